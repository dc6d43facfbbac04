import type { Word } from '../base/words.js';
import type { Sentence } from '../markdown/noteText.js';
import type { CuePattern, TermMatcher } from './compileTerms.js';
import type { CompanyHit } from './hits.js';
import { matchPattern, type PatternMatch, type SlottedWords } from './matchPattern.js';
import { isMet } from './needs.js';
import { SLOTS, type Slot } from './pattern.js';
import { findQuantities } from './quantities.js';

/** A sentence made ready to be matched against: its slots found, its words indexed, its cues looked for once. */
export interface OpenSentence {
	readonly sentence: Sentence;
	readonly matcher: TermMatcher;
	readonly text: SlottedWords;
	/** Which of the matcher's needs it meets, by id. */
	readonly met: Uint8Array;
	/** Where a cue stands in it. */
	findCue(cue: CuePattern): readonly PatternMatch[];
}

/** Makes a sentence ready. `companies` are those found in it. */
export function openSentence(
	sentence: Sentence,
	companies: readonly CompanyHit[],
	matcher: TermMatcher,
): OpenSentence {
	const text = slotted(sentence, companies);
	const met = matcher.needs.metBy(text, SLOTS);
	const known = new Map<CuePattern, readonly PatternMatch[]>();
	return {
		sentence,
		matcher,
		text,
		met,
		findCue: cue => {
			let matches = known.get(cue);
			if (matches === undefined) {
				matches = isMet(cue.needs, met) ? findCue(cue, text) : [];
				known.set(cue, matches);
			}
			return matches;
		},
	};
}

/** The words of a sentence with its slots: companies as found before, quantities as they are written. */
export function slotted(sentence: Sentence, companies: readonly CompanyHit[]): SlottedWords {
	const { words } = sentence;
	const ends = new Map<Slot, number[]>();
	const note = (slot: Slot, from: number, to: number): void => {
		let list = ends.get(slot);
		if (list === undefined) {
			list = [];
			ends.set(slot, list);
		}
		list[from] = Math.max(to, list[from] ?? -1);
	};
	for (const { kind, from, to } of findQuantities(words)) {
		note(kind, from, to);
	}
	for (const { from, to } of companies) {
		note('company', from, to);
	}
	return {
		words,
		slotEnd: (slot, from) => (slot === 'name' ? nameEnd(words, from) : (ends.get(slot)?.[from] ?? -1)),
	};
}

function nameEnd(words: readonly Word[], from: number): number {
	return words[from]?.isCapitalised === true ? from + 1 : -1;
}

function findCue(cue: CuePattern, text: SlottedWords): PatternMatch[] {
	const matches: PatternMatch[] = [];
	for (const [from, word] of text.words.entries()) {
		const isStart =
			cue.starts.has(word.folded) ||
			(word.isCapitalised && cue.starts.has(`=${word.text}`)) ||
			cue.slots.some(slot => text.slotEnd(slot, from) > from);
		const match = isStart ? matchPattern(cue.nodes, text, from) : undefined;
		if (match !== undefined) {
			matches.push(match);
		}
	}
	return matches;
}
