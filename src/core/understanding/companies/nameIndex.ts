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
	/** Whether it is the note that established the name, and no list. */
	isOfNote: boolean;
	places: readonly Place[];
}

interface Node {
	next: Map<string, Node> | undefined;
	forms: ListedForm[] | undefined;
}

/** A name that waits until a text has its first word: most of them never come up. */
interface Pending {
	readonly name: string;
	readonly fill: (form: ListedForm) => void;
}

/** All listed names of a lexicon: companies, products, places, publishers and bodies that are no companies. */
export interface NameIndex {
	/** By first word. */
	readonly nodes: Map<string, Node>;
	readonly pending: Map<string, Pending[]>;
	/** First words of names that texts may have in small letters. */
	readonly lowerFirst: Set<string>;
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
export function createNameIndex(): NameIndex {
	return { nodes: new Map(), pending: new Map(), lowerFirst: new Set() };
}

/** Marks that are part of names where they stand between or after words: `Canal+`, `Johnson & Johnson`. */
const NAME_MARKS: ReadonlySet<string> = new Set(['&', '+', '/', ':']);

/** Adds a name; what was listed under the same words before is completed. */
export function addName(index: NameIndex, name: string, fill: (form: ListedForm) => void): void {
	const key = firstKey(name);
	if (/^\p{Ll}/u.test(name)) {
		index.lowerFirst.add(key);
	}
	const list = index.pending.get(key);
	if (list === undefined) {
		index.pending.set(key, [{ name, fill }]);
	} else {
		list.push({ name, fill });
	}
}

/** Where the names that begin with a word go on, or `undefined`. */
function nodeOf(index: NameIndex, key: string): Node | undefined {
	const pending = index.pending.get(key);
	if (pending !== undefined) {
		index.pending.delete(key);
		for (const { name, fill } of pending) {
			enter(index, name, fill);
		}
	}
	return index.nodes.get(key);
}

/** Whether any listed name begins with a word. */
export function hasName(index: NameIndex, key: string): boolean {
	return index.pending.has(key) || index.nodes.has(key);
}

function firstKey(name: string): string {
	const plain = /^[A-Za-z\d]+(?=$|[ -][A-Za-z\d])/.exec(name)?.[0];
	if (plain !== undefined) {
		return foldWord(plain);
	}
	const first = toWords(name).find(isNamePart);
	return first === undefined ? '' : keyOf(first);
}

function keyOf(word: Piece): string {
	return word.isPossessive ? `${word.folded}'` : word.folded;
}

function isNamePart(word: Piece): boolean {
	return word.kind !== 'mark' || NAME_MARKS.has(word.text);
}

function enter(index: NameIndex, name: string, fill: (form: ListedForm) => void): void {
	let nodes = index.nodes;
	let node: Node | undefined;
	const words = toWords(name).filter(isNamePart);
	for (const word of words) {
		const key = keyOf(word);
		if (node !== undefined) {
			node.next ??= new Map();
			nodes = node.next;
		}
		node = nodes.get(key);
		if (node === undefined) {
			node = { next: undefined, forms: undefined };
			nodes.set(key, node);
		}
	}
	if (node === undefined) {
		return;
	}
	node.forms ??= [];
	const written = words.map(word => word.text);
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
			isOfNote: false,
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
		return name
			.split(' ')
			.map(text => ({ text, folded: foldWord(text), kind: 'word', isPossessive: false }));
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
		const i = isAdjacentDot(words, from) && from > at ? from + 1 : from;
		const word = words[i];
		if (word === undefined || (from > at && (node.next === undefined || isPartedBefore(words, i)))) {
			return;
		}
		const get = (key: string): Node | undefined =>
			from === at ? nodeOf(index, key) : node.next?.get(key);
		const owned = word.isPossessive ? get(`${word.folded}'`) : undefined;
		if (owned !== undefined) {
			visit(owned, i + 1);
		}
		const next = get(word.folded);
		if (next !== undefined) {
			visit(word.isPossessive ? { next: undefined, forms: next.forms } : next, i + 1);
		}
	};
	visit({ next: undefined, forms: undefined }, at);
	return best;
}

/** Whether a full stop follows the word before without a space: `Bros.` */
function isAdjacentDot(words: readonly Word[], at: number): boolean {
	const dot = words[at];
	return dot !== undefined && dot.text === '.' && dot.start === words[at - 1]?.end;
}

/** The listed name of exactly these folded words, or `undefined`. */
export function exactForm(index: NameIndex, folded: readonly string[]): ListedForm | undefined {
	const [first, ...rest] = folded;
	let node = first === undefined ? undefined : nodeOf(index, first);
	for (const word of rest) {
		node = node?.next?.get(word);
	}
	return node?.forms?.[0];
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
	const index = createNameIndex();
	for (const company of lexicon.companies.values()) {
		const addCompany = (form: ListedForm): void => {
			const ids = [...new Set([...form.companies, company.id])];
			const order = ids.length > 1 ? sharedFormOrder(form.form) : [];
			form.companies = ids.length > 1 ? ids.sort((a, b) => rank(order, a) - rank(order, b)) : ids;
			form.isAmbiguous ||= company.ambiguousForms.includes(form.form) || isRisky(form.form);
		};
		addName(index, company.name, addCompany);
		for (const alias of company.aliases) {
			addName(index, alias, addCompany);
		}
		for (const product of company.products) {
			addName(index, product, addProduct);
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

/** A product's name that is a plain word by itself (North, Command, On) says nothing. */
function isTelling(product: string): boolean {
	const folded = foldWord(product.replace(/[^\p{L}\p{N}]+$/u, ''));
	return (
		(wordFlags(folded) & (WORD.opener | WORD.calendar)) === 0 &&
		(product.includes(' ') || !isCommonWord(folded))
	);
}

function addProduct(form: ListedForm): void {
	form.isProduct ||= isTelling(form.form);
}

function rank(order: readonly string[], id: string): number {
	const place = order.indexOf(id);
	return place < 0 ? order.length : place;
}

/** Names that are not marked as ambiguous, and yet are words: short names in small letters, names of months. */
function isRisky(name: string): boolean {
	if (/^[\p{Ll}\d&]{1,4}$/u.test(name)) {
		return true;
	}
	return /^\p{Lu}\p{Ll}+$/u.test(name) && (wordFlags(foldWord(name)) & (WORD.calendar | WORD.opener)) !== 0;
}
