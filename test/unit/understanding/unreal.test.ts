import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';
import { UNREAL_CUES } from '../../../src/core/understanding/data/unrealCues.js';
import { unrealTable } from '../../../src/core/understanding/unreal.js';
import { understandExample } from './scenes.js';

const reader = createNoteReader();

/** What happened and who gains, each with how firmly it is said. */
function read(note: string): readonly string[] {
	const { changes, beneficiaries } = reader.read(note);
	return [
		...changes.map(({ term, change, certainty }) => `${term} ${change} ${certainty}`),
		...beneficiaries.map(({ name, effect, certainty }) => `${name} ${effect} ${certainty}`),
	];
}

/** Sentences, each with what comes of it. */
type Cases = Readonly<Record<string, readonly string[]>>;

function check(cases: Cases): void {
	for (const [note, expected] of Object.entries(cases)) {
		test(note, () => assert.deepEqual(read(note), expected));
	}
}

suite('what did not happen, or not here', () => {
	test('every cue compiles', () => assert.deepEqual(unrealTable.problems, []));

	for (const { says, example } of UNREAL_CUES) {
		test(`${says}: ${example}`, () => {
			const { terms, changes } = understandExample(example, ['Corvid', 'Halloway']);
			const polarity =
				says === 'absent' || says === 'barred' ? 'negated' : says === 'waived' ? 'ended' : 'affirmed';
			assert.deepEqual(
				terms.map(term => term.polarity),
				[polarity],
			);
			assert.deepEqual(
				changes.map(({ change }) => change),
				says === 'sought' ? ['sought'] : says === 'waived' ? ['ended'] : [],
			);
		});
	}

	suite('nearly, not yet, not in the end', () =>
		check({
			'Roche nearly lost its exclusivity to Novartis.': [],
			'Ford stopped short of granting Rivian an exclusive licence.': [],
			'Eni came close to giving Repsol a right of first refusal.': [],
			'Apple was to get a board seat at OpenAI but did not.': [],
			'Ford has yet to sign a licence with Rivian.': ['license_grant sought stated'],
			'Ford is close to giving Rivian a board seat.': [
				'board_seat sought stated',
				'Rivian gains conditional',
			],
			'After nearly losing its exclusivity, Roche gave Novartis a board seat.': [
				'board_seat introduced stated',
				'Novartis gains stated',
			],
			'Nearly a year later, Roche lost its exclusivity to Novartis.': [
				'exclusivity ended stated',
				'Roche loses stated',
			],
			'Eni gave Repsol a right of first refusal over nearly 40% of the gas.': [
				'rofr introduced stated',
				'Repsol gains stated',
			],
		}),
	);

	suite('denied, or hardly believed', () =>
		check({
			'Sony denies having granted Honda a licence.': ['license_grant disputed stated'],
			'It is untrue that Bosch gave Arm a veto.': [],
			'Reports that Shell had given BP an exclusive licence are false.': [],
			'It is hard to see how Ford benefits from the deal.': [],
			'Few believe that Sony benefits from the deal.': [],
			'Ford is no winner here.': [],
			'Ford is hardly a loser of the deal with Rivian.': [],
			'Sony gains next to nothing.': [],
			'Rivian wins less than Ford.': [],
			'It is easy to see how Ford benefits from the deal.': ['Ford gains stated'],
			'Eni, which denies any wrongdoing, gave Repsol a veto.': [
				'consent_veto introduced stated',
				'Repsol gains stated',
			],
		}),
	);

	suite('what was not chosen, and what there is not', () =>
		check({
			'Instead of an earn-out, Bungie gets an upfront payment.': [
				'upfront_payment introduced stated',
				'Bungie gains stated',
			],
			'Rather than give Coty a veto, Kering got a put option.': ['purchase_option introduced stated'],
			'Sony agreed to a break fee but not to a standstill.': ['break_fee introduced stated'],
			'Tesco is not party to any exclusivity arrangement with Ocado.': [],
			'The contract is free of any most-favoured-nation clause.': [],
			'Exclusivity was not part of the deal.': [],
			'In place of Sony, Honda gets a veto.': ['consent_veto introduced stated'],
		}),
	);

	suite('a promise not to do something', () =>
		check({
			'Equinor agreed not to buy Shell shares before 2030.': ['standstill introduced stated'],
			'Danone pledged not to terminate its supply agreement with Lactalis before 2030.': [],
			'Kering undertook not to demand exclusivity from Coty.': [],
			'Microsoft agreed not to enforce the non-compete against Inflection.': [
				'non_compete ended stated',
			],
			'Kering undertook not to compete with Coty.': ['non_compete introduced stated'],
			'Microsoft promised not to sue Inflection over the patents.': [
				'covenant_not_to_sue introduced stated',
			],
		}),
	);

	suite('opinions, precedents and ventures that go on', () =>
		check({
			'An earn-out is the wrong tool here.': [],
			'Shell had better end its exclusivity with Eni.': [],
			'The deal resembles the one in which Ubisoft gave Tencent a veto.': [],
			'Take-Two, by comparison, gave Valve a right of first refusal.': [],
			'Ford announced the results of its joint venture with Rivian.': [],
			'Bosch announced its joint venture with Arm.': ['joint_venture introduced stated'],
		}),
	);
});
