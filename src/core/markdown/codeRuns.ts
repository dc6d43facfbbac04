import { runLength } from './lines.js';

/**
 * By size, where the last run of so many backticks begins in prose whose lines stand at `segments`, beginning and end in turn. A run closes
 * code only where a later one of its size stands. Linear.
 */
export function lastRuns(source: string, segments: readonly number[]): ReadonlyMap<number, number> {
	const runs = new Map<number, number>();
	let at = source.indexOf('`', segments[0]);
	for (let i = 0; i < segments.length; i += 2) {
		const start = segments[i] ?? 0;
		const end = segments[i + 1] ?? 0;
		at = at >= 0 && at < start ? source.indexOf('`', start) : at;
		while (at >= 0 && at < end) {
			const size = runLength(source, at, end);
			runs.set(size, at);
			at = source.indexOf('`', at + size);
		}
	}
	return runs;
}
