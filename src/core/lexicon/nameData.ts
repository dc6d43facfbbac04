import { foldWord } from '../base/fold.js';
import { inflect, plural } from '../base/inflect.js';
import commonWords from './data/names/commonWords.json';
import companyWords from './data/names/companyWords.json';
import dealNouns from './data/names/dealNouns.json';
import kinds from './data/names/kinds.json';
import notCompanies from './data/names/notCompanies.json';
import roles from './data/names/roles.json';
import verbs from './data/names/verbs.json';
import terms from './data/terms.json';
import { isFirstName } from './firstNames.js';

/** What a word may be, as bits: a word is often several things at once. */
export const WORD = {
	/** Months, weekdays, quarters. */
	calendar: 1,
	/** Capitals that stand for no company: CEO, GPU, IPO. */
	acronym: 1 << 1,
	/** Ends or makes names of bodies that are no companies: Commission, University, Act. */
	institution: 1 << 2,
	firstName: 1 << 3,
	/** analyst, chairman */
	person: 1 << 4,
	/** What stands before `of`, `at`, `for` and a company: analyst, head, customers. */
	ofCompany: 1 << 5,
	/** What stands after a company: CEO, shares, spokesman. */
	afterCompany: 1 << 6,
	/** Mr, Dr, Senator */
	title: 1 << 7,
	/** Last words of company names: Therapeutics (strong), Energy (weak). */
	strongHead: 1 << 8,
	weakHead: 1 << 9,
	/** chipmaker, lender; `kinds` where there are several. */
	kind: 1 << 10,
	kinds: 1 << 11,
	/** County, Avenue */
	placeHead: 1 << 12,
	/** Verbs that hardly anything but a company, mostly a company, or people as well are the subject of. */
	companyVerb: 1 << 13,
	businessVerb: 1 << 14,
	speechVerb: 1 << 15,
	/** Verbs with a company as their object. */
	takesCompany: 1 << 16,
	/** Participles before `by` and a company: acquired, backed. */
	byAgent: 1 << 17,
	/** deal … with; stake … in; after a name; after a possessive. */
	dealWith: 1 << 18,
	dealOf: 1 << 19,
	dealAfter: 1 << 20,
	possessed: 1 << 21,
	/** Heads of appositions that show a name to be a product or a place. */
	product: 1 << 22,
	place: 1 << 23,
	/** Words that no name begins with, though sentences do. */
	opener: 1 << 24,
	/** A kind that clubs, products and teams may be as well: network, label. It narrows, and proves nothing. */
	looseKind: 1 << 25,
	/** What a company is to another: sponsor, tenant. */
	party: 1 << 26,
	/** Last words that name a trade, of companies and of products: Cloud, Mobile. */
	fieldHead: 1 << 27,
} as const;

let listed: Map<string, number> | undefined;
let termWords: ReadonlySet<string> | undefined;
const flags = new Map<string, number>();
const commonByStart = new Map<string, ReadonlySet<string>>();
const knownCommon = new Map<string, boolean>();
/** Texts repeat their words; beyond this many different ones the memory starts anew rather than grow. */
const MEMORY = 20_000;

/** The bits of a folded word (`foldWord`); 0 for a word that says nothing. */
export function wordFlags(folded: string): number {
	return flags.get(folded) ?? rememberFlags(folded);
}

function rememberFlags(folded: string): number {
	listed ??= readFlags();
	const found = (listed.get(folded) ?? 0) | (isFirstName(folded) ? WORD.firstName : 0);
	if (flags.size >= MEMORY) {
		flags.clear();
	}
	flags.set(folded, found);
	return found;
}

/** Whether a folded word, or what it is an inflection of, is an ordinary English word. */
export function isCommonWord(folded: string): boolean {
	let is = knownCommon.get(folded);
	if (is === undefined) {
		is = isListedWord(folded) || bases(folded).some(isListedWord);
		if (knownCommon.size >= MEMORY) {
			knownCommon.clear();
		}
		knownCommon.set(folded, is);
	}
	return is;
}

/** A word without its ending, in each way that the ending may have been put on. The list holds no inflected forms. */
function bases(word: string): string[] {
	const found: string[] = [];
	const cut = (ending: string, ...replacements: readonly string[]): void => {
		if (word.endsWith(ending)) {
			found.push(...replacements.map(replacement => word.slice(0, -ending.length) + replacement));
		}
	};
	cut('s', '');
	cut('es', '');
	cut('ies', 'y');
	cut('ed', '', 'e');
	cut('ied', 'y');
	cut('ing', '', 'e');
	if (/(.)\1(?:ed|ing)$/.test(word)) {
		found.push(word.replace(/.(?:ed|ing)$/, ''));
	}
	return found.filter(base => base.length >= 3);
}

function isListedWord(folded: string): boolean {
	const start = folded.slice(0, 3);
	termWords ??= readTermWords();
	return (
		termWords.has(folded) ||
		commonWordsOf(start).has(folded) ||
		// Folding may have changed the start: rising, touring.
		(start.includes('iz') && commonWordsOf(start.replace('iz', 'is')).has(folded)) ||
		(start.includes('or') && commonWordsOf(start.replace('or', 'ou')).has(folded))
	);
}

/** Wordings of terms that are one word in small letters: the trade's own words, which word lists lack ("indemnity", "offtake"). */
function readTermWords(): ReadonlySet<string> {
	const words = terms.flatMap(({ aliases }) => aliases).filter(alias => /^[a-z]{5,}$/.test(alias));
	return new Set(words.map(foldPlain));
}

/** The folded common words that are listed under a start; read when first asked for. */
function commonWordsOf(start: string): ReadonlySet<string> {
	let words = commonByStart.get(start);
	if (words === undefined) {
		const byStart: Readonly<Record<string, string>> = commonWords.words;
		const rests = Object.hasOwn(byStart, start) ? byStart[start] : undefined;
		words = rests === undefined ? NONE : new Set(rests.split(' ').map(rest => foldPlain(start + rest)));
		if (commonByStart.size >= MEMORY) {
			commonByStart.clear();
		}
		commonByStart.set(start, words);
	}
	return words;
}

const NONE: ReadonlySet<string> = new Set();

/** As `foldWord`, without remembering: the lists are read once. */
function foldPlain(word: string): string {
	return /^[a-z]{1,5}$/.test(word) || !/is|our|re|ce|gramme|fulfil|instal|ll|catalogue|[^a-z]/.test(word)
		? word
		: foldWord(word);
}

function readFlags(): Map<string, number> {
	const found = new Map<string, number>();
	const add = (words: Iterable<string>, flag: number): void => {
		for (const word of words) {
			const folded = foldPlain(word.toLowerCase());
			found.set(folded, (found.get(folded) ?? 0) | flag);
		}
	};
	const list = (joined: string): string[] => joined.split(' ').filter(word => !word.includes('-'));
	const inflected = (joined: string): string[] => list(joined).flatMap(inflect);
	add(list(notCompanies.calendar), WORD.calendar);
	add(notCompanies.acronyms.split(' '), WORD.acronym);
	add(list(notCompanies.institutions), WORD.institution);
	add(list(notCompanies.places), WORD.placeHead);
	add(list(notCompanies.openers), WORD.opener);
	add(list(roles.people), WORD.person);
	add(list(roles.people).map(plural), WORD.person);
	add(list(roles.ofCompany), WORD.ofCompany);
	add(list(roles.companyRole), WORD.afterCompany);
	add(list(roles.titles), WORD.title);
	add(list(companyWords.strong), WORD.strongHead);
	add(list(companyWords.weak), WORD.weakHead);
	add(list(companyWords.field), WORD.fieldHead);
	const kindWords = Object.values(kinds.kinds).flatMap(list);
	add(kindWords, WORD.kind);
	add(kindWords.map(plural), WORD.kinds);
	add(list(kinds.notProof), WORD.looseKind);
	add(list(kinds.parties), WORD.party);
	add(list(kinds.products), WORD.product);
	add(list(kinds.places), WORD.place);
	add(inflected(verbs.company), WORD.companyVerb);
	add(inflected(verbs.business), WORD.businessVerb);
	add(inflected(verbs.speech), WORD.speechVerb);
	add(inflected(verbs.acts), WORD.takesCompany);
	add(list(verbs.byAgent), WORD.byAgent);
	add(list(dealNouns.with), WORD.dealWith);
	add(list(dealNouns.of), WORD.dealOf);
	add(list(dealNouns.after), WORD.dealAfter);
	add(list(dealNouns.possessed), WORD.possessed);
	return found;
}
