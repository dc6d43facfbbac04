import * as assert from 'node:assert/strict';
import type { Change } from '../../../src/core/understanding/reading.js';
import { findGlosses } from '../../../src/core/wording/gloss.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { evidence, SAMPLE } from './sampleReading.js';

function glosses(changes: readonly Change[]): string[] {
	return findGlosses({ ...SAMPLE, changes }, sayEnglish).map(
		({ mention, text }) => `${mention.text}: ${text}`,
	);
}

suite('findGlosses', () => {
	const [ended] = SAMPLE.changes;
	assert.ok(ended !== undefined);

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

	test('lets a section speak for itself where it says something', () => {
		const sought: Change = { ...ended, change: 'sought', evidence: evidence('Exclusivity again.') };
		assert.deepEqual(glosses([ended, sought]), [
			'exclusivity: ended',
			'exclusivity: ended, sought',
			'Exclusivity: sought',
		]);
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
