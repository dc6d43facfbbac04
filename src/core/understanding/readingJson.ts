import type { Span } from '../base/span.js';
import type { Reading } from './reading.js';

/** The reading as `pactmark read --json` prints it: the contract, versioned. */
export interface ReadingJson {
	readonly version: 1;
	readonly note: {
		readonly path: string | null;
		readonly title: string | null;
		readonly date: string | null;
		readonly source: string | null;
	};
	readonly mentions: readonly object[];
	readonly changes: readonly object[];
	readonly beneficiaries: readonly object[];
	/** What was not read: it looks like what a web page leaves around an article. */
	readonly passedOver: readonly Span[];
}

/** Turns a reading into the contract's form. `path` is given back as `note.path`. */
export function toReadingJson(reading: Reading, path?: string): ReadingJson {
	const { note } = reading;
	return {
		version: 1,
		note: {
			path: path ?? null,
			title: note.title ?? null,
			date: note.date ?? null,
			source: note.source ?? null,
		},
		mentions: reading.mentions,
		changes: reading.changes,
		beneficiaries: reading.beneficiaries,
		passedOver: reading.passedOver,
	};
}
