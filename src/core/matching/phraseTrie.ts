import { append, packLists, type PackedLists } from './packedLists.js';
import type { SlottedWords } from './slottedWords.js';
import { countKnownWords, UNKNOWN } from './wordSet.js';

/** Takes a phrase, by its number, that stands in the words `[from, to)`. */
export type TellPhrase = (phrase: number, from: number, to: number) => void;

const ROOT = 0;
const NONE = -1;
/** A phrase with more ways to write it than this is for a pattern. */
const MOST_WAYS = 16;

/**
 * Many phrases at once, each a row of words: a walk from each word on goes along with all phrases that begin so, however many there are.
 * Laid out in a few stretches of memory when it is first asked.
 */
export class PhraseTrie {
	/** Of each node: the edges that leave it, until the trie is first asked. */
	#edges: (Map<number, number> | undefined)[] | undefined = [new Map<number, number>()];
	/** By node: the phrases that end there, until the trie is first asked. */
	#ends: Map<number, number[]> | undefined = new Map<number, number[]>();
	#nodes = 1;
	#laidOut: LaidOut | undefined;

	/** Adds a phrase: for each of its words the ids that will do. Says whether it could. */
	add(words: readonly (readonly number[])[], phrase: number): boolean {
		const ways = words.reduce((product, ids) => product * ids.length, 1);
		if (ways === 0 || ways > MOST_WAYS || words.length === 0) {
			return false;
		}
		const edges = this.#edges;
		const ends = this.#ends;
		if (edges === undefined || ends === undefined) {
			throw new Error('Phrases are added before the first sentence asks.');
		}
		let nodes = [ROOT];
		for (const ids of words) {
			nodes = nodes.flatMap(node => ids.map(id => this.#step(edges, node, id)));
		}
		for (const node of nodes) {
			append(ends, node, phrase);
		}
		return true;
	}

	#step(edges: (Map<number, number> | undefined)[], node: number, id: number): number {
		const own = (edges[node] ??= new Map<number, number>());
		let next = own.get(id);
		if (next === undefined) {
			next = this.#nodes++;
			own.set(id, next);
		}
		return next;
	}

	/** Tells each phrase in a sentence, from left to right. */
	find(text: SlottedWords, tell: TellPhrase): void {
		const { table, ends } = (this.#laidOut ??= this.#layOut());
		const { ids, exactIds, words } = text;
		for (let at = 0; at < ids.length; at++) {
			const node = table.first(ids[at] ?? UNKNOWN);
			if (node !== NONE) {
				this.#walk(node, at + 1, { table, ends, text, from: at, tell });
			}
			const exact = exactIds[at] ?? UNKNOWN;
			if (exact !== UNKNOWN && words[at]?.isCapitalised === true) {
				const other = table.first(exact);
				if (other !== NONE) {
					this.#walk(other, at + 1, { table, ends, text, from: at, tell });
				}
			}
		}
	}

	#layOut(): LaidOut {
		const table = new EdgeTable(this.#edges ?? []);
		const ends = packLists(this.#ends ?? new Map<number, number[]>(), this.#nodes);
		this.#edges = undefined;
		this.#ends = undefined;
		return { table, ends };
	}

	#walk(start: number, next: number, walk: Walk): void {
		const { table, ends, text, from, tell } = walk;
		let node = start;
		for (let to = next; ; to++) {
			const end = ends.offsets[node + 1] ?? 0;
			for (let i = ends.offsets[node] ?? 0; i < end; i++) {
				tell(ends.items[i] ?? 0, from, to);
			}
			if (to >= text.ids.length) {
				return;
			}
			const exact = text.exactIds[to] ?? UNKNOWN;
			const aside = exact === UNKNOWN ? NONE : table.next(node, exact);
			if (aside !== NONE) {
				this.#walk(aside, to + 1, walk);
			}
			node = table.next(node, text.ids[to] ?? UNKNOWN);
			if (node === NONE) {
				return;
			}
		}
	}
}

/** What a trie is while it is asked: the edges, and of each node the phrases that end there. */
interface LaidOut {
	readonly table: EdgeTable;
	readonly ends: PackedLists;
}

interface Walk extends LaidOut {
	readonly text: SlottedWords;
	readonly from: number;
	readonly tell: TellPhrase;
}

/** The edges of all nodes in one open table: a step is a look at one or two cells. */
class EdgeTable {
	/** By id of a first word. */
	readonly #first: Int32Array;
	/** Cells of three: node, id, where the edge leads. */
	readonly #cells: Int32Array;
	readonly #shift: number;
	readonly #mask: number;

	constructor(edges: readonly (ReadonlyMap<number, number> | undefined)[]) {
		const [first = new Map<number, number>(), ...others] = edges;
		this.#first = new Int32Array(countKnownWords()).fill(NONE);
		for (const [id, node] of first) {
			this.#first[id] = node;
		}
		const count = others.reduce((sum, own) => sum + (own?.size ?? 0), 0);
		const bits = Math.max(1, Math.ceil(Math.log2(count * 2 + 1)));
		this.#shift = 32 - bits;
		this.#mask = 2 ** bits - 1;
		this.#cells = new Int32Array(2 ** bits * 3).fill(NONE);
		edges.forEach((own, node) => {
			if (node !== ROOT) {
				own?.forEach((to, id) => this.#put(node, id, to));
			}
		});
	}

	/** Where a first word leads, or -1. */
	first(id: number): number {
		return id < this.#first.length ? (this.#first[id] ?? NONE) : NONE;
	}

	/** Where a word leads from a node, or -1. */
	next(node: number, id: number): number {
		const cells = this.#cells;
		for (let cell = this.#cellOf(node, id); ; cell = (cell + 1) & this.#mask) {
			const own = cells[cell * 3] ?? NONE;
			if (own === NONE) {
				return NONE;
			}
			if (own === node && cells[cell * 3 + 1] === id) {
				return cells[cell * 3 + 2] ?? NONE;
			}
		}
	}

	#put(node: number, id: number, to: number): void {
		let cell = this.#cellOf(node, id);
		while (this.#cells[cell * 3] !== NONE) {
			cell = (cell + 1) & this.#mask;
		}
		this.#cells.set([node, id, to], cell * 3);
	}

	#cellOf(node: number, id: number): number {
		return (Math.imul(node, 0x9e3779b1) ^ Math.imul(id, 0x85ebca6b)) >>> this.#shift;
	}
}
