import * as assert from 'node:assert/strict';
import type { Mention } from '../../../src/core/understanding/reading.js';
import { chooseMarks, type MarkChoice } from '../../../src/core/wording/marks.js';
import { SAMPLE, SAMPLE_NOTE } from './sampleReading.js';

const kinds = new Set<Mention['kind']>(['company', 'term', 'beneficiary']);

function marks(choice: Partial<MarkChoice>): string[] {
	return chooseMarks(SAMPLE, { kinds, density: 'all', ...choice }).map(
		({ kind, start, end }) => `${kind} ${SAMPLE_NOTE.slice(start, end)}`,
	);
}

suite('chooseMarks', () => {
	test('marks every mention, and a term that is over in its own way', () => {
		assert.equal(marks({}).length, SAMPLE.mentions.length);
		assert.equal(marks({}).filter(mark => mark.startsWith('termNotHeld')).length, 2);
	});

	test('leaves out kinds that are not wanted', () => {
		assert.deepEqual(marks({ kinds: new Set(['beneficiary'] as const) }), ['beneficiary Cloud buyers']);
	});

	test('marks the first of each in each section', () => {
		assert.deepEqual(marks({ density: 'firstInSection' }), [
			'company Acme',
			'termNotHeld exclusivity',
			'company Borealis',
			'beneficiary Cloud buyers',
			'termNotHeld exclusivity',
			'term revenue share',
			'company Borealis',
			'company Acme',
			'term Exclusivity',
		]);
	});

	test('marks nothing', () => assert.deepEqual(marks({ density: 'none' }), []));

	test('takes a note without sections for one section', () => {
		const all = chooseMarks({ ...SAMPLE, sections: [] }, { kinds, density: 'firstInSection' });
		assert.equal(all.length, 5);
	});
});
