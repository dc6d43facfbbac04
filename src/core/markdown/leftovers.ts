import { isHeading, type Block } from './block.js';

/** What web pages leave behind in a clipping: after one of these lines nothing of the article follows. */
const END =
	/^(leave a (comment|reply)|post a comment|your email address will not be published|required fields are marked|join the (conversation|discussion)|(you may|you might) also (like|enjoy)|(related|more|recommended|popular|latest|trending) (articles?|posts?|stories|news|reading|coverage)\b|more from\b|read (next|more):?$|recommended for you|what to read next|sign up (for|to) (our|the)\b|subscribe (to|for) (our|the)\b|about the author|comments? ?\(?\d*\)?$|\d+ comments?$|©|copyright ©|all rights reserved)/i;

/** Of these the ones that people head sections of their own with as well. */
const OWN_HEADING =
	/^((related|more|recommended|popular|latest|trending) (articles?|posts?|stories|news|reading|coverage)\b|more from\b|read (next|more):?$|comments?$|about the author)/i;

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
	/** `maybe` where it is a heading that an author may have set: then what stands under it decides. */
	readonly end: 'sure' | 'maybe' | undefined;
	readonly isFurniture: boolean;
}

const ARTICLE: Leftover = { end: undefined, isFurniture: false };

/** A line of furniture is no longer, in characters. */
const LONGEST_LINE = 160;

/** What a block may be besides part of the article, as far as it says so itself. */
export function readLeftover(block: Block): Leftover {
	const line = block.text.trim();
	const isEnd = block.kind !== 'cell' && line.length < 120 && END.test(line);
	const isFurniture = line.length < LONGEST_LINE && (FURNITURE.test(line) || SOURCE_LINE.test(line));
	if (!isEnd && !isFurniture) {
		return ARTICLE;
	}
	const isOwn = isSetHeading(block) && OWN_HEADING.test(line);
	return { end: isEnd ? (isOwn ? 'maybe' : 'sure') : undefined, isFurniture };
}

/** Whether somebody marked the block as a heading. */
function isSetHeading(block: Block): boolean {
	return isHeading(block) && block.depth < 7;
}

/** A sentence is at least so long, in characters: what is shorter is a name, a day, a button. */
const SHORTEST_SENTENCE = 25;

/** So much of a section's letters must stand in sentences for it to be somebody's text and no list of links. */
const MOSTLY = 0.8;

/**
 * Which blocks belong to the article, of those from the first on that may end it.
 *
 * ```text
 * ## Related articles        ## Comments                  Leave a comment
 * - A link                   Ford gave up its veto.       Your email address …
 *   passed over              read                         passed over, and all that follows
 * ```
 * Under a heading that an author may have set, sentences are the author's, and so is what stands under the headings behind them.
 */
export function readBehindEnd(blocks: readonly Block[], leftovers: readonly Leftover[]): boolean[] {
	const isOfArticle: boolean[] = [];
	let isRead = true;
	for (const [i, block] of blocks.entries()) {
		const end = leftovers[i]?.end;
		if (end === 'sure') {
			break;
		}
		if (end === 'maybe' || (!isRead && isSetHeading(block))) {
			isRead = isText(blocks, leftovers, i + 1);
		}
		isOfArticle.push(isRead);
	}
	return isOfArticle;
}

/** Whether what stands under a heading, up to the next, is mostly sentences. */
function isText(blocks: readonly Block[], leftovers: readonly Leftover[], from: number): boolean {
	let all = 0;
	let told = 0;
	for (let i = from; i < blocks.length; i++) {
		const [block, leftover] = [blocks[i], leftovers[i]];
		if (block === undefined || isSetHeading(block) || leftover?.end !== undefined) {
			break;
		}
		const { length } = block.text;
		all += length;
		told += isToldIn(block) ? length : 0;
	}
	return told > 0 && told >= MOSTLY * all;
}

function isToldIn({ kind, text }: Block): boolean {
	return kind === 'cell' || (text.length >= SHORTEST_SENTENCE && /[.!?…]["”’»)\]]*\s*$/.test(text));
}
