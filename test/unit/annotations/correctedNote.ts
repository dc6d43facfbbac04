import * as assert from 'node:assert/strict';
import type { Correction } from '../../../src/core/annotations/corrections.js';
import type { Anchoring, Quote } from '../../../src/core/annotations/quote.js';
import { correctReading, type CorrectedReading } from '../../../src/core/correctReading.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import type { Beneficiary, Change, Mention, Reading } from '../../../src/core/understanding/reading.js';
import { NOON } from './records.js';

export const NOTE = 'deals/seed.md';
export const SOURCE = 'Acme keeps exclusivity. Beta gains. Later, exclusivity at the Acme club ends.';

export function place(exact: string, nth = 0) {
	return { note: NOTE, quote: { exact, prefix: String(nth), suffix: '' }, position: undefined };
}

export function facts(id = 'c1') {
	return { id, author: 'Ada', created: NOON, extra: [] };
}

function at(text: string, nth = 0): { readonly start: number; readonly end: number } {
	let start = -1;
	for (let i = 0; i <= nth; i++) {
		start = SOURCE.indexOf(text, start + 1);
	}
	assert.ok(start >= 0);
	return { start, end: start + text.length };
}

/** Finds the `nth` occurrence, which these tests write into the prefix. */
export function find({ quote }: Quote): Anchoring {
	return SOURCE.includes(quote.exact)
		? { kind: 'found', span: at(quote.exact, Number(quote.prefix)) }
		: { kind: 'lost' };
}

const WHY = { by: 'alias', id: 'x', cues: [] } as const;

export function mention(kind: Mention['kind'], id: string, text: string, nth = 0): Mention {
	const common = { ...at(text, nth), text, id, label: id, confidence: 0.5, why: { ...WHY, id: text } };
	return kind === 'term' ? { kind, ...common, polarity: 'affirmed' } : { kind, ...common };
}

export function evidence(text: string) {
	return { ...at(text), text };
}

export const CHANGE: Change = {
	term: 'exclusivity',
	change: 'unchanged',
	parties: ['acme'],
	certainty: 'stated',
	confidence: 0.5,
	evidence: evidence('Acme keeps exclusivity.'),
	why: WHY,
};
export const GAIN: Beneficiary = {
	id: 'beta',
	name: 'Beta',
	effect: 'gains',
	certainty: 'stated',
	terms: [],
	confidence: 0.5,
	evidence: evidence('Beta gains.'),
	why: WHY,
};
export const READING: Reading = {
	...createNoteReader().read(''),
	mentions: [
		mention('company', 'acme', 'Acme'),
		mention('term', 'exclusivity', 'exclusivity'),
		mention('company', 'beta', 'Beta'),
		mention('term', 'exclusivity', 'exclusivity', 1),
		mention('company', 'acme', 'Acme', 1),
	],
	changes: [CHANGE],
	beneficiaries: [GAIN],
};

export function correct(...corrections: readonly Correction[]): CorrectedReading {
	return correctReading(READING, corrections, { source: SOURCE, note: NOTE, find });
}

export function ids({ reading }: CorrectedReading): string {
	return reading.mentions.map(({ id }) => id).join(' ');
}

export const ALL: readonly Correction[] = [
	{
		type: 'not-this-sense',
		...facts('1'),
		kind: 'term',
		target: 'exclusivity',
		...place('exclusivity', 1),
	},
	{ type: 'never-mark-alias', ...facts('2'), alias: 'exclusivity', kind: 'term', target: 'exclusivity' },
	{
		type: 'company-is',
		...facts('3'),
		company: 'acme-mining',
		label: 'Acme Mining',
		of: { kind: 'name', name: 'Acme' },
	},
	{
		type: 'company-is',
		...facts('4'),
		company: 'x',
		label: 'X',
		of: { kind: 'passage', ...place('Acme', 1) },
	},
	{
		type: 'wrong-effect',
		...facts('5'),
		kind: 'beneficiary',
		target: 'beta',
		wrong: 'gains',
		right: 'loses',
		...place('Beta gains.'),
	},
	{ type: 'accept', ...facts('6'), kind: 'company', target: 'beta', ...place('Beta') },
	{ type: 'term-is', ...facts('7'), term: 'lock_up', label: 'Lock-up', ...place('exclusivity') },
	{
		type: 'wrong-effect',
		...facts('8'),
		kind: 'change',
		target: 'exclusivity',
		wrong: undefined,
		right: 'denied',
		...place('Acme keeps exclusivity.'),
	},
];
