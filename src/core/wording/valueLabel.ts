import { unreachable } from '../base/unreachable.js';
import { endsOfValue } from '../indexing/factValue.js';
import type { Fact, FactBound } from '../understanding/reading.js';
import { boundLabel } from './labels.js';
import { sayCount, type Say } from './say.js';

/** What kind of quantity a value is: "amount". */
export function factKindLabel(say: Say, kind: Fact['kind']): string {
	switch (kind) {
		case 'money':
			return say('amount');
		case 'percent':
			return say('share');
		case 'date':
			return say('date');
		case 'duration':
			return say('length of time');
		default:
			return unreachable(kind);
	}
}

/** What kind of quantity a value of the index is. */
export function kindOfValue(value: string): Fact['kind'] {
	if (/^[A-Z]{3} \d/.test(value)) {
		return 'money';
	}
	if (value.endsWith('%')) {
		return 'percent';
	}
	return value.startsWith('P') ? 'duration' : 'date';
}

/**
 * A value as the index keeps it, in words, with what bounds it: `USD 250000000000` → "USD 250 billion", `P6Y` → "6 years",
 * `USD 40000000–50000000` → "USD 40–50 million".
 *
 * What is neither money nor a length of time (`27 %`, `2032-06`) is shown as it is.
 */
export function valueLabel(say: Say, value: string, bound?: FactBound): string {
	const words = moneyWords(say, value) ?? durationWords(say, value) ?? value;
	return bound === undefined ? words : boundLabel(say, { kind: kindOfValue(value), bound }, words);
}

const AMOUNT = /^\d+(?:\.\d+)?(?:e\+\d+)?$/;

function moneyWords(say: Say, value: string): string | undefined {
	const [, currency = '', amounts = ''] = /^([A-Z]{3}) (.+)$/.exec(value) ?? [];
	const ends = endsOfValue(amounts);
	if (!ends.every(text => AMOUNT.test(text))) {
		return undefined;
	}
	const [low, high] = ends.map(Number) as [number, number];
	const scale = scaleOf(high);
	const figures = low === high ? [high] : [low, high];
	return scale === scaleOf(low)
		? scaled(say, { currency, scale }, figures.map(amount => inScale(amount, scale)).join('–'))
		: say(
				'{0} to {1}',
				scaled(say, { currency, scale: scaleOf(low) }, inScale(low, scaleOf(low))),
				scaled(say, { currency, scale }, inScale(high, scale)),
			);
}

/** 1 below a million. */
function scaleOf(amount: number): number {
	return [1e12, 1e9, 1e6].find(scale => amount >= scale) ?? 1;
}

function inScale(amount: number, scale: number): string {
	return scale === 1 ? grouped(amount) : rounded(amount / scale);
}

function scaled(
	say: Say,
	{ currency, scale }: { readonly currency: string; readonly scale: number },
	figures: string,
): string {
	switch (scale) {
		case 1e12:
			return say('{0} {1} trillion', currency, figures);
		case 1e9:
			return say('{0} {1} billion', currency, figures);
		case 1e6:
			return say('{0} {1} million', currency, figures);
		default:
			return `${currency} ${figures}`;
	}
}

/** Three decimals tell "1.375 billion" from "1.38 billion", and no article gives more. */
function rounded(amount: number): string {
	return String(Number(amount.toFixed(3)));
}

function grouped(amount: number): string {
	return String(amount).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

function durationWords(say: Say, value: string): string | undefined {
	const [low, high] = endsOfValue(value);
	const ends = [low, high].map(end => lengthWords(say, end));
	const [first, second] = ends;
	return first === undefined || second === undefined || low === high
		? first
		: say('{0} to {1}', first, second);
}

function lengthWords(say: Say, value: string): string | undefined {
	const [whole, years, months, weeks, days] =
		/^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?$/.exec(
			value,
		) ?? [];
	if (whole === undefined || whole === 'P') {
		return undefined;
	}
	const parts = [
		years === undefined ? '' : sayCount(say, Number(years), ['1 year', '{0} years']),
		months === undefined ? '' : sayCount(say, Number(months), ['1 month', '{0} months']),
		weeks === undefined ? '' : sayCount(say, Number(weeks), ['1 week', '{0} weeks']),
		days === undefined ? '' : sayCount(say, Number(days), ['1 day', '{0} days']),
	];
	return parts.filter(part => part !== '').join(' ');
}
