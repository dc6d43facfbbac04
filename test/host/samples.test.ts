import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { SAMPLE_NOTES } from '../../src/vscode/sampleList.js';
import { COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, next } from './notes.js';

/** Runs the command, takes the first note it offers, and gives its editor. */
async function openFirst(): Promise<vscode.TextEditor> {
	const shown = next(
		vscode.window.onDidChangeActiveTextEditor,
		editor => editor?.document.uri.path.endsWith(SAMPLE_NOTES[0]) === true,
	);
	const done = vscode.commands.executeCommand(COMMANDS.openSampleNotes);
	const isShown = (): boolean =>
		vscode.window.activeTextEditor?.document.uri.path.endsWith(SAMPLE_NOTES[0]) === true;
	// The list opens when the copies are made; until then there is nothing to accept.
	for (let turn = 0; turn < 500 && !isShown(); turn += 1) {
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
	}
	await done;
	const editor = await shown;
	assert.ok(editor !== undefined);
	return editor;
}

suite('sample notes', () => {
	teardown(cleanUp);

	test('are copied to where they can be edited, and an edited one is never written over', async () => {
		const { document } = await openFirst();
		const extension = vscode.extensions.getExtension('pactmark.pactmark');
		assert.ok(extension !== undefined);
		const shipped = vscode.Uri.joinPath(extension.extensionUri, 'media', 'samples', SAMPLE_NOTES[0]);
		const original = new TextDecoder().decode(await vscode.workspace.fs.readFile(shipped));
		assert.strictEqual(document.getText(), original);
		for (const name of SAMPLE_NOTES) {
			await vscode.workspace.fs.stat(vscode.Uri.joinPath(document.uri, '..', name));
		}
		await cleanUp();
		const edited = new TextEncoder().encode('My own words.');
		await vscode.workspace.fs.writeFile(document.uri, edited);
		await openFirst();
		assert.deepStrictEqual(new Uint8Array(await vscode.workspace.fs.readFile(document.uri)), edited);
	});
});
