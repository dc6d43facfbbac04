import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { createAnnotation } from '../../src/core/annotations/annotation.js';
import { takeQuote } from '../../src/core/annotations/anchorer.js';
import { AnnotationStore } from '../../src/core/annotations/annotationStore.js';
import { createWorkspaceFiles } from '../../src/vscode/annotations/workspaceFiles.js';
import { COMMANDS } from '../../src/vscode/ids.js';
import {
	all,
	annotate,
	DEAL,
	forgetAll,
	print,
	rowsWhen,
	rowWhen,
	service,
	writeNote,
} from './annotatedNotes.js';
import { next, pactmark, placeOf } from './notes.js';

suite('annotations view', () => {
	suiteSetup(forgetAll);
	teardown(async () => {
		await vscode.commands.executeCommand(COMMANDS.clearAnnotationsFilter);
		await vscode.commands.executeCommand(COMMANDS.arrangeAnnotations, 'note');
		await forgetAll();
	});

	test('is empty where nothing is annotated', async () => {
		await vscode.commands.executeCommand('pactmark.annotations.focus');
		const { annotations } = await pactmark();
		assert.deepStrictEqual(await annotations.rows(), []);
		assert.strictEqual(annotations.description() ?? '', '');
	});

	test('lists annotations under their notes, with their lines and counts', async () => {
		const uri = await writeNote('deal.md', DEAL);
		await annotate(uri, 'revenue share', { kind: 'question', body: 'How much?', tags: ['money'] });
		await annotate(uri, 'Cloud buyers', { kind: 'highlight', body: '' });
		const rows = await rowsWhen(shown => all(shown).length === 3);
		assert.deepStrictEqual(print(rows), [
			'note deal.md (2)',
			'  question How much? (9 · #money · “revenue share”)',
			'  highlight “Cloud buyers” (11)',
		]);
		assert.strictEqual((await pactmark()).annotations.description(), '2');
	});

	test('a kind has one picture, in the view and in the hover', async () => {
		const uri = await writeNote('deal.md', DEAL);
		const passages = {
			comment: 'provider',
			question: 'revenue share',
			todo: '2032',
			highlight: 'Cloud buyers',
		};
		for (const [kind, passage] of Object.entries(passages) as [keyof typeof passages, string][]) {
			const { document } = await annotate(uri, passage, { kind });
			const { iconPath } = (await pactmark()).annotations.item(await rowWhen(kind));
			assert.ok(iconPath instanceof vscode.ThemeIcon);
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				uri,
				placeOf(document, passage).start,
			);
			const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]);
			assert.ok(
				texts.some(({ value }) => value.startsWith(`$(${iconPath.id}) **`)),
				`${kind}: ${iconPath.id}`,
			);
		}
	});

	test('hears of annotations that somebody else wrote, and knows the lines of notes that are not open', async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder !== undefined);
		const { annotations } = await pactmark();
		assert.deepStrictEqual(await annotations.rows(), []);
		await writeNote('unopened.md', DEAL);
		const start = DEAL.indexOf('Cloud buyers');
		const after = createAnnotation({
			id: 'somebodyelse',
			kind: 'question',
			quote: takeQuote(DEAL, { start, end: start + 12 }),
			body: 'Who are they?',
			author: 'Ada',
			now: '2026-05-01T12:00:00.000Z',
		});
		const store = new AnnotationStore({ files: createWorkspaceFiles(folder.uri), newId: () => 'unused' });
		assert.strictEqual(await store.save('unopened.md', [{ before: undefined, after }]), undefined);
		store.dispose();
		const row = await rowWhen('question');
		assert.match(row.description, /^11 · /);
		assert.ok(!vscode.workspace.textDocuments.some(({ uri }) => uri.path.endsWith('/unopened.md')));
	});

	test('follows typing, with the same rows for the same annotations', async () => {
		const editor = await annotate(await writeNote('deal.md', DEAL), 'Cloud buyers');
		const before = await rowWhen('comment');
		await editor.edit(edit => edit.insert(new vscode.Position(5, 0), 'Draft.\n\n'));
		const rows = await rowsWhen(shown => all(shown).some(row => row.description.startsWith('13 ')));
		const after = all(rows).find(row => row.type === 'annotation');
		assert.strictEqual(after?.id, before.id);
	});

	test('rows have pictures, spoken labels and menus, and open their passage', async () => {
		const editor = await annotate(await writeNote('deal.md', DEAL), 'revenue share', { tags: ['money'] });
		const { annotations } = await pactmark();
		const item = annotations.item(await rowWhen('comment'));
		assert.ok(item.iconPath instanceof vscode.ThemeIcon);
		assert.strictEqual(item.contextValue, 'annotation open found');
		assert.strictEqual(
			item.accessibilityInformation?.label,
			'Comment, On revenue share, on “revenue share”, line 9 of deal.md, tagged money',
		);
		editor.selection = new vscode.Selection(0, 0, 0, 0);
		assert.ok(item.command !== undefined);
		await vscode.commands.executeCommand(
			item.command.command,
			...((item.command.arguments ?? []) as unknown[]),
		);
		const shown = vscode.window.activeTextEditor;
		assert.strictEqual(shown?.document.getText(shown.selection), 'revenue share');
	});

	test('resolves, reopens and deletes, several at once, and brings back what was deleted', async () => {
		const uri = await writeNote('deal.md', DEAL);
		await annotate(uri, 'revenue share');
		await annotate(uri, 'Cloud buyers');
		const both = all(await rowsWhen(rows => all(rows).length === 3)).slice(1);
		await vscode.commands.executeCommand(COMMANDS.resolveAnnotationRow, both[0], both);
		const done = await rowsWhen(rows => all(rows).filter(({ sign }) => sign === 'resolved').length === 2);
		await vscode.commands.executeCommand(COMMANDS.reopenAnnotationRow, all(done)[1]);
		const mixed = all(await rowsWhen(rows => all(rows).some(({ sign }) => sign === 'comment')));
		assert.deepStrictEqual(
			mixed.map(({ sign }) => sign),
			['note', 'comment', 'resolved'],
		);
		await vscode.commands.executeCommand(COMMANDS.deleteAnnotationRow, mixed[1]);
		await rowsWhen(rows => all(rows).length === 2);
		await (await service()).restore();
		await rowWhen('comment', 'revenue share');
	});

	test('can be arranged, and remembers how', async () => {
		const uri = await writeNote('deal.md', DEAL);
		await annotate(uri, 'revenue share', { tags: ['money'], kind: 'question' });
		await annotate(uri, 'Cloud buyers');
		await rowsWhen(rows => all(rows).length === 3);
		await vscode.commands.executeCommand(COMMANDS.arrangeAnnotations, 'tag');
		const groups = async (): Promise<string[]> =>
			(await (await pactmark()).annotations.rows()).map(({ label }) => label);
		assert.deepStrictEqual(await groups(), ['#money', 'Without Tags']);
		const { testing } = await pactmark();
		testing?.stop();
		testing?.start();
		assert.deepStrictEqual(await groups(), ['#money', 'Without Tags']);
		await vscode.commands.executeCommand(COMMANDS.arrangeAnnotations, 'questions');
		assert.deepStrictEqual(await groups(), ['deal.md']);
		const { annotations } = await pactmark();
		assert.strictEqual(annotations.description(), 'open questions: 1');
	});

	test('can be filtered, and says so', async () => {
		const uri = await writeNote('deal.md', DEAL);
		await annotate(uri, 'revenue share');
		await annotate(uri, 'Cloud buyers');
		await rowsWhen(rows => all(rows).length === 3);
		const { annotations } = await pactmark();
		await vscode.commands.executeCommand(COMMANDS.filterAnnotations, 'cloud');
		const rows = all(await annotations.rows());
		assert.deepStrictEqual(
			rows.map(({ label }) => label),
			['deal.md', 'On Cloud buyers'],
		);
		assert.match(annotations.message() ?? '', /cloud/);
		await vscode.commands.executeCommand(COMMANDS.clearAnnotationsFilter);
		assert.strictEqual(all(await annotations.rows()).length, 3);
		assert.strictEqual(annotations.message(), '');
	});
});

suite('annotations without a sure place', () => {
	suiteSetup(forgetAll);
	teardown(forgetAll);

	let count = 0;

	/** Annotates a note and puts another text in its place, from outside. A note of its own each time: VS Code keeps closed ones for a while. */
	async function replaceText(text: string): Promise<vscode.Uri> {
		const uri = await writeNote(`replaced-${++count}.md`, DEAL);
		const { document } = await annotate(uri, 'exclusive provider of Borealis');
		await rowWhen('comment');
		const heard = next(
			vscode.workspace.onDidChangeTextDocument,
			({ document: changed }) => changed === document && changed.getText() === text,
		);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		await heard;
		return uri;
	}

	const twice = `${DEAL}\n${DEAL.slice(DEAL.indexOf('# A deal'))}`;

	test('stand on top, and are given one of the places they might be at', async () => {
		await replaceText(`\n${twice}`);
		const unsure = await rowWhen('unsure');
		assert.match(unsure.description, /place unsure · 2 places/);
		const { annotations } = await pactmark();
		assert.strictEqual(annotations.item(unsure).contextValue, 'annotation open unsure');
		const previewed = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.isEmpty === false,
		);
		await vscode.commands.executeCommand(COMMANDS.chooseAnnotationPlace, unsure);
		const { textEditor } = await previewed;
		assert.strictEqual(
			textEditor.document.getText(textEditor.selection),
			'exclusive provider of Borealis',
		);
		const first = textEditor.selection.start.line;
		const moved = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.start.line !== first,
		);
		await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
		await moved;
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		const placed = await rowWhen('comment');
		assert.ok(placed.description.startsWith(`${textEditor.selection.start.line + 1} · `));
	});

	test('leaving the choice changes nothing', async () => {
		await replaceText(`\n${twice}`);
		const unsure = await rowWhen('unsure');
		const previewed = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.isEmpty === false,
		);
		await vscode.commands.executeCommand(COMMANDS.chooseAnnotationPlace, unsure);
		await previewed;
		const back = next(
			vscode.window.onDidChangeTextEditorSelection,
			({ selections }) => selections[0]?.isEmpty === true,
		);
		await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
		await back;
		await rowWhen('unsure');
	});

	test('that are lost are given the passage that is selected', async () => {
		const uri = await replaceText('# Another text\n\nThe tie is gone for good.\n');
		const lost = await rowWhen('lost');
		const editor = await vscode.window.showTextDocument(uri);
		const { start, end } = placeOf(editor.document, 'The tie');
		editor.selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand(COMMANDS.attachAnnotation, lost);
		const row = await rowWhen('comment');
		assert.match(row.description, /^3 · “The tie”/);
	});

	test('with nothing selected nothing is attached', async () => {
		const uri = await replaceText('# Another text\n\nThe tie is gone for good.\n');
		const lost = await rowWhen('lost');
		await vscode.window.showTextDocument(uri);
		await vscode.commands.executeCommand(COMMANDS.attachAnnotation, lost);
		await rowWhen('lost');
	});

	test('of a note that is gone move to the note they are attached to', async () => {
		const uri = await writeNote('deal.md', DEAL);
		await annotate(uri, 'revenue share');
		await rowWhen('comment');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
		const edit = new vscode.WorkspaceEdit();
		edit.deleteFile(uri);
		await vscode.workspace.applyEdit(edit);
		const orphan = await rowWhen('orphan');
		assert.strictEqual((await pactmark()).annotations.item(orphan).command, undefined);
		const other = await vscode.window.showTextDocument(
			await writeNote('other.md', '# Other\n\nA share.\n'),
		);
		const { start, end } = placeOf(other.document, 'A share');
		other.selection = new vscode.Selection(start, end);
		await vscode.commands.executeCommand(COMMANDS.attachAnnotation, orphan);
		const rows = await rowsWhen(shown => shown[0]?.label === 'other.md' && shown.length === 1);
		assert.strictEqual(all(rows)[1]?.label, 'On revenue share');
	});
});
