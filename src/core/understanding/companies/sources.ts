import { foldedText, type Word } from '../../base/words.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Candidate } from './candidate.js';

const TOLD = new Set('told tells telling citing cited quoting quoted'.split(' '));
const REPORTED = new Set('reported reports wrote writes said report first'.split(' '));

/** Whether a publisher is named only as where the text comes from: "told Reuters", "(Bloomberg)", "according to the Financial Times". */
export function isSourceOnly(candidate: Candidate): boolean {
	if (isCredit(candidate)) {
		return true;
	}
	if (candidate.form?.isPublisher !== true) {
		return false;
	}
	const { words } = candidate.sentence;
	let at = candidate.from - 1;
	while (/^(?:the|a|an|by|newspaper|magazine|agency)$/.test(words[at]?.folded ?? '')) {
		at--;
	}
	const before = words[at];
	const next = words[candidate.to];
	if (
		before !== undefined &&
		(TOLD.has(before.folded) ||
			(before.folded === 'to' &&
				/^(?:according|spoke|speaking|said|confirmed)$/.test(words[at - 1]?.folded ?? '')))
	) {
		return true;
	}
	if (before?.folded === 'by' && REPORTED.has(words[at - 1]?.folded ?? '')) {
		return true;
	}
	if (before?.text === '(' && next?.text === ')') {
		return true;
	}
	if (
		/^(?:in|with)$/.test(before?.folded ?? '') &&
		/^(?:interview|reported|article|column|report)$/.test(words[at - 1]?.folded ?? '')
	) {
		return true;
	}
	if (
		next !== undefined &&
		(/^(?:reported|reports|wrote|interview|report|article|survey|poll|headline)$/.test(next.folded) ||
			isCiting(words, candidate.to) ||
			(next.folded === 'first' && words[candidate.to + 1]?.folded === 'reported'))
	) {
		return true;
	}
	const told = foldedText(words, candidate.to, candidate.to + TOLD_REACH);
	if (TELLS.test(told)) {
		return true;
	}
	return (
		(wordFlags(words[0]?.folded ?? '') & WORD.opener) !== 0 &&
		/^(?:source|sources|via)$/.test(words[0]?.folded ?? '')
	);
}

/** "has learned that Sky", "said Sky would": what others do. In "said it would" the publisher speaks of itself. */
const TELLS =
	/^(?:(?:has|had|also) )?(?:learn(?:s|ed|t)|reported(?= that)|hears?|heard|says?|said|understands?|writes?|claims?|claimed|adds?|added|quotes?|quoted|cites?|cited)(?: on \S+)? (?!(?:that )?(?:it|its|they|their|we|our|the (?:publisher|paper|newspaper|group|company))\b)/;
const TOLD_REACH = 6;

/** "Bloomberg, citing people familiar with the matter," */
function isCiting(words: readonly Word[], at: number): boolean {
	return words[at]?.text === ',' && /^(?:citing|quoting)$/.test(words[at + 1]?.text ?? '');
}

/** So far before a name the words "Photo:" stand. */
const CREDIT_REACH = 6;
const PICTURE =
	/^(?:photo|photograph|photography|picture|pictures|image|images|illustration|graphic|credit)$/;

/** "Photo: Corvid/Handout", "(Corvid/Handout via Reuters)": who gave a picture. */
function isCredit({ sentence: { words }, from, to }: Candidate): boolean {
	if (words[to]?.text === '/' && /^(?:handout|pool|stringer)$/.test(words[to + 1]?.folded ?? '')) {
		return true;
	}
	for (let at = from - 1; at > Math.max(0, from - CREDIT_REACH); at--) {
		if (words[at]?.text === ':') {
			return PICTURE.test(words[at - 1]?.folded ?? '');
		}
		const isName =
			words[at]?.isCapitalised === true ||
			/^(?:\/|by|for|via|courtesy|of|&)$/.test(words[at]?.folded ?? '');
		if (!isName) {
			return false;
		}
	}
	return false;
}
