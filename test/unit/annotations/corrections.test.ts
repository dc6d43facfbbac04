import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
	createCorrectionStore,
	findLatestOf,
	moveCorrections,
} from '../../../src/core/annotations/correctionStore.js';
import {
	OUTCOMES,
	parseCorrectionFile,
	printCorrectionFile,
	type Correction,
} from '../../../src/core/annotations/corrections.js';
import type { Anchoring, Quote } from '../../../src/core/annotations/quote.js';
import { emptyFile } from '../../../src/core/annotations/recordFile.js';
import { correctReading, type CorrectedReading } from '../../../src/core/correctReading.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import type {
	Beneficiary,
	Change,
	ChangeKind,
	Effect,
	Mention,
	Reading,
} from '../../../src/core/understanding/reading.js';
import { MemoryFiles } from './memoryFiles.js';
import { anyText, NOON } from './records.js';

const NOTE = 'deals/seed.md';
const SOURCE = 'Acme keeps exclusivity. Beta gains. Later, exclusivity at the Acme club ends.';

function place(exact: string, nth = 0) {
	return { note: NOTE, quote: { exact, prefix: String(nth), suffix: '' }, position: undefined };
}

function facts(id = 'c1') {
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
function find({ quote }: Quote): Anchoring {
	return SOURCE.includes(quote.exact)
		? { kind: 'found', span: at(quote.exact, Number(quote.prefix)) }
		: { kind: 'lost' };
}

const WHY = { by: 'alias', id: 'x', cues: [] } as const;

function mention(kind: Mention['kind'], id: string, text: string, nth = 0): Mention {
	const common = { ...at(text, nth), text, id, label: id, confidence: 0.5, why: { ...WHY, id: text } };
	return kind === 'term' ? { kind, ...common, polarity: 'affirmed' } : { kind, ...common };
}

function evidence(text: string) {
	return { ...at(text), text };
}

const CHANGE: Change = {
	term: 'exclusivity',
	change: 'unchanged',
	parties: ['acme'],
	certainty: 'stated',
	confidence: 0.5,
	evidence: evidence('Acme keeps exclusivity.'),
	why: WHY,
};
const GAIN: Beneficiary = {
	id: 'beta',
	name: 'Beta',
	effect: 'gains',
	certainty: 'stated',
	terms: [],
	confidence: 0.5,
	evidence: evidence('Beta gains.'),
	why: WHY,
};
const READING: Reading = {
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

function correct(...corrections: readonly Correction[]): CorrectedReading {
	return correctReading(READING, corrections, { source: SOURCE, note: NOTE, find });
}

function ids({ reading }: CorrectedReading): string {
	return reading.mentions.map(({ id }) => id).join(' ');
}

const ALL: readonly Correction[] = [
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
];

suite('corrections file', () => {
	test('reads what it wrote', () => {
		const file = { ...emptyFile<Correction>(), records: new Map(ALL.map(each => [each.id, each])) };
		const text = printCorrectionFile(file);
		assert.equal(text.split('\n')[0], '{"pactmark":"corrections","version":1}');
		assert.deepEqual([...parseCorrectionFile(text).records.values()], ALL);
		assert.deepEqual(parseCorrectionFile(text).problems, []);
		assert.equal(printCorrectionFile(parseCorrectionFile(text)), text);
	});

	test('never throws, keeps what it cannot read, and reports it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(anyText, fc.json(), fc.constant('{"type":"accept","id":"x"}'))),
				lines => {
					const file = parseCorrectionFile(lines.join('\n'));
					assert.equal(
						printCorrectionFile(parseCorrectionFile(printCorrectionFile(file))),
						printCorrectionFile(file),
					);
				},
			),
		);
		const bad =
			'{"type":"wrong-effect","id":"a","kind":"change","target":"t","right":"gains","note":"n","quote":{"exact":"x"}}';
		const file = parseCorrectionFile(`{"pactmark":"corrections","version":1}\n${bad}\n`);
		assert.equal(file.problems[0]?.line, 2);
		assert.ok(printCorrectionFile(file).includes(bad));
	});

	test('is stored, undone, and follows a note that moves', async () => {
		const files = new MemoryFiles();
		const store = createCorrectionStore(files);
		await store.save(ALL.map(after => ({ before: undefined, after })));
		await store.save([{ before: ALL[0], after: undefined }]);
		await store.save(moveCorrections(store.file.records.values(), [{ from: NOTE, to: 'new.md' }]));
		const other = createCorrectionStore(files.anotherHost());
		await other.load();
		const notes = [...other.file.records.values()].map(each =>
			each.type === 'accept' || each.type === 'wrong-effect' ? each.note : '',
		);
		assert.deepEqual(notes, ['', '', '', 'new.md', 'new.md']);
	});
});

suite('the latest correction', () => {
	const made = (id: string, author: string, created: string): Correction => ({
		type: 'never-mark-alias',
		id,
		author,
		created,
		alias: 'x',
		kind: 'term',
		target: 't',
		extra: [],
	});

	test('is one’s own, whatever the clocks of others say', () => {
		const all = [
			made('a', 'Ada', '2026-03-01'),
			made('b', 'Ada', '2026-03-02'),
			made('c', 'Ben', '2031-01-01'),
		];
		assert.equal(findLatestOf('Ada', all)?.id, 'b');
		assert.equal(findLatestOf('Cid', all), undefined);
	});
});

test('what can be put right is each effect and each change that a reading knows', () => {
	// Assigned both ways: the compiler finds what one of the lists lacks.
	const changes: readonly ChangeKind[] = OUTCOMES.change;
	const change = (kind: ChangeKind): (typeof OUTCOMES.change)[number] => kind;
	const effects: readonly Effect[] = OUTCOMES.beneficiary;
	const effect = (kind: Effect): (typeof OUTCOMES.beneficiary)[number] => kind;
	assert.deepEqual([changes.map(change).length, effects.map(effect).length], [9, 3]);
});

suite('corrected reading', () => {
	test('leaves a reading alone without corrections, and does not touch the one it was given', () => {
		const before = structuredClone(READING);
		assert.deepEqual(correct().reading, READING);
		correct(...ALL);
		assert.deepEqual(READING, before);
	});

	test('not this sense here: takes out this passage alone, and lists it', () => {
		const result = correct({
			type: 'not-this-sense',
			...facts(),
			kind: 'term',
			target: 'exclusivity',
			...place('exclusivity', 1),
		});
		assert.equal(ids(result), 'acme exclusivity beta acme');
		assert.deepEqual(result.reading.changes, [CHANGE]);
		assert.deepEqual(
			result.removed.map(({ what }) => what.kind),
			['mention'],
		);
	});

	test('what rests on a mention that goes, goes with it', () => {
		const result = correct({
			type: 'not-this-sense',
			...facts(),
			kind: 'term',
			target: 'exclusivity',
			...place('exclusivity'),
		});
		assert.deepEqual(result.reading.changes, []);
		assert.deepEqual(
			result.removed.map(({ what, correction }) => [what.kind, correction.id]),
			[
				['mention', 'c1'],
				['change', 'c1'],
			],
		);
		const company = correct({
			type: 'not-this-sense',
			...facts(),
			kind: 'company',
			target: 'acme',
			...place('Acme'),
		});
		assert.deepEqual(company.reading.changes[0]?.parties, []);
		assert.equal(company.reading.changes[0].why.correction, 'c1');
	});

	test('never mark this alias: everywhere, whatever the case', () => {
		const result = correct({
			type: 'never-mark-alias',
			...facts(),
			alias: 'EXCLUSIVITY ',
			kind: 'term',
			target: 'exclusivity',
		});
		assert.equal(ids(result), 'acme beta acme');
	});

	test('this is the company: by name everywhere, and what its sentences say with it', () => {
		const result = correct({
			type: 'company-is',
			...facts(),
			company: 'acme-mining',
			label: 'Acme Mining',
			of: { kind: 'name', name: 'acme' },
		});
		assert.equal(ids(result), 'acme-mining exclusivity beta exclusivity acme-mining');
		assert.deepEqual(result.reading.changes[0]?.parties, ['acme-mining']);
		assert.deepEqual(
			[result.reading.mentions[0]?.label, result.reading.mentions[0]?.why.correction],
			['Acme Mining', 'c1'],
		);
	});

	test('this is the company: one passage, also one that was not marked', () => {
		const passage = { type: 'company-is', ...facts(), company: 'club', label: 'The Club' } as const;
		assert.equal(
			ids(correct({ ...passage, of: { kind: 'passage', ...place('Acme', 1) } })),
			'acme exclusivity beta exclusivity club',
		);
		const added = correct({ ...passage, of: { kind: 'passage', ...place('club') } }).reading.mentions.at(
			-1,
		);
		assert.deepEqual([added?.text, added?.id, added?.why.correction], ['club', 'club', 'c1']);
	});

	test('wrong effect: the right one, or none', () => {
		const wrong = {
			type: 'wrong-effect',
			...facts(),
			kind: 'beneficiary',
			target: 'beta',
			wrong: undefined,
			...place('Beta gains.'),
		} as const;
		const [gain] = correct({ ...wrong, right: 'loses' }).reading.beneficiaries;
		assert.deepEqual([gain?.effect, gain?.why.correction], ['loses', 'c1']);
		const none = correct({ ...wrong, right: 'none' });
		assert.deepEqual([none.reading.beneficiaries, none.removed[0]?.what.kind], [[], 'beneficiary']);
		const change = {
			...wrong,
			kind: 'change',
			target: 'exclusivity',
			...place('Acme keeps exclusivity.'),
		} as const;
		assert.equal(correct({ ...change, right: 'extended' }).reading.changes[0]?.change, 'extended');
		assert.equal(correct({ ...change, right: 'gains' }).reading.changes[0]?.change, 'unchanged');
	});

	test('accept: it is certain, and says who says so', () => {
		const result = correct({
			type: 'accept',
			...facts(),
			kind: 'company',
			target: 'beta',
			...place('Beta'),
		});
		const beta = result.reading.mentions.find(({ id }) => id === 'beta');
		assert.deepEqual([beta?.confidence, beta?.why.correction], [1, 'c1']);
	});

	test('a passage that is not surely found, or of another note, has no effect', () => {
		const lost = correct({
			type: 'accept',
			...facts(),
			kind: 'company',
			target: 'beta',
			...place('not there'),
		});
		assert.deepEqual([lost.reading, lost.unplaced[0]?.anchoring], [READING, 'lost']);
		const other = correct({
			type: 'not-this-sense',
			...facts(),
			kind: 'company',
			target: 'beta',
			...place('Beta'),
			note: 'other.md',
		});
		assert.deepEqual([other.reading, other.unplaced], [READING, []]);
	});

	test('keeps the order and the spans of a reading true, in whatever order corrections come', () => {
		fc.assert(
			fc.property(fc.shuffledSubarray([...ALL]), some => {
				const result = correct(...some);
				assert.deepEqual(result, correct(...some.toReversed()));
				const starts = result.reading.mentions.map(({ start }) => start);
				assert.deepEqual(
					starts,
					starts.toSorted((a, b) => a - b),
				);
				for (const { start, end, text } of result.reading.mentions) {
					assert.equal(SOURCE.slice(start, end), text);
				}
			}),
		);
	});
});
