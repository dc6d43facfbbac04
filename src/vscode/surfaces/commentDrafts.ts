import * as vscode from 'vscode';
import { carryPassages, takePassage, type Passage } from '../../core/annotations/anchorCarry.js';
import { findQuote, takeQuote } from '../../core/annotations/anchorer.js';
import { ANNOTATION_KINDS, type AnnotationKind } from '../../core/annotations/annotation.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Span } from '../../core/base/span.js';
import type { Quote } from '../../core/annotations/quote.js';
import { kindLabelOf } from '../../core/wording/annotationLabels.js';
import { harmless } from '../../core/wording/harmless.js';
import type { NoteAnnotations } from '../annotations/noteAnnotations.js';
import { toRange } from '../convert.js';
import { say } from '../say.js';
import type { CommentThreads, ShownComment } from './commentThreads.js';

/** An annotation that is being written. */
interface Draft {
	readonly document: vscode.TextDocument;
	readonly thread: vscode.CommentThread;
	readonly comment: ShownComment;
	readonly quote: Quote;
	/** Empty and at the top where the note does not have it. */
	passage: Passage;
	doubt: Doubt;
	kind: AnnotationKind;
	tags: readonly string[];
}

/** What is wrong with the passage of a draft that was brought back. */
type Doubt = 'unsure' | 'gone' | undefined;

/** What is being written, as it is kept until it is done with. */
interface KeptDraft {
	readonly note: string;
	/** The annotation or reply that is edited; none for a new annotation, which has a quote. */
	readonly id?: string;
	readonly quote?: Quote;
	readonly kind?: string;
	readonly tags?: readonly string[];
	body: string;
}

/** What a draft begins with. */
interface DraftWords {
	readonly kind?: AnnotationKind;
	readonly tags?: readonly string[];
	readonly body?: string;
}

/** Where the workspace keeps them. */
const KEY = 'pactmark.annotationDrafts';

/** The documents of the boxes in which a comment is edited: VS Code gives each one of its own, with the comment's number in its name. */
const BOX = /^\/commentinput-\d+-\d+\.md$/;

/**
 * Annotations that are being written, and edits of those that were: kept with the workspace at every key, so that neither closing the note
 * nor the window loses them.
 */
export class CommentDrafts implements Disposable {
	readonly #store = new DisposableStore();
	readonly #threads: CommentThreads;
	readonly #annotations: NoteAnnotations;
	readonly #memory: vscode.Memento;
	readonly #broughtBack = this.#store.add(new vscode.EventEmitter<vscode.CommentThread>());
	readonly #drafts = new Set<Draft>();
	/** What is being written, by the comment it is written in. */
	readonly #kept = new Map<ShownComment, KeptDraft>();
	/** By the address of the box's document. */
	readonly #boxes = new Map<string, ShownComment>();
	/** Kept from before this window or note was opened, not yet shown again. */
	#left: readonly KeptDraft[];

	/** Fires when a draft is shown again that was not finished when its note was closed. */
	readonly onDidBringBack = this.#broughtBack.event;

	constructor(threads: CommentThreads, annotations: NoteAnnotations, memory: vscode.Memento) {
		this.#threads = threads;
		this.#annotations = annotations;
		this.#memory = memory;
		this.#left = readKept(memory.get<unknown>(KEY));
		const { workspace } = vscode;
		this.#store.add(workspace.onDidChangeTextDocument(event => this.#onEdit(event)));
		this.#store.add(workspace.onDidCloseTextDocument(document => this.#onClose(document)));
		this.#store.add(threads.onDidChange(uri => this.#bringBack(uri)));
	}

	/** Begins an annotation of a passage. */
	begin(document: vscode.TextDocument, span: Span, from: DraftWords = {}): vscode.CommentThread {
		const known = [...this.#drafts].find(
			({ document: other, passage }) =>
				other === document && passage.start === span.start && passage.end === span.end,
		);
		if (known !== undefined) {
			known.thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
			return known.thread;
		}
		const quote = takeQuote(document.getText(), span);
		return this.#open({ document, span, quote, doubt: undefined }, from);
	}

	#open(
		at: Pick<Draft, 'document' | 'quote' | 'doubt'> & { readonly span: Span },
		from: DraftWords,
	): vscode.CommentThread {
		const { document, span, quote, doubt } = at;
		const comment: ShownComment = {
			id: undefined,
			body: from.body ?? '',
			saved: '',
			mode: vscode.CommentMode.Editing,
			author: { name: harmless(this.#annotations.author) },
			contextValue: 'draft',
		};
		const thread = this.#threads.controller.createCommentThread(document.uri, toRange(document, span), [
			comment,
		]);
		thread.canReply = false;
		thread.contextValue = 'draft';
		thread.collapsibleState = vscode.CommentThreadCollapsibleState.Expanded;
		const passage = takePassage(document.getText(), span);
		const { kind = 'comment', tags = [] } = from;
		const draft: Draft = { document, thread, comment, quote, passage, doubt, kind, tags };
		this.#drafts.add(draft);
		this.set(thread, { kind, tags });
		return thread;
	}

	/** The kind and tags of the draft in a thread; `undefined` where there is none. */
	of(
		thread: vscode.CommentThread,
	): { readonly kind: AnnotationKind; readonly tags: readonly string[] } | undefined {
		return this.#draftOf(thread);
	}

	/** The thread in which a draft is written. */
	threadOf(comment: vscode.Comment): vscode.CommentThread | undefined {
		return [...this.#drafts].find(draft => draft.comment === comment)?.thread;
	}

	/** Gives a draft another kind or other tags. */
	set(thread: vscode.CommentThread, change: Partial<Pick<Draft, 'kind' | 'tags'>>): void {
		const draft = this.#draftOf(thread);
		if (draft !== undefined) {
			Object.assign(draft, change);
			thread.label = describeDraft(draft);
			this.#keepDraft(draft, this.#kept.get(draft.comment)?.body ?? draft.comment.body);
		}
	}

	/** Makes an annotation of a draft. One without words marks the passage and no more. Whether it could be made. */
	async finish(thread: vscode.CommentThread, words: string): Promise<string | undefined> {
		const draft = this.#draftOf(thread);
		if (draft === undefined) {
			return undefined;
		}
		const { document, passage, tags, kind } = draft;
		const body = words.trimEnd();
		const made = await this.#annotations.create(document, passage, {
			kind: body === '' && kind === 'comment' ? 'highlight' : kind,
			body,
			tags,
		});
		if (made !== undefined) {
			this.discard(thread);
		}
		return made?.annotation.id;
	}

	/** Gives a draft up. */
	discard(thread: vscode.CommentThread): void {
		const draft = this.#draftOf(thread);
		if (draft !== undefined) {
			this.#drafts.delete(draft);
			thread.dispose();
			this.done(draft.comment);
		}
	}

	/** An annotation or reply is being edited: what is typed into it is kept. */
	edit(note: vscode.Uri, comment: ShownComment, body = comment.saved): void {
		if (comment.id !== undefined) {
			this.#kept.set(comment, { note: note.toString(), id: comment.id, body });
		}
		comment.body = body;
		this.#threads.setMode(comment, vscode.CommentMode.Editing);
	}

	/** It was saved or given up. */
	done(comment: ShownComment): void {
		this.#kept.delete(comment);
		this.#write();
	}

	dispose(): void {
		this.#drafts.forEach(({ thread }) => thread.dispose());
		this.#drafts.clear();
		this.#store.dispose();
	}

	#draftOf(thread: vscode.CommentThread): Draft | undefined {
		return [...this.#drafts].find(draft => draft.thread === thread);
	}

	/**
	 * The comment that a box is for. VS Code does not say; but a new box begins with what the comment says, also when it is made anew because
	 * its editor was hidden meanwhile. Of several that say the same it is the last one begun.
	 */
	#commentIn(document: vscode.TextDocument): ShownComment | undefined {
		const key = document.uri.toString();
		const known = this.#boxes.get(key);
		if (known !== undefined || document.uri.scheme !== 'comment' || !BOX.test(document.uri.path)) {
			return known;
		}
		const taken = new Set(this.#boxes.values());
		const text = document.getText();
		const [comment] =
			[...this.#kept].findLast(([each, { body }]) => !taken.has(each) && body === text) ?? [];
		if (comment !== undefined) {
			this.#boxes.set(key, comment);
		}
		return comment;
	}

	#onEdit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const comment = this.#commentIn(document);
		const kept = comment && this.#kept.get(comment);
		if (kept !== undefined) {
			kept.body = document.getText();
			this.#write();
			return;
		}
		const edits = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
			offset: rangeOffset,
			length: rangeLength,
			text,
		}));
		for (const draft of this.#drafts) {
			if (draft.document === document && edits.length > 0 && draft.doubt !== 'gone') {
				draft.passage = carryPassages([draft.passage], edits)[0] ?? draft.passage;
				draft.thread.range = toRange(document, draft.passage);
			}
		}
	}

	/** With a note its threads go; what was being written waits until it is opened again. */
	#onClose(document: vscode.TextDocument): void {
		this.#boxes.delete(document.uri.toString());
		for (const draft of [...this.#drafts].filter(each => each.document === document)) {
			this.#drafts.delete(draft);
			draft.thread.dispose();
		}
		const note = document.uri.toString();
		for (const [comment, kept] of [...this.#kept].filter(([, each]) => each.note === note)) {
			this.#setAside(comment, kept);
		}
	}

	/** Kept until its annotation is shown again. */
	#setAside(comment: ShownComment, kept: KeptDraft): void {
		this.#kept.delete(comment);
		this.#left = [...this.#left, ...[kept].filter(isWorthKeeping)];
	}

	/** Edits of what was deleted meanwhile: their boxes went with the threads. */
	#setAsideDeleted(note: string): void {
		const isDeleted = ([comment, kept]: readonly [ShownComment, KeptDraft]): boolean =>
			kept.note === note &&
			kept.id !== undefined &&
			this.#threads.ownerOfComment(comment) === undefined;
		for (const [comment, kept] of [...this.#kept].filter(isDeleted)) {
			this.#setAside(comment, kept);
		}
	}

	#bringBack(uri: vscode.Uri): void {
		const note = uri.toString();
		this.#setAsideDeleted(note);
		for (const draft of [...this.#drafts].filter(({ doubt }) => doubt === 'gone')) {
			if (draft.document.uri.toString() === note) {
				this.#findAgain(draft);
			}
		}
		const back = this.#left.filter(each => each.note === note);
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === note);
		if (back.length === 0 || document === undefined) {
			return;
		}
		this.#left = this.#left.filter(each => each.note !== note);
		for (const kept of back) {
			if (!this.#bringOneBack(document, kept)) {
				this.#left = [...this.#left, kept];
			}
		}
	}

	#bringOneBack(document: vscode.TextDocument, kept: KeptDraft): boolean {
		if (kept.quote !== undefined) {
			if (document.isClosed) {
				return false;
			}
			const { quote, tags = [], body } = kept;
			const kind = ANNOTATION_KINDS.find(each => each === kept.kind) ?? 'comment';
			const at = { document, quote, ...placeOf(document, quote) };
			this.#broughtBack.fire(this.#open(at, { kind, tags, body }));
			return true;
		}
		const comment = this.#threads
			.of(document.uri)
			.flatMap(({ comments }) => comments)
			.find(each => this.#threads.ownerOfComment(each)?.comment.id === kept.id);
		const owner = comment && this.#threads.ownerOfComment(comment);
		if (owner === undefined) {
			return false;
		}
		this.edit(owner.note, owner.comment, kept.body);
		return true;
	}

	/** The passage of a draft may be back: a deletion was undone, or the note was read again. */
	#findAgain(draft: Draft): void {
		const { span, doubt } = placeOf(draft.document, draft.quote);
		if (doubt !== 'gone') {
			draft.doubt = doubt;
			draft.passage = takePassage(draft.document.getText(), span);
			draft.thread.range = toRange(draft.document, span);
			draft.thread.label = describeDraft(draft);
		}
	}

	#keepDraft({ document, comment, quote, kind, tags }: Draft, body: string): void {
		this.#kept.set(comment, { note: document.uri.toString(), quote, kind, tags, body });
		this.#write();
	}

	#write(): void {
		const all = [...this.#left, ...this.#kept.values()];
		void this.#memory.update(KEY, all.length === 0 ? undefined : all);
	}
}

/** Where a draft is shown whose note was closed meanwhile. What was typed is never out of sight: at worst it stands at the top. */
function placeOf(
	document: vscode.TextDocument,
	quote: Quote,
): { readonly span: Span; readonly doubt: Doubt } {
	const found = findQuote(document.getText(), quote);
	switch (found.kind) {
		case 'found':
			return { span: found.span, doubt: undefined };
		case 'ambiguous':
			return { span: found.spans[0] ?? TOP, doubt: 'unsure' };
		case 'lost':
			return { span: TOP, doubt: 'gone' };
	}
}

const TOP: Span = { start: 0, end: 0 };

/** `New Question #pricing · its passage is gone`. */
function describeDraft({ kind, tags, doubt }: Draft): string {
	const head = [say('New {0}', kindLabelOf(say, kind)), ...tags.map(tag => `#${tag}`)].join(' ');
	const notes = { unsure: () => say('its place is unsure'), gone: () => say('its passage is gone') };
	return doubt === undefined ? head : `${head} · ${notes[doubt]()}`;
}

/** A draft without a word is none. */
function isWorthKeeping({ body }: KeptDraft): boolean {
	return body.trim() !== '';
}

/** Kept by us, perhaps by another version of us. */
function readKept(value: unknown): readonly KeptDraft[] {
	return Array.isArray(value)
		? value
				.filter(
					(each: unknown): each is KeptDraft =>
						typeof each === 'object' &&
						each !== null &&
						'note' in each &&
						typeof each.note === 'string' &&
						'body' in each &&
						typeof each.body === 'string',
				)
				.filter(isWorthKeeping)
		: [];
}
