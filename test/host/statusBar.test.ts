import * as assert from 'node:assert';
import { cleanUp, openNote, pactmark, set, setWrong } from './notes.js';

suite('status bar', () => {
	teardown(cleanUp);

	test('counts what is in the note', async () => {
		await openNote('Nvidia and SAP share a right of first refusal.');
		const face = (await pactmark()).statusBar();
		assert.strictEqual(face?.text, '$(law) 1 term, 2 companies');
		assert.match(face.spoken, /1 term, 2 companies, 0 beneficiaries in this note/);
	});

	test('is not there without a note, or when switched off', async () => {
		await openNote();
		await set('statusBar.enabled', false);
		assert.strictEqual((await pactmark()).statusBar(), undefined);
		await set('statusBar.enabled', undefined);
		await openNote('plain text', 'plaintext');
		assert.strictEqual((await pactmark()).statusBar(), undefined);
	});
});

suite('settings that are not lawful', () => {
	teardown(cleanUp);

	test('give way to their default, and one sentence says so where the user looks', async () => {
		await openNote();
		await setWrong('reading.delay', 'soon');
		const { tree, statusBar } = await pactmark();
		const sentence =
			'The setting “pactmark.reading.delay” must be a number from 50 to 5000. Until then 250 is used.';
		assert.strictEqual(tree.message(), sentence);
		assert.ok(statusBar()?.text.startsWith('$(warning)'));
		assert.ok(statusBar()?.spoken.includes(sentence));
		await setWrong('reading.delay', 300);
		assert.strictEqual(tree.message(), '');
	});

	test('an unknown choice gives way as well', async () => {
		const { document } = await openNote();
		await setWrong('highlights.density', 'everything');
		assert.ok((await pactmark()).decorations(document.uri).some(({ ranges }) => ranges.length > 0));
		assert.match((await pactmark()).tree.message() ?? '', /one of all, firstInSection, none/);
	});
});
