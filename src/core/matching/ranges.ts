import type { Word } from '../base/words.js';

/**
 * Where the high end of a range begins, its sign included, if one may follow the number that ends at `at`; -1 where none may. `lead` is where
 * that number begins, its sign included.
 *
 * ```text
 * $40-50m     €300–€400 million     8 to 14%     between five and seven years
 *     ~~~          ~~~~~~~~~~~~          ~~                       ~~~~~
 * ```
 * "From 8 to 14%" may as well tell what it was before, and is none here.
 */
export function joinedAt(words: readonly Word[], at: number, lead: number): number {
	const dashed = behindDash(words, at);
	const before = words[lead - 1]?.folded;
	const joint = words[at]?.folded;
	const isJoined = (joint === 'to' && before !== 'from') || (joint === 'and' && before === 'between');
	return dashed < 0 && isJoined && isBareFigure(words, at - 1) ? at + 1 : dashed;
}

/** Behind a dash or hyphen that stands right before a word; -1 where none does. An em dash with spaces is a break in the sentence. */
export function behindDash(words: readonly Word[], at: number): number {
	const [before, word, next] = [words[at - 1], words[at], words[at + 1]];
	if (word?.kind === 'mark' && /^[-–—]$/.test(word.text)) {
		const isTight = word.start === before?.end && word.end === next?.start;
		return isTight || (word.text !== '—' && isBareFigure(words, at - 1)) ? at + 1 : -1;
	}
	return word?.isHyphenated === true ? at : -1;
}

/** Whether a number there says neither its scale nor its unit. */
export function isBareFigure(words: readonly Word[], at: number): boolean {
	return /^(?:\d[\d.,]*|[a-z]{3,})$/.test(words[at]?.folded ?? '') && !SCALED.test(words[at]?.folded ?? '');
}

const SCALED = /^(?:hundred|thousand|lakh|crore|(?:m|b|tr)illions?|mln|trn|dozen)$/;
