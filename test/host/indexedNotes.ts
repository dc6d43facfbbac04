import * as assert from 'node:assert';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { WorkspaceIndexer } from '../../src/vscode/indexing/workspaceIndexer.js';
import type { IndexRun } from '../../src/vscode/indexing/indexRun.js';
import { next, pactmark } from './notes.js';

/** The index as it runs. */
export async function indexer(): Promise<WorkspaceIndexer> {
	const { testing } = await pactmark();
	assert.ok(testing !== undefined);
	return testing.index;
}

/** What is at work in it. */
export async function running(): Promise<IndexRun> {
	const index = await indexer();
	await index.ready();
	assert.ok(index.run !== undefined);
	return index.run;
}

/** Waits until the index says something. What happens outside is heard after a moment only, so that being ready is not enough. */
export async function untilIndexed(holds: (index: WorkspaceIndexer['index']) => boolean): Promise<void> {
	const service = await indexer();
	service.wake();
	while (!holds(service.index)) {
		await next(service.onDidChange);
	}
	await service.ready();
}

/** The folder that is open. */
export function root(): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder !== undefined);
	return folder.uri;
}

/** The uri of a note of the folder, as text. */
export function keyOf(name: string): string {
	return vscode.Uri.joinPath(root(), name).toString();
}

/** Writes files as another program would. */
export function writeOutside(files: Readonly<Record<string, string>>): void {
	for (const [name, text] of Object.entries(files)) {
		const path = join(root().fsPath, name);
		mkdirSync(join(path, '..'), { recursive: true });
		writeFileSync(path, text);
	}
}

/** Deletes a file or a folder as another program would. */
export function deleteOutside(name: string): void {
	rmSync(join(root().fsPath, name), { recursive: true, force: true });
}

let heard = 0;

/** Waits until VS Code has told of all that happened to files so far: what happens later is told later. */
export async function untilHeard(): Promise<void> {
	const name = `heard ${++heard}.txt`; // Of what is deleted and made anew in a moment, only a change is told.
	const watcher = vscode.workspace.createFileSystemWatcher(`**/${name}`);
	const [created, deleted] = [next(watcher.onDidCreate), next(watcher.onDidDelete)];
	writeOutside({ [name]: '' });
	await created;
	deleteOutside(name);
	await deleted;
	watcher.dispose();
}

/** So many small notes, each about the exclusivity of a company of its own. */
export function manyNotes(folder: string, count: number, word = 'Company'): Record<string, string> {
	return Object.fromEntries(
		Array.from({ length: count }, (_, i) => [`${folder}/note ${i}.md`, aboutExclusivity(`${word}${i}`)]),
	);
}

export function aboutExclusivity(company: string): string {
	return `# On ${company}\n\n${company} Inc. keeps its exclusivity until 2031.\n`;
}

/** The names of the notes of a folder that speak of a term. */
export function notesWith(index: WorkspaceIndexer['index'], folder: string, term = 'exclusivity'): string[] {
	const below = `${keyOf(folder)}/`;
	const notes = new Set(index.occurrences('term', term).map(({ note }) => note));
	return [...notes]
		.filter(note => note.startsWith(below))
		.map(note => decodeURIComponent(note.slice(below.length)))
		.sort();
}
