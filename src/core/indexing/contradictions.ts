import type { Steps } from '../base/steps.js';
import type { ChangeKind } from '../understanding/reading.js';
import type { EntityRows } from './entityRows.js';
import { isCompatible, roleOfBound, type FactValue } from './factValue.js';
import type { Place } from './noteSummary.js';
import type { Compared } from './readRecord.js';
import type { Contradiction } from './workspaceIndex.js';

/** A value that one note gives for a term between companies. Notes, ids, values and sentences are numbers. */
interface Row {
	readonly note: number;
	readonly term: number;
	readonly kind: FactValue['kind'];
	readonly value: number;
	readonly bound: FactValue['bound'];
	readonly parties: readonly number[];
	readonly sentence: number;
}

/** The same once it is compared with others. */
interface Statement extends FactValue {
	readonly note: string;
	readonly date: string;
	readonly row: Row;
}

/** What the numbers of a comparison stand for. */
export interface Meanings {
	readonly textOf: (string: number) => string;
	readonly noteAt: (note: number) => string;
	readonly dateOf: (note: number) => string;
	readonly sentenceAt: (note: number, sentence: number) => Place;
}

/** After these a term may have another value. "Introduced" is none: all who report a new deal say so, with the same values or not. */
const REVISING: ReadonlySet<ChangeKind> = new Set(['extended', 'tightened', 'loosened', 'ended', 'revised']);

/** So many values are compared in a step, as a rule: about a millisecond. */
const VALUES_A_STEP = 256;

/**
 * Finds the values that notes cannot both be right about.
 *
 * Compared are facts of the same kind, of the same term, between the same two or more companies, that not the same note gives. A note
 * that gives several values agrees with any note that gives one of them. Where a note states that the term was changed, as more than a
 * mere possibility, between companies of which one is of the group, the group's values before it and from it on are not compared, and a
 * note of that very day which does not state it is left out: it may speak of either.
 *
 * Linear in what is said, but for groups in which many notes give values that few others agree with.
 */
export class Comparison {
	readonly #groups = new Map<string, Row[]>();
	/** The notes that state that a term was changed, by term and party. */
	readonly #revisions = new Map<number, Map<number, number[]>>();
	readonly #dates = new Map<number, string>();
	readonly #meanings: Meanings;

	constructor(meanings: Meanings) {
		this.#meanings = meanings;
	}

	/** Takes in what a note says of its entities. */
	add(note: number, entities: EntityRows, { facts, changes }: Compared): void {
		for (const { term, kind, bound, value, parties, sentence } of facts) {
			if (parties.length < 2 || this.#meanings.textOf(value) === '') {
				continue;
			}
			const ids = parties.map(party => entities.idOf(party)).sort((a, b) => a - b);
			const row = { note, term: entities.idOf(term), kind, bound, value, parties: ids, sentence };
			const key = `${row.term} ${kind} ${roleOfBound(bound)} ${ids.join(' ')}`;
			const group = this.#groups.get(key);
			if (group === undefined) {
				this.#groups.set(key, [row]);
			} else {
				group.push(row);
			}
		}
		for (const { term, change, certainty, parties } of changes) {
			if (certainty !== 'conditional' && REVISING.has(change)) {
				this.#revise(
					note,
					entities.idOf(term),
					parties.map(party => entities.idOf(party)),
				);
			}
		}
	}

	/** In the order of term, kind and parties. */
	*find(): Steps<Contradiction[]> {
		const found: [key: string, contradiction: Contradiction][] = [];
		let looked = 0;
		for (const group of this.#groups.values()) {
			const first = group[0]?.note;
			if (group.every(({ note }) => note === first)) {
				continue;
			}
			looked += group.length;
			if (looked >= VALUES_A_STEP) {
				looked = 0;
				yield;
			}
			for (const era of this.#erasOf(group)) {
				const values = conflicting(era);
				const row = values[0]?.row;
				if (row !== undefined) {
					found.push(this.#describe(row, values));
				}
			}
		}
		return found.sort(([a], [b]) => compareText(a, b)).map(([, contradiction]) => contradiction);
	}

	#revise(note: number, term: number, parties: readonly number[]): void {
		let byParty = this.#revisions.get(term);
		if (byParty === undefined) {
			byParty = new Map();
			this.#revisions.set(term, byParty);
		}
		for (const party of parties) {
			const notes = byParty.get(party);
			if (notes === undefined) {
				byParty.set(party, [note]);
			} else {
				notes.push(note);
			}
		}
	}

	#dateOf(note: number): string {
		const known = this.#dates.get(note) ?? this.#meanings.dateOf(note);
		this.#dates.set(note, known);
		return known;
	}

	/** A group's statements in the order of time, parted where a revision came between. */
	#erasOf(group: readonly Row[]): Statement[][] {
		const revising = this.#revisions.get(group[0]?.term ?? -1);
		const stated = new Set(group[0]?.parties.flatMap(party => revising?.get(party) ?? []));
		const days = [...new Set([...stated].map(note => this.#dateOf(note)))].sort();
		const statements = group
			.map((row): Statement => ({
				note: this.#meanings.noteAt(row.note),
				date: this.#dateOf(row.note),
				kind: row.kind,
				value: this.#meanings.textOf(row.value),
				bound: row.bound,
				row,
			}))
			.sort(byTime);
		const eras = new Map<number, Statement[]>();
		let era = 0;
		for (const statement of statements) {
			while (era < days.length && (days[era] ?? '') <= statement.date) {
				era++;
			}
			const isThatDay = era > 0 && days[era - 1] === statement.date;
			if (!isThatDay || stated.has(statement.row.note)) {
				const own = eras.get(era) ?? [];
				own.push(statement);
				eras.set(era, own);
			}
		}
		return [...eras.values()];
	}

	#describe(
		{ term, kind, bound, parties }: Row,
		values: readonly Statement[],
	): [key: string, contradiction: Contradiction] {
		const { textOf, sentenceAt } = this.#meanings;
		const contradiction: Contradiction = {
			term: textOf(term),
			parties: parties.map(textOf).sort(),
			kind,
			values: values.map(({ note, date, value, bound: own, row }) => ({
				note,
				date,
				value,
				bound: own,
				evidence: sentenceAt(row.note, row.sentence),
			})),
		};
		const names = [contradiction.term, kind, roleOfBound(bound), ...contradiction.parties];
		return [names.join('\n'), contradiction];
	}
}

/** Of one day in the order of their names. */
function byTime(
	a: { readonly date: string; readonly note: string },
	b: { readonly date: string; readonly note: string },
): number {
	return compareText(a.date, b.date) || compareText(a.note, b.note);
}

/** Puts many notes in that order, several times as fast as sorting all of them at once, and in steps. */
export function* sortByTime<T extends { readonly date: string; readonly note: string }>(
	notes: readonly T[],
): Steps<T[]> {
	const days = new Map<string, T[]>();
	for (const note of notes) {
		const day = days.get(note.date);
		if (day === undefined) {
			days.set(note.date, [note]);
		} else {
			day.push(note);
		}
	}
	yield;
	const sorted: T[] = [];
	for (const date of [...days.keys()].sort()) {
		const day = (days.get(date) ?? []).sort((a, b) => compareText(a.note, b.note));
		day.forEach(note => sorted.push(note));
	}
	return sorted;
}

/** By code units: the same everywhere, whatever the language of the machine. */
export function compareText(a: string, b: string): number {
	if (a === b) {
		return 0;
	}
	return a < b ? -1 : 1;
}

/** The statements of notes that some other note cannot agree with. */
function conflicting(era: readonly Statement[]): Statement[] {
	const byNote = new Map<string, Statement[]>();
	for (const statement of era) {
		const own = byNote.get(statement.note) ?? [];
		own.push(statement);
		byNote.set(statement.note, own);
	}
	// Notes that give the same values need only be compared once.
	const alike = new Map<string, Statement[]>();
	const keys = [...byNote.values()].map(own => {
		const key = [...new Set(own.map(({ value, bound }) => `${value} ${bound ?? ''}`))].sort().join('\n');
		alike.set(key, own);
		return [key, own] as const;
	});
	const isAlone = new Map<string, boolean>();
	for (const [key, own] of alike) {
		isAlone.set(key, ![...alike.values()].every(other => other === own || agree(own, other)));
	}
	return keys.flatMap(([key, own]) => (isAlone.get(key) === true ? own : []));
}

function agree(one: readonly Statement[], other: readonly Statement[]): boolean {
	return one.some(a => other.some(b => isCompatible(a, b)));
}
