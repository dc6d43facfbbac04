import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';
import { uriOf } from './activeNote.js';
import { toRange } from './convert.js';

/** Shows a stretch of a note, selected, in the editor that has the note already or else in the group where its tab is. */
export async function showSpan(
	document: vscode.TextDocument,
	span: Span,
	options: { readonly preserveFocus?: boolean } = {},
): Promise<vscode.TextEditor> {
	const selection = toRange(document, span);
	const viewColumn = columnOf(document);
	const editor = await vscode.window.showTextDocument(document, {
		preserveFocus: options.preserveFocus ?? false,
		...(viewColumn === undefined ? {} : { viewColumn }),
	});
	editor.selection = new vscode.Selection(selection.start, selection.end);
	editor.revealRange(selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	return editor;
}

/** The text editor that shows the note: the active one, if it does. */
export function editorOf(document: vscode.TextDocument): vscode.TextEditor | undefined {
	const { activeTextEditor, visibleTextEditors } = vscode.window;
	return activeTextEditor?.document === document
		? activeTextEditor
		: visibleTextEditors.find(editor => editor.document === document);
}

/** The way back to where the cursor and the view were. */
export function rememberPlace(document: vscode.TextDocument): (() => void) | undefined {
	const editor = editorOf(document);
	if (editor === undefined) {
		return undefined;
	}
	const { selections, visibleRanges } = editor;
	return () => {
		if (!editor.selection.isEqual(selections[0] ?? editor.selection)) {
			editor.selections = selections;
			const [seen] = visibleRanges;
			if (seen !== undefined) {
				editor.revealRange(seen, vscode.TextEditorRevealType.AtTop);
			}
		}
	};
}

function columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
	const shown = editorOf(document)?.viewColumn;
	if (shown !== undefined) {
		return shown;
	}
	const uri = document.uri.toString();
	return vscode.window.tabGroups.all.find(group => group.tabs.some(tab => uriOf(tab)?.toString() === uri))
		?.viewColumn;
}
