import type { Word } from '../../base/words.js';
import { endOfLegalForm } from '../../lexicon/legalForms.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { shownText } from '../../markdown/noteText.js';
import type { Capitals, Person, ReadingPlace } from './candidate.js';
import {
	endsLikeCompany,
	isAdjective,
	isBody,
	isCompany,
	isCountryLike,
	isDealWord,
	isLeague,
	isModelName,
	isNoName,
	isOnlyLegalForm,
	isPersonName,
	isPlaceName,
	isPlaces,
	isPlainAt,
	isPlainNoun,
	isStartOf,
	isTitle,
	isTitled,
	isTownOrRegion,
} from './itemKinds.js';
import { findListedNames, startsIn } from './listedNames.js';
import { singleForm, type ListedForm } from './nameIndex.js';
import { hasLegalPrefix, readRuns, type Item, type Run } from './runs.js';
import { isMeasure } from './measures.js';
import { isExchangeAsPlace, isInTicker } from './tickers.js';

/** Sorts the capitals of a sentence into what may be companies, people, and neither. Depends on nothing but the place. */
export function readCapitals(place: ReadingPlace): Capitals {
	const found: Capitals = { candidates: [], places: [], persons: [] };
	const { scan, style, indexes } = place;
	const { sentence, hasBracket } = scan;
	const { words } = sentence;
	const starts = startsIn(scan, style, indexes[1]);
	if (starts.length === 0) {
		return found;
	}
	const matches = findListedNames(place, starts).filter(
		match =>
			!(hasBracket && isInTicker(words, match.from)) &&
			!isExchangeAsPlace(words, match) &&
			!isMeasure(words, match),
	);
	const runs = readRuns(sentence, starts, matches);
	if (style === 'title' || style === 'lower' || style === 'caps') {
		readShoutedRuns(place, runs, found);
		return found;
	}
	for (const run of runs) {
		if (!hasBracket || !isInTicker(words, run.from)) {
			resolveRun(place, run, found);
		}
	}
	return found;
}

/** Where capitals mean nothing only listed names count, and names with a legal form. */
function readShoutedRuns(place: ReadingPlace, runs: readonly Run[], found: Capitals): void {
	for (const run of runs) {
		run.items.forEach((item, i) => {
			const isLast = i === run.items.length - 1;
			if (isCompany(item)) {
				const next = run.items[i + 1];
				if (next?.match?.form.isProduct !== true || isCompany(next)) {
					addCandidate(place, item, isLast ? run.legalEnd : item.to, found);
				}
			}
		});
		const last = run.items.at(-1);
		if (run.legalEnd > run.to && place.style === 'title' && last !== undefined && !isCompany(last)) {
			addCandidate(place, { from: run.from, to: run.to, match: undefined }, run.legalEnd, found);
		}
	}
}

function resolveRun(place: ReadingPlace, run: Run, found: Capitals): void {
	const { words } = place.scan.sentence;
	const items = trimStart(place, run.items);
	const first = items[0];
	if (first === undefined) {
		return;
	}
	const last = items.at(-1) ?? first;
	const whole: Item = {
		from: first.from,
		to: last.to,
		match: items.length === 1 ? first.match : undefined,
	};
	if (run.legalEnd > run.to || hasLegalPrefix(words, run)) {
		const owner = isCompany(first) && items.length > 1 && endOfLegalForm(words, first.to) !== undefined;
		addCandidate(place, owner ? first : whole, run.legalEnd, found);
		return;
	}
	if (items.length === 1) {
		resolveSingle(place, first, found);
		return;
	}
	if (isLeague(words, items)) {
		addCandidate(place, whole, whole.to, found);
		return;
	}
	if (isTitled(words, first.from) || isPersonName(words, items) || isTitle(words, first)) {
		addPerson(place, items, found);
		return;
	}
	const companyAt = items.findIndex(isCompany);
	if (companyAt === 0) {
		resolveAfterCompany(place, items, found);
	} else if (
		!(words[last.to - 2]?.text === 'Credit' && words[last.to - 1]?.text === 'Union') &&
		(items.some(item => isBody(words, item)) || isPlaceName(words, items))
	) {
		const rest = companyAt > 0 && isPlaces(items.slice(0, companyAt)) ? items.slice(companyAt) : [];
		if (rest.length > 0) {
			resolveRun(place, { ...run, from: rest[0]?.from ?? run.from, items: rest }, found);
		}
	} else if (companyAt > 0) {
		resolveBeforeCompany(place, run, { items, companyAt, found });
	} else {
		resolveUnlisted(place, items, found);
	}
}

/** A plain word that opens the sentence is no part of the name that follows: "Yesterday Acme", "Critics of …". */
function trimStart(place: ReadingPlace, items: readonly Item[]): readonly Item[] {
	const { words } = place.scan.sentence;
	const [first, second] = items;
	const word = first === undefined ? undefined : words[first.from];
	if (
		first === undefined ||
		second === undefined ||
		word === undefined ||
		first.match !== undefined ||
		!isStartOf(words, first.from)
	) {
		return items;
	}
	const isKindWord = (wordFlags(word.folded) & (WORD.kind | WORD.kinds | WORD.party)) !== 0;
	const isPlain =
		(isCommonWord(word.folded) || isKindWord) && (wordFlags(word.folded) & WORD.firstName) === 0;
	const isRestKnown =
		second.match !== undefined &&
		!second.match.form.isAmbiguous &&
		second.match.form.companies.length > 0;
	const isAdverb = /(?:ly|day)$/.test(word.folded) || isInflected(word.folded);
	return isPlain && (isRestKnown || isAdverb || isKindWord) ? items.slice(1) : items;
}

function isInflected(folded: string): boolean {
	return /(?:ing|ed|ers|ors|ies|sts)$/.test(folded) && folded.length > 5;
}

function resolveSingle(place: ReadingPlace, item: Item, found: Capitals): void {
	const { words } = place.scan.sentence;
	const word = words[item.from];
	if (word === undefined) {
		return;
	}
	if (isTitled(words, item.from)) {
		addPerson(place, [item], found);
		return;
	}
	const form = item.match?.form;
	if (
		form !== undefined &&
		form.companies.length === 0 &&
		(!form.isProduct || form.places.length > 0 || form.isBody)
	) {
		if (isTownOrRegion(form)) {
			addCandidate(place, { ...item, isPlace: true }, item.to, found);
		}
		return; // A place or a body. A product may be a chain or a service that deals on its own.
	}
	if (
		words[item.from - 1]?.folded === 'on' &&
		/^(?:x|youtube|facebook|instagram|tiktok|linkedin|twitter|wechat|weibo|telegram|whatsapp|reddit|threads|bluesky|play)$/.test(
			word.folded,
		)
	) {
		return; // "in a post on X", "ads on YouTube": a place to put things.
	}
	const flags = wordFlags(word.folded);
	const isGeneric =
		(flags &
			(WORD.institution |
				WORD.placeHead |
				WORD.kind |
				WORD.kinds |
				WORD.weakHead |
				WORD.fieldHead |
				WORD.person |
				WORD.afterCompany |
				WORD.title)) !==
		0;
	const isKind = (flags & (WORD.kind | WORD.kinds | WORD.person)) !== 0 && (flags & WORD.strongHead) === 0; // "Lender cuts Tesco's credit": such words are in few lists of common ones
	if (form === undefined && isGeneric && (isKind || isCommonWord(word.folded))) {
		return;
	}
	const isThings =
		form === undefined &&
		word.text.endsWith('s') &&
		place.indexes.some(
			index => index !== undefined && singleForm(index, word.folded.slice(0, -1))?.isProduct === true,
		); // iPhones
	if (isThings || isTail(words, item)) {
		return;
	}
	addCandidate(place, item, item.to, found);
}

/** "Samsung TV Plus", "Halo AI Pro": the last word of a product's name. */
function isTail(words: readonly Word[], { from, to }: Item): boolean {
	const before = words[from - 1];
	return (
		to === from + 1 &&
		before?.kind === 'word' &&
		(wordFlags(before.folded) & WORD.acronym) !== 0 &&
		before.text === before.text.toUpperCase() &&
		/^(?:Plus|Go|Now|One|Max|Pro|Live|Play|Prime|Select|Premium|Connect|Home|Hub|Air|Mini)$/.test(
			words[from]?.text ?? '',
		)
	);
}

/** A listed company with more capitals after it: a product of it, a unit of it, or somebody's office. */
function resolveAfterCompany(place: ReadingPlace, items: readonly Item[], found: Capitals): void {
	const { words } = place.scan.sentence;
	const [first, ...rest] = items;
	const [second] = rest;
	const last = items.at(-1);
	if (first === undefined || second === undefined || last === undefined) {
		return;
	}
	const whole = { from: first.from, to: last.to, match: undefined, owner: first.match?.form };
	const heads = rest.filter(item => !isPlaces([item]));
	if (isPersonName(words, rest)) {
		addCandidate(place, first, first.to, found);
		addPerson(place, rest, found);
	} else if (isPlaces(rest) && !endsLikeCompany(words, rest)) {
		if (isCountryLike(words, rest)) {
			addCandidate(place, whole, whole.to, found);
		} else if (first.match?.form.isAmbiguous === false && rest.length === 1) {
			addCandidate(place, first, first.to, found); // The plant or the listing there.
		}
	} else if (rest.length === 1 && isBareField(words, second) && first.match?.form.isAmbiguous === false) {
		addCandidate(place, first, first.to, found); // "Nvidia AI chips"
	} else if (rest.length === 1 && words[second.from]?.text === 'Foundation') {
		addCandidate(place, whole, whole.to, found);
	} else if (isBody(words, last) || isPlaceName(words, items)) {
		return;
	} else if (endsLikeCompany(words, heads) || endsLikeCompany(words, rest)) {
		addCandidate(place, whole, whole.to, found);
	} else if (rest.length === 1 && words[second.from]?.text === 'X' && !isShareClass(words, second)) {
		addCandidate(place, whole, whole.to, found); // "Enel X" is a unit of its own
	} else if (isCompany(second)) {
		if (
			isDealWord(words[last.to]) ||
			words[second.from]?.isHyphenated === true ||
			words[second.from - 1]?.text === '&' ||
			(rest.length === 1 && words[second.to - 1]?.isPossessive === true) // "makes Lufthansa Airbus's first customer"
		) {
			addCandidate(place, first, first.to, found);
			addCandidate(place, second, second.to, found);
		} else if (rest.length === 1 && second.match?.form.isAmbiguous === true) {
			addCandidate(place, { ...whole, isProductLike: true }, whole.to, found); // DuPont Pioneer
		}
	} else if (second.match === undefined && rest.length === 1 && isShareClass(words, second)) {
		addCandidate(place, first, first.to, found);
	} else if (second.match === undefined && !rest.some(item => item.match?.form.isProduct)) {
		addCandidate(place, { ...whole, isProductLike: true }, whole.to, found);
	}
}

/** AI or LNG before a plain noun: what they are of, and no name. */
function isBareField(words: readonly Word[], { from, to, match }: Item): boolean {
	return match === undefined && /^(?:AI|LNG|LPG)$/.test(words[from]?.text ?? '') && isPlainNoun(words[to]);
}

/** Capitals before a listed company: an adjective of place, or the beginning of a longer name. */
function resolveBeforeCompany(
	place: ReadingPlace,
	run: Run,
	{
		items,
		companyAt,
		found,
	}: { readonly items: readonly Item[]; readonly companyAt: number; readonly found: Capitals },
): void {
	const { words } = place.scan.sentence;
	const before = items.slice(0, companyAt);
	const rest = items.slice(companyAt);
	const company = rest[0];
	const last = items.at(-1);
	if (company === undefined || last === undefined) {
		return;
	}
	if (before.at(-1)?.match?.form.isProduct === true && company.match?.form.isAmbiguous === true) {
		return; // "Movistar Plus+"
	}
	const isApart =
		isPlaces(before) ||
		before.some(item => item.match?.form.isProduct === true) ||
		(isStartOf(words, run.from) && before.every(item => isPlainAt(words, item)));
	if (isApart || company.match?.form.isAmbiguous !== true) {
		resolveRun(place, { from: company.from, to: run.to, items: rest, legalEnd: run.legalEnd }, found);
		return;
	}
	addCandidate(place, { from: items[0]?.from ?? run.from, to: last.to, match: undefined }, last.to, found);
}

/** "Nordlys B shares" */
function isShareClass(words: readonly Word[], { from, to }: Item): boolean {
	return (
		words[from]?.text.length === 1 && /^(?:shares?|stock|ordinary|common)$/.test(words[to]?.folded ?? '')
	);
}

function resolveUnlisted(place: ReadingPlace, items: readonly Item[], found: Capitals): void {
	const { words } = place.scan.sentence;
	if (items.some(item => item.match?.form.isProduct === true) && !endsLikeCompany(words, items)) {
		return;
	}
	let rest = items;
	while (
		rest.length > 1 &&
		rest[0] !== undefined &&
		isAdjective(rest[0]) &&
		!endsLikeCompany(words, rest)
	) {
		rest = rest.slice(1);
	}
	const [first] = rest;
	const last = rest.at(-1);
	if (first === undefined || last === undefined || isPlaces(rest)) {
		return;
	}
	if (rest.length === 1 && items.length > 1) {
		resolveSingle(place, first, found);
		return;
	}
	addCandidate(place, { from: first.from, to: last.to, match: undefined }, last.to, found);
}

function addCandidate(
	place: ReadingPlace,
	item: Item & {
		readonly owner?: ListedForm | undefined;
		readonly isProductLike?: boolean;
		readonly isPlace?: boolean;
	},
	to: number,
	found: Capitals,
): void {
	const {
		scan: { sentence },
		style,
	} = place;
	const { owner } = item;
	const { words } = sentence;
	const first = words[item.from];
	if (
		first === undefined ||
		isOnlyLegalForm(words, item) ||
		isModelName(words, item) ||
		isNoName(sentence, item)
	) {
		return;
	}
	const form = item.match?.form;
	const isOne = item.to === item.from + 1;
	(item.isPlace === true ? found.places : found.candidates).push({
		sentence,
		style,
		from: item.from,
		to,
		core: item.to,
		key: isOne ? first.folded : keyOf(words, item),
		name: isOne ? first.text : shownText(sentence, item.from, item.to),
		form: form !== undefined && form.companies.length > 0 ? form : undefined,
		isPlace: item.isPlace === true,
		isProduct: form?.isProduct === true && form.companies.length === 0,
		owner: item.match === undefined ? owner : undefined,
		isProductLike: item.isProductLike === true,
		isStart: isStartOf(words, item.from),
		cues: [],
		siblings: [],
		score: 0,
	});
}
function addPerson({ scan: { sentence } }: ReadingPlace, items: readonly Item[], found: Capitals): void {
	const first = items[0];
	const last = items.at(-1);
	const word = last === undefined ? undefined : sentence.words[last.to - 1];
	if (first !== undefined && last !== undefined && word !== undefined) {
		const person: Person = {
			sentence: sentence.index,
			from: first.from,
			to: last.to,
			surname: word.folded,
		};
		found.persons.push(person);
	}
}

function keyOf(words: readonly Word[], { from, to }: Item): string {
	let key = '';
	for (let i = from; i < to; i++) {
		const word = words[i];
		if (word !== undefined && word.text !== '.') {
			key += key === '' ? word.folded : ` ${word.folded}`;
		}
	}
	return key;
}
