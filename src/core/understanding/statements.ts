import { foldedText } from '../base/words.js';
import type { CompanyHit, TermHit } from '../matching/hits.js';
import { cameToNothing, isOwnBusiness, isWishNoun } from './ambitions.js';
import { isBackground, isBesides, isOfOld, isPeople, isProceedings, readByDefault } from './byDefault.js';
import { isUnderCondition } from './conditionReach.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import { BACKGROUND_CHANGES, natureOf } from './data/termNature.js';
import { findChangeCues } from './findChangeCues.js';
import { governedBy, type Governed } from './governs.js';
import {
	isEarlier,
	isHadWanted,
	isIdleCopula,
	isLent,
	isMereLength,
	isPoliteness,
	isRecent,
	isStory,
} from './idleCues.js';
import {
	isBygone,
	isDatedEnd,
	isFormerly,
	isMerelyPossible,
	isMistaken,
	isOutlook,
	isSpan,
	isUncommented,
	isUrged,
} from './notNews.js';
import { denialBefore } from './polarity.js';
import type { Certainty, ChangeKind, Polarity } from './reading.js';
import type { Scene } from './scene.js';
import { isRenewalOption } from './renewalOptions.js';
import { renewalOf } from './renewals.js';
import { isLeftOver, readEffect, type Said } from './saidEffects.js';
import { keptFor, thenAndNow } from './thenAndNow.js';
import { endsWithItsDeal } from './withItsDeal.js';
import { readUnreal, unrealAt } from './unreal.js';

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
	/** The term that it is about: that of the mention, or one that the mention implies. */
	readonly term: string;
	readonly polarity: Polarity;
	readonly change: ChangeKind | undefined;
	/** Whether words say so, rather than the mere place of the term in a deal. */
	readonly isExplicit: boolean;
	/** The name of the rule. */
	readonly rule: string;
	readonly cues: readonly StatementCue[];
	/** The word that carries it: the cue's, else the mention's. */
	readonly at: number;
	/** How firmly it is said, where that stands elsewhere: in the row of a table. */
	readonly certainty?: Certainty;
	/** Companies of other sentences that it is about as well: that of its row, that which disputes it. */
	readonly also?: readonly CompanyHit[];
}

/** How far a deed or a background term may stand from the verb that changes it, in words. */
const DEED_REACH = 8;

/** "The old exclusivity" tells of an end only where no verb tells something else; in words. */
const OLD_PRICE = 5;

/** How far a verb of wishing reaches over other verbs, in words. */
const MASTER_REACH = 10;

/** What a sentence says of each term in it. */
export function readStatements(scene: Scene): Statement[] {
	if (scene.terms.length === 0) {
		return [];
	}
	const governors = new Map<TermHit, Governed[]>();
	for (const cue of scene.once(findChangeCues)) {
		const unreal = unrealAt(scene, cue.from);
		for (const [hit, cost] of governedBy(scene, cue)) {
			if (unreal !== undefined && unrealAt(scene, hit.to - 1) !== unreal) {
				continue; // "After nearly losing its exclusivity, Corvid got a licence."
			}
			const known = governors.get(hit);
			if (known === undefined) {
				governors.set(hit, [{ cue, cost }]);
			} else {
				known.push({ cue, cost });
			}
		}
	}
	return scene.terms.map(hit => readStatement(scene, hit, governors.get(hit) ?? []));
}

function readStatement(scene: Scene, hit: TermHit, governors: readonly Governed[]): Statement {
	const denial = denialBefore(scene, hit);
	const base = { scene, hit, term: hit.term, at: hit.from };
	const quarrel = quarrelOver(scene, hit, governors);
	const isUnsaid =
		scene.isQuestion ||
		(quarrel === undefined && isUnderCondition(scene, hit)) ||
		isPeople(scene, hit) ||
		isSuchLike(scene, hit) ||
		scene.isBoilerplate ||
		isUncommented(scene, hit);
	const isOption = isRenewalOption(scene, hit);
	const opening = endOfCase(scene.sentence.words);
	const outside = governors.filter(
		({ cue }) =>
			!(isOption && cue.to > hit.from && cue.from < hit.to) &&
			!(hit.to <= opening && cue.from >= opening),
	);
	const best = isUnsaid ? undefined : (quarrel ?? bestGovernor(scene, hit, outside));
	const unreal = isUnsaid || best?.cue.row.effect === 'disputed' ? undefined : readUnreal(scene, hit);
	if (unreal !== undefined) {
		return { ...base, ...unreal };
	}
	const shared = isUnsaid || denial !== undefined ? undefined : endsWithItsDeal(scene, hit);
	if (shared !== undefined) {
		return { ...base, ...shared };
	}
	const governed = best === undefined ? undefined : readGoverned(scene, hit, best, denial);
	if (governed !== undefined) {
		return { ...base, ...governed };
	}
	const renewal =
		isUnsaid || hit.term !== 'renewal_term' || scene.isHeading ? undefined : renewalOf(scene, hit);
	if (renewal !== undefined && !isBesides(scene, hit.from)) {
		return { ...base, polarity: 'affirmed', cues: [], rule: 'renewal', ...renewal };
	}
	const moved = isUnsaid || denial !== undefined ? undefined : thenAndNow(scene, hit);
	if (moved !== undefined) {
		return { ...base, polarity: 'affirmed', ...moved };
	}
	if (denial !== undefined) {
		const change = hit.term === 'vendor_lock_in' && !isUnsaid ? 'loosened' : undefined;
		const cues = [negationAt(denial)];
		return { ...base, polarity: 'negated', change, isExplicit: true, rule: 'denied', cues };
	}
	return { ...base, polarity: 'affirmed', cues: [], ...readByDefault(scene, hit, isUnsaid) };
}

/** Where the case ends that a sentence opens with, in words: "In the event of a change of control, | the seats fall away". 0 without one. */
function endOfCase(words: Scene['sentence']['words']): number {
	return /^(?:in (?:the event|case) of|(?:up)?on an?|in the absence of)\b/.test(foldedText(words, 0, 4))
		? words.findIndex(({ text }) => text === ',') + 1
		: 0;
}

/** "They disagree about whether the exclusivity still applies": what is quarrelled over is in dispute, whatever the clause under the "whether" says of it. */
function quarrelOver(
	{ sentence: { words } }: Scene,
	{ from }: TermHit,
	governors: readonly Governed[],
): Governed | undefined {
	return governors.find(
		({ cue }) =>
			cue.row.effect === 'disputed' &&
			cue.to <= from &&
			words.slice(cue.to - 1, from).some(({ folded }) => folded === 'whether'),
	);
}

/** "Such partnerships grow quickly": said of all of their kind. */
function isSuchLike({ sentence: { words } }: Scene, { from, to }: TermHit): boolean {
	return words[from - 1]?.folded === 'such' && /[^s]s$/.test(words[to - 1]?.folded ?? '');
}

/** What the word that governs a mention says of it; `undefined` where that is nothing and the mention is not denied. */
function readGoverned(
	scene: Scene,
	hit: TermHit,
	best: Governed,
	denial: number | undefined,
): (Omit<Statement, 'scene' | 'hit' | 'term' | 'at'> & { readonly at?: number }) | undefined {
	const { row, from, to } = best.cue;
	if (row.effect === 'sought' && isGranted(scene, hit)) {
		const cues = [{ from, to, role: 'wish' }];
		return { polarity: 'affirmed', change: 'introduced', isExplicit: true, rule: 'wish-granted', cues };
	}
	const said = saidOf(scene, hit, best);
	const isDenied = denial !== undefined || said.isDenied;
	// "gave up no shares": nothing has ended.
	const isOfNothing = row.effect === 'ended' && denial !== undefined && denial >= to;
	const change =
		said.change !== undefined && !isOfNothing && isNews(scene, hit, best, said.change)
			? said.change
			: undefined;
	// "No change to the stake": what is denied is its change, and it holds.
	const isNegated = isDenied && change !== 'unchanged';
	const polarity: Polarity = change === 'ended' ? 'ended' : isNegated ? 'negated' : 'affirmed';
	const isSaid = change !== undefined && polarity !== 'negated';
	if (!isSaid && polarity === 'affirmed' && !isUnreal(scene, best, said) && !isSilent(scene, hit, best)) {
		return undefined;
	}
	return {
		polarity,
		change: isSaid ? change : undefined,
		isExplicit: true,
		rule: `${row.effect}-${row.governs}`,
		cues: [...(denial === undefined ? [] : [negationAt(denial)]), ...said.cues],
		at: from,
	};
}

function negationAt(at: number): StatementCue {
	return { from: at, to: at + 1, role: 'negation' };
}

/** What the verb says of the term, and what became of it in the same breath. */
function saidOf(scene: Scene, hit: TermHit, best: Governed): Said {
	const read = readEffect(scene, hit, best);
	if (read.change === 'sought' && cameToNothing(scene, hit, best.cue)) {
		return { ...read, change: 'ended' };
	}
	const kept = read.change === 'unchanged' ? keptFor(scene, hit) : undefined;
	return kept === undefined
		? read
		: {
				...read,
				change: kept.change,
				cues: [{ from: kept.from, to: kept.to, role: 'change' }],
			};
}

/** Whether the change is one that need not come. */
function isUnreal(scene: Scene, { cue }: Governed, { change }: Said): boolean {
	return (
		change !== undefined &&
		change !== 'introduced' &&
		(isDatedEnd(scene, cue) || isMerelyPossible(scene, cue.from, change))
	);
}

/** Whether the cue tells of the term without any change of it. */
function isSilent(scene: Scene, hit: TermHit, { cue }: Governed): boolean {
	return (
		(cue.row.effect === 'introduced' && (isEarlier(scene, hit, cue) || isStory(scene, cue))) ||
		cue.row.effect === 'silent' ||
		isFormerly(scene, cue) ||
		isOwnBusiness(scene, cue) ||
		isLeftOver(scene.sentence.words, cue)
	);
}

/** The cue with the shortest reach; a verb of wishing rules over those between it and the term. */
function bestGovernor(scene: Scene, hit: TermHit, governors: readonly Governed[]): Governed | undefined {
	if (governors.length <= 1) {
		return governors[0];
	}
	const { soft } = scene.clauses;
	const isProlonged = governors.some(
		({ cue }) => cue.row.effect === 'extended' && cue.row.governs === 'before',
	);
	const isOver = governors.some(({ cue }) => cue.row.effect === 'ended');
	const price = ({ cue, cost }: Governed): number => {
		const isMaster =
			cue.row.isMaster === true &&
			!(isOver && isWishNoun(scene, cue)) &&
			cost <= MASTER_REACH &&
			cue.to <= hit.from &&
			soft[cue.from] === soft[hit.from];
		const isOld = /^(?:ended|silent)$/.test(cue.row.effect) && cue.row.within === 4;
		if (isMaster && cue.row.effect === 'sought' && isGranted(scene, hit)) {
			return GRANTED_PRICE;
		}
		if (isFormerly(scene, cue) || (cue.row.effect === 'unchanged' && isProlonged)) {
			return cost + GRANTED_PRICE;
		}
		return isMaster ? -1 : isOld ? cost + OLD_PRICE : cue.row.effect === 'introduced' ? cost + 1 : cost;
	};
	return governors.toSorted((a, b) => price(a) - price(b))[0];
}

/** A wish that was granted in the same breath, and what is kept only to be made longer, give way to what is said of it then. */
const GRANTED_PRICE = 30;

/** "wanted a veto, and got it". */
function isGranted({ sentence: { words } }: Scene, hit: TermHit): boolean {
	const behind = foldedText(words, hit.to, hit.to + GRANTED_PRICE);
	return /\b(?:got|won|secured|received|was given|obtained) (?:it|one|that|them|both|its wish|its way)\b/.test(
		behind,
	);
}

/** Whether the cue makes news of the term: not of one that only might change, nor of a mere fact too far away. */
function isNews(scene: Scene, hit: TermHit, { cue, cost }: Governed, change: ChangeKind): boolean {
	const nature = natureOf(hit.term);
	if (nature !== 'clause' && cost > DEED_REACH && cue.row.within === undefined && cue.to <= hit.from) {
		return false;
	}
	if (isProceedings(scene, hit)) {
		return false;
	}
	if (nature === 'background' && BACKGROUND_CHANGES[hit.term]?.includes(change) !== true) {
		return false;
	}
	if (hit.term === 'talks' && !/^(?:verb|before)$/.test(cue.row.governs)) {
		return false;
	}
	if (change === 'ended' && cost > OLD_NEAR && scene.sentence.words[cue.from]?.folded === 'earlier') {
		return false; // "Earlier Corvid agreed to a minimum": the word is no attribute of the term.
	}
	// Everybody looks for partners: not a word on this deal.
	const isCourting = change === 'sought' && hit.term === 'strategic_partnership';
	if (isCourting || (change === 'extended' && (isUrged(scene, cue) || isMereLength(scene, hit, cue)))) {
		return false;
	}
	if (change === 'unchanged' && !isKept(scene, hit, cue)) {
		return false;
	}
	if (isDatedEnd(scene, cue) || isOwnBusiness(scene, cue) || isFormerly(scene, cue)) {
		return false;
	}
	if (change === 'introduced') {
		return isBrought(scene, hit, cue);
	}
	if ((cue.row.effect === 'more' || cue.row.effect === 'less') && isOutlook(scene, cue, hit.to)) {
		return false;
	}
	if (isPoliteness(scene, hit, cue) || isOldStory(scene, cue, change)) {
		return false;
	}
	return (
		change === 'disputed' ||
		(change === 'sought' ? !isHadWanted(scene, cue) : !isMerelyPossible(scene, cue.from, change))
	);
}

/** Whether the verb that keeps a term is a word on the deal. */
function isKept(scene: Scene, hit: TermHit, cue: FoundCue<ChangeCue>): boolean {
	if (hit.term === 'contract_term' && isSpan(scene, hit)) {
		return false;
	}
	if (
		hit.term === 'strategic_partnership' &&
		/^(?:either|near)$/.test(cue.row.governs) &&
		!AVOWED.test(scene.sentence.words[cue.from]?.folded ?? '')
	) {
		return false; // "continue to work together": that it goes on is what one expects of it.
	}
	return !isLeftOver(scene.sentence.words, cue) && !isIdleCopula(scene, hit, cue);
}

/** Verbs by which somebody says of an alliance that it holds. */
const AVOWED = /^(?:reaffirm|keep|kept|will|would|uphold|upheld|preserv)/;

/** Whether the verb that brings a term speaks of this deal, and not of one before it. */
function isBrought(scene: Scene, hit: TermHit, cue: FoundCue<ChangeCue>): boolean {
	return (
		hit.term !== 'ipo' &&
		!isBackground(scene) &&
		!isOfOld(scene, hit) &&
		!isBesides(scene, cue.from) &&
		!isBesides(scene, hit.from) &&
		!isBygone(scene, cue.from) &&
		!isMistaken(scene, cue.from) &&
		!isEarlier(scene, hit, cue) &&
		!isStory(scene, cue) &&
		!(natureOf(hit.term) === 'deed' && cue.row.isWeak === true && !isLent(scene, hit, cue))
	);
}

/** Whether a change is dated long before the note; an end is worth telling for longer. */
function isOldStory(scene: Scene, cue: FoundCue<ChangeCue>, change: ChangeKind): boolean {
	return (
		!/^(?:unchanged|disputed)$/.test(change) &&
		(isBesides(scene, cue.from) || isBygone(scene, cue.from)) &&
		!(change === 'ended' && (isRecent(scene) || isSince(scene, cue)))
	);
}

/** "which had been Corvid's alone since 2018": how long something held that is over says nothing of when it ended. */
function isSince({ sentence: { words } }: Scene, { row, to }: FoundCue<ChangeCue>): boolean {
	return row.governs === 'near' && words.slice(to, to + 2).some(({ folded }) => folded === 'since');
}

/** How near "earlier" stands to what it is an attribute of, in words. */
const OLD_NEAR = 2;
