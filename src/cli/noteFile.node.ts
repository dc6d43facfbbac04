import { readFileSync, statSync } from 'node:fs';

/** The largest note that is read, in bytes: fifty times the longest article in sight; what is larger is no note. */
export const LARGEST_NOTE = 5 * 1024 * 1024;

/** A file's text without a byte order mark, as an editor has it; or one clear sentence that says why there is none and what to do. */
export type NoteFile =
	| { readonly text: string; readonly problem?: undefined }
	| { readonly text?: undefined; readonly problem: string };

/** Reads a note from a file; `-` stands for standard input. */
export function readNoteFile(path: string, largest = LARGEST_NOTE): NoteFile {
	let bytes: Uint8Array;
	try {
		if (path !== '-') {
			const stats = statSync(path);
			if (stats.isDirectory()) {
				return {
					problem: `${path} is a folder. Name the notes in it, for instance ${path.replace(/\/$/, '')}/*.md.`,
				};
			}
			if (stats.size > largest) {
				return { problem: tooLarge(path, stats.size, largest) };
			}
		}
		bytes = readFileSync(path === '-' ? 0 : path);
	} catch (error) {
		return { problem: unreadable(path, error) };
	}
	return bytes.length > largest ? { problem: tooLarge(path, bytes.length, largest) } : decode(path, bytes);
}

/** How many bytes are looked at to tell a binary file; text files have no zero byte at all. */
const SNIFFED = 8192;

function decode(path: string, bytes: Uint8Array): NoteFile {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return { problem: `${path} is UTF-16 text. Save it as UTF-8 and try again.` };
	}
	if (bytes.subarray(0, SNIFFED).includes(0)) {
		return { problem: `${path} is not text. Name a markdown file.` };
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
	} catch {
		return {
			problem: `${path} is not UTF-8 text${placeOfFault(bytes)}. Save it as UTF-8 and try again.`,
		};
	}
}

/** The line of the first byte that is not UTF-8, found by decoding ever longer beginnings. */
function placeOfFault(bytes: Uint8Array): string {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let line = 1;
	let start = 0;
	for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
		try {
			decoder.decode(bytes.subarray(start, end));
		} catch {
			break;
		}
		start = end + 1;
		line++;
	}
	return ` (line ${line})`;
}

function tooLarge(path: string, size: number, largest: number): string {
	const megabytes = (count: number): string => (count / 1024 / 1024).toFixed(1).replace(/\.0$/, '');
	return `${path} has ${megabytes(size)} MB; notes of up to ${megabytes(largest)} MB are read. Split it, or raise the limit with --limit.`;
}

function unreadable(path: string, error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : undefined;
	switch (code) {
		case 'ENOENT':
			return `${path} does not exist. Check the name.`;
		case 'EACCES':
		case 'EPERM':
			return `${path} may not be read. Check its permissions.`;
		default:
			return `${path} cannot be read: ${error instanceof Error ? error.message : String(error)}.`;
	}
}
