import * as assert from 'node:assert/strict';
import { decodeSummary } from '../../../src/core/indexing/summaryCodec.js';
import { createNoteReader } from '../../../src/core/noteReader.js';
import { createSummariser } from '../../../src/core/noteSummariser.js';
import { readDateLine, readFileDate } from '../../../src/core/understanding/dateLine.js';

suite('the date of a note', () => {
	const own: readonly string[] = [
		'LONDON, 28 April 2026 (Reuters) – Acme said that it had paid.',
		'OSLO, 28 April 2026. Acme said that it had paid.',
		'BASEL, Switzerland, April 28, 2026 /PRNewswire/ -- Acme today said',
		'Published on 28 April 2026 by Jane Roe',
		'By Jane Roe | April 28, 2026 09:00 am ET',
		'Jane Roe, The Gazette | Published - April 28, 2026 07:10 pm IST - NEW DELHI',
		'Semiconductor desk, 28 April 2026. For clients only.',
		'Transcript of the “Both Ends” podcast, 28 April 2026, edited for length',
		'Date: 2026-04-28',
		'28 April 2026',
		'28 April 2026, Oslo',
	];
	for (const line of own) {
		test(`“${line}” gives it`, () => assert.equal(readDateLine(line, false), '2026-04-28'));
	}

	const others: readonly string[] = [
		'Ford holds a call option on the plant that expires on March 1, 2030.',
		'The standstill between BP and Eni ends on 31 December 2031.',
		'Founded on 4 May 1980, Amgen licensed a drug to UCB.',
		'The partners signed a licence on 17 May 2018.',
		'For the fiscal years ended December 31, 2025, 2024 and 2023, sales fell.',
		'On April 3, 2025, we amended the agreement.',
		'By 31 December 2031, Eni must choose.',
		'Shell Plc (founded 4 May 1980) sold a stake.',
		'Expiry: 31 December 2031',
		'Closing: 30 June 2027',
		'Term: until 31 December 2031',
	];
	for (const line of others) {
		test(`“${line}” does not`, () => assert.equal(readDateLine(line, false), undefined));
	}

	test('a title may end in it', () => {
		assert.equal(readDateLine('Week in deals, 28 April 2026', true), '2026-04-28');
		assert.equal(readDateLine('Lithium deals – tracker (updated 28 April 2026)', true), '2026-04-28');
		assert.equal(readDateLine('Exclusivity ends 31 December 2031', true), undefined);
	});

	test('the name of a file gives it where the note does not', () => {
		const reader = createNoteReader();
		const dateOf = (text: string, path: string): string | undefined =>
			reader.read(text, { path }).note.date;
		assert.equal(dateOf('Acme left on 3 May 2018.', 'deals/2026-04-28 Acme.md'), '2026-04-28');
		assert.equal(dateOf('27 April 2026\n\nAcme left.', '2026-04-28 Acme.md'), '2026-04-27');
		assert.equal(dateOf('Acme left on 3 May 2018.', '2026-04-28/acme.md'), undefined);
		assert.equal(readFileDate('C:\\notes\\20260428-acme.md'), '2026-04-28');
		assert.equal(readFileDate('order 2026042812.md'), undefined);
	});

	test('the index dates a note as the editor does', () => {
		const summarise = createSummariser({ layers: [], options: {}, corrections: [], longest: 1000 });
		const bytes = summarise({ source: 'Acme left.', path: 'deals/2026-04-28 Acme.md', corrections: [] });
		assert.equal(decodeSummary(bytes)?.date, '2026-04-28');
	});

	test('a row of a table does not', () =>
		assert.equal(
			createNoteReader().read('| When | What |\n| --- | --- |\n| 28 April 2026 | Acme left |').note
				.date,
			undefined,
		));
});
