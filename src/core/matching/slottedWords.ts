import type { Word } from '../base/words.js';
import type { CompanyHit } from './hits.js';
import { SLOT_PLACE, type Slot } from './pattern.js';
import { findQuantities } from './quantities.js';
import { countKnownWords, distinctIds, lookUpSpelling, Print, UNKNOWN } from './wordSet.js';

/** What a gap in a pattern may do at a word: run over it, run over it where the pattern allows commas, or stop. */
export const GAP = { open: 0, atCommas: 1, closed: 2 } as const;

const NAME = SLOT_PLACE.name;
const NO_ENDS: readonly number[] = [];
const NOTHING = { folded: UNKNOWN, exact: UNKNOWN };

/** The words of a sentence as patterns see them: by their ids, with the slots that were found in them. */
export class SlottedWords {
	readonly words: readonly Word[];
	/** The id of each word's folded form. */
	readonly ids: number[] = [];
	/** The id of each word as it is written. */
	readonly exactIds: number[] = [];
	/** One of `GAP` for each word. */
	readonly gaps: readonly number[];
	/** The slots that stand somewhere in the sentence, as bits by their place in `SLOTS`. */
	readonly slots: number;
	/** By slot and word: where the slot that begins there ends, else 0. */
	readonly #ends: readonly number[];
	/** Of the ids of both kinds. */
	print = new Print();
	/** How many words patterns had named when the ids were looked up. */
	#known = 0;
	#present: readonly number[] | undefined;

	constructor(words: readonly Word[], companies: readonly CompanyHit[]) {
		const gaps: number[] = [];
		let slots = 0;
		for (const word of words) {
			gaps.push(word.kind === 'mark' ? gapOfMark(word.text) : GAP.open);
			slots |= word.isCapitalised ? 1 << NAME : 0;
		}
		this.words = words;
		this.gaps = gaps;
		const quantities = findQuantities(words);
		let ends = NO_ENDS;
		if (quantities.length + companies.length > 0) {
			const found = new Array<number>(words.length * NAME).fill(0);
			const note = (slot: Slot, from: number, to: number): void => {
				const cell = SLOT_PLACE[slot] * words.length + from;
				found[cell] = Math.max(to, found[cell] ?? 0);
				slots |= 1 << SLOT_PLACE[slot];
			};
			quantities.forEach(({ kind, from, to }) => note(kind, from, to));
			companies.forEach(({ from, to }) => note('company', from, to));
			ends = found;
		}
		this.slots = slots;
		this.#ends = ends;
		this.lookUp();
	}

	/** Looks the ids up again where patterns have named further words since. */
	lookUp(): void {
		if (this.#known === countKnownWords()) {
			return;
		}
		this.#known = countKnownWords();
		this.#present = undefined;
		this.print = new Print();
		for (let at = 0; at < this.words.length; at++) {
			const spelling = this.words[at]?.spelling;
			const { folded: id, exact } = spelling === undefined ? NOTHING : lookUpSpelling(spelling);
			this.ids[at] = id;
			this.exactIds[at] = exact;
			if (id !== UNKNOWN) {
				this.print.add(id);
			}
			if (exact !== UNKNOWN) {
				this.print.add(exact);
			}
		}
	}

	/** The ids of its words, written in any way, and of its slots, each once. */
	get present(): readonly number[] {
		return (this.#present ??= distinctIds(this.ids, this.exactIds, this.slots));
	}

	/** Where the slot that begins at a word ends, exclusive, the longest one; -1 where none begins. */
	slotEnd(slot: Slot, from: number): number {
		return this.endOf(SLOT_PLACE[slot], from);
	}

	/** As `slotEnd`, by the slot's place in `SLOTS`. */
	endOf(place: number, from: number): number {
		if (((this.slots >>> place) & 1) === 0) {
			return -1;
		}
		if (place === NAME) {
			return this.words[from]?.isCapitalised === true ? from + 1 : -1;
		}
		const end = from < this.words.length ? (this.#ends[place * this.words.length + from] ?? 0) : 0;
		return end === 0 ? -1 : end;
	}
}

/** Gaps run over currency and percent signs always, over commas and brackets only where the pattern says so. */
function gapOfMark(text: string): number {
	if ('$€£¥%&/+'.includes(text)) {
		return GAP.open;
	}
	return text === ',' || text === '(' || text === ')' ? GAP.atCommas : GAP.closed;
}
