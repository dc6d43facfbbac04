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
 * `folder` is what fits it among what stands in other notes. What the note in front has is left out of it, and what it has is left out of
 * the lexicon, so that nothing is listed twice.
 */
export function findLookUps(
	entries: readonly LookUpEntry[],
	query: string,
	folder: readonly IndexHit[] = [],
): ReadonlyMap<LookUpGroup, readonly LookUpHit[]> {
	const folded = foldForSearch(query);
	const found = new Map<LookUpGroup, { hit: LookUpHit; rank: number }[]>();
	const elsewhere = folderHits(entries, folder);
	if (elsewhere.size > 0) {
		found.set('folder', [...elsewhere.values()]);
	}
	for (const entry of entries) {
		if (entry.group.startsWith('lexicon') && elsewhere.has(keyOf(entry))) {
			continue;
		}
		const best = folded === '' ? { name: 0, rank: 0 } : bestName(entry.names, folded);
		if (best !== undefined) {
			const alias = best.name === 0 ? undefined : entry.aliases[best.name - 1];
			const group = found.get(entry.group) ?? [];
			group.push({ hit: { entry, alias }, rank: best.rank });
			found.set(entry.group, group);
		}
	}
	const groups = LOOK_UP_GROUPS.flatMap(group => {
		const hits = found.get(group)?.sort((a, b) => a.rank - b.rank) ?? [];
		const [best] = hits;
		return best === undefined ? [] : [{ group, hits, rank: best.rank - gainOf(group) }];
	});
	groups.sort((a, b) => a.rank - b.rank);
	return new Map(groups.map(({ group, hits }) => [group, hits.map(({ hit }) => hit)]));
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
	folder: readonly IndexHit[],
): ReadonlyMap<string, { readonly hit: LookUpHit; readonly rank: number }> {
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
				return [keyOf(entity), { hit: { entry, alias: form }, rank }] as const;
			}),
	);
}

function bestName(names: readonly string[], query: string): { name: number; rank: number } | undefined {
	let best: { name: number; rank: number } | undefined;
	names.forEach((text, name) => {
		const fit = rankName(text, query);
		const rank = fit === undefined ? Infinity : fit + (name === 0 ? 0 : ALIAS_COSTS);
		if (rank < (best?.rank ?? Infinity)) {
			best = { name, rank };
		}
	});
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
