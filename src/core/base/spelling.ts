import { foldAnew } from './fold.js';

/** What is true of a word wherever it is spelled so. One object for each spelling, so that it is worked out once. */
export interface Spelling {
	readonly text: string;
	/** Lower case, without accents, British spelling made American: what two writings of a word share. */
	readonly folded: string;
	readonly isNumber: boolean;
	readonly isCapitalised: boolean;
	readonly endsInS: boolean;
	/** What the matcher knows the spelling by, and how much it knew when it looked; its own to keep. */
	readonly known: { words: number; folded: number; exact: number };
}

/** Texts repeat their words; beyond this many different ones the memory starts anew rather than grow. */
const MEMORY = 32_768;
/** Longer ones hardly repeat. */
const LONGEST = 40;

const IS_MARK = /^[^\p{L}\p{M}\p{Nd}]$/u;

const MASK = MEMORY * 2 - 1;
let cells = new Array<Spelling | undefined>(MASK + 1);
let count = 0;

/** The spelling of the stretch `[start, end)` of a text. Constant for words met before: no part of the text is copied. */
export function spellingAt(text: string, start: number, end: number): Spelling {
	if (end - start > LONGEST) {
		return readSpelling(text.slice(start, end));
	}
	let hash = 0;
	for (let at = start; at < end; at++) {
		hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
	}
	let cell = Math.imul(hash, 0x9e3779b1) >>> 15;
	for (let found = cells[(cell &= MASK)]; found !== undefined; found = cells[(cell = (cell + 1) & MASK)]) {
		if (found.text.length === end - start && isAt(found.text, text, start)) {
			return found;
		}
	}
	if (count >= MEMORY) {
		cells = new Array<Spelling | undefined>(MASK + 1);
		count = 0;
		cell = Math.imul(hash, 0x9e3779b1) >>> 15;
	}
	const spelling = readSpelling(copy(text, start, end));
	cells[cell] = spelling;
	count++;
	return spelling;
}

function isAt(word: string, text: string, start: number): boolean {
	for (let i = 0; i < word.length; i++) {
		if (word.charCodeAt(i) !== text.charCodeAt(start + i)) {
			return false;
		}
	}
	return true;
}

/** A slice may keep the whole text alive that it was cut from; a copy does not. */
function copy(text: string, start: number, end: number): string {
	let copied = '';
	for (let at = start; at < end; at++) {
		copied += text.charAt(at);
	}
	return copied;
}

function readSpelling(text: string): Spelling {
	const first = text.charCodeAt(0);
	return {
		text,
		folded: IS_MARK.test(text) ? text : foldAnew(text), // A mark stands for itself: ™ is no word.
		isNumber: first >= 48 && first <= 57 && !/\p{L}/u.test(text),
		isCapitalised: first < 128 ? first >= 65 && first <= 90 : /^\p{Lu}/u.test(text),
		endsInS: /s$/i.test(text),
		known: { words: 0, folded: 0, exact: 0 },
	};
}
