import { mapInSteps, type Steps } from '../base/steps.js';
import type { Word } from '../base/words.js';
import { certaintyAt } from './certainty.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import type { BeneficiaryCue } from './data/beneficiaryCue.js';
import { BENEFICIARY_CUES } from './data/beneficiaryCues.js';
import { findEntities, inFull, objectsOf, subjectsOf, type Entity } from './entities.js';
import { isGroupNoun } from './groups.js';
import type { Block } from '../markdown/block.js';
import { isSameFocus, NO_FOCUS, type Focus } from './focus.js';
import { mayLabel, readLabels } from './benefitLabels.js';
import { isAboutWinners } from './benefitPlaces.js';
import { isBesides } from './byDefault.js';
import { negationBefore } from './effects.js';
import type { Effect } from './reading.js';
import type { Scene } from './scene.js';
import { findSpeakers, readSpoken } from './speakers.js';

/** The table of gain and loss, compiled. */
export const beneficiaryTable = compileCues(BENEFICIARY_CUES, CUE_CLASSES);

/** What one sentence says of one who gains or loses. */
export interface BenefitFinding {
	readonly scene: Scene;
	readonly entity: Entity;
	readonly effect: Effect;
	readonly isConditional: boolean;
	/** 0 to 1. */
	readonly confidence: number;
	/** Whether the wording says it of groups only, outside a passage about winners. */
	readonly isForGroups: boolean;
	readonly rule: string;
	readonly cues: readonly { readonly from: number; readonly to: number; readonly role: string }[];
}

/** Words after which "win", "gain" and their like are nouns. */
const NOUN_LEADS = new Set(
	'the a an its their his no any some of in from for with big small further efficiency share price quick early biggest clear other another this that as'.split(
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
		if (!isHeading && block.kind === 'paragraph' && (first[i] ?? []).length > 0) {
			counts.set(block, (counts.get(block) ?? 0) + 1);
		}
	});
	yield;
	const speakers = findSpeakers(scenes);
	yield;
	const all = yield* mapInSteps(scenes, (scene, i) => {
		const spoken = readSpoken(scene, speakers.get(scene.sentence.block));
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
		said.length > 0 || mayLabel(scene)
			? findEntities(scene, focus).filter(entity => !isOnlooker(scene, entity))
			: [];
	if (entities.length === 0) {
		return [];
	}
	const labelled = readLabels(scene, entities);
	const found = said
		.flatMap(cue => readCue(scene, entities, cue))
		.filter(({ entity, isForGroups }) => isWinners || !isForGroups || entity.kind === 'group');
	const isUnder = ({ entity }: BenefitFinding, others: readonly BenefitFinding[]): boolean =>
		others.some(other => other.entity.id === entity.id);
	const labels = labelled.filter(
		finding => finding.rule !== 'heading' || !(isUnmoved || isUnder(finding, found)),
	);
	return [...labels, ...found.filter(finding => !isUnder(finding, labels))];
}

function readCue(scene: Scene, entities: readonly Entity[], cue: FoundCue<BeneficiaryCue>): BenefitFinding[] {
	const { row, from, to } = cue;
	const { words } = scene.sentence;
	if (
		row.effect === 'none' ||
		((row.holder === 'subject' || row.holder === 'either') && isNoun(words, cue)) ||
		(to === from + 1 && isAmount(scene, to)) ||
		(!scene.isHeading && isInName(words, from)) ||
		(row.holder === 'object' && to === from + 1 && AUXILIARY.test(words[to]?.folded ?? '')) ||
		isWondered(words, from) ||
		isLongAgo(scene, from) ||
		(row.holder === 'subject' && scene.clauses.isConditional[from] === true)
	) {
		return [];
	}
	const holders = holdersOf(scene, entities, cue);
	const negation = negationBefore(words, from, at => scene.clauses.soft[at] !== scene.clauses.soft[from]);
	if (negation !== undefined && !negation.isOver) {
		return [];
	}
	const { certainty, hedge } = certaintyAt(scene, from);
	const isConditional = certainty === 'conditional' || row.isForecast === true;
	const cues = [
		{ from, to, role: row.effect === 'loses' ? 'loss' : 'gain' },
		...(hedge === undefined ? [] : [{ from: hedge.from, to: hedge.to, role: 'hedge' }]),
	];
	return withExamples(scene, entities, holders)
		.filter(({ id }) => id !== '')
		.map(entity => ({
			scene,
			entity:
				row.holder === 'subject' || row.holder === 'either' ? inFull(scene, entity, from) : entity,
			effect: row.effect === 'none' ? 'mixed' : row.effect,
			isConditional,
			confidence:
				(row.isWeak === true ? 0.6 : 0.85) - (isConditional ? 0.05 : 0) - (entity.isMeant ? 0.1 : 0),
			isForGroups: row.isForGroups === true,
			rule: `${row.effect}-${row.holder}`,
			cues,
		}));
}

function holdersOf(
	scene: Scene,
	entities: readonly Entity[],
	{ row, from, to }: FoundCue<BeneficiaryCue>,
): Entity[] {
	const { words } = scene.sentence;
	switch (row.holder) {
		case 'subject':
			return [...subjectsOf(scene, entities, from), ...speakerOf(scene, entities, from)];
		case 'either': {
			const objects = objectsOf(scene, entities, to);
			return objects.length > 0 ? objects : subjectsOf(scene, entities, from);
		}
		case 'object':
			return isPassiveWithout(words, from)
				? []
				: objectsOf(scene, entities, to).filter(entity => !isPossessor(words, entity));
		case 'owner':
			return /^(?:its|their)$/.test(words[from - 1]?.folded ?? '')
				? subjectsOf(scene, entities, from - 1)
				: entities.filter(entity => entity.to === from && words[from - 1]?.isPossessive === true);
		case 'from':
			return objectsOf(scene, entities, to).filter(({ from: at }) =>
				words.slice(to, at).every(word => /^(?:the|its|rival|both)$/.test(word.folded)),
			);
		case 'for': {
			const fronted = words.findIndex(
				(word, at) =>
					word.folded === 'for' &&
					(at === 0 ||
						scene.clauses.soft[at] !== scene.clauses.soft[at - 1] ||
						/^[,;:]$/.test(words[at - 1]?.text ?? '')),
			);
			return fronted >= 0 && fronted < from && scene.clauses.hard[fronted] === scene.clauses.hard[from]
				? objectsOf(scene, entities, fronted + 1)
				: [];
		}
	}
}

/** "hurts Nordvik's margins" says it of Nordvik all the same; "helps Arm's rivals" does not. */
function isPossessor(words: readonly Word[], { to, kind }: Entity): boolean {
	const next = words[to];
	return (
		kind === 'company' && words[to - 1]?.isPossessive === true && next !== undefined && isGroupNoun(next)
	);
}

/** "is helped by": the one who gains stands before the verb. */
function isPassiveWithout(words: readonly Word[], verb: number): boolean {
	return (
		/ed$/.test(words[verb]?.folded ?? '') &&
		/^(?:is|are|was|were|be|been|being)$/.test(words[verb - 1]?.folded ?? '')
	);
}

/** “We lost this one,” a Vattenfall spokesman said: "we" is the company of whoever speaks. */
function speakerOf({ sentence: { words } }: Scene, entities: readonly Entity[], verb: number): Entity[] {
	const isWe = words.slice(Math.max(0, verb - 3), verb).some(word => word.folded === 'we');
	const says = words.findIndex(
		(word, at) =>
			at > verb &&
			/^(?:said|says|spokesman|spokeswoman|spokesperson|executive|told)$/.test(word.folded),
	);
	return isWe && says > 0
		? entities
				.filter(entity => entity.kind === 'company' && entity.from > verb && !entity.isMeant)
				.slice(0, 1)
		: [];
}

function isNoun(words: readonly Word[], { from, to }: FoundCue<BeneficiaryCue>): boolean {
	return to === from + 1 && NOUN_LEADS.has(words[from - 1]?.folded ?? '');
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

/** "People familiar with the talks" and "analysts" speak of a deal; "young people" may have something from it. */
function isOnlooker({ sentence: { words } }: Scene, { kind, from, to }: Entity): boolean {
	return (
		kind === 'group' &&
		to === from + 1 &&
		ONLOOKERS.has(words[from]?.folded ?? '') &&
		(words[from]?.folded !== 'people' ||
			/^(?:familiar|close|briefed|with|i|involved|at|in|close)$/.test(words[to]?.folded ?? ''))
	);
}

/** "had won the contract in 2019": a story from before this deal. */
function isLongAgo(scene: Scene, verb: number): boolean {
	const { words } = scene.sentence;
	const form = words[verb]?.folded ?? '';
	const isPast =
		/ed$|^(?:won|lost|gave|got|took|made|came|fell|cost|had|was|were|did|sold|kept|left)$/.test(form);
	return (words[verb - 1]?.folded === 'had' && form !== 'had') || (isPast && isBesides(scene, verb));
}

/** "gained 3%", "lost $2 billion": the market's business, not the deal's. */
function isAmount({ text }: Scene, at: number): boolean {
	return [at, at + 1].some(place =>
		(['percent', 'money'] as const).some(slot => text.slotEnd(slot, place) > place),
	);
}

/**
 * Companies that only give examples of a group stand for it: "Smaller hosts may suffer: CoreWeave …",
 * "competitors such as Google Cloud and AWS".
 */
function withExamples(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	holders: readonly Entity[],
): readonly Entity[] {
	return holders.flatMap(holder => {
		if (holder.kind !== 'group') {
			return [holder];
		}
		const isSuchAs = /^(?:such|like|including)$/.test(words[holder.to]?.folded ?? '');
		const colon = words.findIndex((word, at) => at > holder.to && word.text === ':');
		const start = isSuchAs ? holder.to + 1 : colon >= 0 && colon + 1 < words.length ? colon + 1 : -1;
		const first = start < 0 ? undefined : entities.find(entity => entity.from >= start);
		if (first === undefined || first.kind !== 'company' || first.isMeant || first.from > start + 1) {
			return [holder];
		}
		const examples = [first];
		for (const entity of entities) {
			const last = examples.at(-1) ?? first;
			const isNext =
				entity.from > last.from &&
				entity.from - last.to <= 2 &&
				entity.kind === 'company' &&
				words.slice(last.to, entity.from).every(word => /^(?:and|or|,)$/.test(word.folded));
			if (isNext) {
				examples.push(entity);
			}
		}
		return examples;
	});
}
