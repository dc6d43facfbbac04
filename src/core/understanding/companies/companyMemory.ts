import type { Sentence } from '../../markdown/noteText.js';
import type { Description } from './descriptions.js';
import type { Scan } from './scan.js';

/** What a note's sentences tell of companies by themselves, kept while the note is edited. Belongs to one lexicon. */
export class CompanyMemory {
	readonly #scans = new WeakMap<Sentence, Scan>();
	readonly #descriptions = new WeakMap<Sentence, readonly Description[]>();

	/** What `scan` told of the sentence, or tells of it now. */
	scan(sentence: Sentence, scan: (sentence: Sentence) => Scan): Scan {
		return recall(this.#scans, sentence, scan);
	}

	/** The phrases that `find` found in the sentence, or finds now. */
	describe(
		sentence: Sentence,
		find: (sentence: Sentence) => readonly Description[],
	): readonly Description[] {
		return recall(this.#descriptions, sentence, find);
	}
}

function recall<T extends object>(
	known: WeakMap<Sentence, T>,
	sentence: Sentence,
	make: (sentence: Sentence) => T,
): T {
	let made = known.get(sentence);
	if (made === undefined) {
		made = make(sentence);
		known.set(sentence, made);
	}
	return made;
}
