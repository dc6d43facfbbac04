import type { Spelling } from '../base/spelling.js';

/** Ids of folded words that patterns name; of words that must stand as written; and back. Grows with patterns, never with texts. */
const folded = new Map<string, number>();
const exact = new Map<string, number>();
const forms: string[] = ['', '', '', '', '', '', '', ''];

/** The id of a word that no pattern names. */
export const UNKNOWN = 0;

/** Ids up to this one stand for slots. */
export const LAST_SLOT_ID = 7;

/** The id that stands for a slot, by its place in `SLOTS`. */
export function idOfSlot(place: number): number {
	return place + 1;
}

/** The id of a folded word, given to it when a pattern first names it. */
export function idOfForm(form: string): number {
	return register(folded, form);
}

/** The id of a word that must stand as it is written here. */
export function idOfExact(text: string): number {
	return register(exact, text);
}

/** The id of a text's folded word; `UNKNOWN` where no pattern names it. */
export function lookUpFolded(form: string): number {
	return folded.get(form) ?? UNKNOWN;
}

/** The id of a text's word as it is written; `UNKNOWN` where no pattern names it so. */
function lookUpExact(text: string): number {
	return exact.get(text) ?? UNKNOWN;
}

/** The ids of a spelling, folded and as written. Looked up again only where patterns have named further words since. */
export function lookUpSpelling({ text, folded: form, known }: Spelling): {
	readonly folded: number;
	readonly exact: number;
} {
	if (known.words !== forms.length) {
		known.words = forms.length;
		known.folded = lookUpFolded(form);
		known.exact = mayBeExact(text) ? lookUpExact(text) : UNKNOWN;
	}
	return known;
}

/** Whether a word is written as those are that patterns take as they stand: `IPO`, `13D`. */
function mayBeExact(text: string): boolean {
	return text.length > 1 && isCapitalOrDigit(text.charCodeAt(0)) && isCapitalOrDigit(text.charCodeAt(1));
}

/** Also `&`, which lies between names in capitals. */
function isCapitalOrDigit(code: number): boolean {
	return (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 38;
}

/** How many words patterns have named so far. */
export function countKnownWords(): number {
	return forms.length;
}

/** Whether an id stands for a word that must stand as it is written. */
export function isExactId(id: number): boolean {
	return exact.get(formOf(id)) === id;
}

/** The word that has an id. */
export function formOf(id: number): string {
	return forms[id] ?? '';
}

/** By id: the sentence that was last seen to have it. Reading a sentence so takes no memory. */
let seen = new Int32Array(0);
let sentence = 0;

/** The ids of a sentence's words, folded and as written, and of its slots, which are bits by their place, each once. */
export function distinctIds(
	ids: readonly number[],
	exactIds: readonly number[],
	slots: number,
): readonly number[] {
	if (seen.length < forms.length) {
		seen = new Int32Array(forms.length * 2);
		sentence = 0;
	}
	sentence++;
	const found: number[] = [];
	for (const list of [ids, exactIds]) {
		for (const id of list) {
			if (id !== UNKNOWN && seen[id] !== sentence) {
				seen[id] = sentence;
				found.push(id);
			}
		}
	}
	for (let place = 0; slots >>> place !== 0; place++) {
		if (((slots >>> place) & 1) === 1) {
			found.push(idOfSlot(place));
		}
	}
	return found;
}

function register(known: Map<string, number>, text: string): number {
	let id = known.get(text);
	if (id === undefined) {
		id = forms.length;
		known.set(text, id);
		forms.push(text);
	}
	return id;
}

/** A few bits that a set of words leaves: sets whose prints share none have no word in common. */
export class Print {
	low = 0;
	high = 0;

	add(id: number): void {
		if ((id & 32) === 0) {
			this.low |= 1 << (id & 31);
		} else {
			this.high |= 1 << (id & 31);
		}
	}

	/** Whether the sets may have a word in common. */
	meets(other: Print): boolean {
		return ((this.low & other.low) | (this.high & other.high)) !== 0;
	}
}

/** A set of words by their ids. Asking it is a look at one bit; the bits are laid out when it is first asked. */
export class WordSet {
	/** Without repeats, in the order in which they were named. */
	readonly ids: readonly number[];
	readonly #only: number;
	#bits: Uint32Array | undefined;
	#print: Print | undefined;

	constructor(ids: readonly number[]) {
		this.ids = ids.length > 1 ? [...new Set(ids)] : ids;
		this.#only = this.ids.length === 1 ? (this.ids[0] ?? UNKNOWN) : UNKNOWN;
	}

	/** Whether the word with this id is among them. */
	has(id: number): boolean {
		if (this.#only !== UNKNOWN) {
			return id === this.#only;
		}
		const bits = this.#bits ?? this.#spread();
		const cell = id >>> 5;
		return cell < bits.length && (((bits[cell] ?? 0) >>> (id & 31)) & 1) === 1;
	}

	/** Its print. */
	get print(): Print {
		if (this.#print === undefined) {
			this.#print = new Print();
			for (const id of this.ids) {
				this.#print.add(id);
			}
		}
		return this.#print;
	}

	#spread(): Uint32Array {
		const bits = new Uint32Array((this.ids.reduce((most, id) => Math.max(most, id), 0) >>> 5) + 1);
		for (const id of this.ids) {
			const cell = id >>> 5;
			bits[cell] = (bits[cell] ?? 0) | (1 << (id & 31));
		}
		this.#bits = bits;
		return bits;
	}
}
