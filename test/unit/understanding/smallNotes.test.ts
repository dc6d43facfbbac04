import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';

const reader = createNoteReader();

/** A title, what stands under it, and what of that is to be read. */
type Note = readonly [title: string, text: string, expected: readonly string[]];

/** Who is what in each change of a note. */
function readRoles(title: string, text: string): readonly string[] {
	const { changes } = reader.read(`# ${title}\n\n${text}\n`);
	return changes.flatMap(({ term, roles = [] }) =>
		roles.map(({ company, role }) => `${term}: ${company} ${role}`),
	);
}

/** Who gains and who loses in a note. */
function readGains(title: string, text: string): readonly string[] {
	const { beneficiaries } = reader.read(`# ${title}\n\n${text}\n`);
	return beneficiaries.map(({ name, effect }) => `${name} ${effect}`);
}

/** What became of the terms in a note, of those that are asked for. */
function readKinds(asked: readonly string[]): (title: string, text: string) => readonly string[] {
	const terms = new Set(asked.map(line => line.split(' ')[0]));
	return (title, text) => {
		const { changes } = reader.read(`# ${title}\n\n${text}\n`);
		return changes
			.filter(({ term }) => terms.has(term))
			.map(({ term, change }) => `${term} ${change}`)
			.sort();
	};
}

function check(notes: readonly Note[], read: (title: string, text: string) => readonly string[]): void {
	for (const [title, text, expected] of notes) {
		test(text, () => assert.deepEqual(read(title, text), expected));
	}
}

const ROLES: readonly Note[] = [
	['Ford and Rivian', 'A board seat goes to Ford.', ['board_seat: ford holder']],
	[
		'Umicore and BMW',
		'BMW buys its cathodes from Umicore under a supply agreement.',
		['supply_agreement: bmw buyer', 'supply_agreement: umicore supplier'],
	],
	[
		'Umicore and BMW',
		'BMW will be supplied by Umicore under a ten-year supply agreement.',
		['supply_agreement: bmw buyer', 'supply_agreement: umicore supplier'],
	],
	[
		'Teva and Sanofi',
		'A royalty of 8% is payable by Teva to its partner.',
		['royalty: sanofi payee', 'royalty: teva payer'],
	],
	[
		'Santander and Aegon',
		'Aegon, to whom Santander paid a break fee, ended the joint venture.',
		['break_fee: santander payer', 'break_fee: aegon payee'],
	],
	[
		'Gilead and Arcus',
		'Gilead made an upfront payment of $175 million to Arcus.',
		['upfront_payment: gilead payer', 'upfront_payment: arcus payee'],
	],
	[
		'Gilead and Arcus',
		'Arcus got $175 million in an upfront payment from its partner.',
		['upfront_payment: arcus payee', 'upfront_payment: gilead payer'],
	],
	[
		'Gilead and Arcus',
		'Gilead bought a minority stake in Arcus and made an upfront payment to the latter.',
		['upfront_payment: gilead payer', 'upfront_payment: arcus payee'],
	],
	[
		'Gilead and Arcus',
		'Gilead paid Arcus an upfront payment and got an option to buy the rest.',
		['upfront_payment: gilead payer', 'upfront_payment: arcus payee', 'purchase_option: gilead holder'],
	],
	[
		'Honda and Toyota, Sony',
		'Sony gave Honda an exclusive licence and Toyota a matching right.',
		[
			'exclusive_license: sony licensor',
			'exclusive_license: honda licensee',
			'matching_right: sony grantor',
			'matching_right: toyota holder',
		],
	],
	[
		'Nokia and Oppo',
		'Oppo pays Nokia a royalty, while Nokia grants Oppo a covenant not to sue.',
		[
			'royalty: oppo payer',
			'royalty: nokia payee',
			'covenant_not_to_sue: nokia bound',
			'covenant_not_to_sue: oppo protected',
		],
	],
	[
		'Roche and Zealand Pharma',
		'Roche pays Zealand Pharma an upfront payment of $1.4 billion and gets a right of first negotiation.',
		['upfront_payment: roche payer', 'upfront_payment: zealand-pharma payee', 'rofn: roche holder'],
	],
	[
		'Merck and Kelun',
		'Kelun has licensed the drug to Merck, and the latter will pay it a royalty.',
		[
			'license_grant: kelun licensor',
			'license_grant: merck-and-co licensee',
			'royalty: merck-and-co payer',
			'royalty: kelun payee',
		],
	],
	[
		'Denali and Sanofi',
		'Denali licensed its drug to Sanofi, which will make milestone payments.',
		[
			'license_grant: denali licensor',
			'license_grant: sanofi licensee',
			'milestone_payment: sanofi payer',
			'milestone_payment: denali payee',
		],
	],
	[
		'AMD and OpenAI',
		'AMD issued OpenAI warrants for 160 million shares.',
		['warrants: amd grantor', 'warrants: openai holder'],
	],
	[
		'AMD and OpenAI',
		'OpenAI, to which AMD has issued warrants, may end up with a tenth of its supplier.',
		['warrants: amd grantor', 'warrants: openai holder'],
	],
	[
		'Uber and Pony.ai',
		'Uber and Pony.ai agreed that the former pays the latter a revenue share.',
		['revenue_share: uber payer', 'revenue_share: pony-ai payee'],
	],
	[
		'Philips and Masimo',
		'Masimo licenses its patents to Philips and is paid a royalty.',
		[
			'license_grant: masimo licensor',
			'license_grant: philips licensee',
			'royalty: masimo payee',
			'royalty: philips payer',
		],
	],
	[
		'Bayer and Regeneron',
		'Bayer shares profits with Regeneron, to which it also pays a royalty.',
		['royalty: bayer payer', 'royalty: regeneron payee'],
	],
	[
		'Apple and Globalstar',
		'Apple made a prepayment of $1.1 billion to Globalstar and took a 20% equity stake in the operator.',
		['upfront_payment: apple payer', 'upfront_payment: globalstar payee', 'equity_stake: apple holder'],
	],
	[
		'Eni and Repsol',
		'The right of first refusal that Eni granted to Repsol expires in May.',
		['rofr: eni grantor', 'rofr: repsol holder'],
	],
];

const GAINS: readonly Note[] = [
	['Ford and Shell', 'For rivals the picture is darker.', ['rivals loses']],
	['Ford and Shell', 'For drivers the outlook is brighter.', ['drivers gains']],
	['Ford and Shell', 'Shell loses a third of its customers. It may gain some back.', ['Shell mixed']],
	['Ford and Shell', 'Shell lost a third of its value.', []],
	[
		'Sabre and American Airlines',
		'Travel agents will regain access to the cheapest fares.',
		['travel agents gains'],
	],
	[
		'Chevron and Venezuela',
		'The licence is a windfall for refiners on the Gulf Coast.',
		['refiners gains'],
	],
	[
		'Sodexo and Aramark',
		'The non-compete bars Aramark from the British market for two years.',
		['Aramark loses'],
	],
	[
		'Kellogg and Mars',
		"Mars pays a rich premium of 44% to Kellanova's owners.",
		["Kellanova's owners gains"],
	],
	[
		'Equinix and GIC',
		'The joint venture spares Equinix the debt it would otherwise have had to raise.',
		['Equinix gains'],
	],
	[
		'FuelCell and Posco',
		'FuelCell Energy got its Asian market back, while Posco was released from the royalties.',
		['FuelCell Energy gains', 'POSCO gains'],
	],
	['Suzuki and Toyota', 'Suzuki gets hybrids without spending on research.', ['Suzuki gains']],
	[
		'Airbnb and Sonder',
		'Airbnb might steal guests from Marriott thanks to the new contract.',
		['Airbnb gains', 'Marriott loses'],
	],
	['TKO and ESPN', 'ESPN has lost the UFC, but gets wrestling in return.', ['ESPN mixed']],
	[
		'Visa and Amazon settle',
		'Shoppers in Britain can keep using their Visa cards at Amazon.',
		['Shoppers in Britain gains'],
	],
	[
		'AMC and Netflix',
		'Netflix ended its licence for the show. Fans will no longer find it on any service.',
		['fans loses'],
	],
	[
		'Rolls-Royce and Emirates',
		'The new terms leave Emirates with higher maintenance bills.',
		['Emirates loses'],
	],
	[
		'Barclays and Gap',
		'Gap swapped Synchrony for Barclays as issuer. Synchrony had earned nearly a tenth of its profit from the card.',
		['Synchrony loses', 'Barclays gains'],
	],
	['Danone and Mengniu', 'Danone sold its stake at a profit of €1.3 billion.', ['Danone gains']],
	[
		'Aston Martin and Mercedes',
		'Aston Martin would save hundreds of millions in development if Mercedes extended the technology transfer.',
		['Aston Martin gains'],
	],
	[
		'Boeing buys Spirit AeroSystems',
		'The acquisition ends years of uncertainty for employees in Wichita. Airbus gets the plants it needs in Belfast.',
		['employees gains', 'Airbus gains'],
	],
	[
		'Alaska Air and Hawaiian',
		'Consumers will be protected: the airlines must keep routes for six years.',
		['consumers gains'],
	],
	['Biogen and Eisai', 'Eisai gives up its share of the profits in return for a royalty.', ['Eisai mixed']],
	['Shell and BP', 'Shell won the toss to host the next meeting with BP.', []],
	['Heineken and Ambev', 'Heineken lost no time in replying to the letter.', []],
];

suite('small notes: who is what in a deal', () => check(ROLES, readRoles));

suite('small notes: who gains and who loses', () => check(GAINS, readGains));

const KINDS: readonly Note[] = [
	[
		'Airbus and Spirit',
		'The long-term supply agreement gets a further four years.',
		['supply_agreement extended'],
	],
	[
		'Starbucks and Nestle',
		'Nestle keeps the distribution rights for ten more years than planned.',
		['distribution_rights extended'],
	],
	[
		'Aldi and Beyond Meat',
		'The supply deal, which was to have ended in June, will now continue to 2028.',
		['supply_agreement extended'],
	],
	[
		'EDF and Holtec',
		'EDF and Holtec said that the standstill agreement had been continued by mutual consent until May.',
		['standstill extended'],
	],
	['Novo Nordisk and Catalent', 'Gone, too, is the take-or-pay.', ['take_or_pay ended']],
	[
		'Bayer and Exscientia',
		'The collaboration ends, and with it the profit sharing.',
		['profit_share ended'],
	],
	['Amgen and Kyowa', 'Amgen returned the exclusive license to Kyowa Kirin.', ['exclusive_license ended']],
	['Reliance and Disney', "The lock-up on Reliance's shares came off on Monday.", ['lock_up ended']],
	[
		'Lyft and Hertz',
		'Hertz exercised its right to terminate and the supply agreement is now dead.',
		['supply_agreement ended'],
	],
	['Verizon and Disney', 'The penalty clause has become gentler.', ['liquidated_damages loosened']],
	['Coca-Cola and Monster', 'Coca-Cola made the non-compete stricter.', ['non_compete tightened']],
	[
		'Adidas and Parley',
		'Adidas and Parley reaffirm strategic partnership',
		['strategic_partnership unchanged'],
	],
	[
		'Iberdrola and Avangrid',
		'Under the revised deal the take-or-pay is maintained.',
		['take_or_pay unchanged'],
	],
	[
		'Wizz and Airbus',
		'The airline tries to get out of its minimum purchase.',
		['minimum_commitment sought'],
	],
	[
		'Paramount and Skydance',
		'A judge in Delaware is to decide whether the termination fee is owed.',
		['break_fee disputed'],
	],
	['Uber and Careem', "Careem's founders dispute the earn-out.", ['earn_out disputed']],
	[
		'Vodacom and Telkom',
		'The two companies disagree about whether the exclusivity still applies.',
		['exclusivity disputed'],
	],
	['Tim and Vivendi', 'Vivendi, according to TIM, ignored the standstill.', ['standstill disputed']],
	[
		'Genting and Resorts',
		'The parties have fallen out over the profit sharing.',
		['profit_share disputed'],
	],
	[
		'Intel and Wolfspeed',
		'The two signed a supply agreement in 2022. It will not be renewed.',
		['supply_agreement ended'],
	],
	['Merck and Kelun', 'And the royalty? It stays at 10%.', ['royalty unchanged']],
	[
		'Roche and Alnylam',
		'The exclusive license remains untouched. So does the royalty.',
		['royalty unchanged', 'exclusive_license unchanged'],
	],
	['Nike and JD Sports', 'JD Sports enjoyed early access to launches. No more.', ['first_look ended']],
	[
		'Lonza and Moderna',
		"Lonza's contract contained a take-or-pay. Moderna bought itself out of it for $40 million.",
		['take_or_pay ended'],
	],
	[
		'Nestle and Perfect Day',
		'Exclusivity goes; a right of first refusal comes.',
		['exclusivity ended', 'rofr introduced'],
	],
	[
		'Danske and Storebrand',
		'While the distribution agreement was prolonged, the exclusivity was dropped.',
		['distribution_rights extended', 'exclusivity ended'],
	],
	[
		'Telenor and Nokia',
		'A cap on liability was put in, and in turn the penalty clause taken out.',
		['liability_cap introduced', 'liquidated_damages ended'],
	],
	['Kia and Sonatus', 'Kia to keep minority stake in Sonatus', ['equity_stake unchanged']],
	['Alstom and Bombardier', 'Alstom shuts joint venture with Bombardier', ['joint_venture ended']],
	[
		'Prada and Luxottica',
		'Prada hands Luxottica exclusive license for ten more years',
		['exclusive_license extended'],
	],
	['Kone and Otis', '- No non-compete any more', ['non_compete ended']],
	['Kone and Otis', '- Still open: the break-up fee', ['break_fee sought']],
	['Kone and Otis', '- License fee under dispute', ['license_fee disputed']],
	[
		'Unilever and Nestle',
		'The exclusivity, agreed in 2014, was the cornerstone of the alliance; it was quietly shelved in spring.',
		['exclusivity ended'],
	],
	[
		'Kellogg and Wilmar',
		'The joint venture, launched in 2012 amid fanfare, has been sold to Wilmar.',
		['joint_venture ended'],
	],
	[
		'Ionis and Biogen',
		'The amendment deletes the non-compete in its entirety and substitutes a right of first refusal.',
		['non_compete ended', 'rofr introduced'],
	],
	['Alibaba and Vodafone', 'The exclusivity survives the merger.', ['exclusivity unchanged']],
	['Alibaba and Vodafone', 'The board seat stays with Alibaba.', ['board_seat unchanged']],
	[
		'Alibaba and Vodafone',
		'The exclusive agreement will run for another decade.',
		['exclusivity extended'],
	],
	['Alibaba and Vodafone', 'The upfront payment comes to $100 million.', ['upfront_payment introduced']],
	['Alibaba and Vodafone', 'The price floor will be dropped in 2030.', ['price_restrictions ended']],
	[
		'Alibaba and Vodafone',
		'The price parity clause, never popular in Rome, has been removed.',
		['mfn ended'],
	],
	[
		'Alibaba and Vodafone',
		'The royalty, popular with neither side, has been halved.',
		['royalty loosened'],
	],
];

suite('small notes: what became of terms', () => {
	for (const [title, text, expected] of KINDS) {
		check([[title, text, expected.toSorted()]], readKinds(expected));
	}
});
