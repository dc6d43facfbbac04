import type { Span } from './span.js';
import { spellingAt, type Spelling } from './spelling.js';

/**
 * A word, a number or a mark of a text.
 *
 * ```text
 * Microsoft’s take-or-pay deal, worth $5.5bn
 * ~~~~~~~~~   ~~~~ ~~ ~~~ ~~~~~ ~~~~~ ~~~~~~
 * ```
 * A possessive ending is left outside; hyphens and slashes between letters part words, and so does the seam between a
 * number and its unit of power (`2GW`); quotation marks are nothing.
 */
export interface Word extends Span {
	readonly text: string;
	/** As in its spelling. */
	readonly folded: string;
	readonly spelling: Spelling;
	readonly kind: 'word' | 'number' | 'mark';
	readonly isCapitalised: boolean;
	/** Whether a possessive ending follows: `’s`, or `’` after an s. */
	readonly isPossessive: boolean;
	/** Whether only a hyphen stands between it and the word before. */
	readonly isHyphenated: boolean;
	/** Whether a quotation mark opens directly before it. */
	readonly isQuoted: boolean;
}

const LETTER = 1;
const DIGIT = 2;
const SPACE = 3;
const HYPHEN = 4;
const QUOTE = 5;
const APOSTROPHE = 6;
const MARK = 7;

/** Classes of the first 128 code units, so that ordinary text needs no regular expression. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => asciiClass(code));

function asciiClass(code: number): number {
	const character = String.fromCharCode(code);
	if (/[A-Za-z]/.test(character)) {
		return LETTER;
	}
	if (/\d/.test(character)) {
		return DIGIT;
	}
	if (code <= 32 || code === 127) {
		return SPACE;
	}
	if (character === '-') {
		return HYPHEN;
	}
	if (character === '"' || character === '*' || character === '_') {
		return QUOTE;
	}
	return character === "'" ? APOSTROPHE : MARK;
}

function classAt(text: string, offset: number): number {
	const code = text.charCodeAt(offset);
	if (code < 128) {
		return ASCII[code] ?? SPACE;
	}
	const character = text.charAt(offset);
	if (character === '’' || character === '‘' || character === 'ʼ') {
		return APOSTROPHE;
	}
	if (/[“”„«»‹›‚‛‟]/.test(character)) {
		return QUOTE;
	}
	if (character === '\u2010' || character === '\u2011') {
		return HYPHEN;
	}
	if (/[\p{L}\p{M}]/u.test(character) || (code >= 0xd800 && code <= 0xdfff && isLetterPair(text, offset))) {
		return LETTER;
	}
	if (/\p{Nd}/u.test(character)) {
		return DIGIT;
	}
	return /[\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(character) ? SPACE : MARK;
}

/** A letter outside the basic plane is two code units, of which both count as letters. */
function isLetterPair(text: string, offset: number): boolean {
	const code = text.charCodeAt(offset);
	const start = code >= 0xdc00 ? offset - 1 : offset;
	return start >= 0 && /^\p{L}/u.test(String.fromCodePoint(text.codePointAt(start) ?? 0));
}

/** A number with a unit of power or energy glued on, which are two words: `2GW`, `300MWh`. */
const GLUED_UNIT = /^([\d.,]*\d)(?:[kMGT]W(?:hr?|[pe])?|mtpa)$/;

/** Cuts a stretch of a text into its words, numbers and marks, in order. Linear. */
export function readWords(text: string, start = 0, end = text.length): Word[] {
	const words: Word[] = [];
	let hyphenAt = -1;
	let quoteAt = -1;
	let at = start;
	while (at < end) {
		const kind = classAt(text, at);
		if (kind === LETTER || kind === DIGIT) {
			const stop = kind === DIGIT ? endOfNumber(text, at, end) : endOfWord(text, at, end);
			const isHyphenated = hyphenAt === at - 1 && words.at(-1)?.end === hyphenAt;
			const word = toWord(text, at, stop, {
				isHyphenated,
				isQuoted: quoteAt === at - 1 && quoteAt >= 0,
			});
			words.push(word);
			at = word.isPossessive && isPossessiveAt(text, stop) ? stop + 2 : stop;
		} else {
			if (kind === HYPHEN && isWordClass(text, at + 1, end)) {
				hyphenAt = at;
			} else if (kind === QUOTE || kind === APOSTROPHE) {
				quoteAt = at;
			} else if (kind !== SPACE) {
				words.push(toMark(text, at));
			}
			at++;
		}
	}
	return words;
}

/** Moves words that were cut from a text to where the same words stand in another one: all of them at once, so that nobody sees two places. */
export function moveWords(words: readonly Word[], by: number): void {
	for (const word of words as readonly { -readonly [K in keyof Word]: Word[K] }[]) {
		word.start += by;
		word.end += by;
	}
}

/** The folded words `[from, to)` with spaces between them. */
export function foldedText(words: readonly Word[], from: number, to: number): string {
	return words
		.slice(from, to)
		.map(word => word.folded)
		.join(' ');
}

function isWordClass(text: string, at: number, end: number): boolean {
	const kind = at < end ? classAt(text, at) : SPACE;
	return kind === LETTER || kind === DIGIT;
}

/** Where a word that begins here ends: letters and digits, with what may stand between them (U.S, 5.5, don’t, AT&T). */
function endOfWord(text: string, start: number, end: number): number {
	let at = start + 1;
	while (at < end) {
		const kind = classAt(text, at);
		if (kind === LETTER || kind === DIGIT) {
			at++;
			continue;
		}
		const before = classAt(text, at - 1);
		const after = at + 1 < end ? classAt(text, at + 1) : SPACE;
		if (!joins(text, at, before, after)) {
			break;
		}
		at++;
	}
	return at;
}

/** Where a word that begins with a digit ends: before a unit of power that is glued on. */
function endOfNumber(text: string, start: number, end: number): number {
	const stop = endOfWord(text, start, end);
	const figures = GLUED_UNIT.exec(text.slice(start, stop))?.[1];
	return figures === undefined ? stop : start + figures.length;
}

function joins(text: string, at: number, before: number, after: number): boolean {
	switch (text.charAt(at)) {
		case '.':
			return (before === DIGIT && after === DIGIT) || (before === LETTER && after === LETTER);
		case ',':
			return before === DIGIT && after === DIGIT && /^\d{3}(?!\d)/.test(text.slice(at + 1, at + 5));
		case '&':
			return (after === LETTER || after === DIGIT) && /[\p{Lu}\d]/u.test(text.charAt(at - 1));
		case "'":
		case '’':
			return before === LETTER && after === LETTER && !isPossessiveAt(text, at);
		default:
			return false;
	}
}

function isPossessiveAt(text: string, at: number): boolean {
	const next = text.charAt(at + 1);
	return (next === 's' || next === 'S') && !/[\p{L}\d]/u.test(text.charAt(at + 2));
}

function toWord(
	text: string,
	start: number,
	end: number,
	{ isHyphenated, isQuoted }: { isHyphenated: boolean; isQuoted: boolean },
): Word {
	const spelling = spellingAt(text, start, end);
	const mark = text.charCodeAt(end);
	const isApostrophe = mark === 39 || mark === 0x2019;
	return {
		start,
		end,
		text: spelling.text,
		folded: spelling.folded,
		spelling,
		kind: spelling.isNumber ? 'number' : 'word',
		isCapitalised: spelling.isCapitalised,
		isPossessive: isApostrophe && (isPossessiveAt(text, end) || spelling.endsInS),
		isHyphenated,
		isQuoted,
	};
}

function toMark(text: string, start: number): Word {
	const spelling = spellingAt(text, start, start + 1);
	return {
		start,
		end: start + 1,
		text: spelling.text,
		folded: spelling.text,
		spelling,
		kind: 'mark',
		isCapitalised: false,
		isPossessive: false,
		isHyphenated: false,
		isQuoted: false,
	};
}
