import { decodeString } from 'micromark-util-decode-string';
import { OffsetMap, type Origin } from '../base/offsetMap.js';
import { lastRuns } from './codeRuns.js';
import type { Definitions } from './definitions.js';
import { Emphasis } from './emphasis.js';
import { nextLine, runLength, skipBlanks, SPACE, TAB, trimBlanks } from './lines.js';
import { Pieces } from './pieces.js';
import { entityAt, PLACEHOLDER, showsAddress, type Prose } from './readProse.js';

/** Code units that may be more than text. */
const SPECIAL = Uint8Array.from({ length: 128 }, (_, code) =>
	'\0\t\\&*_~`[]!<@:.'.includes(String.fromCharCode(code)) ? 1 : 0,
);

/** A destination with its title, as most are: on one line, without escapes, its brackets in pairs. */
const RESOURCE =
	/\((?:<([^<>\\\r\n]*)>|([^\s()<>\\\0-\x1f\x7f]*(?:\([^\s()<>\\\0-\x1f\x7f]*\)[^\s()<>\\\0-\x1f\x7f]*)?))(?: +(?:"[^"\\\r\n]*"|'[^'\\\r\n]*'))? *\)/y;

/** `<https://…>` */
const AUTOLINK = /<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\0-\x20<>\x7f]*>/y;

/** What may begin an address of mail in angle brackets. */
const MAIL = /<[\w.!#$%&'*+/=?^`{|}~-]+@/y;

/** An address that stands for itself, well made, before a space or one mark that ends a sentence. */
const ADDRESS =
	/(?:www\.|https?:\/\/)[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/(?:[a-z0-9\-/=+#%]|[.?](?=[a-z0-9/]))*)?(?=[.,;:!?]?(?:[ \r\n]|$))/iy;

/** A tag on one line. */
export const TAG =
	/<(?:\/[A-Za-z][A-Za-z0-9-]* *|[A-Za-z][A-Za-z0-9-]*(?: +[A-Za-z_:][\w.:-]*(?: *= *(?:"[^"\r\n]*"|'[^'\r\n]*'|[^\s"'=<>`]+))?)* *\/?)>/y;

/** What may be a label, in its brackets; markdown's labels are no longer, but for marks at the beginnings of their lines. */
const LABEL = /\[((?:[^[\]\\]|\\[^]){1,1998})\]/y;

interface Bracket {
	readonly start: number;
	/** The piece that it is until it turns out to be none. */
	readonly piece: number;
	readonly isImage: boolean;
	/** How many marks of emphasis were open before it. */
	readonly base: number;
}

/**
 * Reads the prose of a heading, a paragraph or a cell without a syntax tree, or declines.
 *
 * `segments` are the stretches of its lines, beginning and end in turn, without the marks and spaces before them; each but the last is
 * followed by a line break. Answers just what `readProse` answers for remark's tree, or `undefined` where it does not know. Linear.
 */
export function readFastProse(
	source: string,
	segments: readonly number[],
	definitions: Definitions,
	origin: Origin,
): Prose | undefined {
	const [start = 0, end = 0] = segments;
	if (segments.length === 2 && isPlain(source, start, end)) {
		const map = new OffsetMap(origin);
		map.add(0, start);
		return { text: source.slice(start, trimBlanks(source, start, end)), map };
	}
	const scanner = new Scanner(source, segments, definitions);
	return scanner.scan() ? scanner.pieces.toProse(origin) : undefined;
}

/** Whether a line has nothing in it that may be more than text; most have not. */
function isPlain(source: string, start: number, end: number): boolean {
	for (let at = start; at < end; at++) {
		const code = source.charCodeAt(at);
		if (code < 128 && SPECIAL[code] === 1 && (code !== 0x2e || isWww(source, at))) {
			return false;
		}
	}
	return true;
}

/** Whether the point at `at` follows three w. */
function isWww(source: string, at: number): boolean {
	const isW = (back: number): boolean => (source.charCodeAt(at - back) | 0x20) === 0x77;
	return isW(1) && isW(2) && isW(3);
}

class Scanner {
	readonly pieces: Pieces;
	readonly #source: string;
	readonly #segments: readonly number[];
	readonly #definitions: Definitions;
	readonly #emphasis: Emphasis;
	readonly #brackets: Bracket[] = [];
	/** Brackets below this place in the stack have held a link; no link stands in another. */
	#inactive = 0;
	#lastBracket = -1;
	/** The last piece that is not text. */
	#lastMarkup = -1;
	/** By size, where the last run of so many backticks begins; known once one had no like behind it. */
	#lastRuns: ReadonlyMap<number, number> | undefined;
	/** The line that is read: its number, beginning and end. */
	#line = 0;
	#start = 0;
	#end = 0;
	#at = 0;
	/** Where the text begins that is not yet a piece. */
	#from = 0;
	#tildes = 0;
	/** Where a backslash ends the line for good. */
	#breakAt = -1;

	constructor(source: string, segments: readonly number[], definitions: Definitions) {
		this.#source = source;
		this.#segments = segments;
		this.#definitions = definitions;
		this.pieces = new Pieces(source);
		this.#emphasis = new Emphasis(source, this.pieces);
	}

	/** Whether all of it could be read. */
	scan(): boolean {
		const last = this.#segments.length / 2 - 1;
		this.#setLine(0);
		this.#goTo(this.#start);
		while (this.#scanLine()) {
			this.#endLine(this.#line === last);
			if (this.#line === last) {
				return true;
			}
			this.#setLine(this.#line + 1);
			this.#goTo(this.#start);
		}
		return false;
	}

	#setLine(line: number): void {
		this.#line = line;
		this.#start = this.#segments[2 * line] ?? 0;
		this.#end = this.#segments[2 * line + 1] ?? 0;
	}

	#goTo(at: number): true {
		this.#at = at;
		this.#from = at;
		return true;
	}

	#flush(): void {
		this.pieces.copy(this.#from, this.#at);
		this.#from = this.#at;
	}

	#scanLine(): boolean {
		const source = this.#source;
		while (this.#at < this.#end) {
			const code = source.charCodeAt(this.#at);
			if (code >= 128 || SPECIAL[code] === 0) {
				this.#at++;
			} else if (!this.#special(code)) {
				return false;
			}
		}
		return true;
	}

	/** A line break inside the prose: a soft one is text, one after two spaces or a backslash is hard. */
	#endLine(isLast: boolean): void {
		const end = this.#end;
		while (this.#at > this.#from && this.#source.charCodeAt(this.#at - 1) === SPACE) {
			this.#at--;
		}
		const isHard = this.#breakAt >= 0 || end - this.#at >= 2;
		this.#flush();
		if (isLast) {
			return;
		}
		const next = nextLine(this.#source, end);
		if (isHard) {
			this.#lastMarkup = this.pieces.count;
			this.pieces.show('\n', this.#breakAt >= 0 ? this.#breakAt : this.#at, next);
			this.#breakAt = -1;
		} else {
			this.pieces.copy(end, next);
		}
	}

	/** Takes what a special code unit begins; `false` where that is not known. */
	#special(code: number): boolean {
		switch (code) {
			case 0x5c:
				return this.#escape();
			case 0x26:
				return this.#entity();
			case 0x2a:
			case 0x5f:
				return this.#mark();
			case 0x60:
				return this.#code();
			case 0x5b:
				return this.#open(1);
			case 0x21:
				return this.#codeAt(1) === 0x5b ? this.#open(2) : this.#pass(1);
			case 0x5d:
				return this.#close();
			case 0x3c:
				return this.#angle();
			case 0x7e:
				return ++this.#tildes < 2 && this.#pass(runLength(this.#source, this.#at, this.#end));
			case 0x3a:
				return this.#codeAt(1) === 0x2f && this.#codeAt(2) === 0x2f
					? this.#address(/https:$/i.test(this.#source.slice(this.#at - 5, this.#at + 1)) ? 5 : 4)
					: this.#pass(1);
			case 0x2e:
				return isWww(this.#source, this.#at) ? this.#address(3) : this.#pass(1);
			case 0x40:
				return (
					(this.#at === this.#start || !/[\w+.-]/.test(this.#source.charAt(this.#at - 1))) &&
					this.#pass(1)
				);
			case TAB:
				return skipBlanks(this.#source, this.#at, this.#end) < this.#end && this.#pass(1);
			default:
				return false;
		}
	}

	/** The code unit so many places on, where the line has it. */
	#codeAt(distance: number): number {
		return this.#at + distance < this.#end ? this.#source.charCodeAt(this.#at + distance) : -1;
	}

	#pass(length: number): true {
		this.#at += length;
		return true;
	}

	#escape(): boolean {
		if (this.#at + 1 === this.#end) {
			const isLast = this.#line === this.#segments.length / 2 - 1;
			if (!isLast) {
				this.#flush();
				this.#breakAt = this.#at;
				return this.#goTo(this.#end);
			}
		} else if (/[!-/:-@[-`{-~]/.test(this.#source.charAt(this.#at + 1))) {
			this.#flush();
			this.#from = this.#at + 1;
			return this.#pass(2);
		}
		return this.#pass(1);
	}

	#entity(): boolean {
		const entity = entityAt(this.#source, this.#at, this.#end);
		if (entity === undefined) {
			return this.#pass(1);
		}
		this.#flush();
		this.pieces.show(entity.value, this.#at, this.#at + entity.length);
		return this.#goTo(this.#at + entity.length);
	}

	#mark(): boolean {
		this.#flush();
		const line = { start: this.#start, end: this.#end };
		const outcome = this.#emphasis.take(this.#at, line, this.#brackets.at(-1)?.base ?? 0);
		if (outcome === 'pair') {
			this.#lastMarkup = this.pieces.count - 1;
		}
		return outcome !== undefined && this.#goTo(this.#at + runLength(this.#source, this.#at, this.#end));
	}

	/** Code, which may go on in later lines; a run of backticks without its like is text. */
	#code(): boolean {
		const size = runLength(this.#source, this.#at, this.#end);
		const start = this.#at;
		const line = this.#line;
		let next = -2;
		this.#flush();
		this.#at += size;
		while (this.#lastRuns === undefined || (this.#lastRuns.get(size) ?? -1) > start) {
			next = next !== -1 && next < this.#at ? this.#source.indexOf('`', this.#at) : next;
			if (next >= 0 && next < this.#end) {
				const found = runLength(this.#source, next, this.#end);
				this.#at = next + found;
				if (found === size) {
					this.#addMarkup(PLACEHOLDER, start);
					return true;
				}
			} else if (this.#line === this.#segments.length / 2 - 1) {
				this.#lastRuns = lastRuns(this.#source, this.#segments);
			} else {
				this.#setLine(this.#line + 1);
				this.#at = this.#start;
			}
		}
		this.#setLine(line);
		this.#at = start + size;
		return true;
	}

	/** Appends what stands for `[start, at)`, which is not text. */
	#addMarkup(shown: string, start: number): true {
		this.#lastMarkup = this.pieces.count;
		this.pieces.show(shown, start, this.#at);
		this.#from = this.#at;
		return true;
	}

	#angle(): boolean {
		if (!/[A-Za-z/!?]/.test(this.#source.charAt(this.#at + 1))) {
			return this.#match(MAIL) === undefined && this.#pass(1);
		}
		const end = this.#match(AUTOLINK) ?? this.#match(TAG);
		if (end === undefined) {
			return false;
		}
		const start = this.#at;
		this.#flush();
		this.#at = end;
		return this.#addMarkup('', start);
	}

	/** Leaves out an address that began `back` places before; declines all but those that stand apart and in no brackets. */
	#address(back: number): boolean {
		const start = this.#at - back;
		const isApart = start === this.#start || this.#source.charCodeAt(start - 1) === SPACE;
		ADDRESS.lastIndex = start;
		if (
			start < this.#from ||
			!isApart ||
			this.#brackets.length > 0 ||
			!ADDRESS.test(this.#source) ||
			ADDRESS.lastIndex > this.#end
		) {
			return false;
		}
		this.#at = start;
		this.#flush();
		this.#at = ADDRESS.lastIndex;
		return this.#addMarkup('', start);
	}

	/** Where what a sticky pattern finds here ends, if that is on the line. */
	#match(pattern: RegExp): number | undefined {
		pattern.lastIndex = this.#at;
		return pattern.test(this.#source) && pattern.lastIndex <= this.#end ? pattern.lastIndex : undefined;
	}

	#open(size: 1 | 2): true {
		this.#flush();
		this.#brackets.push({
			start: this.#at,
			piece: this.pieces.count,
			isImage: size === 2,
			base: this.#emphasis.open,
		});
		this.#lastBracket = this.#at;
		this.pieces.copy(this.#at, this.#at + size);
		return this.#goTo(this.#at + size);
	}

	#close(): boolean {
		const bracket = this.#brackets.pop();
		const isActive =
			bracket !== undefined && (bracket.isImage || this.#brackets.length >= this.#inactive);
		this.#inactive = Math.min(this.#inactive, this.#brackets.length);
		if (!isActive) {
			return this.#pass(1);
		}
		if (this.#codeAt(1) === 0x28) {
			return this.#closeLink(bracket);
		}
		return !this.#isDefined(bracket) && !this.#isLabelDefined() && this.#pass(1);
	}

	/** Whether brackets with a defined label follow: `[text][label]`. */
	#isLabelDefined(): boolean {
		if (this.#definitions.size === 0 || this.#codeAt(1) !== 0x5b) {
			return false;
		}
		LABEL.lastIndex = this.#at + 1;
		const [, label] = LABEL.exec(this.#source) ?? [];
		return label !== undefined && this.#definitions.has(label);
	}

	/** Whether the brackets could lead to a definition of the note. */
	#isDefined(bracket: Bracket): boolean {
		const start = bracket.start + (bracket.isImage ? 2 : 1);
		return (
			this.#definitions.size > 0 &&
			this.#lastBracket === bracket.start &&
			this.#definitions.has(this.#source.slice(start, this.#at))
		);
	}

	#closeLink(bracket: Bracket): boolean {
		this.#flush();
		RESOURCE.lastIndex = this.#at + 1;
		const [whole, inAngles, bare] = RESOURCE.exec(this.#source) ?? [];
		const end = this.#at + 1 + (whole?.length ?? 0);
		if (whole === undefined || end > this.#end) {
			return false;
		}
		this.#emphasis.forget(bracket.base);
		if (bracket.isImage) {
			this.pieces.replace(bracket.piece, PLACEHOLDER, end);
			this.#lastMarkup = bracket.piece;
			return this.#goTo(end);
		}
		this.pieces.drop(bracket.piece, bracket.piece + 1);
		const url = inAngles ?? bare ?? '';
		if (
			this.#lastMarkup < bracket.piece &&
			this.#isAddress(bracket, url.includes('&') ? decodeString(url) : url)
		) {
			this.pieces.drop(bracket.piece, this.pieces.count);
		}
		this.#inactive = this.#brackets.length;
		this.#lastMarkup = this.pieces.count;
		return this.#goTo(end);
	}

	#isAddress(bracket: Bracket, url: string): boolean {
		const text = this.pieces.text(bracket.piece + 1, this.pieces.count);
		return text !== '' && showsAddress(text, url);
	}
}
