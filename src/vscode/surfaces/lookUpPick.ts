import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/dispose.js';
import type { IndexHit } from '../../core/indexing/workspaceIndex.js';
import {
	findLookUps,
	listLookUps,
	type LookUpEntry,
	type LookUpGroup,
	type LookUpHit,
} from '../../core/wording/lookUp.js';
import { sayCount } from '../../core/wording/say.js';
import { dossierButton } from '../cardPick.js';
import { iconOf } from '../icons.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { findFolderHits, indexedEntity } from './folderHits.js';

/** So many of a group are listed at once; typing finds the rest. */
const MOST_LISTED = 100;

/** A selection longer than this is a passage and no name. */
const LONGEST_QUERY = 60;

/** What is asked, and what becomes of the answer. */
export interface LookUpQuestion {
	readonly title: string;
	readonly placeholder: string;
	readonly query: string;
	/** Only what stands in notes of the folder is listed. */
	readonly isOfFolder?: boolean;
	readonly choose: (entry: LookUpEntry, query: string) => void;
	/** What the button of an entry does; without it there is none. */
	readonly openDossier?: (entry: LookUpEntry) => void;
}

interface LookUpItem extends vscode.QuickPickItem {
	readonly entry?: LookUpEntry;
}

/** Lists what the note, the folder's notes and the lexicon have by any of its names, as it is typed. */
export async function pickLookUp(context: SurfaceContext, question: LookUpQuestion): Promise<void> {
	context.index.wake();
	const entries = await listEntries(context, question);
	const store = new DisposableStore();
	const pick = store.add(vscode.window.createQuickPick<LookUpItem>());
	const search = store.add(new Search(context, entries, question));
	const fill = (items: readonly LookUpItem[]): void => {
		const key = keyOf(pick.activeItems[0]);
		const active = items.find(item => key !== undefined && keyOf(item) === key);
		pick.items = items;
		if (active !== undefined) {
			pick.activeItems = [active];
		}
	};
	pick.title = question.title;
	pick.placeholder = question.placeholder;
	pick.value = question.query;
	keepOrder(pick);
	pick.items = search.now(question.query);
	store.add(
		pick.onDidChangeValue(value => {
			pick.busy = true;
			search.soon(value, items => {
				pick.items = items;
				pick.busy = false;
			});
		}),
	);
	store.add(context.index.onDidChange(() => search.soon(pick.value, fill)));
	const take = (entry: LookUpEntry | undefined, run: LookUpQuestion['openDossier']): void => {
		if (entry !== undefined && run !== undefined) {
			pick.hide();
			run(entry);
		}
	};
	store.add(
		pick.onDidAccept(() => {
			const { value } = pick;
			take(pick.selectedItems[0]?.entry, entry => question.choose(entry, value));
		}),
	);
	store.add(pick.onDidTriggerItemButton(({ item }) => take(item.entry, question.openDossier)));
	store.add(pick.onDidHide(() => store.dispose()));
	pick.show();
}

/** What is selected in the note in front, if it may be a name. */
export function selectedText({ active }: SurfaceContext): string {
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	if (editor === undefined || editor.selection.isEmpty || !editor.selection.isSingleLine) {
		return '';
	}
	const text = editor.document.getText(editor.selection).trim();
	return text.length > LONGEST_QUERY ? '' : text;
}

async function listEntries(
	{ active, readings, index }: SurfaceContext,
	{ isOfFolder = false }: LookUpQuestion,
): Promise<readonly LookUpEntry[]> {
	const lexicon = await readings.lexicon();
	if (isOfFolder) {
		// For the aliases that no note writes.
		return listLookUps(undefined, lexicon).filter(
			entry => indexedEntity(index.index, entry) !== undefined,
		);
	}
	const { document } = active;
	const snapshot = document === undefined ? undefined : await readings.read(document);
	return listLookUps(snapshot?.outline, lexicon);
}

/** Finds what fits, a turn after the key that asked for it: a key that comes meanwhile makes it unnecessary. */
class Search {
	readonly #context: SurfaceContext;
	readonly #entries: readonly LookUpEntry[];
	readonly #question: LookUpQuestion;
	#cancellation = { isCancelled: false };
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(context: SurfaceContext, entries: readonly LookUpEntry[], question: LookUpQuestion) {
		this.#context = context;
		this.#entries = entries;
		this.#question = question;
	}

	soon(query: string, then: (items: readonly LookUpItem[]) => void): void {
		this.#cancel();
		this.#cancellation = { isCancelled: false };
		this.#timer = setTimeout(() => then(this.now(query)), 0);
	}

	now(query: string): readonly LookUpItem[] {
		const folder = findFolderHits(this.#context.index.index, query, this.#cancellation);
		return this.#itemsOf(query, folder);
	}

	dispose(): void {
		this.#cancel();
	}

	#cancel(): void {
		this.#cancellation.isCancelled = true;
		clearTimeout(this.#timer);
	}

	/** The list is ours, already in order: VS Code's own filter would not know the aliases. */
	#itemsOf(query: string, folder: readonly IndexHit[]): readonly LookUpItem[] {
		const found = findLookUps(this.#entries, query, folder);
		if (found.size === 0) {
			return [{ label: this.#nothing(query), alwaysShow: true }];
		}
		return [...found].flatMap(([group, hits]) => [
			{ label: this.#separatorLabel(group, hits.length), kind: vscode.QuickPickItemKind.Separator },
			...hits.slice(0, MOST_LISTED).map(hit => this.#itemOf(hit)),
		]);
	}

	#separatorLabel(group: LookUpGroup, count: number): string {
		return this.#question.isOfFolder === true && group !== 'folder'
			? say('By another name in the lexicon ({0})', count)
			: separatorLabel(group, count);
	}

	#nothing(query: string): string {
		const { kind } = this.#context.index.state;
		if (kind === 'indexing' || kind === 'waiting') {
			return say('Nothing fits “{0}” so far. The notes of the folder are still being read.', query);
		}
		return this.#question.isOfFolder === true
			? say('No note of the folder has “{0}”.', query)
			: say('Neither the notes nor the lexicon have “{0}”.', query);
	}

	#itemOf({ entry, alias }: LookUpHit): LookUpItem {
		const isInFolder = indexedEntity(this.#context.index.index, entry);
		const count = entry.count === 0 ? '' : sayCount(say, entry.count, ['1 mention', '{0} mentions']);
		const notes =
			isInFolder === undefined ? '' : sayCount(say, isInFolder.notes, ['in 1 note', 'in {0} notes']);
		const description = [alias ?? '', this.#counted(entry, count, notes)]
			.filter(part => part !== '')
			.join(' · ');
		const hasButton = isInFolder !== undefined && this.#question.openDossier !== undefined;
		return {
			label: entry.label,
			description,
			iconPath: iconOf(entry.kind),
			alwaysShow: true,
			entry,
			...(hasButton ? { buttons: [dossierButton()] } : {}),
		};
	}

	/** "12 mentions in 4 notes" where both speak of the folder; "3 mentions here · in 4 notes" where not. */
	#counted({ group }: LookUpEntry, count: string, notes: string): string {
		const isOfNote = count !== '' && group !== 'folder';
		return [isOfNote ? say('{0} here', count) : count, notes]
			.filter(part => part !== '')
			.join(isOfNote ? ' · ' : ' ');
	}
}

function keyOf(item: LookUpItem | undefined): string | undefined {
	return item?.entry === undefined ? undefined : `${item.entry.kind}/${item.entry.id}`;
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

function separatorLabel(group: LookUpGroup, count: number): string {
	const total = count > MOST_LISTED ? say('{0}, the first {1}', count, MOST_LISTED) : String(count);
	switch (group) {
		case 'noteTerms':
			return say('Terms in this note ({0})', total);
		case 'noteCompanies':
			return say('Companies in this note ({0})', total);
		case 'noteBeneficiaries':
			return say('Beneficiaries in this note ({0})', total);
		case 'folder':
			return count === MOST_LISTED
				? say('In notes of the folder (the first {0})', count)
				: say('In notes of the folder ({0})', count);
		case 'lexiconTerms':
			return say('Terms in the lexicon ({0})', total);
		case 'lexiconCompanies':
			return say('Companies in the lexicon ({0})', total);
	}
}
