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
			'“no longer” tells of an end.',
			'The same words could also mean cloud access, which is less likely here.',
			'Confidence: 88 of 100.',
		]);
	});

	test('speaks plainly first, and gives the pattern or the rule last', () => {
		const pattern = lines({ by: 'pattern', id: '[ship | ships] first', cues: [] });
		assert.deepEqual(pattern.slice(1), [
			'The lexicon has a pattern that this wording fits.',
			'Confidence: 88 of 100.',
			'Pattern: [ship | ships] first',
		]);
		const rule = lines({ by: 'rule', id: 'legal-suffix', cues: [] });
		assert.match(rule[1] ?? '', /does not list/);
		assert.equal(rule.at(-1), 'The reader’s own rule for it is called “legal-suffix”.');
	});

	test('does not print a pattern to its end where that takes lines', () => {
		const id = `[(${Array.from({ length: 90 }, (_, i) => `word${String(i)}`).join(' | ')})]`;
		const last = lines({ by: 'pattern', id, cues: [] }).at(-1) ?? '';
		assert.ok(last.endsWith('…') && last.length < 180, last);
	});

	test('says nothing of a word that only leads to what counts', () => {
		const cues = [{ start: 0, end: 2, text: 'to', role: 'gain' }];
		assert.ok(!lines({ by: 'rule', id: 'gains-object', cues }).some(line => line.includes('“to”')));
	});

	test('says of a cue that it has no sentence for that it counted', () => {
		const cues = [{ start: 0, end: 2, text: 'at', role: 'in-brackets' }];
		assert.ok(lines({ by: 'alias', id: 'x', cues }).includes('“at” counted as well (in brackets).'));
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
			{
				lines: [
					'The reading concludes: “exclusivity” is ended (stated).',
					'“over” tells of an end.',
					'Confidence: 80 of 100.',
				],
				technical: 'The reader’s own rule for it is called “ended-verb”.',
			},
			{
				lines: [
					'The reading concludes: “rivals” gains (conditional).',
					'“over” tells of an end.',
					'Confidence: 60 of 100.',
				],
				technical: 'The reader’s own rule for it is called “ended-verb”.',
			},
		]);
	});

	test('says plainly what only the place in the note speaks for', () => {
		const place: Why = { by: 'rule', id: 'part-of-deal', cues: [] };
		const [change] = reading.changes;
		const all = {
			reading: { changes: [{ ...change, why: place }], beneficiaries: [] },
			isWanted: () => true,
			nameOfTerm: (id: string) => id,
		};
		assert.match(describeConclusions(sayEnglish, all)[0]?.lines[1] ?? '', /^No word says so:/);
	});

	test('says plainly what only being a side of the deal, or being spoken for, speaks for', () => {
		const [effect] = reading.beneficiaries;
		const grounds = ['party', 'topic'].map(id => {
			const beneficiaries = [{ ...effect, why: { by: 'rule', id, cues: [] } }] as const;
			const all = { reading: { changes: [], beneficiaries }, isWanted: () => true, nameOfTerm: String };
			return describeConclusions(sayEnglish, all)[0]?.lines[1] ?? '';
		});
		assert.match(grounds[0] ?? '', /^No word says so: it is a side of the deal/);
		assert.match(grounds[1] ?? '', /^No word says so: the sentence opens with/);
	});

	test('leaves out what is not asked for', () => {
		const none = { reading, isWanted: () => false, nameOfTerm: (id: string) => id };
		assert.deepEqual(describeConclusions(sayEnglish, none), []);
	});
});
