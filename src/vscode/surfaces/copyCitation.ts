import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { contains, touches, type Span } from '../../core/base/span.js';
import { NO_FACTS } from '../../core/understanding/reading.js';
import type { AnnotationRow } from '../../core/wording/annotationRows.js';
import { citeAsText } from '../../core/wording/citation.js';
import type { TreeNode, TreeTarget } from '../../core/wording/treeRows.js';
import { sayInPassing, sayWhyNot } from '../announce.js';
import { readText } from '../annotations/annotationSurvey.js';
import { toRange } from '../convert.js';
import { followArguments } from '../followArguments.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { notePathOf } from '../notePathOf.js';

/**
 * Puts a passage into the clipboard as a citation: its words, title, source, date, note and line.
 *
 * Of a row of either view, of a link in a hover, or of the note in front: what is selected, else the annotated passage or the sentence at
 * the cursor. A mention is cited with its sentence: a word or two by themselves prove nothing.
 */
export function registerCopyCitation(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	store.add(
		vscode.commands.registerCommand(COMMANDS.copyCitation, (row?: unknown) =>
			isAnnotationRow(row) ? citeAnnotation(context, row) : citeInFront(context, targetOf(row)),
		),
	);
	store.add(
		vscode.commands.registerCommand(INNER_COMMANDS.cite, (...args: unknown[]) => citeLink(context, args)),
	);
	return store;
}

function isAnnotationRow(row: unknown): row is AnnotationRow {
	return typeof row === 'object' && row !== null && 'item' in row && 'sign' in row;
}

/** Where a row of the reading view leads. */
function targetOf(row: unknown): TreeTarget | undefined {
	return typeof row === 'object' && row !== null && 'target' in row
		? (row as Pick<TreeNode, 'target'>).target
		: undefined;
}

async function citeInFront(context: SurfaceContext, target: TreeTarget | undefined): Promise<void> {
	const { document } = context.active;
	if (document === undefined) {
		sayWhyNot(describeObstacle(context) ?? say('There is no note in front.'));
		return;
	}
	const span =
		target === undefined
			? await spanAtCursor(context, document)
			: await sentenceAround(
					context,
					document,
					context.readings.follow(document, target, target.version),
				);
	if (span === undefined) {
		const none = say('Select the words to be cited, or put the cursor into their sentence.');
		sayWhyNot(describeObstacle(context) ?? none);
		return;
	}
	await cite(context, document, span);
}

/** Runs from links, so it trusts nothing: it copies words of notes that are open, and does no more. */
async function citeLink(context: SurfaceContext, args: readonly unknown[]): Promise<void> {
	const { document, span: now } = followArguments(context.readings, args) ?? {};
	if (document !== undefined) {
		const span = await sentenceAround(context, document, now);
		await (span && cite(context, document, span));
	}
}

/** The sentence of a mention, or what stands across sentences as it is. */
async function sentenceAround(
	{ readings }: SurfaceContext,
	document: vscode.TextDocument,
	span: Span | undefined,
): Promise<Span | undefined> {
	const reading = (await readings.read(document))?.reading;
	return span && (reading?.sentences.find(sentence => contains(sentence, span)) ?? span);
}

async function cite(context: SurfaceContext, document: vscode.TextDocument, span: Span): Promise<void> {
	const range = toRange(document, span);
	await copy({
		quote: document.getText(range),
		facts: (await context.readings.read(document))?.reading.note ?? NO_FACTS,
		note: notePathOf(document.uri),
		line: range.start.line + 1,
	});
}

/** An annotation is cited with the words it was made on, which are those of the note where it is found. */
async function citeAnnotation(context: SurfaceContext, { item }: AnnotationRow): Promise<void> {
	if (item === undefined) {
		return;
	}
	const { listed, note } = item;
	const uri = vscode.Uri.parse(note.id);
	const facts =
		listed.placing === 'orphan' ? NO_FACTS : await context.readings.facts(await readText(uri), uri.path);
	await copy({
		quote: listed.annotation.quote.exact,
		facts,
		note: notePathOf(uri),
		line: listed.placing === 'found' ? listed.line : undefined,
	});
}

async function copy(cited: Parameters<typeof citeAsText>[0]): Promise<void> {
	await vscode.env.clipboard.writeText(citeAsText(cited));
	sayInPassing(say('The citation is in the clipboard.'));
}

async function spanAtCursor(
	{ readings, annotations }: SurfaceContext,
	document: vscode.TextDocument,
): Promise<Span | undefined> {
	const selection = editorOf(document)?.selection;
	if (selection === undefined) {
		return undefined;
	}
	const chosen = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
	if (!selection.isEmpty) {
		return document.getText(selection).trim() === '' ? undefined : chosen;
	}
	const at = (span: Span): boolean => touches(span, chosen.start);
	const annotated = (await annotations.read(document))
		.flatMap(({ place }) => (place.kind === 'found' ? [place.span] : []))
		.find(at);
	return annotated ?? (await readings.read(document))?.reading.sentences.find(at);
}
