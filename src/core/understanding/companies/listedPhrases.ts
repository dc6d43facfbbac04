import { foldedText, type Word } from '../../base/words.js';
import type { Sentence } from '../../markdown/noteText.js';
import type { Description } from './descriptions.js';
import { longestName, type NameIndex } from './nameIndex.js';

/** After these words a kind is part of another thing: the Swiss bank account. */
const NOUNS_AFTER = new Set(
	'account accounts sector industry market markets association holiday holidays loan loans bill notes note list lists world scene accident space card cards chain business owner owners maker makers union licence license contracts'.split(
		' ',
	),
);

/** Whether a kind before a word is part of what that word names. */
export function isOtherThing(after: Word): boolean {
	return after.isHyphenated || NOUNS_AFTER.has(after.folded);
}

/** "the Windows maker", "Elon Musk’s rocket company": as lists have it. */
export function readListed(sentence: Sentence, at: number, phrases: NameIndex): Description | undefined {
	const { words } = sentence;
	const hasArticle = words[at]?.folded === 'the';
	const start = hasArticle ? at + 1 : at;
	if (!hasArticle && words[start]?.isCapitalised !== true) {
		return undefined;
	}
	const match = longestName(phrases, words, start, ({ form, written }, from, to) => {
		const isCased = words
			.slice(from, to)
			.every((word, i) => word.isCapitalised || !/^\p{Lu}/u.test(written[i] ?? ''));
		return isCased && (hasArticle || /['’]s /.test(form) || /^\p{Lu}\S+(?: \p{Lu}\S+)+$/u.test(form));
	});
	const after = match === undefined ? undefined : words[match.to];
	if (match === undefined || (after !== undefined && isOtherThing(after))) {
		return undefined;
	}
	const folded = foldedText(words, start, match.to);
	const head = words[match.to - 1]?.folded ?? '';
	return {
		sentence,
		from: at,
		to: match.to,
		folded,
		places: [],
		owned: [],
		head,
		words: [],
		listed: match.form.companies,
	};
}
