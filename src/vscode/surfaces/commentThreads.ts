import * as vscode from 'vscode';
import type { AnnotationRecord, Reply } from '../../core/annotations/annotation.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Span } from '../../core/base/span.js';
import { harmless } from '../../core/wording/harmless.js';
import { kindLabelOf } from '../../core/wording/annotationLabels.js';
import type { NoteAnnotations, PlacedAnnotation } from '../annotations/noteAnnotations.js';
import { toRange } from '../convert.js';
import { COMMENT_CONTROLLER } from '../ids.js';
import { say } from '../say.js';

/** A comment in a thread: the annotation itself or an answer to it. Its body is plain text, which VS Code never renders as markup. */
export interface ShownComment extends vscode.Comment {
	/** Of the annotation or reply; `undefined` for one that is only being written. */
	readonly id: string | undefined;
	body: string;
	mode: vscode.CommentMode;
	label?: string;
	timestamp?: Date;
	author: vscode.CommentAuthorInformation;
	/** As the store has it. */
	saved: string;
	/** The same as a record; `undefined` for one that is only being written. */
	record?: AnnotationRecord;
	/** The version that its writer began to edit. */
	begun?: AnnotationRecord | undefined;
}

interface Shown {
	readonly note: vscode.Uri;
	readonly id: string;
	readonly thread: vscode.CommentThread;
	comments: readonly ShownComment[];
	/** What was last shown: the same value needs no look. */
	placed: PlacedAnnotation | undefined;
	/** What the thread says, to see when it is new. */
	stamp: string;
}

/** What a thread is shown for. */
export interface ThreadOwner {
	readonly note: vscode.Uri;
	readonly id: string;
}

/**
 * The annotations of the notes that are shown, each in a comment thread at its passage.
 *
 * Threads live as long as their note is open, so that VS Code keeps what is typed into them. It does not move them: their
 * ranges are set anew after every edit.
 */
export class CommentThreads implements Disposable {
	readonly #store = new DisposableStore();
	readonly #annotations: NoteAnnotations;
	readonly #isEnabled: () => boolean;
	/** By note, then by annotation. */
	readonly #shown = new Map<string, Map<string, Shown>>();
	readonly #changed = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
	/** Annotations whose thread was asked for although there is nothing to read in them. */
	readonly #asked = new Set<string>();
	#controller: vscode.CommentController | undefined;

	/** Fires after the threads of a note were set anew; not after they were moved along with what is typed. */
	readonly onDidChange = this.#changed.event;

	constructor(annotations: NoteAnnotations, isEnabled: () => boolean) {
		this.#annotations = annotations;
		this.#isEnabled = isEnabled;
		this.#store.add(annotations.onDidMove(document => this.#place(document)));
		this.#store.add(annotations.onDidChange(uri => this.#showAll(uri)));
		this.#store.add(vscode.window.onDidChangeVisibleTextEditors(() => this.#showAll(undefined)));
		this.#store.add(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#showAll(uri)));
		this.#store.add(
			vscode.workspace.onDidCloseTextDocument(document => {
				this.#forget(document.uri);
				this.#onBox(document);
			}),
		);
		this.#store.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.#onBox(document)));
		this.#showAll(undefined);
	}

	/** Made when first needed: with it VS Code shows its Comments panel. */
	get controller(): vscode.CommentController {
		if (this.#controller === undefined) {
			this.#controller = this.#store.add(
				vscode.comments.createCommentController(COMMENT_CONTROLLER, say('Annotations')),
			);
			this.#controller.options = {
				prompt: say('Reply…'),
				placeHolder: say('Your words. They are shown as plain text.'),
			};
		}
		return this.#controller;
	}

	/** The threads of a note. */
	of(note: vscode.Uri): readonly vscode.CommentThread[] {
		return [...(this.#shown.get(note.toString())?.values() ?? [])].map(({ thread }) => thread);
	}

	/** The annotation that a thread is for. */
	ownerOf(thread: vscode.CommentThread): ThreadOwner | undefined {
		return this.#find(shown => shown.thread === thread);
	}

	/** The annotation whose thread has a comment. */
	ownerOfComment(comment: vscode.Comment): (ThreadOwner & { readonly comment: ShownComment }) | undefined {
		const shown = this.#find(({ comments }) => comments.some(each => each === comment));
		const own = shown?.comments.find(each => each === comment);
		return shown && own && { note: shown.note, id: shown.id, comment: own };
	}

	/** Opens the thread of an annotation. */
	open(document: vscode.TextDocument, id: string): vscode.CommentThread | undefined {
		this.#asked.add(id);
		this.#show(document);
		const shown = this.#shown.get(document.uri.toString())?.get(id);
		if (shown !== undefined) {
			shown.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
		}
		return shown?.thread;
	}

	/** Shows a comment being written or no longer; its thread is told. */
	setMode(comment: ShownComment, mode: vscode.CommentMode): void {
		const shown = this.#find(({ comments }) => comments.includes(comment));
		comment.mode = mode;
		if (mode === vscode.CommentMode.Preview) {
			comment.body = comment.saved;
		} else {
			comment.begun = comment.record;
		}
		if (shown !== undefined) {
			shown.thread.comments = [...shown.comments];
			this.#settle(shown);
		}
	}

	/** Sets everything anew, for a setting that has changed. */
	refresh(): void {
		this.#showAll(undefined);
	}

	dispose(): void {
		for (const threads of this.#shown.values()) {
			threads.forEach(({ thread }) => thread.dispose());
		}
		this.#shown.clear();
		this.#store.dispose();
	}

	#find(fits: (shown: Shown) => boolean): Shown | undefined {
		for (const threads of this.#shown.values()) {
			const found = [...threads.values()].find(fits);
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	}

	#showAll(uri: vscode.Uri | undefined): void {
		const shown = new Set(vscode.window.visibleTextEditors.map(({ document }) => document));
		for (const document of shown) {
			if (uri === undefined || document.uri.toString() === uri.toString()) {
				this.#show(document);
			}
		}
	}

	#show(document: vscode.TextDocument): void {
		this.#place(document);
		this.#changed.fire(document.uri);
	}

	#place(document: vscode.TextDocument): void {
		const key = document.uri.toString();
		const placed = this.#isEnabled() ? this.#annotations.of(document) : [];
		const threads = this.#shown.get(key) ?? new Map<string, Shown>();
		this.#shown.set(key, threads);
		const wanted = new Map(
			placed
				.filter(each => hasWords(each) || this.#asked.has(each.annotation.id))
				.flatMap(each => {
					const span = likeliestSpan(each);
					return span === undefined ? [] : [[each.annotation.id, { each, span }] as const];
				}),
		);
		for (const [id, { thread }] of threads) {
			if (!wanted.has(id)) {
				thread.dispose();
				threads.delete(id);
			}
		}
		for (const [id, { each, span }] of wanted) {
			const range = toRange(document, span);
			const shown = threads.get(id) ?? this.#create(each, range);
			threads.set(id, shown);
			if (shown.thread.range?.isEqual(range) !== true) {
				shown.thread.range = range;
			}
			this.#fill(shown, each);
		}
	}

	#create({ note, annotation: { id } }: PlacedAnnotation, range: vscode.Range): Shown {
		const thread = this.controller.createCommentThread(note, range, []);
		thread.collapsibleState = vscode.CommentThreadCollapsibleState.Collapsed;
		return { note, id, thread, comments: [], placed: undefined, stamp: '' };
	}

	#fill(shown: Shown, placed: PlacedAnnotation): void {
		const { annotation, replies, place } = placed;
		const { placed: before } = shown;
		shown.placed = placed;
		if (
			before?.annotation === annotation &&
			before.replies === replies &&
			before.place.kind === place.kind
		) {
			return;
		}
		const isNew = shown.stamp === '';
		const { revision, state, kind, tags } = annotation;
		const parts = [revision, place.kind, replies.map(({ id, body }) => [id, body])];
		const stamp = JSON.stringify([parts, state, kind, tags, annotation.body]);
		if (shown.stamp === stamp) {
			return;
		}
		shown.stamp = stamp;
		const { thread } = shown;
		const known = new Map(shown.comments.map(comment => [comment.id, comment]));
		shown.comments = [annotation, ...replies].map(record => toComment(record, known.get(record.id)));
		thread.comments = [...shown.comments];
		thread.label = describeThread(placed);
		thread.contextValue = state;
		this.#settle(shown, isNew);
	}

	/**
	 * VS Code closes a thread when it is resolved, and asks whether to throw away what is still being written in it. So it hears of that
	 * only when nothing is; until then the thread says itself that it is resolved.
	 */
	#settle({ thread, comments, placed }: Shown, isNew = false): void {
		if (placed?.annotation.state !== 'resolved') {
			thread.state = vscode.CommentThreadState.Unresolved;
		} else if (
			isNew ||
			!(
				comments.some(({ mode }) => mode === vscode.CommentMode.Editing) ||
				vscode.workspace.textDocuments.some(each => isReplyBox(each) && each.getText() !== '')
			)
		) {
			thread.state = vscode.CommentThreadState.Resolved;
		}
	}

	/** A reply was begun, sent or given up. */
	#onBox(document: vscode.TextDocument): void {
		if (isReplyBox(document)) {
			for (const threads of this.#shown.values()) {
				threads.forEach(shown => this.#settle(shown));
			}
		}
	}

	#forget(uri: vscode.Uri): void {
		const threads = this.#shown.get(uri.toString());
		threads?.forEach(({ thread }) => thread.dispose());
		this.#shown.delete(uri.toString());
	}
}

/** `Question #pricing · its place is unsure`. */
export function describeThread({ annotation, place }: PlacedAnnotation): string {
	const head = [kindLabelOf(say, annotation.kind), ...annotation.tags.map(tag => `#${harmless(tag)}`)].join(
		' ',
	);
	const notes = [
		...(annotation.state === 'resolved' ? [say('resolved')] : []),
		...(place.kind === 'unsure' ? [say('its place is unsure')] : []),
	];
	return [head, ...notes].join(' · ');
}

/** Where an annotation is shown; `undefined` where its passage is lost. */
export function likeliestSpan({ place }: PlacedAnnotation): Span | undefined {
	switch (place.kind) {
		case 'found':
			return place.span;
		case 'unsure':
			return place.spans[0];
		case 'lost':
			return undefined;
	}
}

/** Where a reply is written: a document that VS Code makes. It does not say for which thread. */
function isReplyBox({ uri }: vscode.TextDocument): boolean {
	return uri.scheme === 'comment' && uri.authority === COMMENT_CONTROLLER;
}

/** A mere highlight has nothing to read. */
function hasWords({ annotation, replies }: PlacedAnnotation): boolean {
	return annotation.kind !== 'highlight' || annotation.body.trim() !== '' || replies.length > 0;
}

/** The same object as before, so that VS Code knows it for the same comment and keeps what is being typed into it. */
function toComment(record: PlacedAnnotation['annotation'] | Reply, before?: ShownComment): ShownComment {
	const saved = harmless(record.body);
	const created = new Date(record.created);
	const comment: ShownComment = before ?? {
		id: record.id,
		body: saved,
		saved,
		mode: vscode.CommentMode.Preview,
		author: { name: '' },
	};
	comment.saved = saved;
	comment.record = record;
	comment.author = { name: harmless(record.author) };
	comment.contextValue = record.type;
	if (comment.mode === vscode.CommentMode.Preview) {
		comment.body = saved;
	}
	if (!Number.isNaN(created.getTime())) {
		comment.timestamp = created;
	}
	if (record.type === 'reply' && record.origin === 'merge') {
		comment.label = say('kept from a merge');
	}
	return comment;
}
