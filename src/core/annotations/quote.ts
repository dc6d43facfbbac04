import type { Span } from '../base/span.js';
import type { TextQuote } from './annotation.js';

/**
 * All that is kept of a passage so that it can be found again: its words with those around it, and where it stood.
 *
 * Every annotation is one. The place, in UTF-16 units of the note's source, is a hint: the words decide.
 */
export interface Quote {
	readonly quote: TextQuote;
	readonly position: Span | undefined;
}

/** A quote fresh from the note, whose place is known. */
export interface TakenQuote extends Quote {
	readonly position: Span;
}

/**
 * The outcome of looking for a quote again. Losing one is ordinary, so it is a value and not an exception.
 *
 * `ambiguous` holds one place or more, the likeliest first: each might be it, and none is sure to be.
 */
export type Anchoring =
	| { readonly kind: 'found'; readonly span: Span }
	| { readonly kind: 'ambiguous'; readonly spans: readonly Span[] }
	| { readonly kind: 'lost' };
