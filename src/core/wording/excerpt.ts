import type { Span } from '../base/span.js';
import { leadIn, oneLine, withoutCutMarks, withoutMarks } from './markdownMarks.js';

/** A line cut around something, with the place of that something in it. */
export interface Excerpt {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** How much of the line stands before a mention: about what a side bar shows with the mention still in sight. */
export const EXCERPT_BEFORE = 22;

/** How much of the line may follow a mention; the side bar cuts off what it has no room for. */
export const EXCERPT_AFTER = 90;

/**
 * Cuts a line around a mention: at words, with an ellipsis where something is left out before it.
 *
 * `before` and `after` are the source on either side, as much as the caller has; only what stands in the same paragraph is used.
 */
export function cutExcerpt(before: string, match: string, after: string): Excerpt {
	const lead = withoutCutMarks(
		oneLine(lastOf(before.split(/\n[\t ]*\n/))).replace(/^ ?(?:[-*+>#]+|\d+[.)]) /, ''),
	);
	const tail = withoutCutMarks(oneLine(after.split(/\n[\t ]*\n/)[0] ?? '')).slice(0, EXCERPT_AFTER);
	const shown =
		lead.length <= EXCERPT_BEFORE ? lead.trimStart() : `…${fromWord(lead.slice(-EXCERPT_BEFORE))}`;
	const name = oneLine(match).trim();
	return { text: `${shown}${name}${tail.trimEnd()}`, start: shown.length, end: shown.length + name.length };
}

/** A quote as it is shown: on one line, without the marks of markdown around and in it, cut at a word when longer than `limit`. */
export function showQuote(source: string, limit = 320): string {
	return cutEnd(withoutMarks(source), limit);
}

/** A sentence of a note, as a change or a beneficiary has it. */
interface Quote extends Span {
	readonly text: string;
}

/** So far into a quote what it is quoted for is still in sight on a row that has room for little more. */
const IN_SIGHT = 44;

/** So much of a quote stands before what it is quoted for, where that would be out of sight. */
const QUOTE_BEFORE = 32;

/** Shorter than this a quote says nothing without what leads up to it. */
const SHORTEST = 12;

/** Stands where a mention begins while marks are taken off: a character that belongs to nobody. */
const HERE = '\ue000';

/**
 * A quote for a row where room is short: as `showQuote`, but without a dateline or a label that leads up to it, and from shortly before the
 * first of the mentions in it where that would be out of sight. What is left out has an ellipsis in its place.
 */
export function showQuoteAround({ start, end, text }: Quote, mentions: readonly Span[], limit = 320): string {
	const first = mentions.find(mention => mention.start >= start && mention.end <= end);
	const at = first === undefined ? undefined : first.start - start;
	const lead = leadIn(text);
	const skipped = lead <= (at ?? lead) && text.length - lead >= SHORTEST ? lead : 0;
	const mark = skipped > 0 ? '…' : '';
	if (at === undefined) {
		return cutEnd(mark + withoutMarks(text.slice(skipped)), limit);
	}
	const plain = withoutMarks(`${text.slice(skipped, at)}${HERE}${text.slice(at)}`);
	const [before, after] = [plain.slice(0, plain.indexOf(HERE)), plain.slice(plain.indexOf(HERE) + 1)];
	const shown = before.length <= IN_SIGHT ? mark + before : `…${fromWord(before.slice(-QUOTE_BEFORE))}`;
	return cutEnd(shown + after, limit);
}

function cutEnd(text: string, limit: number): string {
	return text.length <= limit ? text : `${text.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}

function lastOf(parts: readonly string[]): string {
	return parts.at(-1) ?? '';
}

/** Drops the broken word that a cut leaves at the start, unless it is all there is. */
function fromWord(text: string): string {
	const space = text.indexOf(' ');
	return space < 0 || space > text.length - 8 ? text : text.slice(space + 1);
}
