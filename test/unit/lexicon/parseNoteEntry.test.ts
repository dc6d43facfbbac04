import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';
import { parseNoteEntry } from '../../../src/core/lexicon/parseNoteEntry.js';
import { printLexiconEntry } from '../../../src/core/lexicon/printLexiconEntry.js';

function note(...lines: readonly string[]): string {
	return `---\n${lines.join('\n')}\n---\n\nText.\n`;
}

suite('parseNoteEntry', () => {
	test('a company by the name of its file', () => {
		const found = parseNoteEntry(note('type: company', 'aliases: [Norrvind Energi, NVE]'), 'Norrvind.md');
		assert.deepEqual(
			[found?.kind, found?.id, found?.entries.companies[0]?.name, found?.entries.companies[0]?.aliases],
			['company', 'norrvind', 'Norrvind', ['Norrvind Energi', 'NVE']],
		);
		assert.equal(
			found?.span.end,
			note('type: company', 'aliases: [Norrvind Energi, NVE]').indexOf('\n\nText'),
		);
	});

	test('a term with all that may be said of it', () => {
		const found = parseNoteEntry(
			note(
				'Type: Term',
				'title: Harbour share',
				'aliases:',
				'  - port share',
				'group: Control and governance',
				'definition: A share.',
				'id: hs',
			),
			'x.md',
		);
		assert.deepEqual(found?.entries.terms, [
			{
				id: 'hs',
				label: 'Harbour share',
				group: 'governance',
				aliases: ['harbour share', 'port share'],
				definition: 'A share.',
				favours: '',
			},
		]);
	});

	const others: readonly (readonly [why: string, text: string])[] = [
		['of another type', note('type: person', 'aliases: [A]')],
		['without a type', note('aliases: [A]')],
		['without front matter', 'type: company\n'],
		['whose front matter does not end', '---\ntype: company\n'],
		['with a type that is a list of things', note('type: {a: b}')],
		['nested deeper than there is stack', note('type: company', `a: ${'['.repeat(3000)}`)],
	];
	for (const [why, text] of others) {
		test(`no note ${why}`, () => {
			assert.equal(parseNoteEntry(text, 'A.md'), undefined);
		});
	}

	test('never throws', () => {
		fc.assert(
			fc.property(
				fc.string({ maxLength: 300 }),
				text => void parseNoteEntry(note('type: term', text), text),
			),
		);
	});
});

suite('printLexiconEntry', () => {
	test('every entry that comes with Pactmark is printed as a file that says the same', () => {
		const lexicon = createBundledLexicon();
		for (const { id, label, aliases, definition } of lexicon.terms.values()) {
			const { entries, problems } = parseLexicon(printLexiconEntry(lexicon, 'term', id) ?? '');
			assert.deepEqual(problems, [], id);
			const [term] = entries.terms;
			assert.deepEqual([term?.id, term?.label, term?.definition], [id, label, definition]);
			assert.deepEqual(term?.aliases, aliases.length === 0 ? [label.toLowerCase()] : aliases);
		}
		for (const { id, name, aliases } of lexicon.companies.values()) {
			const [company] = parseLexicon(printLexiconEntry(lexicon, 'company', id) ?? '').entries.companies;
			assert.deepEqual([company?.id, company?.name, company?.aliases], [id, name, aliases]);
		}
	});
});
