/** The public face of the engine, importable as `pactmark/engine` without VS Code. */
export { createNoteReader, type NoteReader, type NoteReaderInit } from './noteReader.js';
export type { FollowedNote } from './followNote.js';
export type { Steps } from './base/steps.js';
export type { TextEdit } from './markdown/incrementalNote.js';
export { createSummariser, type NoteToSummarise, type SummariserSetup } from './noteSummariser.js';
export type { ReadOptions } from './understanding/readNote.js';
export { createBundledLexicon } from './lexicon/bundled.js';
export { lexiconTools, type LexiconTools } from './lexiconTools.js';
export { mergeLexicon } from './lexicon/mergeLexicon.js';
export {
	parseLexicon,
	type LexiconEntries,
	type LexiconProblem,
	type ParsedLexicon,
} from './lexicon/parseLexicon.js';
export { toReadingJson, type ReadingJson } from './understanding/readingJson.js';
export type { Company, Term } from './lexicon/entry.js';
export type { Lexicon } from './lexicon/lexicon.js';
export type * from './understanding/reading.js';
export { findQuote, takeQuote } from './annotations/anchorer.js';
export type { Anchoring, Quote, TakenQuote } from './annotations/quote.js';
