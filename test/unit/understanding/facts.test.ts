import * as assert from 'node:assert/strict';
import type { Fact } from '../../../src/core/understanding/reading.js';
import { understandExample } from './scenes.js';

/** "money 250000000 USD", "date 2032-06 until": a fact as one line. */
function line(fact: Fact): string {
	const value =
		fact.kind === 'money'
			? [ends(fact.amount, fact.high), fact.currency].join(' ')
			: fact.kind === 'percent'
				? ends(fact.percent, fact.high)
				: fact.kind === 'date'
					? fact.date
					: fact.duration && ends(fact.duration, fact.high);
	return [fact.kind, value ?? '?', fact.bound ?? ''].join(' ').trim();
}

function ends(low: number | string, high: number | string | undefined): string {
	return high === undefined ? String(low) : `${low}..${high}`;
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
		['It owes a «royalty» of USD900 million.', ['money 900000000 USD']],
		['It owes a «royalty» of $US6 million.', ['money 6000000 USD']],
		['It owes a «royalty» of 5 million Canadian dollars.', ['money 5000000 CAD']],
		['It owes a «royalty» of 3 million Swedish crowns.', ['money 3000000 SEK']],
		['It owes a «royalty» of RM12 million.', ['money 12000000 MYR']],
		['It owes a «royalty» of 40 cents.', ['money 0.4 USD']],
		['Its «revenue share» is about twenty-five percent.', ['percent 25 about']],
		['The «board seat» is worth more than $5 million to it.', []],
		['Sales rose 12 percent in 2025; the «right of first refusal» was kept.', []],
		['The «veto» was discussed, and shares rose 3 percent.', []],
		// A comparison under a "not" bounds the other way.
		['Halloway may not hold more than 12.5% as a «stake in Corvid».', ['percent 12.5 atMost']],
		['Its «royalty» cannot rise above 6 percent.', ['percent 6 atMost']],
		['Neither side agreed to a «royalty» of less than 3 percent.', ['percent 3 atLeast']],
		['Not only does its «stake in Corvid» come to more than 9 percent, it grows.', ['percent 9 atLeast']],
		// What a percentage measures by its own noun is no share.
		['A «revenue share» was agreed after a 10% admin fee.', []],
		['It bought a 12% «stake in Corvid» at a 15% premium.', ['percent 12']],
		['It got a «royalty» of 4 percent at a discount of 20 percent to the market.', ['percent 4']],
		['The «royalty» fell to 4 percent.', ['percent 4']],
		// "A year" is how often, unless something ties it.
		['The «exclusivity» covers 240 GWh a year.', []],
		['It pays 5 dollars per seat a month, and «notice» is a month.', ['duration P1M']],
		['The «exclusivity» lasts for a year.', ['duration P1Y over']],
		// A length of time has no end.
		['The «exclusivity» was cut to six years.', ['duration P6Y']],
		// What it was, and what it is now.
		['Its «royalty» falls from 6 percent to 4 percent.', ['percent 6 was', 'percent 4']],
		['Its «revenue share» rises to 25% from 20%.', ['percent 25', 'percent 20 was']],
		['The brewer pays a «royalty» of 5%, compared with 3% under Sky.', ['percent 5', 'percent 3 was']],
		[
			'The «minimum commitment» is €90 million, up from €60 million.',
			['money 90000000 EUR', 'money 60000000 EUR was'],
		],
		// A range has two ends, and they share what only one of them is given with.
		['Halloway pays a «minimum commitment» of $40-50m.', ['money 40000000..50000000 USD']],
		['Halloway pays a «minimum commitment» of $40m-$50m.', ['money 40000000..50000000 USD']],
		['Halloway pays a «minimum commitment» of $800m–$1.2bn.', ['money 800000000..1200000000 USD']],
		['Halloway pays a «minimum commitment» of $800-1.2bn.', ['money 800000000..1200000000 USD']],
		['Corvid gets an «upfront fee» of €300–400 million.', ['money 300000000..400000000 EUR']],
		[
			'Corvid gets an «upfront fee» of up to 5 to 7 million euros.',
			['money 5000000..7000000 EUR atMost'],
		],
		['It owes a «royalty» of between $2 million and $3 million.', ['money 2000000..3000000 USD']],
		['Halloway pays a «royalty» of 3-5%.', ['percent 3..5']],
		['Halloway pays a «royalty» of 8 to 14%.', ['percent 8..14']],
		['Halloway pays a «royalty» of 8% to 14%.', ['percent 8..14']],
		['Halloway pays a «royalty» from 8 to 14%.', ['percent 8..14']],
		['Halloway pays a «royalty» from 4 percent to 7 percent.', ['percent 4..7']],
		['The «exclusivity» lasts for 12-18 months.', ['duration P12M..P18M over']],
		['The «exclusivity» lasts for three to five years.', ['duration P3Y..P5Y over']],
		['The «exclusivity» lasts for six months to two years.', ['duration P6M..P2Y over']],
		['The «exclusivity» lasts for twenty-five years.', ['duration P25Y over']],
		['Corvid owes a «royalty» of 50-50%.', ['percent 50']],
		['It paid $40 to 50 customers as an «upfront fee».', ['money 40 USD']],
		['Halloway raised the «royalty» from 8 to 14%.', ['percent 14']],
		['Halloway raised the «royalty» 8% to 14%.', ['percent 8', 'percent 14']],
		// By how much something moves is not how much it is.
		['The «minimum commitment» drops by $3 million.', []],
		['The «royalty» was raised by about 2 percent.', []],
		['The «royalty» was raised to 2 percent.', ['percent 2']],
		// A length of time is not that of what it is reckoned from, nor a date.
		['The shops stay shut for six months after the «exclusivity» ends.', []],
		['It won «exclusivity» two years ago.', []],
		['It gave the «right of first refusal» back a decade later.', []],
		['The «exclusivity» runs for six months after that.', ['duration P6M over']],
		['The «right of first refusal» covers 40,000 crates a year.', []],
		// A ban that holds before a day holds until then.
		['Halloway may not waive the «non-compete» before 2031.', ['date 2031 until']],
		['Halloway must waive the «non-compete» before 2031.', ['date 2031 by']],
		['The «stake in Corvid» was priced at 110% of the market.', []],
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

	test('a quantity stays with the item of the contract in which it stands', () => {
		const inLine = understandExample(
			'It owes (a) a «royalty», (b) 4 percent of something and (c) a «veto».',
		);
		assert.deepEqual(
			inLine.terms.flatMap(term => term.facts ?? []),
			[],
		);
		const lines = understandExample(
			'Corvid pays:\n(a) a «royalty» of 4%;\n(b) nothing above USD 300m;\n(c) a «minimum commitment» of USD 5m.',
		);
		assert.deepEqual(
			lines.terms.map(term => (term.facts ?? []).map(line)),
			[['percent 4'], ['money 5000000 USD']],
		);
	});

	suite('in a row of a table', () => {
		const rows: readonly (readonly [string, string, string, readonly string[]])[] = [
			[
				'beside the term',
				'| Event | Payment |',
				'| «royalty» on sales | 9% to 16% |',
				['percent 9..16'],
			],
			[
				'before and now',
				'| Point | Before | Now |',
				'| «royalty» | 9% | 12% |',
				['percent 9 was', 'percent 12'],
			],
			['of no two partners', '| Point | Corvid | Halloway |', '| «royalty» | 9% | 12% |', []],
			['not what the term cannot be', '| Point | Value |', '| «veto» | 9% |', []],
			['not that of another term', '| Point | Value |', '| «royalty» | a «revenue share» of 9% |', []],
		];
		for (const [why, head, row, expected] of rows) {
			test(why, () => {
				const rule = head.replaceAll(/[^|]+/g, ' --- ');
				const { terms } = understandExample(`${head}\n${rule}\n${row}\n`);
				const own = terms.find(({ id }) => id === 'royalty' || id === 'consent_veto');
				assert.deepEqual((own?.facts ?? []).map(line), expected);
			});
		}
	});

	test('a sum that hangs on something more is not the one paid at once', () => {
		const { terms } = understandExample(
			'Halloway pays €5 million as a «royalty» and a further €2 million if the ferry wins a prize.',
		);
		assert.deepEqual(terms.flatMap(term => term.facts ?? []).map(line), ['money 5000000 EUR']);
	});

	suite('a date without a year is that of the note', () => {
		const dated: readonly (readonly [string, string])[] = [
			['The «exclusivity» ran out on 30 April.', 'date 2031-04-30 on'],
			['The «exclusivity» ran out in December.', 'date 2030-12 on'],
			['The «exclusivity» will end in December.', 'date 2031-12 until'],
			['The «exclusivity» lasts until February.', 'date 2032-02 until'],
			['The «exclusivity» was signed in March last year.', 'date 2030-03 on'],
			['The «exclusivity» runs to the end of the year.', 'date 2031 until'],
			['The «exclusivity» begins in the fourth quarter.', 'date 2031 on'],
			['The «exclusivity» in November helped.', 'date ? on'],
			['The «exclusivity» ends in May 2040.', 'date 2040-05 until'],
		];
		for (const [example, fact] of dated) {
			test(example, () => {
				const { terms } = understandExample(`---\ndate: 2031-05-12\n---\n\n${example}`);
				assert.deepEqual(terms.flatMap(term => term.facts ?? []).map(line), [fact]);
			});
		}

		test('a note without a date leaves it open', () => {
			const { terms } = understandExample('The «exclusivity» ran out on 30 April.');
			assert.deepEqual(terms.flatMap(term => term.facts ?? []).map(line), ['date ? on']);
		});
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
		[
			'Corvid licenses its designs to Halloway under a «licence».',
			['corvid licensor', 'halloway licensee'],
		],
		[
			'Corvid licenses technology from Halloway under a «licence».',
			['corvid licensee', 'halloway licensor'],
		],
		['Corvid paid Halloway $5 million for a «licence».', ['corvid licensee', 'halloway licensor']],
		['Corvid granted Halloway a «licence» to its designs.', ['corvid licensor', 'halloway licensee']],
		['Corvid keeps a «right of first refusal» over any rival offer.', ['corvid holder']],
		['Corvid won any award and a «veto».', ['corvid holder']],
		// A noun of two words says nothing of who does what, nor does a verb that only helps another.
		['Corvid signed an eight-year «supply agreement» with Halloway.', []],
		['Corvid has since made a «minimum commitment».', []],
		['Corvid has a «minimum commitment» from Halloway.', ['corvid payee', 'halloway payer']],
		// Whoever is committed to something is the one who owes it.
		[
			'The pact commits Halloway to a «minimum commitment» with Corvid.',
			['halloway payer', 'corvid payee'],
		],
		['Halloway is committed to a «minimum commitment» with Corvid.', ['halloway payer', 'corvid payee']],
		[
			'The pact commits Halloway to buy cells under an «offtake» with Corvid.',
			['halloway buyer', 'corvid supplier'],
		],
		['Corvid commits a «minimum commitment» to Halloway.', ['corvid payer', 'halloway payee']],
		// A right worded as what somebody may do is theirs.
		['Halloway «may walk away» from the lease at any time.', ['halloway holder']],
		['Halloway «may inspect the books» of Corvid.', ['halloway holder']],
		['If Corvid is sold, Halloway «can buy the rest».', ['halloway holder']],
		['Corvid gave Halloway a lease that it «may walk away» from.', ['halloway holder']],
		// What a paper gives "it" is had by whoever speaks.
		['Corvid says that a 2019 memo gives it a «right of first refusal».', ['corvid holder']],
		['Corvid claims its lease grants it a «veto».', ['corvid holder']],
		['The court said that the lease gives Halloway a «veto».', ['halloway holder']],
		['Corvid says that Halloway gave it a «veto».', ['halloway grantor', 'corvid holder']],
		['Halloway is glad. Corvid gave it a «veto».', ['corvid grantor', 'halloway holder']],
		['Halloway is glad. Corvid has a lease, and it has a «veto».', ['corvid holder']],
		// "Every litre sold": what is counted, and no deed.
		['Corvid will receive a «revenue share» on every litre sold by its pubs.', ['corvid payee']],
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

suite('parties', () => {
	const cases: readonly (readonly [string, readonly string[]])[] = [
		// Whoever only stands by is no party.
		['Corvid leased a former Sky plant and granted Halloway a «veto».', ['corvid', 'halloway']],
		['Unlike Sky, Corvid granted Halloway a «veto».', ['corvid', 'halloway']],
		['Corvid got «exclusivity», and may not sell the engine to Sky or Visa.', ['corvid']],
		['Corvid got a «licence»; Sky does not.', ['corvid']],
		['Corvid sells the engine to Sky under an «exclusivity».', ['corvid', 'sky']],
		// A pronoun means whom it follows.
		['Halloway signed. Corvid pays a «royalty» on its sales.', ['corvid']],
		['Halloway signed. It granted Corvid a «veto».', ['halloway', 'corvid']],
		// "Either party": the two whom the passage is about.
		[
			'Corvid and Halloway signed a pact. Corvid supplies Halloway. Sky and Visa sell rivals. Either party got a «veto».',
			['corvid', 'halloway'],
		],
		['Corvid and Halloway signed a pact. Each side got a «veto».', ['corvid', 'halloway']],
		[
			'Corvid and Halloway signed. Corvid left Halloway.\n\n## Next\n\nSky signed with Visa. The two companies got a «veto».',
			['sky', 'visa'],
		],
		// The fine print means the two of the deal, whoever was spoken of in between.
		[
			'# Corvid hires Halloway\n\nCorvid signed with Halloway.\n\n## Rivals\n\nSky, which shares a depot with Visa, fell.\n\n## Terms\n\n- Neither side got a «veto».\n- Each party has a «royalty» to pay.',
			['corvid', 'halloway'],
		],
		[
			'Corvid signed with Halloway. Sky met Visa.\n\n## Small print\n\nEither company gets «exclusivity».',
			['corvid', 'halloway'],
		],
		// A comparison makes nobody a party.
		['Corvid gets a «royalty» of 3%, compared with 2.5% under Sky.', ['corvid']],
		['Corvid pays a «royalty» of 3%, up from 2% under its pact with Sky.', ['corvid', 'sky']],
		['Corvid won a «licence» on terms no worse than Halloway gives Sky.', ['corvid']],
		// "The grocer": whoever was called so, else nobody who only stands beside it.
		[
			'Corvid, a Lyon grocer, drops Sky for Visa. Visa is glad. The grocer gets a «royalty» from Visa.',
			['corvid', 'visa'],
		],
		[
			'Halloway bought the brewer Corvid. Sky lost. Halloway gets «exclusivity», and the brewer pays a «royalty».',
			['halloway', 'corvid'],
		],
		['Corvid met Halloway. The airline gets a «royalty» of 3%, against 2% under Sky.', []],
		['Corvid met Halloway. The council keeps its «veto».', []],
		['Corvid met Halloway. It keeps its «veto».', ['corvid']],
		// A pronoun that opens a sentence goes with those whom the sentence names.
		['Corvid slipped. Its «licence» from Sky and Visa has been extended.', ['corvid', 'sky', 'visa']],
		['Halloway slipped. In its place Corvid granted Sky a «veto».', ['corvid', 'sky']],
		// A row speaks of whom it begins with, a column of whom it is headed with.
		['| Who | Before | After |\n| --- | --- | --- |\n| Corvid | «royalty» of 4% | 5% |', ['corvid']],
		['| | Corvid | Sky |\n| --- | --- | --- |\n| Renewal | «veto» | none |', ['corvid']],
		['| What | Now |\n| --- | --- |\n| Renewal | Corvid has a «veto» |', ['corvid']],
	];
	for (const [example, parties] of cases) {
		test(example, () => {
			const { changes } = understandExample(example, ['Corvid', 'Halloway', 'Sky', 'Visa']);
			for (const change of changes) {
				assert.deepEqual(change.parties, parties);
			}
			assert.ok(changes.length > 0);
		});
	}
});
