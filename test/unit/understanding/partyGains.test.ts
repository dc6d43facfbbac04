import * as assert from 'node:assert/strict';
import { understandExample } from './scenes.js';

const COMPANIES = ['Corvid', 'Halloway', 'Nordvik'];

/** What a note tells around the two lines that differ. */
const BODY = `Corvid and Halloway named a team of six. Halloway has its seat in Hull. Corvid has its seat in York.

The plant stands near Narvik. Glass is made there. Trucks come and go. It employs sixty. Corvid and Halloway will speak in May.`;

const rulesOf = (text: string): readonly string[] =>
	understandExample(text, COMPANIES).beneficiaries.map(
		({ name, effect, why }) => `${name} ${effect} (${why.id})`,
	);

suite('partyGains', () => {
	test('the two sides of a deal gain by it where the note does not say how they fare', () => {
		const { beneficiaries } = understandExample(
			`# Corvid and Halloway sign a pact\n\nCorvid gets a «licence» from Halloway.\n\n${BODY}`,
			COMPANIES,
		);
		assert.deepEqual(
			beneficiaries.map(({ name, effect, evidence }) => [name, effect, evidence.text]),
			[
				['Corvid', 'gains', 'Corvid gets a licence from Halloway.'],
				['Halloway', 'gains', 'Corvid gets a licence from Halloway.'],
			],
		);
	});

	test('what the note says of a side counts', () =>
		assert.deepEqual(
			rulesOf(
				`# Corvid and Halloway sign a pact\n\nThe pact is signed. Halloway loses out.\n\n${BODY}`,
			),
			['Halloway loses (loses-subject)', 'Corvid gains (party)'],
		));

	test('a third name is no side', () =>
		assert.deepEqual(
			rulesOf(
				`# Corvid and Halloway sign a pact\n\nThe pact is signed in Hull.\n\n${BODY}\n\nNordvik waits. Nordvik has a mill. Nordvik is silent.`,
			),
			['Corvid gains (party)', 'Halloway gains (party)'],
		));

	for (const title of [
		'Corvid and Halloway end their pact',
		'Corvid and Halloway part ways',
		'Judge hears Corvid and Halloway',
		'Corvid sues Halloway over a pact',
	]) {
		test(`no bargain: ${title}`, () => assert.deepEqual(rulesOf(`# ${title}\n\n${BODY}`), []));
	}

	test('a note too short to say how anybody fares says nothing', () =>
		assert.deepEqual(
			rulesOf(
				'# Corvid and Halloway sign a pact\n\nCorvid signs. Halloway signs. Corvid and Halloway meet.',
			),
			[],
		));

	test('who only gives somebody a title is no side', () =>
		assert.deepEqual(
			rulesOf(
				`# An hour with the chief executive of Corvid\n\nThe pact with Halloway is signed. She talks of glass. It is late.\n\n${BODY}`,
			),
			['Halloway gains (party)'],
		));

	test('a name behind “of” that gives nobody a title is a side', () =>
		assert.deepEqual(
			rulesOf(
				`# Halloway becomes a carrier of Corvid\n\nThe pact is signed in Hull. It is late.\n\n${BODY}`,
			),
			['Halloway gains (party)', 'Corvid gains (party)'],
		));
});
