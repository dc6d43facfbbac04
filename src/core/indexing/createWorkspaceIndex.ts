import { sortInSteps } from '../base/sortInSteps.js';
import { finish, type Steps } from '../base/steps.js';
import { foldForSearch } from '../base/searchText.js';
import { ByteWriter } from './bytes.js';
import { compareText, Comparison, sortByTime, type Meanings } from './contradictions.js';
import { DossierBuilder, type NoteHead } from './dossier.js';
import { EntityTable } from './entityTable.js';
import { NameIndex } from './nameIndex.js';
import type { EntityKind, NoteSummary } from './noteSummary.js';
import { NoteTable, type NoteColumns } from './noteTable.js';
import { findRelated } from './relatedNotes.js';
import { readRecord, RecordReader } from './readRecord.js';
import { KINDS } from './recordCodes.js';
import { finishWanted } from './steps.js';
import { StringTable } from './stringTable.js';
import { openSummary } from './summaryCodec.js';
import type {
	Cancellation,
	Contradiction,
	Dossier,
	IndexedEntity,
	IndexHit,
	NoteStamp,
	NoteWith,
	Occurrence,
	RelatedNote,
	WorkspaceIndex,
} from './workspaceIndex.js';
import { copyRecord, writeRecord } from './writeRecord.js';

/** All that an index is made of, as a file has it. */
export interface IndexColumns extends NoteColumns {
	readonly strings: readonly string[];
	readonly uses: readonly number[];
}

/** The same as a file gives it. The index takes it over. */
export interface FiledColumns extends NoteColumns {
	/** Asked for once, when the first is wanted. */
	readonly strings: () => string[];
	readonly uses: number[];
}

/**
 * An empty index.
 *
 * A note is kept as one row of numbers (`writeRecord`), about 1 KB for a note of 5 KB; names are kept once for all notes. Taking a note in, out
 * or giving it another name costs what the note has; answers cost what they hold, and the notes of what is asked for.
 */
export function createWorkspaceIndex(): WorkspaceIndex {
	return new ColumnIndex();
}

/** So many notes are read in a step. */
const NOTES_A_STEP = 32;

/** So many things are described in a step. */
const ENTITIES_A_STEP = 512;

/** So often an answer is begun anew because notes have changed; then it is found without a pause. */
const MOST_TRIES = 3;

/** The index behind the interface, with what only its file needs. */
export class ColumnIndex implements WorkspaceIndex {
	readonly #strings: StringTable;
	readonly #notes: NoteTable;
	readonly #writer = new ByteWriter(4096);
	readonly #textOf: Meanings['textOf'] = string => this.#strings.at(string);
	readonly #meanings: Meanings = {
		textOf: this.#textOf,
		noteAt: number => this.#notes.noteAt(number),
		dateOf: number => this.#headOf(number, this.#recordAt(number)).date,
		sentenceAt: (number, sentence) => this.#recordAt(number).sentence(sentence),
	};
	readonly #entities = new EntityTable(this.#textOf);
	/** The entities know the notes whose numbers are below it. */
	#tabled = 0;
	#names: NameIndex | undefined;
	#revision = 0;
	#sorted: { readonly revision: number; readonly entities: readonly IndexedEntity[] } | undefined;

	constructor(columns?: FiledColumns) {
		this.#strings = new StringTable(columns?.strings, columns?.uses);
		this.#notes = new NoteTable(columns);
	}

	get columns(): IndexColumns {
		return { ...this.#notes.columns, ...this.#strings.columns };
	}

	get size(): number {
		return this.#notes.size;
	}

	get revision(): number {
		return this.#revision;
	}

	set(note: string, stamp: NoteStamp, summary: NoteSummary): void {
		this.#put(note, stamp, writer => writeRecord(writer, summary, string => this.#strings.use(string)));
	}

	setEncoded(note: string, stamp: NoteStamp, bytes: Uint8Array): boolean {
		const encoded = openSummary(bytes);
		if (encoded === undefined) {
			return false;
		}
		const { strings, record } = encoded;
		this.#put(note, stamp, writer =>
			copyRecord(writer, record(), string => this.#strings.use(strings[string] ?? '')),
		);
		return true;
	}

	remove(note: string): void {
		if (this.#notes.find(note) !== undefined) {
			this.#revision++;
			this.#drop(note);
		}
	}

	rename(from: string, to: string): void {
		const number = this.#notes.find(from);
		if (number === undefined || from === to) {
			return;
		}
		this.#revision++;
		this.#drop(to);
		this.#notes.rename(number, to);
	}

	stampOf(note: string): NoteStamp | undefined {
		const number = this.#notes.find(note);
		return number === undefined ? undefined : this.#notes.stampAt(number);
	}

	notes(): Iterable<string> {
		return this.#notes.notes();
	}

	summaryOf(note: string): NoteSummary | undefined {
		const number = this.#notes.find(note);
		return number === undefined ? undefined : readRecord(this.#notes.readerAt(number), this.#textOf);
	}

	titleOf(note: string): string | undefined {
		const number = this.#notes.find(note);
		return number === undefined ? undefined : this.#strings.at(this.#recordAt(number).title);
	}

	sourceOf(note: string): string | undefined {
		const number = this.#notes.find(note);
		return number === undefined ? undefined : this.#strings.at(this.#recordAt(number).source);
	}

	entities(kind?: EntityKind): readonly IndexedEntity[] {
		const entities = finish(this.#entitySteps());
		return kind === undefined ? entities : entities.filter(entity => entity.kind === kind);
	}

	*entitySteps(): Steps<void> {
		yield* this.#restarting(() => this.#entitySteps());
	}

	entity(kind: EntityKind, id: string): IndexedEntity | undefined {
		const entity = this.#find(kind, id);
		return entity === undefined ? undefined : this.#table().describe(entity);
	}

	find(
		query: string,
		{
			limit = Infinity,
			kinds,
			cancellation,
		}: {
			readonly limit?: number;
			readonly kinds?: readonly EntityKind[];
			readonly cancellation?: Cancellation;
		} = {},
	): readonly IndexHit[] {
		return this.#nameIndex().find({ query: foldForSearch(query), limit, kinds, cancellation });
	}

	notesWith(entities: readonly Pick<IndexedEntity, 'kind' | 'id'>[]): readonly NoteWith[] {
		const table = this.#table();
		const [first = [], ...others] = entities
			.map(({ kind, id }) => table.notesOf(this.#find(kind, id) ?? -1))
			.sort((a, b) => a.length - b.length);
		const sets = others.map(notes => new Set(notes));
		return first
			.filter(number => sets.every(notes => notes.has(number)))
			.map(number => this.#headOf(number, this.#recordAt(number)))
			.sort((a, b) => compareText(b.date, a.date) || compareText(a.note, b.note))
			.map(({ note, title, date }) => ({ note, title, date }));
	}

	*prepareSteps(): Steps<void> {
		yield* this.#tableSteps();
		const revision = this.#revision;
		const steps = this.#nameIndex().prepareSteps();
		while (this.#revision === revision && steps.next().done !== true) {
			yield;
		}
	}

	occurrences(kind: EntityKind, id: string, cancellation?: Cancellation): readonly Occurrence[] {
		return finishWanted(this.#occurrenceSteps(kind, id), cancellation) ?? [];
	}

	occurrenceSteps(kind: EntityKind, id: string): Steps<readonly Occurrence[]> {
		return this.#restarting(() => this.#occurrenceSteps(kind, id));
	}

	dossier(kind: EntityKind, id: string): Dossier | undefined {
		return finish(this.#dossierSteps(kind, id));
	}

	dossierSteps(kind: EntityKind, id: string): Steps<Dossier | undefined> {
		return this.#restarting(() => this.#dossierSteps(kind, id));
	}

	contradictions(): readonly Contradiction[] {
		return finish(this.#contradictionSteps());
	}

	contradictionSteps(): Steps<readonly Contradiction[]> {
		return this.#restarting(() => this.#contradictionSteps());
	}

	related(note: string, limit: number): readonly RelatedNote[] {
		return finish(this.#relatedSteps(note, limit));
	}

	relatedSteps(note: string, limit: number): Steps<readonly RelatedNote[]> {
		return this.#restarting(() => this.#relatedSteps(note, limit));
	}

	/** Puts a note in the place of what was there under its name. */
	#put(note: string, stamp: NoteStamp, write: (writer: ByteWriter) => void): void {
		this.#revision++;
		this.#writer.clear();
		// Before the old version goes, so that strings that both have keep their numbers.
		write(this.#writer);
		this.#drop(note);
		const number = this.#notes.add(note, stamp, this.#writer.view());
		if (number < this.#tabled) {
			this.#entities.add(number, this.#recordAt(number).entities);
		}
	}

	#drop(note: string): void {
		const number = this.#notes.find(note);
		if (number === undefined) {
			return;
		}
		const record = this.#recordAt(number);
		if (number < this.#tabled) {
			this.#entities.remove(number, record.entities);
		}
		this.#notes.remove(number);
		record.eachString(string => this.#strings.release(string));
	}

	#recordAt(number: number): RecordReader {
		return new RecordReader(this.#notes.readerAt(number));
	}

	#headOf(number: number, record: RecordReader): NoteHead {
		const note = this.#notes.noteAt(number);
		const title = this.#strings.at(record.title);
		const date = this.#strings.at(record.date);
		return date === ''
			? { note, title, date: toDay(this.#notes.stampAt(number).mtime), isFileDate: true }
			: { note, title, date, isFileDate: false };
	}

	*#entitySteps(): Steps<readonly IndexedEntity[]> {
		if (this.#sorted?.revision !== this.#revision) {
			const table = yield* this.#tableSteps();
			const described: {
				readonly kind: number;
				readonly key: string;
				readonly entity: IndexedEntity;
			}[] = [];
			for (const number of table.all()) {
				const entity = table.describe(number);
				described.push({ kind: table.kindOf(number), key: foldForSearch(entity.label), entity });
				if (described.length % ENTITIES_A_STEP === 0) {
					yield;
				}
			}
			const sorted = yield* sortInSteps(
				described,
				(a, b) =>
					a.kind - b.kind || compareText(a.key, b.key) || compareText(a.entity.id, b.entity.id),
			);
			this.#sorted = { revision: this.#revision, entities: sorted.map(({ entity }) => entity) };
		}
		return this.#sorted.entities;
	}

	*#occurrenceSteps(kind: EntityKind, id: string): Steps<readonly Occurrence[]> {
		const table = yield* this.#tableSteps();
		const subject = { kind: KINDS.indexOf(kind), id: this.#strings.find(id) ?? -1 };
		const found: { readonly note: string; readonly date: string; readonly own: readonly Occurrence[] }[] =
			[];
		yield* eachNote(table.notesOf(this.#find(kind, id) ?? -1), number => {
			const record = this.#recordAt(number);
			const { note, date } = this.#headOf(number, record);
			const own = record.occurrences(note, record.entities.find(subject.kind, subject.id));
			found.push({ note, date, own });
		});
		const sorted = yield* sortByTime(found);
		return sorted.flatMap(({ own }) => own);
	}

	*#relatedSteps(note: string, limit: number): Steps<readonly RelatedNote[]> {
		const number = this.#notes.find(note);
		if (number === undefined) {
			return [];
		}
		const related = yield* findRelated(number, limit, {
			table: yield* this.#tableSteps(),
			noteCount: this.size,
			entitiesOf: other => this.#recordAt(other).entities,
			noteAt: other => this.#notes.noteAt(other),
		});
		return related.map(({ number: other, ...rest }) => ({
			note: this.#notes.noteAt(other),
			title: this.#strings.at(this.#recordAt(other).title),
			...rest,
		}));
	}

	*#dossierSteps(kind: EntityKind, id: string): Steps<Dossier | undefined> {
		const table = yield* this.#tableSteps();
		const entity = this.#find(kind, id);
		if (entity === undefined) {
			return undefined;
		}
		const subject = { kind: KINDS.indexOf(kind), id: this.#strings.find(id) ?? -1 };
		const builder = new DossierBuilder(subject, this.#meanings);
		yield* eachNote(table.notesOf(entity), number => {
			const record = this.#recordAt(number);
			builder.add({ number, head: this.#headOf(number, record), record });
		});
		const rest = yield* builder.finish(table);
		return { entity: table.describe(entity), ...rest };
	}

	*#contradictionSteps(): Steps<readonly Contradiction[]> {
		const comparison = new Comparison(this.#meanings);
		yield* eachNote(this.#notes.numbers(), number => {
			const record = this.#recordAt(number);
			const compared = record.compared((_, parties) => parties.length > 1);
			if (compared.facts.length > 0 || compared.changes.length > 0) {
				comparison.add(number, record.entities, compared);
			}
		});
		return yield* comparison.find();
	}

	/** Notes whose numbers mean something else after a change are not gone on with. */
	*#restarting<T>(begin: () => Steps<T>): Steps<T> {
		for (let tries = 0; tries < MOST_TRIES; tries++) {
			const revision = this.#revision;
			const steps = begin();
			while (this.#revision === revision) {
				const { done, value } = steps.next();
				if (done === true) {
					return value;
				}
				yield;
			}
		}
		return finish(begin());
	}

	#find(kind: EntityKind, id: string): number | undefined {
		const string = this.#strings.find(id);
		return string === undefined ? undefined : this.#table().find(kind, string);
	}

	#nameIndex(): NameIndex {
		this.#names ??= new NameIndex(this.#table(), this.#textOf);
		return this.#names;
	}

	#table(): EntityTable {
		return finish(this.#tableSteps());
	}

	/** Made when first asked for, so that an index from a file is there at once. Notes may change between the steps. */
	*#tableSteps(): Steps<EntityTable> {
		while (this.#tabled < this.#notes.limit) {
			const number = this.#tabled++;
			if (this.#notes.has(number)) {
				this.#entities.add(number, this.#recordAt(number).entities);
			}
			if (number % NOTES_A_STEP === 0) {
				yield;
			}
		}
		if (this.#tabled !== Infinity) {
			this.#tabled = Infinity;
			this.#entities.pack();
		}
		return this.#entities;
	}
}

function* eachNote(numbers: Iterable<number>, visit: (number: number) => void): Steps<void> {
	let visited = 0;
	for (const number of numbers) {
		visit(number);
		if (++visited % NOTES_A_STEP === 0) {
			yield;
		}
	}
}

/** The last millisecond that has a date. */
const LAST_TIME = 8.64e15;

function toDay(mtime: number): string {
	return Math.abs(mtime) <= LAST_TIME ? new Date(mtime).toISOString().slice(0, 10) : '';
}
