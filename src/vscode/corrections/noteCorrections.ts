import * as vscode from 'vscode';
import { createId } from '../../core/annotations/annotation.js';
import { findLatestOf, moveCorrections, placeOf } from '../../core/annotations/correctionStore.js';
import type { CorrectedPlace, Correction } from '../../core/annotations/corrections.js';
import type { FileFault, Files } from '../../core/annotations/files.js';
import type { RecordChange } from '../../core/annotations/keptChanges.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { KeeperOf } from '../annotations/changeKeeper.js';
import { random } from '../annotations/annotationHomes.js';
import { CorrectionHomes, type CorrectionAddress, type CorrectionHome } from './correctionHomes.js';
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
	/** For notes outside of any folder, whatever is open. */
	readonly globalStorage: vscode.Uri;
	/** For untitled notes, which belong to the window's workspace. */
	readonly storage: vscode.Uri | undefined;
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

	/** The passages that are corrected below a place, by the paths of their notes. */
	passagesIn(root: vscode.Uri): ReadonlyMap<string, readonly CorrectedPlace[]> {
		const home = this.#homes.all.find(each => each.root.toString() === root.toString());
		const byNote = new Map<string, CorrectedPlace[]>();
		for (const record of home?.store.file.records.values() ?? []) {
			const place = placeOf(record);
			if (place !== undefined) {
				const known = byNote.get(place.note) ?? [];
				known.push(place);
				byNote.set(place.note, known);
			}
		}
		return byNote;
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
		if (old !== undefined && now !== undefined) {
			await this.#carry(old.home, [{ from: old, to: now }]);
		}
	}

	dispose(): void {
		this.#store.dispose();
	}

	async #save(
		home: CorrectionHome,
		changes: readonly RecordChange<Correction>[],
	): Promise<FileFault | undefined> {
		if (changes.length === 0) {
			return undefined;
		}
		const fault = await home.store.save(changes);
		this.#settle(home, fault);
		return fault;
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
		const moves = files.flatMap(({ oldUri, newUri }) => this.#movesOf(oldUri, newUri));
		for (const home of new Set(moves.map(({ from }) => from.home))) {
			await this.#carry(
				home,
				moves.filter(({ from }) => from.home === home),
			);
		}
	}

	/** The moves of every corrected note at or below an address. */
	#movesOf(oldUri: vscode.Uri, newUri: vscode.Uri): readonly CorrectionMove[] {
		const old = this.#homes.locate(oldUri);
		if (old === undefined) {
			return [];
		}
		const { home } = old;
		const paths = new Set(
			[...home.store.file.records.values()].flatMap(each => placeOf(each)?.note ?? []),
		);
		return [...paths]
			.filter(path => path === old.path || path.startsWith(`${old.path}/`))
			.flatMap(path => {
				const to = this.#homes.locate(vscode.Uri.joinPath(newUri, path.slice(old.path.length)));
				return to === undefined ? [] : [{ from: { home, path }, to }];
			});
	}

	/** Takes the corrections of notes of one home along, within it all at once. */
	async #carry(home: CorrectionHome, moves: readonly CorrectionMove[]): Promise<void> {
		const before = [...home.store.file.records.values()];
		const changesTo = (target: CorrectionHome): readonly RecordChange<Correction>[] =>
			moveCorrections(
				before,
				moves
					.filter(({ to }) => to.home === target)
					.map(({ from, to }) => ({ from: from.path, to: to.path })),
			);
		await this.#save(home, changesTo(home));
		for (const target of new Set(moves.map(({ to }) => to.home).filter(each => each !== home))) {
			const changes = changesTo(target);
			const arriving = changes.map(({ after }) => ({ before: undefined, after }));
			// What is not in its new file yet must not leave the old one.
			if ((await this.#save(target, arriving)) === undefined) {
				await this.#save(
					home,
					changes.map(each => ({ before: each.before, after: undefined })),
				);
			}
		}
	}
}

/** A corrected note that goes from one address to another. */
interface CorrectionMove {
	readonly from: CorrectionAddress;
	readonly to: CorrectionAddress;
}
