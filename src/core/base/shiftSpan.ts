import type { Span } from './span.js';

/** One replacement in a text: `length` code units at `offset` gave way to `inserted` new ones. */
export interface Edit {
	readonly offset: number;
	readonly length: number;
	readonly inserted: number;
}

/**
 * Where a span stands after an edit, or `undefined` when the edit ate all of it.
 *
 * ```text
 * Acme gets |exclusivity| for Japan      insert "full " before it: it moves by 5
 *            ~~~~~~~~~~~                 type at either edge: it does not grow
 * ```
 * An edit inside the span stretches or shrinks it; one that overlaps an edge cuts it off there.
 */
export function shiftSpan<T extends Span>(span: T, edit: Edit): T | undefined {
	const editEnd = edit.offset + edit.length;
	const delta = edit.inserted - edit.length;
	if (edit.offset >= span.end) {
		return span;
	}
	if (editEnd <= span.start) {
		return { ...span, start: span.start + delta, end: span.end + delta };
	}
	const isInside = edit.offset >= span.start && editEnd <= span.end;
	if (isInside && edit.length < span.end - span.start) {
		return { ...span, end: span.end + delta };
	}
	if (edit.offset > span.start) {
		return { ...span, end: edit.offset };
	}
	return editEnd < span.end
		? { ...span, start: edit.offset + edit.inserted, end: span.end + delta }
		: undefined;
}
