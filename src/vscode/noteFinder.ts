import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import { mapInSteps } from '../core/base/steps.js';
import { NOTE_FILES } from './convert.js';
import { globsIn, joinGlobs, matchGlobs } from './indexing/excludes.js';
import { runInSlices } from './runInSlices.js';

/** What comes and goes there is nobody's note. */
export const NOT_OURS = /\/(node_modules|\.git)(\/|$)/;

/** Milliseconds that an answer is kept: the index begins some seconds after a note was first read, on a busy machine some more. */
const KEPT = 60_000;

/** Milliseconds after which a folder that could not be looked through is tried again; after each failure twice as long. */
const FIRST_RETRY = 10_000;
const LONGEST_RETRY = 640_000;

type Found = Promise<readonly vscode.Uri[]>;

/**
 * Looks for the notes in the workspace's folders. At a start two ask for them, seconds apart: the second gets what the first was told, as
 * long as nothing came or went meanwhile. Who asks has to follow what comes and goes from then on.
 */
export class NoteFinder implements Disposable {
	readonly #store = new DisposableStore();
	readonly #recovered = this.#store.add(new vscode.EventEmitter<vscode.WorkspaceFolder>());
	readonly #kept = new Map<string, Found>();
	/** What is still to be tried, and how long it takes to the next time, by folder. */
	readonly #retries = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #delays = new Map<string, number>();
	readonly #firstRetry: number;
	#isListening = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Fires when a folder that could not be looked through can be: who was refused may ask again. */
	readonly onDidRecover = this.#recovered.event;

	constructor(firstRetry = FIRST_RETRY) {
		this.#firstRetry = firstRetry;
	}

	/**
	 * All notes of a folder, in no order, but those that `files.exclude`, `search.exclude` and these globs leave out. Rejects where the
	 * folder can not be looked through; that is tried again by itself.
	 */
	async find(folder: vscode.WorkspaceFolder, exclude: readonly string[]): Found {
		const isLeftOut = exclude.length === 0 ? undefined : matchGlobs(exclude);
		if (isLeftOut === undefined) {
			return await this.#findOnce(folder, exclude);
		}
		// Searched for without the globs, so that those who have others share it.
		const all = await this.#findOnce(folder, []);
		const before = folder.uri.path.replace(/\/?$/, '/').length;
		const { value } = await runInSlices(
			mapInSteps(all, uri => (isLeftOut(uri.path.slice(before)) ? [] : [uri])),
		);
		return value.flat();
	}

	/** The same as the folder is now, whatever was told before. */
	findAgain(folder: vscode.WorkspaceFolder, exclude: readonly string[]): Found {
		return this.#search(folder, excluding(folder, exclude));
	}

	dispose(): void {
		this.#forget();
		this.#retries.forEach(timer => clearTimeout(timer));
		this.#store.dispose();
	}

	#findOnce(folder: vscode.WorkspaceFolder, exclude: readonly string[]): Found {
		const glob = excluding(folder, exclude);
		const key = `${folder.uri.toString()}\n${glob ?? ''}`;
		const known = this.#kept.get(key);
		if (known !== undefined) {
			return known;
		}
		const found = this.#search(folder, glob);
		this.#keep(key, found);
		return found;
	}

	#search(folder: vscode.WorkspaceFolder, glob: string | undefined): Found {
		const found = findNotes(folder, glob);
		found.catch(() => this.#tryLater(folder));
		return found;
	}

	#tryLater(folder: vscode.WorkspaceFolder): void {
		const key = folder.uri.toString();
		if (this.#store.isDisposed || this.#retries.has(key)) {
			return;
		}
		const delay = this.#delays.get(key) ?? this.#firstRetry;
		this.#delays.set(key, Math.min(2 * delay, LONGEST_RETRY));
		this.#retries.set(
			key,
			setTimeout(() => void this.#tryAgain(folder), delay),
		);
	}

	async #tryAgain(folder: vscode.WorkspaceFolder): Promise<void> {
		const key = folder.uri.toString();
		this.#retries.delete(key);
		if (vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === key) !== true) {
			return;
		}
		try {
			await this.find(folder, []);
		} catch {
			return; // Heard of where it was searched, and tried once more.
		}
		this.#delays.delete(key);
		if (!this.#store.isDisposed) {
			this.#recovered.fire(folder);
		}
	}

	#keep(key: string, found: Found): void {
		if (this.#store.isDisposed) {
			return;
		}
		this.#listen();
		this.#kept.set(key, found);
		found.catch(() => {
			// The next one may have more luck, or had it already.
			if (this.#kept.get(key) === found) {
				this.#kept.delete(key);
			}
		});
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#forget(), KEPT);
	}

	#listen(): void {
		if (this.#isListening) {
			return;
		}
		this.#isListening = true;
		const { workspace } = vscode;
		// All files and not notes alone: of a folder that comes or goes as a whole, nothing is heard but its own name.
		const watcher = this.#store.add(workspace.createFileSystemWatcher('**', false, true, false));
		const forget = ({ path }: vscode.Uri): void => {
			if (!NOT_OURS.test(path)) {
				this.#forget();
			}
		};
		this.#store.add(watcher.onDidCreate(forget));
		this.#store.add(watcher.onDidDelete(forget));
		this.#store.add(
			workspace.onDidChangeConfiguration(event => {
				if (event.affectsConfiguration('files.exclude')) {
					this.#forget();
				}
			}),
		);
	}

	#forget(): void {
		clearTimeout(this.#timer);
		this.#kept.clear();
	}
}

function excluding(folder: vscode.WorkspaceFolder, exclude: readonly string[]): string | undefined {
	const search: unknown = vscode.workspace.getConfiguration('search', folder.uri).get('exclude');
	return joinGlobs([...globsIn(search), ...exclude]);
}

async function findNotes(folder: vscode.WorkspaceFolder, glob: string | undefined): Found {
	// With a glob of ours, VS Code leaves out what `files.exclude` names as well.
	return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, NOTE_FILES), glob);
}
