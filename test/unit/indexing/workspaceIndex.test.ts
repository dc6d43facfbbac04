import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decodeIndex, encodeIndex } from '../../../src/core/indexing/cacheFile.js';
import { createWorkspaceIndex } from '../../../src/core/indexing/createWorkspaceIndex.js';
import type { NoteSummary } from '../../../src/core/indexing/noteSummary.js';
import type { NoteStamp, WorkspaceIndex } from '../../../src/core/indexing/workspaceIndex.js';
import { encodeSummary } from '../../../src/core/indexing/summaryCodec.js';
import { findSlowly } from './findSlowly.js';
import { anySummary, someNote } from './someNotes.js';

const QUERIES = [
	'',
	'a',
	'ac',
	'acme',
	'acme c',
	'l',
	'lab',
	'c',
	'cloud',
	'buy',
	'e',
	'é',
	'x',
	'7',
	'😀',
	'文',
	'q',
	'\n',
	' ',
];

const note = fc.constantFrom('n1', 'n2', 'n3', 'n4');
const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({
			do: fc.constant('set' as const),
			note,
			mtime: fc.nat(2e12),
			summary: anySummary,
			isEncoded: fc.boolean(),
		}),
	},
	fc.record({ do: fc.constant('remove' as const), note }),
	fc.record({ do: fc.constant('rename' as const), note, to: note }),
	// Makes the parts that are made late, at any time.
	fc.record({ do: fc.constant('ask' as const) }),
	// Begins to make them, and is left alone in the middle.
	fc.record({ do: fc.constant('prepare' as const), steps: fc.nat(4) }),
	fc.record({ do: fc.constant('file' as const) }),
);

/** All that an index answers, of notes in any order. */
function answers(index: WorkspaceIndex): unknown {
	const notes = [...index.notes()].sort();
	return {
		size: index.size,
		notes: notes.map(id => [
			id,
			index.stampOf(id),
			index.titleOf(id),
			index.summaryOf(id),
			index.related(id, 9),
		]),
		entities: index.entities(),
		found: QUERIES.map(query => index.find(query)),
		each: index.entities().map(({ kind, id }) => [index.occurrences(kind, id), index.dossier(kind, id)]),
		contradictions: index.contradictions(),
	};
}

/** So many steps at most; what came of it if that was enough. */
function takeSteps<T>(steps: Generator<void, T, void>, most = Infinity): T | undefined {
	for (let taken = 0; taken < most; taken++) {
		const { done, value } = steps.next();
		if (done === true) {
			return value;
		}
	}
	return undefined;
}

suite('createWorkspaceIndex', () => {
	test('answers the same however its notes came in', () =>
		fc.assert(
			fc.property(fc.array(step, { maxLength: 14 }), steps => {
				let index = createWorkspaceIndex();
				const expected = new Map<string, { stamp: NoteStamp; summary: NoteSummary }>();
				for (const next of steps) {
					switch (next.do) {
						case 'set': {
							const stamp = { mtime: next.mtime, size: 7 };
							if (next.isEncoded) {
								assert.ok(index.setEncoded(next.note, stamp, encodeSummary(next.summary)));
							} else {
								index.set(next.note, stamp, next.summary);
							}
							expected.set(next.note, { stamp, summary: next.summary });
							break;
						}
						case 'remove':
							index.remove(next.note);
							expected.delete(next.note);
							break;
						case 'rename': {
							const moved = expected.get(next.note);
							index.rename(next.note, next.to);
							if (moved !== undefined && next.note !== next.to) {
								expected.delete(next.note);
								expected.set(next.to, moved);
							}
							break;
						}
						case 'ask':
							answers(index);
							break;
						case 'prepare':
							takeSteps(index.prepareSteps(), next.steps);
							break;
						case 'file':
							index =
								decodeIndex(encodeIndex(index, 'k'), 'k') ??
								assert.fail('The file is not read.');
					}
				}
				const fresh = createWorkspaceIndex();
				for (const [id, { stamp, summary }] of expected) {
					fresh.set(id, stamp, summary);
					assert.deepEqual(fresh.summaryOf(id), summary);
				}
				assert.deepEqual(answers(index), answers(fresh));
			}),
			{ numRuns: 300 },
		));

	test('finds what going through all names finds, and the first of it when few are wanted', () =>
		fc.assert(
			fc.property(
				fc.array(anySummary, { maxLength: 8 }),
				fc.array(anySummary, { maxLength: 3 }),
				fc.constantFrom(1, 2, 3, 5),
				(early, late, limit) => {
					const index = createWorkspaceIndex();
					early.forEach((summary, i) => index.set(`n${i}`, { mtime: 0, size: 0 }, summary));
					index.find('a');
					late.forEach((summary, i) => index.set(`n${2 * i}`, { mtime: 0, size: 0 }, summary));
					for (const query of QUERIES) {
						const slowly = findSlowly(index, query);
						assert.deepEqual(index.find(query), slowly, query);
						assert.deepEqual(index.find(query, { limit }), slowly.slice(0, limit), query);
						assert.deepEqual(
							index.find(query, { kinds: ['term'], limit }),
							slowly.filter(({ entity }) => entity.kind === 'term').slice(0, limit),
						);
					}
				},
			),
			{ numRuns: 300 },
		));

	test('a number of revisions rises with every change and only then', () => {
		const index = createWorkspaceIndex();
		index.remove('a');
		index.rename('a', 'b');
		assert.equal(index.revision, 0);
		index.set('a', { mtime: 0, size: 0 }, someNote({}));
		index.rename('a', 'b');
		index.remove('b');
		assert.equal(index.revision, 3);
	});

	test('mentions and dossiers come in the order of time, by the file where a note has no date', () => {
		const index = createWorkspaceIndex();
		const summary = { companies: ['acme'] };
		index.set('late', { mtime: 0, size: 0 }, someNote({ ...summary, date: '2026-05-01' }));
		index.set('file', { mtime: Date.UTC(2026, 2, 3, 23), size: 0 }, someNote(summary));
		index.set('early', { mtime: 9e12, size: 0 }, someNote({ ...summary, date: '2025' }));
		assert.deepEqual(
			index.occurrences('company', 'acme').map(({ note: id }) => id),
			['early', 'file', 'late'],
		);
		assert.deepEqual(
			index.dossier('company', 'acme')?.notes.map(({ date, isFileDate }) => [date, isFileDate]),
			[
				['2025', false],
				['2026-03-03', true],
				['2026-05-01', false],
			],
		);
		assert.equal(index.dossier('term', 'acme'), undefined);
		assert.deepEqual(index.occurrences('company', 'none'), []);
	});

	test('a dossier has what its subject takes part in, and what stands beside it', () => {
		const index = createWorkspaceIndex();
		const parties = ['acme', 'boreal'];
		const summary = someNote({
			companies: [...parties, 'other'],
			terms: ['lease'],
			facts: [['lease', 'USD 5', parties]],
			changes: [['lease', 'introduced', parties]],
		});
		index.set('n', { mtime: 0, size: 0 }, summary);
		const kinds = (id: string): string[] | undefined =>
			index.dossier('company', id)?.notes.flatMap(({ events }) => events.map(({ kind }) => kind));
		assert.deepEqual(kinds('acme'), ['change', 'fact']);
		assert.deepEqual(kinds('other'), []);
		assert.deepEqual(
			index.dossier('company', 'acme')?.together.map(({ entity, notes }) => [entity.id, notes]),
			[
				['boreal', 1],
				['lease', 1],
				['other', 1],
			],
		);
	});

	test('related notes share what is rare', () => {
		const index = createWorkspaceIndex();
		const put = (id: string, ...companies: string[]): void =>
			index.set(id, { mtime: 0, size: 0 }, someNote({ companies, title: id }));
		put('own', 'everywhere', 'rare');
		put('near', 'everywhere', 'rare');
		put('far', 'everywhere', 'a', 'b');
		put('other', 'everywhere');
		put('none', 'c');
		const related = index.related('own', 9);
		assert.deepEqual(
			related.map(({ note: id }) => id),
			['near', 'other', 'far'],
		);
		assert.deepEqual(related[0]?.companies, ['rare', 'everywhere']);
		assert.ok(Math.abs(related[0].score - 1) < 1e-9);
		assert.equal(index.related('own', 1).length, 1);
		assert.deepEqual(index.related('missing', 3), []);
	});

	test('related notes share a company, or terms that hardly any note has', () => {
		const index = createWorkspaceIndex();
		const put = (id: string, companies: readonly string[], ...terms: readonly string[]): void =>
			index.set(id, { mtime: 0, size: 0 }, someNote({ companies, terms, title: id }));
		put('own', ['acme', 'boreal'], 'royalty', 'exclusivity', 'shoot out', 'escrow');
		put('one company', ['acme'], 'warrant');
		put('both companies', ['acme', 'boreal'], 'warrant');
		put('terms only', ['cumulus'], 'royalty', 'exclusivity');
		put('rare terms', ['delphi'], 'shoot out', 'escrow');
		for (let i = 0; i < 60; i++) {
			put(`other ${i}`, [`company ${i}`], 'royalty', 'exclusivity');
		}
		const related = index.related('own', 99);
		assert.deepEqual(
			related.map(({ note: id }) => id),
			['both companies', 'one company', 'rare terms'],
		);
		assert.deepEqual(related[2]?.terms, ['escrow', 'shoot out']);
		assert.deepEqual(related[2].companies, []);
	});

	test('says which notes have several things, the newest first', () => {
		const index = createWorkspaceIndex();
		const put = (
			id: string,
			date: string,
			companies: readonly string[],
			...terms: readonly string[]
		): void =>
			index.set(id, { mtime: 0, size: 0 }, someNote({ companies, terms, date, title: `About ${id}` }));
		put('old', '2020-02-01', ['acme', 'boreal'], 'royalty');
		put('new', '2024-02-01', ['acme', 'boreal']);
		put('other', '2022-02-01', ['acme']);
		const company = (id: string) => ({ kind: 'company', id }) as const;
		const found = index.notesWith([company('acme'), company('boreal')]);
		assert.deepEqual(found, [
			{ note: 'new', title: 'About new', date: '2024-02-01' },
			{ note: 'old', title: 'About old', date: '2020-02-01' },
		]);
		assert.deepEqual(
			index.notesWith([company('acme'), { kind: 'term', id: 'royalty' }]).map(({ note }) => note),
			['old'],
		);
		assert.deepEqual(index.notesWith([company('acme'), company('missing')]), []);
		assert.deepEqual(index.notesWith([]), []);
	});

	test('stops when nobody wants the answer any more', () => {
		const index = createWorkspaceIndex();
		for (let i = 0; i < 3000; i++) {
			index.set(`n${i}`, { mtime: 0, size: 0 }, someNote({ companies: ['acme', `acme ${i}`] }));
		}
		const cancellation = { isCancelled: true };
		assert.ok(index.occurrences('company', 'acme', cancellation).length < 3000);
		assert.ok(index.find('acme', { cancellation }).length < 3000);
		assert.equal(index.occurrences('company', 'acme').length, 3000);
	});

	suite('in steps', () => {
		const stamp = { mtime: 0, size: 0 };
		const note = (value: string, date = '2026-01-01'): NoteSummary =>
			someNote({ date, companies: ['a', 'b'], terms: ['t'], facts: [['t', value, ['a', 'b']]] });
		const many = (): WorkspaceIndex => {
			const index = createWorkspaceIndex();
			for (let i = 0; i < 300; i++) {
				index.set(`n${i}`, stamp, note(i === 7 ? 'USD 9' : 'USD 5'));
			}
			return index;
		};

		test('answers the same as at once, after some pauses', () => {
			const index = many();
			assert.equal(takeSteps(index.dossierSteps('term', 't'), 5), undefined);
			assert.equal(takeSteps(index.contradictionSteps(), 5), undefined);
			assert.equal(takeSteps(index.prepareSteps(), 0), undefined);
			assert.deepEqual(takeSteps(index.dossierSteps('term', 't')), index.dossier('term', 't'));
			assert.deepEqual(takeSteps(index.contradictionSteps()), index.contradictions());
			assert.equal(index.contradictions().length, 1);
			assert.equal(takeSteps(index.dossierSteps('term', 'none')), undefined);
		});

		test('finds occurrences, related notes and all there is in steps too', () => {
			const index = many();
			index.find('');
			assert.equal(takeSteps(index.occurrenceSteps('company', 'a'), 5), undefined);
			assert.equal(takeSteps(index.relatedSteps('n3', 9), 5), undefined);
			index.remove('n9');
			const occurrences = takeSteps(index.occurrenceSteps('company', 'a'));
			assert.equal(occurrences?.length, 299);
			assert.deepEqual(occurrences, index.occurrences('company', 'a'));
			const related = takeSteps(index.relatedSteps('n3', 9));
			assert.equal(related?.length, 9);
			assert.deepEqual(related, index.related('n3', 9));
			takeSteps(index.entitySteps());
			assert.deepEqual(
				index.entities(),
				many()
					.entities()
					.map(each => ({ ...each, notes: 299, mentions: 299 })),
			);
			const later = index.occurrenceSteps('company', 'a');
			later.next();
			index.remove('n10');
			assert.equal(takeSteps(later)?.length, 298);
		});

		test('thousands of things are got ready with pauses', () => {
			const index = createWorkspaceIndex();
			const companies = Array.from({ length: 3000 }, (_, i) => `c${(i * 7919) % 3000}`);
			index.set('n', stamp, someNote({ companies }));
			let steps = 0;
			for (const all = index.entitySteps(); all.next().done !== true; steps++);
			assert.ok(steps > 5, String(steps));
			assert.deepEqual(
				index.entities().map(({ label }) => label),
				companies.toSorted(),
			);
		});

		test('answers as of the end when notes change meanwhile, also if they never stop changing', () => {
			const index = many();
			const dossier = index.dossierSteps('company', 'a');
			const contradictions = index.contradictionSteps();
			let taken = 0;
			for (let isDone = false; !isDone; taken++) {
				index.remove('n7');
				index.set(`more ${taken}`, stamp, note('USD 5', '2025-01-01'));
				const { done, value } = dossier.next();
				isDone = done === true;
				if (done === true) {
					assert.deepEqual(value, index.dossier('company', 'a'));
				}
			}
			assert.ok(taken < 20);
			contradictions.next();
			index.remove('n0');
			assert.deepEqual(takeSteps(contradictions), []);
		});
	});

	test('does not grow while one note is changed again and again', () => {
		const index = createWorkspaceIndex();
		index.set('other', { mtime: 0, size: 0 }, someNote({ companies: ['kept'] }));
		const sizes = Array.from({ length: 6 }, (_, round) => {
			for (let i = 0; i < 500; i++) {
				index.set(
					'n',
					{ mtime: i, size: i },
					someNote({ title: `${round} ${i}`, companies: [`c${round} ${i}`] }),
				);
				index.find('c');
			}
			return encodeIndex(index, '').length;
		});
		assert.ok(Math.max(...sizes) < Math.min(...sizes) + 100, sizes.join(' '));
		assert.deepEqual(
			index.entities().map(({ id }) => id),
			['c5 499', 'kept'],
		);
	});
});
