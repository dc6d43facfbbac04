import * as assert from 'node:assert/strict';
import type { MisreadingEntry } from '../../../src/core/lexicon/patternEntry.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { compileTerms } from '../../../src/core/matching/compileTerms.js';
import { findTerms } from '../../../src/core/matching/findTerms.js';
import { openSentence } from '../../../src/core/matching/openSentence.js';
import { marked } from '../marked.js';

const classes = { provider: ['provider~', 'partner~', 'power company'] };

interface Extra {
	readonly with?: string[];
	readonly without?: string[];
	readonly misreadings?: readonly MisreadingEntry[];
}

/** What a pattern finds in a sentence; the mention is expected between « and ». */
function check(pattern: string, sentence: string, { misreadings = [], ...extra }: Extra = {}): void {
	const { text, spans } = marked(sentence);
	const matcher = compileTerms({
		terms: [],
		patterns: [{ term: 't', pattern, ...extra }],
		guards: [],
		misreadings,
		classes,
	});
	assert.deepEqual(matcher.problems, []);
	const found = readNoteText(text).sentences.flatMap(part =>
		findTerms(openSentence(part, [], matcher)).map(({ from, to }) => ({
			start: part.words[from]?.start,
			end: part.words[to - 1]?.end,
		})),
	);
	assert.deepEqual(found, spans);
}

suite('patterns of terms', () => {
	const cases: readonly (readonly [why: string, pattern: string, sentence: string])[] = [
		[
			'alternatives, a gap and a class',
			'exclusive|sole <2> @provider',
			'its «sole approved cloud providers» left',
		],
		['a class with more than one word', 'sole @provider', 'the «sole power company» here'],
		['a gap no wider than said', 'sole <1> @provider', 'the sole big new provider'],
		['a gap before what is missing takes nothing', '[supply <2> (deal|pact)?] of', 'the «supply» of it'],
		[
			'a gap before what is there takes what it needs',
			'[supply <2> (deal|pact)?]',
			'a «supply and storage pact»',
		],
		[
			'of several that may be missing the gap goes with the first that is there',
			'[pay <1> money? due?]',
			'they «pay all due» now',
		],
		['a plain gap stops at a comma', 'sole <3> @provider', 'the sole one, a provider'],
		['a wide gap runs over commas', 'sole <3,> @provider', 'the «sole one, a provider»'],
		['inflections', 'grant~ <2> right~', 'it «granted both rights» to us'],
		['groups', '(right of|to | option on) refusal', 'a «right to refusal» and an «option on refusal»'],
		['an optional element', 'sole? right to build', 'a «right to build» and a «sole right to build»'],
		[
			'only what stands in brackets',
			'only bank [allowed to lend]',
			'the only bank «allowed to lend» here',
		],
		['a percentage', '[$percent of the] company', 'it holds «27 per cent of the» company'],
		[
			'money in many writings',
			'worth [$money]',
			'worth «US$5.5bn» or worth «€250 million» or worth «40 million euros»',
		],
		[
			'money as it is written abroad',
			'worth [$money]',
			'worth «USD900 million» or worth «RMB5bn» or worth «$US6 million» or worth «5 million Canadian dollars» or worth «2 billion kronor»',
		],
		['a code alone is no money', 'worth [$money]', 'worth RM2000X and worth USD'],
		['a length of time', '[for $duration]', 'binding «for five years»'],
		[
			'how often, however far its number stands before it, is no length of time',
			'[$duration]',
			'it buys 7.5 million tonnes of liquefied natural gas a year; it lasts «a year»',
		],
		['capitals as written', 'a [MAC]', 'a mac and a «MAC»'],
		['spaces and hyphens alike', 'take or pay', 'a «take-or-pay» deal, «take or pay»'],
		['possessives', 'bank option', 'the «bank’s option»'],
		['the longest of two ways', 'right <2> refusal|first', 'a «right of first refusal»'],
	];
	for (const [why, pattern, sentence] of cases) {
		test(why, () => check(pattern, sentence));
	}

	test('asks for a cue outside the mention', () => {
		check('leverage', 'they have «leverage» in this deal', { with: ['deal~'] });
		check('deal leverage', 'they have deal leverage', { with: ['deal~'] });
	});
	test('knows words that a cue names which nothing named before', () =>
		check('option', 'an «option», says Fnordvik', { with: ['fnordvik'] }));
	test('yields to what its words stand for, where they stand for it alone', () => {
		const misreadings = [
			{ terms: ['t'], pattern: '(past | previous) [$duration]' },
			{ terms: ['other'], pattern: '[$duration]' },
		];
		check('[$duration]', 'after the past two years it runs «five years»', {
			misreadings,
		});
		check('past $duration [of talks]', 'the past two years «of talks»', { misreadings });
		check('[past $duration of talks]', 'the past two years of talks', { misreadings });
	});
	test('goes no way twice, however many gaps and alternatives overlap', () => {
		// With every combination tried this would take longer than anybody lives.
		const words = 'alpha '.repeat(80);
		const gaps = 'alpha <8> (alpha | beta | alpha) '.repeat(14);
		check(`${gaps} omega`, words);
		check(`${gaps} [omega]`, `${words} «omega»`);
		check(`${'(alpha | alpha | alpha alpha) '.repeat(30)} omega`, words);
	});
	test('yields to a forbidden cue', () => check('option', 'an option to fly', { without: ['fly~'] }));

	for (const [pattern, message] of [
		['a (b', 'a group is not closed'],
		['<3> a', 'it must begin with a word or a slot'],
		['@nothing a', 'there is no class @nothing'],
		['$nothing a', 'there is no slot $nothing'],
		['a <99> b', 'a gap is at most 8 words wide'],
		['a ) b', '“)” stands alone'],
	] as const) {
		test(`says what is wrong with ${pattern}`, () => {
			const { problems } = compileTerms({
				terms: [],
				patterns: [{ term: 't', pattern }],
				guards: [],
				classes,
			});
			assert.deepEqual(problems, [{ rule: pattern, message }]);
		});
	}
});
