const known = new Map<string, string>();

/** Texts repeat their words; beyond this many different ones the memory starts anew rather than grow. */
const MEMORY = 4_000;

/**
 * What two writings of one word share: lower case, no accents, one apostrophe, American spelling.
 *
 * `Licence` and `license`, `programme` and `program`, `Telefónica` and `telefonica` fold to the same. The folded form is
 * for comparing only: rules may turn a word into one that no dictionary has (`promise` → `promize`), alike on both sides.
 */
export function foldWord(word: string): string {
	let folded = known.get(word);
	if (folded === undefined) {
		folded = foldAnew(word);
		if (known.size >= MEMORY) {
			known.clear();
		}
		known.set(word, folded);
	}
	return folded;
}

/** As `foldWord`, for those who remember what came out themselves. */
export function foldAnew(word: string): string {
	let folded = word.toLowerCase();
	if (/[^\x20-\x7e]/.test(folded)) {
		folded = folded
			.normalize('NFKD')
			.replace(/\p{M}+/gu, '')
			.replace(/[’‘ʼ]/g, "'")
			.replace(/ß/g, 'ss')
			.replace(/ø/g, 'o')
			.replace(/æ/g, 'ae')
			.replace(/ł/g, 'l')
			.replace(/đ/g, 'd');
	}
	return /^[a-z]{6,}$/.test(folded) ? american(folded) : folded;
}

/** What a word must end in or hold for any of the rules to change it; most words need no more than this look. */
const MAY_BE_BRITISH =
	/is(?:e|ed|es|er|ers|ing|ation|ations)$|our|re[sd]?$|c(?:e[sd]?|ing)$|gramme|fulfil|instal|ll(?:ed|ing|er|ers)$|catalogue/;

/** British spelling made American by rule. Short words are left alone (`our`, `four`, `filled` and `filed`). */
function american(word: string): string {
	if (!MAY_BE_BRITISH.test(word)) {
		return word;
	}
	return word
		.replace(/is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1')
		.replace(/our(s|ed|ing|able|ably|ite|er|ers|ful)?$/, 'or$1')
		.replace(/^(cent|met|theat|fib|lit)re(s|d)?$/, '$1er$2')
		.replace(/^((?:sub|re|cross)?licen|defen|offen|preten)ce(s|d)?$/, '$1se$2')
		.replace(/^((?:sub|re|cross)?licen)cing$/, '$1sing')
		.replace(/^programme(s|d)?$/, 'program$1')
		.replace(/^fulfil(s|ment|ments)?$/, 'fulfill$1')
		.replace(/^instalment(s)?$/, 'installment$1')
		.replace(/^(cancel|travel|label|model|channel|signal|total)l(ed|ing|er|ers)$/, '$1$2')
		.replace(/^catalogue(s)?$/, 'catalog$1');
}
