import type { Span } from '../base/span.js';
import { readWords, type Word } from '../base/words.js';
import type { Block } from './block.js';
import { readSentences } from './sentences.js';

/** A sentence of a block, cut into words. `start`, `end` and the words' offsets count in `block.text`. */
export interface Sentence extends Span {
	readonly block: Block;
	/** Its place among all sentences of the note, as of the newest text that was asked for. */
	readonly index: number;
	/** Read when first asked for. */
	readonly words: readonly Word[];
}

/** A sentence that stays the same while its place among the sentences of an edited note changes. */
export class PlacedSentence implements Sentence {
	readonly start: number;
	readonly end: number;
	readonly block: Block;
	/** Set anew by the note when its text is asked for; nobody else may. */
	index = 0;
	#words: readonly Word[] | undefined;

	constructor(span: Span, block: Block) {
		this.start = span.start;
		this.end = span.end;
		this.block = block;
	}

	get words(): readonly Word[] {
		this.#words ??= readWords(this.block.text, this.start, this.end);
		return this.#words;
	}
}

/** The sentences of a block, in order. */
export function sentencesOf(block: Block): PlacedSentence[] {
	return readSentences(block.text).map(span => new PlacedSentence(span, block));
}
