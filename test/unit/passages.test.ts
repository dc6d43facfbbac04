import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNoteReader } from '../../src/core/noteReader.js';
import { ROOT } from './root.js';

interface MarkedTerm {
	readonly ids: readonly string[];
	readonly start: number;
	readonly end: number;
}

/** A passage without its marks, `[[id|words]]`, and what was marked. */
function unmark(marked: string): { readonly text: string; readonly terms: readonly MarkedTerm[] } {
	const terms: MarkedTerm[] = [];
	let text = '';
	let at = 0;
	for (const { 0: all, 1: ids = '', 2: words = '', index } of marked.matchAll(/\[\[([^|]+)\|(.*?)\]\]/gs)) {
		text += marked.slice(at, index);
		terms.push({ ids: ids.split(','), start: text.length, end: text.length + words.length });
		text += words;
		at = index + all.length;
	}
	return { text: text + marked.slice(at), terms };
}

suite('passages worded as freely as can be', () => {
	const folder = join(ROOT, 'test/fixtures/passages');
	const passages = readdirSync(folder)
		.filter(name => name.endsWith('.txt'))
		.flatMap(name => readFileSync(join(folder, name), 'utf8').trim().split('\n\n'))
		.map(unmark);

	test('their terms are found no worse than before', () => {
		const reader = createNoteReader();
		let [right, found, marked] = [0, 0, 0];
		for (const { text, terms } of passages) {
			const mentions = reader.read(text).mentions.filter(({ kind }) => kind === 'term');
			found += mentions.length;
			marked += terms.length;
			right += mentions.filter(({ id, start, end }) =>
				terms.some(term => term.ids.includes(id) && term.start < end && start < term.end),
			).length;
		}
		const [precision, recall] = [right / found, right / marked];
		assert.ok(
			precision >= 0.72 && recall >= 0.52,
			`precision ${String(precision)}, recall ${String(recall)}`,
		);
	});

	test('are marked with terms that there are', () => {
		const { lexicon } = createNoteReader();
		const unknown = passages.flatMap(({ terms }) =>
			terms.flatMap(({ ids }) => ids.filter(id => !lexicon.terms.has(id))),
		);
		assert.deepEqual(unknown, []);
		assert.ok(passages.length > 1000);
	});
});
