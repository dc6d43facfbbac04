import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { createWorkspaceIndex } from '../../core/indexing/createWorkspaceIndex.js';
import type { NoteSummary } from '../../core/indexing/noteSummary.js';
import type { NoteStamp, WorkspaceIndex } from '../../core/indexing/workspaceIndex.js';
import { createHereWorker } from '../../worker/hereWorker.js';
import { IndexClient, type LoadedNote, type Outcome } from '../../worker/indexClient.js';
import { isNote } from '../convert.js';
import { runInSlices } from '../runInSlices.js';
import { RULING_READING } from '../settingsTable.js';
import { IndexCache } from './indexCache.js';
import type { IndexHeader } from './indexFile.js';
import type { IndexInit, IndexProgress } from './indexInit.js';
import { readSetup } from './indexSetup.js';
import { NoteLoader, stampsOf } from './noteLoader.js';
import { NoteQueue } from './noteQueue.js';
import { openDocument } from './noteTexts.js';
import { WorkspaceNotes, type NotesChange } from './workspaceNotes.js';

/** So many notes are sent to a worker together: a few milliseconds of work for this thread when they come back. */
const TOGETHER = 12;

/** So many files are compared with what is known of them at a time. */
const COMPARED = 500;

/** Fewer files are not worth starting a worker to look at them. */
const FEW = 20;

/** Milliseconds without a key after which an open note that nobody reads is taken in as it stands. */
const TYPING_PAUSE = 1000;

/** Milliseconds in which changes of lexicon, corrections and settings are taken together. */
const SETUP_PAUSE = 300;

/** Milliseconds: what is new is written so long after it came, and not more often. */
const SAVE_PAUSE = 15_000;

/** An index while it is kept up to date: from its cache, through the first reading of all notes, to every change after that. */
export class IndexRun implements Disposable {
	readonly #store = new DisposableStore();
	readonly #progressed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #init: IndexInit;
	readonly #notes: WorkspaceNotes;
	readonly #queue = new NoteQueue();
	readonly #loader: NoteLoader;
	readonly #cache: IndexCache;
	/** Open notes whose readings were made with all that is in force. */
	readonly #current = new Set<string>();
	readonly #typed = new Set<string>();
	#client: IndexClient;
	#index: WorkspaceIndex = createWorkspaceIndex();
	#header: IndexHeader = { key: '', corrected: {} };
	#isListed = false;
	#isSetUp = false;
	#isStopped = false;
	#hasFailed = false;
	#isComparing = false;
	#setups = 0;
	#savedRevision: number | undefined;
	#saving: Promise<void> = Promise.resolve();
	#setupTimer: ReturnType<typeof setTimeout> | undefined;
	#typingTimer: ReturnType<typeof setTimeout> | undefined;
	#saveTimer: ReturnType<typeof setTimeout> | undefined;

	/** How many notes were read so far: for tests and the log. */
	notesRead = 0;

	/** Fires whenever a note has come in, or the end may have been reached. */
	readonly onDidProgress = this.#progressed.event;

	constructor(init: IndexInit) {
		this.#init = init;
		const { settings, log, platform } = init;
		this.#cache = new IndexCache(init.storage, log);
		this.#notes = this.#store.add(
			new WorkspaceNotes({
				exclude: () => settings.current['index.exclude'],
				finder: init.finder,
				isShared: () => settings.current['lexicon.notes'],
				log,
			}),
		);
		this.#loader = new NoteLoader({
			readings: init.readings,
			corrections: init.corrections,
			hasDisk: platform.disk !== undefined,
			// A code unit is three bytes at most.
			longest: () => 3e6 * settings.current['reading.maximumSize'],
			isCurrent: key => this.#current.has(key),
			take: (key, stamp, summary) => this.#settle(key, stamp, summary),
		});
		this.#client = this.#createClient();
	}

	get index(): WorkspaceIndex {
		return this.#index;
	}

	/** Notes that are known, and those of them that are not in order yet. */
	get progress(): IndexProgress {
		const [isStopped, hasFailed] = [this.#isStopped, this.#hasFailed];
		return { total: this.#notes.all.size, left: this.#queue.size, isStopped, hasFailed };
	}

	/** Whether every note is known as it stands. */
	get isDone(): boolean {
		return this.#isListed && this.#isSetUp && this.#queue.size === 0;
	}

	/** The reader at work, for tests. */
	get client(): IndexClient {
		return this.#client;
	}

	/** Where the index is kept. */
	get file(): vscode.Uri | undefined {
		return this.#cache.file;
	}

	/** Begins, with what was kept. Ends when the notes have been listed and compared. */
	async begin(): Promise<void> {
		this.#listen();
		this.#scheduleSetUp(0);
		const [cached] = await Promise.all([this.#cache.load(), this.#notes.begin()]);
		if (this.#store.isDisposed) {
			return;
		}
		if (cached !== undefined) {
			this.#index = cached.index;
			this.#header = cached.header;
			this.#savedRevision = cached.index.revision;
		}
		this.#onChange({
			touched: [...this.#notes.all.keys()],
			gone: [...this.#index.notes()].filter(key => !this.#notes.all.has(key)),
		});
		this.#isListed = true;
		this.#progressed.fire();
		// Whoever searches then need not wait.
		await runInSlices(this.#index.prepareSteps());
	}

	stop(): void {
		this.#isStopped = true;
		this.#progressed.fire();
	}

	resume(): void {
		if (this.#isStopped) {
			this.#isStopped = false;
			this.#hasFailed = false;
			if (this.#client.isEnded) {
				this.#client = this.#createClient();
				this.#isSetUp = false;
			}
			if (!this.#isSetUp) {
				this.#scheduleSetUp(0);
			}
			this.#goOn();
		}
	}

	/** Keeps what is known for the next start. */
	save(): Promise<void> {
		clearTimeout(this.#saveTimer);
		this.#saveTimer = undefined;
		this.#saving = this.#saving.then(() => this.#saveNow());
		return this.#saving;
	}

	dispose(): void {
		for (const timer of [this.#setupTimer, this.#typingTimer, this.#saveTimer]) {
			clearTimeout(timer);
		}
		this.#client.dispose();
		this.#store.dispose();
	}

	#fail(): void {
		this.#hasFailed = true;
		this.stop();
	}

	#createClient(): IndexClient {
		const { platform, log } = this.#init;
		return new IndexClient({
			...(platform.startWorker === undefined ? {} : { startWorker: platform.startWorker }),
			startHere: () => createHereWorker(platform),
			most: platform.mostWorkers,
			backlog: () => (this.#isStopped ? 0 : this.#queue.backlog),
			claim: () => (this.#isStopped ? [] : this.#queue.claim(TOGETHER)),
			load: keys => this.#load(keys),
			take: (outcomes, isOutdated) => this.#take(outcomes, isOutdated),
			onGiveUp: () => this.#fail(),
			log,
		});
	}

	#listen(): void {
		const { workspace } = vscode;
		const { readings, corrections, lexicon, settings } = this.#init;
		const setUpAgain = (): void => {
			this.#current.clear();
			this.#scheduleSetUp(SETUP_PAUSE);
		};
		this.#store.add(lexicon.onDidChange(setUpAgain));
		this.#store.add(corrections.onDidChange(setUpAgain));
		this.#store.add(workspace.onDidChangeWorkspaceFolders(setUpAgain));
		this.#store.add(
			settings.onDidChange(names => {
				if (RULING_READING.some(name => names.has(name))) {
					setUpAgain();
				}
			}),
		);
		this.#store.add(this.#notes.onDidChange(change => this.#onChange(change)));
		this.#store.add(this.#notes.onDidRename(names => this.#onRename(names)));
		this.#store.add(readings.onDidChange(({ uri }) => this.#current.add(uri.toString())));
		const typed = (document: vscode.TextDocument): void => {
			if (isNote(document) && this.#notes.all.has(document.uri.toString())) {
				this.#onTyped(document.uri.toString());
			}
		};
		this.#store.add(workspace.onDidChangeTextDocument(({ document }) => typed(document)));
		this.#store.add(workspace.onDidSaveTextDocument(typed));
		this.#store.add(
			workspace.onDidCloseTextDocument(document => {
				this.#current.delete(document.uri.toString());
				typed(document);
			}),
		);
	}

	#onTyped(key: string): void {
		this.#typed.add(key);
		clearTimeout(this.#typingTimer);
		this.#typingTimer = setTimeout(() => {
			for (const each of this.#typed) {
				// A saved or closed one counts as it stands on disk, which may be as it was known all along.
				if (openDocument(each) === undefined) {
					this.#queue.doubt(each);
				} else {
					this.#queue.spoil(each, Infinity);
				}
			}
			this.#typed.clear();
			this.#goOn();
		}, TYPING_PAUSE);
	}

	#onChange({ touched, gone }: NotesChange): void {
		for (const key of gone) {
			this.#queue.drop(key);
			this.#index.remove(key);
		}
		touched.forEach(key => this.#queue.doubt(key));
		this.#goOn();
	}

	#onRename(names: ReadonlyMap<string, string>): void {
		for (const [from, to] of names) {
			this.#queue.drop(from);
			this.#index.rename(from, to);
			this.#queue.doubt(to);
		}
		this.#goOn();
	}

	#scheduleSetUp(delay: number): void {
		clearTimeout(this.#setupTimer);
		this.#setups++;
		const turn = this.#setups;
		this.#setupTimer = setTimeout(() => {
			void this.#setUp(turn).catch((failure: unknown) => this.#onSetUpFailed(turn, failure));
		}, delay);
	}

	/** Nothing can be read with what is not known, and nothing may be read with what was known before. */
	#onSetUpFailed(turn: number, failure: unknown): void {
		if (turn === this.#setups && !this.#store.isDisposed) {
			this.#init.log.error('The notes can not be read for the index.', failure);
			this.#isSetUp = false;
			this.#fail();
		}
	}

	/** Takes what notes are to be read with. Where that is another than they were read with, they are read again. */
	async #setUp(turn: number): Promise<void> {
		const [next, address] = await Promise.all([
			readSetup(this.#init),
			this.#init.platform.engineAddress?.(),
			this.#whenListed(),
		]);
		if (turn !== this.#setups || this.#store.isDisposed) {
			return;
		}
		const { key, corrected } = this.#header;
		const outdated = new Set(this.#header.outdated);
		const isSame = next.key === key;
		this.#header = { key: next.key, corrected: next.corrected };
		for (const note of this.#index.notes()) {
			if (!isSame || corrected[note] !== next.corrected[note] || outdated.has(note)) {
				this.#spoil(note);
			}
		}
		if (!isSame || !this.#isSetUp) {
			this.#client.setUp(next.setup, address);
		}
		this.#isSetUp = true;
		this.#goOn();
	}

	async #whenListed(): Promise<void> {
		while (!this.#isListed && !this.#store.isDisposed) {
			await new Promise<void>(resolve => {
				const heard = this.#progressed.event(() => {
					heard.dispose();
					resolve();
				});
			});
		}
	}

	#spoil(key: string): void {
		const isOpen = openDocument(key) !== undefined;
		this.#queue.spoil(key, isOpen ? Infinity : (this.#index.stampOf(key)?.mtime ?? 0));
	}

	/** To be called whenever there may be something to do. */
	#goOn(): void {
		void this.#compare().catch((failure: unknown) =>
			this.#init.log.error('Notes could not be compared with the index.', failure),
		);
		this.#client.pump();
		this.#progressed.fire();
		this.#scheduleSave();
	}

	/** Looks which of the doubtful notes are others than those that are known: stamps are compared, nothing is read. */
	async #compare(): Promise<void> {
		if (this.#isComparing) {
			return;
		}
		this.#isComparing = true;
		try {
			for (;;) {
				const keys = this.#queue.takeDoubtful(COMPARED);
				if (keys.length === 0) {
					return;
				}
				const stamps = await this.#stampsOf(keys);
				if (this.#store.isDisposed) {
					return;
				}
				keys.forEach((key, i) => this.#judge(key, stamps[i]));
				this.#client.pump();
				this.#progressed.fire();
			}
		} finally {
			this.#isComparing = false;
		}
	}

	#judge(key: string, stamp: NoteStamp | undefined): void {
		const known = this.#index.stampOf(key);
		const isUnsaved = this.#loader.isUnsaved(key);
		if (
			isUnsaved ||
			(stamp !== undefined && (known?.mtime !== stamp.mtime || known.size !== stamp.size))
		) {
			this.#queue.spoil(key, openDocument(key) === undefined ? (stamp?.mtime ?? 0) : Infinity);
		} else if (stamp === undefined) {
			this.#index.remove(key);
		}
		this.#queue.settle(key);
	}

	async #stampsOf(keys: readonly string[]): Promise<readonly (NoteStamp | undefined)[]> {
		const uris = keys.map(key => this.#notes.all.get(key) ?? vscode.Uri.parse(key));
		const isForWorker = uris.length > FEW && uris.every(uri => this.#loader.isOnDisk(uri));
		const stamps = isForWorker ? await this.#client.stat(uris.map(({ fsPath }) => fsPath)) : undefined;
		return stamps ?? (await stampsOf(uris));
	}

	async #load(keys: readonly string[]): Promise<readonly LoadedNote[]> {
		const loaded = await Promise.all(
			keys.map(async key => {
				const uri = this.#notes.all.get(key);
				const note = uri && (await this.#loader.load(key, uri));
				if (note === undefined) {
					this.#settle(key, undefined, undefined);
				}
				return note;
			}),
		);
		this.#goOn();
		return loaded.filter(note => typeof note === 'object');
	}

	#take(outcomes: readonly Outcome[], isOutdated: boolean): void {
		for (const { key, stamp, summary } of outcomes) {
			if (isOutdated) {
				this.#spoil(key);
				this.#queue.settle(key);
			} else {
				this.notesRead += summary === undefined ? 0 : 1;
				this.#settle(key, stamp, summary);
			}
		}
		this.#goOn(); // Of what was read, something may have been heard meanwhile.
	}

	/** What comes from a worker is a summary as bytes. */
	#settle(key: string, stamp: NoteStamp | undefined, summary: NoteSummary | Uint8Array | undefined): void {
		const counts = this.#queue.settle(key);
		if (!this.#notes.all.has(key)) {
			this.#queue.drop(key);
		}
		if (!counts || !this.#notes.all.has(key)) {
			return;
		}
		if (stamp === undefined || summary === undefined) {
			this.#index.remove(key);
		} else if (!(summary instanceof Uint8Array)) {
			this.#index.set(key, stamp, summary);
		} else if (!this.#index.setEncoded(key, stamp, summary)) {
			this.#index.remove(key);
		}
	}

	async #saveNow(): Promise<void> {
		if (this.#isSetUp && this.#index.revision !== this.#savedRevision) {
			this.#savedRevision = this.#index.revision;
			const unread = [...this.#queue.unread()];
			const outdated = unread.filter(key => this.#index.stampOf(key) !== undefined);
			await this.#cache.save({ header: { ...this.#header, outdated }, index: this.#index });
		}
	}

	#scheduleSave(): void {
		this.#saveTimer ??= setTimeout(() => void this.save(), SAVE_PAUSE);
	}
}
