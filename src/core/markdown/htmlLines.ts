import { TAG } from './fastProse.js';
import { skipBlanks } from './lines.js';

/** Names whose tags, whatever follows them on their line, begin HTML that reaches to the next empty line; those that notes have. */
const BLOCK =
	/<\/?(?:address|article|aside|blockquote|body|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|nav|ol|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?=[ \t>\r\n]|\/>|$)/iy;

/** What is inside of them is text to the browser, in ways of its own. */
const RAW = /<\/?(?:pre|script|style|textarea)\b/iy;

/** The beginning of a comment, but for those that end where they begin. */
const COMMENT = /<!--(?!-?>)/y;

/** What a line, its content `[at, end)` without indent, is that begins with `<` and follows no prose; `undefined` where the parser has to say. */
export function htmlAt(text: string, at: number, end: number): 'block' | 'comment' | 'prose' | undefined {
	if (matches(BLOCK, text, at) !== undefined) {
		return 'block';
	}
	if (matches(COMMENT, text, at) !== undefined) {
		return 'comment';
	}
	const after = matches(RAW, text, at) === undefined ? matches(TAG, text, at) : undefined;
	if (after === undefined || after > end) {
		return undefined;
	}
	return skipBlanks(text, after, end) === end ? 'block' : 'prose';
}

/** Where what a sticky pattern finds at a place ends. */
function matches(pattern: RegExp, text: string, at: number): number | undefined {
	pattern.lastIndex = at;
	return pattern.test(text) ? pattern.lastIndex : undefined;
}
