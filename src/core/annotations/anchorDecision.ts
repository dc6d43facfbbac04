import { agreement, likeness, type Place } from './anchorAlign.js';
import type { AnchorIndex } from './anchorIndex.js';
import type { AnchorPattern } from './anchorPattern.js';

/** A place that may be the quote's, and what speaks for it. */
export interface Scored extends Place {
	/** 0 to 1: how much of quote and context agrees. */
	readonly score: number;
	/** How many places by chance this quote would be met in a text of 2^bits words. */
	readonly bits: number;
	readonly before: Side;
	readonly after: Side;
	/** The same as `score`, of the quote's own block alone. */
	readonly own: number;
	/** How many letters agree of what stood before the quote, and of what stood after it. */
	readonly agreed: { readonly before: number; readonly after: number };
}

/** What one side of the context says. */
interface Side {
	/** The share that agrees of all that was kept of this side, 0 to 1; 0 where nothing was kept. */
	readonly share: number;
	/** Whether it supports the place: by the quote's own block, where there is enough of that on this side. */
	readonly isFor: boolean;
	/** Whether there is context in the quote's own block, and it is not what stands here. */
	readonly isAgainst: boolean;
	/** Of what the neighbouring blocks say, the share that agrees; where no neighbours were kept, of all. */
	readonly beyond: number;
}

/**
 * The quote's own letters count twice, since its words are what the analyst meant; but a short quote counts as one of
 * twelve letters, and a long one as one of eighty, beyond which it needs no help and its context should still be heard.
 */
const QUOTE_WEIGHT = 2;
const LEAST_QUOTE_WEIGHT = 24;
const MOST_QUOTE_WEIGHT = 160;

/** Place speaks last and softly: less than `MARGIN`, so that it orders what is alike and never decides. */
const PLACE_WEIGHT = 0.02;

/** From how much agreement on, in shares of all, a side of the context supports a place, and below which it contradicts. */
const SUPPORT = 0.5;
const AGAINST = 0.3;

/** Fewer letters than this on one side of the block are too few to contradict. */
const LEAST_AGAINST = 10;

/** What is looked for, and where. */
export interface Question {
	readonly pattern: AnchorPattern;
	readonly index: AnchorIndex;
	/** Where the passage stood, in units. */
	readonly hint: number | undefined;
	/** How many letters the quote has, as they count, and how rare it is, in bits. */
	readonly letters: number;
	readonly bits: number;
}

/** Puts the question: what every place is asked about is worked out once. Linear in the quote. */
export function toQuestion(pattern: AnchorPattern, index: AnchorIndex, hint: number | undefined): Question {
	const letters = sum(pattern.weights, pattern.from, pattern.to);
	return { pattern, index, hint, letters, bits: bitsOf(pattern, index) };
}

/** Less than this of the neighbours, in letters as they count, says nothing. */
const LEAST_BEYOND = 4;

/** Scores one place. Time: the square of the context's words. */
export function scorePlace(place: Place, { pattern, index, hint, letters, bits }: Question): Scored {
	const before = readSide(pattern, index, { k: pattern.from - 1, end: -1, place: place.start - 1 });
	const after = readSide(pattern, index, { k: pattern.to, end: pattern.ids.length, place: place.end });
	const weight = Math.min(MOST_QUOTE_WEIGHT, Math.max(LEAST_QUOTE_WEIGHT, QUOTE_WEIGHT * letters));
	const all = weight + before.total + after.total;
	const agreed = (weight * place.quote + before.agreed + after.agreed) / all;
	const own = weight + before.own + after.own;
	const offset = index.words.starts[place.start] ?? 0;
	const near = hint === undefined ? 0 : 1 - Math.min(1, Math.abs(offset - hint) / (index.text.length + 1));
	return {
		...place,
		score: agreed * (1 - PLACE_WEIGHT) + near * PLACE_WEIGHT,
		bits: bits * place.quote,
		before: before.side,
		after: after.side,
		own: (weight * place.quote + before.ownAgreed + after.ownAgreed) / own,
		agreed: { before: before.agreed, after: after.agreed },
	};
}

/** What of one side there is and agrees, in letters as they count: of all of it, and of the quote's own block. */
interface SideWeights {
	readonly side: Side;
	readonly total: number;
	readonly agreed: number;
	readonly own: number;
	readonly ownAgreed: number;
}

function readSide(
	pattern: AnchorPattern,
	index: AnchorIndex,
	edge: { readonly k: number; readonly end: number; readonly place: number },
): SideWeights {
	const step = edge.end > edge.k ? 1 : -1;
	let total = 0;
	let own = 0;
	for (let k = edge.k; k !== edge.end; k += step) {
		const weight = pattern.weights[k] ?? 0;
		total += weight;
		own += k >= pattern.own.from && k < pattern.own.to ? weight : 0;
	}
	const agreed = agreement(pattern, index, edge);
	const ownEnd = step > 0 ? Math.max(edge.k, pattern.own.to) : Math.min(edge.k, pattern.own.from - 1);
	const ownAgreed = agreement(pattern, index, { ...edge, end: ownEnd });
	const share = total > 0 ? Math.min(1, agreed / total) : 0;
	const hasOwn = own >= LEAST_AGAINST;
	const ownShare = hasOwn ? ownAgreed / own : share;
	const beyond = total - own < LEAST_BEYOND ? share : Math.max(0, (agreed - ownAgreed) / (total - own));
	const isAtEdge = total === 0 && (edge.place < 0 || edge.place >= index.ids.length);
	const isFor = isAtEdge || ownShare >= SUPPORT;
	return {
		side: { share, isFor, isAgainst: hasOwn && ownShare < AGAINST, beyond },
		total,
		agreed,
		own,
		ownAgreed,
	};
}

/**
 * How much better the context agrees when the words of the place are counted to it and not to the quote.
 *
 * ```text
 * quote   - |Apple| / Globalstar: Apple paid …
 * note    - Apple paid …                          the second Apple, not the quote's
 * ```
 */
function rivalOf(place: Scored, { pattern, index }: Question): number {
	const { from, to, ids } = pattern;
	return Math.max(
		agreement(pattern, index, { k: from - 1, end: -1, place: place.end - 1 }) - place.agreed.before,
		agreement(pattern, index, { k: to, end: ids.length, place: place.start }) - place.agreed.after,
	);
}

/** Whether quote and place are both the whole of a block. */
function isBlock(place: Place, { own, from, to }: AnchorPattern, { words }: AnchorIndex): boolean {
	return (
		own.from === from &&
		own.to === to &&
		words.opens[place.start] === true &&
		words.opens[place.end] !== false
	);
}

/** By how many letters the context must agree better: more than a word skipped on either side; where a side does not support the place, anything. */
const RIVAL = 3;

/** From how many of the quote's names and numbers on, as a share, their being others makes it another statement. */
const RENAMED = 0.3;

/** In longer passages only the first so many words are looked through for a name's misspelling. */
const MOST_MISSPELT = 400;

/** Whether names or numbers stand in the place that the quote has not, and many of the quote's do not stand there. */
function isRenamed(
	place: Place,
	{ texts, ids, names, from, to }: AnchorPattern,
	index: AnchorIndex,
): boolean {
	const kept = new Set(index.ids.subarray(place.start, place.end));
	const words = index.words.texts.slice(place.start, Math.min(place.end, place.start + MOST_MISSPELT));
	const wanted = new Set(ids.subarray(from, to));
	let all = 0;
	let missing = 0;
	for (let k = from; k < to; k++) {
		const text = texts[k] ?? '';
		const isNumber = /^\p{N}/u.test(text);
		if (isNumber || names[k] === true) {
			all++;
			const isMisspelt = !isNumber && words.some(word => likeness(text, word) > 0);
			missing += kept.has(ids[k] ?? -1) || isMisspelt ? 0 : 1;
		}
	}
	if (missing === 0 || missing < RENAMED * all) {
		return false;
	}
	const first = kept.has(ids[from] ?? -1) ? place.start : Math.max(0, place.start - 1);
	const last = kept.has(ids[to - 1] ?? -1) ? place.end : Math.min(index.ids.length, place.end + 1);
	for (let at = first; at < last; at++) {
		if (
			!wanted.has(index.ids[at] ?? -1) &&
			/^[\p{Lu}\p{N}]/u.test(index.text.charAt(index.words.starts[at] ?? 0))
		) {
			return true;
		}
	}
	return false;
}

function sum(values: Float64Array, from: number, to: number): number {
	let total = 0;
	for (let k = from; k < to; k++) {
		total += values[k] ?? 0;
	}
	return total;
}

/**
 * How rare the quote is, in bits: a passage of 20 bits stands at a given place by chance once in a million.
 *
 * Taken from how often each word stands in the note, and no more than two bits a letter, because short words are common
 * in any text though a short note may have them once.
 */
function bitsOf(pattern: AnchorPattern, index: AnchorIndex): number {
	let bits = 0;
	for (let k = pattern.from; k < pattern.to; k++) {
		const count = index.placesOf(pattern.ids[k] ?? -1).length;
		const rare = Math.log2((index.ids.length + 1000) / (count + 1));
		bits += Math.min(rare, 2 * (pattern.texts[k]?.length ?? 0));
	}
	return bits;
}

/** Below this share of agreement a place is not even offered; and from this one on it may be the answer. */
const LEAST_OFFERED = 0.4;
const LEAST_FOUND = 0.45;

/** By how much the best place must lead the next one that it does not overlap. */
const MARGIN = 0.08;

/** At most so many places are offered: a choice, not a list of every occurrence. */
const MOST_OFFERED = 12;

/** Decides between places: the best one where it is good enough and leads, else those that may be it. */
export function decide(
	scored: readonly Scored[],
	question: Question,
): { readonly kind: 'found' | 'ambiguous' | 'lost'; readonly places: readonly Scored[] } {
	const apart: Scored[] = [];
	for (const place of scored.toSorted((a, b) => b.score - a.score || a.start - b.start)) {
		if (place.score < LEAST_OFFERED || apart.length >= MOST_OFFERED) {
			break;
		}
		if (isPossible(place) && !apart.some(other => place.start < other.end && other.start < place.end)) {
			apart.push(place);
		}
	}
	const [best] = apart;
	if (best === undefined) {
		return { kind: 'lost', places: [] };
	}
	const places = apart.filter(place => place === best || !leads(best, place, question));
	return { kind: places.length === 1 && isSure(best, question) ? 'found' : 'ambiguous', places };
}

/**
 * Whether one place is so much better than another that there is no doubt.
 *
 * A paragraph and its copy are told apart by their neighbours only. Where the copy stands elsewhere that is enough; where
 * it was put right beside the paragraph, each has one of the old neighbours, and nobody knows which is which:
 *
 * ```text
 * before  … above. | Acme gets exclusivity. | Below …
 * now     … above. | Acme gets exclusivity. | Acme gets exclusivity. | Below …
 * ```
 * That is ambiguous.
 */
function leads(best: Scored, other: Scored, { index }: Question): boolean {
	const isAhead = best.score - other.score >= MARGIN;
	if (best.own - other.own >= MARGIN) {
		return isAhead;
	}
	const before = best.before.share - other.before.share;
	const after = best.after.share - other.after.share;
	return isRepeatedBeside(best, other, index)
		? Math.min(before, after) >= SIDE_MARGIN
		: isAhead || (Math.max(before, after) >= SIDE_MARGIN && Math.min(before, after) > -SIDE_MARGIN / 2);
}

/** Whether two places are the same passage of a text and of its copy directly after it: the note repeats itself there at their distance. */
function isRepeatedBeside(a: Place, b: Place, { ids }: AnchorIndex): boolean {
	const first = Math.min(a.start, b.start);
	const distance = Math.abs(a.start - b.start);
	let from = first;
	while (from > 0 && first - from < distance && ids[from - 1] === ids[from - 1 + distance]) {
		from--;
	}
	let to = first;
	while (to - from < distance && ids[to] === ids[to + distance]) {
		to++;
	}
	return to - from >= distance;
}

/** By how much a side of the context must agree better to speak for one of two places. */
const SIDE_MARGIN = 0.15;

/** Less than half of the quote's letters left is another passage, whatever stands around it. */
function isPossible({ quote }: Scored): boolean {
	return quote >= 0.5;
}

/**
 * Whether what speaks for a place is enough.
 *
 * Where the context on one side, or both, is another one (deleted, reworded, or this is a look-alike), the quote itself must be so rare
 * that it does not stand there by chance; the more so where it was changed, for a sentence of the same making
 * (“gets 5 % in Japan”, “gets 7 % in Korea”) agrees in most of its letters. A quote that had its like from the beginning
 * is not rare at all: a neighbour must agree.
 */
function isSure(place: Scored, question: Question): boolean {
	const { pattern, index } = question;
	const { score, quote, bits, before, after } = place;
	const support = (before.isFor ? 1 : 0) + (after.isFor ? 1 : 0);
	const isRival = rivalOf(place, question) > (support === 2 ? RIVAL : 0);
	if (
		score < LEAST_FOUND ||
		isRival ||
		(pattern.hadTwins && Math.max(before.beyond, after.beyond) < SUPPORT)
	) {
		return false;
	}
	if (quote >= 1) {
		const against = (before.isAgainst ? 1 : 0) + (after.isAgainst ? 1 : 0);
		const doubts = support === 0 ? Math.max(1, against) : against;
		return bits >= (isBlock(place, pattern, index) ? NEEDED_OF_BLOCK : (NEEDED_BITS[doubts] ?? Infinity));
	}
	const needed = NEEDED_CHANGED[support];
	return (
		needed !== undefined &&
		(support === 2 || !isRenamed(place, pattern, index)) &&
		quote >= needed.share &&
		bits >= needed.bits
	);
}

/** Bits that an unchanged quote needs, by how many sides are against it; without support from any it is as with one against it. */
const NEEDED_BITS = [0, 20, 40];

/** Bits that a whole heading, item or paragraph needs that is one here as well: its neighbours may be others. */
const NEEDED_OF_BLOCK = 12;

/** The share of letters that a changed quote needs, and its bits, by how many sides support it. */
const NEEDED_CHANGED = [
	{ share: 0.85, bits: 60 },
	{ share: 0.7, bits: 24 },
	{ share: 0.5, bits: 0 },
];
