import type { Sentence } from '../markdown/noteText.js';
import type { TermMatcher } from './compileTerms.js';
import type { CuePattern } from './cuePatterns.js';
import type { CompanyHit } from './hits.js';
import type { PatternMatch } from './matchPattern.js';
import { SlottedWords } from './slottedWords.js';

const NONE: readonly PatternMatch[] = [];

/** A sentence made ready to be matched against: its slots found, its cues looked for once. */
export class OpenSentence {
	readonly sentence: Sentence;
	readonly matcher: TermMatcher;
	readonly text: SlottedWords;
	readonly #companies: readonly CompanyHit[];
	#cues: Map<CuePattern, readonly PatternMatch[]> | undefined;

	constructor(sentence: Sentence, companies: readonly CompanyHit[], matcher: TermMatcher) {
		this.sentence = sentence;
		this.matcher = matcher;
		this.#companies = companies;
		this.text = new SlottedWords(sentence.words, companies);
	}

	/**
	 * Whether words are part of a company's longer name: "Royalty" in Royalty Pharma. A pattern may mean a whole name ("may use Gemini"), and
	 * a phrase that stands for a company may hold a term.
	 */
	isInName(start: number, end: number): boolean {
		const length = end - start;
		return this.#companies.some(
			({ from, to, isDescriptive }) =>
				!isDescriptive && from <= start && end <= to && to - from > length,
		);
	}

	/** Where a cue stands in it. */
	findCue(cue: CuePattern): readonly PatternMatch[] {
		if (!cue.mayBeIn(this.text)) {
			return NONE;
		}
		this.#cues ??= new Map();
		let matches = this.#cues.get(cue);
		if (matches === undefined) {
			matches = cue.find(this.text);
			this.#cues.set(cue, matches);
		}
		return matches;
	}
}

/** Makes a sentence ready. `companies` are those found in it. */
export function openSentence(
	sentence: Sentence,
	companies: readonly CompanyHit[],
	matcher: TermMatcher,
): OpenSentence {
	return new OpenSentence(sentence, companies, matcher);
}
