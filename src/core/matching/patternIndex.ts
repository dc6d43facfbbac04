import { runProgram, type PatternMatch } from './matchPattern.js';
import { needAnyOf, needsOf, type Need } from './needs.js';
import { append, packLists, type PackedLists } from './packedLists.js';
import type { PatternNode } from './pattern.js';
import { isInTable, Programs } from './programs.js';
import type { SlottedWords } from './slottedWords.js';
import { nextStart, startsOf, type Starts } from './starts.js';
import { countKnownWords, idOfSlot, UNKNOWN } from './wordSet.js';

/** Takes a match of the pattern with a number. */
export type Tell = (pattern: number, match: PatternMatch) => void;

/** A pattern compiled, with what may begin a match of it. */
export interface CompiledStarts {
	readonly nodes: readonly PatternNode[];
	readonly starts: Starts;
}

/** A pattern in an index: compiled, or how to compile it when a sentence first asks for it. */
type Indexed = CompiledStarts | (() => CompiledStarts);

/** A place that is not known yet, and one for a pattern that does not begin with folded words alone. */
const UNMADE = -1;
const ODD = -2;

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
	/** By pattern: the table of the words that it begins with. */
	readonly starts: Int32Array;
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
	#programs = new Programs();
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

	#compiled(number: number): CompiledStarts | undefined {
		const pattern = this.#patterns[number];
		if (typeof pattern !== 'function') {
			return pattern;
		}
		const compiled = pattern();
		this.#patterns[number] = compiled;
		return compiled;
	}

	#add(pattern: Indexed, anchor: Need, other: Need | undefined): void {
		const second = other === undefined ? -1 : this.#numberOf(other); // A third would rule out next to none.
		const number = this.#patterns.length;
		for (const id of anchor.ids) {
			append(this.#patternsOfId, id, number);
			append(this.#patternsOfId, id, second);
		}
		this.#patterns.push(pattern);
		this.#packed = undefined;
	}

	/** Tells each match of each pattern in a sentence, in no order. */
	find(text: SlottedWords, tell: Tell): void {
		const packed = (this.#packed ??= this.#pack());
		const { patternsOfId, met, tried } = packed;
		const { offsets, items } = patternsOfId;
		const sentence = ++this.#sentence;
		text.lookUp(); // Patterns compiled since may name words that the sentence did not know.
		const { present } = text;
		this.#meet(packed.needsOfId, met, present);
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
					this.#try(packed, number, text, tell);
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
	#try(packed: Packed, number: number, text: SlottedWords, tell: Tell): void {
		if (packed.programs[number] === UNMADE) {
			this.#make(packed, number);
			text.lookUp();
		}
		const programs = this.#programs;
		const program = packed.programs[number] ?? 0;
		const table = packed.starts[number] ?? ODD;
		if (table === ODD) {
			this.#tryOdd(number, program, text, tell);
			return;
		}
		const { ids } = text;
		const { tables } = programs;
		for (let at = 0; at < ids.length; at++) {
			const id = ids[at] ?? UNKNOWN;
			if (id !== UNKNOWN && isInTable(tables, table, id)) {
				const match = runProgram(programs, program, text, at);
				if (match !== undefined) {
					tell(number, match);
				}
			}
		}
	}

	#tryOdd(number: number, program: number, text: SlottedWords, tell: Tell): void {
		const starts = this.startsOf(number);
		if (starts === undefined) {
			return;
		}
		for (let at = nextStart(starts, text, 0); at >= 0; at = nextStart(starts, text, at + 1)) {
			const match = runProgram(this.#programs, program, text, at);
			if (match !== undefined) {
				tell(number, match);
			}
		}
	}

	#make({ programs, starts }: Packed, number: number): void {
		const pattern = this.#compiled(number);
		if (pattern !== undefined) {
			programs[number] = this.#programs.add(pattern.nodes);
			starts[number] = pattern.starts.isPlain ? this.#programs.tableOf(pattern.starts.words) : ODD;
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
		this.#programs = new Programs(); // Those laid down for an earlier packing are made anew.
		return {
			needsOfId: packLists(this.#needsOfId, words),
			patternsOfId: packLists(this.#patternsOfId, words),
			met: new Int32Array(this.#needNumbers.size),
			tried: new Int32Array(this.#patterns.length),
			programs: new Int32Array(this.#patterns.length).fill(UNMADE),
			starts: new Int32Array(this.#patterns.length).fill(ODD),
		};
	}
}
