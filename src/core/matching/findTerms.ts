import type { Sentence } from '../markdown/noteText.js';
import type { Wording } from './compileTerms.js';
import type { CuePattern } from './cuePatterns.js';
import type { TermHit } from './hits.js';
import type { PatternMatch } from './matchPattern.js';
import type { OpenSentence } from './openSentence.js';
import { isExactStart, NO_STARTS } from './starts.js';
import { UNKNOWN } from './wordSet.js';

interface Candidate {
	readonly wording: Wording;
	readonly match: PatternMatch;
	/** The wording's place in the list. */
	readonly order: number;
}

/**
 * The terms in a sentence, sorted, without overlaps. `near` are the sentences whose words count as context.
 *
 * Where wordings claim the same words, the longer mention wins, then the longer match, then the surer one, then the
 * one that begins first, then the one listed first.
 */
export function findTerms(open: OpenSentence, near: readonly OpenSentence[] = []): TermHit[] {
	const { sentence, matcher, text } = open;
	const candidates: Candidate[] = [];
	matcher.index.find(text, (order, match) => {
		const wording = matcher.wordings[order];
		if (
			wording !== undefined &&
			isLiteral(sentence, wording, match) &&
			fits(wording, match, open, near)
		) {
			candidates.push({ wording, match, order });
		}
	});
	const hits = resolve(candidates, open).map(({ winner, over }) => ({
		sentence: sentence.index,
		from: winner.match.start,
		to: mentionEnd(open, winner),
		term: winner.wording.term,
		by: winner.wording.by,
		rule: winner.wording.rule,
		confidence: winner.wording.confidence,
		reach: winner.match.to - winner.match.from,
		over,
	}));
	return joinSame(hits, sentence);
}

/** What may stand between two stretches that say the same term once: "a warrant | to | buy two million shares". */
const GLUE = /^(?:of|to|at)$/;

/** Stretches of one term that follow each other are one mention, worded by two wordings: "arbitration in Stockholm | under English law". */
function joinSame(hits: readonly TermHit[], { words }: Sentence): TermHit[] {
	const joined: TermHit[] = [];
	for (const hit of hits) {
		const last = joined.at(-1);
		const gap = last?.term === hit.term ? hit.from - last.to : undefined;
		const isSame = gap === 0 || (gap === 1 && GLUE.test(words[hit.from - 1]?.folded ?? ''));
		if (last !== undefined && isSame) {
			const over = [...new Set([...last.over, ...hit.over])];
			joined[joined.length - 1] = { ...last, to: hit.to, over };
		} else {
			joined.push(hit);
		}
	}
	return joined;
}

/** Words at the end of a mention that belong to what comes next: "a note that turns into shares a". */
const LOOSE = /^(?:a|an|the|and|or|its|their|that|which|whose|has|have|had|is|are|was|were)$/;

/** A pattern whose mention ends in an open place. */
const OPEN_END = /<\d+,?>\s*(?:\]|$)/;

/** Where a mention ends, in words: what an open place at the end of a pattern has caught of the next phrase is not of it. */
function mentionEnd({ sentence }: OpenSentence, { wording, match }: Candidate): number {
	let end = match.end;
	while (
		OPEN_END.test(wording.rule) &&
		end > match.start + 1 &&
		LOOSE.test(sentence.words[end - 1]?.folded ?? '')
	) {
		end--;
	}
	return end;
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
 * Whether the mention is no part of a company's name, and there is a cue that the wording asks for, outside the mention or in a
 * sentence near, none in the sentence itself that the wording forbids, and nothing within the mention that stands for something else.
 */
function fits(
	wording: Wording,
	match: PatternMatch,
	open: OpenSentence,
	near: readonly OpenSentence[],
): boolean {
	if (open.isInName(match.start, match.end)) {
		return false;
	}
	for (const cue of wording.without) {
		if (open.findCue(cue).length > 0) {
			return false;
		}
	}
	for (const cue of wording.misreadings) {
		if (open.findCue(cue).some(found => found.start >= match.start && found.end <= match.end)) {
			return false;
		}
	}
	if (wording.with.length === 0) {
		return true;
	}
	for (const cue of wording.with) {
		if (isThere(cue, match, open, near)) {
			return true;
		}
	}
	return false;
}

function isThere(
	cue: CuePattern,
	{ start, end }: PatternMatch,
	open: OpenSentence,
	near: readonly OpenSentence[],
): boolean {
	return (
		open.findCue(cue).some(found => found.end <= start || found.start >= end) ||
		near.some(other => other.findCue(cue).length > 0)
	);
}

interface Winner {
	readonly winner: Candidate;
	/** Ids of the terms that lost against it. */
	readonly over: string[];
}

/** Decides between candidates that claim the same words. */
function resolve(candidates: readonly Candidate[], open: OpenSentence): Winner[] {
	const [only] = candidates;
	if (candidates.length <= 1) {
		return only === undefined ? [] : [{ winner: only, over: [] }];
	}
	const taken: (Winner | undefined)[] = [];
	const winners: Winner[] = [];
	for (const candidate of candidates.toSorted((a, b) => compare(a, b, open))) {
		const { start, end } = candidate.match;
		let rival: Winner | undefined;
		for (let at = start; at < end && rival === undefined; at++) {
			rival = taken[at];
		}
		const { term } = candidate.wording;
		if (rival === undefined) {
			const entry = { winner: candidate, over: [] };
			winners.push(entry);
			for (let at = start; at < end; at++) {
				taken[at] = entry;
			}
		} else if (term !== rival.winner.wording.term && !rival.over.includes(term)) {
			rival.over.push(term);
		}
	}
	return winners.sort((a, b) => a.winner.match.start - b.winner.match.start);
}

/** Orders candidates, the stronger first. */
function compare(a: Candidate, b: Candidate, open: OpenSentence): number {
	const length = ({ match }: Candidate): number => match.end - match.start;
	const reach = ({ match }: Candidate): number => match.to - match.from;
	return (
		length(b) - length(a) ||
		reach(b) - reach(a) ||
		b.wording.confidence - a.wording.confidence ||
		a.match.from - b.match.from ||
		openingOf(a, open) - openingOf(b, open) ||
		a.order - b.order
	);
}

/** By what a match begins: a word, a word as written, a slot in the order in which wordings name them. */
function openingOf({ order, match: { from } }: Candidate, { text, matcher }: OpenSentence): number {
	const starts = matcher.index.startsOf(order) ?? NO_STARTS;
	if (starts.words.has(text.ids[from] ?? UNKNOWN)) {
		return 0;
	}
	if (isExactStart(starts, text, from)) {
		return 1;
	}
	return (
		2 +
		matcher.slotStarts.findIndex(place => starts.slots.includes(place) && text.endOf(place, from) > from)
	);
}
