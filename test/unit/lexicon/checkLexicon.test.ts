import * as assert from 'node:assert/strict';
import { checkLexicon } from '../../../src/core/checkLexicon.js';
import { createBundledLexicon } from '../../../src/core/lexicon/bundled.js';
import { mergeLexicon } from '../../../src/core/lexicon/mergeLexicon.js';
import { parseLexicon } from '../../../src/core/lexicon/parseLexicon.js';
import { createNoteReader } from '../../../src/core/noteReader.js';

function problemsOf(text: string): string[] {
	const parsed = parseLexicon(text);
	assert.deepEqual(parsed.problems, []);
	return checkLexicon(text, parsed, createBundledLexicon()).map(
		({ line, message, severity }) => `${line} ${severity ?? ''}: ${message}`,
	);
}

function term(...lines: readonly string[]): string {
	return `terms:\n  - label: Harbour share\n    definition: A share.\n${lines.map(line => `    ${line}\n`).join('')}`;
}

suite('checkLexicon', () => {
	test('finds nothing wrong with what is right', () => {
		assert.deepEqual(
			problemsOf(
				`${term('aliases: [harbour share]', "patterns: ['[share~ with a <2> veto]']")}  - id: standstill\n    remove: true\ncompanies:\n  - name: Norrvind\n    aliases: [NVE]\n`,
			),
			[],
		);
	});

	test('an alias that two entries of the file claim, whatever its case, at its line', () => {
		const [problem, ...more] = problemsOf(
			`${term('aliases: [harbour share]')}  - label: Port share\n    definition: B.\n    aliases: [Harbour  Share]\n`,
		);
		assert.match(
			problem ?? '',
			/^7 warning: “Harbour {2}Share” is an alias of “Harbour share” in this file/,
		);
		assert.deepEqual(more, []);
	});

	test('a label or a name that two entries of the file claim', () => {
		const [label, ...others] = problemsOf(
			'terms:\n  - {id: a, label: Port share, definition: A}\n  - {id: b, label: port share, definition: B}\n',
		);
		assert.match(label ?? '', /^3 warning: “port share” stands for another entry of this file already/);
		assert.deepEqual(others, []);
		const [name, ...more] = problemsOf(
			'companies:\n  - {id: a, name: Norrvind}\n  - {id: b, name: Norrvind}\n',
		);
		assert.match(name ?? '', /^3 warning: “Norrvind” stands for another entry/);
		assert.deepEqual(more, []);
	});

	test('two entries of the file that are one, having one id', () => {
		for (const text of [
			'companies:\n  - name: Norrvind\n  - name: Norrvind\n',
			'terms:\n  - {label: Port share, definition: A}\n  - {label: Port share, definition: B}\n',
		]) {
			const [problem, ...more] = problemsOf(text);
			assert.match(
				problem ?? '',
				/^3 warning: “.*” has an entry in this file already; the two count as one/,
			);
			assert.deepEqual(more, []);
		}
	});

	test('a company with a name of one that comes with Pactmark is a hint, and none where it is that one', () => {
		const { id = '', name = '' } = createBundledLexicon().companies.get('microsoft') ?? {};
		assert.match(
			problemsOf(`companies:\n  - {id: ours, name: ${name}}\n`)[0] ?? '',
			/^2 advice: “Microsoft” is a name of “Microsoft” already\. .* its id, microsoft\./,
		);
		assert.deepEqual(problemsOf(`companies:\n  - {id: ${id}, name: ${name}}\n`), []);
	});

	test('finds each of eight thousand faults at its line', () => {
		const text = `terms:\n${Array.from({ length: 8000 }, (_, i) => `  - label: Harbour share ${i}\n`).join('')}`;
		const parsed = parseLexicon(text);
		const problems = checkLexicon(text, parsed, createBundledLexicon());
		assert.deepEqual([problems.length, problems.at(-1)?.line], [8000, 8001]);
	});

	test('an alias of an entry that comes with Pactmark, unless that is removed', () => {
		const file = term('aliases: [right of first refusal]');
		assert.match(
			problemsOf(file)[0] ?? '',
			/^4 warning: .* is an alias of “Right of first refusal” already/,
		);
		const id = [...createBundledLexicon().terms.values()].find(({ aliases }) =>
			aliases.includes('right of first refusal'),
		)?.id;
		assert.deepEqual(problemsOf(`${file}  - id: ${id ?? ''}\n    remove: true\n`), []);
	});

	const patterns: readonly (readonly [pattern: string, reason: RegExp])[] = [
		['<3> share', /it must begin with a word or a slot/],
		['[share <12> veto]', /a gap is at most 8 words wide/],
		['[share of $nobody]', /there is no slot \$nobody/],
		['[@nothing share]', /there is no class @nothing/],
		['(share | stake', /a group is not closed/],
		['share )', /“\)” stands alone/],
		['[share', /the brackets \[ \] .* stand once, and in pairs/],
		['[a] [b]', /the brackets/],
		['share []', /nothing between its brackets/],
	];
	for (const [pattern, reason] of patterns) {
		test(`a pattern that can not match: ${pattern}`, () => {
			const [problem] = problemsOf(term(`patterns: [${JSON.stringify(pattern)}]`));
			assert.match(problem ?? '', /^4 warning: This pattern can not match: /);
			assert.match(problem ?? '', reason);
		});
	}

	test('a wording without a word', () => {
		assert.match(problemsOf(term("aliases: ['—']"))[0] ?? '', /^4 warning: “—” has no word in it/);
	});

	test('a term without a definition, unless a layer below has one', () => {
		assert.match(
			problemsOf('terms:\n  - label: Harbour share\n')[0] ?? '',
			/^2 advice: .* no definition/,
		);
		assert.deepEqual(
			problemsOf('terms:\n  - {id: exclusivity, label: Exclusivity, aliases: [solo deal]}\n'),
			[],
		);
	});

	test('a removal of what is not there', () => {
		assert.match(
			problemsOf('companies:\n  - id: nobody\n    remove: true\n')[0] ?? '',
			/no “nobody” to remove/,
		);
	});
});

suite('layers of the lexicon', () => {
	const NOTE = 'Microsoft has a right of first refusal, exclusivity and a standstill.';

	function ids(...files: readonly string[]): string[] {
		const lexicon = files.reduce(
			(merged, file) => mergeLexicon(merged, parseLexicon(file).entries),
			createBundledLexicon(),
		);
		return createNoteReader({ lexicon })
			.read(NOTE)
			.mentions.map(({ id }) => id);
	}

	test('an entry can remove one of a layer below, and a layer above can bring it back', () => {
		assert.ok(ids().includes('exclusivity'));
		const remove = 'terms:\n  - id: exclusivity\n    remove: true\n';
		assert.ok(!ids(remove).includes('exclusivity'));
		assert.ok(ids(remove, 'terms:\n  - label: Exclusivity\n').includes('exclusivity'));
	});

	test('an entry can override one: nothing of the old one stays', () => {
		const override = (flag: boolean): string =>
			`terms:\n  - {id: exclusivity, label: Sole deal, aliases: [sole deal], override: ${String(flag)}}\n`;
		assert.ok(ids(override(false)).includes('exclusivity'));
		assert.ok(!ids(override(true)).includes('exclusivity'));
	});
});
