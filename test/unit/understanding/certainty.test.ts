import * as assert from 'node:assert/strict';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { understand } from '../../../src/core/understanding/understand.js';
import { readExample, termHit } from './scenes.js';

/** How firmly the marked words, each taken for a term, are said to be new, over or kept. */
function certaintiesOf(example: string, terms: readonly string[]): string[] {
	const { note, spans } = readExample(example);
	const hits = spans.map((span, i) => termHit(span, terms[i] ?? ''));
	const { changes } = understand({
		note,
		date: undefined,
		lexicon: createBundledLexicon(),
		companies: [],
		terms: hits,
	});
	return changes.map(({ term, certainty }) => `${term} ${certainty}`);
}

suite('certainty', () => {
	const one: readonly (readonly [string, string, 'stated' | 'conditional' | 'reported' | 'nothing'])[] = [
		// What a right lets its holder do is what it says.
		['The choir may «leave the pact on a month’s notice».', 'termination_convenience', 'stated'],
		['The bakery may «not sell its bread elsewhere».', 'non_compete', 'stated'],
		['Neither party «may hire the other’s cooks».', 'no_solicit_employees', 'stated'],
		['The auditor may at any time «inspect the ledgers».', 'audit_rights', 'stated'],
		['The island may exercise its «right to buy the ferry».', 'purchase_option', 'stated'],
		['The choir may «acquire the theatre».', 'acquisition', 'nothing'],
		['The owner said it may «buy the ferry back».', 'purchase_option', 'conditional'],
		['The contract may get a «right to match».', 'matching_right', 'conditional'],
		['The choir may end up paying «a tenth of the costs».', 'cost_sharing', 'conditional'],
		// Words that look like a hedge.
		['The contract has an «audit» once a year.', 'audit_rights', 'stated'],
		['The island granted an «audit» of its once-weekly ferry.', 'audit_rights', 'stated'],
		['The contract has an «audit», which the choir had once opposed.', 'audit_rights', 'stated'],
		['The contract has an «audit» once the ferry is paid for.', 'royalty', 'conditional'],
		['The contract has a «floor» whether or not the harbour freezes.', 'take_or_pay', 'stated'],
		['The contract has a «floor» whether the harbour freezes or not.', 'take_or_pay', 'stated'],
		['The contract has a «floor» even if the harbour freezes.', 'minimum_commitment', 'stated'],
		['The contract has a «royalty» if the harbour stays open.', 'royalty', 'conditional'],
		['The contract has a «royalty», and the choir cut its forecast.', 'royalty', 'stated'],
		['The contract has a «royalty», according to a filing by the choir.', 'royalty', 'stated'],
		['The contract has a «royalty», according to a person with knowledge of it.', 'royalty', 'reported'],
		[
			'The contract has a «royalty»; two people briefed on it put its yield at $4 million.',
			'royalty',
			'stated',
		],
		['The contract has a «royalty», two people briefed on it said.', 'royalty', 'reported'],
		['Some reports say that the contract has a «royalty».', 'royalty', 'reported'],
		['According to some reports, the contract has a «royalty».', 'royalty', 'reported'],
		['The choir reports a loss. The contract has a «royalty».', 'royalty', 'stated'],
		// The case for which a clause is made.
		['If the ferry is sold, the island gets a «way out».', 'change_of_control', 'stated'],
		['If the ferry is sold, the island gets a «royalty».', 'royalty', 'conditional'],
		// Whoever says nothing of it does not say that it is so.
		['The bakery declined to comment on a «flotation».', 'ipo', 'nothing'],
		['The bakery would not discuss the «flotation».', 'ipo', 'nothing'],
		['The bakery did not comment, but won an «audit».', 'audit_rights', 'stated'],
	];
	for (const [example, term, expected] of one) {
		test(example, () => {
			assert.deepEqual(
				certaintiesOf(example, [term]),
				expected === 'nothing' ? [] : [`${term} ${expected}`],
			);
		});
	}

	const two: readonly (readonly [string, readonly string[]])[] = [
		[
			'The island pays «$5 million at signing» and a further «$2 million if the ferry» wins a prize.',
			['upfront_payment stated', 'milestone_payment conditional'],
		],
		[
			'The island gets «$5 million at signing», with additional payments of «$2 million if the ferry» wins a prize.',
			['upfront_payment stated', 'milestone_payment conditional'],
		],
		[
			'The contract brings «$5 million at signing», but it has «a bonus» if the ferry wins a prize.',
			['upfront_payment stated', 'milestone_payment conditional'],
		],
		[
			'If the ferry wins a prize, the contract brings «$5 million at signing» and «a bonus».',
			['upfront_payment conditional', 'milestone_payment conditional'],
		],
	];
	for (const [example, expected] of two) {
		test(example, () => {
			assert.deepEqual(certaintiesOf(example, ['upfront_payment', 'milestone_payment']), expected);
		});
	}
});
