import * as vscode from 'vscode';
import type { FileFault, Files, FileText, Guard } from '../../core/annotations/files.js';

/** The largest file that is read, in bytes; as on a disk. */
const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * The `.pactmark` folder below any place that VS Code knows: a disk of another machine, a browser's folder, a repository.
 *
 * Such places know no exclusive access, hence `isExclusive: false`; whoever uses it must feed outside changes to the store.
 */
export function createWorkspaceFiles(root: vscode.Uri): Files {
	const folder = vscode.Uri.joinPath(root, '.pactmark');
	return {
		isExclusive: false,
		read: path => guarded(path, () => read(folder, path)),
		create: (path, text) => guarded(path, () => create(folder, path, text)),
		replace: (from, to, guard) => guarded(to, () => replace(folder, { from, to, guard })),
		move: (from, to) => guarded(from, () => move(folder, from, to)),
		remove: (path, expected) => guarded(path, () => remove(folder, path, expected)),
		list: path => guarded(path, () => list(folder, path)),
		now: () => performance.now(),
		wait: milliseconds => new Promise(done => setTimeout(done, milliseconds)),
		unique: () => [...crypto.getRandomValues(new Uint8Array(16))].map(toHex).join(''),
	};
}

function toHex(byte: number): string {
	return byte.toString(16).padStart(2, '0');
}

class Refusal extends Error {
	readonly reason: FileFault['reason'];

	constructor(reason: FileFault['reason'], message: string) {
		super(message);
		this.reason = reason;
	}
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T | FileFault> {
	try {
		return await work();
	} catch (error) {
		return toFault(path, error);
	}
}

/** Where a path lies; links on the way, which could lead out of the folder, are refused. */
async function locate(folder: vscode.Uri, path: string): Promise<vscode.Uri> {
	const parts = path.split('/');
	if (parts.some(part => part === '' || part === '.' || part === '..') || /[\\\0]/.test(path)) {
		throw new Refusal(
			'outside',
			`.pactmark/${path} leads out of the folder .pactmark. It is left alone.`,
		);
	}
	for (let depth = 0; depth <= parts.length; depth++) {
		const type = await typeOf(vscode.Uri.joinPath(folder, ...parts.slice(0, depth)));
		if (type === undefined) {
			break;
		}
		if ((type & vscode.FileType.SymbolicLink) !== 0) {
			throw new Refusal('outside', `.pactmark/${path} is a link. It is left alone.`);
		}
	}
	return vscode.Uri.joinPath(folder, path);
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
	try {
		return (await vscode.workspace.fs.stat(uri)).type;
	} catch (error) {
		if (isMissing(error)) {
			return undefined;
		}
		throw error;
	}
}

async function read(folder: vscode.Uri, path: string): Promise<FileText> {
	const uri = await locate(folder, path);
	try {
		const { size } = await vscode.workspace.fs.stat(uri);
		if (size > LARGEST_FILE) {
			const megabytes = LARGEST_FILE / 1024 / 1024;
			throw new Refusal(
				'tooLarge',
				`.pactmark/${path} is too large; files of up to ${megabytes} MB are read.`,
			);
		}
		const bytes = await vscode.workspace.fs.readFile(uri);
		return { kind: 'text', text: decode(path, bytes) };
	} catch (error) {
		if (isMissing(error)) {
			return { kind: 'missing' };
		}
		throw error;
	}
}

function decode(path: string, bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		throw new Refusal(
			'notText',
			`.pactmark/${path} is not UTF-8 text. It is left alone; save it as UTF-8.`,
		);
	}
}

async function create(folder: vscode.Uri, path: string, text: string): Promise<'created' | 'exists'> {
	const uri = await locate(folder, path);
	if ((await typeOf(uri)) !== undefined) {
		return 'exists';
	}
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text)); // Makes the folders above it as well.
	return 'created';
}

async function replace(
	folder: vscode.Uri,
	{ from, to, guard }: { readonly from: string; readonly to: string; readonly guard: Guard },
): Promise<'replaced' | 'unguarded'> {
	const held = await read(folder, guard.path);
	if (held.kind !== 'text' || held.text !== guard.token) {
		return 'unguarded';
	}
	await vscode.workspace.fs.rename(await locate(folder, from), await locate(folder, to), {
		overwrite: true,
	});
	return 'replaced';
}

async function move(folder: vscode.Uri, from: string, to: string): Promise<'moved' | 'missing'> {
	const [source, target] = [await locate(folder, from), await locate(folder, to)];
	try {
		await vscode.workspace.fs.rename(source, target, { overwrite: true });
		return 'moved';
	} catch (error) {
		if (isMissing(error)) {
			return 'missing';
		}
		throw error;
	}
}

async function remove(folder: vscode.Uri, path: string, expected: string): Promise<'removed' | 'changed'> {
	const uri = await locate(folder, path);
	const now = await read(folder, path);
	if (now.kind === 'text' && now.text !== expected) {
		return 'changed';
	}
	if (now.kind === 'text') {
		await vscode.workspace.fs.delete(uri);
	}
	return 'removed';
}

async function list(folder: vscode.Uri, path: string): Promise<readonly string[]> {
	const uri = path === '' ? folder : await locate(folder, path);
	try {
		const entries = await vscode.workspace.fs.readDirectory(uri);
		return entries.filter(([, type]) => type !== vscode.FileType.Directory).map(([name]) => name);
	} catch (error) {
		if (isMissing(error)) {
			return [];
		}
		throw error;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}

function toFault(path: string, error: unknown): FileFault {
	const name = `.pactmark/${path}`;
	if (error instanceof Refusal) {
		return { kind: 'fault', reason: error.reason, message: error.message };
	}
	const code = error instanceof vscode.FileSystemError ? error.code : '';
	if (code === 'NoPermissions') {
		const message = `${name} may not be read or written. Check its permissions.`;
		return { kind: 'fault', reason: 'readOnly', message };
	}
	if (code === 'FileIsADirectory' || code === 'FileNotADirectory') {
		const message = `${name} should be a file. Something else stands in its place; move it away.`;
		return { kind: 'fault', reason: 'notAFile', message };
	}
	const message = `${name}: ${error instanceof Error ? error.message : String(error)}.`;
	return { kind: 'fault', reason: 'other', message };
}
