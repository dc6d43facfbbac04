import type { Block } from '../markdown/block.js';

/** What was found of paragraphs still in use: one with many sentences is gone through once. */
const known = new WeakMap<Block, boolean>();

/** "This release contains forward-looking statements …", "Read also: …": the words around a text, which tell nothing of the deal. */
export function isBoilerplate(block: Block, heading: string): boolean {
	let isIt = known.get(block);
	if (isIt === undefined) {
		isIt =
			/^\W*(?:read (?:also|more|next)|see also|also read|related)\s?:/i.test(block.text) ||
			/\bforward[- ]looking statements?\b/i.test(block.text);
		known.set(block, isIt);
	}
	return (
		isIt ||
		/^\W*(?:forward[- ]looking|safe[- ]harbou?r|cautionary|related (?:stories|articles|news|reading)|read (?:also|more|next)|more (?:stories|news))\b/i.test(
			heading,
		)
	);
}
