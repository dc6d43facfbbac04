import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { AnnotationRow } from '../../src/core/wording/annotationRows.js';
import type { NoteAnnotations } from '../../src/vscode/annotations/noteAnnotations.js';
import { cleanUp, next, pactmark, placeOf, writeFile } from './notes.js';

/** A note that says what it is of itself. */
export const DEAL = `---
title: Acme ties itself down
date: 2026-04-28
source: The Hindu
---

# A deal

Acme is the exclusive provider of Borealis. It keeps a revenue share until 2032.

Cloud buyers gain from it, and nobody else does.
`;

/** The files that a test has made; they go when it ends. */
export const written: vscode.Uri[] = [];

/** Writes a note into the folder. */
export async function writeNote(name: string, text: string): Promise<vscode.Uri> {
	const uri = await writeFile(name, new TextEncoder().encode(text));
	written.push(uri);
	return uri;
}

/** The annotations of all notes. */
export async function service(): Promise<NoteAnnotations> {
	const { testing } = await pactmark();
	assert.ok(testing !== undefined);
	return testing.annotations;
}

/** Annotates a passage of a note that is opened for it. */
export async function annotate(
	uri: vscode.Uri,
	passage: string,
	draft: Partial<Parameters<NoteAnnotations['create']>[2]> = {},
): Promise<vscode.TextEditor> {
	const editor = await vscode.window.showTextDocument(uri);
	const { document } = editor;
	const { start, end } = placeOf(document, passage);
	const made = await (
		await service()
	).create(
		document,
		{ start: document.offsetAt(start), end: document.offsetAt(end) },
		{ kind: 'comment', body: `On ${passage}`, tags: [], ...draft },
	);
	assert.ok(made !== undefined);
	return editor;
}

/** Every row, whatever it stands under. */
export function all(rows: readonly AnnotationRow[]): AnnotationRow[] {
	return rows.flatMap(row => [row, ...all(row.children)]);
}

/** The rows as they would be printed. */
export function print(rows: readonly AnnotationRow[], indent = ''): string[] {
	return rows.flatMap(row => [
		`${indent}${row.sign} ${row.label} (${row.description})`,
		...print(row.children, `${indent}  `),
	]);
}

/** The rows as soon as they are as they should be. */
export async function rowsWhen(
	fits: (rows: readonly AnnotationRow[]) => boolean,
): Promise<readonly AnnotationRow[]> {
	const { annotations } = await pactmark();
	for (;;) {
		const changed = next(annotations.onDidChange);
		const rows = await annotations.rows();
		if (fits(rows)) {
			return rows;
		}
		await changed;
	}
}

/** The row of an annotation as soon as it has this sign. */
export async function rowWhen(sign: AnnotationRow['sign'], text = ''): Promise<AnnotationRow> {
	const find = (rows: readonly AnnotationRow[]): AnnotationRow | undefined =>
		all(rows).find(row => row.type === 'annotation' && row.sign === sign && row.label.includes(text));
	const found = find(await rowsWhen(rows => find(rows) !== undefined));
	assert.ok(found !== undefined);
	return found;
}

/** Leaves neither annotations nor notes behind. */
export async function forgetAll(): Promise<void> {
	const annotations = await service();
	for (const { annotations: own } of await annotations.all()) {
		for (const { note, annotation } of own) {
			await annotations.remove({ note, id: annotation.id });
		}
	}
	await cleanUp();
	for (const uri of written.splice(0)) {
		await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
	}
}
