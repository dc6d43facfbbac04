import { matchPattern, toProgram, type PatternMatch, type Program } from './matchPattern.js';
import { needAnyOf, needsOf, type Need } from './needs.js';
import { append, packLists, type PackedLists } from './packedLists.js';
import type { PatternNode } from './pattern.js';
import type { SlottedWords } from './slottedWords.js';
import { nextStart, startsOf, type Starts } from './starts.js';
import { WordPlaces } from './wordPlaces.js';
import { countKnownWords, idOfSlot } from './wordSet.js';

/** Takes a match of the pattern with a number. */
export type Tell = (pattern: number, match: PatternMatch) => void;

/** A pattern in an index. */
interface Indexed {
	readonly nodes: readonly PatternNode[];
	readonly starts: Starts;
	/** Made when it is first tried: most patterns never are. */
	program: Program | undefined;
}

/** The lists of an index, packed. */
interface Packed {
	/** Numbers of the needs that a word or slot meets, by its id. */
	readonly needsOfId: PackedLists;
	/** By id of a word or slot: the patterns that are looked up by it, each followed by its second need or -1. */
	readonly patternsOfId: PackedLists;
	/** By need: the last sentence that met it. */
	readonly met: Int32Array;
	/** By pattern: the last sentence it was tried in. */
	readonly tried: Int32Array;
}

/**
 * Many patterns at once, each looked up by the two rarest of its needs: a sentence tries only the patterns whose needs it
 * meets, and those are few.
 */
export class PatternIndex {
	readonly #patterns: Indexed[] = [];
	readonly #needNumbers = new Map<Need, number>();
	readonly #needsOfId = new Map<number, number[]>();
	readonly #patternsOfId = new Map<number, number[]>();
	#packed: Packed | undefined;
	readonly #places = new WordPlaces();
	#sentence = 0;

	/** Adds a pattern; its number is how many there were before. */
	add(nodes: readonly PatternNode[], starts: Starts = startsOf(nodes)): void {
		const { words, exact, slots } = starts;
		const own = needAnyOf(
			starts.isPlain ? words.ids : [...words.ids, ...exact.ids, ...slots.map(idOfSlot)],
		);
		const needs = needsOf(nodes);
		const [rarest] = needs;
		const anchor = rarest === undefined || own.weight < rarest.weight ? own : rarest;
		const other = needs.find(need => need !== anchor);
		const second = other === undefined ? -1 : this.#numberOf(other); // A third would rule out next to none.
		const number = this.#patterns.length;
		for (const id of anchor.ids) {
			append(this.#patternsOfId, id, number);
			append(this.#patternsOfId, id, second);
		}
		this.#patterns.push({ nodes, starts, program: undefined });
		this.#packed = undefined;
	}

	/** Tells each match of each pattern in a sentence, in no order. */
	find(text: SlottedWords, tell: Tell): void {
		const { needsOfId, patternsOfId, met, tried } = (this.#packed ??= this.#pack());
		const sentence = ++this.#sentence;
		this.#places.read(text);
		const { ids, count } = this.#places;
		for (let k = 0; k < count; k++) {
			const id = ids[k] ?? 0;
			const end = needsOfId.offsets[id + 1] ?? 0;
			for (let i = needsOfId.offsets[id] ?? 0; i < end; i++) {
				met[needsOfId.items[i] ?? 0] = sentence;
			}
		}
		for (let k = 0; k < count; k++) {
			const id = ids[k] ?? 0;
			const end = patternsOfId.offsets[id + 1] ?? 0;
			for (let i = patternsOfId.offsets[id] ?? 0; i < end; i += 2) {
				const second = patternsOfId.items[i + 1] ?? -1;
				if (second >= 0 && met[second] !== sentence) {
					continue;
				}
				const number = patternsOfId.items[i] ?? 0;
				if (tried[number] !== sentence) {
					tried[number] = sentence;
					this.#try(number, text, tell);
				}
			}
		}
	}

	/** Tries a pattern wherever a match of it may begin. */
	#try(number: number, text: SlottedWords, tell: Tell): void {
		const pattern = this.#patterns[number];
		if (pattern === undefined) {
			return;
		}
		const { starts } = pattern;
		const { ids } = starts.words;
		const program = (pattern.program ??= toProgram(pattern.nodes));
		if (ids.length > text.ids.length || !starts.isPlain) {
			for (let at = nextStart(starts, text, 0); at >= 0; at = nextStart(starts, text, at + 1)) {
				const match = matchPattern(program, text, at);
				if (match !== undefined) {
					tell(number, match);
				}
			}
			return;
		}
		for (const id of ids) {
			for (let at = this.#places.firstOf(id); at >= 0; at = this.#places.nextOf(at)) {
				const match = matchPattern(program, text, at);
				if (match !== undefined) {
					tell(number, match);
				}
			}
		}
	}

	#numberOf(need: Need): number {
		let number = this.#needNumbers.get(need);
		if (number === undefined) {
			number = this.#needNumbers.size;
			this.#needNumbers.set(need, number);
			for (const id of need.ids) {
				append(this.#needsOfId, id, number);
			}
		}
		return number;
	}

	#pack(): Packed {
		const words = countKnownWords();
		return {
			needsOfId: packLists(this.#needsOfId, words),
			patternsOfId: packLists(this.#patternsOfId, words),
			met: new Int32Array(this.#needNumbers.size),
			tried: new Int32Array(this.#patterns.length),
		};
	}
}
