import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { correctReading } from '../../../src/core/correctReading.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import type { Reading } from '../../../src/core/understanding/reading.js';
import {
	ALL,
	CHANGE,
	correct,
	evidence,
	facts,
	find,
	GAIN,
	ids,
	mention,
	NOTE,
	place,
	READING,
	SOURCE,
} from './correctedNote.js';

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

	test('this is another term: what its sentence says goes over to it, where nothing else in the sentence is the old one', () => {
		const lockUp = { type: 'term-is', ...facts(), term: 'lock_up', label: 'Lock-up' } as const;
		const moved = correct({ ...lockUp, ...place('exclusivity') });
		assert.equal(ids(moved), 'acme lock_up beta exclusivity acme');
		const [, mention] = moved.reading.mentions;
		assert.deepEqual(
			[mention?.label, mention?.confidence, mention?.why.correction, mention?.why.over],
			['Lock-up', 1, 'c1', ['exclusivity']],
		);
		assert.deepEqual(
			moved.reading.changes.map(({ term, change, why }) => [term, change, why.correction]),
			[['lock_up', 'unchanged', 'c1']],
		);
		assert.deepEqual(moved.removed, []);
		const elsewhere = correct({ ...lockUp, ...place('exclusivity', 1) });
		assert.deepEqual(elsewhere.reading.changes, [CHANGE]);
	});

	test('this is another term: it holds where another term, or none, was read', () => {
		const share = { type: 'term-is', ...facts(), term: 'revenue_share', label: 'Revenue share' } as const;
		const [added] = correct({ ...share, ...place('gains') }).reading.mentions.filter(
			({ id }) => id === 'revenue_share',
		);
		assert.deepEqual(
			[added?.kind, added?.text, added?.kind === 'term' && added.polarity],
			['term', 'gains', 'affirmed'],
		);
		const same = correct({
			...share,
			term: 'exclusivity',
			label: 'Exclusivity',
			...place('exclusivity'),
		});
		assert.deepEqual(same.reading, READING);
	});

	test('this is another term: what a pronoun says of it goes over where the old one is named nowhere', () => {
		const its = { ...CHANGE, change: 'ended', evidence: evidence('Beta gains.') } as const;
		const other = { ...its, change: 'unchanged' } as const;
		const reading = {
			...READING,
			mentions: READING.mentions.slice(0, 3),
			changes: [CHANGE, its, { ...other, term: 'lock_up' }],
			beneficiaries: [{ ...GAIN, terms: ['exclusivity', 'lock_up'] }],
		};
		const lockUp = { type: 'term-is', ...facts(), term: 'lock_up', label: 'Lock-up' } as const;
		const result = correctReading(reading, [{ ...lockUp, ...place('exclusivity') }], {
			source: SOURCE,
			note: NOTE,
			find,
		});
		// “unchanged” was said of the right one already, and is not said twice.
		assert.deepEqual(
			result.reading.changes.map(({ term, change }) => [term, change]),
			[
				['lock_up', 'unchanged'],
				['lock_up', 'ended'],
			],
		);
		assert.deepEqual(result.reading.beneficiaries[0]?.terms, ['lock_up']);
	});

	test('this is another term: who is who goes over where both are promises of one kind', () => {
		const paid = {
			...CHANGE,
			term: 'royalty',
			roles: [{ company: 'acme', role: 'payer' }],
		} as const;
		const mentions = [mention('term', 'royalty', 'exclusivity')];
		const rolesAs = (term: string) =>
			correctReading(
				{ ...READING, mentions, changes: [paid] },
				[{ type: 'term-is', ...facts(), term, label: term, ...place('exclusivity') }],
				{ source: SOURCE, note: NOTE, find },
			).reading.changes[0]?.roles;
		assert.deepEqual(rolesAs('revenue_share'), paid.roles);
		assert.equal(rolesAs('license_grant'), undefined);
	});

	test('this is another term: what was only supposed of the right one gives way to what is said', () => {
		const source =
			'Nvidia and Microsoft have a pact. It has a right of first refusal.\n\nMicrosoft ended its exclusivity with Nvidia.\n';
		const reading = createNoteReader().read(source);
		const said = ({ changes }: Reading): string[] =>
			changes.map(({ term, change }) => `${term} ${change}`);
		assert.deepEqual(said(reading), ['rofr introduced', 'exclusivity ended']);
		const span = { start: source.indexOf('exclusivity'), end: source.indexOf(' with Nvidia') };
		const refusal = { type: 'term-is', ...facts(), term: 'rofr', label: 'ROFR' } as const;
		const result = correctReading(reading, [{ ...refusal, ...place('exclusivity') }], {
			source,
			note: NOTE,
			find: () => ({ kind: 'found', span }),
		});
		assert.deepEqual(said(result.reading), ['rofr ended']);
	});

	test('wrong change: the sentence says that there is none', () => {
		const denied = {
			type: 'wrong-effect',
			...facts(),
			kind: 'change',
			target: 'exclusivity',
			wrong: 'introduced',
			right: 'denied',
			...place('Acme keeps exclusivity.'),
		} as const;
		const { reading, removed } = correct(denied);
		assert.deepEqual([reading.changes, removed[0]?.what.kind], [[], 'change']);
		assert.deepEqual(
			reading.mentions.flatMap(each => (each.kind === 'term' ? [each.polarity] : [])),
			['negated', 'affirmed'],
		);
		assert.deepEqual(correct({ ...denied, kind: 'beneficiary', target: 'beta' }).reading.beneficiaries, [
			GAIN,
		]);
	});

	test('corrections come one after the other as they were made, whatever their ids', () => {
		const first = {
			type: 'wrong-effect',
			...facts('z'),
			kind: 'change',
			target: 'exclusivity',
			wrong: 'unchanged',
			right: 'revised',
			...place('Acme keeps exclusivity.'),
		} as const;
		const then = { ...first, id: 'a', created: '2999-01-01', wrong: 'revised', right: 'ended' };
		assert.equal(correct(then, first).reading.changes[0]?.change, 'ended');
		assert.deepEqual(
			correct(then, first).placed.map(({ correction: { id } }) => id),
			['z', 'a'],
		);
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
		const extended = { ...CHANGE, change: 'extended', evidence: evidence('Beta gains.') } as const;
		const twice = { ...READING, changes: [CHANGE, extended] };
		assert.deepEqual(
			correctReading(twice, [{ ...change, right: 'extended' }], {
				source: SOURCE,
				note: NOTE,
				find,
			}).reading.changes.map(({ confidence }) => confidence),
			[1],
		);
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
				const said = result.reading.changes.map(({ term, change }) => `${term} ${change}`);
				assert.equal(new Set(said).size, said.length);
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
