/** A stretch of words `[from, to)` of the sentence with that place in the note. */
export interface WordSpan {
	readonly sentence: number;
	readonly from: number;
	readonly to: number;
}

/** A company found in the words of a note. */
export interface CompanyHit extends WordSpan {
	readonly id: string;
	/** The usual name without legal suffix. */
	readonly label: string;
	/** Whether the possessive ending after the last word belongs to the name: McDonald’s. */
	readonly keepsPossessive?: boolean;
	readonly isDescriptive: boolean;
	/** A publisher that is only where the text comes from. */
	readonly isSource: boolean;
	readonly confidence: number;
	readonly by: 'alias' | 'rule';
	/** The listed name, or the rule: `legal-form`, `apposition`, `business-verb`, `established`, … */
	readonly rule: string;
	/** Words that decided, with what they were taken for. */
	readonly cues: readonly {
		readonly sentence: number;
		readonly from: number;
		readonly to: number;
		readonly role: string;
	}[];
}

/** A term found in the words of a note. */
export interface TermHit extends WordSpan {
	readonly term: string;
	readonly by: 'alias' | 'pattern';
	/** The alias as listed, or the pattern's id. */
	readonly rule: string;
	readonly confidence: number;
	/** How many words the whole match took, context outside the mention included. */
	readonly reach: number;
	/** Ids of the terms whose match of the same words lost against this one. */
	readonly over: readonly string[];
}

/** The hits of each of a note's sentences, by the sentence's place. */
export function bySentence<T extends WordSpan>(sentences: number, hits: readonly T[]): T[][] {
	const lists = Array.from({ length: sentences }, (): T[] => []);
	for (const hit of hits) {
		lists[hit.sentence]?.push(hit);
	}
	return lists;
}
