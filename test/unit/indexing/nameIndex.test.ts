import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { createWorkspaceIndex } from '../../../src/core/indexing/createWorkspaceIndex.js';
import type { NoteSummary } from '../../../src/core/indexing/noteSummary.js';
import { finish } from '../../../src/core/base/steps.js';
import { sortInSteps } from '../../../src/core/base/sortInSteps.js';
import { findSlowly } from './findSlowly.js';
import { someNote } from './someNotes.js';

const STAMP = { mtime: 0, size: 0 };

/** Few letters, so that names share beginnings, words and pieces. */
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'n', 'é', '文', '7'), minLength: 1, maxLength: 5 });
const name = fc
	.tuple(fc.array(word, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '-', '  ', '.', '\u0001'))
	.map(([words, between]) => words.join(between));
const companies = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

/** A note in which every other thing is written in other ways too. */
function noteOf(parts: Parameters<typeof someNote>[0]): NoteSummary {
	const summary = someNote(parts);
	const labels = summary.entities.map(({ label }) => label);
	return {
		...summary,
		entities: summary.entities.map((entity, i) => {
			const forms = new Set([labels[i + 1] ?? '', `${entity.label} an`, entity.label.slice(1)]);
			forms.delete(entity.label);
			return { ...entity, forms: i % 2 === 0 ? [...forms].filter(form => form !== '') : [] };
		}),
	};
}

suite('finding names', () => {
	test('finds what asking every name finds, letter by letter, whatever has changed since names were laid out', () =>
		fc.assert(
			fc.property(
				fc.array(companies, { minLength: 1, maxLength: 10 }),
				fc.array(fc.tuple(fc.nat(12), fc.option(companies, { nil: undefined })), { maxLength: 4 }),
				fc.array(name, { minLength: 1, maxLength: 4 }),
				(early, late, typed) => {
					const index = createWorkspaceIndex();
					early.forEach((own, i) => index.set(`n${i}`, STAMP, noteOf({ companies: own })));
					finish(index.prepareSteps());
					for (const [i, own] of late) {
						if (own === undefined) {
							index.remove(`n${i}`);
						} else {
							index.set(`n${i}`, STAMP, noteOf({ companies: own, terms: own.slice(0, 2) }));
						}
					}
					// Parts of names as well: what begins in the middle of a word is found too.
					for (const text of typed.flatMap(whole => [whole, whole.slice(1), `${whole}q`])) {
						for (let end = 0; end <= text.length; end++) {
							const query = text.slice(0, end);
							const slowly = findSlowly(index, query);
							assert.deepEqual(index.find(query), slowly, query);
							assert.deepEqual(index.find(query, { limit: 2 }), slowly.slice(0, 2), query);
							assert.deepEqual(
								index.find(query, { kinds: ['term'], limit: 3 }),
								slowly.filter(({ entity }) => entity.kind === 'term').slice(0, 3),
							);
						}
					}
				},
			),
			{ numRuns: 100 },
		));

	test('finds the same in thousands of names, with a few of them changed and with most of them changed', () => {
		const index = createWorkspaceIndex();
		const nameOf = (i: number): string =>
			`${'abcdefgh'.charAt(i % 8)}${(i * 7919).toString(26)} ${(i % 97).toString(36)}${i % 5 === 0 ? ' Group' : ''}`;
		const put = (from: number, to: number, offset: number): void => {
			for (let i = from; i < to; i++) {
				const own = [nameOf(i + offset), nameOf((i * 31) % 3000)];
				index.set(`n${i}`, STAMP, noteOf({ companies: [...new Set(own)] }));
			}
		};
		const check = (): void => {
			for (const query of ['a', 'a1', 'gr', 'group', 'b1 ', 'g', '1', '17', '179', 'zzz', 'p g', '']) {
				const slowly = findSlowly(index, query);
				for (const limit of [1, 20, 100, Infinity]) {
					assert.deepEqual(
						index.find(query, { limit }),
						slowly.slice(0, limit),
						`${query} ${limit}`,
					);
				}
			}
		};
		put(0, 3000, 0);
		check();
		put(10, 40, 5000);
		check();
		put(0, 2500, 9000);
		check();
	});

	test('sorting in steps is sorting', () =>
		fc.assert(
			fc.property(fc.array(fc.nat(400), { maxLength: 3000, size: 'max' }), numbers => {
				const pairs = numbers.map((number, i) => ({ number, i }));
				const compare = (a: { number: number }, b: { number: number }): number => a.number - b.number;
				assert.deepEqual(finish(sortInSteps(pairs, compare)), pairs.toSorted(compare));
			}),
			{ numRuns: 50 },
		));
});
