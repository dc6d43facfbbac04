import * as assert from 'node:assert';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { IncrementalNote } from '../../../src/core/markdown/incrementalNote.js';
import type { CompanyHit } from '../../../src/core/matching/hits.js';
import { TermMemory } from '../../../src/core/matching/termMemory.js';
import { matcherOf } from '../../../src/core/understanding/readNote.js';

const matcher = matcherOf(createBundledLexicon());
const SOURCE = 'One line.\n\nMicrosoft keeps a right of first refusal.\n\nThe end.\n';

function companyAt(sentence: number, from: number): CompanyHit {
	return {
		sentence,
		from,
		to: from + 1,
		id: 'a',
		label: 'A',
		isDescriptive: false,
		isSource: false,
		confidence: 1,
		by: 'alias',
		rule: 'a',
		cues: [],
	};
}

suite('terms remembered', () => {
	test('a sentence that an edit leaves alone is not opened and matched again, and counts where it stands now', () => {
		const note = new IncrementalNote(SOURCE);
		const memory = new TermMemory();
		const [, before] = note.text.sentences.map(sentence => memory.open(sentence, [], matcher));
		assert.ok(before !== undefined);
		const hits = memory.find(before, undefined, undefined);
		assert.deepStrictEqual(
			hits.map(({ term, sentence }) => [term, sentence]),
			[['rofr', 1]],
		);
		assert.strictEqual(memory.find(before, undefined, undefined), hits);
		note.edit([{ offset: 0, length: 0, text: 'A line before.\n\n' }]);
		const [, , after] = note.text.sentences.map(sentence => memory.open(sentence, [], matcher));
		assert.strictEqual(after, before);
		assert.deepStrictEqual(
			memory.find(before, undefined, undefined).map(({ sentence }) => sentence),
			[2],
		);
	});

	test('another company in it, or another sentence beside it, lets it be matched again', () => {
		const { sentences } = new IncrementalNote(SOURCE).text;
		const [first, own] = sentences;
		assert.ok(first !== undefined && own !== undefined);
		const memory = new TermMemory();
		const open = memory.open(own, [companyAt(1, 0)], matcher);
		assert.strictEqual(memory.open(own, [companyAt(1, 0)], matcher), open);
		const hits = memory.find(open, undefined, undefined);
		assert.notStrictEqual(memory.find(open, memory.open(first, [], matcher), undefined), hits);
		assert.notStrictEqual(memory.open(own, [companyAt(1, 1)], matcher), open);
	});
});
