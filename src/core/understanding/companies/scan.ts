import type { Word } from '../../base/words.js';
import type { Sentence } from '../../markdown/noteText.js';
import type { NameIndex } from './nameIndex.js';
import { SHAPE, shapeOf } from './shapes.js';

/** What one look at the words of a sentence tells; all else looks at single places only. Depends on the sentence and on the lexicon's names. */
export interface Scan {
	readonly sentence: Sentence;
	/** The words with which a name may begin, in order: a capital, a figure, or small letters that a list has so. */
	readonly starts: readonly number[];
	/** Whether a bracket opens in it. */
	readonly hasBracket: boolean;
	/** The words that are neither numbers nor marks; those with a capital. */
	readonly count: number;
	readonly capitals: number;
	/** Of the words with two letters or more: all, and those in capitals throughout. */
	readonly letters: number;
	readonly upper: number;
	/** Of the words with four letters or more that do not open the sentence: all, and those with a capital. */
	readonly long: number;
	readonly longCapitals: number;
}

/** Looks at every word of a sentence once. Pure, so that it may be kept with the sentence as long as the lists are the same. */
export function scanSentence(sentence: Sentence, { lowerFirst }: NameIndex): Scan {
	const { words } = sentence;
	const starts: number[] = [];
	let hasBracket = false;
	let count = 0;
	let capitals = 0;
	let letters = 0;
	let upper = 0;
	let long = 0;
	let longCapitals = 0;
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (word === undefined || word.kind === 'mark') {
			hasBracket ||= word?.text === '(' || word?.text === '[';
			continue;
		}
		if (word.kind === 'number') {
			starts.push(i);
			continue;
		}
		const { length } = word.text;
		count++;
		letters += length > 1 ? 1 : 0;
		const isLong = length > 3 && i > 0;
		long += isLong ? 1 : 0;
		if (word.isCapitalised) {
			capitals++;
			upper += length > 1 && isAllCaps(word) ? 1 : 0;
			longCapitals += isLong ? 1 : 0;
			starts.push(i);
		} else if (mayBeginSmall(word) || lowerFirst.has(word.folded)) {
			starts.push(i);
		}
	}
	return { sentence, starts, hasBracket, count, capitals, letters, upper, long, longCapitals };
}

/** Whether a word without a capital at its start holds a capital or a figure: eBay, 7Eleven. */
export function mayBeginSmall(word: Word): boolean {
	return word.text !== word.folded && /[\p{Lu}\d]/u.test(word.text);
}

/** Whether a word of two letters or more is all capitals. */
export function isAllCaps(word: Word): boolean {
	if (!word.isCapitalised) {
		return false;
	}
	const second = word.text.charCodeAt(1);
	return !(second >= 97 && second <= 122) && (shapeOf(word.text) & SHAPE.allCaps) !== 0;
}
