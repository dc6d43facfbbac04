import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { editLexicon, type LexiconEdit } from '../../../src/core/lexicon/editLexicon.js';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';

const FILE = `# Our words.
terms:
  # Since the harbour deal.
  - label: Harbour share   # as in the statutes
    group: governance
    aliases: [harbour share,  'golden harbour']

  - id: standstill
    label: Standstill
    aliases:
      - stand-still # with a hyphen
      - "truce"

companies:
  - name: Norrvind
`;

const ADD_TERM: LexiconEdit = {
	kind: 'addEntry',
	of: 'term',
	fields: {
		label: 'Pilot share',
		group: 'equity',
		aliases: ['pilot share', 'pilot: share'],
		definition: '',
	},
};

function addAlias(kind: 'term' | 'company', id: string, alias: string): LexiconEdit {
	return { kind: 'addAlias', entry: { kind, id, label: 'Label' }, alias };
}

function edit(text: string, ...edits: readonly LexiconEdit[]): string {
	return edits.reduce((so, each) => {
		const edited = editLexicon(so, each);
		assert.ok(edited.kind === 'edited');
		return edited.text;
	}, text);
}

/** The lines that only one of the two has: `-` those before, `+` those after. */
function difference(before: string, after: string): string[] {
	const [old, now] = [before.split('\n'), after.split('\n')];
	return [
		...old.filter(line => !now.includes(line)).map(line => `-${line}`),
		...now.filter(line => !old.includes(line)).map(line => `+${line}`),
	];
}

suite('editLexicon', () => {
	const cases: readonly (readonly [why: string, edit: LexiconEdit, difference: readonly string[]])[] = [
		[
			'adds a term behind the last one, in lines of its own',
			ADD_TERM,
			['+  - label: Pilot share', '+    group: equity', '+    aliases: [pilot share, "pilot: share"]'],
		],
		[
			'adds an alias between brackets',
			addAlias('term', 'harbour_share', 'port share'),
			[
				"-    aliases: [harbour share,  'golden harbour']",
				"+    aliases: [harbour share,  'golden harbour', port share]",
			],
		],
		['adds an alias as a line', addAlias('term', 'standstill', 'lull'), ['+      - lull']],
		[
			'adds the first alias of a company',
			addAlias('company', 'norrvind', 'NVE'),
			['+    aliases: [NVE]'],
		],
		[
			'adds an entry for an alias of what the file does not have',
			addAlias('company', 'openai', 'O.A.I'),
			['+  - id: openai', '+    name: Label', '+    aliases: [O.A.I]'],
		],
	];
	for (const [why, change, expected] of cases) {
		test(`${why}, and touches nothing else`, () => {
			assert.deepEqual(difference(FILE, edit(FILE, change)), expected);
			assert.deepEqual(parseLexicon(edit(FILE, change)).problems, []);
		});
	}

	test('keeps the label of a term without aliases as an alias', () => {
		const text = edit('terms:\n  - label: Port Share\n', addAlias('term', 'port_share', 'quay share'));
		assert.deepEqual(parseLexicon(text).entries.terms[0]?.aliases, ['port share', 'quay share']);
	});

	test('begins a file, a list, and one that does not end in a line break', () => {
		assert.equal(
			edit('', { kind: 'addEntry', of: 'company', fields: { name: 'Norrvind' } }),
			'companies:\n  - name: Norrvind\n',
		);
		const text = edit('companies:\n  - name: A', ADD_TERM);
		assert.ok(text.startsWith('companies:\n  - name: A\nterms:\n  - label: Pilot share\n'), text);
		assert.equal(parseLexicon(edit('terms:\n', ADD_TERM)).entries.terms.length, 1);
		assert.equal(parseLexicon(edit('terms: []\n', ADD_TERM)).entries.terms.length, 1);
	});

	test('keeps the line ends of Windows', () => {
		const text = edit(FILE.replaceAll('\n', '\r\n'), ADD_TERM, addAlias('term', 'standstill', 'lull'));
		assert.equal(text.replaceAll('\r\n', '').includes('\n'), false);
		assert.equal(parseLexicon(text).entries.terms.length, 3);
	});

	test('prints anew what has no lines of its own, and keeps its comments', () => {
		const text = edit('terms: [{label: A, aliases: [a]}] # ours\n', ADD_TERM);
		assert.deepEqual(
			parseLexicon(text).entries.terms.map(({ label }) => label),
			['A', 'Pilot share'],
		);
		assert.match(text, /# ours/);
	});

	test('takes out what was added', () => {
		const added = edit(FILE, ADD_TERM, addAlias('term', 'harbour_share', 'port share'));
		const taken = edit(
			added,
			{ kind: 'removeEntry', entry: { kind: 'term', id: 'pilot_share' } },
			{
				kind: 'removeAlias',
				entry: { kind: 'term', id: 'harbour_share', label: '' },
				alias: 'port share',
			},
		);
		assert.deepEqual(parse(taken), parse(FILE));
		assert.match(taken, /# Since the harbour deal/);
	});

	test('leaves a file with a fault alone and says so', () => {
		for (const text of ['terms:\n  - label: "A\n', '- a\n', 'just text']) {
			assert.equal(editLexicon(text, ADD_TERM).kind, 'unreadable', text);
		}
	});

	test('whatever is added is read as just that, and nothing else changes', () => {
		const word = fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }).filter(text => {
			return text.trim() === text && !/\p{Cc}/u.test(text);
		});
		fc.assert(
			fc.property(
				word,
				word,
				fc.constantFrom(FILE, '', 'companies:\n- name: B\n'),
				(label, alias, file) => {
					const text = edit(file, {
						kind: 'addEntry',
						of: 'term',
						fields: { id: 'own', label, aliases: [alias] },
					});
					const before = (parse(file) ?? {}) as { terms?: unknown[] };
					assert.deepEqual(parse(text), {
						...before,
						terms: [...(before.terms ?? []), { id: 'own', label, aliases: [alias] }],
					});
				},
			),
		);
	});

	test('a name that looks like YAML becomes a text', () => {
		for (const alias of [
			'*x',
			'!!js/function x',
			'- a',
			'a: b',
			'#c',
			'{{x}}',
			'null',
			'3.5',
			'a\\b"c',
		]) {
			const text = edit('', addAlias('company', 'c', alias));
			assert.deepEqual(parseLexicon(text).entries.companies[0]?.aliases, [alias], alias);
		}
	});
});
