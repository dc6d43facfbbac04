/** More marks of emphasis in one paragraph than any writer sets; the parser's time grows with their square. */
const MOST_EMPHASIS = 1000;

/** More brackets, one inside the other or never closed, than any writer opens in a paragraph; time grows with their square. */
const MOST_OPEN = 1000;

/** More brackets than any writer sets in a paragraph of which the quick reader does not know what to make. */
const MOST_BRACKETS = 5000;

/** Deeper than any quotation of a quotation or list in a list; the parser's time grows with the square of the depth. */
const DEEPEST = 40;

/** Further in than any list in a list, in code units; with one level a line the parser's time grows faster than the text. */
const FURTHEST = 160;

/** More often than any writer lets a quote go on in a line without its mark; the parser's time grows with the square. */
const MOST_LAZY = 200;

/** More lines than any writer lets a paragraph go on without an empty one; the parser's time grows with their square. */
const MOST_LINES = 256;

/** More lines than any writer sets in a quote, an item or a note without an empty one: also of those the time grows with the square. */
const MOST_LINES_IN_CONTAINER = 500;

/**
 * Takes the sting out of texts that no writer writes and on which the parser would take time beyond all measure.
 *
 * What is too much is replaced by as many spaces, so that every offset stays true. A text that somebody wrote comes back as it is. Linear.
 */
export function tame(source: string): string {
	return isTame(source)
		? source
		: source
				.split(/((?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n?|\n))/)
				.map(tameParagraph)
				.join('');
}

function isTame(source: string): boolean {
	return (
		source.search(DEEP) < 0 &&
		source.search(FAR) < 0 &&
		!hasManyMarks(source) &&
		!hasManyOpen(source) &&
		!hasManyLazy(source) &&
		findLongRuns(source).length === 0 &&
		!hasLongContainer(source)
	);
}

function tameParagraph(paragraph: string): string {
	const blank = (_: string, kept: string, mark: string): string => kept + ' '.repeat(mark.length);
	let tamed = paragraph.replace(DEEP, blank).replace(FAR, blank);
	tamed = hasManyMarks(tamed) ? tamed.replace(/[*_~]/g, ' ') : tamed;
	tamed = hasManyOpen(tamed) ? tamed.replace(/[[\](<]/g, ' ') : tamed;
	tamed = joinLongRuns(hasManyLazy(tamed) ? tamed.replace(QUOTED, ' ') : tamed);
	return hasLongContainer(tamed) ? partLines(tamed) : tamed;
}

/** The beginning of a line that opens quotes, items and footnotes, one in the other and more than `DEEPEST` of them. */
const DEEP = deepPattern(String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|\[\^[^\s\]]{1,99}\]:)`);

/** An item that is far in. */
const FAR = new RegExp(String.raw`^([ \t>]{${FURTHEST},})([-*+]|\d{1,9}[.)])(?=[ \t])`, 'gm');

function deepPattern(mark: string): RegExp {
	return new RegExp(`^((?:${mark}){${DEEPEST}})((?:${mark})+)`, 'gm');
}

function hasManyMarks(source: string): boolean {
	let marks = 0;
	for (let at = 0; at < source.length; at++) {
		const code = source.charCodeAt(at);
		if ((code === 42 || code === 95 || code === 126) && ++marks > MOST_EMPHASIS) {
			return true;
		}
	}
	return false;
}

/** Counts `[`, `(` and `<` each by itself: what stands open at a time, and brackets alone: all of them but at the beginnings of lines. */
function hasManyOpen(source: string): boolean {
	let square = 0;
	let round = 0;
	let angle = 0;
	let brackets = 0;
	for (let at = 0; at < source.length; at++) {
		switch (source.charCodeAt(at)) {
			case 0x5b:
				square++;
				brackets += at > 0 && source.charCodeAt(at - 1) !== 10 ? 1 : 0;
				break;
			case 0x5d:
				square -= square > 0 ? 1 : 0;
				break;
			case 0x28:
				round++;
				break;
			case 0x29:
				round -= round > 0 ? 1 : 0;
				break;
			case 0x3c:
				angle++;
				break;
			case 0x3e:
				angle -= angle > 0 ? 1 : 0;
				break;
			default:
				continue;
		}
		if (square > MOST_OPEN || round > MOST_OPEN || angle > MOST_OPEN || brackets > MOST_BRACKETS) {
			return true;
		}
	}
	return false;
}

/** The mark of a quote at the beginning of its line. */
const QUOTED = /(?<=^ {0,3})>/gm;

/** A line of a quote before one without the mark that is not empty. */
const LAZY = /^ {0,3}>[^\r\n]*(?:\r\n?|\n)(?! {0,3}>)(?=[ \t]*[^ \t\r\n])/gm;

function hasManyLazy(source: string): boolean {
	LAZY.lastIndex = 0;
	for (let lazy = 0; LAZY.test(source);) {
		if (++lazy > MOST_LAZY) {
			LAZY.lastIndex = 0;
			return true;
		}
	}
	return false;
}

/**
 * A line of prose behind the marks of the quotes it stands in: it begins with a letter, so that it goes on with a paragraph, and nothing in it
 * ends anything, not even itself (two spaces and a backslash break a line).
 */
const PROSE_LINE = /^([ \t>]*)\p{L}[^<>\r\n]*(?<!\\| {2})$/gmu;

interface Line {
	readonly start: number;
	readonly end: number;
	/** What stands before its first letter. */
	readonly prefix: string;
}

/** The lines of each paragraph that has too many: those that may be joined to the line before, which begins in the same way. */
function findLongRuns(source: string): Line[][] {
	const runs: Line[][] = [];
	let run: Line[] = [];
	const close = (): void => {
		if (run.length > MOST_LINES) {
			runs.push(run.slice(0, -1)); // The last may be the head of a table.
		}
	};
	for (const { index: start, 0: text, 1: prefix = '' } of source.matchAll(PROSE_LINE)) {
		const before = run.at(-1);
		const isNext = before?.prefix === prefix && /^(?:\r\n?|\n)$/.test(source.slice(before.end, start));
		if (!isNext) {
			close();
			run = [];
		}
		run.push({ start, end: start + text.length, prefix });
	}
	close();
	return runs;
}

/** Makes one line of each paragraph that has too many. */
function joinLongRuns(paragraph: string): string {
	const pieces: string[] = [];
	let at = 0;
	for (const run of findLongRuns(paragraph)) {
		let end = run[0]?.end ?? 0;
		for (const line of run.slice(1)) {
			const first = line.start + line.prefix.length;
			pieces.push(paragraph.slice(at, end), ' '.repeat(first - end));
			at = first;
			({ end } = line);
		}
	}
	return pieces.length === 0 ? paragraph : pieces.join('') + paragraph.slice(at);
}

/** A line with something on it, and the mark of a quote, an item or a note that it may begin with. */
const FULL_LINE = /^[ \t>]*[^ \t>\r\n][^\r\n]*(?:\r\n?|\n|$)/gm;
const CONTAINER = /^[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]|\[\^)/;

function hasLongContainer(source: string): boolean {
	let end = 0;
	let lines = 0;
	let isIn = false;
	for (const { index, 0: line } of source.matchAll(FULL_LINE)) {
		const goesOn = index === end;
		isIn = (goesOn && isIn) || CONTAINER.test(line);
		lines = goesOn ? lines + 1 : 1;
		end = index + line.length;
		if (isIn && lines > MOST_LINES_IN_CONTAINER) {
			return true;
		}
	}
	return false;
}

/** Makes paragraphs of one that has too many lines, at the cost of what stands in those that then are empty. */
function partLines(paragraph: string): string {
	let lines = 0;
	return paragraph.replace(/[^\r\n]+/g, line =>
		++lines % MOST_LINES_IN_CONTAINER === 0 ? ' '.repeat(line.length) : line,
	);
}
