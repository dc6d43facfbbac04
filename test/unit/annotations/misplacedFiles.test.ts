import * as assert from 'node:assert/strict';
import type { AnnotationRecord } from '../../../src/core/annotations/annotation.js';
import { printAnnotationFile } from '../../../src/core/annotations/annotationFile.js';
import { emptyFile } from '../../../src/core/annotations/recordFile.js';
import { MemoryFiles } from './memoryFiles.js';
import { annotation } from './records.js';
import { added, assertClean, bodiesIn, NOTE, PATH, storeOn } from './stores.js';

const COPY = PATH.replace('.jsonl', ' (Ada’s conflicted copy).jsonl');
const SYNCED = PATH.replace('.jsonl', '.sync-conflict-20260301-120000-ABCDEFG.jsonl');

function fileWith(note: string, ...records: readonly AnnotationRecord[]): string {
	const file = emptyFile<AnnotationRecord>(note);
	return printAnnotationFile({ ...file, records: new Map(records.map(each => [each.id, each])) });
}

async function conflicted(): Promise<MemoryFiles> {
	const files = new MemoryFiles();
	await storeOn(files).save(NOTE, added(annotation('a'), annotation('b')));
	files.contents.set(COPY, fileWith(NOTE, annotation('a'), annotation('c')));
	files.contents.set(SYNCED, `${fileWith(NOTE, annotation('d'))}{"torn\n`);
	return files;
}

suite('annotation files that another tool named', () => {
	test('a scan counts each record once and says which files they are, and moves nothing', async () => {
		const files = await conflicted();
		const before = new Map(files.contents);
		const { notes, copies } = await storeOn(files).scan();
		assert.deepEqual(
			notes.map(({ path, note, file }) => [path, note, [...file.records.keys()].sort()]),
			[[PATH, NOTE, ['a', 'b', 'c', 'd']]],
		);
		assert.deepEqual(copies.map(({ path }) => path).sort(), [COPY, SYNCED].sort());
		for (const { file } of copies) {
			assert.match(
				file.problems[0]?.message ?? '',
				/not called as the one of the annotations of deals\/seed\.md/,
			);
		}
		assert.deepEqual(notes[0]?.file.problems, []);
		assert.deepEqual(files.contents, before);
	});

	test('adopting merges them into the file of their note, and an open note sees that', async () => {
		const files = await conflicted();
		const store = storeOn(files);
		await store.load(NOTE);
		const told: string[] = [];
		const listening = store.onDidChange(note => told.push(note));
		assert.equal((await store.adopt()).size, 0);
		assert.deepEqual(
			[...files.contents.keys()].filter(path => path.endsWith('.jsonl')),
			[PATH],
		);
		assert.deepEqual(await bodiesIn(files), ['About a', 'About b', 'About c', 'About d']);
		assert.match(files.contents.get(PATH) ?? '', /\n\{"torn\n/);
		assert.equal(store.annotations(NOTE).records.size, 4);
		listening.dispose();
		assert.deepEqual(told, [NOTE, NOTE]);
		assertClean(files);
	});

	test('a copy whose own file is gone takes its place', async () => {
		const files = new MemoryFiles();
		files.contents.set(COPY, fileWith(NOTE, annotation('a')));
		const { notes, copies } = await storeOn(files).scan();
		assert.deepEqual([notes.length, copies.length, notes[0]?.file.problems.length], [1, 0, 1]);
		await storeOn(files).adopt();
		assert.deepEqual(await bodiesIn(files), ['About a']);
		assert.ok(!files.contents.has(COPY));
	});

	test('what cannot be moved, is of a newer version, or leads elsewhere stays as it is', async () => {
		const files = await conflicted();
		files.contents.set('annotations/evil.jsonl', fileWith('../evil.md', annotation('e')));
		files.contents.set(COPY, fileWith(NOTE, annotation('c')).replace('"version":1', '"version":9'));
		files.trouble = (operation, path) =>
			operation === 'create' && path.endsWith('.tmp') ? 'full' : undefined;
		const before = new Map(files.contents);
		const stuck = await storeOn(files).adopt();
		assert.deepEqual(
			[...stuck].map(([path, { reason }]) => [path, reason]),
			[[SYNCED, 'full']],
		);
		assert.deepEqual(files.contents, before);
	});
});
