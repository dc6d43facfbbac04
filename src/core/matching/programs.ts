import { unreachable } from '../base/unreachable.js';
import { SLOT_PLACE, type PatternNode } from './pattern.js';
import { GAP } from './slottedWords.js';
import { UNKNOWN, type WordSet } from './wordSet.js';

/** What a step of a program does. Behind it stand its numbers, as given here. */
export const STEP = {
	/** The pattern ends. */
	done: 0,
	/** One word, by its id. */
	word: 1,
	/** One of several words: the place of their table. */
	anyWord: 2,
	/** As `word`, for a word as it is written. */
	exact: 3,
	/** As `anyWord`, for words as they are written. */
	anyExact: 4,
	/** A slot, by its place in `SLOTS`. */
	slot: 5,
	/** A gap: how many words at most, and what it may run over. */
	gap: 6,
	/** Ways to go on: how many, then where each begins. */
	choice: 7,
	/** The mention begins. */
	open: 8,
	/** The mention ends. */
	close: 9,
	/** The program goes on elsewhere: where. */
	jump: 10,
} as const;

/** By how much a stretch that is full grows: what it has too much of is never given back. */
const GROWTH = 1.2;

/** A list of numbers that grows in one stretch of memory. */
class Stretch {
	items = new Int32Array(256);
	size = 0;

	push(item: number): void {
		if (this.size === this.items.length) {
			const wider = new Int32Array(Math.ceil(this.size * GROWTH));
			wider.set(this.items);
			this.items = wider;
		}
		this.items[this.size++] = item;
	}
}

/**
 * Patterns made ready to run, laid end to end in one stretch of memory: running one after the other does not wander about, and a try
 * takes no memory. A set of words is laid down once, however many patterns name it.
 */
export class Programs {
	readonly #code = new Stretch();
	readonly #tables = new Stretch();
	readonly #tableOf = new Map<WordSet, number>();

	/** The steps of all programs. Asked for anew after each `add`. */
	get code(): Int32Array {
		return this.#code.items;
	}

	/** The tables of words; see `isInTable`. Asked for anew after each `add` and `tableOf`. */
	get tables(): Int32Array {
		return this.#tables.items;
	}

	/** Lays down a pattern; where it begins in `code`. */
	add(nodes: readonly PatternNode[]): number {
		const start = this.#code.size;
		this.#lay(nodes);
		this.#code.push(STEP.done);
		return start;
	}

	/** Where the table of a set of words begins. */
	tableOf(set: WordSet): number {
		let table = this.#tableOf.get(set);
		if (table === undefined) {
			table = this.#layTable(set.ids);
			this.#tableOf.set(set, table);
		}
		return table;
	}

	#lay(nodes: readonly PatternNode[]): void {
		for (const node of nodes) {
			this.#layNode(node);
		}
	}

	#layNode(node: PatternNode): void {
		switch (node.kind) {
			case 'words':
				this.#layWords(node.set, node.isExact);
				break;
			case 'slot':
				this.#put(STEP.slot, SLOT_PLACE[node.slot]);
				break;
			case 'gap':
				this.#put(STEP.gap, node.most, node.isOverCommas ? GAP.atCommas : GAP.open);
				break;
			case 'choice':
				this.#layChoice(node.options);
				break;
			case 'open':
				this.#put(STEP.open);
				break;
			case 'close':
				this.#put(STEP.close);
				break;
			default:
				unreachable(node);
		}
	}

	#layWords(set: WordSet, isExact: boolean): void {
		const [only] = set.ids;
		if (set.ids.length === 1 && only !== undefined) {
			this.#put(isExact ? STEP.exact : STEP.word, only);
		} else {
			this.#put(isExact ? STEP.anyExact : STEP.anyWord, this.tableOf(set));
		}
	}

	#layChoice(options: readonly (readonly PatternNode[])[]): void {
		this.#put(STEP.choice, options.length);
		const starts = this.#code.size;
		options.forEach(() => this.#code.push(0));
		const ends = options.map((option, i) => {
			this.#code.items[starts + i] = this.#code.size;
			this.#lay(option);
			this.#put(STEP.jump, 0);
			return this.#code.size - 1;
		});
		for (const end of ends) {
			this.#code.items[end] = this.#code.size;
		}
	}

	#put(...items: readonly number[]): void {
		for (const item of items) {
			this.#code.push(item);
		}
	}

	/** At least half of a table is left empty, so that looking for a word soon ends. */
	#layTable(ids: readonly number[]): number {
		let width = 2;
		while (width < ids.length * 2) {
			width *= 2;
		}
		const start = this.#tables.size;
		const mask = width - 1;
		this.#tables.push(mask);
		for (let i = 0; i < width; i++) {
			this.#tables.push(UNKNOWN);
		}
		const { items } = this.#tables;
		for (const id of ids) {
			let cell = id & mask;
			while (items[start + 1 + cell] !== UNKNOWN) {
				cell = (cell + 1) & mask;
			}
			items[start + 1 + cell] = id;
		}
		return start;
	}
}

/** Whether a word is in the table that begins at a place of `tables`: a look at one or two cells. */
export function isInTable(tables: Int32Array, table: number, id: number): boolean {
	const mask = tables[table] ?? 0;
	for (let cell = id & mask; ; cell = (cell + 1) & mask) {
		const found = tables[table + 1 + cell] ?? UNKNOWN;
		if (found === id || found === UNKNOWN) {
			return found === id && id !== UNKNOWN;
		}
	}
}
