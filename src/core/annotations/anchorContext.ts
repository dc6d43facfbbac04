import { partitionPoint } from '../base/partitionPoint.js';
import type { Span } from '../base/span.js';
import { occurrences } from './anchorCandidates.js';
import type { AnchorIndex } from './anchorIndex.js';
import { readPattern, type AnchorPattern } from './anchorPattern.js';
import type { TextQuote } from './annotation.js';
import type { TakenQuote } from './quote.js';

/**
 * How much of its surroundings a quote keeps on each side, in letters and gaps of words: half a sentence, about twelve
 * words, so that a single word can still be told from its like after every third word around it was changed.
 */
const CONTEXT = 64;

/** Where that much stands more than once in the note, as much as tells the places apart, up to this: two or three sentences. */
const MOST_CONTEXT = 256;

/** A context is not longer than this in the note itself, however long the addresses of its links. */
const MOST_UNITS = 1500;

/** Takes the quote of a passage. The context begins and ends with whole words. */
export function takeFrom(index: AnchorIndex, span: Span): TakenQuote {
	const length = index.text.length;
	const start = Math.min(length, Math.max(0, Math.trunc(span.start) || 0));
	const end = Math.min(length, Math.max(start, Math.trunc(span.end) || 0));
	const position = { start, end };
	for (let context = CONTEXT; ; context *= 2) {
		const quote = cut(index, position, context);
		const pattern = readPattern(quote, index);
		if (!readsAlike(pattern, index, position)) {
			return { quote: cutMarkup(index.text, position), position };
		}
		if (context >= MOST_CONTEXT || isAlone(pattern, index)) {
			return { quote, position };
		}
	}
}

/** Whether the words of the quote are those that the note has there: not where it is cut out of markup that is passed over. */
function readsAlike(
	{ texts, from, to }: AnchorPattern,
	{ words }: AnchorIndex,
	{ start, end }: Span,
): boolean {
	const first = firstFrom(words.ends, start + 1);
	const past = firstFrom(words.starts, end);
	return (
		to - from === Math.max(0, past - first) &&
		texts.slice(from, to).every((word, i) => word === words.texts[first + i])
	);
}

/** The quote of a passage in the middle of markup, with as much of its line as shows that it is markup. */
function cutMarkup(text: string, { start, end }: Span): TextQuote {
	const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - MOST_CONTEXT);
	const line = text.indexOf('\n', end);
	const to = Math.min(line < 0 ? text.length : line, end + MOST_CONTEXT);
	return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/**
 * Whether the quote is told from its like, at first by what stands in its own block: what can be told only by the
 * neighbouring blocks is kept with more context, and this says later that it had its like from the beginning.
 */
function isAlone(pattern: AnchorPattern, index: AnchorIndex): boolean {
	const stretch = pattern.hadTwins ? { from: 0, to: pattern.ids.length } : pattern.own;
	return occurrences(pattern, index, stretch).length < 2;
}

function cut(index: AnchorIndex, { start, end }: Span, context: number): TextQuote {
	const { text } = index;
	const { starts, ends } = index.words;
	let first = firstFrom(starts, start);
	let from = start;
	for (let left = context; first > 0 && left > 0;) {
		first--;
		const word = starts[first] ?? 0;
		if (start - word > MOST_UNITS) {
			break;
		}
		left -= Math.min(ends[first] ?? 0, start) - word + 1;
		from = word;
	}
	let last = firstFrom(ends, end + 1);
	let to = end;
	for (let left = context; last < ends.length && left > 0; last++) {
		const word = ends[last] ?? 0;
		if (word - end > MOST_UNITS) {
			break;
		}
		left -= word - Math.max(starts[last] ?? 0, end) + 1;
		to = word;
	}
	return { exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/** The first place in a rising list whose value is at least `least`. */
function firstFrom(rising: readonly number[], least: number): number {
	return partitionPoint(rising, value => value < least);
}
