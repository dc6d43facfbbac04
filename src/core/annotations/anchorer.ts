import type { Span } from '../base/span.js';
import type { Place } from './anchorAlign.js';
import { findCandidates, occurrences } from './anchorCandidates.js';
import { decide, scorePlace, toQuestion } from './anchorDecision.js';
import { takeFrom } from './anchorContext.js';
import { toSpan } from './anchorEdges.js';
import { indexForAnchors, type AnchorIndex } from './anchorIndex.js';
import { readPattern, type AnchorPattern } from './anchorPattern.js';
import { findVerbatim } from './anchorVerbatim.js';
import type { Anchoring, Quote, TakenQuote } from './quote.js';

/** A note made ready for taking and finding any number of quotes. */
export interface Anchorer {
	/** The passage's words with as much around them as tells it from others. The span is cut to the note. */
	readonly take: (span: Span) => TakenQuote;
	/** Where the passage stands in this note. Never throws, whatever the quote holds; spans lie within the note. */
	readonly find: (quote: Quote) => Anchoring;
}

/**
 * Reads a note once, so that many quotes can be looked for in it.
 *
 * What is compared are words (see `readAnchorWords`): lines, emphasis, links, bullets and quotation marks are not looked at. First quote and
 * context are looked for as they are; failing that, the places that most of their words speak for are scored (see
 * `anchorDecision`). Costs: the reading is linear; a quote that stands unchanged takes as long as its rarest word has
 * occurrences; a changed one at most 20,000 votes and eight alignments of its words with as many of the note's.
 */
export function createAnchorer(text: string): Anchorer {
	let index: AnchorIndex | undefined;
	const ready = (): AnchorIndex => (index ??= indexForAnchors(text));
	return Object.freeze<Anchorer>({
		take: span => takeFrom(ready(), span),
		find: quote => findIn(ready(), quote),
	});
}

/** The quote of a passage: see `Anchorer.take`. Reads the whole note; for several passages use one `createAnchorer`. */
export function takeQuote(text: string, span: Span): TakenQuote {
	return createAnchorer(text).take(span);
}

/** Where a passage stands in a text, which may have changed: see `Anchorer.find`. */
export function findQuote(text: string, quote: Quote): Anchoring {
	return createAnchorer(text).find(quote);
}

function findIn(index: AnchorIndex, { quote, position }: Quote): Anchoring {
	const pattern = readPattern(quote, index);
	if (pattern.to === pattern.from) {
		return findVerbatim(index.text, quote, position);
	}
	const size = pattern.to - pattern.from;
	const whole = occurrences(pattern, index, { from: 0, to: pattern.ids.length }).map(start => ({
		start: start + pattern.from,
		end: start + pattern.from + size,
		quote: 1,
	}));
	if (whole.length === 1 && (pattern.hadTwins || occurrences(pattern, index, pattern.own).length === 1)) {
		return found(whole, pattern, index);
	}
	const places = whole.length > 1 ? whole.slice(0, MOST_TWINS) : findCandidates(pattern, index);
	const question = toQuestion(pattern, index, position?.start);
	const decision = decide(
		places.map(place => scorePlace(place, question)),
		question,
	);
	switch (decision.kind) {
		case 'found':
			return found(decision.places, pattern, index);
		case 'ambiguous':
			return chooseByPlace(
				decision.places.map(place => toSpan(place, pattern, index)),
				pattern,
				position,
			);
		case 'lost':
			return findVerbatim(index.text, quote, position);
	}
}

/** Words that stand so often with all their context are looked at no further than this. */
const MOST_TWINS = 200;

function found(places: readonly Place[], pattern: AnchorPattern, index: AnchorIndex): Anchoring {
	const [only] = places;
	return only === undefined ? { kind: 'lost' } : { kind: 'found', span: toSpan(only, pattern, index) };
}

/**
 * Decides between passages that are alike by the place, where it may: the quote was taken with all the context there is
 * because it had its like already then, and one of them stands exactly where it was.
 */
function chooseByPlace(
	spans: readonly Span[],
	{ hadTwins }: AnchorPattern,
	position: Span | undefined,
): Anchoring {
	const stayed = spans.find(span => span.start === position?.start && span.end === position.end);
	return stayed !== undefined && hadTwins ? { kind: 'found', span: stayed } : { kind: 'ambiguous', spans };
}
