import { eachInSteps, finish, mapInSteps, type Steps } from '../../base/steps.js';
import { readWords } from '../../base/words.js';
import type { Company } from '../../lexicon/entry.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { nameIndexOf, singleForm } from './nameIndex.js';
import { shownText, type NoteText, type Sentence } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';
import type { Candidate, Person } from './candidate.js';
import type { CompanyMemory } from './companyMemory.js';
import { acceptMentions } from './acceptMentions.js';
import { weighNames } from './clusters.js';
import { establish } from './establish.js';
import { isStartOf } from './itemKinds.js';
import { namesInTitle } from './titledNames.js';
import { addDescriptive } from './findDescriptive.js';
import { mayHoldName } from './listedNames.js';
import { readStyles } from './noteStyle.js';
import { readCapitals } from './readCapitals.js';
import { scanSentence, type Scan } from './scan.js';

/**
 * The companies of a note, named and described, sorted and without overlaps.
 *
 * Three readings. The first gathers every name with what speaks for and against it, wherever it stands in the note, and
 * settles which names are companies. The second marks their mentions, also where the words around one say nothing. The
 * third finds the phrases that stand for them.
 * Linear in the text.
 *
 * What each stage depends on, for those who keep its results while a note is edited:
 *
 * - `scanSentence`: the sentence and the lexicon's names.
 * - `readStyles`: the scan of the sentence, the lexicon's names, and whether the whole note has hardly any capitals.
 * - the first `readCapitals`: the scan, the style, the lexicon's names. Its candidates are then written to (cues,
 *   siblings, scores), so a result that is kept must be copied before `weighNames` sees it.
 * - `weighNames`: all candidates and persons of the note in order, with the places that longer names begin with (neighbours may lie in other sentences: columns of a
 *   table, surnames, siblings), those of their words that the note has in small letters, and the products of the listed
 *   companies that it names.
 * - `establish`: the clusters that `weighNames` gives, in order of first mention, the title in the front matter, and the lexicon. Of its result a
 *   sentence sees the names of the note's own index, which ambiguous names are settled, and which companies are sure.
 * - the second `readCapitals`: as the first, and the note's own names that begin with a word of the sentence
 *   (`mayHoldName`); without any the first result holds, cues included.
 * - `acceptMentions`: the second candidates and all that was established; labels depend on every name that the note uses
 *   for a company.
 * - `addDescriptive`: `findDescriptions` depends on the sentence and the lexicon's names; what a phrase stands for
 *   depends on the 120 mentions before it and the 12 after it, and on what the note says of these companies wherever it
 *   names them.
 */
export function findCompanies(note: NoteText, lexicon: Lexicon): CompanyHit[] {
	return finish(findCompaniesInSteps(note, lexicon));
}

/** As `findCompanies`, with pauses. `memory` is what the sentences told before the note was edited. */
export function* findCompaniesInSteps(
	note: NoteText,
	lexicon: Lexicon,
	memory?: CompanyMemory,
): Steps<CompanyHit[]> {
	const lists = nameIndexOf(lexicon);
	const isPlace = (folded: string): boolean => (singleForm(lists, folded)?.places.length ?? 0) > 0;
	const isCompanyWord = (folded: string): boolean => (singleForm(lists, folded)?.companies.length ?? 0) > 0;
	const scan = (sentence: Sentence): Scan => scanSentence(sentence, lists);
	const scans = yield* mapInSteps(
		note.sentences,
		sentence => memory?.scan(sentence, scan) ?? scan(sentence),
	);
	const styles = readStyles(scans, isCompanyWord);
	const first = yield* mapInSteps(scans, (scan, i) =>
		readCapitals({ scan, style: styles[i] ?? 'prose', indexes: [lists] }),
	);
	yield;
	const candidates: Candidate[] = [];
	const persons: Person[] = [];
	const places: Candidate[] = [];
	for (const capitals of first) {
		candidates.push(...capitals.candidates);
		places.push(...capitals.places);
		persons.push(...capitals.persons);
	}
	addShortPlaces(candidates, places);
	joinFirstWords(candidates);
	const smallWords = yield* readSmallWords(note, candidates);
	const products = productsOf(candidates, lexicon);
	yield;
	const initials = readInitials(note, persons);
	const clusters = yield* weighNames(candidates, persons, { isPlace, smallWords, products, initials });
	yield;
	const established = establish(clusters, {
		lexicon,
		lists,
		titled: namesInTitle(note.frontMatter?.title ?? ''),
	});
	const own = established.index;
	// Where the note's own names cannot begin, a second reading finds what the first one found.
	const second = yield* mapInSteps(scans, (scan, i) => {
		const capitals = mayHoldName(scan, own)
			? readCapitals({ scan, style: styles[i] ?? 'prose', indexes: [lists, own] })
			: first[i];
		return capitals?.candidates ?? [];
	});
	yield;
	const named = yield* acceptMentions(second.flat(), established, isPlace);
	yield;
	return yield* addDescriptive(note, named, { lexicon, index: lists, memory });
}

/** Adds the places with which a longer name of the note begins, each where it stands: "Palo Alto" beside Palo Alto Networks. */
function addShortPlaces(candidates: Candidate[], places: readonly Candidate[]): void {
	if (places.length === 0) {
		return;
	}
	const starts = new Set<string>();
	for (const { key } of candidates) {
		for (let end = key.lastIndexOf(' '); end > 0; end = key.lastIndexOf(' ', end - 1)) {
			starts.add(key.slice(0, end));
		}
	}
	const short = places.filter(({ key }) => starts.has(key));
	if (short.length > 0) {
		candidates.push(...short);
		candidates.sort((a, b) => a.sentence.index - b.sentence.index || a.from - b.from);
	}
}

/**
 * "Channel Harbour may show" at the start of a sentence: a plain word and a name that is also a word are one name where the note has them
 * together within a sentence.
 */
function joinFirstWords(candidates: Candidate[]): void {
	const keys = new Set(candidates.map(({ key }) => key));
	candidates.forEach((candidate, i) => {
		const { form, sentence, from, core } = candidate;
		const first = form?.isAmbiguous === true ? sentence.words[from - 1] : undefined;
		const key = first?.isCapitalised === true ? `${first.folded} ${candidate.key}` : '';
		if (keys.has(key) && isStartOf(sentence.words, from - 1)) {
			candidates[i] = {
				...candidate,
				from: from - 1,
				key,
				name: shownText(sentence, from - 1, core),
				form: undefined,
				isStart: true,
			};
		}
	});
}

/** The folded initials of people who are named in full. */
function readInitials(note: NoteText, persons: readonly Person[]): Set<string> {
	const found = new Set<string>();
	for (const { sentence, from, to } of persons) {
		const words =
			note.sentences[sentence]?.words.slice(from, to).filter(({ kind }) => kind === 'word') ?? [];
		if (words.length > 1) {
			found.add(words.map(({ folded }) => folded.charAt(0)).join(''));
		}
	}
	return found;
}

/** The folded products of the listed companies among a note's names. */
function productsOf(candidates: readonly Candidate[], lexicon: Lexicon): Set<string> {
	const makers = new Set<string>();
	for (const { form } of candidates) {
		for (const id of form?.companies ?? []) {
			makers.add(id);
		}
	}
	const found = new Set<string>();
	for (const id of makers) {
		const company = lexicon.companies.get(id);
		if (company !== undefined && company.products.length > 0) {
			foldedProducts(company).forEach(product => found.add(product));
		}
	}
	return found;
}

const productsByCompany = new WeakMap<Company, readonly string[]>();

/** The folded words of a company's products; read once. */
function foldedProducts(company: Company): readonly string[] {
	let products = productsByCompany.get(company);
	if (products === undefined) {
		products = company.products.map(product =>
			readWords(product)
				.map(({ folded }) => folded)
				.join(' '),
		);
		productsByCompany.set(company, products);
	}
	return products;
}

/** Those of the candidates' words that the note writes in small letters somewhere, folded. */
function* readSmallWords(note: NoteText, candidates: readonly Candidate[]): Steps<Set<string>> {
	const asked = new Set<string>();
	for (const { form, key } of candidates) {
		if (form === undefined) {
			asked.add(key);
		}
	}
	const found = new Set<string>();
	yield* eachInSteps(note.sentences, ({ words }) => {
		for (const word of words) {
			if (
				!word.isCapitalised &&
				word.text.length > 3 &&
				word.kind === 'word' &&
				asked.has(word.folded)
			) {
				found.add(word.folded);
			}
		}
	});
	return found;
}
