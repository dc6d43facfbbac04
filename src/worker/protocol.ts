import type { Correction } from '../core/annotations/corrections.js';
import type { NoteStamp } from '../core/indexing/workspaceIndex.js';
import type { SummariserSetup } from '../core/noteSummariser.js';

/** A note that is to be read. */
export interface NoteToRead {
	/** As corrections name it; empty where none can. */
	readonly path: string;
	/** Those of passages of this note. */
	readonly corrections: readonly Correction[];
	/** Where its text comes from: a file that the worker reads by itself, what a file holds, or an open editor. */
	readonly from:
		| { readonly kind: 'file'; readonly file: string }
		| { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer>; readonly stamp: NoteStamp }
		| { readonly kind: 'text'; readonly text: string; readonly stamp: NoteStamp };
}

/** What the host may ask of a worker. Each `read` and `stat` is answered, in the order in which they came, under its id. */
export type Ask =
	/** What notes are read with from now on. `engine`: where the engine's module is, if the worker can not know. */
	| { readonly kind: 'setUp'; readonly setup: SummariserSetup; readonly engine: string | undefined }
	| { readonly kind: 'read'; readonly id: number; readonly notes: readonly NoteToRead[] }
	| { readonly kind: 'stat'; readonly id: number; readonly files: readonly string[] };

/** What a worker says. */
export type Answer =
	/** It runs. */
	| { readonly kind: 'ready' }
	| {
			readonly kind: 'read';
			readonly id: number;
			/** The notes' summaries one behind the other, as `decodeSummary` takes them. */
			readonly bytes: Uint8Array<ArrayBuffer>;
			/** Where each of them ends; one that could not be read is empty. */
			readonly ends: Uint32Array<ArrayBuffer>;
			readonly stamps: Float64Array<ArrayBuffer>;
			/** What went wrong in us. */
			readonly faults: readonly string[];
	  }
	| { readonly kind: 'stat'; readonly id: number; readonly stamps: Float64Array<ArrayBuffer> }
	/** The question could not be answered at all. */
	| { readonly kind: 'failed'; readonly id: number; readonly message: string };

/** Files that the side which serves can read by itself. */
export interface Disk {
	/** `undefined` where there is no such file. */
	stamp(file: string): NoteStamp | undefined;
	/**
	 * Without a byte order mark. `undefined` where it can not be read. Of a file of more bytes than `most` nothing is read, and its text is
	 * empty.
	 */
	read(file: string, most: number): { readonly text: string; readonly stamp: NoteStamp } | undefined;
}

/** The host's end of the wire to whatever reads notes: a worker, or the host itself. */
export interface WorkerPort {
	post(ask: Ask, transfer: readonly ArrayBuffer[]): void;
	/** To be called once, before anything is posted. `onGone` is called once where the other side has died. */
	listen(onAnswer: (answer: Answer) => void, onGone: (reason: string) => void): void;
	/** Ends it on purpose: nothing more is heard of it. */
	end(): void;
	/** Ends it as an accident would. */
	kill(): void;
}

/** Stamps as numbers: time and size of each, `NaN` where there is none. */
export function packStamps(stamps: readonly (NoteStamp | undefined)[]): Float64Array<ArrayBuffer> {
	return Float64Array.from(stamps.flatMap(stamp => [stamp?.mtime ?? NaN, stamp?.size ?? NaN]));
}

/** The stamp at a place of what `packStamps` made. */
export function unpackStamp(packed: Float64Array, place: number): NoteStamp | undefined {
	const [mtime = NaN, size = NaN] = packed.subarray(2 * place, 2 * place + 2);
	return Number.isNaN(mtime) ? undefined : { mtime, size };
}
