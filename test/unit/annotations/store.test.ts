import * as assert from 'node:assert/strict';
import { reviseAnnotation, type Annotation } from '../../../src/core/annotations/annotation.js';
import { parseAnnotationFile } from '../../../src/core/annotations/annotationFile.js';
import { annotationPathOf } from '../../../src/core/annotations/notePath.js';
import { MemoryFiles } from './memoryFiles.js';
import { annotation, EARLIER, LATER, reply } from './records.js';
import { added, assertClean, bodiesIn, get, NOTE, PATH, storeOn } from './stores.js';

suite('annotation store', () => {
	test('writes what it is given, and another reads it', async () => {
		const files = new MemoryFiles();
		assert.equal(await storeOn(files).save(NOTE, added(annotation('a'), reply('r', 'a'))), undefined);
		assert.deepEqual(await bodiesIn(files), ['About a', 'Answer r']);
		assert.equal(parseAnnotationFile(files.contents.get(PATH) ?? '').header.note, NOTE);
		assertClean(files);
	});

	test('writes the whole new text under another name before it puts it in place', async () => {
		const files = new MemoryFiles();
		await storeOn(files).save(NOTE, added(annotation('a')));
		const writes = files.log.filter(entry => entry.includes(PATH) && /^(create|replace)/.test(entry));
		assert.match(writes.join('; '), /^create \S+\.lock; create \S+\.tmp; replace \S+\.jsonl$/);
	});

	test('shows a change before it is written', async () => {
		const store = storeOn(new MemoryFiles());
		const heard: string[] = [];
		const listening = store.onDidChange(note => heard.push(note));
		const saving = store.save(NOTE, added(annotation('a')));
		assert.equal(get(store, 'a').body, 'About a');
		assert.deepEqual(heard, [NOTE]);
		await saving;
		listening.dispose();
		assert.equal(store.pending(NOTE).length, 0);
	});

	test('merges with what another window wrote since', async () => {
		const files = new MemoryFiles();
		const [here, there] = [storeOn(files), storeOn(files.anotherHost())];
		await here.save(NOTE, added(annotation('a'), annotation('b')));
		await there.load(NOTE);
		const [a, b] = [get(there, 'a'), get(there, 'b')];
		await there.save(NOTE, [{ before: a, after: reviseAnnotation(a, { body: 'There' }, LATER) }]);
		await here.save(NOTE, [
			{ before: a, after: reviseAnnotation(a, { tags: ['here'] }, LATER) },
			{ before: b, after: undefined },
		]);
		assert.deepEqual([get(here, 'a').body, get(here, 'a').tags], ['There', ['here']]);
		assert.deepEqual(await bodiesIn(files), ['There']);
		await there.reload(PATH);
		assert.equal(there.annotations(NOTE).records.size, 1);
	});

	test('hears of changes from outside, and of locks nothing', async () => {
		const files = new MemoryFiles();
		const [here, there] = [storeOn(files), storeOn(files.anotherHost())];
		await here.load(NOTE);
		const heard: string[] = [];
		const listening = here.onDidChange(note => heard.push(note));
		await there.save(NOTE, added(annotation('a')));
		await here.reload(`${PATH}.lock`);
		await here.reload(annotationPathOf('unknown.md'));
		assert.deepEqual(heard, []);
		await here.reload(PATH);
		await here.reload(PATH);
		assert.deepEqual(heard, [NOTE]);
		listening.dispose();
	});

	test('does not let a clock that goes backwards undo an edit', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a')));
		const first = get(store, 'a');
		const second = reviseAnnotation(first, { body: 'Second' }, EARLIER);
		await store.save(NOTE, [{ before: first, after: second }]);
		await store.save(NOTE, [
			{ before: second, after: reviseAnnotation(second, { body: 'Third' }, '1999') },
		]);
		assert.deepEqual(await bodiesIn(files), ['Third']);
	});

	test('lets many changes of one record at once add up', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		let last: Annotation | undefined;
		const saves: Promise<unknown>[] = [];
		for (let i = 0; i < 20; i++) {
			const after: Annotation =
				last === undefined
					? annotation('a', '0')
					: reviseAnnotation(last, { body: `${last.body},${i}` }, LATER);
			saves.push(store.save(NOTE, [{ before: last, after }]));
			last = after;
		}
		await Promise.all(saves);
		assert.deepEqual(await bodiesIn(files), [last?.body]);
	});

	test('brings back nothing that was deleted, and takes a deletion back', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a'), reply('r', 'a')));
		const records = [...store.annotations(NOTE).records.values()];
		await store.save(
			NOTE,
			records.map(before => ({ before, after: undefined })),
		);
		assert.deepEqual(await bodiesIn(files), []);
		await store.save(NOTE, added(...records));
		assert.deepEqual(await bodiesIn(files), ['About a', 'Answer r']);
	});
});
