import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { createAnchorer, findQuote, takeQuote } from '../../../src/core/annotations/anchorer.js';
import type { Span } from '../../../src/core/base/span.js';
import { marked } from '../marked.js';

/** Where the quote taken from the one note stands in the other, or what else is said of it. */
function found(before: string, after: string): string {
	const { text, spans } = marked(before);
	const [span] = spans;
	assert.ok(span !== undefined);
	const answer = findQuote(after, takeQuote(text, span));
	return answer.kind === 'found' ? after.slice(answer.span.start, answer.span.end) : answer.kind;
}

const ABOVE = 'The companies said on Monday that they had settled every dispute between them. ';
const BELOW = ' Shares of both rose by a tenth in early trading, the most for nearly three years.';

suite('findQuote', () => {
	const found1 = 'Acme keeps a right of first refusal on any new plant';
	const cases: readonly (readonly [why: string, before: string, after: string, expected: string])[] = [
		['in the same text', `${ABOVE}«${found1}».${BELOW}`, `${ABOVE}${found1}.${BELOW}`, found1],
		[
			'where lines break elsewhere',
			`${ABOVE}«${found1}».${BELOW}`,
			`${ABOVE}Acme keeps a right\n> of first\n> refusal on any new plant.${BELOW}`,
			'Acme keeps a right\n> of first\n> refusal on any new plant',
		],
		[
			'with other emphasis and a link',
			`${ABOVE}«${found1}».${BELOW}`,
			`${ABOVE}Acme *keeps* a [right of **first** refusal](https://x.y/z?a=1) on any new plant.${BELOW}`,
			'Acme *keeps* a [right of **first** refusal](https://x.y/z?a=1) on any new plant',
		],
		[
			'with straight quotation marks, the marks taken along',
			`${ABOVE}Rao said «“we’re free now”» and left.${BELOW}`,
			`${ABOVE}Rao said "we're free now" and left.${BELOW}`,
			'"we\'re free now"',
		],
		[
			'with a space that does not break',
			`${ABOVE}a «$5 billion» stake${BELOW}`,
			`${ABOVE}a $5\u00a0billion stake${BELOW}`,
			'$5\u00a0billion',
		],
		[
			'with American spelling',
			`${ABOVE}the «exclusive licence» ends.${BELOW}`,
			`${ABOVE}the exclusive license ends.${BELOW}`,
			'exclusive license',
		],
		[
			'with a typo in it',
			`${ABOVE}«${found1}».${BELOW}`,
			`${ABOVE}Acme keps a right of first refusal on any new plant.${BELOW}`,
			'Acme keps a right of first refusal on any new plant',
		],
		[
			'with words put in',
			`${ABOVE}«${found1}».${BELOW}`,
			`${ABOVE}Acme still keeps a right of first refusal on any new plant.${BELOW}`,
			'Acme still keeps a right of first refusal on any new plant',
		],
		[
			'moved with its paragraph',
			`# A\n\n${ABOVE}«Acme» leaves.${BELOW}\n\n# B\n\nNothing here.`,
			`# B\n\nNothing here.\n\n# A\n\n${ABOVE}Acme leaves.${BELOW}`,
			'Acme',
		],
		[
			'one word among its like',
			`Acme buys. ${ABOVE}«Acme» sells.${BELOW} Acme waits.`,
			`Acme buys, then. ${ABOVE}Acme sells.${BELOW} Acme waits, too.`,
			'Acme',
		],
		[
			'a part of a word',
			`${ABOVE}«Exclusiv»ity ends.${BELOW}`,
			`Then ${ABOVE}Exclusivity ends.${BELOW}`,
			'Exclusiv',
		],
		[
			'writing without spaces',
			`${ABOVE}甲公司获得«独家权利»直到明年${BELOW}`,
			`今天${ABOVE}甲公司获得独家权利直到明年${BELOW}`,
			'独家权利',
		],
		[
			'a mark that is no word',
			`${ABOVE}It costs «€» 5 a month.${BELOW}`,
			`Now: ${ABOVE}It costs € 5 a month.${BELOW}`,
			'€',
		],
		[
			'the address of a link',
			`${ABOVE}[here](«https://x.y/deal») it is.${BELOW}`,
			`Now: ${ABOVE}[here](https://x.y/deal) it is.${BELOW}`,
			'https://x.y/deal',
		],
		['deleted: lost', `${ABOVE}«${found1}».${BELOW}`, `${ABOVE}${BELOW}`, 'lost'],
		[
			'a word deleted, its like elsewhere: lost',
			`Acme buys.\n\n${ABOVE}Now «Acme» sells.${BELOW}`,
			`Acme buys.\n\nIt was quiet.`,
			'lost',
		],
		[
			'its paragraph twice in a row: ambiguous',
			`A.\n\n${ABOVE}«Acme» sells.${BELOW}\n\nB.`,
			`A.\n\n${ABOVE}Acme sells.${BELOW}\n\n${ABOVE}Acme sells.${BELOW}\n\nB.`,
			'ambiguous',
		],
		['an empty note: lost', `${ABOVE}«${found1}».${BELOW}`, '', 'lost'],
	];
	for (const [why, before, after, expected] of cases) {
		test(why, () => assert.equal(found(before, after), expected));
	}

	test('never takes a sentence of the same making for the passage', () => {
		const rows = [
			'- Acme gets 5% of sales in Japan until 2027',
			'- Beta gets 7% of sales in Korea until 2029',
		];
		const text = `${ABOVE}\n\n${rows.join('\n')}\n\n${BELOW}`;
		const start = text.indexOf('Acme gets');
		const quote = takeQuote(text, { start, end: text.indexOf('2027') + 4 });
		const answer = findQuote(text.replace(`${rows[0] ?? ''}\n`, ''), quote);
		assert.notEqual(answer.kind, 'found');
	});

	test('tells two rows that are alike by their place while the note is as it was', () => {
		const row = '| yes | yes | yes |\n';
		const text = `| a | b | c |\n| --- | --- | --- |\n${row.repeat(60)}`;
		const start = text.length - 20 * row.length + 2;
		const span = { start, end: start + 3 };
		assert.deepEqual(findQuote(text, takeQuote(text, span)), { kind: 'found', span });
		assert.equal(findQuote(`| d | e | f |\n\n${text}`, takeQuote(text, span)).kind, 'ambiguous');
	});

	test('finds a quote that came without context or place', () => {
		const text = `${ABOVE}${found1}.${BELOW}`;
		const answer = findQuote(text, {
			quote: { exact: found1, prefix: '', suffix: '' },
			position: undefined,
		});
		assert.deepEqual(answer, {
			kind: 'found',
			span: { start: ABOVE.length, end: ABOVE.length + found1.length },
		});
	});
});

/** Notes as people write them, and as nobody does: words that repeat, marks, links, lines, emoji, halves of emoji. */
const note = fc
	.array(
		fc.oneof(
			{
				weight: 6,
				arbitrary: fc.constantFrom(
					'Acme ',
					'gets ',
					'the ',
					'a right ',
					'of ',
					'refusal. ',
					'sales ',
					'Japan ',
				),
			},
			{
				weight: 2,
				arbitrary: fc.constantFrom(
					'\n',
					'\n\n',
					'- ',
					'# ',
					'**',
					'[x](y) ',
					'](',
					'<b ',
					'| ',
					'“',
					'’s ',
					'2027 ',
					'1. ',
					'&amp;',
					'[^1]',
				),
			},
			{ weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
			{ weight: 1, arbitrary: fc.constantFrom('\ud800', '\udc00', '😀', 'é', '\u0301', '中文') },
		),
		{ maxLength: 60 },
	)
	.map(parts => parts.join(''));

function spanIn(text: string, a: number, b: number): Span {
	const start = Math.floor(Math.min(a, b) * text.length);
	return { start, end: Math.max(start + 1, Math.ceil(Math.max(a, b) * text.length)) };
}
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

suite('takeQuote and findQuote', () => {
	test('find in the same text the same span, or say that there is another one like it', () => {
		fc.assert(
			fc.property(note, share, share, (text, a, b) => {
				fc.pre(text.length > 0);
				const span = spanIn(text, a, b);
				const taken = takeQuote(text, span);
				assert.equal(taken.quote.exact, text.slice(span.start, span.end));
				assert.ok(text.includes(taken.quote.prefix + taken.quote.exact + taken.quote.suffix));
				const answer = findQuote(text, taken);
				assert.notEqual(answer.kind, 'lost');
				if (answer.kind === 'found') {
					assert.deepEqual(answer.span, span);
				}
			}),
			{ numRuns: 1000 },
		);
	});

	test('give spans within the text and never throw, whatever the text and the quote', () => {
		const text = fc.oneof(note, fc.string({ unit: 'binary', maxLength: 80 }));
		const place = fc.option(fc.record({ start: fc.double(), end: fc.double() }), { nil: undefined });
		fc.assert(
			fc.property(
				text,
				fc.tuple(text, text, text),
				place,
				(source, [exact, prefix, suffix], position) => {
					const answer = findQuote(source, { quote: { exact, prefix, suffix }, position });
					const spans =
						answer.kind === 'found' ? [answer.span] : answer.kind === 'lost' ? [] : answer.spans;
					assert.equal(spans.length > 0, answer.kind !== 'lost');
					for (const { start, end } of spans) {
						assert.ok(0 <= start && start < end && end <= source.length, `${start}–${end}`);
					}
					const taken = takeQuote(source, position ?? { start: 3, end: 1 });
					assert.ok(taken.position.end <= source.length);
				},
			),
			{ numRuns: 1000 },
		);
	});

	test('find the mark of a footnote where it is', () => {
		const text = '[^1]Acme and more.\n\n';
		const answer = findQuote(text, takeQuote(text, { start: 1, end: 3 }));
		assert.deepEqual(answer, { kind: 'found', span: { start: 1, end: 3 } });
	});

	test('do not look at how lines break', () => {
		fc.assert(
			fc.property(fc.nat(40), fc.nat(6), (from, count) => {
				const words = `${ABOVE}${BELOW}`.trim().split(/ +/);
				const text = words.join(' ');
				const first = Math.min(from, words.length - 1);
				const passage = words.slice(first, first + count + 1).join(' ');
				const start = words.slice(0, first).join(' ').length + (first > 0 ? 1 : 0);
				const answer = findQuote(
					words.join('\n'),
					takeQuote(text, { start, end: start + passage.length }),
				);
				assert.deepEqual(answer, { kind: 'found', span: { start, end: start + passage.length } });
			}),
		);
	});

	test('come to an end in texts that nobody writes', () => {
		for (const unit of ['](', '<b ', '[^', 'a ', '* ', '> ', '[](', '&a', '中']) {
			const text = unit.repeat(200_000 / unit.length);
			const anchorer = createAnchorer(text);
			anchorer.find(anchorer.take({ start: 1000, end: 150_000 }));
			const other = { exact: unit.repeat(30_000), prefix: 'x ', suffix: ' x' };
			assert.notEqual(anchorer.find({ quote: other, position: undefined }).kind, undefined);
		}
	});
});
