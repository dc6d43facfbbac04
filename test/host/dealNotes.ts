import * as vscode from 'vscode';
import { INNER_COMMANDS } from '../../src/vscode/ids.js';
import type { DossierSubject } from '../../src/vscode/surfaces/dossierUri.js';
import { deleteOutside, keyOf, untilIndexed, writeOutside } from './indexedNotes.js';
import { next } from './notes.js';

/** Where the notes of these tests lie. */
export const FOLDER = 'deal notes';

/** Three notes on two companies that no lexicon knows: a deal, its change, and a note without a date. */
export const DEALS: Readonly<Record<string, string>> = {
	[`${FOLDER}/first.md`]: `---
title: Vornholt ties itself to Quellmar
date: 2024-02-03
source: Harbour Wire
---

Vornholt Inc. grants Quellmar Inc. exclusivity for six years. Vornholt pays Quellmar a revenue share of 20%.
`,
	[`${FOLDER}/second.md`]: `---
title: Vornholt gets free
date: 2025-06-07
---

The exclusivity between Vornholt Inc. and Quellmar Inc. has ended.

Vornholt keeps paying Quellmar Inc. a revenue share of 30%. Harbour pilots gain from it.
`,
	[`${FOLDER}/third.md`]: `# Nothing new

Quellmar Inc. wants exclusivity again. [link](command:workbench.action.closeAllEditors)
`,
};

/** Puts the notes into the folder and waits until they are known. */
export async function addDeals(): Promise<void> {
	writeOutside(DEALS);
	await untilIndexed(index => Object.keys(DEALS).every(name => index.summaryOf(keyOf(name)) !== undefined));
}

/** Takes them out again. */
export async function removeDeals(): Promise<void> {
	deleteOutside(FOLDER);
	await untilIndexed(index => [...index.notes()].every(note => !note.startsWith(keyOf(FOLDER))));
}

/** Opens one of the notes in an editor. */
export async function openDeal(name: string): Promise<vscode.TextEditor> {
	return await vscode.window.showTextDocument(vscode.Uri.parse(keyOf(`${FOLDER}/${name}`)));
}

/** Opens a dossier as its links do. */
export async function openDossierOf({ kind, id }: DossierSubject): Promise<vscode.TextDocument> {
	const shown = next(
		vscode.window.onDidChangeActiveTextEditor,
		editor => editor?.document.uri.scheme === 'pactmark-dossier',
	);
	await vscode.commands.executeCommand(INNER_COMMANDS.showDossier, kind, id);
	const editor = await shown;
	if (editor === undefined) {
		throw new Error('No dossier was opened.');
	}
	return editor.document;
}

/** Waits until a document says what it should. */
export async function untilText(document: vscode.TextDocument, pattern: RegExp): Promise<void> {
	while (!pattern.test(document.getText())) {
		await next(vscode.workspace.onDidChangeTextDocument, event => event.document === document);
	}
}
