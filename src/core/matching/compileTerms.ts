import { foldWord } from '../base/fold.js';
import { plural } from '../base/inflect.js';
import type { Term } from '../lexicon/entry.js';
import type { GuardEntry, PatternEntry } from '../lexicon/patternEntry.js';
import { Needs } from './needs.js';
import { compilePattern, compileWords, type PatternNode, type Slot, type WordClasses } from './pattern.js';

/** All that is known of the wordings of terms, before compiling. */
export interface TermWordings {
	readonly terms: Iterable<Term>;
	readonly patterns: readonly PatternEntry[];
	readonly guards: readonly GuardEntry[];
	readonly classes: WordClasses;
}

/** A cue that a wording asks for or forbids: found anywhere in the sentence. */
export interface CuePattern {
	readonly source: string;
	readonly nodes: readonly PatternNode[];
	readonly starts: ReadonlySet<string>;
	/** The slots among `starts`. */
	readonly slots: readonly Slot[];
	/** Ids in `TermMatcher.needs`. */
	readonly needs: readonly number[];
}

/** One wording of a term, ready to be tried where a word begins it. */
export interface Wording {
	readonly term: string;
	readonly by: 'alias' | 'pattern';
	/** The alias as listed, or the pattern as written. */
	readonly rule: string;
	readonly nodes: readonly PatternNode[];
	/** Ids in `TermMatcher.needs`. */
	readonly needs: readonly number[];
	readonly confidence: number;
	/** The alias itself where only this exact text will do: tokens with digits (`8-K`). */
	readonly literal: string | undefined;
	readonly with: readonly CuePattern[];
	readonly without: readonly CuePattern[];
}

/** A wording that was left out, and why. */
export interface WordingProblem {
	readonly rule: string;
	readonly message: string;
}

/** The compiled wordings, by the folded word (or `=Text` where the case counts, or `$slot`) that may begin them. */
export interface TermMatcher {
	readonly byStart: ReadonlyMap<string, readonly Wording[]>;
	readonly slotStarts: readonly Slot[];
	readonly needs: Needs;
	readonly problems: readonly WordingProblem[];
}

/** How surely a listed alias carries its sense, where nothing else is said: 78 % on finance news for all, more where two words agree. */
const ALIAS_CONFIDENCE = { oneWord: 0.75, phrase: 0.9 };
const PATTERN_CONFIDENCE = 0.85;

/** Compiles aliases and patterns together. Faulty ones are left out and reported. */
export function compileTerms({ terms, patterns, guards, classes }: TermWordings): TermMatcher {
	const problems: WordingProblem[] = [];
	const wordings: Wording[] = [];
	const guardOf = new Map(guards.map(guard => [`${guard.term}\n${guard.alias}`, guard]));
	const needs = new Needs();
	const compile = (source: string): readonly PatternNode[] => {
		const { nodes, problem } = compilePattern(source, classes);
		if (nodes === undefined) {
			problems.push({ rule: source, message: problem });
		}
		return nodes ?? [];
	};
	const knownCues = new Map<string, CuePattern>();
	const cue = (source: string): CuePattern => {
		let known = knownCues.get(source);
		if (known === undefined) {
			const nodes = compile(source);
			const starts = startsOf(nodes);
			known = {
				source,
				nodes,
				starts: new Set(starts),
				slots: slotsOf(starts),
				needs: needs.add(nodes),
			};
			knownCues.set(source, known);
		}
		return known;
	};
	const cues = (sources: readonly string[] = []): CuePattern[] => sources.map(cue);
	for (const term of terms) {
		for (const alias of term.aliases) {
			const guard = guardOf.get(`${term.id}\n${alias}`);
			if (guard?.confidence !== 0) {
				const wording = aliasWording(term.id, alias);
				wordings.push({ ...wording, needs: needs.add(wording.nodes), ...guardFields(guard, cues) });
			}
		}
	}
	for (const entry of patterns) {
		const nodes = compile(entry.pattern);
		wordings.push({
			term: entry.term,
			by: 'pattern',
			rule: entry.pattern,
			nodes,
			needs: needs.add(nodes),
			confidence: entry.confidence ?? PATTERN_CONFIDENCE,
			literal: undefined,
			with: cues(entry.with),
			without: cues(entry.without),
		});
	}
	return { ...indexByStart(wordings), needs, problems };
}

function guardFields(
	guard: GuardEntry | undefined,
	cues: (sources?: readonly string[]) => CuePattern[],
): Partial<Wording> {
	if (guard === undefined) {
		return {};
	}
	const fields = { with: cues(guard.with), without: cues(guard.without) };
	return guard.confidence === undefined ? fields : { ...fields, confidence: guard.confidence };
}

/** An alias stands for its words in a row, its last one also in the plural. */
function aliasWording(term: string, alias: string): Omit<Wording, 'needs'> {
	const nodes = compileWords(alias);
	const last = nodes.at(-1);
	if (last?.kind === 'words' && !last.isExact) {
		const forms = [...last.forms].flatMap(form => [form, foldWord(plural(form))]);
		nodes[nodes.length - 1] = { ...last, forms: new Set(forms) };
	} else if (last?.kind === 'words') {
		nodes[nodes.length - 1] = {
			...last,
			forms: new Set([...last.forms].flatMap(form => [form, `${form}s`])),
		};
	}
	return {
		term,
		by: 'alias',
		rule: alias,
		nodes,
		confidence: nodes.length > 1 ? ALIAS_CONFIDENCE.phrase : ALIAS_CONFIDENCE.oneWord,
		literal: /\d/.test(alias) ? alias.toLowerCase() : undefined,
		with: [],
		without: [],
	};
}

function indexByStart(wordings: readonly Wording[]): Pick<TermMatcher, 'byStart' | 'slotStarts'> {
	const byStart = new Map<string, Wording[]>();
	const slots = new Set<Slot>();
	for (const wording of wordings) {
		for (const start of startsOf(wording.nodes)) {
			slotsOf([start]).forEach(slot => slots.add(slot));
			const known = byStart.get(start);
			if (known === undefined) {
				byStart.set(start, [wording]);
			} else {
				known.push(wording);
			}
		}
	}
	return { byStart, slotStarts: [...slots] };
}

/** `$` by itself is a word: a currency sign. */
function slotsOf(starts: readonly string[]): Slot[] {
	return starts.filter(start => /^\$[a-z]/.test(start)).map(start => start.slice(1) as Slot);
}

/** The words that may begin a match: folded, or `=Text` where the case counts, or `$slot`. */
export function startsOf(nodes: readonly PatternNode[]): string[] {
	const starts = new Set<string>();
	const collect = (sequence: readonly PatternNode[]): boolean => {
		for (const node of sequence) {
			switch (node.kind) {
				case 'words':
					node.forms.forEach(form => starts.add(node.isExact ? `=${form}` : form));
					return false;
				case 'slot':
					starts.add(`$${node.slot}`);
					return false;
				case 'choice': {
					const isOptional = node.options.map(collect).some(isEmpty => isEmpty);
					if (!isOptional) {
						return false;
					}
					break;
				}
				case 'gap': // A gap may be empty: what follows may begin the match as well.
				case 'open':
				case 'close':
					break;
			}
		}
		return true;
	};
	collect(nodes);
	return [...starts];
}
