import { partitionPoint } from '../../base/partitionPoint.js';
import type { Word } from '../../base/words.js';
import { CURRENCY_SIGNS } from '../../matching/currencies.js';
import { endOfLegalForm, isLegalPrefix } from '../../lexicon/legalForms.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Sentence } from '../../markdown/noteText.js';
import { isPlainNoun } from './itemKinds.js';
import { endsPossessive, type ListedMatch } from './nameIndex.js';
import { SHAPE, shapeOf } from './shapes.js';

/** A listed name, or a single capitalised word that no list has. */
export interface Item {
	readonly from: number;
	readonly to: number;
	readonly match: ListedMatch | undefined;
}

/** Neighbouring items with nothing but what holds names together between them. */
export interface Run {
	readonly from: number;
	readonly to: number;
	readonly items: readonly Item[];
	/** Where a legal form after the run ends; `to` where there is none. */
	readonly legalEnd: number;
}

/** Small words inside names of Romance, Germanic and Nordic tongues. */
const PARTICLES = new Set(
	'de du des del della di da do dos das la le el van von der den und et y e og och en zu af'.split(' '),
);
/** English names take `of` and `and` only with certain words beside them: Bank of Norfolk, Hale and Sons. */
const BEFORE_OF = new Set(
	'bank house university ministry department city port republic state kingdom college institute academy museum house banks lloyds board court duke earl people sons brotherhood church army bay isle cape gulf strait lord king queen prince'.split(
		' ',
	),
);
const AFTER_AND = new Set('sons son co company partners associates brothers bros daughters cie'.split(' '));

/** Cuts the capitals of a sentence into runs. `starts` are the words with which a name may begin; all `matches` begin at one. */
export function readRuns(
	{ words, block: { text } }: Sentence,
	starts: readonly number[],
	matches: readonly ListedMatch[],
): Run[] {
	const runs: Run[] = [];
	let end = 0;
	for (const at of starts) {
		const first = at < end ? undefined : itemAt(words, at, matches, true);
		if (first !== undefined) {
			const run = readRun({ words, text, matches }, first);
			runs.push(run);
			end = Math.max(run.legalEnd, run.to);
		}
	}
	return runs;
}

interface Around {
	readonly words: readonly Word[];
	readonly text: string;
	readonly matches: readonly ListedMatch[];
}

function readRun(around: Around, first: Item): Run {
	const { words } = around;
	const items = [first];
	let last = first;
	for (;;) {
		const next = nextItem(words, items, around.matches);
		if (next === undefined || isLineBreak(around, last, next)) {
			break;
		}
		items.push(next);
		last = next;
	}
	const { to } = last;
	const legalEnd = isOwned(words, to) && !isOwnName(words, last) ? to : (endAfterComma(words, to) ?? to);
	return { from: first.from, to, items, legalEnd };
}

/** "Macy's Inc.": the possessive ending belongs to the listed name, and a legal form closes it. */
function isOwnName(words: readonly Word[], { to, match }: Item): boolean {
	return (
		match !== undefined &&
		endsPossessive(match.form) &&
		/^(?:Inc|Corp|Ltd|PLC|plc|LLC|Cos|Co|Corporation|Limited)$/.test(words[to]?.text ?? '')
	);
}

/** The match that begins at a word. Matches are sorted. */
function matchAt(matches: readonly ListedMatch[], at: number): ListedMatch | undefined {
	const match = matches[partitionPoint(matches, ({ from }) => from < at)];
	return match?.from === at ? match : undefined;
}

function itemAt(
	words: readonly Word[],
	at: number,
	matches: readonly ListedMatch[],
	isFirst: boolean,
): Item | undefined {
	const match = matchAt(matches, at);
	if (match !== undefined) {
		return { from: at, to: match.to, match };
	}
	const word = words[at];
	if (word === undefined || !isNameLike(word, isFirst, words[at + 1])) {
		return undefined;
	}
	let to = at + 1;
	if (words[to]?.text === '+' && words[to]?.start === word.end) {
		to++; // Canal+
	}
	return { from: at, to, match: undefined };
}

/** Whether a word that no list has may be part of a name. */
function isNameLike(word: Word, isFirst: boolean, after: Word | undefined): boolean {
	if (word.kind !== 'word' || (!word.isCapitalised && word.text === word.folded)) {
		return false;
	}
	const shape = shapeOf(word.text);
	if (isFirst && (shape & SHAPE.describing) !== 0) {
		return false;
	}
	if ((shape & SHAPE.name) !== 0) {
		return true;
	}
	if ((shape & SHAPE.opener) !== 0) {
		return isFirst && isNumberInName(word, after);
	}
	if ((shape & SHAPE.acronym) !== 0) {
		// The one abbreviation that many names end in; others stand inside of names: Global GP LLC, PB Fintech.
		return (
			(!isFirst && word.text === 'AI') ||
			((shape & SHAPE.allCaps) !== 0 && after !== undefined && endsName(after, isFirst))
		);
	}
	return false;
}

/** "Two Seas Capital", "Six Rivers": a capital that no sentence asks for. */
function isNumberInName(word: Word, after: Word | undefined): boolean {
	return (
		/^(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)$/.test(word.text) &&
		after?.kind === 'word' &&
		after.isCapitalised &&
		!after.isQuoted &&
		/s$/.test(after.folded)
	);
}

/** A listed name that ends a line ends there: the next line of a head or an address is something else. */
function isLineBreak({ words, text }: Around, last: Item, next: Item): boolean {
	const before = last.match === undefined ? undefined : words[last.to - 1];
	const after = words[next.from];
	if (before === undefined || after === undefined) {
		return false;
	}
	for (let at = before.end; at < after.start; at++) {
		if (text.charCodeAt(at) === LINE_FEED) {
			return true;
		}
	}
	return false;
}

const LINE_FEED = 10;

function endsName(word: Word, isFirst: boolean): boolean {
	const flags = wordFlags(word.folded);
	return (
		word.isCapitalised &&
		(((flags & (WORD.strongHead | WORD.weakHead)) !== 0 && isFirst) ||
			(!isFirst && /^(?:LLC|Inc|Ltd|LP|PLC|Corp|GmbH|AG|SA|AB)$/.test(word.text)))
	);
}

function nextItem(
	words: readonly Word[],
	items: readonly Item[],
	matches: readonly ListedMatch[],
): Item | undefined {
	const last = items.at(-1);
	const before = words[(last?.to ?? 0) - 1];
	if (last === undefined || before === undefined || isOwned(words, last.to)) {
		return undefined;
	}
	let at = last.to;
	const word = words[at];
	if (word?.text === '.') {
		// An initial or an abbreviation: J. Park, St. Elmo, Bros. & Co.
		const isAbbreviation =
			before.text.length === 1 || /^(?:St|Bros|Mt|Ft|Jr|Sr|(?:\p{Lu}\.)+\p{Lu})$/u.test(before.text); // D.A. Davidson
		if (!isAbbreviation || word.start !== before.end) {
			return undefined;
		}
		at++;
	} else if (word?.text === '&') {
		at++;
	} else if (word !== undefined && !word.isCapitalised && isJoiner(words, at, items)) {
		at++;
		while (PARTICLES.has(words[at]?.text ?? '')) {
			at++;
		}
	}
	const next = words[at];
	if (
		next === undefined ||
		next.isQuoted ||
		next.kind === 'mark' ||
		(next.isHyphenated && partsAtHyphen(last.match, matchAt(matches, at)))
	) {
		return undefined;
	}
	if (words[at + 1]?.text === ':' && /^(?:Re|To|From|Subject|Date|Cc|Tags|Source)$/.test(next.text)) {
		return undefined; // The next line of a memo's head.
	}
	if (at === last.to && isLegalFormAt(words, at)) {
		return undefined;
	}
	return isTradeLetters(words, at, last)
		? { from: at, to: at + 1, match: undefined }
		: itemAt(words, at, matches, false);
}

/** "Flex LNG", "Norvik LPG": letters that end names of shipowners and gas firms; not in "Shell LNG" and "Qatari LNG cargoes". */
function isTradeLetters(words: readonly Word[], at: number, { match }: Item): boolean {
	if (!/^(?:LNG|LPG)$/.test(words[at]?.text ?? '')) {
		return false;
	}
	const isWord = match !== undefined && match.form.companies.length > 0 && match.form.isAmbiguous;
	if (isOwned(words, at + 1) || (match !== undefined && !isWord)) {
		return match === undefined || isWord;
	}
	const next = words[at + 1];
	const isSold = isWord && /^(?:for|from|to|at|in|into|under|of|on|by)$/.test(next?.folded ?? ''); // "buys Shell LNG from 2029"
	return !isSold && !isPlainNoun(next);
}

/** "Nokia-Siemens" and "Paris-listed" are two; "Hewlett-Packard" is one. */
function partsAtHyphen(last: ListedMatch | undefined, next: ListedMatch | undefined): boolean {
	const isCompany = (match: ListedMatch | undefined): boolean =>
		match !== undefined && match.form.companies.length > 0 && !match.form.isAmbiguous;
	const isPlace = (last?.form.places.length ?? 0) > 0;
	return (
		isPlace ||
		isCompany(last) ||
		(isCompany(next) && last !== undefined) ||
		(last !== undefined && next !== undefined)
	);
}

function isJoiner(words: readonly Word[], at: number, items: readonly Item[]): boolean {
	const text = words[at]?.text ?? '';
	const next = words[at + 1];
	const last = items.at(-1);
	const before = words[at - 1];
	if (next === undefined || !next.isCapitalised || next.isQuoted || before === undefined) {
		return (
			PARTICLES.has(text) &&
			PARTICLES.has(next?.text ?? '') &&
			words[at + 2]?.isCapitalised === true &&
			last?.match === undefined
		);
	}
	if (text === 'of') {
		if (before.folded === 'board' && !isCommonWord(next.folded)) {
			return false; // "the Board of Acme", though Board of Trade
		}
		return (
			(BEFORE_OF.has(before.folded) || /^(?:World|America)$/.test(next.text)) &&
			last?.match === undefined
		);
	}
	if (text === 'and') {
		return AFTER_AND.has(next.folded) || isJointVenture(words, at, items);
	}
	return (
		PARTICLES.has(text) && last?.match === undefined && (text.length > 1 || /^\p{Lu}/u.test(next.text))
	);
}

/** "called Rivian and VW Group Technology, LLC": after `called` or `named`, and closed by a legal form. */
function isJointVenture(words: readonly Word[], at: number, items: readonly Item[]): boolean {
	const first = items[0]?.from ?? 0;
	if (!/^(?:called|named)$/.test(words[first - 1]?.text ?? '')) {
		return false;
	}
	let end = at + 1;
	while (words[end]?.isCapitalised === true && !isLegalFormAt(words, end)) {
		end++;
	}
	return endAfterComma(words, end) !== undefined;
}

function endAfterComma(words: readonly Word[], at: number): number | undefined {
	const comma = words[at];
	const isComma = comma !== undefined && comma.text === ',' && comma.start === words[at - 1]?.end;
	if (isComma && isNoFormBehindComma(words, at + 1)) {
		return undefined;
	}
	const end = endOfLegalForm(words, isComma ? at + 1 : at);
	return end === undefined || end === at ? end : (endAfterComma(words, end) ?? end); // "Dock Company, LLC"
}

/** "Lind Corporation, incorporated in Delaware"; "BUY, PT $31": a price target, where PT stands before names. */
function isNoFormBehindComma(words: readonly Word[], at: number): boolean {
	const [word, next] = [words[at], words[at + 1]];
	const isPriced = next?.kind === 'number' || CURRENCY_SIGNS.has(next?.text ?? '');
	return word?.text === 'incorporated' || (word !== undefined && isLegalPrefix(word) && isPriced);
}

function isLegalFormAt(words: readonly Word[], at: number): boolean {
	const end = endOfLegalForm(words, at);
	const next = end === undefined ? undefined : words[end];
	// "Acme Company Group" goes on; "Acme Co" does not.
	return (
		end !== undefined &&
		(next === undefined ||
			!next.isCapitalised ||
			next.isQuoted ||
			words[end - 1]?.text === '.' ||
			words[end - 1]?.isPossessive === true) // "Amazon.com Inc's Ring"
	);
}

/** Whether a possessive ending closes the name before word `at`. */
export function isOwned(words: readonly Word[], at: number): boolean {
	return words[at - 1]?.isPossessive === true;
}

/** Whether a run begins with a legal form: `PT Telkom`. */
export function hasLegalPrefix(words: readonly Word[], run: Run): boolean {
	const word = words[run.from];
	return word !== undefined && run.items.length > 1 && isLegalPrefix(word);
}
