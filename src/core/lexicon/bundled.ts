import { readBundledCompanies } from './companies.js';
import type { Lexicon } from './lexicon.js';
import { bundledTerms, bundledWordings } from './terms.js';

let bundled: Lexicon | undefined;

/** The lexicon that comes with Pactmark; read once. */
export function createBundledLexicon(): Lexicon {
	bundled ??= Object.freeze<Lexicon>({
		terms: new Map(bundledTerms().map(term => [term.id, term])),
		companies: new Map(readBundledCompanies().map(company => [company.id, company])),
		...bundledWordings(),
	});
	return bundled;
}
