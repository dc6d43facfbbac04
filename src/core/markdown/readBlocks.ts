import type { Nodes, Root, Table } from 'mdast';
import { START, type Origin } from '../base/offsetMap.js';
import { PlacedBlock } from './block.js';
import { readProse, spanOf } from './readProse.js';

/** How many of the things around a block are remembered; deeper nesting is no writer's. */
const REMEMBERED = 4;

/**
 * The prose of a note, block by block, in the order of the source. Code, HTML, front matter and definitions are left out.
 *
 * `source` is the text that the tree was read from; what is said of places counts from `origin`.
 * `columns` says what the columns of the first table are called, where its head does not.
 * Goes through the tree with a stack of its own: thousands of nested quotes must not end the program.
 */
export function readBlocks(
	source: string,
	root: Root,
	origin: Origin = START,
	columns?: readonly string[],
): PlacedBlock[] {
	const blocks: PlacedBlock[] = [];
	let given = columns;
	const waiting: { readonly node: Nodes; readonly within: readonly string[] }[] = [
		{ node: root, within: [] },
	];
	const wait = (children: readonly Nodes[], within: readonly string[]): void => {
		for (let i = children.length - 1; i >= 0; i--) {
			const node = children[i];
			if (node !== undefined) {
				waiting.push({ node, within });
			}
		}
	};
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { node, within } = next;
		switch (node.type) {
			case 'heading':
			case 'paragraph': {
				const depth = node.type === 'heading' ? node.depth : 0;
				const prose = readProse(source, node, origin);
				blocks.push(
					new PlacedBlock({ kind: node.type, within, depth, ...prose }, spanOf(node), origin),
				);
				break;
			}
			case 'table':
				for (const cell of readTable(source, node, { within, columns: given }, origin)) {
					blocks.push(cell);
				}
				given = undefined;
				break;
			case 'root':
			case 'list':
				wait(node.children, within);
				break;
			case 'blockquote':
			case 'listItem':
			case 'footnoteDefinition':
				wait(node.children, [node.type, ...within.slice(0, REMEMBERED - 1)]);
				break;
			default: // Code, HTML, rules, definitions and front matter have no prose.
		}
	}
	return blocks;
}

interface TableOptions {
	readonly within: readonly string[];
	readonly columns: readonly string[] | undefined;
}

function readTable(
	source: string,
	table: Table,
	{ within, columns }: TableOptions,
	origin: Origin,
): PlacedBlock[] {
	const rows = table.children.map(row =>
		row.children.map(cell => ({ prose: readProse(source, cell, origin), span: spanOf(cell) })),
	);
	const heads = columns ?? rows[0]?.map(({ prose }) => prose.text) ?? [];
	const inTable = ['table', ...within];
	return rows.flatMap((row, r) =>
		row.map(({ prose, span }, c) => {
			const cell = { row: row[0]?.prose.text ?? '', column: heads[c] ?? '', isHead: r === 0 };
			return new PlacedBlock({ kind: 'cell', within: inTable, depth: 0, ...prose, cell }, span, origin);
		}),
	);
}
