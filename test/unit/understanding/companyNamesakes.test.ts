import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';
import { marked } from '../marked.js';

const reader = createNoteReader();

function mentionsOf(text: string, kind: 'company' | 'term' | 'beneficiary'): readonly [string, string][] {
	return reader
		.read(text)
		.mentions.filter(mention => mention.kind === kind)
		.map(mention => [mention.text, mention.id]);
}

function checkNames(cases: readonly (readonly [why: string, note: string])[]): void {
	for (const [why, note] of cases) {
		test(why, () => {
			const { text, spans } = marked(note);
			assert.deepEqual(
				mentionsOf(text, 'company').map(([name]) => name),
				spans.map(span => text.slice(span.start, span.end)),
			);
		});
	}
}

suite('companies: a namesake of one that lists have', () => {
	const idOf = (text: string, name: string): string[] => [
		...new Set(
			mentionsOf(text, 'company')
				.filter(([written]) => written === name)
				.map(([, id]) => id),
		),
	];
	for (const [name, id, text] of [
		[
			'Ramp',
			'ramp-aquatics',
			'# Ramp tests the water\n\nRamp Aquatics, a Lisbon pool builder, has a licence from Speedo. Ramp pays 4% of its sales.',
		],
		[
			'Stripe',
			'stripe-rail-services',
			'# Stripe keeps its rails\n\nStripe Rail Services of Leeds has signed a maintenance contract with Siemens. Stripe will look after 40 trains.',
		],
		[
			'Novo',
			'novo-freight',
			'# Novo sticks with Maersk\n\nNovo Freight, a Santos haulier, has renewed its contract with Maersk. Novo pays 3 million a year.',
		],
		[
			'Shell',
			'shell',
			'# Shell signs with Uniper\n\nShell Energy Europe has signed a gas contract with Uniper. Shell will deliver 2 bcm a year.',
		],
		[
			'Target',
			'target',
			'Target has bought 20% of Target Ceramics, a Porto firm. Target will pay $20 million.',
		],
		['Orange', 'orange', 'Orange Polska has signed a network deal. Orange will build 200 masts.'],
	] as const) {
		test(`${name} is ${id}`, () => assert.deepEqual(idOf(text, name), [id]));
	}
});

suite('companies: names beside adjectives, letters and kinds', () => {
	checkNames([
		[
			'an adjective of place beside an airline of that name',
			'«American Airlines» and «Alaska Airlines» have a pact. The American market is big. American carriers like it.',
		],
		[
			'another',
			'«Swiss International Air Lines» has renewed its contract with «Gategroup». The Swiss regulator agreed. Swiss travellers will not notice.',
		],
		[
			'not where a company acts',
			'«American Airlines» has a pact with «Alaska Airlines». «American» said it would pay. «American» also sold slots. The deal with «American» runs out.',
		],
		[
			'letters that end a name',
			'«Norvik LNG», a Bergen shipowner, has signed with «Shell». «Golar LNG» did not bid.',
		],
		[
			'after a name that is a word',
			'Owners such as «Flex LNG» will benefit from the contract with «JERA».',
		],
		['not before a plain noun', 'The deal covers «Nvidia» AI chips and «Uniper» LNG cargoes.'],
		['what owns at the start of a sentence', '«Target»’s hunt for a lender ended this month.'],
		['not what is no name', 'Spring’s arrival is near, and so is the deal with «Tesco».'],
		['a kind that opens a headline', '# Lender cuts «Aldi»’s credit'],
		['another kind', '# Regulator makes «Kesko» and «Ahold» part'],
		[
			'an arm',
			'The chain’s discount arm, «Brenna Outlet», may seek a lender of its own, says «Barclays».',
		],
		['a partner', '«Tesco» sued its first loyalty partner, «Corvo Money», in 2008.'],
		['not a person', '«Tesco» sued its managing partner, Ada Lind, in 2008.'],
		[
			'behind a relative clause',
			'«Brelanix», which has a rival scheme with «Mastercard», fell 4% in Paris.',
		],
	]);
});

suite('companies: leagues', () => {
	checkNames([
		['that renew', 'The «Nordic Handball League» has renewed with «Discovery» for five seasons.'],
		['that are paid', '«DAZN» lost its contract with the «World Bowls League» in May.'],
		['not as where one plays', 'Leeds won 3-0 in the Northern Premier Rugby League on Saturday.'],
	]);
});

suite('terms and groups: not inside names', () => {
	const termsOf = (text: string): string[] => mentionsOf(text, 'term').map(([, id]) => id);
	for (const [name, text] of [
		['Exclusive Networks', 'Exclusive Networks has sued Fortinet.'],
		['Royalty Pharma', 'Royalty Pharma has sued Pfizer, says a filing.'],
		['Joint Venture Silk Company', 'The Joint Venture Silk Company has sued Enel.'],
	] as const) {
		test(name, () => assert.deepEqual(termsOf(text), []));
	}
	test('though beside them', () => {
		assert.deepEqual(termsOf('Pfizer will pay Royalty Pharma a royalty on each tablet.'), ['royalty']);
	});
	test('a group', () => {
		const text =
			'The airlines are the winners. United Airlines and Delta Air Lines keep a matching right. Lufthansa has its own City Airlines. The airlines are glad.';
		assert.deepEqual(
			mentionsOf(text, 'beneficiary').map(([written]) => written),
			['airlines', 'airlines'],
		);
	});
});

suite('companies: what is called like one, and is none', () => {
	checkNames([
		[
			'letters for plain words before them',
			'«Volvo» makes lithium iron oxide (LIO) cells. LIO is cheap, and LIO lasts.',
		],
		[
			'letters of a company in brackets',
			'The cells are made by «Nordic Cable Works AB» («NCW»). «NCW» is cheap.',
		],
		[
			'an alliance',
			'The 3K alliance has ended, and «Maersk» leaves. When 3K was set up, ships were few.',
		],
		[
			'a wind farm',
			'«Vattenfall» sold half of the Norrsund Vest offshore wind farm. Norrsund Vest has no subsidy.',
		],
		[
			'a firm that owns one',
			'«Norrsund Vest», a Bergen developer, has sold its wind farm to «Vattenfall».',
		],
		['a counterpart', '“We agree,” said Lorq Weimann, his counterpart at «Siemens».'],
		[
			'what a bracket lists of a maker',
			'Members find all channels (QTX, LMV and QTX Drama) in one place.',
		],
		['a game in a day’s name', '«Disney» lost the first “Monday Trophy Hockey” broadcast.'],
		['people of a country', '«Pfizer» sells it to a third of Canadians. Canadians will pay less.'],
		['a programme of a state', 'Medicare has agreed to pay «Pfizer» for it.'],
		['a tunnel', '«Hochtief» signed the Norrvale Tunnel contract.'],
		['the site of a company in the note', '«Quellhaus» rents rooms on Quellhaus.com, said «Marriott».'],
		['a site that deals', '«Trivalo.com» has signed a contract with «Marriott».'],
		[
			'a drug, by a short apposition',
			'«Sanofi» ends the alliance on Zelvanta, the asthma drug the agency turned down. Zelvanta won approval abroad.',
		],
		[
			'a device that is the only one',
			'It sells Glucovel, the only sensor that lasts. «Roche» has sold Glucovel since May.',
		],
		[
			'a common noun beside a company that begins with it',
			'«Tokamak Energy» has a rival, and its tokamak is large.',
		],
	]);
	test('an agency that cites others is a source', () => {
		const sources = reader.read('Bloomberg, citing two bankers, says Siemens has signed.').mentions;
		assert.deepEqual(
			sources.filter(mention => mention.kind === 'company').map(({ text, role }) => [text, role]),
			[
				['Bloomberg', 'source'],
				['Siemens', undefined],
			],
		);
	});
});

suite('companies: channels, services and leagues', () => {
	checkNames([
		[
			'a service that stands for a thing',
			'«DirecTV» may put Hulu in its packages. You need Hulu to watch.',
		],
		['a service that acts', '«Hulu» has signed a deal with «Roku». «Hulu» pays more.'],
		[
			'satellites of a service',
			'«SpaceX», whose Starlink satellites fly low, has signed with «T-Mobile».',
		],
		['a league as where one plays', 'The club hopes for promotion to the Bundesliga, said «Gazprom».'],
		[
			'a league that sells',
			'The «Bundesliga» has sold its rights to «Sky Deutschland», and the «Bundesliga» will get more.',
		],
	]);
});

suite('companies: cut to a place, joined by & or closed by a form', () => {
	checkNames([
		[
			'a town that acts as a company of the note',
			'«Denver Therapeutics» and «Pfizer» widen their licence. «Denver» receives $40 million. «Pfizer» pays «Denver» a royalty. «Denver»’s shares rose.',
		],
		[
			'a region',
			'«Piedmont Lithium» will supply «Tesla». «Piedmont» gave no price. «Tesla» has a contract with «Piedmont», and «Piedmont» has sold its stake.',
		],
		[
			'the town where it sits',
			'«Houston Natural Resources» has signed with «Shell». «Houston» will deliver gas, and shares of «Houston» rose 4%. It is based in Houston, Texas.',
		],
		[
			'a town that does little',
			'«Turin Diagnostics» sells tests. It moved to Turin in 2019. Turin agreed to give it land.',
		],
		['partners', '«Harlan & Overmeer» advised «Marriott».'],
		['partners with a first name', 'Law firm «Allen & Overmeer» advised «Marriott».'],
		[
			'a legal form behind a possessive that belongs to the name',
			'The lines go to «Macy’s Inc.», which sued.',
		],
		['a legal form with a possessive', 'It fell behind «Amazon.com Inc»’s «Amazon Web Services».'],
		['two in a row, the second with a possessive', 'That made «Lufthansa» «Airbus»’s first customer.'],
		[
			'a company with a word for its second name',
			'«Bayer Pioneer», its seed arm, will pay. «Bayer Pioneer» has signed with «BASF».',
		],
		['a manager of money', 'It belongs to the Dutch pension manager «Norvane».'],
		['who wrote of shares', 'It depends on «Halvorsen», «Brennick» said in a note.'],
		['who paired off', '«Wells Fargo» paired off with «Overbridge» in a fund.'],
	]);
});

suite('companies: a house and its companies', () => {
	const house = (text: string, name: string): string[] => [
		...new Set(
			mentionsOf(text, 'company')
				.filter(([written]) => written === name)
				.map(([, id]) => id),
		),
	];
	for (const [why, name, id, text] of [
		[
			'is the one that the note names',
			'Tata',
			'tata-electronics',
			'# Tata to build a plant\n\nPSMC has a joint venture with Tata Electronics. Tata pays a royalty of 3%.',
		],
		[
			'in two letters',
			'LG',
			'lg-energy-solution',
			'LG Energy Solution signed with Ford. LG will pay 2%.',
		],
		['Korean', 'Samsung', 'samsung-biologics', 'Samsung Biologics signed with Pfizer. Samsung pays.'],
		[
			'Japanese',
			'Mitsubishi',
			'mitsubishi-electric',
			'Mitsubishi Electric sold it. Mitsubishi keeps a veto.',
		],
		[
			'with a name of its own in the note',
			'Tata',
			'tata-group',
			'Tata Group owns Tata Electronics. Tata pays.',
		],
		[
			'with two of them',
			'Tata',
			'tata-group',
			'Tata Electronics signed with Arm. Tata Motors signed with Ford. Tata keeps a veto over both.',
		],
		[
			'named before',
			'Samsung',
			'samsung-electronics',
			'Samsung signed with Arm. Samsung Biologics signed with Pfizer. Later Samsung paid.',
		],
		[
			'in one sentence',
			'SK',
			'sk-group',
			'SK Innovation, in which SK holds a third, signed with Ford. SK pays.',
		],
		[
			'as an owner',
			'Hyundai',
			'hyundai-motor',
			'Hyundai Mobis signed with Rivian. A Hyundai affiliate pays, and Hyundai keeps a veto.',
		],
		[
			'and what is a usual name',
			'Siemens',
			'siemens',
			'Siemens Energy signed with Eni. Siemens pays Eni.',
		],
		[
			'and a mere unit',
			'Samsung',
			'samsung-electronics',
			'Samsung Foundry signed with Arm. Samsung pays Arm.',
		],
	] as const) {
		test(`${why}: ${name}`, () => assert.deepEqual(house(text, name), [id]));
	}
});

suite('companies: words that open a sentence', () => {
	checkNames([
		['that ends something', '«Shell» ended its exclusivity with «BP».'],
		[
			'that gives somebody something',
			'«Boots» gave «Oura» exclusivity. «Square» gave «Shopify» a licence.',
		],
		['that calls something off', '«Ford» called off its joint venture with «Rivian».'],
		[
			'that is a small word besides',
			'«Next» bought a 20% stake in «Reiss». «On» has signed a licence with «Puma».',
		],
		['that agrees to do so', '«Orange» agreed to sell «Vodafone» a licence.'],
		[
			'not with what was done to it',
			'Boots sold at «Walmart» are cheap. Target agreed by both: 3%. Block paid by «Visa»: $3 million.',
		],
		['not with what is counted', 'Next sold units are those of «Aldi». Total revenue rose at «Nike».'],
		['not as small words', 'Next came the deal. On Monday «Nike» signed. Next week «Aldi» sold a stake.'],
		[
			'not as part of a term',
			'Meta study shows gains for «Bayer». A Target price of $50 for «Nike» is high.',
		],
		[
			'that the note has within a name elsewhere',
			'The tie with «Copper Target» has ended. «Copper Target» keeps its licence from «Rio Tinto». Yesterday «Nike» paid.',
		],
		[
			'that the note has within no name elsewhere',
			'Copper «Target» said on Monday that it has signed with «Rio Tinto».',
		],
		['not as a river', 'Amazon basin concessions went to «Vale», in the Amazon basin.'],
	]);
});

suite('companies: a description of another trade', () => {
	checkNames([
		['a carmaker', '«Siemens Energy» signed with «Sunrun». The German carmaker pays.'],
		['a brewer', '«Toyota» signed with «Vodafone». The Japanese brewer pays.'],
		['a bank', '«Novartis» signed with «Nvidia». The Swiss bank pays.'],
		['of its own', '«BMW» signed with «Sunrun». «The German carmaker» pays.'],
		['of one near it', '«Repsol» signed with «Arm». «The Spanish utility» pays.'],
		['of any', '«Siemens Energy» signed with «Sunrun». «The German group» pays.'],
		[
			'a site',
			'«Green Dot», a Toulouse start-up, signed with «Safran». Work began on the Toulouse site of «Safran».',
		],
	]);
});
