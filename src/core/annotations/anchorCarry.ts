import type { Span } from '../base/span.js';
import { shiftSpan, type Edit } from '../base/shiftSpan.js';

/** One replacement in a note: `length` units at `offset` gave way to `text`. */
export interface TextChange {
	readonly offset: number;
	readonly length: number;
	readonly text: string;
}

/** What one deletion took of a passage, and how long the deletion was, which may have reached beyond it. */
interface Cut {
	readonly text: string;
	readonly length: number;
}

/**
 * A passage of an open note, followed through every edit.
 *
 * A passage all of whose text was deleted is not forgotten: `start` equals `end` where it stood, and `gone` is what it held,
 * so that undoing the deletion brings it back, in one step or letter by letter.
 *
 * Invariant: `text` is what the note has from `start` to `end`.
 */
export interface Passage extends Span {
	readonly text: string;
	/** What was deleted of the passage at its start and at its end, deletion by deletion in the order of the text; it comes back when it is put there again. */
	readonly cutBefore: readonly Cut[];
	readonly cutAfter: readonly Cut[];
	/** Set while the passage has no text. */
	readonly gone: Gone | undefined;
}

/** A deletion that took all of a passage: its last text, how far into the deletion that stood, and how long the deletion was. */
interface Gone {
	readonly text: string;
	readonly lead: number;
	readonly length: number;
	/** Later deletions over the place, the last one last, so that undoing them leads back to it. */
	readonly over: readonly { readonly lead: number; readonly length: number }[];
}

/** Begins to follow a span of a note. */
export function takePassage(text: string, { start, end }: Span): Passage {
	return { start, end, text: text.slice(start, end), cutBefore: [], cutAfter: [], gone: undefined };
}

/** Whether all of the passage's text was deleted; its quote is then all there is of it, unless the deletion is undone. */
export function isCollapsed(passage: Passage): boolean {
	return passage.start === passage.end;
}

/**
 * Carries passages over the changes of one edit, which must be so ordered that each is true when those before it were made
 * (VS Code gives them from the last in the note to the first, which is). Time: passages × changes; the note is not looked at.
 */
export function carryPassages(
	passages: readonly Passage[],
	changes: readonly TextChange[],
): readonly Passage[] {
	return changes.reduce<readonly Passage[]>(
		(carried, change) => carried.map(passage => carryPassage(passage, change)),
		passages,
	);
}

/**
 * Carries one passage over one change.
 *
 * ```text
 * Acme gets |exclusivity| for Japan      typed at either edge: it does not grow
 *            ~~~~~~~~~~~                 typed, replaced or deleted within: it follows
 * ```
 * A change over an edge cuts it off there; the same text put back at that edge is taken in again. A change that replaces it together
 * with its surroundings by a text that holds it once (a formatter, a note read anew from disk) leaves it on its words.
 */
export function carryPassage(passage: Passage, change: TextChange): Passage {
	const edit: Edit = { offset: change.offset, length: change.length, inserted: change.text.length };
	const editEnd = edit.offset + edit.length;
	if (isCollapsed(passage)) {
		return carryCollapsed(passage, change);
	}
	if (edit.offset > passage.end) {
		return passage;
	}
	if (edit.length === 0 && edit.offset === passage.end) {
		return regrowAtEnd(passage, change.text);
	}
	const moved = shiftSpan(passage, edit);
	if (editEnd <= passage.start && moved !== undefined) {
		return editEnd === passage.start && edit.length === 0 ? regrowAtStart(moved, change.text) : moved;
	}
	if (moved === undefined || (edit.offset < passage.start && editEnd > passage.end)) {
		return eaten(passage, change);
	}
	const from = Math.max(0, edit.offset - passage.start);
	const to = Math.min(passage.text.length, editEnd - passage.start);
	if (edit.offset < passage.start) {
		return {
			...moved,
			text: passage.text.slice(to),
			cutBefore: [...passage.cutBefore, { text: passage.text.slice(0, to), length: edit.length }],
		};
	}
	if (editEnd > passage.end) {
		return {
			...moved,
			text: passage.text.slice(0, from),
			cutAfter: [{ text: passage.text.slice(from), length: edit.length }, ...passage.cutAfter],
		};
	}
	return cutOrChanged(passage, change, { from, to, moved });
}

/** A change within the passage. A deletion that reaches an edge cuts; everything else changes its text. */
function cutOrChanged(
	{ text, cutBefore, cutAfter }: Passage,
	change: TextChange,
	{ from, to, moved }: { readonly from: number; readonly to: number; readonly moved: Passage },
): Passage {
	const gone = { text: text.slice(from, to), length: change.length };
	if (change.text === '' && from === 0) {
		return { ...moved, text: text.slice(to), cutBefore: [...cutBefore, gone] };
	}
	if (change.text === '' && to === text.length) {
		return { ...moved, text: text.slice(0, from), cutAfter: [gone, ...cutAfter] };
	}
	return { ...moved, text: text.slice(0, from) + change.text + text.slice(to) };
}

/** All of the passage was replaced, perhaps with more around it. */
function eaten(passage: Passage, { offset, length, text }: TextChange): Passage {
	const at = text.indexOf(passage.text);
	if (at >= 0 && text.indexOf(passage.text, at + 1) < 0) {
		return { ...passage, start: offset + at, end: offset + at + passage.text.length };
	}
	const place = offset + text.length;
	return {
		...passage,
		start: place,
		end: place,
		text: '',
		gone: { text: passage.text, lead: passage.start - offset, length, over: [] },
	};
}

function carryCollapsed(passage: Passage, change: TextChange): Passage {
	const { offset, length, text } = change;
	const { start, gone, cutBefore, cutAfter } = passage;
	if (offset > start || gone === undefined) {
		return passage;
	}
	const place = offset + length < start ? start + text.length - length : offset + text.length;
	const moved = { ...passage, start: place, end: place };
	if (offset + length < start) {
		return moved;
	}
	if (text === '') {
		const over = length > 0 ? [...gone.over, { lead: start - offset, length }] : gone.over;
		return { ...moved, gone: { ...gone, over } };
	}
	const last = gone.over.at(-1);
	if (last?.length === text.length && length === 0) {
		const back = offset + last.lead;
		return { ...moved, start: back, end: back, gone: { ...gone, over: gone.over.slice(0, -1) } };
	}
	if (text.length === gone.length && text.startsWith(gone.text, gone.lead)) {
		return comeBack(moved, gone.text, offset + gone.lead);
	}
	const held = textOf(cutBefore) + gone.text + textOf(cutAfter);
	if (text.includes(held)) {
		return { ...comeBack(moved, held, offset + text.indexOf(held)), cutBefore: [], cutAfter: [] };
	}
	if (text.includes(gone.text)) {
		return comeBack(moved, gone.text, offset + text.indexOf(gone.text));
	}
	if (gone.text.startsWith(text)) {
		return {
			...comeBack(moved, text, offset),
			cutAfter: [whole(gone.text.slice(text.length)), ...cutAfter],
		};
	}
	if (gone.text.endsWith(text)) {
		return {
			...comeBack(moved, text, offset),
			cutBefore: [...cutBefore, whole(gone.text.slice(0, -text.length))],
		};
	}
	return moved;
}

function comeBack(passage: Passage, text: string, start: number): Passage {
	return { ...passage, text, start, end: start + text.length, gone: undefined };
}

function textOf(cuts: readonly Cut[]): string {
	return cuts.map(({ text }) => text).join('');
}

function whole(text: string): Cut {
	return { text, length: text.length };
}

/** `moved` stands after what was typed at its start; what was cut off there and is typed again belongs to it. */
function regrowAtStart(moved: Passage, typed: string): Passage {
	const { cutBefore } = moved;
	const last = cutBefore.at(-1);
	if (last === undefined || typed === '') {
		return moved;
	}
	const isUndone = last.length === typed.length && typed.endsWith(last.text);
	const from = isUndone
		? cutBefore.length - 1
		: cutBefore.findIndex((_, i) => typed.endsWith(textOf(cutBefore.slice(i))));
	const isPart = from < 0 && last.text.endsWith(typed);
	if (from < 0 && !isPart) {
		return moved;
	}
	const back = isPart ? typed : textOf(cutBefore.slice(from));
	const left = isPart
		? [...cutBefore.slice(0, -1), whole(last.text.slice(0, -typed.length))]
		: cutBefore.slice(0, from);
	return { ...moved, start: moved.start - back.length, text: back + moved.text, cutBefore: left };
}

function regrowAtEnd(passage: Passage, typed: string): Passage {
	const { cutAfter } = passage;
	const [next] = cutAfter;
	if (next === undefined || typed === '') {
		return passage;
	}
	const isUndone = next.length === typed.length && typed.startsWith(next.text);
	let count = isUndone ? 1 : cutAfter.length;
	while (count > 0 && !typed.startsWith(textOf(cutAfter.slice(0, count)))) {
		count--;
	}
	const isPart = count === 0 && next.text.startsWith(typed);
	if (count === 0 && !isPart) {
		return passage;
	}
	const back = isPart ? typed : textOf(cutAfter.slice(0, count));
	const left = isPart
		? [whole(next.text.slice(typed.length)), ...cutAfter.slice(1)]
		: cutAfter.slice(count);
	return { ...passage, end: passage.end + back.length, text: passage.text + back, cutAfter: left };
}
