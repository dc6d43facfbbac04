import { ByteReader } from './bytes.js';
import type { NoteStamp } from './workspaceIndex.js';

/** The notes' columns, one place a note. */
export interface NoteColumns {
	readonly notes: (string | undefined)[];
	readonly mtimes: number[];
	readonly sizes: number[];
	readonly offsets: number[];
	readonly lengths: number[];
	/** Records, in any order; between them what earlier versions of notes left. */
	readonly bytes: Uint8Array;
}

/** What is thrown away in between counts only from here on, in bytes. */
const LEAST_WASTE = 64 * 1024;

/** The buffer grows by a quarter, but by no more than this, in bytes: what is not used yet is memory too, and copying 50 MB takes 10 ms. */
const MOST_SPARE = 1024 * 1024;

/** Notes under numbers, with their stamps and records; all records stand in one buffer, which is packed as soon as half of it is waste. */
export class NoteTable {
	readonly #notes: (string | undefined)[];
	readonly #mtimes: number[];
	readonly #sizes: number[];
	readonly #offsets: number[];
	readonly #lengths: number[];
	readonly #numbers = new Map<string, number>();
	readonly #free: number[] = [];
	#bytes: Uint8Array;
	#end: number;
	#live = 0;

	constructor(columns?: NoteColumns) {
		this.#notes = columns?.notes ?? [];
		this.#mtimes = columns?.mtimes ?? [];
		this.#sizes = columns?.sizes ?? [];
		this.#offsets = columns?.offsets ?? [];
		this.#lengths = columns?.lengths ?? [];
		this.#bytes = columns?.bytes ?? new Uint8Array();
		this.#end = this.#bytes.length;
		this.#notes.forEach((note, number) => {
			if (note === undefined) {
				this.#free.push(number);
			} else {
				this.#numbers.set(note, number);
				this.#live += this.#lengths[number] ?? 0;
			}
		});
	}

	get size(): number {
		return this.#numbers.size;
	}

	/** As they are written to a file: packed, without gaps. */
	get columns(): NoteColumns {
		this.#pack(0);
		return {
			notes: this.#notes,
			mtimes: this.#mtimes,
			sizes: this.#sizes,
			offsets: this.#offsets,
			lengths: this.#lengths,
			bytes: this.#bytes.subarray(0, this.#end),
		};
	}

	notes(): Iterable<string> {
		return this.#numbers.keys();
	}

	numbers(): Iterable<number> {
		return this.#numbers.values();
	}

	/** No note has a number as high as this. */
	get limit(): number {
		return this.#notes.length;
	}

	has(number: number): boolean {
		return this.#notes[number] !== undefined;
	}

	find(note: string): number | undefined {
		return this.#numbers.get(note);
	}

	noteAt(number: number): string {
		return this.#notes[number] ?? '';
	}

	stampAt(number: number): NoteStamp {
		return { mtime: this.#mtimes[number] ?? 0, size: this.#sizes[number] ?? 0 };
	}

	readerAt(number: number): ByteReader {
		const start = this.#offsets[number] ?? 0;
		return new ByteReader(this.#bytes, start, start + (this.#lengths[number] ?? 0));
	}

	/** The note must not be there. */
	add(note: string, stamp: NoteStamp, record: Uint8Array): number {
		const number = this.#free.pop() ?? this.#notes.length;
		this.#reserve(record.length);
		this.#bytes.set(record, this.#end);
		this.#notes[number] = note;
		this.#mtimes[number] = stamp.mtime;
		this.#sizes[number] = stamp.size;
		this.#offsets[number] = this.#end;
		this.#lengths[number] = record.length;
		this.#numbers.set(note, number);
		this.#end += record.length;
		this.#live += record.length;
		return number;
	}

	remove(number: number): void {
		this.#numbers.delete(this.noteAt(number));
		this.#live -= this.#lengths[number] ?? 0;
		this.#notes[number] = undefined;
		this.#lengths[number] = 0;
		this.#free.push(number);
		this.#pack(Math.max(LEAST_WASTE, this.#live));
	}

	rename(number: number, to: string): void {
		this.#numbers.delete(this.noteAt(number));
		this.#notes[number] = to;
		this.#numbers.set(to, number);
	}

	#reserve(count: number): void {
		const needed = this.#end + count;
		if (needed > this.#bytes.length) {
			const spare = Math.min(MOST_SPARE, Math.max(LEAST_WASTE, this.#bytes.length >> 2));
			const grown = new Uint8Array(needed + spare);
			grown.set(this.#bytes.subarray(0, this.#end));
			this.#bytes = grown;
		}
	}

	#pack(waste: number): void {
		if (this.#end - this.#live <= waste) {
			return;
		}
		const packed = new Uint8Array(this.#live);
		let end = 0;
		for (const number of this.#numbers.values()) {
			const start = this.#offsets[number] ?? 0;
			const length = this.#lengths[number] ?? 0;
			packed.set(this.#bytes.subarray(start, start + length), end);
			this.#offsets[number] = end;
			end += length;
		}
		this.#bytes = packed;
		this.#end = end;
	}
}
