import type { Span } from './span.js';

/**
 * Leads from a text that was put together back to the source it was taken from.
 *
 * Built run by run: a run either copies source code units one for one, or stands as a whole for a stretch of another
 * length (an entity, a joined line).
 *
 * Invariant: runs are appended in the order of both texts.
 */
export class OffsetMap {
	readonly #text: number[] = [];
	readonly #source: number[] = [];
	/** Length in the source, where it is not that of the text; else 0. */
	readonly #whole: number[] = [];

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
		return {
			start: this.#isWhole(first)
				? this.#sourceAt(first)
				: this.#sourceAt(first) + span.start - this.#textAt(first),
			end: this.#isWhole(last)
				? this.#sourceAt(last) + (this.#whole[last] ?? 0)
				: this.#sourceAt(last) + span.end - this.#textAt(last),
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
