import type { Lexicon } from '../../lexicon/lexicon.js';
import { isHeading } from '../../markdown/block.js';
import type { Candidate } from './candidate.js';
import type { Cluster } from './clusters.js';
import { foldedWords } from './foldedWords.js';

/** A company of the note and its names that begin with a short one. */
interface Longer {
	readonly ids: Set<string>;
	readonly keys: string[];
}

/**
 * By the key of a house's name, the company that it means in a note: Tata after Tata Electronics, Samsung after Samsung Biologics.
 *
 * A name that lists have as short for a longer one (Tata Group, Samsung Electronics) is short for the one company whose
 * longer name the note has, if it has that first and the two in no sentence together, and its namesake by no other name.
 * The usual name of a company (Sony, Siemens, Google) is that company beside Sony Music as well.
 *
 * `idByKey` has whose the names of the note are, by their folded words.
 */
export function companiesOfHouses(
	clusters: ReadonlyMap<string, Cluster>,
	idByKey: ReadonlyMap<string, string>,
	lexicon: Lexicon,
): Map<string, string> {
	const found = new Map<string, string>();
	const longer = readLonger(clusters, idByKey);
	if (longer.size === 0) {
		return found;
	}
	const named = new Map<string, number>();
	for (const id of idByKey.values()) {
		named.set(id, (named.get(id) ?? 0) + 1);
	}
	for (const [key, { ids, keys }] of longer) {
		const { candidates } = clusters.get(key) ?? { candidates: [] };
		const owners = candidates[0]?.form?.companies ?? [];
		const [id, ...others] = ids;
		if (id === undefined || others.length > 0 || owners.includes(id)) {
			continue;
		}
		const own = idByKey.get(key);
		const isNamedOtherwise = owners.some(owner => (named.get(owner) ?? 0) > (owner === own ? 1 : 0));
		const long = keys.flatMap(other => clusters.get(other)?.candidates ?? []);
		if (
			!isNamedOtherwise &&
			!isOfOwner(key, id, owners, lexicon) &&
			!candidates.some(isOfHouse) &&
			isAlwaysLater(candidates, long)
		) {
			found.set(key, id);
		}
	}
	return found;
}

/** The longer names of the note by each listed name with which they begin. */
function readLonger(
	clusters: ReadonlyMap<string, Cluster>,
	idByKey: ReadonlyMap<string, string>,
): Map<string, Longer> {
	const found = new Map<string, Longer>();
	for (const [key, id] of idByKey) {
		for (let end = key.indexOf(' '); end > 0; end = key.indexOf(' ', end + 1)) {
			const short = key.slice(0, end);
			if (clusters.get(short)?.candidates[0]?.form === undefined) {
				continue;
			}
			const known = found.get(short) ?? { ids: new Set(), keys: [] };
			known.ids.add(id);
			known.keys.push(key);
			found.set(short, known);
		}
	}
	return found;
}

/** Whether a name is the usual one of a company, or the longer one a mere unit of it: Samsung Display, not Tata Electronics. */
function isOfOwner(key: string, id: string, owners: readonly string[], lexicon: Lexicon): boolean {
	const company = lexicon.companies.get(id);
	return (
		company === undefined ||
		owners.some(owner => {
			const name = lexicon.companies.get(owner)?.name ?? '';
			const isUnit = company.parent === owner && company.ticker === undefined;
			return foldedWords(name).join(' ') === key || (isUnit && !name.endsWith(' Group'));
		})
	);
}

/** Whether a name stands after the longer one in the text, and never in one sentence with it. Headlines shorten what the text has in full. */
function isAlwaysLater(short: readonly Candidate[], long: readonly Candidate[]): boolean {
	const sentences = new Set<number>();
	let first = Infinity;
	for (const { sentence } of long) {
		sentences.add(sentence.index);
		first = isHeading(sentence.block) ? first : Math.min(first, sentence.index);
	}
	return short.every(
		({ sentence: { block, index } }) => !sentences.has(index) && (isHeading(block) || index > first),
	);
}

/** "parent Samsung", "a Samsung affiliate", "the Tata conglomerate", "Mitsubishi Corp.": the house itself, or a company with all of its name. */
function isOfHouse({ sentence: { words }, from, to, core }: Candidate): boolean {
	return (
		to > core ||
		/^(?:parent|owner|group|conglomerate|house)$/.test(words[from - 1]?.folded ?? '') ||
		/^(?:group|conglomerate|chaebol|family|house|empire|dynasty|affiliates?|units?|subsidiar(?:y|ies)|arms?|companies|firms|sisters?)$/.test(
			words[to]?.folded ?? '',
		)
	);
}
