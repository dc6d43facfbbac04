import type { Steps } from './base/steps.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { IncrementalNote, type TextEdit } from './markdown/incrementalNote.js';
import { TermMemory } from './matching/termMemory.js';
import { readInSteps, type ReadOptions } from './understanding/readNote.js';
import type { Reading } from './understanding/reading.js';

/** A note that is read again and again while it is written. Belongs to one thread. */
export interface FollowedNote {
	/** Whether this is what the note says now. */
	isOf(source: string): boolean;
	/** Takes in what was changed, each edit counted in the text that those before it left. Parses what it touches, understands nothing yet. */
	edit(edits: readonly TextEdit[]): void;
	/**
	 * Reads the note as it stands, in steps of a millisecond or so: whoever has to stay responsive pauses between two of them. One that
	 * is not carried to its end leaves no trace. The note may not be edited in between.
	 */
	read(options?: ReadOptions): Steps<Reading>;
}

/** Begins to follow a note: what an edit does not touch is not parsed, cut into sentences and matched again. */
export function followNote(source: string, lexicon: Lexicon): FollowedNote {
	let note: IncrementalNote | undefined;
	const memory = new TermMemory();
	return {
		isOf: other => other === (note?.source ?? source),
		edit(edits) {
			note ??= new IncrementalNote(source);
			note.edit(edits);
		},
		*read(options = {}) {
			note ??= new IncrementalNote(source);
			yield;
			yield* cut(note);
			return yield* readInSteps(note.text, lexicon, options, memory);
		},
	};
}

/** So many parts of a note are a step; most are a paragraph. */
const STRIDE = 8;

/** Cuts the parts that were not cut yet into blocks and sentences. */
function* cut(note: IncrementalNote): Steps<void> {
	let count = 0;
	for (const part of note.parts) {
		part.parted(part.blocks.length);
		if (++count % STRIDE === 0) {
			yield;
		}
	}
}
