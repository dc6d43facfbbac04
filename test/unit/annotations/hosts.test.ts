import * as assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as esbuild from 'esbuild';
import { createPactmarkFolder } from '../../../src/cli/pactmarkFolder.node.js';
import { reviseAnnotation, type AnnotationRecord } from '../../../src/core/annotations/annotation.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { annotationPathOf } from '../../../src/core/annotations/notePath.js';
import { ROOT } from '../root.js';
import { annotation, LATER, reply } from './records.js';

const NOTE = 'a.md';

function added(...records: readonly AnnotationRecord[]) {
	return records.map(after => ({ before: undefined, after }));
}

/** `test` where the machine has what the test needs; elsewhere there is no such test, and none is skipped. */
function testWhere(isPossible: boolean): (title: string, body: () => Promise<void>) => void {
	return isPossible ? test : () => undefined;
}

suite('annotations on a disk', () => {
	let base = '';
	let folder = '';
	let host = '';
	suiteSetup(() => {
		base = mkdtempSync(join(tmpdir(), 'pactmark-hosts-'));
		host = join(base, 'writingHost.mjs');
		esbuild.buildSync({
			entryPoints: [join(ROOT, 'test/unit/annotations/writingHost.ts')],
			outfile: host,
			bundle: true,
			platform: 'node',
			format: 'esm',
			external: ['fast-check'],
			alias: { 'fast-check': join(ROOT, 'node_modules/fast-check') },
			logLevel: 'error',
		});
	});
	suiteTeardown(() => rmSync(base, { recursive: true, force: true }));
	setup(() => {
		folder = mkdtempSync(join(base, 'folder-'));
	});

	function open(lockPatience = 300): AnnotationStore {
		return new AnnotationStore({ files: createPactmarkFolder(folder), newId: () => 'new', lockPatience });
	}

	function file(note = NOTE): string {
		return join(folder, '.pactmark', annotationPathOf(note));
	}

	async function read(): Promise<readonly AnnotationRecord[]> {
		const store = open();
		await store.load(NOTE);
		return [...store.annotations(NOTE).records.values()];
	}

	async function run(as: { readonly uid?: number }, ...args: readonly string[]): Promise<unknown> {
		const child = spawn(process.execPath, [host, folder, ...args], {
			...as,
			cwd: base,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		let errors = '';
		child.stderr.on('data', (data: unknown) => (errors += String(data)));
		const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
		assert.ok(code === 0 || signal === 'SIGKILL', errors);
		return signal ?? code;
	}

	test('two processes write at once 500 times, and nothing is lost', async () => {
		await open().save(NOTE, added(annotation('shared')));
		await Promise.all([run({}, 'x', '250'), run({}, 'y', '250')]);
		const records = await read();
		assert.equal(records.length, 501);
		const shared = records.find(({ id }) => id === 'shared');
		const expected = ['x', 'y']
			.flatMap(name => Array.from({ length: 50 }, (_, i) => `${name}${i * 5}`))
			.sort();
		assert.deepEqual(shared?.type === 'annotation' && [...shared.tags].sort(), expected);
		assert.deepEqual(readdirSync(join(folder, '.pactmark/annotations')).length, 1);
	});

	test('a process killed between write and rename loses nothing, and the next one finishes its write', async () => {
		await open().save(NOTE, added(annotation('shared', 'Old')));
		const before = readFileSync(file(), 'utf8');
		assert.equal(await run({}, 'x', '1', 'killed'), 'SIGKILL');
		assert.equal(readFileSync(file(), 'utf8'), before);
		const bodies = (await read()).map(({ body }) => body).sort();
		assert.deepEqual(bodies, ['Old', 'body x0']);
		assert.deepEqual(readdirSync(join(folder, '.pactmark/annotations')).length, 1);
	});

	testWhere(existsSync('/dev/full'))(
		'a full disk is told, and costs neither the file nor the change',
		async () => {
			const disk = createPactmarkFolder(folder);
			let isFull = false;
			const files = {
				...disk,
				create: (path: string, text: string) => {
					if (isFull && path.endsWith('.tmp')) {
						// The kernel's own answer, from the device that is always full.
						assert.throws(() => writeFileSync('/dev/full', text), { code: 'ENOSPC' });
						return Promise.resolve({ kind: 'fault', reason: 'full', message: 'full' } as const);
					}
					return disk.create(path, text);
				},
			};
			const store = new AnnotationStore({ files, newId: () => 'new' });
			await store.save(NOTE, added(annotation('a')));
			isFull = true;
			assert.equal((await store.save(NOTE, added(annotation('b'))))?.reason, 'full');
			assert.equal((await read()).length, 1);
			isFull = false;
			await store.retry();
			assert.equal((await read()).length, 2);
		},
	);

	test('a file replaced by a folder is left alone, and what was there before is still shown', async () => {
		const store = open();
		await store.save(NOTE, added(annotation('a')));
		rmSync(file());
		mkdirSync(file());
		assert.equal((await store.load(NOTE))?.reason, 'notAFile');
		assert.equal((await store.save(NOTE, added(annotation('b'))))?.reason, 'notAFile');
		assert.ok(statSync(file()).isDirectory());
		assert.equal(store.annotations(NOTE).records.size, 2);
		rmSync(file(), { recursive: true });
		await store.retry();
		assert.equal((await read()).length, 1); // The folder stood for a deletion of the file; only what waited is new.
	});

	// The superuser, whom permissions do not bind, becomes somebody whom they do.
	testWhere(process.getuid?.() === 0)(
		'a folder that may not be written is told as such, and left as it is',
		async () => {
			await open().save(NOTE, added(annotation('shared')));
			const before = readFileSync(file(), 'utf8');
			for (const path of [
				base,
				folder,
				join(folder, '.pactmark'),
				join(folder, '.pactmark/annotations'),
			]) {
				chmodSync(path, 0o755);
			}
			await assert.rejects(
				run({ uid: 65534 }, 'x', '1'),
				/may not be read or written\. Check its permissions/,
			);
			assert.equal(readFileSync(file(), 'utf8'), before);
			assert.deepEqual(readdirSync(join(folder, '.pactmark/annotations')).length, 1);
		},
	);

	testWhere((process.getuid?.() ?? 0) > 0)(
		'a folder that may not be written keeps the change waiting',
		async () => {
			const store = open();
			await store.save(NOTE, added(annotation('a')));
			chmodSync(join(folder, '.pactmark/annotations'), 0o500);
			try {
				assert.equal((await store.save(NOTE, added(annotation('b'))))?.reason, 'readOnly');
				assert.equal(store.pending(NOTE).length, 1);
			} finally {
				chmodSync(join(folder, '.pactmark/annotations'), 0o700);
			}
			await store.retry();
			assert.equal((await read()).length, 2);
		},
	);

	test('a file that is not UTF-8 is not overwritten', async () => {
		const store = open();
		await store.save(NOTE, added(annotation('a')));
		const bytes = Buffer.concat([readFileSync(file()), Buffer.from([0x7b, 0xff, 0xfe, 0x0a])]);
		writeFileSync(file(), bytes);
		assert.equal((await store.save(NOTE, added(annotation('b'))))?.reason, 'notText');
		assert.deepEqual(readFileSync(file()), bytes);
	});

	for (const link of ['.pactmark', '.pactmark/annotations']) {
		test(`writes nothing through a link in the place of ${link}`, async () => {
			const elsewhere = mkdtempSync(join(base, 'elsewhere-'));
			mkdirSync(join(folder, link, '..'), { recursive: true });
			symlinkSync(elsewhere, join(folder, link));
			assert.equal((await open().save(NOTE, added(annotation('a'))))?.reason, 'outside');
			assert.deepEqual(readdirSync(elsewhere), []);
		});
	}

	test('writes nothing through a link in the place of an annotation file', async () => {
		const elsewhere = join(base, 'elsewhere.txt');
		writeFileSync(elsewhere, 'mine');
		mkdirSync(join(folder, '.pactmark/annotations'), { recursive: true });
		symlinkSync(elsewhere, file());
		assert.equal((await open().save(NOTE, added(annotation('a'))))?.reason, 'outside');
		assert.equal(readFileSync(elsewhere, 'utf8'), 'mine');
	});

	test('refuses paths that lead out of the folder', async () => {
		const files = createPactmarkFolder(folder);
		for (const path of ['../x', 'annotations/../../x', '/etc/x', '..', '']) {
			assert.equal(((await files.create(path, 'x')) as { reason?: string }).reason, 'outside', path);
			assert.equal(((await files.read(path)) as { reason?: string }).reason, 'outside', path);
		}
		assert.deepEqual(readdirSync(folder), []);
	});

	test('two branches that change neighbouring lines merge in git without a conflict, and nothing is lost', async () => {
		const git = (...args: string[]): string =>
			execFileSync(
				'git',
				['-c', 'user.name=A', '-c', 'user.email=a@b', '-c', 'core.hooksPath=/dev/null', ...args],
				{
					cwd: folder,
					encoding: 'utf8',
					stdio: ['ignore', 'pipe', 'pipe'],
				},
			);
		const commit = (): string => git('add', '-A') + git('commit', '-qm', 'x');
		git('init', '-q', '-b', 'main');
		const [a, b] = [annotation('a', 'A'), annotation('b', 'B')];
		await open().save(NOTE, added(a, b));
		commit();
		git('checkout', '-qb', 'other');
		await open().save(NOTE, [
			{ before: a, after: reviseAnnotation(a, { body: 'A of other' }, LATER) },
			...added(annotation('c', 'C of other'), reply('r', 'b', 'R of other')),
		]);
		commit();
		git('checkout', '-q', 'main');
		await open().save(NOTE, [
			{ before: a, after: reviseAnnotation(a, { body: 'A of main' }, LATER) },
			{ before: b, after: reviseAnnotation(b, { body: 'B of main' }, LATER) },
			...added(annotation('d', 'D of main')),
		]);
		commit();
		git('merge', '-q', '--no-edit', 'other');
		assert.doesNotMatch(readFileSync(file(), 'utf8'), /<<<<<<<|>>>>>>>/);
		const bodies = (await read()).map(({ body }) => body).sort();
		assert.deepEqual(bodies, [
			'A of main',
			'A of other',
			'B of main',
			'C of other',
			'D of main',
			'R of other',
		]);
		assert.doesNotMatch(git('ls-files'), /\.(lock|tmp)/);
	});
});
