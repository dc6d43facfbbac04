import * as vscode from 'vscode';

/** Milliseconds: time enough to look there, and short enough for what is told again and again. */
const SHOWN = 4000;

/**
 * Says in passing what was done, in the status bar, where nobody has to close it. Screen readers do not speak what comes there, so that it
 * is no place for what keeps a command from doing anything.
 */
export function sayInPassing(message: string): void {
	vscode.window.setStatusBarMessage(message, SHOWN);
}

/** Says why nothing was done, as a notification: those are spoken as well as seen. */
export function sayWhyNot(message: string): void {
	void vscode.window.showInformationMessage(message);
}
