import * as assert from 'node:assert/strict';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { factKindLabel, kindOfValue, valueLabel } from '../../../src/core/wording/valueLabel.js';

suite('values of the index in words', () => {
	const cases: readonly (readonly [value: string, words: string])[] = [
		['USD 250000000000', 'USD 250 billion'],
		['USD 1375000000', 'USD 1.375 billion'],
		['EUR 2500000', 'EUR 2.5 million'],
		['JPY 1200000000000', 'JPY 1.2 trillion'],
		['GBP 950000', 'GBP 950,000'],
		['GBP 1234.5678', 'GBP 1,234.5678'],
		['USD 5', 'USD 5'],
		['27 %', '27 %'],
		['2032-06', '2032-06'],
		['P6Y', '6 years'],
		['P1Y', '1 year'],
		['P1Y6M', '1 year 6 months'],
		['P18M', '18 months'],
		['P2W', '2 weeks'],
		['P30D', '30 days'],
		['USD 40000000–50000000', 'USD 40–50 million'],
		['USD 800000000–1200000000', 'USD 800 million to USD 1.2 billion'],
		['EUR 300–1250', 'EUR 300–1,250'],
		['3–5 %', '3–5 %'],
		['P12M–P18M', '12 months to 18 months'],
		['P', 'P'],
		['', ''],
		['something else', 'something else'],
	];
	for (const [value, words] of cases) {
		test(`“${value}” is ${words}`, () => assert.equal(valueLabel(sayEnglish, value), words));
	}

	test('a bound is said with it', () =>
		assert.equal(valueLabel(sayEnglish, 'P18M', 'atLeast'), 'at least 18 months'));

	test('a word that notes use in many senses is not said', () => {
		assert.equal(valueLabel(sayEnglish, 'P3Y', 'over'), '3 years');
		assert.equal(valueLabel(sayEnglish, 'P6Y', 'until'), '6 years');
		assert.equal(valueLabel(sayEnglish, 'P60D', 'on'), '60 days');
		assert.equal(valueLabel(sayEnglish, '2032', 'until'), 'until 2032');
		assert.equal(valueLabel(sayEnglish, '2032', 'on'), '2032');
		assert.equal(valueLabel(sayEnglish, 'EUR 60', 'was'), 'before: EUR 60');
	});

	test('the kind of a value is seen from it', () =>
		assert.deepEqual(
			['USD 5', '27 %', '2032-06', 'P6Y', 'USD 5–6', '3–5 %', 'P1Y–P2Y'].map(kindOfValue),
			['money', 'percent', 'date', 'duration', 'money', 'percent', 'duration'],
		));

	test('kinds of quantities have names of their own', () => {
		const kinds = ['money', 'percent', 'date', 'duration'] as const;
		assert.equal(new Set(kinds.map(kind => factKindLabel(sayEnglish, kind))).size, kinds.length);
	});
});
