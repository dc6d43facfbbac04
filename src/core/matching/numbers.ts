import type { Word } from '../base/words.js';

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

/** A number in figures or words: its value without its scale, and where it begins. */
interface Figure {
	readonly at: number;
	readonly value: number;
	/** 1 where it gives none. */
	readonly scale: number;
}

/** One value, or the two ends of a range. */
export interface Amount {
	readonly low: number;
	/** `undefined` where it is no range. */
	readonly high: number | undefined;
}

/**
 * The number that words give, or the two between which it lies: "5.5bn", "1,250", "twenty-five million", "40-50m". `undefined` where they
 * give none, more than two, or two that do not rise.
 *
 * The ends of a range share a scale that only the high one has; where the low one would then be the higher ("$800-1.2bn"), its own is a
 * thousand times smaller.
 */
export function amountOf(words: readonly Word[]): Amount | undefined {
	const [first, second, third] = figuresOf(words);
	if (first === undefined || third !== undefined) {
		return undefined;
	}
	if (second === undefined) {
		return { low: product(first.value, first.scale), high: undefined };
	}
	const high = product(second.value, second.scale);
	const shared = product(first.value, first.scale === 1 ? second.scale : first.scale);
	const low = shared > high && first.scale === 1 && second.scale > 1 ? shared / 1e3 : shared;
	return low === high ? { low, high: undefined } : low < high ? { low, high } : undefined;
}

/** Where the second number of some words begins: the high end of a range; -1 where there is none. */
export function secondFigureAt(words: readonly Word[]): number {
	return figuresOf(words)[1]?.at ?? -1;
}

function product(value: number, scale: number): number {
	return Number((value * scale).toPrecision(12));
}

function figuresOf(words: readonly Word[]): Figure[] {
	const found: Figure[] = [];
	for (const [at, { folded, isHyphenated }] of words.entries()) {
		const glued = /^(?:[a-z]{1,3})?(\d[\d.,]*)([a-z]*)$/.exec(folded);
		const value = glued === null ? wordValue(folded) : figuresValue(glued[1] ?? '');
		const last = found.at(-1);
		if (value === undefined) {
			if (last !== undefined) {
				found[found.length - 1] = { ...last, scale: last.scale * (SCALES[folded] ?? 1) };
			}
		} else if (last !== undefined && isHyphenated && isCompound(words[at - 1], folded)) {
			found[found.length - 1] = { ...last, value: last.value + value };
		} else {
			found.push({ at, value, scale: SCALES[glued?.[2] ?? ''] ?? 1 });
		}
	}
	return found;
}

/** "twenty-five" is one number; "five-ten" is not. */
function isCompound(before: Word | undefined, folded: string): boolean {
	const unit = UNITS.indexOf(folded);
	return TENS.includes(before?.folded ?? '') && unit > 0 && unit < 10;
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
