import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import type { GuardEntry, MisreadingEntry, PatternEntry } from '../../../src/core/lexicon/patternEntry.js';
import type { Span } from '../../../src/core/base/span.js';
import { readNoteText, sourceSpan } from '../../../src/core/markdown/noteText.js';
import { compileTerms, type TermMatcher } from '../../../src/core/matching/compileTerms.js';
import { findTerms } from '../../../src/core/matching/findTerms.js';
import { openSentence } from '../../../src/core/matching/openSentence.js';
import { findCompanies } from '../../../src/core/understanding/companies/findCompanies.js';
import { marked } from '../marked.js';

const lexicon = createBundledLexicon();
const { classes, misreadings } = lexicon;

/** The matcher of one entry by itself, beside what none of its term's wordings may stand for. */
export function matcherOfEntry(entry: PatternEntry | GuardEntry): TermMatcher {
	if ('pattern' in entry) {
		return compileTerms({ terms: [], patterns: [entry], guards: [], misreadings, classes });
	}
	const term = lexicon.terms.get(entry.term);
	const terms = term?.aliases.includes(entry.alias) === true ? [{ ...term, aliases: [entry.alias] }] : [];
	return compileTerms({ terms, patterns: [], guards: [entry], misreadings, classes });
}

/** The spans that a matcher finds in a text. */
export function findSpans(text: string, matcher: TermMatcher): Span[] {
	const note = readNoteText(text);
	const companies = findCompanies(note, lexicon);
	return note.sentences.flatMap(sentence =>
		findTerms(
			openSentence(
				sentence,
				companies.filter(hit => hit.sentence === sentence.index),
				matcher,
			),
		).map(hit => sourceSpan(sentence, hit.from, hit.to)),
	);
}

/** What is wrong with a misreading's examples, or with the misreading; empty when all is well. */
export function misreadingFaults({ terms, pattern, yes, no }: MisreadingEntry): string[] {
	return terms.flatMap(term => {
		const entry = { term, pattern, ...(yes && { yes }), ...(no && { no }) };
		return exampleFaults(entry, compileTerms({ terms: [], patterns: [entry], guards: [], classes }));
	});
}

/** What is wrong with an entry's examples, or with the entry; empty when all is well. */
export function exampleFaults(
	entry: PatternEntry | GuardEntry,
	matcher: TermMatcher = matcherOfEntry(entry),
): string[] {
	const faults = matcher.problems.map(({ message }) => message);
	if (!lexicon.terms.has(entry.term)) {
		faults.push(`there is no term ${entry.term}`);
	}
	if ('alias' in entry && matcher.wordings.length === 0 && entry.confidence !== 0) {
		faults.push('there is no such alias');
	}
	const isOff = 'alias' in entry && entry.confidence === 0;
	if ((!isOff && (entry.yes ?? []).length === 0) || (entry.no ?? []).length === 0) {
		faults.push('it needs an example that matches and one that does not');
	}
	for (const example of entry.yes ?? []) {
		const { text, spans } = marked(example);
		const found = findSpans(text, matcher);
		if (spans.length === 0 || JSON.stringify(found) !== JSON.stringify(spans)) {
			faults.push(
				`yes “${example}” → ${found.map(({ start, end }) => `“${text.slice(start, end)}”`).join(', ') || 'nothing'}`,
			);
		}
	}
	for (const example of entry.no ?? []) {
		const found = findSpans(example, matcher);
		if (found.length > 0) {
			faults.push(
				`no “${example}” → ${found.map(({ start, end }) => `“${example.slice(start, end)}”`).join(', ')}`,
			);
		}
	}
	return faults;
}
