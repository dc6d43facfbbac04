import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { pactmark } from './notes.js';

/** While a suite runs, Pactmark itself looks for nothing. */
export function withoutPactmark(): void {
	suiteSetup(async () => (await pactmark()).testing?.stop());
	suiteTeardown(async () => (await pactmark()).testing?.start());
}

/** What came of watching searches. */
export interface Searched {
	readonly searches: number;
}

/** Which searches are to fail: told by their number, counted from one, and by their folder. */
export interface Failing {
	readonly failing?: (search: number, base: vscode.Uri) => boolean;
}

/** Counts VS Code's searches for files while something is done, and lets some of them fail. */
export async function searching(work: () => Promise<void>, { failing }: Failing = {}): Promise<Searched> {
	const { workspace } = vscode;
	const { findFiles } = workspace;
	let searches = 0;
	workspace.findFiles = (include, ...asked) => {
		searches++;
		return typeof include !== 'string' && failing?.(searches, include.baseUri) === true
			? Promise.reject(new Error('There is no getting in.'))
			: findFiles(include, ...asked);
	};
	try {
		await work();
	} finally {
		workspace.findFiles = findFiles;
	}
	return { searches };
}

/** The folders of the workspace are others for a while. */
export async function withFolders(uris: readonly vscode.Uri[], work: () => Promise<void>): Promise<void> {
	const usual = Object.getOwnPropertyDescriptor(vscode.workspace, 'workspaceFolders');
	assert.ok(usual !== undefined);
	const folders = uris.map((uri, index) => ({ uri, index, name: uri.path.split('/').at(-1) ?? '' }));
	Object.defineProperty(vscode.workspace, 'workspaceFolders', { configurable: true, value: folders });
	try {
		await work();
	} finally {
		Object.defineProperty(vscode.workspace, 'workspaceFolders', usual);
	}
}

/** A log, and what was written to it as a warning or an error. */
export function logged(): { readonly log: vscode.LogOutputChannel; readonly lines: readonly string[] } {
	const lines: string[] = [];
	const write = (line: string | Error): void => void lines.push(String(line));
	const log = { warn: write, error: write, info: () => undefined };
	return { log: log as unknown as vscode.LogOutputChannel, lines };
}
