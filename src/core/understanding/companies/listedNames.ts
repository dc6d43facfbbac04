import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { endOfDeed } from './deeds.js';
import type { ReadingPlace } from './candidate.js';
import type { Style } from './noteStyle.js';
import { hasName, longestName, type ListedForm, type ListedMatch, type NameIndex } from './nameIndex.js';
import { isAllCaps, mayBeginSmall, type Scan } from './scan.js';

/**
 * The listed names in a sentence, from left to right, the longest at each place; later indexes win where both have one.
 * `starts` are the words with which one may begin (`startsIn`).
 */
export function findListedNames(
	{
		scan: {
			sentence: { words },
		},
		style,
		indexes,
	}: ReadingPlace,
	starts: readonly number[],
): ListedMatch[] {
	const found: ListedMatch[] = [];
	const fits = (form: ListedForm, from: number, to: number): boolean =>
		isWrittenAs(form, words, { from, to, style }) && saysSomething(form) && !isSmallWord(words, from, to);
	let end = 0;
	for (const at of starts) {
		const word = at < end ? undefined : words[at];
		if (word === undefined) {
			continue;
		}
		let best: ListedMatch | undefined;
		for (const index of indexes) {
			const match = index === undefined ? undefined : longestName(index, words, at, fits);
			best = match !== undefined && match.to >= (best?.to ?? 0) ? match : best;
		}
		if (best !== undefined) {
			found.push(best);
			end = best.to;
		}
	}
	return found;
}

/** The words of a sentence with which a name of one of the indexes may begin; most words are in small letters, and few names begin so. */
export function startsIn(
	{ sentence: { words }, starts }: Scan,
	style: Style,
	own: NameIndex | undefined,
): readonly number[] {
	if (style === 'lower') {
		return [...words.keys()].filter(i => words[i]?.kind !== 'mark');
	}
	return own === undefined || own.lowerFirst.size === 0 ? starts : withSmall(words, starts, own);
}

function withSmall(words: readonly Word[], starts: readonly number[], { lowerFirst }: NameIndex): number[] {
	const all: number[] = [];
	let next = 0;
	for (let i = 0; i < words.length; i++) {
		const word = words[i];
		if (starts[next] === i) {
			all.push(i);
			next++;
		} else if (word !== undefined && word.kind !== 'mark' && lowerFirst.has(word.folded)) {
			all.push(i);
		}
	}
	return all;
}

/** Whether a name that the note established may begin somewhere in a sentence. */
export function mayHoldName({ sentence: { words }, starts }: Scan, own: NameIndex): boolean {
	for (const at of starts) {
		const word = words[at];
		if (word !== undefined && hasName(own, word.folded) && mayBegin(word, own)) {
			return true;
		}
	}
	if (own.lowerFirst.size > 0) {
		for (const { folded } of words) {
			if (own.lowerFirst.has(folded) && hasName(own, folded)) {
				return true;
			}
		}
	}
	return false;
}

function mayBegin(word: Word, own: NameIndex): boolean {
	return (
		word.isCapitalised || word.kind === 'number' || mayBeginSmall(word) || own.lowerFirst.has(word.folded)
	);
}

/** "On Kroger", "Next came Gap", "Q2": small words and quarters that are names of companies as well. */
function isSmallWord(words: readonly Word[], from: number, to: number): boolean {
	const word = words[from];
	const flags = to - from === 1 && word !== undefined ? wordFlags(word.folded) : 0;
	if (word === undefined || (flags & (WORD.calendar | WORD.opener)) === 0) {
		return false;
	}
	if (isAllCaps(word) && /^\p{L}+$/u.test(word.text)) {
		return false;
	}
	return (
		(flags & WORD.calendar) !== 0 ||
		(from === 0 && !isDoer(words, to)) ||
		words[to]?.isCapitalised === true ||
		words[to]?.kind === 'number'
	);
}

/** "Next bought a 20% stake": what is no pronoun does not sell, sign or pay. */
function isDoer(words: readonly Word[], to: number): boolean {
	return /^(?:next|on|indeed)$/.test(words[to - 1]?.folded ?? '') && endOfDeed(words, to) !== undefined;
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
function isWrittenAs(
	form: ListedForm,
	words: readonly Word[],
	{ from, to, style }: { readonly from: number; readonly to: number; readonly style: Style },
): boolean {
	let i = 0;
	let isFirst = true;
	for (let at = from; at < to; at++) {
		const word = words[at];
		if (
			word === undefined ||
			word.text === '.' ||
			(word.kind === 'mark' && word.text !== form.written[i])
		) {
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
