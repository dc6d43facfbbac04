import type { Word } from '../base/words.js';
import {
	CURRENCY_CODES,
	CURRENCY_NATIONS,
	CURRENCY_PREFIXES,
	CURRENCY_SIGNS,
	CURRENCY_WORDS,
	DOLLARS,
} from './currencies.js';
import { amountOf } from './numbers.js';
import { behindDash, isBareFigure, joinedAt } from './ranges.js';
import { isCountedBy } from './rates.js';

/** A quantity in the words `[from, to)` of a sentence. */
export interface Quantity {
	readonly kind: 'money' | 'percent' | 'number' | 'date' | 'duration';
	readonly from: number;
	readonly to: number;
}

/** A number with its scale glued on: `5.5bn`, `400m`. */
const DIGITS = String.raw`\d[\d.,]*`;
const SCALE = '(?:bn|m|mn|mln|k|tn|b|trn)';
const GLUED_NUMBER = new RegExp(`^${DIGITS}${SCALE}$`);
const PREFIXES = [...CURRENCY_CODES.keys(), ...CURRENCY_PREFIXES.keys()];
/** A code with its number glued on, `USD900 million`, `EUR3.2bn`; behind a sign also a country's, `$US6 million`. */
const GLUED_CODE = new RegExp(`^(?:${PREFIXES.join('|')})${DIGITS}${SCALE}?$`);
const GLUED_COUNTRY = new RegExp(`^(?:${[...DOLLARS.keys()].join('|')})${DIGITS}${SCALE}?$`);
/** What may stand between a number and its currency: "5 million Canadian dollars", "10 million U.S. dollars". */
const NATIONS = new Set([...CURRENCY_NATIONS.keys(), ...'u.s kong new'.split(' ')]);
const CURRENCIES = new Set([...CURRENCY_WORDS.keys(), 'cent'].flatMap(word => [word, `${word}s`]));
const SCALES = new Set(
	'hundred thousand million millions billion billions trillion bn m mn mln k crore lakh tn'.split(' '),
);
const NUMBER_WORDS = new Set(
	'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen'.split(
		' ',
	),
);
const UNITS = new Set(
	'year years month months week weeks day days decade decades quarter quarters yr yrs hour hours'.split(
		' ',
	),
);
/** Units that make a length of time after an article: "for a year"; "a quarter" is as often a fourth. */
const ARTICLE_UNITS = new Set('year month week decade'.split(' '));
/** What may stand between a number and its unit of time: "five more years", "ninety calendar days". */
const UNIT_QUALIFIERS = new Set(
	'more further extra full additional consecutive calendar working business clear straight whole'.split(
		' ',
	),
);
/** Before "a year" these make it a rate. */
const RATE_WORDS = new Set('once twice times thrice per'.split(' '));
const SEASONS = new Set('spring summer autumn fall winter'.split(' '));
/** After these a month by itself is a date, not a name or a verb. */
const BEFORE_MONTH = new Set(
	'in by until till from since through before after of to next last this on late early mid end'.split(' '),
);
const MONTHS = new Set(
	'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
		' ',
	),
);

const EDGES = new Set('end start beginning middle close'.split(' '));
const ORDINALS = new Set('first second third fourth final last'.split(' '));
const PARTS_OF_YEAR = new Set('quarter half'.split(' '));
const MODIFIERS = new Set('late early mid'.split(' '));
const POINTERS = new Set('next last this'.split(' '));
const HALF_YEARS = new Set('q1 q2 q3 q4 h1 h2'.split(' '));
const FRACTION_NUMBERS = new Set('a an one two three four'.split(' '));
const FRACTIONS = new Set('third fifth tenth thirds fifths tenths'.split(' '));
const FRACTIONS_OF = new Set('half quarter quarters'.split(' '));

/** After these "a year" is a rate: "$2bn a year", "3 percent a year". */
const BEFORE_RATE = new Set([
	...'% / $ € £ ¥ percent pct'.split(' '),
	...RATE_WORDS,
	...SCALES,
	...CURRENCIES,
]);

/** Folded words that a quantity may begin with; besides them only what begins with a digit does. */
const OPENERS = new Set([
	...CURRENCY_SIGNS.keys(),
	...PREFIXES,
	...DOLLARS.keys(),
	...'the an half'.split(' '),
	...[
		...NUMBER_WORDS,
		...SEASONS,
		...MONTHS,
		...EDGES,
		...ORDINALS,
		...MODIFIERS,
		...POINTERS,
		...HALF_YEARS,
	],
]);

/** What may follow "the" where a quantity begins with it: "the end of 2033", "the third quarter". */
const AFTER_THE = new Set([...EDGES, ...ORDINALS, ...SEASONS]);

/**
 * The quantities of a sentence, in order: money, percentages, dates, lengths of time, and numbers of their own.
 *
 * ```text
 * raised it from $7 billion to US$11bn over six years, to hold 27 percent by June 2032
 *                ~~~~~~~~~~    ~~~~~~~      ~~~~~~~~~          ~~~~~~~~~~    ~~~~~~~~~
 * ```
 */
export function findQuantities(words: readonly Word[]): Quantity[] {
	const found: Quantity[] = [];
	for (let i = 0; i < words.length;) {
		const word = words[i];
		const quantity =
			word !== undefined && mayOpen(word, words[i + 1])
				? (moneyAt(words, i) ?? dateAt(words, i) ?? numberAt(words, i))
				: undefined;
		if (quantity === undefined) {
			i++;
			continue;
		}
		found.push(quantity);
		// "the end of 2033": the date within may be what a pattern asks for, so it is found as well.
		i = isPartOfPeriod(words[i]) ? i + 1 : quantity.to;
	}
	return found;
}

/** Whether a quantity may begin with a word: most words need no further look. */
function mayOpen({ folded }: Word, next: Word | undefined): boolean {
	if (isDigit(folded, 0)) {
		return true;
	}
	return OPENERS.has(folded) ? folded !== 'the' || AFTER_THE.has(next?.folded ?? '') : isGluedCode(folded);
}

function isGluedCode(folded: string): boolean {
	return (isDigit(folded, 3) || isDigit(folded, 2)) && GLUED_CODE.test(folded);
}

function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 48 && code <= 57;
}

function isPartOfPeriod(word: Word | undefined): boolean {
	const folded = word?.folded ?? '';
	return folded === 'the' || EDGES.has(folded) || MODIFIERS.has(folded) || POINTERS.has(folded);
}

function isNumber(word: Word | undefined): boolean {
	return (
		word !== undefined &&
		(word.kind === 'number' || NUMBER_WORDS.has(word.folded) || GLUED_NUMBER.test(word.folded))
	);
}

function afterNumber(words: readonly Word[], from: number): number {
	let at = from + 1;
	while (isNumber(words[at]) && words[at]?.isHyphenated === true) {
		at++; // "twenty-five"
	}
	while (SCALES.has(words[at]?.folded ?? '')) {
		at++;
	}
	return at;
}

/** Behind a number, and where that is the low end of a range behind the high one. `lead` is where its sign or code stands. */
function numberEnd(words: readonly Word[], from: number, lead = from): number {
	const to = afterNumber(words, from);
	const high = joinedAt(words, to, lead);
	if (high < 0) {
		return to;
	}
	const isLed = isCode(words[high]?.folded ?? '') || isCountry(words[high], words[high + 1]);
	const sign = isLed ? high + 1 : high;
	const figure = CURRENCY_SIGNS.has(words[sign]?.text ?? '') ? sign + 1 : sign;
	if (!isNumber(words[figure]) || (figure > high && lead === from)) {
		return to;
	}
	const end = afterNumber(words, figure);
	const isMeasured = end > figure + 1 || !isBareFigure(words, figure) || isUnitAt(words, end);
	const isRange = isMeasured || (lead < from && words[to]?.kind === 'mark') || figure > high;
	return isRange && amountOf(words.slice(from, end))?.high !== undefined ? end : to;
}

/** Whether what a range is counted in stands there: "14 %", "14 months", "14 euros". */
function isUnitAt(words: readonly Word[], at: number): boolean {
	const unit = words[at]?.folded ?? '';
	const isTime = UNITS.has(unit) || (UNIT_QUALIFIERS.has(unit) && UNITS.has(words[at + 1]?.folded ?? ''));
	const money = words[beforeCurrency(words, at)];
	return (
		isTime ||
		percentEnd(words, at) >= 0 ||
		CURRENCIES.has(money?.folded ?? '') ||
		CURRENCY_CODES.has(unit) ||
		CURRENCY_SIGNS.has(money?.text ?? '')
	);
}

function moneyAt(words: readonly Word[], from: number): Quantity | undefined {
	const word = words[from];
	if (word === undefined) {
		return undefined;
	}
	let at = from;
	if (isCode(word.folded) || isSignPrefix(word, words[from + 1])) {
		at++;
	}
	if (CURRENCY_SIGNS.has(words[at]?.text ?? '')) {
		at++;
	}
	const isGlued = at > from ? GLUED_COUNTRY.test(words[at]?.folded ?? '') : isGluedCode(word.folded);
	if (isGlued || (at > from && isNumber(words[at]))) {
		return { kind: 'money', from, to: numberEnd(words, at, from) };
	}
	if (isNumber(word)) {
		const to = beforeCurrency(words, numberEnd(words, from));
		const unit = words[to]?.folded ?? '';
		if (CURRENCIES.has(unit) || CURRENCY_CODES.has(unit)) {
			return { kind: 'money', from, to: to + 1 };
		}
		if (CURRENCY_SIGNS.has(words[to]?.text ?? '')) {
			return { kind: 'money', from, to: to + 1 };
		}
	}
	return undefined;
}

/** Over the country of a currency, where one follows. */
function beforeCurrency(words: readonly Word[], from: number): number {
	let at = from;
	while (NATIONS.has(words[at]?.folded ?? '') || (at > from && words[at]?.text === '.')) {
		at++;
	}
	return CURRENCIES.has(words[at]?.folded ?? '') ? at : from;
}

function isCode(folded: string): boolean {
	return CURRENCY_CODES.has(folded) || CURRENCY_PREFIXES.has(folded);
}

/** What stands directly before a sign: `US$5m`; not the words of "gave us $5m" and "a $900m deal". */
function isSignPrefix(word: Word, next: Word | undefined): boolean {
	return isCountry(word, next) && next?.start === word.end;
}

function isCountry(word: Word | undefined, next: Word | undefined): boolean {
	return (
		word !== undefined &&
		DOLLARS.has(word.folded) &&
		word.text === word.text.toUpperCase() &&
		next?.text === '$'
	);
}

function dateAt(words: readonly Word[], from: number): Quantity | undefined {
	const to = periodEnd(words, from) ?? plainDate(words, from)?.to;
	return to === undefined ? undefined : { kind: 'date', from, to };
}

/** Where "late January", "next March", "the third quarter", "the end of 2033" or "spring 2027" ends. */
function periodEnd(words: readonly Word[], from: number): number | undefined {
	const folded = (at: number): string => words[at]?.folded ?? '';
	const at = folded(from) === 'the' ? from + 1 : from;
	if (EDGES.has(folded(at))) {
		const of = folded(at + 1) === 'of' ? at + 2 : at + 1;
		if (
			/^(the|this|next)$/.test(folded(of)) &&
			/^(year|decade|month|quarter|century)$/.test(folded(of + 1))
		) {
			return of + 2;
		}
		return periodEnd(words, of) ?? plainDate(words, of)?.to;
	}
	if (ORDINALS.has(folded(at))) {
		return PARTS_OF_YEAR.has(folded(at + 1)) ? withYearAfter(words, at + 2) : undefined;
	}
	if (MODIFIERS.has(folded(from))) {
		return /^(next|this)$/.test(folded(from + 1))
			? periodEnd(words, from + 1)
			: plainDate(words, from + 1)?.to;
	}
	if (POINTERS.has(folded(from))) {
		const isUnit = folded(from) === 'next' && /^(year|month|week|quarter)$/.test(folded(from + 1));
		return isUnit || SEASONS.has(folded(from + 1)) ? from + 2 : plainDate(words, from + 1)?.to;
	}
	return SEASONS.has(folded(from)) && isYear(words[withOf(words, from + 1)])
		? withOf(words, from + 1) + 1
		: undefined;
}

function withOf(words: readonly Word[], at: number): number {
	return words[at]?.folded === 'of' ? at + 1 : at;
}

/** Over "of 2027", "2027", "of next year". */
function withYearAfter(words: readonly Word[], at: number): number {
	const year = withOf(words, at);
	if (/^(next|this)$/.test(words[year]?.folded ?? '') && words[year + 1]?.folded === 'year') {
		return year + 2;
	}
	return isYear(words[year]) ? year + 1 : at;
}

function plainDate(words: readonly Word[], from: number): Quantity | undefined {
	const folded = words[from]?.folded ?? '';
	const isDay = (at: number): boolean => /^(\d|[12]\d|3[01])(st|nd|rd|th)?$/.test(words[at]?.folded ?? '');
	const isMonth = (at: number): boolean =>
		MONTHS.has(words[at]?.folded ?? '') && words[at]?.isCapitalised === true;
	const withYear = (to: number): Quantity => {
		const at = words[to]?.text === ',' ? to + 1 : to;
		return { kind: 'date', from, to: isYear(words[at]) ? at + 1 : relativeYearEnd(words, to) };
	};
	if (isMonth(from) && (isDay(from + 1) || isYear(words[from + 1]))) {
		return withYear(isDay(from + 1) ? from + 2 : from + 1);
	}
	if (isDay(from) && isMonth(from + 1)) {
		return withYear(from + 2);
	}
	if (isMonth(from) && BEFORE_MONTH.has(words[from - 1]?.folded ?? '')) {
		return withYear(from + 1);
	}
	if (HALF_YEARS.has(folded)) {
		return withYear(from + 1);
	}
	return isYear(words[from]) ? { kind: 'date', from, to: from + 1 } : undefined;
}

/** Over "last year", "of next year" behind a month. */
function relativeYearEnd(words: readonly Word[], to: number): number {
	const at = withOf(words, to);
	const isPointed = /^(last|this|next)$/.test(words[at]?.folded ?? '') && words[at + 1]?.folded === 'year';
	return isPointed ? at + 2 : to;
}

function isYear(word: Word | undefined): boolean {
	return word !== undefined && /^(19|20)\d\d$/.test(word.text);
}

function numberAt(words: readonly Word[], from: number): Quantity | undefined {
	const part = fractionEnd(words, from);
	if (part !== undefined) {
		return { kind: 'percent', from, to: part };
	}
	const length = articleUnitEnd(words, from);
	if (length !== undefined) {
		return { kind: 'duration', from, to: length };
	}
	if (!isNumber(words[from])) {
		return undefined;
	}
	const to = numberEnd(words, from);
	const share = percentEnd(words, to);
	if (share >= 0) {
		const high = behindDash(words, share);
		const second = isNumber(words[high]) ? percentEnd(words, afterNumber(words, high)) : -1;
		return { kind: 'percent', from, to: second < 0 ? share : second }; // "3%-5%"
	}
	const unit = words[to]?.folded ?? '';
	const at = UNIT_QUALIFIERS.has(unit) ? to + 1 : to;
	if (UNITS.has(words[at]?.folded ?? '')) {
		return { kind: 'duration', from, to: at + 1 };
	}
	return { kind: 'number', from, to };
}

/** Behind "%", "percent" or "per cent"; -1 where none stands there. */
function percentEnd(words: readonly Word[], at: number): number {
	const unit = words[at]?.folded ?? '';
	if (unit === '%' || unit === 'percent' || unit === 'pct') {
		return at + 1;
	}
	return unit === 'per' && words[at + 1]?.folded === 'cent' ? at + 2 : -1;
}

/** Where a share in words ends: "a third", "two thirds"; "half" and quarters only of something. */
function fractionEnd(words: readonly Word[], from: number): number | undefined {
	const folded = (at: number): string => words[at]?.folded ?? '';
	if (folded(from) === 'half') {
		return folded(from + 1) === 'of' && folded(from - 1) !== 'and' ? from + 1 : undefined;
	}
	if (!FRACTION_NUMBERS.has(folded(from))) {
		return undefined;
	}
	if (FRACTIONS.has(folded(from + 1))) {
		return folded(from) === 'one' && folded(from + 2) !== 'of' ? undefined : from + 2;
	}
	const isPart = FRACTIONS_OF.has(folded(from + 1)) && folded(from + 2) === 'of';
	return isPart && folded(from - 1) !== 'and' ? from + 2 : undefined;
}

/** A number that counts things; a year does not. */
function isCount(word: Word | undefined): boolean {
	return (isNumber(word) || SCALES.has(word?.folded ?? '')) && !isYear(word);
}

/** Where "a year" or "half a decade" ends; not in "twice a year" or "$2bn a year". */
function articleUnitEnd(words: readonly Word[], from: number): number | undefined {
	const isHalf = words[from]?.folded === 'half';
	const at = isHalf ? from + 1 : from;
	if (words[at]?.folded !== 'a' || !ARTICLE_UNITS.has(words[at + 1]?.folded ?? '')) {
		return undefined;
	}
	const before = words[from - 1];
	const isRate =
		isNumber(before) ||
		BEFORE_RATE.has(before?.folded ?? '') ||
		(before?.folded === 'cent' && words[from - 2]?.folded === 'per') ||
		(before?.kind === 'word' && /s$/.test(before.folded) && isCount(words[from - 2])) || // "300,000 cases a year"
		(!isHalf && isCountedBy(words, from));
	return isRate ? undefined : at + 2;
}
