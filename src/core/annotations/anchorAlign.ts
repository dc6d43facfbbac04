import type { AnchorIndex } from './anchorIndex.js';
import type { AnchorPattern } from './anchorPattern.js';

/** What a word put in, left out or replaced costs, in letters: little beside a word that agrees (five letters and the gap), so that rewording is bridged and not a whole other sentence. */
const SKIP = 1.5;
const REPLACE = 2;

/** Below this two words are different words and not a word and its misspelling. */
const LEAST_LIKENESS = 0.6;

/** How alike two words are, 0 to 1: the letters that they share at the beginning and at the end. */
export function likeness(a: string, b: string): number {
	const longer = Math.max(a.length, b.length);
	const shorter = Math.min(a.length, b.length);
	const isHead = a.charCodeAt(0) === b.charCodeAt(0);
	if (
		shorter < LEAST_LIKENESS * longer ||
		!(isHead || a.charCodeAt(a.length - 1) === b.charCodeAt(b.length - 1))
	) {
		return 0;
	}
	let head = 0;
	while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) {
		head++;
	}
	let tail = 0;
	while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) {
		tail++;
	}
	const like = (head + tail) / longer;
	return like < LEAST_LIKENESS ? 0 : like;
}

function likenessAt(pattern: AnchorPattern, index: AnchorIndex, k: number, place: number): number {
	return pattern.ids[k] === index.ids[place]
		? 1
		: likeness(pattern.texts[k] ?? '', index.words.texts[place] ?? '');
}

/**
 * How much of the pattern's words agrees with the note's when both are read away from an edge of the quote.
 *
 * ```text
 * pattern   … of a ten-year deal |Acme gets| exclusivity …     words `k`, read in `step`
 * note      … of a long deal     |Acme gets| full exclusivity  words from `place` on, read in the same direction
 * ```
 * Words may be put in, left out, replaced or misspelt on the way; each costs a little. Returns the weight that agrees.
 * Takes time in the square of the context, which is short.
 */
export function agreement(
	pattern: AnchorPattern,
	index: AnchorIndex,
	{ k, end, place }: { readonly k: number; readonly end: number; readonly place: number },
): number {
	const step = end > k ? 1 : -1;
	const size = Math.abs(end - k);
	const room = Math.min(size + 8, step > 0 ? index.ids.length - place : place + 1);
	if (size === 0 || room <= 0) {
		return 0;
	}
	let above = new Float64Array(room + 1).map((_, j) => -SKIP * j);
	let row = new Float64Array(room + 1);
	let best = 0;
	for (let i = 1; i <= size; i++) {
		row[0] = -SKIP * i;
		const at = k + (i - 1) * step;
		const weight = pattern.weights[at] ?? 0;
		for (let j = 1; j <= room; j++) {
			const like = likenessAt(pattern, index, at, place + (j - 1) * step);
			const met = (above[j - 1] ?? 0) + (like > 0 ? like * weight : -REPLACE);
			const value = Math.max(met, (above[j] ?? 0) - SKIP, (row[j - 1] ?? 0) - SKIP);
			row[j] = value;
			best = Math.max(best, value);
		}
		[above, row] = [row, above];
	}
	return best;
}

/** Where the quote's words stand in the note, in words, and how much of their weight agrees, 0 to 1. */
export interface Place {
	readonly start: number;
	readonly end: number;
	readonly quote: number;
}

const MET = 1;
const LEFT_OUT = 2;
const PUT_IN = 3;

/**
 * Lays the pattern over a stretch of the note so that as much as can be agrees, and tells where that puts the quote.
 *
 * `undefined` where none of the quote's words has a counterpart. Time and memory: words of the pattern × words of the stretch.
 */
export function align(
	pattern: AnchorPattern,
	index: AnchorIndex,
	{ from, to }: { readonly from: number; readonly to: number },
): Place | undefined {
	const rows = pattern.ids.length;
	const columns = to - from;
	const steps = new Uint8Array((rows + 1) * (columns + 1));
	let above = new Float64Array(columns + 1);
	let row = new Float64Array(columns + 1);
	let best = 0;
	let end = { i: 0, j: 0 };
	for (let i = 1; i <= rows; i++) {
		const weight = pattern.weights[i - 1] ?? 0;
		for (let j = 1; j <= columns; j++) {
			const like = likenessAt(pattern, index, i - 1, from + j - 1);
			const met = (above[j - 1] ?? 0) + (like > 0 ? like * weight : -REPLACE);
			const leftOut = (above[j] ?? 0) - SKIP;
			const putIn = (row[j - 1] ?? 0) - SKIP;
			const value = Math.max(0, met, leftOut, putIn);
			row[j] = value;
			if (value > 0) {
				steps[i * (columns + 1) + j] = value === met ? MET : value === leftOut ? LEFT_OUT : PUT_IN;
			}
			if (value > best) {
				best = value;
				end = { i, j };
			}
		}
		[above, row] = [row, above];
	}
	return placeOf(pattern, index, { steps, columns, from, end });
}

interface Alignment {
	readonly steps: Uint8Array;
	readonly columns: number;
	readonly from: number;
	readonly end: { readonly i: number; readonly j: number };
}

/** Walks the best alignment back and keeps what it says of the quote's own words. */
function placeOf(pattern: AnchorPattern, index: AnchorIndex, alignment: Alignment): Place | undefined {
	const { steps, columns, from } = alignment;
	let { i, j } = alignment.end;
	let start = -1;
	let end = -1;
	let agreed = 0;
	let extra = 0;
	let total = 0;
	for (let k = pattern.from; k < pattern.to; k++) {
		total += pattern.weights[k] ?? 0;
	}
	for (
		let step = steps[i * (columns + 1) + j];
		i > 0 && j > 0 && step;
		step = steps[i * (columns + 1) + j]
	) {
		const isQuote = i > pattern.from && i <= pattern.to;
		const place = from + j - 1;
		if (step === MET && isQuote) {
			start = place;
			end = end < 0 ? place + 1 : end;
			agreed += (pattern.weights[i - 1] ?? 0) * likenessAt(pattern, index, i - 1, place);
		} else if (step === PUT_IN && i > pattern.from && i < pattern.to && end >= 0) {
			extra += (index.words.texts[place]?.length ?? 0) + 1;
		}
		i -= step === PUT_IN ? 0 : 1;
		j -= step === LEFT_OUT ? 0 : 1;
	}
	return end < 0 ? undefined : { start, end, quote: agreed / (total + extra / 2) };
}
