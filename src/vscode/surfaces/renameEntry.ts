import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { touches } from '../../core/base/span.js';
import type { Lexicon } from '../../core/lexicon/lexicon.js';
import { isNote, toRange } from '../convert.js';
import { LEXICON_LANGUAGE } from '../ids.js';
import type { IndexService } from '../indexing/indexService.js';
import { mentionsAt } from '../mentionsAt.js';
import { runInSlices } from '../runInSlices.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { findOccurrences, toFoundPlace } from './occurrences.js';

/** A name of the user's lexicon that can become another. */
interface Renamable {
	readonly kind: 'term' | 'company';
	readonly id: string;
	/** As the lexicon has it. */
	readonly name: string;
	readonly lexicon: vscode.TextDocument;
	/** Where the cursor stands in it. */
	readonly range: vscode.Range;
	readonly placeholder: string;
}

/**
 * Renames a name of the user's own lexicon, in its file and, once they have been looked through, in the notes that write it so.
 *
 * Everywhere else it declines, in headings too, so that VS Code's own renaming of headings and links goes on.
 */
export function registerRename(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const provider: vscode.RenameProvider = {
		async prepareRename(document, position) {
			const { range, placeholder } = await findRenamable(context, document, position);
			return { range, placeholder };
		},
		async provideRenameEdits(document, position, newName, token) {
			const found = await findRenamable(context, document, position);
			const to = newName.replace(/\s+/g, ' ').trim();
			checkName(await context.readings.lexicon(), found, to);
			return await editsOf(context, { document, found, to }, token);
		},
	};
	store.add(vscode.languages.registerRenameProvider({ language: 'markdown' }, provider));
	store.add(vscode.languages.registerRenameProvider({ language: LEXICON_LANGUAGE }, provider));
	return store;
}

/** VS Code shows what is thrown here, unless another extension can rename at that place. */
async function findRenamable(
	context: SurfaceContext,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable> {
	const found = isNote(document)
		? await findInNote(context, document, position)
		: await findInLexicon(context, document, position);
	if (found === undefined) {
		throw new Error(say('Pactmark renames only what stands in your own lexicon.'));
	}
	return found;
}

async function findInNote(
	{ readings, lexicon }: SurfaceContext,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	if (/^ {0,3}#{1,6}\s/.test(document.lineAt(position.line).text)) {
		return undefined; // Renaming in a heading means the heading.
	}
	const snapshot = await readings.read(document);
	const [mention] = snapshot === undefined ? [] : mentionsAt(snapshot.reading, document.offsetAt(position));
	if (mention === undefined || mention.kind === 'beneficiary') {
		return undefined;
	}
	const { kind, id, text, start, end } = mention;
	const entry = lexicon.files.find(kind, id);
	if (entry === undefined) {
		if (lexicon.notes.find(kind, id) !== undefined) {
			throw new Error(say('This name is that of a note. Rename the note, or change its front matter.'));
		}
		return undefined;
	}
	const file = await vscode.workspace.openTextDocument(entry.uri);
	const { findWrittenName } = await lexicon.load();
	const written = findWrittenName(file.getText(), { kind, id }, text);
	if (written === undefined) {
		throw new Error(say('“{0}” is none of the names that your lexicon gives it.', text));
	}
	const range = toRange(document, { start, end: end - written.ending });
	return { kind, id, name: written.name, lexicon: file, range, placeholder: document.getText(range) };
}

async function findInLexicon(
	{ lexicon, readings }: SurfaceContext,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<Renamable | undefined> {
	await readings.lexicon(); // Right after a start the files are not known yet.
	if (!lexicon.files.has(document.uri)) {
		return undefined;
	}
	const { parseLexicon } = await lexicon.load();
	const offset = document.offsetAt(position);
	for (const { kind, id, names, aliases, isRemoval } of parseLexicon(document.getText()).places) {
		const at = isRemoval ? undefined : [...aliases, ...names].find(name => touches(name, offset));
		if (at !== undefined) {
			const range = toRange(document, at);
			return { kind, id, name: at.text, lexicon: document, range, placeholder: at.text };
		}
	}
	return undefined;
}

/** A name that means something else already would make two entries claim the same words. */
function checkName(lexicon: Lexicon, { kind, id }: Renamable, to: string): void {
	if (to === '') {
		throw new Error(say('A name can not be empty.'));
	}
	const entries = [
		...[...lexicon.terms.values()].map(term => ({ ...term, kind: 'term' as const, name: term.label })),
		...[...lexicon.companies.values()].map(company => ({ ...company, kind: 'company' as const })),
	];
	const other = entries.find(
		entry =>
			!(entry.kind === kind && entry.id === id) &&
			[entry.name, ...entry.aliases].some(name => name.toLowerCase() === to.toLowerCase()),
	);
	if (other !== undefined) {
		throw new Error(say('“{0}” means {1} already.', to, other.name));
	}
}

async function editsOf(
	context: SurfaceContext,
	asked: { readonly document: vscode.TextDocument; readonly found: Renamable; readonly to: string },
	token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
	const { document, found, to } = asked;
	const { renameInLexicon } = await context.lexicon.load();
	const edit = new vscode.WorkspaceEdit();
	const inLexicon = { label: say('In the lexicon'), needsConfirmation: false };
	for (const change of renameInLexicon(found.lexicon.getText(), found, { from: found.name, to })) {
		edit.replace(found.lexicon.uri, toRange(found.lexicon, change), change.text, inLexicon);
	}
	const inNotes = {
		label: say('In notes'),
		description: say('Where they write “{0}”', found.name),
		needsConfirmation: true, // Notes are the analyst's: nothing in them changes unseen.
	};
	const isWhole = await untilAllAreKnown(context.index, token);
	const places = isNote(document)
		? await findOccurrences(context, document, found, token)
		: (await runInSlices(context.index.index.occurrenceSteps(found.kind, found.id))).value.map(
				toFoundPlace,
			);
	for (const { uri, range, place } of places) {
		const written = token.isCancellationRequested ? undefined : await context.index.textOf(uri, place);
		const text = written === undefined ? undefined : await renamed(context, { found, to }, written);
		if (text !== undefined) {
			edit.replace(uri, range, text, inNotes);
		}
	}
	if (!isWhole && !token.isCancellationRequested) {
		const told = say(
			'Notes may go on writing “{0}”: not all of them are known, since reading the folder was stopped or is switched off.',
			found.name,
		);
		void vscode.window.showWarningMessage(told);
	}
	return edit;
}

/** Waits for the index, as long as the renaming is wanted; false where there is none of all notes. References may be partial, an edit may not. */
async function untilAllAreKnown(index: IndexService, token: vscode.CancellationToken): Promise<boolean> {
	const cancelled = new Promise<void>(resolve => {
		token.onCancellationRequested(() => resolve());
	});
	await Promise.race([index.ready(), cancelled]);
	const { kind } = index.state;
	const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
	return kind === 'ready' || !hasFolder;
}

/** What is to be written instead: the new name with the ending and the capital of the old one; `undefined` where another name stands. */
async function renamed(
	{ lexicon }: SurfaceContext,
	{ found, to }: { readonly found: Renamable; readonly to: string },
	written: string,
): Promise<string | undefined> {
	const { findWrittenName, likeBefore } = await lexicon.load();
	const name = findWrittenName(found.lexicon.getText(), found, written);
	return name === undefined || name.name.toLowerCase() !== found.name.toLowerCase()
		? undefined
		: `${likeBefore(written, to)}${written.slice(written.length - name.ending)}`;
}
