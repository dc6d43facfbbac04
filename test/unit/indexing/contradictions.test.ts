import * as assert from 'node:assert/strict';
import { isCompatible, type FactValue } from '../../../src/core/indexing/factValue.js';
import { createWorkspaceIndex } from '../../../src/core/indexing/createWorkspaceIndex.js';
import type { NoteSummary } from '../../../src/core/indexing/noteSummary.js';
import { someNote } from './someNotes.js';

suite('isCompatible', () => {
	const fact = (text: string): FactValue => {
		const [, bound, value = ''] =
			/^(?:(atLeast|atMost|about|from|until|by|on|over) )?(.*)$/.exec(text) ?? [];
		const [first] = someNote({ terms: ['t'], facts: [['t', value, []]] }).facts;
		return { kind: first?.kind ?? 'money', value, bound: bound as FactValue['bound'] };
	};
	const cases: readonly (readonly [a: string, b: string, compatible: boolean])[] = [
		['USD 5000000000', 'USD 5000000000', true],
		['USD 38000000000', 'USD 38100000000', true], // Rounded.
		['USD 10000000000', 'USD 10400000000', true],
		['USD 10000000000', 'USD 11000000000', false],
		['USD 250', 'USD 252', true],
		['USD 250', 'USD 256', false],
		['USD 5', 'EUR 9', true], // Not to be compared.
		['atLeast USD 5', 'USD 9', true],
		['atLeast USD 5', 'USD 4', false],
		['atLeast USD 5', 'atLeast USD 9', true],
		['atLeast USD 5', 'atMost USD 3', false],
		['atMost USD 5', 'USD 4', true],
		['atMost USD 5', 'USD 6', false],
		['about USD 40', 'USD 37', true],
		['about USD 40', 'USD 30', false],
		['20 %', '20.5 %', true],
		['20 %', '25 %', false],
		['20 %', '', true],
		['2032', '2032-06', true],
		['2032-06', '2032-07', false],
		['2032', '2030-12-31', false],
		['about 2032', '2033-02', true],
		['about 2032', '2034', false],
		['from 2026', 'until 2032', true],
		['by 2030', 'until 2032', false],
		['P1Y', 'P12M', true],
		['P5Y', 'P6Y', false],
		['about P5Y', 'P63M', true],
		['P2W', 'P14D', true],
		// A range agrees with what lies in it, and with a range that does.
		['USD 40000000–50000000', 'USD 45000000', true],
		['USD 40000000–50000000', 'USD 60000000', false],
		['3–5 %', '4–5 %', true],
		['3–5 %', '4–7 %', false],
		['P12M–P18M', 'P1Y', true],
		['P12M–P18M', 'P2Y', false],
	];
	for (const [a, b, compatible] of cases) {
		test(`${a} and ${b}: ${compatible ? 'yes' : 'no'}`, () => {
			assert.equal(isCompatible(fact(a), fact(b)), compatible);
			assert.equal(isCompatible(fact(b), fact(a)), compatible);
		});
	}
});

type Words = Omit<Parameters<typeof someNote>[0], 'companies' | 'terms'>;

/** The notes that contradict others, of notes of the same two companies and one term. */
function conflicting(...notes: readonly Words[]): string[][] {
	const index = createWorkspaceIndex();
	notes.forEach((words, i) => {
		const summary: NoteSummary = someNote({ ...words, companies: ['a', 'b', 'c'], terms: ['t', 'u'] });
		index.set(`n${i + 1}`, { mtime: 0, size: 0 }, summary);
	});
	const found = index.contradictions();
	assert.deepEqual(index.dossier('term', 't')?.contradictions, found);
	assert.deepEqual(
		index.dossier('company', 'c')?.contradictions,
		found.filter(({ parties }) => parties.includes('c')),
	);
	return found.map(({ values }) => values.map(({ note, value }) => `${note} ${value}`));
}

suite('contradictions', () => {
	const ab = ['a', 'b'];
	const [may, june, july] = ['2026-05-01', '2026-06-01', '2026-07-01'];

	test('two notes give different values for the same term and companies', () =>
		assert.deepEqual(
			conflicting(
				{ date: june, facts: [['t', 'USD 5', ab]] },
				{ date: may, facts: [['t', 'USD 9', ['b', 'a']]] },
				{ date: july, facts: [['t', 'EUR 9', ab]] },
			),
			[['n2 USD 9', 'n1 USD 5']],
		));

	test('not for another term, other companies, another kind, or where the companies are not said', () =>
		assert.deepEqual(
			conflicting(
				{ facts: [['t', 'USD 5', ab]] },
				{ facts: [['u', 'USD 9', ab]] },
				{ facts: [['t', 'USD 9', ['a', 'c']]] },
				{ facts: [['t', '9 %', ab]] },
				{ facts: [['t', 'USD 9', []]] },
				{ facts: [['t', 'USD 20', []]] },
				{ facts: [['t', 'USD 20', ['a']]] },
				{ facts: [['t', 'USD 70', ['a']]] },
			),
			[],
		));

	test('a note never contradicts itself, and agrees with all whom one of its values agrees with', () => {
		const both: Words = {
			facts: [
				['t', 'USD 5', ab],
				['t', 'USD 9', ab],
			],
		};
		assert.deepEqual(conflicting(both), []);
		assert.deepEqual(conflicting(both, { facts: [['t', 'USD 9', ab]] }), []);
		assert.deepEqual(conflicting(both, { facts: [['t', 'USD 20', ab]] }), [
			['n1 USD 5', 'n1 USD 9', 'n2 USD 20'],
		]);
	});

	test('only those are named who disagree with somebody', () =>
		assert.deepEqual(
			conflicting(
				{ date: may, facts: [['t', 'USD 5', ab]] },
				{ date: june, facts: [['t', 'USD 9', ab]] },
				{ date: july, facts: [['t', 'USD 4', ab, 'atLeast']] },
			),
			[['n1 USD 5', 'n2 USD 9']],
		));

	test('a value that a later note states to be revised is none', () => {
		const old: Words = { date: may, facts: [['t', 'USD 5', ab]] };
		const now: Words = { date: july, facts: [['t', 'USD 9', ab]] };
		assert.deepEqual(conflicting(old, { ...now, changes: [['t', 'revised', ab]] }), []);
		assert.deepEqual(conflicting(old, { date: june, changes: [['t', 'extended', ['a']]] }, now), []);
		assert.equal(conflicting(old, { ...now, changes: [['t', 'introduced', ab]] }).length, 1);
		assert.equal(conflicting(old, { ...now, changes: [['u', 'revised', ab]] }).length, 1);
		assert.equal(conflicting(old, { ...now, changes: [['t', 'revised', ['c']]] }).length, 1);
		assert.equal(conflicting(old, { ...now, changes: [['t', 'revised', ab, 'conditional']] }).length, 1);
		assert.equal(conflicting({ ...old, changes: [['t', 'revised', ab]] }, now).length, 1);
	});

	test('after a revision notes may contradict each other again', () =>
		assert.deepEqual(
			conflicting(
				{ date: may, facts: [['t', 'USD 5', ab]] },
				{ date: june, facts: [['t', 'USD 9', ab]], changes: [['t', 'ended', ab]] },
				{ date: june, facts: [['t', 'USD 5', ab]] },
				{ date: july, facts: [['t', 'USD 20', ab]] },
			),
			[['n2 USD 9', 'n4 USD 20']],
		));
});
