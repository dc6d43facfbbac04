import { foldWord } from '../../base/fold.js';
import { readWords, type Word } from '../../base/words.js';
import { sharedFormOrder } from '../../lexicon/companies.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { readPlaces, type Place } from '../../lexicon/places.js';
import notCompanies from '../../lexicon/data/names/notCompanies.json';

/** A listed name, cut into words. */
export interface ListedForm {
	/** As listed. */
	readonly form: string;
	/** The words of the form as they are written; marks left out. */
	readonly written: readonly string[];
	/** Ids of the companies of this name, the likelier first; empty where it names none. */
	companies: readonly string[];
	/** Whether the name is also a word, a place or a person, so that it needs context. */
	isAmbiguous: boolean;
	/** Whether it names a product, a body that is no company, or a publisher. */
	isProduct: boolean;
	isBody: boolean;
	isPublisher: boolean;
	places: readonly Place[];
}

interface Node {
	next: Map<string, Node> | undefined;
	forms: ListedForm[] | undefined;
}

/** All listed names of a lexicon: companies, products, places, publishers and bodies that are no companies. */
export interface NameIndex {
	readonly root: Node;
	readonly lexicon: Lexicon;
}

/** A listed name in the words of a sentence. */
export interface ListedMatch {
	readonly from: number;
	readonly to: number;
	readonly form: ListedForm;
}

const indexes = new WeakMap<Lexicon, NameIndex>();

/** The index of a lexicon's names, compiled once. */
export function nameIndexOf(lexicon: Lexicon): NameIndex {
	let index = indexes.get(lexicon);
	if (index === undefined) {
		index = compileNames(lexicon);
		indexes.set(lexicon, index);
	}
	return index;
}

/** An index without names, to be filled with those that a note establishes. */
export function createNameIndex(lexicon: Lexicon): NameIndex {
	return { root: { next: undefined, forms: undefined }, lexicon };
}

/** Marks that are part of names where they stand between or after words: `Canal+`, `Johnson & Johnson`. */
const NAME_MARKS: ReadonlySet<string> = new Set(['&', '+', '/', ':']);

/** Adds a name; what was listed under the same words before is completed. */
export function addName(index: NameIndex, name: string, fill: (form: ListedForm) => void): void {
	let node = index.root;
	const words = toWords(name);
	const written: string[] = [];
	for (const word of words) {
		if (word.kind === 'mark' && !NAME_MARKS.has(word.text)) {
			continue;
		}
		const key = word.isPossessive ? `${word.folded}'` : word.folded;
		node.next ??= new Map();
		let next = node.next.get(key);
		if (next === undefined) {
			next = { next: undefined, forms: undefined };
			node.next.set(key, next);
		}
		node = next;
		written.push(word.text);
	}
	if (written.length === 0) {
		return;
	}
	node.forms ??= [];
	const spelling = written.join(' ');
	let form = node.forms.find(other => other.written.join(' ') === spelling);
	if (form === undefined) {
		form = {
			form: name,
			written,
			companies: [],
			isAmbiguous: false,
			isProduct: false,
			isBody: false,
			isPublisher: false,
			places: [],
		};
		node.forms.push(form);
	}
	fill(form);
}

type Piece = Pick<Word, 'text' | 'folded' | 'kind' | 'isPossessive'>;

/** As `readWords`; plain names, which most are, the quick way. */
function toWords(name: string): readonly Piece[] {
	if (/^[A-Za-z\d]+(?: [A-Za-z\d]+)*$/.test(name)) {
		return name.split(' ').map(text => ({ text, folded: foldWord(text), kind: 'word', isPossessive: false }));
	}
	return readWords(name);
}

/** The longest listed name that begins at word `at` and is written as `fits` demands, or `undefined`. Names end at a possessive. */
export function longestName(
	index: NameIndex,
	words: readonly Word[],
	at: number,
	fits: (form: ListedForm, from: number, to: number) => boolean,
): ListedMatch | undefined {
	let best: ListedMatch | undefined;
	const visit = (node: Node, from: number): void => {
		for (const form of node.forms ?? []) {
			if ((best === undefined || from > best.to) && fits(form, at, from)) {
				best = { from: at, to: from, form };
			}
		}
		const i = words[from]?.text === '.' && from > at && words[from]?.start === words[from - 1]?.end ? from + 1 : from;
		const word = words[i];
		if (node.next === undefined || word === undefined || (from > at && isPartedBefore(words, i))) {
			return;
		}
		const owned = word.isPossessive ? node.next.get(`${word.folded}'`) : undefined;
		if (owned !== undefined) {
			visit(owned, i + 1);
		}
		const next = node.next.get(word.folded);
		if (next !== undefined) {
			visit(word.isPossessive ? { next: undefined, forms: next.forms } : next, i + 1);
		}
	};
	visit(index.root, at);
	return best;
}

/** A quotation mark parts names: “Call of Duty” Microsoft. */
function isPartedBefore(words: readonly Word[], at: number): boolean {
	return words[at]?.isQuoted === true;
}

/** Whether the last word of a form keeps its possessive ending, which is then part of the name: `McDonald’s`. */
export function endsPossessive(form: ListedForm): boolean {
	return /['’]s?$/.test(form.form);
}

function compileNames(lexicon: Lexicon): NameIndex {
	const index = createNameIndex(lexicon);
	for (const company of lexicon.companies.values()) {
		const ambiguous = new Set(company.ambiguousForms);
		for (const name of [company.name, ...company.aliases]) {
			addName(index, name, form => {
				const ids = [...new Set([...form.companies, company.id])];
				const order = ids.length > 1 ? sharedFormOrder(name) : [];
				form.companies = ids.length > 1 ? ids.sort((a, b) => rank(order, a) - rank(order, b)) : ids;
				form.isAmbiguous ||= ambiguous.has(name) || isRisky(name);
			});
		}
		for (const product of company.products) {
			addName(index, product, form => {
				form.isProduct = true;
			});
		}
		if (company.hq !== undefined && company.country !== undefined) {
			const place: Place = { codes: [company.country], isCity: true, isAdjective: false };
			addName(index, company.hq, form => {
				if (!form.places.some(known => known.isCity && known.codes.includes(place.codes[0] ?? ''))) {
					form.places = [...form.places, place];
				}
			});
		}
	}
	for (const [name, place] of readPlaces()) {
		addName(index, name, form => {
			form.places = [...form.places, place];
		});
	}
	for (const name of notCompanies.orgPhrases.split('|')) {
		addName(index, name, form => {
			form.isBody = true;
		});
	}
	for (const name of notCompanies.publishers.split('|')) {
		addName(index, name, form => {
			form.isPublisher = true;
		});
	}
	return index;
}

function rank(order: readonly string[], id: string): number {
	const place = order.indexOf(id);
	return place < 0 ? order.length : place;
}

/** Names that are not marked as ambiguous, and yet are words: short names in small letters, plain English words. */
function isRisky(name: string): boolean {
	if (/^[\p{Ll}\d&]{1,4}$/u.test(name)) {
		return true;
	}
	if (!/^\p{Lu}\p{Ll}+$/u.test(name)) {
		return false;
	}
	const folded = foldWord(name);
	return isCommonWord(folded) || (wordFlags(folded) & (WORD.calendar | WORD.opener)) !== 0;
}
