import { unreachable } from '../base/unreachable.js';
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
 * A value as the index keeps it, in words, with what bounds it: `USD 250000000000` → "USD 250 billion", `P6Y` → "6 years".
 *
 * What is neither money nor a length of time (`27 %`, `2032-06`) is shown as it is.
 */
export function valueLabel(say: Say, value: string, bound?: FactBound): string {
	const words = moneyWords(say, value) ?? durationWords(say, value) ?? value;
	return bound === undefined ? words : boundLabel(say, { kind: kindOfValue(value), bound }, words);
}

function moneyWords(say: Say, value: string): string | undefined {
	const [, currency = '', digits = ''] = /^([A-Z]{3}) (\d+(?:\.\d+)?(?:e\+\d+)?)$/.exec(value) ?? [];
	const amount = Number(digits);
	if (currency === '') {
		return undefined;
	}
	if (amount >= 1e12) {
		return say('{0} {1} trillion', currency, rounded(amount / 1e12));
	}
	if (amount >= 1e9) {
		return say('{0} {1} billion', currency, rounded(amount / 1e9));
	}
	return amount >= 1e6
		? say('{0} {1} million', currency, rounded(amount / 1e6))
		: `${currency} ${grouped(amount)}`;
}

/** Three decimals tell "1.375 billion" from "1.38 billion", and no article gives more. */
function rounded(amount: number): string {
	return String(Number(amount.toFixed(3)));
}

function grouped(amount: number): string {
	return String(amount).replace(/\B(?=(?:\d{3})+(?!\d))(?<!\.\d*)/g, ',');
}

function durationWords(say: Say, value: string): string | undefined {
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
