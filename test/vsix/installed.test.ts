import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { PactmarkApi } from '../../src/vscode/api.js';

suite('the installed package', () => {
	test('is installed and not run from a checkout', () => {
		const extension = vscode.extensions.getExtension('pactmark.pactmark');
		assert.ok(extension !== undefined);
		assert.match(extension.extensionPath, /pactmark\.pactmark-\d/);
	});

	test('activates when a note is opened, reads it and marks it', async () => {
		const extension = vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark');
		assert.ok(extension !== undefined);
		const [note] = await vscode.workspace.findFiles('**/2026-*.md');
		assert.ok(note !== undefined, 'The sample notes are not there.');
		const document = await vscode.workspace.openTextDocument(note);
		await vscode.window.showTextDocument(document);
		const api = await extension.activate();
		const reading = await api.reading(note);
		assert.ok((reading?.mentions.length ?? 0) > 10);
		assert.ok(api.decorations(note).some(({ ranges }) => ranges.length > 0));
	});

	test('is a plain user’s: no door for tests is open', async () => {
		const api = await vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark')?.activate();
		assert.strictEqual(api?.testing, undefined);
	});

	test('brings its sample notes and its commands', async () => {
		const extension = vscode.extensions.getExtension('pactmark.pactmark');
		assert.ok(extension !== undefined);
		const samples = await vscode.workspace.fs.readDirectory(
			vscode.Uri.joinPath(extension.extensionUri, 'media', 'samples'),
		);
		assert.ok(samples.length >= 7);
		const commands = await vscode.commands.getCommands(true);
		assert.ok(commands.includes('pactmark.lookUp'));
	});

	test('answers a look-up with finished API only', async () => {
		await vscode.commands.executeCommand('pactmark.lookUp', 'first refusal');
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
	});
});
