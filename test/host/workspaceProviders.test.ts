import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import { LEXICON_FILE } from '../../src/vscode/lexiconFiles.js';
import { addDeals, FOLDER, openDeal, removeDeals } from './dealNotes.js';
import { deleteOutside, indexer, keyOf, root, untilIndexed, writeOutside } from './indexedNotes.js';
import { cleanUp, next, pactmark, placeOf, set } from './notes.js';
import { saidWhile } from './asked.js';

const SECOND = `${FOLDER}/second.md`;

async function referencesOf(document: vscode.TextDocument, text: string): Promise<vscode.Location[]> {
	const { start } = placeOf(document, text);
	return await vscode.commands.executeCommand<vscode.Location[]>(
		'vscode.executeReferenceProvider',
		document.uri,
		start.translate(0, 1),
	);
}

function nameOf({ uri }: vscode.Location): string {
	return uri.path.split('/').at(-1) ?? '';
}

suite('what VS Code asks about all notes', () => {
	suiteSetup(addDeals);
	teardown(cleanUp);
	suiteTeardown(removeDeals);

	test('references: every mention over all notes, each at its very place', async () => {
		const { document } = await openDeal('second.md');
		const found = (await referencesOf(document, 'Quellmar')).filter(({ uri }) =>
			uri.path.includes(FOLDER),
		);
		assert.deepStrictEqual([...new Set(found.map(nameOf))], ['first.md', 'second.md', 'third.md']);
		for (const { uri, range } of found) {
			const note = await vscode.workspace.openTextDocument(uri);
			assert.match(note.getText(range), /^Quellmar/);
		}
		assert.strictEqual(found.length, 5);
	});

	test('references: of a note as it stands in its editor', async () => {
		const editor = await openDeal('second.md');
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), ''));
		const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
		await editor.edit(edit => edit.insert(end, '\nQuellmar Inc. waits.\n'));
		await (await pactmark()).reading(editor.document.uri);
		const found = (await referencesOf(editor.document, 'Quellmar')).filter(
			({ uri }) => uri.toString() === keyOf(SECOND),
		);
		assert.ok(found.some(({ range }) => range.start.line === 9));
	});

	test('definition: what no lexicon has leads to where the oldest note names it', async () => {
		const { document } = await openDeal('second.md');
		const [found] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
			'vscode.executeDefinitionProvider',
			document.uri,
			placeOf(document, 'Quellmar').start.translate(0, 1),
		);
		assert.strictEqual(found?.targetUri.toString(), keyOf(`${FOLDER}/first.md`));
		assert.strictEqual(found.targetRange.start.line, 6);
	});

	test('symbols of the workspace: the dossier, and the notes', async () => {
		const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'#quellm',
		);
		const own = found.filter(({ name }) => name === 'Quellmar');
		assert.deepStrictEqual(
			own.map(({ location }) => location.uri.scheme),
			['pactmark-dossier', 'file', 'file', 'file'].map((scheme, at) =>
				at === 0 ? scheme : vscode.Uri.parse(keyOf(SECOND)).scheme,
			),
		);
		assert.match(own[0]?.containerName ?? '', /^Dossier: \d mentions in 3 notes$/);
		assert.ok(own.some(({ containerName }) => containerName === 'Vornholt gets free'));
		assert.ok(own.every(({ kind }) => kind === vscode.SymbolKind.Class));
		const none = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
			'vscode.executeWorkspaceSymbolProvider',
			'',
		);
		assert.deepStrictEqual(
			none.filter(({ location }) => location.uri.scheme === 'pactmark-dossier'),
			[],
		);
	});

	test('symbols of a note: headings alone, and terms where the setting asks for them', async () => {
		const { document } = await openDeal('third.md');
		const symbols = async (): Promise<string[]> =>
			(
				await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
					'vscode.executeDocumentSymbolProvider',
					document.uri,
				)
			).map(({ name }) => name);
		assert.deepStrictEqual(await symbols(), ['# Nothing new']);
		await set('outline.terms', true);
		assert.deepStrictEqual((await symbols()).sort(), ['# Nothing new', 'Exclusivity']);
	});

	test('related notes: those about the same companies', async () => {
		await openDeal('first.md');
		await (await indexer()).ready();
		const shown = next(
			vscode.window.onDidChangeActiveTextEditor,
			editor => editor?.document.uri.toString() === keyOf(SECOND),
		);
		const done = vscode.commands.executeCommand(COMMANDS.relatedNotes);
		await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
		for (
			let turn = 0;
			turn < 50 && vscode.window.activeTextEditor?.document.uri.toString() !== keyOf(SECOND);
			turn++
		) {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		}
		await Promise.all([done, shown]);
	});
});

suite('renaming what stands in one’s own lexicon', () => {
	const LEXICON = `terms:
  - label: Harbour toll
    aliases: [harbour toll, quay fee]
    definition: A payment.
`;
	const NOTES = {
		'toll notes/one.md':
			'# Harbour toll\n\nThe harbour toll stays.\nHarbour tolls rise. A quay fee is new.\n',
		'toll notes/two.md': 'No harbour toll here. Exclusivity stays.\n',
	};
	const lexicon = (): string => vscode.Uri.joinPath(root(), LEXICON_FILE).toString();

	async function renameAt(note: string, text: string, name: string): Promise<vscode.WorkspaceEdit> {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(note));
		await (await pactmark()).reading(document.uri);
		return await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			placeOf(document, text).start.translate(0, 1),
			name,
		);
	}

	function changesOf(edit: vscode.WorkspaceEdit): string[] {
		return edit
			.entries()
			.flatMap(([uri, edits]) =>
				edits.map(
					({ range: { start, end }, newText }) =>
						`${uri.path.split('/').at(-1)} ${start.line}:${start.character}-${end.character} ${newText}`,
				),
			)
			.sort();
	}

	suiteSetup(async () => {
		writeOutside({ [LEXICON_FILE]: LEXICON, ...NOTES });
		await untilIndexed(
			index => new Set(index.occurrences('term', 'harbour_toll').map(({ note }) => note)).size === 2,
		);
	});
	teardown(cleanUp);
	suiteTeardown(async () => {
		deleteOutside('.pactmark');
		deleteOutside('toll notes');
		await untilIndexed(index => index.occurrences('term', 'harbour_toll').length === 0);
	});

	test('changes the lexicon, and the notes that write it so, with ending and capital kept', async () => {
		const edit = await renameAt(keyOf('toll notes/one.md'), 'harbour toll stays', 'port toll');
		assert.deepStrictEqual(changesOf(edit), [
			'lexicon.yaml 1:11-23 Port toll\n    id: harbour_toll',
			'lexicon.yaml 2:14-26 port toll',
			'one.md 0:2-14 Port toll',
			'one.md 2:4-16 port toll',
			'one.md 3:0-13 Port tolls',
			'two.md 0:3-15 port toll',
		]);
	});

	test('of another alias changes just that', async () => {
		const edit = await renameAt(keyOf('toll notes/one.md'), 'quay fee', 'pier fee');
		assert.deepStrictEqual(changesOf(edit), ['lexicon.yaml 2:28-36 pier fee', 'one.md 3:22-30 pier fee']);
	});

	test('goes from the lexicon as well', async () => {
		const edit = await renameAt(lexicon(), 'quay fee', 'pier fee');
		assert.deepStrictEqual(changesOf(edit), ['lexicon.yaml 2:28-36 pier fee', 'one.md 3:22-30 pier fee']);
	});

	test('right after a start it waits for the notes: none is left out', async () => {
		const { testing } = await pactmark();
		const fresh = 'A quay fee is due.\n';
		testing?.stop();
		writeOutside({ 'toll notes/three.md': fresh });
		testing?.start();
		const edit = await renameAt(lexicon(), 'quay fee', 'pier fee');
		assert.deepStrictEqual(changesOf(edit), [
			'lexicon.yaml 2:28-36 pier fee',
			'one.md 3:22-30 pier fee',
			'three.md 0:2-10 pier fee',
		]);
		deleteOutside('toll notes/three.md');
		await untilIndexed(index => index.summaryOf(keyOf('toll notes/three.md')) === undefined);
	});

	test('says so where not all notes can be known', async () => {
		await set('index.enabled', false);
		const said = await saidWhile('showWarningMessage', async () => {
			const edit = await renameAt(lexicon(), 'quay fee', 'pier fee');
			assert.deepStrictEqual(changesOf(edit), ['lexicon.yaml 2:28-36 pier fee']);
		});
		assert.match(said.join(), /^Notes may go on writing “quay fee”: not all of them are known/);
		await set('index.enabled', undefined);
		await untilIndexed(
			index => new Set(index.occurrences('term', 'harbour_toll').map(({ note }) => note)).size === 2,
		);
	});

	test('is declined with a sentence where it is not ours, where the name is taken, and where it is empty', async () => {
		const bad = async (text: string, name: string, note = 'toll notes/two.md'): Promise<string> => {
			try {
				await renameAt(keyOf(note), text, name);
				return '';
			} catch (failure) {
				return String(failure);
			}
		};
		assert.match(await bad('Exclusivity', 'x'), /Pactmark renames only what stands in your own lexicon/);
		assert.match(await bad('harbour toll', 'Exclusivity'), /“Exclusivity” means Exclusivity already/);
		assert.match(await bad('harbour toll', ' '), /can not be empty/);
	});

	test('leaves headings to VS Code’s own renaming', async () => {
		const edit = await renameAt(keyOf('toll notes/one.md'), 'Harbour toll', 'Port toll');
		assert.deepStrictEqual(
			changesOf(edit).filter(change => change.startsWith('lexicon.yaml')),
			[],
		);
	});
});
