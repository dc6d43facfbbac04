import { foldedText } from '../../base/words.js';
import { foldWord } from '../../base/fold.js';
import type { Company } from '../../lexicon/entry.js';
import { sectorsOfKind, sectorsOfName, sectorsOfWord } from '../../lexicon/kinds.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { countriesOfLegalForm } from '../../lexicon/legalForms.js';
import type { Place } from '../../lexicon/places.js';
import type { NoteText, Sentence } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';
import { exactForm, longestName, type NameIndex } from './nameIndex.js';

/** What is known of a company: from the lexicon, or from what the note says of it. */
export interface CompanyFacts {
	/** Codes of the places where it sits. */
	readonly codes: Set<string>;
	/** Folded names of its cities. */
	readonly cities: Set<string>;
	/** Places named near it, which may be something else. */
	readonly nearby: Set<string>;
	/** Folded nouns that the note says it is: `battery`, `maker`. */
	readonly words: Set<string>;
	readonly kinds: Set<string>;
	/** Sectors of the company list: its own, or what its name speaks for. */
	readonly sectors: Set<string>;
	readonly company: Company | undefined;
}

/** Facts as the lexicon has them. */
export function listedFacts(company: Company | undefined, index: NameIndex): CompanyFacts {
	const facts: CompanyFacts = {
		codes: new Set(),
		cities: new Set(),
		nearby: new Set(),
		words: new Set(),
		kinds: new Set(),
		sectors: new Set(company === undefined ? [] : [company.sector]),
		company,
	};
	if (company?.country !== undefined) {
		facts.codes.add(company.country);
	}
	if (company?.hq !== undefined) {
		const folded = foldCity(company.hq);
		facts.cities.add(folded.join(' '));
		for (const place of exactForm(index, folded)?.places ?? []) {
			if (company.country === undefined || place.codes.includes(company.country)) {
				place.codes.forEach(code => facts.codes.add(code));
			}
		}
	}
	return facts;
}

function foldCity(name: string): readonly string[] {
	if (/^[A-Za-z]+$/.test(name)) {
		return [name.toLowerCase()];
	}
	return name.split(/[\s-]+/).map(word => foldWord(word.replaceAll('.', '')));
}

/** Adds what the note says of a company where it names it: appositions, brackets, seats. Returns the facts. */
export function readFacts(
	note: NoteText,
	hits: readonly CompanyHit[],
	facts: CompanyFacts,
	index: NameIndex,
): CompanyFacts {
	for (const hit of hits) {
		const sentence = note.sentences[hit.sentence];
		if (sentence !== undefined) {
			readName(sentence, hit, facts);
			readBefore(sentence, hit.from, facts, index);
			readAfter(sentence, hit.to, facts, index);
		}
	}
	return facts;
}

/** "Verlanix Therapeutics A/S": its trade and its country. */
function readName({ words }: Sentence, { from, to }: CompanyHit, facts: CompanyFacts): void {
	if (facts.company !== undefined) {
		return;
	}
	const name = words.slice(from, to);
	sectorsOfName(name.map(word => word.folded)).forEach(sector => facts.sectors.add(sector));
	for (let i = 1; i < name.length; i++) {
		const countries = countriesOfLegalForm(
			name.slice(i).filter(word => word.text !== '.' && word.text !== ','),
		);
		const [only] = countries;
		if (countries.length === 1 && only !== undefined) {
			facts.codes.add(only);
		} else {
			countries.forEach(code => facts.nearby.add(code));
		}
	}
}

/** "the Brno firm Datavlna", "Lisbon-based Lumera", "Sweden’s Norrvind", "chipmaker Lumera". */
function readBefore({ words }: Sentence, at: number, facts: CompanyFacts, index: NameIndex): void {
	for (let i = at - 1; i >= Math.max(0, at - 4); i--) {
		const word = words[i];
		if (word === undefined || word.kind === 'mark' || (wordFlags(word.folded) & WORD.opener) !== 0) {
			break;
		}
		if (
			!word.isCapitalised &&
			sectorsOfKind(word.folded) === undefined &&
			sectorsOfWord(word.folded) === undefined &&
			word.folded !== 'based'
		) {
			break;
		}
		if (word.isCapitalised) {
			addPlaces(
				longestName(index, words, i, (form, _from, to) => form.places.length > 0 && to <= at)?.form
					.places,
				word.folded,
				facts,
				'codes',
			);
		} else {
			addNoun(word.folded, facts);
		}
	}
}

/** ", a Lisbon-based battery maker", "(Norwich, 14 people)", "was founded in Aarhus", "is a company based in Basel". */
function readAfter({ words }: Sentence, at: number, facts: CompanyFacts, index: NameIndex): void {
	const first = words[at];
	const second = words[at + 1];
	const isApposition =
		(first?.text === ',' || first?.text === '(' || first?.text === '–' || first?.text === '—') &&
		second !== undefined;
	const isPredicate =
		/^(?:is|was)$/.test(first?.folded ?? '') &&
		/^(?:a|an|the|based|founded|headquartered)$/.test(second?.folded ?? '');
	if (!isApposition && !isPredicate) {
		readSeat(words, at, facts, index);
		return;
	}
	const isNoun =
		/^(?:a|an|the|one|another|based|founded|headquartered)$/.test(second?.folded ?? '') ||
		first?.text === '(' ||
		isPredicate;
	for (let i = at + 1; i < Math.min(words.length, at + 16); i++) {
		const word = words[i];
		if (
			word === undefined ||
			/^[.;)]$/.test(word.text) ||
			(i > at + 2 && word.folded === 'the') ||
			(word.text === ',' && !words[i + 1]?.isCapitalised) ||
			/^(?:said|says|which|who|and|has|will)$/.test(word.folded)
		) {
			break;
		}
		if (word.isCapitalised) {
			const match = longestName(index, words, i, form => form.places.length > 0);
			if (match !== undefined) {
				const name = foldedText(words, i, match.to);
				const isSeat = isNoun && (i <= at + 5 || /^(?:in|from|of)$/.test(words[i - 1]?.folded ?? ''));
				addPlaces(match.form.places, name, facts, isSeat ? 'codes' : 'nearby');
				i = match.to - 1;
			}
		} else if (isNoun && i < at + 10) {
			addNoun(word.folded, facts);
		}
	}
}

/** "Ribeira Pay, started in Porto", "Verlanix was founded in Aarhus": a verb of beginning, then a place soon. */
function readSeat(words: Sentence['words'], at: number, facts: CompanyFacts, index: NameIndex): void {
	const isBegun = words
		.slice(at, at + 4)
		.some(word =>
			/^(?:founded|based|started|headquartered|sits|began|born|registered)$/.test(word.folded),
		);
	for (let i = at; i < Math.min(words.length, at + 9); i++) {
		const word = words[i];
		if (word?.isCapitalised === true && /^(?:in|from|of|at|near)$/.test(words[i - 1]?.folded ?? '')) {
			const match = longestName(index, words, i, form => form.places.length > 0);
			if (match !== undefined) {
				const name = foldedText(words, i, match.to);
				addPlaces(match.form.places, name, facts, isBegun || i === at + 1 ? 'codes' : 'nearby');
			}
		}
	}
}

function addPlaces(
	places: readonly Place[] | undefined,
	name: string,
	facts: CompanyFacts,
	where: 'codes' | 'nearby',
): void {
	for (const place of places ?? []) {
		if (where === 'codes' && facts.company === undefined) {
			place.codes.forEach(code => facts.codes.add(code));
			if (place.isCity) {
				facts.cities.add(name);
			}
		} else {
			place.codes.forEach(code => facts.nearby.add(code));
			facts.nearby.add(name);
		}
	}
}

function addNoun(folded: string, facts: CompanyFacts): void {
	if (sectorsOfKind(folded) !== undefined) {
		facts.kinds.add(folded);
	}
	if (isCommonWord(folded) || sectorsOfKind(folded) !== undefined) {
		facts.words.add(folded);
	}
}
