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
		name: 'the date of a note says which years are gone',
		caught: {
			'---\ndate: 2031-04-05\n---\n\nIn 2029 Corvid had a «non-compete».': [],
			'---\ndate: 2031-04-05\n---\n\nCorvid got a «veto» in March 2030.': [],
			'Corvid got a «veto» in 2024.': [],
		},
		left: {
			'---\ndate: 2031-04-05\n---\n\nCorvid got a «veto» in 2031.': ['consent_veto introduced'],
			'---\ndate: 2024-04-05\n---\n\nCorvid got a «veto» in 2024.': ['consent_veto introduced'],
		},
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
	{
		name: 'what nobody has was not brought',
		caught: {
			'Nobody holds a «right of first refusal» on the shares.': [],
			'None of the three suppliers was ever granted a «veto».': [],
			'**0** – the number of seats and «board seat» rights it gets.': [],
			'«Board seat»: none.': [],
			'The brand is used «royalty-free».': [],
		},
		left: {
			'Nobody was surprised: Corvid gets a «veto».': ['consent_veto introduced'],
			'2 – the number of the «veto» rights it gets.': ['consent_veto introduced'],
		},
	},
	{
		name: 'the next sentence takes back what was said',
		caught: {
			'We wrote that Halloway had extended its «exclusivity». It had not.': [],
			'It was reported that Corvid had won a «veto». That’s wrong.': [],
			'Halloway is said to want a «veto». That was not true.': [],
			'We’d have liked a «minimum commitment». We didn’t get one.': [],
			'We had assumed Corvid would get a «veto».': [],
		},
		left: {
			'Corvid has a «veto». Halloway has not.': ['consent_veto introduced'],
			'Corvid asked for a «veto». It did not get one.': ['consent_veto sought'],
			'They said Corvid gets a «veto». That is true.': ['consent_veto introduced'],
		},
	},
	{
		name: 'a report that is denied says nothing',
		caught: {
			'Both denied a report that Halloway had signed a «non-compete».': [],
			'Corvid denied rumours of a «royalty».': [],
			'Halloway denies the claim that it sought «exclusivity».': [],
		},
		left: { 'Corvid denies that it owes a «royalty».': ['royalty disputed'] },
	},
	{
		name: 'what a contract lays down for its end has not happened',
		caught: {
			'On termination the «licence» ends.': [],
			'The «veto» lapses on expiry of the contract.': [],
			'Upon a change of control the «exclusivity» ends.': [],
			'The contract «renews» for successive terms of a year.': ['renewal_term introduced'],
			'The «non-compete» does not apply to software.': [],
			'Corvid has a «minimum commitment». If it falls short it pays the rest.': [
				'minimum_commitment introduced',
			],
			'If the sale has not closed by May, the «veto» stays.': ['consent_veto unchanged'],
		},
		left: {
			'On Monday the «licence» ended.': ['license_grant ended'],
			'The «non-compete» no longer applies.': ['non_compete ended'],
		},
	},
	{
		name: 'a limit that is lifted is gone, one lifted to a figure is looser',
		caught: {
			'The «cap on damages» was lifted in January.': ['liability_cap ended'],
			'The «cap on damages» was lifted to $5 million.': ['liability_cap loosened'],
			'Corvid lifted the «cap on damages» by 10%.': ['liability_cap loosened'],
		},
		left: { 'Halloway lifted its «stake in Corvid» to 30%.': ['equity_stake extended'] },
	},
	{
		name: 'what is kept is the object of its own verb',
		caught: {
			'Corvid keeps the shops until May but «loses its veto».': ['consent_veto ended'],
			'Corvid must keep a «minimum commitment» of ten lines.': ['minimum_commitment introduced'],
			'Halloway keeps its name, although it has a «royalty» to pay.': ['royalty introduced'],
			'Corvid has «exclusivity», except towards Halloway, which remains a rival.': [
				'exclusivity introduced',
			],
		},
		left: { 'Corvid must keep its «veto».': ['consent_veto unchanged'] },
	},
	{
		name: 'what is kept, told in other words',
		caught: {
			'The seat survives, as does the «veto».': ['consent_veto unchanged'],
			'Halloway will go on owing Corvid a «royalty».': ['royalty unchanged'],
			'Halloway’s «right of first refusal» on the stake: unchanged.': ['rofr unchanged'],
			'It has a «right of first refusal», which it has had since the spring.': [],
			'The work goes on as before under a separate «licence».': [],
		},
		left: {
			'The seat survives, as the «veto» was dropped.': ['consent_veto ended'],
			'It has a «right of first refusal», which it may sell.': ['rofr introduced'],
		},
	},
	{
		name: 'a verb far behind its subject',
		caught: {
			'The «veto» — the owners had fought for it until 2019 — falls away.': ['consent_veto ended'],
			'The «right of first refusal» that obliged Corvid to offer Halloway any shares it wanted to sell to others has been deleted.':
				['rofr ended'],
			'The «supply pact» with Corvid for small parts was terminated in November.': [
				'supply_agreement ended',
			],
			'What did end is the «veto».': ['consent_veto ended'],
		},
		left: { 'The «veto» — as we said — may be used twice.': ['consent_veto introduced'] },
	},
	{
		name: 'two figures without a verb of change',
		caught: {
			'«Exclusivity» in the shops: was ten years, now six.': ['exclusivity loosened'],
			'The «royalty» on each copy falls from 4% to 2.5%.': ['royalty loosened'],
			'The «minimum commitment» is 40 tons, down from 90.': ['minimum_commitment loosened'],
			'The «royalty» was 4% and is now 6%.': ['royalty extended'],
		},
		left: { 'The «royalty» was 4% and is still paid.': ['royalty unchanged'] },
	},
	{
		name: 'what became non-exclusive is the licence that was named before',
		caught: {
			'Its «exclusive licence» to the engine became «non-exclusive».': [
				'exclusive_license ended',
				'non_exclusivity introduced',
			],
			'The «exclusivity» is gone: the deal is now «non-exclusive».': [
				'exclusivity ended',
				'non_exclusivity introduced',
			],
			'The «exclusive licence» goes «non-exclusive» in May.': [
				'exclusive_license ended',
				'non_exclusivity introduced',
			],
		},
		left: {
			'It has an «exclusive licence» here; abroad it is «non-exclusive».': [
				'exclusive_license introduced',
				'non_exclusivity introduced',
			],
		},
	},
	{
		name: 'the verb that has ended a term sets up no end beside it',
		caught: {
			'The «royalty» «ends in June».': ['royalty ended'],
			'The «veto» «ends in June», and that is that.': ['consent_veto ended'],
			'For both «exclusivity» «ends in June».': ['exclusivity ended'],
		},
		left: {
			'Corvid has a «veto»; all of it «ends in June».': [
				'consent_veto introduced',
				'sunset_trigger introduced',
			],
		},
	},
	{
		name: 'the words around an article tell nothing of the deal',
		caught: {
			'This release contains forward-looking statements, including on the «royalty».': [],
			'Read also: Corvid ends its «exclusivity»': [],
			'See also: Halloway gives up its «veto»': [],
		},
		left: { 'The release says that Corvid pays a «royalty».': ['royalty introduced'] },
	},
];

suite('rules of change', () => {
	for (const { name, caught, left } of RULES) {
		for (const [example, expected] of Object.entries({ ...caught, ...left })) {
			test(`${name}: ${example}`, () => assert.deepEqual(changesOf(example), expected));
		}
	}
});
