/** A partnership term: a kind of promise or right in a deal. */
export interface Term {
	readonly id: string;
	readonly group: string;
	readonly label: string;
	readonly aliases: readonly string[];
	readonly definition: string;
	/** Whom it usually favours: a general hint, never a fact about a deal. */
	readonly favours: string;
	/** The clause categories of the CUAD contract set that it belongs to. */
	readonly cuad?: readonly string[];
}

/** A company as known beforehand. */
export interface Company {
	readonly id: string;
	readonly name: string;
	readonly aliases: readonly string[];
	/** Phrases that may stand for it, without article: "ChatGPT maker". */
	readonly descriptors: readonly string[];
	/** What it makes. Not companies: a name inside one of these is no mention. */
	readonly products: readonly string[];
	readonly parent: string | undefined;
	readonly sector: string;
	/** ISO 3166 code. */
	readonly country: string | undefined;
	readonly hq: string | undefined;
	readonly ticker: string | undefined;
	/** Names that are also everyday words: they need context. */
	readonly ambiguousForms: readonly string[];
	/** Names that another entry has as well. */
	readonly sharedForms: readonly string[];
}

/** The groups of terms, in the order in which they are shown, with their labels. */
export const TERM_GROUPS: readonly (readonly [id: string, label: string])[] = [
	['exclusivity', 'Exclusivity and restrictions'],
	['preference', 'Preference rights'],
	['economics', 'Money'],
	['commitments', 'Commitments'],
	['compute', 'Cloud and compute'],
	['ip', 'Licences and IP'],
	['equity', 'Equity and capital'],
	['governance', 'Control and governance'],
	['term', 'Duration and ending'],
	['risk', 'Risk and conditions'],
	['gtm', 'Sales and distribution'],
	['deal_form', 'Form of the deal'],
];
