/**
 * A stretch of a note's source on one line as it is meant to be read: without the marks of markdown around and in it.
 *
 * A sentence may begin or end within emphasis or a link, so that only one half of a pair is in it: such a half goes as well. What stands
 * for itself stays: a star between numbers, a name_with_underscores, a mark behind a backslash (without the backslash), HTML. Linear in the text.
 */
export function withoutMarks(source: string): string {
	const line = oneLine(
		hideEscaped(source)
			.replace(/^[\t ]*(?:[>#]+|[-*+]|\d+[.)])[\t ]+(?:\[[ xX]\] )?/gm, '')
			.replace(/<br ?\/?>/gi, '\n'),
	);
	return showEscaped(
		withoutHalves(
			line
				.replace(/\[\^[^\]\s]{1,40}\]/g, '')
				.replace(/\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{1,200})\]\]/g, '$1')
				.replace(/!?\[([^[\]]{0,500})\]\((?:[^()]|\([^()]*\)){0,1000}\)/g, '$1')
				.replace(/(`{1,3})([^`]+)\1/g, '$2')
				.replace(/(\*\*|__|~~|==)(?=\S)(.+?)(?<=\S)\1/g, '$2')
				.replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2'),
		),
	).trim();
}

/** The same for a stretch that was cut out anywhere: nothing in it is taken for a pair, and white space at its ends stays. */
export function withoutCutMarks(source: string): string {
	return showEscaped(withoutHalves(hideEscaped(source)));
}

/** Line breaks, with the marks of block quotes behind them, and runs of white space as one space each. */
export function oneLine(text: string): string {
	return text.replace(/\s*\n[\t >]*|\s+/g, ' ');
}

/**
 * How much of a sentence only leads up to it: a dateline ("LONDON, March 11 (Meridian Wire) - ") or a label in bold ("**Bottom line:** "), of which
 * the sentence may have lost the first marks. In code units of the source; 0 where it begins at once.
 */
export function leadIn(source: string): number {
	return (DATELINE.exec(source) ?? LABEL.exec(source))?.[0].length ?? 0;
}

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?';
const DATE = `(?:\\d{1,2} ${MONTH}|${MONTH} \\d{1,2})(?:,? \\d{4})?`;
const PLACE = "\\p{Lu}[\\p{L}.'’/ -]{1,40}(?:, \\p{Lu}[\\p{L}. ]{1,20})?";
const AGENCY = '(?:\\([^()\\n]{2,40}\\)|/[^/\\n]{2,40}/)';
const HALF = '[*_]{0,3}';

/** A place, a date, an agency, and a dash; of the first two and the last two one at least, since "Acme - the buyer" is none. */
const DATELINE = new RegExp(
	`^${HALF}(?:[-–—]+ )?(?:(?:${PLACE},? )?${DATE}(?: ${AGENCY})?|(?:${PLACE} )?${AGENCY})${HALF} ?[-–—]{1,2}${HALF}\\s+${HALF}(?=\\S)`,
	'u',
);

const LABEL = /^(?:\*\*|__)?[^*_\n]{1,40}?(?:[:.](?:\*\*|__)|(?:\*\*|__):)\s+(?=\S)/;

/** Takes off marks of emphasis, code and links whose other half is not there. */
function withoutHalves(text: string): string {
	return text
		.replace(/\]\([^)\s]*\)?|!?\[(?=[^\]]*$)/g, '')
		.replace(/`+/g, '')
		.replace(/^(?:\*{1,3}|_{1,3}|~~)\s|\s(?:\*{2,3}|_{2,3}|~~)$/g, ' ')
		.replace(
			/(?<=\S)(?:\*{1,3}|_{1,3}|~~)(?![\p{L}\p{N}*_])|(?<![\p{L}\p{N}*_])(?:\*{1,3}|_{1,3}|~~)(?=\S)/gu,
			'',
		);
}

/** Where marks behind a backslash are kept while others are taken off: a block of characters that belong to nobody. */
const HIDDEN = 0xe100;

function hideEscaped(text: string): string {
	return text.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) =>
		String.fromCharCode(HIDDEN + mark.charCodeAt(0)),
	);
}

function showEscaped(text: string): string {
	return text
		.replace(/[\ue121-\ue17e]/g, mark => String.fromCharCode(mark.charCodeAt(0) - HIDDEN))
		.replace(/&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|#39);/g, name => ENTITIES[name] ?? name);
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
	'&nbsp;': ' ',
	'&ndash;': '–',
	'&mdash;': '—',
	'&#39;': "'",
};
