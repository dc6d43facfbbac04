import { digest } from './digest.js';

/** The folder of the annotation files, inside `.pactmark`. */
export const ANNOTATION_FOLDER = 'annotations';

/** How much of a note's name an annotation file carries, for people who look into the folder. */
const LONGEST_NAME = 48;

/**
 * A note's path as it may be stored: relative to the workspace folder, POSIX.
 *
 * `undefined` for whatever could lead elsewhere or is no path at all: absolute, with a drive or a scheme, with `..`, a back slash, or
 * control characters. A path out of a file is used only after it passed here.
 */
export function toNotePath(path: string): string | undefined {
	const isSafe =
		path.length <= LONGEST_PATH &&
		!/[\p{Cc}\\]/u.test(path) &&
		!/^[A-Za-z]:/.test(path) &&
		path.split('/').every(part => part !== '' && part !== '.' && part !== '..');
	return isSafe ? path : undefined;
}

/**
 * The path of a note in a folder of which it is known that it is in it; `undefined` where it could not be stored.
 *
 * Cut by length, not by comparing: `/home/Notes` and `/home/notes/seed.md` belong together where letters' case does not matter, and who knows
 * that is whoever found the folder.
 */
export function notePathBelow(folder: string, path: string): string | undefined {
	return toNotePath(path.slice(folder.endsWith('/') ? folder.length : folder.length + 1));
}

/** Longer than any file system's longest path. */
const LONGEST_PATH = 4096;

/**
 * The file of a note's annotations, relative to `.pactmark`.
 *
 * ```text
 * deals/2026/Orvane & Böhm.md   →   annotations/orvane-bohm-3f0c…9e.jsonl
 * ```
 * The fingerprint of the whole path makes it unique; the name before it is for people. Lower-case letters, digits and hyphens alone, so
 * that no two names meet on a file system that is blind to case, no name is reserved on Windows (`con.md` becomes `con-….jsonl`), none is
 * too long, and none leads anywhere. Which note it belongs to is said in the file, not by its name.
 */
export function annotationPathOf(note: string): string {
	const name = (note.split('/').at(-1) ?? '')
		.replace(/\.[^.]*$/, '')
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, LONGEST_NAME)
		.replace(/^-+|-+$/g, '');
	return `${ANNOTATION_FOLDER}/${name === '' ? 'note' : name}-${digest(note.normalize('NFC'))}.jsonl`;
}

/** Whether a file of the folder is one of annotations, and not a lock or what a crash left behind. */
export function isAnnotationPath(path: string): boolean {
	return new RegExp(`^${ANNOTATION_FOLDER}/[^/]+\\.jsonl$`).test(path);
}
