import { TERM_GROUPS, type Term } from '../lexicon/entry.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import type { TermMention } from '../understanding/reading.js';

/** Every term of the lexicon that a mention was not taken for, in the order in which one is likely to be meant. */
export interface OtherTerms {
	/** Those that the mention's own words could also be. */
	readonly rivals: readonly Term[];
	/** The others, by group: the mention's own first, then as groups are shown, then those that the lexicon's owner made up. */
	readonly groups: readonly { readonly group: string; readonly terms: readonly Term[] }[];
}

/** What a mention may stand for instead. Takes time linear in the lexicon's terms. */
export function findOtherTerms({ terms }: Pick<Lexicon, 'terms'>, mention: TermMention): OtherTerms {
	const rivals = [...new Set(mention.why.over)].flatMap(id => {
		const term = id === mention.id ? undefined : terms.get(id);
		return term === undefined ? [] : [term];
	});
	const rest = [...terms.values()].filter(term => term.id !== mention.id && !rivals.includes(term));
	const own = terms.get(mention.id)?.group;
	const order = new Set([
		...(own === undefined ? [] : [own]),
		...TERM_GROUPS.map(([group]) => group),
		...rest.map(({ group }) => group),
	]);
	const groups = [...order].map(group => ({ group, terms: rest.filter(term => term.group === group) }));
	return { rivals, groups: groups.filter(each => each.terms.length > 0) };
}
