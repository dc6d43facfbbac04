import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { MarkKind } from '../../src/core/wording/marks.js';
import type { PactmarkApi } from '../../src/vscode/api.js';
import { SECTION } from '../../src/vscode/ids.js';
import type { SettingName, Settings } from '../../src/vscode/settingsTable.js';

/** A note with two companies, two terms of which one has ended, and a group that gains. */
export const NOTE = `# OpenAI and Microsoft on a Tuesday

The exclusivity between OpenAI and Microsoft has ended. Microsoft keeps its revenue share.

## Who gains

Cloud buyers gain from it. They never liked exclusivity. Microsoft loses its head start.
`;

/** A note with two deals, of which one ends an exclusivity and the other has one. */
export const TWO_DEALS = `# Two deals

## OpenAI and Microsoft

The exclusivity between OpenAI and Microsoft has ended.

## Netflix and Spotify

Netflix pays Spotify a royalty of 5%. Netflix and Spotify speak well of exclusivity at home.
`;

/** What Pactmark's activation returns. */
export async function pactmark(): Promise<PactmarkApi> {
	const extension = vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark');
	assert.ok(extension !== undefined, 'Pactmark is not there.');
	return await extension.activate();
}

/** Opens a note that is on no disk, shows it, and waits until it has been read. */
export async function openNote(content = NOTE, language = 'markdown'): Promise<vscode.TextEditor> {
	const document = await vscode.workspace.openTextDocument({ content, language });
	const editor = await vscode.window.showTextDocument(document);
	await (await pactmark()).reading(document.uri);
	return editor;
}

/** Writes a file into the storage of the tests, which is thrown away with the run, and gives its place. */
export async function writeFile(name: string, bytes: Uint8Array): Promise<vscode.Uri> {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder !== undefined, 'The tests need a folder.');
	const uri = vscode.Uri.joinPath(folder.uri, name);
	await vscode.workspace.fs.writeFile(uri, bytes);
	return uri;
}

/** Opens a file once VS Code has it as written: it may still hold the text with which another test left it. */
export async function openFile(uri: vscode.Uri, text: string): Promise<vscode.TextDocument> {
	const document = await vscode.workspace.openTextDocument(uri);
	if (document.getText() !== text) {
		await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
		await vscode.commands.executeCommand('workbench.action.files.revert');
	}
	await until(vscode.workspace.onDidChangeTextDocument, () => document.getText() === text);
	return document;
}

/** The next event that fits. */
export function next<T>(event: vscode.Event<T>, fits: (value: T) => boolean = () => true): Promise<T> {
	return new Promise(resolve => {
		const subscription = event(value => {
			if (fits(value)) {
				subscription.dispose();
				resolve(value);
			}
		});
	});
}

/** Waits until something holds, looking again at every event. */
export async function until<T>(event: vscode.Event<T>, holds: () => boolean): Promise<void> {
	if (!holds()) {
		await next(event, holds);
	}
}

/** Waits until something holds that takes time to find out, looking again whenever a note was painted. */
export async function untilPainted(holds: () => Promise<boolean>): Promise<void> {
	const { onDidPaint } = await pactmark();
	let painted = 0;
	const subscription = onDidPaint(() => painted++);
	try {
		for (let seen = painted; !(await holds()); seen = painted) {
			if (seen === painted) {
				await next(onDidPaint);
			}
		}
	} finally {
		subscription.dispose();
	}
}

/** Writes a setting and waits until everybody has heard of it. */
export async function set<Name extends SettingName>(
	name: Name,
	value: Settings[Name] | undefined,
): Promise<void> {
	await write(name, value);
}

/** As `set`, with a value that is not lawful. */
export async function setWrong(name: SettingName, value: unknown): Promise<void> {
	await write(name, value);
}

const written = new Set<SettingName>();

async function write(name: SettingName, value: unknown): Promise<void> {
	const configuration = vscode.workspace.getConfiguration(SECTION);
	if (configuration.inspect(name)?.globalValue === value) {
		return;
	}
	written.add(name);
	const heard = next(vscode.workspace.onDidChangeConfiguration, event =>
		event.affectsConfiguration(`${SECTION}.${name}`),
	);
	await configuration.update(name, value, vscode.ConfigurationTarget.Global);
	await heard;
}

/** Brings the settings back to their defaults and closes every editor without saving. */
export async function cleanUp(): Promise<void> {
	for (const name of [...written]) {
		await write(name, undefined);
	}
	written.clear();
	await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
	for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** The marks of one kind as they are painted, as text. */
export async function painted(document: vscode.TextDocument, kind: MarkKind): Promise<string[]> {
	const marks = (await pactmark()).decorations(document.uri).find(painted => painted.kind === kind);
	return (marks?.ranges ?? []).map(range => document.getText(range));
}

/** Where a stretch of the note stands, for the first time or from some place on. */
export function placeOf(document: vscode.TextDocument, text: string, from = 0): vscode.Range {
	const start = document.getText().indexOf(text, from);
	assert.ok(start >= 0, `The note does not say “${text}”.`);
	return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}
