import { readWords } from '../../../src/core/base/words.js';
import { readsLikeHeading, type Block } from '../../../src/core/markdown/block.js';
import { EARLIEST_END, readBehindEnd, readLeftover } from '../../../src/core/markdown/leftovers.js';
import type { NoteText, Sentence } from '../../../src/core/markdown/noteText.js';
import { parseMarkdown } from '../../../src/core/markdown/parse.js';
import { readBlocks } from '../../../src/core/markdown/readBlocks.js';
import { readSentences } from '../../../src/core/markdown/sentences.js';

/** What a note says, as lines that can be compared: blocks with the place of each character, leftovers, sentences. */
export function describeNote(note: Pick<NoteText, 'blocks' | 'leftovers' | 'sentences'>): string[] {
	return [
		...note.blocks.map(describeBlock),
		'leftovers',
		...note.leftovers.map(describeBlock),
		'sentences',
		...note.sentences.map(describeSentence),
	];
}

/** A sentence with the place in its block of each of its words. */
function describeSentence({ start, end, index, block, words }: Sentence): string {
	const places = words.map(word => `${word.start}-${word.end} ${word.text}`).join(', ');
	return `${index}: ${block.text.slice(start, end)} (${places})`;
}

/** A block with the place in the source of each of its characters. */
export function describeBlock({ kind, within, depth, text, map, span, cell }: Block): string {
	const places: string[] = [];
	let expected = -1;
	for (let i = 0; i < text.length; i++) {
		const { start, end } = map.toSource({ start: i, end: i + 1 });
		if (start !== expected || end !== start + 1) {
			places.push(`${i}:${start}-${end}`);
		}
		expected = end;
	}
	return JSON.stringify([kind, within, depth, text, span, cell, places]);
}

/**
 * The same by the plain way: one tree of the whole note, by remark, without chunks and without a quick reader.
 *
 * A note whose first line would open a front matter that nothing closes is parsed behind an empty line: remark, which looks for the end
 * of it first, then no longer sees lists and quotes in all of the note.
 */
export function describeByTree(source: string): string[] {
	const isOpen = /^(---|\+\+\+)[ \t]*(?:[\r\n]|$)/.test(source);
	const tree = parseMarkdown(source);
	const isFrontMatter = /^(?:yaml|toml)$/.test(tree.children[0]?.type ?? '');
	const shifted = isOpen && !isFrontMatter ? `\n${source}` : source;
	const read = readBlocks(shifted, shifted === source ? tree : parseMarkdown(shifted), {
		base: source.length - shifted.length,
	});
	return describeNote(
		partArticle(
			read.map((block, i) => (readsLikeHeading(block, read[i + 1]) ? block.toHeading() : block)),
		),
	);
}

function partArticle(all: readonly Block[]): Pick<NoteText, 'blocks' | 'leftovers' | 'sentences'> {
	const total = all.reduce((sum, block) => sum + block.text.length, 0);
	const blocks: Block[] = [];
	const leftovers: Block[] = [];
	let read = 0;
	const end = all.findIndex(block => {
		read += block.text.length;
		return read > total * EARLIEST_END && readLeftover(block).end !== undefined;
	});
	const tail = end < 0 ? [] : all.slice(end);
	const isRead = readBehindEnd(tail, tail.map(readLeftover));
	for (const [i, block] of all.entries()) {
		const isOver = end >= 0 && i >= end && isRead[i - end] !== true;
		(isOver || readLeftover(block).isFurniture ? leftovers : blocks).push(block);
	}
	const sentences = blocks.flatMap(block =>
		readSentences(block.text).map(({ start, end }) => ({
			start,
			end,
			block,
			words: readWords(block.text, start, end),
		})),
	);
	return { blocks, leftovers, sentences: sentences.map((sentence, index) => ({ ...sentence, index })) };
}
