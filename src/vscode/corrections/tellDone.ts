import * as vscode from 'vscode';
import { say } from '../say.js';
import type { Undoable, UndoStack } from './undoStack.js';

/** Says what was done, and offers to take it back. The step stays on the stack as well. */
export function tellDone(stack: UndoStack, step: Undoable): void {
	stack.push(step);
	void offerUndo(stack, step);
}

async function offerUndo(stack: UndoStack, step: Undoable): Promise<void> {
	const undo = say('Undo');
	if ((await vscode.window.showInformationMessage(`${step.done}.`, undo)) === undo) {
		await stack.undo(step);
	}
}
