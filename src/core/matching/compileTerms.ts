import { foldWord } from '../base/fold.js';
import { plural } from '../base/inflect.js';
import type { Term } from '../lexicon/entry.js';
import type { GuardEntry, MisreadingEntry, PatternEntry } from '../lexicon/patternEntry.js';
import { CuePatterns, type CuePattern } from './cuePatterns.js';
import { compilePattern, compileWords, SLOTS, type PatternNode, type WordClasses } from './pattern.js';
import { PatternIndex } from './patternIndex.js';
import type { Need } from './needs.js';
import { NeedReader } from './needTexts.js';
import { quickNeeds } from './quickNeeds.js';
import { startsOf } from './starts.js';
import { formOf, idOfExact, idOfForm, WordSet } from './wordSet.js';

/** All that is known of the wordings of terms, before compiling. */
export interface TermWordings {
	readonly terms: Iterable<Term>;
	readonly patterns: readonly PatternEntry[];
	readonly guards: readonly GuardEntry[];
	readonly misreadings?: readonly MisreadingEntry[];
	readonly classes: WordClasses;
}

/** One wording of a term. */
export interface Wording {
	readonly term: string;
	readonly by: 'alias' | 'pattern';
	/** The alias as listed, or the pattern as written. */
	readonly rule: string;
	readonly confidence: number;
	/** The alias itself where only this exact text will do: tokens with digits (`8-K`). */
	readonly literal: string | undefined;
	readonly with: readonly CuePattern[];
	readonly without: readonly CuePattern[];
	/** What words within the mention must not stand for. */
	readonly misreadings: readonly CuePattern[];
}

/** A wording that was left out, and why. */
export interface WordingProblem {
	readonly rule: string;
	readonly message: string;
}

/** The compiled wordings. */
export interface TermMatcher {
	readonly wordings: readonly Wording[];
	/** The wordings by their place in `wordings`; each is compiled when a sentence first has its rarest words. */
	readonly index: PatternIndex;
	/** The slots that begin wordings, as places in `SLOTS`, in the order in which they first do. Compiles what begins with one when first asked. */
	readonly slotStarts: readonly number[];
	/** What was left out; asking compiles what has waited for a text so far. */
	readonly problems: readonly WordingProblem[];
}

/** How surely a listed alias carries its sense, where nothing else is said: 78 % on finance news for all, more where two words agree. */
const ALIAS_CONFIDENCE = { oneWord: 0.75, phrase: 0.9 };
const PATTERN_CONFIDENCE = 0.85;

/** Compiles aliases and patterns together. Faulty ones are left out and reported. */
export function compileTerms({
	terms,
	patterns,
	guards,
	misreadings = [],
	classes,
}: TermWordings): TermMatcher {
	const problems: WordingProblem[] = [];
	const wordings: Wording[] = [];
	const index = new PatternIndex();
	const cues = new CuePatterns(classes);
	const needs = readNeeds(patterns, classes);
	const misreadingsOf = readMisreadings(misreadings, cues);
	const guardOf = new Map(guards.map(guard => [`${guard.term}\n${guard.alias}`, guard]));
	for (const term of terms) {
		for (const alias of term.aliases) {
			const guard = guardOf.get(`${term.id}\n${alias}`);
			if (guard?.confidence !== 0) {
				const isPhrase = index.addPhrase(() => aliasNodes(alias)) > 1;
				const around = { guard, cues, isPhrase, misreadings: misreadingsOf(term.id) };
				wordings.push(aliasWording(term.id, alias, around));
			}
		}
	}
	for (const [number, entry] of patterns.entries()) {
		index.addLater(needs[number] ?? [], () => {
			const { nodes = [], problem } = compilePattern(entry.pattern, classes);
			if (problem !== undefined) {
				problems.push({ rule: entry.pattern, message: problem });
			}
			return { nodes, starts: startsOf(nodes) };
		});
		wordings.push({
			term: entry.term,
			by: 'pattern',
			rule: entry.pattern,
			confidence: entry.confidence ?? PATTERN_CONFIDENCE,
			literal: undefined,
			with: cues.addAll(entry.with),
			without: cues.addAll(entry.without),
			misreadings: misreadingsOf(entry.term),
		});
	}
	let slotStarts: readonly number[] | undefined;
	return {
		wordings,
		index,
		get slotStarts() {
			return (slotStarts ??= readSlotStarts(wordings, index));
		},
		get problems() {
			wordings.forEach((_, number) => index.startsOf(number));
			return [...problems, ...cues.readProblems()];
		},
	};
}

/** The needs of each pattern. What reading them takes is let go of, as it would not be among what compiles patterns later. */
function readNeeds(patterns: readonly PatternEntry[], classes: WordClasses): (readonly Need[])[] {
	const reader = new NeedReader();
	return patterns.map(
		({ pattern, needs }) => needs?.map(text => reader.read(text)) ?? quickNeeds(pattern, classes),
	);
}

/** What the words of each term may stand for besides. */
function readMisreadings(
	entries: readonly MisreadingEntry[],
	cues: CuePatterns,
): (term: string) => readonly CuePattern[] {
	const byTerm = new Map<string, CuePattern[]>();
	for (const { terms, pattern } of entries) {
		for (const term of terms) {
			byTerm.set(term, [...(byTerm.get(term) ?? []), ...cues.addAll([pattern])]);
		}
	}
	return term => byTerm.get(term) ?? [];
}

/** Only wordings that name a slot not seen yet can tell more. */
function readSlotStarts(wordings: readonly Wording[], index: PatternIndex): number[] {
	const found = new Set<number>();
	wordings.forEach(({ rule, by }, number) => {
		const isNew =
			by === 'pattern' && SLOTS.some((slot, place) => !found.has(place) && rule.includes(`$${slot}`));
		if (isNew) {
			index.startsOf(number)?.slots.forEach(place => found.add(place));
		}
	});
	return [...found];
}

function aliasWording(
	term: string,
	alias: string,
	{
		guard,
		cues,
		isPhrase,
		misreadings,
	}: {
		readonly guard: GuardEntry | undefined;
		readonly cues: CuePatterns;
		readonly isPhrase: boolean;
		readonly misreadings: readonly CuePattern[];
	},
): Wording {
	return {
		term,
		by: 'alias',
		rule: alias,
		confidence: guard?.confidence ?? (isPhrase ? ALIAS_CONFIDENCE.phrase : ALIAS_CONFIDENCE.oneWord),
		literal: /\d/.test(alias) ? alias.toLowerCase() : undefined,
		with: cues.addAll(guard?.with),
		without: cues.addAll(guard?.without),
		misreadings,
	};
}

/** An alias stands for its words in a row, its last one also in the plural. */
function aliasNodes(alias: string): PatternNode[] {
	const nodes = compileWords(alias);
	const last = nodes.at(-1);
	if (last?.kind === 'words') {
		const { isExact } = last;
		const ids = last.set.ids.flatMap(id => [
			id,
			isExact ? idOfExact(`${formOf(id)}s`) : idOfForm(foldWord(plural(formOf(id)))),
		]);
		nodes[nodes.length - 1] = { ...last, set: new WordSet(ids) };
	}
	return nodes;
}
