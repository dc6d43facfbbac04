import { runInSlices } from './runInSlices.js';
import { isBinary } from '../core/base/isBinary.js';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import { EditTrail } from '../core/base/editTrail.js';
import type { Span } from '../core/base/span.js';
import type { Lexicon } from '../core/lexicon/lexicon.js';
import type { NoteReader } from '../core/noteReader.js';
import type { FollowedNote } from '../core/followNote.js';
import { NO_FACTS, type NoteFacts, type Reading } from '../core/understanding/reading.js';
import type { Place } from '../core/indexing/noteSummary.js';
import { isNote, placeRange } from './convert.js';
import { correctRawReading, type RawReading } from './corrections/correctSnapshot.js';
import type { NoteCorrections } from './corrections/noteCorrections.js';
import type { SettingsStore } from './settings.js';
import { RULING_READING } from './settingsTable.js';
import { createSnapshot, shiftSnapshot, type Snapshot } from './snapshot.js';

/** Where a note stands. `unread` is one that nobody has asked for. */
export type NoteState =
	| { readonly kind: 'unread' | 'reading' | 'read' | 'binary' | 'failed' }
	| { readonly kind: 'tooLarge'; readonly size: number; readonly limit: number };

/** Beyond so many edits since the last reading, moving the reading over them costs more than it is worth. */
const MOST_EDITS = 200;

/** Of the time that is spent reading while somebody types: at most a fifth. */
const BREATH = 4;

interface Known {
	readonly document: vscode.TextDocument;
	state: NoteState;
	snapshot: Snapshot | undefined;
	/** What `snapshot` was before it was corrected. */
	raw: (RawReading & Pick<Snapshot, 'version' | 'lexicon'>) | undefined;
	/** The edits since `snapshot` was read and some before them, since what was made of older readings may still be seen. */
	readonly trail: EditTrail;
	/** `snapshot` as it is after those edits. */
	shifted: Snapshot | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
	pending: Promise<Snapshot | undefined> | undefined;
	/** How long the last reading took, in milliseconds, pauses aside. */
	lasted: number;
	/** What reads it; `undefined` before the first reading, and when another reader is to begin anew. */
	followed: FollowedNote | undefined;
	/** Counts the readings that were begun: one that is no longer the latest ends. */
	run: number;
}

/**
 * The readings of the open notes: one for each version of a document, made when it is first asked for, made anew a moment after an
 * edit, and forgotten with the document.
 */
export class NoteReadings implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.TextDocument>());
	readonly #known = new Map<string, Known>();
	readonly #settings: SettingsStore;
	readonly #log: vscode.LogOutputChannel;
	readonly #createReader: () => Promise<NoteReader>;
	readonly #corrections: Pick<NoteCorrections, 'ready' | 'of'>;
	#engine: Promise<NoteReader> | undefined;

	/** Names a document whose reading or state is a new one. */
	readonly onDidChange = this.#changed.event;

	constructor(init: {
		readonly createReader: () => Promise<NoteReader>;
		/** Fires when a reader made from now on would be another one. */
		readonly onDidChangeLexicon: vscode.Event<void>;
		readonly corrections: Pick<NoteCorrections, 'ready' | 'of' | 'onDidChange'>;
		readonly settings: SettingsStore;
		readonly log: vscode.LogOutputChannel;
	}) {
		this.#settings = init.settings;
		this.#log = init.log;
		this.#createReader = init.createReader;
		this.#corrections = init.corrections;
		this.#store.add(init.corrections.onDidChange(() => this.#correctAllAgain()));
		this.#store.add(vscode.workspace.onDidChangeTextDocument(event => this.#onEdit(event)));
		this.#store.add(vscode.workspace.onDidCloseTextDocument(document => this.#forget(document)));
		this.#store.add(
			init.onDidChangeLexicon(() => {
				this.#engine = undefined;
				this.#readAllAgain();
			}),
		);
		this.#store.add(
			init.settings.onDidChange(names => {
				if (RULING_READING.some(name => names.has(name))) {
					this.#readAllAgain();
				}
			}),
		);
	}

	/** Where the note stands. */
	state(document: vscode.TextDocument): NoteState {
		return this.#known.get(keyOf(document))?.state ?? { kind: 'unread' };
	}

	/** The latest reading, moved over what was typed since; `undefined` as long as there is none. Asks for one by the way. */
	latest(document: vscode.TextDocument): Snapshot | undefined {
		const known = this.#want(document);
		const { snapshot, trail } = known ?? {};
		const edits = snapshot && trail?.since(snapshot.version);
		if (known === undefined || snapshot === undefined || edits === undefined) {
			return undefined;
		}
		if (edits.length === 0) {
			return snapshot;
		}
		known.shifted ??= shiftSnapshot(snapshot, edits, document.version);
		return known.shifted;
	}

	/** The reading of the document as it stands now; `undefined` where it can not be read, or was closed or changed meanwhile. */
	async read(document: vscode.TextDocument): Promise<Snapshot | undefined> {
		const known = this.#want(document);
		if (known === undefined) {
			return undefined;
		}
		if (known.timer !== undefined) {
			clearTimeout(known.timer);
			known.timer = undefined;
			known.pending = this.#start(known);
		}
		return (await known.pending) ?? (isCurrent(known) ? known.snapshot : undefined);
	}

	/** Where a span of some version of the document stands now; `undefined` where it was deleted or can not be told. */
	follow(document: vscode.TextDocument, span: Span, version: number): Span | undefined {
		return version === document.version
			? span
			: this.#known.get(keyOf(document))?.trail.follow(span, version);
	}

	/**
	 * Where a place of the index stands now. As long as nothing was typed its lines tell, which are the same in the file and in its editor;
	 * what was typed into has been read in its editor, so that offsets do.
	 */
	followPlace(document: vscode.TextDocument, place: Place): Span {
		const known = this.#known.get(keyOf(document));
		if (known?.snapshot !== undefined && !isCurrent(known)) {
			return this.follow(document, place, known.snapshot.version) ?? place;
		}
		const { start, end } = placeRange(place);
		return { start: document.offsetAt(start), end: document.offsetAt(end) };
	}

	/** What the text of the note at `path` says of itself, be it open or not; nothing where it is too long to be read. Parses the whole of it, with pauses. */
	async facts(text: string, path: string): Promise<NoteFacts> {
		const reader = await this.#reader();
		return this.#obstacle(text) === undefined
			? (await runInSlices(reader.follow(text).facts(path))).value
			: NO_FACTS;
	}

	/** What is known beforehand. Loads the engine. */
	async lexicon(): Promise<Lexicon> {
		return (await this.#reader()).lexicon;
	}

	dispose(): void {
		for (const { timer } of this.#known.values()) {
			clearTimeout(timer);
		}
		this.#known.clear();
		this.#store.dispose();
	}

	#want(document: vscode.TextDocument): Known | undefined {
		if (!isNote(document) || document.isClosed || this.#store.isDisposed) {
			return undefined;
		}
		const known = this.#known.get(keyOf(document));
		if (known !== undefined) {
			return known;
		}
		const fresh: Known = {
			document,
			state: { kind: 'reading' },
			snapshot: undefined,
			raw: undefined,
			trail: new EditTrail(document.version, MOST_EDITS),
			shifted: undefined,
			timer: undefined,
			pending: undefined,
			lasted: 0,
			followed: undefined,
			run: 0,
		};
		this.#known.set(keyOf(document), fresh);
		fresh.pending = this.#start(fresh);
		return fresh;
	}

	#onEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const known = this.#known.get(keyOf(document));
		if (known === undefined || contentChanges.length === 0) {
			return;
		}
		known.followed?.edit(
			contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
				offset: rangeOffset,
				length: rangeLength,
				text,
			})),
		);
		known.trail.add(
			document.version,
			contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
				offset: rangeOffset,
				length: rangeLength,
				inserted: text.length,
			})),
		);
		known.shifted = undefined;
		this.#schedule(known);
	}

	#schedule(known: Known): void {
		clearTimeout(known.timer);
		const delay = Math.max(this.#settings.current['reading.delay'], BREATH * known.lasted);
		known.timer = setTimeout(() => {
			known.timer = undefined;
			known.pending = this.#start(known);
		}, delay);
	}

	/** Reads once; a failure is logged and not remembered, so that the next edit tries again. */
	async #start(known: Known): Promise<Snapshot | undefined> {
		try {
			return await this.#read(known);
		} catch (failure) {
			this.#log.error(`Reading ${known.document.uri.toString()} failed.`, failure);
			this.#settle(known, { kind: 'failed' }, undefined);
			return undefined;
		}
	}

	async #read(known: Known): Promise<Snapshot | undefined> {
		const { document } = known;
		const [reader] = await Promise.all([this.#reader(), this.#corrections.ready()]);
		if (!this.#isKnown(known)) {
			return undefined;
		}
		const source = document.getText();
		const obstacle = this.#obstacle(source);
		if (obstacle !== undefined) {
			known.followed = undefined;
			return this.#settle(known, obstacle, undefined);
		}
		const { version } = document;
		const reading = await this.#readInSlices(known, reader, source);
		if (reading === undefined) {
			return undefined;
		}
		known.raw = { reading, source, version, lexicon: reader.lexicon };
		return this.#settle(known, { kind: 'read' }, this.#correct(document, known.raw));
	}

	/** Lets others have the thread after every half frame; `undefined` where another reading has begun meanwhile or is due. */
	async #readInSlices(known: Known, reader: NoteReader, source: string): Promise<Reading | undefined> {
		const run = ++known.run;
		if (known.followed?.isOf(source) !== true) {
			known.followed = reader.follow(source);
		}
		const steps = known.followed.read({
			headings: this.#settings.current['reading.headings'],
			minimumConfidence: this.#settings.current['reading.minimumConfidence'],
			path: known.document.uri.path,
		});
		const read = await runInSlices(
			steps,
			() => this.#isKnown(known) && known.run === run && known.timer === undefined,
		);
		known.lasted = read?.lasted ?? known.lasted;
		return read?.value;
	}

	#correct({ uri }: vscode.TextDocument, raw: NonNullable<Known['raw']>): Snapshot {
		const corrected = correctRawReading(raw, this.#corrections.of(uri));
		return createSnapshot({ version: raw.version, lexicon: raw.lexicon, isShifted: false, ...corrected });
	}

	/** Other corrections leave the reading as it is: no note has to be read again. One that waits to be read is corrected then. */
	#correctAllAgain(): void {
		for (const known of this.#known.values()) {
			const { raw, document } = known;
			if (raw !== undefined && isCurrent(known)) {
				const snapshot = this.#settle(known, { kind: 'read' }, this.#correct(document, raw));
				known.pending = Promise.resolve(snapshot);
			}
		}
	}

	#settle(known: Known, state: NoteState, snapshot: Snapshot | undefined): Snapshot | undefined {
		if (this.#isKnown(known)) {
			known.state = state;
			known.snapshot = snapshot;
			known.raw = snapshot && known.raw;
			known.shifted = undefined;
			this.#changed.fire(known.document);
		}
		return snapshot;
	}

	#obstacle(text: string): NoteState | undefined {
		const limit = this.#settings.current['reading.maximumSize'] * 1e6;
		if (text.length > limit) {
			return { kind: 'tooLarge', size: text.length, limit };
		}
		return isBinary(text) ? { kind: 'binary' } : undefined;
	}

	/** The reader with the lexicon as it is at the end, even if that changed while the reader was made. */
	async #reader(): Promise<NoteReader> {
		for (;;) {
			const engine = (this.#engine ??= this.#loadLater());
			const reader = await engine;
			if (engine === this.#engine || this.#store.isDisposed) {
				return reader;
			}
		}
	}

	/** Loading takes tens of milliseconds before it yields, which is nothing that activation should wait for. */
	async #loadLater(): Promise<NoteReader> {
		await new Promise(resolve => setTimeout(resolve, 0));
		try {
			return await this.#createReader();
		} catch (failure) {
			this.#engine = undefined;
			throw failure;
		}
	}

	#readAllAgain(): void {
		for (const known of this.#known.values()) {
			clearTimeout(known.timer);
			known.timer = undefined;
			known.followed = undefined;
			known.pending = this.#start(known);
		}
	}

	#isKnown(known: Known): boolean {
		return this.#known.get(keyOf(known.document)) === known;
	}

	#forget(document: vscode.TextDocument): void {
		const known = this.#known.get(keyOf(document));
		clearTimeout(known?.timer);
		this.#known.delete(keyOf(document));
	}
}

/** Whether the note has been read as it stands. */
function isCurrent({ snapshot, trail }: Known): boolean {
	return snapshot !== undefined && trail.since(snapshot.version)?.length === 0;
}

function keyOf(document: vscode.TextDocument): string {
	return document.uri.toString();
}
