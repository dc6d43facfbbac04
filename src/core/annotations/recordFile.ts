import { compareText } from './annotation.js';
import { parseFields, printFields, type Field } from './json.js';
import { readFields, type RecordFields } from './recordFields.js';

/** What every record of every kind of file has. */
export interface StoredRecord {
	readonly id: string;
}

/** What a merge of two versions of one record came to. */
export interface MergedVersions<R> {
	readonly record: R;
	/** Further records that hold what `record` could not. */
	readonly kept: readonly R[];
}

/** How one kind of record is written in a line, ordered and merged. */
export interface RecordFormat<R extends StoredRecord> {
	/** What the header calls the file: `annotations`. */
	readonly name: string;
	/** The newest version that can be written. */
	readonly version: number;
	/** The record in a line, or one sentence that says why there is none. Must not throw. */
	read(fields: RecordFields): R | string;
	/** All fields in their stable order, unknown ones last. */
	write(record: R): readonly Field[];
	/** A total order: where records stand in the file. */
	order(a: R, b: R): number;
	/**
	 * One record out of two versions of it, with what both came from where that is known.
	 * Must not depend on which of the two is named first.
	 */
	merge(a: R, b: R, base: R | undefined): MergedVersions<R>;
	/** What is odd about records that were read, by their ids: one sentence each. They count all the same. */
	check?(records: ReadonlyMap<string, R>): ReadonlyMap<string, string>;
	/** Brings back what the records of a merge lean on, from what both sides had before. */
	repair?(merged: Map<string, R>, base: ReadonlyMap<string, R>): void;
}

/** What is wrong in a line. Lines count from 1. */
export interface RecordProblem {
	readonly line: number;
	/** One sentence for the user. */
	readonly message: string;
}

/** A line that is no record, kept byte for byte. */
export interface KeptLine {
	/** Without its line feed; a carriage return stays. */
	readonly text: string;
	/** The id of the record it stands behind; `undefined` for the lines below the header. */
	readonly after: string | undefined;
}

/** The header of a file: its first line. */
export interface FileHeader {
	/** The note that the records belong to, as the file says; unchecked. `undefined` where it does not say. */
	readonly note: string | undefined;
	readonly extra: readonly Field[];
}

/** What a file of records says: JSON Lines with a header. */
export interface RecordFile<R extends StoredRecord> {
	readonly header: FileHeader;
	readonly records: ReadonlyMap<string, R>;
	readonly kept: readonly KeptLine[];
	readonly problems: readonly RecordProblem[];
	/** A newer Pactmark wrote it: it may be shown, not written. */
	readonly isReadOnly: boolean;
	/** How records and the header stood in the file, for writing back unchanged what did not change. */
	readonly written: ReadonlyMap<object, string>;
	/** What ended lines; a checkout on Windows may have made it two characters. */
	readonly lineEnd: '\n' | '\r\n';
	readonly hasByteOrderMark: boolean;
}

/** A file without records. */
export function emptyFile<R extends StoredRecord>(note?: string): RecordFile<R> {
	return {
		header: { note, extra: [] },
		records: new Map(),
		kept: [],
		problems: [],
		isReadOnly: false,
		written: new Map(),
		lineEnd: '\n',
		hasByteOrderMark: false,
	};
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * Reads a file of records. Never throws, and takes time linear in the text (but for sorting what stands twice).
 *
 * What is no record is kept as it is, at its place, and reported. A record that stands there twice (git's `union` merge, or a
 * conflict that was left in the file) is merged; in which order the lines stand makes no difference.
 */
export function parseRecordFile<R extends StoredRecord>(
	text: string,
	format: RecordFormat<R>,
): RecordFile<R> {
	const hasByteOrderMark = text.startsWith(BYTE_ORDER_MARK);
	const lines = text.slice(hasByteOrderMark ? 1 : 0).split('\n');
	const state = new LineReader(format);
	lines.forEach((line, i) => state.take(line, i + 1));
	return {
		...state.finish(),
		lineEnd: lines[0]?.endsWith('\r') === true ? '\r\n' : '\n',
		hasByteOrderMark,
	};
}

/** Writes a file of records: the header, then every record in its order, each followed by the lines kept behind it. */
export function printRecordFile<R extends StoredRecord>(
	file: RecordFile<R>,
	format: RecordFormat<R>,
): string {
	const { header, records, written, lineEnd } = file;
	const keptById = groupByPlace(file);
	const lines: string[] = [];
	const add = (line: string, id: string | undefined): void => {
		lines.push(line);
		for (const { text } of keptById.get(id) ?? []) {
			lines.push(`${text}\n`);
		}
	};
	add(written.get(header) ?? `${printFields(headerFields(header, format))}${lineEnd}`, undefined);
	for (const record of [...records.values()].sort((a, b) => format.order(a, b))) {
		add(written.get(record) ?? `${printFields(format.write(record))}${lineEnd}`, record.id);
	}
	return `${file.hasByteOrderMark ? BYTE_ORDER_MARK : ''}${lines.join('')}`;
}

function headerFields<R extends StoredRecord>({ note, extra }: FileHeader, format: RecordFormat<R>): Field[] {
	return [
		['pactmark', format.name],
		['version', format.version],
		...(note === undefined ? [] : [['note', note] as const]),
		...extra,
	];
}

function groupByPlace<R extends StoredRecord>({
	kept,
	records,
}: RecordFile<R>): ReadonlyMap<string | undefined, readonly KeptLine[]> {
	const groups = new Map<string | undefined, KeptLine[]>();
	for (const line of kept) {
		const place = placeOf(line, records);
		const group = groups.get(place);
		if (group === undefined) {
			groups.set(place, [line]);
		} else {
			group.push(line);
		}
	}
	return groups;
}

/** Where a kept line stands: below the header where the record before it is gone. */
function placeOf<R extends StoredRecord>(
	{ after }: KeptLine,
	records: ReadonlyMap<string, R>,
): string | undefined {
	return after !== undefined && records.has(after) ? after : undefined;
}

/** Reads line by line; what it has gathered is a file. */
class LineReader<R extends StoredRecord> {
	readonly #format: RecordFormat<R>;
	readonly #versions = new Map<string, R[]>();
	/** Where each record stands first. */
	readonly #lines = new Map<string, number>();
	readonly #written = new Map<object, string>();
	readonly #kept: KeptLine[] = [];
	readonly #problems: RecordProblem[] = [];
	#header: FileHeader | undefined;
	#isReadOnly = false;
	#last: string | undefined;

	constructor(format: RecordFormat<R>) {
		this.#format = format;
	}

	take(line: string, number: number): void {
		if (line.trim() === '') {
			return;
		}
		const fields = parseFields(line);
		if (fields?.some(([name]) => name === 'pactmark') === true) {
			this.#takeHeader(line, number, fields);
			return;
		}
		const record = fields === undefined ? whatIsWrong(line) : this.#format.read(readFields(fields));
		if (typeof record === 'string') {
			this.#keep(line, number, record);
			return;
		}
		this.#last = record.id;
		this.#written.set(record, `${line}\n`);
		const others = this.#versions.get(record.id);
		if (others === undefined) {
			this.#lines.set(record.id, number);
			this.#versions.set(record.id, [record]);
		} else {
			others.push(record);
		}
	}

	#takeHeader(line: string, number: number, fields: readonly Field[]): void {
		const header = readFields(fields);
		const name = header.text('pactmark');
		const version = header.number('version');
		const note = header.text('note');
		if (name !== this.#format.name || version === undefined || version < 1) {
			this.#keep(line, number, `This is not the first line of a file of ${this.#format.name}.`);
		} else if (version > this.#format.version) {
			this.#isReadOnly = true;
			this.#keep(
				line,
				number,
				'A newer version of Pactmark wrote this file. It is shown as far as it can be read, and not changed.',
			);
			this.#header ??= { note, extra: header.rest() };
		} else if (this.#header === undefined) {
			this.#header = { note, extra: header.rest() };
			this.#written.set(this.#header, `${line}\n`);
			if (number > 1) {
				this.#problems.push({ line: number, message: 'This line belongs at the top of the file.' });
			}
		} else if (this.#header.note !== note) {
			this.#keep(line, number, 'This file names two notes. The first one counts.');
		}
	}

	#keep(text: string, line: number, message: string): void {
		this.#kept.push({ text, after: this.#last });
		this.#problems.push({ line, message });
	}

	finish(): Omit<RecordFile<R>, 'lineEnd' | 'hasByteOrderMark'> {
		const records = new Map<string, R>();
		const extras: R[] = [];
		for (const [id, versions] of this.#versions) {
			const { record, kept } = mergeAll(versions, this.#format);
			records.set(id, record);
			extras.push(...kept);
		}
		for (const extra of extras) {
			if (!records.has(extra.id)) {
				records.set(extra.id, extra);
			}
		}
		for (const [id, message] of this.#format.check?.(records) ?? []) {
			this.#problems.push({ line: this.#lines.get(id) ?? 1, message });
		}
		if (this.#header === undefined && (records.size > 0 || this.#kept.length > 0)) {
			this.#problems.unshift({
				line: 1,
				message: `The first line should say that this is a file of ${this.#format.name}, and of which version.`,
			});
		}
		return {
			header: this.#header ?? { note: undefined, extra: [] },
			records,
			kept: this.#kept,
			problems: this.#problems,
			isReadOnly: this.#isReadOnly,
			written: this.#written,
		};
	}
}

/** Versions of one record made one, whatever order they stand in. */
function mergeAll<R extends StoredRecord>(
	versions: readonly R[],
	format: RecordFormat<R>,
): MergedVersions<R> {
	const [first, ...others] =
		versions.length < 2
			? versions
			: versions
					.map(version => ({ version, line: printFields(format.write(version)) }))
					.sort((a, b) => compareText(a.line, b.line))
					.map(({ version }) => version);
	if (first === undefined) {
		throw new Error('A record has at least one version.');
	}
	const kept: R[] = [];
	let record = first;
	for (const other of others) {
		const merged = format.merge(record, other, undefined);
		record = merged.record;
		kept.push(...merged.kept);
	}
	return { record, kept };
}

function whatIsWrong(line: string): string {
	if (/^(<{7}|={7}|>{7}|\|{7})(\s|$)/.test(line)) {
		return 'A merge was left unfinished here. Both sides were read; this line can be deleted.';
	}
	return line.trimStart().startsWith('{')
		? 'This line is incomplete or damaged. It is kept as it is; mend it or delete it.'
		: 'This line is none of ours. It is kept as it is.';
}
