import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { completeLexicon, type LexiconSchema } from '../../../src/core/lexicon/completeLexicon.js';
import { TERM_GROUPS } from '../../../src/core/lexicon/entry.js';
import { COMPANY_KEYS, TERM_KEYS } from '../../../src/core/lexicon/parseLexicon.js';
import { ROOT } from '../root.js';

const schema = JSON.parse(
	readFileSync(join(ROOT, 'media/schemas/lexicon.schema.json'), 'utf8'),
) as LexiconSchema;

/** What is proposed at the bar. */
function propose(marked: string): string[] | undefined {
	const offset = marked.indexOf('|');
	const found = completeLexicon(marked.replace('|', ''), offset, schema, () => ({
		terms: [['exclusivity', 'Exclusivity']],
		companies: [['openai', 'OpenAI']],
	}));
	return found?.proposals.map(({ label }) => label);
}

suite('completeLexicon', () => {
	const without = (keys: readonly string[], ...gone: readonly string[]): string[] =>
		keys.filter(key => !gone.includes(key));
	const cases: readonly (readonly [why: string, marked: string, labels: readonly string[] | undefined])[] =
		[
			['the lists', '|', ['version', 'terms', 'companies']],
			['the list that is missing', 'terms:\n  - label: A\n|', ['version', 'companies']],
			['fields of a new term', 'terms:\n  - |', TERM_KEYS],
			[
				'fields that a term does not have yet',
				'terms:\n  - label: A\n    gr|\n    favours: b',
				without(TERM_KEYS, 'label', 'favours', 'gr'),
			],
			[
				'fields of a company',
				'terms:\n  - label: A\ncompanies:\n- name: B\n  |',
				without(COMPANY_KEYS, 'name'),
			],
			['groups', 'terms:\n  - label: A\n    group: go|', TERM_GROUPS.map(([id]) => id)],
			['ids of terms', 'terms:\n  - id: |', ['exclusivity']],
			['ids of companies', 'companies:\n  - id: o|', ['openai']],
			['true', 'terms:\n  - id: a\n    remove: |', ['true']],
			['nothing in free text', 'terms:\n  - label: |', []],
			['nothing in a list of aliases', 'terms:\n  - label: A\n    aliases:\n      - |', undefined],
			['nothing in a comment', 'terms:\n  # |', undefined],
		];
	for (const [why, marked, labels] of cases) {
		test(`proposes ${why}`, () =>
			assert.deepEqual(
				propose(marked)?.toSorted(),
				labels === undefined ? undefined : [...labels].sort(),
			));
	}

	test('the schema has the fields and groups that the parser knows', () => {
		const { term, company } = schema.definitions;
		assert.deepEqual(Object.keys(term.properties).sort(), [...TERM_KEYS].sort());
		assert.deepEqual(Object.keys(company.properties).sort(), [...COMPANY_KEYS].sort());
		assert.deepEqual(
			term.properties['group']?.enum,
			TERM_GROUPS.map(([id]) => id),
		);
		assert.deepEqual(
			term.properties['group'].enumDescriptions,
			TERM_GROUPS.map(([, label]) => label),
		);
	});
});
