import { isBinary } from './base/isBinary.js';
import { createAnchorer, type Anchorer } from './annotations/anchorer.js';
import type { Correction } from './annotations/corrections.js';
import { correctReading } from './correctReading.js';
import type { NoteSummary } from './indexing/noteSummary.js';
import { summarise } from './indexing/summarise.js';
import { encodeSummary } from './indexing/summaryCodec.js';
import { createBundledLexicon } from './lexicon/bundled.js';
import { companyName } from './lexicon/lexicon.js';
import { mergeLexicon } from './lexicon/mergeLexicon.js';
import type { LexiconEntries } from './lexicon/parseLexicon.js';
import { readNote, type ReadOptions } from './understanding/readNote.js';

/** What all notes of a workspace are read with. Plain data, so that it can be handed to another thread. */
export interface SummariserSetup {
	/** Laid over the lexicon that comes with Pactmark, the lowest first. */
	readonly layers: readonly LexiconEntries[];
	readonly options: ReadOptions;
	/** Corrections that hold in every note. */
	readonly corrections: readonly Correction[];
	/** Longer notes are not read; in code units. */
	readonly longest: number;
}

/** A note that is to be summarised. */
export interface NoteToSummarise {
	readonly source: string;
	/** As corrections name it, see `toNotePath`; empty where none can. */
	readonly path: string;
	/** Corrections of passages of this note. */
	readonly corrections: readonly Correction[];
}

/** What the index keeps of a note that is not read: too long, or no text. */
export const NOTHING: NoteSummary = Object.freeze<NoteSummary>({
	title: '',
	date: '',
	source: '',
	entities: [],
	mentions: [],
	facts: [],
	changes: [],
	benefits: [],
});

/**
 * Makes what reads notes for the index: with a user's lexicon, corrected, and put into bytes (see `decodeSummary`).
 *
 * The lexicon is compiled at the first note. A note takes as long as it takes to read; never throws on a text.
 */
export function createSummariser(setup: SummariserSetup): (note: NoteToSummarise) => Uint8Array<ArrayBuffer> {
	const lexicon = setup.layers.reduce(mergeLexicon, createBundledLexicon());
	return ({ source, path, corrections }) => {
		if (source.length > setup.longest || isBinary(source)) {
			return encodeSummary(NOTHING);
		}
		const read = readNote(source, lexicon, { ...setup.options, path });
		const all = [...setup.corrections, ...corrections];
		let anchorer: Anchorer | undefined;
		const { reading } =
			all.length === 0
				? { reading: read }
				: correctReading(read, all, {
						source,
						note: path,
						find: quote => (anchorer ??= createAnchorer(source)).find(quote),
					});
		return encodeSummary(summarise(source, reading, (id, label) => companyName(lexicon, id, label)));
	};
}
