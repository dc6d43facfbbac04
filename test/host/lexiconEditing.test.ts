import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, LEXICON_LANGUAGE } from '../../src/vscode/ids.js';
import { LEXICON_FILE } from '../../src/vscode/lexiconFiles.js';
import {
	cleanUp,
	openFile,
	openNote,
	pactmark,
	placeOf,
	set,
	until,
	untilPainted,
	writeFile,
} from './notes.js';

const NOTE = `Microsoft gets a harbour share and a port share from Zumtoll Rail.

A right of first refusal stays.
`;

const LEXICON = `# Ours.
terms:
  - label: Harbour share # as in the statutes
    group: governance
    definition: A share.
    aliases: [harbour share]
`;

function at(name: string): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder !== undefined, 'The tests need a folder.');
	return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<vscode.Uri> {
	return await writeFile(name, new TextEncoder().encode(text));
}

async function contentOf(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

suite('the lexicon edited', () => {
	let note: vscode.TextDocument;

	const idsOf = async (): Promise<string[]> =>
		((await (await pactmark()).reading(note.uri))?.mentions ?? []).map(({ id }) => id);

	/** Waits until some ids are marked in the note, or are no longer. */
	const untilMarked = (fits: (ids: readonly string[]) => boolean): Promise<void> =>
		untilPainted(async () => fits(await idsOf()));

	const isOwn = (ids: readonly string[]): boolean => ids.some(id => /harbour|port_share|zumtoll$/.test(id));

	setup(async () => {
		({ document: note } = await openNote(NOTE));
		await untilMarked(ids => !isOwn(ids) && ids.includes('rofr'));
	});

	teardown(async () => {
		for (const document of vscode.workspace.textDocuments.filter(
			({ isDirty, uri }) => isDirty && uri.path.endsWith(LEXICON_FILE),
		)) {
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('workbench.action.files.revert');
		}
		await write(LEXICON_FILE, '');
		await vscode.workspace.fs.delete(at('.pactmark'), { recursive: true });
		await vscode.window.showTextDocument(note, vscode.ViewColumn.One);
		await cleanUpSettings();
		await untilMarked(ids => !isOwn(ids) && ids.includes('rofr'));
		await cleanUp();
	});

	const cleanUpSettings = async (): Promise<void> => {
		await set('lexicon.files', undefined);
	};

	test('a new term is written, marked at once, and undone', async () => {
		await vscode.commands.executeCommand(COMMANDS.addTerm, {
			text: 'harbour share',
			label: 'Harbour share',
			group: 'governance',
			aliases: ['harbour share'],
		});
		assert.strictEqual(
			await contentOf(at(LEXICON_FILE)),
			'terms:\n  - label: Harbour share\n    group: governance\n    aliases: [harbour share]\n',
		);
		await untilMarked(ids => ids.includes('harbour_share'));
		await vscode.commands.executeCommand(COMMANDS.undoLastCorrection);
		assert.strictEqual(await contentOf(at(LEXICON_FILE)), '');
		await untilMarked(ids => !ids.includes('harbour_share'));
	});

	test('an alias and a company go where they belong; comments and order stay', async () => {
		await write(LEXICON_FILE, LEXICON);
		await untilMarked(ids => ids.includes('harbour_share'));
		await vscode.commands.executeCommand(COMMANDS.addAliasOf, {
			text: 'port share',
			id: 'harbour_share',
			aliases: ['port share'],
		});
		await vscode.commands.executeCommand(COMMANDS.addCompany, {
			text: 'Zumtoll Rail',
			name: 'Zumtoll',
			aliases: ['Zumtoll Rail'],
		});
		assert.strictEqual(
			await contentOf(at(LEXICON_FILE)),
			`${LEXICON.replace('[harbour share]', '[harbour share, port share]')}companies:\n  - name: Zumtoll\n    aliases: [Zumtoll Rail]\n`,
		);
		await untilMarked(
			ids => ids.filter(id => id === 'harbour_share').length === 2 && ids.includes('zumtoll'),
		);
	});

	test('what is added while the file is open and unsaved goes into its editor', async () => {
		const uri = await write(LEXICON_FILE, LEXICON);
		await untilMarked(ids => ids.includes('harbour_share'));
		const document = await openFile(uri, LEXICON);
		const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), '# More.\n'));
		await vscode.window.showTextDocument(note, vscode.ViewColumn.One);
		await vscode.commands.executeCommand(COMMANDS.addCompany, {
			text: 'Zumtoll',
			name: 'Zumtoll',
			aliases: [],
		});
		assert.ok(document.isDirty);
		assert.ok(
			document.getText().startsWith('# More.\n# Ours.') &&
				document.getText().includes('- name: Zumtoll'),
		);
		assert.strictEqual(await contentOf(uri), LEXICON);
	});

	test('a lexicon with a fault is not written to', async () => {
		const broken = 'terms:\n  - label: "A\n';
		await write(LEXICON_FILE, broken);
		void vscode.commands.executeCommand(COMMANDS.addCompany, {
			text: 'Zumtoll',
			name: 'Zumtoll',
			aliases: [],
		});
		await until(
			vscode.languages.onDidChangeDiagnostics,
			() => vscode.languages.getDiagnostics(at(LEXICON_FILE)).length > 0,
		);
		assert.strictEqual(await contentOf(at(LEXICON_FILE)), broken);
	});

	test('faults are told in the file at their line', async () => {
		const uri = await write(
			LEXICON_FILE,
			`${LEXICON}    patterns: ['[share <12> veto]']\n  - label: Port share\n    aliases: [Harbour share]\n`,
		);
		const document = await vscode.workspace.openTextDocument(uri);
		assert.strictEqual(document.languageId, LEXICON_LANGUAGE);
		const problems = (): vscode.Diagnostic[] =>
			vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Pactmark');
		await until(vscode.languages.onDidChangeDiagnostics, () => problems().length === 3);
		assert.deepStrictEqual(
			problems()
				.map(({ range, severity }) => [range.start.line, severity])
				.sort(),
			[
				[6, vscode.DiagnosticSeverity.Warning],
				[7, vscode.DiagnosticSeverity.Information],
				[8, vscode.DiagnosticSeverity.Warning],
			],
		);
		assert.match(
			problems()
				.map(({ message }) => message)
				.join(' '),
			/a gap is at most 8 words wide/,
		);
	});

	test('what a file is said to clash with is gone once that is mended, and what it removes may be a note', async () => {
		const problems = (): string[] =>
			vscode.languages
				.getDiagnostics(at(LEXICON_FILE))
				.filter(({ source }) => source === 'Pactmark')
				.map(({ message }) => message);
		const mine = await write('mine.yaml', LEXICON);
		const railway = await write(
			'Zumtoll.md',
			'---\ntype: company\naliases: [Zumtoll Rail]\n---\n\nA railway.\n',
		);
		await set('lexicon.files', [mine.toString()]);
		await untilMarked(ids => ids.includes('harbour_share') && ids.includes('zumtoll'));
		await write(
			LEXICON_FILE,
			`terms:
  - label: Port share
    aliases: [port share, harbour share]
    definition: Another one.
companies:
  - id: zumtoll
    remove: true
  - id: zumtoll-tram
    remove: true
`,
		);
		await until(vscode.languages.onDidChangeDiagnostics, () => problems().length > 0);
		await untilMarked(ids => !ids.includes('zumtoll'));
		assert.deepStrictEqual(problems().sort(), [
			'There is no “zumtoll-tram” to remove.',
			'“harbour share” is an alias of “Harbour share” already. Where the note does not tell, one of them is taken.',
		]);
		await write('mine.yaml', LEXICON.replace('[harbour share]', '[quay share]'));
		await until(vscode.languages.onDidChangeDiagnostics, () => problems().length === 1);
		await vscode.workspace.fs.delete(railway);
		await until(vscode.languages.onDidChangeDiagnostics, () => problems().length === 2);
		await vscode.workspace.fs.delete(mine);
	});

	test('fields and groups are proposed', async () => {
		const text = `${LEXICON}  - label: Port share\n    group: \n    \n`;
		const uri = await write(LEXICON_FILE, text);
		await openFile(uri, text);
		const propose = async (line: number, character: number): Promise<string[]> => {
			const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				uri,
				new vscode.Position(line, character),
			);
			return items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		};
		assert.ok((await propose(7, 11)).includes('governance'));
		const fields = await propose(8, 4);
		assert.ok(fields.includes('aliases') && !fields.includes('label'), fields.join());
	});

	test('a mention leads to its entry, in the file or in what comes with Pactmark', async () => {
		await write(LEXICON_FILE, LEXICON);
		await untilMarked(ids => ids.includes('harbour_share'));
		const define = async (word: string): Promise<vscode.LocationLink | undefined> => {
			const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
				'vscode.executeDefinitionProvider',
				note.uri,
				placeOf(note, word).start.translate(0, 1),
			);
			return found.find(({ targetUri }) =>
				(targetUri as vscode.Uri | undefined)?.path.endsWith('lexicon.yaml'),
			);
		};
		const own = await define('harbour share');
		assert.deepStrictEqual(
			[own?.targetUri.toString(), own?.targetRange.start.line],
			[at(LEXICON_FILE).toString(), 2],
		);
		const bundled = await define('right of first refusal');
		assert.strictEqual(bundled?.targetUri.scheme, LEXICON_LANGUAGE);
		const document = await vscode.workspace.openTextDocument(bundled.targetUri);
		assert.match(document.getText(), /^# .*\nterms:\n {2}- id: rofr\n/);
	});

	test('a note with a type in its front matter is an entry, and leads there', async () => {
		const uri = await write(
			'Zumtoll.md',
			'---\ntype: company\naliases: [Zumtoll Rail]\n---\n\nA railway.\n',
		);
		await untilMarked(ids => ids.includes('zumtoll'));
		await vscode.workspace.fs.delete(uri);
		await untilMarked(ids => !ids.includes('zumtoll'));
	});

	test('files of the settings lie below the folder’s own, which can remove what they bring', async () => {
		const uri = await write('mine.yaml', LEXICON);
		await set('lexicon.files', [uri.toString()]);
		await untilMarked(ids => ids.includes('harbour_share'));
		await write(
			LEXICON_FILE,
			'terms:\n  - id: harbour_share\n    remove: true\n  - id: rofr\n    remove: true\n',
		);
		await untilMarked(ids => !ids.includes('harbour_share') && !ids.includes('rofr'));
		await vscode.workspace.fs.delete(uri);
	});
});
