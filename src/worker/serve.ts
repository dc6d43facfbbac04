import type { NoteStamp } from '../core/indexing/workspaceIndex.js';
import type { NoteToSummarise, SummariserSetup } from '../core/noteSummariser.js';
import { packStamps, type Answer, type Ask, type Disk, type NoteToRead } from './protocol.js';

/** What is needed of the engine's module. */
export interface SummarisingEngine {
	readonly createSummariser: (setup: SummariserSetup) => (note: NoteToSummarise) => Uint8Array<ArrayBuffer>;
}

/** What the serving side is made with. */
export interface ServeInit {
	readonly loadEngine: (address: string | undefined) => Promise<SummarisingEngine>;
	/** Missing where no files can be read: texts are handed over then. */
	readonly disk?: Disk;
	readonly post: (answer: Answer, transfer: ArrayBuffer[]) => void;
	/** Called after each note; what it returns is waited for. Missing where the thread is ours alone. */
	readonly pause?: () => Promise<void> | undefined;
}

type Summarise = (note: NoteToSummarise) => Uint8Array<ArrayBuffer>;

interface Text {
	readonly text: string;
	readonly stamp: NoteStamp;
}

/**
 * The serving end of the wire: takes questions and answers them one after the other.
 *
 * The engine is loaded when the first note is to be read: asking for stamps alone costs nothing of it.
 */
export function serve(init: ServeInit): (ask: Ask) => void {
	let setup: Extract<Ask, { readonly kind: 'setUp' }> | undefined;
	let summariser: Promise<Summarise> | undefined;
	let last: Promise<void> = Promise.resolve();
	const answer = async (ask: Exclude<Ask, { readonly kind: 'setUp' }>): Promise<void> => {
		if (ask.kind === 'stat') {
			const stamps = packStamps(ask.files.map(file => init.disk?.stamp(file)));
			init.post({ kind: 'stat', id: ask.id, stamps }, [stamps.buffer]);
			return;
		}
		if (setup === undefined) {
			throw new Error('Nothing was said about what to read with.');
		}
		const { engine, setup: own } = setup;
		summariser ??= init.loadEngine(engine).then(({ createSummariser }) => createSummariser(own));
		await readAll(ask, { summarise: await summariser, longest: own.longest }, init);
	};
	init.post({ kind: 'ready' }, []);
	return ask => {
		if (ask.kind === 'setUp') {
			last = last.then(() => {
				setup = ask;
				summariser = undefined;
			});
			return;
		}
		last = last
			.then(() => answer(ask))
			.catch((failure: unknown) => {
				summariser = undefined; // A failure to load is not remembered.
				init.post({ kind: 'failed', id: ask.id, message: String(failure) }, []);
			});
	};
}

async function readAll(
	{ id, notes }: { readonly id: number; readonly notes: readonly NoteToRead[] },
	{ summarise, longest }: { readonly summarise: Summarise; readonly longest: number },
	init: ServeInit,
): Promise<void> {
	const faults: string[] = [];
	const stamps: (NoteStamp | undefined)[] = [];
	const summaries: Uint8Array<ArrayBuffer>[] = [];
	for (const { path, corrections, from } of notes) {
		const found = textOf(from, init.disk, longest);
		let summary: Uint8Array<ArrayBuffer> = new Uint8Array();
		try {
			summary = found === undefined ? summary : summarise({ source: found.text, path, corrections });
		} catch (failure) {
			faults.push(`${path}: ${String(failure)}`);
		}
		stamps.push(found?.stamp);
		summaries.push(summary);
		await init.pause?.();
	}
	const packed = packStamps(stamps);
	const { bytes, ends } = join(summaries);
	init.post({ kind: 'read', id, bytes, ends, stamps: packed, faults }, [
		bytes.buffer,
		ends.buffer,
		packed.buffer,
	]);
}

/** In UTF-8 a code unit is so many bytes at most. */
const BYTES_A_UNIT = 3;

/** A file that is longer than a note may be is not even fetched. */
function textOf(from: NoteToRead['from'], disk: Disk | undefined, longest: number): Text | undefined {
	switch (from.kind) {
		case 'file':
			return disk?.read(from.file, BYTES_A_UNIT * longest);
		case 'bytes':
			return { text: new TextDecoder().decode(from.bytes), stamp: from.stamp };
		case 'text':
			return from;
	}
}

function join(parts: readonly Uint8Array[]): {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly ends: Uint32Array<ArrayBuffer>;
} {
	const ends = new Uint32Array(parts.length);
	let end = 0;
	parts.forEach((part, i) => {
		end += part.length;
		ends[i] = end;
	});
	const bytes = new Uint8Array(end);
	parts.forEach((part, i) => {
		bytes.set(part, (ends[i] ?? 0) - part.length);
	});
	return { bytes, ends };
}
