import { foldForSearch } from '../base/searchText.js';
import type { IndexHit, NoteWith } from '../indexing/workspaceIndex.js';
import type { NoteSummary } from '../indexing/noteSummary.js';
import { changeLabel } from './labels.js';
import { findLookUps, type LookUpEntry } from './lookUp.js';
import type { Outline, TermEntry } from './outline.js';
import type { Say } from './say.js';

/** Two things that one query names: "Microsoft OpenAI", "microsoft and exclusivity". */
export type LookUpPair = readonly [LookUpEntry, LookUpEntry];

/** A query of more words than these is no two names, and would have to be asked at too many places. */
const MOST_WORDS = 6;

/** What may stand between two names. */
const JOINERS = /\s*[,;+×]\s*|\s+(?:[&/]|and|with|vs\.?|versus|or)\s+/gi;

/**
 * Parts a query into two names that both begin like something that can be looked up; of several ways the one that fits best. `undefined`
 * where it is one name: what fits it as a whole goes first, and `findLookUps` has that.
 *
 * Costs two looks at all names, or four: what fits a part has its first word, or its last.
 */
export function findPair(
	entries: readonly LookUpEntry[],
	query: string,
	findFolder: (query: string) => readonly IndexHit[],
): LookUpPair | undefined {
	const plain = query.replace(/^\s*between\s/i, '');
	// A name may have such a word in it: "Tate & Lyle".
	return (
		partQuery(entries, plain.replace(JOINERS, ' '), findFolder) ?? partQuery(entries, plain, findFolder)
	);
}

function partQuery(
	entries: readonly LookUpEntry[],
	query: string,
	findFolder: (query: string) => readonly IndexHit[],
): LookUpPair | undefined {
	const words = foldForSearch(query).split(' ');
	if (words.length < 2 || words.length > MOST_WORDS) {
		return undefined;
	}
	const bestOf = (among: readonly LookUpEntry[], name: string): Best | undefined => {
		const [section] = findLookUps(among, name, findFolder(name));
		const entry = section?.isInside === false ? section.hits[0]?.entry : undefined;
		return section === undefined || entry === undefined ? undefined : { entry, rank: section.rank };
	};
	const having = (word = ''): readonly LookUpEntry[] =>
		entries.filter(({ names }) => names.some(name => name.includes(word)));
	const [before, behind] = [having(words[0]), having(words.at(-1))];
	let pair: { readonly entries: LookUpPair; readonly rank: number } | undefined;
	for (let cut = 1; cut < words.length; cut++) {
		const first = bestOf(before, words.slice(0, cut).join(' '));
		const second = first && bestOf(behind, words.slice(cut).join(' '));
		if (first === undefined || second === undefined || isSame(first.entry, second.entry)) {
			continue;
		}
		const rank = first.rank + second.rank;
		if (rank < (pair?.rank ?? Infinity)) {
			pair = { entries: [first.entry, second.entry], rank };
		}
	}
	return pair?.entries;
}

interface Best {
	readonly entry: LookUpEntry;
	readonly rank: number;
}

function isSame(a: LookUpEntry, b: LookUpEntry): boolean {
	return a.kind === b.kind && a.id === b.id;
}

/** What the note in front says happened between the two: terms with a change to which both are parties, or which is the one and has the other. */
export function termsBetween({ terms }: Outline, pair: LookUpPair): readonly TermEntry[] {
	return terms.filter(({ id, changes }) =>
		changes.some(({ parties }) => isBetween(pair, { term: id, parties })),
	);
}

/** What happened to a term between the two, in words: "ended, sought". */
export function changesBetween(say: Say, { id, changes }: TermEntry, pair: LookUpPair): string {
	const own = changes.filter(({ parties }) => isBetween(pair, { term: id, parties }));
	return [...new Set(own.map(({ change }) => changeLabel(say, change)))].join(', ');
}

/** What a note of the folder says happened between the two: "Exclusivity ended, Revenue share loosened". */
function describeBetween(say: Say, { entities, changes }: NoteSummary, pair: LookUpPair): string {
	const idOf = (place: number): string => entities[place]?.id ?? '';
	const told = changes
		.filter(({ term, parties }) => isBetween(pair, { term: idOf(term), parties: parties.map(idOf) }))
		.map(({ term, change }) => `${entities[term]?.label ?? idOf(term)} ${changeLabel(say, change)}`);
	return [...new Set(told)].join(', ');
}

function isBetween(
	pair: LookUpPair,
	{ term, parties }: { readonly term: string; readonly parties: readonly string[] },
): boolean {
	const isIn = ({ kind, id }: LookUpEntry): boolean =>
		kind === 'term' ? id === term : parties.includes(id);
	return pair.some(({ kind }) => kind === 'company') && pair.every(isIn);
}

/** A note that has both, as a row: its name, and when it was written and what it says happened between them. */
export function describeNoteWith(
	say: Say,
	{
		note,
		summary,
		path,
	}: { readonly note: NoteWith; readonly summary: NoteSummary | undefined; readonly path: string },
	pair: LookUpPair,
): { readonly label: string; readonly description: string } {
	const told = summary === undefined ? '' : describeBetween(say, summary, pair);
	return {
		label: note.title === '' ? path : note.title,
		description: [note.date, told].filter(part => part !== '').join(' · '),
	};
}
