import { findFrontMatter, opensFrontMatter } from './frontMatterLines.js';
import {
	closesFence,
	endOfLine,
	fenceAt,
	isHeadingLine,
	isRule,
	itemMarkAt,
	nextLine,
	opensContainer,
	skipBlanks,
	skipSpaces,
	TAB,
	type Fence,
	underlineDepth,
} from './lines.js';
import { TableHead } from './tableHead.js';

/** What a chunk goes on with that began in a chunk before it. */
export type Carried =
	/** The note itself begins, or what follows its byte order mark. */
	| { readonly kind: 'start'; readonly hasMark: boolean }
	| { readonly kind: 'fence'; readonly fence: Fence }
	| { readonly kind: 'comment' }
	/** A table's rows go on. */
	| { readonly kind: 'table'; readonly head: TableHead };

/** Where a chunk ends, and what the next goes on with. */
export interface Cut {
	readonly end: number;
	readonly carried: Carried | undefined;
}

/** What the cutter cannot answer from a piece of a note: the piece is too short. */
export const NEEDS_MORE = 'needs more';

/** How a cutter is told about the text it cuts. */
export interface CutterOptions {
	/** Whether the text reaches to the end of the note. */
	readonly isWhole: boolean;
	/** Whether nothing is left open at the end of these lines; asked only where the cutter's own rules do not say. */
	readonly isClosed: (text: string) => boolean;
	/** Where it was cut before: what may be cut anywhere is cut there again. */
	readonly isKnown: (at: number) => boolean;
}

/** Fences and comments are cut where they get longer than this; a quick reader takes microseconds for it. */
const LONG = 2048;

/** So are the rows of tables: as long as an ordinary paragraph, since a cell takes more to read than as many words of prose. */
const LONG_ROWS = 256;

const BAR = 0x7c;

/** Where the contents of an item begin is not known; nothing is taken to stand in it. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/**
 * Finds the end of the chunk that begins at `start`: a stretch of whole lines that reads the same by itself as it does in its note.
 *
 * A chunk ends before a line that cannot belong to what stands open: after an empty line, before and after a heading, before the next item
 * of the same list, between two rows of a table, between two lines of code. In doubt (HTML in many of its forms) `isClosed` decides,
 * asked at lengths that double, so that the time stays linear.
 */
export function cutChunk(
	text: string,
	start: number,
	carried: Carried | undefined,
	options: CutterOptions,
): Cut | typeof NEEDS_MORE {
	if (carried?.kind === 'start') {
		const cut = cutPreface(text, start, carried.hasMark, options.isWhole);
		return cut ?? new Cutter(text, start, options).cut(undefined);
	}
	return new Cutter(text, start, options).cut(carried);
}

/** Whether two chunks go on with the same. */
export function isSameCarried(a: Carried | undefined, b: Carried | undefined): boolean {
	if (a?.kind === 'fence' && b?.kind === 'fence') {
		return a.fence.code === b.fence.code && a.fence.size === b.fence.size;
	}
	if (a?.kind === 'table' && b?.kind === 'table') {
		return a.head === b.head || a.head.text === b.head.text;
	}
	return a?.kind === b?.kind && (a?.kind !== 'start' || b?.kind !== 'start' || a.hasMark === b.hasMark);
}

/** Whether a chunk is the byte order mark or the front matter of its note. */
export function isPreface({
	text,
	carried,
}: {
	readonly text: string;
	readonly carried: Carried | undefined;
}): boolean {
	return carried?.kind === 'start' && (text === BYTE_ORDER_MARK || findFrontMatter(text, 0) !== undefined);
}

const BYTE_ORDER_MARK = '\ufeff';

function cutPreface(
	text: string,
	start: number,
	hasMark: boolean,
	isWhole: boolean,
): Cut | typeof NEEDS_MORE | undefined {
	if (!hasMark && text.startsWith(BYTE_ORDER_MARK, start)) {
		return { end: start + 1, carried: { kind: 'start', hasMark: true } };
	}
	const found = findFrontMatter(text, start);
	if (found !== undefined) {
		return { end: found.end, carried: undefined };
	}
	return !isWhole && opensFrontMatter(text, start) ? NEEDS_MORE : undefined;
}

class Cutter {
	readonly #text: string;
	readonly #start: number;
	readonly #options: CutterOptions;
	/** The line looked at: its beginning, its first character that is no space, its end, and where the next begins. */
	#line: number;
	#first = 0;
	#end = 0;
	#next: number;
	#isFirst = true;
	#isAfterBlank = false;
	/** Whether the last line with anything on it may have been code by its indent. */
	#isAfterIndented = false;
	/** Nothing is open: a heading, a fence or a comment has just ended. */
	#isComplete = false;
	#container: 'none' | 'list' | 'other' = 'none';
	#listMark = 0;
	/** The indent from which on a line stands in the open item. */
	#contentIndent = UNKNOWN;
	#mayBeHtml = false;
	#isDoubtful = false;
	#askedAt = 0;
	/** All lines so far are of a paragraph for sure: each begins with a letter. */
	#isParagraph = false;
	/** The table that is open, as long as each of its lines is a row for sure. */
	#tableHead: TableHead | undefined;
	/** Where the rows of the open table begin, or their part that is in this chunk. */
	#rows = 0;

	constructor(text: string, start: number, options: CutterOptions) {
		this.#text = text;
		this.#start = start;
		this.#line = start;
		this.#next = start;
		this.#options = options;
	}

	cut(carried: Carried | undefined): Cut | typeof NEEDS_MORE {
		if (carried?.kind === 'table') {
			this.#tableHead = carried.head;
		} else if (carried !== undefined) {
			const cut = this.#goOn(carried);
			if (cut !== undefined) {
				return cut;
			}
		}
		while (this.#next < this.#text.length) {
			this.#readLine();
			if (skipBlanks(this.#text, this.#first, this.#end) === this.#end) {
				this.#isAfterBlank = true;
				this.#mayBeHtml = false;
				this.#tableHead = undefined;
				continue;
			}
			if (!this.#isFirst && this.#mayCut()) {
				return { end: this.#line, carried: this.#carriedTable() };
			}
			const cut = this.#takeLine();
			if (cut !== undefined) {
				return cut;
			}
			this.#isFirst = false;
			this.#isAfterBlank = false;
		}
		return this.#atEnd();
	}

	#readLine(): void {
		this.#line = this.#next;
		this.#end = endOfLine(this.#text, this.#line);
		this.#first = skipSpaces(this.#text, this.#line, this.#end);
		this.#next = nextLine(this.#text, this.#end);
	}

	#atEnd(): Cut | typeof NEEDS_MORE {
		return this.#options.isWhole ? { end: this.#text.length, carried: undefined } : NEEDS_MORE;
	}

	get #indent(): number {
		return this.#first - this.#line;
	}

	get #isAtMargin(): boolean {
		return this.#first === this.#line && this.#text.charCodeAt(this.#line) !== TAB;
	}

	/** Whether the line begins something new for sure. */
	#mayCut(): boolean {
		// Behind code that only an indent marks the parser takes some marks for text, also after an empty line.
		const isText = this.#isAfterIndented && opensContainer(this.#text, this.#first) && !this.#isItem();
		if (this.#isDoubtful) {
			return this.#isAfterBlank && this.#isAtMargin && !isText && this.#asks();
		}
		if (this.#isComplete) {
			return true;
		}
		if (this.#isAfterBlank) {
			return !isText && (this.#container === 'none' || this.#isAtMargin);
		}
		return (
			this.#isAtMargin &&
			!this.#mayBeHtml &&
			(this.#carriedTable() !== undefined ||
				isHeadingLine(this.#text, this.#line, this.#end) ||
				this.#isItem())
		);
	}

	#asks(): boolean {
		const length = this.#line - this.#start;
		if (length < 2 * this.#askedAt) {
			return false;
		}
		this.#askedAt = length;
		return this.#options.isClosed(this.#text.slice(this.#start, this.#line));
	}

	/** Whether the line begins an item that belongs to no line before it. */
	#isItem(): boolean {
		const mark = itemMarkAt(this.#text, this.#first, this.#end);
		if (mark === undefined || isRule(this.#text, this.#first, this.#end)) {
			return false;
		}
		const isSibling = this.#container === 'list' && mark.code === this.#listMark;
		const content = skipBlanks(this.#text, this.#first + mark.size, this.#end);
		return isSibling || (mark.interrupts && !opensContainer(this.#text, content));
	}

	/** The table that a next chunk would go on with, were this line cut off. */
	#carriedTable(): Carried | undefined {
		const head = this.#tableHead;
		if (head === undefined || this.#line < this.#rows || this.#text.charCodeAt(this.#line) !== BAR) {
			return undefined;
		}
		const isLong = this.#line - this.#start > LONG_ROWS;
		return isLong || this.#options.isKnown(this.#line) ? { kind: 'table', head } : undefined;
	}

	/** Takes note of what the line opens. */
	#takeLine(): Cut | typeof NEEDS_MORE | undefined {
		if (this.#container === 'list' && this.#indent < this.#contentIndent) {
			this.#setContainer('other'); // Nothing says whether the list goes on here.
		}
		if (this.#tableHead !== undefined && (this.#indent > 3 || !this.#beginsWith(/[|A-Za-z]/))) {
			this.#tableHead = undefined; // Anything else may be no row.
		}
		this.#takeParagraph();
		const isIndented = this.#indent > 3 || this.#text.charCodeAt(this.#first) === TAB;
		this.#isAfterIndented = isIndented;
		return isIndented || this.#isDoubtful || this.#container === 'list' ? undefined : this.#open();
	}

	/** Takes note of whether a line under a paragraph makes it a heading, which nothing can go on. */
	#takeParagraph(): void {
		const goesOn = this.#isParagraph && !this.#isAfterBlank;
		this.#isComplete ||= goesOn && underlineDepth(this.#text, this.#line, this.#end) > 0;
		this.#isParagraph = (this.#isFirst || goesOn) && this.#isAtMargin && this.#beginsWith(/[A-Za-z]/);
	}

	#beginsWith(character: RegExp): boolean {
		return character.test(this.#text.charAt(this.#first));
	}

	#open(): Cut | typeof NEEDS_MORE | undefined {
		const text = this.#text;
		const isUnsure = this.#mayBeHtml || (this.#container !== 'none' && !this.#isAtMargin);
		switch (text[this.#first]) {
			case '`':
			case '~': {
				const fence = fenceAt(text, this.#first, this.#end);
				this.#isDoubtful = fence !== undefined && isUnsure;
				return fence && !isUnsure ? this.#openLong({ kind: 'fence', fence }) : undefined;
			}
			case '<':
				return this.#openHtml(isUnsure);
			case '#':
				this.#isComplete ||= this.#isFirst && isHeadingLine(text, this.#first, this.#end);
				return undefined;
			case '[':
				if (text[this.#first + 1] === '^') {
					this.#setContainer('other');
				}
				return undefined;
			case '|':
				this.#openTable();
				return undefined;
			default:
				this.#openItem();
				return undefined;
		}
	}

	#setContainer(container: 'list' | 'other', mark = 0, indent = UNKNOWN): void {
		this.#container = container;
		this.#listMark = mark;
		this.#contentIndent = indent;
	}

	#openItem(): void {
		if (!/[-*+\d]/.test(this.#text.charAt(this.#first))) {
			return;
		}
		const mark = itemMarkAt(this.#text, this.#first, this.#end);
		const isSure = this.#isAtMargin && (this.#isFirst || this.#isAfterBlank);
		if (mark === undefined || !isSure || isRule(this.#text, this.#first, this.#end)) {
			// A mark with nothing behind it, or before a tab, opens an item as well.
			if (
				/^(?:[-*+]|\d{1,9}[.)])(?:[ \t\r\n]|$)/.test(this.#text.slice(this.#first, this.#first + 12))
			) {
				this.#setContainer('other');
			}
			return;
		}
		const after = this.#first + mark.size;
		const spaces = skipSpaces(this.#text, after, this.#end) - after;
		this.#setContainer('list', mark.code, mark.size + (spaces > 4 ? 1 : spaces));
	}

	#openTable(): void {
		if (!this.#isFirst || !this.#isAtMargin || this.#tableHead !== undefined) {
			return;
		}
		const end = endOfLine(this.#text, this.#next);
		const columns = countBars(this.#text, this.#line, this.#end);
		const under = this.#text.slice(this.#next, end);
		if (/^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/.test(under) && columns === under.split('|').length - 1) {
			this.#rows = nextLine(this.#text, end);
			this.#tableHead = new TableHead(this.#text.slice(this.#line, this.#rows));
		}
	}

	#openHtml(isUnsure: boolean): Cut | typeof NEEDS_MORE | undefined {
		const rest = this.#text.slice(this.#first + 1, Math.min(this.#end, this.#first + 12));
		if (/^(?:script|pre|style|textarea|\?|!\[|![A-Z]|!--?>|!--->)/i.test(rest)) {
			this.#isDoubtful = true;
			return undefined;
		}
		if (rest.startsWith('!--')) {
			this.#isDoubtful = isUnsure;
			return isUnsure ? undefined : this.#openLong({ kind: 'comment' });
		}
		this.#mayBeHtml ||= /^[A-Za-z/]/.test(rest);
		return undefined;
	}

	/** Goes through a fence or a comment that this line opens. */
	#openLong(carried: Carried): Cut | typeof NEEDS_MORE | undefined {
		this.#container = 'none';
		if (carried.kind === 'comment' && this.#text.slice(this.#first + 4, this.#end).includes('-->')) {
			this.#isComplete = true;
			return undefined;
		}
		return this.#goOn(carried);
	}

	/** Goes through the lines of a fence or a comment up to its end, or up to where it has become long. */
	#goOn(carried: Carried): Cut | typeof NEEDS_MORE | undefined {
		while (this.#next < this.#text.length) {
			this.#readLine();
			this.#isFirst = false;
			const isLast =
				carried.kind === 'fence'
					? closesFence(this.#text, this.#line, this.#end, carried.fence)
					: this.#text.slice(this.#line, this.#end).includes('-->');
			if (isLast) {
				this.#isComplete = true;
				return undefined;
			}
			const isLong = this.#next - this.#start > LONG || this.#options.isKnown(this.#next);
			if (isLong && this.#next < this.#text.length) {
				return { end: this.#next, carried };
			}
		}
		return this.#atEnd();
	}
}

/** How many bars a line has that no backslash takes the meaning from; 0 where it does not begin and end with one. */
function countBars(text: string, start: number, end: number): number {
	const line = text
		.slice(start, end)
		.replace(/[ \t]+$/, '')
		.replace(/\\[\\|]/g, '');
	return line.startsWith('|') && line.endsWith('|') ? line.split('|').length - 1 : 0;
}
