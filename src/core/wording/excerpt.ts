/** A line cut around something, with the place of that something in it. */
export interface Excerpt {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

/** How much of the line stands before a mention: about what a side bar shows with the mention still in sight. */
export const EXCERPT_BEFORE = 22;

/** How much of the line may follow a mention; the side bar cuts off what it has no room for. */
export const EXCERPT_AFTER = 90;

/**
 * Cuts a line around a mention: at words, with an ellipsis where something is left out before it.
 *
 * `before` and `after` are the source on either side, as much as the caller has; only what stands in the same paragraph is used.
 */
export function cutExcerpt(before: string, match: string, after: string): Excerpt {
	const lead = bare(tidy(lastOf(before.split(/\n[\t ]*\n/))).replace(/^ ?(?:[-*+>#]+|\d+[.)]) /, ''));
	const tail = bare(tidy(after.split(/\n[\t ]*\n/)[0] ?? '')).slice(0, EXCERPT_AFTER);
	const shown =
		lead.length <= EXCERPT_BEFORE ? lead.trimStart() : `…${fromWord(lead.slice(-EXCERPT_BEFORE))}`;
	const name = tidy(match).trim();
	return { text: `${shown}${name}${tail.trimEnd()}`, start: shown.length, end: shown.length + name.length };
}

/** A quote as it is shown: on one line, without the marks of markdown around and in it, cut at a word when longer than `limit`. */
export function showQuote(source: string, limit = 320): string {
	const plain = tidy(source.replace(/^[\t ]*(?:[>#]+|[-*+]|\d+[.)])[\t ]+/gm, ''))
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
		.replace(/(?<![\p{L}\p{N}])([*_])(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
		.trim();
	return plain.length <= limit ? plain : `${plain.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}

/** Takes off the marks of emphasis and links, of which a cut may have left only one half. */
function bare(text: string): string {
	return text
		.replace(/\]\([^)\s]*\)?|!?\[(?=\S|$)/g, '')
		.replace(/\*\*|__|~~|(?<![\p{L}\p{N}])[*_](?=\S)|(?<=\S)[*_](?![\p{L}\p{N}])/gu, '');
}

function tidy(text: string): string {
	return text.replace(/\s*\n[\t >]*|\s+/g, ' ');
}

function lastOf(parts: readonly string[]): string {
	return parts.at(-1) ?? '';
}

/** Drops the broken word that a cut leaves at the start, unless it is all there is. */
function fromWord(text: string): string {
	const space = text.indexOf(' ');
	return space < 0 || space > text.length - 8 ? text : text.slice(space + 1);
}
