import type { Word } from '../base/words.js';
import type { FoundCue } from './cueTable.js';
import type { BeneficiaryCue } from './data/beneficiaryCue.js';
import {
	BAD_THINGS,
	BLAME,
	COSTS,
	ENDING_VERBS,
	GOOD_THINGS,
	GOODS,
	LESS,
	MORE,
	PRAISE,
} from './data/toneWords.js';
import type { Entity } from './entities.js';
import type { Scene } from './scene.js';

type Tone = 'gains' | 'loses';

/** The longest noun with what belongs to it, in words. */
const LONGEST_NOUN = 7;
const BEFORE_PREPOSITION = 5;

/** Behind these a noun does not go on. */
const NOUN_ENDS =
	/^(?:and|or|but|that|which|who|to|in|on|at|by|from|for|with|when|if|as|than|while|because|after|before|until|over|through|under|is|are|was|were|will|would|can|could|may|might|has|have|had|not)$/;

/** Verbs that leave somebody with a thing; give somebody one; and whose subject comes to have one. */
const LEAVING = /^(?:leaves?|left|leaving)$/;
const GIVING =
	/^(?:gives?|gave|giving|brings?|brought|bringing|hands?|handed|offers?|offered|offering|provides?|guarantees?|guaranteed|delivers?|promises?|buys?|bought|wins?|won|earns?|earned)$/;
const HAVING =
	/^(?:gets?|got|getting|gains?|gained|receives?|received|wins?|won|enjoys?|enjoyed|sees?|expects?|faces?|faced|facing|suffers?|suffered)$/;

/** Whether a sentence has a word with a tone, and one that gives it to somebody. */
export function mayHaveTone({ sentence: { words } }: Scene): boolean {
	return words.some(({ folded }) => TONES.has(folded)) && words.some(({ folded }) => GIVERS.test(folded));
}

/** All words with a tone; "without" gives one to whatever stands behind it, and of a price paid less is enough. */
const TONES: ReadonlySet<string> = new Set(
	[GOOD_THINGS, BAD_THINGS, COSTS, GOODS, PRAISE, BLAME].flatMap(tones => [...tones]),
)
	.add('without')
	.add('less')
	.add('more')
	.add('nothing')
	.add('twice');

const PAYING = /^(?:pays?|paid|paying|spends?|spent)$/;
const GIVERS = new RegExp(
	[LEAVING, GIVING, HAVING, PAYING, /^(?:for|to|on)$/].map(({ source }) => source).join('|'),
);

/**
 * What the words of a noun say of whoever has it: "higher bills", "a steady income", "uncertainty". Made into cues: of whom they speak is told by the
 * place, "for Corvid", "leaves Corvid with", "gives Corvid", "Corvid gets", so that no wording need be known. Linear.
 */
export function findTones(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
): FoundCue<BeneficiaryCue>[] {
	const starts = new Set(entities.map(({ from }) => from));
	const opensName = (at: number): boolean =>
		starts.has(at) ||
		(/^(?:the|its|their|all|both|other)$/.test(words[at]?.folded ?? '') && starts.has(at + 1));
	return words.flatMap(({ folded, kind }, at): FoundCue<BeneficiaryCue>[] => {
		if (kind !== 'word') {
			return [];
		}
		const isTo = /^(?:to|on)$/.test(folded) && isThing(words[at - 1]);
		if ((folded === 'for' || isTo) && opensName(at + 1)) {
			return cueFor(words, at);
		}
		if (PAYING.test(folded)) {
			return toCue(priceOf(words, at), 'subject', at, at + 1);
		}
		if (LEAVING.test(folded)) {
			return cueOfLeaving(words, at, opensName(at + 1));
		}
		if (GIVING.test(folded) && opensName(at + 1)) {
			const end = entities.find(({ from }) => from > at && from <= at + 2)?.to ?? at + 1;
			return toCue(toneOf(words, end, end + LONGEST_NOUN), 'object', at, at + 1);
		}
		return HAVING.test(folded)
			? toCue(toneOf(words, at + 1, at + 1 + LONGEST_NOUN), 'subject', at, at + 1)
			: [];
	});
}

function isThing(word: Word | undefined): boolean {
	return word !== undefined && (GOOD_THINGS.has(word.folded) || BAD_THINGS.has(word.folded));
}

/** "pays less for each card", "will pay higher fees". */
function priceOf(words: readonly Word[], verb: number): Tone | undefined {
	const next = words[verb + 1]?.folded ?? '';
	return /^(?:less|lower|nothing|smaller)$/.test(next)
		? 'gains'
		: /^(?:more|higher|extra|steeper|twice|double)$/.test(next)
			? 'loses'
			: undefined;
}

function toCue(
	effect: Tone | undefined,
	holder: 'subject' | 'object',
	from: number,
	to: number,
): FoundCue<BeneficiaryCue>[] {
	return effect === undefined
		? []
		: [{ row: { effect, holder, patterns: [], example: '' }, from, to, reachFrom: from, reachTo: to }];
}

/** "ends years of uncertainty for Corvid": the noun right before "for", with its adjectives, and the verb that does away with it. */
function cueFor(words: readonly Word[], at: number): FoundCue<BeneficiaryCue>[] {
	let from = at - 1;
	while (from > 0 && at - from < BEFORE_PREPOSITION && isAdjective(words[from - 1]?.folded ?? '')) {
		from--;
	}
	const tone = toneOf(words, from, at);
	const start = /^(?:of)$/.test(words[from - 1]?.folded ?? '') ? from - 2 : from;
	const isEnded = words
		.slice(Math.max(0, start - 2), start)
		.some(({ folded }) => ENDING_VERBS.test(folded));
	return toCue(tone !== undefined && isEnded ? turned(tone) : tone, 'object', at - 1, at + 1);
}

/** What may stand before a noun and say how much of it there is, or how good it is. */
function isAdjective(folded: string): boolean {
	return (
		MORE.has(folded) ||
		LESS.has(folded) ||
		PRAISE.has(folded) ||
		BLAME.has(folded) ||
		/^(?:an?|much|far|even|big|huge|great|tremendous|real|clear|serious|heavy|major|significant|considerable|superior)$/.test(
			folded,
		)
	);
}

/** "leaves Corvid with higher bills", "is left without a supplier". */
function cueOfLeaving(words: readonly Word[], at: number, isNamed: boolean): FoundCue<BeneficiaryCue>[] {
	const isPassive = /^(?:is|are|was|were|be|been|being)$/.test(words[at - 1]?.folded ?? '');
	const preposition = words.findIndex(
		({ folded }, i) => i > at && i <= at + LONGEST_NOUN && /^(?:with|without)$/.test(folded),
	);
	if (preposition < 0 || !(isPassive || isNamed)) {
		return [];
	}
	const tone = toneOf(words, preposition + 1, preposition + 1 + LONGEST_NOUN);
	const isWithout = words[preposition]?.folded === 'without';
	const effect = isWithout ? turned(tone ?? 'gains') : tone;
	return toCue(effect, isPassive ? 'subject' : 'object', at, at + 1);
}

function turned(tone: Tone): Tone {
	return tone === 'gains' ? 'loses' : 'gains';
}

/** What the words of a noun say; `undefined` where they say nothing. */
function toneOf(words: readonly Word[], from: number, most: number): Tone | undefined {
	let isMore = false;
	let isLess = false;
	let tone: Tone | undefined;
	for (let at = from; at < Math.min(most, words.length); at++) {
		const word = words[at];
		const folded = word?.folded ?? '';
		if (word === undefined || word.kind === 'mark' || (NOUN_ENDS.test(folded) && at > from)) {
			break;
		}
		isMore ||= MORE.has(folded);
		isLess ||= LESS.has(folded);
		const isGood = GOOD_THINGS.has(folded) || (GOODS.has(folded) && (isMore || isLess));
		const isBad = BAD_THINGS.has(folded) || (COSTS.has(folded) && (isMore || isLess));
		if (isGood || isBad) {
			return isGood === isLess ? 'loses' : 'gains';
		}
		tone ??= PRAISE.has(folded) ? 'gains' : BLAME.has(folded) ? 'loses' : undefined;
	}
	return tone;
}
