import { foldedText, type Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { SlottedWords } from '../matching/slottedWords.js';
import { isUnderApproval, isUnderHedge } from './conditionReach.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { HEDGE_CUES, TELLING_MEDIA, TOLD_BY_MEDIA, type HedgeCue } from './data/hedgeCues.js';
import { CONTINGENT, LEAVES } from './data/termNature.js';
import { isHearsayBeside, isLeave, isNoHedge } from './noHedges.js';
import type { Certainty } from './reading.js';
import { isScenario } from './scenarios.js';
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

/** The hedges in the words of a sentence that names these companies. */
export function findHedges(
	text: SlottedWords,
	companies: readonly CompanyHit[],
): readonly FoundCue<HedgeCue>[] {
	const worded = findCues(text, hedgeTable).filter(({ from, to }) => !isNoHedge(text.words, from, to));
	return [...worded, ...companies.flatMap(hit => toldBy(text.words, hit))];
}

/** How far from a newspaper's name the word stands by which it tells something, in words. */
const TELLING_REACH = 5;
const ACCORDING_TO = /\b(?:according to|reported by)(?: the)?$/;
const TELLS =
	/^(?:(?:has|had|have|also|first|previously|later) )*(?:reports?|reported|hears?|heard|learn(?:s|ed|t)|says?|said|wr[io]tes?|understands?|claims?|claimed)\b/;

/** "according to the Financial Times", ", Reuters reported", "Reuters reported that …". */
function toldBy(words: readonly Word[], { isSource, from, to }: CompanyHit): FoundCue<HedgeCue>[] {
	if (!isSource) {
		return [];
	}
	const cue = { from, to, reachFrom: from, reachTo: to };
	if (ACCORDING_TO.test(foldedText(words, Math.max(0, from - TELLING_REACH), from))) {
		return [{ ...cue, row: TOLD_BY_MEDIA }];
	}
	const behind = foldedText(words, to, to + TELLING_REACH);
	return TELLS.test(behind) ? [{ ...cue, row: isAtEnd(words, to) ? TOLD_BY_MEDIA : TELLING_MEDIA }] : [];
}

/** "…, the Wall Street Journal reported on Tuesday." */
function isAtEnd(words: readonly Word[], to: number): boolean {
	return words.length - to <= TELLING_REACH && !/\bthat\b/.test(foldedText(words, to, words.length));
}

const STATED: Hedged = { certainty: 'stated', hedge: undefined };

/** How firmly the sentence says what stands at a word. */
export function certaintyAt(scene: Scene, at: number): Hedged {
	return strongest(
		scene,
		at,
		scene.hedges.filter(hedge => isUnder(scene, hedge, at)),
	);
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
			(row.isClause === true && CONTINGENT.has(term) && !isUnderApproval(scene, from)));
	const isHeld = (hedge: FoundCue<HedgeCue>): boolean =>
		isUnder(scene, hedge, at) || (hedge.row.isClause === true && isUnder(scene, hedge, hit.from));
	return strongest(
		scene,
		at,
		scene.hedges.filter(hedge => isHeld(hedge) && !isOwn(hedge)),
	);
}

function strongest(scene: Scene, at: number, hedges: readonly FoundCue<HedgeCue>[]): Hedged {
	const hedge = hedges.find(({ row }) => row.certainty === 'reported') ?? hedges[0];
	if (hedge !== undefined) {
		return { certainty: hedge.row.certainty, hedge };
	}
	return isScenario(scene, at) ? { certainty: 'conditional', hedge: undefined } : STATED;
}

function isUnder(scene: Scene, hedge: FoundCue<HedgeCue>, at: number): boolean {
	const { clauses } = scene;
	if (hedge.row.isBehind === true && at < hedge.from) {
		return false;
	}
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
