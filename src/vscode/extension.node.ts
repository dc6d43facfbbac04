import type * as vscode from 'vscode';
import { createPactmarkFolder } from '../cli/pactmarkFolder.node.js';
import { readStart } from '../cli/readStart.node.js';
import { createWorkspaceFiles } from './annotations/workspaceFiles.js';
import type { PactmarkApi } from './api.js';
import { disk } from '../worker/disk.node.js';
import { mostWorkers, startWorkerThread } from '../worker/startWorker.node.js';
import { activateShared, type Started } from './extension.shared.js';
import { readStartAnywhere } from './lexiconNotes.js';

let started: Started | undefined;

/** Called by VS Code on a computer: the engine is a file of its own, loaded when it is needed. */
export function activate(context: vscode.ExtensionContext): PactmarkApi {
	started = activateShared(context, {
		loadEngine: () => import('../core/engine.js'),
		filesOf: root =>
			root.scheme === 'file' ? createPactmarkFolder(root.fsPath) : createWorkspaceFiles(root),
		readStart: (uri, bytes) =>
			uri.scheme === 'file' ? readStart(uri.fsPath, bytes) : readStartAnywhere(uri),
		indexing: {
			startWorker: () =>
				Promise.resolve(startWorkerThread(context.asAbsolutePath('dist/node/indexWorker.js'))),
			mostWorkers: mostWorkers(),
			disk,
		},
	});
	return started.api;
}

/** What VS Code waits for. Everything else hangs on the context's subscriptions, which it lets go itself. */
export function deactivate(): Promise<void> | undefined {
	return started?.idle();
}
