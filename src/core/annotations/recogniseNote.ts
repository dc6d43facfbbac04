import type { Anchoring, Quote } from './quote.js';

/** How well what is kept of a note that is gone fits the text of another one. */
export interface NoteMatch {
	/** How many quotes were looked for, found and found in more than one place. */
	readonly quotes: number;
	readonly found: number;
	readonly ambiguous: number;
	/** From 0 to 1: how likely it is the same note. */
	readonly score: number;
}

/** A quote of fewer characters says little: `the deal` is found in half of all notes. */
const TELLING_LENGTH = 40;

/** From this score on a note is worth offering: more than half of what the quotes say is there. */
export const LIKELY_MATCH = 0.5;

/**
 * Scores a text as the new place of a note that is gone: the share of its quotes that are found in it.
 *
 * A quote weighs by its length up to `TELLING_LENGTH`; one found in several places counts half. Time is that of looking for the quotes.
 */
export function scoreNoteMatch(passages: Iterable<Quote>, find: (quote: Quote) => Anchoring): NoteMatch {
	const counts = { quotes: 0, found: 0, ambiguous: 0 };
	let [weight, total] = [0, 0];
	for (const passage of passages) {
		const own = Math.min(passage.quote.exact.trim().length, TELLING_LENGTH);
		const { kind } = find(passage);
		counts.quotes++;
		total += own;
		if (kind === 'found') {
			counts.found++;
			weight += own;
		} else if (kind === 'ambiguous') {
			counts.ambiguous++;
			weight += own / 2;
		}
	}
	return { ...counts, score: total === 0 ? 0 : weight / total };
}

/** A passage together with the words around it: what is corrected is mostly one word, which half of all notes have. */
export function withContext({ quote: { exact, prefix, suffix }, position }: Quote): Quote {
	return {
		quote: { exact: `${prefix}${exact}${suffix}`, prefix: '', suffix: '' },
		position: position && {
			start: Math.max(0, position.start - prefix.length),
			end: position.end + suffix.length,
		},
	};
}
