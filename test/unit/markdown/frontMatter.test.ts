import * as assert from 'node:assert/strict';
import { readFrontMatter } from '../../../src/core/markdown/frontMatter.js';

suite('front matter', () => {
	const cases: readonly (readonly [string, string, string | undefined])[] = [
		['an ordinary title', 'title: Corvid buys Tern', 'Corvid buys Tern'],
		['a date that stays as written', 'title: 2027-03-01', '2027-03-01'],
		['a key in capitals', 'TITLE: Corvid', 'Corvid'],
		['an alias of what stands above', 'seller: &who Corvid\ntitle: *who', 'Corvid'],
		['an alias of nothing', 'title: *nobody', undefined],
		[
			'aliases of aliases without end',
			'a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: *c',
			undefined,
		],
		['a list', '- title: Corvid', undefined],
		['no YAML at all', '}{ [ title', undefined],
		['nothing', '', undefined],
	];
	for (const [name, yaml, title] of cases) {
		test(name, () => {
			assert.equal(readFrontMatter(yaml).title, title);
		});
	}
});
