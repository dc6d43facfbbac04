import { OffsetMap, type Origin } from '../base/offsetMap.js';
import type { Prose } from './readProse.js';

/**
 * The pieces that a stretch of prose is put together from, in the order of the source.
 *
 * A piece copies its stretch of the source, or stands for it with a text of its own. Marks that may turn out to be text are pieces of
 * their own and are dropped when they turn out to be marks.
 */
export class Pieces {
	readonly #source: string;
	readonly #starts: number[] = [];
	readonly #ends: number[] = [];
	/** What a piece shows where that is not what it copies; empty for what is dropped. */
	readonly #shown: (string | undefined)[] = [];

	constructor(source: string) {
		this.#source = source;
	}

	get count(): number {
		return this.#starts.length;
	}

	/** Appends a copy of `[start, end)`; copies that follow each other without a gap become one. */
	copy(start: number, end: number): void {
		if (end > start) {
			this.#push(start, end, undefined);
		}
	}

	/** Appends a text that stands for `[start, end)`. */
	show(text: string, start: number, end: number): void {
		this.#push(start, end, text);
	}

	/** Takes out the pieces `[from, to)`. */
	drop(from: number, to: number): void {
		this.#shown.fill('', from, to);
	}

	/** Puts one text in the place of all pieces from `from` on. */
	replace(from: number, text: string, end: number): void {
		const start = this.#starts[from] ?? end;
		this.#starts.length = from;
		this.#ends.length = from;
		this.#shown.length = from;
		this.#push(start, end, text);
	}

	/** What the pieces `[from, to)` show. */
	text(from: number, to: number): string {
		let text = '';
		for (let i = from; i < to; i++) {
			text += this.#shown[i] ?? this.#source.slice(this.#starts[i], this.#ends[i]);
		}
		return text;
	}

	/** All of it, with the way back. */
	toProse(origin: Origin): Prose {
		const map = new OffsetMap(origin);
		let text = '';
		let start = -1;
		let end = -1;
		for (let i = 0; i < this.#starts.length; i++) {
			const shown = this.#shown[i];
			const from = this.#starts[i] ?? 0;
			const to = this.#ends[i] ?? 0;
			if (shown === undefined) {
				if (from !== end) {
					text += this.#source.slice(Math.max(start, 0), Math.max(end, 0));
					map.add(text.length, from);
					start = from;
				}
				end = to;
			} else if (shown !== '') {
				text += this.#source.slice(Math.max(start, 0), Math.max(end, 0));
				map.add(text.length, from, to - from);
				text += shown;
				start = -1;
				end = -1;
			}
		}
		return { text: text + this.#source.slice(Math.max(start, 0), Math.max(end, 0)), map };
	}

	#push(start: number, end: number, shown: string | undefined): void {
		this.#starts.push(start);
		this.#ends.push(end);
		this.#shown.push(shown);
	}
}
