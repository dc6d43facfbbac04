import companyWords from '../../lexicon/data/names/companyWords.json';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Word } from '../../base/words.js';
import type { Candidate } from './candidate.js';
import { SHAPE, shapeOf } from './shapes.js';

/** Notes a reason; the words are the whole name unless given. */
type AddInside = (role: string, weight: number, at?: number, end?: number) => void;

const INNER = companyWords.inner.split(' ').filter(part => part.length > 2);
const CODE = /^[A-Z]{1,5}\d[\d.]*[A-Za-z]{0,5}$/;

/** What a name says by itself: its legal form, its last word, its letters. */
export function addCuesInside(candidate: Candidate, isPlace: (folded: string) => boolean): void {
	const { from, core, to } = candidate;
	const words = candidate.sentence.words.slice(from, core).filter(word => word.kind !== 'mark');
	const add: AddInside = (role, weight, at = from, end = core) => {
		candidate.cues.push({ role, weight, from: at, to: end });
	};
	const first = words[0];
	const last = words.at(-1);
	if (first === undefined || last === undefined) {
		return;
	}
	if (to > core) {
		add('legal form', 60, core, to);
	}
	if (candidate.owner !== undefined && !candidate.isProductLike) {
		add('begins with a company', 18, from, from + 1);
	}
	const isUnit = candidate.owner !== undefined && words.length > 2 && isPlace(last.folded); // Shell Energy Europe
	const flags = wordFlags((isUnit ? words.at(-2) : last)?.folded ?? '');
	if (words.length > 1 && candidate.form === undefined) {
		addLastWord(candidate, { words, flags, add });
	}
	if (words.some(word => (shapeOf(word.text) & SHAPE.inside) !== 0)) {
		add('capital inside', 9);
	}
	if (last.text.includes('.') && /^[\p{L}\d-]+\.(?:com|io|ai|org|net|co|tv|eu|de|uk)$/iu.test(last.text)) {
		add('address', 30);
	}
	if (CODE.test(last.text) || (last.kind === 'number' && words.length > 1)) {
		add('code', -32);
	}
	if (words.length === 1) {
		addSingle({
			word: first,
			flags,
			isListed: candidate.form !== undefined,
			isStart: candidate.isStart,
			isPlace,
			add,
		});
	}
}

/** What the last word of a longer name says, and whether the name looks like a person's. */
function addLastWord(
	{ name, owner, from, core }: Candidate,
	{
		words,
		flags,
		add,
	}: { readonly words: readonly Word[]; readonly flags: number; readonly add: AddInside },
): void {
	const [first] = words;
	if (name.endsWith('Credit Union')) {
		add('company word', 34, core - 2, core);
	} else if ((flags & WORD.strongHead) !== 0) {
		add('company word', 34, core - 1, core);
	} else if ((flags & (WORD.weakHead | WORD.fieldHead)) !== 0) {
		const isPlain = words.slice(0, -1).every(word => isCommonWord(word.folded));
		add('company word', ((flags & WORD.weakHead) !== 0 ? 26 : 20) - (isPlain ? 8 : 0), core - 1, core);
	} else if (name.includes('&')) {
		add('partners', words.every(word => isCommonWord(word.folded)) ? 6 : 26);
	} else if (name.endsWith(' League')) {
		add('league', 4, core - 1, core); // What it does must speak for it.
	} else if ((flags & (WORD.institution | WORD.placeHead)) !== 0) {
		add('body or place', -60, core - 1, core);
	} else if (
		owner === undefined &&
		words.length === 2 &&
		words.every(word => (shapeOf(word.text) & SHAPE.plain) !== 0 && !isCommonWord(word.folded))
	) {
		add('like a person’s name', -11);
	}
	if (
		(wordFlags(first?.folded ?? '') & WORD.firstName) !== 0 &&
		(flags & (WORD.strongHead | WORD.weakHead | WORD.fieldHead)) === 0
	) {
		add('first name', -12, from, from + 1);
	}
}

function addSingle({
	word,
	flags,
	isListed,
	isStart,
	isPlace,
	add,
}: {
	readonly word: { readonly text: string; readonly folded: string; readonly isCapitalised: boolean };
	readonly flags: number;
	readonly isListed: boolean;
	readonly isStart: boolean;
	readonly isPlace: (folded: string) => boolean;
	readonly add: (role: string, weight: number) => void;
}): void {
	if (isPlace(word.folded)) {
		add('place', isListed ? -8 : -45);
	}
	if ((flags & WORD.firstName) !== 0 && (flags & WORD.weakHead) === 0) {
		add('first name', isListed ? -4 : -16);
	}
	if (isListed) {
		return;
	}
	if (isCommonWord(word.folded) || (isStart && isDerived(word.folded))) {
		add('plain word', -14);
	} else if (INNER.some(part => word.folded.length > part.length + 2 && word.folded.endsWith(part))) {
		add('coined like a company', 4);
	}
	if (word.text.length > 1 && word.text.length <= 4 && word.text === word.text.toUpperCase()) {
		add('abbreviation', -2);
	}
	if (word.folded.endsWith('s') && isPlace(word.folded.slice(0, -1))) {
		add('people', -45); // Americans
	}
	if (/(?:ese|ian|ists?|ism|ians)$/.test(word.folded) && word.text.length > 5) {
		add('people or language', -16);
	}
}

/** Bondholders, Slippage, Softness: words that lists of base words need not have, and that sentences begin with. */
function isDerived(folded: string): boolean {
	return /^things$|(?:holders|makers|owners|takers|keepers|goers|workers|buyers|sellers|page|ness|ments?|ations?|ities)$/.test(
		folded,
	);
}
