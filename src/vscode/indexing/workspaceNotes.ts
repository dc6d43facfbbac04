import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { hasNoteName } from '../convert.js';
import { SECTION } from '../ids.js';
import { NOT_OURS, type NoteFinder } from '../noteFinder.js';
import { FEW, isAtOrBelow, mayHaveFolder, typeOf } from './newFolders.js';

/** Milliseconds without news after which what happened to files is taken together, and the longest that it waits for that. */
const PAUSE = 300;
const PATIENCE = 2000;

/**
 * So many changes at once can be more than the system keeps for those who watch: some may never be heard of. Milliseconds after the last
 * such lot until all notes are looked at.
 */
const MANY = 200;
const QUIET = 3000;

/** What happened to the notes of the workspace. */
export interface NotesChange {
	/** Created or written to, as far as was heard: by the names they have now. */
	readonly touched: readonly string[];
	readonly gone: readonly string[];
}

/** What the notes are listed with. */
export interface WorkspaceNotesInit {
	/** Globs of what is left out besides what VS Code's own settings leave out. */
	readonly exclude: () => readonly string[];
	readonly finder: Pick<NoteFinder, 'find' | 'findAgain' | 'onDidRecover'>;
	/** Whether others look through the folders as well. */
	readonly isShared: () => boolean;
	readonly log: vscode.LogOutputChannel;
}

/**
 * All markdown notes of all folders, followed as they come and go, by the uris as text. What `files.exclude`, `search.exclude` and our
 * own setting leave out is none.
 *
 * What happens to files is taken together: a checkout of thousands is one change. After many changes all notes count as touched once more,
 * for what was not heard of.
 */
export class WorkspaceNotes implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<NotesChange>());
	readonly #renamed = this.#store.add(new vscode.EventEmitter<ReadonlyMap<string, string>>());
	readonly #init: WorkspaceNotesInit;
	#known = new Map<string, vscode.Uri>();
	readonly #touched = new Map<string, vscode.Uri>();
	readonly #deleted = new Set<string>();
	/** Notes that were heard of and are not listed: what is written to them changes nothing. */
	#leftOut = new Set<string>();
	#mustList = false;
	#mustDoubt = false;
	#quiet: ReturnType<typeof setTimeout> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#since: number | undefined;
	#last: Promise<void> = Promise.resolve();

	/** Fires some time after notes were created, written to or deleted. */
	readonly onDidChange = this.#changed.event;

	/** Fires at once when notes were renamed in VS Code: new names by old ones. */
	readonly onDidRename = this.#renamed.event;

	constructor(init: WorkspaceNotesInit) {
		this.#init = init;
	}

	/** The notes as they were listed last. */
	get all(): ReadonlyMap<string, vscode.Uri> {
		return this.#known;
	}

	/** Lists the notes for the first time, and follows them from then on. */
	async begin(): Promise<void> {
		this.#listen();
		// What happens meanwhile comes after it.
		this.#last = this.#list(this.#init.isShared() ? 'find' : 'findAgain').then(listed => {
			this.#known = listed;
		});
		await this.#last;
	}

	/** The folders are to be listed anew. */
	listAgain(): void {
		this.#mustList = true;
		this.#schedule();
	}

	dispose(): void {
		clearTimeout(this.#timer);
		clearTimeout(this.#quiet);
		this.#store.dispose();
	}

	#listen(): void {
		const { workspace } = vscode;
		// All files and not notes alone: of a folder that comes or goes as a whole, nothing is heard but its own name.
		const watcher = this.#store.add(workspace.createFileSystemWatcher('**'));
		const touch = (uri: vscode.Uri): void => {
			this.#touched.set(uri.toString(), uri);
			this.#schedule();
		};
		this.#store.add(
			watcher.onDidCreate(uri => {
				if (!NOT_OURS.test(uri.path)) {
					touch(uri);
				}
			}),
		);
		this.#store.add(
			watcher.onDidChange(uri => {
				// One that was deleted and made anew in a moment is called changed, and may not be known.
				const isNew = hasNoteName(uri) && !NOT_OURS.test(uri.path);
				const key = uri.toString();
				if (this.#known.has(key) || (isNew && !this.#leftOut.has(key))) {
					touch(uri);
				}
			}),
		);
		this.#store.add(
			watcher.onDidDelete(uri => {
				if (!NOT_OURS.test(uri.path)) {
					this.#deleted.add(uri.toString());
					this.#schedule();
				}
			}),
		);
		this.#store.add(workspace.onDidRenameFiles(({ files }) => this.#rename(files)));
		this.#store.add(workspace.onDidChangeWorkspaceFolders(() => this.listAgain()));
		this.#store.add(this.#init.finder.onDidRecover(() => this.listAgain()));
		this.#store.add(
			workspace.onDidChangeConfiguration(event => {
				const names = ['files.exclude', 'search.exclude', `${SECTION}.index.exclude`];
				if (names.some(name => event.affectsConfiguration(name))) {
					this.listAgain();
				}
			}),
		);
	}

	async #list(how: 'find' | 'findAgain'): Promise<Map<string, vscode.Uri>> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const lists = await Promise.all(folders.map(folder => this.#listFolder(folder, how)));
		return new Map(lists.flat().map(uri => [uri.toString(), uri]));
	}

	async #listFolder(
		folder: vscode.WorkspaceFolder,
		how: 'find' | 'findAgain',
	): Promise<readonly vscode.Uri[]> {
		try {
			return await this.#init.finder[how](folder, this.#init.exclude());
		} catch (failure) {
			this.#init.log.warn(`The notes of ${folder.name} could not be listed.`, failure);
			return [...this.#known.values()].filter(uri => uri.path.startsWith(`${folder.uri.path}/`));
		}
	}

	#schedule(): void {
		if (this.#store.isDisposed) {
			return;
		}
		clearTimeout(this.#timer);
		this.#since ??= Date.now();
		const left = Math.max(0, this.#since + PATIENCE - Date.now());
		this.#timer = setTimeout(
			() => {
				this.#since = undefined;
				this.#last = this.#last.then(() => this.#takeTogether());
			},
			Math.min(PAUSE, left),
		);
	}

	async #takeTogether(): Promise<void> {
		const touched = new Map(this.#touched);
		const deleted = keysIn(this.#known, this.#deleted);
		const isForced = this.#mustList;
		const isDoubted = this.#mustDoubt;
		this.#touched.clear();
		this.#deleted.clear();
		this.#mustList = false;
		this.#mustDoubt = false;
		if (touched.size + deleted.length > MANY) {
			this.#lookAtAllLater();
		}
		const mustList = isForced || deleted.length > FEW || (await this.#mayBeNew([...touched.values()]));
		const listed = mustList ? await this.#list('findAgain') : await this.#without(deleted);
		const gone = [...this.#known.keys()].filter(key => !listed.has(key));
		const fresh = [...listed.keys()].filter(key => !this.#known.has(key));
		// One that is said to be deleted, and is there, was made anew meanwhile.
		const told = isDoubted ? listed.keys() : [...touched.keys(), ...deleted, ...fresh];
		const own = new Set([...told].filter(key => listed.has(key)));
		const strangers = [...touched].flatMap(([key, uri]) =>
			!listed.has(key) && hasNoteName(uri) ? [key] : [],
		);
		this.#leftOut = new Set([...(isForced ? [] : this.#leftOut), ...strangers]);
		this.#known = listed;
		if (!this.#store.isDisposed) {
			this.#changed.fire({ touched: [...own], gone });
		}
	}

	#lookAtAllLater(): void {
		clearTimeout(this.#quiet);
		this.#quiet = setTimeout(() => {
			this.#mustDoubt = true;
			this.listAgain();
		}, QUIET);
	}

	/** The known notes without those of these that are gone indeed. */
	async #without(deleted: readonly string[]): Promise<Map<string, vscode.Uri>> {
		const left = new Map(this.#known);
		const types = await Promise.all(deleted.map(key => typeOf(left.get(key) ?? vscode.Uri.parse(key))));
		deleted.filter((_, i) => types[i] === undefined).forEach(key => left.delete(key));
		return left;
	}

	/** Whether there may be notes that are not known, in view of what was created. */
	async #mayBeNew(touched: readonly vscode.Uri[]): Promise<boolean> {
		const strangers = touched.filter(uri => !this.#known.has(uri.toString()));
		return strangers.some(hasNoteName) || (await mayHaveFolder(strangers));
	}

	#rename(files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[]): void {
		const names = new Map<string, string>();
		for (const { oldUri, newUri } of files) {
			for (const key of keysIn(this.#known, new Set([oldUri.toString()]))) {
				const uri = this.#known.get(key);
				const below = uri?.path.slice(oldUri.path.length) ?? '';
				const target = below === '' ? newUri : vscode.Uri.joinPath(newUri, below);
				names.set(key, target.toString());
				this.#known.delete(key);
				this.#known.set(target.toString(), target);
			}
		}
		if (names.size > 0) {
			this.#renamed.fire(names);
			this.listAgain(); // Under the new name it may be left out.
		}
	}
}

/** Those notes that have one of these names, or stand below it. */
function keysIn(known: ReadonlyMap<string, vscode.Uri>, names: ReadonlySet<string>): readonly string[] {
	return names.size === 0 ? [] : [...known.keys()].filter(key => isAtOrBelow(key, names));
}
