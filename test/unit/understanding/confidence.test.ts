import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';
import { confidenceOf, lookAround } from '../../../src/core/understanding/confidence/calibrate.js';
import { CONFIDENCE_WEIGHTS } from '../../../src/core/understanding/confidence/confidenceWeights.js';

suite('confidence', () => {
	const note =
		'Corvid Inc. granted Halloway Ltd. a right of first refusal.\n\nA veto was kept. Corvid Inc. has a veto.';

	test('what no trait speaks of is even', () => {
		assert.equal(confidenceOf([]), 0.5);
		assert.equal(confidenceOf(['a trait that nobody weighed']), 0.5);
	});

	test('a trait that speaks for it makes surer, one that speaks against it less sure', () => {
		const [first] = [...CONFIDENCE_WEIGHTS].filter(([, weight]) => weight > 0.1);
		const [last] = [...CONFIDENCE_WEIGHTS].filter(([, weight]) => weight < -0.1);
		assert.ok(first !== undefined && confidenceOf([first[0]]) > 0.5);
		assert.ok(last !== undefined && confidenceOf([last[0]]) < 0.5);
	});

	test('what stands around a mention is counted in its own sentence', () => {
		const reading = createNoteReader().read(note);
		const around = lookAround(reading);
		const counted = reading.mentions.map(({ id }, i) => {
			const { companies, terms, times } = around[i] ?? { companies: 0, terms: 0, times: 0 };
			return `${id}: ${companies} ${terms} ${times}`;
		});
		assert.deepEqual(counted, [
			'corvid: 2 1 2',
			'halloway: 2 1 1',
			'rofr: 2 1 1',
			'consent_veto: 0 1 2',
			'corvid: 1 1 2',
			'consent_veto: 1 1 2',
		]);
	});
});
