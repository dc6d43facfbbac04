import type { Lexicon } from './lexicon.js';
import { printEntry } from './lexiconLines.js';

/** An entry as it would stand in a lexicon file, for people who want to look at it or to copy from it; `undefined` where there is none. */
export function printLexiconEntry(
	{ terms, companies, patterns }: Lexicon,
	kind: 'term' | 'company',
	id: string,
): string | undefined {
	const term = kind === 'term' ? terms.get(id) : undefined;
	if (term !== undefined) {
		const { label, group, aliases, definition, favours } = term;
		const own = patterns.filter(pattern => pattern.term === id).map(({ pattern }) => pattern);
		const fields = { id, label, group, aliases, definition, favours };
		const lines = [...printEntry(fields, '  '), ...printPatterns(own)];
		return `terms:\n${lines.join('\n')}\n`;
	}
	const company = kind === 'company' ? companies.get(id) : undefined;
	if (company === undefined) {
		return undefined;
	}
	const { name, aliases, descriptors, products, sector, country, hq, ticker } = company;
	const fields = {
		id,
		name,
		aliases,
		descriptors,
		products,
		sector,
		...(country === undefined ? {} : { country }),
		...(hq === undefined ? {} : { hq }),
		...(ticker === undefined ? {} : { ticker }),
	};
	return `companies:\n${printEntry(fields, '  ').join('\n')}\n`;
}

/** Patterns are long: one a line. */
function printPatterns(patterns: readonly string[]): readonly string[] {
	return patterns.length === 0
		? []
		: ['    patterns:', ...patterns.map(pattern => `      - ${JSON.stringify(pattern)}`)];
}
