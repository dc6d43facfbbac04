import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import type { EntityKind } from '../../core/indexing/noteSummary.js';
import type { IndexedEntity } from '../../core/indexing/workspaceIndex.js';
import { sayCount } from '../../core/wording/say.js';
import { placeRange } from '../convert.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { dossierUri } from './dossierUri.js';

/** So many names are listed; typing finds the rest. */
const MOST_NAMES = 50;

/** Of each name so many notes, the newest: the dossier, which is listed first, has them all. */
const MOST_NOTES = 5;

/** What is mentioned more often is listed by its dossier alone: its places would take longer to find than a key takes. */
const MOST_MENTIONS = 2000;

/**
 * VS Code has no kinds for deals. A company is a thing of its own kind, a term is what two sides agree on, a group has members; all three
 * have other pictures than the headings of notes.
 */
export const SYMBOL_KINDS: Readonly<Record<EntityKind, vscode.SymbolKind>> = {
	company: vscode.SymbolKind.Class,
	term: vscode.SymbolKind.Interface,
	beneficiary: vscode.SymbolKind.Enum,
};

/** Finds companies, terms and beneficiaries in VS Code's own symbol search: the dossier of each, then the newest notes that mention it. */
export function registerWorkspaceSymbols({ index: service }: SurfaceContext): Disposable {
	return vscode.languages.registerWorkspaceSymbolProvider({
		provideWorkspaceSymbols(query, token) {
			service.wake();
			const name = query.replace(/^#/, '').trim();
			if (name === '') {
				return [];
			}
			const { index } = service;
			const cancellation = {
				get isCancelled() {
					return token.isCancellationRequested;
				},
			};
			const symbols: vscode.SymbolInformation[] = [];
			for (const { entity } of index.find(name, { limit: MOST_NAMES, cancellation })) {
				if (token.isCancellationRequested) {
					return [];
				}
				const notes = entity.mentions > MOST_MENTIONS ? [] : noteSymbols(entity);
				symbols.push(dossierSymbol(entity), ...notes);
			}
			return symbols;

			function noteSymbols(entity: IndexedEntity): vscode.SymbolInformation[] {
				const first = new Map<string, vscode.Range>();
				for (const place of index.occurrences(entity.kind, entity.id, cancellation)) {
					if (!first.has(place.note)) {
						first.set(place.note, placeRange(place));
					}
				}
				return [...first]
					.slice(-MOST_NOTES)
					.reverse()
					.map(([note, range]) => {
						const location = new vscode.Location(vscode.Uri.parse(note), range);
						const title = index.titleOf(note) ?? '';
						return new vscode.SymbolInformation(
							entity.label,
							SYMBOL_KINDS[entity.kind],
							title,
							location,
						);
					});
			}
		},
	});
}

function dossierSymbol({ kind, id, label, mentions, notes }: IndexedEntity): vscode.SymbolInformation {
	const counted = say(
		'{0} in {1}',
		sayCount(say, mentions, ['1 mention', '{0} mentions']),
		sayCount(say, notes, ['1 note', '{0} notes']),
	);
	const location = new vscode.Location(dossierUri({ kind, id }, label), new vscode.Position(0, 0));
	return new vscode.SymbolInformation(label, SYMBOL_KINDS[kind], say('Dossier: {0}', counted), location);
}
