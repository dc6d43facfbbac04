import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/dispose.js';
import type { IndexHit } from '../../core/indexing/workspaceIndex.js';
import {
	findLookUps,
	listLookUps,
	type LookUpEntry,
	type LookUpGroup,
	type LookUpHit,
	type LookUpSection,
} from '../../core/wording/lookUp.js';
import {
	changesBetween,
	describeNoteWith,
	findPair,
	termsBetween,
	type LookUpPair,
} from '../../core/wording/lookUpPair.js';
import type { Outline } from '../../core/wording/outline.js';
import { sayCount } from '../../core/wording/say.js';
import { dossierButton } from '../cardPick.js';
import { iconOf } from '../icons.js';
import { notePathOf } from '../notePathOf.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { findFolderHits, indexedEntity } from './folderHits.js';

/** So many of a group are listed at once; typing finds the rest. */
const MOST_LISTED = 100;

/** So many notes that have both of two names are listed, each with what it says happened between them. */
const MOST_NOTES = 50;

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
	/** The note that it leads to. */
	readonly note?: vscode.Uri;
}

/** What is looked through. */
interface Searched {
	readonly entries: readonly LookUpEntry[];
	/** Of the note in front. */
	readonly outline: Outline | undefined;
}

/** Lists what the note, the folder's notes and the lexicon have by any of its names, as it is typed. */
export async function pickLookUp(context: SurfaceContext, question: LookUpQuestion): Promise<void> {
	context.index.wake();
	const searched = await listEntries(context, question);
	const store = new DisposableStore();
	const pick = store.add(vscode.window.createQuickPick<LookUpItem>());
	const search = store.add(new Search(context, searched, question));
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
			const [chosen] = pick.selectedItems;
			if (chosen?.note !== undefined) {
				pick.hide();
				void vscode.window.showTextDocument(chosen.note);
			}
			take(chosen?.entry, entry => question.choose(entry, value));
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
): Promise<Searched> {
	const lexicon = await readings.lexicon();
	if (isOfFolder) {
		// For the aliases that no note writes.
		const known = listLookUps(undefined, lexicon);
		return {
			entries: known.filter(entry => indexedEntity(index.index, entry) !== undefined),
			outline: undefined,
		};
	}
	const { document } = active;
	const snapshot = document === undefined ? undefined : await readings.read(document);
	return { entries: listLookUps(snapshot?.outline, lexicon), outline: snapshot?.outline };
}

/** Finds what fits, a turn after the key that asked for it: a key that comes meanwhile makes it unnecessary. */
class Search {
	readonly #context: SurfaceContext;
	readonly #searched: Searched;
	readonly #question: LookUpQuestion;
	#cancellation = { isCancelled: false };
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(context: SurfaceContext, searched: Searched, question: LookUpQuestion) {
		this.#context = context;
		this.#searched = searched;
		this.#question = question;
	}

	soon(query: string, then: (items: readonly LookUpItem[]) => void): void {
		this.#cancel();
		this.#cancellation = { isCancelled: false };
		this.#timer = setTimeout(() => then(this.now(query)), 0);
	}

	now(query: string): readonly LookUpItem[] {
		const { entries } = this.#searched;
		const inFolder = (name: string): readonly IndexHit[] =>
			findFolderHits(this.#context.index.index, name, this.#cancellation);
		const found = findLookUps(entries, query, inFolder(query));
		const pair = found.some(({ isInside }) => !isInside) ? undefined : findPair(entries, query, inFolder);
		const items = [...(pair === undefined ? [] : this.#itemsOfPair(pair)), ...this.#itemsOf(found)];
		return items.length === 0 ? [{ label: this.#nothing(query), alwaysShow: true }] : items;
	}

	dispose(): void {
		this.#cancel();
	}

	#cancel(): void {
		this.#cancellation.isCancelled = true;
		clearTimeout(this.#timer);
	}

	/** The list is ours, already in order: VS Code's own filter would not know the aliases. */
	#itemsOf(found: readonly LookUpSection[]): readonly LookUpItem[] {
		return found.flatMap(section => [
			separator(this.#separatorLabel(section)),
			...section.hits.slice(0, MOST_LISTED).map(hit => this.#itemOf(hit)),
		]);
	}

	/** Of two names in one query: what happened between them, the notes that have both, then each by itself. */
	#itemsOfPair(pair: LookUpPair): readonly LookUpItem[] {
		const { index } = this.#context.index;
		const { entries, outline } = this.#searched;
		const [first, second] = [pair[0].label, pair[1].label];
		const terms = outline === undefined ? [] : termsBetween(outline, pair);
		const between = terms.flatMap((term): LookUpItem[] => {
			const entry = entries.find(({ kind, id }) => kind === 'term' && id === term.id);
			return entry === undefined
				? []
				: [
						{
							...this.#itemOf({ entry, alias: undefined }),
							description: changesBetween(say, term, pair),
						},
					];
		});
		const indexed = pair.map(entry => indexedEntity(index, entry));
		const notes = indexed.includes(undefined) ? [] : index.notesWith(indexed.filter(isThere));
		return [
			...(between.length === 0
				? []
				: [separator(say('Between {0} and {1} in this note ({2})', first, second, between.length))]),
			...between,
			...(notes.length === 0
				? []
				: [separator(say('Notes with {0} and {1} ({2})', first, second, notes.length))]),
			...notes.slice(0, MOST_NOTES).map((note): LookUpItem => {
				const uri = vscode.Uri.parse(note.note);
				const told = { note, summary: index.summaryOf(note.note), path: notePathOf(uri) };
				return {
					...describeNoteWith(say, told, pair),
					iconPath: iconOf('note'),
					alwaysShow: true,
					note: uri,
				};
			}),
			separator(say('Each by itself')),
			...pair.map(entry => this.#itemOf({ entry, alias: undefined })),
		];
	}

	#separatorLabel({ group, hits, isInside }: LookUpSection): string {
		const count = hits.length;
		const label =
			this.#question.isOfFolder === true && group !== 'folder'
				? say('By another name in the lexicon ({0})', count)
				: separatorLabel(group, count);
		return isInside ? say('{0}, inside a word', label) : label;
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

function isThere<T>(item: T | undefined): item is T {
	return item !== undefined;
}

function separator(label: string): LookUpItem {
	return { label, kind: vscode.QuickPickItemKind.Separator };
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
