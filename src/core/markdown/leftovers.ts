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

/** Below this share of the article's letters an end mark is not believed: a note may begin with such a line. */
const EARLIEST_END = 0.3;

/** A note's blocks parted into the article and what the web page left around it, each in order. */
export interface PartedBlocks {
	readonly article: readonly Block[];
	readonly leftovers: readonly Block[];
}

/**
 * Parts the article from what was clipped with it: comment forms, link lists, breadcrumbs, source lines.
 * Headings, list items and paragraphs count alike, since clippers keep either.
 */
export function partLeftovers(blocks: readonly Block[]): PartedBlocks {
	const total = blocks.reduce((sum, block) => sum + block.text.length, 0);
	const article: Block[] = [];
	const leftovers: Block[] = [];
	let read = 0;
	let isOver = false;
	for (const block of blocks) {
		const line = block.text.trim();
		read += block.text.length;
		isOver ||=
			block.kind !== 'cell' && read > total * EARLIEST_END && line.length < 120 && END.test(line);
		const isFurniture = line.length < 160 && (FURNITURE.test(line) || SOURCE_LINE.test(line));
		(isOver || isFurniture ? leftovers : article).push(block);
	}
	return { article, leftovers };
}
