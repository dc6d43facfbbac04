import { needAnyOf, needsOf, weightOfWord, type Need } from './needs.js';
import {
	compiledClass,
	knownWord,
	PATTERN_TOKENS,
	SLOT_PLACE,
	type Slot,
	type WordClasses,
} from './pattern.js';
import { idOfSlot } from './wordSet.js';

/** Something that a sentence must have for a pattern to match: one of these words, classes and slots, as written. */
interface Rough {
	readonly tokens: readonly string[];
	readonly weight: number;
}

/** A stretch of a pattern whose alternatives cannot all be known at a glance, or that may be left out. */
const NOTHING: Rough = { tokens: [], weight: Infinity };

/** What one class weighs against one rare word. */
const CLASS_WEIGHT = 60;

/**
 * The two rarest needs of a pattern, read off its text without compiling it: of each alternative only the rarest word is looked at. Empty
 * where nothing is plain enough, or something is wrong with how it is written: then only compiling it can tell.
 */
export function quickNeeds(pattern: string, classes: WordClasses): Need[] {
	const reader = new RoughReader(pattern.match(PATTERN_TOKENS) ?? [], classes);
	const elements = reader.readAll();
	if (reader.isOdd) {
		return [];
	}
	return elements
		.toSorted((a, b) => a.weight - b.weight)
		.slice(0, 2)
		.map(({ tokens }) => needOfTokens(tokens, classes));
}

function needOfTokens(tokens: readonly string[], classes: WordClasses): Need {
	const [only] = tokens;
	if (tokens.length === 1 && only?.startsWith('@') === true) {
		return needOfClass(only, classes) ?? needAnyOf([]);
	}
	return needAnyOf(tokens.flatMap(token => idsOfToken(token, classes)));
}

function needOfClass(token: string, classes: WordClasses): Need | undefined {
	const node = compiledClass(token.slice(1), classes);
	return node === undefined ? undefined : needsOf([node])[0];
}

function idsOfToken(token: string, classes: WordClasses): readonly number[] {
	if (token.startsWith('@')) {
		return needOfClass(token, classes)?.ids ?? [];
	}
	if (token.startsWith('$')) {
		return [idOfSlot(SLOT_PLACE[token.slice(1) as Slot])];
	}
	// Of "multi-year" each half must be there; the rarer one tells more.
	const nodes = knownWord(token);
	const ids = needsOf(nodes)[0]?.ids;
	return ids ?? nodes.flatMap(node => (node.kind === 'words' ? node.set.ids : []));
}

/** Reads a pattern as `PatternParser` does, for its words alone. */
class RoughReader {
	readonly #tokens: readonly string[];
	readonly #classes: WordClasses;
	#at = 0;
	/** Whether something is not as it should be, or too much out of the ordinary. */
	isOdd = false;

	constructor(tokens: readonly string[], classes: WordClasses) {
		this.#tokens = tokens;
		this.#classes = classes;
	}

	/** The needs of the whole pattern. */
	readAll(): Rough[] {
		const elements = this.#sequence();
		this.isOdd ||= this.#at < this.#tokens.length;
		return elements;
	}

	#sequence(): Rough[] {
		const elements: Rough[] = [];
		for (
			let token = this.#tokens[this.#at];
			token !== undefined && token !== ')' && !isBar(token);
			token = this.#tokens[this.#at]
		) {
			const element = this.#alternatives();
			if (element.weight < Infinity) {
				elements.push(element);
			}
		}
		return elements;
	}

	#alternatives(): Rough {
		const options = [this.#element()];
		while (this.#tokens[this.#at] === '|') {
			this.#at++;
			options.push(this.#element());
		}
		if (this.#tokens[this.#at] === '?') {
			this.#at++;
			return NOTHING;
		}
		return anyOf(options);
	}

	#element(): Rough {
		const token = this.#tokens[this.#at++] ?? '';
		if (token === '(') {
			return this.#group();
		}
		if (token === '[' || token === ']' || /^<\d/.test(token)) {
			return NOTHING;
		}
		if (token.startsWith('$')) {
			return this.#slot(token);
		}
		if (token.startsWith('@')) {
			return this.#wordClass(token);
		}
		this.isOdd ||= !/^[\p{L}\d]/u.test(token);
		return { tokens: [token], weight: weightOfWord(token) };
	}

	#slot(token: string): Rough {
		const slot = token.slice(1);
		this.isOdd ||= !Object.hasOwn(SLOT_PLACE, slot);
		const weight = slot === 'company' ? CLASS_WEIGHT * 2 : CLASS_WEIGHT;
		return slot === 'name' ? NOTHING : { tokens: [token], weight };
	}

	#wordClass(token: string): Rough {
		this.isOdd ||= this.#classes[token.slice(1)] === undefined;
		const need = this.isOdd ? undefined : needOfClass(token, this.#classes);
		return need === undefined ? NOTHING : { tokens: [token], weight: CLASS_WEIGHT };
	}

	#group(): Rough {
		const options = [rarest(this.#sequence())];
		while (isBar(this.#tokens[this.#at] ?? '')) {
			this.#at++;
			options.push(rarest(this.#sequence()));
		}
		this.isOdd ||= this.#tokens[this.#at++] !== ')';
		return anyOf(options);
	}
}

/** The bar between the alternatives of a group, with spaces about it. */
function isBar(token: string): boolean {
	return token.length === 3 && token.trim() === '|';
}

function rarest(elements: readonly Rough[]): Rough {
	return elements.reduce((best, element) => (element.weight < best.weight ? element : best), NOTHING);
}

function anyOf(options: readonly Rough[]): Rough {
	const [only] = options;
	if (options.length === 1 && only !== undefined) {
		return only;
	}
	const weight = options.reduce((sum, option) => sum + option.weight, 0);
	return weight === Infinity ? NOTHING : { tokens: options.flatMap(({ tokens }) => tokens), weight };
}
