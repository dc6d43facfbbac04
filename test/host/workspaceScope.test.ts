import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { WorkspaceRow } from '../../src/core/wording/workspaceRows.js';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { addDeals, FOLDER, openDeal, removeDeals } from './dealNotes.js';
import { indexer, keyOf } from './indexedNotes.js';
import { cleanUp, next, pactmark, set } from './notes.js';

async function rows(under?: WorkspaceRow): Promise<readonly WorkspaceRow[]> {
	return await (await pactmark()).tree.workspaceRows(under);
}

async function row(under: WorkspaceRow | undefined, label: string): Promise<WorkspaceRow> {
	const all = await rows(under);
	const found = all.find(each => each.label === label);
	assert.ok(
		found !== undefined,
		`There is no row “${label}” but ${all.map(each => each.label).join(', ')}.`,
	);
	return found;
}

/** Waits until the rows of the workspace are what they should be. */
async function untilRows(holds: (rows: readonly WorkspaceRow[]) => boolean): Promise<void> {
	const { tree } = await pactmark();
	while (!holds(await rows())) {
		await next(tree.onDidChange);
	}
}

async function run({ command }: vscode.TreeItem): Promise<void> {
	assert.ok(command !== undefined);
	await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

suite('the reading view over the workspace', () => {
	suiteSetup(addDeals);

	setup(async () => {
		await vscode.commands.executeCommand(COMMANDS.showWorkspace);
		await (await indexer()).ready();
		await untilRows(all => all.length > 0);
	});

	teardown(async () => {
		await vscode.commands.executeCommand(COMMANDS.clearReadingViewFilter);
		await vscode.commands.executeCommand(COMMANDS.showThisNote);
		await cleanUp();
	});

	suiteTeardown(removeDeals);

	test('lists what stands in any note, and goes back to the note in front', async () => {
		const { tree } = await pactmark();
		assert.strictEqual(tree.scope(), 'workspace');
		const labels = (await rows()).map(({ label }) => label);
		assert.deepStrictEqual(labels.slice(-4), [
			'Notes that give different values',
			'Companies',
			'Terms',
			'Beneficiaries',
		]);
		const quellmar = await row(await row(undefined, 'Companies'), 'Quellmar');
		assert.strictEqual(quellmar.description, '3 notes');
		assert.match(quellmar.spoken, /^Quellmar, company, \d mentions in 3 notes$/);
		await vscode.commands.executeCommand(COMMANDS.showThisNote);
		assert.strictEqual(tree.scope(), 'note');
	});

	test('rows lead to the dossier, to the note, to the mention', async () => {
		const { tree } = await pactmark();
		const quellmar = await row(await row(undefined, 'Companies'), 'Quellmar');
		const shown = next(vscode.window.onDidChangeActiveTextEditor, editor =>
			/Quellmar \(dossier\)$/.test(editor?.document.uri.path ?? ''),
		);
		await run(tree.item(quellmar));
		await shown;
		const notes = await rows(quellmar);
		assert.deepStrictEqual(
			notes.map(({ label }) => label),
			['Nothing new', 'Vornholt gets free', 'Vornholt ties itself to Quellmar'],
		);
		const second = await row(quellmar, 'Vornholt gets free');
		assert.match(second.description, /^2025-06-07 · ended/);
		await run(tree.item(second));
		assert.strictEqual(
			vscode.window.activeTextEditor?.document.uri.toString(),
			keyOf(`${FOLDER}/second.md`),
		);
		const [first, next2] = await rows(second);
		assert.match(first?.label ?? '', /^…?.*Quellmar Inc\. has ended\.$/);
		assert.ok(next2 !== undefined);
		await run(tree.item(next2));
		const editor = vscode.window.activeTextEditor;
		assert.strictEqual(editor.selection.start.line, 7);
		assert.match(editor.document.getText(editor.selection), /^Quellmar/);
	});

	test('what notes disagree on stands in a branch of its own', async () => {
		const branch = await row(undefined, 'Notes that give different values');
		const differing = (await rows(branch)).find(({ label }) => /^Revenue share/.test(label));
		assert.match(differing?.description ?? '', /20 % \/ 30 %/);
		const [oldest] = await rows(differing);
		assert.match(oldest?.description ?? '', /^2024-02-03 · Vornholt ties itself to Quellmar$/);
	});

	test('notes like the one in front are listed, with what they share', async () => {
		await openDeal('second.md');
		await untilRows(all => all.some(({ label }) => label === 'Related notes'));
		const related = await rows(await row(undefined, 'Related notes'));
		const first = related.find(({ label }) => label === 'Vornholt ties itself to Quellmar');
		assert.match(first?.description ?? '', /Vornholt/);
	});

	test('can be filtered and put in another order', async () => {
		const { tree } = await pactmark();
		await vscode.commands.executeCommand(COMMANDS.filterReadingView, 'quell');
		const companies = await rows(await row(undefined, 'Companies'));
		assert.deepStrictEqual(
			companies.map(({ label, highlight }) => [label, highlight]),
			[['Quellmar', [0, 5]]],
		);
		assert.match(tree.message() ?? '', /quell/);
		await vscode.commands.executeCommand(COMMANDS.filterReadingView, 'money');
		const groups = await rows(await row(undefined, 'Terms'));
		assert.ok(groups.some(({ label }) => label === 'Money'));
		assert.ok(!groups.some(({ label }) => label === 'Sales and distribution'));
		await vscode.commands.executeCommand(COMMANDS.clearReadingViewFilter);
		await set('readingView.order', 'note');
		const labels = (await rows(await row(undefined, 'Terms'))).map(({ label }) => label.toLowerCase());
		assert.deepStrictEqual(labels, [...labels].sort());
	});

	test('more rows than are shown at once are asked for', async () => {
		await vscode.commands.executeCommand(INNER_COMMANDS.moreRows, 'workspace/company');
		const { tree } = await pactmark();
		const companies = await row(undefined, 'Companies');
		assert.strictEqual(tree.item(companies).collapsibleState, vscode.TreeItemCollapsibleState.Expanded);
	});
});
