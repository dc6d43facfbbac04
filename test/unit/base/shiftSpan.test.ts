import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { shiftSpan } from '../../../src/core/base/shiftSpan.js';

suite('shiftSpan', () => {
	const span = { start: 10, end: 20 };
	const cases: readonly (readonly [
		why: string,
		edit: readonly [number, number, number],
		moved: readonly number[] | undefined,
	])[] = [
		['before it: moves', [0, 2, 5], [13, 23]],
		['typed at its start: moves, does not grow', [10, 0, 3], [13, 23]],
		['inside: stretches', [15, 0, 3], [10, 23]],
		['inside: shrinks', [12, 4, 0], [10, 16]],
		['typed at its end: stays', [20, 0, 3], [10, 20]],
		['over its start: is cut', [5, 8, 1], [6, 13]],
		['over its end: is cut', [15, 10, 1], [10, 15]],
		['over all of it: is gone', [5, 20, 1], undefined],
		['exactly it replaced: is gone', [10, 10, 4], undefined],
	];
	for (const [why, [offset, length, inserted], moved] of cases) {
		test(why, () => {
			const result = shiftSpan(span, { offset, length, inserted });
			assert.deepEqual(result && [result.start, result.end], moved);
		});
	}

	test('an edit and its undoing leave a span outside of it where it was', () => {
		const place = fc.nat(60);
		fc.assert(
			fc.property(
				fc.tuple(place, place, place, place, place),
				([start, long, offset, length, inserted]) => {
					const before = { start, end: start + long + 1 };
					fc.pre(offset + length <= before.start || offset >= before.end);
					const there = shiftSpan(before, { offset, length, inserted });
					assert.ok(there !== undefined);
					assert.deepEqual(
						shiftSpan(there, { offset, length: inserted, inserted: length }),
						before,
					);
				},
			),
		);
	});

	test('the text under a span outside the edit stays the same', () => {
		fc.assert(
			fc.property(
				fc.stringMatching(/^[a-z]{30}$/),
				fc.nat(29),
				fc.nat(9),
				fc.stringMatching(/^[A-Z]{0,5}$/),
				(text, offset, length, typed) => {
					const edit = {
						offset,
						length: Math.min(length, text.length - offset),
						inserted: typed.length,
					};
					const after = text.slice(0, offset) + typed + text.slice(offset + edit.length);
					const moved = shiftSpan(span, edit);
					if (
						moved !== undefined &&
						moved.end - moved.start === 10 &&
						!/[A-Z]/.test(after.slice(moved.start, moved.end))
					) {
						assert.equal(after.slice(moved.start, moved.end), text.slice(10, 20));
					}
				},
			),
		);
	});
});
