import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNoteReader } from '../../src/core/noteReader.js';
import { ROOT } from './root.js';

/** Recipes, minutes, poems: texts that have nothing to do with any deal. */
const FOLDER = join(ROOT, 'test/fixtures/plain');

/** Of a thousand words of such texts, at most so many may be taken for a term. */
const MOST_TERMS = 1;

suite('plain texts of other kinds', () => {
	const reader = createNoteReader();
	const texts = readdirSync(FOLDER).map(name => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

	test('hardly a word of them is taken for a term', () => {
		const words = texts.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
		const terms = texts.flatMap(({ name, text }) =>
			reader
				.read(text)
				.mentions.filter(({ kind }) => kind === 'term')
				.map(mention => `${name}: ${mention.text} (${mention.id})`),
		);
		assert.ok(texts.length >= 10 && words > 2000);
		assert.ok((terms.length / words) * 1000 <= MOST_TERMS, terms.join('\n'));
	});

	test('nobody gains or loses in them, and nothing changes', () => {
		for (const { name, text } of texts) {
			const { changes, beneficiaries } = reader.read(text);
			assert.deepEqual([name, changes.length, beneficiaries.length], [name, 0, 0]);
		}
	});
});
