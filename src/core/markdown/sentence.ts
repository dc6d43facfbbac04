import type { Span } from '../base/span.js';
import { moveWords, readWords, type Word } from '../base/words.js';
import { isSamePlace, type Block } from './block.js';
import { readSentences } from './sentences.js';

/** A sentence of a block, cut into words. `start`, `end` and the words' offsets count in `block.text`. */
export interface Sentence extends Span {
	readonly block: Block;
	/** Its place among all sentences of the note, as of the newest text that was asked for. */
	readonly index: number;
	/** Read when first asked for. */
	readonly words: readonly Word[];
}

/** A sentence that stays the same while its place in an edited note changes. What is mutable is set by the note; nobody else may. */
export class PlacedSentence implements Sentence {
	start: number;
	end: number;
	block: Block;
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

	/** Whether a span of another block says the same. */
	says(block: Block, { start, end }: Span): boolean {
		return (
			end - start === this.end - this.start &&
			block.text.slice(start, end) === this.block.text.slice(this.start, this.end)
		);
	}

	/** Goes to where another block says the same. */
	moveTo(block: Block, start: number): void {
		const by = start - this.start;
		this.block = block;
		this.start += by;
		this.end += by;
		if (by !== 0 && this.#words !== undefined) {
			moveWords(this.#words, by);
		}
	}
}

/** What opens a block may be a label of it: a sentence that begins so near its start counts with its place. */
const OPENING = 4;

/**
 * The sentences of a block, in order. Those of the block that it takes the place of, `before`, which say the same before or behind what
 * has changed, go over to it as they are, with all that is known of them.
 */
export function sentencesOf(block: Block, before: readonly PlacedSentence[] = []): PlacedSentence[] {
	const old = before[0] !== undefined && isSamePlace(before[0].block, block) ? before : [];
	// As most cells of a row in which one was edited.
	const spans = old[0]?.block.text === block.text ? old : readSentences(block.text);
	const most = Math.min(spans.length, old.length);
	const fits = (one: PlacedSentence | undefined, span: Span | undefined): boolean =>
		one !== undefined &&
		span !== undefined &&
		(one.start === span.start || Math.min(one.start, span.start) >= OPENING) &&
		one.says(block, span);
	let head = 0;
	while (head < most && fits(old[head], spans[head])) {
		head++;
	}
	let tail = 0;
	while (tail < most - head && fits(old.at(-1 - tail), spans.at(-1 - tail))) {
		tail++;
	}
	return spans.map((span, i) => {
		const known =
			i < head ? old[i] : spans.length - i <= tail ? old[old.length - spans.length + i] : undefined;
		known?.moveTo(block, span.start);
		return known ?? new PlacedSentence(span, block);
	});
}
