import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
	createCorrectionStore,
	findLatestOf,
	moveCorrections,
	placeOf,
} from '../../../src/core/annotations/correctionStore.js';
import {
	OUTCOMES,
	parseCorrectionFile,
	printCorrectionFile,
	type Correction,
} from '../../../src/core/annotations/corrections.js';
import { emptyFile } from '../../../src/core/annotations/recordFile.js';
import type { ChangeKind, Effect } from '../../../src/core/understanding/reading.js';
import { ALL, NOTE } from './correctedNote.js';
import { MemoryFiles } from './memoryFiles.js';
import { anyText } from './records.js';

suite('corrections file', () => {
	test('reads what it wrote', () => {
		const file = { ...emptyFile<Correction>(), records: new Map(ALL.map(each => [each.id, each])) };
		const text = printCorrectionFile(file);
		assert.equal(text.split('\n')[0], '{"pactmark":"corrections","version":1}');
		assert.deepEqual([...parseCorrectionFile(text).records.values()], ALL);
		assert.deepEqual(parseCorrectionFile(text).problems, []);
		assert.equal(printCorrectionFile(parseCorrectionFile(text)), text);
	});

	test('never throws, keeps what it cannot read, and reports it', () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(anyText, fc.json(), fc.constant('{"type":"accept","id":"x"}'))),
				lines => {
					const file = parseCorrectionFile(lines.join('\n'));
					assert.equal(
						printCorrectionFile(parseCorrectionFile(printCorrectionFile(file))),
						printCorrectionFile(file),
					);
				},
			),
		);
		const bad =
			'{"type":"wrong-effect","id":"a","kind":"change","target":"t","right":"gains","note":"n","quote":{"exact":"x"}}';
		const file = parseCorrectionFile(`{"pactmark":"corrections","version":1}\n${bad}\n`);
		assert.equal(file.problems[0]?.line, 2);
		assert.ok(printCorrectionFile(file).includes(bad));
	});

	test('is stored, undone, and follows a note that moves', async () => {
		const files = new MemoryFiles();
		const store = createCorrectionStore(files);
		await store.save(ALL.map(after => ({ before: undefined, after })));
		await store.save([{ before: ALL[0], after: undefined }]);
		await store.save(moveCorrections(store.file.records.values(), [{ from: NOTE, to: 'new.md' }]));
		const other = createCorrectionStore(files.anotherHost());
		await other.load();
		const notes = [...other.file.records.values()].map(each => placeOf(each)?.note ?? '');
		assert.deepEqual(notes, ['', '', ...Array<string>(5).fill('new.md')]);
	});
});

suite('the latest correction', () => {
	const made = (id: string, author: string, created: string): Correction => ({
		type: 'never-mark-alias',
		id,
		author,
		created,
		alias: 'x',
		kind: 'term',
		target: 't',
		extra: [],
	});

	test('is one’s own, whatever the clocks of others say', () => {
		const all = [
			made('a', 'Ada', '2026-03-01'),
			made('b', 'Ada', '2026-03-02'),
			made('c', 'Ben', '2031-01-01'),
		];
		assert.equal(findLatestOf('Ada', all)?.id, 'b');
		assert.equal(findLatestOf('Cid', all), undefined);
	});
});

test('what can be put right is each effect and each change that a reading knows', () => {
	// Assigned both ways: the compiler finds what one of the lists lacks.
	const changes: readonly ChangeKind[] = OUTCOMES.change;
	const change = (kind: ChangeKind): (typeof OUTCOMES.change)[number] => kind;
	const effects: readonly Effect[] = OUTCOMES.beneficiary;
	const effect = (kind: Effect): (typeof OUTCOMES.beneficiary)[number] => kind;
	assert.deepEqual([changes.map(change).length, effects.map(effect).length], [9, 3]);
});
