import type { SlottedWords } from '../matching/matchPattern.js';
import { matchPattern } from '../matching/matchPattern.js';
import { compilePattern, type PatternNode, type WordClasses } from '../matching/pattern.js';
import { startsOf } from '../matching/compileTerms.js';

/** A row of a table of cues: wordings in the language of `matching/pattern.ts` that mean the same. */
export interface CueRow {
	readonly patterns: readonly string[];
}

/** A cue found in the words `[from, to)` of a sentence. */
export interface FoundCue<Row extends CueRow> {
	readonly row: Row;
	readonly from: number;
	readonly to: number;
	/** Where the whole match begins and ends, context outside `[ ]` included. */
	readonly reachFrom: number;
	readonly reachTo: number;
}

interface Compiled<Row> {
	readonly row: Row;
	readonly nodes: readonly PatternNode[];
	readonly order: number;
}

/** A compiled table of cues. */
export interface CueTable<Row extends CueRow> {
	readonly byStart: ReadonlyMap<string, readonly Compiled<Row>[]>;
	readonly problems: readonly string[];
}

/** Compiles a table. Faulty wordings are left out and named in `problems`. */
export function compileCues<Row extends CueRow>(rows: readonly Row[], classes: WordClasses): CueTable<Row> {
	const byStart = new Map<string, Compiled<Row>[]>();
	const problems: string[] = [];
	let order = 0;
	for (const row of rows) {
		for (const pattern of row.patterns) {
			const { nodes, problem } = compilePattern(pattern, classes);
			if (nodes === undefined) {
				problems.push(`${pattern}: ${problem}`);
				continue;
			}
			order++;
			for (const start of startsOf(nodes)) {
				byStart.set(start, [...(byStart.get(start) ?? []), { row, nodes, order }]);
			}
		}
	}
	return { byStart, problems };
}

/**
 * The cues in a sentence, in order, without overlaps: the longer one wins ("give up" before "give"), then the one that
 * is listed first.
 */
export function findCues<Row extends CueRow>(text: SlottedWords, table: CueTable<Row>): FoundCue<Row>[] {
	const found: (FoundCue<Row> & { readonly order: number })[] = [];
	text.words.forEach((word, from) => {
		for (const { row, nodes, order } of candidatesAt(text, table, word.folded, from)) {
			const match = matchPattern(nodes, text, from);
			if (match !== undefined) {
				const { start, end, to } = match;
				found.push({ row, from: start, to: end, reachFrom: from, reachTo: to, order });
			}
		}
	});
	found.sort(
		(a, b) => b.reachTo - b.reachFrom - (a.reachTo - a.reachFrom) || a.order - b.order || a.from - b.from,
	);
	const taken = new Set<number>();
	const kept: FoundCue<Row>[] = [];
	for (const cue of found) {
		let isFree = true;
		for (let at = cue.from; at < cue.to; at++) {
			isFree &&= !taken.has(at);
		}
		if (isFree) {
			kept.push(cue);
			for (let at = cue.from; at < cue.to; at++) {
				taken.add(at);
			}
		}
	}
	return kept.sort((a, b) => a.from - b.from);
}

const SLOTS = ['company', 'money', 'duration'] as const;

function candidatesAt<Row extends CueRow>(
	text: SlottedWords,
	table: CueTable<Row>,
	folded: string,
	from: number,
): readonly Compiled<Row>[] {
	let found = table.byStart.get(folded) ?? [];
	for (const slot of SLOTS) {
		const rows = text.slotEnd(slot, from) > from ? table.byStart.get(`$${slot}`) : undefined;
		found = rows === undefined ? found : [...found, ...rows];
	}
	return found;
}
