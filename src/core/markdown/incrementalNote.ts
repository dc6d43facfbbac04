import { finish, mapInSteps, type Steps } from '../base/steps.js';
import type { Block } from './block.js';
import { isPreface, isSameCarried } from './cutChunks.js';
import { Definitions } from './definitions.js';
import { readFrontMatter, type FrontMatter } from './frontMatter.js';
import { findFrontMatter, mayCloseFrontMatter, opensFrontMatter } from './frontMatterLines.js';
import { EARLIEST_END, readBehindEnd } from './leftovers.js';
import { NotePart } from './notePart.js';
import { PartList } from './partList.js';
import { mayReferTo, type ChunkText } from './readChunk.js';
import { recut, recutInSteps } from './recut.js';
import type { PlacedSentence, Sentence } from './sentence.js';

/** One replacement in a note: `length` code units at `offset` give way to `text`. */
export interface TextEdit {
	readonly offset: number;
	readonly length: number;
	readonly text: string;
}

/** What an edit changed. All other parts are the same objects with the same blocks and sentences. */
export interface NoteChange {
	readonly removed: readonly NotePart[];
	readonly added: readonly NotePart[];
	/** Parts whose text is as before but which read otherwise: a label was defined, a line became a heading. */
	readonly altered: readonly NotePart[];
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

/** So many parts are read in a step; most are a paragraph. */
const STRIDE = 8;

/** So many parts that have been read are joined in a step. */
const JOINED = 128;

/**
 * A note that is read once and then follows its edits.
 *
 * Invariant: after each edit `text` says what it would say of the same source read anew. An edit costs what the parts cost that it
 * touches; `text` joins all parts and costs a few nanoseconds for each block and sentence of the note.
 */
export class IncrementalNote {
	readonly #definitions = new Definitions();
	#parts = new PartList();
	#text: NoteText | undefined;
	#frontMatter: { readonly part: NotePart; readonly value: FrontMatter | undefined } | undefined;

	constructor(source: string) {
		finish(this.#readAll(source));
	}

	/** As the constructor, in steps. */
	static *inSteps(source: string): Steps<IncrementalNote> {
		const note = new IncrementalNote('');
		yield* note.#readAll(source);
		return note;
	}

	/** How long the source is. */
	get length(): number {
		return this.#parts.length;
	}

	/** The source, joined from the parts each time. */
	get source(): string {
		return [...this.#parts].map(part => part.text).join('');
	}

	/** The parts of the note, in order. */
	get parts(): Iterable<NotePart> {
		return this.#parts;
	}

	/** The note as it is now. The numbers of the sentences are set anew; texts asked for earlier are out of date. */
	get text(): NoteText {
		return finish(this.textInSteps());
	}

	/** As `text`, in steps. The note may not be edited in between. */
	*textInSteps(): Steps<NoteText> {
		this.#text ??= yield* this.#join();
		return this.#text;
	}

	/** Makes edits, one after the other: each counts in the text that the one before it left. */
	edit(edits: readonly TextEdit[]): NoteChange {
		const removed = new Set<NotePart>();
		const added = new Set<NotePart>();
		const altered = new Set<NotePart>();
		for (const edit of edits) {
			const change = this.#edit(edit);
			for (const part of change.removed) {
				altered.delete(part);
				if (!added.delete(part)) {
					removed.add(part);
				}
			}
			change.added.forEach(part => added.add(part));
			change.altered.forEach(part => added.has(part) || altered.add(part));
		}
		this.#text = undefined;
		return { removed: [...removed], added: [...added], altered: [...altered] };
	}

	*#readAll(source: string): Steps<NoteChange> {
		const removed = [...this.#parts];
		const { chunks } = yield* recutInSteps(source, { kind: 'start', hasMark: false }, []);
		const added = yield* mapInSteps(chunks, chunk => this.#toPart(chunk));
		this.#parts = new PartList();
		this.#parts.replace([], added);
		this.#define(removed, added);
		yield* this.#settleHeadings(added, undefined, undefined);
		return { removed, added, altered: [] };
	}

	#toPart(chunk: ChunkText, before?: NotePart): NotePart {
		return new NotePart(chunk, this.#definitions, before);
	}

	#edit({ offset, length, text }: TextEdit): NoteChange {
		const touched = this.#touched(offset, offset + length);
		const [first] = touched;
		if (first === undefined) {
			return finish(this.#readAll(text));
		}
		const old = touched.map(part => part.text).join('');
		const from = offset - first.base;
		const local = old.slice(0, from) + text + old.slice(from + length);
		if (this.#completesFrontMatter(first, local)) {
			const { source } = this;
			return finish(this.#readAll(source.slice(0, offset) + text + source.slice(offset + length)));
		}
		return this.#replace(touched, local);
	}

	/** Puts the parts of a text in the place of others, and of those behind them that then begin elsewhere. */
	#replace(touched: readonly NotePart[], local: string): NoteChange {
		const [first] = touched;
		const { chunks, joined } = recut(local, first?.carried, this.#partsAfter(touched.at(-1)));
		const old = [...touched, ...joined];
		let kept = 0;
		while (kept < Math.min(old.length, chunks.length) && isSameChunk(old[kept], chunks[kept])) {
			kept++;
		}
		const preceding = kept > 0 ? old[kept - 1] : first && this.#parts.before(first);
		const removed = old.slice(kept);
		const isOneForOne = removed.length === chunks.length - kept;
		const added = chunks
			.slice(kept)
			.map((chunk, i) => this.#toPart(chunk, isOneForOne ? removed[i] : undefined));
		this.#parts.replace(old, [...old.slice(0, kept), ...added]);
		return { removed, added, altered: this.#settle({ removed, added, preceding }) };
	}

	/** Whether a line is written that ends the front matter which the note's first line would open. */
	#completesFrontMatter(first: NotePart, local: string): boolean {
		const start = this.#parts.first;
		const part = start?.text === '\ufeff' ? this.#parts.after(start) : start;
		return (
			part !== undefined &&
			part !== first &&
			start !== first &&
			part.carried?.kind === 'start' &&
			!isPreface(part) &&
			opensFrontMatter(part.text, 0) &&
			mayCloseFrontMatter(local)
		);
	}

	/** The parts that an edit of `[start, end)` may change, and the one before them, which ends where it saw their first line. */
	#touched(start: number, end: number): NotePart[] {
		let part = this.#parts.at(start);
		for (let back = part?.base === start ? 2 : 1; back > 0 && part !== undefined; back--) {
			part = this.#parts.before(part) ?? part;
		}
		const touched: NotePart[] = [];
		while (part !== undefined && part.base <= end) {
			touched.push(part);
			part = this.#parts.after(part);
		}
		return touched;
	}

	*#partsAfter(part: NotePart | undefined): Generator<NotePart> {
		let next = part && this.#parts.after(part);
		while (next !== undefined) {
			yield next;
			next = this.#parts.after(next);
		}
	}

	/** Lets the parts around new ones know of them. Answers those that read otherwise now. */
	#settle({ removed, added, preceding }: Replaced): NotePart[] {
		const altered = this.#define(removed, added);
		if (altered.length > 0) {
			finish(this.#settleHeadings([...this.#parts], undefined, undefined));
			return altered;
		}
		const last = added.at(-1) ?? preceding;
		const following = last === undefined ? this.#parts.first : this.#parts.after(last);
		return finish(this.#settleHeadings(added, preceding, following));
	}

	/** Whether a line reads like a heading depends on what follows. Answers the part before the given ones if that changes it. */
	*#settleHeadings(
		parts: readonly NotePart[],
		preceding: NotePart | undefined,
		following: NotePart | undefined,
	): Steps<NotePart[]> {
		let after = following;
		while (after !== undefined && after.first === undefined) {
			after = this.#parts.after(after);
		}
		let next = after?.first;
		for (const [i, part] of parts.toReversed().entries()) {
			part.setNext(next);
			next = part.first ?? next;
			if (i % STRIDE === STRIDE - 1) {
				yield;
			}
		}
		let before = preceding;
		while (before !== undefined && before.first === undefined) {
			before = this.#parts.before(before);
		}
		return before?.setNext(next) === true ? [before] : [];
	}

	/** Takes note of what is defined newly or no longer, and forgets how the parts read that may refer to it. */
	#define(removed: readonly NotePart[], added: readonly NotePart[]): NotePart[] {
		const gone = removed.flatMap(part => part.labels);
		const come = added.flatMap(part => part.labels);
		if (gone.length === 0 && come.length === 0) {
			return [];
		}
		const keys = new Set(this.#definitions.replace(gone, come));
		const fresh = new Set(added);
		const altered =
			keys.size === 0
				? []
				: [...this.#parts].filter(part => !fresh.has(part) && mayReferTo(part, keys));
		altered.forEach(part => part.forget());
		return altered;
	}

	*#join(): Steps<NoteText> {
		const parts = [...this.#parts];
		const behindEnd = yield* findArticle(parts);
		const blocks: Block[] = [];
		const leftovers: Block[] = [];
		const sentences: PlacedSentence[] = [];
		for (const [i, part] of parts.entries()) {
			const text = part.parted(behindEnd.get(i));
			append(blocks, text.blocks);
			append(leftovers, text.leftovers);
			for (const sentence of text.sentences) {
				sentence.index = sentences.length;
				sentences.push(sentence);
			}
			if (i % JOINED === JOINED - 1) {
				yield;
			}
		}
		return new JoinedText(() => parts.map(part => part.text).join(''), {
			frontMatter: this.#readFrontMatter(parts),
			blocks,
			leftovers,
			sentences,
		});
	}

	#readFrontMatter(parts: readonly NotePart[]): FrontMatter | undefined {
		const part = parts.find(each => each.text !== '\ufeff');
		if (part === undefined || part.carried?.kind !== 'start') {
			return undefined;
		}
		if (this.#frontMatter?.part !== part) {
			const found = findFrontMatter(part.text, 0);
			const value =
				found?.isYaml === true
					? readFrontMatter(part.text.slice(found.start, found.stop))
					: undefined;
			this.#frontMatter = { part, value };
		}
		return this.#frontMatter.value;
	}
}

interface Replaced {
	readonly removed: readonly NotePart[];
	readonly added: readonly NotePart[];
	/** The part before the new ones, which stays. */
	readonly preceding: NotePart | undefined;
}

/** A note's text whose source is joined only when somebody asks for it. */
class JoinedText implements NoteText {
	readonly frontMatter: FrontMatter | undefined;
	readonly blocks: readonly Block[];
	readonly leftovers: readonly Block[];
	readonly sentences: readonly Sentence[];
	readonly #join: () => string;
	#source: string | undefined;

	constructor(join: () => string, text: Omit<NoteText, 'source'>) {
		this.#join = join;
		this.frontMatter = text.frontMatter;
		this.blocks = text.blocks;
		this.leftovers = text.leftovers;
		this.sentences = text.sentences;
	}

	get source(): string {
		this.#source ??= this.#join();
		return this.#source;
	}
}

function append<T>(list: T[], items: readonly T[]): void {
	for (const item of items) {
		list.push(item);
	}
}

function isSameChunk(part: NotePart | undefined, chunk: ChunkText | undefined): boolean {
	return part?.text === chunk?.text && isSameCarried(part?.carried, chunk?.carried);
}

/** Which blocks of the parts belong to the article, by the number of the part; of parts that are not named all do. */
function* findArticle(parts: readonly NotePart[]): Steps<ReadonlyMap<number, readonly boolean[]>> {
	const end = yield* findEnd(parts);
	const found = new Map<number, readonly boolean[]>();
	const tail = parts.slice(end.part);
	const blocks = tail.flatMap((part, i) => part.blocks.slice(i === 0 ? end.block : 0));
	const leftovers = tail.flatMap((part, i) => part.leftovers.slice(i === 0 ? end.block : 0));
	yield;
	const isOfArticle = readBehindEnd(blocks, leftovers);
	let at = -end.block;
	for (const [i, part] of tail.entries()) {
		const from = at;
		found.set(
			end.part + i,
			part.blocks.map((_, block) => from + block < 0 || isOfArticle[from + block] === true),
		);
		at += part.blocks.length;
	}
	return found;
}

/** The first block that may end the article: in the part with this number its block with that number. */
function* findEnd(parts: readonly NotePart[]): Steps<{ readonly part: number; readonly block: number }> {
	const letters = yield* mapInSteps(parts, part => part.letters);
	const least = letters.reduce((sum, each) => sum + each, 0) * EARLIEST_END;
	let read = 0;
	for (const [i, part] of parts.entries()) {
		if (read + part.letters > least && part.mayEnd) {
			for (const [block, { text }] of part.blocks.entries()) {
				read += text.length;
				if (read > least && part.leftovers[block]?.end !== undefined) {
					return { part: i, block };
				}
			}
		} else {
			read += part.letters;
		}
		if (i % JOINED === JOINED - 1) {
			yield;
		}
	}
	return { part: parts.length, block: 0 };
}
