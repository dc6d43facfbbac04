import type { Lexicon } from '../lexicon/lexicon.js';
import { sourceSpan, type NoteText } from '../markdown/noteText.js';
import type { CompanyHit, TermHit } from '../matching/hits.js';
import type { Beneficiary, BeneficiaryMention, Change, TermMention } from './reading.js';

/** What was found in a note's words, to be understood. */
export interface FoundInNote {
	readonly note: NoteText;
	readonly lexicon: Lexicon;
	/** Sorted. */
	readonly companies: readonly CompanyHit[];
	/** Sorted. */
	readonly terms: readonly TermHit[];
}

/** What the note says of the terms and of those who gain. */
export interface Understood {
	readonly terms: readonly TermMention[];
	readonly groups: readonly BeneficiaryMention[];
	readonly changes: readonly Change[];
	readonly beneficiaries: readonly Beneficiary[];
}

/** STUB: the understanding helper replaces this. */
export function understand({ note, lexicon, terms }: FoundInNote): Understood {
	return {
		terms: terms.flatMap((hit): TermMention[] => {
			const sentence = note.sentences[hit.sentence];
			if (sentence === undefined) {
				return [];
			}
			const span = sourceSpan(sentence, hit.from, hit.to);
			return [
				{
					kind: 'term',
					id: hit.term,
					label: lexicon.terms.get(hit.term)?.label ?? hit.term,
					text: note.source.slice(span.start, span.end),
					...span,
					polarity: 'affirmed',
					confidence: hit.confidence,
					why: { by: hit.by, id: hit.rule, cues: [], over: hit.over },
				},
			];
		}),
		groups: [],
		changes: [],
		beneficiaries: [],
	};
}
