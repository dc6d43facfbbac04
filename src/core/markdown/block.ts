import type { OffsetMap } from '../base/offsetMap.js';
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
	/** In the source. */
	readonly span: Span;
	/** For cells: the text of the first cell of the row and of the column's head. */
	readonly cell?: { readonly row: string; readonly column: string; readonly isHead: boolean };
}

/** Whether the block is a heading, written as one or only reading like one. */
export function isHeading(block: Block): boolean {
	return block.kind === 'heading';
}
