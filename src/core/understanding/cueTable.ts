import { compilePattern, SLOT_PLACE, type WordClasses } from '../matching/pattern.js';
import { PatternIndex, type CompiledStarts } from '../matching/patternIndex.js';
import { quickNeeds } from '../matching/quickNeeds.js';
import type { SlottedWords } from '../matching/slottedWords.js';
import { NO_WORDS, startsOf, toStarts } from '../matching/starts.js';

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
	readonly order: number;
}

/** The cues of one sentence. */
interface FoundInSentence<Row extends CueRow> {
	/** In order, without overlaps. */
	readonly kept: readonly FoundCue<Row>[];
	/** Those that gave way to one that is kept, the strongest first. */
	readonly beaten: readonly FoundCue<Row>[];
}

/** A compiled table of cues. */
export interface CueTable<Row extends CueRow> {
	/** By their number in `index`. */
	readonly cues: readonly Compiled<Row>[];
	readonly index: PatternIndex;
	/** What was found in sentences that are still in use: one that an edit leaves alone is not gone through again. */
	readonly found: WeakMap<SlottedWords, FoundInSentence<Row>>;
	/** What is wrong with wordings; asking compiles those that no sentence has asked for. */
	readonly problems: readonly string[];
}

/** The slots that may begin a cue. */
const SLOT_STARTS: readonly number[] = [
	SLOT_PLACE.company,
	SLOT_PLACE.money,
	SLOT_PLACE.percent,
	SLOT_PLACE.duration,
];

/** Compiles a table, each wording when a sentence first has its rarest words. Faulty ones match nothing and are named in `problems`. */
export function compileCues<Row extends CueRow>(rows: readonly Row[], classes: WordClasses): CueTable<Row> {
	const cues: Compiled<Row>[] = [];
	const index = new PatternIndex();
	const problems: string[] = [];
	const compile = (pattern: string): CompiledStarts => {
		const { nodes = [], problem } = compilePattern(pattern, classes);
		if (problem !== undefined) {
			problems.push(`${pattern}: ${problem}`);
		}
		const { words, slots } = startsOf(nodes);
		const fitting = slots.filter(place => SLOT_STARTS.includes(place));
		return { nodes, starts: toStarts(words, NO_WORDS, fitting) };
	};
	for (const row of rows) {
		for (const pattern of row.patterns) {
			index.addLater(quickNeeds(pattern, classes), () => compile(pattern));
			cues.push({ row, order: cues.length });
		}
	}
	return {
		cues,
		index,
		found: new WeakMap(),
		get problems() {
			cues.forEach((_, number) => index.startsOf(number));
			return problems;
		},
	};
}

/**
 * The cues in a sentence, in order, without overlaps: the longer one wins ("give up" before "give"), then the one that
 * is listed first.
 */
export function findCues<Row extends CueRow>(
	text: SlottedWords,
	table: CueTable<Row>,
): readonly FoundCue<Row>[] {
	return foundIn(text, table).kept;
}

/** The cues that gave way to one of those found, the strongest first: for where that turns out to say nothing. */
export function findBeaten<Row extends CueRow>(
	text: SlottedWords,
	table: CueTable<Row>,
	by: FoundCue<Row>,
): readonly FoundCue<Row>[] {
	const { kept, beaten } = foundIn(text, table);
	return beaten.filter(
		cue => overlaps(cue, by) && !kept.some(other => other !== by && overlaps(cue, other)),
	);
}

/** Whether two cues share a word. */
export function overlaps<Row extends CueRow>(a: FoundCue<Row>, b: FoundCue<Row>): boolean {
	return a.from < b.to && b.from < a.to;
}

function foundIn<Row extends CueRow>(text: SlottedWords, table: CueTable<Row>): FoundInSentence<Row> {
	let found = table.found.get(text);
	if (found === undefined) {
		found = readCues(text, table);
		table.found.set(text, found);
	}
	return found;
}

function readCues<Row extends CueRow>(text: SlottedWords, table: CueTable<Row>): FoundInSentence<Row> {
	const found: (FoundCue<Row> & { readonly order: number })[] = [];
	table.index.find(text, (number, { from, to, start, end }) => {
		const cue = table.cues[number];
		if (cue !== undefined) {
			found.push({
				row: cue.row,
				from: start,
				to: end,
				reachFrom: from,
				reachTo: to,
				order: cue.order,
			});
		}
	});
	if (found.length <= 1) {
		return { kept: found, beaten: [] };
	}
	found.sort(
		(a, b) => b.reachTo - b.reachFrom - (a.reachTo - a.reachFrom) || a.order - b.order || a.from - b.from,
	);
	const taken = new Set<number>();
	const kept: FoundCue<Row>[] = [];
	const beaten: FoundCue<Row>[] = [];
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
		} else {
			beaten.push(cue);
		}
	}
	return { kept: kept.sort((a, b) => a.from - b.from), beaten };
}
