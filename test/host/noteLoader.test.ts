import * as assert from 'node:assert';
import * as vscode from 'vscode';
import type { NoteStamp } from '../../src/core/indexing/workspaceIndex.js';
import { NoteLoader } from '../../src/vscode/indexing/noteLoader.js';
import { createSnapshot } from '../../src/vscode/snapshot.js';
import { aboutExclusivity, deleteOutside, keyOf, root, untilHeard, writeOutside } from './indexedNotes.js';
import { cleanUp, openFile, pactmark } from './notes.js';

const NOTE = 'loaded/note.md';
const OTHER = 'loaded/longer note.md';
const NOTHING = {
	terms: new Map(),
	companies: new Map(),
	patterns: [],
	guards: [],
	misreadings: [],
	classes: {},
};

suite('getting notes ready for the index', () => {
	suiteSetup(async () => {
		writeOutside({ [NOTE]: aboutExclusivity('Mörk'), [OTHER]: aboutExclusivity('Mörk & Longer') });
		await untilHeard();
	});

	teardown(cleanUp);

	suiteTeardown(async () => {
		deleteOutside('loaded');
		await untilHeard();
	});

	test('an open note that was read is not read again, unless its file holds another text', async () => {
		const uri = vscode.Uri.parse(keyOf(NOTE));
		const document = await openFile(uri, aboutExclusivity('Mörk'));
		const reading = await (await pactmark()).reading(uri);
		assert.ok(reading !== undefined);
		const { version } = document;
		const parts = { reading, removed: [], placed: [], unplaced: [], lexicon: NOTHING, isShifted: false };
		const taken: NoteStamp[] = [];
		const loader = new NoteLoader({
			readings: {
				state: () => ({ kind: 'read' }),
				latest: () => createSnapshot({ ...parts, version }),
			},
			corrections: { of: () => ({ note: '', corrections: [] }) },
			hasDisk: true,
			longest: () => Infinity,
			isCurrent: () => true,
			take: (_, stamp) => taken.push(stamp),
		});
		assert.strictEqual(await loader.load(uri.toString(), uri), 'taken');
		assert.strictEqual(taken.length, 1);
		// As where another program wrote it and the editor does not show that yet.
		const other = vscode.Uri.joinPath(root(), OTHER);
		assert.deepStrictEqual(await loader.load(uri.toString(), other), {
			key: uri.toString(),
			note: { path: '', corrections: [], from: { kind: 'file', file: other.fsPath } },
		});
		assert.strictEqual(taken.length, 1);
	});
});
