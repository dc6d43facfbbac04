import * as assert from 'node:assert';
import { spellingAt } from '../../../src/core/base/spelling.js';

suite('spellings', () => {
	test('are one object for each, wherever it stands', () => {
		const text = 'Licence or licence, Licence';
		const [first, second, third] = [
			spellingAt(text, 0, 7),
			spellingAt(text, 11, 18),
			spellingAt(text, 20, 27),
		];
		assert.strictEqual(first, third);
		assert.notStrictEqual(first, second);
		assert.deepStrictEqual([first.text, first.folded, first.isCapitalised], ['Licence', 'license', true]);
		assert.deepStrictEqual([second.text, second.isCapitalised], ['licence', false]);
	});

	test('stay right when the memory starts anew, and for words too long to be kept', () => {
		for (let i = 0; i < 70_000; i++) {
			const word = `w${i.toString(36)}`;
			assert.strictEqual(spellingAt(word, 0, word.length).text, word);
		}
		const long = 'x'.repeat(100);
		assert.strictEqual(spellingAt(long, 0, 100).text, long);
	});

	test('a mark stands for itself', () => {
		assert.strictEqual(spellingAt('a™b', 1, 2).folded, '™');
		assert.strictEqual(spellingAt('7%', 0, 1).isNumber, true);
	});
});
