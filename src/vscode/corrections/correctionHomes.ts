import * as vscode from 'vscode';
import { createCorrectionStore } from '../../core/annotations/correctionStore.js';
import { CORRECTION_PATH, type Correction } from '../../core/annotations/corrections.js';
import type { Files } from '../../core/annotations/files.js';
import { toNotePath } from '../../core/annotations/notePath.js';
import type { RecordStore } from '../../core/annotations/recordStore.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { KeeperOf } from '../annotations/changeKeeper.js';
import { placeInWorkspace } from '../annotations/annotationHomes.js';

/** A place that keeps corrections: the `.pactmark` folder of a workspace folder, or the extension's own storage. */
export interface CorrectionHome {
	/** The folder that holds `.pactmark`. */
	readonly root: vscode.Uri;
	readonly file: vscode.Uri;
	readonly store: RecordStore<Correction>;
	readonly files: Files;
}

/** Where a note's corrections are kept, and what it is called there. */
export interface CorrectionAddress {
	readonly home: CorrectionHome;
	readonly path: string;
}

/** What homes are made with. */
export interface CorrectionHomesInit {
	/** The `.pactmark` folder below a place. */
	readonly filesOf: (root: vscode.Uri) => Files;
	/** What keeps the corrections that cannot be written there yet. */
	readonly keeperOf: KeeperOf;
	/** For notes outside of any folder, whatever is open. */
	readonly globalStorage: vscode.Uri;
	/** For untitled notes, which belong to the window's workspace. */
	readonly storage: vscode.Uri | undefined;
	/** What a file says is new, or was found to be damaged. */
	readonly tell: (home: CorrectionHome) => void;
}

/** The folder as well: when it goes as a whole, nothing is heard of the file in it. */
const WATCHED = `{.pactmark,.pactmark/${CORRECTION_PATH}}`;

/** Milliseconds that the first reading waits for the files; corrections that come later are applied when they come. */
const PATIENCE = 3000;

/** The files of corrections: one for each workspace folder, and those of our own storage. Nothing is read before it is asked for. */
export class CorrectionHomes implements Disposable {
	readonly #store = new DisposableStore();
	readonly #homes = new Map<string, { readonly home: CorrectionHome; readonly watching: Disposable }>();
	readonly #init: CorrectionHomesInit;
	#loading: Promise<void> | undefined;

	constructor(init: CorrectionHomesInit) {
		this.#init = init;
	}

	/** The homes in force, workspace folders first. */
	get all(): readonly CorrectionHome[] {
		return [...this.#homes.values()].map(({ home }) => home);
	}

	/** Ends when all files have been read, or have let us wait for too long. */
	async ready(): Promise<void> {
		if (this.#loading === undefined && !this.#store.isDisposed) {
			this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => void this.#follow()));
			this.#loading = this.#follow();
		}
		let timer: ReturnType<typeof setTimeout> | undefined;
		const patience = new Promise<void>(resolve => {
			timer = setTimeout(resolve, PATIENCE);
		});
		await Promise.race([this.#loading, patience]);
		clearTimeout(timer);
	}

	/** Ends when all writing that was begun is done. */
	async idle(): Promise<void> {
		await Promise.all(this.all.map(({ store }) => store.idle()));
	}

	/** Where the corrections of a note are kept; `undefined` before `ready`, and for an address that can not be written down. */
	locate(note: vscode.Uri): CorrectionAddress | undefined {
		const place = placeInWorkspace(note);
		const home = place && this.#homes.get(place.folder.uri.toString())?.home;
		if (place !== undefined && home !== undefined) {
			return { home, path: place.path };
		}
		const elsewhere = toNotePath(`elsewhere/${encodeURIComponent(note.toString())}`);
		const { storage, globalStorage } = this.#init;
		const root = note.scheme === 'untitled' ? (storage ?? globalStorage) : globalStorage;
		const own = this.#homes.get(root.toString())?.home;
		return elsewhere === undefined || own === undefined ? undefined : { home: own, path: elsewhere };
	}

	dispose(): void {
		for (const { watching } of this.#homes.values()) {
			watching.dispose();
		}
		this.#homes.clear();
		this.#store.dispose();
	}

	async #follow(): Promise<void> {
		const { storage, globalStorage } = this.#init;
		const roots = [
			...(vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri),
			...(storage === undefined ? [] : [storage]),
			globalStorage,
		];
		const wanted = new Set(roots.map(String));
		for (const [key, { home, watching }] of [...this.#homes].filter(([key]) => !wanted.has(key))) {
			this.#homes.delete(key);
			watching.dispose();
			this.#init.tell(home);
		}
		const fresh = roots.filter(root => !this.#homes.has(root.toString())).map(root => this.#make(root));
		await Promise.all(fresh.map(home => this.#load(home)));
	}

	#make(root: vscode.Uri): CorrectionHome {
		const files = this.#init.filesOf(root);
		const watching = new DisposableStore();
		const home: CorrectionHome = {
			root,
			file: vscode.Uri.joinPath(root, '.pactmark', CORRECTION_PATH),
			files,
			store: createCorrectionStore(files, () => this.#init.tell(home), this.#init.keeperOf(root)),
		};
		const watcher = watching.add(
			vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(root, WATCHED)),
		);
		const look = (): void => void this.#load(home);
		watching.add(watcher.onDidCreate(look));
		watching.add(watcher.onDidChange(look));
		watching.add(watcher.onDidDelete(look));
		this.#homes.set(root.toString(), { home, watching });
		return home;
	}

	async #load(home: CorrectionHome): Promise<void> {
		if ((await home.store.load()) !== undefined) {
			this.#init.tell(home);
		}
	}
}
