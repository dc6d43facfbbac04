import { foldedText, type Word } from '../../base/words.js';
import { sectorsOfKind, sectorsOfWord } from '../../lexicon/kinds.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';
import { countryOfHalf, type Place } from '../../lexicon/places.js';
import type { Sentence } from '../../markdown/noteText.js';
import { longestName, type NameIndex } from './nameIndex.js';
import { isOtherThing, readListed } from './listedPhrases.js';

/** What a phrase such as "the Danish drugmaker" says of the company that it stands for. */
export interface Description {
	readonly sentence: Sentence;
	/** With the article. */
	readonly from: number;
	readonly to: number;
	/** The words without the article, folded. */
	readonly folded: string;
	/** Of each, one must fit: the places that a name may stand for. "Franco-Dutch" has two. */
	readonly places: readonly { readonly name: string; readonly options: readonly Place[] }[];
	/** Folded products or companies that it makes or owns. */
	readonly owned: readonly {
		readonly name: string;
		readonly isProduct: boolean;
		readonly companies: readonly string[];
	}[];
	/** Folded. */
	readonly head: string;
	readonly words: readonly string[];
	/** Ids of the companies for which lists have this phrase. */
	readonly listed: readonly string[];
}

/** Longer phrases than this, in words, describe more than they name. */
const LONGEST = 7;

/** Words that make the phrase one of several, or no company yet. */
const OTHERS = new Set(
	'other two three four five both same next first second third last only whole new combined joint future would-be average typical entire various many few several latter former individual sole single right wrong best worst biggest largest leading selling buying acquiring counter unnamed rest parent'.split(
		' ',
	),
);

/** What a product or a site is, behind its name. */
const SORTS = new Set(
	'chatbot app assistant model models mine brand brands game games console phone phones handset drug pill vaccine jab car cars truck trucks jet jets chain chains store stores platform service network site engine browser search theme park parks plant refinery field pipeline airline magazine newspaper channel franchise whisky beer soda headset watch robot satellite satellites rocket rockets'.split(
		' ',
	),
);

/** Where names are listed, and where phrases for companies are. */
export interface Lists {
	readonly index: NameIndex;
	readonly phrases: NameIndex;
}

/**
 * The phrases of a sentence that may stand for a company: a definite article, something that tells it apart, and a kind; or a phrase that
 * lists have for one.
 */
export function findDescriptions(sentence: Sentence, lists: Lists): Description[] {
	const found: Description[] = [];
	const { words } = sentence;
	for (let at = 0; at < words.length; at++) {
		const description = longer(
			describe(sentence, at, lists.index),
			readListed(sentence, at, lists.phrases),
		);
		if (description !== undefined) {
			found.push(description);
			at = description.to - 1;
		}
	}
	return found;
}

/** The one that takes more words; where both take the same, what lists say besides. */
function longer(own: Description | undefined, listed: Description | undefined): Description | undefined {
	if (own === undefined || listed === undefined) {
		return own ?? listed;
	}
	return listed.to > own.to ? listed : listed.to === own.to ? { ...own, listed: listed.listed } : own;
}

function describe(sentence: Sentence, at: number, index: NameIndex): Description | undefined {
	const { words } = sentence;
	if (words[at]?.folded === 'the') {
		return readDescription(sentence, at, index);
	}
	if (at === 0 && words[1]?.isCapitalised === false) {
		const description = readDescription(sentence, -1, index);
		const isOne = description !== undefined && isHeadline(words, description, sentence.block.kind);
		return isOne ? description : undefined;
	}
	return readSeat(sentence, at, index);
}

/** Kinds that say what a company has. */
const OWNERS = /^(?:maker|owner|creator|operator|parent|publisher|developer|producer)$/;

/** "Danish brewer pays $744m": headlines leave the article out; then a place comes first and a verb follows. */
function isHeadline(
	words: readonly Word[],
	{ to, places, owned, head }: Description,
	block: string,
): boolean {
	const verb = words[to];
	const isMaker = block === 'heading' && owned.length > 0 && OWNERS.test(head);
	if (isMaker && (verb === undefined || words[to - 1]?.isPossessive === true)) {
		return true; // "ChatGPT maker's restructuring"
	}
	return (
		(isMaker || (places.length > 0 && owned.length === 0)) &&
		verb !== undefined &&
		!verb.isCapitalised &&
		(block === 'heading' || !words.some(word => word.text === '.')) &&
		((wordFlags(verb.folded) & (WORD.companyVerb | WORD.businessVerb | WORD.takesCompany)) !== 0 ||
			/^(?:to|will|says|said|wants|has)$/.test(verb.folded))
	);
}

/** Towns that writers name for the one company that sits there. */
const SEATS = new Set(
	'redmond cupertino armonk wolfsburg veldhoven bentonville maranello walldorf leverkusen menlo-park mountain-view'.split(
		' ',
	),
);

/** "gives Redmond access", "leverage over Cupertino": a town that acts. */
function readSeat(sentence: Sentence, at: number, index: NameIndex): Description | undefined {
	const { words } = sentence;
	const first = words[at];
	if (first?.isCapitalised !== true) {
		return undefined;
	}
	const second = words[at + 1];
	const isTwo =
		/^(?:menlo|mountain)$/.test(first.folded) && SEATS.has(`${first.folded}-${second?.folded ?? ''}`);
	if (!isTwo && !SEATS.has(first.folded)) {
		return undefined;
	}
	const to = isTwo ? at + 2 : at + 1;
	const next = words[to];
	const before = words[at - 1];
	const acts = WORD.companyVerb | WORD.businessVerb | WORD.takesCompany | WORD.speechVerb;
	const isActing =
		before === undefined
			? (wordFlags(next?.folded ?? '') & acts) !== 0
			: /^(?:over|with|by|against|than)$/.test(before.folded) ||
				(wordFlags(before.folded) & acts) !== 0 ||
				(/[a-z]ed$/.test(before.folded) &&
					!/^(?:based|located|headquartered|landed|arrived)$/.test(before.folded)) ||
				(/^(?:says|said|to|for|from|left|cost|kept)$/.test(before.folded) && isRelative(words, to));
	if (
		!isActing ||
		next?.isHyphenated === true ||
		next?.isCapitalised === true ||
		next?.folded === 'based'
	) {
		return undefined;
	}
	const folded = foldedText(words, at, to);
	const place = longestName(index, words, at, (form, _from, end) => end === to && form.places.length > 0);
	const places = place === undefined ? [] : [{ name: folded, options: place.form.places }];
	return { sentence, from: at, to, folded, places, owned: [], head: 'company', words: [], listed: [] };
}

/** "Redmond, which had no seat": a company's business told of its town. */
function isRelative(words: readonly Word[], at: number): boolean {
	const verbs = /^(?:has|had|owns|owned|holds|held|makes|made|sells|sold|pays|paid|wants|wanted)$/;
	const isWhich = words[at]?.text === ',' && words[at + 1]?.folded === 'which';
	return isWhich && verbs.test(words[at + 2]?.folded ?? '');
}

interface Draft {
	readonly places: { name: string; options: readonly Place[] }[];
	readonly owned: { name: string; isProduct: boolean; companies: readonly string[] }[];
	readonly words: string[];
}

function readDescription(sentence: Sentence, from: number, index: NameIndex): Description | undefined {
	const { words } = sentence;
	const head = findHead(words, from + 1);
	if (head === undefined) {
		return undefined;
	}
	const draft: Draft = { places: [], owned: [], words: [] };
	const headWord = kindAt(words, head);
	const end = headWord === words[head]?.folded ? head : head - 1; // start-up
	let at = from + 1;
	while (at < end) {
		const next = readModifier(words, at, end, { draft, index });
		if (next === undefined) {
			return undefined;
		}
		at = next;
	}
	if (
		draft.owned.length > 0 &&
		/^(?:line|range|platform|site|app|network|service|team|brand)$/.test(headWord)
	) {
		return undefined; // "the A350 wing line" is a thing.
	}
	if (
		/^(?:site|shop|store|line|pipeline|network)$/.test(headWord) &&
		(words[head + 1]?.folded === 'of' ||
			draft.places.some(({ options }) => options.every(({ isAdjective }) => !isAdjective)))
	) {
		return undefined; // "the Toulouse site" is where somebody works.
	}
	let to = head + 1;
	if (
		(words[to]?.folded === 'of' && OWNERS.test(headWord)) ||
		(words[to]?.folded === 'behind' && draft.owned.length === 0) // the start-up behind ChatGPT
	) {
		const hasArticle = words[to + 1]?.folded === 'the';
		const product = ownedAt(words, hasArticle ? to + 2 : to + 1, index);
		if (product !== undefined) {
			draft.owned.push(product.owned);
			// "the maker of the Claude chatbot"
			to = hasArticle && SORTS.has(words[product.to]?.folded ?? '') ? product.to + 1 : product.to;
		}
	}
	const folded = foldedText(words, from + 1, to);
	return { sentence, from: Math.max(0, from), to, folded, ...draft, head: headWord, listed: [] };
}

/** The last kind of the noun phrase, singular. */
function findHead(words: readonly Word[], start: number): number | undefined {
	let head: number | undefined;
	for (let at = start; at < Math.min(words.length, start + LONGEST); at++) {
		const word = words[at];
		if (
			word === undefined ||
			(word.kind === 'mark' && !isInPlace(words, at) && !isDotOfInitials(words, at)) ||
			word.isQuoted ||
			(OTHERS.has(word.folded) &&
				!word.isCapitalised &&
				!(word.folded === 'parent' && words[at - 1]?.isCapitalised === true)) // "the Facebook parent"
		) {
			break;
		}
		const flags = wordFlags(word.folded);
		if (
			(flags & WORD.opener) !== 0 &&
			!word.isHyphenated &&
			!words[at + 1]?.isHyphenated &&
			!word.isCapitalised
		) {
			break;
		}
		if (!word.isCapitalised && sectorsOfKind(kindAt(words, at)) !== undefined) {
			head = at;
		} else if (head !== undefined && !isBeforeKind(words, at)) {
			break; // "the Redmond giant handed …"
		}
		if (word.isPossessive) {
			break;
		}
	}
	const after = head === undefined ? undefined : words[head + 1];
	const isCompound =
		after !== undefined &&
		head !== undefined &&
		words[head]?.isPossessive === false &&
		isOtherThing(after);
	return isCompound ? undefined : head;
}

/** "the Hartford, Connecticut, insurer" */
function isInPlace(words: readonly Word[], at: number): boolean {
	const isCapital = (i: number): boolean => {
		const word = words[i];
		return word?.kind === 'word' && word.isCapitalised;
	};
	const isComma = (i: number): boolean => words[i]?.text === ',';
	const isFirst =
		isComma(at) &&
		isCapital(at - 1) &&
		isCapital(at + 1) &&
		(isComma(at + 2) || isComma(at + 3) || words[at + 2]?.isHyphenated === true);
	const isSecond =
		isComma(at) && isCapital(at - 1) && (isComma(at - 2) || isComma(at - 3)) && !isCapital(at + 1);
	return isFirst || isSecond;
}

/** "the U.S. carrier" */
function isDotOfInitials(words: readonly Word[], at: number): boolean {
	const before = words[at - 1];
	const dot = words[at];
	return (
		dot?.text === '.' &&
		before !== undefined &&
		before.end === dot.start &&
		/^\p{Lu}\.\p{Lu}$/u.test(before.text)
	);
}

/** "the network equipment maker": a plain noun between two kinds. */
function isBeforeKind(words: readonly Word[], at: number): boolean {
	const word = words[at];
	const isVerbLike =
		word === undefined ||
		word.isCapitalised ||
		/(?:ed|s)$/.test(word.folded) ||
		(wordFlags(word.folded) &
			(WORD.companyVerb | WORD.businessVerb | WORD.takesCompany | WORD.opener)) !==
			0;
	return !isVerbLike && sectorsOfKind(kindAt(words, at + 1)) !== undefined;
}

/** A kind as lists have it: `start-up` and `chip-maker` in one word. */
function kindAt(words: readonly Word[], at: number): string {
	const word = words[at];
	const before = words[at - 1];
	if (
		word?.isHyphenated === true &&
		before !== undefined &&
		sectorsOfKind(before.folded + word.folded) !== undefined
	) {
		return before.folded + word.folded;
	}
	return word?.folded ?? '';
}

function readModifier(
	words: readonly Word[],
	at: number,
	head: number,
	{ draft, index }: { readonly draft: Draft; readonly index: NameIndex },
): number | undefined {
	const word = words[at];
	if (word === undefined || word.isPossessive) {
		return undefined;
	}
	if (word.text === ',' || word.text === '.') {
		return at + 1;
	}
	const half = countryOfHalf(word.text);
	if (half !== undefined && words[at + 1]?.isHyphenated === true) {
		// One of the two is where the lists have it.
		const other = longestName(
			index,
			words,
			at + 1,
			(form, _from, to) => to <= head && form.places.length > 0,
		);
		draft.places.push({
			name: word.folded,
			options: [{ codes: [half], isCity: false, isAdjective: true }, ...(other?.form.places ?? [])],
		});
		return other?.to ?? at + 1;
	}
	if (word.isCapitalised || /^\p{Ll}\p{Lu}/u.test(word.text)) {
		return readProperModifier(words, at, head, { draft, index });
	}
	const pair = word.folded + (words[at + 1]?.folded ?? '');
	if (at + 1 < head && sectorsOfWord(pair) !== undefined) {
		draft.words.push(pair); // the artificial intelligence company
		return at + 2;
	}
	draft.words.push(word.folded);
	return at + 1;
}

function readProperModifier(
	words: readonly Word[],
	at: number,
	head: number,
	{ draft, index }: { readonly draft: Draft; readonly index: NameIndex },
): number | undefined {
	const place = longestName(
		index,
		words,
		at,
		(form, from, to) => to <= head && form.places.length > 0 && isCapitalisedAll(words, from, to),
	);
	if (place !== undefined) {
		const name = foldedText(words, at, place.to);
		draft.places.push({ name, options: place.form.places });
		return place.to;
	}
	const owned = ownedAt(words, at, index, OWNERS.test(kindAt(words, head)));
	if (owned !== undefined && owned.to <= head) {
		if (
			owned.owned.companies.length > 0 &&
			!owned.owned.isProduct &&
			!/^(?:owner|parent|operator|maker|creator|publisher|developer)$/.test(words[head]?.folded ?? '')
		) {
			return undefined; // "the Tata group firm", "the Delta co-brand"
		}
		draft.owned.push(owned.owned);
		return owned.to;
	}
	const folded = words[at]?.folded.replaceAll('.', '') ?? ''; // A.I.
	if (sectorsOfWord(folded) !== undefined || (wordFlags(folded) & WORD.acronym) !== 0) {
		draft.words.push(folded); // the AI lab, the EV maker
		return at + 1;
	}
	// "the Sunil Mittal-led telco": nothing that we could check.
	return undefined;
}

function isCapitalisedAll(words: readonly Word[], from: number, to: number): boolean {
	return words
		.slice(from, to)
		.every(word => /\p{Lu}/u.test(word.text) || word.kind === 'mark' || word.text.length <= 3);
}

function ownedAt(
	words: readonly Word[],
	at: number,
	index: NameIndex,
	isOwner = true,
): { readonly owned: Draft['owned'][number]; readonly to: number } | undefined {
	const match = longestName(
		index,
		words,
		at,
		(form, from, to) =>
			(form.isProduct || form.companies.length > 0 || (isOwner && form.isAnyProduct)) &&
			isCapitalisedAll(words, from, to) &&
			words[to]?.isHyphenated !== true,
	);
	if (match === undefined) {
		return undefined;
	}
	const { form } = match;
	return {
		owned: {
			name: form.form,
			isProduct: form.isProduct,
			companies: form.companies,
		},
		to: match.to,
	};
}
