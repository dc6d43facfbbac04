import type { Span } from '../base/span.js';
import { PlacedBlock } from './block.js';
import type { FastOptions } from './fastBlocks.js';
import { readFastProse } from './fastProse.js';
import { skipBlanks, trimBlanks } from './lines.js';

/** The lines of a table: where each begins and ends, in turn. */
export interface TableLines {
	readonly segments: readonly number[];
	/** What the table stands in, itself included. */
	readonly within: readonly string[];
	/** What the columns are called, where only rows are there; else the lines are the head, the line under it, and the rows. */
	readonly columns: readonly string[] | undefined;
}

/** The cells of a table, read without a syntax tree, or `undefined` where the parser has to be asked. */
export function readFastTable(
	text: string,
	{ segments, within, columns }: TableLines,
	{ definitions, origin }: FastOptions,
): PlacedBlock[] | undefined {
	const cells: PlacedBlock[] = [];
	const heads: string[] = [];
	const first = columns === undefined ? 0 : 2;
	for (let line = first; 2 * (line - first) < segments.length; line++) {
		const start = segments[2 * (line - first)] ?? 0;
		const end = segments[2 * (line - first) + 1] ?? 0;
		const spans = cellSpans(text, start, end);
		if (
			spans === undefined ||
			(line === 0 && isOneBar(text, start, end)) ||
			(line === 1 && !isUnderHead(text, spans, heads.length))
		) {
			return undefined;
		}
		let row: string | undefined;
		for (const [i, span] of line === 1 ? [] : spans.entries()) {
			const prose = readFastProse(text, content(text, span), definitions, origin);
			if (prose === undefined) {
				return undefined;
			}
			row ??= prose.text;
			if (line === 0) {
				heads.push(prose.text);
			}
			const { text: shown, map } = prose;
			const cell = { row, column: (columns ?? heads)[i] ?? '', isHead: line === 0 };
			cells.push(
				new PlacedBlock({ kind: 'cell', within, depth: 0, text: shown, map, cell }, span, origin),
			);
		}
	}
	return cells;
}

/** Each cell with the bar before it, the last with the bar behind it; a backslash is not understood. */
function cellSpans(text: string, start: number, end: number): Span[] | undefined {
	const spans: Span[] = [];
	const last = trimBlanks(text, start, end);
	let from = start;
	for (let at = start; at < last; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x5c) {
			return undefined;
		}
		if (code === 0x7c && at > start && at < last - 1) {
			spans.push({ start: from, end: at });
			from = at;
		}
	}
	spans.push({ start: from, end });
	return spans;
}

/** What a cell's span holds between its bars, trimmed. */
function content(text: string, { start, end }: Span): readonly [number, number] {
	const from = text[start] === '|' ? start + 1 : start;
	let to = trimBlanks(text, from, end);
	if (to > from && text[to - 1] === '|') {
		to = trimBlanks(text, from, to - 1);
	}
	return [Math.min(skipBlanks(text, from, to), to), to];
}

/** Whether a line has nothing but one bar, which is the head of no table. */
function isOneBar(text: string, start: number, end: number): boolean {
	return text[start] === '|' && trimBlanks(text, start, end) === start + 1;
}

function isUnderHead(text: string, spans: readonly Span[], columns: number): boolean {
	return (
		spans.length === columns &&
		spans.every(span => {
			const [from, to] = content(text, span);
			return /^:?-+:?$/.test(text.slice(from, to));
		})
	);
}
