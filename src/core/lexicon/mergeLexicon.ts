import type { Company, Term } from './entry.js';
import type { Lexicon } from './lexicon.js';
import type { LexiconEntries } from './parseLexicon.js';

/**
 * A lexicon with a user's entries laid over it: one layer over those below.
 *
 * What the entries remove or override goes first. Then an entry with a known id adds its aliases to those known, and its other fields
 * replace what they are given for. Merging the same entries again changes nothing.
 */
export function mergeLexicon(base: Lexicon, entries: LexiconEntries): Lexicon {
	const below = takeOut(base, entries);
	const terms = new Map(below.terms);
	for (const term of entries.terms) {
		terms.set(term.id, mergeTerm(terms.get(term.id), term));
	}
	const companies = new Map(below.companies);
	for (const company of entries.companies) {
		companies.set(company.id, mergeCompany(companies.get(company.id), company));
	}
	const known = new Set(below.patterns.map(({ term, pattern }) => `${term}\n${pattern}`));
	const patterns = entries.patterns.filter(({ term, pattern }) => !known.has(`${term}\n${pattern}`));
	return { ...below, terms, companies, patterns: [...below.patterns, ...patterns] };
}

/** The layers below without what this one removes or overrides. */
function takeOut(base: Lexicon, { removed, overridden }: LexiconEntries): Lexicon {
	const terms = new Set([...(removed?.terms ?? []), ...(overridden?.terms ?? [])]);
	const companies = new Set([...(removed?.companies ?? []), ...(overridden?.companies ?? [])]);
	if (terms.size + companies.size === 0) {
		return base;
	}
	return {
		...base,
		terms: without(base.terms, terms),
		companies: without(base.companies, companies),
		patterns: base.patterns.filter(({ term }) => !terms.has(term)),
		guards: base.guards.filter(({ term }) => !terms.has(term)),
		misreadings: base.misreadings.map(entry => ({
			...entry,
			terms: entry.terms.filter(term => !terms.has(term)),
		})),
	};
}

function without<T>(entries: ReadonlyMap<string, T>, gone: ReadonlySet<string>): ReadonlyMap<string, T> {
	return new Map([...entries].filter(([id]) => !gone.has(id)));
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
