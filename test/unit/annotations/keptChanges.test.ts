import * as assert from 'node:assert/strict';
import { reviseAnnotation } from '../../../src/core/annotations/annotation.js';
import { ANNOTATION_FORMAT } from '../../../src/core/annotations/annotationFile.js';
import { AnnotationStore } from '../../../src/core/annotations/annotationStore.js';
import { createCorrectionStore } from '../../../src/core/annotations/correctionStore.js';
import type { Correction } from '../../../src/core/annotations/corrections.js';
import {
	parseChanges,
	printChanges,
	type ChangeKeeper,
	type KeptChanges,
} from '../../../src/core/annotations/keptChanges.js';
import { MemoryFiles } from './memoryFiles.js';
import { annotation, LATER, NOON, reply } from './records.js';
import { added, bodiesIn, get, NOTE, PATH, storeOn } from './stores.js';

/** A keeper whose entries outlast the stores. */
class MemoryKeeper implements ChangeKeeper {
	readonly entries = new Map<string, KeptChanges>();

	paths(): readonly string[] {
		return [...this.entries.keys()];
	}

	get(path: string): KeptChanges | undefined {
		return this.entries.get(path);
	}

	set(path: string, changes: KeptChanges | undefined): void {
		if (changes === undefined) {
			this.entries.delete(path);
		} else {
			this.entries.set(path, changes);
		}
	}
}

function open(files: MemoryFiles, keeper: ChangeKeeper): AnnotationStore {
	return new AnnotationStore({ files: files.anotherHost(), newId: () => 'new', keeper });
}

/** A store whose files cannot be written. */
function openUnwritable(files: MemoryFiles, keeper: ChangeKeeper): AnnotationStore {
	const host = files.anotherHost();
	host.trouble = operation => (operation === 'create' ? 'readOnly' : undefined);
	return new AnnotationStore({ files: host, newId: () => 'new', keeper });
}

suite('changes that wait to be written', () => {
	const old = annotation('a', 'Old');
	const gone = annotation('gone', 'Gone');

	/** A note whose annotations were added to, changed and deleted by a window that could write none of it. */
	async function closedUnwritten(): Promise<{ files: MemoryFiles; keeper: MemoryKeeper }> {
		const files = new MemoryFiles();
		const keeper = new MemoryKeeper();
		await storeOn(files).save(NOTE, added(old, gone));
		const store = openUnwritable(files, keeper);
		await store.load(NOTE);
		const revised = reviseAnnotation(get(store, 'a'), { body: 'Revised' }, LATER);
		const changes = [
			...added(annotation('b', 'New'), reply('r', 'b', 'Answer')),
			{ before: get(store, 'a'), after: revised },
			{ before: get(store, 'gone'), after: undefined },
		];
		assert.equal((await store.save(NOTE, changes))?.reason, 'readOnly');
		return { files, keeper };
	}

	test('are there again in the next window, which writes them as soon as it reads their note', async () => {
		const { files, keeper } = await closedUnwritten();
		const store = open(files, keeper);
		assert.deepEqual(store.left, [NOTE]);
		assert.equal(await store.load(NOTE), undefined);
		assert.deepEqual(await bodiesIn(files), ['Answer', 'New', 'Revised']);
		assert.deepEqual([store.left, store.pending(NOTE), keeper.entries.size], [[], [], 0]);
	});

	test('count while they still cannot be written, and it is said why not', async () => {
		const { files, keeper } = await closedUnwritten();
		const store = openUnwritable(files, keeper);
		assert.equal((await store.load(NOTE))?.reason, 'readOnly');
		const bodies = [...store.annotations(NOTE).records.values()].map(({ body }) => body);
		assert.deepEqual(bodies.sort(), ['Answer', 'New', 'Revised']);
		assert.deepEqual([await bodiesIn(files), store.left], [['Gone', 'Old'], [NOTE]]);
	});

	test('are merged with what others wrote in between', async () => {
		const { files, keeper } = await closedUnwritten();
		const other = storeOn(files.anotherHost());
		await other.load(NOTE);
		const tagged = reviseAnnotation(get(other, 'a'), { tags: ['pricing'] }, LATER);
		await other.save(NOTE, [
			{ before: get(other, 'a'), after: tagged },
			...added(annotation('c', 'Theirs')),
		]);
		const store = open(files, keeper);
		await store.load(NOTE);
		assert.deepEqual(await bodiesIn(files), ['Answer', 'New', 'Revised', 'Theirs']);
		assert.deepEqual(get(store, 'a').tags, ['pricing']);
	});

	test('are kept from the moment they are handed in until they are in the file', async () => {
		const files = new MemoryFiles();
		const keeper = new MemoryKeeper();
		const saving = open(files, keeper).save(NOTE, added(old));
		assert.deepEqual(keeper.paths(), [PATH]);
		await saving;
		assert.deepEqual(keeper.paths(), []);
	});

	test('go along with a note that is moved', async () => {
		const { files, keeper } = await closedUnwritten();
		const store = open(files, keeper);
		await store.moveNotes([{ from: NOTE, to: 'moved.md' }]);
		assert.deepEqual(await bodiesIn(files, 'moved.md'), ['Answer', 'New', 'Revised']);
		assert.equal(keeper.entries.size, 0);
	});

	test('of corrections are kept as well', async () => {
		const files = new MemoryFiles();
		const keeper = new MemoryKeeper();
		const correction: Correction = {
			type: 'never-mark-alias',
			alias: 'seed',
			kind: 'term',
			target: 'seed_round',
			id: 'c1',
			author: 'Ada',
			created: NOON,
			extra: [],
		};
		const host = files.anotherHost();
		host.trouble = operation => (operation === 'create' ? 'full' : undefined);
		await createCorrectionStore(host, undefined, keeper).save([{ before: undefined, after: correction }]);
		assert.equal(files.contents.size, 0);
		const store = createCorrectionStore(files, undefined, keeper);
		assert.equal(await store.load(), undefined);
		assert.match(files.contents.get('corrections.jsonl') ?? '', /"alias":"seed"/);
		assert.equal(keeper.entries.size, 0);
	});

	test('damaged ones are none', () => {
		const kept = printChanges(added(old), NOTE, ANNOTATION_FORMAT);
		assert.equal(parseChanges(kept, ANNOTATION_FORMAT).note, NOTE);
		const torn = { before: '{"pact', after: kept.after.slice(0, -20) };
		assert.equal(parseChanges(torn, ANNOTATION_FORMAT).changes.size, 0);
	});
});
