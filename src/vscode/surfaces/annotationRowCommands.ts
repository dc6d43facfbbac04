import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { cutExcerpt, EXCERPT_AFTER, EXCERPT_BEFORE } from '../../core/wording/excerpt.js';
import { cutText } from '../../core/wording/annotationLabels.js';
import type { AnnotationRow } from '../../core/wording/annotationRows.js';
import type { Span } from '../../core/base/span.js';
import { sayCount } from '../../core/wording/say.js';
import type { Removed } from '../annotations/noteAnnotations.js';
import type { PlacedAnnotation } from '../annotations/placedAnnotation.js';
import { isNote, sliceAround, toRange } from '../convert.js';
import { sayWhyNot } from '../announce.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { say } from '../say.js';
import { editorOf, rememberPlace, showSpan } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** An annotation by its note and its id. */
interface Ref {
	readonly note: vscode.Uri;
	readonly id: string;
}

/** What can be done with the rows of the annotations view. */
export function registerAnnotationRowCommands(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const { annotations } = context;
	const { registerCommand } = vscode.commands;
	const forEach = (id: string, action: (refs: readonly Ref[]) => Promise<void>): void => {
		store.add(
			registerCommand(id, (row?: AnnotationRow, rows?: readonly AnnotationRow[]) =>
				action(refsOf(row, rows)),
			),
		);
	};
	forEach(COMMANDS.resolveAnnotationRow, async refs => {
		await Promise.all(refs.map(ref => annotations.revise(ref, { state: 'resolved' })));
	});
	forEach(COMMANDS.reopenAnnotationRow, async refs => {
		await Promise.all(refs.map(ref => annotations.revise(ref, { state: 'open' })));
	});
	forEach(COMMANDS.deleteAnnotationRow, async refs => {
		const removed: Removed[] = [];
		for (const ref of refs) {
			const one = await annotations.remove(ref);
			removed.push(...(one === undefined ? [] : [one]));
		}
		void offerUndo(context, removed);
	});
	forEach(COMMANDS.chooseAnnotationPlace, async ([ref]) => {
		await (ref && show(context, ref));
	});
	forEach(COMMANDS.attachAnnotation, async ([ref]) => {
		await (ref && attachToSelection(context, ref));
	});
	store.add(
		registerCommand(INNER_COMMANDS.showAnnotation, async (note: unknown, id: unknown) => {
			if (typeof note === 'string' && typeof id === 'string') {
				await show(context, { note: vscode.Uri.parse(note), id });
			}
		}),
	);
	return store;
}

/** The rows that a command of the view is for: all that are selected, if the one that was clicked is among them. */
function refsOf(row: AnnotationRow | undefined, rows: readonly AnnotationRow[] | undefined): readonly Ref[] {
	const meant = rows === undefined || rows.length === 0 ? [row] : rows;
	const refs = new Map<string, Ref>();
	for (const { item } of meant.filter(each => each !== undefined)) {
		if (item !== undefined) {
			const { id } = item.listed.annotation;
			refs.set(`${item.note.id} ${id}`, { note: vscode.Uri.parse(item.note.id), id });
		}
	}
	return [...refs.values()];
}

async function offerUndo({ annotations }: SurfaceContext, removed: readonly Removed[]): Promise<void> {
	const count = removed.length;
	if (count === 0) {
		return;
	}
	const undo = say('Undo');
	const message = sayCount(say, count, ['The annotation is deleted.', '{0} annotations are deleted.']);
	if ((await vscode.window.showInformationMessage(message, undo)) === undo) {
		for (const one of removed) {
			await annotations.restore(one);
		}
	}
}

/** Shows an annotation's passage; of several it might be the user chooses, and of a lost one the note is all there is to show. */
async function show(context: SurfaceContext, { note, id }: Ref): Promise<void> {
	const document = await openNote(context, note);
	const placed =
		document && (await context.annotations.read(document)).find(each => each.annotation.id === id);
	if (document === undefined || placed === undefined) {
		return;
	}
	switch (placed.place.kind) {
		case 'found':
			await vscode.commands.executeCommand(INNER_COMMANDS.openAnnotation, note.toString(), id);
			return;
		case 'unsure':
			await vscode.window.showTextDocument(document, { preserveFocus: true });
			choosePlace(context, document, placed);
			return;
		case 'lost':
			await vscode.window.showTextDocument(document);
			sayWhyNot(say('The passage is lost. Select where it belongs, then choose Attach to Selection.'));
	}
}

async function openNote({ log }: SurfaceContext, note: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	try {
		return await vscode.workspace.openTextDocument(note);
	} catch (failure) {
		log.warn(`${note.toString()} could not be opened.`, failure);
		void vscode.window.showWarningMessage(
			say(
				'“{0}” could not be opened. It may have been moved or deleted.',
				vscode.workspace.asRelativePath(note),
			),
		);
		return undefined;
	}
}

interface PlaceItem extends vscode.QuickPickItem {
	readonly index: number;
}

/** Lets the user choose among the places that an annotation might be at, showing each in the note as one moves through the list. */
function choosePlace(
	{ annotations }: SurfaceContext,
	document: vscode.TextDocument,
	{ note, annotation: { id, quote, body } }: PlacedAnnotation,
): void {
	/** The places follow edits: they are asked for when they are needed. */
	const spans = (): readonly Span[] => {
		const place = annotations.of(document).find(({ annotation }) => annotation.id === id)?.place;
		return place?.kind === 'unsure' ? place.spans : [];
	};
	const store = new DisposableStore();
	const pick = store.add(vscode.window.createQuickPick<PlaceItem>());
	const goBack = rememberPlace(document);
	let isAccepted = false;
	pick.title = say('Where does it belong: {0}', cutText(body) || `“${cutText(quote.exact)}”`);
	pick.placeholder = say('Pick the passage that the annotation is about');
	pick.matchOnDescription = true;
	pick.items = spans().map((span, index) => placeItem(document, span, index));
	store.add(
		pick.onDidChangeActive(([item]) => {
			const span = item === undefined ? undefined : spans()[item.index];
			if (span !== undefined) {
				void showSpan(document, span, { preserveFocus: true });
			}
		}),
	);
	store.add(
		pick.onDidAccept(() => {
			const [item] = pick.selectedItems;
			const span = item === undefined ? undefined : spans()[item.index];
			if (span !== undefined) {
				isAccepted = true;
				pick.hide();
				void annotations.attach({ note, id }, document, span);
				void showSpan(document, span);
			}
		}),
	);
	store.add(
		pick.onDidHide(() => {
			store.dispose();
			if (!isAccepted) {
				goBack?.();
			}
		}),
	);
	pick.show();
}

function placeItem(document: vscode.TextDocument, span: Span, index: number): PlaceItem {
	const [before, after] = sliceAround(document, span, 2 * EXCERPT_BEFORE, EXCERPT_AFTER);
	const range = toRange(document, span);
	return {
		index,
		label: cutExcerpt(before, cutText(document.getText(range)), after).text,
		description: say('line {0}', range.start.line + 1),
		iconPath: new vscode.ThemeIcon('quote'),
	};
}

/** Gives an annotation the passage that is selected in the note in front, be it the same note or another. */
async function attachToSelection({ annotations, active }: SurfaceContext, ref: Ref): Promise<void> {
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	if (document === undefined || editor === undefined || editor.selection.isEmpty || !isNote(document)) {
		void vscode.window.showInformationMessage(
			say('Select the passage in its note first, then choose Attach to Selection again.'),
		);
		return;
	}
	const { start, end } = editor.selection;
	await annotations.attach(ref, document, { start: document.offsetAt(start), end: document.offsetAt(end) });
}
