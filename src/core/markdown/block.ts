import type { OffsetMap, Origin } from '../base/offsetMap.js';
import type { Span } from '../base/span.js';

/**
 * A stretch of prose that belongs together: a heading, a paragraph, a cell of a table.
 *
 * `text` is what a reader sees: no markers, entities resolved, soft line wraps kept as `\n`, code as `\ufffc`.
 */
export interface Block {
	readonly kind: 'heading' | 'paragraph' | 'cell';
	/** What it stands in, the innermost first: `listItem`, `blockquote`, `footnoteDefinition`, `table`. */
	readonly within: readonly string[];
	/** 1 to 6 for headings; a line of its own that reads like one has depth 7. */
	readonly depth: number;
	readonly text: string;
	readonly map: OffsetMap;
	/** In the source. Where the block moves with its note, this is computed anew each time it is asked for. */
	readonly span: Span;
	/** For cells: the text of the first cell of the row and of the column's head. */
	readonly cell?: TableCell;
}

/** Where a cell stands in its table. */
export interface TableCell {
	readonly row: string;
	readonly column: string;
	readonly isHead: boolean;
}

/** What a block is but for its place. */
export type BlockContent = Omit<Block, 'span'>;

/** A block whose place counts from an origin that may move. */
export class PlacedBlock implements Block {
	readonly kind: Block['kind'];
	readonly within: readonly string[];
	readonly depth: number;
	readonly text: string;
	readonly map: OffsetMap;
	readonly cell?: TableCell;
	readonly #origin: Origin;
	readonly #start: number;
	readonly #end: number;

	/** `span` counts from the origin. */
	constructor(content: BlockContent, span: Span, origin: Origin) {
		this.kind = content.kind;
		this.within = content.within;
		this.depth = content.depth;
		this.text = content.text;
		this.map = content.map;
		if (content.cell !== undefined) {
			this.cell = content.cell;
		}
		this.#start = span.start;
		this.#end = span.end;
		this.#origin = origin;
	}

	get span(): Span {
		const { base } = this.#origin;
		return { start: base + this.#start, end: base + this.#end };
	}

	/** The same block as a heading that nobody marked as one. */
	toHeading(): PlacedBlock {
		const { within, text, map } = this;
		const span = { start: this.#start, end: this.#end };
		return new PlacedBlock({ kind: 'heading', within, depth: 7, text, map }, span, this.#origin);
	}
}

/** Whether two blocks differ in their words alone. */
export function isSamePlace(one: Block, other: Block): boolean {
	return (
		one.kind === other.kind &&
		one.depth === other.depth &&
		one.within.length === other.within.length &&
		one.within.every((name, i) => name === other.within[i]) &&
		one.cell?.row === other.cell?.row &&
		one.cell?.column === other.cell?.column &&
		one.cell?.isHead === other.cell?.isHead
	);
}

/** Whether the block is a heading, written as one or only reading like one. */
export function isHeading(block: Block): boolean {
	return block.kind === 'heading';
}

/** The longest line that still reads like a heading, in characters; headlines of newspapers stay below it. */
const HEADING_LENGTH = 90;

/**
 * Web clippings lose their heading marks: a short line of its own, not ended like a sentence, before a longer paragraph.
 */
export function readsLikeHeading(block: Block, next: Block | undefined): boolean {
	const { text } = block;
	return (
		block.kind === 'paragraph' &&
		block.within.length === 0 &&
		next?.kind === 'paragraph' &&
		next.text.length > text.length &&
		next.text.length > HEADING_LENGTH &&
		text.length <= HEADING_LENGTH &&
		/^[\p{Lu}\d“"‘']/u.test(text) &&
		/[\p{L}\d?”"’'%)]$/u.test(text) &&
		!text.includes('\n') &&
		!/^[^:]{1,20}: /.test(text)
	);
}
