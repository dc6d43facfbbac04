import { readWords } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';

/** A longer name has at most so many words behind the first. */
const MOST_BEHIND = 2;

/**
 * The full names of companies in a title, by their folded first word: "Q4 call: Lumenfield Media" → `lumenfield`, "Lumenfield Media". Only
 * names that end in a word which company names end in. Linear.
 */
export function namesInTitle(title: string): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const words = readWords(title);
	words.forEach((word, from) => {
		if (
			word.kind !== 'word' ||
			!word.isCapitalised ||
			isCommonWord(word.folded) ||
			found.has(word.folded)
		) {
			return;
		}
		for (let at = from + 1; at <= from + MOST_BEHIND && words[at]?.isCapitalised === true; at++) {
			const last = words[at];
			const isHead =
				last !== undefined &&
				(wordFlags(last.folded) & (WORD.strongHead | WORD.weakHead | WORD.fieldHead)) !== 0;
			if (isHead) {
				found.set(word.folded, title.slice(word.start, last.end));
				break;
			}
		}
	});
	return found;
}
