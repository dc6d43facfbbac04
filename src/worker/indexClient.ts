import type { NoteStamp } from '../core/indexing/workspaceIndex.js';
import type { SummariserSetup } from '../core/noteSummariser.js';
import { unpackStamp, type Answer, type NoteToRead, type WorkerPort } from './protocol.js';

/** A note and what it is called. */
export interface LoadedNote {
	readonly key: string;
	readonly note: NoteToRead;
}

/** What became of a note that was to be read. */
export interface Outcome {
	readonly key: string;
	/** For `decodeSummary`; `undefined` where the note could not be read. */
	readonly summary: Uint8Array | undefined;
	readonly stamp: NoteStamp | undefined;
}

/** What a client is made with. */
export interface IndexClientInit {
	/** Missing or failing where there are no workers. */
	readonly startWorker?: () => Promise<WorkerPort>;
	/** Reads in this thread, in slices. */
	readonly startHere: () => WorkerPort;
	/** So many workers at most. */
	readonly most: number;
	/** How many notes wait to be claimed. */
	readonly backlog: () => number;
	/** Takes the next notes off the backlog: a handful; none where there are none. */
	readonly claim: () => readonly string[];
	/** Gets claimed notes ready. Those that it leaves out are done with. May be asked again for the same ones after an accident. */
	readonly load: (keys: readonly string[]) => Promise<readonly LoadedNote[]>;
	/** Every note that was loaded comes here once, whatever happens. `isOutdated`: it was read with an earlier setup, or not at all. */
	readonly take: (outcomes: readonly Outcome[], isOutdated: boolean) => void;
	/** Nothing can be read, in a worker or here: this client has ended, and what it had claimed comes back as outdated. */
	readonly onGiveUp: () => void;
	readonly log: { info(message: string): void; warn(message: string): void };
}

/** Notes that wait at a worker while it reads others, so that it never waits for the host. */
const DEPTH = 2;

/** A backlog of fewer notes is read before a second worker has started. */
const MANY = 200;

/** A note during which a worker died so often is what it died of. */
const MOST_TRIES = 3;

/** A note that no worker dies over: where one does, it was none of those before either. */
const NOTHING: NoteToRead = {
	path: '',
	corrections: [],
	from: { kind: 'text', text: '', stamp: { mtime: 0, size: 0 } },
};

/** So many deaths in a row, with not one note read in between, are no accident of a note. */
const MOST_DEATHS = 10;

/** Milliseconds. A worker holds the engine, tens of megabytes: it goes when there was nothing to do for so long. */
const IDLE = 15_000;

/** Milliseconds: a worker that has not said a word by then never will, whatever kept it from running. */
const START_PATIENCE = 20_000;

/** Notes that were sent to a worker together. */
interface Batch {
	readonly keys: readonly string[];
	readonly tries: number;
	readonly generation: number;
}

interface Slot {
	readonly port: WorkerPort;
	readonly isHere: boolean;
	isReady: boolean;
	patience: ReturnType<typeof setTimeout> | undefined;
	hasRead: boolean;
	isGone: boolean;
	loading: number;
	readonly inFlight: Map<number, Batch>;
}

interface StampsAsked {
	readonly files: readonly string[];
	readonly resolve: (stamps: readonly (NoteStamp | undefined)[] | undefined) => void;
	slot: Slot | undefined;
}

/**
 * Has notes read by one or two workers, or in this thread where none can be started. A worker that dies is started anew, and what it
 * had not answered is repeated, note by note; what is read is pulled (`claim`), so that order and backlog stay with whoever asks.
 */
export class IndexClient {
	readonly #init: IndexClientInit;
	readonly #slots = new Set<Slot>();
	readonly #stats = new Map<number, StampsAsked>();
	/** What workers died over. */
	#again: Pick<Batch, 'keys' | 'tries'>[] = [];
	/** Notes that it must be, by the number of deaths, unless the next worker dies over nothing as well. */
	#suspects: string[] = [];
	#setup: { readonly setup: SummariserSetup; readonly engine: string | undefined } | undefined;
	#generation = 0;
	#nextId = 1;
	#starting = 0;
	#deaths = 0;
	/** Workers can be started: one that dies before it runs has met with an accident. */
	#haveRun = false;
	#isHere: boolean;
	#isEnded = false;
	#hasGivenUp = false;
	#idle: ReturnType<typeof setTimeout> | undefined;

	constructor(init: IndexClientInit) {
		this.#init = init;
		this.#isHere = init.startWorker === undefined;
	}

	/** How many run, and whether it is in this thread. */
	get running(): { readonly workers: number; readonly isHere: boolean } {
		return { workers: this.#slots.size, isHere: this.#isHere };
	}

	/** Whether nothing more will be read. */
	get isEnded(): boolean {
		return this.#isEnded;
	}

	/** What notes are read with from now on. Those under way are answered as outdated. */
	setUp(setup: SummariserSetup, engine: string | undefined): void {
		this.#setup = { setup, engine };
		this.#generation++;
		for (const { port } of this.#slots) {
			port.post({ kind: 'setUp', setup, engine }, []);
		}
		this.pump();
	}

	/** To be called when there is something to claim. Nothing is read before `setUp`. */
	pump(): void {
		if (this.#isEnded) {
			return;
		}
		const hasWork = this.#init.backlog() > 0 || this.#again.length > 0 || this.#suspects.length > 0;
		const isWanted = this.#setup !== undefined && hasWork;
		const many = this.#init.backlog() > MANY && !this.#isHere ? this.#init.most : 1;
		const wanted = isWanted ? many : this.#stats.size > 0 ? 1 : 0;
		for (let count = this.#slots.size + this.#starting; count < wanted; count++) {
			void this.#start();
		}
		for (const slot of this.#slots) {
			this.#feed(slot);
		}
		this.#watchIdleness();
	}

	/** The stamps of files, by a worker that can reach them; `undefined` where there is none any more. */
	stat(files: readonly string[]): Promise<readonly (NoteStamp | undefined)[] | undefined> {
		return new Promise(resolve => {
			if (this.#isEnded) {
				resolve(undefined);
				return;
			}
			this.#stats.set(this.#nextId++, { files, resolve, slot: undefined });
			this.pump();
		});
	}

	/** Ends every worker as an accident would. For tests. */
	kill(): void {
		for (const { port } of this.#slots) {
			port.kill();
		}
	}

	dispose(): void {
		this.#isEnded = true;
		clearTimeout(this.#idle);
		this.#endAll();
		for (const { resolve } of this.#stats.values()) {
			resolve(undefined);
		}
		this.#stats.clear();
	}

	async #start(): Promise<void> {
		this.#starting++;
		const isHere = this.#isHere;
		let port: WorkerPort | undefined;
		try {
			port = await (isHere ? this.#init.startHere() : this.#init.startWorker?.());
		} catch (failure) {
			this.#noWorkers(String(failure));
		}
		this.#starting--;
		if (port === undefined || this.#isEnded || (this.#isHere && !isHere)) {
			port?.end();
			this.pump();
			return;
		}
		const slot: Slot = {
			port,
			isHere,
			isReady: false,
			patience: undefined,
			hasRead: false,
			isGone: false,
			loading: 0,
			inFlight: new Map(),
		};
		this.#slots.add(slot);
		port.listen(
			answer => this.#onAnswer(slot, answer),
			reason => this.#onGone(slot, reason),
		);
		slot.patience = isHere ? undefined : setTimeout(() => this.#onSilence(slot), START_PATIENCE);
		if (this.#setup !== undefined) {
			port.post({ kind: 'setUp', ...this.#setup }, []);
		}
		this.pump();
	}

	#onSilence(slot: Slot): void {
		if (!slot.isReady && !slot.isGone) {
			slot.port.end();
			this.#onGone(slot, 'It does not begin.');
		}
	}

	#noWorkers(reason: string): void {
		if (!this.#isHere) {
			this.#isHere = true;
			this.#init.log.info(`Notes are read without workers, which can not be started here: ${reason}`);
		}
	}

	#feed(slot: Slot): void {
		for (const [id, asked] of this.#stats) {
			if (asked.slot === undefined) {
				asked.slot = slot;
				slot.port.post({ kind: 'stat', id, files: asked.files }, []);
			}
		}
		if (this.#setup === undefined) {
			return;
		}
		if (this.#suspects.length > 0) {
			this.#probe(slot);
			return;
		}
		while (slot.inFlight.size + slot.loading < DEPTH) {
			// What a worker has died over is tried alone, so that nothing else dies with it.
			const busy = slot.inFlight.size + slot.loading > 0;
			const again = busy ? undefined : this.#again.shift();
			if (busy && this.#again.length > 0) {
				return;
			}
			const keys = again?.keys ?? this.#init.claim();
			if (keys.length === 0) {
				return;
			}
			void this.#send(slot, keys, again?.tries ?? 0);
			if (again !== undefined) {
				return;
			}
		}
	}

	/** Tells whether it is the suspects that workers die over, or whether they do nothing but die. */
	#probe(slot: Slot): void {
		if (slot.inFlight.size + slot.loading === 0) {
			const id = this.#nextId++;
			slot.inFlight.set(id, { keys: [], tries: 0, generation: this.#generation });
			slot.port.post({ kind: 'read', id, notes: [NOTHING] }, []);
		}
	}

	async #send(slot: Slot, keys: readonly string[], tries: number): Promise<void> {
		slot.loading++;
		let loaded: readonly LoadedNote[] = [];
		try {
			loaded = await this.#init.load(keys);
		} catch (failure) {
			this.#init.log.warn(`Notes could not be got: ${String(failure)}`);
			this.#fail(keys);
		}
		slot.loading--;
		const left = loaded.map(({ key }) => key);
		if (this.#isEnded) {
			this.#giveBack(left);
			return;
		}
		if (slot.isGone && left.length > 0) {
			this.#again.push({ keys: left, tries });
		} else if (left.length > 0) {
			const id = this.#nextId++;
			slot.inFlight.set(id, { keys: left, tries, generation: this.#generation });
			const notes = loaded.map(({ note }) => note);
			const transfer = notes.flatMap(({ from }) => (from.kind === 'bytes' ? [from.bytes.buffer] : []));
			slot.port.post({ kind: 'read', id, notes }, transfer);
			return;
		}
		this.pump();
	}

	#onAnswer(slot: Slot, answer: Answer): void {
		if (slot.isGone || this.#isEnded) {
			return;
		}
		switch (answer.kind) {
			case 'ready':
				slot.isReady = true;
				this.#haveRun ||= !slot.isHere;
				clearTimeout(slot.patience);
				return;
			case 'stat':
				this.#stats.get(answer.id)?.resolve(stampsIn(answer.stamps));
				this.#stats.delete(answer.id);
				break;
			case 'failed':
				this.#onFailed(slot, answer.id, answer.message);
				break;
			case 'read':
				this.#onRead(slot, answer);
		}
		this.pump();
	}

	#onRead(slot: Slot, { id, bytes, ends, stamps, faults }: Extract<Answer, { kind: 'read' }>): void {
		const batch = slot.inFlight.get(id);
		slot.inFlight.delete(id);
		slot.hasRead = true;
		this.#deaths = 0;
		this.#convict();
		faults.forEach(fault => this.#init.log.warn(`Reading a note for the index failed. ${fault}`));
		const outcomes = (batch?.keys ?? []).map((key, i): Outcome => {
			const summary = bytes.subarray(ends[i - 1] ?? 0, ends[i] ?? 0);
			return {
				key,
				summary: summary.length === 0 ? undefined : summary,
				stamp: unpackStamp(stamps, i),
			};
		});
		this.#init.take(outcomes, batch?.generation !== this.#generation);
	}

	/** A worker has read while the suspects did not come up: it was them. */
	#convict(): void {
		const guilty = this.#suspects.splice(0);
		if (guilty.length > 0) {
			this.#init.log.warn(`The worker that reads notes dies over ${guilty.join(', ')}; left out.`);
			this.#fail(guilty);
		}
	}

	/** Where a worker can not even load the engine, this thread has to do; where this thread can not either, nothing can be read. */
	#onFailed(slot: Slot, id: number, message: string): void {
		this.#stats.get(id)?.resolve(undefined);
		this.#stats.delete(id);
		const batch = slot.inFlight.get(id);
		if (batch === undefined) {
			return;
		}
		if (slot.hasRead || slot.isHere) {
			this.#giveUp(`Notes can not be read for the index. ${message}`);
			return;
		}
		slot.inFlight.delete(id);
		this.#noWorkers(message);
		if (batch.keys.length > 0) {
			this.#again.push(batch);
		}
		for (const other of [...this.#slots].filter(({ isHere }) => !isHere)) {
			this.#bury(other);
			other.port.end();
		}
	}

	#onGone(slot: Slot, reason: string): void {
		if (slot.isGone || this.#isEnded) {
			return;
		}
		this.#bury(slot);
		if (!slot.isReady && !this.#haveRun) {
			this.#noWorkers(reason);
		} else if (++this.#deaths > MOST_DEATHS) {
			this.#giveUp(`Notes are no longer read for the index: its worker keeps dying. ${reason}`);
			return;
		} else {
			this.#init.log.warn(`The worker that reads notes died and is started anew. ${reason}`);
		}
		this.pump();
	}

	#giveUp(reason: string): void {
		this.#init.log.warn(reason);
		const underWay = [...this.#slots].flatMap(({ inFlight }) => [...inFlight.values()]);
		const left = [...[...underWay, ...this.#again].flatMap(({ keys }) => keys), ...this.#suspects];
		this.#hasGivenUp = true;
		this.dispose();
		this.#init.onGiveUp();
		this.#giveBack(left);
	}

	/** What was not read may be read by another client. */
	#giveBack(keys: readonly string[]): void {
		if (this.#hasGivenUp && keys.length > 0) {
			this.#init.take(
				keys.map(key => ({ key, summary: undefined, stamp: undefined })),
				true,
			);
		}
	}

	/** What a slot had not answered is to be done by others. */
	#bury(slot: Slot): void {
		slot.isGone = true;
		clearTimeout(slot.patience);
		this.#slots.delete(slot);
		for (const asked of this.#stats.values()) {
			asked.slot = asked.slot === slot ? undefined : asked.slot;
		}
		for (const { keys, tries } of slot.inFlight.values()) {
			if (tries + 1 >= MOST_TRIES) {
				this.#suspects.push(...keys);
			} else {
				this.#again.push(...keys.map(key => ({ keys: [key], tries: tries + 1 })));
			}
		}
		slot.inFlight.clear();
	}

	#fail(keys: readonly string[]): void {
		this.#init.take(
			keys.map(key => ({ key, summary: undefined, stamp: undefined })),
			false,
		);
	}

	#watchIdleness(): void {
		clearTimeout(this.#idle);
		const isBusy = [...this.#slots].some(({ inFlight, loading }) => inFlight.size + loading > 0);
		if (this.#slots.size > 0 && !isBusy && this.#stats.size === 0) {
			this.#idle = setTimeout(() => this.#endAll(), IDLE);
		}
	}

	#endAll(): void {
		for (const slot of this.#slots) {
			slot.isGone = true;
			clearTimeout(slot.patience);
			slot.port.end();
		}
		this.#slots.clear();
	}
}

function stampsIn(packed: Float64Array): readonly (NoteStamp | undefined)[] {
	return Array.from({ length: packed.length / 2 }, (_, i) => unpackStamp(packed, i));
}
