/** What the bench measures of the engine, part by part. Bundled by the bench itself. */
export { createNoteReader } from '../../src/core/noteReader.js';
export { parseMarkdown } from '../../src/core/markdown/parse.js';
export { readNoteText } from '../../src/core/markdown/noteText.js';
export { understandNote } from '../../src/core/understanding/readNote.js';
