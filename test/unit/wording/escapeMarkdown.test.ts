import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified, type Processor } from 'unified';
import { escapeMarkdown } from '../../../src/core/wording/escapeMarkdown.js';

/** Leaves out remark's search for addresses in the text as it is shown, which no renderer of markdown does. */
function withoutTransforms(this: Processor): void {
	const data = this.data();
	data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
		.flat()
		.map(extension => ({ ...extension, transforms: [] }));
}

suite('escapeMarkdown', () => {
	const parser = unified().use(remarkParse).use(remarkGfm).use(withoutTransforms).freeze();

	const cases: readonly (readonly [why: string, text: string])[] = [
		['a command link', '[click](command:workbench.action.quit)'],
		['HTML', '<img src=x onerror=alert(1)> <b>bold</b>'],
		['emphasis', '**bold** _it_ ~~gone~~ `code`'],
		['a bare address', 'see https://evil.example/x, www.evil.example or a@evil.example'],
		['an icon', '$(alert) $(sync~spin)'],
		['an entity', '&lt;b&gt; &#x24;(alert)'],
		['a heading', '# not a heading'],
		['a list', '- one\n- two\n1. three'],
		['a fence', '```\ncode\n```'],
		['a table', '| a | b |\n| - | - |\n| 1 | 2 |'],
		['a footnote', '[^1]: note'],
		['indented code', '    four spaces'],
	];
	for (const [why, text] of cases) {
		test(`${why} stays text`, () => checkPlain(text));
	}

	test('any text stays text', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => checkPlain(text)));
		const marks = fc.string({
			unit: fc.constantFrom(...Array.from('*_`~[]()<>!#-+.$&:|\\ \n\tab1')),
			maxLength: 40,
		});
		fc.assert(fc.property(marks, text => checkPlain(text)));
	});

	test('leaves nothing that VS Code takes for an icon', () => {
		assert.doesNotMatch(escapeMarkdown('$(alert) \\$(x)'), /\$/);
	});

	function checkPlain(text: string): void {
		const shown = text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
		const [block, ...rest] = parser.parse(escapeMarkdown(text)).children;
		if (shown === '') {
			assert.equal(block, undefined);
			return;
		}
		assert.equal(rest.length, 0);
		assert.ok(block?.type === 'paragraph', `${block?.type ?? 'nothing'} is no paragraph`);
		assert.deepEqual(
			block.children.map(child => (child.type === 'text' ? child.value : child.type)),
			[shown],
		);
	}
});
