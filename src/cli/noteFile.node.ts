import { readFileSync, statSync } from 'node:fs';

/** The largest note that is read, in bytes: fifty times the longest article in sight; what is larger is no note. */
export const LARGEST_NOTE = 5 * 1024 * 1024;

/** A file's text without a byte order mark, as an editor has it; or one clear sentence that says why there is none and what to do. */
export type NoteFile =
	| { readonly text: string; readonly problem?: undefined }
	| { readonly text?: undefined; readonly problem: string };

/** What a file is read as. */
export type FileKind = 'note' | 'lexicon';

/** Reads a note or a lexicon from a file; `-` stands for standard input. */
export function readNoteFile(path: string, largest = LARGEST_NOTE, kind: FileKind = 'note'): NoteFile {
	let bytes: Uint8Array;
	try {
		if (path !== '-') {
			const stats = statSync(path);
			if (stats.isDirectory()) {
				return { problem: `${path} is a folder. ${insteadOfFolder(path, kind)}` };
			}
			if (stats.size > largest) {
				return { problem: tooLarge(path, { size: stats.size, largest, kind }) };
			}
		}
		bytes = readFileSync(path === '-' ? 0 : path);
	} catch (error) {
		return { problem: unreadable(path, error) };
	}
	return bytes.length > largest
		? { problem: tooLarge(path, { size: bytes.length, largest, kind }) }
		: decode(path, bytes, kind);
}

/** How many bytes are looked at to tell a binary file; text files have no zero byte at all. */
const SNIFFED = 8192;

function decode(path: string, bytes: Uint8Array, kind: FileKind): NoteFile {
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
		return { problem: `${path} is UTF-16 text. Save it as UTF-8 and try again.` };
	}
	if (bytes.subarray(0, SNIFFED).includes(0)) {
		return { problem: `${path} is not text. Name a ${kind === 'note' ? 'markdown' : 'YAML'} file.` };
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

function insteadOfFolder(path: string, kind: FileKind): string {
	const folder = path.replace(/\/$/, '');
	return kind === 'note'
		? `Name the notes in it, for instance ${folder}/*.md.`
		: `Name the lexicon itself, for instance ${folder}/lexicon.yaml.`;
}

function tooLarge(
	path: string,
	{ size, largest, kind }: { readonly size: number; readonly largest: number; readonly kind: FileKind },
): string {
	const files = kind === 'note' ? 'notes' : 'lexicons';
	return `${path} has ${sizeLabel(size)}; ${files} of up to ${sizeLabel(largest)} are read. Split it, or raise the limit with --limit.`;
}

/** "2.5 MB", "40 KB", "12 bytes": in the largest unit of which there is one. */
function sizeLabel(bytes: number): string {
	const rounded = (count: number): string => count.toFixed(1).replace(/\.0$/, '');
	if (bytes >= 1024 * 1024) {
		return `${rounded(bytes / 1024 / 1024)} MB`;
	}
	return bytes >= 1024 ? `${rounded(bytes / 1024)} KB` : `${Math.floor(bytes)} bytes`;
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
