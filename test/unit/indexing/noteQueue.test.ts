import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { NoteQueue } from '../../../src/vscode/indexing/noteQueue.js';

suite('NoteQueue', () => {
	test('hands out the highest rank first, each note once', () => {
		const queue = new NoteQueue();
		queue.spoil('old', 1);
		queue.spoil('open', Infinity);
		queue.spoil('new', 5);
		queue.spoil('new', 6);
		assert.equal(queue.backlog, 3);
		assert.deepEqual(queue.claim(2), ['open', 'new']);
		assert.deepEqual(queue.claim(2), ['old']);
		assert.deepEqual(queue.claim(2), []);
		assert.equal(queue.size, 3, 'under way is not done');
	});

	test('keeps what is heard of a note while it is under way', () => {
		const queue = new NoteQueue();
		queue.spoil('a', 1);
		assert.deepEqual(queue.claim(1), ['a']);
		queue.spoil('a', 1);
		queue.doubt('a');
		assert.deepEqual(queue.claim(1), [], 'not twice at a time');
		assert.deepEqual(queue.takeDoubtful(1), []);
		queue.settle('a');
		assert.deepEqual(queue.takeDoubtful(1), ['a']);
		queue.settle('a');
		assert.deepEqual(queue.claim(1), ['a']);
		queue.settle('a');
		assert.equal(queue.size, 0);
	});

	test('does not count what comes of a note that was dropped', () => {
		const queue = new NoteQueue();
		queue.spoil('a', 1);
		queue.claim(1);
		queue.drop('a');
		assert.equal(queue.settle('a'), false);
		assert.equal(queue.size, 0);
		assert.equal(queue.backlog, 0);
	});

	test('hands out a note that is back only when what was under way has come', () => {
		const queue = new NoteQueue();
		queue.spoil('a', 1);
		queue.claim(1);
		queue.drop('a');
		queue.spoil('a', 1);
		assert.deepEqual(queue.claim(1), []);
		assert.equal(queue.settle('a'), false, 'that was the one before');
		assert.deepEqual(queue.claim(1), ['a']);
		assert.deepEqual([...queue.unread()], ['a']);
		assert.equal(queue.settle('a'), true);
		assert.equal(queue.size, 0);
	});

	test('comes to an end whatever happens, with every note settled after it was last spoiled', () => {
		const key = fc.constantFrom('a', 'b', 'c', 'd');
		const step = fc.tuple(fc.constantFrom('spoil', 'doubt', 'drop', 'claim', 'compare', 'settle'), key);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 60 }), steps => {
				const queue = new NoteQueue();
				const underWay = new Set<string>();
				const owed = new Set<string>();
				for (const [what, name] of steps) {
					if (what === 'spoil') {
						queue.spoil(name, 1);
						owed.add(name);
					} else if (what === 'doubt') {
						queue.doubt(name);
					} else if (what === 'drop') {
						queue.drop(name);
						owed.delete(name);
					} else if (what === 'settle' && underWay.delete(name)) {
						queue.settle(name);
					} else if (what === 'claim' || what === 'compare') {
						const keys = what === 'claim' ? queue.claim(2) : queue.takeDoubtful(2);
						for (const each of keys) {
							assert.ok(!underWay.has(each));
							underWay.add(each);
							if (what === 'claim') {
								owed.delete(each);
							}
						}
					}
				}
				for (let turn = 0; turn < 20 && queue.size > 0; turn++) {
					underWay.forEach(each => queue.settle(each));
					underWay.clear();
					queue.claim(9).forEach(each => {
						owed.delete(each);
						underWay.add(each);
					});
					queue.takeDoubtful(9).forEach(each => underWay.add(each));
				}
				assert.equal(queue.size, 0);
				assert.deepEqual([...owed], []);
			}),
		);
	});
});
