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
};

for (const [name, cases] of Object.entries(SUITES)) {
	suite(`roles: ${name}`, () => {
		for (const [example, expected] of cases) {
			test(example, () => assert.deepEqual(readRoles(example), expected));
		}
	});
}
