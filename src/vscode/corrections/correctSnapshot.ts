import { createAnchorer, type Anchorer } from '../../core/annotations/anchorer.js';
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
	return correctReading(reading, corrections, {
		source,
		note,
		find: quote => (anchorer ??= createAnchorer(source)).find(quote),
	});
}
