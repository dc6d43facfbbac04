import { SLOT_PLACE, type PatternNode } from './pattern.js';
import type { SlottedWords } from './slottedWords.js';
import { UNKNOWN, WordSet } from './wordSet.js';

/** What may begin a match of a pattern. */
export interface Starts {
	/** Folded words. */
	readonly words: WordSet;
	/** Words as written; only where they begin with a capital. */
	readonly exact: WordSet;
	/** Places in `SLOTS`, in the order in which the pattern names them. */
	readonly slots: readonly number[];
	/** The same slots as bits. */
	readonly slotBits: number;
	/** Whether matches begin with folded words only. */
	readonly isPlain: boolean;
}

/** What may begin a match of a pattern. */
export function startsOf(nodes: readonly PatternNode[]): Starts {
	const words: WordSet[] = [];
	const exact: WordSet[] = [];
	const slots: number[] = [];
	const collect = (sequence: readonly PatternNode[]): boolean => {
		for (const node of sequence) {
			switch (node.kind) {
				case 'words':
					(node.isExact ? exact : words).push(node.set);
					return false;
				case 'slot':
					slots.push(SLOT_PLACE[node.slot]);
					return false;
				case 'choice':
					if (!node.options.map(collect).some(isEmpty => isEmpty)) {
						return false;
					}
					break;
				case 'gap': // A gap may be empty: what follows may begin the match as well.
				case 'open':
				case 'close':
					break;
			}
		}
		return true;
	};
	collect(nodes);
	return toStarts(unite(words), unite(exact), slots);
}

/** Puts together what may begin a match. */
export function toStarts(words: WordSet, exact: WordSet, slots: readonly number[]): Starts {
	const slotBits = slots.reduce((bits, place) => bits | (1 << place), 0);
	return { words, exact, slots, slotBits, isPlain: exact.ids.length + slots.length === 0 };
}

/** No word at all. */
export const NO_WORDS = new WordSet([]);

/** What nothing begins with. */
export const NO_STARTS: Starts = { words: NO_WORDS, exact: NO_WORDS, slots: [], slotBits: 0, isPlain: true };

function unite(sets: readonly WordSet[]): WordSet {
	const [first = NO_WORDS, second] = sets;
	return second === undefined ? first : new WordSet(sets.flatMap(({ ids }) => ids));
}

/** Whether a sentence may have what begins a match; most have not. */
export function mayHaveStart({ words, exact, slotBits }: Starts, text: SlottedWords): boolean {
	return (
		words.print.meets(text.print) ||
		(exact.ids.length > 0 && exact.print.meets(text.print)) ||
		(text.slots & slotBits) !== 0
	);
}

/** The first word, from one on, that a match may begin with; -1 where there is none. */
export function nextStart(starts: Starts, text: SlottedWords, from: number): number {
	const { words, isPlain } = starts;
	const { ids } = text;
	for (let at = from; at < ids.length; at++) {
		if (words.has(ids[at] ?? UNKNOWN) || (!isPlain && isOddStart(starts, text, at))) {
			return at;
		}
	}
	return -1;
}

function isOddStart(starts: Starts, text: SlottedWords, at: number): boolean {
	return isExactStart(starts, text, at) || isSlotStart(starts, text, at);
}

/** Whether a match may begin at a word as it is written. */
export function isExactStart({ exact }: Starts, text: SlottedWords, at: number): boolean {
	return (
		exact.ids.length > 0 &&
		exact.has(text.exactIds[at] ?? UNKNOWN) &&
		text.words[at]?.isCapitalised === true
	);
}

function isSlotStart({ slots }: Starts, text: SlottedWords, at: number): boolean {
	for (const place of slots) {
		if (text.endOf(place, at) > at) {
			return true;
		}
	}
	return false;
}
