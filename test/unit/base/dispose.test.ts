import * as assert from 'node:assert/strict';
import { DisposableStore, toDisposable } from '../../../src/core/base/dispose.js';

suite('DisposableStore', () => {
	function recorder(): {
		readonly log: string[];
		readonly item: (name: string) => { dispose: () => void };
	} {
		const log: string[] = [];
		return { log, item: name => ({ dispose: () => void log.push(name) }) };
	}

	test('lets everything go once, the youngest first', () => {
		const { log, item } = recorder();
		const store = new DisposableStore();
		store.add(item('first'));
		store.add(item('second'));
		store.dispose();
		store.dispose();
		assert.deepEqual(log, ['second', 'first']);
	});

	test('lets go at once what comes too late', () => {
		const { log, item } = recorder();
		const store = new DisposableStore();
		store.dispose();
		store.add(item('late'));
		assert.deepEqual(log, ['late']);
		assert.equal(store.isDisposed, true);
	});

	test('a failing one does not keep the rest alive', () => {
		const { log, item } = recorder();
		const store = new DisposableStore();
		store.add(item('first'));
		store.add(
			toDisposable(() => {
				throw new Error('no');
			}),
		);
		assert.throws(() => store.dispose(), /no/);
		assert.deepEqual(log, ['first']);
	});
});

suite('toDisposable', () => {
	test('acts once', () => {
		let count = 0;
		const item = toDisposable(() => (count += 1));
		item.dispose();
		item.dispose();
		assert.equal(count, 1);
	});
});
