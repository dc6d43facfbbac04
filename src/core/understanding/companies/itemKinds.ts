import type { Word } from '../../base/words.js';
import { endOfLegalForm } from '../../lexicon/legalForms.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Sentence } from '../../markdown/noteText.js';
import type { ListedForm } from './nameIndex.js';
import type { Item } from './runs.js';

/** Whether a list has the item as a company. */
export function isCompany(item: Item): boolean {
	return (item.match?.form.companies.length ?? 0) > 0;
}

/** Whether all items are places and nothing else. */
export function isPlaces(items: readonly Item[]): boolean {
	return (
		items.length > 0 && items.every(item => (item.match?.form.places.length ?? 0) > 0 && !isCompany(item))
	);
}

/** Whether the item is an adjective of place: Danish. */
export function isAdjective(item: Item): boolean {
	return item.match?.form.places.some(place => place.isAdjective) === true && !isCompany(item);
}

/** Whether a name is that of towns or parts of countries: companies are called after them, and cut to them. */
export function isTownOrRegion({ places, isBody }: ListedForm): boolean {
	return (
		!isBody &&
		places.length > 0 &&
		places.every(
			({ isAdjective, isCity, codes }) =>
				!isAdjective && (isCity || codes.some(code => code.includes('-'))),
		)
	);
}

const AREAS =
	/^(?:Europe|Asia|Africa|(?:North |Latin |South )?Americas?|EMEA|APAC|Asia Pacific|South Asia|Southeast Asia|East Asia|Central Asia|Middle East|Eastern Europe|Western Europe|Central Europe|Oceania|Caribbean|Nordics|Iberia|Benelux|Scandinavia)$/;

/** Countries and continents after a company make a unit of it (Vodafone Germany); cities do not. */
export function isCountryLike(words: readonly Word[], items: readonly Item[]): boolean {
	const [only] = items;
	const isName =
		only?.match?.form.places.some(
			place =>
				!place.isCity &&
				!place.isAdjective &&
				(place.codes.length > 0 || AREAS.test(only.match?.form.form ?? '')),
		) === true;
	const after = words[items.at(-1)?.to ?? 0];
	return items.length === 1 && isName && !/^(?:chief|head|boss|president)$/.test(after?.text ?? '');
}

/** Whether the item is, or makes, the name of a body that is no company: Commission, University. */
export function isBody(words: readonly Word[], item: Item): boolean {
	const form = item.match?.form;
	if (form !== undefined) {
		return form.isBody && form.companies.length === 0;
	}
	return (wordFlags(words[item.from]?.folded ?? '') & WORD.institution) !== 0;
}

/** "the Nordic Handball League": leagues sell rights and sign contracts as companies do. */
export function isLeague(words: readonly Word[], items: readonly Item[]): boolean {
	const last = items.at(-1);
	return items.length > 2 && last?.match === undefined && words[(last?.to ?? 0) - 1]?.text === 'League';
}

/** Orange County, Fifth Avenue. */
export function isPlaceName(words: readonly Word[], items: readonly Item[]): boolean {
	const last = items.at(-1);
	const first = words[items[0]?.from ?? 0];
	if (
		items.length > 1 &&
		/^(?:piazza|plaza|rue|via|calle|avenida|viale|corso|boulevard|mount|mt|lake|cape|fort|port|hotel|chateau|villa)$/.test(
			first?.folded ?? '',
		) &&
		items[0]?.match === undefined
	) {
		return true;
	}
	return (
		last?.match === undefined &&
		(wordFlags(words[(last?.to ?? 0) - 1]?.folded ?? '') & WORD.placeHead) !== 0
	);
}

/** Whether the last word is one that company names end in. */
export function endsLikeCompany(words: readonly Word[], items: readonly Item[]): boolean {
	const last = words[(items.at(-1)?.to ?? 0) - 1];
	return (
		last !== undefined &&
		(wordFlags(last.folded) & (WORD.strongHead | WORD.weakHead | WORD.fieldHead)) !== 0
	);
}

/** A first name and a surname, with initials and particles between. */
export function isPersonName(words: readonly Word[], items: readonly Item[]): boolean {
	const [first] = items;
	const last = items.at(-1);
	if (first === undefined || last === undefined || items.length < 2 || items.length > 4) {
		return false;
	}
	const given = words[first.from];
	const family = words[last.to - 1];
	if (
		given === undefined ||
		family === undefined ||
		(isCompany(first) && first.match?.form.isAmbiguous !== true)
	) {
		return false;
	}
	if (words.slice(first.to, last.from).some(({ text }) => text === '&')) {
		return false; // Allen & Overy
	}
	const isGiven =
		(wordFlags(given.folded) & WORD.firstName) !== 0 || (given.text.length === 1 && items.length >= 2);
	if (/^\p{Lu}{2,}$/u.test(family.text) && !/^\p{Lu}{2,}$/u.test(given.text)) {
		return false; // Carl Zeiss SMT
	}
	const isLone = first.to - first.from === 1 && last.to - last.from <= 2;
	const isHead =
		(wordFlags(family.folded) &
			(WORD.strongHead | WORD.weakHead | WORD.fieldHead | WORD.institution | WORD.placeHead)) !==
			0 && !isCommonSurname(family.folded);
	return (
		isGiven &&
		isLone &&
		!isHead &&
		family.text.length > 1 &&
		!/\d/.test(family.text) &&
		last.match?.form.isProduct !== true
	);
}

const HEADS_AND_SURNAMES = new Set(
	'park house bank power wood woods day lane hill field fields banks waters forest brothers gold silver bell price carey cross stone love may kraft lord church temple street west north case mills hall hunt fox ford chase strong'.split(
		' ',
	),
);

function isCommonSurname(folded: string): boolean {
	return HEADS_AND_SURNAMES.has(folded);
}

/** "Judge Sabine Löffler": a title, then a name. */
export function isTitle(words: readonly Word[], { from, match }: Item): boolean {
	const word = words[from];
	return (
		match === undefined &&
		word !== undefined &&
		(wordFlags(word.folded) & WORD.title) !== 0 &&
		(wordFlags(word.folded) & WORD.firstName) === 0
	);
}

/** Whether a title stands directly before: Mr, Dr., President. */
export function isTitled(words: readonly Word[], at: number): boolean {
	const before = words[at - 1]?.text === '.' ? words[at - 2] : words[at - 1];
	return (
		before?.isCapitalised === true &&
		!before.isPossessive &&
		(wordFlags(before.folded) & WORD.title) !== 0
	);
}

/** Whether a word stands where any word would have a capital: at the start, after a colon, a bullet or an opening quote. */
export function isStartOf(words: readonly Word[], at: number): boolean {
	const before = words[at - 1];
	if (before?.kind === 'word') {
		return false;
	}
	return (
		before === undefined ||
		/^[:•–—?!.…|]$/.test(before.text) ||
		(words[at]?.isQuoted === true && /^[,.]$/.test(before.text)) ||
		at === 1
	);
}

/** Whether the item is a plain English word that no list has. */
export function isPlainAt(words: readonly Word[], item: Item): boolean {
	return item.match === undefined && isCommonWord(words[item.from]?.folded ?? '');
}

/** Whether a word in small letters is neither a verb nor one of the small words, as far as lists tell. */
export function isPlainNoun(word: Word | undefined): boolean {
	if (word?.kind !== 'word' || word.isCapitalised) {
		return false;
	}
	const flags = wordFlags(word.folded);
	const isVerb =
		(flags & (WORD.companyVerb | WORD.businessVerb | WORD.speechVerb | WORD.takesCompany)) !== 0;
	const isFinite = /(?:ed|s|aid|ght|old|ost|on|ut|ook|ave|ent|ew|ell|ose|oke|ot|an)$/.test(word.folded); // "the American market" has none
	return (
		(flags & WORD.opener) === 0 &&
		!(isVerb && isFinite) &&
		!/(?:ed|ly|ell|ose|outright|too|alone)$/.test(word.folded)
	);
}

/** Whether a word is one of deals: deal, talks, venture. */
export function isDealWord(word: Word | undefined): boolean {
	return word !== undefined && (wordFlags(word.folded) & WORD.dealWith) !== 0;
}

/** A single letter, an unknown word in the head of a table, or the adjective of an office. */
export function isNoName({ words, block }: Sentence, item: Item): boolean {
	const isUnknown = (item.match?.form.companies.length ?? 0) === 0;
	const next = words[item.to];
	if (
		words[item.from - 1]?.text === '/' &&
		/^(?:Handout|File|Pool|Stringer|Composite)$/.test(words[item.from]?.text ?? '')
	) {
		return true; // "Photo: Corvid/Handout"
	}
	const isOffice = next?.isCapitalised === true && (wordFlags(next.folded) & WORD.person) !== 0; // "Managing Director", "Senior Analyst"
	if (isUnknown && isOffice && words.slice(item.from, item.to).every(word => isCommonWord(word.folded))) {
		return true;
	}
	return (
		isUnknown &&
		(block.cell?.isHead === true || (item.to === item.from + 1 && words[item.from]?.text.length === 1))
	);
}

/** "LLC" by itself. */
export function isOnlyLegalForm(words: readonly Word[], item: Item): boolean {
	return item.match === undefined && (endOfLegalForm(words, item.from) ?? 0) >= item.to;
}

/** "Boeing 737", "the GE 200": a number that is no amount makes a model of it. "Principal Financial Officer" is an office. */
export function isModelName(words: readonly Word[], item: Item): boolean {
	const next = words[item.to];
	if (item.match === undefined || next === undefined || words[item.to - 1]?.isPossessive === true) {
		return false;
	}
	if (next.text === 'Officer' || next.text === 'Officers') {
		return words
			.slice(item.from, item.to)
			.some(word => /^(?:financial|executive|operating)$/.test(word.folded));
	}
	const first = next.text.charCodeAt(0);
	if (first < 48 || first > 57) {
		return false;
	}
	const after = words[item.to + 1];
	const isAfterArticle = /^(?:the|a|an)$/.test(words[item.from - 1]?.folded ?? '');
	const isModel =
		(isAfterArticle ? /^\d{2,4}s?$/ : /^(?:\d{3,4}s?|\d\ds)$/).test(next.text) &&
		!/^(?:19|20)\d\d$/.test(next.text) &&
		next.start === (words[item.to - 1]?.end ?? 0) + 1;
	return (
		isModel &&
		after?.text !== '%' &&
		!/^(?:percent|per|million|billion|years?|days?|months?|times|shares|people|staff|employees|jobs|stores|cents|pence|euros|dollars|m|bn)$/.test(
			after?.folded ?? '',
		)
	);
}
