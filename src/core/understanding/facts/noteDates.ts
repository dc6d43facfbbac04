import { foldedText, type Word } from '../../base/words.js';
import type { FactBound } from '../reading.js';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

interface Asked {
	/** Where the date stands in the words of its sentence. */
	readonly from: number;
	readonly to: number;
	readonly bound: FactBound | undefined;
	/** The note's own date, as in ISO 8601; nothing is resolved where it gives no month. */
	readonly noteDate: string | undefined;
}

interface Month {
	readonly year: number;
	/** From 0. */
	readonly month: number;
}

/**
 * The date that a note means by one without a year, as in ISO 8601: "30 April", "next month", "this year", "the fourth quarter". `undefined`
 * where the note has no date of its own, or where it might be either of two.
 *
 * A month without a year is the next to come where its sentence speaks of what is ahead, the last one gone where it speaks of the past,
 * else the one near by. A quarter or a season is known by its year only.
 */
export function resolveDate(
	sentence: readonly Word[],
	{ from, to, bound, noteDate }: Asked,
): string | undefined {
	const [, year, month] = /^(\d{4})-(\d{2})/.exec(noteDate ?? '') ?? [];
	if (year === undefined || month === undefined) {
		return undefined;
	}
	const now = { year: Number(year), month: Number(month) - 1 };
	const words = sentence.slice(from, to);
	const said = foldedText(words, 0, words.length);
	const way = wayOf(sentence, from, bound);
	return monthOf(words, now, way) ?? spanOf(said, now, way);
}

type Way = 'ahead' | 'behind' | undefined;

/** How far before a date words are looked at that say which way it lies. */
const WAY_REACH = 10;

const AHEAD =
	/^(?:will|would|shall|may|can|must|due|expected|expects|plans|planned|set|begins|starts|ends|expires|runs|lasts|lapses|takes|comes|becomes)$/;
const BEHIND =
	/ed$|^(?:was|were|had|let|took|struck|gave|sold|bought|won|lost|told|said|made|began|put|went|came|ran|cut|fell|rose)$/;

/** By what binds the date, else by the nearest word before it that tells. */
function wayOf(words: readonly Word[], from: number, bound: FactBound | undefined): Way {
	if (words[from - 1]?.folded === 'since') {
		return 'behind';
	}
	if (bound === 'until' || bound === 'by') {
		return 'ahead';
	}
	for (let at = from - 1; at >= Math.max(0, from - WAY_REACH) && words[at]?.text !== ';'; at--) {
		const folded = words[at]?.folded ?? '';
		if (AHEAD.test(folded)) {
			return 'ahead';
		}
		if (BEHIND.test(folded) && words[at]?.isCapitalised !== true) {
			const isPassive = words.slice(Math.max(0, at - 3), at).some(word => AHEAD.test(word.folded));
			return isPassive ? 'ahead' : 'behind';
		}
	}
	return undefined;
}

function monthOf(words: readonly Word[], now: Month, way: Way): string | undefined {
	const at = words.findIndex(word => word.isCapitalised && MONTHS.includes(word.folded.slice(0, 3)));
	const month = MONTHS.indexOf(words[at]?.folded.slice(0, 3) ?? '');
	const year = at < 0 ? undefined : (pointedYear(words, now, month) ?? yearOf(month, now, way));
	if (year === undefined) {
		return undefined;
	}
	const day = words
		.map(({ folded }) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(folded)?.[1])
		.find(found => found !== undefined);
	return [monthText(year, month), ...(day === undefined ? [] : [day.padStart(2, '0')])].join('-');
}

/** "March last year", "next March". */
function pointedYear(words: readonly Word[], now: Month, month: number): number | undefined {
	const [pointer, of] = words.at(-1)?.folded === 'year' ? [words.at(-2), 'year'] : [words[0], 'month'];
	const isOver = month <= now.month;
	switch (pointer?.folded) {
		case 'next':
			return now.year + (of === 'year' || isOver ? 1 : 0);
		case 'last':
			return now.year - (of === 'year' || !isOver ? 1 : 0);
		case 'this':
			return now.year;
		default:
			return undefined;
	}
}

/** So many months away the other one, before or behind, is too far to be meant. */
const NEAR = 4;

function yearOf(month: number, now: Month, way: Way): number | undefined {
	const away = month - now.month;
	if (way !== undefined) {
		return now.year + (way === 'ahead' && away < 0 ? 1 : way === 'behind' && away > 0 ? -1 : 0);
	}
	return [now.year, now.year - 1, now.year + 1].find(
		year => Math.abs(away + 12 * (year - now.year)) <= NEAR,
	);
}

function spanOf(said: string, { year, month }: Month, way: Way): string | undefined {
	if (said === 'next month') {
		return monthText(year + (month === 11 ? 1 : 0), (month + 1) % 12);
	}
	if (/\bnext year$/.test(said)) {
		return String(year + 1);
	}
	const isThis = /\bthis (?:year|spring|summer|autumn)$|^(?:the )?end of the year$/.test(said);
	const part = /^(?:the )?(?:first|second|third|fourth) (?:quarter|half)$|^[qh][1-4]$/.test(said);
	return isThis || (part && isWithinYear(said, month, way)) ? String(year) : undefined;
}

const PARTS = ['first', 'second', 'third', 'fourth'];

/** Whether the part of the year that is spoken of lies in this one: "the fourth quarter" ahead of May does, "the first" does not. */
function isWithinYear(said: string, month: number, way: Way): boolean {
	const named = PARTS.findIndex(part => said.includes(part));
	const part = named >= 0 ? named : Number(said.slice(-1)) - 1;
	const now = Math.floor(month / (/half|^h/.test(said) ? 6 : 3));
	return way === 'ahead' ? part >= now : way === 'behind' && part <= now;
}

function monthText(year: number, month: number): string {
	return `${String(year)}-${String(month + 1).padStart(2, '0')}`;
}
