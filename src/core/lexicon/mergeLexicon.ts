import type { Company, Term } from './entry.js';
import type { Lexicon } from './lexicon.js';
import type { LexiconEntries } from './parseLexicon.js';

/**
 * A lexicon with a user's entries laid over it.
 *
 * An entry with a known id adds its aliases to those known, and its other fields replace what they are given for. Merging the same entries again
 * changes nothing.
 */
export function mergeLexicon(base: Lexicon, entries: LexiconEntries): Lexicon {
	const terms = new Map(base.terms);
	for (const term of entries.terms) {
		terms.set(term.id, mergeTerm(terms.get(term.id), term));
	}
	const companies = new Map(base.companies);
	for (const company of entries.companies) {
		companies.set(company.id, mergeCompany(companies.get(company.id), company));
	}
	const known = new Set(base.patterns.map(({ term, pattern }) => `${term}\n${pattern}`));
	const patterns = entries.patterns.filter(({ term, pattern }) => !known.has(`${term}\n${pattern}`));
	return { ...base, terms, companies, patterns: [...base.patterns, ...patterns] };
}

function mergeTerm(known: Term | undefined, own: Term): Term {
	return known === undefined
		? own
		: {
				...known,
				label: own.label,
				aliases: union(known.aliases, own.aliases),
				definition: own.definition === '' ? known.definition : own.definition,
				favours: own.favours === '' ? known.favours : own.favours,
			};
}

function mergeCompany(known: Company | undefined, own: Company): Company {
	return known === undefined
		? own
		: {
				...known,
				name: own.name,
				aliases: union(
					known.name === own.name ? known.aliases : [known.name, ...known.aliases],
					own.aliases,
				),
				descriptors: union(known.descriptors, own.descriptors),
				products: union(known.products, own.products),
				sector: own.sector === '' ? known.sector : own.sector,
				country: own.country ?? known.country,
				hq: own.hq ?? known.hq,
				ticker: own.ticker ?? known.ticker,
			};
}

function union(one: readonly string[], other: readonly string[]): readonly string[] {
	return [...new Set([...one, ...other])];
}
