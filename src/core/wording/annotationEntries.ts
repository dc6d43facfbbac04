import { partitionPoint } from '../base/partitionPoint.js';
import type { AnnotationRecord, AnnotationThread } from '../annotations/annotation.js';
import { toThreads } from '../annotations/annotation.js';
import type { Anchoring, Quote } from '../annotations/quote.js';
import type { Span } from '../base/span.js';
import type { NoteFacts } from '../understanding/reading.js';

/** Whether an annotation's passage is there: surely, perhaps, no longer, or not even its note; `unread` where the note is there and no text. */
export type Placing = 'found' | 'unsure' | 'lost' | 'orphan' | 'unread';

/** An annotation with all that a list or an export says of it. */
export interface AnnotationEntry {
	readonly note: string;
	readonly facts: NoteFacts;
	readonly thread: AnnotationThread;
	readonly placing: Placing;
	/** Where it stands, or for `unsure` where it likeliest does; in UTF-16 units. */
	readonly span: Span | undefined;
	/** The same in Unicode code points, in which the W3C model counts. */
	readonly points: Span | undefined;
	/** The line of the start of `span`, counted from 1. */
	readonly line: number | undefined;
}

/** A note that has annotations. */
export interface AnnotatedNote {
	/** As `toNotePath` gives it. */
	readonly note: string;
	/** `undefined` where the note is gone or cannot be read. */
	readonly text: string | undefined;
	/** Whether the note is there, and is too large or no text. */
	readonly isUnread?: boolean;
	readonly facts: NoteFacts;
	readonly records: Iterable<AnnotationRecord>;
	/** Looks for a passage in `text`. */
	readonly find: (quote: Quote) => Anchoring;
}

/** The annotations of a note in the order of their passages; those without a sure place come after the others. */
export function listAnnotations({
	note,
	text,
	isUnread = false,
	facts,
	records,
	find,
}: AnnotatedNote): readonly AnnotationEntry[] {
	const { threads } = toThreads(records);
	const measure = text === undefined ? undefined : new Measure(text);
	return threads
		.map((thread): AnnotationEntry => {
			const base = { note, facts, thread };
			if (measure === undefined) {
				const placing = isUnread ? 'unread' : 'orphan';
				return { ...base, placing, span: undefined, points: undefined, line: undefined };
			}
			const anchoring = find(thread.annotation);
			const span = spanOf(anchoring);
			return {
				...base,
				placing: anchoring.kind === 'ambiguous' ? 'unsure' : anchoring.kind,
				span,
				points: span && measure.points(span),
				line: span && measure.line(span.start),
			};
		})
		.sort((a, b) => rank(a) - rank(b) || startOf(a) - startOf(b));
}

function spanOf(anchoring: Anchoring): Span | undefined {
	switch (anchoring.kind) {
		case 'found':
			return anchoring.span;
		case 'ambiguous':
			return anchoring.spans[0];
		case 'lost':
			return undefined;
	}
}

const ORDER: readonly Placing[] = ['found', 'unsure', 'lost', 'orphan', 'unread'];

function rank({ placing }: AnnotationEntry): number {
	return ORDER.indexOf(placing);
}

function startOf({ span, thread }: AnnotationEntry): number {
	return span?.start ?? thread.annotation.position?.start ?? 0;
}

/** Lines and code points of a text, looked up in sorted lists: a note of a megabyte is walked through once. */
class Measure {
	readonly #lineEnds: readonly number[];
	/** Where the second halves of surrogate pairs stand. */
	readonly #halves: readonly number[];

	constructor(text: string) {
		this.#lineEnds = [...text.matchAll(/\n/g)].map(({ index }) => index);
		this.#halves = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1);
	}

	line(offset: number): number {
		return partitionPoint(this.#lineEnds, end => end < offset) + 1;
	}

	points({ start, end }: Span): Span {
		const halvesBefore = (offset: number): number => partitionPoint(this.#halves, half => half < offset);
		return { start: start - halvesBefore(start), end: end - halvesBefore(end) };
	}
}
