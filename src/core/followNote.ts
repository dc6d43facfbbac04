import type { Lexicon } from './lexicon/lexicon.js';
import { readNote, type ReadOptions } from './understanding/readNote.js';
import type { Reading } from './understanding/reading.js';

/** One replacement in a text: `length` code units at `offset` give way to `text`. */
export interface TextEdit {
	readonly offset: number;
	readonly length: number;
	readonly text: string;
}

/** A note that is read again and again while it is written. Belongs to one thread. */
export interface FollowedNote {
	/** Whether this is what the note says now. */
	isOf(source: string): boolean;
	/** Takes in what was changed, each edit counted in the text that those before it left. Reads nothing yet. */
	edit(edits: readonly TextEdit[]): void;
	/**
	 * Reads the note as it stands, in steps of a millisecond or so: whoever has to stay responsive pauses between two of them. One that
	 * is not carried to its end leaves no trace. The note may not be edited in between.
	 */
	read(options?: ReadOptions): Generator<void, Reading, void>;
}

/** Begins to follow a note. */
export function followNote(source: string, lexicon: Lexicon): FollowedNote {
	let text = source;
	return {
		edit(edits) {
			for (const { offset, length, text: inserted } of edits) {
				text = text.slice(0, offset) + inserted + text.slice(offset + length);
			}
		},
		isOf: source => source === text,
		*read(options = {}) {
			yield;
			return readNote(text, lexicon, options);
		},
	};
}
