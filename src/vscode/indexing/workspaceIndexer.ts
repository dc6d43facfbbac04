import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { createWorkspaceIndex } from '../../core/indexing/createWorkspaceIndex.js';
import type { Place } from '../../core/indexing/noteSummary.js';
import type { WorkspaceIndex } from '../../core/indexing/workspaceIndex.js';
import type { IndexInit } from './indexInit.js';
import type { IndexRun } from './indexRun.js';
import type { IndexService, IndexState } from './indexService.js';
import { NoteTexts } from './noteTexts.js';

/** Milliseconds between the first reading of an open note and the beginning of the index: the note in front comes first. */
const LATER = 2000;

/** Milliseconds between two pieces of news while many notes are read. */
const NEWS = 200;

/** A change of so few notes is taken in without a word. */
const FEW = 20;

/** The index of the workspace. Nothing is loaded, read or watched for it before it is woken, or a note has been read. */
export class WorkspaceIndexer implements IndexService, Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #settled = this.#store.add(new vscode.EventEmitter<void>());
	readonly #init: IndexInit;
	readonly #texts = new NoteTexts();
	readonly #empty = createWorkspaceIndex();
	#run: IndexRun | undefined;
	#starting: Promise<void> | undefined;
	/** It could not even begin. */
	#hasFailed = false;
	#hasBeenReady = false;
	#later: ReturnType<typeof setTimeout> | undefined;
	#news: ReturnType<typeof setTimeout> | undefined;

	readonly onDidChange = this.#changed.event;

	constructor(init: IndexInit) {
		this.#init = init;
		const { readings, settings } = init;
		this.#store.add(
			readings.onDidChange(() => {
				if (this.#starting === undefined) {
					this.#later ??= setTimeout(() => this.wake(), LATER);
				}
			}),
		);
		this.#store.add(
			settings.onDidChange(names => {
				if (names.has('index.enabled')) {
					this.#onSwitch();
				}
			}),
		);
		this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#tell()));
	}

	get state(): IndexState {
		if (!this.#isOn) {
			return { kind: 'off' };
		}
		const run = this.#run;
		if (run === undefined) {
			return this.#hasFailed
				? { kind: 'stopped', hasFailed: true, done: 0, total: 0 }
				: { kind: 'waiting' };
		}
		const { total, left, isStopped, hasFailed } = run.progress;
		const isQuiet = this.#hasBeenReady && left <= FEW;
		if (run.isDone || (isQuiet && !isStopped)) {
			return { kind: 'ready' };
		}
		const done = Math.max(0, total - left);
		return isStopped ? { kind: 'stopped', hasFailed, done, total } : { kind: 'indexing', done, total };
	}

	get index(): WorkspaceIndex {
		return this.#run?.index ?? this.#empty;
	}

	/** What is at work, for tests. */
	get run(): IndexRun | undefined {
		return this.#run;
	}

	wake(): void {
		if (this.#isOn && !this.#store.isDisposed) {
			this.#starting ??= this.#start();
		}
	}

	async ready(): Promise<void> {
		this.wake();
		while (!this.#isAtRest) {
			await new Promise<void>(resolve => {
				const heard = this.#settled.event(() => {
					heard.dispose();
					resolve();
				});
			});
		}
	}

	stop(): void {
		this.#run?.stop();
	}

	resume(): void {
		if (this.#hasFailed) {
			this.#end();
			this.wake();
		}
		this.#run?.resume();
	}

	/** Keeps what is known for the next start. */
	async save(): Promise<void> {
		await this.#run?.save();
	}

	textOf(note: vscode.Uri, place: Place): Promise<string | undefined> {
		return this.#texts.slice(note, place);
	}

	dispose(): void {
		this.#end();
		clearTimeout(this.#news);
		this.#settled.fire();
		this.#store.dispose();
	}

	get #isOn(): boolean {
		const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
		return hasFolder && this.#init.settings.current['index.enabled'];
	}

	get #isAtRest(): boolean {
		return (
			!this.#isOn ||
			this.#store.isDisposed ||
			this.#hasFailed ||
			this.#run?.isDone === true ||
			this.#run?.progress.isStopped === true
		);
	}

	/** What is needed for it is loaded here, and not at activation. */
	async #start(): Promise<void> {
		let run: IndexRun | undefined;
		try {
			const { IndexRun } = await import('./indexRun.js');
			if (!this.#isOn || this.#store.isDisposed) {
				this.#starting = undefined;
				return;
			}
			run = new IndexRun(this.#init);
			this.#follow(run);
			await run.begin();
		} catch (failure) {
			if (run === this.#run && !this.#store.isDisposed) {
				this.#init.log.error('The notes of the workspace can not be looked through.', failure);
				this.#run = undefined;
				run?.dispose();
				this.#hasFailed = true;
				this.#settled.fire();
				this.#tell();
			}
		}
	}

	#follow(run: IndexRun): void {
		this.#run = run;
		this.#store.add(run.onDidProgress(() => this.#onProgress(run)));
		this.#tell();
	}

	#onProgress(run: IndexRun): void {
		if (run !== this.#run) {
			return;
		}
		if (run.isDone) {
			this.#hasBeenReady = true;
		} else if (run.progress.left > FEW) {
			this.#hasBeenReady = false;
		}
		if (this.#isAtRest) {
			this.#settled.fire();
		}
		this.#news ??= setTimeout(() => this.#tell(), NEWS);
	}

	#tell(): void {
		clearTimeout(this.#news);
		this.#news = undefined;
		if (!this.#store.isDisposed) {
			this.#changed.fire();
		}
	}

	#onSwitch(): void {
		if (this.#isOn) {
			this.wake();
		} else {
			this.#end();
		}
		this.#settled.fire();
		this.#tell();
	}

	#end(): void {
		clearTimeout(this.#later);
		this.#later = undefined;
		this.#run?.dispose();
		this.#run = undefined;
		this.#starting = undefined;
		this.#hasFailed = false;
		this.#hasBeenReady = false;
	}
}
