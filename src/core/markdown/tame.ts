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
		!hasManyLazy(source)
	);
}

function tameParagraph(paragraph: string): string {
	const blank = (_: string, kept: string, mark: string): string => kept + ' '.repeat(mark.length);
	let tamed = paragraph.replace(DEEP, blank).replace(FAR, blank);
	tamed = hasManyMarks(tamed) ? tamed.replace(/[*_~]/g, ' ') : tamed;
	tamed = hasManyOpen(tamed) ? tamed.replace(/[[\](<]/g, ' ') : tamed;
	return hasManyLazy(tamed) ? tamed.replace(QUOTED, ' ') : tamed;
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
