import { digest } from './digest.js';
import { isFault, type FileFault, type Files, type Guard } from './files.js';
import { parseChanges, printChanges, type ChangeKeeper, type RecordChange } from './keptChanges.js';
import { withLock } from './lock.js';
import { isSame, mergeFiles, mergeRecords } from './mergeRecords.js';
import {
	emptyFile,
	parseRecordFile,
	printRecordFile,
	type RecordFile,
	type RecordFormat,
	type StoredRecord,
} from './recordFile.js';
import { findLeftovers, hasLeftovers, replaceText, type Leftover } from './replaceText.js';

/** What a store of one file is made with. */
export interface RecordStoreInit<R extends StoredRecord> {
	readonly files: Files;
	/** Relative to `.pactmark`. */
	readonly path: string;
	readonly format: RecordFormat<R>;
	/** The note that a new file is headed with. */
	readonly note?: string | undefined;
	/** Called after what `file` says has changed, whoever changed it. */
	readonly onDidChange?: () => void;
	/** Called before the first write. */
	readonly prepare?: () => Promise<void>;
	readonly lockPatience?: number | undefined;
	/** Where changes outlast the window until they are in the file. */
	readonly keeper?: ChangeKeeper | undefined;
}

interface Disk<R extends StoredRecord> {
	/** Empty where there is no file. */
	readonly text: string;
	readonly file: RecordFile<R>;
}

/**
 * For how long, in milliseconds, what we wrote is looked after where files have no exclusive access (`Files.isExclusive`).
 *
 * Another window that read before we wrote writes within a second; whoever deletes on purpose what was written less than five seconds
 * ago deletes twice.
 */
const LOOKED_AFTER = 5_000;

/** How often a write is tried again when another window got in between: each time one of the two gets through. */
const MOST_TRIES = 50;

/**
 * The records of one file, and the changes that are not in the file yet.
 *
 * Invariants: `file` holds every change from the moment it was handed in. A change is forgotten only after the file holds it: while
 * the disk is full, the file read-only or damaged, it stays, and goes in with the next write. The file is replaced as a whole and only
 * while its lock is held, with what it says at that moment merged in. What the keeper has from before waits like any other change.
 */
export class RecordStore<R extends StoredRecord> {
	readonly #init: RecordStoreInit<R>;
	#disk: Disk<R>;
	#pending = new Map<string, RecordChange<R>>();
	/** Written lately: kept where another window may write over it unseen. */
	#recent: { readonly record: R; readonly at: number }[] = [];
	#view: RecordFile<R> | undefined;
	#fault: FileFault | undefined;
	#queue: Promise<unknown> = Promise.resolve();
	#isKept = false;

	constructor(init: RecordStoreInit<R>) {
		this.#init = init;
		this.#disk = { text: '', file: emptyFile(init.note) };
		const kept = init.keeper?.get(init.path);
		if (kept !== undefined) {
			this.#isKept = true;
			this.#pending = new Map(parseChanges(kept, init.format).changes);
		}
	}

	/** What the file says, with the changes that still wait to be written. */
	get file(): RecordFile<R> {
		this.#view ??= this.#merged(this.#disk.file);
		return this.#view;
	}

	/** The changes that are not in the file yet. */
	get pending(): readonly RecordChange<R>[] {
		return [...this.#pending.values()];
	}

	/** Whether there is nothing in the file, as far as it was read, and nothing that waits for it. */
	get isEmpty(): boolean {
		return this.#disk.text === '' && this.#pending.size === 0;
	}

	/** Why the file could not be read or written last time. */
	get fault(): FileFault | undefined {
		return this.#fault;
	}

	/**
	 * Reads the file again, after the first start or a change from outside, writes what waits, and finishes what a crash left half done.
	 * Answers why it could not be read, or why what waits is still not in it.
	 */
	load(): Promise<FileFault | undefined> {
		return this.#enqueue(async () => {
			const { files, path } = this.#init;
			const fault = await this.#read();
			if (fault !== undefined) {
				return fault;
			}
			this.#remember();
			this.#keep();
			if (this.#pending.size > 0) {
				return this.#flush();
			}
			if (await hasLeftovers(files, path)) {
				// What a crash left may lie in a folder that cannot be written: what could be read counts.
				await this.#flush();
			}
			return undefined;
		});
	}

	/** Takes changes in at once, and answers when they are in the file, or why they are not. Then they wait. */
	save(changes: readonly RecordChange<R>[]): Promise<FileFault | undefined> {
		changes.forEach(change => this.#add(change));
		this.#changed();
		return this.retry();
	}

	/** Writes what waits. */
	retry(): Promise<FileFault | undefined> {
		return this.#enqueue(() => (this.#pending.size === 0 ? Promise.resolve(undefined) : this.#flush()));
	}

	/** Ends when all that was begun so far is done, whatever came of it. */
	async idle(): Promise<void> {
		await this.#queue;
	}

	/** Takes the waiting changes out, for a file that takes over from this one. The keeper has them until the next `load`. */
	takePending(): readonly RecordChange<R>[] {
		const { pending } = this;
		this.#pending = new Map();
		this.#recent = []; // What leaves on purpose is not to be brought back.
		this.#view = undefined;
		return pending;
	}

	#enqueue<T>(work: () => Promise<T>): Promise<T> {
		const result = this.#queue.then(work);
		this.#queue = result.catch(() => undefined);
		return result;
	}

	#changed(): void {
		this.#view = undefined;
		this.#keep();
		this.#init.onDidChange?.();
	}

	#keep(): void {
		const { keeper, path, note, format } = this.#init;
		const isKept = this.#pending.size > 0;
		if (keeper !== undefined && (isKept || this.#isKept)) {
			keeper.set(path, isKept ? printChanges(this.#pending.values(), note, format) : undefined);
		}
		this.#isKept = isKept;
	}

	#add(change: RecordChange<R>): void {
		const { format } = this.#init;
		const id = (change.after ?? change.before)?.id;
		if (id === undefined) {
			return;
		}
		const waiting = this.#pending.get(id);
		if (waiting === undefined) {
			this.#pending.set(id, change);
			return;
		}
		const isNext =
			waiting.after !== undefined &&
			change.before !== undefined &&
			isSame(waiting.after, change.before, format);
		const merged = isNext
			? new Map(change.after && [[id, change.after]])
			: mergeRecords(
					{ base: setOf(change.before), mine: setOf(change.after), theirs: setOf(waiting.after) },
					format,
				);
		this.#pending.set(id, { before: waiting.before, after: merged.get(id) });
		merged.delete(id);
		merged.forEach(after => this.#add({ before: undefined, after }));
	}

	/** The file's records with the waiting changes merged in. */
	#merged(disk: RecordFile<R>): RecordFile<R> {
		if (this.#pending.size === 0) {
			return disk;
		}
		const changes = [...this.#pending.values()];
		const records = mergeRecords(
			{
				base: setOf(...changes.map(({ before }) => before)),
				mine: setOf(...changes.map(({ after }) => after)),
				theirs: disk.records,
			},
			this.#init.format,
		);
		return { ...disk, records };
	}

	async #read(): Promise<FileFault | undefined> {
		const { files, path, format, note } = this.#init;
		const answer = await files.read(path);
		this.#fault = answer.kind === 'fault' ? answer : undefined;
		if (answer.kind === 'fault') {
			return answer;
		}
		const text = answer.kind === 'text' ? answer.text : '';
		if (text !== this.#disk.text) {
			this.#disk = { text, file: text === '' ? emptyFile(note) : parseRecordFile(text, format) };
			this.#changed();
		}
		return undefined;
	}

	async #flush(): Promise<FileFault | undefined> {
		const { files, path, prepare, lockPatience } = this.#init;
		await prepare?.();
		let answer: Attempt | FileFault = 'again';
		for (let tries = 0; answer === 'again' && tries < MOST_TRIES; tries++) {
			answer = await withLock(files, path, guard => this.#attempt(guard), { patience: lockPatience });
		}
		if (answer === 'again') {
			const message = `Another window is writing ${path} all the time. It will be tried again.`;
			answer = { kind: 'fault', reason: 'busy', message };
		}
		this.#fault = isFault(answer) ? answer : undefined;
		return this.#fault;
	}

	async #attempt(guard: Guard): Promise<Attempt | FileFault> {
		const { files, path, format } = this.#init;
		const fault = (await this.#read()) ?? this.#whyReadOnly();
		if (fault !== undefined) {
			return fault;
		}
		const leftovers = await findLeftovers(files, path);
		const writing = new Map(this.#pending);
		const before = this.#disk.text;
		const file = this.#merged(recoverFile(this.#disk, leftovers, format));
		const isTouched = writing.size > 0 || leftovers.length > 0;
		const after = isTouched ? printRecordFile(this.#withNote(file), format) : before;
		if (after !== before) {
			const answer = await replaceText(files, path, { before, after }, guard);
			if (isFault(answer)) {
				return answer;
			}
			if (answer === 'unguarded' || !(await this.#isThere(after))) {
				return 'again';
			}
			this.#disk = { text: after, file: parseRecordFile(after, format) };
		}
		for (const { path: left, text } of leftovers) {
			await files.remove(left, text);
		}
		this.#forget(writing);
		return 'done';
	}

	#whyReadOnly(): FileFault | undefined {
		return this.#disk.file.isReadOnly
			? {
					kind: 'fault',
					reason: 'readOnly',
					message: `A newer version of Pactmark wrote ${this.#init.path}. Update Pactmark to change it.`,
				}
			: undefined;
	}

	#withNote(file: RecordFile<R>): RecordFile<R> {
		const { note } = this.#init;
		return file.header.note !== undefined || note === undefined
			? file
			: { ...file, header: { ...file.header, note } };
	}

	/** Where nothing keeps other windows away: whether the file still says what we wrote. */
	async #isThere(text: string): Promise<boolean> {
		const { files, path } = this.#init;
		if (files.isExclusive) {
			return true;
		}
		const answer = await files.read(path);
		return answer.kind === 'text' && answer.text === text;
	}

	/** These changes are in the file now. A record that was changed once more meanwhile goes on waiting. */
	#forget(written: ReadonlyMap<string, RecordChange<R>>): void {
		const { files } = this.#init;
		for (const [id, change] of written) {
			const waiting = this.#pending.get(id);
			if (waiting === change) {
				this.#pending.delete(id);
			} else if (waiting !== undefined) {
				this.#pending.set(id, { before: change.after, after: waiting.after });
			}
			this.#recent = this.#recent.filter(({ record }) => record.id !== id);
			if (change.after !== undefined && !files.isExclusive) {
				this.#recent.push({ record: change.after, at: files.now() });
			}
		}
		this.#changed();
	}

	/** Where nothing keeps other windows away: what we wrote lately waits again, in case it was written over. */
	#remember(): void {
		const { files, format } = this.#init;
		this.#recent = this.#recent.filter(({ at }) => files.now() - at < LOOKED_AFTER);
		const lost = this.#recent.filter(({ record }) => {
			const there = this.#disk.file.records.get(record.id);
			if (there === undefined) {
				return true;
			}
			const sides = { base: setOf<R>(), mine: setOf(record), theirs: setOf(there) };
			const result = mergeRecords(sides, format).get(record.id);
			return result === undefined || !isSame(result, there, format);
		});
		lost.forEach(({ record }) => this.#add({ before: undefined, after: record }));
	}
}

type Attempt = 'done' | 'again';

/**
 * What the file should say, given what crashes left beside it.
 *
 * A leftover that is complete and fits is the write itself, to be finished. Any other one may add records and newer versions, and takes
 * nothing away; of a torn one the whole lines count.
 */
export function recoverFile<R extends StoredRecord>(
	{ text, file }: Disk<R>,
	leftovers: readonly Leftover[],
	format: RecordFormat<R>,
): RecordFile<R> {
	let result = file;
	for (const leftover of leftovers) {
		const left = parseRecordFile(leftover.text, format);
		if (leftover.isComplete && leftover.replaces === digest(text) && result === file) {
			result = left;
		} else {
			const sides = {
				base: emptyFile<R>(),
				mine: leftover.isComplete ? left : { ...left, kept: [] },
				theirs: result,
			};
			result = { ...mergeFiles(sides, format), header: result.header, isReadOnly: result.isReadOnly };
		}
	}
	return result;
}

function setOf<R extends StoredRecord>(...records: readonly (R | undefined)[]): ReadonlyMap<string, R> {
	return new Map(records.flatMap(record => (record === undefined ? [] : [[record.id, record] as const])));
}
