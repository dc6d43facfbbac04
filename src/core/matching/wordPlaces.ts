import type { SlottedWords } from './slottedWords.js';
import { countKnownWords, idOfSlot, UNKNOWN } from './wordSet.js';

/**
 * Where each word of one sentence stands, by id. Read anew for each sentence without taking memory: a mark counts only if
 * it is the sentence's number.
 */
export class WordPlaces {
	/** The ids of the sentence's words, written in any way, and slots, each once: the first `count` of these. */
	readonly ids: number[] = [];
	count = 0;
	#sentence = 0;
	/** By id: the sentence that has the word or slot. */
	#seen = new Int32Array(0);
	/** By id of a folded word: where it first stands. */
	#first = new Int32Array(0);
	/** By word: where the same one stands next, else -1. */
	readonly #next: number[] = [];

	/** Turns to a sentence. */
	read({ ids, exactIds, slots }: SlottedWords): void {
		if (this.#seen.length < countKnownWords()) {
			this.#seen = new Int32Array(countKnownWords());
			this.#first = new Int32Array(countKnownWords());
			this.#sentence = 0;
		}
		this.#sentence++;
		this.count = 0;
		const first = this.#first;
		for (let at = ids.length - 1; at >= 0; at--) {
			const id = ids[at] ?? UNKNOWN;
			if (id !== UNKNOWN) {
				this.#next[at] = this.#see(id) ? (first[id] ?? -1) : -1;
				first[id] = at;
			}
		}
		for (const id of exactIds) {
			if (id !== UNKNOWN) {
				this.#see(id);
			}
		}
		for (let place = 0; slots >>> place !== 0; place++) {
			if (((slots >>> place) & 1) === 1) {
				this.#see(idOfSlot(place));
			}
		}
	}

	/** Where a folded word first stands, else -1. */
	firstOf(id: number): number {
		return this.#seen[id] === this.#sentence ? (this.#first[id] ?? -1) : -1;
	}

	/** Where the word that stands somewhere stands next, else -1. */
	nextOf(at: number): number {
		return this.#next[at] ?? -1;
	}

	/** Notes that the sentence has a word or slot, and says whether it was known. */
	#see(id: number): boolean {
		if (this.#seen[id] === this.#sentence) {
			return true;
		}
		this.#seen[id] = this.#sentence;
		this.ids[this.count++] = id;
		return false;
	}
}
