import * as assert from 'node:assert/strict';
import { createNoteReader } from '../../../src/core/noteReader.js';

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

suite('how firmly a deal and a gain are told', () => {
	suite('on hearsay', () =>
		check({
			'Ford reportedly gave Rivian a board seat.': [
				'board_seat introduced reported',
				'Rivian gains reported',
			],
			'Word is that Sony gave Honda a veto.': [
				'consent_veto introduced reported',
				'Honda gains reported',
			],
			'According to Bloomberg, Ford gave Rivian a veto.': [
				'consent_veto introduced reported',
				'Rivian gains reported',
			],
			'Ford gave Rivian a veto, the Wall Street Journal reported.': [
				'consent_veto introduced reported',
				'Rivian gains reported',
			],
			'Reuters reported that Apple had lost its exclusivity at Foxconn.': [
				'exclusivity ended reported',
				'Apple loses reported',
			],
			'Ford told Bloomberg that it had given Rivian a veto.': [
				'consent_veto introduced stated',
				'Rivian gains stated',
			],
		}),
	);

	suite('as a case that may come', () =>
		check({
			'Bear case: Ford loses its exclusivity.': [
				'exclusivity ended conditional',
				'Ford loses conditional',
			],
			'# Ford\n\n## Bull case\n\nRivian gets a call option.': [
				'purchase_option introduced conditional',
			],
			'Key risks: loss of exclusivity at Ford.': ['exclusivity ended conditional'],
			'Our model has Rivian paying Ford a royalty of 3%.': [
				'royalty introduced conditional',
				'Ford gains conditional',
			],
			'# Ford\n\n## Bear case\n\nFord lost its exclusivity in May.': [
				'exclusivity ended stated',
				'Ford loses stated',
			],
			'In this case, Ford loses its exclusivity.': ['exclusivity ended stated', 'Ford loses stated'],
		}),
	);

	suite('pending', () =>
		check({
			'Ford will give Rivian a put option if regulators agree.': [
				'purchase_option introduced conditional',
				'Rivian gains conditional',
			],
			'The court provisionally ended Nokia’s licence with Oppo.': [
				'license_grant ended conditional',
				'Oppo loses conditional',
			],
			'If Alstom is sold, Siemens gets a put option.': [
				'change_of_control introduced stated',
				'purchase_option introduced stated',
			],
		}),
	);

	suite('firmly, whatever it looks like', () =>
		check({
			'If anything, Starbucks gave up its veto too cheaply.': ['consent_veto ended stated'],
			'Ford, if reluctantly, gave Rivian a board seat.': [
				'board_seat introduced stated',
				'Rivian gains stated',
			],
			'Would you believe it, Shell gave Eni a veto.': [
				'consent_veto introduced stated',
				'Eni gains stated',
			],
			'Repsol may not transfer its stake without Eni’s consent.': ['consent_veto introduced stated'],
		}),
	);
});
