import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** "an option to renew", "may be extended by two five-year terms", "renews automatically": how a deal may run on is part of it. */
export function isRenewalOption(
	{ sentence: { words }, clauses: { hard } }: Scene,
	{ term, from, to }: TermHit,
): boolean {
	if (term !== 'renewal_term') {
		return false;
	}
	const start = Math.max(0, from - OPTION_REACH);
	const before = foldedText(words, hard[start] === hard[from] ? start : from, from);
	const wording = foldedText(words, from, to);
	const behind = foldedText(words, to, to + OPTION_REACH);
	if (/\b(?:not|no|neither|nor|never|cannot|without|declin\w+|exercis\w+|used|waived?)\b/.test(before)) {
		return false;
	}
	const isRight = /\b(?:options?|rights?|provisions?) (?:\S+ ){0,4}(?:to|for)\b/.test(
		`${before} ${wording}`,
	);
	const isOfItself = /\bautomatic(?:ally)?\b|\brenewable\b/.test(`${wording} ${behind}`);
	const isLeave =
		/\b(?:can|may|could)(?: then| also| each)?(?: be)?$/.test(before) &&
		LENGTH.test(`${wording} ${behind}`);
	return isRight || isOfItself || isLeave;
}

/** How many times, or for how long. */
const LENGTH =
	/\b(?:once|twice|times|another|further|additional|successive|years?|months?|terms?|periods?|year)\b/;

/** How far before and behind the wording the option, and its length, may stand, in words. */
const OPTION_REACH = 4;
