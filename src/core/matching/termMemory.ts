import type { Sentence } from '../markdown/noteText.js';
import type { TermMatcher } from './compileTerms.js';
import { findTerms } from './findTerms.js';
import type { CompanyHit, TermHit } from './hits.js';
import { openSentence, type OpenSentence } from './openSentence.js';

/** A class, as what a literal makes would be allocated as old, and keep all around a sentence that was replaced until the next full collection. */
class Remembered {
	readonly open: OpenSentence;
	/** Where the companies stand that it was opened with: each from, to, and whether it is a description. */
	readonly companies: readonly number[];
	/** What was found with these beside it; missing as long as nothing was looked for. */
	hits: readonly TermHit[] | undefined;
	before: OpenSentence | undefined;
	after: OpenSentence | undefined;

	constructor(open: OpenSentence, companies: readonly number[]) {
		this.open = open;
		this.companies = companies;
	}
}

const NOWHERE: readonly number[] = [];

/**
 * The terms of a note's sentences, kept while the note is edited: an edit leaves most sentences the same objects, and those are not matched
 * again unless the companies in them, or a sentence beside them, are others.
 */
export class TermMemory {
	readonly #sentences = new WeakMap<Sentence, Remembered>();

	/** As `openSentence`; the same object as before where nothing that it depends on has changed. */
	open(sentence: Sentence, companies: readonly CompanyHit[], matcher: TermMatcher): OpenSentence {
		const places =
			companies.length === 0
				? NOWHERE
				: companies.flatMap(({ from, to, isDescriptive }) => [from, to, isDescriptive ? 1 : 0]);
		const known = this.#sentences.get(sentence);
		if (known?.open.matcher === matcher && isSame(known.companies, places)) {
			return known.open;
		}
		const open = openSentence(sentence, companies, matcher);
		this.#sentences.set(sentence, new Remembered(open, places));
		return open;
	}

	/** As `findTerms`, of a sentence that was opened here. */
	find(
		open: OpenSentence,
		before: OpenSentence | undefined,
		after: OpenSentence | undefined,
	): readonly TermHit[] {
		const known = this.#sentences.get(open.sentence);
		const look = (): readonly TermHit[] =>
			findTerms(
				open,
				[before, after].filter(near => near !== undefined),
			);
		if (known?.open !== open) {
			return look();
		}
		if (known.hits === undefined || known.before !== before || known.after !== after) {
			known.before = before;
			known.after = after;
			known.hits = look();
		}
		const { index } = open.sentence;
		if (known.hits.some(({ sentence }) => sentence !== index)) {
			known.hits = known.hits.map(hit => ({ ...hit, sentence: index }));
		}
		return known.hits;
	}
}

function isSame(before: readonly number[], now: readonly number[]): boolean {
	return before.length === now.length && before.every((item, i) => item === now[i]);
}
