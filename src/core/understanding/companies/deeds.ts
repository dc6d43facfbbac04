import type { Word } from '../../base/words.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';

/** What the reason is called. */
export const DEED = 'does something to something';

const DOES = WORD.companyVerb | WORD.businessVerb | WORD.takesCompany;
/** Further verbs of deals. */
const ENDS = /^(?:end(?:ed|s)?|call(?:ed|s)?|walk(?:ed|s)?|sign(?:ed|s)?|lost|gave|gives)$/;
const BEFORE_VERB =
	/^(?:has|had|will|would|may|might|could|must|shall|should|did|does|not|never|also|still|now|then|already|later|\p{L}{2,}ly)$/u;
const PARTICLE = /^(?:off|up|out|back|over|down|away|into|in)$/;
/** Verbs of intent before "to buy". */
const MEANS =
	/^(?:agree|agreed|agrees|plans|planned|offered|offers|wants|wanted|promised|pledged|seeks|sought|moved)$/;
const OBJECT = /^(?:its|a|an|the|all|another|every|both|up|exclusive|[$€£¥₹])$/;

/**
 * Where the verb ends with which whatever stands before word `at` does something to something: "ended its", "gave Vodafone", "has
 * agreed to buy". A plain word that opens a sentence without an article has no such verb: "Boots sold at", "Target
 * agreed by", "Total sold units".
 */
export function endOfDeed(words: readonly Word[], at: number): number | undefined {
	let verb = at;
	while (verb < at + 4 && BEFORE_VERB.test(words[verb]?.folded ?? '')) {
		verb++;
	}
	const isHelped = verb > at && !/ly$/.test(words[verb - 1]?.folded ?? '');
	let end = verb;
	if (MEANS.test(words[verb]?.folded ?? '') && words[verb + 1]?.folded === 'to') {
		end = verb + 2;
	}
	if (!isDeed(words[end], isHelped || end > verb)) {
		return undefined;
	}
	if (end > verb) {
		return end + 1;
	}
	end++;
	const after = PARTICLE.test(words[end]?.folded ?? '') ? words[end + 1] : words[end];
	return after !== undefined && isObject(after) ? end : undefined;
}

function isDeed(word: Word | undefined, isBase: boolean): boolean {
	if (word?.kind !== 'word' || word.isCapitalised) {
		return false;
	}
	return (
		((wordFlags(word.folded) & DOES) !== 0 || ENDS.test(word.folded)) &&
		(isBase || /(?:ed|s|t|ght|ew|old|aid|id|un|ook|ave|ang|on|ut|lt|ent|et)$/.test(word.folded)) &&
		!/ing$/.test(word.folded)
	);
}

function isObject(word: Word): boolean {
	const isDeal = (wordFlags(word.folded) & WORD.dealWith) !== 0 && !/[^s]s$/.test(word.folded);
	return word.isCapitalised || word.kind === 'number' || OBJECT.test(word.text) || isDeal;
}

/** "Boots sold at Walmart", "Block paid by Visa", "Target agreed by both sides": a plain word with what was done to it. */
export function isUndergone(words: readonly Word[], at: number): boolean {
	const folded = words[at]?.folded ?? '';
	const next = words[at + 1]?.folded ?? '';
	return (
		(next === 'by' &&
			((wordFlags(folded) & WORD.byAgent) !== 0 || /^(?:agreed|given|signed|set)$/.test(folded)) &&
			words[at + 2]?.kind !== 'number' &&
			!/ing$/.test(words[at + 2]?.folded ?? '')) ||
		(/^(?:sold|paid|given|made)$/.test(folded) && /^(?:at|to|in|for)$/.test(next))
	);
}
