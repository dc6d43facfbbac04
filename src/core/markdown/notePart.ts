import type { Origin } from '../base/offsetMap.js';
import { readsLikeHeading, type Block, type PlacedBlock } from './block.js';
import type { Carried } from './cutChunks.js';
import type { Definitions } from './definitions.js';
import { readLeftover, type Leftover } from './leftovers.js';
import { readChunk, readDefinitions, type ChunkText } from './readChunk.js';
import { sentencesOf, type PlacedSentence } from './sentence.js';

/**
 * A part's blocks and sentences up to the end of the article.
 *
 * A class, and its lists are copies: what the engine has seen live long when it comes from a literal, it allocates as old from then on, and
 * there it would keep all of a part that was replaced, until the next full collection.
 */
export class PartText {
	readonly blocks: readonly Block[];
	readonly leftovers: readonly Block[];
	readonly sentences: readonly PlacedSentence[];

	constructor(blocks: readonly Block[], leftovers: readonly Block[], sentences: readonly PlacedSentence[]) {
		this.blocks = blocks;
		this.leftovers = leftovers;
		this.sentences = sentences;
	}
}

/** Where the part of a note stands; the list of parts sets it. */
export interface PartPlace {
	readonly start: number;
}

const NOWHERE: PartPlace = { start: 0 };

const NO_BLOCKS: readonly Block[] = [];

/**
 * A stretch of whole lines of a note that reads the same by itself as in its note.
 *
 * It never changes its text: an edit puts new parts in the place of those it touches. Blocks and sentences are made when first asked for
 * and stay the same objects for as long as they say the same; only their place in the note, `base`, moves.
 */
export class NotePart implements Origin {
	readonly text: string;
	/** What began in a part before it. */
	readonly carried: Carried | undefined;
	/** The labels that it defines. */
	readonly labels: readonly string[];
	/** Where it stands: counted from the place of its page. Set by the list of parts alone. */
	page: PartPlace = NOWHERE;
	offset = 0;
	readonly #definitions: Definitions;
	#read: readonly PlacedBlock[] | undefined;
	#blocks: readonly PlacedBlock[] | undefined;
	#leftovers: readonly Leftover[] | undefined;
	#letters: number | undefined;
	#mayEnd: boolean | undefined;
	/** By block. */
	#sentences: (readonly PlacedSentence[] | undefined)[] | undefined;
	/** By block, those of the part in whose place this one was put. */
	#before: (readonly PlacedSentence[] | undefined)[] | undefined;
	#next: Block | undefined;
	#article: PartText | undefined;

	/** `before` is the part in whose place this one is put, if it is that part edited: it is asked for nothing from then on. */
	constructor(chunk: ChunkText, definitions: Definitions, before?: NotePart) {
		this.text = chunk.text;
		this.carried = chunk.carried;
		this.#before = before?.handOver();
		this.labels = readDefinitions(this);
		this.#definitions = definitions;
	}

	/** The sentences that were made so far, for the part that takes its place. */
	handOver(): (readonly PlacedSentence[] | undefined)[] | undefined {
		const sentences = this.#sentences ?? this.#before;
		this.#before = undefined;
		return sentences;
	}

	/** Where it begins in the source. */
	get base(): number {
		return this.page.start + this.offset;
	}

	/** The blocks as they stand, article or not. */
	get blocks(): readonly Block[] {
		if (this.#blocks === undefined) {
			const all = this.#readAll();
			const isHeading = (block: Block, i: number): boolean =>
				readsLikeHeading(block, all[i + 1] ?? this.#next);
			this.#blocks = all.some(isHeading)
				? all.map((block, i) => (isHeading(block, i) ? block.toHeading() : block))
				: all;
		}
		return this.#blocks;
	}

	/** The first block, for which alone what it says itself is settled. */
	get first(): Block | undefined {
		return this.#readAll()[0];
	}

	/** How long the texts of its blocks are together. */
	get letters(): number {
		this.#letters ??= this.#readAll().reduce((sum, block) => sum + block.text.length, 0);
		return this.#letters;
	}

	/** Whether the article may end in it. */
	get mayEnd(): boolean {
		this.#mayEnd ??= this.leftovers.some(({ end }) => end !== undefined);
		return this.#mayEnd;
	}

	/** Reads the part anew when it is asked for again: what it refers to was defined, or is so no longer. */
	forget(): void {
		this.#read = undefined;
		this.#blocks = undefined;
		this.#leftovers = undefined;
		this.#letters = undefined;
		this.#mayEnd = undefined;
		this.#sentences = undefined;
		this.#article = undefined;
	}

	/** Says which block follows the part's last. Answers whether that changes what the last one is. */
	setNext(next: Block | undefined): boolean {
		const last = this.#readAll().at(-1);
		if (this.#next === next || last === undefined) {
			return false;
		}
		this.#next = next;
		const shown = this.#blocks?.at(-1);
		if (shown === undefined || readsLikeHeading(last, next) === (shown !== last)) {
			return false;
		}
		const changed = shown === last ? last.toHeading() : last;
		this.#blocks = this.#blocks?.with(-1, changed);
		this.#sentences?.splice(-1, 1, undefined);
		this.#article = undefined;
		return true;
	}

	/** What its blocks may be besides part of the article. */
	get leftovers(): readonly Leftover[] {
		this.#leftovers ??= this.#readAll().map(readLeftover);
		return this.#leftovers;
	}

	/** The part parted into the article and what the web page left around it; `isOfArticle` says of each block whether the article goes on there. */
	parted(isOfArticle?: readonly boolean[]): PartText {
		if (isOfArticle?.includes(false) === true) {
			return this.#partAt(i => isOfArticle[i] === true);
		}
		this.#article ??= this.#partAt(() => true);
		return this.#article;
	}

	#partAt(isRead: (block: number) => boolean): PartText {
		const isArticle = (i: number): boolean => isRead(i) && this.leftovers[i]?.isFurniture !== true;
		const all = this.blocks;
		const sentences = this.#sentencesWhere(all, isArticle);
		if (all.every((_, i) => isArticle(i))) {
			return new PartText(all, NO_BLOCKS, sentences);
		}
		return new PartText(
			all.filter((_, i) => isArticle(i)),
			all.filter((_, i) => !isArticle(i)),
			sentences,
		);
	}

	#sentencesWhere(all: readonly Block[], isArticle: (i: number) => boolean): readonly PlacedSentence[] {
		const [only] = all;
		if (only !== undefined && all.length === 1 && isArticle(0)) {
			return this.#sentencesAt(0, only);
		}
		// A row of a table may have hundreds of cells, mostly of one sentence.
		const sentences: PlacedSentence[] = [];
		for (const [i, block] of all.entries()) {
			if (isArticle(i)) {
				for (const sentence of this.#sentencesAt(i, block)) {
					sentences.push(sentence);
				}
			}
		}
		return sentences.slice();
	}

	#sentencesAt(i: number, block: Block): readonly PlacedSentence[] {
		this.#sentences ??= this.blocks.map(() => undefined);
		const sentences = this.#sentences[i] ?? sentencesOf(block, this.#before?.[i]);
		this.#sentences[i] = sentences;
		if (this.#before !== undefined) {
			this.#before[i] = undefined; // Each goes over once.
		}
		return sentences;
	}

	#readAll(): readonly PlacedBlock[] {
		this.#read ??= readChunk(this, { definitions: this.#definitions, origin: this });
		return this.#read;
	}
}
