import * as assert from 'node:assert/strict';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';
import { findWrittenName, likeBefore, renameInLexicon } from '../../../src/core/lexicon/renameInLexicon.js';

const LEXICON = `# Ours.
terms:
  - label: Harbour share   # as we say
    aliases: [harbour share, 'port: share']
  - label: Pilot right
  - label: First look
    id: rofr
    aliases:
      - first look
companies:
  - name: Norrvind
    aliases: [Norrvind Energi]
  - {name: Quay & Co}
`;

function rename(kind: 'term' | 'company', id: string, from: string, to: string): string {
	const changes = renameInLexicon(LEXICON, { kind, id }, { from, to });
	return [...changes]
		.reverse()
		.reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), LEXICON);
}

suite('renaming in a lexicon', () => {
	test('changes the name, the label that says the same, and keeps the id and everything else', () => {
		assert.equal(
			rename('term', 'harbour_share', 'harbour share', 'quay share'),
			LEXICON.replace('label: Harbour share', 'label: Quay share\n    id: harbour_share').replace(
				'[harbour share',
				'[quay share',
			),
		);
	});

	test('changes an alias by itself, and puts in quotation marks what needs them', () => {
		assert.equal(
			rename('term', 'harbour_share', 'port: share', 'port # share'),
			LEXICON.replace("'port: share'", '"port # share"'),
		);
	});

	test('changes the label of a term that is looked for by its label', () =>
		assert.equal(
			rename('term', 'pilot_right', 'pilot right', 'guide right'),
			LEXICON.replace('label: Pilot right', 'label: Guide right\n    id: pilot_right'),
		));

	test('changes a company’s name, in braces too', () => {
		assert.equal(
			rename('company', 'norrvind', 'Norrvind', 'Sorvind'),
			LEXICON.replace('name: Norrvind', 'name: Sorvind\n    id: norrvind'),
		);
		const id = parseLexicon(LEXICON).places.at(-1)?.id ?? '';
		assert.equal(
			rename('company', id, 'Quay & Co', 'Pier & Co'),
			LEXICON.replace('{name: Quay & Co}', `{name: Pier & Co, id: ${id}}`),
		);
	});

	test('leaves the file alone where there is no such name or entry', () => {
		assert.equal(rename('term', 'harbour_share', 'pier share', 'x'), LEXICON);
		assert.equal(rename('term', 'exclusivity', 'exclusivity', 'x'), LEXICON);
	});

	test('entries keep their ids and all problems stay away', () => {
		const before = parseLexicon(LEXICON);
		for (const { kind, id, names, aliases } of before.places) {
			for (const { text } of [...names, ...aliases]) {
				const after = parseLexicon(rename(kind, id, text, 'something new'));
				assert.deepEqual(after.problems, before.problems, text);
				assert.deepEqual(
					after.places.map(place => place.id),
					before.places.map(place => place.id),
					text,
				);
			}
		}
	});

	const written: readonly (readonly [written: string, name: string | undefined, ending?: number])[] = [
		['Harbour share', 'harbour share', 0],
		['harbour\n  shares', 'harbour share', 1],
		['harbour share’s', 'harbour share', 2],
		['port: share', 'port: share', 0],
		['harbour shareholder', undefined],
		['stake in the harbour', undefined],
	];
	for (const [text, name, ending = 0] of written) {
		test(`“${text}” is ${name ?? 'none of its names'}`, () =>
			assert.deepEqual(
				findWrittenName(LEXICON, { kind: 'term', id: 'harbour_share' }, text),
				name === undefined ? undefined : { name, ending },
			));
	}

	test('a capital letter stays one', () => {
		assert.equal(likeBefore('Harbour share', 'quay share'), 'Quay share');
		assert.equal(likeBefore('harbour share', 'quay share'), 'quay share');
		assert.equal(likeBefore('', 'quay'), 'quay');
	});
});
