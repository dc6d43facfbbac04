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

/** The edit in a text that is there. */
export function toEdit({ at, length, text }: LooseEdit, source: string): TextEdit {
	const offset = Math.floor(at * source.length);
	return { offset, length: Math.min(length, source.length - offset), text };
}

/** A source after an edit. */
export function edited(source: string, { offset, length, text }: TextEdit): string {
	return source.slice(0, offset) + text + source.slice(offset + length);
}
