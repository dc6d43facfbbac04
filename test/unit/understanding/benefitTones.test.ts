import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Sky', 'Nordvik'];

suite('benefitTones', () => {
	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		['what is for somebody', 'The pact means tremendous value for investors.', ['investors gains']],
		['what ends', 'It ends years of uncertainty for employees.', ['employees gains']],
		['a thing to somebody', 'Corvid signed, a clear relief to Sky.', ['Sky gains']],
		['left with more to pay', 'The new terms leave Sky with higher bills.', ['Sky loses']],
		['left with more to spend', 'The pact leaves Sky with extra cash.', ['Sky gains']],
		['left without', 'The pact leaves Sky without a supplier.', ['Sky loses']],
		['given less', 'Corvid gives clients less choice.', ['clients loses']],
		['got', 'Sky gets faster delivery from Corvid.', ['Sky gains']],
		['paid less', 'Corvid signed. Merchants pay less for each card.', ['merchants gains']],
		['paid more', 'Corvid signed. Merchants will pay higher fees.', ['merchants loses']],
		['a wording that speaks of nobody gives way', 'The pact is a windfall for Sky.', ['Sky gains']],
		['it is somebody that', 'It is Sky, whose mill is old, that has the most to lose.', ['Sky loses']],
		['a thing that says nothing', 'The pact brings a new roof for Sky.', []],
		['a thing of more and less', 'Corvid makes cables for Sky in Hull.', []],
		['help in a verb', 'They write programs for factories in Hull.', []],
		['left alone', 'The pact leaves Sky with a mill in Hull.', []],
		['no tone', 'Sky gets a letter from Corvid.', []],
	];
	for (const [what, text, expected] of cases) {
		test(`${what}: ${text}`, () =>
			assert.deepEqual(
				understandExample(text, COMPANIES).beneficiaries.map(
					({ name, effect }) => `${name} ${effect}`,
				),
				expected,
			));
	}
});
