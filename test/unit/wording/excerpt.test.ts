import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutExcerpt, showQuote, showQuoteAround } from '../../../src/core/wording/excerpt.js';
import { marked } from '../marked.js';

suite('cutExcerpt', () => {
	const cases: readonly (readonly [why: string, note: string, shown: string])[] = [
		[
			'keeps a short line whole',
			'Acme ended its «exclusivity» today.',
			'Acme ended its «exclusivity» today.',
		],
		['stays in its paragraph', 'Before.\n\nThe «exclusivity» ends.\n\nAfter.', 'The «exclusivity» ends.'],
		[
			'joins wrapped lines',
			'Acme ended its\n«exclusivity»\nin Japan.',
			'Acme ended its «exclusivity» in Japan.',
		],
		['leaves a list mark out', '- The «exclusivity» ends.', 'The «exclusivity» ends.'],
		['leaves a heading mark out', '## About «exclusivity»', 'About «exclusivity»'],
		[
			'takes marks off',
			'**Money.** The [«exclusivity»](x) of _Acme_ ends.',
			'Money. The «exclusivity» of Acme ends.',
		],
		[
			'cuts at a word before',
			'After many years of patient talks the parties have ended their «exclusivity».',
			'…have ended their «exclusivity».',
		],
	];
	for (const [why, note, shown] of cases) {
		test(why, () => {
			const { text, spans } = marked(note);
			const [span] = spans;
			assert.ok(span !== undefined);
			const cut = cutExcerpt(
				text.slice(0, span.start),
				text.slice(span.start, span.end),
				text.slice(span.end),
			);
			assert.equal(
				`${cut.text.slice(0, cut.start)}«${cut.text.slice(cut.start, cut.end)}»${cut.text.slice(cut.end)}`,
				shown,
			);
		});
	}

	test('is short, and has the mention where it says', () => {
		const text = fc.string({ unit: 'grapheme', maxLength: 400 });
		fc.assert(
			fc.property(text, fc.stringMatching(/^[a-z]{1,9}$/), text, (before, match, after) => {
				const cut = cutExcerpt(before, match, after);
				assert.equal(cut.text.slice(cut.start, cut.end), match);
				assert.ok(cut.text.length <= 30 + match.length + 90);
				assert.doesNotMatch(cut.text, /\n/);
			}),
		);
	});
});

suite('showQuote', () => {
	const cases: readonly (readonly [why: string, source: string, shown: string])[] = [
		['takes emphasis off', 'the **full** _and_ ~~old~~ text', 'the full and old text'],
		['keeps a link’s text only', 'as [Acme](https://acme.example) says', 'as Acme says'],
		['joins wrapped quote lines', '> one\n> two', 'one two'],
		['keeps an asterisk that stands for one', 'Acme\\* and 2 * 3, 2**8', 'Acme* and 2 * 3, 2**8'],
		['keeps snake_case_names', 'a snake_case_name', 'a snake_case_name'],
		['takes off a mark that was opened before', 'Upside:** more for Acme.', 'Upside: more for Acme.'],
		[
			'takes off one that is closed later',
			'It was **the last of its kind.',
			'It was the last of its kind.',
		],
		['takes off one behind a figure', '3** – the seats that Acme gets.', '3 – the seats that Acme gets.'],
		['takes off a single star as well', 'Oslo, 4 May* – Acme sells.', 'Oslo, 4 May – Acme sells.'],
		['pairs what is there first', 'Acme** and **Borealis** agree', 'Acme and Borealis agree'],
		['takes off half a link', 'See:** [Acme sells its stake', 'See: Acme sells its stake'],
		['keeps what is in brackets', 'the “rihgt” [sic] of Acme', 'the “rihgt” [sic] of Acme'],
		['takes a link with brackets in it off', '[Acme](https://a.example/b_(c)) says', 'Acme says'],
		[
			'shows what a link of a wiki shows',
			'as [[acme-corp|Acme]] and [[Borealis]] say',
			'as Acme and Borealis say',
		],
		['takes off code, line breaks and notes', '`five` years<br>from now[^2]', 'five years from now'],
		['keeps what may be HTML or may not', 'under <b>5</b> %, R <D', 'under <b>5</b> %, R <D'],
		['takes off backslashes and entities', '\\$5m \\[net\\] R&amp;D', '$5m [net] R&D'],
		['takes off a box', '- [ ] ask **Acme**', 'ask Acme'],
	];
	for (const [why, source, shown] of cases) {
		test(why, () => assert.equal(showQuote(source), shown));
	}

	test('is cut at a word when long', () => {
		const shown = showQuote('word '.repeat(200), 50);
		assert.ok(shown.length <= 52);
		assert.match(shown, /word …$/);
	});
});

suite('showQuoteAround', () => {
	const cases: readonly (readonly [why: string, note: string, shown: string])[] = [
		[
			'shows a short quote whole',
			'Acme ended its «exclusivity» today.',
			'Acme ended its exclusivity today.',
		],
		[
			'leaves a dateline out',
			'OSLO, May 4 (Fjord Wire) - Acme ended its «exclusivity» today.',
			'…Acme ended its exclusivity today.',
		],
		[
			'a dateline in bold of which the first mark is missing',
			'SAN REMO, Italy, May 4, 2026 /Newsline/ --** Acme ended its «exclusivity».',
			'…Acme ended its exclusivity.',
		],
		[
			'keeps the agency that the quote is for',
			'OSLO, May 4 («Fjord Wire») - Acme ended its exclusivity.',
			'OSLO, May 4 (Fjord Wire) - Acme ended its exclusivity.',
		],
		[
			'does not take a buyer for a place',
			'Acme - the buyer - ended its «exclusivity».',
			'Acme - the buyer - ended its exclusivity.',
		],
		['leaves a label out', 'Upside:** more «revenue share» for Acme.', '…more revenue share for Acme.'],
		[
			'leaves a label out, whose colon is outside',
			'**Upside**: more «revenue share».',
			'…more revenue share.',
		],
		['keeps a name in bold', '**Acme** ends its «exclusivity».', 'Acme ends its exclusivity.'],
		[
			'begins before a mention that is far behind',
			'After many years of patient talks the *two* parties in Japan have ended their «exclusivity» for good.',
			'…in Japan have ended their exclusivity for good.',
		],
		['does without a mention', 'OSLO, May 4 (Fjord Wire) - All of it is over.', '…All of it is over.'],
	];
	for (const [why, note, shown] of cases) {
		test(why, () => {
			const { text, spans } = marked(`Before. ${note} After.`);
			const end = text.length - ' After.'.length;
			const quote = { start: 8, end, text: text.slice(8, end) };
			assert.equal(showQuoteAround(quote, [{ start: 0, end: 6 }, ...spans]), shown);
		});
	}

	test('never throws, and shows nothing of ours', () => {
		const text = fc.string({
			unit: fc.constantFrom('*', '_', '[', ']', '(', ')', '`', '~', '<', '\\', 'a', ' ', '\n', ':'),
			maxLength: 60,
		});
		fc.assert(
			fc.property(text, text, text, (before, name, after) => {
				const all = before + name + after;
				const mention = { start: before.length, end: before.length + name.length };
				const shown = showQuoteAround({ start: 0, end: all.length, text: all }, [mention]);
				assert.doesNotMatch(shown, /[\ue000-\ue17e]|\n/);
			}),
		);
	});
});
