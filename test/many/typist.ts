import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { pactmark, until } from '../host/notes.js';

const STARTS = ['Ash', 'Bel', 'Cran', 'Dun', 'Elm', 'Glen', 'Hart', 'Wych'];
const ENDS = ['bourne', 'croft', 'ford', 'leigh', 'mere', 'stead', 'wick', 'worth'];
const FIELDS = ['Brewing', 'Carpets', 'Clocks', 'Dairies', 'Ferries', 'Printing', 'Shoes', 'Tools'];

/** Somebody who types at the end of a note, through the window and letter by letter, as a keyboard does. */
export class Typist {
	readonly #document: vscode.TextDocument;
	#sentences = 0;
	#text: string;

	constructor(document: vscode.TextDocument) {
		this.#document = document;
		this.#text = document.getText();
	}

	/** The note as it has to be after all that was typed. */
	get text(): string {
		return this.#text;
	}

	/** How many sentences were typed. */
	get sentences(): number {
		return this.#sentences;
	}

	/** What the last sentence is about. */
	get company(): string {
		return nameOf(this.#sentences - 1);
	}

	/** The note as VS Code has it. */
	get document(): vscode.TextDocument {
		return this.#document;
	}

	/** Types a sentence about a company that nobody has named before, and waits until it is marked. */
	async typeSentence(): Promise<void> {
		const company = nameOf(this.#sentences);
		const editor = await vscode.window.showTextDocument(this.#document, { preview: false });
		const end = this.#document.lineAt(this.#document.lineCount - 1).range.end;
		editor.selection = new vscode.Selection(end, end);
		const sentence = `\n${company} Inc. is the most favored nation of them.`;
		for (const text of sentence) {
			await vscode.commands.executeCommand('type', { text });
		}
		this.#text += sentence;
		this.#sentences++;
		assert.strictEqual(this.#document.getText(), this.#text, 'What was typed stands in the note.');
		await this.#untilMarked(company);
	}

	async #untilMarked(company: string): Promise<void> {
		const { decorations, onDidPaint } = await pactmark();
		await until(onDidPaint, () =>
			decorations(this.#document.uri).some(
				({ kind, ranges }) =>
					kind === 'company' &&
					ranges.some(range => this.#document.getText(range).startsWith(company)),
			),
		);
	}
}

/** As many names as anybody will need here. */
function nameOf(i: number): string {
	const at = (list: readonly string[], step: number): string =>
		list[Math.floor(i / step) % list.length] ?? '';
	return `${at(STARTS, 1)}${at(ENDS, STARTS.length)} ${at(FIELDS, STARTS.length * ENDS.length)}`;
}
