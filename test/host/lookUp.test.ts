import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import { addDeals, removeDeals } from './dealNotes.js';
import { cleanUp, next, openNote, pactmark, placeOf } from './notes.js';
import { createdList, goToRow, nextList, reads } from './asked.js';

/** Takes what is active in the list that is open, and waits for the card. */
async function accept(): Promise<string | undefined> {
	const { testing } = await pactmark();
	await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
	for (let turn = 0; turn < 50 && testing?.card() === undefined; turn += 1) {
		await vscode.commands.executeCommand('setContext', 'pactmark.test', turn); // A round trip to the window.
	}
	return testing?.card()?.id;
}

suite('look up', () => {
	teardown(cleanUp);

	test('finds a term of the note by an alias and shows its card', async () => {
		await openNote();
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'rev share');
		assert.strictEqual(await accept(), 'revenue_share');
	});

	test('finds what only the lexicon has', async () => {
		await openNote();
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'Pfizer');
		assert.strictEqual(await accept(), 'pfizer');
		const card = (await pactmark()).testing?.card();
		assert.deepStrictEqual(card?.says, []);
		assert.ok(card.general.length > 0);
	});

	test('takes the selected text for its query', async () => {
		const editor = await openNote();
		const { start, end } = placeOf(editor.document, 'revenue share');
		editor.selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand(COMMANDS.lookUp);
		assert.strictEqual(await accept(), 'revenue_share');
	});

	test('works without a note', async () => {
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'source code escrow');
		assert.strictEqual(await accept(), 'source_code_escrow');
	});

	test('finds what only other notes have, and opens its dossier', async () => {
		await addDeals();
		await openNote();
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'quellmar');
		const shown = next(vscode.window.onDidChangeActiveTextEditor, editor =>
			/Quellmar \(dossier\)$/.test(editor?.document.uri.path ?? ''),
		);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await shown;
		await cleanUp();
		await removeDeals();
	});

	test('two names in one query: what happened between them comes first', async () => {
		await openNote();
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'Microsoft OpenAI');
		assert.strictEqual(await accept(), 'exclusivity');
	});

	test('two names in one query: the notes that have both', async () => {
		await addDeals();
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'vornholt, quellmar');
		const shown = next(
			vscode.window.onDidChangeActiveTextEditor,
			editor => editor?.document.uri.path.endsWith('.md') === true,
		);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await shown;
		assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /Vornholt[^]*Quellmar/);
		await cleanUp();
		await removeDeals();
	});

	test('a card leads to the sentence, and leaving it leads back', async () => {
		const editor = await openNote();
		const { document } = editor;
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		const moved = next(vscode.window.onDidChangeTextEditorSelection);
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'exclusivity');
		assert.strictEqual(await accept(), 'exclusivity');
		await moved;
		const reading = await (await pactmark()).reading(document.uri);
		const change = reading?.changes.find(({ term }) => term === 'exclusivity');
		assert.strictEqual(document.getText(editor.selection), change?.evidence.text);
		const back = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.isEmpty === true,
		);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await back;
		assert.strictEqual(editor.selection.active.line, 0);
	});
});

suite('explain mention', () => {
	teardown(cleanUp);

	test('shows the card of the mention at the cursor', async () => {
		const editor = await openNote();
		editor.selection = new vscode.Selection(
			placeOf(editor.document, 'Cloud buyers').start,
			placeOf(editor.document, 'Cloud buyers').start,
		);
		await vscode.commands.executeCommand(COMMANDS.explainMention);
		assert.strictEqual((await pactmark()).testing?.card()?.id, 'cloud-buyers');
	});

	test('what is put right is what is explained, wherever the list has led meanwhile', async () => {
		const editor = await openNote();
		const { start } = placeOf(editor.document, 'exclusivity');
		editor.selection = new vscode.Selection(start, start);
		const list = await createdList(() => vscode.commands.executeCommand(COMMANDS.explainMention));
		const moved = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.isEmpty === false,
		);
		await goToRow(list, item => 'target' in item && item.detail?.startsWith('“The exclusivity') === true);
		await moved;
		await goToRow(list, ({ label }) => reads(label, 'Correct…'));
		const offered = nextList();
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		const { title, pick } = await offered;
		pick();
		assert.strictEqual(title, 'Correct “exclusivity” (term: Exclusivity)');
	});

	test('takes the innermost of several', async () => {
		const editor = await openNote();
		const { start } = placeOf(editor.document, 'Microsoft keeps');
		editor.selection = new vscode.Selection(start, start);
		await vscode.commands.executeCommand(COMMANDS.explainMention);
		assert.strictEqual((await pactmark()).testing?.card()?.id, 'microsoft');
	});
});
