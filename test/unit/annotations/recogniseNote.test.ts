import * as assert from 'node:assert/strict';
import { createAnchorer } from '../../../src/core/annotations/anchorer.js';
import { scoreNoteMatch, withContext } from '../../../src/core/annotations/recogniseNote.js';
import { annotation } from './records.js';

const TEXT = 'Line one.\n\nAcme is the exclusive provider of Borealis.\n';

suite('recognising a note', () => {
	test('a note is recognised by its quotes', () => {
		const passages = [annotation('a')];
		assert.equal(scoreNoteMatch(passages, createAnchorer(TEXT).find).score, 1);
		assert.equal(scoreNoteMatch(passages, createAnchorer('Nothing of the kind.').find).score, 0);
		assert.equal(scoreNoteMatch([], createAnchorer(TEXT).find).score, 0);
	});

	test('a single word is recognised by the words around it, and not in every note that has it', () => {
		const start = TEXT.indexOf('exclusive');
		const anchorer = createAnchorer(TEXT);
		const passage = withContext(anchorer.take({ start, end: start + 'exclusive'.length }));
		assert.equal(scoreNoteMatch([passage], anchorer.find).score, 1);
		const other = createAnchorer('Somebody else has an exclusive coat, and wears it in town.');
		assert.equal(scoreNoteMatch([passage], other.find).score, 0);
	});
});
