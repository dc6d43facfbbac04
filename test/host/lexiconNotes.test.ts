import * as assert from 'node:assert';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Disposable } from '../../src/core/base/dispose.js';
import { parseNoteEntry } from '../../src/core/lexicon/parseNoteEntry.js';
import {
	LexiconNotes,
	MOST_LEXICON_NOTES,
	readStartAnywhere,
	type LexiconNotesInit,
} from '../../src/vscode/lexiconNotes.js';
import { NoteFinder } from '../../src/vscode/noteFinder.js';
import { RememberedNotes } from '../../src/vscode/rememberedNotes.js';
import { SettingsStore } from '../../src/vscode/settings.js';
import { deleteOutside, root, untilHeard, writeOutside } from './indexedNotes.js';
import { logged, searching, withFolders, withoutPactmark } from './lookingThrough.js';
import { cleanUp, until } from './notes.js';

const FOLDER = 'entries';
const ENTRY = '---\ntype: company\n---\n\nA railway.\n';

/** What VS Code keeps for a workspace. */
function memento(): vscode.Memento {
	const values = new Map<string, unknown>();
	const state = {
		keys: () => [...values.keys()],
		get: (key: string) => values.get(key),
		update: (key: string, value: unknown) => Promise.resolve(void values.set(key, value)),
	};
	return state as vscode.Memento;
}

suite('notes that are entries of the lexicon', () => {
	withoutPactmark();

	const store: Disposable[] = [];

	/** As after a start, with what was kept before. */
	function start(init: Partial<LexiconNotesInit> = {}, state = memento()): LexiconNotes {
		const { log } = logged();
		const settings = new SettingsStore(log);
		const finder = new NoteFinder(1);
		const notes = new LexiconNotes({
			parse: () => Promise.resolve(parseNoteEntry),
			readStart: readStartAnywhere,
			finder,
			remembered: new RememberedNotes(state, 'notes', MOST_LEXICON_NOTES),
			settings,
			log,
			...init,
		});
		store.push(notes, finder, settings);
		return notes;
	}

	const has = (notes: LexiconNotes, id: string): boolean => notes.find('company', id) !== undefined;

	teardown(async () => {
		store.splice(0).forEach(each => void each.dispose());
		deleteOutside(FOLDER);
		await untilHeard();
		await cleanUp();
	});

	test('one that was saved beyond the first two thousand is one at the next start as well', async () => {
		const many = Array.from({ length: MOST_LEXICON_NOTES + 5 }, (_, i) =>
			vscode.Uri.joinPath(root(), FOLDER, `note ${String(i).padStart(5, '0')}.md`),
		);
		const [last, beforeLast] = ['zumtoll.md', 'zonk.md'].map(name =>
			vscode.Uri.joinPath(root(), FOLDER, name),
		);
		assert.ok(last !== undefined && beforeLast !== undefined);
		const isOwn = (uri: vscode.Uri): boolean => [last, beforeLast].some(own => own.path === uri.path);
		const finder = {
			find: () => Promise.resolve([beforeLast, ...many, last]),
			onDidRecover: new vscode.EventEmitter<vscode.WorkspaceFolder>().event,
		};
		const readStart = (uri: vscode.Uri): Promise<Uint8Array> =>
			isOwn(uri) ? readStartAnywhere(uri) : Promise.resolve(new Uint8Array());
		writeOutside({ [`${FOLDER}/zumtoll.md`]: '# None yet\n', [`${FOLDER}/zonk.md`]: '# None yet\n' });
		await untilHeard();
		const state = memento();
		const first = start({ finder, readStart }, state);
		await first.settled();
		writeOutside({ [`${FOLDER}/zumtoll.md`]: ENTRY, [`${FOLDER}/zonk.md`]: ENTRY });
		await until(first.onDidChange, () => has(first, 'zumtoll') && has(first, 'zonk'));
		writeOutside({ [`${FOLDER}/zonk.md`]: '# None any more\n' });
		await until(first.onDidChange, () => !has(first, 'zonk'));
		await first.settled();
		first.dispose();
		writeOutside({ [`${FOLDER}/zonk.md`]: ENTRY });
		const second = start({ finder, readStart }, state);
		await second.settled();
		assert.ok(has(second, 'zumtoll'));
		assert.ok(!has(second, 'zonk'), 'it was none when it was last seen');
	});

	test('those in a folder that comes as a whole are looked at, wherever they stand', async () => {
		const uri = vscode.Uri.joinPath(root(), FOLDER, 'zumtoll.md');
		const many = Array.from({ length: MOST_LEXICON_NOTES }, (_, i) =>
			vscode.Uri.joinPath(root(), `a ${i}.md`),
		);
		const notes = start({
			finder: {
				find: () => Promise.resolve([...many, uri]),
				onDidRecover: new vscode.EventEmitter<vscode.WorkspaceFolder>().event,
			},
			readStart: ({ path }) =>
				path === uri.path ? readStartAnywhere(uri) : Promise.resolve(new Uint8Array()),
		});
		await notes.settled();
		const outside = mkdtempSync(join(root().fsPath, '..', 'moved-'));
		writeFileSync(join(outside, 'zumtoll.md'), ENTRY);
		renameSync(outside, join(root().fsPath, FOLDER));
		await until(notes.onDidChange, () => has(notes, 'zumtoll'));
	});

	test('a folder that can not be looked through costs itself alone, is told, and tried again', async () => {
		writeOutside({ [`${FOLDER}/good/zonk.md`]: ENTRY, [`${FOLDER}/bad/zumtoll.md`]: ENTRY });
		const [good, bad] = ['good', 'bad'].map(name => vscode.Uri.joinPath(root(), FOLDER, name));
		assert.ok(good !== undefined && bad !== undefined);
		await untilHeard();
		const { log, lines } = logged();
		const can = { getIn: false };
		const failing = (_: number, base: vscode.Uri): boolean => base.path === bad.path && !can.getIn;
		await withFolders([good, bad], () =>
			searching(
				async () => {
					const notes = start({ log });
					await notes.settled();
					assert.ok(has(notes, 'zonk') && !has(notes, 'zumtoll'));
					assert.match(lines.join('\n'), /bad could not be looked through/);
					can.getIn = true;
					await until(notes.onDidChange, () => has(notes, 'zumtoll'));
					assert.ok(has(notes, 'zonk'));
				},
				{ failing },
			).then(() => undefined),
		);
	});

	test('what is known of a folder is kept while it can not be looked through', async () => {
		writeOutside({ [`${FOLDER}/good/zonk.md`]: ENTRY });
		await untilHeard();
		const can = { getIn: true };
		const notes = start();
		await notes.settled();
		assert.ok(has(notes, 'zonk'));
		await searching(
			async () => {
				can.getIn = false;
				writeOutside({ [`${FOLDER}/zumtoll.md`]: ENTRY });
				await until(notes.onDidChange, () => has(notes, 'zumtoll'));
				assert.ok(has(notes, 'zonk'));
			},
			{ failing: () => !can.getIn },
		);
	});

	test('come and go with the folder that they are in', async () => {
		const notes = start();
		await notes.settled();
		// Beside the workspace, so that moving is one step.
		const outside = mkdtempSync(join(root().fsPath, '..', 'moved-'));
		const inside = join(root().fsPath, FOLDER);
		writeFileSync(join(outside, 'zumtoll.md'), ENTRY);
		try {
			renameSync(outside, inside);
			await until(notes.onDidChange, () => has(notes, 'zumtoll'));
			renameSync(inside, outside);
			await until(notes.onDidChange, () => !has(notes, 'zumtoll'));
		} finally {
			rmSync(outside, { recursive: true, force: true });
		}
	});

	test('those that settings leave out are none, also when they are saved', async () => {
		writeOutside({ [`${FOLDER}/zonk.md`]: ENTRY });
		await untilHeard();
		const notes = start();
		await notes.settled();
		assert.ok(has(notes, 'zonk'));
		const search = vscode.workspace.getConfiguration('search');
		const usual = search.inspect<object>('exclude')?.globalValue;
		await search.update('exclude', { [FOLDER]: true }, vscode.ConfigurationTarget.Global);
		try {
			await until(notes.onDidChange, () => !has(notes, 'zonk'));
			writeOutside({ [`${FOLDER}/zumtoll.md`]: ENTRY, 'zumtoll beside.md': ENTRY });
			await until(notes.onDidChange, () => has(notes, 'zumtoll-beside'));
			assert.ok(!has(notes, 'zumtoll'));
		} finally {
			await search.update('exclude', usual, vscode.ConfigurationTarget.Global);
			deleteOutside('zumtoll beside.md');
		}
		await until(notes.onDidChange, () => has(notes, 'zonk') && has(notes, 'zumtoll'));
	});

	test('one that is saved while the folders are looked through is not lost', async () => {
		const answers: (() => void)[] = [];
		const finder = {
			find: (folder: vscode.WorkspaceFolder, exclude: readonly string[]) =>
				answers.length > 0
					? other.find(folder, exclude)
					: new Promise<readonly vscode.Uri[]>(resolve => answers.push(() => resolve([]))),
			onDidRecover: new vscode.EventEmitter<vscode.WorkspaceFolder>().event,
		};
		const other = new NoteFinder();
		store.push(other);
		const notes = start({ finder });
		notes.entries();
		const others = start();
		await others.settled();
		writeOutside({ [`${FOLDER}/zumtoll.md`]: ENTRY });
		// They hear of it at the same time.
		await until(others.onDidChange, () => has(others, 'zumtoll'));
		answers.forEach(answer => answer());
		await until(notes.onDidChange, () => has(notes, 'zumtoll'));
		await notes.settled();
		assert.ok(has(notes, 'zumtoll'));
	});
});
