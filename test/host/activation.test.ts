import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, openNote, painted, pactmark, placeOf, writeFile } from './notes.js';

suite('activation', () => {
	teardown(cleanUp);

	test('offers the documented API', async () => {
		const api = await pactmark();
		assert.strictEqual(api.apiVersion, 1);
		const { document } = await openNote();
		const reading = await api.reading(document.uri);
		assert.ok(
			reading?.mentions.every(({ start, end, text }) => document.getText().slice(start, end) === text),
		);
	});

	test('a note is dated by the name of its file where it does not say itself', async () => {
		const text = '# Acme and Beta\n\nAcme Inc. gave Beta Ltd a licence on 3 May 2018.\n';
		const uri = await writeFile('2026-04-28 Acme.md', new TextEncoder().encode(text));
		try {
			assert.strictEqual((await (await pactmark()).reading(uri))?.note.date, '2026-04-28');
		} finally {
			await vscode.workspace.fs.delete(uri);
		}
	});

	test('registers every command', async () => {
		await pactmark();
		const known = await vscode.commands.getCommands(true);
		const own = [...Object.values(COMMANDS), ...Object.values(INNER_COMMANDS)];
		assert.deepStrictEqual(
			own.filter(command => !known.includes(command)),
			[],
		);
	});

	test('deactivation lets everything go', async () => {
		const { document } = await openNote();
		const api = await pactmark();
		assert.ok(api.testing !== undefined);
		api.testing.stop();
		try {
			const known = await vscode.commands.getCommands(true);
			assert.deepStrictEqual(
				Object.values(INNER_COMMANDS).filter(command => known.includes(command)),
				[],
			);
			assert.deepStrictEqual(api.decorations(document.uri), []);
			const { start } = placeOf(document, 'exclusivity');
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				start,
			);
			assert.ok(!hovers.some(({ contents }) => JSON.stringify(contents).includes('pactmark')));
			assert.strictEqual(await api.reading(document.uri), undefined);
		} finally {
			api.testing.start();
		}
		await api.reading(document.uri);
		assert.ok((await painted(document, 'company')).length > 0, 'it starts anew');
	});
});
