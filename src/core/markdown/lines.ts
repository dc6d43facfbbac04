/** Reads markdown's lines, which end at `\n`, `\r\n` or `\r`, by code units and without cutting them out. */

export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const TAB = 0x09;

/** Where the line that `at` stands in ends, its line break left out. */
export function endOfLine(text: string, at: number): number {
	for (let end = at; end < text.length; end++) {
		const code = text.charCodeAt(end);
		if (code === LINE_FEED || code === RETURN) {
			return end;
		}
	}
	return text.length;
}

/** Where the line begins that follows a line ending at `end`. */
export function nextLine(text: string, end: number): number {
	return text.charCodeAt(end) === RETURN && text.charCodeAt(end + 1) === LINE_FEED
		? end + 2
		: Math.min(end + 1, text.length);
}

/** The first place in `[at, end)` that is no space, or `end`. */
export function skipSpaces(text: string, at: number, end: number): number {
	let to = at;
	while (to < end && text.charCodeAt(to) === SPACE) {
		to++;
	}
	return to;
}

/** The first place in `[at, end)` that is neither space nor tab, or `end`. */
export function skipBlanks(text: string, at: number, end: number): number {
	let to = at;
	while (to < end && (text.charCodeAt(to) === SPACE || text.charCodeAt(to) === TAB)) {
		to++;
	}
	return to;
}

/** The last place after `start` behind which only spaces and tabs stand up to `end`. */
export function trimBlanks(text: string, start: number, end: number): number {
	let to = end;
	while (to > start && (text.charCodeAt(to - 1) === SPACE || text.charCodeAt(to - 1) === TAB)) {
		to--;
	}
	return to;
}

/** How often the code unit at `at` stands there in a row, up to `end`. */
export function runLength(text: string, at: number, end: number): number {
	const code = text.charCodeAt(at);
	let to = at + 1;
	while (to < end && text.charCodeAt(to) === code) {
		to++;
	}
	return to - at;
}

/** Whether a line's content, `[at, end)` without indent, is a heading with marks before it: `## Terms`. */
export function isHeadingLine(text: string, at: number, end: number): boolean {
	if (text.charCodeAt(at) !== 0x23) {
		return false;
	}
	const after = at + runLength(text, at, end);
	const code = text.charCodeAt(after);
	return after - at <= 6 && (after >= end || code === SPACE || code === TAB);
}

/**
 * The depth of the heading that a line, its content `[at, end)` without indent, makes of the paragraph before it: 1 for `===`, 2 for `---`.
 * One dash alone is not told apart from an empty item; it and all other lines are 0.
 */
export function underlineDepth(text: string, at: number, end: number): 0 | 1 | 2 {
	const mark = text[at];
	if (at >= end || (mark !== '=' && mark !== '-')) {
		return 0;
	}
	const size = runLength(text, at, end);
	if (skipBlanks(text, at + size, end) < end) {
		return 0;
	}
	return mark === '=' ? 1 : size > 1 ? 2 : 0;
}

/** A fence that a line opens: its mark and how many of it. */
export interface Fence {
	readonly code: number;
	readonly size: number;
}

const BACKTICK = 0x60;

/** The fence that a line's content, `[at, end)` without indent, opens. */
export function fenceAt(text: string, at: number, end: number): Fence | undefined {
	const code = text.charCodeAt(at);
	if (code !== BACKTICK && code !== 0x7e) {
		return undefined;
	}
	const size = runLength(text, at, end);
	const isCode = code === BACKTICK && text.slice(at + size, end).includes('`');
	return size < 3 || isCode ? undefined : { code, size };
}

/** Whether the line `[at, end)` closes a fence. */
export function closesFence(text: string, at: number, end: number, fence: Fence): boolean {
	const first = skipSpaces(text, at, end);
	if (first - at > 3 || text.charCodeAt(first) !== fence.code) {
		return false;
	}
	const size = runLength(text, first, end);
	return size >= fence.size && skipBlanks(text, first + size, end) === end;
}

/** The mark of a list's item. */
export interface ItemMark {
	/** `-`, `*`, `+`, or for numbered items `.` or `)`. */
	readonly code: number;
	/** How many code units the mark takes. */
	readonly size: number;
	/** Whether the item may follow a line of prose directly. */
	readonly interrupts: boolean;
}

/**
 * The mark of a list's item that a line's content, `[at, end)` without indent, begins with. An item needs a space and
 * something after it here; rules (`* * *`) are not told apart.
 */
export function itemMarkAt(text: string, at: number, end: number): ItemMark | undefined {
	const code = text.charCodeAt(at);
	let size = 1;
	let mark = code;
	if (isDigit(code)) {
		while (size < 10 && isDigit(text.charCodeAt(at + size))) {
			size++;
		}
		mark = text.charCodeAt(at + size);
		if (size > 9 || (mark !== 0x2e && mark !== 0x29)) {
			return undefined;
		}
		size++;
	} else if (code !== 0x2d && code !== 0x2a && code !== 0x2b) {
		return undefined;
	}
	const after = at + size;
	const isItem = after < end && text.charCodeAt(after) === SPACE && skipBlanks(text, after, end) < end;
	return isItem
		? { code: mark, size, interrupts: mark === code || (size === 2 && code === 0x31) }
		: undefined;
}

/**
 * Whether the contents of an item or a quote, from `at` on, could open one more of the kind. On a line that follows prose directly the
 * parser sees only some of them.
 */
export function opensContainer(text: string, at: number): boolean {
	return /[-+*>\d]/.test(text.charAt(at)) || text.startsWith('[^', at);
}

function isDigit(code: number): boolean {
	return code >= 0x30 && code <= 0x39;
}

/** Whether a line's content, `[at, end)` without indent, is a rule across the page: `***`, `- - -`, `___`. */
export function isRule(text: string, at: number, end: number): boolean {
	const code = text.charCodeAt(at);
	if (code !== 0x2a && code !== 0x2d && code !== 0x5f) {
		return false;
	}
	let marks = 0;
	for (let i = at; i < end; i++) {
		const other = text.charCodeAt(i);
		if (other === code) {
			marks++;
		} else if (other !== SPACE && other !== TAB) {
			return false;
		}
	}
	return marks >= 3;
}

/** The line under a table's head: `| --- | :-: |`. Bars at its ends may be missing. */
export function isDelimiterRow(text: string, at: number, end: number): boolean {
	let hasDash = false;
	for (let i = at; i < end; i++) {
		const code = text.charCodeAt(i);
		hasDash ||= code === 0x2d;
		if (code !== 0x2d && code !== 0x7c && code !== 0x3a && code !== SPACE && code !== TAB) {
			return false;
		}
	}
	return hasDash;
}
