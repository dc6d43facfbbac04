import { foldedWords } from './foldedWords.js';

/** A mention's name and the company that it is of. */
export interface Naming {
	readonly id: string;
	/** The usual name. */
	readonly usual: string;
	/** As the note writes it, without legal form. */
	readonly name: string;
}

/**
 * What to call each company of a note, by id and written name.
 *
 * The usual name where the note has it, else the fullest name that the note uses: readers look for what they have read.
 * A full name of its own beside the usual one (WarnerMedia beside Warner Bros. Discovery) keeps it.
 */
export function chooseLabels(namings: readonly Naming[]): (naming: Naming) => string {
	const byId = new Map<string, { readonly usual: string; readonly names: Set<string> }>();
	for (const { id, usual, name } of namings) {
		const known = byId.get(id);
		if (known === undefined) {
			byId.set(id, { usual, names: new Set([name]) });
		} else {
			known.names.add(name);
		}
	}
	const mainLabels = new Map<string, string>();
	for (const [id, { usual, names }] of byId) {
		if (names.has(usual)) {
			mainLabels.set(id, usual);
			continue;
		}
		const usualKey = key(usual);
		const hasUsual = [...names].some(name => key(name) === usualKey);
		const longest = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
		mainLabels.set(id, hasUsual || longest === undefined ? usual : longest);
	}
	const known = new Map<string, string>();
	return ({ id, usual, name }) => {
		if (name === usual) {
			return mainLabels.get(id) ?? usual;
		}
		const mark = `${id}|${name}`;
		let label = known.get(mark);
		if (label === undefined) {
			const main = mainLabels.get(id) ?? usual;
			label = isOwnName(name, usual) && name.length >= 6 && !isPartOf(name, main) ? name : main;
			known.set(mark, label);
		}
		return label;
	};
}

function key(name: string): string {
	return foldedWords(name).join(' ');
}

/** A full name that is neither part of the usual one nor short for it. */
function isOwnName(name: string, usual: string): boolean {
	const isAbbreviation = name === name.toUpperCase() && name.length <= 5;
	return !isAbbreviation && name.length > 3 && !isPartOf(name, usual);
}

const SMALL = new Set(['the', 'and', '&', 'of', 'group', 'company', 'holdings', 'corporation', '']);

function isPartOf(name: string, whole: string): boolean {
	const words = new Set(foldedWords(whole).map(word => word.replace(/[^\p{L}\p{N}]/gu, '')));
	return foldedWords(name)
		.map(word => word.replace(/[^\p{L}\p{N}]/gu, ''))
		.every(word => words.has(word) || SMALL.has(word));
}
