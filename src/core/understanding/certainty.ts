import type { SlottedWords } from '../matching/slottedWords.js';
import { isUnderHedge } from './conditionReach.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { HEDGE_CUES, type HedgeCue } from './data/hedgeCues.js';
import { CONTINGENT, LEAVES } from './data/termNature.js';
import { isHearsayBeside, isLeave, isNoHedge } from './noHedges.js';
import type { Certainty } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

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
	return findCues(text, hedgeTable).filter(({ from, to }) => !isNoHedge(text.words, from, to));
}

const STATED: Hedged = { certainty: 'stated', hedge: undefined };

/** How firmly the sentence says what stands at a word. */
export function certaintyAt(scene: Scene, at: number): Hedged {
	return strongest(scene.hedges.filter(hedge => isUnder(scene, hedge, at)));
}

/**
 * How firmly a statement is made. What a right lets its holder do ("may end the licence on 90 days' notice"), and the case for which a
 * clause is made ("if Corvid is sold, Halloway can leave"), are what the clause says, and leave nothing uncertain.
 */
export function certaintyOf({ scene, hit, term, change, at }: Statement): Hedged {
	const isNew = change === 'introduced' || change === 'unchanged';
	const isOwn = ({ row, from }: FoundCue<HedgeCue>): boolean =>
		isNew &&
		((row.isLocal === true && LEAVES.has(term) && isLeave(scene.sentence.words, from, hit)) ||
			(row.isClause === true && CONTINGENT.has(term)));
	const isHeld = (hedge: FoundCue<HedgeCue>): boolean =>
		isUnder(scene, hedge, at) || (hedge.row.isClause === true && isUnder(scene, hedge, hit.from));
	return strongest(scene.hedges.filter(hedge => isHeld(hedge) && !isOwn(hedge)));
}

function strongest(hedges: readonly FoundCue<HedgeCue>[]): Hedged {
	const hedge = hedges.find(({ row }) => row.certainty === 'reported') ?? hedges[0];
	return hedge === undefined ? STATED : { certainty: hedge.row.certainty, hedge };
}

function isUnder(scene: Scene, hedge: FoundCue<HedgeCue>, at: number): boolean {
	const { clauses } = scene;
	if (hedge.row.isLocal === true) {
		return (
			clauses.soft[hedge.from] === clauses.soft[at] && hedge.from <= at && at - hedge.to < LOCAL_REACH
		);
	}
	if (hedge.row.certainty === 'reported') {
		return !isHearsayBeside(scene, hedge, at);
	}
	return (
		clauses.hard[hedge.from] === clauses.hard[at] &&
		(hedge.row.isClause !== true || isUnderHedge(scene, hedge, at))
	);
}
