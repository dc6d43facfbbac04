import { shiftSpan, type Edit } from './shiftSpan.js';
import type { Span } from './span.js';

interface Step {
	readonly version: number;
	readonly edits: readonly Edit[];
}

/**
 * The latest edits of a text under the versions that they made, so that what was read of an older version is found in the present one.
 *
 * Versions rise. Of older ones than it remembers, and of those it has not heard of, it says nothing.
 */
export class EditTrail {
	readonly #steps: Step[] = [];
	readonly #most: number;
	#count = 0;
	/** All edits since this version are remembered. */
	#oldest: number;
	#newest: number;

	/** At most so many edits are remembered. */
	constructor(version: number, most: number) {
		this.#oldest = version;
		this.#newest = version;
		this.#most = most;
	}

	/** The edits that made a version of the one before, in the order in which each presupposes those before it. */
	add(version: number, edits: readonly Edit[]): void {
		this.#newest = version;
		this.#steps.push({ version, edits });
		this.#count += edits.length;
		while (this.#count > this.#most) {
			const forgotten = this.#steps.shift();
			this.#count -= forgotten?.edits.length ?? this.#count;
			this.#oldest = forgotten?.version ?? version;
		}
	}

	/** What has to be done to the text of a version to make it the present one; `undefined` where that is not known. */
	since(version: number): readonly Edit[] | undefined {
		return version < this.#oldest || version > this.#newest
			? undefined
			: this.#steps.flatMap(step => (step.version > version ? step.edits : []));
	}

	/** Where a span of the text of a version stands now; `undefined` where it was deleted or can not be told. */
	follow<T extends Span>(span: T, version: number): T | undefined {
		return this.since(version)?.reduce<T | undefined>(
			(moved, edit) => moved && shiftSpan(moved, edit),
			span,
		);
	}
}
