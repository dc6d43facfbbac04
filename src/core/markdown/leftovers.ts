import type { Block } from './block.js';

/** What web pages leave behind in a clipping: after one of these lines nothing of the article follows. */
const END =
	/^(leave a (comment|reply)|post a comment|your email address will not be published|required fields are marked|join the (conversation|discussion)|(you may|you might) also (like|enjoy)|(related|more|recommended|popular|latest|trending) (articles?|posts?|stories|news|reading|coverage)\b|more from\b|read (next|more):?$|recommended for you|what to read next|sign up (for|to) (our|the)\b|subscribe (to|for) (our|the)\b|about the author|comments? ?\(?\d*\)?$|\d+ comments?$|©|copyright ©|all rights reserved)/i;

/** Lines of a page's furniture that may stand anywhere. */
const FURNITURE =
	/^(skip to (main )?content|advertisement|share (this|on)\b.{0,40}$|(home|news) [›»>/] .*|(tags?|filed under|topics|categories|posted in):|\d+ min(ute)?s? read|print|save|follow us\b.{0,60}|photo( credit)?:|image( credit)?:|getty images|click here\b.*|cookie (policy|settings)|accept (all )?cookies|listen to this article|add as a preferred source.*)/i;

/** A line that says where the text comes from. */
const SOURCE_LINE =
	/^(source|via|originally published (by|in|on|at)|first published (by|in|on)|published by|with inputs? from|credit)\b[:\s]/i;

/**
 * How much of the article's letters must have been read up to the end of the line that ends it; before that an end mark is not
 * believed: a note may begin with such a line.
 */
export const EARLIEST_END = 0.3;

/**
 * What a block may be besides part of the article: a line of the page's furniture, or one after which nothing of the article follows.
 * Comment forms, link lists, breadcrumbs, source lines. Headings, list items and paragraphs count alike, since clippers keep either.
 */
export interface Leftover {
	readonly isEnd: boolean;
	readonly isFurniture: boolean;
}

const ARTICLE: Leftover = { isEnd: false, isFurniture: false };

/** A line of furniture is no longer, in characters. */
const LONGEST_LINE = 160;

/** What a block may be besides part of the article, as far as it says so itself. */
export function readLeftover(block: Block): Leftover {
	const line = block.text.trim();
	const isEnd = block.kind !== 'cell' && line.length < 120 && END.test(line);
	const isFurniture = line.length < LONGEST_LINE && (FURNITURE.test(line) || SOURCE_LINE.test(line));
	return isEnd || isFurniture ? { isEnd, isFurniture } : ARTICLE;
}
