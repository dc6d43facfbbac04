import type * as vscode from 'vscode';
import { createWorkspaceFiles } from './annotations/workspaceFiles.js';
import type { PactmarkApi } from './api.js';
import { activateShared } from './extension.shared.js';
import { readStartAnywhere } from './lexiconNotes.js';

/** Called by VS Code in a browser: the engine is part of this very file, and runs when it is needed. */
export function activate(context: vscode.ExtensionContext): PactmarkApi {
	return activateShared(context, {
		loadEngine: () => import('../core/engine.js'),
		filesOf: createWorkspaceFiles,
		readStart: readStartAnywhere,
	});
}

/** Everything hangs on the context's subscriptions, which VS Code lets go itself. */
export function deactivate(): void {
	return undefined;
}
