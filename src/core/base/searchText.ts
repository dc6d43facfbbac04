/** What only lower case is to be made of, as of most names: a tenth of the time. */
const PLAIN = /^[a-zA-Z\d.,&'()]+(?: [a-zA-Z\d.,&'()]+)*$/;

/** A text made ready for being searched: lower case, without accents, hyphens as spaces. */
export function foldForSearch(text: string): string {
	if (PLAIN.test(text)) {
		return text.toLowerCase();
	}
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

/** An alias counts a little less than the label: looking for "AWS" one wants what is called so. */
export const ALIAS_COSTS = 0.5;
