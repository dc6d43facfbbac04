import * as assert from 'node:assert/strict';
import { sayCount, sayEnglish, sayList } from '../../../src/core/wording/say.js';

suite('say', () => {
	test('fills in the slots, and leaves those it has nothing for', () => {
		assert.equal(sayEnglish('{1} before {0}, not {2}', 'a', 2), '2 before a, not {2}');
	});

	test('counts one apart', () => {
		assert.equal(sayCount(sayEnglish, 1, ['1 term', '{0} terms']), '1 term');
		assert.equal(sayCount(sayEnglish, 0, ['1 term', '{0} terms']), '0 terms');
	});

	test('lists names', () => {
		assert.equal(sayList(sayEnglish, []), '');
		assert.equal(sayList(sayEnglish, ['A']), 'A');
		assert.equal(sayList(sayEnglish, ['A', 'B', 'C']), 'A, B and C');
	});
});
