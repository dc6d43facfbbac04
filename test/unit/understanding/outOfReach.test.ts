import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

suite('what a verb in another clause does', () => {
	const cases: Readonly<Record<string, readonly string[]>> = {
		// A clause that opens the sentence has things of its own.
		'When Corvid ends its work in Hull, Halloway gets a «veto».': ['consent_veto introduced'],
		'After Corvid doubled its fleet, Halloway holds a «right of first refusal».': ['rofr introduced'],
		'While Corvid cut its dividend, Halloway has a «board seat».': ['board_seat introduced'],
		'As Corvid expands in Wales, Halloway has the «exclusive rights».': [
			'territory_field_exclusivity introduced',
		],
		'When Corvid ended its «exclusivity», Halloway got a «veto».': [
			'exclusivity ended',
			'consent_veto introduced',
		],
		'After the talks in Hull, Corvid ended its «exclusivity».': ['exclusivity ended'],
		'Halloway got a «veto» as Corvid cut its dividend.': ['consent_veto introduced'],
		'Halloway holds a «board seat», while Corvid raised its prices.': ['board_seat introduced'],
		'The «exclusivity» that Corvid held ended in May.': ['exclusivity ended'],
		// So has the first of two verbs.
		'Corvid raised its share to 12% and got a «right of first refusal».': ['rofr introduced'],
		'Corvid cut its dividend and gave Halloway a «veto».': ['consent_veto introduced'],
		'Corvid raised its «royalty» and its «minimum commitment».': [
			'royalty extended',
			'minimum_commitment extended',
		],
		'Corvid ended its «exclusivity» and its «royalty».': ['exclusivity ended', 'royalty ended'],
	};
	for (const [example, expected] of Object.entries(cases)) {
		test(example, () =>
			assert.deepEqual(
				understandExample(example, ['Corvid', 'Halloway']).changes.map(
					({ term, change }) => `${term} ${change}`,
				),
				expected,
			),
		);
	}
});
