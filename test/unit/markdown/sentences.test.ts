import * as assert from 'node:assert/strict';
import { readSentences } from '../../../src/core/markdown/sentences.js';

suite('readSentences', () => {
	const cases: readonly (readonly [why: string, text: string])[] = [
		['parts at a full stop', 'One deal.| Two deals.'],
		['knows a company’s suffix', 'Acme Inc. pays Beta Corp. a fee.'],
		['ends after a suffix before an opener', 'It sold to Acme Inc.| The price was low.'],
		['knows initials and countries', 'J. Park of the U.S. unit gains.| It said so.'],
		['knows S.p.A.', 'Enel S.p.A. signed.| It pays.'],
		['keeps a decimal', 'It pays 5.5 percent p.a. to Beta.| The rest is due.'],
		['ends inside quotation marks', '“It is over.”| He left.'],
		['goes on after a quoted question', '“Is it over?” he asked.'],
		['ends at a bullet', 'Three points:|\n• one thing|\n• another thing'],
		['ends at the item of a contract', 'Corvid pays:|\n(a) a fee;|\n(iv) a royalty.|\nb) nothing else'],
		['goes on at a bracket', 'It pays a fee\n(the old one) and\n(I think) more'],
		['keeps No. 5 together', 'It is No. 5 in the list.| Next.'],
	];
	for (const [why, marked] of cases) {
		test(why, () => {
			const expected = marked.split('|').map(part => part.replace(/^[\s•]+/, ''));
			const text = marked.replaceAll('|', '');
			assert.deepEqual(
				readSentences(text).map(({ start, end }) => text.slice(start, end)),
				expected,
			);
		});
	}

	test('cuts what is far too long for a sentence', () => {
		for (const text of ['word '.repeat(50_000), 'x'.repeat(100_000), '.'.repeat(100_000)]) {
			assert.ok(readSentences(text).every(({ start, end }) => end - start <= 3000));
		}
	});
});
