import * as assert from 'node:assert/strict';
import { reviseAnnotation, type Annotation } from '../../../src/core/annotations/annotation.js';
import { annotationTooltip } from '../../../src/core/wording/annotationLabels.js';
import {
	countAnnotations,
	createAnnotationRows,
	describeCounts,
	type AnnotationRow,
	type AnnotationRowSource,
	type ListedAnnotation,
	type ListedNote,
} from '../../../src/core/wording/annotationRows.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import { annotation, LATER, reply } from '../annotations/records.js';

function listed(of: Annotation, over: Partial<ListedAnnotation> = {}): ListedAnnotation {
	return { annotation: of, replies: [], placing: 'found', line: 3, candidates: 0, ...over };
}

const question = annotation('q', 'Why so long?', { kind: 'question', tags: ['term', 'law'] });
const done = reviseAnnotation(annotation('d', 'Checked.', { tags: ['term'] }), { state: 'resolved' }, LATER);
const highlight = annotation('h', '', { kind: 'highlight' });
const todo = annotation('t', 'Ask **Ben**\nabout the cap', { kind: 'todo' });

const SEED: ListedNote = {
	id: 'file:///deals/seed.md',
	name: 'seed.md',
	folder: 'deals',
	annotations: [
		listed(question, { replies: [reply('r', 'q', 'Ten years is usual.')] }),
		listed(done, { line: 12 }),
		listed(todo, { placing: 'unsure', line: 5, candidates: 2 }),
	],
};
const MEMO: ListedNote = {
	id: 'file:///memo.md',
	name: 'memo.md',
	folder: '',
	annotations: [listed(highlight, { line: 1 })],
};
const GONE: ListedNote = {
	id: 'file:///gone.md',
	name: 'gone.md',
	folder: '',
	annotations: [listed(annotation('o', 'Still true?'), { placing: 'orphan', line: undefined })],
};

const source: AnnotationRowSource = {
	say: sayEnglish,
	notes: [SEED, MEMO],
	arrangement: 'note',
	filter: '',
};

function print(rows: readonly AnnotationRow[], indent = ''): string[] {
	return rows.flatMap(row => [
		`${indent}${row.sign} ${row.label} (${row.description})`,
		...print(row.children, `${indent}  `),
	]);
}

function all(rows: readonly AnnotationRow[]): AnnotationRow[] {
	return rows.flatMap(row => [row, ...all(row.children)]);
}

function groups(over: Partial<AnnotationRowSource>): string[] {
	return createAnnotationRows({ ...source, ...over }).map(
		({ label, description }) => `${label} (${description})`,
	);
}

suite('annotation rows', () => {
	test('stand by note, with what has no sure place on top and nowhere else', () => {
		assert.deepEqual(print(createAnnotationRows(source)), [
			'unplaced Without a Sure Place (1)',
			'  unsure Ask Ben about the cap (place unsure · 2 places · seed.md · “exclusive”)',
			'note memo.md (1)',
			'  highlight “exclusive” (1)',
			'note seed.md (deals · 2)',
			'  question Why so long? (3 · #term · #law · “exclusive”)',
			'    reply Ten years is usual. (Ben)',
			'  resolved Checked. (12 · resolved · #term · “exclusive”)',
		]);
	});

	const arrangements: readonly (readonly [AnnotationRowSource['arrangement'], readonly string[]])[] = [
		['tag', ['#law (1)', '#term (2)', 'Without Tags (1)']],
		['state', ['Open (2)', 'Resolved (1)']],
		['kind', ['Comments (1)', 'Questions (1)', 'Highlights (1)']],
		['questions', ['seed.md (deals · 1)']],
	];
	for (const [arrangement, expected] of arrangements) {
		test(`can be arranged: ${arrangement}`, () => {
			const shown = groups({ arrangement }).filter(group => !group.startsWith('Without a Sure'));
			assert.deepEqual(shown, expected);
		});
	}

	test('name their note where they do not stand under it', () => {
		const rows = createAnnotationRows({ ...source, arrangement: 'kind' });
		const row = all(rows).find(({ label }) => label === 'Checked.');
		assert.match(row?.description ?? '', /^seed\.md 12 · /);
	});

	test('open questions leave out those that were answered, and all else', () => {
		const answered = reviseAnnotation(question, { state: 'resolved' }, LATER);
		const notes = [{ ...SEED, annotations: [listed(answered), listed(done), listed(todo)] }];
		assert.deepEqual(groups({ notes, arrangement: 'questions' }), []);
	});

	test('annotations of notes that are gone are on top', () => {
		const rows = createAnnotationRows({ ...source, notes: [GONE, MEMO] });
		assert.deepEqual(print(rows).slice(0, 2), [
			'unplaced Without a Sure Place (1)',
			'  orphan Still true? (note is gone · gone.md · “exclusive”)',
		]);
	});

	const filters: readonly (readonly [string, readonly string[]])[] = [
		['usual', ['Why so long?']],
		['#law', ['Why so long?']],
		['memo', ['“exclusive”']],
		['RESOLVED', ['Checked.']],
		['to-do', ['Ask Ben about the cap']],
		['place unsure', ['Ask Ben about the cap']],
		['nothing like it', []],
	];
	for (const [filter, expected] of filters) {
		test(`can be filtered: ${filter}`, () => {
			const rows = all(createAnnotationRows({ ...source, filter }));
			assert.deepEqual(
				rows.filter(({ type }) => type === 'annotation').map(({ label }) => label),
				expected,
			);
		});
	}

	test('bring out what was looked for', () => {
		const [row] = all(createAnnotationRows({ ...source, filter: 'SO LONG' })).filter(
			({ type }) => type === 'annotation',
		);
		assert.deepEqual(row?.highlight, [4, 11]);
	});

	test('have ids of their own, the same for the same thing whatever comes before it', () => {
		for (const arrangement of ['note', 'tag', 'state', 'kind', 'questions'] as const) {
			const before = all(createAnnotationRows({ ...source, arrangement })).map(({ id }) => id);
			assert.equal(new Set(before).size, before.length);
			const after = all(createAnnotationRows({ ...source, arrangement, notes: [GONE, SEED, MEMO] }));
			assert.deepEqual(
				before.filter(id => !after.some(row => row.id === id)),
				[],
			);
		}
	});

	test('can be listened to', () => {
		const spoken = all(createAnnotationRows(source)).map(row => row.spoken);
		assert.deepEqual(spoken, [
			'Without a Sure Place, 1 annotation',
			'To-do, Ask Ben about the cap, on “exclusive”, seed.md, place unsure, 2 places',
			'memo.md, 1 annotation',
			'Highlight, “exclusive”, line 1 of memo.md',
			'seed.md, deals, 2 annotations',
			'Question, Why so long?, on “exclusive”, line 3 of seed.md, tagged term, tagged law, 1 reply',
			'Reply, Ten years is usual., Ben',
			'Comment, Checked., on “exclusive”, line 12 of seed.md, resolved, tagged term',
		]);
	});

	test('are counted with what is open and what has no sure place', () => {
		const counts = countAnnotations(source);
		assert.deepEqual(counts, { all: 4, open: 3, unplaced: 1 });
		assert.equal(describeCounts(sayEnglish, counts), '4 · 3 open · 1 without a sure place');
		assert.equal(describeCounts(sayEnglish, { all: 2, open: 2, unplaced: 0 }), '2');
		assert.equal(describeCounts(sayEnglish, { all: 0, open: 0, unplaced: 0 }), '');
	});

	test('show hostile text as text, and no more of it than a row can hold', () => {
		const evil = annotation(
			'e',
			`\u001b[2J\u202e<b>[x](command:evil)</b> $(trash)\n${'a '.repeat(500_000)}`,
			{
				tags: [`x\u202e${'y'.repeat(1_000_000)}`],
			},
		);
		const [, row] = all(
			createAnnotationRows({ ...source, notes: [{ ...MEMO, annotations: [listed(evil)] }] }),
		);
		const shown = `${row?.label ?? ''}${row?.description ?? ''}${row?.spoken ?? ''}`;
		assert.ok(shown.length < 1200, String(shown.length));
		assert.doesNotMatch(shown, /[\u0000-\u001f\u202e]/);
		const tooltip = annotationTooltip(sayEnglish, { annotation: evil, replies: [] });
		assert.ok(tooltip.length < 10_000);
		assert.doesNotMatch(tooltip, /<b>|\]\(|\$\(|[\u0000-\u0009\u202e]/);
	});

	test('ten thousand annotations take no more than their share', () => {
		const many = (count: number): ListedNote => ({
			...MEMO,
			annotations: Array.from({ length: count }, (_, i) => listed(annotation(`a${i}`))),
		});
		const rows = createAnnotationRows({ ...source, notes: [many(10_000)], filter: 'about a9999' });
		assert.equal(rows[0]?.children.length, 1);
	});
});

suite('annotation tooltip', () => {
	test('has the quote, what was said, and by whom', () => {
		const text = annotationTooltip(sayEnglish, {
			annotation: question,
			replies: [reply('r', 'q', 'Ten years')],
		});
		assert.equal(
			text.replaceAll('\\', ''),
			'**Question** · Ada · 2026-03-01 · #term · #law\n\n“exclusive”\n\nWhy so long?\n\nBen: Ten years',
		);
	});
});
