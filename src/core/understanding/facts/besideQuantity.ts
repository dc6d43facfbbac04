import { foldedText, type Word } from '../../base/words.js';

/** Where a quantity stands in the words of its sentence. */
export interface Place {
	readonly from: number;
	readonly to: number;
}

/** Words before a quantity that was what another now is: "up from", "compared with". */
const FORMER =
	/\b(?:(?:up|down|increased?|rises?|rose|falls?|fell|cut|changed?|raized|lowered|reduced|extended|shortened|against|versus|vs) from|compared (?:with|to)|against|versus|vs|instead of|rather than|previously|formerly)(?: the| an?| its| only| just| about| around| some)?$/;

/** The same behind it: "the window was 12 months before". */
const FORMERLY =
	/^(?:before(?=$| [,;:.)])|previously|until now|until then|under the (?:old|previous|earlier|existing|expiring|last) )/;

/** Words that bound a quantity between a preposition and it. */
const BOUNDING =
	'(?: about| around| at least| at most| up to| as much as| some| only| just| nearly| almost)?';
const TO = new RegExp(`^to${BOUNDING}$`);
const FROM = new RegExp(`^(?:, )?(?:up |down )?from${BOUNDING}$`);
const BEHIND_TO = new RegExp(`\\bto${BOUNDING}$`);

/** Verbs of change, by how their folded form begins: between "from" and "to" they part what was from what is. */
const CHANGES =
	/^(?:ris(?:es|en|e)$|rizing|rose|fall|fell|drop|cut|reduc|raiz|raise|lift|increas|decreas|grow|grew|go$|goes|went|mov|shift|tak(?:e|es|ing)$|took|bring|brought|chang|slip|climb|jump|widen|narrow|lower|halv|doubl|expand|extend|shorten|length|push|slash|trim|shrink|shrank|declin|step|boost|bump|hik|reviz|revise|adjust|switch|up$|down$)/;

/** How far before a quantity a word may stand that says what became of it, in words. */
const CHANGE_REACH = 10;
const LONGEST_FORMER = 4;

/**
 * Whether a quantity is what the one before or behind it was once. `prior` and `next` are those of its kind in the same sentence.
 *
 * ```text
 * at least $3 billion, up from $1 billion     falls from 18% to 11%     rises to 40% from 30%
 *                              ~~~~~~~~~~                ~~~                          ~~~
 * ```
 */
export function wasOnce(
	words: readonly Word[],
	{ from, to }: Place,
	{ prior, next }: { readonly prior: Place | undefined; readonly next: Place | undefined },
): 'prior' | 'next' | undefined {
	const before = foldedText(words, Math.max(0, from - LONGEST_FORMER), from);
	const isPair = (other: Place): boolean => Math.abs(other.from - from) <= PAIR_REACH;
	if (prior !== undefined && isPair(prior)) {
		const between = foldedText(words, prior.to, from);
		const lead = foldedText(words, Math.max(0, prior.from - LONGEST_FORMER), prior.from);
		if (FROM.test(between) && (BEHIND_TO.test(lead) || /^(?:, )?(?:up|down)/.test(between))) {
			return 'prior';
		}
		if (FORMER.test(before) && !/^(?:and|or|;)\b/.test(between)) {
			return 'prior';
		}
		if (
			FORMERLY.test(foldedText(words, to, to + LONGEST_FORMER)) &&
			/\b(?:was|were|had been)\b/.test(between)
		) {
			return 'prior';
		}
	}
	const isLed =
		next !== undefined &&
		words[from - 1]?.folded === 'from' &&
		isPair(next) &&
		TO.test(foldedText(words, to, next.from));
	return isLed && isOfChange(words, from - 1) ? 'next' : undefined;
}

/** How far apart the two may stand, in words. */
const PAIR_REACH = 16;

/** Whether a verb of change stands before a place, in the same breath. */
export function isOfChange(words: readonly Word[], at: number, reach = CHANGE_REACH): boolean {
	const lead = words.slice(Math.max(0, at - reach), at);
	const start = lead.findLastIndex(({ text }) => text === ';' || text === ':' || text === '.');
	return lead.slice(start + 1).some(({ folded }) => CHANGES.test(folded));
}

/** Whether a sum is joined on to another as one more: "and a further $4 million if", "plus up to $200 million more". */
export function isOneMore(words: readonly Word[], { from, to }: Place): boolean {
	const before = foldedText(words, Math.max(0, from - LONGEST_JOIN), from);
	const isMore = /^(?:more|extra|on top|in addition)\b/.test(foldedText(words, to, to + 2));
	const isUnder = /^(?:more )?(?:,? ?if|once|when|should|provided)\b/.test(foldedText(words, to, to + 3));
	const isFurther =
		/\b(?:further|additional|another|extra)(?: sum| payment| payments)?(?: of)?(?: up to| as much as)?$/.test(
			before,
		);
	const isJoined = /\b(?:and|plus|with|then)\b[^,;]*$/.test(before);
	return isJoined && (isMore || isUnder || isFurther);
}

/** How far before a sum the word stands that joins it on, in words. */
const LONGEST_JOIN = 8;

/** "For 18 months after the flotation": a term that only says from when, or until when, a length of time is counted. */
export function isReckonedFrom(words: readonly Word[], { to }: Place, term: Place): boolean {
	return (
		term.from - to <= RECKONED_REACH &&
		/^(?:after|before|following|since|from|prior to)\b[^,;]*$/.test(foldedText(words, to, term.from))
	);
}

const RECKONED_REACH = 6;

/** "A decade later", "two years ago": when, not for how long. */
export function isDistance(words: readonly Word[], { to }: Place): boolean {
	return /^(?:later|earlier|ago|afterwards|hence)$/.test(words[to]?.folded ?? '');
}
