/**
 * A half-open stretch `[start, end)` of a text.
 *
 * Units are UTF-16 code units. Where nothing else is said the text is a note's source, counted from the start of the
 * file; the editor layer alone converts to lines and columns.
 */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** Whether the spans share at least one code unit. Spans that only touch do not. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start < b.end && b.start < a.end;
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
	return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether an offset lies in the span or at one of its edges, as a text cursor does. */
export function touches(span: Span, offset: number): boolean {
	return span.start <= offset && offset <= span.end;
}

/** Orders spans by where they begin, the longer first where they begin together. */
export function bySpan(a: Span, b: Span): number {
	return a.start - b.start || b.end - a.end;
}
