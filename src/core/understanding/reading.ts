import type { Span } from '../base/span.js';
import type { PartyRole } from './data/roles.js';

/** What a note says happened to a term. */
export type ChangeKind =
	| 'introduced'
	| 'extended'
	| 'tightened'
	| 'loosened'
	| 'ended'
	| 'revised'
	| 'unchanged'
	| 'sought'
	| 'disputed';

/** Whether the promise holds, is said not to hold, or is over. */
export type Polarity = 'affirmed' | 'negated' | 'ended';

/** How firmly the note says it: as a fact, on somebody's word, or hanging on an if, a could or a forecast. */
export type Certainty = 'stated' | 'reported' | 'conditional';

/**
 * What the words around a quantity make of it: "at least", "up to", "about"; "from", "until", "by", "over" a time, "on" a day; `was` where
 * it is what the term carried before ("$3 billion, up from $1 billion").
 */
export type FactBound = 'atLeast' | 'atMost' | 'about' | 'from' | 'until' | 'by' | 'over' | 'on' | 'was';

interface FactPlace extends Span {
	/** `source.slice(start, end)`. */
	readonly text: string;
	readonly bound?: FactBound;
}

/**
 * An amount, a share, a date or a length of time that a term carries: in the note's words, and as a value where they give one. Of a range
 * ("$40-50m") that value is its low end, and `high` the other.
 */
export type Fact = FactPlace &
	(
		| {
				readonly kind: 'money';
				/** In whole units of the currency. */
				readonly amount: number;
				readonly high?: number;
				/** ISO 4217; a bare dollar sign is taken for `USD`. */
				readonly currency: string;
		  }
		| { readonly kind: 'percent'; readonly percent: number; readonly high?: number }
		/** ISO 8601, as much of it as the note gives: `2032`, `2032-06`. */
		| { readonly kind: 'date'; readonly date: string | undefined }
		/** ISO 8601: `P6Y`. */
		| { readonly kind: 'duration'; readonly duration: string | undefined; readonly high?: string }
	);

/** A company and what it is in a promise. */
export interface RolePlayer {
	/** The company's id. */
	readonly company: string;
	readonly role: PartyRole;
}

/** Who comes out ahead. */
export type Effect = 'gains' | 'loses' | 'mixed';

/** The sentence on which something rests: always the note's own text, `source.slice(start, end)`. */
export interface Evidence extends Span {
	readonly text: string;
}

/** A word of the note that decided something, and what it was taken for. */
export interface Cue extends Span {
	readonly text: string;
	readonly role: string;
}

/** How a mention, a change or a beneficiary came about, for *Explain Mention at Cursor*. */
export interface Why {
	/** What found it: a listed name or wording, a pattern, a rule about names, or an earlier mention in the note. */
	readonly by: 'alias' | 'pattern' | 'rule';
	/** The alias as listed, the pattern's id, or the rule's name. */
	readonly id: string;
	readonly cues: readonly Cue[];
	/** Ids of the readings of the same words that it won against. */
	readonly over?: readonly string[];
	/** The id of the user's correction that made it what it is, where one did. */
	readonly correction?: string;
}

interface Found extends Span {
	/** `source.slice(start, end)`. */
	readonly text: string;
	/** Stable: a lexicon id, or a slug of the name for what the lexicon does not know. */
	readonly id: string;
	readonly label: string;
	/** 0 to 1. */
	readonly confidence: number;
	readonly why: Why;
}

/** A stretch of the note that names a company, or stands for one. */
export interface CompanyMention extends Found {
	readonly kind: 'company';
	/** "the ChatGPT maker": stands for the company without naming it. */
	readonly descriptive?: true;
	/** A publisher that is only where the text comes from. */
	readonly role?: 'source';
}

/** A stretch of the note that expresses a partnership term. */
export interface TermMention extends Found {
	readonly kind: 'term';
	readonly polarity: Polarity;
	/** Amounts, shares, dates and lengths of time that belong to it, in order; left out where there are none. */
	readonly facts?: readonly Fact[];
}

/** A stretch of the note that names a group which gains or loses ("cloud buyers"). Companies keep their own kind. */
export interface BeneficiaryMention extends Found {
	readonly kind: 'beneficiary';
}

export type Mention = CompanyMention | TermMention | BeneficiaryMention;

/** What the note says happened to a term. Once per term, kind of change and deal: deals between others are told apart. */
export interface Change {
	readonly term: string;
	readonly change: ChangeKind;
	/** Company ids, in the order of the sentence. */
	readonly parties: readonly string[];
	/** What those parties are, as far as the sentence says; left out where it does not. */
	readonly roles?: readonly RolePlayer[];
	readonly certainty: Certainty;
	readonly confidence: number;
	readonly evidence: Evidence;
	readonly why: Why;
}

/** A company, or a group as the note names it, that gains, loses, or both. */
export interface Beneficiary {
	readonly id: string;
	readonly name: string;
	readonly effect: Effect;
	readonly certainty: Certainty;
	/** Ids of the terms that cause it, as far as its sentence or the one before says. */
	readonly terms: readonly string[];
	readonly confidence: number;
	readonly evidence: Evidence;
	readonly why: Why;
}

/** A heading and what stands under it, up to the next heading. The stretch before the first heading has depth 0. */
export interface Section extends Span {
	readonly title: string;
	readonly depth: number;
}

/** What the note says of itself; `undefined` where it does not. */
export interface NoteFacts {
	readonly title: string | undefined;
	/** `YYYY-MM-DD`, or as much of it as the note gives. */
	readonly date: string | undefined;
	readonly source: string | undefined;
}

/** Of a note that says nothing of itself, or that can not be read. */
export const NO_FACTS: NoteFacts = { title: undefined, date: undefined, source: undefined };

/**
 * All that was drawn from one note.
 *
 * Invariant: every span lies in the source it was read from; `mentions` are sorted by `bySpan`; mentions of one kind do not overlap.
 * (A company may stand inside a term: "single Microsoft-centered stack".)
 */
export interface Reading {
	readonly note: NoteFacts;
	readonly sections: readonly Section[];
	/** The sentences of the prose, in order, for evidence and for cutting a line around a mention. */
	readonly sentences: readonly Span[];
	/** What was not read, in order: it looks like what a web page leaves around an article. */
	readonly passedOver: readonly Span[];
	readonly mentions: readonly Mention[];
	readonly changes: readonly Change[];
	readonly beneficiaries: readonly Beneficiary[];
}
