import { runProgram, type PatternMatch } from './matchPattern.js';
import { needAnyOf, needsOf, type Need } from './needs.js';
import { append, packLists, type PackedLists } from './packedLists.js';
import type { PatternNode } from './pattern.js';
import { PhraseTrie } from './phraseTrie.js';
import { isInTable, Programs } from './programs.js';
import type { SlottedWords } from './slottedWords.js';
import { mayHaveStart, nextStart, startsOf, type Starts } from './starts.js';
import { wordPlaces } from './wordPlaces.js';
import { countKnownWords, idOfSlot, UNKNOWN } from './wordSet.js';

/** Takes a match of the pattern with a number. */
export type Tell = (pattern: number, match: PatternMatch) => void;

/** A pattern compiled, with what may begin a match of it. */
export interface CompiledStarts {
	readonly nodes: readonly PatternNode[];
	readonly starts: Starts;
}

/** A pattern in an index: how to compile it when a sentence first asks for it, compiled, or without its elements once its program is made. */
type Indexed =
	(() => CompiledStarts) | CompiledStarts | { readonly nodes: undefined; readonly starts: Starts };

/** Sets of so few words are gone through word by word, larger ones asked for each word of the sentence. */
const FEW = 8;

/** A place that is not known yet, and one for a pattern that does not begin with folded words alone. */
const UNMADE = -1;
const ODD = -2;

/** The lists of an index while patterns are added. */
class Draft {
	readonly needNumbers = new Map<Need, number>();
	readonly needsOfId = new Map<number, number[]>();
	readonly patternsOfId = new Map<number, number[]>();

	numberOf(need: Need): number {
		let number = this.needNumbers.get(need);
		if (number === undefined) {
			number = this.needNumbers.size;
			this.needNumbers.set(need, number);
			for (const id of need.ids) {
				append(this.needsOfId, id, number);
			}
		}
		return number;
	}
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
	/** By pattern: where its program begins. Made when it is first tried: most patterns never are. */
	readonly programs: Int32Array;
	/** By pattern: the table of the words that it begins with, and their print; all bits where the program is not made yet. */
	readonly starts: Int32Array;
	readonly low: Int32Array;
	readonly high: Int32Array;
}

/** A sentence in which patterns are looked for, and who takes what is found. */
interface Search {
	readonly packed: Packed;
	readonly text: SlottedWords;
	readonly tell: Tell;
}

/**
 * Many patterns at once, each looked up by the two rarest of its needs: a sentence tries only the patterns whose needs it
 * meets, and those are few.
 */
export class PatternIndex {
	readonly #patterns: Indexed[] = [];
	/** What is gathered until the first sentence asks; then it is packed and let go of. */
	#draft: Draft | undefined = new Draft();
	#packed: Packed | undefined;
	readonly #phrases = new PhraseTrie();
	readonly #programs = new Programs();
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
		this.#add(
			{ nodes, starts },
			anchor,
			needs.find(need => need !== anchor),
		);
	}

	/**
	 * As `add`, for a row of words: where there are thousands, each costs no more than the words that it shares with the text. What `compile`
	 * answers is not kept. Says how many words it has.
	 */
	addPhrase(compile: () => readonly PatternNode[]): number {
		const nodes = compile();
		const words = nodes.map(node => (node.kind === 'words' ? node.set.ids : []));
		if (this.#phrases.add(words, this.#patterns.length)) {
			this.#patterns.push(() => {
				const again = compile();
				return { nodes: again, starts: startsOf(again) };
			});
		} else {
			this.add(nodes);
		}
		return nodes.length;
	}

	/**
	 * Adds a pattern that is compiled when a sentence first has all of `needs`, the rarest first, without which it cannot match. Where
	 * none is known it is compiled at once.
	 */
	addLater(needs: readonly Need[], compile: () => CompiledStarts): void {
		const [anchor, other] = needs;
		if (anchor === undefined) {
			const { nodes, starts } = compile();
			this.add(nodes, starts);
		} else {
			this.#add(compile, anchor, other);
		}
	}

	/** What may begin a match of the pattern with a number. */
	startsOf(number: number): Starts | undefined {
		return this.#compiled(number)?.starts;
	}

	#compiled(number: number): Exclude<Indexed, () => CompiledStarts> | undefined {
		const pattern = this.#patterns[number];
		if (typeof pattern !== 'function') {
			return pattern;
		}
		const compiled = pattern();
		this.#patterns[number] = compiled;
		return compiled;
	}

	#add(pattern: Indexed, anchor: Need, other: Need | undefined): void {
		const draft = this.#open();
		const second = other === undefined ? -1 : draft.numberOf(other); // A third would rule out next to none.
		const number = this.#patterns.length;
		for (const id of anchor.ids) {
			append(draft.patternsOfId, id, number);
			append(draft.patternsOfId, id, second);
		}
		this.#patterns.push(pattern);
	}

	/** Tells each match of each pattern in a sentence, in no order. */
	find(text: SlottedWords, tell: Tell): void {
		const packed = (this.#packed ??= this.#pack());
		const { patternsOfId, met, tried, low, high } = packed;
		const { offsets, items } = patternsOfId;
		const sentence = ++this.#sentence;
		const search: Search = { packed, text, tell };
		text.lookUp(); // Patterns compiled since may name words that the sentence did not know.
		this.#phrases.find(text, (phrase, from, to) => tell(phrase, { from, to, start: from, end: to }));
		const { present } = text;
		this.#meet(packed.needsOfId, met, present);
		wordPlaces.turnTo(text);
		for (const id of present) {
			const end = id + 1 < offsets.length ? (offsets[id + 1] ?? 0) : 0;
			for (let i = offsets[id] ?? 0; i < end; i += 2) {
				const second = items[i + 1] ?? -1;
				if (second >= 0 && met[second] !== sentence) {
					continue;
				}
				const number = items[i] ?? 0;
				if (tried[number] !== sentence) {
					tried[number] = sentence;
					if (
						(((low[number] ?? 0) & text.print.low) | ((high[number] ?? 0) & text.print.high)) !==
						0
					) {
						this.#try(number, search);
					}
				}
			}
		}
	}

	/** Notes which needs a sentence meets. */
	#meet({ offsets, items }: PackedLists, met: Int32Array, present: readonly number[]): void {
		const sentence = this.#sentence;
		for (const id of present) {
			const end = id + 1 < offsets.length ? (offsets[id + 1] ?? 0) : 0;
			for (let i = offsets[id] ?? 0; i < end; i++) {
				met[items[i] ?? 0] = sentence;
			}
		}
	}

	/** Tries a pattern wherever a match of it may begin. */
	#try(number: number, search: Search): void {
		const { packed, text } = search;
		if (packed.programs[number] === UNMADE) {
			this.#make(packed, number);
			text.lookUp();
			wordPlaces.turnTo(text);
		}
		const table = packed.starts[number] ?? ODD;
		if (table === ODD) {
			this.#tryOdd(number, search);
			return;
		}
		const { tables } = this.#programs;
		const mask = tables[table] ?? 0;
		if (mask < FEW) {
			for (let cell = table + 1; cell <= table + 1 + mask; cell++) {
				this.#tryAtAll(tables[cell] ?? UNKNOWN, number, search);
			}
			return;
		}
		for (const id of text.present) {
			if (isInTable(tables, table, id)) {
				this.#tryAtAll(id, number, search);
			}
		}
	}

	/** Tries a pattern at all places of a word. */
	#tryAtAll(id: number, number: number, search: Search): void {
		for (let at = wordPlaces.firstOf(id); at >= 0; at = wordPlaces.nextOf(at)) {
			this.#tryAt(at, number, search);
		}
	}

	#tryOdd(number: number, search: Search): void {
		const starts = this.startsOf(number);
		const { text } = search;
		if (starts === undefined || !mayHaveStart(starts, text)) {
			return;
		}
		for (let at = nextStart(starts, text, 0); at >= 0; at = nextStart(starts, text, at + 1)) {
			this.#tryAt(at, number, search);
		}
	}

	#tryAt(at: number, number: number, { packed, text, tell }: Search): void {
		const match = runProgram(this.#programs, packed.programs[number] ?? 0, text, at);
		if (match !== undefined) {
			tell(number, match);
			wordPlaces.turnTo(text); // Who was told may have looked through another sentence.
		}
	}

	#make({ programs, starts, low, high }: Packed, number: number): void {
		const pattern = this.#compiled(number);
		if (pattern?.nodes === undefined) {
			return;
		}
		programs[number] = this.#programs.add(pattern.nodes);
		if (pattern.starts.isPlain) {
			const { words } = pattern.starts;
			starts[number] = this.#programs.tableOf(words);
			low[number] = words.print.low;
			high[number] = words.print.high;
		}
		this.#patterns[number] = { nodes: undefined, starts: pattern.starts };
	}

	/** The draft, which must not have been packed yet: what is asked is complete. */
	#open(): Draft {
		if (this.#draft === undefined) {
			throw new Error('Patterns are added before the first sentence asks.');
		}
		return this.#draft;
	}

	#pack(): Packed {
		const words = countKnownWords();
		const { needsOfId, patternsOfId, needNumbers } = this.#open();
		this.#draft = undefined;
		return {
			needsOfId: packLists(needsOfId, words),
			patternsOfId: packLists(patternsOfId, words),
			met: new Int32Array(needNumbers.size),
			tried: new Int32Array(this.#patterns.length),
			programs: new Int32Array(this.#patterns.length).fill(UNMADE),
			starts: new Int32Array(this.#patterns.length).fill(ODD),
			low: new Int32Array(this.#patterns.length).fill(-1),
			high: new Int32Array(this.#patterns.length).fill(-1),
		};
	}
}
