import * as assert from 'node:assert';
import { cleanUp, NOTE, openNote, pactmark, set } from './notes.js';

suite('minimum confidence', () => {
	teardown(cleanUp);

	test('leaves out what the reading is less sure of, in the open note, at once', async () => {
		const { document } = await openNote(NOTE);
		const { reading } = await pactmark();
		const all = (await reading(document.uri))?.mentions ?? [];
		const least = Math.min(...all.map(({ confidence }) => confidence));
		const most = Math.max(...all.map(({ confidence }) => confidence));
		assert.ok(least < most, 'the note has marks of different confidence');
		await set('reading.minimumConfidence', most);
		const sure = (await reading(document.uri))?.mentions ?? [];
		assert.deepStrictEqual(
			sure,
			all.filter(({ confidence }) => confidence >= most),
		);
		await set('reading.minimumConfidence', 0);
		assert.deepStrictEqual((await reading(document.uri))?.mentions, all);
	});
});
