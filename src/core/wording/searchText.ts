/** A text made ready for being searched: lower case, without accents, hyphens as spaces. */
export function foldForSearch(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[‘’ʼ]/g, "'")
		.replace(/[\s\u2010-\u2015_-]+/g, ' ')
		.trim();
}

/** How well a query fits a name, both folded; lower is better, `undefined` is not at all. */
export function rankName(name: string, query: string): number | undefined {
	if (name === query) {
		return 0;
	}
	const at = name.indexOf(query);
	if (at < 0) {
		return undefined;
	}
	if (at === 0) {
		return 1;
	}
	return name.includes(` ${query}`) ? 2 : 3;
}

/** Where a query stands in a label as it is written, for a surface to highlight; `undefined` where folding has moved it. */
export function findInLabel(label: string, query: string): readonly [start: number, end: number] | undefined {
	const at = query === '' ? -1 : label.toLowerCase().indexOf(query.toLowerCase());
	return at < 0 ? undefined : [at, at + query.length];
}
