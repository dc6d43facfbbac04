import type { Span } from '../base/span.js';

/** Abbreviations after which a sentence hardly ever ends. */
const NEVER_LAST = new Set(
	'mr mrs ms dr prof sen rep gen col lt sgt gov st no nos art sec fig vol ed vs cf e.g i.e viz approx est al jan feb mar apr jun jul aug sep sept oct nov dec dept univ messrs rev hon pres'.split(
		' ',
	),
);

/** Abbreviations that may end a sentence: they do where the next word is one that opens sentences. */
const MAYBE_LAST = new Set(
	'inc corp co ltd llc plc bros cos s.a s.p.a s.r.l n.v a.g s.e a.s u.s u.k e.u u.n d.c p.m a.m p.a etc l.p l.l.c pty pte intl jr sr ph.d'.split(
		' ',
	),
);

const OPENERS = new Set(
	'the a an it its this that these those they their he she his her we our you i in on at by for from under with after before since while when if as but and so yet however meanwhile also both neither each all some many most there here what who why how last next one two three no not despite although though because shares analysts executives'.split(
		' ',
	),
);

const LINE_FEED = 10;
const FULL_STOP = 46;

function isTerminator(code: number): boolean {
	return code === FULL_STOP || code === 33 || code === 63 || code === 0x2026; // . ! ? …
}

/** Quotation marks, brackets and emphasis that close after the end of a sentence. */
const CLOSERS = codesOf('”’"\')]»*');
const OPENING_QUOTES = codesOf('“‘"\'([«');
const BULLETS = codesOf('•·▪◦‣–—*-');
/** Bullets that stand before a sentence and are no part of it. */
const LEADING = codesOf('•·▪◦‣');

function codesOf(characters: string): ReadonlySet<number> {
	return new Set(Array.from(characters, character => character.charCodeAt(0)));
}

/** No sentence is longer; what is longer is no prose, and everything that looks across a sentence stays bounded. */
const LONGEST = 1500;

/**
 * Cuts prose into sentences. Linear.
 *
 * A sentence ends at `.`, `!`, `?` or `…` with what closes around it, before white space and something that opens a
 * sentence; at a line that begins with a bullet or as the item of a contract ("(a) "); and at an empty line. Abbreviations ("Inc.", "U.S.", "S.p.A.") do not end one, unless the
 * next word says otherwise.
 */
export function readSentences(text: string): Span[] {
	const sentences: Span[] = [];
	let start = 0;
	const cut = (end: number): void => {
		const span = trim(text, start, end);
		if (span.end > span.start) {
			sentences.push(span);
		}
		start = end;
	};
	for (let at = nextBoundary(text, 0); at >= 0; at = nextBoundary(text, at + 1)) {
		if (text.charCodeAt(at) === LINE_FEED) {
			if (isBreak(text, at + 1, at + 40)) {
				cut(at);
			}
		} else {
			const stop = at;
			at = endOfClosers(text, endOfTerminators(text, at)) - 1;
			const isApart = at + 1 >= text.length || isSpace(text.charCodeAt(at + 1));
			if (isApart && (endsSentence(text, stop, at + 1) || at - start > LONGEST)) {
				cut(at + 1);
			}
		}
	}
	cut(text.length);
	return sentences.some(span => span.end - span.start > 2 * LONGEST)
		? sentences.flatMap(span => shorten(text, span))
		: sentences;
}

const BOUNDARY = /[\n.!?…]/g;

/** The next line feed or terminator, or -1. The engine’s own search is quick from the first call on. */
function nextBoundary(text: string, start: number): number {
	BOUNDARY.lastIndex = start;
	return BOUNDARY.test(text) ? BOUNDARY.lastIndex - 1 : -1;
}

function endOfTerminators(text: string, start: number): number {
	let at = start;
	while (isTerminator(text.charCodeAt(at))) {
		at++;
	}
	return at;
}

function endOfClosers(text: string, start: number): number {
	let at = start;
	while (CLOSERS.has(text.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** As `\s`. */
function isSpace(code: number): boolean {
	if (code < 128) {
		return code === 32 || (code >= 9 && code <= 13);
	}
	return code >= 0xa0 && /\s/.test(String.fromCharCode(code));
}

function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
	const lower = code | 32;
	return lower >= 97 && lower <= 122;
}

/** Whether a line that begins at `start` begins something new: it is empty, or has a bullet or a number before white space. Looks no further than `end`. */
function isBreak(text: string, start: number, end: number): boolean {
	const stop = Math.min(end, text.length);
	let at = start;
	while (at < stop && (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9)) {
		at++;
	}
	if (at >= stop) {
		return false;
	}
	const code = text.charCodeAt(at);
	if (code === LINE_FEED) {
		return true;
	}
	if (isDigit(code)) {
		at += at + 1 < stop && isDigit(text.charCodeAt(at + 1)) ? 2 : 1;
		const mark = text.charCodeAt(at);
		return (mark === FULL_STOP || mark === 41) && at + 1 < stop && isSpace(text.charCodeAt(at + 1));
	}
	return (
		isLettered(text, at, stop) || (BULLETS.has(code) && at + 1 < stop && isSpace(text.charCodeAt(at + 1)))
	);
}

/** Whether the item of a contract begins at `at`: "(a) ", "(iv) ", "(2) ", "b) ". Looks no further than `stop`. */
function isLettered(text: string, at: number, stop: number): boolean {
	const isOpened = text.charCodeAt(at) === 40;
	const from = isOpened ? at + 1 : at;
	const isAfter = (end: number): boolean =>
		end > from && end + 1 < stop && text.charCodeAt(end) === 41 && isSpace(text.charCodeAt(end + 1));
	if (isAsciiLetter(text.charCodeAt(from)) && isAfter(from + 1)) {
		return true;
	}
	let end = from;
	while (isOpened && end < stop && end - from < 4 && isNumeral(text.charCodeAt(end))) {
		end++;
	}
	return isAfter(end);
}

/** A figure, or a letter of which small Roman numbers are made. */
function isNumeral(code: number): boolean {
	const lower = code | 32;
	return isDigit(code) || lower === 105 || lower === 118 || lower === 120;
}

/** How far behind the end of a sentence the next one is looked for. */
const NEXT = 60;

/** Whether a word in small letters, any other or none at all follows at `end`; `undefined` where it takes a closer look. */
function isSmallNext(text: string, end: number): boolean | undefined {
	const stop = Math.min(end + NEXT, text.length);
	let at = end;
	while (at < stop && isSpace(text.charCodeAt(at))) {
		at++;
	}
	while (at < stop && OPENING_QUOTES.has(text.charCodeAt(at))) {
		at++;
	}
	const code = at < stop ? text.charCodeAt(at) : 0;
	return code < 128 ? code >= 97 && code <= 122 : undefined;
}

/** No abbreviation of the lists that is without a full stop inside is longer. */
const LONGEST_SHORT = 6;

function endsSentence(text: string, stop: number, end: number): boolean {
	const isSmall = isSmallNext(text, end);
	if (isSmall === undefined) {
		return endsBefore(text, stop, nextWord(text, end));
	}
	if (text.charCodeAt(stop) !== FULL_STOP) {
		return !isSmall;
	}
	let from = stop;
	while (from > 0 && stop - from < 20 && isAsciiLetter(text.charCodeAt(from - 1))) {
		from--;
	}
	const letters = stop - from;
	const before = from > 0 ? text.charCodeAt(from - 1) : 32;
	if (letters > LONGEST_SHORT || (letters !== 1 && before !== FULL_STOP && before < 128)) {
		const word = letters > LONGEST_SHORT ? '' : text.slice(from, stop).toLowerCase();
		if (!NEVER_LAST.has(word) && !MAYBE_LAST.has(word)) {
			return !isSmall; // An ordinary word: most sentences end in one.
		}
	}
	return endsBefore(text, stop, nextWord(text, end));
}

function nextWord(text: string, end: number): string {
	return /^\s*[“‘"'(\[«]*([\p{L}\d][\p{L}\d’']*)?/u.exec(text.slice(end, end + NEXT))?.[1] ?? '';
}

/** Whether a sentence ends at `stop` where `next` is the word after it. */
function endsBefore(text: string, stop: number, next: string): boolean {
	if (text.charCodeAt(stop) !== FULL_STOP) {
		return next === '' || !/^\p{Ll}/u.test(next);
	}
	const before = /([\p{L}.]+)$/u.exec(text.slice(Math.max(0, stop - 20), stop))?.[1]?.toLowerCase() ?? '';
	if (NEVER_LAST.has(before)) {
		return before === 'no' && !/^\d/.test(next);
	}
	if (MAYBE_LAST.has(before)) {
		return /^\p{Lu}/u.test(next) && OPENERS.has(next.toLowerCase());
	}
	if (
		/^(?:\p{Lu}\.){1,2}\p{Lu}$/u.test(
			/[\p{L}.]+$/u.exec(text.slice(Math.max(0, stop - 6), stop))?.[0] ?? '',
		)
	) {
		return next === '' || OPENERS.has(next.toLowerCase()); // Initials: "D.A. Lind".
	}
	if (/^[\p{L}]$/u.test(before) && /(?:^|\s)[\p{Lu}]$/u.test(text.slice(Math.max(0, stop - 2), stop))) {
		return false; // An initial: "J. Park".
	}
	return next === '' || !/^\p{Ll}/u.test(next);
}

function trim(text: string, start: number, end: number): Span {
	let from = start;
	let to = end;
	while (from < to && (isSpace(text.charCodeAt(from)) || LEADING.has(text.charCodeAt(from)))) {
		from++;
	}
	while (to > from && isSpace(text.charCodeAt(to - 1))) {
		to--;
	}
	return { start: from, end: to };
}

/** Cuts what is far too long for a sentence at white space. */
function shorten(text: string, span: Span): Span[] {
	const parts: Span[] = [];
	let { start } = span;
	while (span.end - start > 2 * LONGEST) {
		const space = text.slice(start, start + LONGEST).lastIndexOf(' ');
		const end = start + (space > 0 ? space : LONGEST);
		parts.push({ start, end });
		start = end;
	}
	parts.push({ start, end: span.end });
	return parts;
}
