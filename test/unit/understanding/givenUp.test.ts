import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

/** What a note says happened, as `term change`, in the order in which it says so. */
function changesOf(example: string): string[] {
	return understandExample(example, ['Halloway', 'Corvid']).changes.map(
		({ term, change }) => `${term} ${change}`,
	);
}

/** Sentences that a rule decides, each with what comes of it. */
interface Rule {
	readonly name: string;
	readonly caught: Readonly<Record<string, readonly string[]>>;
	/** Sentences alike that it must leave alone. */
	readonly left: Readonly<Record<string, readonly string[]>>;
}

const RULES: readonly Rule[] = [
	{
		name: 'leaving and undoing is no beginning',
		caught: {
			'The founder of the mill «leaves the board» of Corvid.': ['board_seat ended'],
			'In June the nominee of Halloway «left its board».': ['board_seat ended'],
			'The ministry makes Halloway and Corvid unpick their «joint plant».': ['joint_venture ended'],
			'The court told both to dissolve their buying «alliance».': ['strategic_partnership ended'],
			'Halloway agreed to take Norway out of its «joint plant».': ['joint_venture loosened'],
			'Corvid and Halloway agreed to pull Oslo and Bergen out of their «exclusivity».': [
				'exclusivity loosened',
			],
		},
		left: {
			'Halloway leaves the hall, and Corvid gets a «board seat».': ['board_seat introduced'],
			'Corvid takes cues from the «royalty» of others.': ['royalty introduced'],
		},
	},
	{
		name: 'what is given up in a relative clause is over',
		caught: {
			'Corvid held a «right of first refusal» over the mill, which it waived in May.': ['rofr ended'],
			'Halloway also had a «veto» over the port, which it has since given up.': ['consent_veto ended'],
			'Corvid has a «board seat», which it surrendered for an «upfront fee».': [
				'board_seat ended',
				'upfront_payment introduced',
			],
		},
		left: { 'Corvid gets a «right of first refusal», which it may waive.': ['rofr introduced'] },
	},
	{
		name: 'nouns and names are no verbs of change',
		caught: {
			'Halloway keeps its 12% «cut of ticket sales».': ['revenue_share unchanged'],
			"Corvid's «cut» rises to 40% from 30%.": ['revenue_share extended'],
			'The lease and the «supply pact» stand or fall together on the day.': [
				'supply_agreement introduced',
			],
			'The option on the same orchard «ends in June».': ['sunset_trigger introduced'],
			'The option on the same orchard «lapsed in May».': [],
			'The «royalty» falls to 11% in 2028.': ['royalty loosened'],
			'Halloway and Corvid keep a «veto», and the town is out.': ['consent_veto unchanged'],
			'Halloway and Corvid keep their «right of first refusal».': ['rofr unchanged'],
		},
		left: {
			'Halloway cut its «royalty».': ['royalty loosened'],
			'They go by the same «royalty».': ['royalty introduced'],
		},
	},
	{
		name: 'what was the only one and is given up or shared was exclusive',
		caught: {
			'Halloway gives up its place as the «only bottler» of the cider.': ['exclusivity ended'],
			"The night ferries, which had been «Corvid's alone» since 2009, are open to others.": [
				'exclusivity ended',
			],
			"The harbour was «Corvid's alone» until May.": ['exclusivity ended'],
		},
		left: { 'Halloway gives up milk as «only bottler» of the cider.': ['exclusivity introduced'] },
	},
	{
		name: 'what is kept for less time than before is loosened',
		caught: {
			'Halloway keeps the «exclusivity» for six months; the period was two years before.': [
				'exclusivity loosened',
			],
			'Corvid keeps its «right of first refusal» for three years instead of five.': ['rofr loosened'],
			'Corvid retains its «licence» for ten years rather than six.': ['license_grant extended'],
		},
		left: {
			'Halloway keeps the «exclusivity» for six months.': ['exclusivity unchanged'],
			'Corvid keeps its «licence» for six years; the talks lasted two years.': [
				'license_grant unchanged',
			],
		},
	},
	{
		name: 'exclusive rights that are retained are kept, unless the rest is parted with',
		caught: {
			'Halloway retains «exclusive rights» in Peru.': ['territory_field_exclusivity unchanged'],
		},
		left: { 'Corvid sells the brand abroad and retains «exclusive rights» in Peru.': [] },
	},
];

suite('what is given up, undone or kept for less', () => {
	for (const { name, caught, left } of RULES) {
		for (const [example, expected] of Object.entries({ ...caught, ...left })) {
			test(`${name}: ${example}`, () => assert.deepEqual(changesOf(example), expected));
		}
	}
});
