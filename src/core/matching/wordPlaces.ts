import type { SlottedWords } from './slottedWords.js';
import { countKnownWords, UNKNOWN } from './wordSet.js';

/** Where each word of one sentence stands. The same one turns from sentence to sentence, so that it takes no memory. */
class WordPlaces {
	#text: SlottedWords | undefined;
	/** How many words patterns had named when the ids of the sentence were looked up. */
	#known = 0;
	/** By id: the sentence that was last seen to have the word, and the first place of it there. */
	#seen = new Int32Array(0);
	#first = new Int32Array(0);
	/** By place: the next place of the same word, or -1. */
	#next = new Int32Array(64);
	#sentence = 0;

	/** Turns to the folded words of a sentence, whose ids have been looked up; at once where it is turned to them. */
	turnTo(text: SlottedWords): void {
		if (this.#text === text && this.#known === countKnownWords()) {
			return;
		}
		this.#text = text;
		this.#known = countKnownWords();
		const { ids } = text;
		if (this.#seen.length < countKnownWords()) {
			this.#seen = new Int32Array(countKnownWords() * 2);
			this.#first = new Int32Array(this.#seen.length);
			this.#sentence = 0;
		}
		if (this.#next.length < ids.length) {
			this.#next = new Int32Array(ids.length * 2);
		}
		const sentence = ++this.#sentence;
		for (let at = ids.length - 1; at >= 0; at--) {
			const id = ids[at] ?? UNKNOWN;
			this.#next[at] = this.#seen[id] === sentence ? (this.#first[id] ?? -1) : -1;
			this.#seen[id] = sentence;
			this.#first[id] = at;
		}
	}

	/** The first place of a word, or -1. */
	firstOf(id: number): number {
		return this.#seen[id] === this.#sentence && id !== UNKNOWN ? (this.#first[id] ?? -1) : -1;
	}

	/** The next place of the word at a place, or -1. */
	nextOf(at: number): number {
		return this.#next[at] ?? -1;
	}
}

/** All indexes of patterns share one: several look through a sentence, one after the other. */
export const wordPlaces = new WordPlaces();
