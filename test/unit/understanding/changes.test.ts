import * as assert from 'node:assert/strict';
import { certaintyAt, hedgeTable } from '../../../src/core/understanding/certainty.js';
import { CHANGE_CUES } from '../../../src/core/understanding/data/changeCues.js';
import { HEDGE_CUES } from '../../../src/core/understanding/data/hedgeCues.js';
import { effectOn } from '../../../src/core/understanding/effects.js';
import { finish } from '../../../src/core/base/steps.js';
import { readScenes } from '../../../src/core/understanding/scene.js';
import { changeTable } from '../../../src/core/understanding/findChangeCues.js';
import { readExample, termHit, termId, understandExample } from './scenes.js';

/** What a note says happened, as `term change certainty`, with the parties where there are any. */
function changesOf(example: string, companies: readonly string[] = []): string[] {
	return understandExample(example, companies).changes.map(({ term, change, certainty, parties }) =>
		[term, change, certainty, ...parties].join(' '),
	);
}

suite('changes', () => {
	test('every cue compiles', () => {
		assert.deepEqual([...changeTable.problems, ...hedgeTable.problems], []);
	});

	for (const { effect, governs, example } of CHANGE_CUES) {
		test(`${effect} (${governs}): ${example}`, () => {
			const name = /«(.+)»/.exec(example)?.[1] ?? '';
			const expected = effectOn(termId(name), effect);
			const { changes } = understandExample(example);
			if (effect === 'none') {
				assert.ok(
					changes.every(({ change }) => change === 'introduced'),
					'only the default may speak',
				);
			} else {
				assert.deepEqual(
					changes.map(({ change }) => change),
					expected === undefined ? [] : [expected],
				);
			}
		});
	}

	for (const { certainty, example } of HEDGE_CUES) {
		test(`${certainty}: ${example}`, () => {
			const { note, spans } = readExample(example);
			const [span] = spans;
			assert.ok(span !== undefined);
			const [scene] = finish(
				readScenes(note, { companies: [], terms: [termHit(span, 'exclusivity')] }),
			);
			assert.ok(scene !== undefined);
			assert.equal(certaintyAt(scene, span.from).certainty, certainty);
		});
	}

	test('what is said not to change holds', () => {
		const { terms } = understandExample('No change to the «royalty» was announced.');
		assert.deepEqual(
			terms.map(({ polarity }) => polarity),
			['affirmed'],
		);
	});

	test('the same happens to a term in deals between others: each is told', () => {
		const companies = ['Halloway', 'Corvid', 'Norrvind', 'Lumera'];
		assert.deepEqual(
			changesOf('Halloway gave Corvid a «board seat». Norrvind gave Lumera a «board seat».', companies),
			['board_seat introduced stated halloway corvid', 'board_seat introduced stated norrvind lumera'],
		);
		assert.deepEqual(
			changesOf('Halloway gave Corvid a «board seat». Corvid got a «board seat» at last.', companies),
			['board_seat introduced stated halloway corvid'],
		);
		assert.deepEqual(
			changesOf(
				'Halloway sought a «veto» at Corvid. Norrvind ended the «veto» of Lumera. Halloway ended its «veto» at Corvid.',
				companies,
			),
			['consent_veto ended stated norrvind lumera', 'consent_veto ended stated halloway corvid'],
		);
	});

	const cases: readonly (readonly [string, string, readonly string[]])[] = [
		[
			'a clause of a deal is introduced by it',
			'The contract has a «non-compete» for two years.',
			['non_compete introduced stated'],
		],
		['a question says nothing', 'Does the contract have a «non-compete»?', []],
		['what is denied is not there', 'The contract has no «non-compete».', []],
		['an if says nothing', 'If the «exclusivity» ends, prices fall.', []],
		['what may happen has not happened', 'Halloway may drop the «exclusivity».', []],
		[
			'a wish rules over what is wished',
			'Halloway wants to end the «exclusivity».',
			['exclusivity sought conditional'],
		],
		[
			'a negated end is no change',
			'The deal does not end the «exclusivity».',
			['exclusivity unchanged stated'],
		],
		[
			'a negated extension is an end',
			'The «licence» will not be renewed.',
			['license_grant ended stated'],
		],
		[
			'the passive looks back',
			'The «exclusivity» was quietly dropped, and a «royalty» was agreed.',
			['exclusivity ended stated', 'royalty introduced stated'],
		],
		['days long gone bring nothing', 'In 2019 Halloway granted Corvid a «veto».', []],
		['nor do rules of thumb', 'Such pacts typically contain a «right of first refusal».', []],
		[
			'an end under a short pointer',
			'Halloway had a «veto» since March. That’s over: nobody needs to ask.',
			['consent_veto ended stated'],
		],
		[
			'as before is unchanged',
			'As under the previous contract, Halloway will pay a «royalty».',
			['royalty unchanged stated'],
		],
		['what was only threatened has not happened', 'Halloway threatened to halve the «royalty».', []],
		[
			'one for the other',
			'They swapped «exclusivity» for a «minimum commitment».',
			['exclusivity ended stated', 'minimum_commitment introduced stated'],
		],
		[
			'raised is extended, lowered is loosened',
			'It raised the «minimum commitment» and lowered the «royalty».',
			['minimum_commitment extended stated', 'royalty loosened stated'],
		],
		[
			'a ban that grows is tightened',
			'They widened the «non-compete».',
			['non_compete tightened stated'],
		],
		[
			'ended and kept in one sentence is loosened',
			'It gives up its «royalty» in Asia but keeps a «royalty» in Europe.',
			['royalty loosened stated'],
		],
		[
			'a pointer reaches back one sentence',
			'Halloway was granted a «veto». That has lapsed.',
			['consent_veto introduced stated', 'consent_veto ended stated'],
		],
		[
			'a pointer in the same sentence',
			'It sold the «veto», and that ends in June.',
			['consent_veto ended stated'],
		],
		[
			'a verb with an object of its own ends nothing beside that',
			'Halloway ended the blackout by granting Corvid a «veto».',
			['consent_veto introduced stated'],
		],
		[
			'what becomes of data when it is all over comes with the deal',
			'On exit, Halloway must «return all data» within a month.',
			['post_termination introduced stated'],
		],
		['how long a right lasts is no end', 'The «licence» expires in 2031.', []],
		[
			'asides are looked through',
			'The «licence», granted in 2019, will be terminated.',
			['license_grant ended stated'],
		],
		[
			'a label is the subject of what follows',
			'**«exclusivity»:** dropped for small sites.',
			['exclusivity ended stated'],
		],
		[
			'a lead-in governs its list',
			'What has not moved: the «royalty», the «veto».',
			['royalty unchanged stated', 'consent_veto unchanged stated'],
		],
		[
			'people familiar make it reported',
			'Halloway dropped the «veto», people familiar with the talks said.',
			['consent_veto ended reported'],
		],
		['how it was before is no news', 'Under the old contract it paid a «royalty».', []],
		['a term that is said in a heading alone is left alone', '# Notes on «exclusivity»\n\nText.', []],
	];
	for (const [name, example, expected] of cases) {
		test(name, () => assert.deepEqual(changesOf(example), expected));
	}

	test('columns of a table say what was and what is', () => {
		const table =
			'| Point | Old | New |\n|---|---|---|\n| Rights | «exclusivity» | «right of first refusal» |\n| Money | «royalty» | «royalty» |\n';
		assert.deepEqual(changesOf(table), [
			'exclusivity ended stated',
			'rofr introduced stated',
			'royalty revised stated',
		]);
	});

	const tables: readonly (readonly [string, string, readonly string[]])[] = [
		[
			'answers say what was and what is',
			'| Point | Before | After |\n|---|---|---|\n| «exclusivity» | yes | no |\n| «veto» | none | yes |\n| «royalty» | 5 years | same |\n| «board seat» | one | two |\n',
			[
				'exclusivity ended stated',
				'consent_veto introduced stated',
				'royalty unchanged stated',
				'board_seat introduced stated',
			],
		],
		[
			'each row is a deal between those whose names fill its cells',
			'| Date | Seller | Buyer | Terms |\n|---|---|---|---|\n| May | Halloway | Corvid | «royalty» |\n| June | Norrvind | Lumera | «royalty» |\n',
			['royalty introduced stated halloway corvid', 'royalty introduced stated norrvind lumera'],
		],
		[
			'what another cell tells of counts, not what the row is headed with or what it was',
			'| Point | Until yesterday | From now on |\n|---|---|---|\n| «royalty» | 4% of sales | the «royalty» is unchanged |\n| Freight | «exclusivity» | open to all |\n| Rights | a «veto» | Corvid keeps its «veto» |\n',
			['royalty unchanged stated', 'exclusivity ended stated', 'consent_veto unchanged stated corvid'],
		],
		[
			'what a row is headed with is no outcome',
			'| Exit | Halloway |\n|---|---|\n| Exit | «veto» |\n',
			['consent_veto introduced stated halloway'],
		],
		[
			'a column says how far the deals are',
			'| Seller | Terms | Status |\n|---|---|---|\n| Halloway | «royalty» | Terminated by Halloway |\n| Corvid | «veto» | Rumoured |\n| Norrvind | «board seat» | In talks |\n| Lumera | «exclusivity» | Signed, subject to approval |\n',
			[
				'royalty ended stated halloway',
				'consent_veto introduced reported corvid',
				'board_seat sought stated norrvind',
				'exclusivity introduced conditional lumera',
			],
		],
	];
	for (const [why, table, expected] of tables) {
		test(`tables: ${why}`, () => {
			assert.deepEqual(changesOf(table, ['Halloway', 'Corvid', 'Norrvind', 'Lumera']), expected);
		});
	}

	test('on a sentence that tells whose it is rather than on one that tells no more but that', () => {
		const { changes } = understandExample('The pact has a «veto». The pact has a «veto» for Corvid.', [
			'Corvid',
		]);
		assert.deepEqual(
			changes.map(({ evidence, parties }) => [evidence.text, parties]),
			[['The pact has a veto for Corvid.', ['corvid']]],
		);
	});

	test('once per term and change, on the sentence that says it best', () => {
		const { changes } = understandExample(
			'# Halloway drops «exclusivity»\n\nHalloway may rest. It dropped the «exclusivity» in May.',
		);
		assert.deepEqual(
			changes.map(({ change, evidence }) => [change, evidence.text]),
			[['ended', 'It dropped the «exclusivity» in May.'.replaceAll(/[«»]/g, '')]],
		);
	});

	test('the parties are those of the clause, or those that a pronoun means', () => {
		const companies = ['Halloway', 'Corvid'];
		assert.deepEqual(changesOf('Halloway granted Corvid a «veto».', companies), [
			'consent_veto introduced stated halloway corvid',
		]);
		assert.deepEqual(changesOf('Halloway met Corvid. The two companies dropped the «veto».', companies), [
			'consent_veto ended stated halloway corvid',
		]);
		assert.deepEqual(changesOf('Halloway is happy. It dropped the «veto».', companies), [
			'consent_veto ended stated halloway',
		]);
	});

	for (const [why, example, parties] of [
		['thinks so', 'Halloway thinks that Corvid gave Lumera a «veto».', 'corvid lumera'],
		['told of others', 'Halloway said Corvid had given Lumera a «veto».', 'corvid lumera'],
		[
			'speaks of itself',
			'Halloway said Corvid had given it a «veto» at Lumera.',
			'halloway corvid lumera',
		],
		['advised', 'Halloway advised Corvid, which gave Lumera a «veto».', 'corvid lumera'],
		['advised with another', 'Halloway and Norrvind are advising Corvid, which has a «veto».', 'corvid'],
		['was advised', 'Corvid, advised by Halloway, gave Lumera a «veto».', 'corvid lumera'],
	] as const) {
		test(`whether somebody is a party who ${why}`, () => {
			const companies = ['Halloway', 'Corvid', 'Norrvind', 'Lumera'];
			const [change] = understandExample(example, companies).changes;
			assert.equal(change?.parties.join(' '), parties);
		});
	}

	const quarrels: readonly (readonly [string, readonly string[]])[] = [
		[
			'Corvid claims that the lease gives it a «veto». Halloway rejects the claim.',
			['consent_veto disputed stated corvid halloway'],
		],
		[
			'Corvid contends that the pact includes a «non-compete», a reading that Halloway rejects.',
			['non_compete disputed stated corvid halloway'],
		],
		[
			'Corvid says that a memo gave it a «right of first refusal». Halloway says the memo lapsed in 2024.',
			['rofr disputed stated corvid halloway'],
		],
		[
			'Corvid insists that its pact has a «price cap». Halloway says that the clause covers only cables.',
			['price_restrictions disputed stated corvid halloway'],
		],
		['Corvid has a «veto»; Halloway disputes that.', ['consent_veto disputed stated corvid halloway']],
		// Neither another denial, nor talk of the same contract, nor a dispute about something else.
		[
			'Corvid says it got a «veto». Halloway rejected a similar offer.',
			['consent_veto introduced stated corvid'],
		],
		[
			'Corvid says it got a «veto». Halloway says the agreement does not cover Spain.',
			['consent_veto introduced stated corvid'],
		],
		[
			'Corvid got a «veto». Halloway denied that it was for sale.',
			['consent_veto introduced stated corvid'],
		],
		['Corvid got a «veto». Halloway paid over late disputes.', ['consent_veto introduced stated corvid']],
	];
	for (const [example, expected] of quarrels) {
		test(`what the other side rejects is disputed: ${example}`, () => {
			const { changes, beneficiaries } = understandExample(example, ['Corvid', 'Halloway']);
			assert.deepEqual(
				changes.map(({ term, change, certainty, parties }) =>
					[term, change, certainty, ...parties].join(' '),
				),
				expected,
			);
			assert.ok(changes.every(({ change }) => change !== 'disputed') || beneficiaries.length === 0);
		});
	}

	test('it says why', () => {
		const { changes } = understandExample('Halloway reportedly gave up its «veto».');
		assert.deepEqual(
			changes[0]?.why.cues.map(({ text, role }) => [text, role]),
			[
				['gave up', 'ending'],
				['reportedly', 'hedge'],
			],
		);
	});
});
