import * as vscode from 'vscode';
import { reviseAnnotation } from '../../core/annotations/annotation.js';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import type { AnnotationChange } from '../../core/annotations/annotationStore.js';
import type { FileFault } from '../../core/annotations/files.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { isNote } from '../convert.js';
import { fileOf, isSame, type Address, type AnnotationHomes, type Home } from './annotationHomes.js';
import type { FileProblems } from './fileProblems.js';
import { TrackedNote } from './trackedNote.js';

/** An open note that was asked for. */
export interface OpenNote {
	readonly document: vscode.TextDocument;
	/** Both are there when `ready` is settled, unless the note was closed meanwhile. */
	address: Address | undefined;
	tracked: TrackedNote | undefined;
	ready: Promise<void>;
}

/** Milliseconds until a change that VS Code did not call dirty is taken for one from outside: by then a typed one is dirty. */
const SETTLING = 50;

/**
 * The annotations of the open notes, followed through every edit: typed ones exactly, those from outside by looking for the quotes.
 */
export class OpenNotes implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri | undefined>());
	readonly #moved = this.#store.add(new vscode.EventEmitter<vscode.TextDocument>());
	readonly #entries = new Map<string, OpenNote>();
	readonly #timers = new Map<OpenNote, ReturnType<typeof setTimeout>>();
	/** Saved, and not checked yet. */
	readonly #saved = new Set<OpenNote>();
	readonly #init: {
		readonly homes: AnnotationHomes;
		readonly problems: FileProblems;
		readonly log: vscode.LogOutputChannel;
	};

	/** Names a note whose annotations or their kinds of place are new. */
	readonly onDidChange = this.#changed.event;

	/** Names a note in which something was typed. */
	readonly onDidMove = this.#moved.event;

	constructor(init: {
		readonly homes: AnnotationHomes;
		readonly problems: FileProblems;
		readonly log: vscode.LogOutputChannel;
	}) {
		this.#init = init;
		const { workspace } = vscode;
		this.#store.add(workspace.onDidChangeTextDocument(event => this.#onEdit(event)));
		this.#store.add(workspace.onDidSaveTextDocument(document => this.#onSave(document)));
		this.#store.add(workspace.onDidCloseTextDocument(document => this.#onClose(document)));
	}

	/** Every note that was asked for and is still open. */
	get all(): readonly OpenNote[] {
		return [...this.#entries.values()];
	}

	/** The note at an address, if it was asked for and is still open. */
	at(note: vscode.Uri): OpenNote | undefined {
		return this.#entries.get(note.toString());
	}

	/** Begins to follow a note; `undefined` for what is none. */
	want(document: vscode.TextDocument): OpenNote | undefined {
		const key = document.uri.toString();
		const known = this.#entries.get(key);
		if (known?.document === document) {
			return known;
		}
		if (!isNote(document) || document.isClosed || this.#store.isDisposed) {
			return undefined;
		}
		const entry: OpenNote = {
			document,
			address: undefined,
			tracked: undefined,
			ready: Promise.resolve(),
		};
		this.#entries.set(key, entry);
		entry.ready = this.#open(entry).catch((failure: unknown) => {
			this.#init.log.error(`The annotations of ${key} could not be read.`, failure);
			this.#entries.delete(key);
		});
		return entry;
	}

	async #open(entry: OpenNote): Promise<void> {
		await new Promise(resolve => setTimeout(resolve, 0)); // Nothing that showing the note should wait for.
		const address = await this.#init.homes.locate(entry.document.uri);
		if (address === undefined) {
			return;
		}
		await this.load(address);
		if (address.home.isFolder) {
			await this.#takeOver(entry.document.uri, address);
		}
		if (this.#isOpen(entry)) {
			entry.address = address;
			entry.tracked = new TrackedNote(entry.document);
			this.#update(entry);
		}
	}

	/** Annotations made while the note's folder was not open move in with the others. */
	async #takeOver(note: vscode.Uri, to: Address): Promise<void> {
		const from = await this.#init.homes.locateElsewhere(note);
		if (from !== undefined) {
			await this.load(from);
			if (from.home.store.annotations(from.path).records.size > 0) {
				this.settle(from, await from.home.store.handOver(from.path, to.home.store, to.path));
			}
		}
	}

	/** Reads the annotations at an address. */
	async load(address: Address): Promise<void> {
		const fault = await address.home.store.load(address.path);
		this.settle(address, fault);
	}

	/** Writes what an earlier window could not; what still cannot be written is told. */
	async resume(home: Home): Promise<void> {
		await Promise.all(home.store.left.map(path => this.load({ home, path })));
	}

	/** What came of reading, writing or moving the annotations at an address. */
	settle(address: Address, fault: FileFault | undefined): void {
		this.#init.problems.set(fileOf(address), address.home.store.annotations(address.path), fault);
	}

	#update(entry: OpenNote): void {
		const { document, address, tracked } = entry;
		if (address !== undefined && tracked !== undefined) {
			const { records } = address.home.store.annotations(address.path);
			tracked.update(records.values(), () => createAnchorer(document.getText()));
			this.#changed.fire(document.uri);
		}
	}

	/** Takes what a store says now of a note. */
	take(home: Home, path: string): void {
		for (const entry of this.#entries.values()) {
			if (entry.address !== undefined && isSame(entry.address, { home, path })) {
				this.#init.problems.note(fileOf(entry.address), home.store.annotations(path));
				this.#update(entry);
				return;
			}
		}
		this.#changed.fire(home.toUri(path));
	}

	#onEdit({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
		const entry = this.#entries.get(document.uri.toString());
		if (entry?.tracked === undefined || contentChanges.length === 0) {
			return;
		}
		const isOther = entry.tracked.carry(contentChanges);
		this.#moved.fire(document);
		if (isOther) {
			this.#changed.fire(document.uri);
		}
		if (!document.isDirty && reason === undefined) {
			this.#saved.delete(entry);
			this.#later(entry, () => {
				if (!document.isDirty && this.#isOpen(entry)) {
					entry.tracked?.anchorAll(createAnchorer(document.getText()));
					this.#changed.fire(document.uri);
				}
			});
		}
	}

	#later(entry: OpenNote, action: () => void): void {
		clearTimeout(this.#timers.get(entry));
		const timer = setTimeout(() => {
			this.#timers.delete(entry);
			action();
		}, SETTLING);
		this.#timers.set(entry, timer);
	}

	#onSave(document: vscode.TextDocument): void {
		const entry = this.#entries.get(document.uri.toString());
		if (entry?.tracked !== undefined) {
			this.#saved.add(entry);
			this.#later(entry, () => this.#check(entry));
		}
	}

	/** A note may be closed in the moment in which it was saved: its quotes are taken anew all the same. */
	#onClose({ uri }: vscode.TextDocument): void {
		const entry = this.#entries.get(uri.toString());
		if (entry !== undefined && this.#saved.has(entry)) {
			clearTimeout(this.#timers.get(entry));
			this.#check(entry);
		}
		this.#entries.delete(uri.toString());
	}

	/** Takes anew the quotes that would no longer lead to their passage, as it is edited now and tracked as long as the note is open. */
	#check(entry: OpenNote): void {
		this.#saved.delete(entry);
		const { document, address, tracked } = entry;
		if (tracked === undefined || address === undefined || !this.#isOpen(entry) || document.isDirty) {
			return;
		}
		const anchorer = createAnchorer(document.getText());
		const changes = tracked
			.check(() => anchorer)
			.map(({ annotation, span }) => {
				const after = reviseAnnotation(annotation, anchorer.take(span), now());
				tracked.pin(after, span);
				return { before: annotation, after };
			});
		if (changes.length > 0) {
			void this.save(address, changes);
		} else {
			this.#changed.fire(document.uri);
		}
	}

	/** Changes annotations: at once here, in the background in the file. Answers why they are not in the file. */
	async save(address: Address, changes: readonly AnnotationChange[]): Promise<FileFault | undefined> {
		const fault = await address.home.store.save(address.path, changes);
		this.settle(address, fault);
		return fault;
	}

	#isOpen(entry: OpenNote): boolean {
		return this.#entries.get(entry.document.uri.toString()) === entry;
	}

	dispose(): void {
		this.#timers.forEach(timer => clearTimeout(timer));
		this.#entries.clear();
		this.#store.dispose();
	}
}

/** The time as records have it. */
export function now(): string {
	return new Date().toISOString();
}
