import type { Word } from '../../base/words.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';
import { readKind } from './apposition.js';
import type { Candidate } from './candidate.js';
import type { AddCue } from './cuesAfter.js';
import { isAllCaps } from './scan.js';

/** What shows a name to be letters for plain words, an alliance, a site, a title, or somebody's counterpart. */
export function addCuesAgainst(candidate: Candidate, add: AddCue): void {
	const { from, to } = candidate;
	const { words } = candidate.sentence;
	const next = words[to];
	if (next !== undefined && words[to - 1]?.isPossessive !== true) {
		const other = otherKind(words, from, to);
		if (other !== undefined) {
			add(other.role, other.weight, to, other.end);
		}
		if (next.text === ',' && isSomebody(words, to + 1)) {
			add('somebody’s counterpart', -45, to + 1, to + 2);
		}
	}
	if (isForPlainWords(candidate)) {
		add('letters for plain words', -70, from, to);
	}
	if (isInTitle(words, from)) {
		add('in a title', -40, from - 1, from);
	}
	if (words[from - 1]?.text === '(' && isProducts(words, from - 2)) {
		add('example of products', -34, from - 2, from - 1);
	}
}

const SITE = /^(?:farm|array|mine|field|tunnel|deposit|project|reactor|pipeline|reservoir|cracker|dam)$/;
/** So far behind a name its noun stands: "the Norrsund offshore wind farm". */
const SITE_REACH = 3;

/** What a noun behind a name makes of it: "the Lind family", "the Lanternfish franchise", "the Ocean Nine alliance". */
function otherKind(
	words: readonly Word[],
	from: number,
	to: number,
): { readonly role: string; readonly weight: number; readonly end: number } | undefined {
	const noun = words[to]?.text ?? '';
	if (/^(?:family|brothers|clan|dynasty|couple|siblings)$/.test(noun)) {
		return { role: 'a family', weight: -35, end: to + 1 };
	}
	const article = words[from - 1]?.folded ?? '';
	if (article === 'the' && /^(?:franchise|trilogy|sitcom|movie|movies)$/.test(noun)) {
		return { role: 'a work', weight: -42, end: to + 1 };
	}
	if (/^(?:basin|rainforest|river|delta|estuary|tributary)$/.test(noun)) {
		return { role: 'a place', weight: -50, end: to + 1 }; // "Amazon basin"
	}
	if (noun === 'alliance') {
		return { role: 'an alliance', weight: -42, end: to + 1 };
	}
	if (!/^(?:the|its|their|our)$/.test(article)) {
		return undefined;
	}
	for (let at = to; at < to + SITE_REACH; at++) {
		const word = words[at];
		if (word?.kind !== 'word' || word.isCapitalised || word.isPossessive) {
			return undefined;
		}
		if (SITE.test(word.text)) {
			return { role: 'a site', weight: -36, end: at + 1 };
		}
	}
	return undefined;
}

/** ", his opposite number at Lumera"; not ", his former employer". */
function isSomebody(words: readonly Word[], at: number): boolean {
	return /^(?:his|her)$/.test(words[at]?.text ?? '') && readKind(words, at, false)?.is !== 'company';
}

/** "lithium iron phosphate (LFP)": capitals in brackets for the words before them, which are in small letters. */
function isForPlainWords({ sentence: { words }, from, to }: Candidate): boolean {
	const short = words[from];
	if (
		to !== from + 1 ||
		short === undefined ||
		!isAllCaps(short) ||
		words[from - 1]?.text !== '(' ||
		words[to]?.text !== ')'
	) {
		return false;
	}
	const letters = short.folded;
	let left = letters.length;
	let count = 0;
	for (let at = from - 2; at > from - 2 - letters.length && left > 0; at--) {
		const word = words[at];
		if (word?.kind !== 'word' || word.isCapitalised || word.isPossessive) {
			return false;
		}
		const place = letters.lastIndexOf(word.folded.charAt(0), left - 1); // One that is not among them may stand between: iron is Fe.
		if (place >= 0) {
			left = place;
			count++;
		}
	}
	return left === 0 && count > 1;
}

/** “Monday Night Football”, “April Showers”: a day or a month opens what is quoted. */
function isInTitle(words: readonly Word[], from: number): boolean {
	const before = words[from - 1];
	return before?.isQuoted === true && (wordFlags(before.folded) & WORD.calendar) !== 0;
}

/** "live channels (TFX, …", "its brands (…": what a bracket lists is of the maker. */
function isProducts(words: readonly Word[], at: number): boolean {
	const noun = words[at];
	return (
		noun !== undefined &&
		noun.text.endsWith('s') &&
		/^(?:channels|brands|labels|magazines|newspapers|apps|platforms|services|titles|models|drugs|shows)$/.test(
			noun.text,
		)
	);
}
