import { partitionPoint } from '../base/partitionPoint.js';
import type { Steps } from '../base/steps.js';

/** No folded name has it in it, so that it can stand between them. */
const BREAK = '\n';

const SPACE = 0x20;

/** Two letters that follow each other make one of so many pairs; a power of two. */
const PAIRS = 4096;

/** By the letter behind them, a pair has so many groups; a power of two. */
const GROUPS_A_PAIR = 8;

const GROUPS = PAIRS * GROUPS_A_PAIR;

/** So many letters are gone through in a step. */
const LETTERS_A_STEP = 32_768;

type Visit = (place: number, isWordStart: boolean) => boolean;

/**
 * Names laid out so that those that begin with a text, or have it in them, are found without going through all of them.
 *
 * All stand one behind the other in one string, sorted: names that begin alike are neighbours. Every place in it
 * is listed under the letters there, so that a text is looked for only where its rarest three letters stand. Takes about 6 bytes a letter.
 */
export class NameText {
	readonly #text: string;
	/** Where each name starts, in order, and one more. */
	readonly #starts: Uint32Array;
	/** By group, where its offsets start in `#offsets`, and one more. */
	readonly #groups: Uint32Array;
	readonly #offsets: Uint32Array;

	/** Lays out folded names, which must be sorted by code units and each there once. */
	static *of(names: readonly string[]): Steps<NameText> {
		const starts = new Uint32Array(names.length + 1);
		let end = 0;
		names.forEach((name, place) => {
			starts[place] = end;
			end += name.length + BREAK.length;
		});
		starts[names.length] = end;
		const text = names.map(name => name + BREAK).join('');
		yield;
		const groups = new Uint32Array(GROUPS + 1);
		for (let at = 0; at + 1 < text.length; at++) {
			const group = groupAt(text, at) + 1;
			groups[group] = (groups[group] ?? 0) + 1;
			if (at % LETTERS_A_STEP === 0) {
				yield;
			}
		}
		for (let group = 1; group <= GROUPS; group++) {
			groups[group] = (groups[group] ?? 0) + (groups[group - 1] ?? 0);
		}
		const next = groups.slice();
		const offsets = new Uint32Array(text.length);
		for (let at = 0; at + 1 < text.length; at++) {
			const group = groupAt(text, at);
			const place = next[group] ?? 0;
			offsets[place] = at;
			next[group] = place + 1;
			if (at % LETTERS_A_STEP === 0) {
				yield;
			}
		}
		return new NameText({ text, starts, groups, offsets });
	}

	/** Of what `of` has laid out. */
	constructor(parts: {
		readonly text: string;
		readonly starts: Uint32Array;
		readonly groups: Uint32Array;
		readonly offsets: Uint32Array;
	}) {
		this.#text = parts.text;
		this.#starts = parts.starts;
		this.#groups = parts.groups;
		this.#offsets = parts.offsets;
	}

	lengthAt(place: number): number {
		return (this.#starts[place + 1] ?? 0) - (this.#starts[place] ?? 0) - BREAK.length;
	}

	/** The places of the names that begin with a text: from one up to before another. */
	beginningWith(text: string): { readonly from: number; readonly to: number } {
		const starts = this.#starts.subarray(0, -1);
		const from = partitionPoint(starts, start => this.#beginning(start, text.length) < text);
		const to = from + partitionPoint(starts.subarray(from), start => this.#text.startsWith(text, start));
		return { from, to };
	}

	/**
	 * Visits the places of all names that have a text in them, in order, some more than once, until `visit` says no; it also hears whether a
	 * word begins with it there.
	 */
	eachWith(text: string, visit: Visit): void {
		if (text.length < 2) {
			this.#eachWithLetter(text, visit);
			return;
		}
		const own = this.#rarest(text);
		const all = this.#text;
		let place = 0;
		for (let i = own.from; i < own.to; i++) {
			const at = (this.#offsets[i] ?? 0) - own.at;
			if (at >= 0 && hasAt(all, text, at)) {
				// Within a group they are in order; there may be several groups.
				place = placeOf(this.#starts, at, (this.#starts[place] ?? 0) <= at ? place : 0);
				if (!visit(place, all.charCodeAt(at - 1) === SPACE)) {
					return;
				}
			}
		}
	}

	#eachWithLetter(letter: string, visit: Visit): void {
		let place = 0;
		let at = this.#text.indexOf(letter);
		while (at >= 0) {
			place = placeOf(this.#starts, at, place);
			if (!visit(place, this.#text.charCodeAt(at - 1) === SPACE)) {
				return;
			}
			at = this.#text.indexOf(letter, at + 1);
		}
	}

	/** The letters of a text, and where it has them, that stand in the fewest places, with the range of these in `#offsets`. */
	#rarest(text: string): { readonly at: number; readonly from: number; readonly to: number } {
		const isPair = text.length === 2;
		let best = { at: 0, from: 0, to: Infinity };
		for (let at = 0; at + (isPair ? 1 : 2) < text.length; at++) {
			const group = isPair ? GROUPS_A_PAIR * pairAt(text, at) : groupAt(text, at);
			const from = this.#groups[group] ?? 0;
			const to = this.#groups[group + (isPair ? GROUPS_A_PAIR : 1)] ?? 0;
			if (to - from < best.to - best.from) {
				best = { at, from, to };
			}
		}
		return best;
	}

	#beginning(start: number, length: number): string {
		const text = this.#text.slice(start, start + length);
		const end = text.indexOf(BREAK);
		return end < 0 ? text : text.slice(0, end);
	}
}

function pairAt(text: string, at: number): number {
	return (Math.imul(text.charCodeAt(at), 67) + text.charCodeAt(at + 1)) & (PAIRS - 1);
}

function groupAt(text: string, at: number): number {
	return GROUPS_A_PAIR * pairAt(text, at) + (text.charCodeAt(at + 2) & (GROUPS_A_PAIR - 1));
}

/** As `startsWith`, but quicker where mostly the first letters differ. */
function hasAt(all: string, text: string, at: number): boolean {
	for (let i = 0; i < text.length; i++) {
		if (all.charCodeAt(at + i) !== text.charCodeAt(i)) {
			return false;
		}
	}
	return true;
}

/** The last place that starts at or before an offset, looked for in growing steps from one known to be before it. */
function placeOf(starts: Uint32Array, offset: number, from: number): number {
	let step = 1;
	while ((starts[from + step] ?? Infinity) <= offset) {
		step *= 2;
	}
	let low = from + (step >> 1);
	let high = Math.min(from + step, starts.length);
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= offset) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}
