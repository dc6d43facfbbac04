import * as vscode from 'vscode';
import { createId } from '../../core/annotations/annotation.js';
import type { AnnotationStore } from '../../core/annotations/annotationStore.js';
import type { FileFault, Files } from '../../core/annotations/files.js';
import { annotationPathOf, notePathBelow, toNotePath } from '../../core/annotations/notePath.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { KeeperOf } from './changeKeeper.js';

/** A place that keeps annotations: the `.pactmark` folder of a workspace folder, or the extension's own storage. */
export interface Home extends Disposable {
	/** The folder that holds `.pactmark`. */
	readonly root: vscode.Uri;
	/** Whether it is a workspace folder; else it is our storage. */
	readonly isFolder: boolean;
	readonly store: AnnotationStore;
	/** The note that a path in the store means; `undefined` where it means none. */
	toUri(path: string): vscode.Uri | undefined;
}

/** Where a note's annotations are kept. */
export interface Address {
	readonly home: Home;
	/** As `toNotePath` gives it. */
	readonly path: string;
}

/** What homes are made with. */
export interface HomesInit {
	/** The `.pactmark` folder below a place. */
	readonly filesOf: (root: vscode.Uri) => Files;
	/** What keeps the changes that cannot be written there yet. */
	readonly keeperOf: KeeperOf;
	/** For notes outside of any folder, whatever is open. */
	readonly globalStorage: vscode.Uri;
	/** For untitled notes, which belong to the window's workspace. */
	readonly storage: vscode.Uri | undefined;
	/** Something is new about a note's annotations. */
	readonly changed: (home: Home, path: string) => void;
	/** An annotation file was changed by somebody; which note it belongs to is not known. */
	readonly touched: (home: Home) => void;
	/** A store is there for the first time. */
	readonly opened: (home: Home) => void;
	/** Files that another tool named could not be brought home: their paths, and why. */
	readonly stuck: (home: Home, faults: ReadonlyMap<string, FileFault>) => void;
}

/** Notes in our storage stand under their whole address, as one part of a path. */
const ELSEWHERE = 'elsewhere/';

/** Ones that Pactmark watches. The folders as well: when they go as a whole, nothing is heard of the files in them. */
const WATCHED = '{.pactmark,.pactmark/annotations,.pactmark/annotations/*.jsonl}';

/** The stores of annotations: one for each workspace folder, made when a note in it is first shown, and those of our own storage. */
export class AnnotationHomes implements Disposable {
	readonly #homes = new Map<string, Promise<Home>>();
	readonly #init: HomesInit;
	#isDisposed = false;

	constructor(init: HomesInit) {
		this.#init = init;
	}

	/** Where the annotations of a note are kept; `undefined` for an address that cannot be written down. */
	async locate(note: vscode.Uri): Promise<Address | undefined> {
		const place = placeInWorkspace(note);
		return place === undefined
			? this.locateElsewhere(note)
			: { home: await this.#home(place.folder.uri, true), path: place.path };
	}

	/** As `locate` for a note that is in no workspace folder. */
	async locateElsewhere(note: vscode.Uri): Promise<Address | undefined> {
		const path = toNotePath(`${ELSEWHERE}${encodeURIComponent(note.toString())}`);
		const { storage, globalStorage } = this.#init;
		const root = note.scheme === 'untitled' ? (storage ?? globalStorage) : globalStorage;
		return path === undefined ? undefined : { home: await this.#home(root, false), path };
	}

	/** Every home there is: the folders of the workspace in their order, then our storage. */
	async all(): Promise<readonly Home[]> {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const { storage, globalStorage } = this.#init;
		return Promise.all([
			...folders.map(({ uri }) => this.#home(uri, true)),
			...(storage === undefined ? [] : [this.#home(storage, false)]),
			this.#home(globalStorage, false),
		]);
	}

	/** Opens the homes with changes that an earlier window could not write. */
	async resume(): Promise<void> {
		const folders = new Set((vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri));
		const { storage, globalStorage, keeperOf } = this.#init;
		const roots = [...folders, ...(storage === undefined ? [] : [storage]), globalStorage];
		const left = roots.filter(root => keeperOf(root).paths().length > 0);
		await Promise.all(left.map(root => this.#home(root, folders.has(root))));
	}

	/** Brings home the files that another tool named. */
	async adopt(home: Home): Promise<void> {
		this.#init.stuck(home, await home.store.adopt());
	}

	/** Ends when all writing and moving that was begun is done. */
	async idle(): Promise<void> {
		await Promise.all([...this.#homes.values()].map(async home => (await home).store.idle()));
	}

	/** Lets go of the homes of folders that are no longer in the workspace. */
	async forgetFolders(folders: readonly vscode.WorkspaceFolder[]): Promise<void> {
		for (const { uri } of folders) {
			const home = this.#homes.get(uri.toString());
			this.#homes.delete(uri.toString());
			(await home)?.dispose();
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const home of this.#homes.values()) {
			void home.then(made => made.dispose());
		}
		this.#homes.clear();
	}

	#home(root: vscode.Uri, isFolder: boolean): Promise<Home> {
		const key = root.toString();
		const known = this.#homes.get(key);
		if (known !== undefined) {
			return known;
		}
		const made = this.#make(root, isFolder);
		this.#homes.set(key, made);
		return made;
	}

	async #make(root: vscode.Uri, isFolder: boolean): Promise<Home> {
		const { AnnotationStore } = await import('../../core/annotations/annotationStore.js');
		const held = new DisposableStore();
		const store = held.add(
			new AnnotationStore({
				files: this.#init.filesOf(root),
				newId: () => createId(random),
				keeper: this.#init.keeperOf(root),
			}),
		);
		const home: Home = {
			root,
			isFolder,
			store,
			toUri: path => (isFolder ? uriIn(root, path) : uriElsewhere(path)),
			dispose: () => held.dispose(),
		};
		held.add(store.onDidChange(path => this.#init.changed(home, path)));
		if (this.#isDisposed) {
			held.dispose();
		} else {
			this.#watch(home, held);
			// Before a note's own file is read: what a synchronising tool laid beside it belongs in there.
			await this.adopt(home);
			this.#init.opened(home);
		}
		return home;
	}

	#watch(home: Home, held: DisposableStore): void {
		const pattern = new vscode.RelativePattern(home.root, WATCHED);
		const watcher = held.add(vscode.workspace.createFileSystemWatcher(pattern));
		const look = ({ path }: vscode.Uri): void => {
			const name = path.split('/').at(-1) ?? '';
			if (name.endsWith('.jsonl')) {
				void this.adopt(home).then(() => home.store.reload(`annotations/${name}`));
			}
			this.#init.touched(home);
		};
		held.add(watcher.onDidCreate(look));
		held.add(watcher.onDidChange(look));
		held.add(watcher.onDidDelete(look));
	}
}

/** Whether two addresses are one. */
export function isSame(a: Address, b: Address): boolean {
	return a.home === b.home && a.path === b.path;
}

/** The file that keeps a note's annotations. */
export function fileOf({ home, path }: Address): vscode.Uri {
	return vscode.Uri.joinPath(home.root, '.pactmark', annotationPathOf(path));
}

/** The workspace folder of a file and its path in it, `/` between its parts; `undefined` where it is in none or could not be written down. */
export function placeInWorkspace(
	uri: vscode.Uri,
): { readonly folder: vscode.WorkspaceFolder; readonly path: string } | undefined {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	const path = folder && notePathBelow(folder.uri.path, uri.path);
	return folder === undefined || path === undefined ? undefined : { folder, path };
}

/** A number from 0 to 1 that nobody can guess. */
export function random(): number {
	return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

function uriIn(root: vscode.Uri, path: string): vscode.Uri | undefined {
	return toNotePath(path) === undefined ? undefined : vscode.Uri.joinPath(root, path);
}

function uriElsewhere(path: string): vscode.Uri | undefined {
	try {
		return path.startsWith(ELSEWHERE)
			? vscode.Uri.parse(decodeURIComponent(path.slice(ELSEWHERE.length)), true)
			: undefined;
	} catch {
		return undefined; // Not written by us.
	}
}
