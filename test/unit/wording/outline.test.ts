import * as assert from 'node:assert/strict';
import { createOutline, findEntry, nameOf } from '../../../src/core/wording/outline.js';
import { LEXICON, SAMPLE } from './sampleReading.js';

suite('createOutline', () => {
	const outline = createOutline(SAMPLE, LEXICON);

	test('has each company, term and beneficiary once, in the order of the note', () => {
		assert.deepEqual(
			outline.companies.map(({ id, mentions }) => [id, mentions.length]),
			[
				['acme', 3],
				['borealis', 3],
			],
		);
		assert.deepEqual(
			outline.terms.map(({ id, mentions }) => [id, mentions.length]),
			[
				['exclusivity', 3],
				['revenue_share', 1],
			],
		);
		assert.deepEqual(
			outline.beneficiaries.map(({ id, effect, certainty }) => [id, effect, certainty]),
			[
				['borealis', 'loses', 'stated'],
				['cloud-buyers', 'gains', 'conditional'],
			],
		);
	});

	test('lists a company under the name that the lexicon has for it, whatever the note calls it', () => {
		const rename = <T extends { readonly id: string }>(each: T): T =>
			each.id === 'borealis'
				? { ...each, id: 'amazon', label: 'Amazon.com', name: 'Amazon.com' }
				: each;
		const { companies, beneficiaries } = createOutline(
			{
				...SAMPLE,
				mentions: SAMPLE.mentions.map(rename),
				beneficiaries: SAMPLE.beneficiaries.map(rename),
			},
			LEXICON,
		);
		assert.deepEqual(
			[...companies, ...beneficiaries].map(({ label }) => label),
			['Acme', 'Amazon', 'Amazon', 'cloud buyers'],
		);
	});

	test('tells a company which changes it is a party to and what it gains or loses', () => {
		const [acme, borealis] = outline.companies;
		assert.deepEqual(
			acme?.changes.map(({ change }) => change),
			['ended'],
		);
		assert.deepEqual(
			borealis?.effects.map(({ effect }) => effect),
			['loses'],
		);
	});

	test('names beside a company only terms that no change joins it with', () => {
		const reading = { ...SAMPLE, changes: [] };
		assert.deepEqual(createOutline(reading, LEXICON).companies[0]?.alongside, ['exclusivity']);
		assert.deepEqual(outline.companies[0]?.alongside, []);
	});

	test('gives a company that gains or loses the mentions of the company', () => {
		const loser = findEntry(outline, 'beneficiary', 'borealis');
		assert.equal(loser?.mentions.length, 3);
		assert.ok(loser.kind === 'beneficiary' && loser.isCompany);
	});

	test('calls it mixed when two sentences say opposite things', () => {
		const [loser] = SAMPLE.beneficiaries;
		assert.ok(loser !== undefined);
		const reading = { ...SAMPLE, beneficiaries: [loser, { ...loser, effect: 'gains' as const }] };
		assert.equal(createOutline(reading, LEXICON).beneficiaries[0]?.effect, 'mixed');
	});

	test('shows nobody as a beneficiary of whom the note says no effect', () => {
		const reading = { ...SAMPLE, beneficiaries: [] };
		assert.deepEqual(createOutline(reading, LEXICON).beneficiaries, []);
	});

	test('knows a company as source only if every mention is one', () => {
		const mentions = SAMPLE.mentions.map(mention =>
			mention.kind === 'company' && mention.id === 'borealis'
				? { ...mention, role: 'source' as const }
				: mention,
		);
		const [acme, borealis] = createOutline({ ...SAMPLE, mentions }, LEXICON).companies;
		assert.equal(acme?.isSource, false);
		assert.equal(borealis?.isSource, true);
	});

	test('has a term of which only a change speaks', () => {
		const [change] = SAMPLE.changes;
		assert.ok(change !== undefined);
		const reading = { ...SAMPLE, changes: [{ ...change, term: 'ipo' }] };
		const entry = findEntry(createOutline(reading, LEXICON), 'term', 'ipo');
		assert.equal(entry?.mentions.length, 0);
		assert.equal(entry.label, LEXICON.terms.get('ipo')?.label);
	});

	test('names what it does not have by its id', () => {
		assert.equal(nameOf(outline, 'company', 'no-such_one'), 'no such one');
	});
});
