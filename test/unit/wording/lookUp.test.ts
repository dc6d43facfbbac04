import * as assert from 'node:assert/strict';
import type { EntityKind } from '../../../src/core/indexing/noteSummary.js';
import { summarise } from '../../../src/core/indexing/summarise.js';
import type { IndexHit } from '../../../src/core/indexing/workspaceIndex.js';
import {
	findLookUps,
	listLookUps,
	type LookUpGroup,
	type LookUpHit,
} from '../../../src/core/wording/lookUp.js';
import {
	changesBetween,
	describeNoteWith,
	findPair,
	termsBetween,
} from '../../../src/core/wording/lookUpPair.js';
import { createOutline } from '../../../src/core/wording/outline.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { LEXICON, SAMPLE, SAMPLE_NOTE } from './sampleReading.js';

suite('look-up', () => {
	const outline = createOutline(SAMPLE, LEXICON);
	const entries = listLookUps(outline, LEXICON);

	/** What does not merely stand inside a word. */
	function byGroup(...asked: Parameters<typeof findLookUps>): Map<LookUpGroup, readonly LookUpHit[]> {
		return new Map(
			findLookUps(...asked)
				.filter(({ isInside }) => !isInside)
				.map(({ group, hits }) => [group, hits]),
		);
	}

	function first(query: string): string | undefined {
		const [section] = findLookUps(entries, query);
		return section?.hits[0]?.entry.label;
	}

	test('has everything once: what is in the note, then the rest of the lexicon', () => {
		const keys = entries.map(({ kind, id }) => `${kind}/${id}`);
		assert.equal(new Set(keys).size, keys.length);
		const all = byGroup(entries, '');
		assert.deepEqual(
			[...all.keys()],
			['noteTerms', 'noteCompanies', 'noteBeneficiaries', 'lexiconTerms', 'lexiconCompanies'],
		);
		assert.equal(all.get('noteTerms')?.length, 2);
		assert.equal(all.get('lexiconTerms')?.length, LEXICON.terms.size - 2);
	});

	const cases: readonly (readonly [why: string, query: string, found: string])[] = [
		['by its name', 'revenue share', 'Revenue share'],
		['by the beginning of its name', 'reven', 'Revenue share'],
		['by an alias', 'rev share', 'Revenue share'],
		['blind to case and hyphens', 'REV-SHARE', 'Revenue share'],
		['by an abbreviation', 'AWS', 'Amazon Web Services'],
		['by the wording of the note', 'cloud buyers', 'cloud buyers'],
	];
	for (const [why, query, found] of cases) {
		test(`finds ${why}`, () => assert.equal(first(query), found));
	}

	test('tells which alias fitted', () => {
		const hit = byGroup(entries, 'rev share').get('noteTerms')?.[0];
		assert.match(hit?.alias ?? '', /^rev share$/i);
		assert.equal(byGroup(entries, 'Revenue share').get('noteTerms')?.[0]?.alias, undefined);
	});

	test('puts the name before what merely contains it', () => {
		const labels = byGroup(entries, 'oracle')
			.get('lexiconCompanies')
			?.map(({ entry }) => entry.label);
		assert.equal(labels?.[0], 'Oracle');
	});

	test('lists what other notes have between the note and the lexicon, and nothing twice', () => {
		const hit = (kind: EntityKind, id: string, label: string, rank = 0): IndexHit => ({
			entity: { kind, id, label, forms: [`${label} plc`], mentions: 7, notes: 3 },
			form: `${label} plc`,
			rank,
		});
		const folder = [
			hit('company', 'acme', 'Acme'),
			hit('company', 'oracle', 'Oracle', 1),
			hit('company', 'vornholt', 'Vornholt', 2),
		];
		const found = byGroup(entries, '', folder);
		assert.deepEqual(
			found.get('folder')?.map(({ entry, alias }) => [entry.id, entry.count, alias]),
			[
				['oracle', 7, 'Oracle plc'],
				['vornholt', 7, 'Vornholt plc'],
			],
		);
		assert.ok(found.get('noteCompanies')?.some(({ entry }) => entry.id === 'acme'));
		assert.ok(!found.get('lexiconCompanies')?.some(({ entry }) => entry.id === 'oracle'));
		assert.deepEqual([...found.keys()].slice(0, 4), [
			'noteTerms',
			'noteCompanies',
			'noteBeneficiaries',
			'folder',
		]);
	});

	test('finds nothing for nonsense', () => assert.equal(findLookUps(entries, 'zzqx').length, 0));

	test('works without a note', () => {
		const groups = byGroup(listLookUps(undefined, LEXICON), '');
		assert.deepEqual([...groups.keys()], ['lexiconTerms', 'lexiconCompanies']);
	});

	test('a word of a term comes before the beginnings of companies’ names, and the inside of a word last', () => {
		const sections = findLookUps(listLookUps(undefined, LEXICON), 'cap');
		assert.deepEqual(
			sections.map(({ group, isInside }) => [group, isInside]),
			[
				['lexiconTerms', false],
				['lexiconCompanies', false],
				['lexiconTerms', true],
				['lexiconCompanies', true],
			],
		);
		assert.match(sections[0]?.hits[0]?.alias ?? sections[0]?.hits[0]?.entry.label ?? '', /\bcap\b/i);
		for (const { isInside, hits } of sections) {
			for (const { entry, alias } of hits) {
				assert.equal(/(?:^|[\s-])cap/i.test(alias ?? entry.label), !isInside, alias ?? entry.label);
			}
		}
	});

	test('a company whose name is just so comes before a term that has it for a word', () => {
		const some = listLookUps(undefined, LEXICON).filter(
			({ id }) => id === 'revenue_share' || id === 'oracle',
		);
		const named = some.map(entry => (entry.id === 'oracle' ? { ...entry, names: ['share'] } : entry));
		assert.deepEqual(
			findLookUps(named, 'share').map(({ group }) => group),
			['lexiconCompanies', 'lexiconTerms'],
		);
	});

	suite('of two names', () => {
		function pairOf(query: string): string[] | undefined {
			return findPair(entries, query, () => [])?.map(({ label }) => label);
		}

		const pairs: readonly (readonly [query: string, ...found: string[]])[] = [
			['Microsoft OpenAI', 'Microsoft', 'OpenAI'],
			['openai, aws', 'OpenAI', 'Amazon Web Services'],
			['Amazon Web Services and Oracle', 'Amazon Web Services', 'Oracle'],
			['between Oracle and Amazon Web Services', 'Oracle', 'Amazon Web Services'],
			['oracle revenue sha', 'Oracle', 'Revenue share'],
			['Tate & Lyle Oracle', 'Tate & Lyle', 'Oracle'],
		];
		for (const [query, ...found] of pairs) {
			test(`parts “${query}”`, () => assert.deepEqual(pairOf(query), found));
		}

		test('says what happened between them, and which terms are concerned', () => {
			const pair = findPair(entries, 'borealis acme', () => []);
			assert.ok(pair !== undefined);
			const terms = termsBetween(outline, pair);
			assert.deepEqual(
				terms.map(term => [term.id, changesBetween(sayEnglish, term, pair)]),
				[['exclusivity', 'ended']],
			);
			const other = findPair(entries, 'borealis oracle', () => []);
			assert.deepEqual(other && termsBetween(outline, other), []);
			const named = findPair(entries, 'acme exclusivity', () => []);
			assert.deepEqual(named && termsBetween(outline, named).map(({ id }) => id), ['exclusivity']);
		});

		test('a note that has both is told by its date and what happened in it', () => {
			const pair = findPair(entries, 'borealis acme', () => []);
			assert.ok(pair !== undefined);
			const summary = summarise(SAMPLE_NOTE, SAMPLE);
			const note = { note: 'file:///deals/a.md', title: '', date: '2026-01-05' };
			assert.deepEqual(describeNoteWith(sayEnglish, { note, summary, path: 'deals/a.md' }, pair), {
				label: 'deals/a.md',
				description: '2026-01-05 · Exclusivity ended',
			});
		});

		test('is none of one name, nor of one that nothing has', () => {
			assert.equal(pairOf('oracle'), undefined);
			assert.equal(pairOf('oracle zzqx'), undefined);
			assert.equal(pairOf('oracle oracle'), undefined);
			assert.equal(pairOf(''), undefined);
			assert.equal(pairOf('a b c d e f g h'), undefined);
		});
	});
});
