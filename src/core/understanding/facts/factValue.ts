import type { Word } from '../../base/words.js';
import {
	CURRENCY_CODES,
	CURRENCY_NATIONS,
	CURRENCY_PREFIXES,
	CURRENCY_SIGNS,
	CURRENCY_WORDS,
	DOLLARS,
} from '../../matching/currencies.js';
import { amountOf, secondFigureAt } from '../../matching/numbers.js';
import type { FactBound } from '../reading.js';

const CURRENCIES: ReadonlyMap<string, string | undefined> = new Map([
	...CURRENCY_SIGNS,
	...CURRENCY_WORDS,
	...CURRENCY_CODES,
	...CURRENCY_PREFIXES,
]);

const PARTS: Readonly<Record<string, number>> = {
	half: 50,
	third: 100 / 3,
	thirds: 100 / 3,
	quarter: 25,
	quarters: 25,
	fifth: 20,
	fifths: 20,
	tenth: 10,
	tenths: 10,
};
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const PERIODS: Readonly<Record<string, string>> = {
	year: 'Y',
	yr: 'Y',
	decade: 'Y',
	quarter: 'M',
	month: 'M',
	week: 'W',
	day: 'D',
};

/** The sum, or the two ends of its range, and its currency; `undefined` where either does not say itself in figures ("millions of dollars"). */
export function moneyValue(
	words: readonly Word[],
): { readonly amount: number; readonly high?: number; readonly currency: string } | undefined {
	const found = amountOf(words);
	const currency = currencyOf(words);
	if (found === undefined || currency === undefined) {
		return undefined;
	}
	const part = words.some(({ folded }) => folded === 'cent' || folded === 'cents') ? 100 : 1;
	return {
		amount: found.low / part,
		...(found.high === undefined ? {} : { high: found.high / part }),
		currency,
	};
}

function currencyOf(words: readonly Word[]): string | undefined {
	const sign = words.findIndex(({ text }) => text === '$');
	const before = sign > 0 ? DOLLARS.get(words[sign - 1]?.folded ?? '') : undefined;
	const behind =
		sign >= 0 ? DOLLARS.get(LETTERS.exec(words[sign + 1]?.folded ?? '')?.[0] ?? '') : undefined;
	return (
		before ??
		behind ??
		firstOf(words, folded => CURRENCY_NATIONS.get(folded)) ??
		firstOf(words, folded => CURRENCIES.get(folded) ?? CURRENCIES.get(folded.replace(/s$/, ''))) ??
		firstOf(words, folded => CURRENCIES.get(LETTERS.exec(folded)?.[0] ?? '')) ??
		firstOf(words, folded => (/^cents?$/.test(folded) ? 'USD' : undefined))
	);
}

/** The letters that a number is glued to: "USD900", "$US6". */
const LETTERS = /^[a-z]+(?=\d)/;

function firstOf<T>(words: readonly Word[], find: (folded: string) => T | undefined): T | undefined {
	for (const { folded } of words) {
		const found = find(folded);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

/** The share in per cent, or the two ends of its range; "a third" is 33.3. */
export function percentValue(
	words: readonly Word[],
): { readonly percent: number; readonly high?: number } | undefined {
	const part = PARTS[words.at(-1)?.folded ?? ''];
	if (part !== undefined) {
		const count = amountOf(words.slice(0, 1))?.low ?? 1;
		return { percent: Math.round(part * count * 10) / 10 };
	}
	const found = amountOf(words);
	return found && { percent: found.low, ...(found.high === undefined ? {} : { high: found.high }) };
}

/** The date as far as it is given, as in ISO 8601: `2032`, `2032-06`, `2032-06-30`; `undefined` for "next year". */
export function dateValue(words: readonly Word[]): string | undefined {
	const year = words.find(({ text }) => /^(?:19|20)\d\d$/.test(text))?.text;
	if (year === undefined) {
		return undefined;
	}
	const month = words.map(({ folded }) => MONTHS.indexOf(folded.slice(0, 3))).find(at => at >= 0);
	const isMonth = words.some(word => word.isCapitalised && MONTHS.includes(word.folded.slice(0, 3)));
	if (month === undefined || !isMonth) {
		return year;
	}
	const day = words
		.map(({ folded }) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(folded)?.[1])
		.find(at => at !== undefined);
	const parts = [
		year,
		String(month + 1).padStart(2, '0'),
		...(day === undefined ? [] : [day.padStart(2, '0')]),
	];
	return parts.join('-');
}

/** The length of time as in ISO 8601: `P6Y`, `P18M`; `undefined` where it is not counted, or a range. */
export function durationValue(words: readonly Word[]): string | undefined {
	const unit = words.at(-1)?.folded.replace(/s$/, '') ?? '';
	const letter = PERIODS[unit];
	const isArticle = words[0]?.folded === 'a' || words[1]?.folded === 'a';
	const isHalf = words[0]?.folded === 'half';
	const found = amountOf(words) ?? (isArticle ? { low: 1, high: undefined } : undefined);
	if (letter === undefined || found === undefined || found.high !== undefined) {
		return undefined;
	}
	const times = (unit === 'decade' ? 10 : unit === 'quarter' ? 3 : 1) * (isHalf ? 0.5 : 1);
	return `P${String(found.low * times)}${letter}`;
}

/** The two ends of a range of lengths of time: "12 to 18 months", "six months to two years"; `undefined` where it is none. */
export function durationEnds(
	words: readonly Word[],
): { readonly duration: string; readonly high: string } | undefined {
	const second = secondFigureAt(words);
	if (second < 0) {
		return undefined;
	}
	const unit = words.slice(0, second).findLastIndex(({ folded }) => folded.replace(/s$/, '') in PERIODS);
	const first = unit < 0 ? [...words.slice(0, second), ...words.slice(-1)] : words.slice(0, unit + 1);
	const duration = durationValue(first);
	const high = durationValue(words.slice(second));
	return duration === undefined || high === undefined ? undefined : { duration, high };
}

const SIZES: readonly (readonly [RegExp, FactBound])[] = [
	[
		/\b(?:at least|no less than|not less than|minimum of|more than|over|above|exceed(?:s|ing)?)$/,
		'atLeast',
	],
	[
		/\b(?:at most|up to|as much as|no more than|not more than|maximum of|less than|fewer than|under|below|capped at)$/,
		'atMost',
	],
	[/\b(?:about|around|roughly|some|nearly|almost|approximately|close to)$/, 'about'],
];

/** What only a comparison bounds, and a "not" before it turns round: "may not hold more than 10%". */
const COMPARED = /\b(?:(?<!no |not )(?:more|less|fewer) than|over|above|under|below|exceed(?:s|ing)?)$/;
const DENIAL = /^(?:not|cannot|never|nobody|none|neither|nor)$|n't$/;

/** How far before a comparison the "not" may stand that turns it round, in words. */
const DENIAL_REACH = 8;

/** How far before a day that a ban holds until its "not" may stand, in words. */
const BAN_REACH = 14;

const TIMES: readonly (readonly [RegExp, FactBound])[] = [
	[/\b(?:until|through|till|to|expires? in|ends? in)$/, 'until'],
	[/\b(?:from|since|starting(?: in| on)?|beginning(?: in| on)?|effective)$/, 'from'],
	[/\b(?:by|before|no later than)$/, 'by'],
	[/\b(?:for|over|within|during)$/, 'over'],
	[/\b(?:in|on|after)$/, 'on'],
];

/** A length of time has no end of its own: "cut to six years" ends nowhere, "on 60 days' notice" is not a day. */
const LENGTHS: readonly (readonly [RegExp, FactBound])[] = [
	...SIZES.map(([pattern, bound]): readonly [RegExp, FactBound] =>
		bound === 'atLeast'
			? [/\b(?:at least|no less than|not less than|minimum of|more than)$/, bound]
			: [pattern, bound],
	),
	[/\b(?:until|till)$/, 'until'],
	[/\b(?:for|over|within|during)$/, 'over'],
	[/\b(?:in|after)$/, 'on'],
];

/** The longest word group that bounds a quantity, in words. */
const LONGEST_BOUND = 3;

/** What the words before a size ("at least") or a time ("until") make of it; an article between them looked through. */
export function boundBefore(
	words: readonly Word[],
	from: number,
	kind: 'money' | 'percent' | 'date' | 'duration',
): FactBound | undefined {
	const to = /^(?:the|a|an|another)$/.test(words[from - 1]?.folded ?? '') ? from - 1 : from;
	const before = words
		.slice(Math.max(0, to - LONGEST_BOUND), to)
		.map(({ folded }) => folded)
		.join(' ');
	const table = kind === 'date' ? TIMES : kind === 'duration' ? LENGTHS : SIZES;
	const bound = table.find(([pattern]) => pattern.test(before))?.[1];
	if (kind === 'date' && words[from - 1]?.folded === 'before' && isDenied(words, from - 1, BAN_REACH)) {
		return 'until'; // "may not open a shop before 2030": that is when the ban ends.
	}
	const isTurned =
		(bound === 'atLeast' || bound === 'atMost') && COMPARED.test(before) && isDenied(words, to - 1);
	return isTurned ? (bound === 'atLeast' ? 'atMost' : 'atLeast') : bound;
}

/** "may not … more than", "nor can it … over": a "not" in the same breath. */
function isDenied(words: readonly Word[], comparison: number, reach = DENIAL_REACH): boolean {
	for (let at = comparison - 1; at >= Math.max(0, comparison - reach); at--) {
		const { folded = '', kind } = words[at] ?? {};
		if (kind === 'mark' || /^(?:but|if|when|while|because|which|that)$/.test(folded)) {
			return false;
		}
		if (DENIAL.test(folded)) {
			return !/^(?:only|just|merely)$/.test(words[at + 1]?.folded ?? '');
		}
	}
	return false;
}
