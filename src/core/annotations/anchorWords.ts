import { foldWord } from '../base/fold.js';

/** The words of a text, and of each where it stands: what is left when marks, markup and the breaking of lines are not looked at. */
export interface AnchorWords {
	/** As `foldWord` gives them, marks within taken out. */
	readonly texts: readonly string[];
	/** Offsets in the text, in UTF-16 units. */
	readonly starts: readonly number[];
	readonly ends: readonly number[];
	/** Whether the word is the first of a paragraph, a heading, a list item or a row of a table. */
	readonly opens: readonly boolean[];
}

const GAP = 0;
const LETTER = 1;
/** Looked through, also within a word: apostrophes, emphasis, escapes, soft hyphens, brackets of a link. */
const THIN = 2;
/** A word by itself: writing without spaces, and emoji. */
const LONE = 3;
const LINE = 4;
const OPEN = 5;
const CLOSE = 6;
const TAG = 7;
const ENTITY = 8;
const UNKNOWN = 255;

/** Classes of code units, worked out when first met. */
const classes = new Uint8Array(0x10000).fill(UNKNOWN);

const SPECIAL: Readonly<Record<string, number>> = {
	'\n': LINE,
	'[': OPEN,
	']': CLOSE,
	'<': TAG,
	'&': ENTITY,
};

function classOf(code: number): number {
	const known = classes[code] ?? GAP;
	if (known !== UNKNOWN) {
		return known;
	}
	const found = classify(String.fromCharCode(code));
	classes[code] = found;
	return found;
}

function classify(unit: string): number {
	if (
		/[\ud800-\udfff]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(
			unit,
		)
	) {
		return LONE;
	}
	if (/[\p{L}\p{M}\p{N}]/u.test(unit)) {
		return LETTER;
	}
	return /['’‘ʼ*_~`\\\u00ad\u200b-\u200f\u2060\ufeff]/.test(unit) ? THIN : (SPECIAL[unit] ?? GAP);
}

/**
 * What may stand at the beginning of a line before its first word: quote marks, then a bullet, a number, a heading's
 * marks, a table's bar. A number of a list is three digits at most, so that a year that begins a wrapped line stays a word.
 */
const LINE_START =
	/[ \t]*(?:>[ \t]?)*[ \t]*(?:(\r?\n|$)|(?:[-*+•]|#{1,6}|\d{1,3}[.)])(?=[ \t\u00a0])|\||```|~~~)?/y;

const ENTITY_AT = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/iy;
const THIN_ENTITY = /^&(?:[rl]squo|apos|shy|zwnj|zwj|#0?39|#x27|#8217|#8216|#x201[89]);$/i;
const TAG_AT = /<(?:!--|\/?[a-z][a-z\d-]*(?=[\s/>]))/iy;

/** The longest mark of a footnote, and the longest tag or comment, that is passed over; what is longer is text. */
const LONGEST_FOOTNOTE = 40;
const LONGEST_TAG = 2000;

/**
 * Reads the words that a quote is compared by.
 *
 * ```text
 * source  - **Acme** gets the [rev share](https://x.y)\n  of Open*AI*’s “sales”
 * words       acme   gets the  rev share                 of openais      sales
 * ```
 * Linear: what is skipped (targets of links, tags, footnote marks) is looked ahead for once, and where no end was found
 * nobody looks again before that place. `isLineStart` says whether the text begins where a line does.
 */
export function readAnchorWords(text: string, isLineStart = true): AnchorWords {
	const reader = new Reader(text);
	reader.read(isLineStart);
	return reader;
}

class Reader implements AnchorWords {
	readonly texts: string[] = [];
	readonly starts: number[] = [];
	readonly ends: number[] = [];
	readonly opens: boolean[] = [];
	readonly #text: string;
	/** Where the word being read begins and ends so far, and how many of its units are letters. */
	#start = -1;
	#end = 0;
	#letters = 0;
	#isOpening = true;
	/** Up to where no link target, no tag ends. */
	#noTargetBefore = 0;
	#noTagBefore = 0;

	constructor(text: string) {
		this.#text = text;
	}

	read(isLineStart: boolean): void {
		const text = this.#text;
		let at = isLineStart ? this.#lineStart(0) : 0;
		while (at < text.length) {
			const kind = classOf(text.charCodeAt(at));
			if (kind === LETTER) {
				if (this.#start < 0) {
					this.#start = at;
					this.#letters = 0;
				}
				this.#letters++;
				this.#end = ++at;
			} else if (kind === THIN) {
				at++;
			} else {
				at = this.#mark(at, kind);
			}
		}
		this.#flush();
	}

	/** Passes what is no letter; where the reading goes on. */
	#mark(at: number, kind: number): number {
		switch (kind) {
			case OPEN:
				return this.#openBracket(at);
			case CLOSE:
				return this.#closeBracket(at);
			case ENTITY:
				return this.#entity(at);
			default:
				this.#flush();
		}
		switch (kind) {
			case LINE:
				return this.#lineStart(at + 1);
			case LONE:
				return this.#lone(at);
			case TAG:
				return this.#tag(at);
			default:
				return at + 1;
		}
	}

	#flush(): void {
		if (this.#start >= 0) {
			this.#push(this.#start, this.#end, this.#letters);
			this.#start = -1;
		}
	}

	#push(start: number, end: number, letters: number): void {
		const slice = this.#text.slice(start, end);
		const isBroken = letters < end - start;
		const plain = isBroken
			? slice.replace(/\]\([^)]*\)|\][^\p{L}\p{N}]*|&[^;]*;|[^\p{L}\p{M}\p{N}]+/gu, '')
			: slice;
		this.texts.push(foldWord(plain));
		this.starts.push(start);
		this.ends.push(end);
		this.opens.push(this.#isOpening);
		this.#isOpening = false;
	}

	#lone(at: number): number {
		const end = at + ((this.#text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
		this.texts.push(this.#text.slice(at, end));
		this.starts.push(at);
		this.ends.push(end);
		this.opens.push(this.#isOpening);
		this.#isOpening = false;
		return end;
	}

	#lineStart(at: number): number {
		LINE_START.lastIndex = at;
		const found = LINE_START.exec(this.#text);
		const passed = found?.[0] ?? '';
		if (found?.[1] !== undefined) {
			this.#isOpening = true;
			return at + passed.length - found[1].length;
		}
		if (/[^\s>]/.test(passed)) {
			this.#isOpening = true;
		}
		return at + passed.length;
	}

	/** A footnote's mark and the box of a task are passed over; else the bracket is looked through. */
	#openBracket(at: number): number {
		const text = this.#text;
		if (text.startsWith('[^', at)) {
			const end = text.slice(at, at + LONGEST_FOOTNOTE).indexOf(']');
			if (end > 0) {
				return at + end + 1;
			}
		}
		return /^\[[xX]\]/.test(text.slice(at, at + 3)) ? at + 3 : at + 1;
	}

	/** Passes over the target of a link together with the bracket before it. */
	#closeBracket(at: number): number {
		const next = this.#text.charAt(at + 1);
		if ((next !== '(' && next !== '[') || at < this.#noTargetBefore) {
			return at + 1;
		}
		const close = next === '(' ? ')' : ']';
		let depth = 0;
		let end = at + 1;
		for (; end < this.#text.length; end++) {
			const mark = this.#text.charAt(end);
			if (mark === '\n') {
				break;
			}
			depth += mark === next ? 1 : 0;
			depth -= mark === close ? 1 : 0;
			if (depth === 0) {
				return end + 1;
			}
		}
		this.#noTargetBefore = end;
		return at + 1;
	}

	#entity(at: number): number {
		ENTITY_AT.lastIndex = at;
		const entity = ENTITY_AT.exec(this.#text)?.[0];
		if (entity === undefined || !THIN_ENTITY.test(entity)) {
			this.#flush();
		}
		return at + (entity?.length ?? 1);
	}

	#tag(at: number): number {
		TAG_AT.lastIndex = at;
		const tag = at < this.#noTagBefore ? undefined : TAG_AT.exec(this.#text)?.[0];
		if (tag === undefined) {
			return at + 1;
		}
		const close = tag === '<!--' ? '-->' : '>';
		const end = this.#text.indexOf(close, at);
		if (end < 0 || end - at > LONGEST_TAG) {
			this.#noTagBefore = end < 0 ? this.#text.length : end - LONGEST_TAG;
			return at + 1;
		}
		return end + close.length;
	}
}
