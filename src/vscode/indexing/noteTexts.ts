import * as vscode from 'vscode';
import type { Place } from '../../core/indexing/noteSummary.js';
import { placeRange } from '../convert.js';

/** Milliseconds that a text is kept: whoever asks for one quote of a note asks for the next one at once. */
const KEPT = 1000;

/** The texts of notes, for quotes: read when they are asked for, and kept for a moment only. */
export class NoteTexts {
	readonly #texts = new Map<string, Promise<string | undefined>>();

	/**
	 * A stretch of a note: of an open one as it stands in its editor, else of its file. VS Code makes line ends alike, so that an editor may
	 * have other offsets than the file; lines and columns are the same in both.
	 */
	async slice(note: vscode.Uri, place: Place): Promise<string | undefined> {
		const key = note.toString();
		const document = openDocument(key);
		if (document !== undefined) {
			return document.getText(placeRange(place));
		}
		let text = this.#texts.get(key);
		if (text === undefined) {
			text = readText(note);
			this.#texts.set(key, text);
			setTimeout(() => this.#texts.delete(key), KEPT);
		}
		return (await text)?.slice(place.start, place.end);
	}
}

/** The document of that uri, if it is open. */
export function openDocument(key: string): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && uri.toString() === key);
}

async function readText(note: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(note));
	} catch {
		return undefined; // Gone meanwhile.
	}
}
