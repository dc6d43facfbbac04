import { finish, type Steps } from '../base/steps.js';
import { cutChunk, isSameCarried, NEEDS_MORE, type Carried } from './cutChunks.js';
import { isClosed, type ChunkText } from './readChunk.js';

/** What a text was cut into. */
export interface Recut<T> {
	readonly chunks: readonly ChunkText[];
	/** The chunks that followed the text before and do so no longer: what they held is in the new ones. */
	readonly joined: readonly T[];
}

/**
 * Cuts a text into chunks, and as much of the chunks that follow it as it takes until a cut falls on one of theirs again.
 *
 * Takes time in the length of what it cuts: what follows is joined to the text in steps that double.
 */
export function recut<T extends ChunkText>(
	text: string,
	carried: Carried | undefined,
	following: Iterable<T>,
): Recut<T> {
	return finish(recutInSteps(text, carried, following));
}

/** As `recut`, in steps. */
export function recutInSteps<T extends ChunkText>(
	text: string,
	carried: Carried | undefined,
	following: Iterable<T>,
): Steps<Recut<T>> {
	return new Recutter(text, following).cut(carried);
}

/** So many code units are cut in a step, in half a millisecond or so; a longer chunk is a step by itself. */
const STRIDE = 32_768;

class Recutter<T extends ChunkText> {
	readonly #chunks: ChunkText[] = [];
	readonly #following: Iterator<T>;
	/** What was joined to the text, with where it begins there. */
	readonly #joined: { readonly start: number; readonly chunk: T }[] = [];
	readonly #starts = new Set<number>();
	/** How many of the joined begin before the place that is cut at. */
	#passed = 0;
	/** What is not cut yet, with what was cut since something was joined: joining copies no text over and over. */
	#text: string;
	/** Where that begins in the whole text, and the place in it that is cut at. */
	#base = 0;
	#at = 0;
	#isWhole = false;

	constructor(text: string, following: Iterable<T>) {
		this.#text = text;
		this.#following = following[Symbol.iterator]();
	}

	*cut(carried: Carried | undefined): Steps<Recut<T>> {
		let state = carried;
		let paused = 0;
		while (!this.#isBack(state)) {
			const cut = cutChunk(this.#text, this.#at, state, {
				isWhole: this.#isWhole,
				isClosed,
				isKnown: place => this.#starts.has(this.#base + place),
			});
			if (cut === NEEDS_MORE) {
				this.#join(this.#text.length - this.#at);
				continue;
			}
			this.#chunks.push({ text: this.#text.slice(this.#at, cut.end), carried: state });
			state = cut.carried;
			this.#at = cut.end;
			if (this.#base + this.#at - paused > STRIDE) {
				paused = this.#base + this.#at;
				yield;
			}
		}
		return {
			chunks: this.#chunks,
			joined: this.#joined.slice(0, this.#passed).map(({ chunk }) => chunk),
		};
	}

	/** Whether what follows stays as it was cut before, or nothing follows. */
	#isBack(state: Carried | undefined): boolean {
		if (this.#at === this.#text.length) {
			this.#join(1);
		}
		const next = this.#nextAt(this.#base + this.#at);
		return this.#at === this.#text.length || (next !== undefined && isSameCarried(next.carried, state));
	}

	/** Joins at least so many code units of what follows, if there are as many. */
	#join(length: number): void {
		const texts = [this.#text.slice(this.#at)];
		this.#base += this.#at;
		this.#at = 0;
		let end = texts[0]?.length ?? 0;
		const wanted = end + length;
		while (end < wanted && !this.#isWhole) {
			const next = this.#following.next();
			if (next.done === true) {
				this.#isWhole = true;
			} else {
				this.#starts.add(this.#base + end);
				this.#joined.push({ start: this.#base + end, chunk: next.value });
				texts.push(next.value.text);
				end += next.value.text.length;
			}
		}
		this.#text = texts.join('');
	}

	/** The joined chunk that begins at a place of the whole text. */
	#nextAt(at: number): T | undefined {
		while (this.#passed < this.#joined.length && (this.#joined[this.#passed]?.start ?? 0) < at) {
			this.#passed++;
		}
		const next = this.#joined[this.#passed];
		return next?.start === at ? next.chunk : undefined;
	}
}
