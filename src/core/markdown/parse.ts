import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';

/**
 * Takes out the steps that rebuild parts of the tree after parsing (gfm looks for addresses once more in plain text):
 * what they make has no place in the source, and without a place a mention could not be shown.
 */
function keepPlaces(this: Processor): void {
	const data = this.data();
	data.fromMarkdownExtensions =
		data.fromMarkdownExtensions?.flat().map(extension => ({ ...extension, transforms: [] })) ?? [];
}

function createParser(): (source: string) => Root {
	const processor = remark()
		.use(remarkFrontmatter, ['yaml', 'toml'])
		.use(remarkGfm)
		.use(keepPlaces)
		.freeze();
	return source => processor.parse(source);
}

let parser: ((source: string) => Root) | undefined;

/** The syntax tree of a note. Every node has its place in the source. The parser is put together when first needed. */
export function parseMarkdown(source: string): Root {
	parser ??= createParser();
	return parser(source);
}
