import * as assert from 'node:assert/strict';
import type { Mention, Why } from '../../../src/core/understanding/reading.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { describeConclusions, describeWhy } from '../../../src/core/wording/why.js';

suite('describeWhy', () => {
	function lines(why: Why): readonly string[] {
		const mention: Mention = {
			kind: 'term',
			id: 'multi_cloud',
			label: 'Multi-cloud freedom',
			text: 'rival clouds',
			start: 10,
			end: 22,
			polarity: 'affirmed',
			confidence: 0.876,
			why,
		};
		return describeWhy(sayEnglish, mention);
	}

	test('names what found it, what decided, what it won against, and how sure it is', () => {
		const cues = [{ start: 0, end: 9, text: 'no longer', role: 'ending' }];
		assert.deepEqual(lines({ by: 'alias', id: 'rival clouds', cues, over: ['cloud_access'] }), [
			'“rival clouds” is marked as a term: Multi-cloud freedom.',
			'The lexicon lists the wording “rival clouds”.',
			'“no longer” near it was taken as: ending.',
			'The same words could also be cloud access; this reading won.',
			'Confidence: 88 of 100.',
		]);
	});

	test('tells a pattern and a rule from a listed wording', () => {
		assert.match(lines({ by: 'pattern', id: 'ship_first', cues: [] })[1] ?? '', /pattern “ship first”/);
		assert.match(lines({ by: 'rule', id: 'legal-suffix', cues: [] })[1] ?? '', /rule “legal suffix”/);
	});
});

suite('describeConclusions', () => {
	const evidence = { start: 0, end: 20, text: 'Exclusivity is over.' };
	const why: Why = {
		by: 'rule',
		id: 'ended-verb',
		cues: [{ start: 15, end: 19, text: 'over', role: 'ending' }],
	};
	const reading = {
		changes: [
			{
				term: 'exclusivity',
				change: 'ended',
				parties: [],
				certainty: 'stated',
				confidence: 0.8,
				evidence,
				why,
			},
		],
		beneficiaries: [
			{
				id: 'rivals',
				name: 'rivals',
				effect: 'gains',
				certainty: 'conditional',
				terms: [],
				confidence: 0.6,
				evidence,
				why,
			},
		],
	} as const;

	test('says what was concluded and on what grounds', () => {
		const all = { reading, isWanted: () => true, nameOfTerm: (id: string) => id };
		assert.deepEqual(describeConclusions(sayEnglish, all), [
			[
				'The sentence says that “exclusivity” is ended (stated).',
				'The lexicon does not list it; the rule “ended verb” found it.',
				'“over” near it was taken as: ending.',
				'Confidence: 80 of 100.',
			],
			[
				'The sentence says of “rivals”: gains (conditional).',
				'The lexicon does not list it; the rule “ended verb” found it.',
				'“over” near it was taken as: ending.',
				'Confidence: 60 of 100.',
			],
		]);
	});

	test('leaves out what is not asked for', () => {
		const none = { reading, isWanted: () => false, nameOfTerm: (id: string) => id };
		assert.deepEqual(describeConclusions(sayEnglish, none), []);
	});
});
