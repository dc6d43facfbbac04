import type {
	BeneficiaryMention,
	ChangeKind,
	Certainty,
	CompanyMention,
	Effect,
	Fact,
	Polarity,
	TermMention,
} from '../understanding/reading.js';

/** What kind of thing the index knows. */
export type EntityKind = (CompanyMention | TermMention | BeneficiaryMention)['kind'];

/**
 * A stretch of a note as the index keeps it. Offsets are UTF-16 units of the source; lines and columns are kept beside
 * them because an index answers for notes that nobody has open.
 */
export interface Place {
	readonly start: number;
	readonly end: number;
	/** Counted from 0, like VS Code's. */
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A company, a term or a group in one note. */
export interface SummaryEntity {
	readonly kind: EntityKind;
	/** As in a reading: the same company has one id in every note. */
	readonly id: string;
	readonly label: string;
	/** How the note writes it, each form once, in the order of the note; the label left out. */
	readonly forms: readonly string[];
}

/** A mention in one note. `entity` is a place in the summary's `entities`. */
export interface SummaryMention extends Place {
	readonly entity: number;
	/** Of terms. */
	readonly polarity?: Polarity;
	/** Of companies: a publisher that is only where the text comes from. */
	readonly isSource?: true;
	/** Of the sentence that it stands in. */
	readonly sentence: Place;
}

/** A value that a term has in one note: amount, share, date or length of time. */
export interface SummaryFact extends Place {
	/** The mention it belongs to, a place in `mentions`. */
	readonly mention: number;
	readonly kind: Fact['kind'];
	/** Comparable: `USD 250000000000`, `27 %`, `2032-06`, `P6Y`; empty where the note gives none that can be compared. */
	readonly value: string;
	readonly bound: Fact['bound'];
	/** The companies it is between, places in `entities`, in rising order; empty where the note does not say. */
	readonly parties: readonly number[];
}

export interface SummaryChange {
	/** Places in `entities`. */
	readonly term: number;
	readonly parties: readonly number[];
	readonly change: ChangeKind;
	readonly certainty: Certainty;
	readonly evidence: Place;
}

export interface SummaryBenefit {
	/** Places in `entities`: a company or a group, and the terms that cause it. */
	readonly who: number;
	readonly terms: readonly number[];
	readonly effect: Effect;
	readonly certainty: Certainty;
	readonly evidence: Place;
}

/** All that the index keeps of a note: what was read, and no text but names. Made where the note is read, in a worker. */
export interface NoteSummary {
	readonly title: string;
	/** Of the front matter or the dateline, `YYYY[-MM[-DD]]`; empty where there is none. */
	readonly date: string;
	readonly source: string;
	readonly entities: readonly SummaryEntity[];
	readonly mentions: readonly SummaryMention[];
	readonly facts: readonly SummaryFact[];
	readonly changes: readonly SummaryChange[];
	readonly benefits: readonly SummaryBenefit[];
}
