import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { readNoteText } from '../../../src/core/markdown/noteText.js';
import { findCompanies } from '../../../src/core/understanding/companies/findCompanies.js';
import { ROOT } from '../root.js';

const lexicon = createBundledLexicon();

function checkHits(text: string): void {
	const note = readNoteText(text);
	const hits = findCompanies(note, lexicon);
	let before = { sentence: -1, to: 0 };
	for (const hit of hits) {
		const words = note.sentences[hit.sentence]?.words.length ?? 0;
		assert.ok(hit.from >= 0 && hit.from < hit.to && hit.to <= words, 'within its sentence');
		assert.ok(hit.sentence > before.sentence || hit.from >= before.to, 'sorted, without overlaps');
		assert.ok(hit.confidence > 0 && hit.confidence <= 1 && hit.label !== '' && hit.id !== '');
		before = hit;
	}
	assert.deepEqual(findCompanies(readNoteText(text), lexicon), hits, 'the same again');
}

suite('findCompanies on any text', () => {
	test('random Unicode', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => checkHits(text)),
			{ numRuns: 300 },
		);
	});

	test('shuffled pieces of articles', () => {
		const folder = join(ROOT, 'test', 'fixtures', 'companies');
		const pieces = readdirSync(folder)
			.filter(name => name.endsWith('.md'))
			.flatMap(name => readFileSync(join(folder, name), 'utf8').split(/(?<=[ \n])/));
		const piece = fc.oneof(
			fc.constantFrom(...pieces),
			fc.constantFrom('\n\n', '| ', '(', '“', '’s ', 'Inc. ', 'the ', '– ', '**', '# ', ', '),
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 120 }), parts => checkHits(parts.join(''))),
			{ numRuns: 300 },
		);
	});

	const floods: readonly (readonly [string, string])[] = [
		['capitals', 'A'],
		['one name', 'Acme '],
		['brackets', '('],
		['open brackets after names', 'Acme ('],
		['legal forms', 'Acme Inc. '],
		['lists', 'Acme, '],
		['descriptions', 'Novo Nordisk and the Danish drugmaker. '],
		['articles', 'the Danish '],
	];
	for (const [what, unit] of floods) {
		test(`a flood of ${what} is survived`, () =>
			checkHits(unit.repeat(Math.ceil(100_000 / unit.length))));
	}
});
