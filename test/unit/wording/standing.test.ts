import * as assert from 'node:assert/strict';
import type { Change, Polarity, TermMention } from '../../../src/core/understanding/reading.js';
import { polarityAt } from '../../../src/core/wording/standing.js';
import { evidence, SAMPLE } from './sampleReading.js';

suite('polarityAt', () => {
	const [change] = SAMPLE.changes;
	const mention = SAMPLE.mentions.find(({ kind }) => kind === 'term');
	assert.ok(change !== undefined && mention?.kind === 'term');

	function at(polarity: Polarity, ...changes: readonly Partial<Change>[]): Polarity {
		const term: TermMention = { ...(mention as TermMention), polarity };
		return polarityAt(
			term,
			changes.map(own => ({ ...(change as Change), ...own })),
		);
	}

	test('is that of the mention where its sentence says no more', () => {
		assert.equal(at('ended'), 'ended');
		assert.equal(at('negated', { change: 'introduced' }), 'negated');
		assert.equal(at('affirmed', { change: 'loosened' }), 'affirmed');
	});

	test('a freedom that begins is not over', () => {
		assert.equal(at('ended', { change: 'introduced' }), 'affirmed');
		assert.equal(at('ended', { change: 'introduced' }, { change: 'ended' }), 'ended');
	});

	test('what its sentence ends, and does nothing else to, is over', () => {
		assert.equal(at('affirmed', { change: 'ended' }), 'ended');
		assert.equal(at('affirmed', { change: 'ended', certainty: 'conditional' }), 'affirmed');
		assert.equal(at('affirmed', { change: 'ended' }, { change: 'introduced' }), 'affirmed');
	});

	test('other sentences do not count', () =>
		assert.equal(
			at('ended', { change: 'introduced', evidence: evidence('Exclusivity again.') }),
			'ended',
		));
});
