import * as assert from 'node:assert/strict';
import type { Fact } from '../../../src/core/understanding/reading.js';
import { understandExample } from './scenes.js';

/** "money 250000000 USD", "date 2032-06 until": a fact as one line. */
function line(fact: Fact): string {
	const value =
		fact.kind === 'money'
			? `${String(fact.amount)} ${fact.currency}`
			: fact.kind === 'percent'
				? String(fact.percent)
				: fact.kind === 'date'
					? fact.date
					: fact.duration;
	return [fact.kind, value ?? '?', fact.bound ?? ''].join(' ').trim();
}

suite('facts', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['Halloway will pay a «royalty» of 4 percent.', ['percent 4']],
		['Halloway pays a «royalty» of up to $3.5 million a year.', ['money 3500000 USD atMost']],
		['It got a «right of first refusal» until June 2032.', ['date 2032-06 until']],
		['The «exclusivity» lasts for at least 18 months.', ['duration P18M atLeast']],
		[
			'The «minimum commitment» is €1.2bn over five years.',
			['money 1200000000 EUR', 'duration P5Y over'],
		],
		['It holds a third of the votes and a 27 percent «stake in Corvid».', ['percent 27']],
		['The «licence» starts on 1 March 2027.', ['date 2027-03-01 on']],
		['A «royalty» of A$2 a tonne was agreed.', ['money 2 AUD']],
		['Its «revenue share» is about twenty-five percent.', ['percent 25 about']],
		['The «board seat» is worth more than $5 million to it.', []],
		['Sales rose 12 percent in 2025; the «right of first refusal» was kept.', []],
		['The «veto» was discussed, and shares rose 3 percent.', []],
	];
	for (const [example, facts] of cases) {
		test(example, () => {
			const { terms } = understandExample(example);
			assert.deepEqual(terms.flatMap(term => term.facts ?? []).map(line), facts);
		});
	}

	test('a quantity goes to the term that it can be about', () => {
		const { terms } = understandExample(
			'It gets a «board seat» and a «royalty» of 4 percent and a «stake in Corvid» of 9 percent.',
		);
		assert.deepEqual(
			terms.map(term => [term.id, (term.facts ?? []).map(line)]),
			[
				['board_seat', []],
				['royalty', ['percent 4']],
				['equity_stake', ['percent 9']],
			],
		);
	});

	test('its place is where its words stand', () => {
		const { terms } = understandExample('The «licence» runs until **June 2032**.');
		const [fact] = terms[0]?.facts ?? [];
		assert.equal(fact?.text, 'June 2032');
	});
});

suite('roles', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		['Corvid granted Halloway a «right of first refusal».', ['corvid grantor', 'halloway holder']],
		['Halloway was granted a «veto» by Corvid.', ['halloway holder', 'corvid grantor']],
		['A «veto» was granted to Halloway by Corvid.', ['halloway holder', 'corvid grantor']],
		['Halloway will pay a «royalty» to Corvid.', ['halloway payer', 'corvid payee']],
		['Corvid receives a «royalty» from Halloway.', ['corvid payee', 'halloway payer']],
		['Corvid gave up its «right of first refusal».', ['corvid holder']],
		['Corvid won a «licence» from Halloway.', ['corvid licensee', 'halloway licensor']],
		['The «exclusivity» ended.', []],
	];
	for (const [example, roles] of cases) {
		test(example, () => {
			const { changes } = understandExample(example, ['Corvid', 'Halloway']);
			assert.deepEqual(
				changes
					.flatMap(change => change.roles ?? [])
					.map(({ company, role }) => `${company} ${role}`),
				roles,
			);
		});
	}
});
