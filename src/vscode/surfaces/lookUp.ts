import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Mention } from '../../core/understanding/reading.js';
import { createCard } from '../../core/wording/card.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { cardSourceOf } from './cardSource.js';
import { openDossier } from './dossier.js';
import { indexedEntity } from './folderHits.js';
import { pickLookUp, selectedText } from './lookUpPick.js';

/** Looks up anything that the note, the folder or the lexicon has, by any of its names. */
export function registerLookUp(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	// A key binding may hand in a query of its own.
	store.add(vscode.commands.registerCommand(COMMANDS.lookUp, (query?: unknown) => lookUp(context, query)));
	store.add(
		vscode.commands.registerCommand(COMMANDS.lookUpRow, (row?: TreeNode) =>
			row?.entry === undefined ? undefined : openCard(context, row.entry),
		),
	);
	store.add(
		vscode.commands.registerCommand(INNER_COMMANDS.showCard, (kind: Mention['kind'], id: string) =>
			openCard(context, { kind, id }),
		),
	);
	return store;
}

async function lookUp(context: SurfaceContext, asked?: unknown): Promise<void> {
	await pickLookUp(context, {
		title: say('Look Up'),
		placeholder: say('Name of a company, term or beneficiary'),
		query: typeof asked === 'string' ? asked : selectedText(context),
		choose: (entry, query) => {
			if (entry.group === 'folder') {
				void openDossier(context, entry); // The note in front has nothing on it.
			} else {
				void openCard(context, entry, () => void lookUp(context, query));
			}
		},
		openDossier: entry => void openDossier(context, entry),
	});
}

async function openCard(
	context: SurfaceContext,
	{ kind, id }: { readonly kind: Mention['kind']; readonly id: string },
	onBack?: () => void,
): Promise<void> {
	const { active, readings, cards, index } = context;
	const { document } = active;
	const snapshot = document === undefined ? undefined : await readings.read(document);
	const card = createCard(await cardSourceOf(readings, snapshot), kind, id);
	const indexed = indexedEntity(index.index, { kind, id });
	if (card !== undefined) {
		cards.show({
			card,
			document,
			...(onBack === undefined ? {} : { onBack }),
			...(indexed === undefined ? {} : { onDossier: () => void openDossier(context, indexed) }),
		});
	} else if (indexed !== undefined) {
		await openDossier(context, indexed);
	}
}
