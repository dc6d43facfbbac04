import { align, type Place } from './anchorAlign.js';
import type { AnchorIndex } from './anchorIndex.js';
import type { AnchorPattern } from './anchorPattern.js';

/** A stretch of words, end exclusive. */
interface Stretch {
	readonly from: number;
	readonly to: number;
}

/**
 * How many occurrences of words vote on where a quote may be. A quote with its context has some 40 words, most of
 * them rare; the rare ones vote first, so that the limit is only met by common words, which tell nothing.
 */
const MOST_VOTES = 20_000;

/** Votes for places no further apart than this are one: about as many words as a rewording puts in. */
const BUCKET = 8;

/** How many places are looked at closely, and how much less than the best-voted place each may have. */
const MOST_STRETCHES = 8;
const LEAST_VOTE = 0.3;

/** The occurrences of a passage's exact words that are compared word for word with their context; of more, those that have most of it about them. */
const MOST_OCCURRENCES = 24;

/** Above this many words a quote is found by its first and last ones, so that laying it over the note stays cheap. */
const LONG_QUOTE = 320;
const LONG_QUOTE_END = 120;

/** How many words are compared for one quote: all there are, except in a text that repeats one word without end. */
const MOST_COMPARED = 5_000_000;

/** Where the words `from` up to `to` of the pattern stand in the note one for one. Time: occurrences of the rarest of them. */
export function occurrences(pattern: AnchorPattern, index: AnchorIndex, { from, to }: Stretch): number[] {
	let rarest = from;
	for (let k = from; k < to; k++) {
		if (placesAt(pattern, index, k).length < placesAt(pattern, index, rarest).length) {
			rarest = k;
		}
	}
	const found: number[] = [];
	let left = MOST_COMPARED;
	for (const place of placesAt(pattern, index, rarest)) {
		const start = place - (rarest - from);
		left -= found.length > 0 ? to - from : 1;
		if (left < 0) {
			break;
		}
		if (start >= 0 && isSame(pattern, index, { from, to }, start)) {
			found.push(start);
		}
	}
	return found;
}

function placesAt(pattern: AnchorPattern, index: AnchorIndex, k: number): Int32Array {
	return index.placesOf(pattern.ids[k] ?? -1);
}

function isSame(pattern: AnchorPattern, index: AnchorIndex, { from, to }: Stretch, start: number): boolean {
	for (let k = from; k < to; k++) {
		if (pattern.ids[k] !== index.ids[start + k - from]) {
			return false;
		}
	}
	return true;
}

/** Where the quote may stand: wherever its exact words do, and where its words with their context come closest. */
export function findCandidates(pattern: AnchorPattern, index: AnchorIndex): Place[] {
	const { from, to } = pattern;
	if (to - from > LONG_QUOTE) {
		return findByEnds(pattern, index);
	}
	const stretches = findStretches(pattern, index);
	const size = to - from;
	const exact = occurrences(pattern, index, pattern);
	const places = likeliest(exact, pattern, index).map(start => ({ start, end: start + size, quote: 1 }));
	return [...places, ...stretches.flatMap(stretch => align(pattern, index, stretch) ?? [])];
}

/** Of the occurrences of the quote's exact words those around which most of the context's words stand, in whatever order. */
function likeliest(starts: readonly number[], pattern: AnchorPattern, index: AnchorIndex): readonly number[] {
	if (starts.length <= MOST_OCCURRENCES) {
		return starts;
	}
	const { ids, weights, from, to } = pattern;
	const weightOf = new Map<number, number>();
	ids.forEach((id, k) => (k < from || k >= to) && weightOf.set(id, weights[k] ?? 0));
	const nearby = (start: number): number => {
		const around = index.ids.subarray(
			Math.max(0, start - from - BUCKET),
			start - from + ids.length + BUCKET,
		);
		return around.reduce((sum, id) => sum + (weightOf.get(id) ?? 0), 0);
	};
	return starts
		.map(start => ({ start, weight: nearby(start) }))
		.sort((a, b) => b.weight - a.weight || a.start - b.start)
		.slice(0, MOST_OCCURRENCES)
		.map(({ start }) => start);
}

/** A long quote's candidates: its beginning and its end are looked for apart, and paired where the length is about right. */
function findByEnds(pattern: AnchorPattern, index: AnchorIndex): Place[] {
	const { from, to } = pattern;
	const exact = occurrences(pattern, index, pattern).slice(0, MOST_OCCURRENCES);
	const whole = exact.map(start => ({
		start,
		end: start + to - from,
		quote: 1,
	}));
	const heads = findCandidates(part(pattern, 0, from + LONG_QUOTE_END), index);
	const tails = findCandidates(part(pattern, to - LONG_QUOTE_END, pattern.ids.length), index);
	const pairs = heads.flatMap(head =>
		tails
			.filter(({ end }) => end - head.start > (to - from) / 2 && end - head.start < (to - from) * 2)
			.map(tail => ({ start: head.start, end: tail.end, quote: (head.quote + tail.quote) / 2 })),
	);
	return [...whole, ...pairs.slice(0, MOST_OCCURRENCES)];
}

function part(pattern: AnchorPattern, from: number, to: number): AnchorPattern {
	return {
		...pattern,
		texts: pattern.texts.slice(from, to),
		ids: pattern.ids.slice(from, to),
		weights: pattern.weights.slice(from, to),
		names: pattern.names.slice(from, to),
		own: { from: Math.max(0, pattern.own.from - from), to: Math.min(to, pattern.own.to) - from },
		from: Math.max(0, pattern.from - from),
		to: Math.min(to, pattern.to) - from,
	};
}

/** The stretches of the note that most of the pattern's words speak for, each with room for what was put in. */
function findStretches(pattern: AnchorPattern, index: AnchorIndex): Stretch[] {
	const size = pattern.ids.length;
	const votes = vote(pattern, index);
	const both = votes.map((weight, i) => weight + Math.max(votes[i - 1] ?? 0, votes[i + 1] ?? 0));
	const most = both.reduce((max, weight) => Math.max(max, weight), 0);
	const chosenFrom: { readonly bucket: number; readonly weight: number }[] = [];
	both.forEach((weight, i) => {
		if (weight > 0 && weight >= most * LEAST_VOTE && (votes[i] ?? 0) > 0) {
			chosenFrom.push({ bucket: i - Math.ceil(size / BUCKET), weight });
		}
	});
	chosenFrom.sort((a, b) => b.weight - a.weight || a.bucket - b.bucket);
	const room = BUCKET + Math.ceil(size / 4);
	const chosen: Stretch[] = [];
	for (const { bucket } of chosenFrom) {
		if (chosen.length >= MOST_STRETCHES) {
			break;
		}
		const from = Math.max(0, bucket * BUCKET - room);
		const to = Math.min(index.ids.length, bucket * BUCKET + BUCKET + size + room);
		if (!chosen.some(other => Math.abs(other.from - from) <= BUCKET)) {
			chosen.push({ from, to });
		}
	}
	return chosen;
}

/**
 * Each occurrence of a word of the pattern speaks for the place where the pattern would then begin, the rarer the louder.
 * The first buckets are for beginnings before that of the note.
 */
function vote(pattern: AnchorPattern, index: AnchorIndex): Float64Array {
	const size = pattern.ids.length;
	const order = Array.from(pattern.ids.keys())
		.filter(k => placesAt(pattern, index, k).length > 0)
		.sort((a, b) => placesAt(pattern, index, a).length - placesAt(pattern, index, b).length);
	const before = Math.ceil(size / BUCKET);
	const votes = new Float64Array(before + Math.ceil((index.ids.length + 1) / BUCKET));
	let left = MOST_VOTES;
	for (const k of order) {
		const places = placesAt(pattern, index, k);
		left -= places.length;
		if (left < 0) {
			break;
		}
		const weight = (pattern.weights[k] ?? 0) * Math.log2(1 + index.ids.length / places.length);
		for (const place of places) {
			const bucket = Math.floor((place - k) / BUCKET) + before;
			votes[bucket] = (votes[bucket] ?? 0) + weight;
		}
	}
	return votes;
}
