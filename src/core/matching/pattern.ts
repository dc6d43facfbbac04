import { foldWord } from '../base/fold.js';
import { inflect } from '../base/inflect.js';
import { readWords } from '../base/words.js';
import { idOfExact, idOfForm, WordSet } from './wordSet.js';

/** What a slot takes: a company's name as found before, a quantity, or (`name`) a capitalised word. */
export type Slot = 'company' | 'money' | 'percent' | 'number' | 'date' | 'duration' | 'name';

/** One element of a compiled pattern. */
export type PatternNode =
	| { readonly kind: 'words'; readonly set: WordSet; readonly isExact: boolean }
	| { readonly kind: 'slot'; readonly slot: Slot }
	| { readonly kind: 'gap'; readonly most: number; readonly isOverCommas: boolean }
	| { readonly kind: 'choice'; readonly options: readonly (readonly PatternNode[])[] }
	| { readonly kind: 'open' }
	| { readonly kind: 'close' };

/** Named sets of words, written `@name` in patterns. */
export type WordClasses = Readonly<Record<string, readonly string[]>>;

/** A pattern compiled, or what is wrong with it. */
export type CompiledPattern =
	| { readonly nodes: readonly PatternNode[]; readonly problem?: undefined }
	| { readonly nodes?: undefined; readonly problem: string };

/** All slots. */
export const SLOTS: readonly Slot[] = ['company', 'money', 'percent', 'number', 'date', 'duration', 'name'];

/** The place of each slot in `SLOTS`. */
export const SLOT_PLACE = Object.fromEntries(SLOTS.map((slot, i) => [slot, i])) as Readonly<
	Record<Slot, number>
>;

/** Wider gaps would let one pattern reach over most of a sentence, and matching would no longer be bounded tightly. */
const WIDEST_GAP = 8;

/**
 * Compiles one pattern.
 *
 * ```text
 * [exclusive|sole|only <2> @provider]           tight alternatives, a gap of up to two words, a class of words
 * (buy|source)~ …                               is written buy~|source~: any inflection of a word
 * [right~ (of first refusal | to match)]        a group; ` | ` with spaces parts its alternatives
 * its? [exclusivity]                            ? makes the element before it optional
 * [@hold $percent of] the company               only what stands in [ ] is the mention; slots begin with $
 * [<2,> float]                                  a gap that may run over commas
 * [supply <2> deal?]                            a gap before what may be missing is there only with it
 * [IPO]                                         a word in capitals is matched as written
 * ```
 * Never throws: a fault is a value.
 */
export function compilePattern(pattern: string, classes: WordClasses): CompiledPattern {
	const parser = new PatternParser(pattern, classes);
	const nodes = parser.readAll();
	return parser.problem === undefined ? { nodes: withTightMention(nodes) } : { problem: parser.problem };
}

/**
 * A gap before the last elements of a mention, which may be missing, is there only if one of them is. Otherwise the longest match, which
 * wins, would run on over whatever follows.
 */
function withTightMention(nodes: readonly PatternNode[]): readonly PatternNode[] {
	const close = nodes.findIndex(({ kind }) => kind === 'close');
	const end = close < 0 ? nodes.length : close;
	const behind = nodes.slice(end);
	const hasAnchor = behind.some(node => node.kind === 'words' || node.kind === 'slot' || isNeeded(node));
	return hasAnchor ? nodes : [...tightened(nodes.slice(0, end)), ...behind];
}

function isNeeded(node: PatternNode): boolean {
	return node.kind === 'choice' && node.options.every(option => option.length > 0);
}

function tightened(nodes: readonly PatternNode[]): readonly PatternNode[] {
	const needed = nodes.findLastIndex(node => node.kind !== 'choice' || isNeeded(node)) + 1;
	const [last, optional] = [nodes[needed - 1], nodes.slice(needed)];
	if (last?.kind !== 'gap' || optional.length === 0) {
		return nodes;
	}
	const options = optional.map((one, i) => [last, oneOf(one), ...optional.slice(i + 1)]);
	return [...nodes.slice(0, needed - 1), { kind: 'choice', options: [...options, []] }];
}

/** What may be missing, there. */
function oneOf(node: PatternNode): PatternNode {
	return node.kind === 'choice' ? choiceOf(node.options.filter(option => option.length > 0)) : node;
}

/** The elements that match a stretch of plain words; `~` at the end of a word stands for any inflection. */
export function compileWords(text: string): PatternNode[] {
	return text
		.split(/\s+/)
		.filter(part => part !== '')
		.flatMap(part => knownWord(part));
}

/** Wordings share their words; beyond this many different ones the memory starts anew, so that it does not outweigh what is made of them. */
const MEMORY = 1_000;
const compiledWords = new Map<string, readonly PatternNode[]>();

/** The elements of one written word; several where hyphens part it. */
export function knownWord(part: string): readonly PatternNode[] {
	let nodes = compiledWords.get(part);
	if (nodes === undefined) {
		nodes = compileWord(part);
		if (compiledWords.size >= MEMORY) {
			compiledWords.clear();
		}
		compiledWords.set(part, nodes);
	}
	return nodes;
}

function compileWord(part: string): PatternNode[] {
	const isInflected = part.endsWith('~');
	const words = readWords(isInflected ? part.slice(0, -1) : part);
	return words.map((word, i): PatternNode => {
		const isExact = /^[A-Z\d][A-Z\d&]+$/.test(word.text) && /[A-Z]/.test(word.text);
		if (isExact) {
			return { kind: 'words', set: new WordSet([idOfExact(word.text)]), isExact };
		}
		const isLast = isInflected && i === words.length - 1;
		const forms = isLast ? inflect(word.text.toLowerCase()).map(foldWord) : [word.folded];
		return { kind: 'words', set: new WordSet(forms.map(idOfForm)), isExact };
	});
}

/** A class stands in hundreds of patterns and is compiled once. */
const compiledClasses = new WeakMap<readonly string[], PatternNode>();

/** The element of a class; `undefined` where there is no such class. */
export function compiledClass(name: string, classes: WordClasses): PatternNode | undefined {
	const members = classes[name];
	let node = members === undefined ? undefined : compiledClasses.get(members);
	if (node === undefined && members !== undefined) {
		node = choiceOf(members.map(compileWords));
		compiledClasses.set(members, node);
	}
	return node;
}

/** The tokens of a pattern as it is written; a bar between alternatives keeps the spaces about it. */
export const PATTERN_TOKENS = /<\d+,?>|\s\|\s|[()[\]|?]|[^\s()[\]|?<>]+|[<>]/gu;

class PatternParser {
	readonly #tokens: readonly string[];
	readonly #classes: WordClasses;
	#at = 0;
	problem: string | undefined;

	constructor(pattern: string, classes: WordClasses) {
		const tokens = pattern.match(PATTERN_TOKENS) ?? [];
		this.#tokens = tokens.map(token => (token.length === 3 && token.trim() === '|' ? ' | ' : token));
		this.#classes = classes;
	}

	readAll(): PatternNode[] {
		const nodes = this.#sequence();
		if (this.#at < this.#tokens.length) {
			this.problem ??= `“${this.#tokens[this.#at]?.trim() ?? ''}” stands alone`;
		}
		const [first] = nodes.filter(node => node.kind !== 'open');
		if (first === undefined || first.kind === 'gap') {
			this.problem ??= 'it must begin with a word or a slot';
		}
		return nodes;
	}

	#sequence(): PatternNode[] {
		const nodes: PatternNode[] = [];
		for (
			let token = this.#peek();
			token !== undefined && token !== ')' && token !== ' | ';
			token = this.#peek()
		) {
			nodes.push(...this.#alternatives());
		}
		return nodes;
	}

	/** `a|b|(c d)?`: tight alternatives and the question mark bind closer than the sequence. */
	#alternatives(): PatternNode[] {
		const options = [this.#element()];
		while (this.#peek() === '|') {
			this.#at++;
			options.push(this.#element());
		}
		if (this.#peek() === '?') {
			this.#at++;
			options.push([]);
		}
		return options.length === 1 ? [...(options[0] ?? [])] : [choiceOf(options)];
	}

	#element(): readonly PatternNode[] {
		const token = this.#tokens[this.#at++] ?? '';
		if (token === '[' || token === ']') {
			return [{ kind: token === '[' ? 'open' : 'close' }];
		}
		if (token === '(') {
			return this.#group();
		}
		const gap = token.startsWith('<') ? /^<(\d+)(,?)>$/.exec(token) : null;
		if (gap !== null) {
			const most = Number(gap[1]);
			this.problem = most > WIDEST_GAP ? `a gap is at most ${WIDEST_GAP} words wide` : this.problem;
			return [{ kind: 'gap', most, isOverCommas: gap[2] === ',' }];
		}
		if (token.startsWith('$')) {
			return this.#slot(token.slice(1));
		}
		if (token.startsWith('@')) {
			return this.#wordClass(token.slice(1));
		}
		const words = knownWord(token);
		if (words.length === 0) {
			this.problem ??= `“${token.trim()}” is no word`;
		}
		return words;
	}

	#group(): readonly PatternNode[] {
		const options = [this.#sequence()];
		while (this.#peek() === ' | ') {
			this.#at++;
			options.push(this.#sequence());
		}
		if (this.#tokens[this.#at++] !== ')') {
			this.problem ??= 'a group is not closed';
		}
		return options.length === 1 ? [...(options[0] ?? [])] : [choiceOf(options)];
	}

	#slot(slot: string): readonly PatternNode[] {
		if (!SLOTS.some(known => known === slot)) {
			this.problem ??= `there is no slot $${slot}`;
		}
		return [{ kind: 'slot', slot: slot as Slot }];
	}

	#wordClass(name: string): readonly PatternNode[] {
		const node = compiledClass(name, this.#classes);
		if (node === undefined) {
			this.problem ??= `there is no class @${name}`;
			return [];
		}
		return [node];
	}

	#peek(): string | undefined {
		return this.#tokens[this.#at];
	}
}

/** The single words of a choice are tested as one set; what is left stays a choice. */
function choiceOf(options: readonly (readonly PatternNode[])[]): PatternNode {
	const ids: number[] = [];
	const longer: (readonly PatternNode[])[] = [];
	for (const option of options) {
		const [only] = option;
		if (option.length === 1 && only?.kind === 'words' && !only.isExact) {
			ids.push(...only.set.ids);
		} else {
			longer.push(option);
		}
	}
	const words: PatternNode = { kind: 'words', set: new WordSet(ids), isExact: false };
	if (longer.length === 0) {
		return words;
	}
	return { kind: 'choice', options: ids.length === 0 ? longer : [[words], ...longer] };
}
