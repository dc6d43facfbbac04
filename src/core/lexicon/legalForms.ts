import type { Word } from '../base/words.js';
import legal from './data/names/legalForms.json';

interface Form {
	readonly next: Map<string, Form>;
	/** Whether a legal form ends here: as written in any case, or only in these spellings. */
	isForm: boolean;
	readonly spellings: Set<string>;
}

let trie: Form | undefined;
const before = new Set(legal.before);
const dotted = new Set(legal.dotted.split(' '));

/**
 * Where a legal form that begins at word `at` ends, or `undefined`: `S.p.A.`, `Co., Ltd.`, `A/S`, `GmbH & Co. KG`.
 *
 * A full stop belongs to it where the form is an abbreviation, also when it closes the sentence.
 */
export function endOfLegalForm(words: readonly Word[], at: number): number | undefined {
	trie ??= readForms();
	if (!canBegin(trie, words[at]?.text)) {
		return undefined;
	}
	let node: Form | undefined = trie;
	let end: number | undefined;
	let written = '';
	for (let i = at; i < words.length && i < at + 10; i++) {
		const word = words[i];
		const isDot = word?.text === '.' || (word?.text === ',' && i > at);
		if (word === undefined || (isDot && i === at)) {
			break;
		}
		if (isDot) {
			continue;
		}
		node = node.next.get(plain(word.text));
		if (node === undefined) {
			break;
		}
		written = `${written} ${word.text.replaceAll('.', '')}`.trim();
		const isDotted = word.text.includes('.');
		if (node.isForm || node.spellings.has(written) || (node.spellings.size > 0 && isDotted)) {
			const isAbbreviated = isDotted || dotted.has(plain(word.text)) || words[i - 1]?.text === '.';
			end = isAbbreviated && isAdjacentDot(words, i) ? i + 2 : i + 1;
		}
	}
	return end;
}

/** The countries whose law has a legal form (the folded words of it); empty where it says nothing. */
export function countriesOfLegalForm(words: readonly Word[]): readonly string[] {
	const countries: Readonly<Record<string, string>> = legal.countries;
	const form = words
		.map(word => plain(word.text))
		.filter(part => part !== '' && part !== ',')
		.join(' ')
		.replace(/ ?\/ ?/g, '/');
	return Object.hasOwn(countries, form) ? (countries[form] ?? '').split(' ') : [];
}

const beginnings = new Map<string, boolean>();

/** Asked for nearly every word: whether any legal form begins with it. */
function canBegin(root: Form, text: string | undefined): boolean {
	if (text === undefined || text.length > 22) {
		return false;
	}
	let can = beginnings.get(text);
	if (can === undefined) {
		can = root.next.has(plain(text));
		if (beginnings.size > 5000) {
			beginnings.clear();
		}
		beginnings.set(text, can);
	}
	return can;
}

/** Whether a word is a legal form that some countries put before the name: `PT Telkom`, `UAB Girteka`. */
export function isLegalPrefix(word: Word): boolean {
	return before.has(word.text);
}

function isAdjacentDot(words: readonly Word[], at: number): boolean {
	const next = words[at + 1];
	return next?.text === '.' && next.start === words[at]?.end;
}

function plain(text: string): string {
	return text.toLowerCase().replaceAll('.', '');
}

function readForms(): Form {
	const root: Form = { next: new Map(), isForm: false, spellings: new Set() };
	const nodeOf = (form: string): Form => {
		let node = root;
		for (const part of form.toLowerCase().split(/ |(?<=\/)|(?=\/)/)) {
			let next = node.next.get(part);
			if (next === undefined) {
				next = { next: new Map(), isForm: false, spellings: new Set() };
				node.next.set(part, next);
			}
			node = next;
		}
		return node;
	};
	for (const form of legal.anyCase) {
		nodeOf(form).isForm = true;
	}
	for (const form of legal.cased) {
		nodeOf(form).spellings.add(form);
	}
	return root;
}
