import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { NoteText, Sentence } from '../../markdown/noteText.js';

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
export function readStyles(note: NoteText, isCompanyWord: (folded: string) => boolean): Style[] {
	let words = 0;
	let capitals = 0;
	for (const sentence of note.sentences) {
		for (const word of sentence.words) {
			if (word.kind === 'word') {
				words++;
				capitals += word.isCapitalised ? 1 : 0;
			}
		}
	}
	// Even prose without any name has a capital at each sentence start, so about one word in twenty.
	const isLowerNote = words >= 12 && capitals < words / 60;
	return note.sentences.map(sentence => readStyle(sentence, isLowerNote, isCompanyWord));
}

function readStyle(
	{ words, block }: Sentence,
	isLowerNote: boolean,
	isCompanyWord: (folded: string) => boolean,
): Style {
	let letters = 0;
	let upper = 0;
	let long = 0;
	let capitalised = 0;
	let any = 0;
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (word?.kind !== 'word') {
			continue;
		}
		const { length } = word.text;
		letters += length > 1 ? 1 : 0;
		long += length > 3 && i > 0 ? 1 : 0;
		if (word.isCapitalised) {
			any++;
			upper += length > 1 && isAllCaps(word) ? 1 : 0;
			capitalised += length > 3 && i > 0 ? 1 : 0;
		}
	}
	if (letters >= 4 && upper >= letters * 0.8) {
		return 'caps';
	}
	const isShort = block.kind !== 'paragraph' || words.length < 20;
	if (
		isShort &&
		long >= 2 &&
		capitalised >= long * 0.7 &&
		hasPlainCapitals(words, long, { isHeading: block.kind === 'heading', isCompanyWord })
	) {
		return 'title';
	}
	const isLower = any === 0 && /^\p{Ll}/u.test(words.find(word => word.kind !== 'mark')?.text ?? '');
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

/** Whether a word of two letters or more is all capitals. */
export function isAllCaps(word: Word): boolean {
	const { text } = word;
	return (
		word.isCapitalised && text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text.slice(1))
	);
}
