import * as assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { disk } from '../../../src/worker/disk.node.js';
import type { Ask } from '../../../src/worker/protocol.js';
import { serve } from '../../../src/worker/serve.js';
import { ECHO } from './fakeWorkers.js';

suite('files that workers read', () => {
	const folder = mkdtempSync(join(tmpdir(), 'pactmark-disk-'));
	suiteTeardown(() => rmSync(folder, { recursive: true, force: true }));

	function write(name: string, text: string): string {
		const file = join(folder, name);
		writeFileSync(file, text);
		return file;
	}

	test('have a text and a stamp, and no byte order mark', () => {
		const file = write('marked.md', '\uFEFFExclusivity');
		const read = disk.read(file, 100);
		assert.equal(read?.text, 'Exclusivity');
		assert.deepEqual(read.stamp, disk.stamp(file));
		assert.equal(disk.read(join(folder, 'none.md'), 100), undefined);
		assert.equal(disk.read(folder, 1e9), undefined);
	});

	test('that are too long are left alone, and known as they are', () => {
		const file = write('long.md', 'x'.repeat(101));
		assert.deepEqual(disk.read(file, 100), { text: '', stamp: disk.stamp(file) });
		assert.equal(disk.read(file, 101)?.text.length, 101);
	});

	test('may be as long as a note may be, in whatever letters', async () => {
		const asked: [string, number][] = [];
		const answered = new Promise<void>(resolve => {
			const ask = serve({
				loadEngine: () => Promise.resolve(ECHO),
				disk: {
					...disk,
					read: (file, most) => {
						asked.push([file, most]);
						return undefined;
					},
				},
				post: ({ kind }) => {
					if (kind === 'read') {
						resolve();
					}
				},
			});
			const setup = { layers: [], options: {}, corrections: [], longest: 40 };
			const from = { kind: 'file', file: 'a.md' } as const;
			const asks: readonly Ask[] = [
				{ kind: 'setUp', setup, engine: undefined },
				{ kind: 'read', id: 1, notes: [{ path: '', corrections: [], from }] },
			];
			asks.forEach(each => ask(each));
		});
		await answered;
		assert.deepEqual(asked, [['a.md', 120]]);
	});
});
