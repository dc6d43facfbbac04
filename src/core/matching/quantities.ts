import type { Word } from '../base/words.js';

/** A quantity in the words `[from, to)` of a sentence. */
export interface Quantity {
	readonly kind: 'money' | 'percent' | 'number' | 'date' | 'duration';
	readonly from: number;
	readonly to: number;
}

const SIGNS = new Set(['$', '€', '£', '¥', '₹', '₩', '₽']);
const CODES = new Set(
	'usd eur gbp jpy inr cny rmb chf aud cad hkd sgd krw brl sek nok dkk rs us$ c$ a$ hk$ s$ nt$ r$'.split(
		' ',
	),
);
const CURRENCIES = new Set(
	'dollar dollars euro euros pound pounds sterling yen yuan renminbi won rupee rupees franc francs krona kroner crown crowns real reais cent cents'.split(
		' ',
	),
);
const SCALES = new Set(
	'hundred thousand million millions billion billions trillion bn m mn mln k crore lakh tn'.split(' '),
);
const NUMBER_WORDS = new Set(
	'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen'.split(
		' ',
	),
);
const FRACTIONS = new Set('half third thirds quarter quarters fifth fifths tenth tenths'.split(' '));
const UNITS = new Set(
	'year years month months week weeks day days decade decades quarter quarters yr yrs hour hours'.split(
		' ',
	),
);
const MONTHS = new Set(
	'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
		' ',
	),
);

/** A number with its scale glued on: `5.5bn`, `400m`. */
const GLUED_NUMBER = /^\d[\d.,]*(bn|m|mn|mln|k|tn|b|trn)$/;

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
		const quantity = moneyAt(words, i) ?? dateAt(words, i) ?? numberAt(words, i);
		if (quantity === undefined) {
			i++;
		} else {
			found.push(quantity);
			i = quantity.to;
		}
	}
	return found;
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

function moneyAt(words: readonly Word[], from: number): Quantity | undefined {
	const word = words[from];
	if (word === undefined) {
		return undefined;
	}
	let at = from;
	if (
		CODES.has(word.folded) ||
		(/^(us|c|a|hk|s|nt|r|au|nz)$/.test(word.folded) && words[from + 1]?.text === '$')
	) {
		at++;
	}
	if (SIGNS.has(words[at]?.text ?? '')) {
		at++;
	}
	if (at > from && isNumber(words[at])) {
		return { kind: 'money', from, to: afterNumber(words, at) };
	}
	if (isNumber(word)) {
		const to = afterNumber(words, from);
		const unit = words[to]?.folded ?? '';
		if (CURRENCIES.has(unit) || (CODES.has(unit) && unit !== 'rs')) {
			return { kind: 'money', from, to: to + 1 };
		}
		if (SIGNS.has(words[to]?.text ?? '')) {
			return { kind: 'money', from, to: to + 1 };
		}
	}
	return undefined;
}

function dateAt(words: readonly Word[], from: number): Quantity | undefined {
	const folded = words[from]?.folded ?? '';
	const isDay = (at: number): boolean => /^(\d|[12]\d|3[01])(st|nd|rd|th)?$/.test(words[at]?.folded ?? '');
	const isMonth = (at: number): boolean =>
		MONTHS.has(words[at]?.folded ?? '') && words[at]?.isCapitalised === true;
	const withYear = (to: number): Quantity => {
		const at = words[to]?.text === ',' ? to + 1 : to;
		return { kind: 'date', from, to: isYear(words[at]) ? at + 1 : to };
	};
	if (isMonth(from) && (isDay(from + 1) || isYear(words[from + 1]))) {
		return withYear(isDay(from + 1) ? from + 2 : from + 1);
	}
	if (isDay(from) && isMonth(from + 1)) {
		return withYear(from + 2);
	}
	if (/^(q[1-4]|h[12])$/.test(folded)) {
		return withYear(from + 1);
	}
	return isYear(words[from]) ? { kind: 'date', from, to: from + 1 } : undefined;
}

function isYear(word: Word | undefined): boolean {
	return word !== undefined && /^(19|20)\d\d$/.test(word.text);
}

function numberAt(words: readonly Word[], from: number): Quantity | undefined {
	const word = words[from];
	const isArticle = word?.folded === 'a' || word?.folded === 'an';
	if (
		!isNumber(word) &&
		!(
			isArticle &&
			(FRACTIONS.has(words[from + 1]?.folded ?? '') || UNITS.has(words[from + 1]?.folded ?? ''))
		)
	) {
		return undefined;
	}
	if (isArticle) {
		const isFraction =
			words[from + 1]?.folded === 'third' ||
			words[from + 1]?.folded === 'fifth' ||
			words[from + 1]?.folded === 'tenth';
		return isFraction ? { kind: 'percent', from, to: from + 2 } : undefined;
	}
	const to = afterNumber(words, from);
	const unit = words[to]?.folded ?? '';
	if (unit === '%' || unit === 'percent' || unit === 'pct') {
		return { kind: 'percent', from, to: to + 1 };
	}
	if (unit === 'per' && words[to + 1]?.folded === 'cent') {
		return { kind: 'percent', from, to: to + 2 };
	}
	if (UNITS.has(unit)) {
		return { kind: 'duration', from, to: to + 1 };
	}
	return { kind: 'number', from, to };
}
