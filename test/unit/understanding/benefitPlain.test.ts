import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Sky', 'Nordvik'];

suite('who gains by what plainly follows', () => {
	const cases: Readonly<Record<string, readonly string[]>> = {
		// What somebody could not do without.
		'Corvid could not exist without the cheque.': ['Corvid gains'],
		'Sky gets engines without spending on research.': ['Sky gains'],
		'Sky would save hundreds of millions a year if they signed.': ['Sky gains'],
		'Sky was released from the fees.': ['Sky gains'],
		'Corvid sold the mill at a profit.': ['Corvid gains'],
		'Nordvik gets the plants it needs.': ['Nordvik gains'],
		'Without the pact Sky would have run out of money.': ['Sky gains'],
		'Without the pact Sky would have had a mill.': [],
		// Passives, contrasts and what is said of two at once.
		'Nordvik is helped by the pact and Sky is hit by it.': ['Nordvik gains', 'Sky loses'],
		'Sky, not Corvid, benefits.': ['Sky gains'],
		'Corvid benefits, as does Sky.': ['Corvid gains', 'Sky gains'],
		'Corvid gains, and so will Sky.': ['Corvid gains', 'Sky gains'],
		'Corvid gains, as expected by Sky.': ['Corvid gains'],
		'The biggest beneficiary would be Nordvik.': ['Nordvik gains'],
		'Beneficiaries include Nordvik and its suppliers.': ['Nordvik gains', 'suppliers gains'],
		// Whoever takes something from somebody gains it.
		'Sky might steal guests from Corvid.': ['Sky gains', 'Corvid loses'],
		'Sky takes the contract from Corvid.': ['Sky gains', 'Corvid loses'],
		'Sky takes the train from Hull.': [],
		// For better and for worse.
		'Sky lost the league, but gets the cup in return.': ['Sky mixed'],
		'Sky gives up its share of the income in return for a fee.': ['Sky mixed'],
		// What holds somebody back.
		'The pact bars Sky from the market in Hull.': ['Sky loses'],
		'It was drafted in a bar near Sky.': [],
		// Of groups only.
		'Corvid signed. Cricket fans will have to take out a second plan.': ['cricket fans loses'],
		'Corvid signed. Fans will no longer find it on any channel.': ['fans loses'],
		'Corvid signed. Travel agents will regain access to the fares.': ['travel agents gains'],
		'Corvid signed. Consumers will be protected.': ['consumers gains'],
		'Corvid signed. Rivals can breathe again.': ['rivals gains'],
		// What did not come about, and nouns that look like verbs.
		'Sky would otherwise have had to raise money.': [],
		'Sky had a tenth of its profit from the card.': [],
		'Both partners, Corvid and Sky, have the same rights.': [],
		'The report names Sky as a customer.': [],
		'Analysts at Halloway doubt that Sky would benefit.': [],
		'Critics still doubt whether Sky gains.': [],
		'There is no doubt that Sky gains.': ['Sky gains'],
		'Sky lost no time in replying.': [],
		'Sky won the toss to host the next meeting.': [],
	};
	for (const [text, expected] of Object.entries(cases)) {
		test(text, () =>
			assert.deepEqual(
				understandExample(text, COMPANIES).beneficiaries.map(
					({ name, effect }) => `${name} ${effect}`,
				),
				expected,
			),
		);
	}
});
