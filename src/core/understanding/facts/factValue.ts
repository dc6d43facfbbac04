import type { Word } from '../../base/words.js';
import {
	CURRENCY_CODES,
	CURRENCY_NATIONS,
	CURRENCY_PREFIXES,
	CURRENCY_SIGNS,
	CURRENCY_WORDS,
	DOLLARS,
} from '../../matching/currencies.js';
import type { FactBound } from '../reading.js';

const CURRENCIES: ReadonlyMap<string, string | undefined> = new Map([
	...CURRENCY_SIGNS,
	...CURRENCY_WORDS,
	...CURRENCY_CODES,
	...CURRENCY_PREFIXES,
]);

const SCALES: Readonly<Record<string, number>> = {
	hundred: 1e2,
	thousand: 1e3,
	k: 1e3,
	lakh: 1e5,
	million: 1e6,
	millions: 1e6,
	m: 1e6,
	mn: 1e6,
	mln: 1e6,
	crore: 1e7,
	billion: 1e9,
	billions: 1e9,
	bn: 1e9,
	b: 1e9,
	trillion: 1e12,
	trn: 1e12,
	tn: 1e12,
};

const UNITS =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
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

/** The sum and its currency; `undefined` where either does not say itself in figures ("millions of dollars"). */
export function moneyValue(words: readonly Word[]): { amount: number; currency: string } | undefined {
	const amount = numberValue(words);
	const currency = currencyOf(words);
	if (amount === undefined || currency === undefined) {
		return undefined;
	}
	const isCents = words.some(({ folded }) => folded === 'cent' || folded === 'cents');
	return { amount: isCents ? amount / 100 : amount, currency };
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

/** The share in per cent; "a third" is 33.3. */
export function percentValue(words: readonly Word[]): number | undefined {
	const last = words.at(-1)?.folded ?? '';
	const part = PARTS[last];
	if (part !== undefined) {
		const count = UNITS.indexOf(words[0]?.folded ?? '');
		return Math.round(part * (count > 0 ? count : 1) * 10) / 10;
	}
	return numberValue(words);
}

/** A number in figures or words with its scale: "5.5bn", "1,250", "twenty-five million". */
function numberValue(words: readonly Word[]): number | undefined {
	let value: number | undefined;
	let scale = 1;
	for (const { folded } of words) {
		const glued = /^(?:[a-z]{1,3})?(\d[\d.,]*)([a-z]*)$/.exec(folded);
		const figures = glued === null ? wordValue(folded) : figuresValue(glued[1] ?? '');
		if (figures !== undefined) {
			value = (value ?? 0) + figures;
			scale *= SCALES[glued?.[2] ?? ''] ?? 1;
		} else if (value !== undefined) {
			scale *= SCALES[folded] ?? 1;
		}
	}
	return value === undefined ? undefined : Number((value * scale).toPrecision(12));
}

function wordValue(folded: string): number | undefined {
	if (folded === 'dozen') {
		return 12;
	}
	const unit = UNITS.indexOf(folded);
	const ten = TENS.indexOf(folded);
	return unit >= 0 ? unit : ten >= 2 ? ten * 10 : undefined;
}

/** "1,250.5" with the comma between thousands; "5,5" with it as the decimal mark. */
function figuresValue(figures: string): number | undefined {
	const isThousands = /^\d{1,3}(,\d{2,3})*,\d{3}(\.\d+)?$/.test(figures);
	const value = Number(
		isThousands ? figures.replace(/,/g, '') : figures.replace(/[.,]+$/, '').replace(',', '.'),
	);
	return Number.isFinite(value) ? value : undefined;
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

/** The length of time as in ISO 8601: `P6Y`, `P18M`; `undefined` where it is not counted. */
export function durationValue(words: readonly Word[]): string | undefined {
	const unit = words.at(-1)?.folded.replace(/s$/, '') ?? '';
	const letter = PERIODS[unit];
	const isArticle = words[0]?.folded === 'a' || words[1]?.folded === 'a';
	const isHalf = words[0]?.folded === 'half';
	const count = numberValue(words) ?? (isArticle ? 1 : undefined);
	if (letter === undefined || count === undefined) {
		return undefined;
	}
	const times = (unit === 'decade' ? 10 : unit === 'quarter' ? 3 : 1) * (isHalf ? 0.5 : 1);
	return `P${String(count * times)}${letter}`;
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
