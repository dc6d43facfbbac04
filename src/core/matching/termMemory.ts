import type { Sentence } from '../markdown/noteText.js';
import type { TermMatcher } from './compileTerms.js';
import { findTerms } from './findTerms.js';
import type { CompanyHit, TermHit } from './hits.js';
import { openSentence, type OpenSentence } from './openSentence.js';

interface Remembered {
	readonly open: OpenSentence;
	/** Where the companies stand that it was opened with: each from, to, and whether it is a description. */
	readonly companies: readonly number[];
	near: readonly OpenSentence[] | undefined;
	hits: readonly TermHit[];
}

/**
 * The terms of a note's sentences, kept while the note is edited: an edit leaves most sentences the same objects, and those are not matched
 * again unless the companies in them, or a sentence beside them, are others.
 */
export class TermMemory {
	readonly #sentences = new WeakMap<Sentence, Remembered>();

	/** As `openSentence`; the same object as before where nothing that it depends on has changed. */
	open(sentence: Sentence, companies: readonly CompanyHit[], matcher: TermMatcher): OpenSentence {
		const places = companies.flatMap(({ from, to, isDescriptive }) => [from, to, isDescriptive ? 1 : 0]);
		const known = this.#sentences.get(sentence);
		if (known?.open.matcher === matcher && isSame(known.companies, places)) {
			return known.open;
		}
		const open = openSentence(sentence, companies, matcher);
		this.#sentences.set(sentence, { open, companies: places, near: undefined, hits: [] });
		return open;
	}

	/** As `findTerms`, of a sentence that was opened here. */
	find(open: OpenSentence, near: readonly OpenSentence[]): readonly TermHit[] {
		const known = this.#sentences.get(open.sentence);
		if (known?.open !== open) {
			return findTerms(open, near);
		}
		if (known.near === undefined || !isSame(known.near, near)) {
			known.near = near;
			known.hits = findTerms(open, near);
		}
		const { index } = open.sentence;
		if (known.hits.some(({ sentence }) => sentence !== index)) {
			known.hits = known.hits.map(hit => ({ ...hit, sentence: index }));
		}
		return known.hits;
	}
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
	return before.length === now.length && before.every((item, i) => item === now[i]);
}
