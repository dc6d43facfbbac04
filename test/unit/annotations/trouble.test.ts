import * as assert from 'node:assert/strict';
import { reviseAnnotation } from '../../../src/core/annotations/annotation.js';
import { parseAnnotationFile } from '../../../src/core/annotations/annotationFile.js';
import { withLock } from '../../../src/core/annotations/lock.js';
import { hasLeftovers, removeLeftovers, replaceText } from '../../../src/core/annotations/replaceText.js';
import { Crash, MemoryFiles, type Trouble } from './memoryFiles.js';
import { annotation, LATER } from './records.js';
import { added, assertClean, bodiesIn, get, NOTE, PATH, storeOn } from './stores.js';

suite('annotation store in trouble', () => {
	const operations = ['read', 'create', 'replace', 'remove', 'list'] as const;

	for (const operation of operations) {
		test(`killed at any ${operation}, it loses neither what was there nor the lock for ever`, async () => {
			for (let nth = 1, hasDied = true; hasDied; nth++) {
				const files = new MemoryFiles();
				await storeOn(files).save(NOTE, added(annotation('a', 'Old')));
				const host = files.anotherHost();
				host.trouble = dieAt(operation, nth);
				hasDied = await storeOn(host)
					.save(NOTE, added(annotation('b', 'New')))
					.then(() => false, isCrash);
				assert.ok(
					parseAnnotationFile(files.contents.get(PATH) ?? '').records.get('a')?.body === 'Old',
				);
				const next = storeOn(files.anotherHost());
				assert.equal(await next.save(NOTE, added(annotation('c', 'Next'))), undefined);
				const bodies = await bodiesIn(files);
				assert.ok(bodies.includes('Old') && bodies.includes('Next'), bodies.join());
				assertClean(files);
			}
		});
	}

	test('killed between write and rename, the next reader finishes the write', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a', 'Old'), annotation('gone')));
		const host = files.anotherHost();
		host.trouble = dieAt('replace', 1);
		const dying = storeOn(host);
		await dying.load(NOTE);
		const changes = [...added(annotation('b', 'New')), { before: get(dying, 'gone'), after: undefined }];
		await assert.rejects(dying.save(NOTE, changes), Crash);
		assert.deepEqual(await bodiesIn(files), ['New', 'Old']);
		assertClean(files);
	});

	test('what a crash left of a file that nobody goes on with is removed, and nothing else', async () => {
		const files = new MemoryFiles();
		files.contents.set('lexicon.yaml', 'old');
		const host = files.anotherHost();
		host.trouble = operation => (operation === 'replace' ? 'crash' : undefined);
		const write = withLock(host, 'lexicon.yaml', guard =>
			replaceText(host, 'lexicon.yaml', { before: 'old', after: 'new' }, guard),
		);
		await assert.rejects(write, Crash);
		files.contents.set('lexicon.yaml.mine.tmp', 'of somebody else');
		assert.equal(await hasLeftovers(files, 'lexicon.yaml'), true);
		await withLock(files, 'lexicon.yaml', () => removeLeftovers(files, 'lexicon.yaml'));
		assert.deepEqual(
			[...files.contents],
			[
				['lexicon.yaml', 'old'],
				['lexicon.yaml.mine.tmp', 'of somebody else'],
			],
		);
	});

	test('what a crash left is merged where the file has changed since, and takes nothing away', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a', 'Old')));
		const host = files.anotherHost();
		host.trouble = dieAt('replace', 1);
		await assert.rejects(storeOn(host).save(NOTE, added(annotation('b', 'New'))), Crash);
		const text = files.contents.get(PATH) ?? '';
		files.contents.set(
			PATH,
			`${text}${JSON.stringify({ type: 'annotation', id: 'x', body: 'By hand', quote: { exact: 'x' } })}\n`,
		);
		assert.deepEqual(await bodiesIn(files), ['By hand', 'New', 'Old']);
		assertClean(files);
	});

	test('of a passing file torn in the middle the whole lines count', async () => {
		const files = new MemoryFiles();
		await storeOn(files).save(NOTE, added(annotation('a', 'Old')));
		const host = files.anotherHost();
		host.trouble = dieAt('replace', 1);
		await assert.rejects(
			storeOn(host).save(NOTE, added(annotation('b', 'New'), annotation('c', 'Torn'))),
			Crash,
		);
		const passing = [...files.contents.keys()].find(path => path.endsWith('.tmp')) ?? '';
		const whole = files.contents.get(passing) ?? '';
		files.contents.set(passing, whole.slice(0, -30));
		assert.deepEqual(await bodiesIn(files), ['New', 'Old']);
		assert.deepEqual(parseAnnotationFile(files.contents.get(PATH) ?? '').kept, []);
		assertClean(files);
	});

	for (const reason of ['full', 'readOnly', 'other'] as const) {
		test(`${reason}: says so, keeps the change, and writes it when it can`, async () => {
			const files = new MemoryFiles();
			const store = storeOn(files);
			await store.save(NOTE, added(annotation('a', 'Old')));
			for (const operation of ['create', 'replace'] as const) {
				const before = files.contents.get(PATH);
				files.trouble = (each, path) =>
					each === operation && !path.endsWith('.lock') ? reason : undefined;
				const fault = await store.save(NOTE, added(annotation(operation, operation)));
				assert.equal(fault?.reason, reason);
				assert.equal(files.contents.get(PATH), before);
				assert.equal(get(store, operation).body, operation);
				assert.equal(store.pending(NOTE).length, 1);
				assertClean(files);
				files.trouble = () => undefined;
				assert.equal((await store.retry()).size, 0);
			}
			assert.deepEqual(await bodiesIn(files), ['Old', 'create', 'replace']);
		});
	}

	test('leaves a file of a newer version as it is', async () => {
		const files = new MemoryFiles();
		await storeOn(files).save(NOTE, added(annotation('a')));
		const newer = (files.contents.get(PATH) ?? '').replace('"version":1', '"version":9');
		files.contents.set(PATH, newer);
		const store = storeOn(files);
		const fault = await store.save(NOTE, added(annotation('b')));
		assert.equal(fault?.reason, 'readOnly');
		assert.equal(files.contents.get(PATH), newer);
		assert.deepEqual([...store.annotations(NOTE).records.keys()].sort(), ['a', 'b']);
	});

	test('a file that cannot be read is not overwritten, and the last good state stays', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a')));
		files.trouble = (operation, path) => (operation === 'read' && path === PATH ? 'notAFile' : undefined);
		assert.equal((await store.load(NOTE))?.reason, 'notAFile');
		assert.equal((await store.save(NOTE, added(annotation('b'))))?.reason, 'notAFile');
		assert.deepEqual([...store.annotations(NOTE).records.keys()].sort(), ['a', 'b']);
		files.trouble = () => undefined;
		await store.retry();
		assert.deepEqual(await bodiesIn(files), ['About a', 'About b']);
	});

	test('a lock that a crash left is taken over, by one alone', async () => {
		const files = new MemoryFiles();
		files.contents.set(`${PATH}.lock`, 'a dead host');
		const stores = Array.from({ length: 5 }, () => storeOn(files.anotherHost()));
		const faults = await Promise.all(
			stores.map((store, i) => store.save(NOTE, added(annotation(`a${i}`, `${i}`)))),
		);
		assert.deepEqual(faults, Array.from({ length: 5 }));
		assert.deepEqual(await bodiesIn(files), ['0', '1', '2', '3', '4']);
		assertClean(files);
	});

	test('a host that slept so long that its lock was taken over does not write over what came in between', async () => {
		const files = new MemoryFiles();
		await storeOn(files).save(NOTE, added(annotation('a', 'Old')));
		const sleepy = files.anotherHost();
		const replace = sleepy.replace.bind(sleepy);
		let hasSlept = false;
		sleepy.replace = async (from, to, guard) => {
			if (!hasSlept) {
				hasSlept = true;
				assert.equal(
					await storeOn(files.anotherHost()).save(NOTE, added(annotation('b', 'Between'))),
					undefined,
				);
			}
			return replace(from, to, guard);
		};
		const store = storeOn(sleepy);
		assert.equal(await store.save(NOTE, added(annotation('c', 'Late'))), undefined);
		assert.equal(get(store, 'b').body, 'Between');
		assert.deepEqual(await bodiesIn(files), ['Between', 'Late', 'Old']);
		assertClean(files);
	});

	test('a lock that changed hands just before it was taken over is given back', async () => {
		const files = new MemoryFiles();
		const lock = `${PATH}.lock`;
		files.contents.set(lock, 'a dead host');
		const made: string[] = [];
		const [create, move] = [files.create.bind(files), files.move.bind(files)];
		files.create = (path, text) => {
			made.push(text);
			return create(path, text);
		};
		files.move = (from, to) => {
			if (files.contents.get(lock) === 'a dead host') {
				files.contents.set(lock, 'a living host');
			}
			return move(from, to);
		};
		await withLock(files, PATH, () => Promise.resolve());
		assert.ok(made.includes('a living host'));
		assertClean(files);
	});

	test('a change made while another is being written is written next', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		const first = annotation('a', 'First');
		const second = reviseAnnotation(first, { body: 'Second' }, LATER);
		const saves: Promise<unknown>[] = [];
		files.trouble = operation => {
			if (operation === 'replace' && saves.length === 0) {
				saves.push(store.save(NOTE, [{ before: first, after: second }]));
			}
			return undefined;
		};
		await store.save(NOTE, added(first));
		await Promise.all(saves);
		assert.equal(saves.length, 1);
		assert.deepEqual(await bodiesIn(files), ['Second']);
	});

	test('what is written over at once, where nothing locks, is written again at once', async () => {
		const files = new MemoryFiles();
		files.isExclusive = false;
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a')));
		const old = files.contents.get(PATH) ?? '';
		const replace = files.replace.bind(files);
		let isFirst = true;
		files.replace = async (from, to, guard) => {
			const answer = await replace(from, to, guard);
			if (isFirst) {
				isFirst = false;
				files.contents.set(PATH, old);
			}
			return answer;
		};
		await store.save(NOTE, added(annotation('b')));
		assert.deepEqual(await bodiesIn(files), ['About a', 'About b']);
	});

	for (const isExclusive of [true, false]) {
		test(`several hosts write at once${isExclusive ? '' : ', where nothing locks'}, and nothing is lost`, async () => {
			const files = new MemoryFiles();
			files.isExclusive = isExclusive;
			await storeOn(files).save(NOTE, added(annotation('shared', '«start»')));
			const hosts = ['x', 'y', 'z'].map(name => ({ name, store: storeOn(files.anotherHost()) }));
			await Promise.all(
				hosts.map(async ({ name, store }) => {
					for (let i = 0; i < 60; i++) {
						await store.load(NOTE);
						const shared = get(store, 'shared');
						const after = reviseAnnotation(
							shared,
							{ tags: [...shared.tags, `${name}${i}`] },
							LATER,
						);
						assert.equal(
							await store.save(NOTE, [
								...added(annotation(`${name}${i}`)),
								{ before: shared, after },
							]),
							undefined,
						);
					}
				}),
			);
			// What was written over while nobody looked is noticed with the next change from outside.
			for (const { store } of [...hosts, ...hosts]) {
				await store.reload(PATH);
			}
			const { records } = parseAnnotationFile(files.contents.get(PATH) ?? '');
			assert.equal(records.size, 3 * 60 + 1);
			const shared = records.get('shared');
			assert.equal(shared?.type === 'annotation' && new Set(shared.tags).size, 3 * 60);
			assertClean(files);
		});
	}

	test('what another window writes over, where nothing locks, is written again', async () => {
		const files = new MemoryFiles();
		files.isExclusive = false;
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a')));
		const old = files.contents.get(PATH) ?? '';
		await store.save(NOTE, added(annotation('b')));
		files.contents.set(PATH, old);
		await store.reload(PATH);
		assert.deepEqual(await bodiesIn(files), ['About a', 'About b']);
	});

	test('what was deleted on purpose, where nothing locks, stays deleted', async () => {
		const files = new MemoryFiles();
		files.isExclusive = false;
		const store = storeOn(files);
		await store.save(NOTE, added(annotation('a'), annotation('b')));
		await store.save(NOTE, [{ before: get(store, 'a'), after: undefined }]);
		await storeOn(files.anotherHost()).save(NOTE, added(annotation('c')));
		await store.reload(PATH);
		assert.deepEqual(await bodiesIn(files), ['About b', 'About c']);
	});

	test('saves 10,000 annotations one after the other into a hundred notes, and 10,000 into one', async () => {
		const files = new MemoryFiles();
		const store = storeOn(files);
		const all = Array.from({ length: 10_000 }, (_, i) => annotation(`n${i}`));
		await store.save(NOTE, added(...all));
		assert.equal((await bodiesIn(files)).length, 10_000);
		await Promise.all(all.map((each, i) => store.save(`n/${i % 100}.md`, added(each))));
		const { notes, faults } = await store.scan();
		assert.deepEqual([notes.length, faults.length], [101, 0]);
		assert.equal(
			notes.reduce((sum, { file }) => sum + file.records.size, 0),
			20_000,
		);
	});
});

function dieAt(operation: string, nth: number): Trouble {
	let count = 0;
	return (each, path) =>
		each === operation && path.startsWith('annotations') && ++count === nth ? 'crash' : undefined;
}

function isCrash(error: unknown): true {
	assert.ok(error instanceof Crash, String(error));
	return true;
}
