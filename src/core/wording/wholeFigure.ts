import type { Span } from '../base/span.js';

/**
 * Widens a stretch of a line so that neither of its edges cuts through a number: `60/` in “60/40” to `60/40`, `% of` in “2.5% of” to
 * `2.5% of`. Columns of the line, in UTF-16 units. Linear in the number of digits.
 */
export function wholeFigure(line: string, { start, end }: Span): Span {
	return { start: startOfFigure(line, start), end: endOfFigure(line, end) };
}

/**
 * Where something may be set behind a stretch that ends at a column: there, or where the number or word that goes on beyond it ends.
 */
export function behindWord(line: string, end: number): number {
	const figure = endOfFigure(line, end);
	const rest = /^(?:[\p{L}\p{N}]|[-–'’](?=[\p{L}\p{N}]))+/u.exec(line.slice(figure, figure + LONGEST));
	return rest !== null && /[\p{L}\p{N}]$/u.test(line.slice(0, figure)) ? figure + rest[0].length : figure;
}

/** No number or word of a note is longer; a line of nothing but digits is left alone. */
const LONGEST = 40;

function endOfFigure(line: string, end: number): number {
	if (!/\d[.,/:–-]?$/.test(line.slice(Math.max(0, end - 2), end))) {
		return end;
	}
	const rest = /^(?:\d|[.,/:–-](?=\d)|%)+/.exec(line.slice(end, end + LONGEST));
	return end + (rest === null ? 0 : rest[0].length);
}

function startOfFigure(line: string, start: number): number {
	if (!/^(?:[.,/:–-]?\d|%)/.test(line.slice(start, start + 2))) {
		return start;
	}
	const before = /[$€£¥]?\d(?:\d|[.,/:](?=\d|$))*$/.exec(line.slice(Math.max(0, start - LONGEST), start));
	return before === null ? start : start - before[0].length;
}
