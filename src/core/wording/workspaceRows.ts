import type { EntityKind, Place } from '../indexing/noteSummary.js';
import type { DossierNote, IndexedEntity, Occurrence } from '../indexing/workspaceIndex.js';
import { cutExcerpt } from './excerpt.js';
import { changeLabel, effectLabel, kindLabel } from './labels.js';
import { sayCount, type Say } from './say.js';
import { findInLabel } from './searchText.js';
import { WEIGHT, type TreeSign } from './treeRows.js';

/** A row of the reading view while it shows the whole workspace. Its children are made when they are asked for. */
export interface WorkspaceRow {
	readonly scope: 'workspace';
	/** The same for the same thing whatever the index holds, so that a view keeps what was opened. */
	readonly id: string;
	readonly type: 'branch' | 'group' | 'entity' | 'note' | 'mention' | 'differing' | 'more' | 'nothing';
	readonly sign: TreeSign;
	readonly label: string;
	/** The stretch of the label to be brought out. */
	readonly highlight: readonly [start: number, end: number] | undefined;
	readonly description: string;
	/** The row in words, for a screen reader. */
	readonly spoken: string;
	readonly isOpen: boolean;
	/** The dossier that a click opens. */
	readonly entity: Pick<IndexedEntity, 'kind' | 'id'> | undefined;
	/** The place that a click shows. */
	readonly target: { readonly note: string; readonly place: Place } | undefined;
	/** Of a `note` row: what its children are made of, once their words have been fetched. */
	readonly mentions: readonly Occurrence[];
	/** Of a `more` row: the id of the row whose children are meant. */
	readonly more: string | undefined;
	readonly children: (() => readonly WorkspaceRow[]) | undefined;
}

export const BARE_ROW = {
	scope: 'workspace',
	highlight: undefined,
	isOpen: false,
	entity: undefined,
	target: undefined,
	mentions: [],
	more: undefined,
	children: undefined,
} as const;

/** So many rows stand under one at once; a row below them asks for more. */
export const ROWS_AT_ONCE = 200;

/** How a row's children are cut: `limitOf` says how many of them are shown now. */
export interface Paging {
	readonly say: Say;
	readonly limitOf: (id: string) => number;
}

/** The first rows of a list, with one below that brings the next. Only the rows that are shown are made. */
export function pageRows<T>(
	{ say, limitOf }: Paging,
	id: string,
	items: readonly T[],
	toRow: (item: T) => WorkspaceRow,
): readonly WorkspaceRow[] {
	const limit = limitOf(id);
	const rows = items.slice(0, limit).map(toRow);
	if (items.length <= limit) {
		return rows;
	}
	const label = say('Show more: {0} of {1} are shown', limit, items.length);
	const more: WorkspaceRow = {
		...BARE_ROW,
		id: `${id}/more`,
		type: 'more',
		sign: 'group',
		label,
		description: '',
		spoken: label,
		more: id,
	};
	return [...rows, more];
}

/** A row for something that stands in the folder's notes. */
export function entityRow(
	say: Say,
	entity: IndexedEntity,
	filter: string,
	children: () => readonly WorkspaceRow[],
): WorkspaceRow {
	const { kind, id, label, mentions, notes } = entity;
	const counted = say(
		'{0} in {1}',
		sayCount(say, mentions, ['1 mention', '{0} mentions']),
		sayCount(say, notes, ['1 note', '{0} notes']),
	);
	return {
		...BARE_ROW,
		id: entityRowId(kind, id),
		type: 'entity',
		sign: kind,
		label,
		highlight: findInLabel(label, filter.trim()),
		description: sayCount(say, notes, ['1 note', '{0} notes']),
		spoken: [label, kindLabel(say, kind), counted].join(', '),
		entity: { kind, id },
		children,
	};
}

/** The row of one entity; there is only one of each. */
export function entityRowId(kind: EntityKind, id: string): string {
	return `workspace/${kind}/${id}`;
}

/** A row for what one note has on something, with what happened there. */
export function noteRow(say: Say, owner: string, note: DossierNote, path: string): WorkspaceRow {
	const { note: uri, events, mentions } = note;
	const date = note.isFileDate ? say('file of {0}', note.date) : note.date;
	const changes = new Set(events.flatMap(event => (event.kind === 'change' ? [event.change] : [])));
	const effects = new Set(events.flatMap(event => (event.kind === 'benefit' ? [event.effect] : [])));
	const told = [
		...[...changes].map(change => changeLabel(say, change)),
		...[...effects].map(effect => effectLabel(say, effect)),
	];
	const label = note.title === '' ? path : note.title;
	const count = sayCount(say, mentions.length, ['1 mention', '{0} mentions']);
	const place = mentions[0] ?? events[0]?.evidence;
	return {
		...BARE_ROW,
		id: `${owner}/${uri}`,
		type: 'note',
		sign: WEIGHT.find(change => changes.has(change)) ?? [...effects][0] ?? 'note',
		label,
		description: [date, ...told].join(' · '),
		spoken: [label, date, ...told, count].join(', '),
		target: place === undefined ? undefined : { note: uri, place },
		mentions,
	};
}

/** The rows under a note: a line around each mention. `sentences` are the words of each mention's sentence, where they are known. */
export function mentionRows(
	say: Say,
	owner: WorkspaceRow,
	sentences: readonly (string | undefined)[],
): readonly WorkspaceRow[] {
	return owner.mentions.map((mention, at) => {
		const sentence = sentences[at] ?? '';
		const [start, end] = [mention.start - mention.sentence.start, mention.end - mention.sentence.start];
		const excerpt = cutExcerpt(sentence.slice(0, start), sentence.slice(start, end), sentence.slice(end));
		const line = mention.line + 1;
		const label = excerpt.text === '' ? say('line {0}', line) : excerpt.text;
		return {
			...BARE_ROW,
			id: `${owner.id}/${at}`,
			type: 'mention',
			sign: 'mention',
			label,
			highlight: excerpt.text === '' ? undefined : [excerpt.start, excerpt.end],
			description: String(line),
			spoken: say('line {0}: {1}', line, label),
			target: { note: mention.note, place: mention },
		};
	});
}
