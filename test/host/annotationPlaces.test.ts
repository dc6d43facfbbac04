import * as assert from 'node:assert';
import * as vscode from 'vscode';
import {
	TEXT,
	annotate,
	closeNote,
	fileOf,
	newNumber,
	openNote,
	passage,
	reopen,
	service,
	stored,
	testing,
	threadOf,
	untilPassage,
	writeStored,
} from './annotating.js';
import { cleanUp, next, placeOf, until } from './notes.js';

suite('annotations keep to their places', () => {
	teardown(cleanUp);

	test('follows the typing, thread and mark and all; deleted words come back by undo', async () => {
		const editor = await openNote();
		const { document } = editor;
		await annotate(document, 'March 2031');
		const thread = await threadOf(document);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Two\n\nlines above. '));
		assert.strictEqual(await passage(document), 'March 2031');
		assert.strictEqual(document.getText(thread.range), 'March 2031');
		await editor.edit(edit => edit.insert(placeOf(document, '2031').start, 'or April '));
		assert.strictEqual(await passage(document), 'March or April 2031');
		assert.strictEqual(document.getText(thread.range), 'March or April 2031');
		await editor.edit(edit =>
			edit.delete(placeOf(document, 'The licence runs until March or April 2031.')),
		);
		assert.strictEqual(await passage(document), 'lost');
		await vscode.commands.executeCommand('undo');
		assert.strictEqual(await passage(document), 'March or April 2031');
	});

	test('an edit of several notes at once leaves none with marks of before', async () => {
		const editors = [await openNote(), await openNote(`${TEXT}\nOne more line.\n`)];
		const [first, second] = editors.map(({ document }) => document);
		assert.ok(first !== undefined && second !== undefined);
		await annotate(first, 'March 2031');
		await annotate(second, 'March 2031');
		await vscode.window.showTextDocument(first, vscode.ViewColumn.One);
		await vscode.window.showTextDocument(second, vscode.ViewColumn.Two);
		const { annotationMarks } = await testing();
		const edit = new vscode.WorkspaceEdit();
		for (const document of [first, second]) {
			edit.insert(document.uri, placeOf(document, '2031').start, 'or April ');
		}
		await vscode.workspace.applyEdit(edit);
		await until(annotationMarks.onDidPaint, () =>
			[first, second].every(document => {
				const [mark] = annotationMarks.painted(document.uri).get('question') ?? [];
				return document.getText(mark) === 'March or April 2031';
			}),
		);
	});

	test('a passage that was rewritten while open is found again after saving and reopening', async () => {
		const editor = await openNote();
		const { document } = editor;
		await annotate(document, 'The licence runs until March 2031.');
		const { start, end } = placeOf(document, 'licence runs until March 2031');
		await editor.edit(edit =>
			edit.replace(
				new vscode.Range(start.translate(0, 1), end.translate(0, -1)),
				'ease ends in summer 204',
			),
		);
		const saved = next((await service()).onDidChange, uri => uri?.toString() === document.uri.toString());
		await document.save();
		await saved;
		await closeNote(document);
		const again = await reopen(document);
		assert.strictEqual(await passage(again), 'The lease ends in summer 2041.');
	});

	test('changes from outside: found by its words, lost when they are gone, found when they are back', async () => {
		const { document } = await openNote();
		await annotate(document, 'Nobody in town had heard of it.');
		const write = async (text: string): Promise<void> => {
			await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(text));
		};
		await write(`${'A new first paragraph about nothing.\n\n'.repeat(5)}${TEXT}`);
		await untilPassage(document, 'Nobody in town had heard of it.');
		await write('# Quite another text\n\nAbout the weather in the mountains, which was fair.\n');
		await untilPassage(document, 'lost');
		await write(TEXT);
		await untilPassage(document, 'Nobody in town had heard of it.');
	});

	test('where two places are as good as each other it says so, and marks both', async () => {
		const { document } = await openNote();
		await annotate(document, 'Nobody in town had heard of it.');
		const twin = 'The licence runs until March 2031. Nobody in town had heard of it.\n\n';
		const text = `# Twice\n\n${twin}${'Orvane keeps the spare parts business.\n\n'.repeat(2)}${twin}${'Orvane keeps the spare parts business.\n\n'.repeat(2)}`;
		await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(text));
		await untilPassage(document, 'unsure');
		const { annotationMarks } = await testing();
		const marked = annotationMarks.painted(document.uri).get('unsure') ?? [];
		assert.strictEqual(marked.length, 2);
		const annotations = await service();
		const [placed] = annotations.of(document);
		const last = document.getText().lastIndexOf('Nobody');
		const span = { start: last, end: last + 'Nobody in town had heard of it.'.length };
		await annotations.attach(placed?.annotation.id ?? '', document, span);
		assert.deepStrictEqual(annotations.of(document)[0]?.place, { kind: 'found', span });
	});

	test('a note renamed or moved in VS Code takes its annotations along', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		await (await service()).retry();
		const folder = vscode.Uri.joinPath(document.uri, '..');
		const number = newNumber();
		const moved = vscode.Uri.joinPath(folder, 'archive', `moved ${number}.md`);
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(document.uri, moved);
		const annotations = await service();
		const heard = next(annotations.onDidChange, uri => uri?.toString() === moved.toString());
		await vscode.workspace.applyEdit(edit);
		await heard;
		const there = await vscode.workspace.openTextDocument(moved);
		await annotations.read(there);
		await untilPassage(there, 'March 2031');
		await assert.rejects(stored(document.uri));
		const whole = new vscode.WorkspaceEdit();
		const archive = vscode.Uri.joinPath(folder, `archive ${number}`);
		whole.renameFile(vscode.Uri.joinPath(folder, 'archive'), archive);
		const target = vscode.Uri.joinPath(archive, `moved ${number}.md`);
		const heardAgain = next(annotations.onDidChange, uri => uri?.toString() === target.toString());
		await vscode.workspace.applyEdit(whole);
		await heardAgain;
		const again = await vscode.workspace.openTextDocument(target);
		await annotations.read(again);
		await untilPassage(again, 'March 2031');
	});

	test('what keeps annotations from following their note is told, and once it is mended they follow', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const annotations = await service();
		await annotations.retry();
		const text = await stored(document.uri);
		await writeStored(document.uri, [text.trimEnd().replace('"version":1', '"version":9')]);
		const moved = vscode.Uri.joinPath(document.uri, '..', `moved ${newNumber()}.md`);
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(document.uri, moved);
		const failed = next(annotations.onDidFail);
		await vscode.workspace.applyEdit(edit);
		const { message, uri } = await failed;
		assert.match(message, /newer version/);
		assert.strictEqual(uri.toString(), fileOf(document.uri).toString());
		await writeStored(document.uri, [text.trimEnd()]);
		await annotations.retry();
		const there = await vscode.workspace.openTextDocument(moved);
		await annotations.read(there);
		await untilPassage(there, 'March 2031');
		assert.deepStrictEqual(
			annotations.problems.filter(each => each.isFatal && each.uri.toString() === uri.toString()),
			[],
		);
	});

	test('a copy has annotations of its own', async () => {
		const { document } = await openNote(`${TEXT}\nA line that no other note has: 8147.\n`);
		const { annotation } = await annotate(document, 'March 2031');
		const annotations = await service();
		await annotations.retry();
		const copy = vscode.Uri.joinPath(document.uri, '..', `copy ${newNumber()}.md`);
		const edit = new vscode.WorkspaceEdit();
		const contents = new TextEncoder().encode(document.getText());
		[edit].forEach(each => each.createFile(copy, { contents }));
		const heard = next(annotations.onDidChange, uri => uri?.toString() === copy.toString());
		await vscode.workspace.applyEdit(edit);
		await heard;
		const copied = await vscode.workspace.openTextDocument(copy);
		await annotations.read(copied);
		await untilPassage(copied, 'March 2031');
		assert.notStrictEqual(annotations.of(copied)[0]?.annotation.id, annotation.id);
		assert.strictEqual(annotations.of(document)[0]?.annotation.id, annotation.id);
	});

	test('a note that was moved by others is recognised when it is opened, and can be given its annotations', async () => {
		const { document } = await openNote(`${TEXT}\nThe moved one is number 5520 of a series.\n`);
		await annotate(
			document,
			'Orvane keeps the spare parts business, which earns more than the pumps do.',
		);
		const annotations = await service();
		await annotations.retry();
		await closeNote(document);
		const moved = vscode.Uri.joinPath(document.uri, '..', `moved by others ${newNumber()}.md`);
		await vscode.workspace.fs.rename(document.uri, moved);
		const { annotationMoves } = await testing();
		const recognised = next(annotationMoves.onDidRecognise);
		const there = await vscode.workspace.openTextDocument(moved);
		await annotations.read(there);
		const offer = await recognised;
		assert.strictEqual(offer.note.toString(), document.uri.toString());
		await annotationMoves.adopt(offer);
		assert.match(await passage(there), /^Orvane keeps/);
	});

	test('an untitled note’s annotations go with it into the folder where it is saved', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder !== undefined);
		const target = vscode.Uri.joinPath(folder.uri, `was untitled ${newNumber()}.md`);
		const document = await vscode.workspace.openTextDocument(target.with({ scheme: 'untitled' }));
		const editor = await vscode.window.showTextDocument(document);
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), TEXT));
		const annotations = await service();
		await annotations.read(document);
		await annotate(document, 'March 2031');
		const heard = next(annotations.onDidChange, uri => uri?.toString() === target.toString());
		await document.save();
		await heard;
		const saved = await vscode.workspace.openTextDocument(target);
		await annotations.read(saved);
		await untilPassage(saved, 'March 2031');
		assert.match(await stored(target), /March 2031/);
	});

	test('a deleted note keeps its annotations, as an orphan', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const annotations = await service();
		await annotations.retry();
		await closeNote(document);
		await vscode.workspace.fs.delete(document.uri);
		const orphan = (await annotations.all()).find(
			({ note }) => note.toString() === document.uri.toString(),
		);
		assert.strictEqual(orphan?.isOrphan, true);
		assert.strictEqual(orphan.annotations[0]?.annotation.quote.exact, 'March 2031');
	});
});
