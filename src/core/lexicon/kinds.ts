import { foldWord } from '../base/fold.js';
import kinds from './data/names/kinds.json';

let sectorsByKind: Map<string, ReadonlySet<string>> | undefined;
let sectorsByName: Map<string, ReadonlySet<string>> | undefined;
let sectorsByWord: Map<string, ReadonlySet<string>> | undefined;
let kindred: readonly ReadonlySet<string>[] | undefined;
let mainByWord: Map<string, ReadonlySet<string>> | undefined;

/** The sectors of the company list in which companies of a kind are (`lender` → banks, …); empty where it says none, `undefined` where the word is no kind. */
export function sectorsOfKind(folded: string): ReadonlySet<string> | undefined {
	sectorsByKind ??= read(kinds.kinds);
	return sectorsByKind.get(folded);
}

/** The sectors that a word before a kind narrows it down to: `wind` company, `payments` firm. */
export function sectorsOfWord(folded: string): ReadonlySet<string> | undefined {
	sectorsByWord ??= read(kinds.words);
	return sectorsByWord.get(folded);
}

/** Those of them that it means before all others: `AI` company is in software less often than not. */
export function mainSectorsOfWord(folded: string): ReadonlySet<string> | undefined {
	mainByWord ??= read(
		Object.fromEntries(
			Object.entries(kinds.words).map(([sectors, words]) => [sectors.split(' ')[0] ?? '', words]),
		),
	);
	return mainByWord.get(folded);
}

/** Whether companies of one sector are often in another as well: an internet company may be a retailer, a conglomerate anything. */
export function isKindred(one: string, other: string): boolean {
	kindred ??= Object.entries(kinds.kindred)
		.filter(([name]) => name !== 'about')
		.map(([, sectors]) => new Set(sectors.split(' ')));
	return (
		one === 'conglomerates' ||
		other === 'conglomerates' ||
		kindred.some(sectors => sectors.has(one) && sectors.has(other))
	);
}

/** The sectors that words in a company's own name speak for. */
export function sectorsOfName(words: readonly string[]): ReadonlySet<string> {
	sectorsByName ??= read(kinds.names);
	const found = new Set<string>();
	for (const word of words) {
		sectorsByName.get(word)?.forEach(sector => found.add(sector));
	}
	return found;
}

function read(lists: Readonly<Record<string, string>>): Map<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	for (const [sectors, words] of Object.entries(lists)) {
		if (sectors === 'about') {
			continue;
		}
		for (const word of words.split(' ')) {
			const key = foldWord(word.replaceAll('-', ''));
			const known = found.get(key) ?? new Set<string>();
			found.set(key, known);
			for (const sector of sectors.split(' ')) {
				if (sector !== '-') {
					known.add(sector);
				}
			}
		}
	}
	// A kind that fits any sector and one in particular fits any: `operator`, `developer`.
	for (const word of (lists['-'] ?? '').split(' ')) {
		found.set(foldWord(word.replaceAll('-', '')), new Set());
	}
	return found;
}
