import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { mergeLexicon } from '../../../src/core/lexicon/mergeLexicon.js';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';
import { createNoteReader } from '../../../src/core/noteReader.js';

const FILE = `terms:
  - label: Harbour share
    group: governance
    aliases: [harbour share]
    patterns: ['[share~ with a veto]']
    definition: A share that lets its holder block decisions.
    favours: its holder
companies:
  - name: Zumtoll
    aliases: [Zumtoll Rail]
`;

suite('parseLexicon', () => {
	test('what it reads is found in notes', () => {
		const { entries, problems } = parseLexicon(FILE);
		assert.deepEqual(problems, []);
		const reader = createNoteReader({ lexicon: mergeLexicon(createBundledLexicon(), entries) });
		const { mentions } = reader.read(
			'The state keeps its harbour share in Zumtoll Rail, a share with a veto.',
		);
		assert.deepEqual(
			mentions.map(({ id, text }) => `${id}: ${text}`),
			['harbour_share: harbour share', 'zumtoll: Zumtoll Rail', 'harbour_share: share with a veto'],
		);
	});

	const faults: readonly (readonly [why: string, file: string, line: number, message: RegExp])[] = [
		['what is no YAML', 'terms:\n  - label: "Golden\n', 3, /^This is no YAML: /],
		['another form', '- a\n- b\n', 1, /two lists/],
		['a list that is none', 'terms: golden\n', 1, /“terms” is a list/],
		['an unknown field', 'terms:\n  - label: A\n    alias: [a]\n', 3, /“alias” is not known here/],
		['an unknown group', 'terms:\n  - label: A\n    group: x\n', 3, /no group “x”/],
		['a term without label', 'terms:\n  - aliases: [a]\n', 2, /needs a label/],
		['a company without name', 'companies:\n  - aliases: [a]\n', 2, /needs a name/],
		['aliases that are no list', 'companies:\n  - name: A\n    aliases: a\n', 3, /“aliases” is a list/],
	];
	for (const [why, file, line, message] of faults) {
		test(`says what is wrong and where with ${why}`, () => {
			const [problem] = parseLexicon(file).problems;
			assert.match(problem?.message ?? '', message);
			assert.equal(problem?.line, line);
		});
	}

	test('a faulty entry does not hide the others', () => {
		const { entries, problems } = parseLexicon('terms:\n  - aliases: [a]\n  - label: Good\n');
		assert.deepEqual([entries.terms.map(({ label }) => label), problems.length], [['Good'], 1]);
	});

	test('never throws', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 200 }), text => void parseLexicon(text)),
			{ numRuns: 500 },
		);
		const parts = [
			'terms:',
			'companies:',
			'\n',
			'  - ',
			'label: ',
			'name: ',
			'a',
			'[',
			']',
			'{',
			'}',
			': ',
			'"',
			'&a ',
			'*a',
			'!!x ',
			'? ',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...parts)), words => void parseLexicon(words.join(''))),
			{ numRuns: 500 },
		);
	});

	test('merging the same entries again changes nothing', () => {
		const { entries } = parseLexicon(FILE);
		const once = mergeLexicon(createBundledLexicon(), entries);
		assert.deepEqual(mergeLexicon(once, entries), once);
	});

	test('what the words of a term may stand for besides goes with the term that is overridden', () => {
		const file = `terms:\n  - {id: contract_term, label: Span, aliases: [for five years], override: true}\n`;
		const lexicon = createBundledLexicon();
		const own = mergeLexicon(lexicon, parseLexicon(file).entries);
		const bound = ({ misreadings }: typeof lexicon): number =>
			misreadings.filter(({ terms }) => terms.includes('contract_term')).length;
		assert.ok(bound(lexicon) > 0);
		assert.equal(bound(own), 0);
	});
});
