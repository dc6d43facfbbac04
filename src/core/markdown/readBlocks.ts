import type { Nodes, Root, Table } from 'mdast';
import type { Block } from './block.js';
import { readProse, spanOf } from './readProse.js';

/** How many of the things around a block are remembered; deeper nesting is no writer's. */
const REMEMBERED = 4;

/**
 * The prose of a note, block by block, in the order of the source. Code, HTML, front matter and definitions are left out.
 *
 * Goes through the tree with a stack of its own: thousands of nested quotes must not end the program.
 */
export function readBlocks(source: string, root: Root): Block[] {
	const blocks: Block[] = [];
	const waiting: { readonly node: Nodes; readonly within: readonly string[] }[] = [
		{ node: root, within: [] },
	];
	const wait = (children: readonly Nodes[], within: readonly string[]): void => {
		waiting.push(...children.toReversed().map(node => ({ node, within })));
	};
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const { node, within } = next;
		switch (node.type) {
			case 'heading':
			case 'paragraph': {
				const depth = node.type === 'heading' ? node.depth : 0;
				blocks.push({
					kind: node.type,
					within,
					depth,
					...readProse(source, node),
					span: spanOf(node),
				});
				break;
			}
			case 'table':
				readTable(source, node, within, blocks);
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
	return blocks.map((block, i) =>
		readsLikeHeading(block, blocks[i + 1]) ? { ...block, kind: 'heading', depth: 7 } : block,
	);
}

function readTable(source: string, table: Table, within: readonly string[], blocks: Block[]): void {
	const rows = table.children.map(row =>
		row.children.map(cell => ({ prose: readProse(source, cell), span: spanOf(cell) })),
	);
	const heads = rows[0]?.map(({ prose }) => prose.text) ?? [];
	rows.forEach((row, r) => {
		row.forEach(({ prose, span }, c) => {
			const cell = { row: row[0]?.prose.text ?? '', column: heads[c] ?? '', isHead: r === 0 };
			blocks.push({ kind: 'cell', within: ['table', ...within], depth: 0, ...prose, span, cell });
		});
	});
}

/** The longest line that still reads like a heading, in characters; headlines of newspapers stay below it. */
const HEADING_LENGTH = 90;

/**
 * Web clippings lose their heading marks: a short line of its own, not ended like a sentence, before a longer paragraph.
 */
function readsLikeHeading(block: Block, next: Block | undefined): boolean {
	const { text } = block;
	return (
		block.kind === 'paragraph' &&
		block.within.length === 0 &&
		next?.kind === 'paragraph' &&
		next.text.length > text.length &&
		next.text.length > HEADING_LENGTH &&
		text.length <= HEADING_LENGTH &&
		/^[\p{Lu}\d“"‘']/u.test(text) &&
		/[\p{L}\d?”"’'%)]$/u.test(text) &&
		!text.includes('\n') &&
		!/^[^:]{1,20}: /.test(text)
	);
}
