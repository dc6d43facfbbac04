import * as assert from 'node:assert/strict';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { exampleFaults, misreadingFaults } from './wordingExamples.js';

const lexicon = createBundledLexicon();

suite('wordings of the lexicon', () => {
	for (const entry of [...lexicon.patterns, ...lexicon.guards]) {
		const name = 'pattern' in entry ? entry.pattern : `alias ${entry.alias}`;
		test(`${entry.term}: ${name}`, () => assert.deepEqual(exampleFaults(entry), []));
	}
	for (const entry of lexicon.misreadings) {
		test(`not ${entry.terms.join(', ')}: ${entry.pattern}`, () => {
			assert.deepEqual(misreadingFaults(entry), []);
		});
	}
	test('every term has a definition and says whom it favours', () => {
		for (const term of lexicon.terms.values()) {
			assert.ok(term.definition.length > 20 && term.favours.length > 2, term.id);
		}
	});
});
