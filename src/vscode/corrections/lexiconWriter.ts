import * as vscode from 'vscode';
import { isFault, type FileFault, type Files } from '../../core/annotations/files.js';
import { withLock } from '../../core/annotations/lock.js';
import { prepareFolder } from '../../core/annotations/prepareFolder.js';
import { removeLeftovers, replaceText } from '../../core/annotations/replaceText.js';
import { slugOf, termIdOf } from '../../core/lexicon/entryId.js';
import type { LexiconTools } from '../../core/lexiconTools.js';
import type { EditedLexicon, LexiconEdit } from '../../core/lexicon/editLexicon.js';
import type { LexiconFiles } from '../lexiconFiles.js';
import { say } from '../say.js';
import type { Undoable } from './undoStack.js';

/** The file, relative to `.pactmark`. */
const PATH = 'lexicon.yaml';

/** How often a write is tried again when another window got in between. */
const MOST_TRIES = 10;

/** What the writer is made with. */
export interface LexiconWriterInit {
	readonly filesOf: (root: vscode.Uri) => Files;
	readonly load: () => Promise<Pick<LexiconTools, 'editLexicon'>>;
	readonly lexiconFiles: LexiconFiles;
}

/** What came of an edit. Nothing was written where it is a message. */
export type LexiconWritten =
	| { readonly kind: 'written'; readonly undoable: Undoable; readonly place: vscode.Location }
	| { readonly kind: 'refused'; readonly message: string; readonly place: vscode.Location | undefined };

interface Target {
	readonly uri: vscode.Uri;
	readonly files: Files;
}

interface Texts {
	/** `undefined` where there was no file. */
	readonly before: string | undefined;
	readonly after: string;
}

type Change = (text: string) => EditedLexicon;

/**
 * Writes into the lexicon of a workspace folder: through its editor while that holds something unsaved, else on the disk in one step
 * and under the file's lock, with what it says at that moment.
 */
export class LexiconWriter {
	readonly #init: LexiconWriterInit;

	constructor(init: LexiconWriterInit) {
		this.#init = init;
	}

	/** The file that belongs to a note; `undefined` while no folder is open. */
	fileOf(note: vscode.Uri | undefined): vscode.Uri | undefined {
		const root = rootOf(note);
		return root && vscode.Uri.joinPath(root, '.pactmark', PATH);
	}

	/** Makes some edits at once. `done` says in a sentence what they were. */
	async write(
		note: vscode.Uri | undefined,
		edits: readonly LexiconEdit[],
		done: string,
	): Promise<LexiconWritten> {
		const [root, uri] = [rootOf(note), this.fileOf(note)];
		if (root === undefined || uri === undefined) {
			return {
				kind: 'refused',
				message: say('Open a folder first: a lexicon is kept in the folder of its notes.'),
				place: undefined,
			};
		}
		const { editLexicon } = await this.#init.load();
		const target = { uri, files: this.#init.filesOf(root) };
		const outcome = await this.#change(target, text => editAll(text, edits, editLexicon));
		if (!('texts' in outcome)) {
			return outcome;
		}
		const { texts, edited } = outcome;
		const inverse = edits.map(inverseOf).reverse();
		const undo = (): Promise<boolean> =>
			this.#undo(target, texts, text => editAll(text, inverse, editLexicon));
		return { kind: 'written', undoable: { done, undo }, place: locate(uri, edited) };
	}

	async #change(
		{ uri, files }: Target,
		change: Change,
	): Promise<
		| { readonly texts: Texts; readonly edited: EditedLexicon & { readonly kind: 'edited' } }
		| (LexiconWritten & { readonly kind: 'refused' })
	> {
		let edited: EditedLexicon | undefined;
		const texts = await this.#put({ uri, files }, text => {
			edited = change(text ?? '');
			return edited.kind === 'edited' ? edited.text : undefined;
		});
		if (edited?.kind === 'edited' && texts !== undefined && !isFault(texts)) {
			return { texts, edited };
		}
		if (isFault(texts)) {
			return { kind: 'refused', message: texts.message, place: undefined };
		}
		return edited?.kind === 'unreadable'
			? {
					kind: 'refused',
					message: edited.message,
					place: new vscode.Location(uri, new vscode.Position(0, 0)),
				}
			: { kind: 'refused', message: say('The lexicon could not be written.'), place: undefined };
	}

	/** Puts the old text back where nobody has written since, and else takes out just what was added. */
	async #undo({ uri, files }: Target, { before, after }: Texts, inverse: Change): Promise<boolean> {
		const texts = await this.#put({ uri, files }, text => {
			if (text === after) {
				return before ?? '';
			}
			const edited = inverse(text ?? '');
			return edited.kind === 'edited' && edited.text !== text ? edited.text : undefined;
		});
		return texts !== undefined && !isFault(texts);
	}

	/** Gives the file another text; `undefined` where `next` wants none. */
	async #put(
		{ uri, files }: Target,
		next: (text: string | undefined) => string | undefined,
	): Promise<Texts | undefined | FileFault> {
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri.toString());
		if (document?.isDirty === true) {
			return await putInEditor(document, next);
		}
		await prepareFolder(files);
		let answer: Texts | undefined | 'again' | FileFault = 'again';
		for (let tries = 0; answer === 'again' && tries < MOST_TRIES; tries++) {
			answer = await withLock(files, PATH, async guard => {
				await removeLeftovers(files, PATH); // Of an edit that never took place, and was never said to have.
				const now = await files.read(PATH);
				if (isFault(now)) {
					return now;
				}
				const before = now.kind === 'text' ? now.text : undefined;
				const after = next(before);
				if (after === undefined) {
					return undefined;
				}
				const put = await replaceText(files, PATH, { before: before ?? '', after }, guard);
				return put === 'replaced' ? { before, after } : put === 'unguarded' ? 'again' : put;
			});
		}
		this.#init.lexiconFiles.look(uri);
		return answer === 'again'
			? { kind: 'fault', reason: 'busy', message: say('The lexicon could not be written.') }
			: answer;
	}
}

async function putInEditor(
	document: vscode.TextDocument,
	next: (text: string) => string | undefined,
): Promise<Texts | undefined> {
	const before = document.getText();
	const after = next(before);
	if (after === undefined) {
		return undefined;
	}
	const edit = new vscode.WorkspaceEdit();
	edit.replace(
		document.uri,
		new vscode.Range(document.positionAt(0), document.positionAt(before.length)),
		after,
	);
	return (await vscode.workspace.applyEdit(edit)) ? { before, after: document.getText() } : undefined;
}

function rootOf(note: vscode.Uri | undefined): vscode.Uri | undefined {
	const own = note && vscode.workspace.getWorkspaceFolder(note);
	return (own ?? vscode.workspace.workspaceFolders?.[0])?.uri;
}

function editAll(
	text: string,
	edits: readonly LexiconEdit[],
	editLexicon: LexiconTools['editLexicon'],
): EditedLexicon {
	return edits.reduce<EditedLexicon>(
		(so, edit) => (so.kind === 'edited' ? editLexicon(so.text, edit, say) : so),
		{ kind: 'edited', text, place: undefined },
	);
}

function inverseOf(edit: LexiconEdit): LexiconEdit {
	switch (edit.kind) {
		case 'addEntry': {
			const { label = '', name = '' } = edit.fields;
			const id = edit.fields.id ?? (edit.of === 'term' ? termIdOf(label) : slugOf(name));
			return { kind: 'removeEntry', entry: { kind: edit.of, id } };
		}
		case 'addAlias':
			return { kind: 'removeAlias', entry: edit.entry, alias: edit.alias };
		case 'removeAlias':
			return { kind: 'addAlias', entry: edit.entry, alias: edit.alias };
		case 'removeEntry':
			return edit;
	}
}

function locate(
	uri: vscode.Uri,
	{ text, place }: EditedLexicon & { readonly kind: 'edited' },
): vscode.Location {
	const line = text.slice(0, place?.start ?? 0).split('\n').length - 1;
	return new vscode.Location(uri, new vscode.Position(line, 0));
}
