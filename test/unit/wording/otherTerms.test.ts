import * as assert from 'node:assert/strict';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import type { TermMention } from '../../../src/core/understanding/reading.js';
import { findOtherTerms } from '../../../src/core/wording/otherTerms.js';

const lexicon = createBundledLexicon();

function mention(id: string, over: readonly string[]): TermMention {
	const why = { by: 'alias', id: 'x', cues: [], over } as const;
	return {
		...{ kind: 'term', id, label: id, text: 'x', start: 0, end: 1 },
		...{ polarity: 'affirmed', confidence: 1, why },
	} as const;
}

suite('other terms', () => {
	test('rivals first, then the own group, then the others: each term once, but for the mention’s own', () => {
		const { rivals, groups } = findOtherTerms(
			lexicon,
			mention('revenue_share', ['equity_stake', 'revenue_share', 'no such term', 'equity_stake']),
		);
		assert.deepEqual(
			rivals.map(({ id }) => id),
			['equity_stake'],
		);
		assert.deepEqual(
			groups.slice(0, 3).map(({ group }) => group),
			['economics', 'exclusivity', 'preference'],
		);
		const all = [...rivals, ...groups.flatMap(({ terms }) => terms)].map(({ id }) => id);
		assert.deepEqual(
			all.toSorted(),
			[...lexicon.terms.keys()].filter(id => id !== 'revenue_share').toSorted(),
		);
	});

	test('a group that the lexicon’s owner made up comes last; a term that is no longer known has no own group', () => {
		const own = { ...lexicon.terms.get('revenue_share'), id: 'pumps', group: 'Pumps' };
		const terms = new Map([['pumps', own], ...lexicon.terms]) as typeof lexicon.terms;
		const { groups } = findOtherTerms({ terms }, mention('gone', []));
		assert.deepEqual([groups[0]?.group, groups.at(-1)?.group], ['exclusivity', 'Pumps']);
	});
});
