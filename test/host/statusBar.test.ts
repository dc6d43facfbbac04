import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, openNote, pactmark, set, setWrong, until } from './notes.js';

suite('status bar', () => {
	teardown(cleanUp);

	test('counts what is in the note', async () => {
		await openNote('Nvidia and SAP share a right of first refusal.');
		const face = (await pactmark()).statusBar();
		assert.strictEqual(face?.text, '$(law) 1 term, 2 companies');
		assert.match(face.spoken, /1 term, 2 companies, 0 beneficiaries in this note/);
	});

	test('counts who gains and who loses as well', async () => {
		await openNote();
		const face = (await pactmark()).statusBar();
		assert.match(face?.text ?? '', /^\$\(law\) \d+ terms, \d+ companies, \d+ beneficiar(?:y|ies)$/);
	});

	test('says which lines are left out of the reading', async () => {
		await openNote(
			'# Nvidia and SAP\n\nNvidia and SAP share a right of first refusal.\n\nLeave a comment\n\nYour email address will not be published.\n',
		);
		const face = (await pactmark()).statusBar();
		assert.match(face?.spoken ?? '', /\nNot read, as left around the article by a web page: lines 5–7$/);
	});

	test('is not there while the settings are in front, and there again with the note', async () => {
		await openNote();
		const { statusBar } = await pactmark();
		assert.ok(statusBar() !== undefined);
		await vscode.commands.executeCommand('workbench.action.openSettings2');
		await until(vscode.window.tabGroups.onDidChangeTabs, () => statusBar() === undefined);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
		await until(vscode.window.tabGroups.onDidChangeTabs, () => statusBar() !== undefined);
	});

	test('a click shows the note in the view, whatever it showed before', async () => {
		await openNote();
		const { tree } = await pactmark();
		await vscode.commands.executeCommand(COMMANDS.showWorkspace);
		assert.strictEqual(tree.scope(), 'workspace');
		await vscode.commands.executeCommand(INNER_COMMANDS.showCounted);
		assert.strictEqual(tree.scope(), 'note');
		assert.ok(tree.roots().length > 0);
	});

	test('is not there without a note, or when switched off', async () => {
		await openNote();
		await set('statusBar.enabled', false);
		assert.strictEqual((await pactmark()).statusBar(), undefined);
		await set('statusBar.enabled', undefined);
		await openNote('plain text', 'plaintext');
		assert.strictEqual((await pactmark()).statusBar(), undefined);
	});
});

suite('settings that are not lawful', () => {
	teardown(cleanUp);

	test('give way to their default, and one sentence says so where the user looks', async () => {
		await openNote();
		await setWrong('reading.delay', 'soon');
		const { tree, statusBar } = await pactmark();
		const sentence =
			'The setting “pactmark.reading.delay” must be a number from 50 to 5000. Until then 250 is used.';
		assert.strictEqual(tree.message(), sentence);
		assert.ok(statusBar()?.text.startsWith('$(warning)'));
		assert.ok(statusBar()?.spoken.includes(sentence));
		await setWrong('reading.delay', 300);
		assert.strictEqual(tree.message(), '');
	});

	test('an unknown choice gives way as well', async () => {
		const { document } = await openNote();
		await setWrong('highlights.density', 'everything');
		assert.ok((await pactmark()).decorations(document.uri).some(({ ranges }) => ranges.length > 0));
		assert.match((await pactmark()).tree.message() ?? '', /one of all, firstInSection, none/);
	});
});
