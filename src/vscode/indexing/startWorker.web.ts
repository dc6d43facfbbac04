import * as vscode from 'vscode';
import type { Answer, Ask, WorkerPort } from '../../worker/protocol.js';

/** A web worker that runs a bundle. Its text is read through VS Code, for it may lie behind any kind of file system. */
export async function startWebWorker(file: vscode.Uri): Promise<WorkerPort> {
	const address = await addressOf(file);
	const worker = new Worker(address);
	let gone: ((reason: string) => void) | undefined;
	const end = (): void => {
		worker.onmessage = null;
		worker.onerror = null;
		worker.terminate();
		URL.revokeObjectURL(address);
	};
	return {
		post: (ask: Ask, transfer) => worker.postMessage(ask, [...transfer]),
		listen: (onAnswer, onGone) => {
			gone = onGone;
			worker.onmessage = ({ data }: MessageEvent<Answer>) => onAnswer(data);
			worker.onerror = event => {
				end();
				onGone(event.message);
			};
		},
		end,
		kill: () => {
			end(); // The death of a web worker is heard by nobody.
			gone?.('It was killed.');
		},
	};
}

/** An address in memory for what a script's file says. */
export async function addressOf(file: vscode.Uri): Promise<string> {
	const bytes = new Uint8Array(await vscode.workspace.fs.readFile(file));
	return URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }));
}
