import { shiftSpan, type Edit } from '../core/base/shiftSpan.js';
import type { Span } from '../core/base/span.js';
import type { Lexicon } from '../core/lexicon/lexicon.js';
import type { CorrectedReading } from '../core/correctReading.js';
import type { Evidence, Reading } from '../core/understanding/reading.js';
import { createOutline, type Outline } from '../core/wording/outline.js';

/** A note's reading with what belongs to it. */
export interface Snapshot {
	/** Of the document. */
	readonly version: number;
	readonly reading: Reading;
	/** What the user's corrections took out of it, where they were found, and those that found no place. */
	readonly removed: CorrectedReading['removed'];
	readonly placed: CorrectedReading['placed'];
	readonly unplaced: CorrectedReading['unplaced'];
	readonly lexicon: Lexicon;
	readonly outline: Outline;
	/** Whether it was moved over edits and not read anew. */
	readonly isShifted: boolean;
}

/** The outline is made when it is first asked for: highlights alone do not need one. */
export function createSnapshot(parts: Omit<Snapshot, 'outline'>): Snapshot {
	let outline: Outline | undefined;
	return {
		...parts,
		get outline() {
			outline ??= createOutline(parts.reading, parts.lexicon);
			return outline;
		},
	};
}

/** A snapshot moved over edits that were made since, until the note is read again. */
export function shiftSnapshot(snapshot: Snapshot, edits: readonly Edit[], version: number): Snapshot {
	const reading = shiftReading(snapshot.reading, edits);
	return createSnapshot({ ...partsOf(snapshot), version, reading, isShifted: true });
}

function partsOf({
	lexicon,
	removed,
	placed,
	unplaced,
}: Snapshot): Pick<Snapshot, 'lexicon' | 'removed' | 'placed' | 'unplaced'> {
	return { lexicon, removed, placed, unplaced };
}

/**
 * A mention that was edited inside is left out, since it may be one no longer. Evidence keeps the words it was read with and moves
 * with its place.
 */
function shiftReading(reading: Reading, edits: readonly Edit[]): Reading {
	const move = <T extends Span>(span: T): T | undefined =>
		edits.reduce<T | undefined>((moved, edit) => moved && shiftSpan(moved, edit), span);
	const moveAll = <T extends Span>(spans: readonly T[]): T[] => spans.flatMap(span => move(span) ?? []);
	const moveEvidence = <T extends { readonly evidence: Evidence }>(items: readonly T[]): T[] =>
		items.flatMap(item => {
			const evidence = move(item.evidence);
			return evidence === undefined ? [] : [{ ...item, evidence }];
		});
	return {
		...reading,
		sections: moveAll(reading.sections),
		sentences: moveAll(reading.sentences),
		passedOver: moveAll(reading.passedOver),
		mentions: moveAll(reading.mentions).filter(({ start, end, text }) => end - start === text.length),
		changes: moveEvidence(reading.changes),
		beneficiaries: moveEvidence(reading.beneficiaries),
	};
}
