import {
	ANNOTATION_KINDS,
	type AnnotationKind,
	type AnnotationState,
	type AnnotationThread,
} from '../annotations/annotation.js';
import type { Placing } from './annotationEntries.js';
import { cutText, kindLabelOf, placingLabel, stateLabel } from './annotationLabels.js';
import { sayCount, type Say } from './say.js';
import { foldForSearch } from '../base/searchText.js';
import { findInLabel } from './searchText.js';

/** How the annotations are put in order. `questions` shows the open questions alone, by note. */
export const ARRANGEMENTS = ['note', 'tag', 'state', 'kind', 'questions'] as const;
export type Arrangement = (typeof ARRANGEMENTS)[number];

/** An annotation as it is listed. */
export interface ListedAnnotation extends AnnotationThread {
	readonly placing: Placing;
	/** Of the passage, or for `unsure` of the likeliest one, counted from 1; `undefined` where there is none. */
	readonly line: number | undefined;
	/** How many places it might be at, where that is unsure. */
	readonly candidates: number;
}

/** A note with its annotations, in the order of their passages. */
export interface ListedNote {
	/** The same for the same note at all times. */
	readonly id: string;
	/** The name of its file. */
	readonly name: string;
	/** The folder it is in, as it is shown; empty for the top. */
	readonly folder: string;
	readonly annotations: readonly ListedAnnotation[];
}

/** What a row stands for, for a surface to choose a picture by. */
export type AnnotationSign =
	AnnotationKind | Exclude<Placing, 'found'> | 'resolved' | 'unplaced' | 'note' | 'tag' | 'open' | 'reply';

/** A row of the annotations view. */
export interface AnnotationRow {
	/** The same for the same thing at all times, so that a view keeps what was opened. */
	readonly id: string;
	readonly type: 'group' | 'annotation' | 'reply';
	readonly sign: AnnotationSign;
	readonly label: string;
	/** The stretch of the label to be brought out. */
	readonly highlight: readonly [start: number, end: number] | undefined;
	readonly description: string;
	/** The row in words, for a screen reader. */
	readonly spoken: string;
	/** Of `annotation` and `reply` rows. */
	readonly item: { readonly note: ListedNote; readonly listed: ListedAnnotation } | undefined;
	readonly children: readonly AnnotationRow[];
}

/** What the view is made from. */
export interface AnnotationRowSource {
	readonly say: Say;
	readonly notes: readonly ListedNote[];
	readonly arrangement: Arrangement;
	/** Only what fits it is shown. */
	readonly filter: string;
}

/** What is shown, without the rows. */
export interface AnnotationCounts {
	readonly all: number;
	readonly open: number;
	readonly unplaced: number;
}

interface Item {
	readonly note: ListedNote;
	readonly listed: ListedAnnotation;
}

/**
 * The rows of the annotations view. What has no sure place stands on top, in a group of its own and nowhere else, since it waits for a
 * decision.
 */
export function createAnnotationRows(source: AnnotationRowSource): readonly AnnotationRow[] {
	const items = shownItems(source);
	const unplaced = items.filter(({ listed }) => listed.placing !== 'found');
	const placed = items.filter(({ listed }) => listed.placing === 'found');
	const top: Group = { id: 'unplaced', sign: 'unplaced', label: source.say('Without a Sure Place') };
	return [
		...(unplaced.length === 0 ? [] : [groupRow(source, { ...top, items: unplaced })]),
		...groupsOf(source, placed).map(group => groupRow(source, group)),
	];
}

/** How many annotations the filter and the arrangement let through. */
export function countAnnotations(source: AnnotationRowSource): AnnotationCounts {
	const items = shownItems(source);
	return {
		all: items.length,
		open: items.filter(({ listed }) => listed.annotation.state === 'open').length,
		unplaced: items.filter(({ listed }) => listed.placing !== 'found').length,
	};
}

/** The counts as they stand beside the view's name. */
export function describeCounts(say: Say, { all, open, unplaced }: AnnotationCounts): string {
	const parts = [
		String(all),
		...(open === all ? [] : [say('{0} open', open)]),
		...(unplaced === 0 ? [] : [say('{0} without a sure place', unplaced)]),
	];
	return all === 0 ? '' : parts.join(' · ');
}

function shownItems({ say, notes, arrangement, filter }: AnnotationRowSource): readonly Item[] {
	const query = foldForSearch(filter.replace(/^\s*#/, ''));
	return [...notes]
		.sort((a, b) => compareNotes(a, b))
		.flatMap(note => note.annotations.map(listed => ({ note, listed })))
		.filter(({ listed: { annotation } }) => arrangement !== 'questions' || isOpenQuestion(annotation))
		.filter(
			item => query === '' || searchTexts(say, item).some(text => foldForSearch(text).includes(query)),
		);
}

function compareNotes(a: ListedNote, b: ListedNote): number {
	return a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name);
}

function isOpenQuestion({ kind, state }: { kind: AnnotationKind; state: AnnotationState }): boolean {
	return kind === 'question' && state === 'open';
}

/** So much of a text is searched: a file may hold a megabyte in one field, and the filter runs at every key. */
const SEARCHED = 4000;

function searchTexts(say: Say, { note, listed: { annotation, replies, placing } }: Item): readonly string[] {
	const { body, quote, tags, author, kind, state } = annotation;
	return [
		body,
		quote.exact,
		...tags,
		author,
		kindLabelOf(say, kind),
		stateLabel(say, state),
		...(placing === 'found' ? [] : [placingLabel(say, placing)]),
		note.name,
		note.folder,
		...replies.flatMap(reply => [reply.body, reply.author]),
	].map(text => text.slice(0, SEARCHED));
}

interface Group {
	readonly id: string;
	readonly sign: AnnotationSign;
	readonly label: string;
	/** Beside the label, before the count. */
	readonly aside?: string;
}

type FilledGroup = Group & { readonly items: readonly Item[] };

function groupsOf({ say, arrangement }: AnnotationRowSource, items: readonly Item[]): readonly FilledGroup[] {
	switch (arrangement) {
		case 'note':
		case 'questions':
			return notesOf(items);
		case 'tag':
			return tagsOf(say, items);
		case 'state':
			return (['open', 'resolved'] as const)
				.map(state => ({
					id: `state/${state}`,
					sign: state,
					label: stateLabel(say, state),
					items: items.filter(({ listed }) => listed.annotation.state === state),
				}))
				.filter(hasItems);
		case 'kind':
			return ANNOTATION_KINDS.map(kind => ({
				id: `kind/${kind}`,
				sign: kind,
				label: pluralOf(say, kind),
				items: items.filter(({ listed }) => listed.annotation.kind === kind),
			})).filter(hasItems);
	}
}

function hasItems(group: FilledGroup): boolean {
	return group.items.length > 0;
}

function pluralOf(say: Say, kind: AnnotationKind): string {
	switch (kind) {
		case 'comment':
			return say('Comments');
		case 'question':
			return say('Questions');
		case 'todo':
			return say('To-dos');
		case 'highlight':
			return say('Highlights');
	}
}

function notesOf(items: readonly Item[]): readonly FilledGroup[] {
	const notes = new Map<ListedNote, Item[]>();
	for (const item of items) {
		addTo(notes, item.note, item);
	}
	return [...notes].map(([{ id, name, folder }, own]) => ({
		id: `note/${id}`,
		sign: 'note',
		label: name,
		aside: folder,
		items: own,
	}));
}

function addTo<K>(groups: Map<K, Item[]>, key: K, item: Item): void {
	const group = groups.get(key);
	if (group === undefined) {
		groups.set(key, [item]);
	} else {
		group.push(item);
	}
}

/** Alphabetical, what has no tag at the end; what has several stands under each. */
function tagsOf(say: Say, items: readonly Item[]): readonly FilledGroup[] {
	const byTag = new Map<string, Item[]>();
	for (const item of items) {
		for (const tag of item.listed.annotation.tags) {
			addTo(byTag, tag, item);
		}
	}
	const untagged = items.filter(({ listed }) => listed.annotation.tags.length === 0);
	return [
		...[...byTag]
			.sort(([a], [b]) => a.localeCompare(b))
			.map(([tag, own]): FilledGroup => ({
				id: `tag/${tag}`,
				sign: 'tag',
				label: `#${cutText(tag)}`,
				items: own,
			})),
		{ id: 'untagged', sign: 'tag' as const, label: say('Without Tags'), items: untagged },
	].filter(hasItems);
}

function groupRow(source: AnnotationRowSource, group: FilledGroup): AnnotationRow {
	const { id, sign, label, aside = '', items } = group;
	const count = sayCount(source.say, items.length, ['1 annotation', '{0} annotations']);
	const isNote = sign === 'note';
	return {
		id,
		type: 'group',
		sign,
		label,
		highlight: undefined,
		description: [aside, String(items.length)].filter(part => part !== '').join(' · '),
		spoken: [label, aside, count].filter(part => part !== '').join(', '),
		item: undefined,
		children: items.map(item => annotationRow(source, item, { groupId: id, isNote })),
	};
}

function annotationRow(
	{ say, filter }: AnnotationRowSource,
	item: Item,
	{ groupId, isNote }: { readonly groupId: string; readonly isNote: boolean },
): AnnotationRow {
	const { annotation, replies, placing } = item.listed;
	const body = cutText(annotation.body);
	const quote = `“${cutText(annotation.quote.exact)}”`;
	const label = body === '' ? quote : body;
	const id = `${groupId}/${annotation.id}`;
	const facts = factsOf(say, item);
	return {
		id,
		type: 'annotation',
		sign: signOf(item.listed),
		label,
		highlight: findInLabel(label, filter.trim()),
		description: [
			...(placing === 'found' ? [placeOf(item, isNote), ...facts] : [...facts, placeOf(item, isNote)]),
			...annotation.tags.map(tag => `#${cutText(tag)}`),
			...(body === '' ? [] : [quote]),
		]
			.filter(part => part !== '')
			.join(' · '),
		spoken: [
			kindLabelOf(say, annotation.kind),
			label,
			...(body === '' ? [] : [say('on {0}', quote)]),
			...(placing === 'found' && item.listed.line !== undefined
				? [say('line {0} of {1}', item.listed.line, item.note.name)]
				: [item.note.name]),
			...facts,
			...annotation.tags.map(tag => say('tagged {0}', cutText(tag))),
			...(replies.length === 0 ? [] : [sayCount(say, replies.length, ['1 reply', '{0} replies'])]),
		].join(', '),
		item,
		children: replies.map(reply => {
			const text = cutText(reply.body);
			const author = cutText(reply.author);
			return {
				id: `${id}/${reply.id}`,
				type: 'reply',
				sign: 'reply',
				label: text,
				highlight: findInLabel(text, filter.trim()),
				description: author,
				spoken: [say('Reply'), text, author].filter(part => part !== '').join(', '),
				item,
				children: [],
			};
		}),
	};
}

function signOf({ placing, annotation: { state, kind } }: ListedAnnotation): AnnotationSign {
	if (placing !== 'found') {
		return placing;
	}
	return state === 'resolved' ? 'resolved' : kind;
}

/** The bare line number under its note, as in the reading view; elsewhere the note's name before it. */
function placeOf({ note, listed: { placing, line } }: Item, isNote: boolean): string {
	const number = placing === 'found' && line !== undefined ? String(line) : '';
	return isNote ? number : [note.name, number].filter(part => part !== '').join(' ');
}

function factsOf(say: Say, { listed: { placing, candidates, annotation } }: Item): readonly string[] {
	return [
		...(placing === 'found' ? [] : [placingLabel(say, placing)]),
		...(placing === 'unsure' ? [sayCount(say, candidates, ['1 place', '{0} places'])] : []),
		...(annotation.state === 'resolved' ? [say('resolved')] : []),
	];
}
