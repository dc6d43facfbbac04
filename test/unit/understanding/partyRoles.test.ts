import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

/** What a note says happened, with who is what in it. */
function readRoles(example: string): readonly string[] {
	return understandExample(example, ['Corvid', 'Halloway', 'Sky', 'Nordvik']).changes.map(
		({ term, change, roles = [] }) =>
			[`${term} ${change}:`, ...roles.map(({ company, role }) => `${company} ${role}`)].join(' '),
	);
}

const SUITES: Readonly<Record<string, readonly (readonly [string, readonly string[]])[]>> = {
	'what is handed back': [
		[
			'Corvid has given the «licence» back to Halloway.',
			['license_grant ended: corvid licensee halloway licensor'],
		],
		[
			'Corvid gave Halloway back its «exclusive licence».',
			['exclusive_license ended: corvid licensee halloway licensor'],
		],
		[
			'Corvid has returned the «exclusive licence» to Halloway.',
			['exclusive_license ended: corvid licensee halloway licensor'],
		],
		[
			'Corvid sold its «licence» back to Halloway.',
			['license_grant ended: corvid licensee halloway licensor'],
		],
		[
			'Corvid bought back the «exclusive licence» from Halloway.',
			['exclusive_license ended: corvid licensor halloway licensee'],
		],
		[
			'The «exclusive licence» was handed back to Halloway by Corvid.',
			['exclusive_license ended: halloway licensor corvid licensee'],
		],
		[
			'Corvid came back with an offer and gave Halloway an «exclusive licence».',
			['exclusive_license introduced: corvid licensor halloway licensee'],
		],
		[
			'Corvid granted an «exclusive licence» to Halloway.',
			['exclusive_license introduced: corvid licensor halloway licensee'],
		],
	],
	'two verbs of one subject': [
		[
			'Corvid sold Halloway its «licence» and kept a «veto».',
			[
				'license_grant introduced: corvid licensor halloway licensee',
				'consent_veto introduced: corvid holder',
			],
		],
		[
			'Corvid pays Halloway a «royalty» and gets a «right of first refusal».',
			['royalty introduced: corvid payer halloway payee', 'rofr introduced: corvid holder'],
		],
		[
			'Corvid gave Halloway a «board seat», but retains a «veto».',
			[
				'board_seat introduced: corvid grantor halloway holder',
				'consent_veto introduced: corvid holder',
			],
		],
		[
			'Halloway sells plates and won a «veto» from Corvid.',
			['consent_veto introduced: halloway holder corvid grantor'],
		],
		[
			'Corvid contributes $40 million over three years, «right of first refusal» included.',
			['rofr introduced: corvid holder'],
		],
		[
			"Corvid's «stake in Corvid» falls to 15%, though it keeps its «board seat».",
			['equity_stake loosened: corvid holder', 'board_seat unchanged: corvid holder'],
		],
	],
	'relative clauses': [
		[
			'The «right of first refusal» that Corvid granted to Halloway has expired.',
			['rofr ended: corvid grantor halloway holder'],
		],
		[
			'Halloway, to whom Corvid will pay an «upfront fee», has a mill.',
			['upfront_payment introduced: corvid payer halloway payee'],
		],
		[
			'Corvid shares costs with Halloway, to which it also pays a «royalty».',
			['royalty introduced: corvid payer halloway payee'],
		],
		[
			'Corvid licensed its drug to Halloway, which will pay a «royalty».',
			['royalty introduced: halloway payer corvid payee'],
		],
		[
			'Corvid licenses its patents to Halloway and is paid a «royalty».',
			['royalty introduced: corvid payee halloway payer'],
		],
		[
			'Corvid licenses patents to Halloway, Sky, and is paid a «royalty».',
			['royalty introduced: corvid payee'],
		],
	],
	'the latter and the partner': [
		[
			'Corvid bought a mill in Hull from Halloway and made a «milestone payment» to the latter.',
			['milestone_payment introduced: corvid payer halloway payee'],
		],
		[
			'Corvid and Halloway agreed that the former pays the latter a «royalty».',
			['royalty introduced: corvid payer halloway payee'],
		],
		[
			'Corvid and Halloway signed. Corvid will pay a «royalty» to its partner.',
			['royalty introduced: corvid payer halloway payee'],
		],
		[
			'Corvid will pay a «royalty» to the former chief of Halloway.',
			['royalty introduced: corvid payer'],
		],
	],
	'nouns that look like verbs': [
		[
			"Corvid obtained an «exclusive licence» to Halloway's drug.",
			['exclusive_license introduced: corvid licensee'],
		],
		[
			'Corvid will be supplied by Halloway under a ten-year «supply pact».',
			['supply_agreement introduced: corvid buyer halloway supplier'],
		],
	],
	'what is said of the promise itself': [
		['A «royalty» of 2% will go to Corvid.', ['royalty introduced: corvid payee']],
		[
			'A «royalty» is payable by Halloway to Corvid.',
			['royalty introduced: corvid payee halloway payer'],
		],
		['The «right of first refusal» belongs to Corvid.', ['rofr introduced: corvid holder']],
		[
			'Corvid is entitled to a «royalty» from Halloway.',
			['royalty introduced: corvid payee halloway payer'],
		],
		['Corvid is bound by a «non-compete».', ['non_compete introduced: corvid bound']],
		['The «non-compete» binds Corvid for two years.', ['non_compete introduced: corvid bound']],
		['Corvid accepted a «non-compete» of two years.', ['non_compete introduced: corvid bound']],
		['A «royalty» goes back to the days of steam at Corvid.', ['royalty introduced:']],
	],
	'verbs of one sort of promise alone': [
		[
			'Under the «supply pact», Corvid will buy glass from Halloway.',
			['supply_agreement introduced: corvid buyer halloway supplier'],
		],
		[
			'Corvid buys its glass from Halloway under a «supply pact».',
			['supply_agreement introduced: corvid buyer halloway supplier'],
		],
		[
			'The «offtake» commits Corvid to buy all the glass that is made.',
			['offtake introduced: corvid buyer'],
		],
		[
			'Corvid was issued a «veto» by Halloway.',
			['consent_veto introduced: corvid holder halloway grantor'],
		],
	],
	'one verb said once': [
		[
			'Corvid gave Halloway a «licence» and Sky a «right of first refusal».',
			[
				'license_grant introduced: corvid licensor halloway licensee',
				'rofr introduced: corvid grantor sky holder',
			],
		],
		[
			'Corvid gets a «veto» and Halloway a «board seat».',
			['consent_veto introduced: corvid holder', 'board_seat introduced: halloway holder'],
		],
		[
			'Corvid pays a «royalty» and Halloway an «upfront fee».',
			['royalty introduced: corvid payer', 'upfront_payment introduced: halloway payer'],
		],
		[
			'Corvid gave Halloway and Sky a «right of first refusal».',
			['rofr introduced: corvid grantor halloway holder sky holder'],
		],
	],
};

for (const [name, cases] of Object.entries(SUITES)) {
	suite(`roles: ${name}`, () => {
		for (const [example, expected] of cases) {
			test(example, () => assert.deepEqual(readRoles(example), expected));
		}
	});
}
