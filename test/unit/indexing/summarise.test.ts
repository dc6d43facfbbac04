import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { NoteSummary, Place } from '../../../src/core/indexing/noteSummary.js';
import { readLines } from '../../../src/core/indexing/places.js';
import { decodeSummary, encodeSummary } from '../../../src/core/indexing/summaryCodec.js';
import { summarise } from '../../../src/core/indexing/summarise.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import type { Reading } from '../../../src/core/understanding/reading.js';
import { ROOT } from '../root.js';
import { LEXICON, SAMPLE_NOTE } from '../wording/sampleReading.js';

const reader = createNoteReader({ lexicon: LEXICON });

function placesOf({ mentions, facts, changes, benefits }: NoteSummary): Place[] {
	return [
		...mentions.flatMap(mention => [mention, mention.sentence]),
		...facts,
		...[...changes, ...benefits].map(({ evidence }) => evidence),
	];
}

suite('readLines', () => {
	test('counts lines as an editor does', () => {
		const lines = readLines('ab\r\nc\rd\n\n€f');
		const at = (start: number, end = start): string => {
			const { line, column, endLine, endColumn } = lines.place({ start, end });
			return `${line}:${column}-${endLine}:${endColumn}`;
		};
		assert.equal(at(0, 2), '0:0-0:2');
		assert.equal(at(4), '1:0-1:0');
		assert.equal(at(4, 7), '1:0-2:1');
		assert.equal(at(8), '3:0-3:0');
		assert.equal(at(9, 11), '4:0-4:2');
		assert.equal(at(9, 99), '4:0-4:2');
		assert.deepEqual([lines.lineAt(0).end, lines.lineAt(4).end, lines.lineAt(8).end], [2, 5, 8]);
	});

	test('agrees with counting breaks before an offset', () =>
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', 'é') }),
				fc.nat(40),
				fc.nat(9),
				(text, from, length) => {
					const start = Math.min(from, text.length);
					const end = Math.min(start + length, text.length);
					const place = readLines(text).place({ start, end });
					const slow = (offset: number): [number, number] => {
						// A break of two counts from its second half on.
						const before = text
							.slice(0, offset)
							.replace(/\r$/, text[offset] === '\n' ? '' : '\r');
						const rows = before.split(/\r\n|\r|\n/);
						return [rows.length - 1, offset - (before.length - (rows.at(-1)?.length ?? 0))];
					};
					assert.deepEqual([place.line, place.column], slow(start));
					assert.deepEqual([place.endLine, place.endColumn], slow(end));
				},
			),
		));
});

suite('summarise', () => {
	test('keeps what was read of the sample', () => {
		const summary = summarise(SAMPLE_NOTE, reader.read(SAMPLE_NOTE));
		const acme = summary.entities.findIndex(({ id }) => id === 'acme');
		assert.equal(summary.title, 'Acme opens its licence');
		assert.ok(acme >= 0);
		const mention = summary.mentions.find(({ entity, line }) => entity === acme && line === 2);
		assert.equal(
			SAMPLE_NOTE.slice(mention?.sentence.start, mention?.sentence.end).startsWith('Acme has ended'),
			true,
		);
	});

	test('lists companies under the name that is asked for, and keeps what the note writes', () => {
		const summary = summarise(SAMPLE_NOTE, reader.read(SAMPLE_NOTE), (id, label) =>
			id === 'acme' ? 'Acme Group' : label,
		);
		const acme = summary.entities.find(({ kind, id }) => kind === 'company' && id === 'acme');
		assert.deepEqual([acme?.label, acme?.forms], ['Acme Group', ['Acme']]);
		assert.ok(summary.entities.some(({ label }) => label === 'Borealis'));
	});

	for (const folder of ['articles', 'news/learned']) {
		test(`says of notes in ${folder} what its reading says`, () => {
			const path = join(ROOT, 'test/fixtures', folder);
			for (const file of readdirSync(path)
				.filter(name => name.endsWith('.md'))
				.slice(0, 8)) {
				const source = readFileSync(join(path, file), 'utf8');
				const reading = reader.read(source);
				check(source, reading);
			}
		}).timeout(20_000);
	}

	function check(source: string, reading: Reading): void {
		const summary = summarise(source, reading);
		const rows = source.split('\n');
		for (const { start, end, line, column, endLine, endColumn } of placesOf(summary)) {
			const before = rows.slice(0, line).reduce((sum, row) => sum + row.length + 1, 0);
			const beforeEnd = rows.slice(0, endLine).reduce((sum, row) => sum + row.length + 1, 0);
			assert.deepEqual([before + column, beforeEnd + endColumn], [start, end]);
		}
		assert.deepEqual(
			summary.mentions.map(({ entity, start, end }) => [summary.entities[entity]?.id, start, end]),
			reading.mentions.map(({ id, start, end }) => [id, start, end]),
		);
		for (const { start, end, sentence } of summary.mentions) {
			assert.ok(sentence.start <= start && end <= sentence.end);
		}
		assert.deepEqual(
			summary.changes.map(({ term, parties }) =>
				[term, ...parties].map(at => summary.entities[at]?.id),
			),
			reading.changes.map(({ term, parties }) => [term, ...new Set(parties)]),
		);
		assert.deepEqual(
			summary.benefits.map(({ who }) => summary.entities[who]?.id),
			reading.beneficiaries.map(({ id }) => id),
		);
		assert.deepEqual(decodeSummary(encodeSummary(summary)), summary);
	}

	const cases: readonly (readonly [why: string, note: string, parties: readonly string[]])[] = [
		['of the change', 'Microsoft pays OpenAI a 20% revenue share until 2032.', ['microsoft', 'openai']],
		['nobody', 'There is a revenue share of 20 %.', []],
	];
	for (const [why, source, expected] of cases) {
		test(`a fact is between those ${why}`, () => {
			const { facts, entities } = summarise(source, reader.read(source));
			const parties = facts.find(({ kind }) => kind === 'percent')?.parties.map(at => entities[at]?.id);
			assert.deepEqual(parties?.sort(), expected);
		});
	}

	test('a fact of no change is between the companies of its own sentence, if there are two', () => {
		const partiesIn = (source: string): (string | undefined)[] | undefined => {
			const summary = summarise(source, { ...reader.read(source), changes: [] });
			const fact = summary.facts.find(({ kind }) => kind === 'percent');
			return fact?.parties.map(at => summary.entities[at]?.id).sort();
		};
		const two = 'Microsoft pays OpenAI a 20% revenue share until 2032.';
		assert.deepEqual(partiesIn(two), ['microsoft', 'openai']);
		assert.deepEqual(partiesIn(`Oracle builds a data center. ${two} Amazon does not.`), [
			'microsoft',
			'openai',
		]);
		assert.deepEqual(partiesIn('Microsoft gets a 20% revenue share. OpenAI and Oracle do not.'), []);
	});
});
