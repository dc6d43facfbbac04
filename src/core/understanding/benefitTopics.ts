import type { Word } from '../base/words.js';
import { certaintyAt } from './certainty.js';
import type { BenefitFinding } from './benefitFindings.js';
import { BAD_NEWS, GOOD_NEWS, LESSENING, SMALL_COMFORT } from './data/newsWords.js';
import { objectsOf, type Entity } from './entities.js';
import { isOwner } from './entityPlaces.js';
import type { Effect } from './reading.js';
import type { Scene } from './scene.js';

/** What may stand between "for" and a name. */
const LEAD = /^(?:the|its|their|all|most|many|both|some|other|every|each|those)$/;

/** What is said of the one whom a sentence opens with, is said in so many words. */
const REACH = 24;

/** How far before a word "without" and "less" make the opposite of it, in words. */
const TURN_REACH = 3;

/** Whether a sentence has the word that such an opening takes. */
export function mayHaveTopic({ sentence: { words } }: Scene): boolean {
	return topicIn(words) >= 0;
}

/**
 * "For Corvid, the plant fills a gap": a sentence that opens with for whom it is told says how they fare, in whatever words. Badly where
 * its first word of praise or blame is one of blame; else well, as such a sentence hardly tells anything else.
 */
export function readTopic(scene: Scene, entities: readonly Entity[]): BenefitFinding[] {
	const { words } = scene.sentence;
	const at = topicIn(words);
	const [first, ...others] = at < 0 ? [] : objectsOf(scene, entities, at + 1);
	if (
		first === undefined ||
		scene.isHeading ||
		!words.slice(at + 1, first.from).every(({ folded }) => LEAD.test(folded))
	) {
		return [];
	}
	const named = [first, ...others];
	const last = named.at(-1) ?? first;
	const from = clauseBehind(words, last);
	const said = from < 0 || isOwner(words, last) ? undefined : effectIn(words, from);
	if (said === undefined) {
		return [];
	}
	const { certainty, hedge } = certaintyAt(scene, said.at);
	const isConditional = certainty === 'conditional';
	const cues = [
		{ from: said.at, to: said.at + 1, role: said.effect === 'loses' ? 'loss' : 'gain' },
		...(hedge === undefined ? [] : [{ from: hedge.from, to: hedge.to, role: 'hedge' }]),
	];
	return named
		.filter(({ id }) => id !== '')
		.map(entity => ({
			scene,
			entity,
			effect: said.effect,
			isConditional,
			confidence: (said.isPlain ? 0.8 : 0.6) - (isConditional ? 0.05 : 0) - (entity.isMeant ? 0.1 : 0),
			isForGroups: false,
			rule: said.isPlain ? `${said.effect}-topic` : 'topic',
			cues: said.isPlain ? cues : [],
		}));
}

/** Of the name for which a sentence opens, what is said first counts, be it a wording of the tables or a word of praise or blame. */
export function withTopics(
	read: readonly BenefitFinding[],
	topics: readonly BenefitFinding[],
): readonly BenefitFinding[] {
	const placeOf = ({ cues }: BenefitFinding): number => cues[0]?.from ?? Infinity;
	const isSame = (a: BenefitFinding, b: BenefitFinding): boolean => a.entity.from === b.entity.from;
	const kept = topics.filter(
		topic => !read.some(one => isSame(one, topic) && placeOf(one) <= placeOf(topic)),
	);
	return [...read.filter(one => !kept.some(topic => isSame(topic, one))), ...kept];
}

/** The "for" that opens a sentence, or what stands behind its colon or dash; -1 where there is none. */
function topicIn(words: readonly Word[]): number {
	return words.findIndex(
		({ folded }, at) =>
			folded === 'for' &&
			(at === 0 ||
				/^[;:—–]$/.test(words[at - 1]?.text ?? '') ||
				(at === 1 && /^(?:and|but|yet|so)$/.test(words[0]?.folded ?? ''))),
	);
}

/** Where the clause begins that is told of a name: behind the commas of what is added to it; -1 where it is no topic. */
function clauseBehind(words: readonly Word[], { to: end, kind }: Entity): number {
	const next = words[end];
	const isThis =
		next?.folded === 'that' && (kind === 'company' || DEMONSTRATIVE.test(words[end + 1]?.folded ?? ''));
	const isAdded = next?.text === ',' && ADDED.test(words[end + 1]?.folded ?? '');
	if (next === undefined || NO_TOPIC.test(next.folded)) {
		return -1;
	}
	if (isAdded || (RELATIVE.test(next.folded) && !isThis)) {
		const comma = words.findIndex(({ text }, at) => at > end + 1 && text === ',');
		return comma < 0 ? -1 : comma + 1;
	}
	return next.text === ',' ? end + 1 : end;
}

/** "For Corvid that is a blow": behind the name of a company, or before these, "that" is what was told before. */
const DEMONSTRATIVE = /^(?:is|was|would|will|could|may|might|means|can|looks)$/;

const RELATIVE = /^(?:that|who|which|whose)$/;

/** Behind a comma these add something to a name, if another comma follows. */
const ADDED = /^(?:who|which|whose)$/;

/** "For Corvid to win, …", "for Corvid and its owners": no topic, or one that is not read to its end. */
const NO_TOPIC = /^(?:to|and|or|of|in|at|on|by|from|as)$/;

/** "For clients only." has no verb. */
const SHORTEST = 4;

interface SaidEffect {
	readonly effect: Effect;
	readonly at: number;
	/** Whether a word says so, rather than the sentence being told for somebody. */
	readonly isPlain: boolean;
}

function effectIn(words: readonly Word[], from: number): SaidEffect | undefined {
	const end = Math.min(words.length, from + REACH);
	if (end - from < SHORTEST) {
		return undefined;
	}
	for (let at = from; at < end; at++) {
		const { folded, text } = words[at] ?? { folded: '', text: '' };
		if (
			at > from &&
			(/^[;:—–]$/.test(text) || /^(?:but|though|although|if|unless|while)$/.test(folded))
		) {
			break;
		}
		if (OPEN.test(folded)) {
			return undefined;
		}
		const isBad = BAD_NEWS.has(folded);
		if (isBad || GOOD_NEWS.has(folded)) {
			const before = words.slice(Math.max(from, at - TURN_REACH), at);
			const isTurned =
				before.some(word => (isBad ? LESSENING : SMALL_COMFORT).has(word.folded)) ||
				(isBad && isGone(words, at, end));
			return { effect: isBad === isTurned ? 'gains' : 'loses', at, isPlain: true };
		}
	}
	return words.slice(from, end).some(({ folded }) => TERMS.test(folded))
		? undefined
		: { effect: 'gains', at: from, isPlain: false };
}

/** "a liability of $1 billion is gone". */
function isGone(words: readonly Word[], bad: number, end: number): boolean {
	return words
		.slice(bad + 1, end)
		.some(
			({ folded }, i, rest) =>
				/^(?:gone|over|lifted|removed|settled|avoided|behind)$/.test(folded) &&
				/^(?:is|are|was|were|be|been)$/.test(rest[i - 1]?.folded ?? ''),
		);
}

/** What is asked is not said. */
const OPEN = /^(?:question|questions|unclear|open|depends)$/;

/** What a clause asks for, and what was, say nothing of how anybody comes out of it. */
const TERMS = /^(?:must|shall|was|were|had)$/;
