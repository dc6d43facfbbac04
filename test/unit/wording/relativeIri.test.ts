import * as assert from 'node:assert/strict';
import { relativeIri } from '../../../src/core/wording/exportJsonLd.js';

suite('relativeIri', () => {
	const cases: readonly (readonly [from: string, to: string, expected: string])[] = [
		['/notes/out.jsonld', '/notes/seed.md', './seed.md'],
		['/notes/out.jsonld', '/notes/deals/Q & A.md', './deals/Q%20%26%20A.md'],
		['/notes/out/a.jsonld', '/notes/seed.md', '../seed.md'],
		['/notes/out/a.jsonld', '/other/seed.md', '../../other/seed.md'],
		['/notes/seed/a.jsonld', '/notes/seed', '../seed'],
		['/a.jsonld', '/javascript:alert(1)', './javascript%3Aalert(1)'],
		['/a.jsonld', '/\ud800.md', './%EF%BF%BD.md'],
	];
	for (const [from, to, expected] of cases) {
		test(`${from} → ${JSON.stringify(to)}`, () => {
			assert.equal(relativeIri(from, to), expected);
		});
	}
});
