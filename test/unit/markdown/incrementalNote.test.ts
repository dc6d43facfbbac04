import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { IncrementalNote } from '../../../src/core/markdown/incrementalNote.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { edited, looseEdits, markdownSoup, tableEdits, tableSoup, toEdit } from './markdownSoup.js';
import { describeByTree, describeNote } from './wholeTree.js';

/** `PACTMARK_EDITS=100000` tries so many random edits. */
const EDITS = Number(process.env['PACTMARK_EDITS'] ?? 1500);

const LONG =
	'A paragraph that goes on for more than ninety characters, since only such a one makes a heading of a line.';

suite('IncrementalNote', () => {
	for (const [why, soup, looseEditsOf] of [
		['', markdownSoup(40), looseEdits],
		[', in tables of many rows', tableSoup, tableEdits],
	] as const) {
		test(`says after each edit what a tree of the whole note says${why}`, () => {
			fc.assert(
				fc.property(soup, looseEditsOf, (start, edits) => {
					let source = start;
					const note = new IncrementalNote(source);
					assert.deepEqual(describeNote(note.text), describeByTree(source), JSON.stringify(source));
					for (const loose of edits) {
						const edit = toEdit(loose, source);
						source = edited(source, edit);
						note.edit([edit]);
						assert.equal(note.source, source);
						assert.deepEqual(
							describeNote(note.text),
							describeByTree(source),
							JSON.stringify(source),
						);
					}
				}),
				{ numRuns: Math.ceil(EDITS / 6.5) },
			);
		});
	}

	test('keeps blocks and sentences that an edit does not touch', () => {
		const source = Array.from(
			{ length: 50 },
			(_, i) => `Paragraph ${i} is here. It says so.\n\n- item ${i}\n`,
		).join('\n');
		const note = new IncrementalNote(source);
		const before = note.text;
		const { removed, added, altered } = note.edit([
			{ offset: source.indexOf('24 is'), length: 2, text: 'twenty' },
		]);
		assert.deepEqual([removed.length, added.length, altered.length], [1, 1, 0]);
		const after = note.text;
		const kept = after.sentences.filter(sentence => before.sentences.includes(sentence));
		assert.equal(kept.length, before.sentences.length - 1);
		assert.equal(
			after.blocks.filter(block => before.blocks.includes(block)).length,
			before.blocks.length - 1,
		);
		assert.deepEqual(
			after.sentences.map(({ index }) => index),
			[...after.sentences.keys()],
		);
		assert.deepEqual(describeNote(after), describeNote(readNoteText(note.source)));
	});

	test('keeps the sentences of a paragraph before and behind what is changed in it', () => {
		const source =
			'It pays for Brazil. Acme Inc. was asked. It gets “first dibs” there. It pays for Chile.';
		const note = new IncrementalNote(source);
		const before = note.text.sentences.map(sentence => ({ sentence, words: sentence.words }));
		note.edit([{ offset: source.indexOf('asked'), length: 5, text: 'not even asked' }]);
		const after = note.text;
		assert.deepEqual(
			before.map(({ sentence }) => after.sentences.includes(sentence)),
			[true, false, true, true],
		);
		assert.deepEqual(
			before.map(({ words }, i) => words === after.sentences[i]?.words),
			[true, false, true, true],
		);
		assert.deepEqual(describeNote(after), describeNote(readNoteText(note.source)));
	});

	const steps: readonly (readonly [why: string, source: string, from: string, to: string])[] = [
		['a fence that is opened', 'a\n\nb\n\n- c\n\nd', 'a', '```'],
		['a fence that is closed', '```\n\nb\n\n- c\n\nd', '\n\n- c', '\n```\n- c'],
		['a front matter that is closed', '---\n\ntitle: x\n\n- c\n\nd\n\ne', 'd', '---'],
		['a front matter that is opened', 'a\n\ntitle: x\n\n---\n\nd', 'a', '---'],
		['a comment', 'a\n\n<!-- b\n\n--> c\n\nd', '<!--', ''],
		['a list that takes in what follows', 'a\n\n  b\n\n  c', 'a', '- a'],
		['a head of a table', `| a |\n|---|\n${'| row |\n'.repeat(900)}`, 'a', 'b'],
		['a link in a head of a table', `| [a] |\n|---|\n${'| row |\n'.repeat(900)}\n[a]: x`, '[a]: x', ''],
		[
			'a row',
			`| a |\n|---|\n${'| row |\n'.repeat(900)}| here | and | \\| \`a|b\` |\n${'| row |\n'.repeat(900)}`,
			'here',
			'|',
		],
		[
			'a row that ends',
			`| a |\n|---|\n${'| row |\n'.repeat(900)}| here |\n${'| row |\n'.repeat(900)}`,
			'here',
			'a\n\nb',
		],
		[
			'a definition right below a table',
			`| a |\n|---|\n${'| [row] |\n'.repeat(90)}---\n[row]: /u\n`,
			'[row]: /u',
			'',
		],
		['a table that is none', `| a |\n|---|\n${'| row |\n'.repeat(900)}`, '---', 'x'],
		['a definition', 'see [it] and [that]\n\nb\n\n[it]: x', '[it]: x', ''],
		['a footnote', 'see[^1]\n\nb\n\nx', 'x', '[^1]: x'],
		['a line that becomes a heading', `A line\n\n${LONG}`, '\n\nA', '\n\nMore: A'],
		['a line before a heading', `A line\n\nshort\n\n${LONG}`, 'short\n\n', ''],
		['all of it', 'a\n\nb', 'a\n\nb', ''],
		['an article that ends', `${`${LONG}\n\n`.repeat(9)}Leave it\n\nb\n\nc`, 'it', 'a comment'],
	];
	for (const [why, source, from, to] of steps) {
		test(`reads ${why} anew, and back again`, () => {
			const note = new IncrementalNote(source);
			const offset = source.indexOf(from);
			note.edit([{ offset, length: from.length, text: to }]);
			assert.deepEqual(describeNote(note.text), describeByTree(source.replace(from, () => to)));
			note.edit([{ offset, length: to.length, text: from }]);
			assert.deepEqual(describeNote(note.text), describeByTree(source));
		});
	}

	test('writes into an empty note', () => {
		const note = new IncrementalNote('');
		note.edit([{ offset: 0, length: 0, text: 'A deal.' }]);
		assert.deepEqual(describeNote(note.text), describeByTree('A deal.'));
	});

	test('counts a byte order mark, which is no text', () => {
		const note = readNoteText('\ufeff---\ntitle: x\n---\n\nA deal.');
		assert.equal(note.frontMatter?.title, 'x');
		assert.deepEqual(note.blocks[0]?.span, { start: 19, end: 26 });
	});

	test('reads only what an edit touches', () => {
		const item = `- item of a list with [a link](x) in it\n`;
		for (const source of [
			item.repeat(2000),
			`${LONG}\n\n`.repeat(500),
			`| a |\n|---|\n${'| row |\n'.repeat(5000)}`,
		]) {
			const note = new IncrementalNote(source);
			const offset = source.indexOf(' ', source.length >> 1);
			const { removed, added } = note.edit([{ offset, length: 0, text: 'x' }]);
			assert.ok([...removed, ...added].every(({ text }) => text.length < 4000));
			assert.ok(removed.length <= 2 && added.length <= 2);
		}
	});
});
