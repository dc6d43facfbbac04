import type { ByteReader } from './bytes.js';
import { EntityRows } from './entityRows.js';
import type {
	NoteSummary,
	Place,
	SummaryBenefit,
	SummaryChange,
	SummaryEntity,
	SummaryFact,
	SummaryMention,
} from './noteSummary.js';
import type { Occurrence } from './workspaceIndex.js';
import { placeAt, placeCount, readPlaces, type Places } from './placeRows.js';
import { BOUNDS, CERTAINTIES, CHANGES, EFFECTS, FACT_KINDS, KINDS, POLARITIES } from './recordCodes.js';

/** A fact as its record says it, its places and its value as numbers, so that reading one that nobody asks for costs next to nothing. */
export interface FactRow {
	readonly mention: number;
	readonly term: number;
	readonly kind: SummaryFact['kind'];
	readonly bound: SummaryFact['bound'];
	/** The number of its string. */
	readonly value: number;
	readonly parties: readonly number[];
	/** Of its mention; for `sentence`. */
	readonly sentence: number;
}

/** What is compared between notes. */
export interface Compared {
	readonly changes: readonly (Omit<SummaryChange, 'evidence'> & { readonly sentence: number })[];
	readonly facts: readonly FactRow[];
}

/** What a note says, apart from whom it mentions where. */
export interface Said extends Compared {
	readonly benefits: readonly (Omit<SummaryBenefit, 'evidence'> & { readonly sentence: number })[];
}

/** Whether one wants what is said of an entity (a term; whoever gains) with others (parties; terms). */
export type Wanted = (entity: number, others: readonly number[]) => boolean;

/** The string of a number. */
export type StringAt = (number: number) => string;

/**
 * Reads the parts of a record that are asked for.
 *
 * Never throws; what is read from a broken record means nothing, and `isWhole` says so once everything was read.
 */
export class RecordReader {
	readonly title: number;
	readonly date: number;
	readonly source: number;
	readonly #parts: {
		readonly entities: ByteReader;
		readonly values: ByteReader;
		readonly sentences: ByteReader;
		readonly said: ByteReader;
		readonly facts: ByteReader;
	};
	/** Behind the other parts are the mentions. */
	readonly #reader: ByteReader;
	#entities: EntityRows | undefined;
	#values: readonly number[] | undefined;
	#sentences: Places | undefined;
	#factPlaces: Places | undefined;
	#mentions: MentionRows | undefined;

	constructor(reader: ByteReader) {
		this.#reader = reader;
		this.title = reader.number();
		this.date = reader.number();
		this.source = reader.number();
		this.#parts = {
			entities: reader.part(),
			values: reader.part(),
			sentences: reader.part(),
			said: reader.part(),
			facts: reader.part(),
		};
	}

	/** Whether everything was read and nothing is left. */
	get isWhole(): boolean {
		this.#sentencePlaces(); // A note without any has them all the same, none.
		const { entities, values, sentences, said, facts } = this.#parts;
		return [entities, values, sentences, said, facts, this.#reader].every(
			part => part.isAtEnd && !part.isBroken,
		);
	}

	get entities(): EntityRows {
		this.#entities ??= new EntityRows(this.#parts.entities);
		return this.#entities;
	}

	/** The numbers of the facts' values. */
	get values(): readonly number[] {
		this.#values ??= this.#parts.values.rest();
		return this.#values;
	}

	/** What the note says: all changes, and the facts and benefits that are wanted. Can be read once. */
	said(wanted?: Wanted): Said {
		return {
			changes: this.#readChanges(),
			facts: this.#readFacts(wanted),
			benefits: this.#readBenefits(wanted),
		};
	}

	/** The same without benefits, which are passed over. */
	compared(wanted: Wanted): Compared {
		return { changes: this.#readChanges(), facts: this.#readFacts(wanted) };
	}

	sentence(number: number): Place {
		return placeAt(this.#sentencePlaces(), number);
	}

	/** Where the facts stand. */
	factPlaces(): Places {
		this.#factPlaces ??= readPlaces(this.#parts.facts);
		return this.#factPlaces;
	}

	get mentionCount(): number {
		return placeCount(this.#mentionRows().places);
	}

	/** Whether all mentions are of entities that there are. */
	areMentionsSound(): boolean {
		const { rows } = this.#mentionRows();
		for (let at = 0; at < rows.length; at += ROW) {
			if ((rows[at] ?? 0) >= this.entities.length) {
				return false;
			}
		}
		return true;
	}

	mentions(): SummaryMention[] {
		const { places, rows } = this.#mentionRows();
		const mentions: SummaryMention[] = [];
		for (let at = 0; at < rows.length; at += ROW) {
			const { start, end, line, column, endLine, endColumn } = placeAt(places, at / ROW);
			const entity = rows[at] ?? 0;
			const code = rows[at + 1] ?? 0;
			const polarity = POLARITIES[code & 3];
			const sentence = this.sentence(rows[at + 2] ?? 0);
			// Written out, since spreading takes several times as long.
			const mention: { -readonly [Key in keyof SummaryMention]: SummaryMention[Key] } = {
				start,
				end,
				line,
				column,
				endLine,
				endColumn,
				entity,
				sentence,
			};
			if (polarity !== undefined) {
				mention.polarity = polarity;
			}
			if (code >= 4) {
				mention.isSource = true;
			}
			mentions.push(mention);
		}
		return mentions;
	}

	/** Where an entity is mentioned; `note` is the note's id. */
	occurrences(note: string, entity: number): Occurrence[] {
		const { places, rows } = this.#mentionRows();
		const occurrences: Occurrence[] = [];
		for (let at = 0; at < rows.length; at += ROW) {
			if (rows[at] === entity) {
				const { start, end, line, column, endLine, endColumn } = placeAt(places, at / ROW);
				const sentence = this.sentence(rows[at + 2] ?? 0);
				occurrences.push({ note, start, end, line, column, endLine, endColumn, sentence });
			}
		}
		return occurrences;
	}

	/** The entities that are mentioned in a sentence with one of them, itself too; publishers that the note only comes from left out. */
	beside(subject: number): Set<number> {
		const { rows } = this.#mentionRows();
		const own = new Set<number>();
		for (let at = 0; at < rows.length; at += ROW) {
			if (rows[at] === subject) {
				own.add(rows[at + 2] ?? 0);
			}
		}
		const beside = new Set<number>();
		for (let at = 0; at < rows.length; at += ROW) {
			if ((rows[at + 1] ?? 0) < 4 && own.has(rows[at + 2] ?? 0)) {
				beside.add(rows[at] ?? 0);
			}
		}
		return beside;
	}

	/** Hands over the number of every string of the record, as often as it was asked for when the record was written. */
	eachString(visit: (string: number) => void): void {
		visit(this.title);
		visit(this.date);
		visit(this.source);
		const { entities } = this;
		for (let entity = 0; entity < entities.length; entity++) {
			visit(entities.idOf(entity));
			visit(entities.labelOf(entity));
			for (let form = 0; form < entities.formCountOf(entity); form++) {
				visit(entities.formOf(entity, form));
			}
		}
		this.values.forEach(visit);
	}

	#readChanges(): Compared['changes'] {
		const reader = this.#parts.said;
		const changes: Compared['changes'][number][] = [];
		for (let left = reader.count(); left > 0; left--) {
			const term = reader.number();
			const code = reader.number();
			const parties = reader.numbers();
			changes.push({
				term,
				parties,
				change: CHANGES[code % 16] ?? 'introduced',
				certainty: CERTAINTIES[code >> 4] ?? 'stated',
				sentence: reader.number(),
			});
		}
		return changes;
	}

	#readFacts(wanted: Wanted | undefined): FactRow[] {
		const reader = this.#parts.said;
		const facts: FactRow[] = [];
		const count = reader.count();
		for (let number = 0; number < count; number++) {
			const mention = reader.number();
			const term = reader.number();
			const code = reader.number();
			const parties = reader.numbers();
			const sentence = reader.number();
			if (wanted === undefined || wanted(term, parties)) {
				const kind = FACT_KINDS[code % 16] ?? 'money';
				const value = this.values[number] ?? -1;
				facts.push({ mention, term, kind, bound: BOUNDS[code >> 4], value, parties, sentence });
			}
		}
		return facts;
	}

	#readBenefits(wanted: Wanted | undefined): Said['benefits'] {
		const reader = this.#parts.said;
		const benefits: Said['benefits'][number][] = [];
		for (let left = reader.count(); left > 0; left--) {
			const who = reader.number();
			const code = reader.number();
			const terms = reader.numbers();
			const sentence = reader.number();
			if (wanted === undefined || wanted(who, terms)) {
				benefits.push({
					who,
					terms,
					effect: EFFECTS[code % 16] ?? 'mixed',
					certainty: CERTAINTIES[code >> 4] ?? 'stated',
					sentence,
				});
			}
		}
		return benefits;
	}

	#mentionRows(): MentionRows {
		if (this.#mentions === undefined) {
			const places = readPlaces(this.#reader);
			const rows = new Array<number>(ROW * placeCount(places));
			for (let at = 0; at < rows.length; at++) {
				rows[at] = this.#reader.number();
			}
			this.#mentions = { places, rows };
		}
		return this.#mentions;
	}

	#sentencePlaces(): Places {
		this.#sentences ??= readPlaces(this.#parts.sentences);
		return this.#sentences;
	}
}

/** Mentions as bare numbers. */
interface MentionRows {
	readonly places: Places;
	/** `ROW` numbers each: entity, what else it says, sentence. */
	readonly rows: readonly number[];
}

const ROW = 3;

/** Reads the whole of a record; `undefined` where it is broken or points outside of itself. */
export function readRecord(reader: ByteReader, stringAt: StringAt): NoteSummary | undefined {
	const record = new RecordReader(reader);
	const said = record.said();
	if (!isSound(record, said)) {
		return undefined;
	}
	const { changes, benefits, facts } = said;
	const { entities } = record;
	const places = record.factPlaces();
	const mentions = record.mentions();
	return {
		title: stringAt(record.title),
		date: stringAt(record.date),
		source: stringAt(record.source),
		entities: namedEntities(entities, stringAt),
		mentions,
		facts: facts.map(({ mention, kind, bound, value, parties }, number) => {
			const { start, end, line, column, endLine, endColumn } = placeAt(places, number);
			const text = stringAt(value);
			return {
				start,
				end,
				line,
				column,
				endLine,
				endColumn,
				mention,
				kind,
				value: text,
				bound,
				parties,
			};
		}),
		changes: changes.map(({ term, parties, change, certainty, sentence }) => ({
			term,
			parties,
			change,
			certainty,
			evidence: record.sentence(sentence),
		})),
		benefits: benefits.map(({ who, terms, effect, certainty, sentence }) => ({
			who,
			terms,
			effect,
			certainty,
			evidence: record.sentence(sentence),
		})),
	};
}

/** Whether a record, of which `said` is all that it says, is whole and points nowhere outside of itself. */
export function isSound(record: RecordReader, { changes, benefits, facts }: Said): boolean {
	const { entities, values, mentionCount } = record;
	const isEntity = (number: number): boolean => number < entities.length;
	return (
		entities.isWhole &&
		entities.areKnown() &&
		values.length === facts.length &&
		placeCount(record.factPlaces()) === facts.length &&
		changes.every(({ term, parties }) => isEntity(term) && parties.every(isEntity)) &&
		benefits.every(({ who, terms }) => isEntity(who) && terms.every(isEntity)) &&
		record.areMentionsSound() &&
		facts.every(
			({ mention, term, parties }) =>
				mention < mentionCount && isEntity(term) && parties.every(isEntity),
		) &&
		record.isWhole
	);
}

function namedEntities(entities: EntityRows, stringAt: StringAt): SummaryEntity[] {
	const named: SummaryEntity[] = [];
	for (let entity = 0; entity < entities.length; entity++) {
		named.push({
			kind: KINDS[entities.kindOf(entity)] ?? 'company',
			id: stringAt(entities.idOf(entity)),
			label: stringAt(entities.labelOf(entity)),
			forms: entities.formsOf(entity).map(stringAt),
		});
	}
	return named;
}
