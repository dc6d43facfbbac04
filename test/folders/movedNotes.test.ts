import * as assert from 'node:assert';
import { tmpdir } from 'node:os';
import * as vscode from 'vscode';
import type { TestingFace } from '../../src/vscode/api.js';
import { COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, pactmark, placeOf, until, untilPainted } from '../host/notes.js';

const NOTE = `# A deal

The exclusivity between OpenAI and Microsoft has ended. Microsoft keeps its revenue share.

They never liked exclusivity. Microsoft gains.
`;

const CORRECTIONS = '.pactmark/corrections.jsonl';

suite('notes that leave their folder', () => {
	let first: vscode.Uri;
	let second: vscode.Uri;
	let outside: vscode.Uri;
	let face: TestingFace;

	suiteSetup(async () => {
		const [one, other, ...more] = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
		assert.ok(one !== undefined && other !== undefined && more.length === 0);
		[first, second] = [one, other];
		outside = vscode.Uri.file(`${tmpdir()}/pactmark outside ${crypto.randomUUID()}`);
		const { testing } = await pactmark();
		assert.ok(testing !== undefined);
		face = testing;
	});

	suiteTeardown(async () => {
		await vscode.workspace.fs.delete(outside, { recursive: true });
	});

	teardown(cleanUp);

	async function open(uri: vscode.Uri): Promise<vscode.TextEditor> {
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
		await face.annotations.read(editor.document);
		return editor;
	}

	async function termsOf(note: vscode.Uri): Promise<string[]> {
		const { mentions = [] } = (await (await pactmark()).reading(note)) ?? {};
		return mentions.filter(({ kind }) => kind === 'term').map(({ id }) => id);
	}

	/** A note whose last exclusivity is said to be none, and annotated. */
	async function writeCorrected(note: vscode.Uri): Promise<void> {
		await vscode.workspace.fs.writeFile(note, new TextEncoder().encode(NOTE));
		const editor = await open(note);
		assert.deepStrictEqual(await termsOf(note), ['exclusivity', 'revenue_share', 'exclusivity']);
		const { start, end } = placeOf(editor.document, 'exclusivity', NOTE.indexOf('They'));
		editor.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		const span = { start: editor.document.offsetAt(start), end: editor.document.offsetAt(end) };
		const draft = { kind: 'comment', body: 'Really?', tags: [] } as const;
		assert.ok((await face.annotations.create(editor.document, span, draft)) !== undefined);
		await face.idle();
	}

	async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(from, to);
		assert.ok(await vscode.workspace.applyEdit(edit));
	}

	/** Waits until corrections and annotations of a note are at home at its new place, and nothing of them is left at the old one. */
	async function followed(from: vscode.Uri, to: vscode.Uri): Promise<void> {
		const { corrections, annotations } = face;
		await until(corrections.onDidJudge, () => corrections.has(to) && !corrections.has(from));
		const { document } = await open(to);
		await untilPainted(async () => (await termsOf(to)).join() === 'exclusivity,revenue_share');
		await until(annotations.onDidChange, () => annotations.of(document).length === 1);
		await face.idle();
	}

	async function corrected(root: vscode.Uri): Promise<string[]> {
		const text = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, CORRECTIONS)).then(
			bytes => new TextDecoder().decode(bytes),
			() => '',
		);
		return [...text.matchAll(/"note":"([^"]*)"/g)].map(([, note = '']) => note);
	}

	test('one that goes to another folder takes its corrections and annotations along', async () => {
		const [from, to] = [vscode.Uri.joinPath(first, 'seed.md'), vscode.Uri.joinPath(second, 'moved.md')];
		await writeCorrected(from);
		assert.deepStrictEqual([await corrected(first), await corrected(second)], [['seed.md'], []]);
		await rename(from, to);
		await followed(from, to);
		assert.deepStrictEqual([await corrected(first), await corrected(second)], [[], ['moved.md']]);
		await vscode.workspace.fs.delete(to);
	});

	test('so do all notes below a folder that goes', async () => {
		const [deals, archive] = [
			vscode.Uri.joinPath(first, 'deals'),
			vscode.Uri.joinPath(second, 'archive'),
		];
		const below = (folder: vscode.Uri): vscode.Uri => vscode.Uri.joinPath(folder, '2026', 'round.md');
		await writeCorrected(below(deals));
		await rename(deals, archive);
		await followed(below(deals), below(archive));
		assert.ok((await corrected(second)).includes('archive/2026/round.md'));
		await vscode.workspace.fs.delete(archive, { recursive: true });
	});

	test('outside of all folders they are kept where every window finds them, and come back with their note', async () => {
		const [from, to] = [vscode.Uri.joinPath(first, 'in.md'), vscode.Uri.joinPath(outside, 'out.md')];
		await writeCorrected(from);
		await rename(from, to);
		await followed(from, to);
		const address = await face.annotations.homes.locateElsewhere(to);
		assert.ok(address !== undefined);
		assert.deepStrictEqual(await corrected(address.home.root), [address.path]);
		await rename(to, from);
		await followed(to, from);
		assert.ok((await corrected(first)).includes('in.md'));
		await vscode.workspace.fs.delete(from);
	});
});
