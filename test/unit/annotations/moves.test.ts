import * as assert from 'node:assert/strict';
import type { AnnotationRecord } from '../../../src/core/annotations/annotation.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { annotationPathOf } from '../../../src/core/annotations/notePath.js';
import { MemoryFiles } from './memoryFiles.js';
import { annotation, reply } from './records.js';

function storeOn(files: MemoryFiles): AnnotationStore {
	let count = 0;
	return new AnnotationStore({ files, newId: () => `copy${count++}` });
}

function added(...records: readonly AnnotationRecord[]) {
	return records.map(after => ({ before: undefined, after }));
}

/** What a fresh reader finds: the bodies by note. */
async function stateOf(files: MemoryFiles): Promise<Record<string, string>> {
	const store = storeOn(files.anotherHost());
	const found: [string, string][] = [];
	for (const { note = '?' } of (await store.scan()).notes) {
		await store.load(note);
		const bodies = [...store.annotations(note).records.values()].map(({ body }) => body).sort();
		found.push([note, bodies.join()]);
	}
	return Object.fromEntries(found);
}

async function filled(...notes: readonly string[]): Promise<{ files: MemoryFiles; store: AnnotationStore }> {
	const files = new MemoryFiles();
	const store = storeOn(files);
	for (const note of notes) {
		await store.save(note, added(annotation(`id-${note}`, `of ${note}`)));
	}
	return { files, store };
}

suite('annotations of notes that move', () => {
	test('follow a chain of renames', async () => {
		const { files, store } = await filled('a.md');
		await store.moveNotes([{ from: 'a.md', to: 'b.md' }]);
		await store.moveNotes([{ from: 'b.md', to: 'sub/c.md' }]);
		await store.save('sub/c.md', added(annotation('later', 'later')));
		assert.deepEqual(await stateOf(files), { 'sub/c.md': 'later,of a.md' });
		assert.equal(store.annotations('a.md').records.size, 0);
		assert.equal(store.annotations('sub/c.md').records.size, 2);
	});

	test('follow renames that are asked for without waiting', async () => {
		const { files, store } = await filled('a.md');
		await Promise.all(
			['a', 'b', 'c', 'd'].map((name, i) =>
				store.moveNotes([{ from: `${name}.md`, to: `${'bcde'[i] ?? ''}.md` }]),
			),
		);
		assert.deepEqual(await stateOf(files), { 'e.md': 'of a.md' });
	});

	test('swap with their notes, and go round in a ring', async () => {
		const { files, store } = await filled('a.md', 'b.md', 'c.md');
		await store.moveNotes([
			{ from: 'a.md', to: 'b.md' },
			{ from: 'b.md', to: 'a.md' },
		]);
		assert.deepEqual(await stateOf(files), { 'a.md': 'of b.md', 'b.md': 'of a.md', 'c.md': 'of c.md' });
		await store.moveNotes([
			{ from: 'a.md', to: 'b.md' },
			{ from: 'b.md', to: 'c.md' },
			{ from: 'c.md', to: 'a.md' },
		]);
		assert.deepEqual(await stateOf(files), { 'a.md': 'of c.md', 'b.md': 'of b.md', 'c.md': 'of a.md' });
	});

	test('make room where a note without annotations takes the name of one that moves on', async () => {
		const { files, store } = await filled('b.md');
		await store.moveNotes([
			{ from: 'a.md', to: 'b.md' },
			{ from: 'b.md', to: 'c.md' },
		]);
		assert.deepEqual(await stateOf(files), { 'c.md': 'of b.md' });
	});

	test('join those of a note that was deleted under that name', async () => {
		const { files, store } = await filled('a.md', 'b.md');
		await store.moveNotes([{ from: 'a.md', to: 'b.md' }]);
		assert.deepEqual(await stateOf(files), { 'b.md': 'of a.md,of b.md' });
	});

	test('move with a folder', async () => {
		const { files, store } = await filled('old/a.md', 'old/sub/b.md', 'older/c.md');
		await store.moveNotes(await store.movesUnder('old', 'new/place'));
		assert.deepEqual(await stateOf(files), {
			'new/place/a.md': 'of old/a.md',
			'new/place/sub/b.md': 'of old/sub/b.md',
			'older/c.md': 'of older/c.md',
		});
	});

	test('are copied under ids of their own, replies with them', async () => {
		const { files, store } = await filled('a.md');
		await store.save('a.md', added(reply('r', 'id-a.md', 'answer')));
		await store.copyNote('a.md', 'b.md');
		const copies = [...store.annotations('b.md').records.values()];
		assert.deepEqual(
			copies.map(({ id }) => id),
			['copy0', 'copy1'],
		);
		assert.equal(copies[1]?.type === 'reply' && copies[1].annotation, 'copy0');
		assert.deepEqual(await stateOf(files), { 'a.md': 'answer,of a.md', 'b.md': 'answer,of a.md' });
	});

	test('are handed over from another folder’s store', async () => {
		const { files, store } = await filled('untitled/1.md');
		const inside = new MemoryFiles();
		await store.handOver('untitled/1.md', storeOn(inside), 'deals/x.md');
		assert.deepEqual(await stateOf(inside), { 'deals/x.md': 'of untitled/1.md' });
		assert.deepEqual(await stateOf(files), { 'untitled/1.md': '' });
	});

	test('stay where they are when the disk is full', async () => {
		const { files, store } = await filled('a.md', 'b.md');
		files.trouble = (operation, path) =>
			operation === 'create' && path.includes('/b-') && path.endsWith('.tmp') ? 'full' : undefined;
		const fault = await store.moveNotes([
			{ from: 'a.md', to: 'b.md' },
			{ from: 'b.md', to: 'a.md' },
		]);
		assert.equal(fault?.reason, 'full');
		files.trouble = () => undefined;
		assert.deepEqual(await stateOf(files), { 'a.md': 'of a.md', 'b.md': 'of b.md' });
		assert.ok(![...files.contents.keys()].some(path => /\.(tmp|lock)/.test(path)));
	});

	test('that could not be moved are moved with the next try, to where their note is by then', async () => {
		const { files, store } = await filled('a.md');
		files.trouble = operation => (operation === 'create' ? 'readOnly' : undefined);
		assert.equal((await store.moveNotes([{ from: 'a.md', to: 'b.md' }]))?.reason, 'readOnly');
		assert.equal((await store.moveNotes([{ from: 'b.md', to: 'c.md' }]))?.reason, 'readOnly');
		assert.deepEqual([...(await store.retry()).keys()], [annotationPathOf('a.md')]);
		files.trouble = () => undefined;
		assert.equal((await store.retry()).size, 0);
		assert.deepEqual(await stateOf(files), { 'c.md': 'of a.md' });
	});

	test('need no folder where there are none', async () => {
		const files = new MemoryFiles();
		files.trouble = operation => (operation === 'create' ? 'readOnly' : undefined);
		assert.equal(await storeOn(files).moveNotes([{ from: 'a.md', to: 'b.md' }]), undefined);
	});

	test('take along what could not be written yet', async () => {
		const { files, store } = await filled('a.md');
		files.trouble = operation => (operation === 'create' ? 'full' : undefined);
		await store.save('a.md', added(annotation('new', 'new')));
		files.trouble = () => undefined;
		await store.moveNotes([{ from: 'a.md', to: 'b.md' }]);
		assert.deepEqual(await stateOf(files), { 'b.md': 'new,of a.md' });
	});

	test('killed at any step of a swap, both notes’ annotations are still there', async () => {
		let steps = 0;
		for (let nth = 1, hasDied = true; hasDied; nth++, steps++) {
			const { files } = await filled('a.md', 'b.md');
			const host = files.anotherHost();
			let count = 0;
			host.trouble = () => (++count === nth ? 'crash' : undefined);
			const swap = [
				{ from: 'a.md', to: 'b.md' },
				{ from: 'b.md', to: 'a.md' },
			];
			hasDied = await storeOn(host)
				.moveNotes(swap)
				.then(
					() => false,
					() => true,
				);
			const bodies = Object.values(await stateOf(files)).join();
			assert.ok(bodies.includes('of a.md') && bodies.includes('of b.md'), `step ${nth}: ${bodies}`);
		}
		assert.ok(steps > 20);
	});

	test('a scan tells files whose note’s name would lead elsewhere', async () => {
		const { files, store } = await filled('a.md');
		files.contents.set(
			'annotations/evil.jsonl',
			'{"pactmark":"annotations","version":1,"note":"../../.ssh/authorized_keys"}\n',
		);
		const { notes } = await store.scan();
		assert.deepEqual(
			notes.map(({ path, note }) => [path, note]),
			[
				[annotationPathOf('a.md'), 'a.md'],
				['annotations/evil.jsonl', undefined],
			],
		);
	});
});
