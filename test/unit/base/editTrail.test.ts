import * as assert from 'node:assert/strict';
import { EditTrail } from '../../../src/core/base/editTrail.js';

const typed = (offset: number, inserted: number): { offset: number; length: number; inserted: number } => ({
	offset,
	length: 0,
	inserted,
});
const SPAN = { start: 10, end: 20 };

suite('edit trail', () => {
	test('a span goes over the edits that were made since its version, and over no others', () => {
		const trail = new EditTrail(3, 10);
		trail.add(4, [typed(0, 5)]);
		trail.add(6, [typed(0, 2), typed(40, 7)]);
		assert.deepEqual(trail.follow(SPAN, 3), { start: 17, end: 27 });
		assert.deepEqual(trail.follow(SPAN, 4), { start: 12, end: 22 });
		assert.deepEqual(trail.follow(SPAN, 5), { start: 12, end: 22 });
		assert.deepEqual(trail.follow(SPAN, 6), SPAN);
	});

	test('what was deleted is nowhere', () => {
		const trail = new EditTrail(1, 10);
		trail.add(2, [{ offset: 5, length: 30, inserted: 0 }]);
		assert.equal(trail.follow(SPAN, 1), undefined);
	});

	test('it says nothing of versions before it began, of those to come, and of those it had to forget', () => {
		const trail = new EditTrail(3, 4);
		assert.equal(trail.since(2), undefined);
		assert.equal(trail.since(4), undefined);
		assert.deepEqual(trail.since(3), []);
		for (let version = 4; version < 10; version++) {
			trail.add(version, [typed(version, 1)]);
		}
		assert.deepEqual(
			[3, 4, 5, 8].map(version => trail.since(version)?.length),
			[undefined, undefined, 4, 1],
		);
		trail.add(
			10,
			[1, 2, 3, 4, 5].map(offset => typed(offset, 1)),
		);
		assert.equal(trail.since(9), undefined);
		assert.deepEqual(trail.since(10), []);
	});
});
