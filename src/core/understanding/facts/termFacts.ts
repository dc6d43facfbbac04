import { sourceSpan } from '../../markdown/noteText.js';
import type { TermHit } from '../../matching/hits.js';
import { distance } from '../clauses.js';
import type { Fact } from '../reading.js';
import type { Scene } from '../scene.js';
import { fitOf, type FactKind } from './factKinds.js';
import { boundBefore, dateValue, durationValue, moneyValue, percentValue } from './factValue.js';
import { isRate, readItems, thingOf } from './quantityNouns.js';

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

interface FoundQuantity {
	readonly kind: FactKind;
	readonly from: number;
	readonly to: number;
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
export function findFacts(source: string, scene: Scene): ReadonlyMap<TermHit, readonly Fact[]> {
	const facts = new Map<TermHit, Fact[]>();
	if (scene.terms.length === 0) {
		return facts;
	}
	for (const { term, quantity } of scene.once(bindQuantities)) {
		const fact = toFact(source, scene, quantity);
		if (fact !== undefined) {
			facts.set(term, [...(facts.get(term) ?? []), fact]);
		}
	}
	return facts;
}

/** The quantities of a sentence that belong to a term, in order. */
function bindQuantities(scene: Scene): { readonly term: TermHit; readonly quantity: FoundQuantity }[] {
	const items = readItems(scene.sentence.words);
	return findQuantities(scene).flatMap(quantity => {
		const term = ownerOf(scene, quantity, items);
		return term === undefined ? [] : [{ term, quantity }];
	});
}

/** The quantities in order; one inside another ("2033" in "the end of 2033") belongs to that. */
function findQuantities({ sentence: { words }, text }: Scene): FoundQuantity[] {
	const found: FoundQuantity[] = [];
	for (let from = 0; from < words.length; from++) {
		if ((found.at(-1)?.to ?? 0) > from) {
			continue;
		}
		for (const kind of KINDS) {
			const to = text.slotEnd(kind, from);
			if (to > from) {
				if (kind !== 'duration' || !isRate(words, from, to)) {
					found.push({ kind, from, to });
				}
				break;
			}
		}
	}
	return found;
}

function ownerOf(scene: Scene, quantity: FoundQuantity, items: readonly number[]): TermHit | undefined {
	const { terms, sentence } = scene;
	const thing = quantity.kind === 'percent' ? thingOf(sentence.words, quantity) : -1;
	const behind = terms.findIndex(term => term.to > quantity.from);
	const middle = behind < 0 ? terms.length : behind;
	let best: { readonly term: TermHit; readonly price: number } | undefined;
	for (const term of terms.slice(Math.max(0, middle - MOST_TERMS), middle + MOST_TERMS)) {
		const fit = fitOf(term.term, quantity.kind);
		const price = priceOf(scene, quantity, term) + (fit === 2 ? 0 : LOOSE_PRICE);
		const isTime = quantity.kind === 'date' || quantity.kind === 'duration';
		const isTied =
			fit === 2 ||
			boundBefore(sentence.words, quantity.from, quantity.kind) !== undefined ||
			(isTime && sentence.words[quantity.from - 1]?.folded === 'to') || // "cut to six years"
			price <= LOOSE_PRICE;
		const farthest = isTime && fit === 1 ? FARTHEST_DATE : FARTHEST;
		const isOther =
			items[term.to - 1] !== items[quantity.from] ||
			(thing >= 0 && !(term.from <= thing && thing < term.to));
		if (fit > 0 && isTied && !isOther && price <= farthest && price < (best?.price ?? Infinity)) {
			best = { term, price };
		}
	}
	return best?.term;
}

function priceOf({ clauses, sentence }: Scene, { from, to }: FoundQuantity, term: TermHit): number {
	if (from < term.to && term.from < to) {
		return -1;
	}
	if (from >= term.to) {
		return distance(clauses, term.to - 1, from);
	}
	// "a third of the votes and a veto": what is joined on is another matter.
	const isParted = sentence.words
		.slice(to, term.from)
		.some(({ folded }) => /^(?:,|and|or|but)$/.test(folded));
	return isParted ? Infinity : distance(clauses, to - 1, term.from) + BEFORE_PRICE;
}

function toFact(source: string, { sentence }: Scene, { kind, from, to }: FoundQuantity): Fact | undefined {
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
			const percent = percentValue(words);
			return percent === undefined ? undefined : { kind, ...place, percent };
		}
		case 'date':
			return { kind, ...place, date: dateValue(words) };
		case 'duration':
			return { kind, ...place, duration: durationValue(words) };
	}
}
