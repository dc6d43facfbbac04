import type { Disposable } from '../base/dispose.js';
import type { AnnotationRecord } from './annotation.js';
import { ANNOTATION_FORMAT, parseAnnotationFile, type AnnotationFile } from './annotationFile.js';
import { copyRecords } from './copyRecords.js';
import { isFault, type FileFault, type Files } from './files.js';
import { parseChanges, type ChangeKeeper, type RecordChange } from './keptChanges.js';
import {
	findMisplaced,
	gatherNotes,
	toStoredNote,
	type GatheredNotes,
	type StoredNote,
} from './misplacedFiles.js';
import { moveFiles } from './moveFiles.js';
import { ANNOTATION_FOLDER, annotationPathOf, isAnnotationPath, toNotePath } from './notePath.js';
import { prepareFolder } from './prepareFolder.js';
import { RecordStore } from './recordStore.js';

/** A change to one annotation or reply. */
export type AnnotationChange = RecordChange<AnnotationRecord>;

/** A note that is now somewhere else. Paths as `toNotePath` gives them. */
export interface NoteMove {
	readonly from: string;
	readonly to: string;
}

/** All annotation files of a folder, and those that could not be read. */
export interface StoredNotes extends GatheredNotes {
	readonly faults: readonly FileFault[];
}

/** What a store is made with. */
export interface AnnotationStoreInit {
	readonly files: Files;
	/** Makes an id; `createId` over a source of random numbers. */
	readonly newId: () => string;
	readonly lockPatience?: number;
	/** Where changes outlast the window until they are in their files. */
	readonly keeper?: ChangeKeeper | undefined;
}

/** How many files are read at once when all are. */
const READ_AT_ONCE = 16;

/**
 * The annotations of one workspace folder, in the files of its `.pactmark` folder.
 *
 * Invariants: an answer is there at once and holds every change handed in, also while its file is written or cannot be. Nothing is written
 * outside `.pactmark`. No call throws for what can go wrong with files.
 */
export class AnnotationStore implements Disposable {
	readonly #init: AnnotationStoreInit;
	readonly #stores = new Map<string, RecordStore<AnnotationRecord>>();
	readonly #listeners = new Set<(note: string) => void>();
	#prepared: Promise<void> | undefined;
	#moves: Promise<unknown> = Promise.resolve();
	/** Moves that could not be made: they are made with the next ones, or when all that waits is tried again. */
	#unmoved: readonly NoteMove[] = [];

	constructor(init: AnnotationStoreInit) {
		this.#init = init;
	}

	/** What is known of a note's annotations now; empty before `load`. */
	annotations(note: string): AnnotationFile {
		return this.#storeOf(note).file;
	}

	/** The changes to a note's annotations that are not in its file yet. */
	pending(note: string): readonly AnnotationChange[] {
		return this.#storeOf(note).pending;
	}

	/** The notes with changes that an earlier window could not write: they count once they are loaded, and are written then. */
	get left(): readonly string[] {
		const { keeper } = this.#init;
		return (keeper?.paths() ?? []).flatMap(path => {
			const kept = isAnnotationPath(path) ? keeper?.get(path) : undefined;
			const note = kept && parseChanges(kept, ANNOTATION_FORMAT).note;
			return note === undefined || toNotePath(note) === undefined ? [] : [note];
		});
	}

	/** Reads a note's annotations, and writes what waits. A fault leaves the last good state in force. */
	load(note: string): Promise<FileFault | undefined> {
		return this.#storeOf(note).load();
	}

	/**
	 * Adds, changes and deletes. What others changed meanwhile is merged, not overwritten.
	 *
	 * The changes count at once. The answer comes when they are in the file, or says why they are not; then they wait for the next `save` or
	 * `retry`. To delete an annotation, delete its replies with it: an annotation that is still answered comes back.
	 */
	save(note: string, changes: readonly AnnotationChange[]): Promise<FileFault | undefined> {
		return this.#storeOf(note).save(changes);
	}

	/** Writes all that waits, of all notes, and moves what could not be moved. Answers the files of which that failed again. */
	async retry(): Promise<ReadonlyMap<string, FileFault>> {
		const faults = new Map<string, FileFault>();
		const unmoved = this.#unmoved.length === 0 ? undefined : await this.moveNotes([]);
		if (unmoved !== undefined) {
			this.#unmoved.forEach(({ from }) => faults.set(annotationPathOf(from), unmoved));
		}
		for (const [path, store] of [...this.#stores]) {
			const fault = await store.retry();
			if (fault !== undefined) {
				faults.set(path, fault);
			}
		}
		return faults;
	}

	/**
	 * A file changed on the disk, whoever changed it. Reads it again if its note was ever asked for. Paths relative to `.pactmark`; those of
	 * locks and passing files may be handed in as well and do nothing.
	 */
	async reload(path: string): Promise<FileFault | undefined> {
		return isAnnotationPath(path) ? this.#stores.get(path)?.load() : undefined;
	}

	/** Calls back with a note's path whenever what `annotations` says of it has changed. */
	onDidChange(listener: (note: string) => void): Disposable {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	}

	/** Every annotated note of the folder, with what waits to be written. Nothing is moved: see `adopt`. */
	async scan(): Promise<StoredNotes> {
		const names = await this.#init.files.list(ANNOTATION_FOLDER);
		if (isFault(names)) {
			return { notes: [], copies: [], faults: [names] };
		}
		const paths = names
			.map(name => `${ANNOTATION_FOLDER}/${name}`)
			.filter(isAnnotationPath)
			.sort();
		const waiting = [...this.#stores]
			.filter(([, { pending }]) => pending.length > 0)
			.map(([path]) => path);
		const all = [...new Set([...paths, ...waiting])];
		const found: StoredNote[] = [];
		const faults: FileFault[] = [];
		for (let i = 0; i < all.length; i += READ_AT_ONCE) {
			const answers = await Promise.all(
				all.slice(i, i + READ_AT_ONCE).map(path => this.#scanOne(path)),
			);
			for (const answer of answers) {
				if (isFault(answer)) {
					faults.push(answer);
				} else if (answer !== undefined) {
					found.push(answer);
				}
			}
		}
		return { ...gatherNotes(found), faults };
	}

	/**
	 * Brings home annotations in files that another tool named, such as the copies that it makes where two machines changed one file: they are
	 * merged into the file of their note, and nothing of them is lost. What could not be moved stays and is seen by `scan` all the same; it
	 * comes back with the reason.
	 */
	adopt(): Promise<ReadonlyMap<string, FileFault>> {
		return this.#inTurn(async () => {
			const stuck = new Map<string, FileFault>();
			for (const move of await findMisplaced(this.#init.files)) {
				const fault = await moveFiles(this.#init.files, [move], {
					patience: this.#init.lockPatience,
				});
				if (fault !== undefined) {
					stuck.set(move.from, fault);
				}
				await this.#stores.get(move.to)?.load();
			}
			return stuck;
		});
	}

	/**
	 * Takes annotations along with notes that were renamed or moved. All moves happen at once, so that two notes may swap their names; an annotation
	 * file that is in the way, of a note deleted earlier, is merged and not overwritten. What could not be moved waits for `retry` or the next moves.
	 */
	moveNotes(moves: readonly NoteMove[]): Promise<FileFault | undefined> {
		return this.#inTurn(async () => {
			const waiting = this.#unmoved
				.filter(({ from }) => moves.every(move => move.from !== from))
				.map(({ from, to }) => ({ from, to: moves.find(move => move.from === to)?.to ?? to }));
			return this.#move([...waiting, ...moves]);
		});
	}

	/** The moves of all annotated notes under a folder that was renamed or moved. */
	async movesUnder(from: string, to: string): Promise<readonly NoteMove[]> {
		const { notes } = await this.scan();
		return notes.flatMap(({ note }) =>
			note?.startsWith(`${from}/`) === true
				? [{ from: note, to: `${to}${note.slice(from.length)}` }]
				: [],
		);
	}

	/** Gives the copy of a note annotations of its own, with ids of their own. */
	async copyNote(from: string, to: string): Promise<FileFault | undefined> {
		const fault = await this.load(from);
		const copies = copyRecords(this.annotations(from).records.values(), this.#init.newId);
		return (
			fault ??
			(await this.save(
				to,
				copies.map(after => ({ before: undefined, after })),
			))
		);
	}

	/**
	 * Moves a note's annotations into another store: for a note that was untitled or outside the folder and has been saved into it. They are
	 * taken out here only after they are in the file there.
	 */
	async handOver(note: string, to: AnnotationStore, toNote: string): Promise<FileFault | undefined> {
		const fault = await this.load(note);
		const records = [...this.annotations(note).records.values()];
		const unsaved =
			fault ??
			(await to.save(
				toNote,
				records.map(after => ({ before: undefined, after })),
			));
		return (
			unsaved ??
			(await this.save(
				note,
				records.map(before => ({ before, after: undefined })),
			))
		);
	}

	/** Ends when all that was begun so far is done, whatever came of it. */
	async idle(): Promise<void> {
		await Promise.all([this.#moves, ...[...this.#stores.values()].map(store => store.idle())]);
	}

	dispose(): void {
		this.#listeners.clear();
	}

	/** Whatever moves files happens one after the other. */
	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#moves.then(work);
		this.#moves = result.catch(() => undefined);
		return result;
	}

	#storeOf(note: string): RecordStore<AnnotationRecord> {
		const path = annotationPathOf(note);
		const known = this.#stores.get(path);
		if (known !== undefined) {
			return known;
		}
		const store = new RecordStore({
			files: this.#init.files,
			path,
			format: ANNOTATION_FORMAT,
			note,
			onDidChange: () => this.#listeners.forEach(listener => listener(note)),
			prepare: () => (this.#prepared ??= prepareFolder(this.#init.files)),
			lockPatience: this.#init.lockPatience,
			keeper: this.#init.keeper,
		});
		this.#stores.set(path, store);
		return store;
	}

	async #scanOne(path: string): Promise<StoredNote | FileFault | undefined> {
		const waiting = this.#stores.get(path);
		if (waiting !== undefined && waiting.pending.length > 0) {
			return toStoredNote(path, waiting.file);
		}
		const answer = await this.#init.files.read(path);
		if (answer.kind !== 'text') {
			return answer.kind === 'fault' ? answer : undefined;
		}
		return toStoredNote(path, parseAnnotationFile(answer.text));
	}

	async #move(moves: readonly NoteMove[]): Promise<FileFault | undefined> {
		const real: NoteMove[] = [];
		for (const move of moves.filter(({ from, to }) => annotationPathOf(from) !== annotationPathOf(to))) {
			const fault = await this.load(move.from);
			// Of most notes there is nothing to move, and no folder to be made for that.
			if (fault !== undefined || !this.#storeOf(move.from).isEmpty) {
				real.push(move);
				await this.load(move.to);
			}
		}
		const waiting = real.map(({ from, to }) => ({ to, changes: this.#storeOf(from).takePending() }));
		const files = real.map(({ from, to }) => ({
			from: annotationPathOf(from),
			to: annotationPathOf(to),
			note: to,
		}));
		const fault = await moveFiles(this.#init.files, files, { patience: this.#init.lockPatience });
		for (const [i, { to, changes }] of waiting.entries()) {
			await this.save(fault === undefined ? to : (real[i]?.from ?? to), changes);
		}
		for (const { from, to } of real) {
			await this.load(from);
			await this.load(to);
		}
		this.#unmoved = fault === undefined ? [] : real;
		return fault;
	}
}
