import type { NoteText } from '../markdown/noteText.js';
import type { TermHit } from '../matching/hits.js';

/** Words that say no more than that something is licensed. */
const BARE =
	/^(?:licen[cs](?:e|es|ed|ing|ee|ees|or|ors)|deals?|agreements?|contracts?|pacts?|arrangements?)$/;

/**
 * A licence of which a note says no more is of the kind that the note has spoken of: behind one to train on books, and no other, "the licence
 * lasts three years" is one of data. `terms` are sorted; linear.
 */
export function settleBareTerms({ sentences }: NoteText, terms: readonly TermHit[]): readonly TermHit[] {
	let isOfData = false;
	let isOfOthers = false;
	return terms.map(hit => {
		isOfData ||= hit.term === 'data_license';
		if (hit.term !== 'license_grant') {
			return hit;
		}
		const words = sentences[hit.sentence]?.words.slice(hit.from, hit.to) ?? [];
		if (isOfData && !isOfOthers && words.every(({ folded }) => BARE.test(folded))) {
			return { ...hit, term: 'data_license', over: [...hit.over, hit.term] };
		}
		isOfOthers = true;
		return hit;
	});
}
