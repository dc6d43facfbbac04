import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Engine from '../../../src/core/engine.js';
import { ROOT } from '../root.js';

suite('pactmark/engine', () => {
	const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
		exports: { './engine': { import: string; types: string } };
	};

	test('exposes just its public face', async () => {
		const engine = (await import(
			pathToFileURL(join(ROOT, manifest.exports['./engine'].import)).href
		)) as object;
		assert.deepEqual(Object.keys(engine).sort(), [
			'createBundledLexicon',
			'createNoteReader',
			'createSummariser',
			'findQuote',
			'lexiconTools',
			'mergeLexicon',
			'parseLexicon',
			'takeQuote',
			'toReadingJson',
		]);
	});

	test('answers the questions of its façade, which cannot be changed', async () => {
		const { createNoteReader } = (await import(
			pathToFileURL(join(ROOT, manifest.exports['./engine'].import)).href
		)) as typeof Engine;
		const reader = createNoteReader();
		assert.deepEqual(Object.keys(reader).sort(), ['follow', 'lexicon', 'read']);
		assert.ok(Object.isFrozen(reader));
	});
});
