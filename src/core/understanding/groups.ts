import type { Word } from '../base/words.js';
import type { CompanyHit, WordSpan } from '../matching/hits.js';
import { AGENT_ENDING, GROUP_NOUNS, NAME_STOPS, NOT_GROUPS } from './data/groupNouns.js';

/** A group of people or firms as a sentence names it: "smaller hosts", "buyers of stacked memory". */
export interface GroupHit extends WordSpan {
	/** The noun that carries it. */
	readonly head: number;
}

/** How many words may stand before the noun of a group's name, and behind its "of". */
const MOST_BEFORE = 3;
const MOST_OF = 3;

/** The groups that a sentence names, in order, outside the names of companies. Linear. */
export function findGroups(
	words: readonly Word[],
	companies: readonly CompanyHit[],
	sentence: number,
): GroupHit[] {
	const taken = new Map<number, CompanyHit>();
	for (const hit of companies) {
		for (let at = hit.from; at < hit.to; at++) {
			taken.set(at, hit);
		}
	}
	const groups: GroupHit[] = [];
	words.forEach((word, head) => {
		if (
			isGroupNoun(word) &&
			!taken.has(head) &&
			!isModifier(words, head, taken) &&
			!isSurname(words, head)
		) {
			groups.push({
				sentence,
				head,
				from: nameStart(words, head, taken),
				to: nameEnd(words, head, taken),
			});
		}
	});
	return groups.filter((group, i) => i === 0 || group.from >= (groups[i - 1]?.to ?? 0));
}

/** "Bart Rogers", "Danny Bowers": a name with the ending of a group. */
function isSurname(words: readonly Word[], head: number): boolean {
	const [before, word] = [words[head - 1], words[head]];
	return (
		word?.isCapitalised === true &&
		before?.isCapitalised === true &&
		head > 1 &&
		!GROUP_NOUNS.has(word.folded) &&
		words[head - 2]?.kind === 'word'
	);
}

/** Whether a word is the plural of those who do something, or another noun for a group. */
export function isGroupNoun({ kind, folded, isPossessive }: Word): boolean {
	return (
		kind === 'word' &&
		!isPossessive &&
		(GROUP_NOUNS.has(folded) ||
			(folded.endsWith('s') && AGENT_ENDING.test(folded) && !NOT_GROUPS.has(folded)))
	);
}

/** "patients groups": the noun only describes the next one. */
function isModifier(words: readonly Word[], head: number, taken: ReadonlyMap<number, CompanyHit>): boolean {
	const next = words[head + 1];
	return next !== undefined && isGroupNoun(next) && !taken.has(head + 1);
}

function nameStart(words: readonly Word[], head: number, taken: ReadonlyMap<number, CompanyHit>): number {
	let from = head;
	while (from > 0 && head - from < MOST_BEFORE) {
		const word = words[from - 1];
		const company = taken.get(from - 1);
		if (company !== undefined) {
			return company.isSource ? from : company.from;
		}
		if (
			word?.kind !== 'word' ||
			NAME_STOPS.has(word.folded) ||
			word.isPossessive ||
			word.folded.endsWith('ly') ||
			MODAL.test(words[from - 2]?.folded ?? '')
		) {
			break;
		}
		from--;
	}
	return from;
}

/** "would save taxpayers": what stands behind these is a verb, whatever it looks like. */
const MODAL = /^(?:will|would|can|could|may|might|must|should|shall)$/;

function nameEnd(words: readonly Word[], head: number, taken: ReadonlyMap<number, CompanyHit>): number {
	if (words[head + 1]?.folded !== 'of') {
		return head + 1;
	}
	let to = head + 2;
	while (
		to < words.length &&
		to < head + 2 + MOST_OF &&
		words[to]?.kind === 'word' &&
		!NAME_STOPS.has(words[to]?.folded ?? '') &&
		!taken.has(to)
	) {
		to++;
	}
	return to > head + 2 ? to : head + 1;
}
