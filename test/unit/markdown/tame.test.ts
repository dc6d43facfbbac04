import * as assert from 'node:assert/strict';
import { tame } from '../../../src/core/markdown/tame.js';

suite('tame', () => {
	test('leaves what somebody wrote as it is', () => {
		const note = '> > a **quote** in a _quote_\n\n- *item*\n  - [link](x) <b>\n\n'.repeat(400);
		assert.equal(tame(note), note);
		const references = '[a]: https://a.example\n'.repeat(6000);
		assert.equal(tame(references), references);
	});

	for (const [why, note] of [
		['emphasis without end', '*a'.repeat(5000)],
		['quotes without end', '> '.repeat(5000)],
		['quotes without spaces', `${'>'.repeat(5000)} a`],
		['lists in lists', '> 1. - '.repeat(5000)],
		['links without end', '[a]('.repeat(5000)],
		['images without end', '!['.repeat(5000)],
		['tags without end', '<a '.repeat(5000)],
		['labels without end', '[a]: '.repeat(9000)],
		[
			'lists one deeper a line',
			Array.from({ length: 400 }, (_, i) => `${' '.repeat(2 * i)}* a`).join('\n'),
		],
		['quotes without marks', '> a\nb\n'.repeat(5000)],
	] as const) {
		test(`takes the sting out of ${why}, keeping every place`, () => {
			const tamed = tame(note);
			assert.equal(tamed.length, note.length);
			assert.ok((tamed.match(/[*>[(<]/g)?.length ?? 0) <= 1000);
		});
	}
});
