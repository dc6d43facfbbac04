import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';

const reader = createNoteReader();

/** What happened and who gains, each with those who are in it. */
function read(note: string): readonly string[] {
	const { changes, beneficiaries } = reader.read(note);
	return [
		...changes.map(({ term, parties, roles = [] }) =>
			[term, ...parties, ...roles.map(({ company, role }) => `${company}=${role}`)].join(' '),
		),
		...beneficiaries.map(({ name, effect, certainty }) => `${name} ${effect} ${certainty}`),
	];
}

suite('whose text a note is', () => {
	const title = '# Nordvik ASA: annual report 2025\n\n';

	test('“we”, “our” and “the Company” are the one whose report it is', () => {
		assert.deepEqual(read(`${title}We granted Equinor an option to buy 20% of our field.`), [
			'purchase_option nordvik equinor nordvik=grantor equinor=holder',
			'Equinor gains stated',
		]);
		assert.deepEqual(read(`${title}The Company pays Aker a royalty of 3%.`), [
			'royalty nordvik aker nordvik=payer aker=payee',
			'Aker gains stated',
		]);
		assert.deepEqual(
			read('# Nordvik ASA – Form 10-K\n\nIf Aker ended the agreement, our business would be harmed.'),
			['Nordvik loses conditional'],
		);
	});

	test('a text that says what it calls itself needs no title', () => {
		const own = 'Nordvik ASA (the “Company”, “we” or “us”) makes cables. ';
		assert.deepEqual(read(`${own}We gave Equinor a right of first refusal.`), [
			'rofr nordvik equinor nordvik=grantor equinor=holder',
			'Equinor gains stated',
		]);
	});

	test('in an interview “we” is the company whose head speaks, “they” the one that was asked about', () => {
		const talk = (question: string, answer: string): readonly string[] =>
			read(
				`# Interview: Ann Lee, CEO of Brightwell Robotics\n\nEquinor and Aker are rivals.\n\n**${question}**\n\n${answer}`,
			);
		assert.equal(
			talk('And Bosch?', 'They pay us a royalty of 3%.')[0],
			'royalty bosch brightwell-robotics bosch=payer brightwell-robotics=payee',
		);
		assert.equal(
			talk('Did Nokia leave?', 'They lost their exclusivity in May.')[0],
			'exclusivity nokia nokia=holder',
		);
		assert.equal(
			talk('What of Nokia and Bosch?', 'They agreed on a standstill.')[0],
			'standstill nokia bosch',
		);
		assert.equal(
			talk('And Bosch?', 'It is well. They agreed on a standstill.')[0],
			'standstill equinor aker',
		);
	});

	test('whoever else says “we” is nobody of the deal', () => {
		const parties = 'rofr equinor aker equinor=grantor aker=holder';
		for (const note of [
			'# We like Nordvik ASA\n\nWe hear that Equinor gave Aker a right of first refusal.',
			`${title}“We saw Equinor give Aker a right of first refusal.” Equinor gave Aker a right of first refusal.`,
		]) {
			assert.equal(read(note)[0], parties, note);
		}
	});
});
