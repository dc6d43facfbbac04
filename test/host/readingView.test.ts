import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { TreeNode } from '../../src/core/wording/treeRows.js';
import { COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, openNote, pactmark, set, until, writeFile } from './notes.js';
import { createdBox, roundTrips } from './asked.js';

function all(nodes: readonly TreeNode[]): TreeNode[] {
	return nodes.flatMap(node => [node, ...all(node.children?.() ?? [])]);
}

async function labels(type: TreeNode['type']): Promise<string[]> {
	const { tree } = await pactmark();
	return all(tree.roots())
		.filter(node => node.type === type)
		.map(({ label }) => label);
}

async function row(id: string): Promise<TreeNode> {
	const { tree } = await pactmark();
	const found = all(tree.roots()).find(node => node.id === id);
	assert.ok(found !== undefined, `There is no row ${id}.`);
	return found;
}

suite('reading view', () => {
	teardown(async () => {
		await vscode.commands.executeCommand(COMMANDS.clearReadingViewFilter);
		await cleanUp();
	});

	test('has companies, terms and beneficiaries of the note in front', async () => {
		await openNote();
		assert.deepStrictEqual(await labels('branch'), ['Companies', 'Terms', 'Beneficiaries']);
		const entries = await labels('entry');
		for (const label of ['OpenAI', 'Microsoft', 'Exclusivity', 'Revenue share', 'Cloud buyers']) {
			assert.ok(
				entries.some(entry => entry.toLowerCase() === label.toLowerCase()),
				`${label} is missing`,
			);
		}
		assert.ok((await labels('group')).includes('Money'));
	});

	test('follows the note in front, and is empty without one', async () => {
		const { tree } = await pactmark();
		await openNote();
		await openNote('Nvidia holds a right of first refusal.');
		await until(tree.onDidChange, () => tree.roots().length === 2);
		assert.deepStrictEqual(await labels('entry'), ['Nvidia', 'Right of first refusal']);
		await cleanUp();
		await until(tree.onDidChange, () => tree.roots().length === 0);
	});

	test('a click on a mention shows it in the note', async () => {
		const editor = await openNote();
		const { tree } = await pactmark();
		const mention = await row('mention/company/microsoft/1');
		const { command } = tree.item(mention);
		assert.ok(command !== undefined);
		await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
		const { selection } = vscode.window.activeTextEditor ?? editor;
		assert.strictEqual(editor.document.getText(selection), 'Microsoft');
		assert.strictEqual(selection.start.line, 2);
	});

	test('a filter that is being typed stays while a row is clicked, and goes with Escape', async () => {
		const editor = await openNote();
		const { tree } = await pactmark();
		const typed = new vscode.EventEmitter<string>();
		await createdBox(typed.event, () => vscode.commands.executeCommand(COMMANDS.filterReadingView));
		typed.fire('exclus');
		assert.deepStrictEqual(await labels('entry'), ['Exclusivity']);
		await vscode.window.showTextDocument(editor.document);
		await roundTrips();
		assert.deepStrictEqual(await labels('entry'), ['Exclusivity']);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await until(tree.onDidChange, () => tree.roots().length === 3);
	});

	test('a click finds its place also while somebody types', async () => {
		const editor = await openNote();
		const { tree } = await pactmark();
		const { command } = tree.item(await row('mention/beneficiary/cloud-buyers/0'));
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Draft.\n\n'));
		assert.ok(command !== undefined);
		await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
		assert.strictEqual(editor.document.getText(editor.selection), 'Cloud buyers');
	});

	test('mentions are cut out of their line, with the mention brought out and the line number', async () => {
		await openNote();
		const { tree } = await pactmark();
		const { label, description } = tree.item(await row('mention/beneficiary/cloud-buyers/0'));
		assert.ok(typeof label === 'object');
		assert.match(label.label, /^Cloud buyers gain from it/);
		assert.deepStrictEqual(label.highlights, [[0, 12]]);
		assert.strictEqual(description, '7');
	});

	test('rows have spoken labels, pictures, and stay themselves from one reading to the next', async () => {
		const editor = await openNote();
		const { tree } = await pactmark();
		const before = tree.item(await row('entry/term/exclusivity'));
		assert.match(before.accessibilityInformation?.label ?? '', /^Exclusivity, term, .*mentions?$/);
		assert.ok(before.iconPath instanceof vscode.ThemeIcon);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Draft.\n\n'));
		await pactmark().then(api => api.reading(editor.document.uri));
		assert.strictEqual(tree.item(await row('entry/term/exclusivity')).id, before.id);
	});

	test('can be put in another order', async () => {
		await openNote();
		await set('readingView.order', 'note');
		assert.ok(!(await labels('group')).includes('Money'));
		await set('readingView.order', 'count');
		const { tree } = await pactmark();
		const companies = tree.roots()[0]?.children?.() ?? [];
		assert.strictEqual(companies[0]?.label, 'Microsoft');
	});

	test('can be filtered, and says so', async () => {
		await openNote();
		const { tree } = await pactmark();
		await vscode.commands.executeCommand(COMMANDS.filterReadingView, 'money');
		assert.deepStrictEqual(await labels('entry'), ['Revenue share']);
		assert.match(tree.message() ?? '', /money/);
		await vscode.commands.executeCommand(COMMANDS.clearReadingViewFilter);
		assert.strictEqual(tree.roots().length, 3);
	});

	test('copies the sentence behind a row', async () => {
		await openNote();
		const saying = all((await pactmark()).tree.roots()).find(({ quote }) => quote !== undefined);
		await vscode.commands.executeCommand(COMMANDS.copyQuote, saying);
		assert.strictEqual(await vscode.env.clipboard.readText(), saying?.quote);
	});

	test('goes to the next mention of a row', async () => {
		const editor = await openNote();
		await vscode.commands.executeCommand(
			COMMANDS.goToNextMentionOf,
			await row('entry/company/microsoft'),
		);
		assert.strictEqual(editor.document.getText(editor.selection), 'Microsoft');
	});

	test('shows a note that is open in another editor than the text editor', async () => {
		const uri = await writeFile(
			'rendered.md',
			new TextEncoder().encode('Nvidia holds a right of first refusal.'),
		);
		const { tree } = await pactmark();
		await vscode.commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor');
		await until(tree.onDidChange, () => tree.roots().length > 0);
		assert.strictEqual(vscode.window.activeTextEditor, undefined);
		assert.deepStrictEqual(await labels('entry'), ['Nvidia', 'Right of first refusal']);
	});

	test('is focused by command', async () => {
		await openNote();
		await vscode.commands.executeCommand(COMMANDS.focusReadingView);
	});
});
