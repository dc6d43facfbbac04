import { compareText } from './annotation.js';
import type { FileHeader, KeptLine, RecordFile, RecordFormat, StoredRecord } from './recordFile.js';
import { printFields } from './json.js';

/** Records by their id. */
export type RecordSet<R> = ReadonlyMap<string, R>;

/** Two states of one set of records, and the one that both came from as far as it is known. */
export interface MergeSides<T> {
	readonly base: T;
	readonly mine: T;
	readonly theirs: T;
}

/**
 * Three-way merge, record by record. Swapping `mine` and `theirs` changes nothing.
 *
 * - What one side alone added, changed or deleted is added, changed, deleted.
 * - A change beats a deletion: bringing back a remark that somebody meant to delete costs a keystroke, the reverse costs the remark.
 * - Where both changed one record, the format merges it field by field; words that cannot be merged are kept in a further record.
 *
 * Time linear in the number of records.
 */
export function mergeRecords<R extends StoredRecord>(
	{ base, mine, theirs }: MergeSides<RecordSet<R>>,
	format: RecordFormat<R>,
): Map<string, R> {
	const merged = new Map<string, R>();
	const kept: R[] = [];
	for (const id of new Set([...mine.keys(), ...theirs.keys()])) {
		const result = mergeOne(
			{ base: base.get(id), mine: mine.get(id), theirs: theirs.get(id) },
			kept,
			format,
		);
		if (result !== undefined) {
			merged.set(id, result);
		}
	}
	for (const record of kept) {
		if (!merged.has(record.id)) {
			merged.set(record.id, record);
		}
	}
	format.repair?.(merged, base);
	return merged;
}

function mergeOne<R extends StoredRecord>(
	{ base, mine, theirs }: MergeSides<R | undefined>,
	kept: R[],
	format: RecordFormat<R>,
): R | undefined {
	if (mine === undefined || theirs === undefined) {
		const left = mine ?? theirs;
		return left !== undefined && base !== undefined && isSame(left, base, format) ? undefined : left;
	}
	if (isSame(mine, theirs, format)) {
		return mine;
	}
	if (base !== undefined && isSame(mine, base, format)) {
		return theirs;
	}
	if (base !== undefined && isSame(theirs, base, format)) {
		return mine;
	}
	const merged = format.merge(mine, theirs, base);
	kept.push(...merged.kept);
	return merged.record;
}

/** Whether two records would be written alike. */
export function isSame<R extends StoredRecord>(a: R, b: R, format: RecordFormat<R>): boolean {
	return a === b || printFields(format.write(a)) === printFields(format.write(b));
}

/**
 * The same for whole files: records, the lines that are none, and the header.
 *
 * A kept line stays where both have it, and goes where one side took it out: that is how a user mends a file by hand.
 */
export function mergeFiles<R extends StoredRecord>(
	sides: MergeSides<RecordFile<R>>,
	format: RecordFormat<R>,
): RecordFile<R> {
	const { base, mine, theirs } = sides;
	return {
		...theirs,
		header: mergeHeaders(sides),
		records: mergeRecords({ base: base.records, mine: mine.records, theirs: theirs.records }, format),
		kept: mergeKept({ base: base.kept, mine: mine.kept, theirs: theirs.kept }),
		isReadOnly: mine.isReadOnly || theirs.isReadOnly,
		written: new Map([...base.written, ...mine.written, ...theirs.written]),
	};
}

function mergeHeaders<R extends StoredRecord>({ base, mine, theirs }: MergeSides<RecordFile<R>>): FileHeader {
	const news = [mine.header, theirs.header].filter(({ note }) => note !== base.header.note);
	const [first] = news.toSorted((a, b) => compareText(a.note ?? '\uffff', b.note ?? '\uffff'));
	return first ?? theirs.header;
}

function mergeKept({ base, mine, theirs }: MergeSides<readonly KeptLine[]>): readonly KeptLine[] {
	if (mine.length === 0 && base.length === 0) {
		return theirs;
	}
	const wanted = new Map<string, number>();
	const [before, ours, others] = [countLines(base), countLines(mine), countLines(theirs)];
	for (const text of new Set([...ours.keys(), ...others.keys()])) {
		const [b, m, t] = [before.get(text) ?? 0, ours.get(text) ?? 0, others.get(text) ?? 0];
		wanted.set(text, mergeCount(b, m, t));
	}
	return [...theirs, ...mine].filter(({ text }) => {
		const left = wanted.get(text) ?? 0;
		wanted.set(text, left - 1);
		return left > 0;
	});
}

function mergeCount(base: number, mine: number, theirs: number): number {
	if (mine === base) {
		return theirs;
	}
	return theirs === base ? mine : Math.max(mine, theirs);
}

function countLines(lines: readonly KeptLine[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { text } of lines) {
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
	return counts;
}
