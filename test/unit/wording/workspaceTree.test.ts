import * as assert from 'node:assert/strict';
import type { EntityKind, Place } from '../../../src/core/indexing/noteSummary.js';
import type { IndexedEntity, WorkspaceIndex } from '../../../src/core/indexing/workspaceIndex.js';
import { foldForSearch } from '../../../src/core/base/searchText.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { mentionRows, ROWS_AT_ONCE, type WorkspaceRow } from '../../../src/core/wording/workspaceRows.js';
import {
	createWorkspaceTree,
	nameIn,
	type WorkspaceTreeSource,
} from '../../../src/core/wording/workspaceTree.js';
import { LEXICON } from './sampleReading.js';

function entity(kind: EntityKind, id: string, label: string, notes: number): IndexedEntity {
	return {
		kind,
		id,
		label,
		forms: [`${label} plc`],
		mentions: 2 * notes + (id === 'borealis' ? 50 : 0),
		notes,
	};
}

const ENTITIES: readonly IndexedEntity[] = [
	entity('company', 'zumtoll', 'Zumtoll', 9),
	entity('company', 'acme', 'Acme', 5),
	entity('company', 'borealis', 'Borealis', 2),
	entity('term', 'exclusivity', 'Exclusivity', 5),
	entity('term', 'revenue_share', 'Revenue share', 3),
	entity('term', 'our_own', 'Our own', 1),
	entity('beneficiary', 'cloud-buyers', 'cloud buyers', 1),
];

function place(line: number, column = 0, length = 80): Place {
	const start = 100 * line + column;
	return { start, end: start + length, line, column, endLine: line, endColumn: column + length };
}

/** What has been asked of the index. */
const asked: string[] = [];

function indexOf(entities: readonly IndexedEntity[]): WorkspaceIndex {
	const index: Partial<WorkspaceIndex> = {
		entities: kind => entities.filter(each => kind === undefined || each.kind === kind),
		entity: (kind, id) => entities.find(each => each.kind === kind && each.id === id),
		find: (query, { kinds } = {}) =>
			entities
				.filter(({ kind }) => kinds?.includes(kind) !== false)
				.filter(({ label }) => foldForSearch(label).includes(foldForSearch(query)))
				.map(each => ({ entity: each, form: undefined, rank: 1 })),
		dossier: (kind, id) => {
			asked.push(`dossier ${kind} ${id}`);
			const found = entities.find(each => each.kind === kind && each.id === id);
			return found === undefined
				? undefined
				: {
						entity: found,
						notes: ['a', 'b'].map((name, at) => ({
							note: `file:///${name}.md`,
							title: name === 'a' ? '' : 'The second',
							date: `202${at}-01-01`,
							isFileDate: false,
							mentions: [
								{ ...place(3, 10, 4), note: `file:///${name}.md`, sentence: place(3) },
							],
							events:
								name === 'a'
									? []
									: [
											{
												kind: 'change',
												term: id,
												change: 'ended',
												parties: [],
												certainty: 'stated',
												evidence: place(3),
											},
										],
						})),
						contradictions: [],
						together: [],
					};
		},
		related: () => [
			{
				note: 'file:///b.md',
				title: 'The second',
				score: 1,
				companies: ['Acme'],
				terms: ['Exclusivity'],
			},
		],
		titleOf: note => (note === 'file:///1.md' ? 'A title' : ''),
	};
	return index as WorkspaceIndex;
}

const CONTRADICTIONS: WorkspaceTreeSource['contradictions'] = () => {
	asked.push('contradictions');
	return [
		{
			term: 'revenue_share',
			parties: ['acme', 'nobody-known'],
			kind: 'percent',
			values: ['20 %', '30 %'].map((value, at) => ({
				note: `file:///${at}.md`,
				date: `202${at}`,
				value,
				bound: undefined,
				evidence: place(at),
			})),
		},
	];
};

const INDEX = indexOf(ENTITIES);

function tree(changes: Partial<WorkspaceTreeSource> = {}): readonly WorkspaceRow[] {
	return createWorkspaceTree({
		say: sayEnglish,
		index: INDEX,
		dossierOf: (kind, id) => INDEX.dossier(kind, id),
		relatedTo: (note, limit) => INDEX.related(note, limit),
		lexicon: LEXICON,
		order: 'group',
		filter: '',
		limitOf: () => ROWS_AT_ONCE,
		pathOf: note => note.slice(8),
		contradictions: CONTRADICTIONS,
		inFront: undefined,
		...changes,
	});
}

function under(rows: readonly WorkspaceRow[], ...labels: readonly string[]): readonly WorkspaceRow[] {
	return labels.reduce((found, label) => {
		const row = found.find(each => each.label === label);
		assert.ok(row?.children !== undefined, `There is no “${label}”.`);
		return row.children();
	}, rows);
}

function labels(rows: readonly WorkspaceRow[]): string[] {
	return rows.map(({ label }) => label);
}

suite('rows of the workspace', () => {
	test('what stands in most notes comes first, terms in their groups', () => {
		assert.deepEqual(labels(tree()), [
			'Notes that give different values',
			'Companies',
			'Terms',
			'Beneficiaries',
		]);
		assert.deepEqual(labels(under(tree(), 'Companies')), ['Zumtoll', 'Acme', 'Borealis']);
		assert.deepEqual(labels(under(tree(), 'Terms')), ['Exclusivity and restrictions', 'Money', 'Others']);
		assert.deepEqual(labels(under(tree(), 'Terms', 'Others')), ['Our own']);
	});

	test('by name, and by number of mentions', () => {
		assert.deepEqual(labels(under(tree({ order: 'note' }), 'Companies')), [
			'Acme',
			'Borealis',
			'Zumtoll',
		]);
		assert.deepEqual(labels(under(tree({ order: 'count' }), 'Companies')), [
			'Borealis',
			'Zumtoll',
			'Acme',
		]);
		assert.deepEqual(labels(under(tree({ order: 'count' }), 'Terms')), [
			'Exclusivity',
			'Revenue share',
			'Our own',
		]);
	});

	test('nothing is looked for before a row is opened', () => {
		asked.length = 0;
		const rows = tree();
		assert.deepEqual(asked, []);
		under(rows, 'Companies');
		assert.deepEqual(asked, []);
		under(rows, 'Companies', 'Acme');
		assert.deepEqual(asked, ['dossier company acme']);
	});

	test('an entity leads to its dossier and holds its notes, the newest first', () => {
		const acme = under(tree(), 'Companies').find(({ label }) => label === 'Acme');
		assert.deepEqual(acme?.entity, { kind: 'company', id: 'acme' });
		assert.equal(acme.spoken, 'Acme, company, 10 mentions in 5 notes');
		const [second, first] = acme.children?.() ?? [];
		assert.deepEqual(
			[second?.label, second?.description, second?.sign],
			['The second', '2021-01-01 · ended', 'ended'],
		);
		assert.deepEqual([first?.label, first?.description, first?.sign], ['a.md', '2020-01-01', 'note']);
		assert.deepEqual(second?.target, { note: 'file:///b.md', place: second?.mentions[0] });
	});

	test('a note holds a line around each mention, or its number where the words are not there', () => {
		const [note] = under(tree(), 'Companies', 'Acme');
		assert.ok(note !== undefined);
		const [row] = mentionRows(sayEnglish, note, ['Seen from Acme, all is well.']);
		assert.deepEqual(
			[row?.label, row?.highlight, row?.description],
			['Seen from Acme, all is well.', [10, 14], '4'],
		);
		const [bare] = mentionRows(sayEnglish, note, [undefined]);
		assert.deepEqual([bare?.label, bare?.highlight], ['line 4', undefined]);
	});

	test('differing values name the term and the parties, and lead to each place', () => {
		const branch = tree().find(({ label }) => label === 'Notes that give different values');
		// Nothing is known to differ before it is opened.
		assert.equal(branch?.sign, 'figures');
		const rows = under(tree(), 'Notes that give different values');
		assert.deepEqual([...new Set(rows.map(({ sign }) => sign))], ['disputed']);
		assert.deepEqual(
			rows.map(({ label, description }) => [label, description]),
			[['Revenue share (share) · Acme and nobody known', '20 % / 30 %']],
		);
		assert.deepEqual(
			rows[0]?.children?.().map(({ label, description }) => [label, description]),
			[
				['20 %', '2020 · 0.md'],
				['30 %', '2021 · A title'],
			],
		);
	});

	test('notes are compared when all of them have been read', () => {
		const rows = under(tree({ contradictions: undefined }), 'Notes that give different values');
		assert.deepEqual(labels(rows), ['Notes are compared when all of them have been read']);
	});

	test('notes related to the one in front, where the index has it', () => {
		const rows = tree({ inFront: 'file:///a.md' });
		assert.deepEqual(
			under(rows, 'Related notes').map(({ label, description }) => [label, description]),
			[['The second', 'Acme, Exclusivity']],
		);
		const none = tree({ inFront: 'file:///a.md', relatedTo: () => [] });
		assert.deepEqual(labels(under(none, 'Related notes')), ['No other note is about the same companies']);
	});

	test('a filter keeps what fits by name, a term by its group or an alias too', () => {
		assert.deepEqual(labels(under(tree({ filter: 'bor' }), 'Companies')), ['Borealis']);
		assert.deepEqual(labels(tree({ filter: 'bor' })), ['Notes that give different values', 'Companies']);
		assert.deepEqual(labels(under(tree({ filter: 'money' }), 'Terms', 'Money')), ['Revenue share']);
		assert.deepEqual(labels(under(tree({ filter: 'rev share' }), 'Terms', 'Money')), ['Revenue share']);
		assert.deepEqual(labels(under(tree({ filter: 'bor' }), 'Notes that give different values')), [
			'None',
		]);
		assert.deepEqual(tree({ filter: 'zzqx' }), []);
	});

	test('of thousands only the first are made, and a row below asks for more', () => {
		const many = Array.from({ length: 5000 }, (_, i) =>
			entity('company', `c${i}`, `Company ${i}`, 5000 - i),
		);
		const rows = under(tree({ index: indexOf(many) }), 'Companies');
		assert.equal(rows.length, ROWS_AT_ONCE + 1);
		assert.equal(rows.at(-1)?.more, 'workspace/company');
		assert.equal(rows.at(-1)?.label, `Show more: ${ROWS_AT_ONCE} of 5000 are shown`);
		assert.equal(under(tree({ index: indexOf(many), limitOf: () => 6000 }), 'Companies').length, 5000);
	});

	test('every row has an id of its own', () => {
		const all = (rows: readonly WorkspaceRow[]): WorkspaceRow[] =>
			rows.flatMap(row => [row, ...all(row.children?.() ?? [])]);
		const ids = all(tree({ inFront: 'file:///a.md' })).map(({ id }) => id);
		assert.equal(new Set(ids).size, ids.length);
	});

	test('an empty index has no rows', () => assert.deepEqual(tree({ index: indexOf([]) }), []));

	test('names come from the lexicon, else from the notes, else from the id', () => {
		const known = { index: indexOf(ENTITIES), lexicon: LEXICON };
		assert.equal(nameIn(known, 'rofr', 'term'), 'Right of first refusal');
		assert.equal(nameIn(known, 'cloud-buyers', 'company', 'beneficiary'), 'cloud buyers');
		assert.equal(nameIn(known, 'some-thing_else', 'company'), 'some thing else');
	});
});
