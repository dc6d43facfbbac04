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
		name: 'a clause about the subject is looked through',
		caught: {
			'The «exclusivity» that had survived every earlier revision of the pact has ended.': [
				'exclusivity ended',
			],
			'The «royalty» that was agreed with three other makers in the spring remains unchanged.': [
				'royalty unchanged',
			],
			'The «veto» which has annoyed the smaller owners for many years will lapse.': [
				'consent_veto ended',
			],
		},
		left: { 'Halloway keeps the «veto» that says nothing may end.': ['consent_veto unchanged'] },
	},
	{
		name: 'what turns non-exclusive was exclusive',
		caught: {
			'Corvid keeps its patents, but the deal is now «non-exclusive».': [
				'non_exclusivity introduced',
				'exclusivity ended',
			],
			'In May the pact becomes «non-exclusive».': ['non_exclusivity introduced', 'exclusivity ended'],
			'The rights went «non-exclusive».': ['non_exclusivity introduced', 'exclusivity ended'],
		},
		left: {
			'The pact is «non-exclusive».': ['non_exclusivity introduced'],
			'If the pact becomes «non-exclusive», prices fall.': [],
		},
	},
	{
		name: 'a later clause with a verb of its own is not kept along',
		caught: {
			'Corvid keeps its patents, but the «royalty» is payable in cash.': ['royalty introduced'],
			'Corvid keeps its patents, and there will be a «non-compete».': ['non_compete introduced'],
			'Corvid retains its name, while Halloway has a «veto» over prices.': ['consent_veto introduced'],
		},
		left: { 'Corvid keeps its patents and its «veto».': ['consent_veto unchanged'] },
	},
	{
		name: 'behind a verb of saying the past perfect is news',
		caught: {
			'Halloway said that it had signed a «non-compete».': ['non_compete introduced'],
			'Corvid confirmed on Monday it had granted a «veto».': ['consent_veto introduced'],
			'Halloway said it would pay a «royalty».': ['royalty introduced'],
		},
		left: {
			'Halloway had signed a «non-compete» with the old owner.': [],
			'Halloway said it would not pay a «royalty».': [],
		},
	},
	{
		name: 'a verb that runs on into the mention governs it',
		caught: {
			'Halloway will go on «supplying cells» to Corvid.': ['supply_agreement unchanged'],
			'The two keep on «supplying cells».': ['supply_agreement unchanged'],
			'Corvid went on «supplying cells» to both.': ['supply_agreement unchanged'],
		},
		left: { 'Nobody spoke of «supplying cells».': [] },
	},
	{
		name: 'a deed is told by its own verb, or by one of the future',
		caught: {
			'Corvid «teamed up with» Halloway.': ['strategic_partnership introduced'],
			'Halloway will «lend $5 million» at once.': ['debt_financing introduced'],
			'A bank «lent it $5 million».': ['debt_financing introduced'],
			'Halloway will assume «full ownership» of the site.': ['controlling_stake introduced'],
		},
		left: {
			'Corvid «teamed up with» Halloway in 2019.': [],
			'Halloway will not assume «full ownership» of the site.': [],
		},
	},
	{
		name: 'how long something else is kept says nothing of the term',
		caught: {
			'Corvid remains the host «until 2030».': [],
			'Halloway keeps its seat «until 2030».': [],
			'It stays on the board «until 2030».': [],
		},
		left: { 'Corvid extended the contract «until 2030».': ['contract_term extended'] },
	},
	{
		name: 'what would come of something has not come',
		caught: {
			'A ban would end the «exclusivity».': [],
			'That would force Halloway to give up the «veto».': [],
			'Such a rule would halve the «royalty».': [],
		},
		left: { 'Halloway said it would end the «exclusivity».': ['exclusivity ended'] },
	},
	{
		name: 'what hangs on a condition has not ended',
		caught: {
			'If volumes disappoint, the «royalty» is cut.': [],
			'Should Corvid be sold, the «veto» is dropped.': [],
			'The «veto» ceases once Corvid lists.': [],
		},
		left: {
			'The «veto» ceased once Corvid was listed.': ['consent_veto ended'],
			'The «veto» disappears when the next round closes.': ['consent_veto ended'],
		},
	},
	{
		name: 'by how much a sum grows of itself is part of it',
		caught: {
			'Corvid pays a «royalty» that goes up 2% each year.': ['royalty introduced'],
			'It owes a «minimum commitment» that rises 3% a year.': ['minimum_commitment introduced'],
			'There is a «royalty», which falls by a tenth annually.': ['royalty introduced'],
		},
		left: { 'The «royalty» goes up to 9% in May.': ['royalty extended'] },
	},
	{
		name: 'a pointer is the subject or the object itself',
		caught: {
			'Halloway has a «veto». That fight goes away.': ['consent_veto introduced'],
			'Halloway has a «veto». It also lets us go to the banks.': ['consent_veto introduced'],
			'Halloway has a «veto». They lost this one by a week.': ['consent_veto introduced'],
		},
		left: {
			'Halloway has a «veto». That has now ended.': ['consent_veto ended'],
		},
	},
	{
		name: 'a verb behind an owner or a preposition is a noun',
		caught: {
			'Over swaps, the bank earns a «royalty».': ['royalty introduced'],
			'The fall in its cut worries those with a «royalty».': ['royalty introduced'],
			'Its halt of the work came with a «non-compete».': ['non_compete introduced'],
		},
		left: { 'Corvid swaps the «royalty» for cash.': ['royalty ended'] },
	},
	{
		name: 'a participle with an object says nothing of what stands before it',
		caught: {
			'The two agreed a «royalty», ending nine months of haggling.': ['royalty introduced'],
			'Corvid won a «veto», ending more than a year of doubt.': ['consent_veto introduced'],
			'They signed a «non-compete», concluding weeks of work.': ['non_compete introduced'],
		},
		left: { 'The «veto», ending in May, was never used.': ['consent_veto ended'] },
	},
	{
		name: 'what was there already is not brought',
		caught: {
			'Corvid has an existing «non-compete».': [],
			'The two made a longstanding «alliance» their motto.': [],
			'The decades old «royalty» is paid in cash.': [],
		},
		left: { 'Corvid has a new «non-compete».': ['non_compete introduced'] },
	},
	{
		name: 'a dated clause dates the one before it',
		caught: {
			'Corvid received a «veto» when the two signed in 2022.': [],
			'Halloway paid a «royalty» after it took over in 2019.': [],
			'They accepted a «non-compete» before the sale of 2020.': [],
		},
		left: { 'Corvid gets a «veto» when the deal ends in 2036.': ['consent_veto introduced'] },
	},
	{
		name: 'nouns of more and less',
		caught: {
			'The text brings an expansion of the «non-compete».': ['non_compete tightened'],
			'The text brings a narrowing of the «non-compete».': ['non_compete loosened'],
			'They announced a loosening of the «veto».': ['consent_veto loosened'],
		},
		left: { 'They spoke at the opening of the plant about a «veto».': ['consent_veto introduced'] },
	},
	{
		name: 'not the only one',
		caught: {
			'Corvid is not the «exclusive supplier».': [],
			'It was never an «exclusive supplier».': [],
			'Corvid is not their «exclusive supplier».': [],
		},
		left: { 'Corvid is the «exclusive supplier».': ['exclusivity introduced'] },
	},
	{
		name: 'a time is no name that acts',
		caught: {
			'Prices had no floor until Halloway agreed a «royalty».': ['royalty introduced'],
			'Owners had their best day after Corvid agreed to a «veto».': ['consent_veto introduced'],
			'Nobody had much hope before Corvid signed a «non-compete».': ['non_compete introduced'],
		},
		left: { 'The «exclusivity» was extended until March.': ['exclusivity extended'] },
	},
];

suite('rules of change', () => {
	for (const { name, caught, left } of RULES) {
		for (const [example, expected] of Object.entries({ ...caught, ...left })) {
			test(`${name}: ${example}`, () => assert.deepEqual(changesOf(example), expected));
		}
	}
});
