import type { Span } from '../base/span.js';
import { IncrementalNote, type NoteText } from './incrementalNote.js';
import type { Sentence } from './sentence.js';

export type { NoteText } from './incrementalNote.js';
export type { Sentence } from './sentence.js';

/** Reads a note's structure and cuts its prose. Never throws. */
export function readNoteText(source: string): NoteText {
	return new IncrementalNote(source).text;
}

/** Where the words `[from, to)` of a sentence stand in the note's source. */
export function sourceSpan(sentence: Sentence, from: number, to: number): Span {
	const start = sentence.words[from]?.start ?? sentence.start;
	const end = sentence.words[to - 1]?.end ?? sentence.end;
	return sentence.block.map.toSource({ start, end });
}

/** The text that a reader sees of the words `[from, to)` of a sentence, line wraps as spaces. */
export function shownText(sentence: Sentence, from: number, to: number): string {
	const start = sentence.words[from]?.start ?? sentence.start;
	const end = sentence.words[to - 1]?.end ?? sentence.end;
	return sentence.block.text.slice(start, end).replace(/\s+/g, ' ');
}
