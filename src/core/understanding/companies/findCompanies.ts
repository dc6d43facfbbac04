import { readWords } from '../../base/words.js';
import type { Company } from '../../lexicon/entry.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { exactForm, hasName, nameIndexOf } from './nameIndex.js';
import type { NoteText } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';
import type { Capitals } from './candidate.js';
import { acceptMentions } from './acceptMentions.js';
import { weighNames } from './clusters.js';
import { establish } from './establish.js';
import { addDescriptive } from './findDescriptive.js';
import { mayBegin } from './listedNames.js';
import { readStyles } from './noteStyle.js';
import { readCapitals } from './readCapitals.js';

/**
 * The companies of a note, named and described, sorted and without overlaps.
 *
 * Three readings. The first gathers every name with what speaks for and against it, wherever it stands in the note, and
 * settles which names are companies. The second marks their mentions, also where the words around one say nothing. The
 * third finds the phrases that stand for them.
 * Linear in the text.
 */
export function findCompanies(note: NoteText, lexicon: Lexicon): CompanyHit[] {
	const lists = nameIndexOf(lexicon);
	const isPlace = (folded: string): boolean => (exactForm(lists, [folded])?.places.length ?? 0) > 0;
	const isCompanyWord = (folded: string): boolean =>
		(exactForm(lists, [folded])?.companies.length ?? 0) > 0;
	const styles = readStyles(note, isCompanyWord);
	const first = note.sentences.map((sentence, i) =>
		readCapitals({ sentence, style: styles[i] ?? 'prose', indexes: [lists] }),
	);
	const clusters = weighNames(
		first.flatMap(({ candidates }) => candidates),
		first.flatMap(({ persons }) => persons),
		{ isPlace, smallWords: readSmallWords(note), products: productsOf(first, lexicon) },
	);
	const established = establish(clusters, lexicon, lists);
	const own = [established.index];
	const second = note.sentences.flatMap((sentence, i) => {
		const known = first[i]?.candidates ?? [];
		// Where the note's own names cannot begin, a second reading finds what the first one found.
		const isNew = sentence.words.some(
			word => hasName(established.index, word.folded) && mayBegin(word, own),
		);
		return isNew
			? readCapitals({ sentence, style: styles[i] ?? 'prose', indexes: [lists, established.index] })
					.candidates
			: known;
	});
	const named = acceptMentions(second, established, isPlace);
	return addDescriptive(note, named, { lexicon, index: lists });
}

/** The folded products of the listed companies among a note's names. */
function productsOf(readings: readonly Capitals[], lexicon: Lexicon): Set<string> {
	const makers = new Set<string>();
	for (const { candidates } of readings) {
		for (const { form } of candidates) {
			form?.companies.forEach(id => makers.add(id));
		}
	}
	const found = new Set<string>();
	for (const id of makers) {
		const company = lexicon.companies.get(id);
		if (company !== undefined) {
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

/** The folded words that a note writes in small letters somewhere. */
function readSmallWords(note: NoteText): Set<string> {
	const words = new Set<string>();
	for (const sentence of note.sentences) {
		for (const word of sentence.words) {
			if (word.kind === 'word' && !word.isCapitalised && word.text.length > 3) {
				words.add(word.folded);
			}
		}
	}
	return words;
}
