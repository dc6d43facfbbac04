import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, DOSSIER, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { addDeals, DEALS, FOLDER, openDeal, openDossierOf, removeDeals, untilText } from './dealNotes.js';
import { keyOf, writeOutside } from './indexedNotes.js';
import { cleanUp, next, pactmark, placeOf } from './notes.js';

async function linksOf(
	document: vscode.TextDocument,
): Promise<{ text: string; link: vscode.DocumentLink }[]> {
	const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
		'vscode.executeLinkProvider',
		document.uri,
	);
	return links
		.filter(({ target }) => target?.scheme === 'command')
		.map(link => ({ text: document.getText(link.range), link }));
}

async function follow(link: vscode.DocumentLink | undefined): Promise<void> {
	assert.ok(link?.target !== undefined);
	const args = JSON.parse(decodeURIComponent(link.target.query)) as unknown[];
	await vscode.commands.executeCommand(link.target.path, ...args);
}

suite('dossier', () => {
	suiteSetup(addDeals);
	teardown(cleanUp);
	suiteTeardown(removeDeals);

	test('tells what the notes say of a company, in the order of time, with their sentences', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		assert.strictEqual(document.languageId, DOSSIER);
		const text = document.getText();
		assert.match(text, /^# Quellmar\n\ncompany · \d+ mentions in 3 notes · 2024-02-03 to /);
		const titles = [...text.matchAll(/^### (.*)$/gm)].map(([, title]) => title);
		assert.strictEqual(titles[0], '2024-02-03 · Vornholt ties itself to Quellmar');
		assert.strictEqual(titles[1], '2025-06-07 · Vornholt gets free');
		assert.match(titles[2] ?? '', /^\d{4}-\d\d-\d\d · Nothing new$/);
		assert.match(text, /Harbour Wire · deal notes\/first\.md/);
		assert.match(text, /date of the file/);
		assert.match(text, /Exclusivity ended · stated · Vornholt and Quellmar/);
		assert.match(
			text,
			/> “The exclusivity between Vornholt Inc\. and Quellmar Inc\. has ended\.” \(line 6\)/,
		);
	});

	test('flags on top what notes disagree on', async () => {
		const document = await openDossierOf({ kind: 'term', id: 'revenue_share' });
		const text = document.getText();
		assert.match(
			text,
			/## Notes give different values\n\n- Revenue share \(share\) · .*\n {2}- 2024-02-03: 20 % /,
		);
		assert.match(text, / {2}- 2025-06-07: 30 % \(Vornholt gets free, line 8\)/);
		assert.ok(text.indexOf('different values') < text.indexOf('Timeline'));
	});

	test('its links lead to the exact place, also in a note that is not open', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		const links = await linksOf(document);
		await follow(links.find(({ text }) => text === 'line 6')?.link);
		const editor = vscode.window.activeTextEditor;
		assert.strictEqual(editor?.document.uri.toString(), keyOf(`${FOLDER}/second.md`));
		assert.match(editor.document.getText(editor.selection), /^The exclusivity between .* has ended\.$/);
	});

	test('what stands together with it leads to that dossier, and a key leads where a click does', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		const [vornholt] = (await linksOf(document)).filter(({ text }) => text === 'Vornholt');
		assert.ok(vornholt !== undefined);
		const defined = await vscode.commands.executeCommand<vscode.LocationLink[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			vornholt.link.range.start,
		);
		assert.match(defined[0]?.targetUri.path ?? '', /Vornholt \(dossier\)$/);
		const shown = next(vscode.window.onDidChangeActiveTextEditor, editor =>
			/Vornholt/.test(editor?.document.uri.path ?? ''),
		);
		await follow(vornholt.link);
		assert.match((await shown)?.document.getText() ?? '', /^# Vornholt\n/);
	});

	test('follows the notes', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		const name = `${FOLDER}/second.md`;
		writeOutside({ [name]: (DEALS[name] ?? '').replace('has ended', 'was extended') });
		await untilText(document, /Exclusivity extended/);
		writeOutside({ [name]: DEALS[name] ?? '' });
		await untilText(document, /Exclusivity ended/);
	});

	test('text of a note can not become a link that runs a command', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		const ours: readonly string[] = Object.values(INNER_COMMANDS);
		const links = await linksOf(document);
		assert.ok(links.length > 0);
		assert.deepStrictEqual(
			links.filter(({ link }) => !ours.includes(link.target?.path ?? '')),
			[],
		);
	});

	test('has an outline', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'quellmar' });
		const [root] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			document.uri,
		);
		assert.strictEqual(root?.name, 'Quellmar');
		const time = root.children.find(({ name }) => name === 'Timeline');
		assert.strictEqual(time?.children.length, 3);
	});

	test('opens for the mention at the cursor from the editor’s menu, and for a row of the view', async () => {
		const editor = await openDeal('second.md');
		await (await pactmark()).reading(editor.document.uri);
		const { start } = placeOf(editor.document, 'Harbour pilots');
		editor.selection = new vscode.Selection(start, start);
		const shown = (pattern: RegExp): Promise<unknown> =>
			next(vscode.window.onDidChangeActiveTextEditor, active =>
				pattern.test(active?.document.uri.path ?? ''),
			);
		const pilots = shown(/pilots \(dossier\)$/i);
		await vscode.commands.executeCommand(COMMANDS.openDossier, editor.document.uri);
		await pilots;
		const exclusivity = shown(/Exclusivity \(dossier\)$/);
		await vscode.commands.executeCommand(COMMANDS.openDossier, {
			entry: { kind: 'term', id: 'exclusivity' },
		});
		await exclusivity;
	});

	test('opens from a list of what the notes have', async () => {
		await vscode.commands.executeCommand(COMMANDS.openDossier, 'quellmar');
		const shown = next(vscode.window.onDidChangeActiveTextEditor, active =>
			/Quellmar \(dossier\)$/.test(active?.document.uri.path ?? ''),
		);
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await shown;
	});

	test('says so where no note mentions it, and shows no place of a note that is not known', async () => {
		const document = await openDossierOf({ kind: 'company', id: 'zumtoll-rail' });
		assert.match(document.getText(), /no note of the folder mentions it/);
		await vscode.commands.executeCommand(INNER_COMMANDS.showPlace, 'file:///etc/hosts', 0, 1);
		assert.strictEqual(vscode.window.activeTextEditor?.document, document);
		await vscode.commands.executeCommand(INNER_COMMANDS.showDossier, 'nothing', 7);
		assert.strictEqual(vscode.window.activeTextEditor.document, document);
	});
});
