// Where a passage truly is after an edit, and whether an answer is right.
import { COPY, NEW, lettersOf } from './anchoringText.mjs';

/** Places that agree in so many letters on each side are equally good; a tool that keeps less context can not know better. */
const NEAR = 32;

/** Places that agree in so many letters on each side are equally good for anybody. */
const FAR = 256;

const MARK = /[\p{L}\p{N}]/u;

/**
 * Where the passage is now: its surviving letters, from the first to the last.
 *
 * `none`: it can not be said (its parts went apart, it has no letters), or the passage is gone and yet stands elsewhere word for
 * word with what was on one side of it, and nobody could tell that from its having moved.
 */
export function truthOf(text, edited, { start, end }) {
	let total = 0;
	for (let i = start; i < end; i++) {
		total += MARK.test(text.charAt(i)) ? 1 : 0;
	}
	const { letters, places } = lettersOf(edited);
	let alive = 0;
	let first = -1;
	let last = -1;
	places.forEach((place, i) => {
		const origin = edited.from[place];
		if (origin >= start && origin < end && origin < COPY) {
			alive++;
			first = first < 0 ? i : first;
			last = i;
		}
	});
	if (total === 0) {
		return { kind: 'none' };
	}
	const quote = lettersOf({ text: text.slice(start, end), from: new Int32Array(end - start) }).letters;
	const before = lettersOf({ text: text.slice(0, start), from: new Int32Array(start) }).letters;
	const after = lettersOf({ text: text.slice(end), from: new Int32Array(text.length - end) }).letters;
	const size = last - first + 1;
	const changed = Math.max(1 - alive / total, (size - alive) / total);
	if (alive === 0 || changed > 0.5) {
		const isElsewhere = elsewhere(letters, -1, { quote, before, after }).length > 0;
		if (isElsewhere || (alive > 0 && size > 1.6 * total)) {
			return { kind: 'none' };
		}
		return alive === 0
			? { kind: 'gone', group: 'deleted' }
			: { kind: 'remnant', group: 'more changed', ...spanOf(places, first, last) };
	}
	const place = { ...spanOf(places, first, last), outer: outerOf(edited, places, first, last) };
	if (changed > 0) {
		return {
			kind: 'place',
			group: changed <= 0.2 ? 'up to 20 % changed' : 'up to 50 % changed',
			...place,
		};
	}
	const here = agreement(letters, first, { quote, before, after });
	const others = elsewhere(letters, first, { quote, before, after });
	const isAsGood = reach => others.some(other => within(other, reach) >= within(here, reach));
	const isBesides = others.some(other => other.before > here.before || other.after > here.after);
	return isAsGood(FAR)
		? { kind: 'twins', group: 'two equal places', ...place }
		: { kind: 'place', group: 'unedited', mayAsk: isBesides || isAsGood(NEAR), isWhole: true, ...place };
}

/** The other places where the quote's letters stand with what was on one side of them at least. */
function elsewhere(letters, first, around) {
	const others = [];
	for (let at = letters.indexOf(around.quote); at >= 0; at = letters.indexOf(around.quote, at + 1)) {
		const there = agreement(letters, at, around);
		if (at !== first && Math.max(there.before, there.after) >= NEAR) {
			others.push(there);
		}
	}
	return others;
}

/** How many letters before and after the quote are those that stood there when it was taken, up to `FAR`. */
function agreement(letters, at, { quote, before, after }) {
	let back = 0;
	while (
		back < Math.min(FAR, at, before.length) &&
		letters[at - back - 1] === before[before.length - back - 1]
	) {
		back++;
	}
	const end = at + quote.length;
	let on = 0;
	while (on < Math.min(FAR, letters.length - end, after.length) && letters[end + on] === after[on]) {
		on++;
	}
	return { before: back, after: on };
}

function within({ before, after }, reach) {
	return Math.min(before, reach) + Math.min(after, reach);
}

function spanOf(places, first, last) {
	return { first, last, span: { start: places[first], end: places[last] + 1 } };
}

/** What was put in right beside the passage, up to so many letters, may be counted to it: a typo at its edge, a word that replaced its first. */
const MOST_OUTER = 30;

function outerOf({ from }, places, first, last) {
	let outerFirst = first;
	while (outerFirst > 0 && first - outerFirst < MOST_OUTER && from[places[outerFirst - 1]] === NEW) {
		outerFirst--;
	}
	let outerLast = last;
	while (
		outerLast < places.length - 1 &&
		outerLast - last < MOST_OUTER &&
		from[places[outerLast + 1]] === NEW
	) {
		outerLast++;
	}
	return { first: outerFirst, last: outerLast };
}

/** right, unsure, lost or wrong. */
export function judge(edited, truth, answer) {
	const isHere = span => isSamePlace(edited, truth, span);
	if (answer.kind === 'lost') {
		return truth.kind === 'gone' || truth.kind === 'remnant' ? 'right' : 'lost';
	}
	if (answer.kind === 'ambiguous') {
		const isRight = (truth.kind === 'twins' || truth.mayAsk) && answer.spans.some(isHere);
		return isRight && answer.spans.length > 1 ? 'right' : 'unsure';
	}
	if (truth.kind === 'gone' || truth.kind === 'twins') {
		return 'wrong';
	}
	return isHere(answer.span) ? 'right' : 'wrong';
}

/** The same letters where the passage is whole; half of all letters of both where it was changed, since its edges may be gone. */
function isSamePlace(edited, truth, span) {
	const { places } = lettersOf(edited);
	const inside = places
		.map((place, i) => (place >= span.start && place < span.end ? i : -1))
		.filter(i => i >= 0);
	const first = inside[0] ?? -1;
	const last = inside.at(-1) ?? -2;
	const { outer } = truth;
	if (
		outer !== undefined &&
		first >= outer.first &&
		first <= truth.first &&
		last >= truth.last &&
		last <= outer.last
	) {
		return true;
	}
	const shared = Math.max(0, Math.min(last, truth.last) - Math.max(first, truth.first) + 1);
	return !truth.isWhole && shared / (Math.max(last, truth.last) - Math.min(first, truth.first) + 1) >= 0.5;
}
