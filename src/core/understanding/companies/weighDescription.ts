import { foldWord } from '../../base/fold.js';
import { isKindred, mainSectorsOfWord, sectorsOfKind, sectorsOfWord } from '../../lexicon/kinds.js';
import type { Company } from '../../lexicon/entry.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { Place } from '../../lexicon/places.js';
import type { Description } from './descriptions.js';
import type { CompanyFacts } from './facts.js';
import type { Antecedent } from './findDescriptive.js';

/** How well a phrase fits a company. */
export interface Fit {
	/** In tenths of log odds. */
	readonly score: number;
	/** Whether a place, a product or a listed phrase of it fits. */
	readonly isBacked: boolean;
	/** Whether it was named shortly before, and not in the same clause. */
	readonly isLately: boolean;
	/** Whether its trade is another. */
	readonly isOddKind: boolean;
	/** Whether no company of the phrase's kind is in its trade. */
	readonly isForeignTrade: boolean;
	/** Whether anything beyond nearness speaks for it. */
	readonly isTelling: boolean;
	readonly rule: string;
}

/** A description rarely comes before the first mention; a product may still decide. */
const NOT_YET = -45;
/** A company is hardly described in the clause that names it. */
const IN_ONE_CLAUSE = -22;
/** So much speaks against a company that sits elsewhere. */
const WRONG_PLACE = -60;

/** What no writer calls a company that nobody has listed. */
const GIANTS =
	/^(?:giant|titan|behemoth|colossus|juggernaut|goliath|heavyweight|major|supermajor|multinational)$/;

/** Weighs a phrase against a company: seat, products, trade, the list's own phrases for it, and how lately it was named. */
export function weighDescription(description: Description, antecedent: Antecedent, lexicon: Lexicon): Fit {
	const { facts } = antecedent;
	const reasons: [rule: string, weight: number][] = [];
	for (const { name, options } of description.places) {
		reasons.push(['place and kind', weighPlace(name, options, facts)]);
	}
	for (const owned of description.owned) {
		reasons.push(['product and kind', owns(owned, antecedent.id, { facts, lexicon }) ? 60 : -60]);
	}
	const trade =
		weighTrade(description, facts) -
		(facts.company === undefined && GIANTS.test(description.head) ? 12 : 0);
	reasons.push(['kind', trade]);
	if (isListedPhrase(description, facts)) {
		reasons.push(['listed description', 40]);
	}
	const sum = reasons.reduce((total, [, weight]) => total + weight, 0);
	const [strongest] = [...reasons].sort((a, b) => b[1] - a[1]);
	const hasPlaceOrProduct = description.places.length + description.owned.length > 0;
	// A kind with a plain word before it ("the battery maker") must be what the note or the list has called the company.
	const isTelling =
		hasPlaceOrProduct ||
		isListedPhrase(description, facts) ||
		isCalledSo(description, facts) ||
		isOfTrade(description, facts);
	const isBacked = reasons.some(([rule, weight]) => weight > 9 && rule !== 'kind');
	const nearness = weighNearness(description, antecedent);
	return {
		isBacked,
		isOddKind: trade <= -20,
		isForeignTrade: isForeignTrade(description, facts),
		isLately: nearness.isLately,
		score: sum + nearness.weight,
		isTelling,
		rule: strongest?.[0] ?? 'kind',
	};
}

function weighPlace(name: string, options: readonly Place[], facts: CompanyFacts): number {
	let best = -Infinity;
	for (const { codes, isCity } of options) {
		best = Math.max(best, isCity ? weighCity(name, codes, facts) : weighRegion(codes, facts));
	}
	return best === -Infinity ? 0 : best;
}

function weighCity(name: string, codes: readonly string[], facts: CompanyFacts): number {
	if (facts.cities.has(name)) {
		return 45;
	}
	if (facts.nearby.has(name) && (facts.codes.size === 0 || codes.some(code => facts.codes.has(code)))) {
		return 25;
	}
	if (facts.codes.size === 0) {
		return facts.nearby.size > 0 && !codes.some(code => facts.nearby.has(code)) ? -10 : 0;
	}
	if (codes.some(code => code.includes('-') && facts.codes.has(code))) {
		return 22; // Suburbs and neighbours: Montrouge is Paris to most.
	}
	const isSameCountry = codes.some(code => facts.codes.has(code));
	// Lists name one seat; a company may be known for a second one in its country.
	return isSameCountry ? (facts.cities.size > 0 ? -16 : 10) : WRONG_PLACE;
}

function weighRegion(codes: readonly string[], facts: CompanyFacts): number {
	if (codes.length === 0) {
		return 0;
	}
	const [narrowest] = codes;
	const isPart = narrowest?.includes('-') === true;
	if (isPart ? facts.codes.has(narrowest) : codes.some(code => facts.codes.has(code))) {
		return isPart ? 35 : codes.length > 1 ? 18 : 28;
	}
	if (facts.codes.size === 0 && codes.some(code => facts.nearby.has(code))) {
		return 14;
	}
	if (facts.codes.size === 0) {
		return facts.nearby.size > 0 ? -10 : 0;
	}
	const isSameCountry = isPart && codes.slice(1).some(code => facts.codes.has(code));
	const isStateKnown = [...facts.codes].some(code => code.includes('-'));
	return isSameCountry && !isStateKnown ? 0 : WRONG_PLACE;
}

function owns(
	owned: Description['owned'][number],
	id: string,
	{ facts, lexicon }: { readonly facts: CompanyFacts; readonly lexicon: Lexicon },
): boolean {
	if (owned.companies.some(other => (lexicon.companies.get(other)?.parent ?? other) === id)) {
		return true;
	}
	const name = owned.name.toLowerCase();
	return facts.company?.products.some(product => product.toLowerCase() === name) === true;
}

/** What the kind and the words before it say of the trade. */
function weighTrade({ head, words }: Description, facts: CompanyFacts): number {
	const called = words.filter(word => facts.words.has(word)).length;
	if (facts.company === undefined && [...facts.kinds].some(kind => (sectorsOfKind(kind)?.size ?? 0) > 0)) {
		// What the note itself calls it decides: a holding is no refiner, but any of them is a company.
		const isOther = !facts.kinds.has(head) && (sectorsOfKind(head)?.size ?? 0) > 0;
		return (facts.kinds.has(head) ? 20 : 0) + Math.min(20, called * 10) - (isOther ? 8 : 0);
	}
	if (facts.sectors.size === 0) {
		if (head === 'exchange' && !facts.kinds.has(head)) {
			return -30; // "the Tokyo exchange" is where its shares are.
		}
		return Math.min(20, called * 10);
	}
	let weight = 0;
	const ofHead = sectorsOfKind(head);
	const isLoose = (wordFlags(head) & WORD.looseKind) !== 0;
	if (ofHead !== undefined && ofHead.size > 0) {
		weight += isAmong(ofHead, facts) ? 14 : isLoose ? -50 : -22;
	}
	for (const word of words) {
		const ofWord = sectorsOfWord(word);
		if (ofWord !== undefined) {
			weight += weighWord(word, ofWord, facts);
		}
	}
	return weight + (facts.kinds.has(head) ? 8 : 0) + Math.min(8, called * 4);
}

/** What a word before the kind says of the trade: the AI company is the one that is in AI above all. */
function weighWord(word: string, sectors: ReadonlySet<string>, facts: CompanyFacts): number {
	if (!isAmong(sectors, facts)) {
		return -16;
	}
	const main = mainSectorsOfWord(word);
	return main === undefined || main.size === 0 ? 10 : isAmong(main, facts) ? 16 : 2;
}

/** Whether a company is of a trade that no company of the phrase's kind is in: a maker of turbines is no carmaker, wherever it sits. */
function isForeignTrade(description: Description, facts: CompanyFacts): boolean {
	const ofHead = sectorsOfKind(description.head) ?? new Set<string>();
	return (
		facts.company !== undefined &&
		ofHead.size > 0 &&
		!facts.kinds.has(description.head) &&
		!isListedPhrase(description, facts) &&
		description.owned.length === 0 &&
		![...ofHead].some(sector => [...facts.sectors].some(own => own === sector || isKindred(own, sector)))
	);
}

function isAmong(sectors: ReadonlySet<string>, facts: CompanyFacts): boolean {
	return [...facts.sectors].some(sector => sectors.has(sector));
}

function isListedPhrase({ folded, listed }: Description, facts: CompanyFacts): boolean {
	return (
		facts.company !== undefined &&
		(listed.includes(facts.company.id) ||
			phrasesOf(facts.company).has(folded) ||
			phrasesOf(facts.company).has(generic(folded)))
	);
}

/** "a Lisbon-based battery maker" … "the battery maker". */
function isCalledSo({ head, words }: Description, facts: CompanyFacts): boolean {
	return (
		facts.company === undefined &&
		words.length > 0 &&
		facts.kinds.has(head) &&
		words.every(word => facts.words.has(word))
	);
}

/** "the software group": a trade that only the company's own sector bears out. */
function isOfTrade({ words }: Description, facts: CompanyFacts): boolean {
	return (
		facts.company !== undefined &&
		words.length === 1 &&
		words.every(word => {
			const sectors = sectorsOfWord(word);
			return sectors !== undefined && isAmong(sectors, facts);
		})
	);
}

const phrases = new WeakMap<Company, ReadonlySet<string>>();

/** The list's phrases for a company, folded once. */
function phrasesOf(company: Company): ReadonlySet<string> {
	let known = phrases.get(company);
	if (known === undefined) {
		const folded = company.descriptors.map(foldPhrase);
		known = new Set([...folded, ...folded.map(generic)]);
		phrases.set(company, known);
	}
	return known;
}

/** "search giant" and "search company" say the same. */
function generic(folded: string): string {
	return folded.replace(/ (?:company|giant|group|firm|business|heavyweight|major|titan|biz|outfit)$/, ' *');
}

function foldPhrase(phrase: string): string {
	return phrase
		.split(/[\s-]+/)
		.map(foldWord)
		.join(' ');
}

/** How many sentences back a company may be named and still be in the reader's mind. */
const LATELY = 4;

/** What was named lately, and often, is more likely meant; what is the subject of the same clause hardly is. */
function weighNearness(
	{ sentence, from }: Description,
	{ hits }: Antecedent,
): { readonly weight: number; readonly isLately: boolean } {
	const before = hits.filter(
		hit => hit.sentence < sentence.index || (hit.sentence === sentence.index && hit.from < from),
	);
	const last = before.reduce<(typeof before)[number] | undefined>(
		(latest, hit) =>
			latest === undefined ||
			hit.sentence > latest.sentence ||
			(hit.sentence === latest.sentence && hit.from > latest.from)
				? hit
				: latest,
		undefined,
	);
	if (last === undefined) {
		return { weight: hits.length > 0 ? NOT_YET : 0, isLately: false };
	}
	if (last.sentence === sentence.index) {
		const between = sentence.words.slice(last.to, from);
		const isApart = between.some(word =>
			/^(?:;|:|but|while|whereas|although|though|because|since|after|before|when|if|and|as)$/.test(
				word.folded,
			),
		);
		const isRelative =
			between[0]?.text === ',' && /^(?:which|who|whose|that)$/.test(between[1]?.folded ?? ''); // "Kerzner, which runs a resort for the Saudi developer"
		if (isApart) {
			return { weight: 8, isLately: true };
		}
		const isParted = !isRelative && between.some(word => word.text === ',');
		return { weight: isParted ? 3 : IN_ONE_CLAUSE, isLately: isParted };
	}
	const distance = sentence.index - last.sentence;
	const often = Math.min(3, before.length - 1);
	return {
		weight: often + Math.max(0, 11 - distance) * (distance <= LATELY ? 1 : 0.7),
		isLately: distance <= LATELY,
	};
}
