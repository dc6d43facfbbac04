import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { finish } from '../../src/core/base/steps.js';
import { createNoteReader } from '../../src/core/noteReader.js';
import { ROOT } from './root.js';

const reader = createNoteReader();
const FOLDER = join(ROOT, 'test/fixtures/articles');
const ARTICLES = readdirSync(FOLDER)
	.filter(name => name.endsWith('.md'))
	.map(name => readFileSync(join(FOLDER, name), 'utf8'));

/** What is typed, pasted and taken out: words that decide something, and marks that move the boundaries of what stands around them. */
const PIECES = [
	...['Norrvind Energi AS', 'Microsoft', 'exclusive', 'no longer ', 'a right of first refusal', ' could '],
	...[
		'\n',
		'\n\n',
		'# ',
		'- ',
		'> ',
		'| a | b |\n|---|---|\n',
		'```\n',
		'---\n',
		'*',
		'[',
		'](https://a.b)',
	],
	...[
		'. ',
		'?',
		'Rivals gain.',
		'Read also: ',
		'forward-looking statements',
		'“',
		'[a]: https://a.b\n',
		'<div>\n',
		'',
		'',
		'',
	],
];

suite('followNote', () => {
	test('has of a note what it says of itself without reading it, in as many steps as its parts need', () => {
		for (const article of ARTICLES) {
			assert.deepEqual(finish(reader.follow(article).facts()), reader.read(article).note);
		}
		const long = ARTICLES.join('\n\n').repeat(5);
		assert.ok([...reader.follow(long).facts()].length > ARTICLES.length);
	});

	test('says after every edit what the note read anew says', () => {
		const edit = fc.record({ at: fc.nat(), length: fc.nat(60), text: fc.constantFrom(...PIECES) });
		fc.assert(
			fc.property(
				fc.constantFrom(...ARTICLES),
				fc.array(edit, { minLength: 1, maxLength: 8 }),
				(article, edits) => {
					let text = article;
					const followed = reader.follow(text);
					finish(followed.read());
					for (const { at, length, text: inserted } of edits) {
						const offset = at % (text.length + 1);
						const cut = Math.min(length, text.length - offset);
						text = text.slice(0, offset) + inserted + text.slice(offset + cut);
						followed.edit([{ offset, length: cut, text: inserted }]);
						assert.ok(followed.isOf(text));
						assert.deepEqual(finish(followed.read()), reader.read(text));
					}
				},
			),
			{ numRuns: Number(process.env['PACTMARK_READINGS'] ?? 25) },
		);
	});

	test('a reading that is left half-way leaves no trace', () => {
		const [first = '', second = ''] = ARTICLES;
		const followed = reader.follow(first);
		const steps = followed.read();
		for (let step = 0; step < 20; step++) {
			steps.next();
		}
		followed.edit([{ offset: 0, length: first.length, text: second }]);
		assert.deepEqual(finish(followed.read()), reader.read(second));
	});

	test('pauses often', () => {
		const steps = reader.follow(ARTICLES.join('\n\n')).read();
		let count = 0;
		while (steps.next().done !== true) {
			count++;
		}
		assert.ok(count > 50, `${count} steps`);
	});
});
