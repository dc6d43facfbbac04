import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNoteText, sourceSpan } from '../../../src/core/markdown/noteText.js';

/** The prose of a note's blocks, one a line, soft wraps as `⏎`. */
function prose(source: string): string[] {
	return readNoteText(source).blocks.map(block => block.text.replace(/\n/g, '⏎'));
}

suite('readNoteText', () => {
	const cases: readonly (readonly [why: string, source: string, prose: readonly string[]])[] = [
		['joins a term split by emphasis', 'a **rev** share', ['a rev share']],
		[
			'joins a term split by a link',
			'a right of [first refusal](https://x.example/exclusive)',
			['a right of first refusal'],
		],
		['resolves entities and escapes', 'AT&amp;T pays 5&nbsp;% \\* more', ['AT&T pays 5\u00a0% * more']],
		['keeps a soft wrap as one', 'right of first\nrefusal', ['right of first⏎refusal']],
		['drops the marks of wrapped quotes', '> right of first\n> refusal', ['right of first⏎refusal']],
		['drops the indent of wrapped items', '- right of first\n  refusal', ['right of first⏎refusal']],
		['leaves code out', 'run `exclusive` and\n\n```\nexclusive\n```\n', ['run \ufffc and']],
		[
			'leaves HTML out',
			'a <b title="exclusive">sole</b> right\n\n<div>exclusive</div>',
			['a sole right'],
		],
		[
			'leaves bare addresses out',
			'see https://exclusive.example/right and <https://a.example>',
			['see  and '],
		],
		['leaves front matter out', '---\ntitle: Exclusive\n---\nbody', ['body']],
		[
			'reads headings, lists, tables and quotes',
			'# H\n\n1. one\n\n| a | b |\n|---|---|\n| c \\| d | e |\n\n> q',
			['H', 'one', 'a', 'b', 'c | d', 'e', 'q'],
		],
		['reads footnotes', 'text[^1]\n\n[^1]: exclusive deal', ['text', 'exclusive deal']],
		[
			'leaves a comment form out',
			`${'The article says a lot. '.repeat(9)}\n\nLeave a comment\n\nYour email address will not be published.`,
			['The article says a lot. '.repeat(9).trim()],
		],
	];
	for (const [why, source, expected] of cases) {
		test(why, () => assert.deepEqual(prose(source), expected));
	}

	const ARTICLE = 'Acme gave Beta a licence.';
	const ends: readonly (readonly [why: string, tail: string, read: readonly string[]])[] = [
		[
			'reads the comments of an author',
			'## Comments\n\nBeta gave up its veto on the site.',
			['Comments', 'Beta gave up its veto on the site.'],
		],
		['leaves links out', '## Related articles\n\n- [Acme stays](x.md)\n- [Beta in Pune](y.md)', []],
		[
			'leaves links out and reads what an author heads behind them',
			'## Read more\n\n- [Acme stays in Oslo](x.md)\n\n### My view\n\nBeta gave up its veto on the site.\n\n## Figures\n\n- 4% royalty',
			['My view', 'Beta gave up its veto on the site.', 'Figures', '4% royalty'],
		],
		[
			'reads nothing behind a form, under whatever heading',
			'## Leave a comment\n\n## My view\n\nBeta gave up its veto on the site.',
			[],
		],
		[
			'reads nothing behind a line that nobody set as a heading',
			'Related articles\n\nBeta gave up its veto on the site.',
			[],
		],
		[
			'leaves readers’ remarks out',
			'## Comments\n\nJane Roe\n\n2 days ago\n\nNice one\n\nReply\n\nShare\n\nThat is a good deal indeed.',
			[],
		],
	];
	for (const [why, tail, read] of ends) {
		test(`${why} at the end`, () =>
			assert.deepEqual(prose(`${ARTICLE}\n\n${tail}\n`), [ARTICLE, ...read]));
	}

	const spans: readonly (readonly [why: string, source: string, word: string, slice: string])[] = [
		['over emphasis', 'a **rev** share', 'rev share', 'rev** share'],
		['over an entity', 'the AT&amp;T deal', 'AT&T deal', 'AT&amp;T deal'],
		['over a wrapped quote', '> first\n> refusal holds', 'first⏎refusal', 'first\n> refusal'],
		['after an escape', '\\*first refusal', 'first', 'first'],
		['in a cell with an escaped bar', '| a |\n|---|\n| x \\| sole right |', 'sole right', 'sole right'],
		['after an astral character', '😀 &amp; sole right', 'sole right', 'sole right'],
	];
	for (const [why, source, word, slice] of spans) {
		test(`finds the way back ${why}`, () => {
			const { sentences } = readNoteText(source);
			const wanted = word.replace('⏎', '\n');
			for (const sentence of sentences) {
				const start = sentence.block.text.indexOf(wanted);
				if (start >= 0) {
					const from = sentence.words.findIndex(each => each.start === start);
					const to = sentence.words.findIndex(each => each.end === start + wanted.length) + 1;
					const span = sourceSpan(sentence, from, to);
					assert.equal(source.slice(span.start, span.end), slice);
					return;
				}
			}
			assert.fail(`“${word}” was not found`);
		});
	}

	test('every word stands in the source as it is read, but for markup inside it', () => {
		const parts = [
			'Acme',
			'sole',
			'**',
			'_',
			'`',
			'> ',
			'- ',
			'| ',
			'\n',
			'\n\n',
			'# ',
			'[',
			'](x)',
			'&amp;',
			'&ngE;',
			'&',
			'\\',
			'.',
			'\0',
			'\r\n',
			'\t',
			'~~',
			'|---|\n',
			'http://x.y/z',
			'<b>',
			'```\n',
			'\u{1f600}',
			'\u0301',
			' ',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), words => {
				const source = words.join('');
				for (const sentence of readNoteText(source).sentences) {
					for (const [i, word] of sentence.words.entries()) {
						const { start, end } = sourceSpan(sentence, i, i + 1);
						const slice = source.slice(start, end);
						assert.ok(
							slice === word.text || /[&\0*_`~<[\]\\]/.test(slice),
							`${slice} is read as ${word.text}`,
						);
					}
				}
			}),
			{ numRuns: 1000 },
		);
	});
});
