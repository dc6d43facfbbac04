import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createPactmarkFolder } from '../../../src/cli/pactmarkFolder.node.js';
import { createAnnotation, type Annotation } from '../../../src/core/annotations/annotation.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { takeQuote } from '../../../src/core/annotations/anchorer.js';
import { annotationPathOf } from '../../../src/core/annotations/notePath.js';
import { ROOT } from '../root.js';

const NOTE = `# Acme ties itself down

Acme Inc. is the exclusive provider of Beta Ltd for five years, with a right of first refusal.

Later the parties agreed that the licence ends when either of them is sold to a rival.
`;

suite('pactmark annotations', () => {
	let folder = '';
	setup(() => {
		folder = mkdtempSync(join(tmpdir(), 'pactmark-'));
	});
	teardown(() => rmSync(folder, { recursive: true, force: true }));

	function write(path: string, text: string): void {
		mkdirSync(dirname(join(folder, path)), { recursive: true });
		writeFileSync(join(folder, path), text);
	}

	async function annotate(note: string, words: string, body = 'Why?'): Promise<void> {
		const start = NOTE.indexOf(words);
		const quote = takeQuote(NOTE, { start, end: start + words.length });
		const store = new AnnotationStore({ files: createPactmarkFolder(folder), newId: () => '' });
		const after: Annotation = createAnnotation({
			id: `id-${words}`,
			kind: 'question',
			quote,
			body,
			author: 'Ada',
			now: '2026-03-01T12:00:00Z',
		});
		assert.equal(await store.save(note, [{ before: undefined, after }]), undefined);
	}

	function pactmark(...args: readonly string[]) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[join(ROOT, 'dist/node/cli.js'), 'annotations', ...args],
			{
				encoding: 'utf8',
				cwd: folder,
			},
		);
		return { status, stdout, stderr };
	}

	interface Listed {
		readonly version: number;
		readonly counts: Readonly<Record<string, number>>;
		readonly annotations: readonly {
			readonly note: string;
			readonly placing: string;
			readonly start: number;
			readonly end: number;
			readonly line: number;
		}[];
		readonly problems: readonly string[];
	}

	test('lists what is found, and exits with 0', async () => {
		write('deals/seed.md', `An added line.\n\n${NOTE}`);
		await annotate('deals/seed.md', 'exclusive provider');
		const { status, stdout, stderr } = pactmark();
		assert.deepEqual([status, stderr], [0, '']);
		assert.match(
			stdout,
			/deals\/seed\.md\n {2}line 5 · Question · Ada\n {4}“exclusive provider”\n {4}Why\?\n/,
		);
		assert.match(stdout, /1 annotation: 1 found, 0 unsure, 0 lost, 0 of notes that are gone\./);
	});

	test('gives programs the same as one JSON object', async () => {
		write('seed.md', NOTE);
		await annotate('seed.md', 'right of first refusal');
		const { status, stdout } = pactmark('--json', folder);
		const listed = JSON.parse(stdout) as Listed;
		const [first] = listed.annotations;
		assert.deepEqual(
			[status, listed.version, listed.counts['found'], first?.placing, first?.line],
			[0, 1, 1, 'found', 3],
		);
		assert.equal(NOTE.slice(first?.start, first?.end), 'right of first refusal');
	});

	test('exits with 1 when a passage is lost, unsure, or its note gone or replaced by a folder', async () => {
		const words = 'licence ends when either of them is sold';
		await annotate('gone.md', words);
		assert.match(pactmark().stdout, /NOTE IS GONE/);
		assert.equal(pactmark().status, 1);
		mkdirSync(join(folder, 'gone.md'));
		assert.deepEqual([pactmark().status, /NOTE IS GONE/.test(pactmark().stdout)], [1, true]);
		rmSync(join(folder, 'gone.md'), { recursive: true });
		write('gone.md', 'Zebras graze. Nothing here speaks of deals.\n');
		assert.deepEqual([pactmark().status, /LOST/.test(pactmark().stdout)], [1, true]);
		write('gone.md', NOTE.slice(NOTE.indexOf('Later')).repeat(3));
		assert.deepEqual([pactmark().status, /UNSURE/.test(pactmark().stdout)], [1, true]);
		write('gone.md', NOTE);
		assert.equal(pactmark().status, 0);
	});

	test('exports in three forms', async () => {
		write('seed.md', NOTE);
		await annotate('seed.md', 'exclusive provider', '=1+1');
		assert.match(
			pactmark('--format', 'markdown').stdout,
			/## Acme ties itself down\n\n> “exclusive provider”\n>\n> — Acme ties itself down, seed\\.md\\, line 3/,
		);
		assert.match(
			pactmark('--format', 'csv').stdout,
			/^note,line,.*\r\nseed\.md,3,found,question,open,,exclusive provider,"'=1\+1",Ada,/,
		);
		const page = JSON.parse(pactmark('--format', 'jsonld').stdout) as {
			items: { target: { source: string } }[];
		};
		assert.equal(page.items[0]?.target.source, './seed.md');
	});

	test('tells of damaged lines with file and line, and shows the rest', async () => {
		write('seed.md', NOTE);
		await annotate('seed.md', 'exclusive provider');
		const path = `.pactmark/${annotationPathOf('seed.md')}`;
		writeFileSync(join(folder, path), '<<<<<<< HEAD\n', { flag: 'a' });
		const { status, stdout, stderr } = pactmark();
		assert.equal(status, 1);
		assert.match(stdout, /1 found/);
		assert.match(
			stderr,
			/^pactmark: \.pactmark\/annotations\/seed-[0-9a-f]{16}\.jsonl, line 3: A merge was left unfinished here\./,
		);
	});

	test('counts what a copy of a file repeats once, and tells of the copy', async () => {
		write('seed.md', NOTE);
		await annotate('seed.md', 'exclusive provider');
		const path = join(folder, '.pactmark', annotationPathOf('seed.md'));
		copyFileSync(path, path.replace('.jsonl', ' (conflicted copy).jsonl'));
		const { status, stdout, stderr } = pactmark();
		assert.deepEqual([status, /1 annotation: 1 found/.test(stdout)], [1, true]);
		assert.match(stderr, /\(conflicted copy\)\.jsonl, line 1: This file is not called as/);
	});

	test('a hostile file steers nothing, reaches nothing outside, and is cut where it is shown', () => {
		write('../outside.md', 'The secret exclusive provider.');
		const evil = {
			type: 'annotation',
			id: '\u001b]0;x\u0007',
			author: '\u001b[31m',
			tags: ['\u009b2J'],
			body: 'javascript:\u202e'.repeat(100_000),
			quote: { exact: '\u001b[2Jexclusive' },
		};
		const file = (note: string): string =>
			`{"pactmark":"annotations","version":1,"note":${JSON.stringify(note)},"__proto__":{"x":1}}\n${JSON.stringify(evil)}\n`;
		write('.pactmark/annotations/a.jsonl', file('../outside.md'));
		write('.pactmark/annotations/b.jsonl', file('/etc/passwd'));
		write('.pactmark/annotations/c.jsonl', file('\u001b[2J.md'));
		const before = readdirSync(folder, { recursive: true }).map(String).sort();
		const { status, stdout, stderr } = pactmark();
		assert.equal(status, 1);
		assert.ok(!/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/.test(stdout + stderr));
		assert.ok(stdout.length < 3000, `${stdout.length} characters`);
		assert.match(stdout, /3 of notes that are gone/);
		assert.deepEqual(readdirSync(folder, { recursive: true }).map(String).sort(), before);
		rmSync(join(folder, '../outside.md'));
	});

	test('lists nothing, and makes nothing, where there is nothing', () => {
		const { status, stdout } = pactmark();
		assert.deepEqual(
			[status, stdout],
			[0, '\n0 annotations: 0 found, 0 unsure, 0 lost, 0 of notes that are gone.\n'.trimStart()],
		);
		assert.deepEqual(readdirSync(folder), []);
	});

	test('exits with 2 on a wrong call or a file that cannot be read', () => {
		assert.equal(pactmark('nowhere').status, 2);
		assert.equal(pactmark('a', 'b').status, 2);
		assert.equal(pactmark('--format', 'pdf').status, 2);
		write('.pactmark/annotations/a.jsonl', '');
		writeFileSync(join(folder, '.pactmark/annotations/a.jsonl'), Buffer.from([0xff, 0xfe, 0x00]));
		const { status, stderr } = pactmark();
		assert.equal(status, 2);
		assert.match(stderr, /a\.jsonl is not UTF-8 text/);
	});

	test('exits with 2 where a note that is there could not be read', async () => {
		write('seed.md', NOTE);
		await annotate('seed.md', 'exclusive provider');
		const { status, stdout, stderr } = pactmark('--limit', '0.00001');
		assert.deepEqual([status, /seed\.md has /.test(stderr)], [2, true]);
		assert.match(stdout, /NOT READ/);
		assert.match(stdout, /0 of notes that are gone, 1 of notes that were not read\./);
		write('seed.md', '');
		writeFileSync(join(folder, 'seed.md'), Buffer.from([0x41, 0xff, 0x42]));
		assert.equal((JSON.parse(pactmark('--json').stdout) as Listed).annotations[0]?.placing, 'unread');
	});

	test('a name that begins with two dots is a name like any other', async () => {
		write('..drafts/..seed.md', NOTE);
		await annotate('..drafts/..seed.md', 'exclusive provider');
		assert.equal(pactmark().status, 0);
	});
});
