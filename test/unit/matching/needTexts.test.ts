import * as assert from 'node:assert';
import { bundledWordings } from '../../../src/core/lexicon/terms.js';
import { NeedReader, needTexts } from '../../../src/core/matching/needTexts.js';
import { quickNeeds } from '../../../src/core/matching/quickNeeds.js';

suite('needs of patterns as texts', () => {
	const { patterns, classes } = bundledWordings();
	const reader = new NeedReader();

	test('those kept for the bundled patterns are as the patterns are (else: node test/data/buildPatternNeeds.mjs)', () => {
		for (const { pattern, needs = [] } of patterns) {
			assert.deepStrictEqual(needs, needTexts(pattern, classes), pattern);
		}
	});

	test('say what they were made of', () => {
		const ids = (list: readonly { readonly ids: readonly number[] }[]): number[][] =>
			list.map(need => [...need.ids].sort((a, b) => a - b));
		for (const { pattern } of patterns) {
			assert.deepStrictEqual(
				ids(needTexts(pattern, classes).map(text => reader.read(text))),
				ids(quickNeeds(pattern, classes).map(need => ({ ids: [...new Set(need.ids)] }))),
				pattern,
			);
		}
	});

	test('name words, inflected words, words as written, and slots', () => {
		const texts = needTexts('(IPO | quotation~ | $money) <2> (floatations | grants)', {});
		assert.deepStrictEqual(
			texts.map(text => text.split(' ').sort()),
			[
				['floatations', 'grants'],
				['$money', '=IPO', 'quotation~'],
			],
		);
	});
});
