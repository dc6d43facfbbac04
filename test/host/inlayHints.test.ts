import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { cleanUp, NOTE, openNote, set, TWO_DEALS } from './notes.js';

async function hints(document: vscode.TextDocument, range?: vscode.Range): Promise<string[]> {
	const whole = new vscode.Range(0, 0, document.lineCount, 0);
	const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
		'vscode.executeInlayHintProvider',
		document.uri,
		range ?? whole,
	);
	return found.map(({ label, position }) => {
		const text = typeof label === 'string' ? label : label.map(part => part.value).join('');
		const before = document.getText(new vscode.Range(position.translate(0, -11), position));
		return `${before}|${text}`;
	});
}

suite('glosses', () => {
	teardown(cleanUp);

	test('stand behind the first mention of a changed term in each section', async () => {
		const { document } = await openNote(NOTE.replace('They never liked', 'Many spoke of'));
		const all = await hints(document);
		assert.strictEqual(all.filter(hint => hint === 'exclusivity|→ ended').length, 2, all.join('; '));
	});

	test('are given for the asked stretch only', async () => {
		const { document } = await openNote();
		const all = await hints(document, new vscode.Range(0, 0, 3, 0));
		assert.strictEqual(all.filter(hint => hint.startsWith('exclusivity')).length, 1);
	});

	test('speak of the deal that they stand in', async () => {
		const { document } = await openNote(TWO_DEALS);
		const all = await hints(document);
		assert.deepStrictEqual(
			all.filter(hint => hint.startsWith('exclusivity')),
			['exclusivity|→ ended'],
		);
	});

	test('are not cut off by what VS Code allows a line', () => {
		const editor = vscode.workspace.getConfiguration('editor', { languageId: 'markdown' });
		assert.strictEqual(editor.get('inlayHints.maximumLength'), 0);
	});

	test('follow their setting', async () => {
		const { document } = await openNote();
		await set('gloss.enabled', false);
		assert.deepStrictEqual(await hints(document), []);
	});
});
