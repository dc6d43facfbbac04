import { unreachable } from '../base/unreachable.js';
import { SLOT_PLACE, type PatternNode } from './pattern.js';
import { GAP, SlottedWords } from './slottedWords.js';
import { NO_WORDS } from './starts.js';
import { UNKNOWN, type WordSet } from './wordSet.js';

/** A match: the whole of it, and the part between `[` and `]`, in words, ends exclusive. */
export interface PatternMatch {
	readonly from: number;
	readonly to: number;
	readonly start: number;
	readonly end: number;
}

const DONE = 0;
const WORDS = 1;
const EXACT = 2;
const SLOT = 3;
const GAP_STEP = 4;
const CHOICE = 5;
const OPEN = 6;
const CLOSE = 7;

/** One step of a program, with the one after it. All have one shape, which keeps the engine's look at them quick. */
class Step {
	readonly kind: number;
	readonly next: Step | undefined;
	/** The one word it takes; `UNKNOWN` where it takes several, which are in `set`. */
	readonly only: number;
	readonly set: WordSet;
	/** The place of a slot, or how wide a gap may be. */
	readonly size: number;
	/** What a gap may run over. */
	readonly over: number;
	readonly options: readonly Step[];

	constructor(kind: number, next: Step | undefined, fields: Partial<Step> = {}) {
		this.kind = kind;
		this.next = next;
		this.set = fields.set ?? NO_WORDS;
		this.only = this.set.ids.length === 1 ? (this.set.ids[0] ?? UNKNOWN) : UNKNOWN;
		this.size = fields.size ?? 0;
		this.over = fields.over ?? GAP.open;
		this.options = fields.options ?? NO_STEPS;
	}
}

const NO_STEPS: readonly Step[] = [];
const END = new Step(DONE, undefined);

/** A pattern made ready to run. */
export interface Program {
	readonly first: Step;
	/** Whether the mention begins where the match does. */
	readonly isOpen: boolean;
}

/** Makes a pattern ready to run, which then takes next to no memory. */
export function toProgram(nodes: readonly PatternNode[]): Program {
	const isOpen = nodes[0]?.kind === 'open';
	return { first: link(isOpen ? nodes.slice(1) : nodes, END), isOpen };
}

function link(nodes: readonly PatternNode[], next: Step): Step {
	return nodes.reduceRight((rest, node) => toStep(node, rest), next);
}

function toStep(node: PatternNode, next: Step): Step {
	switch (node.kind) {
		case 'words':
			return new Step(node.isExact ? EXACT : WORDS, next, { set: node.set });
		case 'slot':
			return new Step(SLOT, next, { size: SLOT_PLACE[node.slot] });
		case 'gap':
			return new Step(GAP_STEP, next, {
				size: node.most,
				over: node.isOverCommas ? GAP.atCommas : GAP.open,
			});
		case 'choice':
			return new Step(CHOICE, next, { options: node.options.map(option => link(option, next)) });
		case 'open':
			return new Step(OPEN, next);
		case 'close':
			return new Step(CLOSE, next);
		default:
			return unreachable(node);
	}
}

/**
 * The match of a pattern that begins at a word: the one with the longest mention, then the one found first.
 *
 * Cost: bounded by the pattern alone (gaps are at most eight words), never by the sentence.
 */
export function matchPattern(program: Program, text: SlottedWords, from: number): PatternMatch | undefined {
	run.start(text, from, program.isOpen);
	run.go(program.first, from);
	return run.end();
}

const NO_TEXT = new SlottedWords([], []);

/** One try of a pattern at one word. */
class Run {
	#best: PatternMatch | undefined;
	#text = NO_TEXT;
	#from = 0;
	#open = -1;
	#close = -1;

	/** Turns to a word. */
	start(text: SlottedWords, from: number, isOpen: boolean): void {
		this.#best = undefined;
		this.#text = text;
		this.#from = from;
		this.#open = isOpen ? from : -1;
		this.#close = -1;
	}

	/** What was found; lets go of the text. */
	end(): PatternMatch | undefined {
		this.#text = NO_TEXT;
		return this.#best;
	}

	/** Tries all ways through the rest of a program from a word on. */
	go(first: Step, word: number): void {
		const text = this.#text;
		let at = word;
		for (let step: Step | undefined = first; step !== undefined; step = step.next) {
			switch (step.kind) {
				case WORDS:
					if (!takes(step, text.ids[at])) {
						return;
					}
					at++;
					break;
				case EXACT:
					if (!takes(step, text.exactIds[at])) {
						return;
					}
					at++;
					break;
				case SLOT: {
					const end = text.endOf(step.size, at);
					if (end <= at) {
						return;
					}
					at = end;
					break;
				}
				case GAP_STEP:
					this.#overGap(step, at);
					return;
				case CHOICE:
					for (const option of step.options) {
						this.go(option, at);
					}
					return;
				case OPEN:
				case CLOSE:
					this.#mark(step, at);
					return;
				default:
					this.#arrive(at);
					return;
			}
		}
	}

	/** Goes on behind a gap of each width in turn, the narrowest first. */
	#overGap({ size, over, next }: Step, from: number): void {
		const { gaps, ids } = this.#text;
		if (next === undefined) {
			return;
		}
		for (let at = from; ; at++) {
			if (next.kind !== WORDS || takes(next, ids[at])) {
				this.go(next, at);
			}
			if (at - from >= size || at >= gaps.length || (gaps[at] ?? GAP.closed) > over) {
				return;
			}
		}
	}

	/** Where the mention begins or ends holds for the rest of this way only. */
	#mark({ kind, next }: Step, at: number): void {
		const open = this.#open;
		const close = this.#close;
		if (kind === OPEN) {
			this.#open = at;
		} else {
			this.#close = at;
		}
		if (next !== undefined) {
			this.go(next, at);
		}
		this.#open = open;
		this.#close = close;
	}

	#arrive(to: number): void {
		const start = this.#open < 0 ? this.#from : this.#open;
		const end = this.#close < 0 ? to : this.#close;
		if (end > start && (this.#best === undefined || end - start > this.#best.end - this.#best.start)) {
			this.#best = { from: this.#from, to, start, end };
		}
	}
}

/** Trying takes no memory: all tries use this one, each to its end before the next begins. */
const run = new Run();

function takes({ only, set }: Step, id: number | undefined): boolean {
	return only === UNKNOWN ? set.has(id ?? UNKNOWN) : id === only;
}
