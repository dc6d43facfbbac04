import fc from 'fast-check';
import type { TextEdit } from '../../../src/core/markdown/incrementalNote.js';

/** What notes are made of, whole and broken. */
const PARTS = [
	...[
		'a',
		'b',
		'Acme ',
		'deal ',
		'é',
		'😀',
		'\u00a0',
		'.',
		',',
		'5',
		'“',
		'"',
		"'",
		':',
		'=',
		'\0',
		' ',
		'  ',
		'    ',
		'\t',
	],
	...[
		'\n',
		'\n',
		'\n',
		'\n\n',
		'\n\n',
		'\n\n\n',
		'\r\n',
		'\r',
		'\\\n',
		'  \n',
		'# ',
		'## ',
		'#',
		'> ',
		'>',
		'> q\n> r\n',
	],
	...[
		'- ',
		'* ',
		'+ ',
		'-',
		'1. ',
		'2. ',
		'10) ',
		'- [ ] ',
		'- [x] t',
		'x\n- y\n- z\n',
		'1. q\n2. r\n',
		'  - n\n',
	],
	...[
		'*',
		'**',
		'***',
		'_',
		'__',
		'~',
		'~~',
		'**bold**',
		'*em*',
		'_em_',
		'`',
		'``',
		'`code`',
		'```',
		'```\n',
		'~~~\n',
	],
	...['---', '---\n', '+++\n', '===\n', '***\n', '\n    code\n', 'title: x\n'],
	...['|', '| a | b |\n', '|---|---|\n', '| x | y |\n', '|--|\n', '| --- | :-: |\n'],
	...[
		'[',
		']',
		'(',
		')',
		'[foo]',
		'[foo]: /u\n',
		'[^1]',
		'[^1]: note\n',
		'[bar][foo]',
		'[foo][]',
		'[A]: <x> "t"\n',
		'[A b]',
	],
	...[
		'[a\nB]',
		'![',
		'[a](b)',
		'[http://x.y](http://x.y)',
		'![i](j)',
		'](',
		'](x)',
		'](x "t")',
		'!',
		'<',
		'>',
		'<b>',
		'</b>',
	],
	...[
		'<div>',
		'</div>\n',
		'<!--',
		'-->',
		'<!-- c -->\n',
		'<?php',
		'?>',
		'<script>',
		'</script>',
		'<pre>',
		'<br/>',
		'<http://a.b>',
		'<p align="x">',
		'\n<b>t</b> u',
		'\n<!-- c --> d\n',
		'<i\n',
		'</x >\n',
	],
	...[
		'&amp;',
		'&',
		'&#65;',
		'&nbsp;',
		'&lt;',
		'\\',
		'\\*',
		'\\[',
		'www.a.bc',
		'http://x.y/z',
		' www.a.bc/d-e?f ',
		' WWW.a-b.cd, ',
		' https://x.y.zz/a.html. ',
		' http://x.yz/a_b&amp;c ',
		'a@b.cd',
		'@x',
	],
	'The long paragraph goes on and on with words until it is longer than ninety characters, as it must be to count here. ',
	'Leave a comment',
	'Share this',
];

/** Random markdown, most of it nonsense. */
export function markdownSoup(maxLength: number): fc.Arbitrary<string> {
	return fc.array(fc.constantFrom(...PARTS), { maxLength }).map(parts => parts.join(''));
}

const HEADS = [
	'| a | b |\n|---|---|\n',
	'| a [foo] | **b** |\n| :-- | --: |\n',
	'| a |\n|-|\n',
	'|a\\|b|`c`|\n|---|---|\n',
	'|x|[A b]|www.x.yz|\r\n|-|-|-|\r\n',
	'a | b\n--|--\n',
];

const CELLS = [
	...[
		'a',
		'Acme gets 5 %',
		'',
		'**b**',
		'`c`',
		'`c | d`',
		'\\|',
		'\\\\',
		'[foo]',
		'[l](x|y)',
		'<b>',
		'&amp;',
		'*',
	],
	...[
		'www.x.yz',
		'http://x.y/z',
		'a@b.cd',
		'a row that goes on for a while so that the table is soon cut below it',
	],
];

const row = fc.oneof(
	{
		weight: 12,
		arbitrary: fc
			.array(fc.constantFrom(...CELLS), { minLength: 1, maxLength: 4 })
			.map(cells => `| ${cells.join(' | ')} |`),
	},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			'a row | without bars',
			'|',
			'||',
			' | indented |',
			'|---|---|',
			'| open',
			'# h',
		),
	},
);

const lineEnd = fc.oneof(
	{ weight: 20, arbitrary: fc.constant('\n') },
	fc.constantFrom('\r\n', '\n\n', ' \n'),
);

/** A table of many rows with something before and after it; most of it is well made. */
export const tableSoup: fc.Arbitrary<string> = fc
	.tuple(
		markdownSoup(4),
		fc.constantFrom(...HEADS),
		fc.array(fc.tuple(row, lineEnd), { minLength: 4, maxLength: 24 }),
		markdownSoup(4),
	)
	.map(([before, head, rows, after]) => `${before}\n\n${head}${rows.flat().join('')}${after}`);

/** An edit of a text not known yet: places as shares of its length. */
export interface LooseEdit {
	readonly at: number;
	readonly length: number;
	readonly text: string;
}

/** Edits that put in a few pieces of markdown, take some characters out, or both. */
export const looseEdits: fc.Arbitrary<readonly LooseEdit[]> = fc.array(
	fc.record({
		at: fc.double({ min: 0, max: 1, noNaN: true }),
		length: fc.constantFrom(0, 0, 0, 1, 2, 5, 12),
		text: fc.oneof({ weight: 3, arbitrary: markdownSoup(3) }, { weight: 1, arbitrary: fc.constant('') }),
	}),
	{ minLength: 1, maxLength: 12 },
);

/** Edits of tables: what makes cells, rows, heads and the lines under them, and what ends them. */
export const tableEdits: fc.Arbitrary<readonly LooseEdit[]> = fc.array(
	fc.record({
		// A third are near the beginning, where the head stands.
		at: fc.oneof(
			{ weight: 2, arbitrary: fc.double({ min: 0, max: 1, noNaN: true }) },
			fc.double({ min: 0, max: 0.1, noNaN: true }),
		),
		length: fc.constantFrom(0, 0, 0, 1, 1, 2, 9),
		text: fc.oneof(
			{
				weight: 6,
				arbitrary: fc.constantFrom(
					...[
						'x',
						' ',
						'|',
						'\n',
						'\n|',
						'|\n',
						'\\',
						'\\|',
						'`',
						'-',
						'---',
						':',
						'[foo]',
						'[foo]: /u\n',
					],
					...[
						'\n\n',
						'\r',
						'> ',
						'- ',
						'# ',
						'    ',
						'\t',
						'<b>',
						'<div>\n',
						'```\n',
						'===\n',
						'*',
					],
				),
			},
			{ weight: 2, arbitrary: row.map(text => `\n${text}\n`) },
			{ weight: 1, arbitrary: fc.constantFrom(...HEADS) },
			{ weight: 2, arbitrary: fc.constant('') },
		),
	}),
	{ minLength: 1, maxLength: 12 },
);

/** The edit in a text that is there. */
export function toEdit({ at, length, text }: LooseEdit, source: string): TextEdit {
	const offset = Math.floor(at * source.length);
	return { offset, length: Math.min(length, source.length - offset), text };
}

/** A source after an edit. */
export function edited(source: string, { offset, length, text }: TextEdit): string {
	return source.slice(0, offset) + text + source.slice(offset + length);
}
