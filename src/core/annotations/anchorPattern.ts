import type { AnchorIndex } from './anchorIndex.js';
import { readAnchorWords } from './anchorWords.js';
import type { TextQuote } from './annotation.js';

/** More of a prefix or suffix is not looked at, in UTF-16 units: files from elsewhere may hold anything. */
const LONGEST_CONTEXT = 2000;

/** A quote with its context, made ready for one note. */
export interface AnchorPattern {
	/** Prefix, quote and suffix as words; `from` and `to` bound the quote's own. */
	readonly texts: readonly string[];
	/** Their numbers in the note, -1 for a word that the note lacks. */
	readonly ids: Int32Array;
	readonly from: number;
	readonly to: number;
	/** What of each word counts: its letters and the gap after it, less where it stands in another block than the quote. */
	readonly weights: Float64Array;
	/** Of each word whether it begins with a capital letter. */
	readonly names: readonly boolean[];
	/** Where the quote's own block begins and ends: of the context, what lies between is its own, the rest its neighbours'. */
	readonly own: { readonly from: number; readonly to: number };
	/** Whether the quote was taken with more context than the usual, because what its block says was not unlike any other place. */
	readonly hadTwins: boolean;
	/** How many units the quote's edges stand inside its first and its last word; 0 where they hold the whole word. */
	readonly insets: { readonly start: number; readonly end: number };
	/** The marks that the quote has before its first and after its last word. */
	readonly lead: string;
	readonly trail: string;
}

/**
 * How much a word of the context counts that stands in another block (paragraph, item, heading) than the quote.
 *
 * Sections move and paragraphs are put between others, so that what a neighbouring block says is weak evidence for or
 * against; what the rest of the sentence says is strong.
 */
const OTHER_BLOCK = 0.25;

/** Reads a quote into a pattern. Linear in the quote. */
export function readPattern({ exact, prefix, suffix }: TextQuote, index: AnchorIndex): AnchorPattern {
	const before = prefix.slice(-LONGEST_CONTEXT);
	const text = before + exact + suffix.slice(0, LONGEST_CONTEXT);
	const words = readAnchorWords(text, before === '');
	const start = before.length;
	const end = start + exact.length;
	const { starts, ends } = words;
	const from = countWhile(ends, offset => offset <= start);
	const to = Math.max(
		from,
		countWhile(starts, offset => offset < end),
	);
	const own = ownBlock(words.opens, from, to);
	const first = starts[from] ?? end;
	const last = ends[to - 1] ?? start;
	return {
		texts: words.texts,
		ids: Int32Array.from(words.texts, word => index.idOf(word)),
		from,
		to,
		weights: weigh(words.texts, own),
		names: starts.map(offset => /\p{Lu}/u.test(text.charAt(offset))),
		own,
		hadTwins: hadTwins(words.texts, from, to),
		insets: { start: Math.max(0, start - first), end: Math.max(0, last - end) },
		lead: to > from ? text.slice(start, Math.max(start, first)) : '',
		trail: to > from ? text.slice(Math.min(end, last), end) : '',
	};
}

function countWhile(sorted: readonly number[], test: (value: number) => boolean): number {
	const found = sorted.findIndex(value => !test(value));
	return found < 0 ? sorted.length : found;
}

function ownBlock(opens: readonly boolean[], from: number, to: number): { from: number; to: number } {
	const first = opens.lastIndexOf(true, from);
	const next = opens.indexOf(true, to);
	return { from: first > 0 ? first : 0, to: next < 0 || to === 0 ? opens.length : next };
}

function weigh(texts: readonly string[], own: { readonly from: number; readonly to: number }): Float64Array {
	return Float64Array.from(
		texts,
		(word, i) => (word.length + 1) * (i >= own.from && i < own.to ? 1 : OTHER_BLOCK),
	);
}

/** Letters and gaps of a context, more than which is kept only where less would not do. */
const USUAL_CONTEXT = 112;

function hadTwins(texts: readonly string[], from: number, to: number): boolean {
	const size = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length + 1, 0);
	return size(texts.slice(0, from)) > USUAL_CONTEXT || size(texts.slice(to)) > USUAL_CONTEXT;
}
