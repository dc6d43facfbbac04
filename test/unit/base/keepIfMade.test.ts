import * as assert from 'node:assert/strict';
import { keepIfMade } from '../../../src/core/base/keepIfMade.js';

suite('keepIfMade', () => {
	test('makes once what all get', async () => {
		let made = 0;
		const get = keepIfMade(() => Promise.resolve(++made));
		assert.equal(made, 0);
		assert.deepEqual(await Promise.all([get(), get()]), [1, 1]);
		assert.equal(await get(), 1);
	});

	test('makes again what could not be made', async () => {
		let tried = 0;
		const get = keepIfMade(() =>
			++tried < 3 ? Promise.reject(new Error('no')) : Promise.resolve(tried),
		);
		await Promise.all([assert.rejects(get()), assert.rejects(get())]);
		assert.equal(tried, 1);
		await assert.rejects(get());
		assert.equal(await get(), 3);
		assert.equal(await get(), 3);
	});
});
