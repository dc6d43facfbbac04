import type { Span } from '../base/span.js';
import type { TextQuote } from './annotation.js';
import type { Anchoring } from './quote.js';

/** How many units of context must stand beside a quote that is looked for letter by letter: enough that marks alone (`$`, `—`) are told apart. */
const CONTEXT = 16;

/** At most so many places are offered. */
const MOST_OFFERED = 12;

/**
 * Finds a quote as it was written, with the sixteen units on each side of it.
 *
 * For what the comparison of words can not see: marks, and the addresses of links. Time: one search through the text.
 */
export function findVerbatim(text: string, quote: TextQuote, position: Span | undefined): Anchoring {
	const { exact } = quote;
	if (exact === '') {
		return { kind: 'lost' };
	}
	const before = quote.prefix.slice(-CONTEXT);
	const whole = before + exact + quote.suffix.slice(0, CONTEXT);
	const spans: Span[] = [];
	for (let at = text.indexOf(whole); at >= 0; at = text.indexOf(whole, at + 1)) {
		const span = { start: at + before.length, end: at + before.length + exact.length };
		if (span.start === position?.start && spans.length >= MOST_OFFERED) {
			spans.pop();
		}
		if (spans.length < MOST_OFFERED) {
			spans.push(span);
		} else if (position === undefined || at > position.start) {
			break;
		}
	}
	const [only] = spans;
	if (only === undefined) {
		return { kind: 'lost' };
	}
	return spans.length === 1 ? { kind: 'found', span: only } : { kind: 'ambiguous', spans };
}
