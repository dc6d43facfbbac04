import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

/** What a note says happened, as `term change`, in the order in which it says so. */
function changesOf(example: string): string[] {
	return understandExample(example, ['Halloway', 'Corvid']).changes.map(
		({ term, change }) => `${term} ${change}`,
	);
}

/** How news tells of terms: each rule with what it catches and what it must leave alone. */
const RULES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
	'an intent is a wish for a term only where its deed is one of dealing': {
		'Corvid plans to visit the mill that has the «royalty».': [],
		'Corvid hopes to impress the owner of the «veto».': [],
		'Corvid plans to sell its «stake in Corvid».': ['equity_stake sought'],
		'Corvid wants a «veto».': ['consent_veto sought'],
	},
	'what a deal aims to do is not wanted of the deal': {
		'In May the «alliance» aims to bring down the cost of glass.': [],
		'Corvid aims to buy a «board seat».': ['board_seat sought'],
	},
	'a plan made known is agreed': {
		'Corvid unveiled its plan to «invest $5 billion» in mills.': ['investment_commitment introduced'],
		'Corvid weighs a plan to «invest $5 billion» in mills.': ['investment_commitment sought'],
	},
	'what a deal calls for it lays down': {
		'The deal calls for a «price cap».': ['price_restrictions introduced'],
		'Halloway calls for a «price cap».': ['price_restrictions sought'],
	},
	'what the parting of a thing leaves to somebody is not kept': {
		'Corvid sells the mill and will retain a «stake in Corvid» of 30%.': [],
		'Corvid will retain its «stake in Corvid».': ['equity_stake unchanged'],
	},
	'a partnership that goes on is no news': {
		'Glass is dear. Mills close. Prices rise. Both firms continue the «alliance».': [],
		'The «alliance» remains unchanged.': ['strategic_partnership unchanged'],
	},
	'a clause spoken of in passing needs a word that lays it down': {
		'Analysts who follow the glass trade from Oslo say that the «exclusivity» has served both houses rather well so far.':
			[],
		'Under the deal, which runs for six years and covers all of Norway, Corvid gets Halloway glass with «exclusivity».':
			['exclusivity introduced'],
	},
	'what a note opens with is its news': {
		'A «joint plant» between Halloway and Corvid near Narvik makes glass for ferries.': [
			'joint_venture introduced',
		],
		'A «joint plant» between Halloway and Corvid near Narvik was in doubt.': [],
		'Glass is dear. Mills close. Prices rise. A «joint plant» of the two makes panes.': [],
	},
	'a name for the deal gives way to what the deal brings': {
		'Corvid signed an «alliance» and got a «board seat».': ['board_seat introduced'],
		'Corvid signed an «alliance».': ['strategic_partnership introduced'],
	},
	'what was meant and did not come about is not introduced': {
		'The two were to form a «joint plant».': [],
		'The two will form a «joint plant».': ['joint_venture introduced'],
	},
	'what was there before is not brought by this deal': {
		'The old pact gave Corvid a «royalty».': [],
		'The pact gave Corvid a «royalty».': ['royalty introduced'],
	},
	'a verb whose object is something else does not make its subject grow': {
		'Glass is dear. Mills close. Prices rise. The «alliance» will expand frozen foods abroad.': [],
		'Halloway will expand the «alliance».': ['strategic_partnership extended'],
	},
	'what one is urged to extend is not extended': {
		'Corvid asked a judge to force Halloway to renew the «licence».': ['license_grant disputed'],
		'Corvid has agreed to renew the «licence».': ['license_grant extended'],
	},
	'what is hoped for or what something else is for makes nothing grow': {
		'Glass is dear. Mills close. Prices rise. We look forward to deepening the «alliance».': [],
		'Corvid deepens the «alliance».': ['strategic_partnership extended'],
	},
	'what is not told is not kept': {
		'The «royalty» remains undisclosed.': ['royalty introduced'],
		'The «royalty» remains unchanged.': ['royalty unchanged'],
	},
	'what is told first of a term stands': {
		'Corvid grants a «licence». Mills close. Prices rise. Others want a «licence» as well.': [
			'license_grant introduced',
		],
		'Halloway has ended the «licence». Mills close. Prices rise. The pact gave Corvid a «licence».': [
			'license_grant ended',
		],
		'Halloway gives Corvid a «licence». Mills close. Prices rise. Halloway then ended the «licence».': [
			'license_grant introduced',
			'license_grant ended',
		],
	},
	'a wish that came to nothing is over': {
		'Corvid has abandoned its plan to take a «stake in Corvid».': ['equity_stake ended'],
		'The plan to take a «stake in Corvid» has fallen apart.': ['equity_stake ended'],
		'The plan to take a «stake in Corvid» has been praised.': ['equity_stake sought'],
		'Corvid had wanted a «veto».': [],
	},
	'what has been told before is not told again as new': {
		'Corvid spoke of the previously announced «veto».': [],
		'Corvid announced a «veto».': ['consent_veto introduced'],
		'The plant was founded as a «joint plant».': [],
		'Glass is dear. Mills close. Prices were low. The rate was not given, but Corvid gets a «veto».': [],
		'Glass is dear. Mills close. Prices rise. Corvid has bought a «veto», for twice what the mill was paying.':
			['consent_veto introduced'],
	},
	'what holds in a case that opens the sentence befalls nothing in it': {
		'In the event of a «change of control», the seats fall away.': [],
		'The «veto» falls away.': ['consent_veto ended'],
	},
	'what a clause is held to be in a quarrel is no clause of this deal': {
		'The judge found that Corvid needed «consent of Halloway».': [],
		'Corvid may sell with the «consent of Halloway».': ['consent_veto introduced'],
	},
	'"remains" keeps what stands right behind it': {
		'Glass is dear. Mills close. Prices rise. Corvid remains free to look for an «alliance».': [],
		'Glass is dear. Mills close. Prices rise. The size of the «stake in Corvid» remains small.': [],
		'The «royalty» remains in force.': ['royalty unchanged'],
	},
	'a renewal is told by its own verb': {
		'Corvid has «extended its contract» with Halloway.': ['renewal_term extended'],
		'Corvid will not «renew the contract».': ['renewal_term ended'],
		'Corvid has the right to «extend the contract».': ['renewal_term introduced'],
		'Talks to «extend the contract» go on.': ['renewal_term sought'],
	},
	'how a deal may run on is part of it': {
		'Halloway has an «option to renew» for three years.': ['renewal_term introduced'],
		'Each lease may be «extended by five years» twice.': ['renewal_term introduced'],
		'The pact «renews automatically each year» unless one side ends it.': ['renewal_term introduced'],
		'After that the pact could be «renewed for two more years».': ['renewal_term introduced'],
		'Neither lease can be «renewed for two more years».': [],
		'The lease comes up for «renewal» in 2031.': [],
	},
	'what is reached only later is told beside what is paid': {
		'Corvid will pay a «milestone payment» and a «royalty».': [
			'milestone_payment introduced',
			'royalty introduced',
		],
	},
	'what stands behind "will" is a deed, whatever the verb': {
		'Halloway will «co-promote» the glass of Corvid.': ['co_marketing introduced'],
		'Halloway said it would «spend $3 billion» on kilns.': ['investment_commitment introduced'],
		'Corvid will then «fit the lenses» into its own lamps.': ['product_integration introduced'],
		'Glass is dear. Mills close. Prices rise. Corvid will be «co-promoted» by nobody.': [],
		'Glass is dear. Mills close. Prices rise. Corvid has «25% of Halloway».': [],
	},
	'the way not taken changes nothing': {
		'The «licence» will lapse rather than be extended.': ['license_grant ended'],
		'The pact will be replaced rather than «renewed».': [],
		'Halloway may take cash instead of «shares in Corvid».': [],
		'Corvid asked for money rather than a «board seat».': [],
		'Corvid asked for a «board seat» rather than money.': ['board_seat sought'],
	},
	'who gives up nothing has ended nothing': {
		'Corvid raised no money and gave up no «stock in the mill».': [],
		'Halloway surrendered no «board seat».': [],
		'Halloway surrendered its «board seat».': ['board_seat ended'],
		'Corvid no longer has a «veto».': ['consent_veto ended'],
	},
	'what a term itself is after is not wanted of it': {
		'A «joint plant» will look for customers in Norway.': ['joint_venture introduced'],
		'Glass is dear. Mills close. Prices rise. The «alliance» now seeks a new name.': [],
		'Glass is dear. Mills close. Prices rise. The «joint plant» also wants cheaper sand.': [],
		'The «veto» that Halloway wants would be new.': ['consent_veto sought'],
		'Halloway wants a «joint plant».': ['joint_venture sought'],
	},
	'ties that are cut are over': {
		'Corvid has cut «ties with Halloway».': ['strategic_partnership ended'],
		'Halloway severed all «ties with its sponsor».': ['strategic_partnership ended'],
		'Halloway has cut the «royalty» by half.': ['royalty loosened'],
	},
	'what is put in the place of another is new': {
		'They ended the pact and put a «non-exclusive» one in its place.': ['non_exclusivity introduced'],
		'Corvid scrapped the fee and put a «royalty» in its place.': ['royalty introduced'],
		'Halloway put a «royalty» on the agenda of nobody.': ['royalty introduced'],
	},
	'what is said of all of a kind is said of none': {
		'Glass is dear. Mills close. Prices rise. Such «alliances» grow quickly.': [],
		'Such «licences» end in tears.': [],
		'The «licences» end.': ['license_grant ended'],
		'The «alliance» grew.': ['strategic_partnership extended'],
	},
	'a verb in the infinitive ends what stands behind it': {
		'The «alliance» is part of the fight to end malaria.': [],
		'The «alliance» is to end in May.': ['strategic_partnership ended'],
	},
	'what had happened before is an old story': {
		'Last spring Halloway had waived the «veto».': [],
		'Corvid had extended the «licence» before the flood.': [],
		'Corvid said that it had extended the «licence».': ['license_grant extended'],
		'Corvid has extended the «licence».': ['license_grant extended'],
		'The pact at the time made Halloway the «exclusive supplier» of Corvid.': [],
		'The pact now makes Halloway the «exclusive supplier» of Corvid.': ['exclusivity introduced'],
	},
	'looking for partners is not a word on this deal': {
		'Glass is dear. Mills close. Prices rise. Corvid is looking for an «alliance».': [],
		'Corvid is looking for a «veto».': ['consent_veto sought'],
	},
};

suite('rules of news', () => {
	for (const [name, examples] of Object.entries(RULES)) {
		for (const [example, expected] of Object.entries(examples)) {
			test(`${name}: ${example}`, () => assert.deepEqual(changesOf(example), expected));
		}
	}
});
