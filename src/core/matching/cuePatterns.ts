import { matchPattern, toProgram, type PatternMatch, type Program } from './matchPattern.js';
import { compilePattern, type WordClasses } from './pattern.js';
import { Programs } from './programs.js';
import { mayHaveStart, nextStart, startsOf, type Starts } from './starts.js';
import type { SlottedWords } from './slottedWords.js';

/** A cue that a wording asks for or forbids: found anywhere in the sentence. Compiled when a text first asks for it. */
export class CuePattern {
	readonly source: string;
	readonly #classes: WordClasses;
	readonly #programs: Programs;
	#compiled: { readonly program: Program; readonly starts: Starts } | undefined;
	#problem: string | undefined;

	constructor(source: string, classes: WordClasses, programs: Programs) {
		this.source = source;
		this.#classes = classes;
		this.#programs = programs;
	}

	/** Why the cue can never be found: a fault in how it is written. */
	get problem(): string | undefined {
		this.#compile();
		return this.#problem;
	}

	/** Whether it is worth looking for: most sentences have nothing that begins it. */
	mayBeIn(text: SlottedWords): boolean {
		const { starts } = this.#compile();
		text.lookUp(); // What has just been compiled may name words that the sentence did not know.
		return mayHaveStart(starts, text);
	}

	/** The matches in a sentence that it may be in, from left to right, one at most for each word. */
	find(text: SlottedWords): readonly PatternMatch[] {
		const { program, starts } = this.#compile();
		const matches: PatternMatch[] = [];
		for (let at = nextStart(starts, text, 0); at >= 0; at = nextStart(starts, text, at + 1)) {
			const match = matchPattern(program, text, at);
			if (match !== undefined) {
				matches.push(match);
			}
		}
		return matches;
	}

	#compile(): { readonly program: Program; readonly starts: Starts } {
		if (this.#compiled === undefined) {
			const { nodes = [], problem } = compilePattern(this.source, this.#classes);
			this.#problem = problem;
			this.#compiled = { program: toProgram(nodes, this.#programs), starts: startsOf(nodes) };
		}
		return this.#compiled;
	}
}

/** The cues of a lexicon, each of which many wordings share. */
export class CuePatterns {
	readonly #classes: WordClasses;
	readonly #programs = new Programs();
	readonly #bySource = new Map<string, CuePattern>();

	constructor(classes: WordClasses) {
		this.#classes = classes;
	}

	/** The cues with these sources. */
	addAll(sources: readonly string[] = []): CuePattern[] {
		return sources.map(source => {
			let cue = this.#bySource.get(source);
			if (cue === undefined) {
				cue = new CuePattern(source, this.#classes, this.#programs);
				this.#bySource.set(source, cue);
			}
			return cue;
		});
	}

	/** The faulty cues; compiles all. */
	readProblems(): { readonly rule: string; readonly message: string }[] {
		return [...this.#bySource.values()].flatMap(({ source, problem }) =>
			problem === undefined ? [] : [{ rule: source, message: problem }],
		);
	}
}
