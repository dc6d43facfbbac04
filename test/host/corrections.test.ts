import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { Mention, Reading } from '../../src/core/understanding/reading.js';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, next, pactmark, placeOf, until, untilPainted, writeFile } from './notes.js';
import { nextList } from './asked.js';

const NOTE = `# A deal

The exclusivity between OpenAI and Microsoft has ended. Microsoft keeps its revenue share.

They never liked exclusivity. Microsoft gains.
`;

const FILE = '.pactmark/corrections.jsonl';

function folder(): vscode.Uri {
	const [first] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(first !== undefined, 'The tests need a folder.');
	return first.uri;
}

async function open(name: string, text = NOTE): Promise<vscode.TextEditor> {
	const uri = await writeFile(name, new TextEncoder().encode(text));
	const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
	await (await pactmark()).reading(uri);
	return editor;
}

async function read({ document }: vscode.TextEditor): Promise<Reading> {
	const reading = await (await pactmark()).reading(document.uri);
	assert.ok(reading !== undefined);
	return reading;
}

async function idsOf(editor: vscode.TextEditor, kind: Mention['kind']): Promise<string[]> {
	return (await read(editor)).mentions.filter(mention => mention.kind === kind).map(({ id }) => id);
}

/** Puts the cursor on a word of the note, counted from some place on. */
async function putCursor(editor: vscode.TextEditor, word: string, from = 0): Promise<void> {
	await vscode.window.showTextDocument(editor.document);
	const { start } = placeOf(editor.document, word, from);
	const active = vscode.window.activeTextEditor;
	assert.ok(active?.document === editor.document);
	active.selection = new vscode.Selection(start.translate(0, 1), start.translate(0, 1));
}

async function written(): Promise<string[]> {
	const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder(), FILE));
	return new TextDecoder().decode(bytes).trim().split('\n').slice(1);
}

suite('corrections', () => {
	let note: vscode.TextEditor;

	setup(async () => {
		note = await open('deal.md');
		assert.deepStrictEqual(await idsOf(note, 'term'), ['exclusivity', 'revenue_share', 'exclusivity']);
	});

	teardown(async () => {
		await vscode.window.showTextDocument(note.document);
		const isCorrected = async (): Promise<boolean> =>
			(await read(note)).mentions.some(({ why }) => why.correction !== undefined) ||
			(await idsOf(note, 'term')).length !== 3;
		await writeFile(FILE, new Uint8Array()); // The folder may not be there yet.
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.pactmark'), { recursive: true });
		await untilPainted(async () => note.document.isClosed || !(await isCorrected()));
		await cleanUp();
	});

	test('not this sense here: this passage alone, by its words, in a line of a file', async () => {
		await putCursor(note, 'exclusivity', NOTE.indexOf('They'));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		assert.deepStrictEqual(await idsOf(note, 'term'), ['exclusivity', 'revenue_share']);
		const [line, ...more] = await written();
		assert.deepStrictEqual(more, []);
		const record = JSON.parse(line ?? '') as {
			type: string;
			note: string;
			target: string;
			quote: { exact: string };
		};
		assert.deepStrictEqual(
			[record.type, record.note, record.target, record.quote.exact],
			['not-this-sense', 'deal.md', 'exclusivity', 'exclusivity'],
		);
	});

	test('it holds while text before it is typed, and is gone when it is undone', async () => {
		await putCursor(note, 'exclusivity', NOTE.indexOf('They'));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		await note.edit(edit =>
			edit.insert(new vscode.Position(1, 0), 'An exclusivity, says a man, has ended.\n'),
		);
		assert.deepStrictEqual(await idsOf(note, 'term'), ['exclusivity', 'exclusivity', 'revenue_share']);
		await vscode.commands.executeCommand(COMMANDS.undoLastCorrection);
		assert.strictEqual((await idsOf(note, 'term')).length, 4);
		assert.deepStrictEqual(await written(), []);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await until((await pactmark()).onDidPaint, () => !note.document.isDirty);
	});

	test('never mark this alias: at once in every open note, and in those opened later', async () => {
		const other = await open('other.md', 'Nvidia wants exclusivity and a lock-up.\n');
		await putCursor(note, 'exclusivity');
		await vscode.commands.executeCommand(COMMANDS.neverMarkAlias);
		assert.deepStrictEqual(await idsOf(note, 'term'), ['revenue_share']);
		assert.ok(!(await idsOf(other, 'term')).includes('exclusivity'));
		const later = await open('later.md', 'Exclusivity for Nvidia.\n');
		assert.deepStrictEqual(await idsOf(later, 'term'), []);
	});

	test('this is the company: wherever the name stands, with what its sentences say', async () => {
		await putCursor(note, 'Microsoft');
		await vscode.commands.executeCommand(COMMANDS.thisIsCompany, {
			company: 'msft-research',
			label: 'Microsoft Research',
			everywhere: true,
		});
		const reading = await read(note);
		assert.deepStrictEqual(
			reading.mentions.filter(({ text }) => text === 'Microsoft').map(({ id }) => id),
			['msft-research', 'msft-research', 'msft-research'],
		);
		assert.ok(reading.changes.every(({ parties }) => !parties.includes('microsoft')));
	});

	test('this is another term: this passage, with what its sentence says; Explain Mention names it; it can be undone', async () => {
		await putCursor(note, 'exclusivity');
		await vscode.commands.executeCommand(COMMANDS.thisIsTerm, 'non_compete');
		assert.deepStrictEqual(await idsOf(note, 'term'), ['non_compete', 'revenue_share', 'exclusivity']);
		const changes = async (): Promise<string[]> =>
			(await read(note)).changes.map(({ term, change }) => `${term} ${change}`);
		assert.ok((await changes()).includes('non_compete ended'));
		assert.ok(!(await changes()).includes('exclusivity ended'));
		await vscode.commands.executeCommand(COMMANDS.explainMention);
		const why = (await pactmark()).testing?.why() ?? [];
		const corrected = /^Corrected by .*: “exclusivity” means Non-compete here\.$/;
		assert.ok(why.some(line => corrected.test(line)));
		await note.edit(edit => edit.insert(new vscode.Position(1, 0), 'An exclusivity, says a man.\n'));
		assert.deepStrictEqual(await idsOf(note, 'term'), [
			'exclusivity',
			'non_compete',
			'revenue_share',
			'exclusivity',
		]);
		await vscode.commands.executeCommand(COMMANDS.undoLastCorrection);
		assert.ok(!(await idsOf(note, 'term')).includes('non_compete'));
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await until((await pactmark()).onDidPaint, () => !note.document.isDirty);
	});

	test('this is another term, and no change of it: both are named, and both are listed', async () => {
		await putCursor(note, 'exclusivity');
		await vscode.commands.executeCommand(COMMANDS.thisIsTerm, 'non_compete');
		await read(note);
		await vscode.commands.executeCommand(COMMANDS.wrongChange, 'denied');
		const { mentions, changes } = await read(note);
		const found = mentions.find(({ id }) => id === 'non_compete');
		assert.strictEqual(found?.kind === 'term' && found.polarity, 'negated');
		assert.ok(changes.every(({ term }) => term !== 'non_compete'));
		await vscode.commands.executeCommand(COMMANDS.explainMention);
		const why = (await pactmark()).testing?.why() ?? [];
		assert.deepStrictEqual(
			why.slice(-2).map(line => line.replace(/^Corrected by .*?: /, '')),
			['“exclusivity” means Non-compete here.', 'Non-compete: the sentence says that there is none.'],
		);
	});

	test('wrong change: the right one takes its place', async () => {
		await putCursor(note, 'exclusivity');
		assert.strictEqual(
			(await read(note)).changes.find(({ term }) => term === 'exclusivity')?.change,
			'ended',
		);
		await vscode.commands.executeCommand(COMMANDS.wrongChange, 'revised');
		const change = (await read(note)).changes.find(({ term }) => term === 'exclusivity');
		assert.strictEqual(change?.change, 'revised');
		assert.ok(change.why.correction !== undefined);
	});

	test('wrong effect: the right one takes its place', async () => {
		await putCursor(note, 'Microsoft', NOTE.indexOf('They'));
		const effectOf = async (): Promise<string | undefined> =>
			(await read(note)).beneficiaries.find(({ id }) => id === 'microsoft')?.effect;
		assert.strictEqual(await effectOf(), 'gains');
		await vscode.commands.executeCommand(COMMANDS.wrongEffect, 'loses');
		assert.strictEqual(await effectOf(), 'loses');
	});

	test('accept: it becomes certain, and Explain Mention says who said so and undoes it', async () => {
		await putCursor(note, 'revenue share');
		await vscode.commands.executeCommand(COMMANDS.acceptMention);
		const accepted = (await read(note)).mentions.find(({ id }) => id === 'revenue_share');
		assert.strictEqual(accepted?.confidence, 1);
		await vscode.commands.executeCommand(COMMANDS.explainMention);
		const why = (await pactmark()).testing?.why() ?? [];
		const corrected = /^Corrected by .*: “revenue share” is rightly marked as Revenue share\.$/;
		assert.ok(why.some(line => corrected.test(line)));
	});

	test('a hover offers it with a link to a command of ours', async () => {
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			note.document.uri,
			placeOf(note.document, 'revenue share').start,
		);
		const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
		assert.ok(texts.some(({ value }) => value.includes(`[Correct…](command:${INNER_COMMANDS.correct}?`)));
	});

	test('of a listed correction is asked by what it says, without the picture', async () => {
		await putCursor(note, 'revenue share');
		await vscode.commands.executeCommand(COMMANDS.acceptMention);
		const listed = nextList();
		const done = vscode.commands.executeCommand(COMMANDS.showCorrections);
		const { items, pick } = await listed;
		assert.deepStrictEqual(
			items.map(({ label }) => label.slice(0, 7)),
			['$(edit)'],
		);
		const asked = nextList();
		pick('“revenue share”');
		const { title, pick: choose } = await asked;
		choose('Undo');
		await done;
		assert.match(title ?? '', /^“revenue share” /);
		assert.deepStrictEqual(await written(), []);
	});

	test('what a colleague’s file says holds when it comes, and no longer when it goes', async () => {
		const lines = [
			'{"pactmark":"corrections","version":1}',
			'{"type":"never-mark-alias","id":"c1","alias":"revenue share","kind":"term","target":"revenue_share"}',
		];
		const uri = await writeFile(FILE, new TextEncoder().encode(`${lines.join('\n')}\n`));
		await untilPainted(async () => !(await idsOf(note, 'term')).includes('revenue_share'));
		await vscode.workspace.fs.delete(uri);
		await untilPainted(async () => (await idsOf(note, 'term')).includes('revenue_share'));
	});

	test('a colleague’s correction is not undone, however young it says it is', async () => {
		const line =
			'{"type":"never-mark-alias","id":"c1","alias":"revenue share","kind":"term","target":"revenue_share","author":"Jo","created":"2099-01-01T00:00:00.000Z"}';
		const text = `{"pactmark":"corrections","version":1}\n${line}\n`;
		await writeFile(FILE, new TextEncoder().encode(text));
		await untilPainted(async () => !(await idsOf(note, 'term')).includes('revenue_share'));
		await vscode.commands.executeCommand(COMMANDS.undoLastCorrection);
		assert.deepStrictEqual(await written(), [line]);
	});

	test('a malicious file shows as text, is told where it is damaged, and is kept as it is', async () => {
		const lines = [
			'{"pactmark":"corrections","version":1}',
			'{"type":"company-is","id":"a","company":"microsoft","label":"[x](command:workbench.action.quit) <img src=x>","name":"OpenAI"}',
			'{"type":"accept","id":"b","kind":"term","target":"t","note":"../../../etc/passwd","quote":{"exact":"x"}}',
			'{"type":"not-this-sense"',
		];
		const text = `${lines.join('\n')}\n`;
		const uri = await writeFile(FILE, new TextEncoder().encode(text));
		const isNamed = async (): Promise<boolean> =>
			(await read(note)).mentions.some(({ label }) => label.includes('command:'));
		await untilPainted(isNamed);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			note.document.uri,
			placeOf(note.document, 'OpenAI').start,
		);
		const value = hovers
			.flatMap(({ contents }) => contents as vscode.MarkdownString[])
			.map(md => md.value)
			.join();
		assert.ok(!value.includes('](command:workbench') && !value.includes('<img'), value);
		await until(vscode.languages.onDidChangeDiagnostics, () =>
			vscode.languages.getDiagnostics(uri).some(({ range }) => range.start.line === 3),
		);
		await putCursor(note, 'revenue share');
		await vscode.commands.executeCommand(COMMANDS.acceptMention);
		assert.ok((await written()).includes('{"type":"not-this-sense"'));
	});

	test('corrections go along with an untitled note that is saved', async () => {
		const target = vscode.Uri.joinPath(folder(), 'was untitled.md');
		const untitled = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
		const editor = await vscode.window.showTextDocument(untitled);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), NOTE));
		await untilPainted(async () => (await idsOf(editor, 'term')).includes('exclusivity'));
		await putCursor(editor, 'exclusivity', NOTE.indexOf('They'));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		await untitled.save();
		const saved = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
		await untilPainted(
			async () =>
				(await idsOf(saved, 'term')).join() === 'exclusivity,revenue_share' &&
				(await written()).join().includes('"note":"was untitled.md"'),
		);
		await vscode.workspace.fs.delete(target);
	});

	test('a note that has corrections alone is recognised after it was moved by others', async () => {
		const text = `${NOTE}\nThis is number 7713 of a series.\n`;
		const lonely = await open('lonely.md', text);
		await putCursor(lonely, 'exclusivity', text.indexOf('They'));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		const { testing } = await pactmark();
		assert.ok(testing !== undefined);
		const target = vscode.Uri.joinPath(folder(), 'moved by others.md');
		await vscode.workspace.fs.rename(lonely.document.uri, target, { overwrite: true });
		const recognised = next(testing.annotationMoves.onDidRecognise);
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
		await testing.annotations.read(editor.document);
		const offer = await recognised;
		assert.deepStrictEqual([offer.annotations, offer.corrections], [0, 1]);
		assert.strictEqual(offer.note.toString(), lonely.document.uri.toString());
		await testing.annotationMoves.adopt(offer);
		await untilPainted(async () => (await idsOf(editor, 'term')).join() === 'exclusivity,revenue_share');
		assert.match((await written()).join(), /"note":"moved by others.md"/);
		await vscode.workspace.fs.delete(target);
	});

	test('corrections go along with a note that is renamed', async () => {
		await putCursor(note, 'exclusivity', NOTE.indexOf('They'));
		await vscode.commands.executeCommand(COMMANDS.notThisSense);
		const target = vscode.Uri.joinPath(folder(), 'renamed.md');
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(note.document.uri, target, { overwrite: true });
		assert.ok(await vscode.workspace.applyEdit(edit));
		const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(target));
		await untilPainted(
			async () =>
				(await idsOf(editor, 'term')).join() === 'exclusivity,revenue_share' &&
				(await written()).join().includes('"note":"renamed.md"'),
		);
		await vscode.workspace.fs.delete(target);
		note = await open('deal.md');
	});
});
