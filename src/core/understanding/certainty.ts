import type { Word } from '../base/words.js';
import type { SlottedWords } from '../matching/slottedWords.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { HEDGE_CUES, type HedgeCue } from './data/hedgeCues.js';
import type { Certainty } from './reading.js';
import type { Scene } from './scene.js';

/** The hedge table, compiled. */
export const hedgeTable = compileCues(HEDGE_CUES, CUE_CLASSES);

/** How firmly a sentence says something, and the hedge that says so. */
export interface Hedged {
	readonly certainty: Certainty;
	readonly hedge: FoundCue<HedgeCue> | undefined;
}

/** How far before a verb its modal may stand, in words. */
const LOCAL_REACH = 8;

/** The hedges in the words of a sentence. */
export function findHedges(text: SlottedWords): readonly FoundCue<HedgeCue>[] {
	return findCues(text, hedgeTable).filter(
		({ from, to }) => from + 1 !== to || !isNoHedge(text.words, from),
	);
}

/** The month, and a leave that has been given: "it may now sell elsewhere". */
function isNoHedge(words: readonly Word[], at: number): boolean {
	return words[at]?.text === 'May' || (words[at]?.folded === 'may' && words[at + 1]?.folded === 'now');
}

const STATED: Hedged = { certainty: 'stated', hedge: undefined };

/** How firmly the sentence says what stands at a word. */
export function certaintyAt({ clauses, hedges }: Scene, at: number): Hedged {
	if (hedges.length === 0) {
		return STATED;
	}
	const isIn = (hedge: FoundCue<HedgeCue>): boolean => {
		if (hedge.row.isLocal !== true) {
			return hedge.row.certainty === 'reported' || clauses.hard[hedge.from] === clauses.hard[at];
		}
		return (
			clauses.soft[hedge.from] === clauses.soft[at] && hedge.from <= at && at - hedge.to < LOCAL_REACH
		);
	};
	const fitting = hedges.filter(isIn);
	const hedge = fitting.find(({ row }) => row.certainty === 'reported') ?? fitting[0];
	return { certainty: hedge?.row.certainty ?? 'stated', hedge };
}
