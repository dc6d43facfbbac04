import { readWords, type Word } from '../base/words.js';
import type { Span } from '../base/span.js';
import type { Block } from './block.js';
import { readFrontMatter, type FrontMatter } from './frontMatter.js';
import { partLeftovers } from './leftovers.js';
import { parseMarkdown } from './parse.js';
import { readBlocks } from './readBlocks.js';
import { readSentences } from './sentences.js';

/** A sentence of a block, cut into words. `start`, `end` and the words' offsets count in `block.text`. */
export interface Sentence extends Span {
	readonly block: Block;
	/** Its place among all sentences of the note. */
	readonly index: number;
	readonly words: readonly Word[];
}

/** A note as text to be understood: structure resolved, prose cut into sentences and words. */
export interface NoteText {
	readonly source: string;
	readonly frontMatter: FrontMatter | undefined;
	/** The article, in order. */
	readonly blocks: readonly Block[];
	/** What the web page left around it: read for title, date and source only. */
	readonly leftovers: readonly Block[];
	readonly sentences: readonly Sentence[];
}

/** Reads a note's structure and cuts its prose. Never throws. */
export function readNoteText(source: string): NoteText {
	const root = parseMarkdown(source);
	const [first] = root.children;
	const { article: blocks, leftovers } = partLeftovers(readBlocks(source, root));
	const sentences: Sentence[] = [];
	for (const block of blocks) {
		for (const span of readSentences(block.text)) {
			const words = readWords(block.text, span.start, span.end);
			sentences.push({ ...span, block, index: sentences.length, words });
		}
	}
	return {
		source,
		frontMatter: first?.type === 'yaml' ? readFrontMatter(first.value) : undefined,
		blocks,
		leftovers,
		sentences,
	};
}

/** Where the words `[from, to)` of a sentence stand in the note's source. */
export function sourceSpan(sentence: Sentence, from: number, to: number): Span {
	const start = sentence.words[from]?.start ?? sentence.start;
	const end = sentence.words[to - 1]?.end ?? sentence.end;
	return sentence.block.map.toSource({ start, end });
}

/** The text that a reader sees of the words `[from, to)` of a sentence, line wraps as spaces. */
export function shownText(sentence: Sentence, from: number, to: number): string {
	const start = sentence.words[from]?.start ?? sentence.start;
	const end = sentence.words[to - 1]?.end ?? sentence.end;
	return sentence.block.text.slice(start, end).replace(/\s+/g, ' ');
}
