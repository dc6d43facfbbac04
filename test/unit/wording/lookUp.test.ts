import * as assert from 'node:assert/strict';
import type { EntityKind } from '../../../src/core/indexing/noteSummary.js';
import type { IndexHit } from '../../../src/core/indexing/workspaceIndex.js';
import { findLookUps, listLookUps } from '../../../src/core/wording/lookUp.js';
import { createOutline } from '../../../src/core/wording/outline.js';
import { LEXICON, SAMPLE } from './sampleReading.js';

suite('look-up', () => {
	const entries = listLookUps(createOutline(SAMPLE, LEXICON), LEXICON);

	function first(query: string): string | undefined {
		const [hits] = findLookUps(entries, query).values();
		return hits?.[0]?.entry.label;
	}

	test('has everything once: what is in the note, then the rest of the lexicon', () => {
		const keys = entries.map(({ kind, id }) => `${kind}/${id}`);
		assert.equal(new Set(keys).size, keys.length);
		const all = findLookUps(entries, '');
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
		const hit = findLookUps(entries, 'rev share').get('noteTerms')?.[0];
		assert.match(hit?.alias ?? '', /^rev share$/i);
		assert.equal(findLookUps(entries, 'Revenue share').get('noteTerms')?.[0]?.alias, undefined);
	});

	test('puts the name before what merely contains it', () => {
		const labels = findLookUps(entries, 'oracle')
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
		const found = findLookUps(entries, '', folder);
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

	test('finds nothing for nonsense', () => assert.equal(findLookUps(entries, 'zzqx').size, 0));

	test('works without a note', () => {
		const groups = findLookUps(listLookUps(undefined, LEXICON), '');
		assert.deepEqual([...groups.keys()], ['lexiconTerms', 'lexiconCompanies']);
	});
});
