import * as vscode from 'vscode';
import { createId } from '../../core/annotations/annotation.js';
import { findLatestOf, moveCorrections, placeOf } from '../../core/annotations/correctionStore.js';
import type { CorrectedPlace, Correction } from '../../core/annotations/corrections.js';
import type { FileFault, Files } from '../../core/annotations/files.js';
import type { RecordChange } from '../../core/annotations/keptChanges.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { KeeperOf } from '../annotations/changeKeeper.js';
import { pathIn, random } from '../annotations/annotationHomes.js';
import { CorrectionHomes, type CorrectionHome } from './correctionHomes.js';
import { UndoStack } from './undoStack.js';

/** A correction without the facts that are the same for all: who made it, and when. */
export type CorrectionDraft = Correction extends infer C
	? C extends Correction
		? Omit<C, 'id' | 'author' | 'created' | 'extra'>
		: never
	: never;

/** Where a passage of a note is kept by its words; the note is filled in. */
export type PlaceDraft = Omit<CorrectedPlace, 'note'>;

/** What a note is corrected with. */
export interface CorrectionsOfNote {
	/** The note's path as the corrections have it. */
	readonly note: string;
	readonly corrections: readonly Correction[];
}

/** A correction that was taken back. */
export interface TakenBack {
	readonly correction: Correction;
	/** Makes it again; `false` where it is there again already. */
	readonly restore: () => Promise<boolean>;
}

/** What corrections are made with. */
export interface NoteCorrectionsInit {
	readonly filesOf: (root: vscode.Uri) => Files;
	/** What keeps the corrections that cannot be written there yet. */
	readonly keeperOf: KeeperOf;
	readonly storage: vscode.Uri;
	/** Who writes. */
	readonly author: () => string;
	readonly log: vscode.LogOutputChannel;
}

/** The user's corrections: of the workspace's folders, and of notes outside of them. */
export class NoteCorrections implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #judged = this.#store.add(new vscode.EventEmitter<CorrectionHome>());
	readonly #homes: CorrectionHomes;
	readonly #init: NoteCorrectionsInit;

	/** What can be taken back, corrections and additions to the lexicon alike. */
	readonly undo = new UndoStack();

	/** Fires when notes are to be corrected otherwise than before. */
	readonly onDidChange = this.#changed.event;

	/** Fires after a file was read or could not be read or written. */
	readonly onDidJudge = this.#judged.event;

	constructor(init: NoteCorrectionsInit) {
		this.#init = init;
		this.#homes = this.#store.add(
			new CorrectionHomes({
				...init,
				tell: home => {
					this.#judged.fire(home);
					this.#changed.fire();
				},
			}),
		);
		this.#store.add(vscode.workspace.onDidRenameFiles(({ files }) => void this.#move(files)));
	}

	/** Ends when the corrections are known, or have let us wait for too long. */
	ready(): Promise<void> {
		return this.#homes.ready();
	}

	/** Ends when all that was begun is written, or has shown that it cannot be. */
	idle(): Promise<void> {
		return this.#homes.idle();
	}

	/** What holds for a note: corrections of its passages, and those of every note, wherever in the workspace they were made. */
	of(note: vscode.Uri): CorrectionsOfNote {
		const address = this.#homes.locate(note);
		const corrections = this.#homes.all.flatMap(home =>
			[...home.store.file.records.values()].filter(
				each => placeOf(each) === undefined || home === address?.home,
			),
		);
		return { note: address?.path ?? '', corrections };
	}

	/** The correction of that id, with the place that keeps it. */
	find(id: string): Correction | undefined {
		return this.#homes.all
			.map(({ store }) => store.file.records.get(id))
			.find(correction => correction !== undefined);
	}

	/** Takes a correction in at once, and writes it. `make` is given the note's path. */
	async add(note: vscode.Uri, make: (path: string) => CorrectionDraft): Promise<Correction | undefined> {
		await this.ready();
		const address = this.#homes.locate(note);
		if (address === undefined) {
			return undefined;
		}
		const draft = make(address.path);
		const correction: Correction = {
			...draft,
			id: createId(random),
			author: this.#init.author(),
			created: new Date().toISOString(),
			extra: [],
		};
		const isOfPassage = placeOf(correction) !== undefined;
		const [first = address.home] = this.#homes.all;
		const home = isOfPassage
			? address.home
			: vscode.workspace.getWorkspaceFolder(note)
				? address.home
				: first;
		await this.#save(home, [{ before: undefined, after: correction }]);
		return correction;
	}

	/** Takes a correction back; `false` where it is there no longer. */
	async remove(id: string): Promise<boolean> {
		const home = this.#homes.all.find(({ store }) => store.file.records.has(id));
		const before = home?.store.file.records.get(id);
		if (home === undefined || before === undefined) {
			return false;
		}
		await this.#save(home, [{ before, after: undefined }]);
		return true;
	}

	/** Takes back the correction that the user, and nobody else, made last; `restore` makes it again. */
	async removeLatest(): Promise<TakenBack | undefined> {
		await this.ready();
		const all = this.#homes.all.flatMap(({ store }) => [...store.file.records.values()]);
		const correction = findLatestOf(this.#init.author(), all);
		const home = this.#homes.all.find(({ store }) => store.file.records.has(correction?.id ?? ''));
		if (correction === undefined || home === undefined || !(await this.remove(correction.id))) {
			return undefined;
		}
		const restore = async (): Promise<boolean> => {
			if (home.store.file.records.has(correction.id)) {
				return false;
			}
			await this.#save(home, [{ before: undefined, after: correction }]);
			return true;
		};
		return { correction, restore };
	}

	/** Whether passages of a note were corrected. */
	has(note: vscode.Uri): boolean {
		const address = this.#homes.locate(note);
		const records = [...(address?.home.store.file.records.values() ?? [])];
		return records.some(each => placeOf(each)?.note === address?.path);
	}

	/** Takes the corrections of a note's passages along to where the note is now, also out of our own storage into a folder. */
	async follow(from: vscode.Uri, to: vscode.Uri): Promise<void> {
		await this.ready();
		const [old, now] = [this.#homes.locate(from), this.#homes.locate(to)];
		if (old === undefined || now === undefined) {
			return;
		}
		const records = old.home.store.file.records.values();
		const changes = moveCorrections(records, [{ from: old.path, to: now.path }]);
		if (old.home === now.home) {
			await this.#save(old.home, changes);
			return;
		}
		await this.#save(
			now.home,
			changes.map(({ after }) => ({ before: undefined, after })),
		);
		await this.#save(
			old.home,
			changes.map(({ before }) => ({ before, after: undefined })),
		);
	}

	dispose(): void {
		this.#store.dispose();
	}

	async #save(home: CorrectionHome, changes: readonly RecordChange<Correction>[]): Promise<void> {
		if (changes.length > 0) {
			this.#settle(home, await home.store.save(changes));
		}
	}

	/** What could not be written stays in force, and goes in with the next write. */
	#settle(home: CorrectionHome, fault: FileFault | undefined): void {
		if (fault !== undefined) {
			this.#init.log.error(fault.message);
			void vscode.window.showErrorMessage(fault.message);
		}
		this.#judged.fire(home);
	}

	/** Corrections go along with notes and folders that are renamed in VS Code. */
	async #move(
		files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
	): Promise<void> {
		await this.ready();
		for (const home of this.#homes.all) {
			const paths = new Set(
				[...home.store.file.records.values()].flatMap(each => placeOf(each)?.note ?? []),
			);
			const moves = files.flatMap(({ oldUri, newUri }) => {
				const [from, to] = [pathIn(home.root, oldUri), pathIn(home.root, newUri)];
				return from === undefined || to === undefined ? [] : movesOf(paths, from, to);
			});
			await this.#save(home, moveCorrections(home.store.file.records.values(), moves));
		}
	}
}

function movesOf(
	paths: ReadonlySet<string>,
	from: string,
	to: string,
): readonly { readonly from: string; readonly to: string }[] {
	return [...paths]
		.filter(path => path === from || path.startsWith(`${from}/`))
		.map(path => ({ from: path, to: `${to}${path.slice(from.length)}` }));
}
