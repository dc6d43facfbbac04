import {
	emptyFile,
	parseRecordFile,
	printRecordFile,
	type RecordFormat,
	type StoredRecord,
} from './recordFile.js';

/** One record as it was seen when somebody began to change it, and as it shall be. Without `after` it is deleted. */
export interface RecordChange<R> {
	readonly before: R | undefined;
	readonly after: R | undefined;
}

/** Changes as they are kept: two files of records, what they were made to and what they make of it. */
export interface KeptChanges {
	readonly before: string;
	readonly after: string;
}

/**
 * Where changes outlast the window while they are not in their file, one entry a file. Paths relative to `.pactmark`.
 *
 * What is set counts at once. Writing down is its own matter, as is what it does where that fails.
 */
export interface ChangeKeeper {
	/** The files that something is kept for. */
	paths(): readonly string[];
	get(path: string): KeptChanges | undefined;
	/** Takes the place of what was kept for the file; `undefined` where nothing waits any longer. */
	set(path: string, changes: KeptChanges | undefined): void;
}

/** Writes changes down, with the note that their file belongs to. */
export function printChanges<R extends StoredRecord>(
	changes: Iterable<RecordChange<R>>,
	note: string | undefined,
	format: RecordFormat<R>,
): KeptChanges {
	const [before, after] = [new Map<string, R>(), new Map<string, R>()];
	for (const change of changes) {
		if (change.before !== undefined) {
			before.set(change.before.id, change.before);
		}
		if (change.after !== undefined) {
			after.set(change.after.id, change.after);
		}
	}
	const print = (records: ReadonlyMap<string, R>): string =>
		printRecordFile({ ...emptyFile<R>(note), records }, format);
	return { before: print(before), after: print(after) };
}

/** Reads what `printChanges` wrote; never throws. */
export function parseChanges<R extends StoredRecord>(
	kept: KeptChanges,
	format: RecordFormat<R>,
): { readonly note: string | undefined; readonly changes: ReadonlyMap<string, RecordChange<R>> } {
	const [before, after] = [parseRecordFile(kept.before, format), parseRecordFile(kept.after, format)];
	const ids = new Set([...before.records.keys(), ...after.records.keys()]);
	const changes = [...ids].map(
		id => [id, { before: before.records.get(id), after: after.records.get(id) }] as const,
	);
	return { note: after.header.note, changes: new Map(changes) };
}
