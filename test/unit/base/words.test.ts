import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldWord } from '../../../src/core/base/fold.js';
import { inflect } from '../../../src/core/base/inflect.js';
import { readWords } from '../../../src/core/base/words.js';

suite('readWords', () => {
	const cases: readonly (readonly [why: string, text: string, words: string])[] = [
		['parts words at white space', 'sole  provider\nof', 'sole provider of'],
		['leaves a possessive outside', "Microsoft’s deal, Acme's", 'Microsoft deal , Acme'],
		['keeps a contraction whole', 'it doesn’t', 'it doesn’t'],
		['parts at hyphens of both kinds', 'take‑or-pay', 'take or pay'],
		['makes quotation marks nothing', '“first dibs”', 'first dibs'],
		['keeps an ampersand inside a name', 'AT&T and 1&1 & Co', 'AT&T and 1&1 & Co'],
		['keeps dots inside abbreviations', 'U.S. S.p.A. Booking.com', 'U.S . S.p.A . Booking.com'],
		['keeps decimal and thousands marks', '$5.5bn, 4,000 and 1,2', '$ 5.5bn , 4,000 and 1 , 2'],
		['reads letters beyond ASCII', 'Aeroméxico Škoda Ærø', 'Aeroméxico Škoda Ærø'],
		['parts a percent sign from its number', '27%', '27 %'],
		['parts a glued unit of power from its number', '2GW 1.5MWh 300MW', '2 GW 1.5 MWh 300 MW'],
		['keeps a scale on its number, and other names whole', '5bn 3M 8K 4G', '5bn 3M 8K 4G'],
	];
	for (const [why, text, words] of cases) {
		test(why, () =>
			assert.equal(
				readWords(text)
					.map(word => word.text)
					.join(' '),
				words,
			),
		);
	}

	test('marks possessives, capitals and hyphens', () => {
		const [first, second, third] = readWords('Delta’s co-brand');
		assert.equal(first?.isPossessive, true);
		assert.equal(first.isCapitalised, true);
		assert.equal(second?.isHyphenated, false);
		assert.equal(third?.isHyphenated, true);
	});

	test('words are in order, do not overlap, and are what the text says', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), text => {
				let last = 0;
				for (const word of readWords(text)) {
					assert.ok(word.start >= last && word.end > word.start && word.end <= text.length);
					assert.equal(text.slice(word.start, word.end), word.text);
					last = word.end;
				}
			}),
			{ numRuns: 1000 },
		);
	});
});

suite('foldWord', () => {
	const pairs: readonly (readonly [string, string])[] = [
		['Licence', 'license'],
		['programme', 'program'],
		['Telefónica', 'telefonica'],
		['prioritise', 'prioritize'],
		['favour', 'favor'],
		['centre', 'center'],
		['Widerøe', 'wideroe'],
		['don’t', "don't"],
		['cancelled', 'canceled'],
	];
	for (const [one, other] of pairs) {
		test(`${one} is ${other}`, () => assert.equal(foldWord(one), foldWord(other)));
	}
	for (const [one, other] of [
		['filled', 'filed'],
		['our', 'or'],
		['four', 'for'],
	] as const) {
		test(`${one} is not ${other}`, () => assert.notEqual(foldWord(one), foldWord(other)));
	}
});

suite('inflect', () => {
	const cases: readonly (readonly [string, string])[] = [
		['pay', 'paid'],
		['cut', 'cutting'],
		['carry', 'carried'],
		['give', 'giving'],
		['party', 'parties'],
		['commit', 'committed'],
		['box', 'boxes'],
		['agree', 'agreeing'],
	];
	for (const [word, form] of cases) {
		test(`${word} → ${form}`, () => assert.ok(inflect(word).includes(form), inflect(word).join(' ')));
	}
});
