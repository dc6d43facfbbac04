import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { distance } from './clauses.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue, Governs } from './data/changeCue.js';
import { natureOf, RIGHT_NOUNS } from './data/termNature.js';
import {
	AUXILIARIES,
	hasBareObject,
	hasOtherObject,
	hasOwnVerb,
	hasSecondVerb,
	isCompanyBefore,
	isElsewhere,
	isOwnWish,
} from './outOfReach.js';
import { isTakenUpByWhich } from './relatives.js';
import type { Scene } from './scene.js';
import {
	DETERMINERS,
	isAdverb,
	isAdverbial,
	isAttributive,
	isInverted,
	isParticiple,
	isPassive,
	isShortPassive,
} from './voice.js';

/** A cue that governs a term, and how far it had to reach. */
export interface Governed {
	readonly cue: FoundCue<ChangeCue>;
	readonly cost: number;
}

/** Farther than this nothing is governed, in words, breaks counted in. */
const FARTHEST = 22;

/** An active verb without an object near it may stand behind its object: "the exclusivity that Halloway gave up". */
const NEAR_BEFORE = 5;

/** How near an object must stand for a verb that also does without one. */
const NEAR_OBJECT = 9;

/** A subject stands nearer to its verb than an object may, in words. */
const FARTHEST_BEFORE = 13;

/** A lead-in ends within so many words. */
const LONGEST_LEAD = 6;

/** What it costs to be a label, and to be described by a bare participle ("the right previously granted to …"), in words. */
const LABEL_PRICE = 3;
const REDUCED_PRICE = 6;

/** What a comma between subject and verb costs, in words. */
const COMMA_PRICE = 3;

/** Subjects that point back to the clause before: "…, and that ends too". */
const POINTING = new Set('that this it which these those they both all'.split(' '));
const NESTING = new Set('of in on for to with under into from over within'.split(' '));
const MODALS = new Set('will would shall can may must could should cannot not'.split(' '));
const OPENING = new Set('without not may cannot can must shall never neither free'.split(' '));
const PAST = new Set('was were had held used did been got enjoyed'.split(' '));

/** The terms of the sentence that a cue governs, with the price of each. */
export function governedBy(scene: Scene, cue: FoundCue<ChangeCue>): Map<TermHit, number> {
	const near = termsNear(scene, cue);
	const isLead = isLeadCue(scene.sentence.words, cue) && !near.some(term => term.to <= cue.from);
	const sides: ReadonlySet<Side> = isLead ? new Set<Side>(['behind']) : sidesOf(scene, cue, near);
	const most = isAttributive(scene.sentence.words, cue) ? 3 : (cue.row.within ?? FARTHEST);
	const governed = new Map<TermHit, number>();
	for (const term of near) {
		const cost = isLead && term.from > cue.to ? LABEL_PRICE : priceOf(scene, cue, term);
		if (cost > most || isNested(scene, cue, { term, near }) || isElsewhere(scene, cue, term)) {
			continue;
		}
		if (cue.row.needsPast === true && !hasPast(scene.sentence.words)) {
			continue;
		}
		const isInside = term.from < cue.to && cue.from < term.to;
		if (
			cue.row.governs === 'behind' &&
			most <= TIGHT &&
			hasMark(scene.sentence.words, cue.to, term.from)
		) {
			continue;
		}
		const isInto =
			isInside && cue.row.effect !== 'introduced' && cue.from < term.from && cue.to < term.to;
		const side = isInto || term.from >= cue.to ? 'behind' : isInside ? 'inside' : 'before';
		const isFit =
			side === 'inside'
				? mayBeInside(scene.sentence.words, cue, term)
				: (sides.has(side) || (side === 'behind' && isInverted(scene.sentence.words, cue, term))) &&
					!(
						side === 'behind' &&
						(isPredicate(scene.sentence.words, cue, term) ||
							hasOtherObject(scene.sentence.words, cue, term) ||
							hasSecondVerb(scene.sentence.words, cue, term) ||
							hasOwnVerb(scene, cue, term))
					) &&
					!(side === 'before' && (cost > FARTHEST_BEFORE || isOwnWish(scene, cue, term)));
		if (isFit) {
			governed.set(term, cost);
		}
	}
	return governed;
}

/** What describes the noun right behind it reaches over no comma; in words. */
const TIGHT = 4;

function hasMark(words: readonly Word[], from: number, to: number): boolean {
	return words.slice(from, to).some(word => word.text === ',' || word.text === ';' || word.text === ':');
}

/** "narrow the exclusivity in their partnership": what hangs on another term by a preposition is not governed itself. */
function isNested(
	{ sentence: { words } }: Scene,
	cue: FoundCue<ChangeCue>,
	{ term, near }: { readonly term: TermHit; readonly near: readonly TermHit[] },
): boolean {
	if (cue.row.effect === 'introduced' || cue.row.governs === 'near') {
		return false;
	}
	const isBehind = term.from >= cue.to;
	return near.some(other => {
		const isBefore = other !== term && other.to <= term.from && (isBehind ? other.from >= cue.to : true);
		const between = words.slice(other.to, term.from);
		return (
			isBefore &&
			between.length <= 4 &&
			between.some(word => NESTING.has(word.folded)) &&
			between.every(
				word => word.kind === 'word' && !/^(?:and|or|which|that|who|it|they)$/.test(word.folded),
			)
		);
	});
}

function priceOf(scene: Scene, cue: FoundCue<ChangeCue>, term: TermHit): number {
	const { clauses, sentence } = scene;
	if (term.from >= cue.to) {
		return distance(clauses, cue.to - 1, term.from);
	}
	if (term.to > cue.from) {
		return 0;
	}
	const { words } = sentence;
	if (isLabelFor(words, term, cue.from)) {
		return LABEL_PRICE;
	}
	if (cue.row.effect === 'ended' && isOfDeal(scene, term, cue.from)) {
		return 0.5;
	}
	const far = distance(clauses, term.to - 1, cue.from);
	const subject =
		words[cue.from - 1]?.kind === 'word' && !isAdverb(words[cue.from - 1]) ? cue.from - 1 : cue.from - 2;
	const isPointer = POINTING.has(words[subject]?.folded ?? '') || isPointingNoun(words, subject);
	if (isPointer && isCompanyBefore(scene, subject, term)) {
		return Infinity;
	}
	if (isPointer && far < Infinity && clauses.soft[subject] === clauses.soft[cue.from]) {
		return (clauses.soft[cue.from] ?? 0) - (clauses.soft[term.from] ?? 0) <= 1 ? 0.5 : far;
	}
	if (isTakenUpByWhich(scene, cue, term)) {
		return 0.5;
	}
	let commas = 0;
	for (let at = term.to; at < cue.from; at++) {
		const isBreak = words[at]?.text === ',' || /^(?:as|than|because)$/.test(words[at]?.folded ?? '');
		commas += isBreak && (clauses.soft[at] ?? 0) >= 0 ? 1 : 0;
	}
	if (isSecondPredicate(scene, cue.from)) {
		return (clauses.place[cue.from] ?? 0) - (clauses.place[term.to - 1] ?? 0) + 0.5;
	}
	const isAside = (clauses.soft[cue.from] ?? 0) < 0;
	const breaks = isAside
		? 1
		: Math.max(0, (clauses.soft[cue.from] ?? 0) - (clauses.soft[term.to - 1] ?? 0));
	const isReduced =
		cue.row.effect === 'introduced' && isParticiple(words[cue.from]) && !isPassive(words, cue.from);
	return (
		far +
		0.5 +
		(commas + breaks) * COMMA_PRICE +
		(isReduced ? REDUCED_PRICE : 0) +
		((clauses.soft[term.from] ?? 0) < 0 && clauses.soft[term.from] !== clauses.soft[cue.from]
			? REDUCED_PRICE
			: 0)
	);
}

/** "An earlier pact, under which Corvid had a first look, has been torn up": what the aside tells of goes with its deal. */
function isOfDeal({ clauses: { soft }, sentence: { words } }: Scene, term: TermHit, verb: number): boolean {
	const aside = soft[term.from] ?? 0;
	const start = soft.indexOf(aside);
	const opening = foldedText(words, start, start + 3);
	return (
		aside < 0 &&
		(soft[verb] ?? 0) >= 0 &&
		/^, (?:(?:under|in|by|with) which|which|whereby)\b/.test(opening) &&
		words
			.slice(Math.max(0, start - LONGEST_LEAD), start)
			.some(word =>
				/^(?:pact|deal|agreement|contract|accord|clause|arrangement|licence|license)$/.test(
					word.folded,
				),
			)
	);
}

/** "What has not moved: the warranty, the data …": a cue that ends in a colon governs all behind it, unless it has a subject: "The stake has gone: …". */
function isLeadCue(words: readonly Word[], cue: FoundCue<ChangeCue>): boolean {
	return cue.to <= LONGEST_LEAD && [cue.to, cue.to + 1].some(at => words[at]?.text === ':');
}

/** "Exclusivity: dropped for small cells": the term is the label of what follows its colon. */
function isLabelFor(words: readonly Word[], term: TermHit, cue: number): boolean {
	const isMore = NESTING.has(words[term.to]?.folded ?? '');
	const most = term.to + (isMore ? LONGEST_LEAD : 1);
	const colon = words.findIndex((word, at) => at >= term.to && at <= most && word.text === ':');
	return colon >= 0 && term.from <= 3 && cue > colon && cue - colon <= 6;
}

/** "… runs through 2028 and would not be affected": the clause has its verb, but its subject stands in the one before. */
function isSecondPredicate({ clauses: { soft }, sentence: { words } }: Scene, verb: number): boolean {
	let start = verb;
	while (start > 0 && soft[start - 1] === soft[verb]) {
		start--;
	}
	return (
		/^(?:and|but)$/.test(words[start]?.folded ?? '') && AUXILIARIES.has(words[start + 1]?.folded ?? '')
	);
}

/** "…, so that option is dead": a noun for a right with a word that points back. */
function isPointingNoun(words: readonly Word[], at: number): boolean {
	return (
		RIGHT_NOUNS.has(words[at]?.folded ?? '') &&
		/^(?:that|this|the|these|those)$/.test(words[at - 1]?.folded ?? '')
	);
}

/** A mention that is a verb of its own ("will prepay", "may not sell", "without consent") is nobody's object. */
function isPredicate(words: readonly Word[], cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	const [before, first] = [words[term.from - 1], words[term.from]?.folded ?? ''];
	if (cue.row.isMaster === true || cue.row.governs === 'near') {
		return false;
	}
	if (/ed$/.test(first) && /^(?:termination_|sunset_)/.test(term.term)) {
		return true; // "the option on the same orchard lapsed"
	}
	if (term.from - cue.to <= 1) {
		return false;
	}
	return (
		MODALS.has(before?.folded ?? '') ||
		OPENING.has(first) ||
		(first === 'only' && !(cue.row.effect === 'ended' && DETERMINERS.has(before?.folded ?? ''))) // "the only supplier" is a noun.
	);
}

function hasPast(words: readonly Word[]): boolean {
	return words.some(({ folded }) => PAST.has(folded));
}

/** Terms whose own wording has a verb of change in it. */
const SELF_WORDED =
	/^(?:termination_|break_fee|post_termination|renewal_|sunset_trigger|amendment|change_of_control|standstill|lock_up|secondary_sale|equity_|controlling_stake|consent_veto|anti_assignment|non_|covenant_not_to_sue|purchase_option)/;

/** A cue inside the mention itself decides where it is no part of the term's own wording. */
function mayBeInside(words: readonly Word[], cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	const { effect, governs } = cue.row;
	if (effect === 'silent') {
		return false; // "The cap does not apply to fraud" is a term of its own.
	}
	if (effect === 'revised' && cue.from > term.from && cue.to < term.to && !isAttributive(words, cue)) {
		return !SELF_WORDED.test(term.term); // "revenue split moves from 60"
	}
	if (
		cue.to === term.to &&
		cue.from > term.from &&
		effect !== 'introduced' &&
		effect !== 'sought' &&
		!SELF_WORDED.test(term.term)
	) {
		return governs !== 'behind'; // Wordings of terms may run on over the verb: "codeshare shrinks".
	}
	const isLost = /^(?:los|waiv|surrender|relinquish|forfeit)/.test(words[cue.from]?.folded ?? '');
	const isSelfWorded = SELF_WORDED.test(term.term) && !isLost;
	if (effect === 'ended' && cue.from === term.from && cue.to < term.to && !isSelfWorded) {
		return true; // "gives up its place on the board"
	}
	if (effect === 'ended') {
		return governs === 'near' || (/exclusiv|sole_source/.test(term.term) && cue.to < term.to);
	}
	if (effect === 'unchanged') {
		return cue.from === term.from && cue.to < term.to;
	}
	if (/^(?:more|less|extended)$/.test(effect) && cue.from === term.from && cue.to < term.to) {
		return !SELF_WORDED.test(term.term); // "raised its own contract"
	}
	return effect === 'extended' && /^(?:renewal|contract)_term$/.test(term.term);
}

type Side = 'behind' | 'before';

function sidesOf(scene: Scene, cue: FoundCue<ChangeCue>, near: readonly TermHit[]): ReadonlySet<Side> {
	const { words } = scene.sentence;
	const governs: Governs = cue.row.governs;
	if (governs === 'behind' || governs === 'before') {
		return new Set([governs]);
	}
	if (governs === 'near') {
		return new Set<Side>(['behind', 'before']);
	}
	if (isAttributive(words, cue) || isInfinitiveAhead(words, cue)) {
		return new Set(['behind']);
	}
	if (isPassive(words, cue.from) && cue.row.effect === 'introduced') {
		return new Set<Side>(['before', 'behind']); // "was granted a veto", "a veto was granted"
	}
	if (isBehindObject(scene, cue, near)) {
		return new Set(['before']);
	}
	const costs = near.map(term => ({ term, cost: priceOf(scene, cue, term) }));
	const isSameClause = (term: TermHit): boolean =>
		scene.clauses.soft[term.from] === scene.clauses.soft[cue.from];
	const isTransitive =
		governs === 'verb' ||
		/^(?:a|an|the|its|their|his|her|that|this|all|any|both|each)$/.test(words[cue.to]?.folded ?? '');
	const isObject = (term: TermHit): boolean => isTransitive || natureOf(term.term) !== 'background';
	const most = governs === 'either' ? NEAR_OBJECT : FARTHEST;
	if (
		costs.some(
			({ term, cost }) => term.from >= cue.to && cost <= most && isSameClause(term) && isObject(term),
		)
	) {
		return new Set(['behind']);
	}
	const isHeld =
		/^(?:its|their|his|her|our|the)$/.test(words[cue.to]?.folded ?? '') && !isParticiple(words[cue.from]);
	if (governs === 'either' && (isHeld || isAdverbial(words, cue))) {
		return new Set(['behind']);
	}
	if (governs === 'either') {
		const isBefore = costs.some(({ term, cost }) => term.to <= cue.from && cost <= FARTHEST_BEFORE);
		return new Set(isBefore && hasBareObject(words, cue) ? [] : [isBefore ? 'before' : 'behind']);
	}
	if (cue.row.effect === 'introduced' && !isParticiple(words[cue.from])) {
		return new Set(['behind']);
	}
	const hasObject =
		words[cue.to]?.isCapitalised === true ||
		/^(?:a|an|the|its|their|his|her|our|this|that|all|any|every|both|each|some|another)$/.test(
			words[cue.to]?.folded ?? '',
		);
	const isRelative =
		!hasObject &&
		costs.some(
			({ term, cost }) =>
				term.to <= cue.from &&
				cost <= NEAR_BEFORE + REDUCED_PRICE &&
				(isSameClause(term) || isLabelFor(words, term, cue.from)),
		);
	return new Set([isRelative ? 'before' : 'behind']);
}

/** Whether a verb stands behind what it governs: a passive one, or one of a clause with "which". */
function isBehindObject(scene: Scene, cue: FoundCue<ChangeCue>, near: readonly TermHit[]): boolean {
	return (
		isPassive(scene.sentence.words, cue.from) ||
		isShortPassive(scene, cue) ||
		near.some(term => isTakenUpByWhich(scene, cue, term))
	);
}

/** "The partnership aims to cut costs": what is wanted stands behind the "to". */
function isInfinitiveAhead(words: readonly Word[], cue: FoundCue<ChangeCue>): boolean {
	return cue.row.effect === 'sought' && /^(?:to|at)$/.test(words[cue.to - 1]?.folded ?? '');
}

/** At most so many terms on either side are looked at: what a cue costs stays bounded, however many terms a sentence has. */
const MOST_TERMS = 8;

function termsNear({ terms }: Scene, cue: FoundCue<ChangeCue>): TermHit[] {
	const before = terms.filter(term => term.from < cue.from).slice(-MOST_TERMS);
	return [...before, ...terms.filter(term => term.from >= cue.from).slice(0, MOST_TERMS)];
}
