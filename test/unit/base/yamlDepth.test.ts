import * as assert from 'node:assert/strict';
import { isTooDeepForYaml } from '../../../src/core/base/yamlDepth.js';
import { editLexicon } from '../../../src/core/lexicon/editLexicon.js';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';
import { parseNoteEntry } from '../../../src/core/lexicon/parseNoteEntry.js';
import { createNoteReader } from '../../../src/core/noteReader.js';

const DEEP = ['[', '{', '- ', '-\t', '? ', '{a: ['].map(unit => unit.repeat(50_000));

suite('isTooDeepForYaml', () => {
	test('lets through what people write', () => {
		for (const text of [
			'',
			'a: [b, {c: d}]',
			'- - - a',
			`- a\n${'- [b]\n'.repeat(10_000)}`,
			'---\n---',
		]) {
			assert.equal(isTooDeepForYaml(text), false);
		}
	});

	test('holds back what would end the process', () => {
		DEEP.forEach(text => assert.equal(isTooDeepForYaml(`a: b\n${text}`), true));
		const steps = Array.from({ length: 2500 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
		assert.equal(isTooDeepForYaml(steps), true);
	});

	test('lexicons and notes that are nested like that are read as far as they go', () => {
		for (const text of DEEP) {
			assert.match(parseLexicon(text).problems[0]?.message ?? '', /nested too deeply/);
			const edit = { kind: 'addEntry', of: 'company', fields: { name: 'A' } } as const;
			assert.equal(editLexicon(text, edit).kind, 'unreadable');
			const note = `---\ntype: company\na: ${text}\n---\nMicrosoft.\n`;
			assert.equal(parseNoteEntry(note, 'A.md'), undefined);
			assert.equal(createNoteReader().read(note).note.title, undefined);
		}
	});
});
