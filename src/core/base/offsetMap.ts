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
	/** The first run, which in most texts is the only one. */
	#text = 0;
	#source = 0;
	#whole = 0;
	#runs = 0;
	/** The other runs, three numbers each: where it begins in the text and the source, and its length in the source if it is no copy, else 0. */
	#others: number[] | undefined;

	constructor(origin: Origin = START) {
		this.#origin = origin;
	}

	/** Appends a run: text from `textStart` on is the source from `sourceStart` on; `whole` is the source length of a run that is no copy. */
	add(textStart: number, sourceStart: number, whole = 0): void {
		const last = this.#runs - 1;
		const isContinued =
			whole === 0 &&
			last >= 0 &&
			!this.#isWhole(last) &&
			this.#sourceAt(last) + textStart - this.#textAt(last) === sourceStart;
		if (isContinued) {
			return;
		}
		if (this.#runs === 0) {
			this.#text = textStart;
			this.#source = sourceStart;
			this.#whole = whole;
		} else {
			this.#others ??= [];
			this.#others.push(textStart, sourceStart, whole);
		}
		this.#runs++;
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
			end: this.#isWhole(last) ? end + this.#wholeAt(last) : end + span.end - this.#textAt(last),
		};
	}

	#isWhole(run: number): boolean {
		return this.#wholeAt(run) > 0;
	}

	#textAt(run: number): number {
		return run === 0 ? this.#text : this.#other(run, 0);
	}

	#sourceAt(run: number): number {
		return run === 0 ? this.#source : this.#other(run, 1);
	}

	#wholeAt(run: number): number {
		return run === 0 ? this.#whole : this.#other(run, 2);
	}

	#other(run: number, field: 0 | 1 | 2): number {
		return this.#others?.[3 * (run - 1) + field] ?? 0;
	}

	#runAt(offset: number): number {
		let low = 0;
		let high = Math.max(0, this.#runs - 1);
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
