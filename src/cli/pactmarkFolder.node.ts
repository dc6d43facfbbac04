import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, unlinkSync } from 'node:fs';
import { lstat, mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { FileFault, Files, FileText, Guard } from '../core/annotations/files.js';

/** The largest file that is read, in bytes: a hundred thousand annotations, twenty times what the largest team has in one note. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** On Windows a virus scanner or indexer may hold a file for a moment: how often a rename is tried, and how long to wait in between. */
const RENAME_TRIES = 20;
const RENAME_PAUSE = 15;

/** The `.pactmark` folder of a workspace folder on a disk. */
export function createPactmarkFolder(workspaceFolder: string): Files {
	const root = join(resolve(workspaceFolder), '.pactmark');
	return {
		isExclusive: true,
		read: path => read(root, path),
		create: (path, text) => create(root, path, text),
		replace: (from, to, guard) => replace(root, { from, to, guard }),
		move: (from, to) => move(root, from, to),
		remove: (path, expected) => remove(root, path, expected),
		list: folder => list(root, folder),
		now: () => performance.now(),
		wait: milliseconds => new Promise(done => setTimeout(done, milliseconds)),
		unique: () => randomUUID(),
	};
}

/** Where a path lies; thrown as a fault where that is not inside the folder, be it by its dots or by a link on the way. */
async function locate(root: string, path: string): Promise<string> {
	const file = resolve(root, path);
	if (!file.startsWith(root + sep) || path.includes('\0')) {
		throw outside(path);
	}
	const parts = file.slice(root.length + 1).split(sep);
	for (let depth = 0; depth <= parts.length; depth++) {
		const stats = await lstat(join(root, ...parts.slice(0, depth))).catch((error: unknown) => {
			if (codeOf(error) === 'ENOENT') {
				return undefined;
			}
			throw error;
		});
		if (stats?.isSymbolicLink() === true) {
			throw outside(path);
		}
		if (stats === undefined) {
			break;
		}
	}
	return file;
}

class OutsideError extends Error {}

function outside(path: string): OutsideError {
	return new OutsideError(
		`.pactmark/${path} leads out of the folder .pactmark, through a link or its name. It is left alone.`,
	);
}

async function read(root: string, path: string): Promise<FileText | FileFault> {
	try {
		const file = await locate(root, path);
		const { size } = await lstat(file);
		if (size > LARGEST_FILE) {
			const message = `.pactmark/${path} has ${Math.round(size / 1024 / 1024)} MB; files of up to ${LARGEST_FILE / 1024 / 1024} MB are read.`;
			return { kind: 'fault', reason: 'tooLarge', message };
		}
		const bytes = await readFile(file);
		return {
			kind: 'text',
			text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
		};
	} catch (error) {
		return codeOf(error) === 'ENOENT' ? { kind: 'missing' } : toFault(path, error);
	}
}

async function create(root: string, path: string, text: string): Promise<'created' | 'exists' | FileFault> {
	try {
		const file = await locate(root, path);
		await mkdir(dirname(file), { recursive: true });
		await locate(root, path);
		const handle = await open(file, 'wx');
		try {
			await handle.writeFile(text, 'utf8');
			if (!path.endsWith('.lock')) {
				await handle.sync(); // A lock that a power cut takes away was of no more use.
			}
		} catch (error) {
			await handle.close();
			await unlink(file);
			throw error;
		}
		await handle.close();
		return 'created';
	} catch (error) {
		return codeOf(error) === 'EEXIST' ? 'exists' : toFault(path, error);
	}
}

async function replace(
	root: string,
	{ from, to, guard }: { readonly from: string; readonly to: string; readonly guard: Guard },
): Promise<'replaced' | 'unguarded' | FileFault> {
	try {
		const [source, target, lock] = [
			await locate(root, from),
			await locate(root, to),
			await locate(root, guard.path),
		];
		for (let tries = 1; ; tries++) {
			try {
				return replaceNow(source, target, { path: lock, token: guard.token });
			} catch (error) {
				if (
					!['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error)) ||
					tries === RENAME_TRIES ||
					process.platform !== 'win32'
				) {
					throw error;
				}
				await new Promise(done => setTimeout(done, RENAME_PAUSE));
			}
		}
	} catch (error) {
		return toFault(to, error);
	}
}

/** Without a pause between looking at the guard and renaming: nothing of this process can come in between. */
function replaceNow(source: string, target: string, { path, token }: Guard): 'replaced' | 'unguarded' {
	if (readIfThere(path) !== token) {
		return 'unguarded';
	}
	renameSync(source, target);
	return 'replaced';
}

async function move(root: string, from: string, to: string): Promise<'moved' | 'missing' | FileFault> {
	try {
		await rename(await locate(root, from), await locate(root, to));
		return 'moved';
	} catch (error) {
		return codeOf(error) === 'ENOENT' ? 'missing' : toFault(from, error);
	}
}

async function remove(
	root: string,
	path: string,
	expected: string,
): Promise<'removed' | 'changed' | FileFault> {
	try {
		const file = await locate(root, path);
		const text = readIfThere(file);
		if (text !== undefined && text !== expected) {
			return 'changed';
		}
		if (text !== undefined) {
			unlinkSync(file);
		}
		return 'removed';
	} catch (error) {
		return codeOf(error) === 'ENOENT' ? 'removed' : toFault(path, error);
	}
}

function readIfThere(file: string): string | undefined {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (codeOf(error) === 'ENOENT') {
			return undefined;
		}
		throw error;
	}
}

async function list(root: string, folder: string): Promise<readonly string[] | FileFault> {
	try {
		const path = folder === '' ? root : await locate(root, folder);
		const entries = await readdir(path, { withFileTypes: true });
		return entries.filter(entry => !entry.isDirectory()).map(({ name }) => name);
	} catch (error) {
		return codeOf(error) === 'ENOENT' ? [] : toFault(folder, error);
	}
}

function toFault(path: string, error: unknown): FileFault {
	const name = `.pactmark/${path}`;
	const fault = (reason: FileFault['reason'], message: string): FileFault => ({
		kind: 'fault',
		reason,
		message,
	});
	if (error instanceof OutsideError) {
		return fault('outside', error.message);
	}
	switch (codeOf(error)) {
		case 'ENOSPC':
		case 'EDQUOT':
			return fault('full', `The disk is full: ${name} could not be written. Make room and try again.`);
		case 'EACCES':
		case 'EPERM':
		case 'EROFS':
			return fault('readOnly', `${name} may not be read or written. Check its permissions.`);
		case 'EISDIR':
		case 'ENOTDIR':
		case 'ELOOP':
			return fault(
				'notAFile',
				`${name} should be a file. Something else stands in its place; move it away.`,
			);
		case 'ERR_ENCODING_INVALID_ENCODED_DATA':
			return fault('notText', `${name} is not UTF-8 text. It is left alone; save it as UTF-8.`);
		default:
			return fault('other', `${name}: ${error instanceof Error ? error.message : String(error)}.`);
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
