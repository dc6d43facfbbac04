import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, openNote, pactmark, set } from './notes.js';

suite('next and previous mention', () => {
	teardown(cleanUp);

	/** The texts that a command goes to, one after the other. */
	async function walk(
		editor: vscode.TextEditor,
		steps: number,
		command: string,
		...args: unknown[]
	): Promise<string[]> {
		const texts: string[] = [];
		for (let step = 0; step < steps; step += 1) {
			await vscode.commands.executeCommand(command, ...args);
			texts.push(editor.document.getText(editor.selection));
		}
		return texts;
	}

	const text = 'SAP and Nvidia have signed a supply agreement.\n\nNvidia holds a right of first refusal.';

	test('go through the note and around', async () => {
		const editor = await openNote(text);
		const reading = await (await pactmark()).reading(editor.document.uri);
		const mentions = reading?.mentions.map(mention => mention.text) ?? [];
		assert.ok(mentions.length >= 4);
		const forth = await walk(editor, mentions.length + 1, COMMANDS.goToNextMention);
		assert.deepStrictEqual(forth, [...mentions, mentions[0]]);
	});

	test('go back the way they came', async () => {
		const editor = await openNote(text);
		const forth = await walk(editor, 4, COMMANDS.goToNextMention);
		const back = await walk(editor, 3, COMMANDS.goToPreviousMention);
		assert.deepStrictEqual(back, forth.slice(0, 3).reverse());
	});

	test('go from the start of the note to its end', async () => {
		const editor = await openNote(text);
		const [last] = await walk(editor, 1, COMMANDS.goToPreviousMention);
		assert.strictEqual(last, 'right of first refusal');
	});

	test('can stop at terms only', async () => {
		const editor = await openNote(text);
		await set('navigation.visits', 'terms');
		assert.ok(
			!(await walk(editor, 4, COMMANDS.goToNextMention)).some(mention => /SAP|Nvidia/.test(mention)),
		);
	});

	test('can go through the mentions of one thing', async () => {
		const editor = await openNote(text);
		assert.deepStrictEqual(await walk(editor, 2, INNER_COMMANDS.nextMentionOf, 'company', 'nvidia'), [
			'Nvidia',
			'Nvidia',
		]);
		assert.strictEqual(editor.selection.start.line, 2);
	});

	test('find a note that no text editor has in front', async () => {
		const editor = await openNote(text);
		await vscode.commands.executeCommand('workbench.action.focusSideBar');
		assert.deepStrictEqual(await walk(editor, 1, COMMANDS.goToNextMention), ['SAP']);
	});

	test('do no harm in a note without mentions, or without a note', async () => {
		const editor = await openNote('Nothing here.');
		assert.deepStrictEqual(await walk(editor, 1, COMMANDS.goToNextMention), ['']);
		await cleanUp();
		await vscode.commands.executeCommand(COMMANDS.goToNextMention);
	});
});
