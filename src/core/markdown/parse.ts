import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';
import { tame } from './tame.js';

/**
 * Takes out the steps that rebuild parts of the tree after parsing (gfm looks for addresses once more in plain text):
 * what they make has no place in the source, and without a place a mention could not be shown.
 */
function keepPlaces(this: Processor): void {
	const data = this.data();
	data.fromMarkdownExtensions =
		data.fromMarkdownExtensions?.flat().map(extension => ({ ...extension, transforms: [] })) ?? [];
}

const processor = remark().use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).use(keepPlaces).freeze();

/** The syntax tree of a note. Every node has its place in the source. */
export function parseMarkdown(source: string): Root {
	return processor.parse(tame(source));
}
