import * as assert from 'node:assert/strict';
import { globsIn, joinGlobs, matchGlobs } from '../../../src/vscode/indexing/excludes.js';

suite('excludes', () => {
	const cases: readonly (readonly [string, readonly string[], string | undefined])[] = [
		['none', [], undefined],
		['blank ones', [' ', ''], undefined],
		['one', ['Archive/**'], 'Archive/**'],
		['several', ['a', 'b/**'], '{a,b/**}'],
		['braces', ['**/{a,b}', 'c'], '{c,**/a,**/b}'],
		['braces in braces', ['{a,{b,c}d}'], '{a,bd,cd}'],
		['a brace that is not closed', ['a{b', 'c'], 'c'],
		['far too many alternatives', ['{a,b}'.repeat(30), 'c'], 'c'],
		['a class', ['**/[ab].md'], '**/[ab].md'],
		['a class that is not closed', ['**/[a', 'c'], 'c'],
		['a class of nothing', ['a[]', 'a[!].md', 'c'], 'c'],
		['a class that runs backwards', ['[z-a]', 'c'], 'c'],
		['a class of brackets', ['**/[]].md'], '**/[]].md'],
	];
	for (const [what, globs, joined] of cases) {
		test(`joins ${what}`, () => {
			const sorted = (glob: string | undefined): string[] | undefined =>
				glob
					?.replace(/^\{|\}$/g, '')
					.split(',')
					.sort();
			assert.deepEqual(sorted(joinGlobs(globs)), sorted(joined));
		});
	}

	test('takes those of a setting that hold everywhere', () => {
		const setting = { '**/x': true, '**/y': false, '**/*.js': { when: '$(basename).ts' } };
		assert.deepEqual(globsIn(setting), ['**/x']);
		assert.deepEqual(globsIn(undefined), []);
	});

	test('a comma in a name parts nothing', () => {
		assert.equal(joinGlobs(['Acme, Inc/**']), 'Acme, Inc/**');
		assert.equal(joinGlobs(['Acme, Inc/**', '[a,b].md']), '{Acme[,] Inc/**,[a,b].md}');
	});

	const paths = ['a.md', 'd/a.md', 'd/e/a.md', 'd/e/f/b.md', 'db/c.md', 'x, y.md', '.h/h.md'];
	const left: readonly (readonly [readonly string[], readonly string[]])[] = [
		[['a.md'], ['a.md']],
		[['**/a.md'], ['a.md', 'd/a.md', 'd/e/a.md']],
		[['d'], ['d/a.md', 'd/e/a.md', 'd/e/f/b.md']],
		[['/d/'], ['d/a.md', 'd/e/a.md', 'd/e/f/b.md']],
		[['d/**'], ['d/a.md', 'd/e/a.md', 'd/e/f/b.md']],
		[['d/*/**'], ['d/e/a.md', 'd/e/f/b.md']],
		[['**/e/**/b.md'], ['d/e/f/b.md']],
		[['d?'], ['db/c.md']],
		[['d*/*.md'], ['d/a.md', 'db/c.md']],
		[['**/a.md/**', 'D', 'e'], []],
		[
			['x, y.md', '**/{c,h}.md'],
			['db/c.md', 'x, y.md', '.h/h.md'],
		],
		[['**/.*'], ['.h/h.md']],
		[['**'], paths],
		[['*'], paths],
		[['a{b'], []],
	];
	for (const [globs, expected] of left) {
		test(`${globs.join(' and ')} leaves out ${expected.join(', ') || 'nothing'}`, () => {
			const isLeftOut = matchGlobs(globs);
			assert.ok(isLeftOut !== undefined);
			assert.deepEqual(paths.filter(isLeftOut), expected);
		});
	}

	test('leaves to the search what only that understands', () => {
		for (const glob of ['[ab].md', 'a**', 'a//b', '!a', 'a\\b']) {
			assert.equal(matchGlobs(['**/a.md', glob]), undefined, glob);
		}
	});

	test('takes no long time over stars', () => {
		const isLeftOut = matchGlobs([`${'*a'.repeat(40)}b`, `${'**/a/'.repeat(40)}b`]);
		assert.equal(isLeftOut?.('a'.repeat(5000)), false);
		assert.equal(isLeftOut('a/'.repeat(2000)), false);
	});
});
