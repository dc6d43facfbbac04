import type { Origin } from '../base/offsetMap.js';
import { PlacedBlock } from './block.js';
import type { Definitions } from './definitions.js';
import { readFastProse } from './fastProse.js';
import { readFastTable } from './fastTable.js';
import { htmlAt } from './htmlLines.js';
import {
	closesFence,
	endOfLine,
	fenceAt,
	isDelimiterRow,
	isHeadingLine,
	isRule,
	itemMarkAt,
	nextLine,
	opensContainer,
	runLength,
	skipBlanks,
	skipSpaces,
	TAB,
	trimBlanks,
	underlineDepth,
} from './lines.js';

/** How many of the things around a block are remembered; the same as for remark's tree. */
const REMEMBERED = 4;

/** Lists in lists and quotes in quotes that are read without a tree; each level goes over its lines once more. */
const DEEPEST = 6;

const NOTHING: readonly string[] = [];

/** What the quick reader reads with. */
export interface FastOptions {
	readonly definitions: Definitions;
	readonly origin: Origin;
	/** What the columns are called of the table whose rows the text begins with. */
	readonly columns?: readonly string[] | undefined;
}

/**
 * The prose of a chunk, block by block, read without a syntax tree: just what `readBlocks` answers for remark's tree, or `undefined`
 * for a chunk with anything in it that this reader does not know. Linear.
 */
export function readFastBlocks(text: string, options: FastOptions): PlacedBlock[] | undefined {
	// A definition has no prose of its own; what is one, only the parser says.
	return text.includes(']:') ? undefined : new FastReader(text, options).read();
}

class FastReader {
	readonly #text: string;
	readonly #options: FastOptions;
	/** Where each line begins, the marks of what it stands in left out, and ends. */
	readonly #starts: number[] = [];
	readonly #ends: number[] = [];
	readonly #blocks: PlacedBlock[] = [];
	#depth = 0;

	constructor(text: string, options: FastOptions) {
		this.#text = text;
		this.#options = options;
		for (let at = 0; at < text.length;) {
			const end = endOfLine(text, at);
			this.#starts.push(at);
			this.#ends.push(end);
			at = nextLine(text, end);
		}
	}

	read(): PlacedBlock[] | undefined {
		// A copy is as long as it has to be; a list that grew keeps room for more.
		const from = this.#options.columns === undefined ? 0 : this.#rows(0, this.#starts.length, NOTHING);
		const isRead = from !== undefined && this.#flow(from, this.#starts.length, NOTHING);
		return isRead ? this.#blocks.slice() : undefined;
	}

	#start(line: number): number {
		return this.#starts[line] ?? 0;
	}

	#end(line: number): number {
		return this.#ends[line] ?? 0;
	}

	#first(line: number): number {
		return skipSpaces(this.#text, this.#start(line), this.#end(line));
	}

	#indent(line: number): number {
		return this.#first(line) - this.#start(line);
	}

	#isBlank(line: number): boolean {
		return skipBlanks(this.#text, this.#start(line), this.#end(line)) >= this.#end(line);
	}

	/** Reads the lines `[line, to)`; whether it knew all of them. */
	#flow(from: number, to: number, within: readonly string[]): boolean {
		let line = from;
		while (line < to) {
			if (this.#isBlank(line)) {
				line++;
				continue;
			}
			const next = this.#block(line, to, within);
			if (next === undefined) {
				return false;
			}
			line = next;
		}
		return true;
	}

	/** Reads the block that begins in a line; answers the line after it. */
	#block(line: number, to: number, within: readonly string[]): number | undefined {
		const text = this.#text;
		const first = this.#first(line);
		const end = this.#end(line);
		if (this.#indent(line) > 3 || text.charCodeAt(first) === TAB) {
			return undefined;
		}
		switch (text[first]) {
			case '#':
				return isHeadingLine(text, first, end)
					? this.#heading(line, within)
					: this.#paragraph(line, to, within);
			case '>':
				return this.#quote(line, to, within);
			case '<':
				return this.#html(line, to, within);
			case '`':
			case '~':
				return fenceAt(text, first, end) ? this.#fence(line, to) : this.#paragraph(line, to, within);
			case '[':
				return this.#isTask(line, within) ? undefined : this.#paragraph(line, to, within);
			default:
				if (isRule(text, first, end)) {
					return line + 1;
				}
				return /[-*+\d]/.test(text.charAt(first))
					? this.#maybeItem(line, to, within)
					: this.#paragraph(line, to, within);
		}
	}

	/** HTML has no prose; a line may begin with a tag and be prose all the same. */
	#html(line: number, to: number, within: readonly string[]): number | undefined {
		const kind = htmlAt(this.#text, this.#first(line), this.#end(line));
		if (kind === undefined || kind === 'prose') {
			return kind && this.#paragraph(line, to, within);
		}
		let after = line;
		while (after < to && (kind === 'comment' || !this.#isBlank(after))) {
			const start = after === line ? this.#first(line) + '<!--'.length : this.#start(after);
			if (kind === 'comment' && this.#text.slice(start, this.#end(after)).includes('-->')) {
				return after + 1;
			}
			after++;
		}
		return after;
	}

	/** Whether a box to tick may stand here, which is no text. */
	#isTask(line: number, within: readonly string[]): boolean {
		const at = this.#first(line);
		return within[0] === 'listItem' && this.#text[at + 2] === ']';
	}

	#heading(line: number, within: readonly string[]): number | undefined {
		const text = this.#text;
		const first = this.#first(line);
		const depth = runLength(text, first, this.#end(line));
		const end = trimBlanks(text, first, this.#end(line));
		const start = skipBlanks(text, first + depth, end);
		const isClosed = text.charCodeAt(end - 1) === 0x23 && end > first + depth;
		const prose = isClosed ? undefined : this.#prose([Math.min(start, end), end]);
		if (prose === undefined) {
			return undefined;
		}
		const span = { start: first, end: this.#end(line) };
		this.#blocks.push(
			new PlacedBlock({ kind: 'heading', within, depth, ...prose }, span, this.#options.origin),
		);
		return line + 1;
	}

	#prose(segments: readonly number[]): ReturnType<typeof readFastProse> {
		return readFastProse(this.#text, segments, this.#options.definitions, this.#options.origin);
	}

	#quote(line: number, to: number, within: readonly string[]): number | undefined {
		const text = this.#text;
		let after = line;
		while (after < to && !this.#isBlank(after)) {
			const first = this.#first(after);
			if (text[first] !== '>' || this.#indent(after) > 3 || text.charCodeAt(first + 1) === TAB) {
				return undefined; // A line that goes on without its mark.
			}
			if (text.charCodeAt(skipSpaces(text, first + 1, this.#end(after))) === 0x5c) {
				return undefined; // The way back to such a line is a matter of the parser.
			}
			this.#starts[after] = first + (text[first + 1] === ' ' && first + 1 < this.#end(after) ? 2 : 1);
			after++;
		}
		return this.#nested(line, after, ['blockquote', ...within.slice(0, REMEMBERED - 1)]);
	}

	#nested(line: number, after: number, within: readonly string[]): number | undefined {
		if (this.#depth >= DEEPEST) {
			return undefined;
		}
		this.#depth++;
		const isRead = this.#flow(line, after, within);
		this.#depth--;
		return isRead ? after : undefined;
	}

	#fence(line: number, to: number): number {
		const fence = fenceAt(this.#text, this.#first(line), this.#end(line));
		let after = line + 1;
		while (fence !== undefined && after < to) {
			if (closesFence(this.#text, this.#start(after), this.#end(after), fence)) {
				return after + 1;
			}
			after++;
		}
		return to;
	}

	#maybeItem(line: number, to: number, within: readonly string[]): number | undefined {
		const text = this.#text;
		const first = this.#first(line);
		const mark = itemMarkAt(text, first, this.#end(line));
		if (mark === undefined) {
			return this.#isEmptyItem(line) ? undefined : this.#paragraph(line, to, within);
		}
		const content = skipSpaces(text, first + mark.size, this.#end(line));
		if (content - first - mark.size > 4 || text.charCodeAt(content) === TAB) {
			return undefined;
		}
		const indent = content - this.#start(line);
		const after = this.#endOfItem(line, to, { indent, code: mark.code });
		if (after === undefined) {
			return undefined;
		}
		this.#starts[line] = content;
		for (let inner = line + 1; inner < after; inner++) {
			this.#starts[inner] = Math.min(this.#start(inner) + indent, this.#end(inner));
		}
		return this.#nested(line, after, ['listItem', ...within.slice(0, REMEMBERED - 1)]);
	}

	#isEmptyItem(line: number): boolean {
		return /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/.test(this.#text.slice(this.#first(line), this.#end(line)));
	}

	/** The line after an item's last. `indent` is where its content begins. */
	#endOfItem(
		line: number,
		to: number,
		{ indent, code }: { readonly indent: number; readonly code: number },
	): number | undefined {
		let isAfterBlank = false;
		for (let after = line + 1; after < to; after++) {
			if (this.#isBlank(after)) {
				isAfterBlank = true;
				continue;
			}
			const own = this.#indent(after);
			if (this.#text.charCodeAt(this.#start(after) + own) === TAB && own < indent) {
				return undefined;
			}
			if (own < indent) {
				const mark = itemMarkAt(this.#text, this.#first(after), this.#end(after));
				const isSibling = mark?.code === code && own <= 3;
				return isAfterBlank || isSibling ? after : undefined;
			}
			isAfterBlank = false;
		}
		return to;
	}

	#paragraph(line: number, to: number, within: readonly string[]): number | undefined {
		let after = line + 1;
		while (after < to && !this.#isBlank(after)) {
			const step = this.#continues(after);
			if (step === undefined) {
				const isNear = this.#indent(after) <= 3;
				const depth = isNear ? underlineDepth(this.#text, this.#first(after), this.#end(after)) : 0;
				if (depth > 0) {
					return this.#lines(line, after, { within, depth });
				}
				return after === line + 1 && this.#isTable(line) ? this.#rows(line, to, within) : undefined;
			}
			if (!step) {
				break;
			}
			after++;
		}
		return this.#lines(line, after, { within, depth: 0 });
	}

	/** Reads the lines `[line, after)` as a paragraph or, with a depth, as the heading that the line behind them makes of them. */
	#lines(
		line: number,
		after: number,
		{ within, depth }: { readonly within: readonly string[]; readonly depth: number },
	): number | undefined {
		const prose = this.#prose(this.#segments(line, after));
		if (prose === undefined) {
			return undefined;
		}
		const next = depth > 0 ? after + 1 : after;
		const span = { start: this.#first(line), end: this.#end(next - 1) };
		const kind = depth > 0 ? 'heading' : 'paragraph';
		this.#blocks.push(new PlacedBlock({ kind, within, depth, ...prose }, span, this.#options.origin));
		return next;
	}

	#segments(line: number, after: number): number[] {
		const segments: number[] = [];
		for (let each = line; each < after; each++) {
			segments.push(this.#first(each), this.#end(each));
		}
		return segments;
	}

	/** Whether a paragraph goes on in a line; `undefined` where that is for the parser to say. */
	#continues(line: number): boolean | undefined {
		const text = this.#text;
		const first = this.#first(line);
		const end = this.#end(line);
		const character = text.charAt(first);
		if (!/[#>\-*+=<`~|:_\t\d]/.test(character)) {
			return true;
		}
		const isIndented = this.#indent(line) > 3;
		switch (character) {
			case '#':
				return isHeadingLine(text, first, end) ? (isIndented ? undefined : false) : true;
			case '>':
				return isIndented || opensContainer(text, skipSpaces(text, first + 1, end))
					? undefined
					: false;
			case '`':
			case '~':
				return fenceAt(text, first, end) === undefined ? true : undefined;
			case '=':
			case '<':
			case '\t':
				return undefined;
			default:
				return this.#continuesAfterMark(line, isIndented);
		}
	}

	#continuesAfterMark(line: number, isIndented: boolean): boolean | undefined {
		const text = this.#text;
		const first = this.#first(line);
		const end = this.#end(line);
		if (isRule(text, first, end) || isDelimiterRow(text, first, end) || this.#isEmptyItem(line)) {
			const mark = itemMarkAt(text, first, end);
			const isItem = mark?.interrupts === true && !isIndented && !isRule(text, first, end);
			const isPlain = isItem && !opensContainer(text, skipBlanks(text, first + mark.size, end));
			return isPlain ? false : undefined;
		}
		return true;
	}

	/** Whether a table may begin here; a line under a heading may look like one under the head of a table. */
	#isTable(line: number): boolean {
		return (
			this.#text.slice(this.#start(line), this.#end(line)).includes('|') &&
			this.#text.slice(this.#start(line + 1), this.#end(line + 1)).includes('|') &&
			isDelimiterRow(this.#text, this.#start(line + 1), this.#end(line + 1)) &&
			this.#indent(line + 1) <= 3
		);
	}

	/** Reads a table or, where the text begins with them, only its rows. */
	#rows(line: number, to: number, within: readonly string[]): number | undefined {
		const columns = line === 0 ? this.#options.columns : undefined;
		let after = columns === undefined ? line + 2 : line;
		while (after < to && !this.#isBlank(after)) {
			const isRow = this.#text[this.#first(after)] === '|' || this.#continues(after) === true;
			if (!isRow || this.#indent(after) > 3) {
				return undefined; // What is indented is code, and ends the table.
			}
			after++;
		}
		const cells = readFastTable(
			this.#text,
			{ segments: this.#segments(line, after), within: ['table', ...within], columns },
			this.#options,
		);
		cells?.forEach(cell => this.#blocks.push(cell));
		return cells && after;
	}
}
