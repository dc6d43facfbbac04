import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { annotationPathOf } from '../../src/core/annotations/notePath.js';
import type { NoteAnnotations, PlacedAnnotation } from '../../src/vscode/annotations/noteAnnotations.js';
import type { TestingFace } from '../../src/vscode/api.js';
import { pactmark, placeOf, until, writeFile } from './notes.js';

/** A note of a deal, without names that the lexicon has. */
export const TEXT = `# A deal in Ostrau

Orvane gives Belltor the exclusive right to sell its pumps in Moravia. Belltor pays 4 percent of sales.

The licence runs until March 2031. Nobody in town had heard of it.

Orvane keeps the spare parts business, which earns more than the pumps do.
`;

let names = 0;

/** A number that no other note has. */
export function newNumber(): number {
	return ++names;
}

export async function testing(): Promise<TestingFace> {
	const { testing: face } = await pactmark();
	assert.ok(face !== undefined);
	return face;
}

export async function service(): Promise<NoteAnnotations> {
	return (await testing()).annotations;
}

/** A note on the disk, under a name that no other test has, shown. */
export async function openNote(
	text = TEXT,
	name = `annotated ${newNumber()}.md`,
): Promise<vscode.TextEditor> {
	const uri = await writeFile(name, new TextEncoder().encode(text));
	const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
	await (await service()).read(editor.document);
	return editor;
}

export function spanOf(document: vscode.TextDocument, words: string): { start: number; end: number } {
	const range = placeOf(document, words);
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

export async function annotate(
	document: vscode.TextDocument,
	words: string,
	body = 'Says who?',
): Promise<PlacedAnnotation> {
	const made = await (
		await service()
	).create(document, spanOf(document, words), { kind: 'question', body, tags: ['pricing'] });
	assert.ok(made !== undefined);
	return made;
}

/** The passage of the only annotation of a note, or what became of it. */
export async function passage(document: vscode.TextDocument): Promise<string> {
	const [only, ...others] = (await service()).of(document);
	assert.strictEqual(others.length, 0);
	if (only === undefined) {
		return 'no annotation';
	}
	return only.place.kind === 'found'
		? document.getText().slice(only.place.span.start, only.place.span.end)
		: only.place.kind;
}

export async function untilPassage(document: vscode.TextDocument, words: string): Promise<void> {
	const annotations = await service();
	const holds = (): boolean => {
		const [only] = annotations.of(document);
		const found = only?.place.kind === 'found' ? only.place.span : undefined;
		const now = found ? document.getText().slice(found.start, found.end) : only?.place.kind;
		return (now ?? 'no annotation') === words;
	};
	await until(annotations.onDidChange, holds);
}

export function fileOf(note: vscode.Uri): vscode.Uri {
	const folder = vscode.workspace.getWorkspaceFolder(note);
	assert.ok(folder !== undefined);
	const path = note.path.slice(folder.uri.path.length + 1);
	return vscode.Uri.joinPath(folder.uri, '.pactmark', annotationPathOf(path));
}

export async function stored(note: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf(note)));
}

export async function writeStored(note: vscode.Uri, lines: readonly unknown[]): Promise<void> {
	const text = lines.map(line => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
	await vscode.workspace.fs.writeFile(fileOf(note), new TextEncoder().encode(`${text}\n`));
}

export async function threadOf(document: vscode.TextDocument): Promise<vscode.CommentThread> {
	const { annotating } = await testing();
	const { threads } = annotating;
	await until(threads.onDidChange, () => threads.of(document.uri).length === 1);
	const [thread] = threads.of(document.uri);
	assert.ok(thread !== undefined);
	return thread;
}

export function bodies({ comments }: vscode.CommentThread): unknown[] {
	return comments.map(({ body }) => body);
}

/** Closes a note for everybody who listens. VS Code keeps a document for minutes after its editor, unless its language changes. */
export async function closeNote(document: vscode.TextDocument): Promise<void> {
	await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
}

/** Opens a note anew that `closeNote` closed. */
export async function reopen(document: vscode.TextDocument): Promise<vscode.TextDocument> {
	const again = await vscode.languages.setTextDocumentLanguage(document, 'markdown');
	await (await service()).read(again);
	return again;
}

export async function hoverOn(document: vscode.TextDocument, words: string): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		placeOf(document, words).start,
	);
	return hovers
		.flatMap(({ contents }) => contents as vscode.MarkdownString[])
		.map(({ value }) => value)
		.filter(value => value.includes('_openAnnotation'))
		.join('\n');
}
