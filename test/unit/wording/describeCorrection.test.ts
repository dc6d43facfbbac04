import * as assert from 'node:assert/strict';
import type { Correction } from '../../../src/core/annotations/corrections.js';
import { describeCorrection, describeMaker } from '../../../src/core/wording/describeCorrection.js';
import { sayEnglish } from '../../../src/core/wording/say.js';

const FACTS = { id: 'c', author: 'Ada', created: '2026-04-28T10:00:00Z', extra: [] };

function place(exact: string) {
	return { note: 'a.md', quote: { exact, prefix: '', suffix: '' }, position: undefined };
}

suite('describeCorrection', () => {
	const cases: readonly (readonly [correction: Correction, sentence: string])[] = [
		[
			{ type: 'not-this-sense', ...FACTS, kind: 'term', target: 't', ...place('pool') },
			'“pool” does not mean T here',
		],
		[
			{ type: 'never-mark-alias', ...FACTS, alias: 'pool', kind: 'term', target: 't' },
			'“pool” never means T',
		],
		[
			{ type: 'company-is', ...FACTS, company: 'q', label: 'Quay', of: { kind: 'name', name: 'Q' } },
			'“Q” is the company Quay, wherever it stands',
		],
		[
			{
				type: 'company-is',
				...FACTS,
				company: 'q',
				label: 'Quay',
				of: { kind: 'passage', ...place('it') },
			},
			'“it” is the company Quay here',
		],
		[
			{ type: 'term-is', ...FACTS, term: 't', label: 'Lock-up', ...place('pool') },
			'“pool” means Lock-up here',
		],
		[
			{
				type: 'wrong-effect',
				...FACTS,
				kind: 'change',
				target: 't',
				wrong: undefined,
				right: 'ended',
				...place('x'),
			},
			'T: ended is right',
		],
		[
			{
				type: 'wrong-effect',
				...FACTS,
				kind: 'change',
				target: 't',
				wrong: 'introduced',
				right: 'denied',
				...place('x'),
			},
			'T: the sentence says that there is none',
		],
		[
			{
				type: 'wrong-effect',
				...FACTS,
				kind: 'beneficiary',
				target: 't',
				wrong: 'gains',
				right: 'none',
				...place('x'),
			},
			'T: the sentence says nothing of the kind',
		],
		[
			{ type: 'accept', ...FACTS, kind: 'term', target: 't', ...place('pool') },
			'“pool” is rightly marked as T',
		],
	];
	for (const [correction, sentence] of cases) {
		test(correction.type, () =>
			assert.equal(
				describeCorrection(sayEnglish, correction, id => id.toUpperCase()),
				sentence,
			),
		);
	}

	test('a file’s megabytes, line breaks and control characters become one short line', () => {
		const hostile = `\u001b[31m\u202e${'x'.repeat(1e6)}\n\nrun`;
		const correction: Correction = {
			type: 'accept',
			...FACTS,
			kind: 'term',
			target: 't',
			...place(hostile),
		};
		const sentence = describeCorrection(sayEnglish, correction, id => id);
		assert.ok(sentence.length < 200 && !/[\p{Cc}\p{Cf}]/u.test(sentence), sentence);
		assert.equal(describeMaker({ ...correction, author: 'A\nB', created: 'never' }), 'A B');
	});
});
