import { foldWord } from '../../base/fold.js';
import { readWords, type Word } from '../../base/words.js';
import { sharedFormOrder } from '../../lexicon/companies.js';
import type { Company } from '../../lexicon/entry.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { readPlaces, type Place } from '../../lexicon/places.js';
import notCompanies from '../../lexicon/data/names/notCompanies.json';
import { WaitingNames } from './waitingNames.js';

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
	/** Whether it names a product, be it a plain word besides: Windows, Office. */
	isAnyProduct: boolean;
	isBody: boolean;
	isPublisher: boolean;
	/** Whether its company is a channel, a service or a league, which is named as a thing more often than as one that acts: Hulu, Bundesliga. */
	isService: boolean;
	/** Whether it is the note that has the name so, and no list. */
	isOfNote: boolean;
	places: readonly Place[];
}

interface Node {
	next: Map<string, Node> | undefined;
	forms: ListedForm[] | undefined;
	/** At a first word: names that nobody has asked for yet. */
	pending: Pending[] | undefined;
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
	/** Names of a lexicon that no text has asked for. */
	readonly waiting: WaitingNames<Subject> | undefined;
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
	return { nodes: new Map(), waiting: undefined, lowerFirst: new Set() };
}

/** Marks that are part of names where they stand between or after words: `Canal+`, `Johnson & Johnson`. */
const NAME_MARKS: ReadonlySet<string> = new Set(['&', '+', '/', ':']);

/** Adds a name; what was listed under the same words before is completed. */
export function addName(index: NameIndex, name: string, fill: (form: ListedForm) => void): void {
	const key = firstKey(name);
	if (/^\p{Ll}/u.test(name)) {
		index.lowerFirst.add(key);
	}
	list(index, key, { name, fill });
}

function list(index: NameIndex, key: string, pending: Pending): void {
	const node = index.nodes.get(key);
	if (node === undefined) {
		index.nodes.set(key, { next: undefined, forms: undefined, pending: [pending] });
	} else if (node.pending === undefined) {
		node.pending = [pending];
	} else {
		node.pending.push(pending);
	}
}

/** Where the names that begin with a word go on, or `undefined`. */
function nodeOf(index: NameIndex, key: string): Node | undefined {
	if (index.waiting?.has(key) === true) {
		index.waiting.take(key, (name, subject) => {
			list(index, firstKey(name), { name, fill: form => fillFrom(form, subject) });
		});
	}
	const node = index.nodes.get(key);
	const pending = node?.pending;
	if (node !== undefined && pending !== undefined) {
		node.pending = undefined;
		for (const { name, fill } of pending) {
			enter(index, name, fill);
		}
	}
	return node;
}

/** Whether any name of a note begins with a word. */
export function hasName(own: NameIndex, key: string): boolean {
	return own.nodes.has(key);
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
			node = { next: undefined, forms: undefined, pending: undefined };
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
			isAnyProduct: false,
			isBody: false,
			isPublisher: false,
			isService: false,
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

/** Whether a form may stand for the words `[from, to)`. */
type Fits = (form: ListedForm, from: number, to: number) => boolean;

/** The longest listed name that begins at word `at` and is written as `fits` demands, or `undefined`. Names end at a possessive. */
export function longestName(
	index: NameIndex,
	words: readonly Word[],
	at: number,
	fits: Fits,
): ListedMatch | undefined {
	const word = words[at];
	if (word === undefined) {
		return undefined;
	}
	if (!word.isPossessive) {
		const node = nodeOf(index, word.folded);
		return node === undefined ? undefined : walk(node, at + 1, { words, at, fits, best: undefined });
	}
	const owned = nodeOf(index, `${word.folded}'`);
	const search = { words, at, fits, best: undefined };
	const best = owned === undefined ? undefined : walk(owned, at + 1, search);
	const node = nodeOf(index, word.folded);
	return node === undefined ? best : bestForm(node, at + 1, { ...search, best });
}

interface Search {
	readonly words: readonly Word[];
	readonly at: number;
	readonly fits: Fits;
	/** The longest so far. */
	best: ListedMatch | undefined;
}

function walk(node: Node, to: number, search: Search): ListedMatch | undefined {
	search.best = bestForm(node, to, search);
	const { next } = node;
	if (next === undefined) {
		return search.best;
	}
	const { words } = search;
	const i = isAdjacentDot(words, to) ? to + 1 : to;
	const word = words[i];
	if (word === undefined || word.isQuoted) {
		return search.best; // A quotation mark parts names: “Call of Duty” Microsoft.
	}
	const owned = word.isPossessive ? next.get(`${word.folded}'`) : undefined;
	if (owned !== undefined) {
		walk(owned, i + 1, search);
	}
	const following = next.get(word.folded);
	if (following !== undefined) {
		if (word.isPossessive) {
			search.best = bestForm(following, i + 1, search);
		} else {
			walk(following, i + 1, search);
		}
	}
	return search.best;
}

/** The form that ends here, where it fits and none found so far is as long. */
function bestForm({ forms }: Node, to: number, { at, fits, best }: Search): ListedMatch | undefined {
	if (forms !== undefined && (best === undefined || to > best.to)) {
		for (const form of forms) {
			if (fits(form, at, to)) {
				return { from: at, to, form };
			}
		}
	}
	return best;
}

/** Whether a full stop follows the word before without a space: `Bros.` */
function isAdjacentDot(words: readonly Word[], at: number): boolean {
	const dot = words[at];
	return dot !== undefined && dot.text === '.' && dot.start === words[at - 1]?.end;
}

/** The listed name of exactly these folded words, or `undefined`. */
export function exactForm(index: NameIndex, folded: readonly string[]): ListedForm | undefined {
	const [first] = folded;
	let node = first === undefined ? undefined : nodeOf(index, first);
	for (let i = 1; i < folded.length; i++) {
		node = node?.next?.get(folded[i] ?? '');
	}
	return node?.forms?.[0];
}

/** The listed name of exactly one folded word, or `undefined`. */
export function singleForm(index: NameIndex, folded: string): ListedForm | undefined {
	return nodeOf(index, folded)?.forms?.[0];
}

/** Whether the last word of a form keeps its possessive ending, which is then part of the name: `McDonald’s`. */
export function endsPossessive(form: ListedForm): boolean {
	return /['’]s?$/.test(form.form);
}

/** What a listed name is the name of. */
interface Subject {
	readonly is: 'company' | 'product' | 'seat' | 'place' | 'body' | 'publisher';
	readonly company?: Company;
	readonly place?: Place;
}

function fillFrom(form: ListedForm, { is, company, place }: Subject): void {
	if (is === 'company' && company !== undefined) {
		addCompany(form, company);
	} else if (is === 'product') {
		form.isProduct ||= isTelling(form.form);
		form.isAnyProduct = true;
	} else if (is === 'seat') {
		const code = company?.country ?? '';
		if (!form.places.some(known => known.isCity && known.codes.includes(code))) {
			form.places = [...form.places, { codes: [code], isCity: true, isAdjective: false }];
		}
	} else if (is === 'place' && place !== undefined) {
		form.places = [...form.places, place];
	} else if (is === 'body') {
		form.isBody = true;
	} else if (is === 'publisher') {
		form.isPublisher = true;
	}
}

function addCompany(form: ListedForm, company: Company): void {
	const ids = [...new Set([...form.companies, company.id])];
	const order = ids.length > 1 ? sharedFormOrder(form.form) : [];
	form.companies = ids.length > 1 ? ids.sort((a, b) => rank(order, a) - rank(order, b)) : ids;
	form.isService = ids.length === 1 && isService(company);
	form.isAmbiguous ||= company.ambiguousForms.includes(form.form) || isRisky(form.form);
}

const BODIES: ReadonlySet<string> = new Set(notCompanies.orgPhrases.split('|'));

/** Whether a company is what one watches or plays in before it is one that acts: "Disney's streaming service"; a league that is listed among bodies as well. */
function isService({ name, aliases, descriptors, parent, sector }: Company): boolean {
	const noun = descriptors[0]?.split(' ').at(-1) ?? '';
	return sector === 'sports'
		? /^(?:league|series)$/.test(noun) && [name, ...aliases].some(form => BODIES.has(form))
		: parent !== undefined && /^(?:service|network|channel)$/.test(noun);
}

function compileNames(lexicon: Lexicon): NameIndex {
	const waiting = new WaitingNames<Subject>();
	const index: NameIndex = { nodes: new Map(), waiting, lowerFirst: new Set() };
	const add = (name: string, subject: Subject): void => {
		const first = name.charCodeAt(0);
		if ((first >= 97 && first <= 122) || (first >= 128 && /^\p{Ll}/u.test(name))) {
			index.lowerFirst.add(firstKey(name));
		}
		waiting.add(name, subject, firstKey);
	};
	const product: Subject = { is: 'product' };
	/** The country of the last company with that seat: most companies of a city share it. */
	const seats = new Map<string, string>();
	for (const company of lexicon.companies.values()) {
		const subject: Subject = { is: 'company', company };
		add(company.name, subject);
		for (const alias of company.aliases) {
			add(alias, subject);
		}
		for (const name of company.products) {
			add(name, product);
		}
		const { hq, country } = company;
		if (hq !== undefined && country !== undefined && seats.get(hq) !== country) {
			seats.set(hq, country);
			add(hq, { is: 'seat', company });
		}
	}
	for (const [name, place] of readPlaces()) {
		add(name, { is: 'place', place });
	}
	for (const name of BODIES) {
		add(name, { is: 'body' });
	}
	for (const name of notCompanies.publishers.split('|')) {
		add(name, { is: 'publisher' });
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
