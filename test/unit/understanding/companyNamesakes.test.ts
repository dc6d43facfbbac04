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
