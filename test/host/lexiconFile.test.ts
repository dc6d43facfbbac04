import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { LEXICON_FILE } from '../../src/vscode/lexiconFiles.js';
import { cleanUp, next, openFile, openNote, pactmark, until, writeFile } from './notes.js';

const NOTE = `Microsoft gets a harbour share and a pilot share.

Much of quaylith is new, and a right of first refusal stays.
`;

const LEXICON = `terms:
  - label: Harbour share
    group: governance
    aliases: [harbour share]
    definition: A share.
companies:
  - name: quaylith
`;

/** What is marked with the bundled lexicon alone, and with the own one over it. */
const BUNDLED = ['Microsoft', 'right of first refusal'];
const OWN = ['Microsoft', 'harbour share', 'quaylith', 'right of first refusal'];

const BROKEN = 'terms:\n  - label: Harbour share\n    aliases: [harbour share\ncompanies:\n  - name: A\n';

async function write(content: string | Uint8Array): Promise<vscode.Uri> {
	return await writeFile(
		LEXICON_FILE,
		typeof content === 'string' ? new TextEncoder().encode(content) : content,
	);
}

function lexiconFolder(): vscode.Uri {
	const [folder] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(folder !== undefined, 'The tests need a folder.');
	return vscode.Uri.joinPath(folder.uri, '.pactmark');
}

function problemsOf(uri: vscode.Uri): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Pactmark');
}

async function untilProblems(
	uri: vscode.Uri,
	fits: (problems: vscode.Diagnostic[]) => boolean,
): Promise<void> {
	await until(vscode.languages.onDidChangeDiagnostics, () => fits(problemsOf(uri)));
}

suite('a lexicon of one’s own', () => {
	let note: vscode.TextDocument;

	/** The companies and terms that are marked in the note, in its order. */
	let marked: () => string[];

	const untilMarked = async (wanted: readonly string[]): Promise<void> => {
		await until((await pactmark()).onDidPaint, () => marked().join() === wanted.join());
	};

	setup(async () => {
		({ document: note } = await openNote(NOTE));
		const { decorations } = await pactmark();
		marked = () =>
			decorations(note.uri)
				.filter(({ kind }) => kind !== 'beneficiary')
				.flatMap(({ ranges }) => ranges)
				.sort((a, b) => a.start.compareTo(b.start))
				.map(range => note.getText(range));
		assert.deepStrictEqual(marked(), BUNDLED);
	});

	teardown(async () => {
		// A dirty lexicon file counts, and it has to go before the folder it is in.
		for (const document of vscode.workspace.textDocuments.filter(
			({ uri, isDirty }) => isDirty && uri.path.endsWith(LEXICON_FILE),
		)) {
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('workbench.action.files.revert');
		}
		await vscode.window.showTextDocument(note, vscode.ViewColumn.One); // Only what is seen is painted.
		const uri = await write('');
		await vscode.workspace.fs.delete(lexiconFolder(), { recursive: true });
		await untilMarked(BUNDLED);
		await untilProblems(uri, problems => problems.length === 0);
		await cleanUp();
	});

	test('its terms and companies are marked in a note that is open, and explained', async () => {
		await write(LEXICON);
		await untilMarked(OWN);
		const reading = await (await pactmark()).reading(note.uri);
		assert.deepStrictEqual(
			reading?.mentions.map(({ id }) => id).filter(id => id === 'harbour_share' || id === 'quaylith'),
			['harbour_share', 'quaylith'],
		);
	});

	test('a change of the file changes what is marked', async () => {
		await write(LEXICON);
		await untilMarked(OWN);
		await write(LEXICON.replace('[harbour share]', '[harbour share, pilot share]'));
		await untilMarked([
			'Microsoft',
			'harbour share',
			'pilot share',
			'quaylith',
			'right of first refusal',
		]);
	});

	test('deleting the file goes back to what comes with Pactmark', async () => {
		const uri = await write(LEXICON);
		await untilMarked(OWN);
		await vscode.workspace.fs.delete(uri);
		await untilMarked(BUNDLED);
	});

	test('one that is no YAML is told where it is wrong, and what it said before stays in force', async () => {
		await write(LEXICON);
		await untilMarked(OWN);
		const uri = await write(BROKEN);
		await untilProblems(uri, problems => problems.length > 0);
		const [problem] = problemsOf(uri);
		assert.strictEqual(problem?.severity, vscode.DiagnosticSeverity.Error);
		assert.match(problem.message, /^This is no YAML: /);
		assert.strictEqual(problem.range.start.line, 3);
		const other = await vscode.workspace.openTextDocument({
			content: 'Nvidia has a harbour share.',
			language: 'markdown',
		});
		const reading = await (await pactmark()).reading(other.uri);
		assert.ok(reading?.mentions.some(({ id }) => id === 'harbour_share'));
		assert.deepStrictEqual(marked(), OWN);
		await write(LEXICON.replace('  - name: quaylith\n', '  - name: Norrvind\n'));
		await untilProblems(uri, problems => problems.length === 0);
		await untilMarked(OWN.filter(name => name !== 'quaylith'));
	});

	test('an entry that is left out is a warning at its place, and the others are marked', async () => {
		const uri = await write(`${LEXICON}  - aliases: [Norrvind]\n`);
		await untilMarked(OWN);
		await untilProblems(uri, problems => problems.length > 0);
		const [problem, ...more] = problemsOf(uri);
		assert.deepStrictEqual(more, []);
		assert.strictEqual(problem?.severity, vscode.DiagnosticSeverity.Warning);
		assert.strictEqual(problem.message, 'A company needs a name.');
		assert.deepStrictEqual(
			[problem.range.start.line, problem.range.start.character, problem.range.end.line],
			[7, 4, 7],
		);
	});

	const unreadable: readonly (readonly [what: string, bytes: Uint8Array, message: RegExp])[] = [
		['not in UTF-8', Uint8Array.from([0x74, 0xe9, 0x72, 0x6d]), /encoding UTF-8/],
		['in UTF-16', Uint8Array.from([0xff, 0xfe, 0x74, 0x00]), /encoding UTF-8/],
		['binary', Uint8Array.from([0x7f, 0x00, 0x01, 0x02]), /binary/],
		['too large', new Uint8Array(1_200_000).fill(0x23), /1\.2 MB and the limit is 1;/],
	];
	for (const [what, bytes, message] of unreadable) {
		test(`one that is ${what} is told, and what it said before stays in force`, async () => {
			await write(LEXICON);
			await untilMarked(OWN);
			const uri = await write(bytes);
			// A large file may be seen while it is still being written; what counts is what is said in the end.
			await untilProblems(uri, ([first]) => message.test(first?.message ?? ''));
			assert.strictEqual(problemsOf(uri)[0]?.severity, vscode.DiagnosticSeverity.Error);
			assert.deepStrictEqual(marked(), OWN);
		});
	}

	test('what is typed into it counts before it is saved, and no longer when it is given up', async () => {
		const uri = await write(LEXICON);
		await untilMarked(OWN);
		const document = await openFile(uri, LEXICON);
		const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
		const end = document.lineAt(3).range.end.translate(0, -1);
		await editor.edit(edit => edit.insert(end, ', pilot share'));
		await untilMarked([
			'Microsoft',
			'harbour share',
			'pilot share',
			'quaylith',
			'right of first refusal',
		]);
		await editor.edit(edit => edit.insert(end, ']'));
		await untilProblems(uri, ([problem]) => problem?.range.start.line === 3);
		const clean = next(vscode.workspace.onDidChangeTextDocument, event => event.document === document);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await clean;
		await untilProblems(uri, problems => problems.length === 0);
		await untilMarked(OWN);
		await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
	});
});
