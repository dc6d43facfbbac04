import { foldedText, type Word } from '../base/words.js';
import type { TermHit, WordSpan } from '../matching/hits.js';
import type { Scene } from './scene.js';

type Place = Omit<WordSpan, 'sentence'>;

/** How far behind what joins it on a sum of its own may begin, in words. */
const SUM_REACH = 5;

/** Words that show that a clause of its own follows on a joining word. */
const SUBJECT =
	/^(?:it|they|he|she|we|you|this|that|these|there|either|neither|both|the|its|their|will|would|can|could|may|must|shall|has|have|had|is|are|was|were)$/;

/**
 * Whether a condition, whose words stand at `hedge`, holds of what stands at a word of its sentence. One that opens the sentence holds of
 * all of it; another only of the clause, or the sum, that it is joined to.
 *
 * ```text
 * pays $5m at signing and a further $2m if sales pass 40,000 , and Corvid gets a seat
 * |--------- free ---|~~~~~~~~~~~~~~~~~~~ if ~~~~~~~~~~~~~~~~|------- free --------|
 * ```
 */
export function isUnderHedge(scene: Scene, hedge: Place, at: number): boolean {
	if (isFirst(scene.sentence.words, hedge.from)) {
		return true;
	}
	const parts = scene.once(countParts);
	return at < hedge.from
		? parts[at + 1] === parts[hedge.from]
		: parts[Math.min(at, hedge.to)] === parts[at];
}

const APPROVAL =
	/^[^,;:]*?\b(?:regulators?|watchdogs?|authorit(?:y|ies)|shareholders?|investors|courts?|judges?|boards?|governments?|ministr(?:y|ies)|minister|parliament|brussels|eu|commission|ftc|cma|lenders|creditors|unions?|antitrust) (?:\S+ ){0,3}?(?:agrees?|agreed|approv(?:es?|ed|al)|clears?|cleared|consents?|bless(?:es)?|allows?|permits?|ratif(?:y|ies)|votes?|sign(?:s|ed)? off)\b/;
const APPROVAL_REACH = 14;

/** "if regulators agree", "once the court has cleared it": it is the deal that hangs on it, and no case for which a clause is made. */
export function isUnderApproval({ sentence: { words } }: Scene, hedge: number): boolean {
	return APPROVAL.test(foldedText(words, hedge + 1, hedge + APPROVAL_REACH));
}

/** For each word how many words before it part what follows from what stands before them. Linear. */
function countParts(scene: Scene): readonly number[] {
	let count = 0;
	const parts = scene.sentence.words.map((_, at) => {
		const before = count;
		count += partsFrom(scene, at) ? 1 : 0;
		return before;
	});
	return [...parts, count];
}

/** Whether a condition opens its sentence, a joining word or a mark before it looked through. */
function isFirst(words: readonly Word[], at: number): boolean {
	return words
		.slice(0, at)
		.every(
			({ kind, folded }) =>
				kind !== 'word' || /^(?:and|but|so|yet|then|still|even|only|or)$/.test(folded),
		);
}

/** Whether what begins at a word is parted from what stands before it. */
function partsFrom({ sentence: { words }, companies }: Scene, at: number): boolean {
	const folded = words[at]?.folded ?? '';
	const isBehindComma = words[at - 1]?.text === ',';
	const next = words[at + 1]?.text === ',' ? at + 2 : at + 1;
	if (/^(?:but|though|although|whereas|while)$/.test(folded)) {
		return true;
	}
	if (/^(?:with|plus)$/.test(folded)) {
		return isBehindComma && hasSum(words, next);
	}
	if (folded !== 'and') {
		return false;
	}
	const follower = words[next]?.folded ?? '';
	return (
		OPENING.test(follower) || // "…, and, if it sells 40,000, a warrant"
		hasSum(words, next) ||
		SUBJECT_AFTER_AND.test(follower) ||
		(isBehindComma && (SUBJECT.test(follower) || companies.some(({ from }) => from === next)))
	);
}

const OPENING = /^(?:if|unless|once|provided|assuming|should|as)$/;

const SUBJECT_AFTER_AND =
	/^(?:it|they|he|she|we|you|there|either|neither|will|would|can|could|may|must|shall|has|have|had|is|are|was|were)$/;

/** "a further $4 million", "additional payments of up to €2bn": a sum of its own. */
function hasSum(words: readonly Word[], from: number): boolean {
	return words
		.slice(from, from + SUM_REACH)
		.some(
			({ text, folded }) =>
				/^[$€£¥₹]$/.test(text) ||
				/^(?:further|additional|extra|more|another)$/.test(folded) ||
				/^\d[\d.,]*(?:m|bn|mn|million)$/.test(folded),
		);
}

/** A term wholly inside an if-clause is a condition, not news; unless it is itself worded as one. */
export function isUnderCondition({ clauses }: Scene, hit: TermHit): boolean {
	return (
		clauses.isConditional[hit.from] === true &&
		clauses.isConditional[hit.to - 1] === true &&
		!CONDITIONS.has(hit.term)
	);
}

/** Terms that are themselves worded as a condition. */
const CONDITIONS = new Set([
	'change_of_control',
	'termination_cause',
	'termination_convenience',
	'sunset_trigger',
]);
