import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { all, annotate, DEAL, forgetAll, rowsWhen, rowWhen, writeNote, written } from './annotatedNotes.js';
import { next, placeOf } from './notes.js';

/** Waits for the answer of the window, which has by then drawn what was asked for before. */
async function roundTrip(): Promise<void> {
	await vscode.commands.executeCommand('setContext', 'pactmark.test', Math.random());
}

suite('export and citation', () => {
	suiteSetup(forgetAll);
	teardown(forgetAll);

	const CITATION = '(Acme ties itself down, The Hindu, 2026-04-28; deal.md, line 9)';

	test('a new document has the quotes with their citations', async () => {
		await annotate(await writeNote('deal.md', DEAL), 'revenue share', { body: 'How much?' });
		await rowWhen('comment');
		const call = { format: 'markdown', scope: 'workspace', to: 'document' };
		await vscode.commands.executeCommand(COMMANDS.exportAnnotations, call);
		const text = vscode.window.activeTextEditor?.document.getText().replaceAll('\\', '') ?? '';
		assert.match(text, /^# Annotations/);
		assert.match(text, /> “revenue share”/);
		assert.match(text, /Acme ties itself down, The Hindu, 2026-04-28, deal.md, line 9/);
		assert.match(text, /How much\?/);
	});

	test('a CSV file begins with a byte order mark and has the note in front alone', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder !== undefined);
		await annotate(await writeNote('other.md', '# Other\n\nA share.\n'), 'A share');
		await annotate(await writeNote('deal.md', DEAL), 'revenue share', { body: '=1+1' });
		await rowsWhen(rows => all(rows).length === 4);
		const to = vscode.Uri.joinPath(folder.uri, 'annotations.csv');
		written.push(to);
		await vscode.commands.executeCommand(COMMANDS.exportAnnotations, {
			format: 'csv',
			scope: 'note',
			to,
		});
		const bytes = await vscode.workspace.fs.readFile(to);
		assert.deepStrictEqual([...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
		const lines = new TextDecoder().decode(bytes).split('\r\n');
		assert.strictEqual(lines.length, 3);
		assert.match(lines[1] ?? '', /^deal\.md,9,found,comment,open,,revenue share,"'=1\+1",/);
	});

	test('JSON-LD names the notes from where the file is', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder !== undefined);
		await annotate(await writeNote('deal.md', DEAL), 'revenue share');
		await rowWhen('comment');
		const to = vscode.Uri.joinPath(folder.uri, 'out', 'annotations.jsonld');
		written.push(to);
		await vscode.commands.executeCommand(COMMANDS.exportAnnotations, {
			format: 'jsonld',
			scope: 'workspace',
			to,
		});
		const page = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(to))) as {
			readonly items: readonly { readonly target: { readonly source: string } }[];
		};
		assert.deepStrictEqual(
			page.items.map(({ target }) => target.source),
			['../deal.md'],
		);
	});

	test('asks for what it is not told', async () => {
		await annotate(await writeNote('deal.md', DEAL), 'revenue share');
		await rowWhen('comment');
		const opened = next(
			vscode.window.onDidChangeActiveTextEditor,
			editor => editor?.document.isUntitled === true,
		);
		const run = vscode.commands.executeCommand(COMMANDS.exportAnnotations, { to: 'document' });
		const state = { isDone: false };
		void run.then(() => {
			state.isDone = true;
		});
		for (let turn = 0; turn < 200 && !state.isDone; turn += 1) {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
			await roundTrip();
		}
		await run;
		assert.match((await opened)?.document.getText() ?? '', /^# Annotations/);
	});

	test('a selection is cited with title, source, date, note and line', async () => {
		const editor = await vscode.window.showTextDocument(await writeNote('deal.md', DEAL));
		const { start, end } = placeOf(editor.document, 'revenue share');
		editor.selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand(COMMANDS.copyCitation);
		assert.strictEqual(await vscode.env.clipboard.readText(), `“revenue share” ${CITATION}`);
	});

	test('with nothing selected the sentence at the cursor is cited', async () => {
		const editor = await vscode.window.showTextDocument(await writeNote('deal.md', DEAL));
		const { start } = placeOf(editor.document, 'share until');
		editor.selection = new vscode.Selection(start, start);
		await vscode.commands.executeCommand(COMMANDS.copyCitation);
		assert.strictEqual(
			await vscode.env.clipboard.readText(),
			`“It keeps a revenue share until 2032.” ${CITATION}`,
		);
	});

	test('an annotation is cited with its passage, from the view and at the cursor', async () => {
		const editor = await annotate(await writeNote('deal.md', DEAL), 'revenue share until');
		await vscode.commands.executeCommand(COMMANDS.copyCitation, await rowWhen('comment'));
		const expected = `“revenue share until” ${CITATION}`;
		assert.strictEqual(await vscode.env.clipboard.readText(), expected);
		await vscode.env.clipboard.writeText('');
		const { start } = placeOf(editor.document, 'share until');
		editor.selection = new vscode.Selection(start, start);
		await vscode.commands.executeCommand(COMMANDS.copyCitation);
		assert.strictEqual(await vscode.env.clipboard.readText(), expected);
	});

	test('a mention is cited with its sentence from a link, and links reach open notes only', async () => {
		const uri = await writeNote('closed.md', DEAL);
		const at = DEAL.indexOf('revenue share');
		await vscode.env.clipboard.writeText('before');
		await vscode.commands.executeCommand(INNER_COMMANDS.cite, uri.toString(), at, at + 13, 1);
		assert.strictEqual(await vscode.env.clipboard.readText(), 'before');
		const { document } = await vscode.window.showTextDocument(uri);
		const { version } = document;
		await vscode.commands.executeCommand(INNER_COMMANDS.cite, uri.toString(), at, at + 13, version);
		assert.strictEqual(
			await vscode.env.clipboard.readText(),
			`“It keeps a revenue share until 2032.” ${CITATION.replace('deal.md', 'closed.md')}`,
		);
	});
});
