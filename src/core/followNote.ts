import type { Steps } from './base/steps.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { IncrementalNote, type TextEdit } from './markdown/incrementalNote.js';
import type { NoteText } from './markdown/noteText.js';
import { readNoteFacts } from './understanding/noteFacts.js';
import { readInSteps, type ReadOptions } from './understanding/readNote.js';
import type { NoteFacts, Reading } from './understanding/reading.js';
import { createReadingMemory } from './understanding/readingMemory.js';

/** A note that is read again and again while it is written. Belongs to one thread. */
export interface FollowedNote {
	/** Whether this is what the note says now. */
	isOf(source: string): boolean;
	/**
	 * Takes in what was changed, each edit counted in the text that those before it left. Parses what it touches, understands nothing yet;
	 * before the first reading it parses nothing.
	 */
	edit(edits: readonly TextEdit[]): void;
	/**
	 * Reads the note as it stands, in steps of a millisecond or so: whoever has to stay responsive pauses between two of them. One that
	 * is not carried to its end leaves no trace. The note may not be edited in between.
	 */
	read(options?: ReadOptions): Steps<Reading>;
	/** What the note says of itself, in such steps as well: as a reading of the note at `path` has it, at the cost of parsing the note. */
	facts(path?: string): Steps<NoteFacts>;
}

/** Begins to follow a note: what an edit does not touch is not parsed, cut into sentences and matched again. */
export function followNote(source: string, lexicon: Lexicon): FollowedNote {
	let note: IncrementalNote | undefined;
	const memory = createReadingMemory();
	/** What the note says as long as it was not read. */
	let text = source;
	function* structure(): Steps<NoteText> {
		if (note === undefined) {
			note = yield* IncrementalNote.inSteps(text);
			text = '';
		}
		yield;
		yield* cut(note);
		return yield* note.textInSteps();
	}
	return {
		isOf: other => other === (note?.source ?? text),
		edit(edits) {
			if (note === undefined) {
				text = edits.reduce(edited, text);
			} else {
				note.edit(edits);
			}
		},
		*read(options = {}) {
			return yield* readInSteps(yield* structure(), lexicon, options, memory);
		},
		*facts(path = '') {
			const { title, date, source: publisher } = readNoteFacts(yield* structure(), path);
			return { title, date, source: publisher };
		},
	};
}

function edited(text: string, { offset, length, text: inserted }: TextEdit): string {
	return text.slice(0, offset) + inserted + text.slice(offset + length);
}

/** So many parts of a note are a step; most are a paragraph. */
const STRIDE = 8;

/** Cuts the parts that were not cut yet into blocks and sentences. */
function* cut(note: IncrementalNote): Steps<void> {
	let count = 0;
	for (const part of note.parts) {
		part.parted();
		if (++count % STRIDE === 0) {
			yield;
		}
	}
}
