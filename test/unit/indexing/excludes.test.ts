import * as assert from 'node:assert/strict';
import { globsIn, joinGlobs } from '../../../src/vscode/indexing/excludes.js';

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
});
