import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import { mentionsAt } from '../mentionsAt.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { findOccurrences } from './occurrences.js';

/** Finds every mention of what is at the cursor, over all notes; with the entry of the user's lexicon, where declarations are wanted. */
export function registerReferences(context: SurfaceContext): Disposable {
	const { readings, lexicon } = context;
	return vscode.languages.registerReferenceProvider(
		{ language: 'markdown' },
		{
			async provideReferences(document, position, { includeDeclaration }, token) {
				const snapshot = await readings.read(document);
				if (snapshot === undefined || token.isCancellationRequested) {
					return [];
				}
				const [mention] = mentionsAt(snapshot.reading, document.offsetAt(position));
				if (mention === undefined) {
					return [];
				}
				const { kind, id } = mention;
				const entry =
					includeDeclaration && kind !== 'beneficiary'
						? (lexicon.files.find(kind, id) ?? lexicon.notes.find(kind, id))
						: undefined;
				const found = await findOccurrences(context, document, mention, token);
				const places = found.map(({ uri, range }) => new vscode.Location(uri, range));
				return [...(entry === undefined ? [] : [entry]), ...places];
			},
		},
	);
}
