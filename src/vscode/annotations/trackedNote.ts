import type * as vscode from 'vscode';
import { toThreads, type Annotation, type AnnotationRecord } from '../../core/annotations/annotation.js';
import { carryPassages, isCollapsed, takePassage, type Passage } from '../../core/annotations/anchorCarry.js';
import type { Anchorer } from '../../core/annotations/anchorer.js';
import type { Span } from '../../core/base/span.js';
import type { PlacedAnnotation, Placement } from './placedAnnotation.js';

/** The places of one annotation, followed from when they were looked for. */
interface Anchor {
	/** What was looked for: where the quote is another one, it is looked for again. */
	readonly key: string;
	readonly isSure: boolean;
	/** None where it was not found. */
	readonly passages: readonly Passage[];
}

/** A quote that no longer says where its passage is. */
export interface StaleQuote {
	readonly annotation: Annotation;
	readonly span: Span;
}

/** The annotations of one open note with their places, which follow every edit. */
export class TrackedNote {
	readonly document: vscode.TextDocument;
	readonly #anchors = new Map<string, Anchor>();
	#threads: ReturnType<typeof toThreads>['threads'] = [];
	#placed: readonly PlacedAnnotation[] | undefined;
	#isEdited = false;

	constructor(document: vscode.TextDocument) {
		this.document = document;
	}

	/** The annotations in the order of the note, those without a place last. */
	get placed(): readonly PlacedAnnotation[] {
		this.#placed ??= this.#threads
			.map(({ annotation, replies }) => ({
				note: this.document.uri,
				annotation,
				replies,
				place: placementOf(this.#anchors.get(annotation.id)),
			}))
			.sort((a, b) => startOf(a.place) - startOf(b.place));
		return this.#placed;
	}

	/** Takes what the file says now. Only annotations with a quote that is not known yet are looked for. */
	update(records: Iterable<AnnotationRecord>, anchorer: () => Anchorer): void {
		this.#threads = toThreads(records).threads;
		this.#placed = undefined;
		const ids = new Set(this.#threads.map(({ annotation }) => annotation.id));
		for (const id of this.#anchors.keys()) {
			if (!ids.has(id)) {
				this.#anchors.delete(id);
			}
		}
		const fresh = this.#threads.filter(
			({ annotation }) => this.#anchors.get(annotation.id)?.key !== keyOf(annotation),
		);
		if (fresh.length > 0) {
			this.#anchor(
				fresh.map(({ annotation }) => annotation),
				anchorer(),
			);
		}
	}

	/** An annotation whose place is known without looking: it was just made there. */
	pin(annotation: Annotation, span: Span): void {
		const passages = [takePassage(this.document.getText(), span)];
		this.#anchors.set(annotation.id, { key: keyOf(annotation), isSure: true, passages });
		this.#placed = undefined;
	}

	/** Follows the edits of one event; whether any annotation came or went by them. Time: annotations × edits. */
	carry(changes: readonly vscode.TextDocumentContentChangeEvent[]): boolean {
		this.#isEdited = true;
		const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
			offset: rangeOffset,
			length: rangeLength,
			text,
		}));
		let isOther = false;
		for (const [id, anchor] of this.#anchors) {
			const passages = carryPassages(anchor.passages, edits);
			isOther ||= passages.some((passage, i) => isGone(passage) !== isGone(anchor.passages[i]));
			this.#anchors.set(id, { ...anchor, passages });
		}
		this.#placed = undefined;
		return isOther;
	}

	/** Looks for every annotation by its quote: the text came from outside, where edits were not seen. */
	anchorAll(anchorer: Anchorer): void {
		this.#anchor(
			this.#threads.map(({ annotation }) => annotation),
			anchorer,
		);
	}

	/**
	 * After the note was saved: looks again for what has no sure place, and names those whose quote would not lead back to where they are, so
	 * that it can be taken anew. Nothing to do where nothing was edited since.
	 */
	check(anchorer: () => Anchorer): readonly StaleQuote[] {
		if (!this.#isEdited || this.#threads.length === 0) {
			return [];
		}
		this.#isEdited = false;
		const ready = anchorer();
		const stale: StaleQuote[] = [];
		for (const { annotation, place } of this.placed) {
			const found = ready.find(annotation);
			if (place.kind === 'found') {
				const isTrue =
					found.kind === 'found' &&
					found.span.start === place.span.start &&
					found.span.end === place.span.end;
				if (!isTrue || ready.take(place.span).quote.exact !== annotation.quote.exact) {
					stale.push({ annotation, span: place.span });
				}
			} else if (found.kind === 'found') {
				this.pin(annotation, found.span);
			}
		}
		return stale;
	}

	#anchor(annotations: readonly Annotation[], anchorer: Anchorer): void {
		const text = this.document.getText();
		for (const annotation of annotations) {
			const found = anchorer.find(annotation);
			const spans = spansOf(found);
			this.#anchors.set(annotation.id, {
				key: keyOf(annotation),
				isSure: found.kind === 'found',
				passages: spans.map(span => takePassage(text, span)),
			});
		}
		this.#placed = undefined;
	}
}

/** Where an annotation stands in a note that is not open. */
export function placeIn(anchorer: Anchorer, annotation: Annotation): Placement {
	const found = anchorer.find(annotation);
	return found.kind === 'ambiguous' ? { kind: 'unsure', spans: found.spans } : found;
}

function spansOf(found: ReturnType<Anchorer['find']>): readonly Span[] {
	switch (found.kind) {
		case 'found':
			return [found.span];
		case 'ambiguous':
			return found.spans;
		case 'lost':
			return [];
	}
}

function placementOf(anchor: Anchor | undefined): Placement {
	const spans = (anchor?.passages ?? [])
		.filter(passage => !isCollapsed(passage))
		.map(({ start, end }) => ({ start, end }));
	const [first] = spans;
	if (first === undefined) {
		return { kind: 'lost' };
	}
	return anchor?.isSure === true ? { kind: 'found', span: first } : { kind: 'unsure', spans };
}

/** Where an annotation stands in the order of the note. */
export function startOf(place: Placement): number {
	switch (place.kind) {
		case 'found':
			return place.span.start;
		case 'unsure':
			return place.spans[0]?.start ?? Infinity;
		case 'lost':
			return Number.MAX_SAFE_INTEGER;
	}
}

function isGone(passage: Passage | undefined): boolean {
	return passage === undefined || isCollapsed(passage);
}

function keyOf({ quote, position }: Annotation): string {
	return JSON.stringify([quote, position]);
}
