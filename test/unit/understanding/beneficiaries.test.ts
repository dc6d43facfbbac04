import * as assert from 'node:assert/strict';
import { beneficiaryTable } from '../../../src/core/understanding/benefitFindings.js';
import { BENEFICIARY_CUES } from '../../../src/core/understanding/data/beneficiaryCues.js';
import { SPEAKER_CUES } from '../../../src/core/understanding/data/speakerCues.js';
import { speakerTable } from '../../../src/core/understanding/speakers.js';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Lufthansa', 'Sky', 'Mastercard', 'Visa', 'Nordvik'];

/** Who gains and loses, as `name effect`, those of a forecast with `?`. */
function benefitsOf(text: string): string[] {
	return understandExample(text, COMPANIES).beneficiaries.map(
		({ name, effect, certainty }) => `${name} ${effect}${certainty === 'conditional' ? '?' : ''}`,
	);
}

suite('beneficiaries', () => {
	test('every cue compiles', () => assert.deepEqual(beneficiaryTable.problems, []));
	test('every cue of speakers compiles', () => assert.deepEqual(speakerTable.problems, []));

	for (const { effect, example, isWeak, isForGroups, holder } of BENEFICIARY_CUES) {
		test(`${effect} (${holder}): ${example}`, () => {
			const name = /«(.+)»/.exec(example)?.[1] ?? '';
			const note =
				isWeak === true && isForGroups !== true ? `## Winners and losers\n\n${example}` : example;
			const found = understandExample(note, COMPANIES).beneficiaries.filter(
				one => one.name.toLowerCase() === name.toLowerCase(),
			);
			assert.deepEqual(
				found.map(one => one.effect),
				effect === 'none' ? [] : [effect],
			);
		});
	}

	for (const { effect, example } of SPEAKER_CUES) {
		test(`${effect} (speaker): ${example}`, () => {
			const name = /«(.+)»/.exec(example)?.[1] ?? '';
			assert.deepEqual(benefitsOf(example), [`${name} ${effect}`]);
		});
	}

	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		[
			'those joined to the subject',
			'Corvid and Halloway could pick up business.',
			['Halloway gains?', 'Corvid gains?'],
		],
		['a pronoun means the last subject', 'Corvid signed. It comes out ahead.', ['Corvid gains']],
		[
			'a group with what it is made of',
			'Smaller buyers of stacked memory lose out.',
			['smaller buyers of stacked memory loses'],
		],
		['possessives are not the subject', 'Corvid’s code wins nothing for anybody.', []],
		['both ways is mixed', 'Sky pays less, but Sky suffers.', ['Sky mixed']],
		[
			'labels',
			'**Up:** Corvid, Halloway. **Down:** Sky.',
			['Corvid gains', 'Halloway gains', 'Sky loses'],
		],
		['tentative labels', '*Could gain:* Corvid.', ['Corvid gains?']],
		[
			'signs before names',
			'The deal is signed.\n\n- 🟢 **Corvid.** New income.\n- 🔴 Halloway: less.',
			['Corvid gains', 'Halloway loses'],
		],
		['a sign before a sentence is none', 'The deal is signed.\n\n- 🟢 Corvid has a cat.', []],
		[
			'items under a heading',
			'## Losers\n\n- Corvid, for one.\n- Sky too.\n',
			['Corvid loses', 'Sky loses'],
		],
		[
			'a question and its answer',
			'So who wins? Corvid, obviously. The users do.',
			['Corvid gains', 'users gains'],
		],
		[
			'columns',
			'| Deal | Up | Down |\n|---|---|---|\n| One | Corvid | Sky? |\n',
			['Corvid gains', 'Sky loses?'],
		],
		['a verdict', 'Corvid: good margin, positive.', ['Corvid gains']],
		['shares that move are no beneficiary', 'Corvid gained 3%. Sky lost $2 billion.', []],
		['a story from before', 'Corvid had lost its catalogue in 2019.', []],
		['officials look on', 'Corvid bought Sky. The pact raises questions for antitrust regulators.', []],
		['what is spent on things', 'Corvid will invest $5 billion in sites and mills.', []],
		[
			'what is spent on somebody',
			'Corvid will invest $5 billion in smaller hosts.',
			['smaller hosts gains'],
		],
		['the companies are no group', 'Corvid and Sky signed. Visa says the companies benefit.', []],
		['what one gets access to', 'The pact gives Corvid access to Halloway’s plants.', ['Corvid gains']],
		['money paid and money got', 'Corvid gets a seat. Corvid must pay $5 million.', ['Corvid gains']],
		[
			'two who were named together',
			'Corvid and Sky signed. The two will benefit.',
			['Corvid gains', 'Sky gains'],
		],
		['a duo', 'Corvid and Sky signed. The pact helps the pair.', ['Corvid gains', 'Sky gains']],
		['a duty that is over', 'Corvid is no longer required to use Visa.', ['Corvid gains', 'Visa loses']],
		[
			'who settles',
			'Corvid agreed to pay Sky $5 million to settle a suit.',
			['Corvid loses', 'Sky gains'],
		],
		[
			'a consequence for a group',
			'Corvid and Sky agreed, letting shoppers pay later.',
			['shoppers gains'],
		],
		[
			'an approval is no gain',
			'Corvid has secured early antitrust clearance for the purchase of Sky.',
			[],
		],
		[
			'shares of what a group makes',
			'Corvid and Sky met. Settlements with activist holders rose by 7%.',
			[],
		],
		['a problem solved', 'The pact solves a problem for Corvid.', ['Corvid gains']],
		[
			'who was fended off',
			'Corvid fended off competition for the rights from Sky.',
			['Corvid gains', 'Sky loses'],
		],
		[
			'a relative clause speaks of the name before it',
			'Corvid gains at the expense of small hauliers that must wait.',
			['Corvid gains', 'small hauliers loses'],
		],
		['less than pleased', 'Corvid met Sky. Small dairies are far less happy.', ['small dairies loses']],
		['no less pleased', 'Corvid met Sky. Small dairies are no less pleased than Nordvik.', []],
		['hardly delighted', 'Corvid signed with Sky. Tenants are hardly delighted.', ['tenants loses']],
		['an analyst of somebody looks on', 'Corvid’s analysts at Sky are less pleased.', []],
		[
			'what somebody has in passing',
			'## Sky walks, Nordvik worries\n\nNordvik, which has a line of trams with Visa, fell 6% on Tuesday.',
			['Nordvik loses'],
		],
		[
			'a grievance is no gain',
			'## Winners and losers in the port\n\nNordvik has a quarrel with Corvid over the cranes in the port.',
			[],
		],
		['what is given for nothing', 'Corvid is handed the depots for nothing.', ['Corvid gains']],
		['a notice that is given', 'Corvid is given notice by Sky.', []],
		['what a claim would give', 'Nordvik met Sky. It claims that its lease gives it the quay.', []],
		[
			'lower bills',
			'Corvid met Sky. Night-shift workers should see lower fares.',
			['night-shift workers gains?'],
		],
		[
			'an ambiguous position',
			'Visa’s position is ambiguous. It frees staff for its app, yet gives up $3 million a year.',
			['Visa mixed'],
		],
		['freed money', 'Corvid will return some of the freed capital. Sky looks on.', []],
		[
			'"should" behind an example',
			'Corvid met Sky. Dealers with idle lots, such as Nordvik, should benefit from the order.',
			['Nordvik gains?'],
		],
		['an outlook', 'Corvid met Sky. Nordvik’s outlook is bleaker.', ['Nordvik loses']],
		[
			'"it" behind a body that is no company',
			'The province is owed 2% of what Visa pays to Sky. It stands to collect $4 million.',
			[],
		],
		[
			'"it" behind a port and a company',
			'The port met Sky. Visa has a pact. It wins time.',
			['Visa gains'],
		],
		['its outlook', 'Corvid met Sky. Nordvik fell back. Its outlook is bleaker.', ['Nordvik loses']],
		['a trustee', 'A trustee, paid by Corvid and Sky, may inspect the files.', []],
		['being pleased to announce is no gain', 'Corvid is pleased to announce a pact.', []],
		['a surname is no group', 'Team president Bart Rogers wins.', []],
		['a lost case', 'Corvid lost the case.', ['Corvid loses']],
		['a won case', 'Corvid won its arbitration claim against Visa.', ['Corvid gains', 'Visa loses']],
		['shares of', 'Corvid signed with Sky. Shares of Sky jumped 9%.', ['Sky gains']],
		['its shares', 'Corvid lost an order of Sky’s. Its shares slid 9%.', ['Corvid loses']],
		['shares that have long moved', 'Corvid signed. Its shares have risen 9% this year.', []],
		['a win for both', 'Corvid and Sky signed. It is a win for both.', ['Corvid gains', 'Sky gains']],
		[
			'both companies behind a verb',
			'Corvid signed with Sky. The pact helps both companies.',
			['Corvid gains', 'Sky gains'],
		],
		['both of something else', 'Corvid and Sky signed. It is a win for both cities.', ['cities gains']],
		[
			'facts of the deal where the note says nothing outright',
			'Halloway will pay Corvid $40 million. Sky ends its contract with Visa.',
			['Corvid gains', 'Visa loses'],
		],
		[
			'no facts where the note has its verdicts',
			'Corvid comes out ahead. Visa loses. Sky also benefits. Halloway will receive $40 million.',
			['Corvid gains', 'Sky gains', 'Visa loses'],
		],
		[
			'no facts of those named in passing',
			'Corvid signed.\n\nIt builds trams.\n\nIt has three plants.\n\nVisa received $40 million.',
			[],
		],
		['who replaces whom', 'Visa replaces Mastercard as issuer.', ['Mastercard loses', 'Visa gains']],
		['what is done to the subject', 'Corvid has been trumped by Sky.', []],
		['what a product does', 'Corvid, an app that helps Visa, has signed.', []],
		['deals in general', 'Such deals help Corvid.', []],
		['an older deal', 'The original contract gave Corvid an edge.', []],
		['what somebody is accused of', 'They accuse Corvid of profiting from it.', []],
		['what did not come about', 'The clause could have cost Corvid its licence.', []],
		['what a clause lets somebody do', 'A clause allowed Corvid to leave within a month.', []],
		['before this deal', 'Prior to the alliance, Corvid was tied to a rival.', []],
		['a sum in won', 'Corvid ended a 2.6 trillion won supply contract.', []],
		['the board of a company', 'The clause gave Corvid’s board the right to decide.', []],
		['who only backs somebody', 'Sky put $40 million into Corvid-backed Lumen.', []],
		['helped by', 'Sales helped by Corvid grew.', []],
		[
			'a quoted company does not speak',
			'“Teaming up with Corvid will help us,” Sky’s chief said.',
			['Sky gains'],
		],
		[
			'"its chief" speaks for the one spoken of',
			'Corvid signed with Sky. “It lets us grow,” its chief said.',
			['Corvid gains'],
		],
		['a question asks', 'Will Corvid win?', []],
		[
			'examples stand for their group',
			'Smaller hosts may suffer: Corvid will be left out.',
			['Corvid loses?'],
		],
		[
			'examples behind "such as"',
			'Vendors such as Corvid and Sky lose out.',
			['Sky loses', 'Corvid loses'],
		],
		[
			'a group with examples added to it',
			'Vendors, such as Corvid and Sky, lose out.',
			['vendors loses', 'Corvid loses', 'Sky loses'],
		],
		['a group’s name ends before a company’s', 'Small cafes on Corvid benefit.', ['small cafes gains']],
		[
			'a group’s name goes on with a place',
			'Small cafes in Hull benefit.',
			['Small cafes in Hull gains'],
		],
		[
			'a verb is no part of a group’s name',
			'Corvid signed. That would mollify taxpayers, who benefit.',
			['taxpayers gains'],
		],
		[
			'a company’s name keeps its capital in a group’s',
			'Sky customers benefit.',
			['Sky customers gains'],
		],
		['what groups get', 'Corvid signed. Members get a free pass.', ['members gains']],
		['what groups do not stop doing', 'Corvid signed. Members get in line.', []],
		['"it" behind a verb of loss', 'Corvid signed. The reform will hurt it.', []],
		['a name behind a verb of loss', 'Sky signed. The reform will hurt Corvid.', ['Corvid loses']],
		['"other" sums up', 'Corvid and other vendors lose out.', ['Corvid loses']],
		['who wins from whom', 'Visa won the card from Mastercard.', ['Visa gains', 'Mastercard loses']],
		['no difference', 'Corvid signed. Drivers may see little difference.', []],
		['no worse off', 'Corvid signed. Drivers of other cars are no worse off.', []],
		[
			'no difference under a heading',
			'## Losers of the pact\n\nDrivers see no change.\n\nSky too.',
			['Sky loses'],
		],
		['either way', 'Corvid signed. Towns get a benefit payment either way.', []],
		['worse off', 'Corvid signed. Drivers are worse off.', ['drivers loses']],
		['"save to" spares nobody a thing', 'Corvid may not sell it, save to Sky.', []],
		['in apposition', 'Corvid, Sky’s usual partner, loses out.', ['Corvid loses']],
		[
			'a list is no apposition',
			'Corvid, Sky and Visa lose out.',
			['Corvid loses', 'Sky loses', 'Visa loses'],
		],
		['verdicts without a verb', 'Corvid better off, Sky loser on paper.', ['Corvid gains', 'Sky loses']],
		[
			'signs',
			'Corvid (+): cheap. Sky (-): worse. Visa (=). Nordvik (+/-).',
			['Corvid gains', 'Sky loses', 'Nordvik mixed'],
		],
		['a year in brackets is no sign', 'Corvid (2019) signed.', []],
		[
			'the writer’s own verdict counts more than one sentence',
			'Sky gains time but suffers.\n\nLoser: Sky.',
			['Sky loses'],
		],
		[
			'a pronoun means no name behind a preposition',
			'Corvid signed at the plant of Sky. It comes out ahead.',
			['Corvid gains'],
		],
		['as for', 'As for Sky, it loses out.', ['Sky loses']],
		['an if in front', 'For Corvid the news is good if prices hold.', ['Corvid gains?']],
	];
	for (const [name, text, expected] of cases) {
		test(name, () => assert.deepEqual(benefitsOf(text).toSorted(), [...expected].toSorted()));
	}

	test('every repeat of a group is a mention, a company keeps its own kind', () => {
		const { groups } = understandExample(
			'Cloud buyers win. Corvid wins. We asked cloud buyers.',
			COMPANIES,
		);
		assert.deepEqual(
			groups.map(({ text, label }) => [text, label]),
			[
				['Cloud buyers', 'cloud buyers'],
				['cloud buyers', 'cloud buyers'],
			],
		);
	});

	test('the terms that cause it are those of the sentence, else of the one before', () => {
		const { beneficiaries } = understandExample('Halloway dropped the «veto». Corvid wins.', COMPANIES);
		assert.deepEqual(
			beneficiaries.map(({ id, terms }) => [id, terms]),
			[['corvid', ['consent_veto']]],
		);
	});

	test('a term that only names the one who gains is no reason', () => {
		const { beneficiaries } = understandExample(
			'Corvid met Sky. «Early backers» are less pleased.',
			COMPANIES,
		);
		assert.deepEqual(
			beneficiaries.map(({ name, effect, terms }) => [name, effect, terms]),
			[['backers', 'loses', []]],
		);
	});

	test('a term of another clause, or of a sentence that says nothing of it, is no reason', () => {
		const termsOf = (text: string): (readonly [string, readonly string[]])[] =>
			understandExample(text, COMPANIES).beneficiaries.map(({ id, terms }) => [id, terms]);
		assert.deepEqual(
			termsOf(
				'Corvid may keep its «veto». Nordvik, which had built a mill for the order, was left with nothing.',
			),
			[['nordvik', []]],
		);
		assert.deepEqual(
			termsOf('Nordvik lost its «veto», and Corvid, which has a mill in Leeds, is the winner.'),
			[
				['nordvik', ['consent_veto']],
				['corvid', ['consent_veto']],
			],
		);
	});
});
