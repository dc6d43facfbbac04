import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';

const processor = remark().use(remarkFrontmatter, ['yaml', 'toml']).use(remarkGfm).freeze();

/** The syntax tree of a note, with offsets into its source. */
export function parseMarkdown(source: string): Root {
	return processor.parse(source);
}
