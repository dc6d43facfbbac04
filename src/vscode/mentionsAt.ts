import { touches } from '../core/base/span.js';
import type { Mention, Reading } from '../core/understanding/reading.js';

/** The mentions at an offset, the innermost first: a company may stand inside a term. */
export function mentionsAt({ mentions }: Reading, offset: number): readonly Mention[] {
	return mentions
		.filter(mention => touches(mention, offset))
		.sort((a, b) => a.end - a.start - (b.end - b.start));
}
