import type { Word } from '../base/words.js';
import type { Sentence } from '../markdown/noteText.js';
import type { CuePattern, TermMatcher, Wording } from './compileTerms.js';
import type { CompanyHit, TermHit } from './hits.js';
import { matchPattern, type PatternMatch, type SlottedWords } from './matchPattern.js';
import { isMet } from './needs.js';
import { SLOTS, type Slot } from './pattern.js';
import { findQuantities } from './quantities.js';

interface Candidate {
	readonly wording: Wording;
	readonly match: PatternMatch;
	readonly order: number;
}

/**
 * The terms in a sentence, sorted, without overlaps.
 *
 * Where wordings claim the same words, the longer mention wins, then the longer match, then the surer one, then the
 * one listed first.
 */
export function findTerms(
	sentence: Sentence,
	companies: readonly CompanyHit[],
	matcher: TermMatcher,
): TermHit[] {
	const text = slotted(sentence, companies);
	const met = matcher.needs.metBy(text, SLOTS);
	const cues = new Map<CuePattern, readonly PatternMatch[]>();
	const findCues = (cue: CuePattern): readonly PatternMatch[] => {
		let matches = cues.get(cue);
		if (matches === undefined) {
			matches = isMet(cue.needs, met) ? findCue(cue, text) : [];
			cues.set(cue, matches);
		}
		return matches;
	};
	const candidates: Candidate[] = [];
	const attempt = (wordings: readonly Wording[] | undefined, from: number): void => {
		for (const wording of wordings ?? []) {
			const match = isMet(wording.needs, met) ? matchPattern(wording.nodes, text, from) : undefined;
			if (
				match !== undefined &&
				isLiteral(sentence, wording, match) &&
				fits(wording, match, findCues)
			) {
				candidates.push({ wording, match, order: candidates.length });
			}
		}
	};
	for (const [from, word] of sentence.words.entries()) {
		attempt(matcher.byStart.get(word.folded), from);
		if (word.isCapitalised) {
			attempt(matcher.byStart.get(`=${word.text}`), from);
		}
		for (const slot of matcher.slotStarts) {
			if (text.slotEnd(slot, from) > from) {
				attempt(matcher.byStart.get(`$${slot}`), from);
			}
		}
	}
	return resolve(candidates).map(({ winner, over }) => ({
		sentence: sentence.index,
		from: winner.match.start,
		to: winner.match.end,
		term: winner.wording.term,
		by: winner.wording.by,
		rule: winner.wording.rule,
		confidence: winner.wording.confidence,
		reach: winner.match.to - winner.match.from,
		over,
	}));
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

/** Tokens with digits must stand exactly as listed: `8-K`, not `8 K`. */
function isLiteral(sentence: Sentence, { literal }: Wording, { start, end }: PatternMatch): boolean {
	if (literal === undefined) {
		return true;
	}
	const from = sentence.words[start]?.start ?? 0;
	const to = sentence.words[end - 1]?.end ?? 0;
	return sentence.block.text
		.slice(from, to)
		.toLowerCase()
		.replace(/[\u2010\u2011]/g, '-')
		.startsWith(literal);
}

/** Whether the sentence has a cue that the wording asks for, outside the mention, and none that it forbids. */
function fits(
	wording: Wording,
	match: PatternMatch,
	found: (cue: CuePattern) => readonly PatternMatch[],
): boolean {
	const isOutside = (cue: PatternMatch): boolean => cue.end <= match.start || cue.start >= match.end;
	return (
		(wording.with.length === 0 || wording.with.some(cue => found(cue).some(isOutside))) &&
		!wording.without.some(cue => found(cue).length > 0)
	);
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

/** Decides between candidates that claim the same words. */
function resolve(
	candidates: readonly Candidate[],
): { readonly winner: Candidate; readonly over: readonly string[] }[] {
	const length = ({ match }: Candidate): number => match.end - match.start;
	const reach = ({ match }: Candidate): number => match.to - match.from;
	const ranked = candidates.toSorted(
		(a, b) =>
			length(b) - length(a) ||
			reach(b) - reach(a) ||
			b.wording.confidence - a.wording.confidence ||
			a.order - b.order,
	);
	const taken = new Map<number, { readonly winner: Candidate; readonly over: string[] }>();
	const winners: { readonly winner: Candidate; readonly over: string[] }[] = [];
	for (const candidate of ranked) {
		let rival: { readonly winner: Candidate; readonly over: string[] } | undefined;
		for (let at = candidate.match.start; at < candidate.match.end && rival === undefined; at++) {
			rival = taken.get(at);
		}
		if (rival === undefined) {
			const entry = { winner: candidate, over: [] };
			winners.push(entry);
			for (let at = candidate.match.start; at < candidate.match.end; at++) {
				taken.set(at, entry);
			}
		} else if (
			candidate.wording.term !== rival.winner.wording.term &&
			!rival.over.includes(candidate.wording.term)
		) {
			rival.over.push(candidate.wording.term);
		}
	}
	return winners.toSorted((a, b) => a.winner.match.start - b.winner.match.start);
}
