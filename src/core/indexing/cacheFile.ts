import { ByteReader, ByteWriter } from './bytes.js';
import { ColumnIndex, type IndexColumns } from './createWorkspaceIndex.js';
import { FORMAT } from './recordCodes.js';
import type { WorkspaceIndex } from './workspaceIndex.js';

/** "PMX" and the version of the file, apart from that of the records. */
const MAGIC = 0x504d5801;

/** Magic, format of the records, check sum of all that follows. */
const HEADER = 3;

/**
 * An index as a file, to be read with the same key only: whatever its notes were read with.
 *
 * Three words, then the key, the strings with how often each is used, the notes with their stamps, and their records. Of an index that
 * `createWorkspaceIndex` did not make the notes are taken over one by one first.
 */
export function encodeIndex(
	index: Pick<WorkspaceIndex, 'notes' | 'stampOf' | 'summaryOf'>,
	key: string,
): Uint8Array<ArrayBuffer> {
	const { strings, uses, notes, mtimes, sizes, lengths, offsets, bytes } = columnsOf(index);
	const writer = new ByteWriter(bytes.length + 64 * (strings.length + notes.length) + 4096);
	writer.bytes(new Uint8Array(4 * HEADER));
	writer.strings([key]);
	writer.strings(strings);
	writer.number(uses.length);
	uses.forEach(count => writer.number(count));
	const numbers = [...notes.keys()].filter(number => notes[number] !== undefined);
	const records = numbers.sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
	writer.strings(records.map(number => notes[number] ?? ''));
	const stamps = new Float64Array(records.flatMap(number => [mtimes[number] ?? 0, sizes[number] ?? 0]));
	writer.bytes(new Uint8Array(stamps.buffer));
	records.forEach(number => writer.number(lengths[number] ?? 0));
	writer.bytes(bytes);
	writer.bytes(new Uint8Array((4 - (writer.length % 4)) % 4)); // So that it is whole words.
	const file = writer.take();
	const words = new Uint32Array(file.buffer);
	words.set([MAGIC, FORMAT, checkSum(words)]);
	return file;
}

function columnsOf(index: Pick<WorkspaceIndex, 'notes' | 'stampOf' | 'summaryOf'>): IndexColumns {
	if (index instanceof ColumnIndex) {
		return index.columns;
	}
	const copy = new ColumnIndex();
	for (const note of index.notes()) {
		const stamp = index.stampOf(note);
		const summary = index.summaryOf(note);
		if (stamp !== undefined && summary !== undefined) {
			copy.set(note, stamp, summary);
		}
	}
	return copy.columns;
}

/**
 * The index that such a file holds; `undefined` where it is another's, of another key or version, cut off or damaged. Never throws.
 *
 * The records are not copied: the index keeps the file's bytes, until so many notes have changed that they are packed anew.
 */
export function decodeIndex(bytes: Uint8Array, key: string): WorkspaceIndex | undefined {
	if (bytes.length % 4 !== 0 || bytes.length < 4 * HEADER) {
		return undefined;
	}
	const file = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
	const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4);
	if (words[0] !== MAGIC || words[1] !== FORMAT || words[2] !== checkSum(words)) {
		return undefined;
	}
	const reader = new ByteReader(file, 4 * HEADER);
	if (reader.strings()[0] !== key) {
		return undefined;
	}
	const strings = reader.manyStrings();
	const uses = reader.numbers();
	const notes = reader.manyStrings()();
	const stamps = new Float64Array(reader.bytes(16 * notes.length).slice().buffer);
	const lengths = notes.map(() => reader.number());
	let total = 0;
	const offsets = lengths.map(length => (total += length) - length);
	const records = reader.bytes(total);
	if (reader.isBroken || stamps.length !== 2 * notes.length) {
		return undefined;
	}
	return new ColumnIndex({
		strings,
		uses,
		notes,
		mtimes: notes.map((_, i) => stamps[2 * i] ?? 0),
		sizes: notes.map((_, i) => stamps[2 * i + 1] ?? 0),
		offsets,
		lengths,
		bytes: records,
	});
}

/** Of all words behind the header. No single changed word leaves it as it was, whatever the change. */
function checkSum(words: Uint32Array): number {
	let sum = words.length;
	for (let at = HEADER; at < words.length; at++) {
		sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193);
		sum = (sum << 13) | (sum >>> 19);
	}
	return sum >>> 0;
}
