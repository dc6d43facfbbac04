import * as vscode from 'vscode';

/** A note's path as it is shown and exported: within its folder, with `/`, and with the folder's name where there are several. */
export function notePathOf(note: vscode.Uri): string {
	return note.scheme === 'untitled'
		? note.path
		: vscode.workspace.asRelativePath(note).replaceAll('\\', '/');
}
