import * as assert from 'node:assert/strict';
import { behindWord, wholeFigure } from '../../../src/core/wording/wholeFigure.js';

/** The place of what stands between brackets in a line, and the line without them. */
function bracketed(marked: string): { line: string; start: number; end: number } {
	const start = marked.indexOf('[');
	return { line: marked.replace(/[[\]]/g, ''), start, end: marked.indexOf(']') - 1 };
}

suite('wholeFigure', () => {
	const cases: readonly (readonly [marked: string, whole: string])[] = [
		['a split [from 60/]40 to even', 'from 60/40'],
		['a split from [60]/40 to even', '60/40'],
		['falls to 2.5[% of the net] price', '2.5% of the net'],
		['pays $4,0[00 a year] now', '$4,000 a year'],
		['a [12]% cut', '12%'],
		['until [2031]. Acme', '2031'],
		['the [cap] of 5', 'cap'],
		['[exclusive] 5', 'exclusive'],
		['5 [licence]', 'licence'],
	];
	for (const [marked, whole] of cases) {
		test(marked, () => {
			const { line, ...span } = bracketed(marked);
			const { start, end } = wholeFigure(line, span);
			assert.equal(line.slice(start, end), whole);
		});
	}
});

suite('behindWord', () => {
	const cases: readonly (readonly [marked: string, before: string])[] = [
		['moves from [60/]40 to', '60/40'],
		['the [option]s lapse', 'options'],
		['[Acme]’s cap', 'Acme’s'],
		['a [two]-year pact', 'two-year'],
		['a [cap], then', 'cap'],
		['the [cap (net)]of', 'cap (net)'],
		['the [cap]', 'cap'],
	];
	for (const [marked, before] of cases) {
		test(marked, () => {
			const { line, start, end } = bracketed(marked);
			assert.equal(line.slice(start, behindWord(line, end)), before);
		});
	}
});
