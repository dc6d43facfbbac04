import * as vscode from 'vscode';
import { keepIfMade } from '../core/base/keepIfMade.js';
import type * as engineModule from '../core/engine.js';
import { createWorkspaceFiles } from './annotations/workspaceFiles.js';
import type { PactmarkApi } from './api.js';
import { activateShared, type Started } from './extension.shared.js';
import { addressOf, startWebWorker } from './indexing/startWorker.web.js';
import { readStartAnywhere } from './lexiconNotes.js';

const ENGINE = 'dist/engine/engine.mjs';

let started: Started | undefined;

/** Called by VS Code in a browser: the engine is a file of its own here as well, loaded when it is needed. */
export function activate(context: vscode.ExtensionContext): PactmarkApi {
	const bundle = (path: string): vscode.Uri => vscode.Uri.joinPath(context.extensionUri, path);
	started = activateShared(context, {
		loadEngine: () => loadEngine(context.extensionUri),
		filesOf: createWorkspaceFiles,
		readStart: readStartAnywhere,
		indexing: {
			startWorker: () => startWebWorker(bundle('dist/web/indexWorker.js')),
			engineAddress: keepIfMade(() => addressOf(bundle(ENGINE))),
			mostWorkers: navigator.hardwareConcurrency > 2 ? 2 : 1,
		},
	});
	return started.api;
}

/** What VS Code waits for. Everything else hangs on the context's subscriptions, which it lets go itself. */
export function deactivate(): Promise<void> | undefined {
	return started?.idle();
}

/**
 * The same file that Node loads. A browser's extension host can import no neighbouring file by its path, for it may lie behind any
 * kind of file system; so its text is read through VS Code and imported from memory.
 */
async function loadEngine(extension: vscode.Uri): Promise<typeof engineModule> {
	const url = await addressOf(vscode.Uri.joinPath(extension, ENGINE));
	try {
		return (await import(url)) as typeof engineModule;
	} finally {
		URL.revokeObjectURL(url);
	}
}
