import * as assert from 'node:assert/strict';
import type { Change, Reading, TermMention } from '../../../src/core/understanding/reading.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import { findGlosses } from '../../../src/core/wording/gloss.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { evidence, LEXICON, SAMPLE } from './sampleReading.js';

function print(reading: Reading): string[] {
	return findGlosses(reading, sayEnglish).map(({ mention, text }) => `${mention.text}: ${text}`);
}

function glosses(changes: readonly Change[]): string[] {
	return print({ ...SAMPLE, changes });
}

suite('findGlosses', () => {
	const [ended] = SAMPLE.changes;
	assert.ok(ended !== undefined);
	const sought: Change = { ...ended, change: 'sought', evidence: evidence('Exclusivity again.') };

	test('stands behind the first mention in each section, of terms with a change only', () => {
		assert.deepEqual(glosses([ended]), [
			'exclusivity: ended',
			'exclusivity: ended',
			'Exclusivity: ended',
		]);
	});

	test('keeps a hedge a hedge', () => {
		assert.equal(glosses([{ ...ended, certainty: 'reported' }])[0], 'exclusivity: ended (reported)');
	});

	test('says of a mention what its own sentence says, and nothing where two others say different things', () => {
		assert.deepEqual(glosses([ended, sought]), ['exclusivity: ended', 'Exclusivity: sought']);
	});

	test('says nothing of a mention that stands beside other companies', () => {
		const other: Change = {
			...ended,
			term: 'revenue_share',
			parties: ['acme', 'borealis'],
			evidence: evidence('From Borealis Wire; Acme declined to comment.'),
		};
		const far: Change = { ...ended, parties: ['corvid'] };
		assert.deepEqual(glosses([far, other]), ['exclusivity: ended']);
	});

	test('says nothing of a mention with other amounts or times', () => {
		const at = (years: number): Partial<TermMention> => ({
			facts: [{ kind: 'duration', duration: `P${years}Y`, start: 0, end: 7, text: `${years} years` }],
		});
		const terms = SAMPLE.mentions.filter(({ id }) => id === ended.term);
		const mentions = SAMPLE.mentions.map(mention =>
			mention.kind === 'term' && terms.indexOf(mention) >= 0
				? { ...mention, ...at(terms.indexOf(mention) === 1 ? 7 : 5) }
				: mention,
		);
		assert.deepEqual(print({ ...SAMPLE, mentions }), ['exclusivity: ended', 'Exclusivity: ended']);
	});

	test('says nothing of what is merely part of the deal, and of new things only where they are told', () => {
		const introduced: Change = { ...ended, change: 'introduced' };
		assert.deepEqual(glosses([introduced]), ['exclusivity: introduced']);
		assert.deepEqual(glosses([{ ...introduced, why: { ...ended.why, id: 'part-of-deal' } }]), []);
	});

	test('knows by which rule the reader takes a term for a part of the deal', () => {
		const reading = createNoteReader({ lexicon: LEXICON }).read(
			'# Halden and Corvid sign a supply deal\n\nHalden and Corvid signed a deal. The deal has a break-up fee of $5 million.\n',
		);
		const fee = reading.changes.find(({ term }) => term === 'break_fee');
		assert.equal(fee?.why.id, 'part-of-deal');
	});

	test('says nothing that contradicts a denial', () => {
		const mentions = SAMPLE.mentions.map(mention =>
			mention.kind === 'term' ? { ...mention, polarity: 'negated' as const } : mention,
		);
		const change: Change = { ...ended, change: 'unchanged' };
		assert.deepEqual(print({ ...SAMPLE, mentions, changes: [change] }), []);
	});

	test('stands behind a row of mentions of one term', () => {
		const [first] = SAMPLE.mentions.filter(({ id }) => id === ended.term);
		assert.ok(first !== undefined);
		const next = { ...first, start: first.end + 1, end: first.end + 5 };
		const mentions = SAMPLE.mentions.flatMap(mention => (mention === first ? [first, next] : [mention]));
		assert.equal(findGlosses({ ...SAMPLE, mentions }, sayEnglish)[0]?.end, next.end);
	});

	test('words those of a stretch only', () => {
		const [first] = SAMPLE.mentions.filter(({ kind, id }) => kind === 'term' && id === ended.term);
		assert.ok(first !== undefined);
		const found = findGlosses(SAMPLE, sayEnglish, { start: 0, end: first.end });
		assert.deepEqual(
			found.filter(({ mention }) => mention.id === ended.term).map(({ mention }) => mention),
			[first],
		);
	});

	test('says nothing without a change', () => assert.deepEqual(glosses([]), []));
});
