import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, NOTE, openNote, pactmark, set, until, writeFile } from './notes.js';
import { saidWhile } from './asked.js';

suite('notes that can not be read', () => {
	teardown(cleanUp);

	test('one over the limit is not read, and the view and the status bar say so', async () => {
		await set('reading.maximumSize', 0.1);
		const { document } = await openNote(NOTE + 'More words follow here. '.repeat(5000));
		const { decorations, tree, statusBar } = await pactmark();
		assert.deepStrictEqual(
			decorations(document.uri).filter(({ ranges }) => ranges.length > 0),
			[],
		);
		assert.deepStrictEqual(tree.roots(), []);
		assert.match(
			tree.message() ?? '',
			/is not read: it has 0\.1 MB of text and the limit is 0\.1\. Raise/,
		);
		assert.match(statusBar()?.text ?? '', /not read/);
		await set('reading.maximumSize', undefined);
		await (await pactmark()).reading(document.uri);
		assert.ok(tree.roots().length > 0, 'it is read when the limit is raised');
	});

	test('what a command can not do in one that is not read has that for its reason', async () => {
		await set('reading.maximumSize', 0.1);
		await openNote(NOTE + 'More words follow here. '.repeat(5000));
		for (const command of [
			COMMANDS.goToNextMention,
			COMMANDS.explainMention,
			COMMANDS.notThisSense,
			COMMANDS.showCorrections,
			COMMANDS.copyCitation,
		]) {
			const said = await saidWhile('showInformationMessage', () =>
				vscode.commands.executeCommand(command),
			);
			assert.match(said.join(), /is not read: it has 0\.1 MB of text/, command);
		}
		await cleanUp();
		const said = await saidWhile('showInformationMessage', () =>
			vscode.commands.executeCommand(COMMANDS.goToNextMention),
		);
		assert.deepStrictEqual(said, ['There is no note in front.']);
	});

	test('one of 50 MB, which VS Code hands to nobody', async () => {
		const line = new TextEncoder().encode(
			`${'OpenAI and Microsoft and more words to fill a line of this note. '.repeat(15)}\n`,
		);
		const bytes = new Uint8Array(52 * 1024 * 1024);
		for (let at = 0; at + line.length < bytes.length; at += line.length) {
			bytes.set(line, at);
		}
		bytes.fill(0x20, bytes.length - (bytes.length % line.length));
		const uri = await writeFile('huge.md', bytes);
		const { tree, statusBar } = await pactmark();
		await vscode.commands.executeCommand('vscode.open', uri);
		await until(tree.onDidChange, () => /huge\.md” is not read/.test(tree.message() ?? ''));
		assert.match(statusBar()?.text ?? '', /not read/);
		await vscode.workspace.fs.delete(uri);
	});

	test('a binary one', async () => {
		const uri = await writeFile(
			'binary.md',
			Uint8Array.from({ length: 4096 }, (_, index) => (index * 7) % 256),
		);
		const { tree } = await pactmark();
		await vscode.commands.executeCommand('vscode.open', uri);
		await until(tree.onDidChange, () => /binary\.md” is not read/.test(tree.message() ?? ''));
		await vscode.workspace.fs.delete(uri);
	});

	test('text with a NUL is taken for binary', async () => {
		const { document } = await openNote('Nvidia\0 and SAP.');
		assert.strictEqual(await (await pactmark()).reading(document.uri), undefined);
		assert.match((await pactmark()).tree.message() ?? '', /binary file/);
	});

	test('any nonsense is read without harm', async () => {
		const { document } = await openNote(
			'# \u{1F600} \uD800 [a](b "c\n\n| a |\n```\n<div\n&#xFFFFFF; OpenAI',
		);
		assert.ok((await (await pactmark()).reading(document.uri)) !== undefined);
	});
});
