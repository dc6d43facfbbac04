import type { Steps } from '../base/steps.js';
import { compareText, Comparison, sortByTime, type Meanings } from './contradictions.js';
import type { EntityTable } from './entityTable.js';
import type { RecordReader, Said } from './readRecord.js';
import { KINDS } from './recordCodes.js';
import type { Dossier, DossierEvent, DossierNote } from './workspaceIndex.js';

/** More companions than a dossier has room for nobody reads. */
const MOST_TOGETHER = 50;

/** What is said of a note before all else. */
export type NoteHead = Pick<DossierNote, 'note' | 'title' | 'date' | 'isFileDate'>;

/** Whose dossier it is: a place in `KINDS` and the number of an id. */
export interface Subject {
	readonly kind: number;
	readonly id: number;
}

/** A note that mentions the subject, of which nothing else has been read. */
export interface SubjectNote {
	readonly number: number;
	readonly head: NoteHead;
	readonly record: RecordReader;
}

/** Puts a dossier together, note by note. */
export class DossierBuilder {
	readonly #subject: Subject;
	readonly #textOf: (string: number) => string;
	readonly #comparison: Comparison;
	readonly #notes: DossierNote[] = [];
	/** In how many notes, by key. */
	readonly #together = new Map<number, number>();

	constructor(subject: Subject, meanings: Meanings) {
		this.#subject = subject;
		this.#textOf = meanings.textOf;
		this.#comparison = new Comparison(meanings);
	}

	/** A benefit counts for whoever it is for and for the terms that cause it. */
	add({ number, head, record }: SubjectNote): void {
		const { entities } = record;
		const { kind, id } = this.#subject;
		const subject = entities.find(kind, id);
		const said = record.said((entity, others) => entity === subject || others.includes(subject));
		const events: DossierEvent[] = [];
		const others = record.beside(subject);
		this.#readEvents(subject, { record, said }, { events, others });
		events.sort((a, b) => a.evidence.start - b.evidence.start);
		this.#notes.push({ ...head, mentions: record.occurrences(head.note, subject), events });
		others.delete(subject);
		for (const other of others) {
			const key = entities.keyOf(other);
			this.#together.set(key, (this.#together.get(key) ?? 0) + 1);
		}
		this.#compare(number, subject, { record, said });
	}

	/** All but the subject itself. */
	*finish(table: EntityTable): Steps<Omit<Dossier, 'entity'>> {
		const contradictions = yield* this.#comparison.find();
		yield;
		const together = this.#mostFrequent(table);
		yield;
		return { notes: yield* sortByTime(this.#notes), contradictions, together };
	}

	#readEvents(
		subject: number,
		{ record, said }: { readonly record: RecordReader; readonly said: Said },
		{ events, others }: { readonly events: DossierEvent[]; readonly others: Set<number> },
	): void {
		const idOf = (entity: number): string => this.#textOf(record.entities.idOf(entity));
		for (const { term, change, parties, certainty, sentence } of said.changes) {
			if (term === subject || parties.includes(subject)) {
				const evidence = record.sentence(sentence);
				others.add(term);
				parties.forEach(party => others.add(party));
				events.push({
					kind: 'change',
					term: idOf(term),
					change,
					parties: parties.map(idOf),
					certainty,
					evidence,
				});
			}
		}
		for (const { who, effect, terms, certainty, sentence } of said.benefits) {
			const evidence = record.sentence(sentence);
			others.add(who);
			terms.forEach(term => others.add(term));
			events.push({
				kind: 'benefit',
				who: idOf(who),
				effect,
				terms: terms.map(idOf),
				certainty,
				evidence,
			});
		}
		for (const { term, value, bound, parties, sentence } of said.facts) {
			const evidence = record.sentence(sentence);
			events.push({
				kind: 'fact',
				term: idOf(term),
				value: this.#textOf(value),
				bound,
				parties: parties.map(idOf),
				evidence,
			});
		}
	}

	/** Groups are part of no fact. */
	#compare(
		number: number,
		subject: number,
		{ record, said }: { readonly record: RecordReader; readonly said: Said },
	): void {
		const kind = KINDS[this.#subject.kind];
		if (kind !== 'beneficiary') {
			const facts = said.facts.filter(({ term, parties }) =>
				kind === 'term' ? term === subject : parties.includes(subject),
			);
			this.#comparison.add(number, record.entities, { changes: said.changes, facts });
		}
	}

	#mostFrequent(table: EntityTable): Dossier['together'] {
		const counts = Uint32Array.from(this.#together.values()).sort();
		const least = counts[counts.length - MOST_TOGETHER] ?? 0;
		return [...this.#together]
			.filter(([, notes]) => notes >= least)
			.map(([key, notes]) => ({ number: table.numberOf(key) ?? -1, notes }))
			.map(({ number, notes }) => ({ number, notes, label: table.labelTextOf(number) }))
			.sort(
				(a, b) =>
					b.notes - a.notes ||
					compareText(a.label, b.label) ||
					table.kindOf(a.number) - table.kindOf(b.number) ||
					compareText(table.idOf(a.number), table.idOf(b.number)),
			)
			.slice(0, MOST_TOGETHER)
			.map(({ number, notes }) => ({ entity: table.describe(number), notes }));
	}
}
