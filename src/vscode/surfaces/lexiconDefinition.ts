import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { EntityKind } from '../../core/indexing/noteSummary.js';
import { placeRange, toRange } from '../convert.js';
import { LEXICON_LANGUAGE } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

/**
 * Leads from a mention to its entry: in a lexicon file, in a note, or to how the entry that comes with Pactmark would stand in a file;
 * what has no entry leads to where the oldest note names it first.
 */
export function registerLexiconDefinition({ readings, lexicon, index }: SurfaceContext): Disposable {
	const store = new DisposableStore();
	store.add(
		vscode.languages.registerDefinitionProvider(
			{ language: 'markdown' },
			{
				async provideDefinition(document, position, token) {
					const snapshot = await readings.read(document);
					if (snapshot === undefined || token.isCancellationRequested) {
						return undefined;
					}
					return mentionsAt(snapshot.reading, document.offsetAt(position)).flatMap(mention => {
						const { kind, id } = mention;
						const target =
							(kind === 'beneficiary' ? undefined : targetOf(kind, id)) ?? firstOf(kind, id);
						return target === undefined
							? []
							: [
									{
										originSelectionRange: toRange(document, mention),
										targetUri: target.uri,
										targetRange: target.range,
									},
								];
					});

					function firstOf(kind: EntityKind, id: string): vscode.Location | undefined {
						const cancellation = { isCancelled: token.isCancellationRequested };
						const [first] = index.index.occurrences(kind, id, cancellation);
						return first && new vscode.Location(vscode.Uri.parse(first.note), placeRange(first));
					}

					function targetOf(kind: 'company' | 'term', id: string): vscode.Location | undefined {
						const known =
							snapshot?.lexicon[kind === 'term' ? 'terms' : 'companies'].has(id) === true;
						return (
							lexicon.files.find(kind, id) ??
							lexicon.notes.find(kind, id) ??
							(known
								? new vscode.Location(entryUri(kind, id), new vscode.Position(0, 0))
								: undefined)
						);
					}
				},
			},
		),
	);
	store.add(
		vscode.workspace.registerTextDocumentContentProvider(LEXICON_LANGUAGE, {
			async provideTextDocumentContent({ query }) {
				const { kind, id } = parseQuery(query);
				const { printLexiconEntry } = await lexicon.load();
				const entry = printLexiconEntry(await readings.lexicon(), kind, id);
				const note = say(
					'This entry comes with Pactmark. Copy what you change into your own lexicon.',
				);
				return entry === undefined ? '' : `# ${note}\n${entry}`;
			},
		}),
	);
	return store;
}

/** The name of the file gives the document its language. */
function entryUri(kind: 'company' | 'term', id: string): vscode.Uri {
	return vscode.Uri.from({
		scheme: LEXICON_LANGUAGE,
		path: '/.pactmark/lexicon.yaml',
		query: JSON.stringify({ kind, id }),
	});
}

function parseQuery(query: string): { readonly kind: 'company' | 'term'; readonly id: string } {
	try {
		const { kind, id } = JSON.parse(query) as { readonly kind?: unknown; readonly id?: unknown };
		return { kind: kind === 'company' ? kind : 'term', id: typeof id === 'string' ? id : '' };
	} catch {
		return { kind: 'term', id: '' }; // No link of ours.
	}
}
