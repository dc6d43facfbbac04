import * as assert from 'node:assert/strict';
import { createOutline } from '../../../src/core/wording/outline.js';
import { createTree, type TreeSource } from '../../../src/core/wording/readingTree.js';
import { sayEnglish } from '../../../src/core/wording/say.js';
import type { TreeNode } from '../../../src/core/wording/treeRows.js';
import { LEXICON, SAMPLE, SAMPLE_NOTE } from './sampleReading.js';

const source: TreeSource = {
	say: sayEnglish,
	lexicon: LEXICON,
	outline: createOutline(SAMPLE, LEXICON),
	order: 'group',
	filter: '',
	version: 1,
	around: ({ start, end }, before, after) => ({
		before: SAMPLE_NOTE.slice(Math.max(0, start - before), start),
		after: SAMPLE_NOTE.slice(end, end + after),
		line: SAMPLE_NOTE.slice(0, start).split('\n').length,
	}),
};

/** The rows as they would be printed, entries closed. */
function print(nodes: readonly TreeNode[], indent = ''): string[] {
	return nodes.flatMap(node => [
		`${indent}${node.label} (${node.description})`,
		...(node.type === 'entry' ? [] : print(node.children?.() ?? [], `${indent}  `)),
	]);
}

function find(nodes: readonly TreeNode[], id: string): TreeNode {
	const all = (node: TreeNode): readonly TreeNode[] => [node, ...(node.children?.() ?? []).flatMap(all)];
	const found = nodes.flatMap(all).find(node => node.id === id);
	assert.ok(found !== undefined, `There is no row ${id}.`);
	return found;
}

suite('createTree', () => {
	test('shows companies with their roles, terms by group, beneficiaries by effect', () => {
		assert.deepEqual(print(createTree(source)), [
			'Companies (2)',
			'  Acme (party · 3)',
			'  Borealis (loses · party · 3)',
			'Terms (2)',
			'  Exclusivity and restrictions (1)',
			'    Exclusivity (ended · 3)',
			'  Money (1)',
			'    Revenue share (1)',
			'Beneficiaries (2)',
			'  Gains (1)',
			'    cloud buyers (conditional · 1)',
			'  Loses (1)',
			'    Borealis (stated · 3)',
		]);
	});

	test('an entry opens to what is said of it and to every mention in its line', () => {
		const rows = find(createTree(source), 'entry/term/exclusivity').children?.() ?? [];
		assert.deepEqual(
			rows.map(({ label, description }) => `${label} | ${description}`),
			[
				'ended | Acme and Borealis · stated · “Acme has ended its exclusivity with Borealis.”',
				'loses: Borealis | stated · “Borealis loses its head start.”',
				'gains: cloud buyers | conditional · “Cloud buyers gain, since the exclusivity is gone.”',
				'Acme has ended its exclusivity with Borealis. Borealis loses its head start. | 3',
				'…gain, since the exclusivity is gone. A revenue share was discussed. | 7',
				'…declined to comment. Exclusivity again. | 11',
			],
		);
		const mention = rows.at(-1);
		assert.equal(mention?.label.slice(...(mention.highlight ?? [])), 'Exclusivity');
	});

	test('a term that the note denies is told apart, one mention that holds is enough', () => {
		const denied = (holds: boolean): TreeNode => {
			const mentions = SAMPLE.mentions.map((mention, index) =>
				mention.kind === 'term'
					? {
							...mention,
							polarity:
								holds && index === SAMPLE.mentions.findIndex(({ id }) => id === mention.id)
									? ('affirmed' as const)
									: ('negated' as const),
						}
					: mention,
			);
			const outline = createOutline({ ...SAMPLE, mentions, changes: [] }, LEXICON);
			return find(createTree({ ...source, outline }), 'entry/term/exclusivity');
		};
		assert.deepEqual(
			[denied(false), denied(true)].map(({ sign, description }) => `${sign}: ${description}`),
			['denied: said not to hold · 3', 'term: 3'],
		);
	});

	test('a row leads to its place', () => {
		const tree = createTree(source);
		const { target } = find(tree, 'mention/term/exclusivity/2');
		assert.equal(SAMPLE_NOTE.slice(target?.start, target?.end), 'Exclusivity');
		assert.equal(find(tree, 'saying/term/exclusivity/0').quote, SAMPLE.changes[0]?.evidence.text);
	});

	test('ids are unique, and the same in the next reading', () => {
		const ids = (nodes: readonly TreeNode[]): string[] =>
			nodes.flatMap(node => [node.id, ...ids(node.children?.() ?? [])]);
		const first = ids(createTree(source));
		assert.equal(new Set(first).size, first.length);
		assert.deepEqual(ids(createTree({ ...source, outline: createOutline(SAMPLE, LEXICON) })), first);
	});

	test('every row has words for a screen reader', () => {
		assert.equal(
			find(createTree(source), 'entry/term/exclusivity').spoken,
			'Exclusivity, term, ended, 3 mentions',
		);
		assert.equal(find(createTree(source), 'branch/company').spoken, 'Companies, 2');
	});

	const filters: readonly (readonly [why: string, filter: string, labels: readonly string[]])[] = [
		['a name', 'borea', ['Borealis', 'Borealis']],
		['an alias', 'rev share', ['Revenue share']],
		['a group', 'money', ['Revenue share']],
		['what happened', 'ended', ['Exclusivity']],
		['an effect', 'gains', ['cloud buyers']],
		['nothing', 'zzz', []],
	];
	for (const [why, filter, labels] of filters) {
		test(`the filter knows ${why}`, () => {
			const entries = (nodes: readonly TreeNode[]): TreeNode[] =>
				nodes.flatMap(node => (node.type === 'entry' ? [node] : entries(node.children?.() ?? [])));
			assert.deepEqual(
				entries(createTree({ ...source, filter })).map(({ label }) => label),
				labels,
			);
		});
	}

	test('the filter is brought out in the label', () => {
		const { label, highlight } = find(
			createTree({ ...source, filter: 'clus' }),
			'entry/term/exclusivity',
		);
		assert.equal(label.slice(...(highlight ?? [])), 'clus');
	});

	test('can be in the order of the note, or by number of mentions', () => {
		const flat = print(createTree({ ...source, order: 'note' }));
		assert.ok(flat.includes('  Exclusivity (ended · 3)'));
		const [change] = SAMPLE.changes;
		assert.ok(change !== undefined);
		const mentions = SAMPLE.mentions.filter(
			({ start }) => start > 60 || SAMPLE_NOTE.startsWith('Acme', start),
		);
		const outline = createOutline({ ...SAMPLE, mentions }, LEXICON);
		const counted = createTree({ ...source, outline, order: 'count' })[0]?.children?.() ?? [];
		const counts = counted.map(({ entry }) => entry?.mentions.length ?? 0);
		assert.deepEqual(
			counts,
			[...counts].sort((a, b) => b - a),
		);
	});
});
