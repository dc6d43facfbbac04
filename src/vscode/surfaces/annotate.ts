import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { touches, type Span } from '../../core/base/span.js';
import { isNote } from '../convert.js';
import { followArguments } from '../followArguments.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import { showSpan } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { registerCommentCommands } from './commentCommands.js';
import { CommentDrafts } from './commentDrafts.js';
import { CommentThreads, likeliestSpan } from './commentThreads.js';

/** What can be seen of the threads, for whoever wants to know. */
export interface Annotating extends Disposable {
	readonly threads: CommentThreads;
	readonly drafts: CommentDrafts;
}

/** *Annotate Selection…*, and the threads in which annotations are written, read and answered. */
export function registerAnnotating(context: SurfaceContext, memory: vscode.Memento): Annotating {
	const { annotations, settings } = context;
	const store = new DisposableStore();
	const threads = store.add(new CommentThreads(annotations, () => settings.current['annotations.enabled']));
	const drafts = store.add(new CommentDrafts(threads, annotations, memory));
	store.add(registerCommentCommands(annotations, threads, drafts));
	store.add(
		settings.onDidChange(names => {
			if (names.has('annotations.enabled')) {
				threads.refresh();
			}
		}),
	);
	const { registerCommand } = vscode.commands;
	store.add(registerCommand(COMMANDS.annotateSelection, () => annotateSelection(context, drafts)));
	store.add(
		registerCommand(INNER_COMMANDS.annotate, (...args: unknown[]) =>
			annotatePlace(context, drafts, args),
		),
	);
	store.add(
		registerCommand(INNER_COMMANDS.openAnnotation, (...args: unknown[]) =>
			openAnnotation(context, threads, args),
		),
	);
	return { threads, drafts, dispose: () => store.dispose() };
}

/** The thread of the draft; `undefined` where there is nothing to annotate. */
async function annotateSelection(
	context: SurfaceContext,
	drafts: CommentDrafts,
): Promise<vscode.CommentThread | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (editor === undefined || !isNote(editor.document)) {
		void vscode.window.showInformationMessage(
			say('Open a markdown note in a text editor, and select what you want to annotate.'),
		);
		return undefined;
	}
	const { document } = editor;
	const span = selectedSpan(editor) ?? (await spanAtCursor(context, editor));
	if (span === undefined) {
		void vscode.window.showInformationMessage(say('There is nothing to annotate at the cursor.'));
		return undefined;
	}
	return drafts.begin(document, span);
}

/** What is selected, without the white space at its ends. */
function selectedSpan({ document, selection }: vscode.TextEditor): Span | undefined {
	return trimmed(document, {
		start: document.offsetAt(selection.start),
		end: document.offsetAt(selection.end),
	});
}

/** The innermost mention at the cursor, else the sentence, else the line: what is no prose has no sentences. */
async function spanAtCursor(
	{ readings }: SurfaceContext,
	{ document, selection }: vscode.TextEditor,
): Promise<Span | undefined> {
	const offset = document.offsetAt(selection.active);
	const snapshot = await readings.read(document);
	const [mention] = snapshot === undefined ? [] : mentionsAt(snapshot.reading, offset);
	const sentence = snapshot?.reading.sentences.find(each => touches(each, offset));
	const line = document.lineAt(selection.active.line).range;
	return trimmed(
		document,
		mention ?? sentence ?? { start: document.offsetAt(line.start), end: document.offsetAt(line.end) },
	);
}

function trimmed(document: vscode.TextDocument, { start, end }: Span): Span | undefined {
	const text = document.getText().slice(start, end);
	const from = start + text.length - text.trimStart().length;
	const to = start + text.trimEnd().length;
	return from < to ? { start: from, end: to } : undefined;
}

/** From a link, so it trusts nothing. */
async function annotatePlace(
	{ readings }: SurfaceContext,
	drafts: CommentDrafts,
	args: readonly unknown[],
): Promise<void> {
	const { document, span: now } = followArguments(readings, args) ?? {};
	if (document === undefined || now === undefined || !isNote(document)) {
		return;
	}
	const span = trimmed(document, now);
	if (span !== undefined) {
		await showSpan(document, span);
		drafts.begin(document, span);
	}
}

/** Shows an annotation's passage and opens its thread: its note's address, its id. */
async function openAnnotation(
	{ annotations }: SurfaceContext,
	threads: CommentThreads,
	[uri, id]: readonly unknown[],
): Promise<void> {
	const document = openNote(uri);
	if (document === undefined || typeof id !== 'string') {
		return;
	}
	const placed = (await annotations.read(document)).find(({ annotation }) => annotation.id === id);
	const span = placed && likeliestSpan(placed);
	if (span !== undefined) {
		await showSpan(document, span);
		threads.open(document, id);
	}
}

function openNote(uri: unknown): vscode.TextDocument | undefined {
	const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri);
	return document !== undefined && isNote(document) ? document : undefined;
}
