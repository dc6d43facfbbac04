import { ALIAS_COSTS } from '../base/searchText.js';
import type { Cancellation } from './workspaceIndex.js';

/** So many rows are looked at before it is asked whether they are still wanted. */
const ASK_EVERY = 512;

/** Ranks go by halves: an alias costs one. They are kept doubled. */
const HALVES = 1 / ALIAS_COSTS;

/** Stands for no rank. */
const NONE = 255;

/** Not an entity: no list is so long. */
const NOWHERE = 0xff_ff_ff_ff;

/**
 * Entities in a fixed order, in which those that a query finds with the same rank stand: what is found is numbered by its place in it, and
 * the best are simply those with the smallest numbers. 4 bytes a name, 15 an entity.
 */
export class RankedEntities {
	/** By place, the entity; `NOWHERE` where it no longer counts. */
	readonly #order: Uint32Array;
	/** By entity, its place. */
	readonly #places: Uint32Array;
	readonly #kinds: Uint8Array;
	/** By name, where its rows start, and one more. */
	readonly #starts: Uint32Array;
	readonly #rows: Uint32Array;
	/** By place, twice the best rank found so far. */
	readonly #ranks: Uint8Array;
	readonly #found: number[] = [];
	#wanted: ReadonlySet<number> | undefined;
	#cancellation: Cancellation | undefined;
	#asked = 0;

	/** What a name has of the entity at a place. */
	static rowOf(place: number, isLabel: boolean): number {
		return 2 * place + (isLabel ? 0 : 1);
	}

	/** `order` has the entities, `kinds` theirs in the same order, `rows` what each name has. */
	constructor(order: readonly number[], kinds: readonly number[], rows: readonly (readonly number[])[]) {
		this.#order = Uint32Array.from(order);
		this.#kinds = Uint8Array.from(kinds);
		this.#ranks = new Uint8Array(order.length).fill(NONE);
		this.#places = new Uint32Array(order.reduce((most, entity) => Math.max(most, entity), -1) + 1);
		this.#places.fill(NOWHERE);
		order.forEach((entity, place) => (this.#places[entity] = place));
		this.#starts = new Uint32Array(rows.length + 1);
		rows.forEach((own, name) => (this.#starts[name + 1] = (this.#starts[name] ?? 0) + own.length));
		this.#rows = new Uint32Array(this.#starts[rows.length] ?? 0);
		rows.forEach((own, name) => this.#rows.set(own, this.#starts[name]));
	}

	get size(): number {
		return this.#order.length;
	}

	/** How many are found. */
	get found(): number {
		return this.#found.length;
	}

	/** From now on it is not found. */
	leaveOut(entity: number): void {
		const place = this.#places[entity] ?? NOWHERE;
		if (place !== NOWHERE) {
			this.#order[place] = NOWHERE;
			this.#places[entity] = NOWHERE;
		}
	}

	/** Begins to find, with nothing found. */
	begin(kinds: ReadonlySet<number> | undefined, cancellation: Cancellation | undefined): void {
		for (const place of this.#found) {
			this.#ranks[place] = NONE;
		}
		this.#found.length = 0;
		this.#wanted = kinds;
		this.#cancellation = cancellation;
		this.#asked = 0;
	}

	/** Takes the entities with a name, whose rank this is for labels; false where nothing more is wanted. */
	add(name: number, rank: number): boolean {
		return this.addRange(name, name + 1, rank);
	}

	/** The same of all names from one up to before another. */
	addRange(from: number, to: number, rank: number): boolean {
		const ranks = this.#ranks;
		const rows = this.#rows;
		const end = this.#starts[to] ?? 0;
		for (let at = this.#starts[from] ?? 0; at < end; at++) {
			const row = rows[at] ?? 0;
			const place = row >>> 1;
			const own = HALVES * rank + (row & 1);
			const known = ranks[place] ?? NONE;
			if (own < known && this.#isWanted(place)) {
				ranks[place] = own;
				if (known === NONE) {
					this.#found.push(place);
				}
			}
			if (++this.#asked % ASK_EVERY === 0 && this.#cancellation?.isCancelled === true) {
				return false;
			}
		}
		return true;
	}

	/** Takes the first ones, so many at most, with the best rank. */
	addFirst(count: number): void {
		for (let place = 0; place < this.#order.length && this.#found.length < count; place++) {
			if (this.#isWanted(place)) {
				this.#ranks[place] = 0;
				this.#found.push(place);
			}
		}
	}

	/** So many of those found, the best first. */
	best(count: number): { readonly entity: number; readonly rank: number }[] {
		const { size } = this;
		const keys = this.#found.map(place => (this.#ranks[place] ?? NONE) * size + place);
		return smallest(keys, count).map(key => ({
			entity: this.#order[key % size] ?? NOWHERE,
			rank: Math.floor(key / size) / HALVES,
		}));
	}

	#isWanted(place: number): boolean {
		return this.#order[place] !== NOWHERE && this.#wanted?.has(this.#kinds[place] ?? 0) !== false;
	}
}

/** Up to this many times as many numbers as wanted, sorting all is quicker than keeping a list of the smallest. */
const SORTED_WHOLE = 4;

/** The smallest of some numbers, rising; may reorder what it is given. */
function smallest(numbers: number[], count: number): number[] {
	if (numbers.length <= SORTED_WHOLE * count) {
		return Array.from(Float64Array.from(numbers).sort().subarray(0, Math.min(count, numbers.length)));
	}
	const least: number[] = [];
	for (const number of numbers) {
		let at = least.length;
		if (at === count) {
			if (number >= (least[at - 1] ?? -Infinity)) {
				continue;
			}
			at--;
		}
		for (; at > 0 && (least[at - 1] ?? 0) > number; at--) {
			least[at] = least[at - 1] ?? 0;
		}
		least[at] = number;
	}
	return least;
}
