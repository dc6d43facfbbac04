import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	cleanAlias,
	guessCompanyAliases,
	guessTermAliases,
	LONGEST_ALIAS,
	type AliasGuess,
} from '../../../src/core/lexicon/guessAliases.js';

function likely(guesses: readonly AliasGuess[]): string[] {
	return guesses.filter(({ isLikely }) => isLikely).map(({ text }) => text);
}

suite('guessAliases', () => {
	const terms: readonly (readonly [selected: string, aliases: readonly string[]])[] = [
		['Harbour shares', ['harbour shares', 'harbour share', 'harbour-shares']],
		['take-or-pay', ['take-or-pay']],
		['carve out', ['carve out', 'carve-out', 'carves out', 'carved out', 'carving out']],
		['IPO lock-up', ['IPO lock-up']],
		['**warranties**,', ['warranties', 'warranty']],
		['loss', ['loss']],
	];
	for (const [selected, aliases] of terms) {
		test(`a term by “${selected}”`, () => assert.deepEqual(likely(guessTermAliases(selected)), aliases));
	}

	const companies: readonly (readonly [selected: string, aliases: readonly string[]])[] = [
		['Norrvind Energi AB', ['Norrvind Energi', 'Norrvind Energi AB']],
		['the Quay & Sons Ltd.', ['Quay & Sons', 'Quay & Sons Ltd', 'Quay and Sons']],
		['Zumtoll’s', ['Zumtoll']],
		['[Orvane](https://x.example)', ['Orvane']],
	];
	for (const [selected, aliases] of companies) {
		test(`a company by “${selected}”`, () =>
			assert.deepEqual(likely(guessCompanyAliases(selected)), aliases));
	}

	test('is one short line without marks, whatever was selected', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 600, unit: 'grapheme' }), text => {
				const alias = cleanAlias(text);
				assert.ok(alias.length <= LONGEST_ALIAS && !/[\n\r<>[\]{}]/.test(alias), alias);
				guessTermAliases(text);
				guessCompanyAliases(text);
			}),
		);
	});
});
