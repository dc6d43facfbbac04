import type { Span } from '../../src/core/base/span.js';

/** A note with `«…»` around what is expected, parted into the plain text and the spans in it. */
export function marked(note: string): { readonly text: string; readonly spans: readonly Span[] } {
	const spans: Span[] = [];
	let text = '';
	let start = 0;
	for (const character of note) {
		if (character === '«') {
			start = text.length;
		} else if (character === '»') {
			spans.push({ start, end: text.length });
		} else {
			text += character;
		}
	}
	return { text, spans };
}
