import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Mention } from '../../core/understanding/reading.js';
import { createCard } from '../../core/wording/card.js';
import {
	findLookUps,
	listLookUps,
	type LookUpEntry,
	type LookUpGroup,
	type LookUpHit,
} from '../../core/wording/lookUp.js';
import { createOutline } from '../../core/wording/outline.js';
import { sayCount } from '../../core/wording/say.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { iconOf } from '../icons.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** So many of a group are listed at once; typing finds the rest. */
const MOST_LISTED = 100;

/** A selection longer than this is a passage and no name. */
const LONGEST_QUERY = 60;

interface LookUpItem extends vscode.QuickPickItem {
	readonly entry?: LookUpEntry;
}

/** Looks up anything that the note or the lexicon has, by any of its names. */
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
	const query = typeof asked === 'string' ? asked : selectedText(context);
	const { document } = context.active;
	const snapshot = document === undefined ? undefined : await context.readings.read(document);
	const entries = listLookUps(snapshot?.outline, await context.readings.lexicon());
	const store = new DisposableStore();
	const pick = store.add(vscode.window.createQuickPick<LookUpItem>());
	const list = (text: string): void => {
		pick.items = itemsOf(entries, text);
	};
	pick.title = say('Look Up');
	pick.placeholder = say('Name of a company, term or beneficiary');
	pick.value = query;
	keepOrder(pick);
	list(query);
	store.add(pick.onDidChangeValue(list));
	store.add(
		pick.onDidAccept(() => {
			const entry = pick.selectedItems[0]?.entry;
			if (entry !== undefined) {
				const { value } = pick;
				pick.hide();
				void openCard(context, entry, () => void lookUp(context, value));
			}
		}),
	);
	store.add(pick.onDidHide(() => store.dispose()));
	pick.show();
}

async function openCard(
	{ active, readings, cards }: SurfaceContext,
	{ kind, id }: { readonly kind: Mention['kind']; readonly id: string },
	onBack?: () => void,
): Promise<void> {
	const { document } = active;
	const snapshot = document === undefined ? undefined : await readings.read(document);
	const card = createCard(await cardSource(readings, snapshot), kind, id);
	if (card !== undefined) {
		cards.show({ card, document, ...(onBack === undefined ? {} : { onBack }) });
	}
}

/** Without a note there is still the lexicon. */
async function cardSource(
	readings: SurfaceContext['readings'],
	snapshot: Snapshot | undefined,
): Promise<Parameters<typeof createCard>[0]> {
	const lexicon = snapshot?.lexicon ?? (await readings.lexicon());
	const empty = {
		note: { title: undefined, date: undefined, source: undefined },
		sections: [],
		sentences: [],
	};
	const outline =
		snapshot?.outline ??
		createOutline({ ...empty, mentions: [], changes: [], beneficiaries: [] }, lexicon);
	return { say, outline, lexicon };
}

function selectedText({ active }: SurfaceContext): string {
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	if (editor === undefined || editor.selection.isEmpty || !editor.selection.isSingleLine) {
		return '';
	}
	const text = editor.document.getText(editor.selection).trim();
	return text.length > LONGEST_QUERY ? '' : text;
}

/**
 * Asks the list to keep our order and its separators while a query is typed.
 *
 * The switch for it has been there for years but is not among the finished API, so it is only used where it is found; without it VS
 * Code puts the same rows in the order of their labels, without separators.
 */
function keepOrder(pick: vscode.QuickPick<LookUpItem>): void {
	if ('sortByLabel' in pick) {
		pick.sortByLabel = false;
	}
}

/** The list is ours, already in order: VS Code's own filter would not know the aliases. */
function itemsOf(entries: readonly LookUpEntry[], query: string): LookUpItem[] {
	const found = findLookUps(entries, query);
	if (found.size === 0) {
		return [{ label: say('Neither the note nor the lexicon has “{0}”.', query), alwaysShow: true }];
	}
	return [...found].flatMap(([group, hits]) => [
		{ label: separatorLabel(group, hits.length), kind: vscode.QuickPickItemKind.Separator },
		...hits.slice(0, MOST_LISTED).map(itemOf),
	]);
}

function itemOf({ entry, alias }: LookUpHit): LookUpItem {
	const count = entry.count === 0 ? '' : sayCount(say, entry.count, ['1 mention', '{0} mentions']);
	const description = [alias ?? '', count].filter(part => part !== '').join(' · ');
	return { label: entry.label, description, iconPath: iconOf(entry.kind), alwaysShow: true, entry };
}

function separatorLabel(group: LookUpGroup, count: number): string {
	const total = count > MOST_LISTED ? say('{0}, the first {1}', count, MOST_LISTED) : String(count);
	switch (group) {
		case 'noteTerms':
			return say('Terms in this note ({0})', total);
		case 'noteCompanies':
			return say('Companies in this note ({0})', total);
		case 'noteBeneficiaries':
			return say('Beneficiaries in this note ({0})', total);
		case 'lexiconTerms':
			return say('Terms in the lexicon ({0})', total);
		case 'lexiconCompanies':
			return say('Companies in the lexicon ({0})', total);
	}
}
