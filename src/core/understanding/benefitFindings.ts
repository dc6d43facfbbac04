import { mapInSteps, type Steps } from '../base/steps.js';
import { foldedText, type Word } from '../base/words.js';
import { certaintyAt } from './certainty.js';
import { compileCues, findBeaten, findCues, overlaps, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import type { BeneficiaryCue } from './data/beneficiaryCue.js';
import { BENEFICIARY_CUES } from './data/beneficiaryCues.js';
import { withExamples } from './benefitExamples.js';
import { holdersOf } from './benefitHolders.js';
import { findEntities, inFull, type Entity } from './entities.js';
import type { Block } from '../markdown/block.js';
import { isSameFocus, NO_FOCUS, type Focus } from './focus.js';
import { mayLabel, readLabels } from './benefitLabels.js';
import { isAboutWinners } from './benefitPlaces.js';
import { mayHaveTopic, readTopic, withTopics } from './benefitTopics.js';
import { findTones, mayHaveTone } from './benefitTones.js';
import { isClaimed, isElsewhere, isLongAgo, isWhatTheyHave, isWhoTheyAre } from './benefitBackground.js';
import { negationBefore } from './effects.js';
import type { Effect } from './reading.js';
import type { Scene } from './scene.js';
import { isTurnedRound } from './turnedRound.js';
import { findSpeakers, readSpoken } from './speakers.js';
import { unrealAt } from './unreal.js';

/** The table of gain and loss, compiled. */
export const beneficiaryTable = compileCues(BENEFICIARY_CUES, CUE_CLASSES);

/** What one sentence says of one who gains or loses. */
export interface BenefitFinding {
	readonly scene: Scene;
	readonly entity: Entity;
	readonly effect: Effect;
	readonly isConditional: boolean;
	/** Whether it is told on somebody's word. */
	readonly isReported?: boolean;
	/** 0 to 1. */
	readonly confidence: number;
	/** Whether the wording says it of groups only, outside a passage about winners. */
	readonly isForGroups: boolean;
	/** Whether it is told as a fact of the deal, which says who gains only where the note has no verdicts. */
	readonly isImplied?: boolean;
	readonly rule: string;
	readonly cues: readonly { readonly from: number; readonly to: number; readonly role: string }[];
}

/** Words after which "win", "gain" and their like are nouns. */
const NOUN_LEADS = new Set(
	'the a an its their his no any some of in from for with big small further efficiency amid existing loyalty reciprocal share price quick early biggest clear other another this that as'.split(
		' ',
	),
);

/**
 * Who gains and who loses in each sentence. A paragraph in which somebody plainly wins or loses is about that: in its other
 * sentences weaker wordings count too. Linear; with pauses.
 */
export function* findAllBenefits(scenes: readonly Scene[], focus: readonly Focus[]): Steps<BenefitFinding[]> {
	const first = yield* mapInSteps(scenes, (scene, i) =>
		benefitsOf(scene, focus[i] ?? NO_FOCUS, isAboutWinners(scene)),
	);
	const counts = new Map<Block, number>();
	scenes.forEach(({ sentence: { block }, isHeading }, i) => {
		if (
			!isHeading &&
			block.kind === 'paragraph' &&
			(first[i] ?? []).some(one => one.isImplied !== true)
		) {
			counts.set(block, (counts.get(block) ?? 0) + 1);
		}
	});
	yield;
	const speakers = findSpeakers(scenes);
	yield;
	const all = yield* mapInSteps(scenes, (scene, i) => {
		const spoken = readSpoken(scene, speakers.get(scene.sentence.block), focus[i] ?? NO_FOCUS);
		const isAmong = (counts.get(scene.sentence.block) ?? 0) >= ENOUGH && (first[i] ?? []).length === 0;
		const found = isAmong ? benefitsOf(scene, focus[i] ?? NO_FOCUS, true) : (first[i] ?? []);
		return [...found, ...spoken];
	});
	return all.flat();
}

/** So many sentences that say who wins make a paragraph about it. */
const ENOUGH = 2;

/** What was found in a scene, of those that pronouns meant then. */
interface KnownBenefits {
	of?: {
		readonly focus: Focus;
		readonly isWinners: boolean;
		readonly found: readonly BenefitFinding[];
	};
}

const nothingKnown = (): KnownBenefits => ({});

/** As `findBenefits`; found once as long as pronouns mean the same. */
function benefitsOf(scene: Scene, focus: Focus, isWinners: boolean): readonly BenefitFinding[] {
	const known = scene.once(nothingKnown);
	if (known.of === undefined || known.of.isWinners !== isWinners || !isSameFocus(known.of.focus, focus)) {
		known.of = { focus, isWinners, found: findBenefits(scene, focus, isWinners) };
	}
	return known.of.found;
}

/** Who gains and who loses in a sentence. */
function findBenefits(scene: Scene, focus: Focus, isWinners: boolean): BenefitFinding[] {
	if (scene.isQuestion) {
		return [];
	}
	const cues = findCues(scene.text, beneficiaryTable);
	const isUnmoved = cues.some(({ row }) => row.isUnmoved === true);
	const said = cues.filter(
		({ row }) => row.effect !== 'none' && (row.isWeak !== true || isWinners || row.isForGroups === true),
	);
	// Who is there is asked only where something is said of somebody.
	const entities =
		said.length > 0 || mayLabel(scene) || mayHaveTopic(scene) || mayHaveTone(scene)
			? findEntities(scene, focus).filter(entity => !isOnlooker(scene, entity))
			: [];
	if (
		entities.length === 0 &&
		focus.pair.length !== 2 &&
		!said.some(({ row }) => row.holder === 'shares')
	) {
		return [];
	}
	const labelled = readLabels(scene, entities);
	const read = said
		.flatMap(cue => readCue(scene, entities, cue, focus) ?? readBeaten(scene, entities, cue, focus))
		.filter(({ entity, isForGroups }) => isWinners || !isForGroups || entity.kind === 'group');
	// "gives Corvid less choice": what the noun says counts before the mere fact that something is given.
	const isFact = ({ row }: FoundCue<BeneficiaryCue>, tone: FoundCue<BeneficiaryCue>): boolean =>
		row.isImplied === true && row.holder !== 'subject' && row.effect !== tone.row.effect;
	const heeded = cues.filter(cue => cue.row.effect === 'none' || said.includes(cue));
	const tones = (isUnmoved ? [] : findTones(scene, entities))
		.filter(tone => !heeded.some(cue => overlaps(cue, tone) && !isFact(cue, tone)))
		.flatMap(tone => readCue(scene, entities, tone, focus) ?? [])
		.filter(
			tone =>
				!read.some(
					one => isSameOf(one, tone) && (one.effect === tone.effect || !isFactOf(one, tone)),
				),
		);
	const facts = read.filter(one => !tones.some(tone => isFactOf(one, tone)));
	const found = withTopics([...facts, ...tones], readTopic(scene, entities));
	const isUnder = ({ entity }: BenefitFinding, others: readonly BenefitFinding[]): boolean =>
		others.some(other => other.entity.id === entity.id);
	const labels = labelled.filter(
		finding => finding.rule !== 'heading' || !(isUnmoved || isUnder(finding, found)),
	);
	return [...labels, ...found.filter(finding => !isUnder(finding, labels))];
}

/** Whether two findings speak of one and the same. */
function isSameOf(a: BenefitFinding, b: BenefitFinding): boolean {
	return a.entity.id === b.entity.id;
}

/** Whether a finding is the fact that the verb of another tells: that something is given, whatever it is. */
function isFactOf(fact: BenefitFinding, { entity, cues: [cue] }: BenefitFinding): boolean {
	const own = fact.cues[0];
	return (
		fact.isImplied === true &&
		fact.entity.id === entity.id &&
		own !== undefined &&
		cue !== undefined &&
		own.from <= cue.from &&
		cue.from < own.to
	);
}

/** What a cue says that gave way to a longer one, where that speaks of nobody: "a windfall for clients" with no "For clients, …" before it. */
function readBeaten(
	scene: Scene,
	entities: readonly Entity[],
	by: FoundCue<BeneficiaryCue>,
	focus: Focus,
): BenefitFinding[] {
	for (const cue of findBeaten(scene.text, beneficiaryTable, by)) {
		const isLike = cue.row.effect === by.row.effect && cue.row.isWeak !== true;
		const found = isLike ? readCue(scene, entities, cue, focus) : [];
		if (found !== undefined) {
			return found;
		}
	}
	return [];
}

/** Who gains or loses by a cue: `undefined` where it speaks of nobody. */
function readCue(
	scene: Scene,
	entities: readonly Entity[],
	cue: FoundCue<BeneficiaryCue>,
	focus: Focus,
): BenefitFinding[] | undefined {
	const { row, from, to } = cue;
	const { words } = scene.sentence;
	if (
		row.effect === 'none' ||
		((row.holder === 'subject' || row.holder === 'either') && isNoun(words, cue)) ||
		(to === from + 1 && cue.reachTo === to && isAmount(scene, to)) ||
		(!scene.isHeading && row.holder !== 'inside' && isInName(words, from)) ||
		(row.holder === 'object' && to === from + 1 && AUXILIARY.test(words[to]?.folded ?? '')) ||
		(row.holder === 'subject' && isDoneBy(words, cue)) ||
		isWhoTheyAre(words, from) ||
		(row.isWeak === true && isWhatTheyHave(words, from)) ||
		isSetAside(scene, from) ||
		(row.holder === 'subject' && scene.clauses.isConditional[from] === true)
	) {
		return [];
	}
	const unreal = unrealAt(scene, from) ?? unrealAt(scene, to - 1);
	if (isBelied(words, cue) || (unreal !== undefined && /^(?:absent|untold)$/.test(unreal.cue.row.says))) {
		return [];
	}
	const holders = holdersOf(scene, entities, cue, focus);
	if (holders.length === 0) {
		return undefined;
	}
	if (isDenied(scene, cue)) {
		return [];
	}
	const effect = row.effect === 'gains' && isTurnedRound(scene, cue) ? 'loses' : row.effect;
	const { certainty, hedge } = certaintyAt(scene, from);
	const isConditional =
		certainty === 'conditional' || row.isForecast === true || unreal?.cue.row.says === 'sought';
	const own = { from, to, role: effect === 'loses' ? 'loss' : 'gain' };
	const cues = hedge === undefined ? [own] : [own, { from: hedge.from, to: hedge.to, role: 'hedge' }];
	return withExamples(scene, entities, holders)
		.filter(entity => entity.id !== '' && !(entity.kind === 'group' && isNoParty(words, entity, row)))
		.filter(entity => row.holder !== 'object' || !isGuess(words, entity, cue))
		.map(entity => ({
			scene,
			entity:
				row.holder === 'subject' || row.holder === 'either' ? inFull(scene, entity, from) : entity,
			effect,
			isConditional,
			isReported: certainty === 'reported',
			confidence:
				(row.isWeak === true || row.isImplied === true ? 0.6 : 0.85) -
				(isConditional ? 0.05 : 0) -
				(entity.isMeant ? 0.1 : 0),
			isForGroups: row.isForGroups === true,
			isImplied: row.isImplied === true,
			rule: `${effect}-${row.holder}`,
			cues,
		}));
}

/** Whether a "not" or "without" stands before a cue that has none of its own. */
function isDenied({ sentence: { words }, clauses: { soft } }: Scene, cue: FoundCue<BeneficiaryCue>): boolean {
	const isOwn = words[cue.reachFrom]?.folded === 'without';
	const negation = negationBefore(words, cue.from, at => soft[at] !== soft[cue.from]);
	return negation !== undefined && !negation.isOver && !isOwn;
}

function isNoun(words: readonly Word[], { from, to }: FoundCue<BeneficiaryCue>): boolean {
	const lead = words[from - 1];
	return to === from + 1
		? NOUN_LEADS.has(lead?.folded ?? '')
		: /^(?:profits?|gains?|wins?|benefits?)$/.test(words[from]?.folded ?? '') &&
				(lead?.isPossessive === true ||
					/^(?:an?|the|its|their|of|any|no|more|big|higher|lower)$/.test(lead?.folded ?? ''));
}

/** "is no winner", "is hardly a loser", "gains next to nothing", "wins less than Sky": the words beside a verdict that turn it round. */
function isBelied(words: readonly Word[], { from, to, row }: FoundCue<BeneficiaryCue>): boolean {
	// "Small sites get nothing" is a loss in so many words.
	const isVerdict = row.holder === 'subject' && (row.effect === 'gains' || to === from + 1);
	return (
		NO_VERDICT.test(foldedText(words, from, to)) ||
		(isVerdict && NOT_MUCH.test(foldedText(words, from + 1, from + 1 + BELYING)))
	);
}

/** So many words behind a verb say how much it is. */
const BELYING = 4;
const NO_VERDICT =
	/^(?:(?:is|are|was|were|be|been|looks?|looked|seems?|emerges?|emerged) )?(?:no|not|hardly|scarcely|barely|anything but|far from|never|by no means)(?! (?:only|just|longer)\b) .*?(?:winners?|losers?|beneficiar(?:y|ies)|victims?|better off|worse off)$/;
const NOT_MUCH =
	/^(?:next to nothing|(?:very |precious |rather )?little(?! by| more)|nothing|hardly anything|less than (?!expected|hoped|\d)\S)/;

/** "has been trumped by two others": what is done to the subject is the deed of somebody else. */
function isDoneBy(words: readonly Word[], { from, to }: FoundCue<BeneficiaryCue>): boolean {
	return (
		words[to]?.folded === 'by' &&
		/^(?:is|are|was|were|be|been|being|got)$/.test(words[from - 1]?.folded ?? '')
	);
}

/** Whether a verb tells of another deal, of long ago, or of what is only asked. */
function isSetAside(scene: Scene, verb: number): boolean {
	return isElsewhere(scene, verb) || isWondered(scene.sentence.words, verb) || isLongAgo(scene, verb);
}

/** "Neither says whether it paid more." */
function isWondered(words: readonly Word[], verb: number): boolean {
	return words
		.slice(0, verb)
		.some(
			(word, at) =>
				word.folded === 'whether' ||
				(/^(?:who|which)$/.test(word.folded) && TOLD.test(words[at - 1]?.folded ?? '')),
		);
}

/** Verbs behind which "who" and "which" ask. */
const TOLD = /^(?:said|say|says|know|knows|clear|matters?|asks?|asked|wonders?|disclosed?|tells?|told)$/;

/** "Thrive Capital", "Boost Mobile": a word of a name is no verb. */
function isInName(words: readonly Word[], at: number): boolean {
	const word = words[at];
	return (
		at > 0 &&
		word?.isCapitalised === true &&
		words.some(({ isCapitalised, kind }, i) => i > 0 && kind === 'word' && !isCapitalised)
	);
}

/** Behind these the word is what acts, not what it does: "the hands would remember". */
const AUXILIARY = /^(?:can|will|would|could|should|may|might|must|is|are|was|were|has|have|had)$/;

/** Who looks on, and tells: neither gains nor loses. */
const ONLOOKERS = new Set('analysts analyst critics observers commentators people'.split(' '));

/** "Corvid's analysts at Halloway": wherever they sit. */
function isAnalyst({ folded }: Word): boolean {
	return folded === 'analyst' || folded === 'analysts';
}

/** Who watches over a deal, or speaks for somebody else, whatever stands before the noun: "antitrust regulators". */
const OFFICIALS = new Set(
	'regulators lawmakers lawyers attorneys prosecutors officials ministers judges'.split(' '),
);

/** "The companies said": those of the deal, not a group of its own. */
const PARTIES = new Set('companies firms partners parties'.split(' '));

/** Groups that are as often places and things: what is spent on them is not given to anybody. */
const THINGS = new Set(
	'sites services networks mills factories stores shops brands platforms fleets yards warehouses mines farms wineries ports labs laboratories funds studios channels hotels restaurants hospitals'.split(
		' ',
	),
);

/** "People familiar with the talks" and "analysts" speak of a deal; "young people" may have something from it. */
function isOnlooker({ sentence: { words } }: Scene, { kind, from, to }: Entity): boolean {
	if (
		kind === 'group' &&
		(OFFICIALS.has(words[to - 1]?.folded ?? '') || words.slice(from, to).some(isAnalyst))
	) {
		return true;
	}
	return (
		kind === 'group' &&
		to === from + 1 &&
		ONLOOKERS.has(words[from]?.folded ?? '') &&
		(words[from]?.folded !== 'people' ||
			/^(?:familiar|close|briefed|with|i|involved|at|in|close)$/.test(words[to]?.folded ?? ''))
	);
}

/** "left it alone", "claims that it gives it a veto": whom an "it" behind a verb of loss, or in a claim, means is a guess. */
function isGuess(
	words: readonly Word[],
	{ from, isMeant }: Entity,
	{ row, ...cue }: FoundCue<BeneficiaryCue>,
): boolean {
	const isLost = row.effect === 'loses' && words[from]?.folded === 'it';
	return isMeant && (isLost || isClaimed(words, cue.from));
}

/** A group of which a wording says nothing: it is for companies only, or what looks like a group is the two of the deal or so many things. */
function isNoParty(words: readonly Word[], { from, to }: Entity, row: BeneficiaryCue): boolean {
	const head = words[to - 1]?.folded ?? '';
	const lead = words[from - 1]?.folded ?? '';
	return (
		row.isForCompanies === true ||
		(to === from + 1 && PARTIES.has(head) && /^(?:the|two|both|three)$/.test(lead)) ||
		(THINGS.has(head) &&
			((row.isImplied === true && row.holder === 'object') || /^(?:its|their)$/.test(lead)))
	);
}

/** "gained 3%", "lost $2 billion": the market's business, not the deal's. */
function isAmount({ text }: Scene, at: number): boolean {
	return [at, at + 1].some(place =>
		(['percent', 'money'] as const).some(slot => text.slotEnd(slot, place) > place),
	);
}
