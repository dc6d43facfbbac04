import { ALIAS_COSTS, foldForSearch, rankName } from '../base/searchText.js';
import type { IndexedEntity, IndexHit } from '../indexing/workspaceIndex.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { Mention } from '../understanding/reading.js';
import type { Outline } from './outline.js';

/** Where a look-up entry comes from, in the order in which the groups are shown. */
export const LOOK_UP_GROUPS = [
	'noteTerms',
	'noteCompanies',
	'noteBeneficiaries',
	'folder',
	'lexiconTerms',
	'lexiconCompanies',
] as const;

export type LookUpGroup = (typeof LOOK_UP_GROUPS)[number];

/** Something that can be looked up, by its label or any of its aliases. */
export interface LookUpEntry {
	readonly kind: Mention['kind'];
	readonly id: string;
	readonly label: string;
	readonly group: LookUpGroup;
	/** How often the note or, in the group `folder`, the notes of the folder mention it; 0 for what only the lexicon has. */
	readonly count: number;
	/** Folded: the label first, then the aliases. */
	readonly names: readonly string[];
	/** The aliases as written. */
	readonly aliases: readonly string[];
}

/** An entry that fits a query, and the alias that made it fit when the label did not. */
export interface LookUpHit {
	readonly entry: LookUpEntry;
	readonly alias: string | undefined;
}

/** Entries of one group, the better first. */
export interface LookUpSection {
	readonly group: LookUpGroup;
	/** Whether the query only stands in the middle of a word of each, as "cap" in "Landscaping". */
	readonly isInside: boolean;
	/** How well the best of them fits; lower is better. What is in the note gains. */
	readonly rank: number;
	readonly hits: readonly LookUpHit[];
}

/** Everything that can be looked up: what the note has, then the rest of the lexicon. */
export function listLookUps(outline: Outline | undefined, lexicon: Lexicon): readonly LookUpEntry[] {
	const note = outline === undefined ? [] : noteLookUps(outline, lexicon);
	const seen = new Set(note.map(keyOf));
	const terms = [...lexicon.terms.values()]
		.filter(({ id }) => !seen.has(`term/${id}`))
		.map(({ id, label, aliases }) =>
			lookUpEntry({ kind: 'term', id, label, group: 'lexiconTerms', count: 0, aliases }),
		);
	const companies = [...lexicon.companies.values()]
		.filter(({ id }) => !seen.has(`company/${id}`))
		.map(({ id, name, aliases }) =>
			lookUpEntry({ kind: 'company', id, label: name, group: 'lexiconCompanies', count: 0, aliases }),
		);
	return [...note, ...byLabel(terms), ...byLabel(companies)];
}

/**
 * The entries that fit a query by group, the better first, and the group with the best of them first; all of them for an empty query.
 *
 * What has the query only in the middle of a word comes below all else. `folder` is what fits it among what stands in other notes. What the
 * note in front has is left out of it, and what it has is left out of the lexicon, so that nothing is listed twice.
 */
export function findLookUps(
	entries: readonly LookUpEntry[],
	query: string,
	folder: readonly IndexHit[] = [],
): readonly LookUpSection[] {
	const folded = foldForSearch(query);
	const elsewhere = folderHits(entries, folded, folder);
	const found = new Map<LookUpGroup, Ranked[]>();
	if (elsewhere.size > 0) {
		found.set('folder', [...elsewhere.values()]);
	}
	for (const entry of entries) {
		if (entry.group.startsWith('lexicon') && elsewhere.has(keyOf(entry))) {
			continue;
		}
		const best = folded === '' ? { name: 0, rank: 0 } : bestName(entry, folded);
		if (best !== undefined) {
			const alias = best.name === 0 ? undefined : entry.aliases[best.name - 1];
			const group = found.get(entry.group) ?? [];
			group.push({ hit: { entry, alias }, rank: best.rank });
			found.set(entry.group, group);
		}
	}
	return [false, true].flatMap(isInside =>
		LOOK_UP_GROUPS.flatMap(group => {
			const own = (found.get(group) ?? []).filter(({ rank }) => rank >= INSIDE === isInside);
			const [best] = own.sort((a, b) => a.rank - b.rank);
			const hits = own.map(({ hit }) => hit);
			return best === undefined ? [] : [{ group, isInside, hits, rank: best.rank - gainOf(group) }];
		}).sort((a, b) => a.rank - b.rank),
	);
}

interface Ranked {
	readonly hit: LookUpHit;
	readonly rank: number;
}

/** The rank (`rankName`) of what has a query in the middle of a word only; a label has it just so, an alias a little above. */
const INSIDE = 3;

/**
 * A term that has the query for a word of its name comes right behind what is called so: whoever types "cap" looks for caps first, and only
 * then for companies whose names begin with these letters. Names of companies are typed letter by letter, so a word of theirs is no more
 * than a beginning.
 */
const WORD_OF_A_TERM = 0.6;

/** A letter by itself is the beginning of something, and no word. */
const SHORTEST_WORD = 2;

/** How well a folded name fits, an alias or the label; lower is better, infinite is not at all. */
function fitOf(kind: Mention['kind'], name: string, isLabel: boolean, query: string): number {
	const rank = rankName(name, query);
	if (rank === undefined) {
		return Infinity;
	}
	const own = rank + (isLabel ? 0 : ALIAS_COSTS);
	const isWord =
		kind === 'term' &&
		rank > 0 &&
		rank < INSIDE &&
		query.length >= SHORTEST_WORD &&
		` ${name} `.includes(` ${query} `);
	return isWord ? WORD_OF_A_TERM + own / 10 : own;
}

/**
 * What is in the note comes before what is only in the lexicon, unless that fits much better: whoever types "AWS" wants what is called
 * so, and not a term of the note that has these letters somewhere.
 */
const NOTE_GAINS = 2;

/** What other notes have comes between the two. */
const FOLDER_GAINS = 1;

function gainOf(group: LookUpGroup): number {
	return group === 'folder' ? FOLDER_GAINS : group.startsWith('note') ? NOTE_GAINS : 0;
}

function keyOf({ kind, id }: Pick<IndexedEntity, 'kind' | 'id'>): string {
	return `${kind}/${id}`;
}

function folderHits(
	entries: readonly LookUpEntry[],
	query: string,
	folder: readonly IndexHit[],
): ReadonlyMap<string, Ranked> {
	const inNote = new Set(entries.filter(({ group }) => group.startsWith('note')).map(keyOf));
	return new Map(
		folder
			.filter(({ entity }) => !inNote.has(keyOf(entity)))
			.map(({ entity, form, rank }) => {
				const { kind, id, label, forms, mentions } = entity;
				const entry = {
					kind,
					id,
					label,
					group: 'folder',
					count: mentions,
					names: [],
					aliases: forms,
				} as const;
				const own = fitOf(kind, foldForSearch(form ?? label), form === undefined, query);
				const fit = query === '' ? rank : Math.min(rank, own);
				return [keyOf(entity), { hit: { entry, alias: form }, rank: fit }] as const;
			}),
	);
}

function bestName(
	{ kind, names }: LookUpEntry,
	query: string,
): { readonly name: number; readonly rank: number } | undefined {
	let best: { readonly name: number; readonly rank: number } | undefined;
	for (const [name, text] of names.entries()) {
		const rank = fitOf(kind, text, name === 0, query);
		if (rank < (best?.rank ?? Infinity)) {
			best = { name, rank };
		}
	}
	return best;
}

function noteLookUps({ terms, companies, beneficiaries }: Outline, lexicon: Lexicon): LookUpEntry[] {
	return [
		...terms.map(({ id, label, mentions, known }) =>
			lookUpEntry({
				kind: 'term',
				id,
				label,
				group: 'noteTerms',
				count: mentions.length,
				aliases: [...(known?.aliases ?? []), ...mentions.map(({ text }) => text)],
			}),
		),
		...companies.map(({ id, label, mentions }) =>
			lookUpEntry({
				kind: 'company',
				id,
				label,
				group: 'noteCompanies',
				count: mentions.length,
				aliases: [...(lexicon.companies.get(id)?.aliases ?? []), ...mentions.map(({ text }) => text)],
			}),
		),
		...beneficiaries.map(({ id, label, mentions }) =>
			lookUpEntry({
				kind: 'beneficiary',
				id,
				label,
				group: 'noteBeneficiaries',
				count: mentions.length,
				aliases: mentions.map(({ text }) => text),
			}),
		),
	];
}

function lookUpEntry(entry: Omit<LookUpEntry, 'names'>): LookUpEntry {
	const aliases = [...new Set(entry.aliases)];
	return { ...entry, aliases, names: [entry.label, ...aliases].map(foldForSearch) };
}

function byLabel(entries: readonly LookUpEntry[]): LookUpEntry[] {
	return [...entries].sort((a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1));
}
