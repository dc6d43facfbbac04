import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../root.js';

const NOTE = 'Microsoft has a harbour share.\n\nThey never liked exclusivity. Its exclusivity stays.\n';
const LEXICON = 'terms:\n  - label: Harbour share\n    aliases: [harbour share]\n';
const HEADER = '{"pactmark":"corrections","version":1}\n';
const HERE =
	'{"type":"not-this-sense","id":"a","kind":"term","target":"exclusivity","note":"deals/a.md","quote":{"type":"TextQuoteSelector","exact":"exclusivity","prefix":"They never liked ","suffix":". Its"}}\n';

const ANOTHER =
	'{"type":"term-is","id":"b","term":"lock_up","label":"Lock-up","note":"deals/a.md","quote":{"type":"TextQuoteSelector","exact":"exclusivity","prefix":"They never liked ","suffix":". Its"}}\n';

suite('pactmark read in a folder with .pactmark', () => {
	let folder = '';
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'pactmark-'));
		mkdirSync(join(folder, '.pactmark'));
		mkdirSync(join(folder, 'deals'));
		writeFileSync(join(folder, 'deals', 'a.md'), NOTE);
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));

	function keep(name: string, text: string): void {
		writeFileSync(join(folder, '.pactmark', name), text);
	}

	function read() {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(ROOT, 'dist/node/cli.js'), 'read', '--json', join(folder, 'deals', 'a.md')],
			{ encoding: 'utf8' },
		);
		const { mentions } = JSON.parse(stdout) as { mentions: { kind: string; id: string }[] };
		return { status, stderr, terms: mentions.flatMap(({ kind, id }) => (kind === 'term' ? [id] : [])) };
	}

	test('takes its lexicon and its corrections, and writes nothing', () => {
		assert.deepEqual(read().terms, ['exclusivity', 'exclusivity']);
		keep('lexicon.yaml', LEXICON);
		keep('corrections.jsonl', HEADER + HERE);
		assert.deepEqual(read(), { status: 0, stderr: '', terms: ['harbour_share', 'exclusivity'] });
		assert.deepEqual(readdirSync(join(folder, '.pactmark')).sort(), [
			'corrections.jsonl',
			'lexicon.yaml',
		]);
		assert.equal(readFileSync(join(folder, '.pactmark', 'corrections.jsonl'), 'utf8'), HEADER + HERE);
	});

	test('reads the term that a passage was said to mean', () => {
		keep('corrections.jsonl', HEADER + ANOTHER);
		assert.deepEqual(read(), { status: 0, stderr: '', terms: ['lock_up', 'exclusivity'] });
	});

	test('tells a damaged line, and goes by the others', () => {
		keep('corrections.jsonl', `${HEADER}{"type":\n${HERE}`);
		const { status, stderr, terms } = read();
		assert.deepEqual([status, terms], [2, ['exclusivity']]);
		assert.match(stderr, /corrections\.jsonl, line 2: /);
	});
});
