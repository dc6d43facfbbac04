import { followNote, type FollowedNote } from './followNote.js';
import { createBundledLexicon } from './lexicon/bundled.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { readNote, type ReadOptions } from './understanding/readNote.js';
import type { Reading } from './understanding/reading.js';

/** The questions that may be asked of the engine. Frozen; holds no note. */
export interface NoteReader {
	readonly lexicon: Lexicon;
	/** Reads one note. Never throws on any text, and takes time linear in it. */
	read(text: string, options?: ReadOptions): Reading;
	/** For a note that is being written: what an edit does not touch is not read again. */
	follow(text: string): FollowedNote;
}

/** What a reader may be made with. */
export interface NoteReaderInit {
	/** What is known beforehand. Default: the lexicon that comes with Pactmark. */
	readonly lexicon?: Lexicon;
}

/** The only way to a working engine. The lexicon is compiled once, at the first reading. */
export function createNoteReader(init: NoteReaderInit = {}): NoteReader {
	const lexicon = init.lexicon ?? createBundledLexicon();
	return Object.freeze<NoteReader>({
		lexicon,
		read: (text, options = {}) => readNote(text, lexicon, options),
		follow: text => followNote(text, lexicon),
	});
}
