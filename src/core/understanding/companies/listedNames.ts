import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { isAllCaps, type Style } from './noteStyle.js';
import { hasName, longestName, type ListedForm, type ListedMatch, type NameIndex } from './nameIndex.js';

/** The listed names in the words of a sentence, from left to right, the longest at each place; later indexes win where both have one. */
export function findListedNames(
	words: readonly Word[],
	style: Style,
	indexes: readonly NameIndex[],
): ListedMatch[] {
	const found: ListedMatch[] = [];
	const fits = (form: ListedForm, from: number, to: number): boolean =>
		saysSomething(form) &&
		!isSmallWord(words, from, to) &&
		isWrittenAs(form, words.slice(from, to), style);
	let at = 0;
	while (at < words.length) {
		let best: ListedMatch | undefined;
		const word = words[at];
		if (word !== undefined && word.kind !== 'mark' && (style === 'lower' || mayBegin(word, indexes))) {
			for (const index of indexes) {
				if (hasName(index, word.folded) || word.isPossessive) {
					const match = longestName(index, words, at, fits);
					best = match !== undefined && match.to >= (best?.to ?? 0) ? match : best;
				}
			}
		}
		if (best === undefined) {
			at++;
		} else {
			found.push(best);
			at = best.to;
		}
	}
	return found;
}

/** Whether a name of one of the indexes may begin with a word; most words are in small letters, and few names begin so. */
export function mayBegin(word: Word, indexes: readonly NameIndex[]): boolean {
	if (word.isCapitalised || word.kind === 'number') {
		return true;
	}
	return (
		(word.text !== word.folded && /[\p{Lu}\d]/u.test(word.text)) ||
		indexes.some(index => index.lowerFirst.has(word.folded))
	);
}

/** "On Kroger", "Next came Gap", "Q2": small words and quarters that are names of companies as well. */
function isSmallWord(words: readonly Word[], from: number, to: number): boolean {
	const word = words[from];
	const flags =
		to - from === 1 && word !== undefined && !(isAllCaps(word) && /^\p{L}+$/u.test(word.text))
			? wordFlags(word.folded)
			: 0;
	if ((flags & WORD.calendar) !== 0) {
		return true;
	}
	return (
		(flags & WORD.opener) !== 0 &&
		(from === 0 || words[to]?.isCapitalised === true || words[to]?.kind === 'number')
	);
}

function saysSomething(form: ListedForm): boolean {
	return (
		form.companies.length > 0 ||
		form.isProduct ||
		form.isBody ||
		form.isPublisher ||
		form.places.length > 0
	);
}

/**
 * Whether the words may be the listed name as far as capitals go. In prose a capital must stand where the name has one;
 * short abbreviations and small-letter brands (eBay, freenet) must be written so.
 */
function isWrittenAs(form: ListedForm, words: readonly Word[], style: Style): boolean {
	let i = 0;
	let isFirst = true;
	for (const word of words) {
		if (word.text === '.' || (word.kind === 'mark' && word.text !== form.written[i])) {
			continue;
		}
		const listed = form.written[i++] ?? '';
		if (word.kind === 'mark' || word.text === listed) {
			isFirst = false;
			continue;
		}
		if (
			style === 'lower' ? !isLowerOf(form, word) : !isCasedLike(listed, word, { isFirst, style, form })
		) {
			return false;
		}
		isFirst = false;
	}
	return i === form.written.length && (style !== 'lower' || isSafeInLower(form));
}

function isCasedLike(
	listed: string,
	word: Word,
	{ isFirst, style, form }: { readonly isFirst: boolean; readonly style: Style; readonly form: ListedForm },
): boolean {
	if (style === 'caps') {
		return word.text === word.text.toUpperCase();
	}
	if (/^\p{Ll}/u.test(listed)) {
		// A connector (Bank of America), or a brand in small letters at the start of a sentence.
		return listed.length <= 3
			? !word.isCapitalised || style === 'title'
			: form.written.length > 1 || isFirst;
	}
	if (!word.isCapitalised && word.kind === 'word') {
		const isGroup = listed === 'Group' && word.text === 'group' && !isFirst; // "the Tata group"
		return (
			isGroup ||
			(form.isOfNote && word.text.length >= 5 && !form.isAmbiguous && !isCommonWord(word.folded))
		);
	}
	const isShout = isAllCaps(word);
	if (listed === listed.toUpperCase() && /\p{L}{2}/u.test(listed) && listed.length <= 4) {
		return isShout; // "Ses" is not SES.
	}
	// "Softbank" for SoftBank, "TESLA" for Tesla; "Ge", "AI" for short or ambiguous names is something else.
	return isShout
		? listed.length >= 3
		: !form.isAmbiguous || form.written.length > 1 || word.text.length >= 5;
}

function isLowerOf(form: ListedForm, word: Word): boolean {
	return !word.isCapitalised && form.written.length > 0;
}

/** In a note without capitals a name must be one that is nothing else. */
function isSafeInLower(form: ListedForm): boolean {
	if (form.companies.length === 0) {
		return form.isProduct && form.written.length > 1;
	}
	const [only] = form.written;
	if (form.written.length > 1) {
		return form.form.length >= 6;
	}
	return (
		only !== undefined &&
		only.length >= 3 &&
		!form.isAmbiguous &&
		!isCommonWord(only.toLowerCase()) &&
		form.places.length === 0
	);
}
