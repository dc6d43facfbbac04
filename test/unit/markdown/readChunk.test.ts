import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import fc from 'fast-check';
import { NO_DEFINITIONS } from '../../../src/core/markdown/definitions.js';
import { readFastBlocks } from '../../../src/core/markdown/fastBlocks.js';
import { IncrementalNote } from '../../../src/core/markdown/incrementalNote.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { ROOT } from '../root.js';
import { markdownSoup } from './markdownSoup.js';
import { describeByTree, describeNote } from './wholeTree.js';

/** With `PACTMARK_EDITS` all of the packages' markdown is read, else every 24th file of ordinary length. */
const IS_THOROUGH = process.env['PACTMARK_EDITS'] !== undefined;

function markdownBelow(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter(entry => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
		.map(entry => join(entry.parentPath, entry.name))
		.sort();
}

function read(file: string): string {
	return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
}

function assertSame(source: string, where: string): void {
	assert.deepEqual(describeNote(readNoteText(source)), describeByTree(source), where);
}

suite('a note read chunk by chunk', () => {
	const articles = markdownBelow(join(ROOT, 'test/fixtures'));

	test('says what a tree of the whole says, of each article', () => {
		assert.ok(articles.length > 100);
		for (const file of articles) {
			assertSame(read(file), file);
		}
	});

	test('says what a tree of the whole says, of what the packages bring along', () => {
		const texts = markdownBelow(join(ROOT, 'node_modules')).map(file => ({ file, text: read(file) }));
		const some = IS_THOROUGH
			? texts
			: texts.filter(({ text }, i) => i % 24 === 0 && text.length < 20_000);
		for (const { file, text } of some) {
			assertSame(text, file);
		}
	});

	test('says what a tree of the whole says, of CommonMark’s examples', function () {
		const examples = commonMarkExamples();
		if (examples === undefined) {
			this.skip();
		}
		assert.ok(examples.length > 600);
		for (const example of examples) {
			assertSame(example, example);
		}
	});

	for (const source of [
		'|\n-|',
		'-||\n-|-\n    ;',
		'a|\n-|\n    !',
		'<a>\n~~~\n\n    a\n\n*',
		'a\nb\n===\nc\n---\n- d\n--\ne',
		'> a \n> b\n> ---\n\n- c\n  =\n  d  \n  --  \n- e\n--\n\na | b\n--\n| c |\n--\n',
		`| a |\n|---|\n${'b\n| c |\n'.repeat(900)}===\n| d |\n    e\n`,
		'``a`b``` c` \\`` d``` `',
		'a <~@b.c> <1@b.c> < @ <5 see www.x.yz/a-b, (www.x.yz) or https://x.yz/a.html?',
		'<div>\n<b>t</b>\n\n<b>t</b> u\n\n<i>\nv\n\n<!-- w -->\nx\n\n- <p>\n  y\n\n  z\n- <!-- a\n\n  b -->\n',
	]) {
		test(`says what a tree of the whole says, of ${JSON.stringify(source.slice(0, 40))}`, () => {
			assertSame(source, source);
		});
	}

	test('says what a tree of the whole says, of nonsense', () => {
		fc.assert(
			fc.property(markdownSoup(60), source => {
				assertSame(source, JSON.stringify(source));
			}),
			{ numRuns: IS_THOROUGH ? 20_000 : 400 },
		);
	});

	test('is read without a tree where it is what articles are made of', () => {
		let all = 0;
		let quick = 0;
		for (const file of articles) {
			for (const part of new IncrementalNote(read(file)).parts) {
				const isQuick =
					readFastBlocks(part.text, { definitions: NO_DEFINITIONS, origin: part }) !== undefined;
				all += part.text.length;
				quick += isQuick || part.carried?.kind === 'start' ? part.text.length : 0;
			}
		}
		assert.ok(quick / all > 0.97, `${quick} of ${all}`);
	});

	const wild: readonly (readonly [why: string, source: string])[] = [
		['one line of 5 MB', 'word, another word. '.repeat(250_000)],
		['nested quotes', `${'>'.repeat(100_000)} a`],
		['nested brackets', `${'['.repeat(100_000)}a${']'.repeat(100_000)}`],
		['marks of emphasis', '*a _b '.repeat(50_000)],
		['links that are never closed', '[a]('.repeat(50_000)],
		['links to nothing', '[]('.repeat(50_000)],
		['labels', '[a]: '.repeat(50_000)],
		['images', '!['.repeat(50_000)],
		['tags', '<a '.repeat(50_000)],
		['lists in lists', '1. '.repeat(50_000)],
		['lists in quotes', '> - '.repeat(50_000)],
		['headings that a line marks', 'a\n=\n'.repeat(20_000)],
		['quotes that go on without a mark', '> a\nb\n'.repeat(20_000)],
		['bars', '|'.repeat(200_000)],
		['code that is never closed', `\`a\n${'b c d\n'.repeat(50_000)}`],
		['backticks', Array.from({ length: 700 }, (_, i) => '`'.repeat(i + 1)).join(' ')],
		['a million headings', '# h\n'.repeat(1_000_000)],
		['a list of 0.5 MB', '- an item with a [link](x) and **more**\n'.repeat(12_000)],
		['a paragraph of 0.5 MB', 'A line of it.\n'.repeat(36_000)],
		['a table of 200 columns and 5,000 rows', wideTable(200, 5000)],
		['fences that are never closed', '```\n\ncode\n\n'.repeat(30_000)],
		['comments that are never closed', 'a\n\n<!-- b\n\n'.repeat(30_000)],
		['rules that could be front matter', '---\n\na\n\n'.repeat(30_000)],
	];
	for (const [why, source] of wild) {
		test(`comes to an end with ${why}`, () => {
			const note = new IncrementalNote(source);
			note.edit([{ offset: source.length >> 1, length: 1, text: 'x' }]);
			assert.equal(note.length, source.length);
			assert.ok(note.text.sentences.every(({ index }, i) => index === i));
		});
	}
});

function wideTable(columns: number, rows: number): string {
	const row = `|${' c |'.repeat(columns)}\n`;
	return `${row}|${'---|'.repeat(columns)}\n${row.repeat(rows)}`;
}

/** The examples of CommonMark's specification, where the package with them is installed. */
function commonMarkExamples(): readonly string[] | undefined {
	try {
		const spec: unknown = createRequire(join(ROOT, 'package.json'))('commonmark-spec');
		const { tests } = spec as { readonly tests: readonly { readonly markdown: string }[] };
		return tests.map(({ markdown }) => markdown.replaceAll('→', '\t'));
	} catch {
		return undefined;
	}
}
