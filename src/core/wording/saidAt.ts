import { partitionPoint } from '../base/partitionPoint.js';
import { contains, type Span } from '../base/span.js';
import { valueOfFact } from '../indexing/factValue.js';
import type { Beneficiary, Change, Fact, Reading, TermMention } from '../understanding/reading.js';
import { polarityAt } from './standing.js';

/**
 * How near to a mention that stands which the note says of it: in its own sentence, in its section and of the same companies, or
 * anywhere, where the note has a single deal for the term.
 */
export type Reach = 'sentence' | 'section' | 'note';

/** What a note says of a term at one of its mentions; what it says of the term in other deals is kept apart. */
export interface SaidAt {
	/** How far away the changes stand; `undefined` where there are none. */
	readonly reach: Reach | undefined;
	readonly changes: readonly Change[];
	/** Who gains or loses by it, the nearest first. */
	readonly effects: readonly Beneficiary[];
	/** Amounts and times that belong to this mention. */
	readonly facts: readonly Fact[];
	/** What the note says of the term, but not of this mention. */
	readonly elsewhere: Pick<SaidAt, 'changes' | 'effects'>;
}

/**
 * Makes a finder of what is said at a mention. Silence is preferred to what belongs to another deal.
 *
 * Linear in the reading; each answer costs a few searches by halving, and the changes and effects of the term.
 */
export function createSaidFinder(reading: Reading): SaidFinder {
	return new DealNote(reading);
}

/** Answers what is said at the mentions of one reading. */
export interface SaidFinder {
	readonly saidAt: (mention: TermMention) => SaidAt;
	/** As `saidAt`, the changes alone. */
	readonly changesAt: (mention: TermMention) => Pick<SaidAt, 'reach' | 'changes'>;
}

/** Company ids. */
type Parties = ReadonlySet<string>;

const NOBODY: Parties = new Set();

class DealNote implements SaidFinder {
	readonly #reading: Reading;
	readonly #changes = new Map<string, Change[]>();
	readonly #effects = new Map<string, Beneficiary[]>();
	readonly #mentions = new Map<string, TermMention[]>();
	/** Mentions of companies that are a party to some change: others, such as an analyst's bank, tell no deals apart. */
	readonly #partyMentions: readonly (Span & { readonly id: string })[];
	readonly #parties: Parties;
	readonly #isOneDeal: boolean;
	/** By where a sentence begins. */
	readonly #near = new Map<number, Parties>();

	constructor(reading: Reading) {
		this.#reading = reading;
		for (const change of reading.changes) {
			push(this.#changes, change.term, change);
		}
		for (const effect of reading.beneficiaries) {
			new Set(effect.terms).forEach(term => push(this.#effects, term, effect));
		}
		for (const mention of reading.mentions) {
			if (mention.kind === 'term') {
				push(this.#mentions, mention.id, mention);
			}
		}
		const parties = new Set(reading.changes.flatMap(change => change.parties));
		this.#parties = parties;
		this.#partyMentions = reading.mentions.filter(
			mention => mention.kind === 'company' && mention.role !== 'source' && parties.has(mention.id),
		);
		this.#isOneDeal = hangTogether(reading.changes);
	}

	saidAt(mention: TermMention): SaidAt {
		const { reach, changes } = this.changesAt(mention);
		const allChanges = this.#changes.get(mention.id) ?? [];
		const allEffects = this.#effects.get(mention.id) ?? [];
		const effects = this.#effectsAt(mention, allEffects);
		return {
			reach,
			changes,
			effects,
			facts: this.#factsAt(mention),
			elsewhere: {
				changes: allChanges.filter(change => !changes.includes(change)),
				effects: allEffects.filter(effect => !effects.includes(effect)),
			},
		};
	}

	changesAt(mention: TermMention): Pick<SaidAt, 'reach' | 'changes'> {
		const all = this.#changes.get(mention.id) ?? [];
		const own = all.filter(({ evidence }) => contains(evidence, mention));
		if (own.length > 0) {
			return { reach: 'sentence', changes: own };
		}
		const near = all.filter(change => this.#isSameSection(mention, change.evidence));
		const fitting = near.filter(change => this.#fits(mention, change));
		if (fitting.length > 0) {
			return { reach: 'section', changes: fitting };
		}
		// Of several, none may speak for a part of the note that none of them is near to.
		const [only, ...others] = all;
		return only !== undefined && others.length === 0 && near.length === 0 && this.#fits(mention, only)
			? { reach: 'note', changes: [only] }
			: { reach: undefined, changes: [] };
	}

	/** Whether a change that another sentence tells may be of what this mention names. */
	#fits(mention: TermMention, change: Change): boolean {
		const polarity = polarityAt(mention, []);
		if (polarity === 'negated' || (polarity === 'ended' && !OVER.has(change.change))) {
			return false;
		}
		const here = this.#partiesNear(mention);
		const there =
			change.parties.length > 0 ? new Set(change.parties) : this.#partiesNear(change.evidence);
		const isSameDeal =
			here.size === 0 || there.size === 0
				? this.#isOneDeal || this.#isSameSection(mention, change.evidence)
				: [...here].every(company => there.has(company));
		return isSameDeal && !this.#differs(mention, change);
	}

	/** "A five-year pact" is not what “the 90-day period” tells of. */
	#differs(mention: TermMention, { term, evidence }: Change): boolean {
		const mine = (mention.facts ?? []).map(textOf);
		const theirs = this.#factsIn(term, evidence).map(textOf);
		return mine.length > 0 && theirs.length > 0 && !mine.some(value => theirs.includes(value));
	}

	#effectsAt(mention: TermMention, all: readonly Beneficiary[]): readonly Beneficiary[] {
		const own = all.filter(({ evidence }) => contains(evidence, mention));
		const here = this.#partiesNear(mention);
		const fits = ({ id, evidence }: Beneficiary, isNear: boolean): boolean => {
			const there = this.#partiesNear(evidence);
			const isKnown = here.size > 0 && (there.size > 0 || this.#parties.has(id));
			return isKnown
				? here.has(id) || [...there].some(company => here.has(company))
				: isNear || this.#isOneDeal;
		};
		const rest = all.filter(effect => !own.includes(effect));
		const near = rest.filter(effect => this.#isSameSection(mention, effect.evidence));
		const far = rest.filter(effect => !near.includes(effect));
		return [
			...own,
			...near.filter(effect => fits(effect, true)),
			...far.filter(effect => fits(effect, false)),
		];
	}

	/** A mention that carries none may stand beside one of its term that does. */
	#factsAt(mention: TermMention): readonly Fact[] {
		return mention.facts ?? this.#factsIn(mention.id, this.#sentenceAt(mention.start) ?? mention);
	}

	#factsIn(term: string, stretch: Span): readonly Fact[] {
		const mentions = this.#mentions.get(term) ?? [];
		return startingIn(mentions, stretch).flatMap(({ facts }) => facts ?? []);
	}

	/** The companies that a place speaks of: those of its sentence, else of the nearest sentence of its section that names one, best before it. */
	#partiesNear(place: Span): Parties {
		const sentence = this.#sentenceAt(place.start) ?? place;
		const known = this.#near.get(sentence.start) ?? this.#findParties(sentence);
		this.#near.set(sentence.start, known);
		return known;
	}

	#findParties(sentence: Span): Parties {
		const own = this.#partiesIn(sentence);
		if (own.size > 0) {
			return own;
		}
		const section = this.#sectionAt(sentence) ?? EVERYWHERE;
		const next = partitionPoint(this.#partyMentions, ({ start }) => start < sentence.start);
		for (const near of [this.#partyMentions[next - 1], this.#partyMentions[next]]) {
			if (near !== undefined && contains(section, near)) {
				return this.#partiesIn(this.#sentenceAt(near.start) ?? near);
			}
		}
		return NOBODY;
	}

	#partiesIn(stretch: Span): Parties {
		return new Set(startingIn(this.#partyMentions, stretch).map(({ id }) => id));
	}

	#sentenceAt(offset: number): Span | undefined {
		const found =
			this.#reading.sentences[
				partitionPoint(this.#reading.sentences, ({ start }) => start <= offset) - 1
			];
		return found !== undefined && offset < found.end ? found : undefined;
	}

	#sectionAt(place: Span): Span | undefined {
		const { sections } = this.#reading;
		return sections[partitionPoint(sections, ({ start }) => start <= place.start) - 1];
	}

	#isSameSection(a: Span, b: Span): boolean {
		return this.#sectionAt(a) === this.#sectionAt(b);
	}
}

const EVERYWHERE: Span = { start: 0, end: Infinity };

/** What may have happened to a term of which a sentence says that it is over. */
const OVER: ReadonlySet<Change['change']> = new Set(['ended', 'loosened']);

function push<T>(groups: Map<string, T[]>, key: string, item: T): void {
	const group = groups.get(key);
	if (group === undefined) {
		groups.set(key, [item]);
	} else {
		group.push(item);
	}
}

/** Of sorted spans those that begin in a stretch. */
function startingIn<T extends Span>(spans: readonly T[], { start, end }: Span): readonly T[] {
	return spans.slice(
		partitionPoint(spans, span => span.start < start),
		partitionPoint(spans, span => span.start < end),
	);
}

function textOf(fact: Fact): string {
	return valueOfFact(fact) ?? fact.text;
}

/** Whether a chain of shared parties joins all the changes that name any. */
function hangTogether(changes: readonly Change[]): boolean {
	const above = new Map<string, string>();
	const topOf = (id: string): string => {
		let top = id;
		for (let next = above.get(top); next !== undefined; next = above.get(top)) {
			top = next;
		}
		return top;
	};
	const tops = new Set<string>();
	for (const { parties } of changes) {
		const [first, ...others] = parties.map(topOf);
		if (first !== undefined) {
			tops.add(first);
			for (const other of others.filter(id => id !== first)) {
				above.set(other, first);
				tops.delete(other);
			}
		}
	}
	return tops.size <= 1;
}
