import { partitionPoint } from '../base/partitionPoint.js';
import type { Span } from '../base/span.js';
import type { Place } from './noteSummary.js';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Turns offsets of one source into lines and columns. */
export interface Lines {
	/** A span with its lines; what lies outside of the source is moved to its edge. Logarithmic in the number of lines. */
	place(span: Span): Place;
	/** The line in which an offset stands, without its break. */
	lineAt(offset: number): Place;
}

/**
 * The lines of a source, as VS Code counts them: parted by a line feed, a carriage return or both together.
 *
 * One pass over the source, four bytes a line.
 */
export function readLines(source: string): Lines {
	const starts = lineStarts(source);
	const clamp = (offset: number): number => Math.min(Math.max(0, offset), source.length);
	const place = (span: Span): Place => {
		const start = clamp(span.start);
		const end = Math.max(start, clamp(span.end));
		const line = lineOf(starts, start);
		const endLine = end < (starts[line + 1] ?? Infinity) ? line : lineOf(starts, end);
		return {
			start,
			end,
			line,
			column: start - (starts[line] ?? 0),
			endLine,
			endColumn: end - (starts[endLine] ?? 0),
		};
	};
	const lineAt = (offset: number): Place => {
		const line = lineOf(starts, clamp(offset));
		const start = starts[line] ?? 0;
		let end = starts[line + 1] ?? source.length;
		while (end > start && isBreak(source.charCodeAt(end - 1))) {
			end--;
		}
		return place({ start, end });
	};
	return { place, lineAt };
}

function isBreak(code: number): boolean {
	return code === LINE_FEED || code === CARRIAGE_RETURN;
}

function lineStarts(source: string): Uint32Array {
	let starts = new Uint32Array(64 + (source.length >> 5));
	let count = 1;
	for (let at = 0; at < source.length; at++) {
		const code = source.charCodeAt(at);
		if (code > CARRIAGE_RETURN || !isBreak(code)) {
			continue;
		}
		if (code === CARRIAGE_RETURN && source.charCodeAt(at + 1) === LINE_FEED) {
			at++;
		}
		if (count === starts.length) {
			const grown = new Uint32Array(2 * count);
			grown.set(starts);
			starts = grown;
		}
		starts[count++] = at + 1;
	}
	return starts.subarray(0, count);
}

/** The last line that starts at or before an offset. */
function lineOf(starts: Uint32Array, offset: number): number {
	return Math.max(0, partitionPoint(starts, start => start <= offset) - 1);
}
