/** More marks of emphasis in one paragraph than any writer sets; the parser's time grows with their square. */
const MOST_EMPHASIS = 1000;

/** Deeper than any quotation of a quotation; the parser's time grows with the square of the depth. */
const DEEPEST_QUOTE = 40;

/**
 * Takes the sting out of texts that no writer writes and on which the parser would take time beyond all measure.
 *
 * What is too much is replaced by as many spaces, so that every offset stays true. A text that somebody wrote comes back as it is.
 */
export function tame(source: string): string {
	return />[ \t]*>/.test(source) || hasManyMarks(source)
		? source
				.split(/((?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n?|\n))/)
				.map(part => tameEmphasis(tameQuotes(part)))
				.join('')
		: source;
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

function tameEmphasis(paragraph: string): string {
	return hasManyMarks(paragraph) ? paragraph.replace(/[*_~]/g, ' ') : paragraph;
}

/** The beginning of a line that is all quote marks, longer than `DEEPEST_QUOTE` of them. */
const DEEP_QUOTE = new RegExp(`^((?:[ \\t]*>){${DEEPEST_QUOTE}})([ \\t>]*>)`, 'gm');

function tameQuotes(paragraph: string): string {
	return paragraph.replace(
		DEEP_QUOTE,
		(_, kept: string, deeper: string) => kept + ' '.repeat(deeper.length),
	);
}
