import { inflect, plural } from '../base/inflect.js';
import { readWords } from '../base/words.js';
import { endOfLegalForm } from './legalForms.js';

/** A wording that may mean the same as what somebody selected. */
export interface AliasGuess {
	readonly text: string;
	/** Whether it so surely means the same that it is taken without asking. */
	readonly isLikely: boolean;
}

/** A selection longer than this, in UTF-16 units, is a passage and no name. */
export const LONGEST_ALIAS = 120;

/** A selection as an alias: one line, without markdown's marks, quotation marks, and what hangs at its edges; empty where nothing is left. */
export function cleanAlias(selection: string): string {
	return selection
		.slice(0, 4 * LONGEST_ALIAS)
		.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replace(/[\p{Cc}\p{Cf}]/gu, ' ')
		.replace(/[*_`~|<>#[\]{}“”„"«»]+/g, ' ')
		.replace(/\s+/g, ' ')
		.replace(/^[\s.,;:!?()'’‘–—-]+|[\s,;:!?('’‘–—-]+$/gu, '')
		.replace(/(?<!\p{L}\.\p{L})\.$/u, '')
		.replace(/['’]s$/, '')
		.trim()
		.slice(0, LONGEST_ALIAS);
}

/**
 * Wordings of a term by one that was selected, itself first. A plural in `-s` needs no alias: aliases are found in it as well.
 *
 * ```text
 * harbour-shares   →   harbour-shares, harbour shares, harbour share
 * carve out        →   carve out, carve-out · carves out, carved out, carving out
 * ```
 */
export function guessTermAliases(selection: string): readonly AliasGuess[] {
	const alias = lowerCased(cleanAlias(selection));
	const words = alias.split(' ');
	const [first = '', second] = words;
	const singular = singularOf(alias);
	const likely = [alias, ...(singular === undefined ? [] : [singular]), ...otherHyphens(alias)];
	const isVerb = second !== undefined && PARTICLES.has(second) && /^[a-z]+$/.test(first);
	const verbs = isVerb ? inflect(first).map(form => [form, ...words.slice(1)].join(' ')) : [];
	return unique([
		...likely.map(text => ({ text, isLikely: true })),
		...verbs.map(text => ({ text, isLikely: true })),
		...(/^[a-z]+$/.test(alias) ? inflect(alias) : [])
			.filter(form => form !== plural(alias))
			.map(text => ({ text, isLikely: false })),
	]);
}

const PARTICLES: ReadonlySet<string> = new Set(
	'out in on off up down back over away through into together'.split(' '),
);

/** Capitals that begin a sentence or a title are none of the wording's; those of `IPO` are. */
function lowerCased(alias: string): string {
	return alias.replace(/\p{L}[\p{L}\p{N}]*/gu, word =>
		/^\p{Lu}\p{Ll}*$/u.test(word) && word.length > 1 ? word.toLowerCase() : word,
	);
}

function singularOf(alias: string): string | undefined {
	const word = /[\p{L}]+$/u.exec(alias)?.[0] ?? '';
	const stem = alias.slice(0, alias.length - word.length);
	if (/[^aeiou]ies$/.test(word) && word.length > 4) {
		return `${stem}${word.slice(0, -3)}y`;
	}
	if (/(?:ss|x|z|ch|sh)es$/.test(word)) {
		return `${stem}${word.slice(0, -2)}`;
	}
	return /[^sui]s$/.test(word) && word.length > 3 ? `${stem}${word.slice(0, -1)}` : undefined;
}

/** A compound of two words is written in two ways. */
function otherHyphens(alias: string): readonly string[] {
	const parts = alias.split(/[ -]/);
	if (parts.length !== 2 || parts.some(part => part === '')) {
		return [];
	}
	return [alias.includes('-') ? parts.join(' ') : parts.join('-')];
}

/**
 * Names of a company by one that was selected, itself first.
 *
 * ```text
 * the Norrvind Energi AB   →   Norrvind Energi, Norrvind Energi AB · NE
 * ```
 */
export function guessCompanyAliases(selection: string): readonly AliasGuess[] {
	const name = cleanAlias(selection).replace(/^[Tt]he /, '');
	const words = readWords(name).filter(({ kind }) => kind !== 'mark');
	const at = words.findIndex((_, index) => index > 0 && endOfLegalForm(words, index) === words.length);
	const bare = at > 0 ? name.slice(0, words[at]?.start).replace(/[\s,]+$/, '') : name;
	const initials = words
		.slice(0, at > 0 ? at : undefined)
		.map(({ text }) => text.slice(0, 1))
		.join('');
	const and = bare.includes(' & ') ? bare.replace(' & ', ' and ') : bare.replace(' and ', ' & ');
	return unique([
		{ text: bare, isLikely: true },
		{ text: name, isLikely: true },
		{ text: and, isLikely: true },
		...(/^\p{Lu}{3,5}$/u.test(initials) ? [{ text: initials, isLikely: false }] : []),
	]);
}

function unique(guesses: readonly AliasGuess[]): readonly AliasGuess[] {
	const seen = new Set<string>();
	return guesses.filter(({ text }) => text !== '' && !seen.has(text) && seen.add(text));
}
