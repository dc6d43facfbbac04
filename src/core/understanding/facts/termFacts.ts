import { foldedText, type Word } from '../../base/words.js';
import { sourceSpan } from '../../markdown/noteText.js';
import type { TermHit } from '../../matching/hits.js';
import { distance } from '../clauses.js';
import type { Fact } from '../reading.js';
import type { Scene } from '../scene.js';
import { isDistance, isOneMore, isReckonedFrom, wasOnce } from './besideQuantity.js';
import { fitOf, type FactKind } from './factKinds.js';
import {
	boundBefore,
	dateValue,
	durationEnds,
	durationValue,
	moneyValue,
	percentValue,
} from './factValue.js';
import { resolveDate } from './noteDates.js';
import { isRange, startOfRange } from './ranges.js';
import { readItems, thingOf } from './quantityNouns.js';

const KINDS: readonly FactKind[] = ['money', 'percent', 'date', 'duration'];

/** Farther from its term no quantity is bound, in words, breaks between clauses counted in. */
const FARTHEST = 12;

/** A date that the term is not about needs a word that ties it ("until 2032"), and stands near. */
const FARTHEST_DATE = 8;

/** What it costs to stand before the term rather than behind it, and to fit only just; in words. */
const BEFORE_PRICE = 1;
const LOOSE_PRICE = 3;

/** So many terms on either side of a quantity are asked: what it costs stays bounded. */
const MOST_TERMS = 6;

/** A quantity where it stands, in words. */
export interface FoundQuantity {
	readonly kind: FactKind;
	readonly from: number;
	readonly to: number;
}

interface BoundQuantity {
	readonly term: TermHit;
	readonly quantity: FoundQuantity;
	/** Whether it is what another now is. */
	readonly isFormer: boolean;
}

/**
 * The amounts, shares, dates and lengths of time in a sentence, each bound to the term that it belongs to: the nearest one that such a
 * quantity can be about. What fits no term near it is left alone.
 *
 * ```text
 * will pay a royalty of 4 percent through 2032
 *            ~~~~~~~    ~~~~~~~~~         ~~~~
 * ```
 */
export function findFacts(
	source: string,
	scene: Scene,
	noteDate?: string,
): ReadonlyMap<TermHit, readonly Fact[]> {
	const facts = new Map<TermHit, Fact[]>();
	if (scene.terms.length === 0) {
		return facts;
	}
	for (const { term, quantity, isFormer } of scene.once(bindQuantities)) {
		const fact = toFact({ source, noteDate }, scene, quantity);
		if (fact !== undefined) {
			facts.set(term, [...(facts.get(term) ?? []), isFormer ? { ...fact, bound: 'was' } : fact]);
		}
	}
	return facts;
}

/** The quantities of a sentence that belong to a term, in order. What one was once goes with what it is now. */
function bindQuantities(scene: Scene): BoundQuantity[] {
	const { words } = scene.sentence;
	const items = readItems(words);
	const quantities = findQuantities(scene);
	const sides = findSides(scene, quantities);
	const bound = new Map<FoundQuantity, TermHit | undefined>();
	const formerOf = new Map<FoundQuantity, FoundQuantity>();
	const binding: Binding = { scene, items, taken: new Map(), kinds: new Set() };
	quantities.forEach((quantity, i) => {
		const side = quantity.kind === 'date' ? undefined : wasOnce(words, quantity, sides[i] ?? NOBODY);
		const now = side === undefined ? undefined : sides[i]?.[side];
		if (now !== undefined) {
			formerOf.set(quantity, now);
		}
		if (side !== 'prior') {
			const term = ownerOf(binding, quantity);
			bound.set(quantity, term);
			if (term !== undefined) {
				binding.taken.set(term, (binding.taken.get(term) ?? new Set()).add(quantity.kind));
			}
		}
		binding.kinds.add(quantity.kind);
	});
	for (const [former, now] of formerOf) {
		const [first, second] = former.from < now.from ? [former, now] : [now, former];
		const owner = bound.get(first) ?? bound.get(second);
		bound.set(former, owner).set(now, owner);
	}
	return quantities.flatMap(quantity => {
		const term = bound.get(quantity);
		return term === undefined ? [] : [{ term, quantity, isFormer: formerOf.has(quantity) }];
	});
}

/** The quantities of a sentence in order; one inside another ("2033" in "the end of 2033") belongs to that. */
export function findQuantities({ sentence: { words }, text }: Scene): FoundQuantity[] {
	const found: FoundQuantity[] = [];
	for (let from = 0; from < words.length; from++) {
		if ((found.at(-1)?.to ?? 0) > from) {
			continue;
		}
		for (const kind of KINDS) {
			const to = text.slotEnd(kind, from);
			if (to > from) {
				if (kind !== 'duration' || !isDistance(words, { from, to })) {
					push(found, words, { kind, from, to });
				}
				break;
			}
		}
	}
	return found;
}

/** Takes in one more quantity: by itself, or as the high end of a range. */
function push(found: FoundQuantity[], words: readonly Word[], quantity: FoundQuantity): void {
	const { kind, to } = quantity;
	const last = found.at(-1);
	const isHigh = last?.kind === kind && isRange(words, kind, last, quantity);
	const from = isHigh ? last.from : quantity.from;
	const whole = { kind, from: startOfRange(words, kind, { from, to }), to };
	found.splice(isHigh ? -1 : found.length, 1, whole);
}

/** The quantities of its kind before and behind one, in the same sentence. */
interface Sides {
	prior: FoundQuantity | undefined;
	next: FoundQuantity | undefined;
}

const NOBODY: Sides = { prior: undefined, next: undefined };

function findSides({ clauses: { hard } }: Scene, quantities: readonly FoundQuantity[]): readonly Sides[] {
	const sides = quantities.map((): Sides => ({ ...NOBODY }));
	const last = new Map<string, number>();
	quantities.forEach((quantity, i) => {
		const key = `${quantity.kind} ${String(hard[quantity.from])}`;
		const before = last.get(key) ?? -1;
		const [own, prior] = [sides[i], sides[before]];
		if (own !== undefined && prior !== undefined) {
			own.prior = quantities[before];
			prior.next = quantity;
		}
		last.set(key, i);
	});
	return sides;
}

/** What is known where a quantity looks for its term. */
interface Binding {
	readonly scene: Scene;
	readonly items: readonly number[];
	/** The kinds of quantities that terms have already. */
	readonly taken: Map<TermHit, Set<FactKind>>;
	/** The kinds of the quantities before it. */
	readonly kinds: Set<FactKind>;
}

function ownerOf(binding: Binding, quantity: FoundQuantity): TermHit | undefined {
	const { scene, items } = binding;
	const { terms, sentence } = scene;
	const thing = isTime(quantity)
		? -1
		: thingOf(sentence.words, quantity, quantity.kind === 'money' ? 'money' : 'percent');
	const behind = terms.findIndex(term => term.to > quantity.from);
	const middle = behind < 0 ? terms.length : behind;
	let best: { readonly term: TermHit; readonly price: number } | undefined;
	for (const term of terms.slice(Math.max(0, middle - MOST_TERMS), middle + MOST_TERMS)) {
		const fit = fitOf(term.term, quantity.kind);
		const price = priceOf(binding, quantity, term) + (fit === 2 ? 0 : LOOSE_PRICE);
		const isTied =
			fit === 2 ||
			boundBefore(sentence.words, quantity.from, quantity.kind) !== undefined ||
			(isTime(quantity) && sentence.words[quantity.from - 1]?.folded === 'to') || // "cut to six years"
			price <= LOOSE_PRICE;
		const farthest = isTime(quantity) && fit === 1 ? FARTHEST_DATE : FARTHEST;
		const isOther =
			items[term.to - 1] !== items[quantity.from] ||
			(quantity.kind === 'percent' &&
				isMoreThanAll(sentence.words, quantity) &&
				PARTS.has(term.term)) ||
			(thing >= 0 && !(term.from <= thing && thing < term.to));
		if (fit > 0 && isTied && !isOther && price <= farthest && price < (best?.price ?? Infinity)) {
			best = { term, price };
		}
	}
	return best?.term;
}

/** "105% of Brent" is nobody's share. */
function isMoreThanAll(words: readonly Word[], { from, to }: FoundQuantity): boolean {
	return (percentValue(words.slice(from, to))?.percent ?? 0) > 100;
}

/** Terms that are a part of something. */
const PARTS = new Set(
	'equity_stake controlling_stake equity_investment voting_rights revenue_share profit_share joint_venture acquisition cost_sharing royalty'.split(
		' ',
	),
);

function isTime({ kind }: FoundQuantity): boolean {
	return kind === 'date' || kind === 'duration';
}

function priceOf(binding: Binding, quantity: FoundQuantity, term: TermHit): number {
	const { scene, taken } = binding;
	const { clauses, sentence } = scene;
	const { words } = sentence;
	const { from, to } = quantity;
	if (from < term.to && term.from < to) {
		return isBareSum(scene, term, quantity) ? BARE_PRICE : -1;
	}
	if (from >= term.to) {
		const isOther =
			taken.get(term)?.has(quantity.kind) === true &&
			!OPEN_ENDED.has(term.term) &&
			isOneMore(words, quantity);
		return isOther ? Infinity : distance(clauses, term.to - 1, from);
	}
	if (quantity.kind === 'duration' && isReckonedFrom(words, quantity, term)) {
		return Infinity;
	}
	if (isContingent(binding, quantity, term)) {
		return BEFORE_PRICE;
	}
	// "a third of the votes and a veto": what is joined on is another matter.
	const isParted = words.slice(to, term.from).some(({ folded }) => /^(?:,|and|or|but)$/.test(folded));
	return isParted ? Infinity : distance(clauses, to - 1, term.from) + BEFORE_PRICE;
}

/** "…, $4 million if sales pass 40,000": the break before an "if" does not part a second sum from what it hangs on. */
function isContingent({ scene, kinds }: Binding, { kind, to }: FoundQuantity, term: TermHit): boolean {
	const { words } = scene.sentence;
	return (
		term.term === 'milestone_payment' &&
		term.from - to <= 1 &&
		/^(?:more|in|on|for|upon)?$/.test(foldedText(words, to, term.from)) &&
		kinds.has(kind)
	);
}

/** Whether a sum is marked as what the deal is worth by nothing but itself, and a term that such a sum completes ends right before it: "to spend at least | $3bn". */
function isBareSum({ terms }: Scene, term: TermHit, { from, to }: FoundQuantity): boolean {
	return (
		term.term === 'deal_value' &&
		term.from === from &&
		term.to === to &&
		terms.some(other => other.to === from && COMPLETED.has(other.term))
	);
}

/** What it costs a bare sum to be its own term's, in words: a term right before it goes first. */
const BARE_PRICE = 1.5;

/** Terms whose wording may break off before their sum. */
const COMPLETED = new Set(
	'minimum_commitment take_or_pay compute_commitment investment_commitment payment_cap liability_cap break_fee'.split(
		' ',
	),
);

/** Terms that may hold any number of sums. */
const OPEN_ENDED = new Set(['milestone_payment', 'earn_out', 'deal_value', 'vesting_tranches']);

/** A note's text, and what its dates are reckoned from. */
export interface NoteSource {
	readonly source: string;
	/** The note's own date, as in ISO 8601, where it has one. */
	readonly noteDate: string | undefined;
}

/** What a quantity says; `undefined` where it cannot be reckoned. */
export function toFact(
	{ source, noteDate }: NoteSource,
	{ sentence }: Scene,
	{ kind, from, to }: FoundQuantity,
): Fact | undefined {
	const words = sentence.words.slice(from, to);
	const span = sourceSpan(sentence, from, to);
	const bound = boundBefore(sentence.words, from, kind);
	const place = {
		...span,
		text: source.slice(span.start, span.end),
		...(bound === undefined ? {} : { bound }),
	};
	switch (kind) {
		case 'money': {
			const value = moneyValue(words);
			return value === undefined ? undefined : { kind, ...place, ...value };
		}
		case 'percent': {
			const value = percentValue(words);
			return value === undefined ? undefined : { kind, ...place, ...value };
		}
		case 'date':
			return {
				kind,
				...place,
				date: dateValue(words) ?? resolveDate(sentence.words, { from, to, bound, noteDate }),
			};
		case 'duration':
			return { kind, ...place, ...(durationEnds(words) ?? { duration: durationValue(words) }) };
	}
}
