import { closeSync, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import type { NoteStamp } from '../core/indexing/workspaceIndex.js';
import type { Disk } from './protocol.js';

/** The files of this machine, read synchronously: in a thread of its own that is several times faster than promises. */
export const disk: Disk = {
	stamp: file => {
		try {
			const stats = statSync(file, { throwIfNoEntry: false });
			return stats?.isFile() === true ? stampOf(stats) : undefined;
		} catch {
			return undefined; // In a folder that is not ours to enter.
		}
	},
	read: (file, most) => {
		try {
			return readOpen(file, most);
		} catch {
			return undefined; // Gone meanwhile, or not ours to read.
		}
	},
};

/** The stamp is taken before the text: what is written in between makes it look older than it is, and is read again. */
function readOpen(file: string, most: number): { readonly text: string; readonly stamp: NoteStamp } {
	const opened = openSync(file, 'r');
	try {
		const stamp = stampOf(fstatSync(opened));
		const text = stamp.size > most ? '' : readFileSync(opened, 'utf8');
		return { text: text.startsWith('\uFEFF') ? text.slice(1) : text, stamp };
	} finally {
		closeSync(opened);
	}
}

/** In whole milliseconds, as VS Code's own file systems give it. */
function stampOf({ mtime, size }: Stats): NoteStamp {
	return { mtime: mtime.getTime(), size };
}
