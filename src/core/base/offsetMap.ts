import type { Span } from './span.js';

/** The place that offsets are counted from. It may move, as the rest of a note does while somebody types above it. */
export interface Origin {
	readonly base: number;
}

/** The beginning of a text. */
export const START: Origin = { base: 0 };

/**
 * Leads from a text that was put together back to the source it was taken from.
 *
 * Built run by run: a run either copies source code units one for one, or stands as a whole for a stretch of another
 * length (an entity, a joined line).
 *
 * Invariant: runs are appended in the order of both texts. What is appended counts from the origin; what `toSource` answers
 * counts from the beginning of the source, also after the origin has moved.
 */
export class OffsetMap {
	readonly #origin: Origin;
	readonly #text: number[] = [];
	readonly #source: number[] = [];
	/** Length in the source, where it is not that of the text; else 0. */
	readonly #whole: number[] = [];

	constructor(origin: Origin = START) {
		this.#origin = origin;
	}

	/** Appends a run: text from `textStart` on is the source from `sourceStart` on; `whole` is the source length of a run that is no copy. */
	add(textStart: number, sourceStart: number, whole = 0): void {
		const last = this.#text.length - 1;
		const isContinued =
			whole === 0 &&
			last >= 0 &&
			this.#whole[last] === 0 &&
			(this.#source[last] ?? 0) + textStart - (this.#text[last] ?? 0) === sourceStart;
		if (!isContinued) {
			this.#text.push(textStart);
			this.#source.push(sourceStart);
			this.#whole.push(whole);
		}
	}

	/** The stretch of the source that a non-empty stretch of the text stands for. */
	toSource(span: Span): Span {
		const first = this.#runAt(span.start);
		const last = this.#runAt(Math.max(span.start, span.end - 1));
		const { base } = this.#origin;
		const start = base + this.#sourceAt(first);
		const end = base + this.#sourceAt(last);
		return {
			start: this.#isWhole(first) ? start : start + span.start - this.#textAt(first),
			end: this.#isWhole(last) ? end + (this.#whole[last] ?? 0) : end + span.end - this.#textAt(last),
		};
	}

	#isWhole(run: number): boolean {
		return (this.#whole[run] ?? 0) > 0;
	}

	#textAt(run: number): number {
		return this.#text[run] ?? 0;
	}

	#sourceAt(run: number): number {
		return this.#source[run] ?? 0;
	}

	#runAt(offset: number): number {
		let low = 0;
		let high = this.#text.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if (this.#textAt(middle) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}
}
