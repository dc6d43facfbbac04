import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import { NOTE_FILES } from './convert.js';
import { globsIn, joinGlobs } from './indexing/excludes.js';

/** What comes and goes there is nobody's note. */
export const NOT_OURS = /\/(node_modules|\.git)(\/|$)/;

/** Milliseconds that an answer is kept: the index begins some seconds after a note was first read, on a busy machine some more. */
const KEPT = 60_000;

/**
 * Looks for the notes in the workspace's folders. At a start two ask for them, seconds apart: the second gets what the first was told, as
 * long as nothing came or went meanwhile. Who asks has to follow what comes and goes from then on.
 */
export class NoteFinder implements Disposable {
	readonly #store = new DisposableStore();
	readonly #kept = new Map<string, Promise<readonly vscode.Uri[]>>();
	#isListening = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/**
	 * All notes of a folder, in no order, but those that `files.exclude`, `search.exclude` and these globs leave out. Rejects where the
	 * folder can not be looked through.
	 */
	find(folder: vscode.WorkspaceFolder, exclude: readonly string[]): Promise<readonly vscode.Uri[]> {
		const glob = excluding(folder, exclude);
		const key = `${folder.uri.toString()}\n${glob ?? ''}`;
		const known = this.#kept.get(key);
		if (known !== undefined) {
			return known;
		}
		const found = findNotes(folder, glob);
		this.#keep(key, found);
		return found;
	}

	/** The same as the folder is now, whatever was told before. */
	findAgain(folder: vscode.WorkspaceFolder, exclude: readonly string[]): Promise<readonly vscode.Uri[]> {
		return findNotes(folder, excluding(folder, exclude));
	}

	dispose(): void {
		this.#forget();
		this.#store.dispose();
	}

	#keep(key: string, found: Promise<readonly vscode.Uri[]>): void {
		if (this.#store.isDisposed) {
			return;
		}
		this.#listen();
		this.#kept.set(key, found);
		found.catch(() => this.#kept.delete(key)); // The next one may have more luck.
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

async function findNotes(
	folder: vscode.WorkspaceFolder,
	glob: string | undefined,
): Promise<readonly vscode.Uri[]> {
	// With a glob of ours, VS Code leaves out what `files.exclude` names as well.
	return await vscode.workspace.findFiles(new vscode.RelativePattern(folder, NOTE_FILES), glob);
}
