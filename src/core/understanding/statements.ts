import type { TermHit } from '../matching/hits.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CHANGE_CUES, CUE_CLASSES, type ChangeCue, type CueEffect } from './data/changeCues.js';
import { AIMS, natureOf, PROHIBITIONS } from './data/termNature.js';
import { effectOn, negated, negationBefore } from './effects.js';
import { governedBy, type Governed } from './governs.js';
import type { ChangeKind, Polarity } from './reading.js';
import type { Scene } from './scene.js';

/** The change table, compiled. */
export const changeTable = compileCues(CHANGE_CUES, CUE_CLASSES);

/** A word that decided, in the words of the sentence. */
export interface StatementCue {
	readonly from: number;
	readonly to: number;
	readonly role: string;
}

/** What one sentence says of one mention of a term. */
export interface Statement {
	readonly scene: Scene;
	readonly hit: TermHit;
	readonly polarity: Polarity;
	readonly change: ChangeKind | undefined;
	/** Whether words say so, rather than the mere place of the term in a deal. */
	readonly isExplicit: boolean;
	/** The name of the rule. */
	readonly rule: string;
	readonly cues: readonly StatementCue[];
	/** The word that carries it: the cue's, else the mention's. */
	readonly at: number;
}

/** Words that deny the noun behind them. */
const DENIALS = new Set('no not without never non neither nor lacks lacking lacked minus cannot'.split(' '));

/** How far before a mention a denial may stand, in words. */
const DENIAL_REACH = 4;

/** Words that make a clause a thought rather than a fact: nothing is introduced by it. */
const UNREAL = new Set("would could might had ask asks asked bet suppose imagine wonder wonders perhaps hypothetical whether once".split(' '));

/** How far a deed may stand from the verb that makes it news, in words. */
const DEED_REACH = 8;

/** How far a verb of wishing reaches over other verbs, in words. */
const MASTER_REACH = 10;

/** What a sentence says of each term in it. */
export function readStatements(scene: Scene): Statement[] {
	if (scene.terms.length === 0) {
		return [];
	}
	const cues = findCues(scene.text, changeTable);
	const governors = new Map<TermHit, Governed[]>();
	for (const cue of cues) {
		if (cue.row.effect !== 'none') {
			for (const [hit, cost] of governedBy(scene, cue)) {
				governors.set(hit, [...(governors.get(hit) ?? []), { cue, cost }]);
			}
		}
	}
	return scene.terms.map(hit => readStatement(scene, hit, governors.get(hit) ?? []));
}

function readStatement(scene: Scene, hit: TermHit, governors: readonly Governed[]): Statement {
	const denial = denialBefore(scene, hit);
	const best = bestGovernor(scene, hit, governors);
	const said = best === undefined ? undefined : effectOf(scene, hit, best);
	const base = { scene, hit, at: hit.from, cues: [] };
	const isUnsaid = scene.isQuestion || isUnderCondition(scene, hit);
	const denied = denial === undefined ? [] : [{ from: denial, to: denial + 1, role: 'negation' }];
	if (said !== undefined && best !== undefined && !isUnsaid) {
		const polarity: Polarity = said.change === 'ended' ? 'ended' : denial !== undefined || said.isDenied ? 'negated' : 'affirmed';
		const isNews = said.change !== 'introduced' || (polarity === 'affirmed' && mayBeIntroduced(hit, best.cost));
		const isKept = said.change !== undefined && isNews && isChangeable(hit, said.change);
		const cues = [...denied, ...said.cues];
		if (isKept || polarity !== 'affirmed') {
			const change = isKept && (polarity !== 'negated' || said.change === 'unchanged') ? said.change : undefined;
			return { ...base, polarity, change, isExplicit: true, rule: `${best.cue.row.effect}-${best.cue.row.governs}`, cues, at: best.cue.from };
		}
	}
	if (denial !== undefined) {
		const change = hit.term === 'vendor_lock_in' && !isUnsaid ? 'loosened' : undefined;
		return { ...base, polarity: 'negated', change, isExplicit: true, rule: 'denied', cues: denied };
	}
	return { ...base, polarity: 'affirmed', ...byDefault(scene, hit, isUnsaid) };
}

function byDefault(scene: Scene, hit: TermHit, isUnsaid: boolean): Pick<Statement, 'change' | 'isExplicit' | 'rule'> {
	const silent = { change: undefined, isExplicit: false, rule: 'mention' };
	if (isUnsaid || scene.isHeading || isUnreal(scene, hit)) {
		return silent;
	}
	if (AIMS.has(hit.term)) {
		return hit.term === 'ipo' && !/\bwent\b/.test(wordsOf(scene, hit)) ? { change: 'sought', isExplicit: false, rule: 'aim' } : silent;
	}
	return natureOf(hit.term) === 'clause' ? { change: 'introduced', isExplicit: false, rule: 'part-of-deal' } : silent;
}

function wordsOf({ sentence }: Scene, { from, to }: TermHit): string {
	return sentence.words.slice(from, to).map(word => word.folded).join(' ');
}

/** The cue with the shortest reach; a verb of wishing rules over those between it and the term. */
function bestGovernor(scene: Scene, hit: TermHit, governors: readonly Governed[]): Governed | undefined {
	const { soft } = scene.clauses;
	const price = ({ cue, cost }: Governed): number => {
		const isMaster =
			cue.row.isMaster === true && cost <= MASTER_REACH && cue.to <= hit.from && soft[cue.from] === soft[hit.from];
		return isMaster ? -1 : cue.row.effect === 'introduced' ? cost + 1 : cost;
	};
	return governors.toSorted((a, b) => price(a) - price(b))[0];
}

interface Said {
	readonly change: ChangeKind | undefined;
	readonly isDenied: boolean;
	readonly cues: readonly StatementCue[];
}

function effectOf(scene: Scene, hit: TermHit, { cue }: Governed): Said {
	const { soft } = scene.clauses;
	const negation =
		cue.row.governs === 'near'
			? undefined
			: negationBefore(scene.sentence.words, cue.from, at => soft[at] !== soft[cue.from]);
	const own: StatementCue = { from: cue.from, to: cue.to, role: roleOf(cue) };
	if (negation === undefined) {
		return { change: effectOn(hit.term, cue.row.effect), isDenied: false, cues: [own] };
	}
	const effect = negated(cue.row.effect, negation.isOver);
	const cues = [{ from: negation.from, to: negation.to, role: 'negation' }, own];
	return { change: effect === undefined ? undefined : effectOn(hit.term, effect), isDenied: effect === undefined, cues };
}

function roleOf({ row: { effect } }: FoundCue<ChangeCue>): string {
	const roles: Partial<Record<CueEffect, string>> = { ended: 'ending', introduced: 'granting', unchanged: 'keeping', sought: 'wish', disputed: 'dispute' };
	return roles[effect] ?? 'change';
}

function mayBeIntroduced(hit: TermHit, cost: number): boolean {
	const nature = natureOf(hit.term);
	return nature === 'clause' || (nature === 'deed' && cost <= DEED_REACH);
}

/** Background terms have few changes of their own. */
function isChangeable(hit: TermHit, change: ChangeKind): boolean {
	if (/^(?:deal_value|effective_date|agreement_date|parties|document_name|bargaining_leverage|enterprise_sales|valuation)$/.test(hit.term)) {
		return false;
	}
	return hit.term === 'talks' ? change === 'ended' : change !== 'introduced' || natureOf(hit.term) !== 'background';
}

function denialBefore({ sentence: { words }, clauses }: Scene, hit: TermHit): number | undefined {
	for (let at = hit.from - 1; at >= Math.max(0, hit.from - DENIAL_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (clauses.soft[at] !== clauses.soft[hit.from] || words[at]?.kind === 'mark') {
			return undefined;
		}
		if (folded === 'only' || folded === 'later' || folded === 'longer') {
			return undefined;
		}
		if (DENIALS.has(folded) || folded.endsWith("n't")) {
			return PROHIBITIONS.has(hit.term) && folded !== 'no' ? undefined : at;
		}
	}
	return undefined;
}

/** A term wholly inside an if-clause is a condition, not news; unless it is itself worded as one. */
function isUnderCondition({ clauses }: Scene, hit: TermHit): boolean {
	const isOwn = /^(?:change_of_control|termination_cause|termination_convenience|sunset_trigger)$/.test(hit.term);
	return !isOwn && clauses.isConditional[hit.from] === true && clauses.isConditional[hit.to - 1] === true;
}

function isUnreal({ sentence: { words }, clauses }: Scene, hit: TermHit): boolean {
	for (let at = hit.from - 1; at >= 0 && clauses.soft[at] === clauses.soft[hit.from]; at--) {
		if (UNREAL.has(words[at]?.folded ?? '')) {
			return true;
		}
	}
	return false;
}
