import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Sky', 'Nordvik'];

suite('what is lost, told by what it was worth', () => {
	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		[
			'a deal that ends',
			'Corvid ended its «alliance» with Sky, worth up to $300 million to Sky.',
			['Sky loses'],
		],
		['a relative', 'Corvid cancelled a contract that had been worth $40 million to Sky.', ['Sky loses']],
		[
			'what it was signed in',
			'Corvid is scrapping a deal signed in 2021 worth $40 million to Sky.',
			['Sky loses'],
		],
		['a payment cut', 'Corvid cut the «royalty» it pays Sky to 3%.', ['Sky loses']],
		['a company pays', 'The court halved the «royalty» Corvid pays Sky.', ['Sky loses']],
		['a lower payment got', 'Sky gets a lower «royalty» from Corvid.', ['Sky loses']],
		['a lower payment paid', 'Corvid will pay Sky a reduced «revenue share».', ['Sky loses']],
		['a deal that begins', 'Corvid signed a «licence» worth $40 million to Sky.', ['Sky gains']],
		[
			'a deal that begins while another thing ends',
			'Corvid ended its search and signed an «alliance» worth $40 million to Sky.',
			['Sky gains'],
		],
		[
			'a clause that opens the sentence',
			'After losing its «exclusivity», Corvid gave Sky a «board seat».',
			['Sky gains'],
		],
		['a payment raised', 'Corvid raised the «royalty» it pays Sky to 3%.', ['Sky gains']],
		['a payment', 'Sky gets a «royalty» of 3% from Corvid.', ['Sky gains']],
		[
			'a lower figure of something else',
			'Sky gets a «royalty» of 3% on a lower volume from Corvid.',
			['Sky gains'],
		],
		[
			'what the licence did, no company did',
			'Corvid ended a «licence» that brought in $40 million a year.',
			[],
		],
		[
			'who hands over is not whom it is handed to',
			'Corvid left its «alliance» with Sky, handing it a «licence».',
			['Sky gains'],
		],
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
