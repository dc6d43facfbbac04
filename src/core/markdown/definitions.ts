/**
 * What a note defines once for all of it: the labels of its links (`[label]: …`) and footnotes (`[^label]: …`).
 *
 * Invariant: only whether a label is defined matters for the text, never what it leads to.
 */
export class Definitions {
	/** By key, how often each label with that key is defined. */
	readonly #counts = new Map<string, Map<string, number>>();
	#version = 0;

	/** Another number each time a label is new or lost. */
	get version(): number {
		return this.#version;
	}

	get size(): number {
		return this.#counts.size;
	}

	/** Whether a link or footnote of the note could mean by `label` one of its definitions. */
	has(label: string): boolean {
		return this.#counts.has(labelKey(label));
	}

	/** The labels with a key. */
	labelsOf(key: string): Iterable<string> {
		return this.#counts.get(key)?.keys() ?? [];
	}

	/** Takes away one definition of each label that is gone, adds those that have come. Answers the keys of labels new or lost by that. */
	replace(gone: readonly string[], come: readonly string[]): string[] {
		const before = new Map([...gone, ...come].map(label => [label, this.#count(label) > 0]));
		gone.forEach(label => this.#add(label, -1));
		come.forEach(label => this.#add(label, 1));
		const keys = [...before]
			.filter(([label, was]) => was !== this.#count(label) > 0)
			.map(([label]) => labelKey(label));
		this.#version += keys.length > 0 ? 1 : 0;
		return keys;
	}

	#count(label: string): number {
		return this.#counts.get(labelKey(label))?.get(label) ?? 0;
	}

	#add(label: string, change: 1 | -1): void {
		const key = labelKey(label);
		const counts = this.#counts.get(key) ?? new Map<string, number>();
		const count = (counts.get(label) ?? 0) + change;
		if (count > 0) {
			this.#counts.set(key, counts.set(label, count));
		} else if (counts.delete(label) && counts.size === 0) {
			this.#counts.delete(key);
		}
	}
}

/** No definition has none of them. */
export const NO_DEFINITIONS = new Definitions();

/**
 * What two writings of a label share. It is coarser than markdown's own comparison, since a label may be wrapped inside a quote; what
 * is no link after all is found when the chunk is read.
 */
export function labelKey(label: string): string {
	return label
		.replace(/[\s>]+/g, '')
		.toLowerCase()
		.toUpperCase();
}

/** Markdown's labels are no longer. */
const LONGEST_LABEL = 999;

/** The keys of all that a text may mean to be a label: what stands in brackets without brackets inside. */
export function labelKeys(text: string): ReadonlySet<string> {
	const keys = new Set<string>();
	let open = -1;
	for (let at = text.indexOf('['); at >= 0 && at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === 0x5c) {
			at++;
		} else if (code === 0x5b) {
			open = at;
		} else if (code === 0x5d) {
			if (open >= 0 && at - open <= 2 * LONGEST_LABEL) {
				keys.add(labelKey(text.slice(open + 1, at)));
			}
			open = -1;
		}
	}
	return keys;
}
