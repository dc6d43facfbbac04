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

	for (const [where, prefix] of [
		['paragraph', ''],
		['quote', '> '],
		['quote that goes on without its mark', ''],
		['list item', '  '],
	] as const) {
		test(`makes few lines of a ${where} that has no end, with the same words in the same places`, () => {
			const line = `${prefix}words in a row\n`;
			const note = `${where.includes('without') ? '> ' : ''}${line.repeat(5000)}${prefix}===\n`;
			const tamed = tame(note);
			assert.equal(tamed.length, note.length);
			assert.ok(tamed.split('\n').length < 10);
			assert.ok(tamed.endsWith(`\n${line}${prefix}===\n`));
			for (const found of note.matchAll(/words/g)) {
				assert.equal(tamed.slice(found.index, found.index + 5), 'words');
			}
		});
	}

	test('lets no quote and no item go on for ever, whatever stands in its lines', () => {
		for (const note of [
			'> ' + ')\n'.repeat(5000),
			'- ' + '===\n'.repeat(5000),
			'[^1]: ' + '`\r\n'.repeat(5000),
		]) {
			const tamed = tame(note);
			assert.equal(tamed.length, note.length);
			assert.equal(tamed.match(/^ +$/gm)?.length, 10);
		}
		const list = '- an item\n\n  and more\n'.repeat(5000);
		assert.equal(tame(list), list);
	});

	test('leaves lines as they are that end something or break', () => {
		const note = 'words in a row  \nwords in a row\\\na tag <b>\n'.repeat(1000);
		assert.equal(tame(note), note);
	});
});
