import type { PatternNode } from './pattern.js';
import { isInTable, Programs, STEP } from './programs.js';
import { GAP, SlottedWords } from './slottedWords.js';
import { UNKNOWN } from './wordSet.js';

/** A match: the whole of it, and the part between `[` and `]`, in words, ends exclusive. */
export interface PatternMatch {
	readonly from: number;
	readonly to: number;
	readonly start: number;
	readonly end: number;
}

/** A pattern made ready to run. */
export interface Program {
	readonly programs: Programs;
	/** Where it begins in the code of the programs. */
	readonly at: number;
}

/** Makes a pattern ready to run beside others, which then takes no memory. */
export function toProgram(nodes: readonly PatternNode[], programs = new Programs()): Program {
	return { programs, at: programs.add(nodes) };
}

/**
 * The match of a pattern that begins at a word: the one with the longest mention, then the one found first.
 *
 * Cost: bounded by the pattern alone (gaps are at most eight words), never by the sentence; polynomial in the pattern, since no way is gone
 * twice.
 */
export function matchPattern(
	{ programs, at }: Program,
	text: SlottedWords,
	from: number,
): PatternMatch | undefined {
	return runProgram(programs, at, text, from);
}

/** As `matchPattern`, for the program that begins at a place of the programs' code. */
export function runProgram(
	programs: Programs,
	at: number,
	text: SlottedWords,
	from: number,
): PatternMatch | undefined {
	run.start(programs, text, from);
	run.go(at, from);
	return run.end();
}

const NO_TEXT = new SlottedWords([], []);

/** A try goes so many ways before it remembers where it has been: most end long before. */
const FREE_WAYS = 64;

/** Beyond so many words behind its start no way is remembered; patterns reach nowhere near. */
const REACH = 1024;

/** One try of a pattern at one word. */
class Run {
	#text = NO_TEXT;
	#ids: readonly number[] = NO_TEXT.ids;
	#code: Int32Array = new Int32Array(0);
	#tables: Int32Array = new Int32Array(0);
	#from = 0;
	#open = -1;
	#close = -1;
	#best = -1;
	#bestEnd = -1;
	#bestTo = -1;
	/** How many times the way parted so far, and from where it did, once that is often. */
	#ways = 0;
	readonly #been = new Set<number>();

	/** Turns to a word. */
	start({ code, tables }: Programs, text: SlottedWords, from: number): void {
		this.#code = code;
		this.#tables = tables;
		this.#text = text;
		this.#ids = text.ids;
		this.#from = from;
		this.#open = -1;
		this.#close = -1;
		this.#best = -1;
		if (this.#ways > FREE_WAYS) {
			this.#been.clear();
		}
		this.#ways = 0;
	}

	/** What was found; lets go of the text. */
	end(): PatternMatch | undefined {
		this.#text = NO_TEXT;
		this.#ids = NO_TEXT.ids;
		return this.#best < 0
			? undefined
			: { from: this.#from, to: this.#bestTo, start: this.#best, end: this.#bestEnd };
	}

	/** Tries all ways through the rest of a program from a word on. */
	go(step: number, word: number): void {
		const code = this.#code;
		let at = word;
		for (let next = step; ;) {
			const kind = code[next] ?? STEP.done;
			const value = code[next + 1] ?? 0;
			switch (kind) {
				case STEP.word:
				case STEP.anyWord:
				case STEP.exact:
				case STEP.anyExact:
					if (!this.#takes(kind, value, at)) {
						return;
					}
					at++;
					next += 2;
					break;
				case STEP.slot: {
					const end = this.#text.endOf(value, at);
					if (end <= at) {
						return;
					}
					at = end;
					next += 2;
					break;
				}
				case STEP.jump:
					next = value;
					break;
				case STEP.gap:
					this.#overGap(next, at);
					return;
				case STEP.choice:
					if (this.#wasHere(next, at)) {
						return;
					}
					for (let option = 0; option < value; option++) {
						this.go(code[next + 2 + option] ?? 0, at);
					}
					return;
				case STEP.open:
				case STEP.close:
					this.#mark(next, at);
					return;
				default:
					this.#arrive(at);
					return;
			}
		}
	}

	/** Whether a step over one word takes the word at a place. */
	#takes(kind: number, value: number, at: number): boolean {
		const ids = kind <= STEP.anyWord ? this.#ids : this.#text.exactIds;
		if (at >= ids.length) {
			return false;
		}
		const id = ids[at] ?? UNKNOWN;
		return kind === STEP.word || kind === STEP.exact
			? id === value
			: id !== UNKNOWN && isInTable(this.#tables, value, id);
	}

	/** Goes on behind a gap of each width in turn, the narrowest first. */
	#overGap(step: number, from: number): void {
		if (this.#wasHere(step, from)) {
			return;
		}
		const { gaps } = this.#text;
		const code = this.#code;
		const most = code[step + 1] ?? 0;
		const over = code[step + 2] ?? GAP.open;
		const next = step + 3;
		const kind = code[next] ?? STEP.done;
		const value = code[next + 1] ?? 0;
		const isWord = kind === STEP.word || kind === STEP.anyWord;
		for (let at = from; ; at++) {
			if (!isWord || this.#takes(kind, value, at)) {
				this.go(next, at);
			}
			if (at - from >= most || at >= gaps.length || (gaps[at] ?? GAP.closed) > over) {
				return;
			}
		}
	}

	/**
	 * Whether the way has parted here before, with the mention as it stands now: all that can be found from here on has been. Without this
	 * gaps and alternatives that overlap would be tried in all their combinations.
	 */
	#wasHere(step: number, at: number): boolean {
		if (++this.#ways <= FREE_WAYS) {
			return false;
		}
		const word = at - this.#from;
		if (word >= REACH) {
			return false;
		}
		const open = this.#open < 0 ? 0 : this.#open - this.#from + 1;
		const close = this.#close < 0 ? 0 : this.#close - this.#from + 1;
		const state = ((step * REACH + word) * REACH + open) * REACH + close;
		if (this.#been.has(state)) {
			return true;
		}
		this.#been.add(state);
		return false;
	}

	/** Where the mention begins or ends holds for the rest of this way only. */
	#mark(step: number, at: number): void {
		const open = this.#open;
		const close = this.#close;
		if (this.#code[step] === STEP.open) {
			this.#open = at;
		} else {
			this.#close = at;
		}
		this.go(step + 1, at);
		this.#open = open;
		this.#close = close;
	}

	#arrive(to: number): void {
		const start = this.#open < 0 ? this.#from : this.#open;
		const end = this.#close < 0 ? to : this.#close;
		if (end > start && (this.#best < 0 || end - start > this.#bestEnd - this.#best)) {
			this.#best = start;
			this.#bestEnd = end;
			this.#bestTo = to;
		}
	}
}

/** Trying takes no memory: all tries use this one, each to its end before the next begins. */
const run = new Run();
