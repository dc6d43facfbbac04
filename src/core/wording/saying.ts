import type { Beneficiary, Change, ChangeKind, Effect, Evidence, Fact } from '../understanding/reading.js';
import { certaintyLabel, changeLabel, effectLabel, factLabel, roleLabel } from './labels.js';
import { findEntry, nameOf, type Outline } from './outline.js';
import type { SaidAt } from './saidAt.js';
import { sayCount, sayList, type Say } from './say.js';

/** What kind of thing is said, for a surface to choose a picture by. */
export type Sign =
	| ChangeKind
	| Effect
	| 'figures'
	| 'held'
	| 'over'
	| 'denied'
	| 'elsewhere'
	| 'standsFor'
	| 'together'
	| 'source';

/** One thing that the article says. */
export interface Saying {
	readonly sign: Sign;
	/** "loosened: Exclusivity", "gains". */
	readonly text: string;
	/** How firmly it is said: "stated"; `undefined` for what the mention shows by itself. */
	readonly certainty: string | undefined;
	/** "Microsoft and OpenAI", "because of Exclusivity". */
	readonly notes: readonly string[];
	/** The sentence it rests on; `undefined` only for what the mention shows by itself. */
	readonly quote: Evidence | undefined;
}

/** How firmly it is said, and what else belongs to it. */
export function notesOf({ certainty, notes }: Saying): readonly string[] {
	return certainty === undefined ? notes : [certainty, ...notes];
}

/** What sayings are worded with. */
export interface SayingSource {
	readonly say: Say;
	readonly outline: Outline;
}

/** A saying with nothing but its words. */
export const BARE = { certainty: undefined, notes: [], quote: undefined } as const;

/** A change on the card of its term: what happened, between whom. */
export function sayOwnChange(source: SayingSource, change: Change): Saying {
	const { say } = source;
	const parties = change.parties.map(party => partyOf(source, change, party));
	return {
		sign: change.change,
		text: changeLabel(say, change.change),
		certainty: certaintyLabel(say, change.certainty),
		notes: parties.length === 0 ? [] : [sayList(say, parties)],
		quote: change.evidence,
	};
}

/** A change on the card of one of its parties: what happened to what, what the company is in it, and who else is in it. */
export function sayChangeFor(source: SayingSource, change: Change, company: string): Saying {
	const { say, outline } = source;
	const own = change.roles?.find(player => player.company === company);
	const others = change.parties.filter(party => party !== company);
	return {
		...sayOwnChange(source, change),
		text: say('{0}: {1}', changeLabel(say, change.change), nameOf(outline, 'term', change.term)),
		notes: [
			...(own === undefined ? [] : [roleLabel(say, own.role)]),
			...(others.length === 0
				? []
				: [
						say(
							'with {0}',
							sayList(
								say,
								others.map(party => partyOf(source, change, party)),
							),
						),
					]),
		],
	};
}

/** "Acme (payer)". */
function partyOf({ say, outline }: SayingSource, { roles }: Change, party: string): string {
	const name = nameOf(outline, 'company', party);
	const player = roles?.find(({ company }) => company === party);
	return player === undefined ? name : say('{0} ({1})', name, roleLabel(say, player.role));
}

/** An effect on the card of whom it touches: what it is, and because of what. */
export function sayEffect({ say, outline }: SayingSource, effect: Beneficiary): Saying {
	const terms = effect.terms.map(term => causeOf({ say, outline }, term));
	return {
		sign: effect.effect,
		text: effectLabel(say, effect.effect),
		certainty: certaintyLabel(say, effect.certainty),
		notes: terms.length === 0 ? [] : [say('because of {0}', sayList(say, terms))],
		quote: effect.evidence,
	};
}

/** An effect on the card of the term that brings it: who gains or loses. */
export function sayEffectOf(say: Say, effect: Beneficiary): Saying {
	return {
		sign: effect.effect,
		text: say('{0}: {1}', effectLabel(say, effect.effect), effect.name),
		certainty: certaintyLabel(say, effect.certainty),
		notes: [],
		quote: effect.evidence,
	};
}

/** A term with what happened to it, where that is one thing: nobody loses "because of Exclusivity" that has ended. */
function causeOf({ say, outline }: SayingSource, term: string): string {
	const label = nameOf(outline, 'term', term);
	const entry = findEntry(outline, 'term', term);
	const [first, ...others] = entry?.kind === 'term' ? entry.changes : [];
	return first === undefined || others.length > 0
		? label
		: say('{0} ({1})', label, changeLabel(say, first.change));
}

/** More amounts and dates than this are a table, not a line. */
const MOST_FIGURES = 6;

/** Amounts, shares and times, each once, in the order of the note. */
export function sayFigures(say: Say, facts: readonly Fact[]): Saying[] {
	const notes = [...new Set(facts.map(fact => factLabel(say, fact)))];
	return notes.length === 0
		? []
		: [{ ...BARE, sign: 'figures', text: say('figures'), notes: notes.slice(0, MOST_FIGURES) }];
}

/** That the article names a term and no more. */
export function silence(say: Say): Saying {
	return { ...BARE, sign: 'held', text: say('mentions it, but does not say that anything happened to it') };
}

/** So much of other deals tells that there is more; the card of the whole note has it all. */
const MOST_ELSEWHERE = 3;

/** That the note says more of the term, of other deals: what, in one line. */
export function sayElsewhere({ say, outline }: SayingSource, { elsewhere }: SaidAt): Saying[] {
	const changes = elsewhere.changes.map(({ change, parties }) => {
		const names = parties.map(party => nameOf(outline, 'company', party));
		const word = changeLabel(say, change);
		return names.length === 0 ? word : say('{0} ({1})', word, sayList(say, names));
	});
	const effects = elsewhere.effects.map(({ name, effect }) =>
		say('{0}: {1}', effectLabel(say, effect), name),
	);
	const all = [...changes, ...effects];
	const left = all.length - MOST_ELSEWHERE;
	const more = left > 0 ? [sayCount(say, left, ['and one thing more', 'and {0} things more'])] : [];
	const notes = [...all.slice(0, MOST_ELSEWHERE), ...more];
	return all.length === 0
		? []
		: [{ ...BARE, sign: 'elsewhere', text: say('elsewhere in this note'), notes }];
}
