import type { Files } from './files.js';

/** Locks and passing files are this machine's business. */
const IGNORED = '# Passing files of Pactmark.\n*.lock\n*.lock.*\n*.tmp\n';

/**
 * `union`: where two branches changed neighbouring lines, git keeps the lines of both and marks no conflict. What then stands there twice is merged
 * record by record when the file is read.
 */
const ATTRIBUTES =
	'# One record a line: lines of both sides are kept, and Pactmark merges the records.\n*.jsonl text eol=lf merge=union\n';

/** Tells git how to treat the folder. Files that are there already stay as they are; that it failed is no reason to write nothing. */
export async function prepareFolder(files: Files): Promise<void> {
	await files.create('.gitignore', IGNORED);
	await files.create('.gitattributes', ATTRIBUTES);
}
