import type { Span } from '../base/span.js';
import type { Place } from './anchorAlign.js';
import type { AnchorIndex } from './anchorIndex.js';
import type { AnchorPattern } from './anchorPattern.js';

/**
 * The span of a place that was found by its words: with the marks at the quote's edges, where the note still has them, and
 * without the part of a word that the quote left out.
 *
 * ```text
 * quote   “**Acme** gets it.”          note   … "*Acme* gets it." …
 * span                                        ~~~~~~~~~~~~~~~~~~
 * ```
 */
export function toSpan(place: Place, pattern: AnchorPattern, index: AnchorIndex): Span {
	const { starts, ends } = index.words;
	const { text } = index;
	const first = starts[place.start] ?? 0;
	const last = ends[place.end - 1] ?? first;
	const gapBefore = text.slice(
		Math.max(ends[place.start - 1] ?? 0, first - pattern.lead.length * 2),
		first,
	);
	const gapAfter = text.slice(
		last,
		Math.min(starts[place.end] ?? text.length, last + pattern.trail.length * 2),
	);
	let start = first - sharedMarks(reversed(pattern.lead), reversed(gapBefore));
	let end = last + sharedMarks(pattern.trail, gapAfter);
	const { insets } = pattern;
	if (insets.start > 0) {
		start = Math.min(first + insets.start, (ends[place.start] ?? first) - 1);
	}
	if (insets.end > 0) {
		end = Math.max(last - insets.end, (starts[place.end - 1] ?? last) + 1);
	}
	return { start, end: Math.max(end, start + 1) };
}

function reversed(text: string): string {
	return Array.from({ length: text.length }, (_, i) => text.charAt(text.length - 1 - i)).join('');
}

/** How far the gap repeats the quote's marks, in units of the gap: alike quotation marks, dashes and white space are the same, emphasis may be missing. */
function sharedMarks(marks: string, gap: string): number {
	let shared = 0;
	let at = 0;
	for (let i = 0; i < marks.length && at < gap.length;) {
		const mark = marks.charAt(i);
		const met = gap.charAt(at);
		if (kindOf(mark) === kindOf(met)) {
			i++;
			at++;
			shared = at;
		} else if (isEmphasis(mark)) {
			i++;
		} else if (isEmphasis(met)) {
			at++;
		} else {
			break;
		}
	}
	return shared;
}

function isEmphasis(mark: string): boolean {
	return '*_~`='.includes(mark);
}

function kindOf(mark: string): string {
	if (/[“”„"«»]/.test(mark)) {
		return '"';
	}
	if (/[‘’']/.test(mark)) {
		return "'";
	}
	if (/[\u2010-\u2015-]/.test(mark)) {
		return '-';
	}
	if (mark === '_') {
		return '*';
	}
	return /\s/.test(mark) ? ' ' : mark;
}
