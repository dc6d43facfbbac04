import { createAnchorer, type Anchorer } from '../../core/annotations/anchorer.js';
import { placeOf } from '../../core/annotations/correctionStore.js';
import { correctReading, type CorrectedReading } from '../../core/correctReading.js';
import type { Reading } from '../../core/understanding/reading.js';
import type { CorrectionsOfNote } from './noteCorrections.js';

/** A reading as it was read, with the text that it was read from. */
export interface RawReading {
	readonly reading: Reading;
	readonly source: string;
}

/** Lays the corrections over a reading. The note is made ready for finding passages only if there is one to be found in it. */
export function correctRawReading(
	{ reading, source }: RawReading,
	{ note, corrections }: CorrectionsOfNote,
): CorrectedReading {
	let anchorer: Anchorer | undefined;
	const fitting = corrections.filter(each => (placeOf(each)?.note ?? note) === note);
	return correctReading(reading, fitting, {
		source,
		note,
		find: quote => (anchorer ??= createAnchorer(source)).find(quote),
	});
}
