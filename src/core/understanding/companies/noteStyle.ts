import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Scan } from './scan.js';

/** How a sentence uses capitals, which decides what a capital is worth. */
export type Style =
	/** Names are capitalised and little else. */
	| 'prose'
	/** A Headline Where Most Words Are. */
	| 'title'
	/** EVERYTHING. */
	| 'caps'
	/** nothing */
	| 'lower';

/** The style of every sentence of a note. A note without capitals is lower case throughout. */
export function readStyles(scans: readonly Scan[], isCompanyWord: (folded: string) => boolean): Style[] {
	let words = 0;
	let capitals = 0;
	for (const scan of scans) {
		words += scan.count;
		capitals += scan.capitals;
	}
	// Even prose without any name has a capital at each sentence start, so about one word in twenty.
	const isLowerNote = words >= 12 && capitals < words / 60;
	return scans.map(scan => readStyle(scan, isLowerNote, isCompanyWord));
}

function readStyle(scan: Scan, isLowerNote: boolean, isCompanyWord: (folded: string) => boolean): Style {
	const { letters, long } = scan;
	const { words, block } = scan.sentence;
	if (letters >= 4 && scan.upper >= letters * 0.8) {
		return 'caps';
	}
	const isShort = block.kind !== 'paragraph' || words.length < 20;
	if (
		isShort &&
		long >= 2 &&
		scan.longCapitals >= long * 0.7 &&
		hasPlainCapitals(words, long, { isHeading: block.kind === 'heading', isCompanyWord })
	) {
		return 'title';
	}
	const isLower =
		scan.capitals === 0 && /^\p{Ll}/u.test(words.find(word => word.kind !== 'mark')?.text ?? '');
	return isLower && (isLowerNote || letters >= 6) ? 'lower' : 'prose';
}

/** Whether plain words have capitals, and hardly any long one has none. */
function hasPlainCapitals(
	words: readonly Word[],
	long: number,
	{
		isHeading,
		isCompanyWord,
	}: { readonly isHeading: boolean; readonly isCompanyWord: (folded: string) => boolean },
): boolean {
	let common = 0;
	let small = 0;
	words.forEach((word, i) => {
		if (word.kind === 'word' && word.text.length > 3 && i > 0) {
			common += word.isCapitalised && isPlainWord(word) && !isCompanyWord(word.folded) ? 1 : 0;
			small += !word.isCapitalised && isCommonWord(word.folded) ? 1 : 0;
		}
	});
	return small <= long * 0.2 && common >= (isHeading && long <= 4 ? 1 : 2);
}

/** A word that would be in small letters in the middle of a sentence. */
function isPlainWord(word: Word): boolean {
	const flags = wordFlags(word.folded);
	if ((flags & (WORD.strongHead | WORD.firstName | WORD.calendar | WORD.institution)) !== 0) {
		return false;
	}
	return isCommonWord(word.folded);
}
