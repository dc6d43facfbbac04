import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, next, openNote, painted, pactmark, set, untilPainted } from './notes.js';

suite('highlights', () => {
	teardown(cleanUp);

	test('mark companies, terms that hold, terms that do not, and beneficiaries', async () => {
		const { document } = await openNote();
		assert.deepStrictEqual(await painted(document, 'company'), [
			'OpenAI',
			'Microsoft',
			'OpenAI',
			'Microsoft',
			'Microsoft',
			'Microsoft',
		]);
		assert.ok((await painted(document, 'term')).includes('revenue share'));
		assert.ok((await painted(document, 'termNotHeld')).includes('exclusivity'));
		assert.deepStrictEqual(await painted(document, 'beneficiary'), ['Cloud buyers']);
	});

	test('follow what is typed', async () => {
		const editor = await openNote();
		const { onDidPaint } = await pactmark();
		const repainted = next(onDidPaint, uri => uri.toString() === editor.document.uri.toString());
		await editor.edit(edit => edit.insert(new vscode.Position(2, 0), 'Nvidia joins in. '));
		await repainted;
		const companies = await painted(editor.document, 'company');
		assert.deepStrictEqual(companies.slice(0, 4), ['OpenAI', 'Microsoft', 'Nvidia', 'OpenAI']);
	});

	test('go with what is deleted', async () => {
		const editor = await openNote('Nvidia and SAP share a right of first refusal.');
		await editor.edit(edit => edit.delete(new vscode.Range(0, 0, 0, 'Nvidia and '.length)));
		await untilPainted(async () => (await painted(editor.document, 'company')).join() === 'SAP');
		assert.deepStrictEqual(await painted(editor.document, 'term'), ['right of first refusal']);
	});

	test('can be the first in each section only, or none', async () => {
		const { document } = await openNote();
		await set('highlights.density', 'firstInSection');
		assert.deepStrictEqual(await painted(document, 'company'), ['OpenAI', 'Microsoft', 'Microsoft']);
		await set('highlights.density', 'none');
		assert.deepStrictEqual(await painted(document, 'company'), []);
	});

	test('can leave a kind out', async () => {
		const { document } = await openNote();
		await set('highlights.companies', false);
		assert.deepStrictEqual(await painted(document, 'company'), []);
		assert.deepStrictEqual(await painted(document, 'beneficiary'), ['Cloud buyers']);
	});

	test('are painted anew in another style', async () => {
		const { document } = await openNote();
		const repainted = next((await pactmark()).onDidPaint);
		await set('highlights.style', 'quiet');
		await repainted;
		assert.deepStrictEqual(await painted(document, 'beneficiary'), ['Cloud buyers']);
	});

	test('are switched off and on by command', async () => {
		const { document } = await openNote();
		const { onDidPaint } = await pactmark();
		for (const count of [0, 1]) {
			const repainted = next(onDidPaint);
			await vscode.commands.executeCommand(COMMANDS.toggleHighlights);
			await repainted;
			assert.strictEqual((await painted(document, 'beneficiary')).length, count);
		}
		await set('highlights.enabled', undefined);
	});

	test('stand in every editor of the note', async () => {
		const { document } = await openNote();
		const repainted = next((await pactmark()).onDidPaint);
		await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside);
		await repainted;
		assert.deepStrictEqual(await painted(document, 'beneficiary'), ['Cloud buyers']);
	});

	test('of a long note stand around what is seen, and come with scrolling', async () => {
		const editor = await openNote(
			Array.from({ length: 1500 }, () => 'Nvidia has a right of first refusal.').join('\n\n'),
		);
		const { document } = editor;
		const { onDidPaint } = await pactmark();
		const lines = async (): Promise<number> => (await painted(document, 'company')).length;
		assert.ok((await lines()) < 1500);
		const last = document.lineAt(document.lineCount - 1).range;
		const isThere = async (): Promise<boolean> =>
			(await pactmark())
				.decorations(document.uri)
				.some(({ ranges }) => ranges.some(({ end }) => end.line === last.end.line));
		assert.ok(!(await isThere()));
		const repainted = next(onDidPaint);
		editor.revealRange(last);
		await repainted;
		await untilPainted(isThere);
		assert.ok((await lines()) < 1500);
	});

	test('leave other languages alone', async () => {
		const { document } = await openNote('OpenAI has ended its exclusivity.', 'plaintext');
		assert.deepStrictEqual((await pactmark()).decorations(document.uri), []);
		assert.strictEqual(await (await pactmark()).reading(document.uri), undefined);
	});

	test('come when a document becomes a note', async () => {
		const { document } = await openNote('Nvidia holds a right of first refusal.', 'plaintext');
		const appeared = next((await pactmark()).onDidPaint);
		const note = await vscode.languages.setTextDocumentLanguage(document, 'markdown');
		await appeared;
		assert.deepStrictEqual(await painted(note, 'term'), ['right of first refusal']);
	});
});
