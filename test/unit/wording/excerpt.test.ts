import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutExcerpt, showQuote } from '../../../src/core/wording/excerpt.js';
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
		['keeps a lone asterisk', 'Acme* and 2 * 3', 'Acme* and 2 * 3'],
		['keeps snake_case_names', 'a snake_case_name', 'a snake_case_name'],
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
