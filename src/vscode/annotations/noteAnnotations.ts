import * as vscode from 'vscode';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import {
	createAnnotation,
	createId,
	createReply,
	reviseAnnotation,
	reviseReply,
	toThreads,
	type Annotation,
	type AnnotationRecord,
	type Reply,
} from '../../core/annotations/annotation.js';
import type { FileFault, Files } from '../../core/annotations/files.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Span } from '../../core/base/span.js';
import { AnnotationHomes, isSame, random, type Address } from './annotationHomes.js';
import { AnnotationSurvey } from './annotationSurvey.js';
import type { KeeperOf } from './changeKeeper.js';
import { FileProblems } from './fileProblems.js';
import { now, OpenNotes } from './openNotes.js';
import type {
	AnnotatedNote,
	AnnotationDraft,
	AnnotationProblem,
	AnnotationRef,
	AnnotationRevision,
	PlacedAnnotation,
} from './placedAnnotation.js';

export type * from './placedAnnotation.js';

/** What the service is made with. */
export interface NoteAnnotationsInit {
	/** The `.pactmark` folder below a place. */
	readonly filesOf: (root: vscode.Uri) => Files;
	/** What keeps the changes that cannot be written there yet. */
	readonly keeperOf: KeeperOf;
	readonly globalStorage: vscode.Uri;
	readonly storage: vscode.Uri | undefined;
	/** Who writes. */
	readonly author: () => string;
	readonly log: vscode.LogOutputChannel;
}

/** An annotation or reply where it is kept. */
interface Held {
	readonly address: Address;
	readonly record: AnnotationRecord;
}

/** A deletion that can be undone. */
export interface Removed {
	readonly address: Address;
	readonly records: readonly AnnotationRecord[];
}

/** How many deletions can be undone by the command; whoever kept what `remove` answered can undo any. */
const MOST_REMOVED = 20;

/**
 * The annotations of all notes, and where those of the open notes stand.
 *
 * Nothing is read before a note is asked for. Every change counts at once and is written in the background; one that cannot be written
 * waits, also for the next start, and `problems` says why.
 */
export class NoteAnnotations implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri | undefined>());
	readonly #problems = this.#store.add(new FileProblems());
	readonly #open: OpenNotes;
	readonly #tags = new Map<string, readonly string[]>();
	readonly #init: NoteAnnotationsInit;
	#removed: readonly Removed[] = [];

	/** The stores; for what moves annotations between them. */
	readonly homes: AnnotationHomes;
	readonly #survey: AnnotationSurvey;

	/** Names a note whose annotations or their kinds of place are new; `undefined` where any note may be meant. */
	readonly onDidChange = this.#changed.event;

	/** Fires when `problems` are others. */
	readonly onDidChangeProblems = this.#problems.onDidChange;

	/** Fires when something could not be written or read, with what and why. */
	readonly onDidFail = this.#problems.onDidFail;

	/** Who writes annotations and replies. */
	get author(): string {
		return this.#init.author();
	}

	constructor(init: NoteAnnotationsInit) {
		this.#init = init;
		this.homes = this.#store.add(
			new AnnotationHomes({
				...init,
				changed: (home, path) => this.#open.take(home, path),
				touched: () => this.#changed.fire(undefined),
				opened: home => void this.#open.resume(home),
				stuck: ({ root }, faults) => this.#problems.setStuck(root, faults),
			}),
		);
		this.#open = this.#store.add(
			new OpenNotes({ homes: this.homes, problems: this.#problems, log: init.log }),
		);
		this.#store.add(this.#open.onDidChange(uri => this.#tell(uri)));
		this.#survey = new AnnotationSurvey({
			homes: this.homes,
			problems: this.#problems,
			openNote: note => this.#open.at(note)?.tracked?.placed,
		});
		void this.homes.resume();
	}

	/** Names a note in which something was typed: places are where `of` says now. */
	get onDidMove(): vscode.Event<vscode.TextDocument> {
		return this.#open.onDidMove;
	}

	/** The annotations of an open note in the order of the note, as far as they are known; asks for them by the way. */
	of(document: vscode.TextDocument): readonly PlacedAnnotation[] {
		return this.#open.want(document)?.tracked?.placed ?? [];
	}

	/** As `of`, when they have been read. */
	async read(document: vscode.TextDocument): Promise<readonly PlacedAnnotation[]> {
		await this.#open.want(document)?.ready;
		return this.of(document);
	}

	/** Every note of the workspace, and of those outside, that has annotations. Reads the notes that are not open. */
	async all(): Promise<readonly AnnotatedNote[]> {
		const notes = await this.#survey.all();
		for (const { note, annotations } of notes) {
			this.#keepTags(note, annotations);
		}
		return notes;
	}

	/** What is wrong with annotation files, as far as they were read. */
	get problems(): readonly AnnotationProblem[] {
		return this.#problems.all;
	}

	/** All tags that were seen so far, the most used first. */
	knownTags(): readonly string[] {
		const counts = new Map<string, number>();
		for (const tag of [...this.#tags.values()].flat()) {
			counts.set(tag, (counts.get(tag) ?? 0) + 1);
		}
		return [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).map(([tag]) => tag);
	}

	/** Annotates a passage. `undefined` where there is none, or the document is no note. */
	async create(
		document: vscode.TextDocument,
		span: Span,
		draft: AnnotationDraft,
	): Promise<PlacedAnnotation | undefined> {
		const entry = this.#open.want(document);
		const version = document.version;
		await entry?.ready;
		if (entry?.tracked === undefined || entry.address === undefined || document.version !== version) {
			return undefined;
		}
		const text = document.getText();
		if (text.slice(span.start, span.end).trim() === '') {
			return undefined;
		}
		const annotation = createAnnotation({
			...draft,
			id: createId(random),
			quote: createAnchorer(text).take(span),
			author: this.#init.author(),
			now: now(),
		});
		entry.tracked.pin(annotation, span);
		void this.#open.save(entry.address, [{ before: undefined, after: annotation }]);
		return entry.tracked.placed.find(placed => placed.annotation.id === annotation.id);
	}

	/**
	 * Changes what an annotation says. `from` is the version that its writer saw: what others wrote since is merged, not overwritten.
	 */
	async revise(
		ref: AnnotationRef,
		revision: AnnotationRevision,
		from?: AnnotationRecord,
	): Promise<boolean> {
		const held = await this.#find(ref);
		if (held?.record.type !== 'annotation') {
			return false;
		}
		const before = from?.type === 'annotation' ? from : held.record;
		const after = reviseAnnotation(before, revision, now());
		await this.#open.save(held.address, [{ before, after }]);
		return true;
	}

	/** Answers an annotation. */
	async reply(ref: AnnotationRef, body: string): Promise<void> {
		const held = await this.#find(ref);
		if (held?.record.type === 'annotation') {
			const { id: annotation } = held.record;
			const author = this.#init.author();
			const after = createReply({ id: createId(random), annotation, body, author, now: now() });
			await this.#open.save(held.address, [{ before: undefined, after }]);
		}
	}

	/** The same for a reply. */
	async reviseReply(ref: AnnotationRef, body: string, from?: AnnotationRecord): Promise<boolean> {
		const held = await this.#find(ref);
		if (held?.record.type !== 'reply') {
			return false;
		}
		const before = from?.type === 'reply' ? from : held.record;
		const after = reviseReply(before, body, now());
		await this.#open.save(held.address, [{ before, after }]);
		return true;
	}

	/** Deletes an answer; `restore` brings it back. */
	async removeReply(ref: AnnotationRef): Promise<Removed | undefined> {
		const held = await this.#find(ref);
		return held?.record.type === 'reply' ? this.#remove(held.address, [held.record]) : undefined;
	}

	/** Deletes an annotation with its answers; `restore` brings them back. */
	async remove(ref: AnnotationRef): Promise<Removed | undefined> {
		const held = await this.#find(ref);
		return held?.record.type === 'annotation'
			? this.#remove(held.address, [held.record, ...this.#repliesOf(held.address, held.record)])
			: undefined;
	}

	/** Whether there is a deletion to undo. */
	get canRestore(): boolean {
		return this.#removed.length > 0;
	}

	/** Brings back a deletion, by default the last one; whether there was something. */
	async restore(removed?: Removed): Promise<boolean> {
		const last = removed ?? this.#removed.at(-1);
		if (last === undefined) {
			return false;
		}
		this.#removed = this.#removed.filter(each => each !== last);
		await this.#open.save(
			last.address,
			last.records.map(after => ({ before: undefined, after })),
		);
		return true;
	}

	/** Gives an annotation this passage, be it of the same note or of another one. */
	async attach(ref: AnnotationRef, document: vscode.TextDocument, span: Span): Promise<void> {
		const entry = this.#open.want(document);
		await entry?.ready;
		const held = await this.#find(ref);
		if (
			entry?.tracked === undefined ||
			entry.address === undefined ||
			held?.record.type !== 'annotation'
		) {
			return;
		}
		const place = createAnchorer(document.getText()).take(span);
		const after = reviseAnnotation(held.record, place, now());
		entry.tracked.pin(after, span);
		const { address, record } = held;
		if (isSame(address, entry.address)) {
			await this.#open.save(address, [{ before: record, after }]);
			return;
		}
		const replies = this.#repliesOf(address, record);
		const fault = await this.#open.save(
			entry.address,
			[after, ...replies].map(each => ({ before: undefined, after: each })),
		);
		// What is not in its new file yet must not leave the old one.
		if (fault === undefined) {
			await this.#open.save(
				address,
				[record, ...replies].map(before => ({ before, after: undefined })),
			);
		}
	}

	/** Tries again to write what could not be written. */
	async retry(): Promise<void> {
		for (const home of await this.homes.all()) {
			this.#problems.settle(home.root, await home.store.retry());
			await this.homes.adopt(home);
		}
	}

	/** Ends when all that was begun is written, or has shown that it cannot be. */
	idle(): Promise<void> {
		return this.homes.idle();
	}

	/** What came of moving the annotations at an address. */
	settle(address: Address, fault: FileFault | undefined): void {
		this.#open.settle(address, fault);
	}

	/** Reads a note's annotations anew: they came from somewhere else. */
	async reload(note: vscode.Uri): Promise<void> {
		const address = this.#open.at(note)?.address ?? (await this.homes.locate(note));
		if (address !== undefined) {
			await this.#open.load(address);
			this.#open.take(address.home, address.path);
		}
	}

	dispose(): void {
		this.#store.dispose();
	}

	#tell(uri: vscode.Uri | undefined): void {
		const open = uri === undefined ? undefined : this.#open.at(uri)?.tracked;
		if (uri !== undefined && open !== undefined) {
			this.#keepTags(uri, open.placed);
		}
		this.#changed.fire(uri);
	}

	#keepTags(note: vscode.Uri, annotations: readonly PlacedAnnotation[]): void {
		this.#tags.set(
			note.toString(),
			annotations.flatMap(({ annotation }) => annotation.tags),
		);
	}

	async #remove(address: Address, records: readonly AnnotationRecord[]): Promise<Removed> {
		const removed = { address, records };
		this.#removed = [...this.#removed, removed].slice(-MOST_REMOVED);
		await this.#open.save(
			address,
			records.map(before => ({ before, after: undefined })),
		);
		return removed;
	}

	#repliesOf({ home, path }: Address, { id }: Annotation): readonly Reply[] {
		const { threads } = toThreads(home.store.annotations(path).records.values());
		return threads.find(({ annotation }) => annotation.id === id)?.replies ?? [];
	}

	async #find(ref: AnnotationRef): Promise<Held | undefined> {
		const id = typeof ref === 'string' ? ref : ref.id;
		const addresses =
			typeof ref === 'string'
				? this.#addressesOf(id)
				: [this.#open.at(ref.note)?.address ?? (await this.homes.locate(ref.note))];
		for (const address of addresses) {
			const held = address && (await this.#recordAt(address, id));
			if (held !== undefined) {
				return held;
			}
		}
		const surveyed = typeof ref === 'string' ? await this.#survey.find(id) : undefined;
		return surveyed && this.#recordAt(surveyed, id);
	}

	#addressesOf(id: string): readonly Address[] {
		return this.#open.all.flatMap(({ address }) =>
			address?.home.store.annotations(address.path).records.has(id) === true ? [address] : [],
		);
	}

	async #recordAt(address: Address, id: string): Promise<Held | undefined> {
		if (!address.home.store.annotations(address.path).records.has(id)) {
			await this.#open.load(address);
		}
		const record = address.home.store.annotations(address.path).records.get(id);
		return record && { address, record };
	}
}
