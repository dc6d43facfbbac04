import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import {
	completeLexicon,
	type LexiconProposal,
	type LexiconSchema,
} from '../../core/lexicon/completeLexicon.js';
import { toRange } from '../convert.js';
import { LEXICON_LANGUAGE } from '../ids.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** Proposes fields, groups and ids in a lexicon file, as its schema has them. */
export function registerLexiconCompletion(
	{ readings, lexicon, log }: SurfaceContext,
	extensionUri: vscode.Uri,
): Disposable {
	const schemaUri = vscode.Uri.joinPath(extensionUri, 'media', 'schemas', 'lexicon.schema.json');
	let schema: Promise<LexiconSchema> | undefined;
	return vscode.languages.registerCompletionItemProvider(
		[{ language: LEXICON_LANGUAGE }, { language: 'yaml' }],
		{
			async provideCompletionItems(document, position) {
				if (document.languageId !== LEXICON_LANGUAGE && !lexicon.files.has(document.uri)) {
					return undefined;
				}
				try {
					schema ??= readSchema(schemaUri);
					const [fields, { terms, companies }] = await Promise.all([schema, readings.lexicon()]);
					const found = completeLexicon(
						document.getText(),
						document.offsetAt(position),
						fields,
						() => ({
							terms: [...terms.values()].map(({ id, label }) => [id, label] as const),
							companies: [...companies.values()].map(({ id, name }) => [id, name] as const),
						}),
					);
					return found?.proposals.map(each => toItem(each, toRange(document, found.span)));
				} catch (failure) {
					schema = undefined;
					log.error('The schema of the lexicon could not be read.', failure);
					return undefined;
				}
			},
		},
		' ',
		':',
	);
}

async function readSchema(uri: vscode.Uri): Promise<LexiconSchema> {
	const bytes = await vscode.workspace.fs.readFile(uri);
	return JSON.parse(new TextDecoder().decode(bytes)) as LexiconSchema;
}

const KINDS: Readonly<Record<LexiconProposal['kind'], vscode.CompletionItemKind>> = {
	field: vscode.CompletionItemKind.Property,
	value: vscode.CompletionItemKind.EnumMember,
	id: vscode.CompletionItemKind.Reference,
};

function toItem(
	{ kind, label, insert, detail }: LexiconProposal,
	range: vscode.Range,
): vscode.CompletionItem {
	const item = new vscode.CompletionItem(
		{ label, ...(kind === 'id' ? { description: detail } : {}) },
		KINDS[kind],
	);
	item.insertText = kind === 'field' ? new vscode.SnippetString(insert) : insert;
	item.range = range;
	item.detail = detail;
	return item;
}
