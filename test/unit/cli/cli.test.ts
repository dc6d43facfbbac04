import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../root.js';

const NOTE = '# A deal\n\nAcme Inc. is the **exclusive** provider of Beta Ltd for five years.\n';

suite('pactmark read', () => {
	let folder = '';
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'pactmark-'));
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));

	function file(name: string, content: string | Uint8Array): string {
		const path = join(folder, name);
		writeFileSync(path, content);
		return path;
	}

	function pactmark(
		args: readonly string[],
		options: { input?: string; env?: Record<string, string> } = {},
	) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(ROOT, 'dist/node/cli.js'), ...args],
			{
				encoding: 'utf8',
				input: options.input ?? '',
				env: { ...process.env, FORCE_COLOR: '', NO_COLOR: '', ...options.env },
			},
		);
		return { status, stdout, stderr };
	}

	test('prints the reading of one note as one JSON object', () => {
		const path = file('note.md', NOTE);
		const { status, stdout } = pactmark(['read', '--json', path]);
		const reading = JSON.parse(stdout) as {
			version: number;
			note: { path: string; title: string };
			mentions: { kind: string; id: string; text: string; start: number; end: number }[];
		};
		assert.equal(status, 0);
		assert.equal(reading.version, 1);
		assert.deepEqual([reading.note.path, reading.note.title], [path, 'A deal']);
		assert.ok(reading.mentions.some(({ kind, id }) => kind === 'term' && id === 'exclusivity'));
		for (const { text, start, end } of reading.mentions) {
			assert.equal(NOTE.slice(start, end), text);
		}
	});

	test('does not count a byte order mark, as no editor does', () => {
		type Place = { readonly start: number; readonly end: number };
		const places = (path: string): Place[] =>
			(JSON.parse(pactmark(['read', '--json', path]).stdout) as { mentions: Place[] }).mentions.map(
				({ start, end }) => ({ start, end }),
			);
		assert.deepEqual(places(file('marked.md', `\uFEFF${NOTE}`)), places(file('plain.md', NOTE)));
	});

	test('prints one object a line, be it one note or several', () => {
		assert.equal(
			pactmark(['read', '--json', file('a.md', NOTE)])
				.stdout.trimEnd()
				.split('\n').length,
			1,
		);
		const { stdout } = pactmark(['read', '--json', file('a.md', NOTE), file('b.md', NOTE)]);
		const lines = stdout.trimEnd().split('\n');
		assert.equal(lines.length, 2);
		lines.forEach(line => JSON.parse(line) as unknown);
	});

	test('prints a table with the evidence and its line', () => {
		const { stdout } = pactmark(['read', file('note.md', NOTE)]);
		assert.match(stdout, /COMPANIES[\s\S]*TERMS[\s\S]*Exclusivity[\s\S]*\(line 3\)[\s\S]*BENEFICIARIES/);
	});

	test('quotes without marks of markdown, also without half of a pair', () => {
		const note =
			'# A deal\n\n**In short:** Acme Inc. ended its *exclusive* deal with [Beta Ltd](https://b.example).\n';
		const { stdout } = pactmark(['read', file('note.md', note)]);
		assert.match(stdout, /“In short: Acme Inc. ended its exclusive deal with Beta Ltd.”/);
	});

	test('counts what the reading view counts, a publisher that is only the source among it', () => {
		const note =
			'# A deal\n\nAmazon.com has ended its exclusivity with Pfizer. Pfizer loses.\n\nSource: Reuters\n';
		const { stdout } = pactmark(['read', file('note.md', note)]);
		const reading = JSON.parse(pactmark(['read', '--json', file('note.md', note)]).stdout) as {
			mentions: { kind: string; id: string }[];
		};
		const ids = (kind: string): number =>
			new Set(reading.mentions.filter(mention => mention.kind === kind).map(({ id }) => id)).size;
		assert.match(stdout, new RegExp(`COMPANIES \\(${ids('company')}\\)[^]*TERMS \\(${ids('term')}\\)`));
		// Under the name that the lexicon has for it.
		assert.match(stdout, /^ {2}Amazon {2}/m);
		assert.match(stdout, /^ {2}Reuters .*source$/m);
	});

	test('reads standard input', () => {
		const { status, stdout } = pactmark(['read', '-'], { input: NOTE });
		assert.equal(status, 0);
		assert.match(stdout, /Exclusivity/);
	});

	test('colours only where asked, and never against NO_COLOR', () => {
		const path = file('note.md', NOTE);
		const hasColour = (env: Record<string, string>): boolean =>
			pactmark(['read', path], { env }).stdout.includes('\u001b[');
		assert.deepEqual(
			[hasColour({}), hasColour({ FORCE_COLOR: '1' }), hasColour({ FORCE_COLOR: '1', NO_COLOR: '1' })],
			[false, true, false],
		);
	});

	test('lets nothing in a note steer the terminal', () => {
		const { stdout } = pactmark([
			'read',
			file('note.md', `# \u001b[31mA\u001b]0;x\u0007 deal\n\nThe exclusivity \u001b[2J ends.\n`),
		]);
		assert.doesNotMatch(stdout, /[\u001b\u0007]/);
	});

	test('explains how the marks at a place came about', () => {
		const path = file('note.md', NOTE);
		const { status, stdout } = pactmark(['explain', `${path}:3:20`]);
		assert.equal(status, 0);
		assert.match(stdout, /is marked as a term: Exclusivity\.\n {2}The /);
		assert.match(pactmark(['explain', `${path}:3`]).stdout, /company: Acme[\s\S]*Exclusivity/);
		assert.equal(pactmark(['explain', `${path}:2`]).stdout, 'Nothing is marked there.\n');
		assert.equal(pactmark(['explain', path]).status, 2);
	});

	test('says of a place that the note does not have that it has none', () => {
		const path = file('note.md', NOTE);
		const places = {
			':0': 'no line 0',
			':99': 'no line 99',
			':3:0': 'no column 0',
			':3:999': 'no column 999',
		};
		for (const [place, message] of Object.entries(places)) {
			const { status, stdout, stderr } = pactmark(['explain', path + place]);
			assert.deepEqual([status, stdout, stderr.includes(message)], [2, '', true], stderr);
		}
		assert.match(
			pactmark(['explain', `${path}:3:x`]).stderr,
			/for instance \S*note\.md:12 for its line 12/,
		);
	});

	test('prints who is in it, how much, and on which lines else', () => {
		const note = '# A deal\n\nToyota pays Joby a milestone of $40-50m.\n\nThe milestone is due in May.\n';
		const { stdout } = pactmark(['read', file('note.md', note)]);
		assert.match(
			stdout,
			/Milestone payment +2 mentions \(lines 3, 5\) +introduced\n +Toyota \(payer\) and Joby Aviation \(payee\) · \$40-50m\n +“Toyota/,
		);
	});

	test('says what a limit is in the unit that suits it', () =>
		assert.match(
			pactmark(['read', '--limit', '0.00001', file('note.md', NOTE)]).stderr,
			/has \d+ bytes; notes of up to 10 bytes are read/,
		));

	test('names a note without a title once', () => {
		const path = file('note.md', 'Nothing.\n');
		assert.equal(pactmark(['read', path]).stdout.split('note.md').length, 2);
	});

	test('says what it did not read', () => {
		const path = file('note.md', `${NOTE}\nLeave a comment\n\nThe exclusivity ends.\n`);
		assert.match(pactmark(['read', path]).stdout, /Not read, as it looks like .*: lines 5–7\n/);
		assert.match(pactmark(['explain', `${path}:7`]).stdout, /^This part is not read: /);
		const { passedOver } = JSON.parse(pactmark(['read', '--json', path]).stdout) as {
			passedOver: unknown[];
		};
		assert.equal(passedOver.length, 1);
	});

	test('lays a lexicon of one’s own over the bundled one, and says what is wrong with it', () => {
		const path = file('note.md', 'The state holds a harbour share.\n');
		const good = file('good.yaml', 'terms:\n  - label: Harbour share\n');
		const read = pactmark(['read', '--json', '--lexicon', good, path]);
		assert.equal(read.status, 0);
		assert.match(read.stdout, /harbour_share/);
		const bad = file('bad.yaml', 'terms:\n  - label: "Harbour\n');
		const { status, stdout, stderr } = pactmark(['read', '--json', '--lexicon', bad, path]);
		assert.equal(status, 2);
		assert.match(stderr, /^pactmark: .*bad\.yaml, line \d: This is no YAML: .*\n$/);
		assert.equal(stdout, '', 'what is printed would pass for a reading with the lexicon');
		const missing = pactmark(['read', '--lexicon', join(folder, 'no.yaml'), path]);
		assert.match(missing.stderr, /no\.yaml does not exist/);
		assert.deepEqual([missing.status, missing.stdout], [2, '']);
		assert.match(
			pactmark(['read', '--lexicon', folder, path]).stderr,
			/is a folder\. Name the lexicon itself/,
		);
		const binary = file('bin.yaml', new Uint8Array([1, 0, 2]));
		assert.match(pactmark(['read', '--lexicon', binary, path]).stderr, /Name a YAML file\./);
	});

	const faults: readonly (readonly [why: string, make: () => string, message: RegExp])[] = [
		['a missing file', () => join(folder, 'none.md'), /none\.md does not exist/],
		['a folder', () => (mkdirSync(join(folder, 'notes')), join(folder, 'notes')), /notes is a folder/],
		['a binary file', () => file('binary.md', new Uint8Array([1, 0, 2, 3])), /binary\.md is not text/],
		[
			'a file that is not UTF-8',
			() => file('latin.md', new Uint8Array([65, 10, 66, 0xe9, 67])),
			/latin\.md is not UTF-8 text \(line 2\)/,
		],
		[
			'a UTF-16 file',
			() => file('wide.md', new Uint8Array([0xff, 0xfe, 65, 0])),
			/wide\.md is UTF-16 text/,
		],
		[
			'a file of 50 MB',
			() => {
				const path = file('large.md', 'x');
				truncateSync(path, 50 * 1024 * 1024);
				return path;
			},
			/large\.md has 50 MB; notes of up to 5 MB are read/,
		],
	];
	for (const [why, make, message] of faults) {
		test(`says in one sentence what is wrong with ${why}, and reads the others`, () => {
			const { status, stdout, stderr } = pactmark(['read', '--json', make(), file('good.md', NOTE)]);
			assert.equal(status, 2);
			assert.match(stderr, message);
			assert.equal(stderr.trimEnd().split('\n').length, 1);
			assert.match(stdout, /exclusivity/);
		});
	}

	for (const args of [
		[],
		['raed'],
		['read'],
		['read', '--bogus', 'x'],
		['read', '--minimum-confidence', '7', 'x'],
		['read', '--minimum-confidence', '-1', 'x'],
		['read', '--minimum-confidence', 'x.md'],
		['read', 'x', '--limit'],
		['read', '--format', 'csv', 'x'],
		['explain', '--json', 'x:1'],
	]) {
		test(`explains the call “pactmark ${args.join(' ')}”`, () => {
			const { status, stderr } = pactmark(args);
			assert.equal(status, 2);
			assert.match(stderr, /^pactmark: .*Try pactmark --help\.\n$/);
		});
	}
});
