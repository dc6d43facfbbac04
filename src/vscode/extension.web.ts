import * as vscode from 'vscode';
import type * as engineModule from '../core/engine.js';
import { createWorkspaceFiles } from './annotations/workspaceFiles.js';
import type { PactmarkApi } from './api.js';
import { activateShared } from './extension.shared.js';
import { readStartAnywhere } from './lexiconNotes.js';

/** Called by VS Code in a browser: the engine is a file of its own here as well, loaded when it is needed. */
export function activate(context: vscode.ExtensionContext): PactmarkApi {
	return activateShared(context, {
		loadEngine: () => loadEngine(context.extensionUri),
		filesOf: createWorkspaceFiles,
		readStart: readStartAnywhere,
	});
}

/** Everything hangs on the context's subscriptions, which VS Code lets go itself. */
export function deactivate(): void {
	return undefined;
}

/**
 * The same file that Node loads. A browser's extension host can import no neighbouring file by its path, for it may lie behind any
 * kind of file system; so its text is read through VS Code and imported from memory.
 */
async function loadEngine(extension: vscode.Uri): Promise<typeof engineModule> {
	const file = vscode.Uri.joinPath(extension, 'dist/engine/engine.mjs');
	const bytes = new Uint8Array(await vscode.workspace.fs.readFile(file));
	const url = URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
	try {
		return (await import(url)) as typeof engineModule;
	} finally {
		URL.revokeObjectURL(url);
	}
}
