import type { Sentence } from '../markdown/noteText.js';
import type { CuePattern, Wording } from './compileTerms.js';
import type { TermHit } from './hits.js';
import { matchPattern, type PatternMatch } from './matchPattern.js';
import { isMet } from './needs.js';
import type { OpenSentence } from './openSentence.js';

interface Candidate {
	readonly wording: Wording;
	readonly match: PatternMatch;
	readonly order: number;
}

/**
 * The terms in a sentence, sorted, without overlaps. `near` are the sentences whose words count as context.
 *
 * Where wordings claim the same words, the longer mention wins, then the longer match, then the surer one, then the
 * one listed first.
 */
export function findTerms(open: OpenSentence, near: readonly OpenSentence[] = []): TermHit[] {
	const { sentence, matcher, text, met } = open;
	const candidates: Candidate[] = [];
	const attempt = (wordings: readonly Wording[] | undefined, from: number): void => {
		for (const wording of wordings ?? []) {
			const match = isMet(wording.needs, met) ? matchPattern(wording.nodes, text, from) : undefined;
			if (
				match !== undefined &&
				isLiteral(sentence, wording, match) &&
				fits(wording, match, open, near)
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

/**
 * Whether there is a cue that the wording asks for, outside the mention or in a sentence near, and none in the sentence itself
 * that the wording forbids.
 */
function fits(
	wording: Wording,
	match: PatternMatch,
	open: OpenSentence,
	near: readonly OpenSentence[],
): boolean {
	const isOutside = (cue: PatternMatch): boolean => cue.end <= match.start || cue.start >= match.end;
	const isThere = (cue: CuePattern): boolean =>
		open.findCue(cue).some(isOutside) || near.some(other => other.findCue(cue).length > 0);
	return (
		(wording.with.length === 0 || wording.with.some(isThere)) &&
		!wording.without.some(cue => open.findCue(cue).length > 0)
	);
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
