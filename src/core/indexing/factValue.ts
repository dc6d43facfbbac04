import type { Fact } from '../understanding/reading.js';

/** What can be compared of a fact: its kind, its value as `SummaryFact` has it, and what bounds it. */
export interface FactValue {
	readonly kind: Fact['kind'];
	readonly value: string;
	readonly bound: Fact['bound'];
}

/** Between the two ends of a range. */
const DASH = '–';

/**
 * A fact's value so that two notes' can be compared as text: `USD 250000000`, `3–5 %`, `P12M–P18M`, `2032-06`; `undefined` where the note
 * gives none.
 */
export function valueOfFact(fact: Fact): string | undefined {
	switch (fact.kind) {
		case 'money':
			return `${fact.currency} ${ends(fact.amount, fact.high)}`;
		case 'percent':
			return `${ends(fact.percent, fact.high)} %`;
		case 'date':
			return fact.date;
		case 'duration':
			return fact.duration === undefined ? undefined : ends(fact.duration, fact.high);
	}
}

function ends(low: number | string, high: number | string | undefined): string {
	return high === undefined ? String(low) : `${low}${DASH}${high}`;
}

/** The two ends of a value, of which one that is no range has one: `3–5 %` is `3` and `5 %`. */
export function endsOfValue(value: string): readonly [low: string, high: string] {
	const [low = '', high = low] = value.split(DASH);
	return [low, high];
}

/** A stretch of a scale; may be open at either end. */
interface Stretch {
	readonly low: number;
	readonly high: number;
}

/** What a note says, and all that it leaves room for. `scale` parts what cannot be compared: currencies. */
interface Measured {
	readonly scale: string;
	readonly said: Stretch;
	readonly room: Stretch;
}

/** "About" leaves a tenth on either side: "about $40bn" and "$38bn" agree. */
const ABOUT = 0.1;

/** A rounded figure leaves half of its last digit, but never more than this: "$10bn" and "$10.4bn" agree, "$10bn" and "$11bn" do not. */
const ROUNDING = 0.05;

/**
 * In which of its values a fact can be compared with another: when something begins and when it ends are two things, and so are what it was
 * and what it is.
 *
 * ```text
 * from 2026 until 2032
 * ~~~~~~~~~ ^^^^^^^^^^
 * ```
 */
export function roleOfBound(bound: Fact['bound']): 'start' | 'end' | 'past' | 'value' {
	switch (bound) {
		case 'from':
			return 'start';
		case 'until':
		case 'by':
			return 'end';
		case 'was':
			return 'past';
		default:
			return 'value';
	}
}

/**
 * Whether two values of one kind can both be true of one thing: what one says lies in the room that the other leaves.
 *
 * A plain figure leaves room for its rounding (`ROUNDING`), "about" for a tenth, "at least" and "at most" for all on their side; a date
 * for all days of its year or month, "about" a date for one more on either side. What cannot be compared (two currencies, no value, two
 * roles) is compatible.
 */
export function isCompatible(a: FactValue, b: FactValue): boolean {
	if (a.kind !== b.kind || roleOfBound(a.bound) !== roleOfBound(b.bound)) {
		return true;
	}
	const one = measure(a);
	const other = measure(b);
	return (
		one === undefined ||
		other === undefined ||
		one.scale !== other.scale ||
		lies(one.said, other.room) ||
		lies(other.said, one.room)
	);
}

function lies(inner: Stretch, outer: Stretch): boolean {
	return outer.low <= inner.low && inner.high <= outer.high;
}

function measure({ kind, value, bound }: FactValue): Measured | undefined {
	switch (kind) {
		case 'money': {
			const [currency = '', amounts = ''] = value.split(' ');
			return measureFigures(currency, endsOfValue(amounts).map(toNumber), bound);
		}
		case 'percent':
			return measureFigures('%', endsOfValue(value.slice(0, -2)).map(toNumber), bound);
		case 'duration':
			return measureFigures('days', endsOfValue(value).map(daysOf), bound);
		case 'date':
			return measureDate(value, bound);
	}
}

function toNumber(text: string): number {
	return Number(text || NaN);
}

/** The figures are the ends of what is said: one and the same where that is no range. */
function measureFigures(
	scale: string,
	[low = NaN, high = low]: readonly number[],
	bound: Fact['bound'],
): Measured | undefined {
	if (!Number.isFinite(low) || !Number.isFinite(high)) {
		return undefined;
	}
	const slackOf = (figure: number): number =>
		bound === 'about'
			? Math.abs(figure) * ABOUT
			: scale === 'days'
				? 0
				: Math.min(Math.abs(figure) * ROUNDING, halfOfLastDigit(figure));
	return {
		scale,
		said: { low, high },
		room: {
			low: bound === 'atMost' ? -Infinity : low - slackOf(low),
			high: bound === 'atLeast' ? Infinity : high + slackOf(high),
		},
	};
}

/** Half of what the last digit of a figure counts that is not a zero: 0.05 of 38.1, 500,000,000 of 38,000,000,000. */
function halfOfLastDigit(figure: number): number {
	const [digits = '', exponent = '0'] = figure.toExponential().split('e');
	const decimals = digits.split('.')[1]?.length ?? 0;
	return 0.5 * 10 ** (Number(exponent) - decimals);
}

const DURATION = /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?$/;

/** A year has twelve months and a month has 30 days here, so that P1Y and P12M are alike. */
function daysOf(duration: string): number {
	const [, years = '0', months = '0', weeks = '0', days = '0'] = DURATION.exec(duration) ?? [
		'',
		undefined,
		'NaN',
	];
	return 30 * (12 * Number(years) + Number(months)) + 7 * Number(weeks) + Number(days);
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
const DAYS_OF_MONTH = 31;
const DAYS_OF_YEAR = 12 * DAYS_OF_MONTH;

function measureDate(value: string, bound: Fact['bound']): Measured | undefined {
	const [, year, month, day] = DATE.exec(value) ?? [];
	if (year === undefined) {
		return undefined;
	}
	const low = DAYS_OF_YEAR * Number(year) + DAYS_OF_MONTH * (Number(month ?? 1) - 1) + Number(day ?? 1) - 1;
	const yearOrMonth = month === undefined ? DAYS_OF_YEAR : DAYS_OF_MONTH;
	const length = day === undefined ? yearOrMonth : 1;
	const slack = bound === 'about' ? length : 0;
	return {
		scale: 'date',
		said: { low, high: low + length - 1 },
		room: {
			low: bound === 'atMost' ? -Infinity : low - slack,
			high: bound === 'atLeast' ? Infinity : low + length - 1 + slack,
		},
	};
}
