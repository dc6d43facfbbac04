import * as assert from 'node:assert';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore } from '../../src/core/base/dispose.js';
import type { IndexInit, IndexPlatform } from '../../src/vscode/indexing/indexInit.js';
import { registerIndexProgress } from '../../src/vscode/indexing/indexProgress.js';
import { WorkspaceIndexer } from '../../src/vscode/indexing/workspaceIndexer.js';
import { INNER_COMMANDS } from '../../src/vscode/ids.js';
import { NoteFinder } from '../../src/vscode/noteFinder.js';
import { SettingsStore } from '../../src/vscode/settings.js';
import type { SurfaceContext } from '../../src/vscode/surfaceContext.js';
import { WorkspaceScope } from '../../src/vscode/surfaces/workspaceScope.js';
import { disk } from '../../src/worker/disk.node.js';
import { startWorkerThread } from '../../src/worker/startWorker.node.js';
import { deleteOutside, manyNotes, notesWith, root, untilHeard, writeOutside } from './indexedNotes.js';
import { logged, withoutPactmark } from './lookingThrough.js';
import { until } from './notes.js';

const FOLDER = 'notes read badly';
const COUNT = 60;
const DYING = 'dying worker.js';

const never: vscode.Event<never> = () => new vscode.Disposable(() => undefined);

/** An index of its own, over what may fail. */
interface Tried {
	readonly service: WorkspaceIndexer;
	/** The item in the status bar. */
	readonly item: vscode.StatusBarItem;
	/** What the view says above its rows. */
	readonly message: () => string | undefined;
	/** What was logged as a warning or an error. */
	readonly lines: readonly string[];
}

/** The item in the status bar that is made meanwhile. */
function catchingItem<T>(work: () => T): { readonly made: T; readonly item: vscode.StatusBarItem } {
	const { window } = vscode;
	const { createStatusBarItem } = window;
	let item: vscode.StatusBarItem | undefined;
	window.createStatusBarItem = (...asked: unknown[]) => {
		item = (createStatusBarItem as (...asked: unknown[]) => vscode.StatusBarItem)(...asked);
		return item;
	};
	try {
		const made = work();
		assert.ok(item !== undefined);
		item.text = ''; // VS Code hands it what another one of its name said last.
		return { made, item };
	} finally {
		window.createStatusBarItem = createStatusBarItem;
	}
}

function workerFile(): string {
	const extension = vscode.extensions.getExtension('pactmark.pactmark');
	return join(extension?.extensionPath ?? '', 'dist', 'node', 'indexWorker.js');
}

function firmsIn({ index }: WorkspaceIndexer): number {
	return index.entities('company').filter(({ label }) => /^Firm/.test(label)).length;
}

suite('an index that can not be made', () => {
	withoutPactmark();

	let store = new DisposableStore();

	function tryIndex({
		platform,
		...init
	}: Partial<Omit<IndexInit, 'platform'>> & { platform?: Partial<IndexPlatform> }): Tried {
		const { log, lines } = logged();
		const service = store.add(
			new WorkspaceIndexer({
				platform: {
					startWorker: () => Promise.resolve(startWorkerThread(workerFile())),
					loadEngine: () => Promise.reject(new Error('Workers have it.')),
					disk,
					mostWorkers: 1,
					...platform,
				},
				storage: undefined,
				engineVersion: () => Promise.resolve('this one'),
				readings: { state: () => ({ kind: 'unread' }), latest: () => undefined, onDidChange: never },
				corrections: {
					ready: () => Promise.resolve(),
					of: () => ({ note: '', corrections: [] }),
					onDidChange: never,
				},
				lexicon: {
					files: { entries: () => Promise.resolve({ user: [], workspace: [] }) },
					notes: { entries: () => [], settled: () => Promise.resolve() },
					onDidChange: never,
				},
				finder: store.add(new NoteFinder()),
				settings: store.add(new SettingsStore(log)),
				log,
				...init,
			}),
		);
		const { made, item } = catchingItem(() => registerIndexProgress(service));
		store.add(made);
		const others = { active: { onDidChange: never }, lexicon: { onDidChange: never } };
		const scope = store.add(
			new WorkspaceScope({ index: service, ...others } as unknown as SurfaceContext),
		);
		return { service, item, message: () => scope.message(), lines };
	}

	/** That it is seen that something failed, and that a click tries it again, with success. */
	async function assertCanBeResumed({ service, item, message }: Tried): Promise<void> {
		assert.ok(service.state.kind === 'stopped' && service.state.hasFailed);
		await until(service.onDidChange, () => item.text === '$(warning) Notes not read');
		assert.strictEqual(item.command, INNER_COMMANDS.resumeIndexing);
		assert.match(message() ?? '', /^Not all notes could be read/);
		await vscode.commands.executeCommand(INNER_COMMANDS.resumeIndexing);
		await service.ready();
		assert.deepStrictEqual(service.state, { kind: 'ready' });
		assert.strictEqual(message(), undefined);
	}

	setup(async () => {
		store = new DisposableStore();
		writeOutside(manyNotes(FOLDER, COUNT));
		await untilHeard();
	});

	teardown(async () => {
		store.dispose();
		deleteOutside(FOLDER);
		deleteOutside(DYING);
		await untilHeard();
	});

	test('for want of the engine stops, says so, and is made when it is resumed', async () => {
		let asked = 0;
		const tried = tryIndex({
			platform: {
				engineAddress: () =>
					++asked === 1 ? Promise.reject(new Error('There is no network.')) : Promise.resolve(''),
			},
		});
		await tried.service.ready();
		assert.match(tried.lines.join('\n'), /There is no network|can not be read/);
		await assertCanBeResumed(tried);
		assert.strictEqual(asked, 2);
		assert.strictEqual(notesWith(tried.service.index, FOLDER).length, COUNT);
	});

	test('with another lexicon stops, keeps what it has, and takes the lexicon when it is resumed', async () => {
		const changed = store.add(new vscode.EventEmitter<void>());
		let entries: () => Promise<{ user: []; workspace: [] }> = () =>
			Promise.resolve({ user: [], workspace: [] });
		const tried = tryIndex({
			lexicon: {
				files: { entries: () => entries() },
				notes: { entries: () => [], settled: () => Promise.resolve() },
				onDidChange: changed.event,
			},
		});
		const { service } = tried;
		await service.ready();
		const before = entries;
		entries = () => Promise.reject(new Error('It can not be got.'));
		changed.fire();
		await until(service.onDidChange, () => service.state.kind === 'stopped');
		assert.strictEqual(notesWith(service.index, FOLDER).length, COUNT);
		entries = before;
		await assertCanBeResumed(tried);
	});

	test('for want of a list of the notes stops, says so, and is made when it is resumed', async () => {
		const { workspace } = vscode;
		const { createFileSystemWatcher } = workspace;
		workspace.createFileSystemWatcher = () => {
			throw new Error('There are too many watchers.');
		};
		const tried = tryIndex({});
		try {
			await tried.service.ready();
		} finally {
			workspace.createFileSystemWatcher = createFileSystemWatcher;
		}
		assert.strictEqual(tried.lines.length, 1);
		tried.service.wake(); // That is not what was asked for.
		await assertCanBeResumed(tried);
		assert.strictEqual(notesWith(tried.service.index, FOLDER).length, COUNT);
	});

	for (const count of [2, 3, COUNT]) {
		test(`stops where its workers do nothing but die, loses none of ${count} notes, and can be resumed`, async () => {
			writeOutside({
				[DYING]: `const { parentPort: port } = require('node:worker_threads');
					port.postMessage({ kind: 'ready' });
					port.on('message', ({ kind }) => kind === 'setUp' || process.exit(1));`,
			});
			let file = workerFile();
			const tried = tryIndex({
				platform: { startWorker: () => Promise.resolve(startWorkerThread(file)) },
			});
			const { service } = tried;
			await service.ready();
			file = join(root().fsPath, DYING);
			service.run?.client.kill(); // One that runs lives on.
			writeOutside(manyNotes(FOLDER, count, 'Firm'));
			await until(service.onDidChange, () => service.state.kind === 'stopped');
			assert.strictEqual(notesWith(service.index, FOLDER).length, COUNT);
			assert.strictEqual(firmsIn(service), 0);
			file = workerFile();
			await assertCanBeResumed(tried);
			await until(service.onDidChange, () => firmsIn(service) === count);
			assert.strictEqual(notesWith(service.index, FOLDER).length, COUNT);
		});
	}

	test('is not what a user stopped, and a click goes on with that', async () => {
		let isHeld = true;
		const { service, item, message } = tryIndex({
			platform: {
				engineAddress: () => (isHeld ? new Promise(() => undefined) : Promise.resolve('')),
			},
		});
		service.wake();
		await until(service.onDidChange, () => service.state.kind === 'indexing');
		service.stop();
		assert.ok(service.state.kind === 'stopped' && !service.state.hasFailed);
		await until(service.onDidChange, () => /^\$\(debug-pause\) \d+ of \d+ notes$/.test(item.text));
		assert.strictEqual(item.command, INNER_COMMANDS.resumeIndexing);
		assert.match(message() ?? '', /^Reading the notes was stopped at /);
		isHeld = false;
		await vscode.commands.executeCommand(INNER_COMMANDS.resumeIndexing);
		await service.ready();
		assert.deepStrictEqual(service.state, { kind: 'ready' });
	});
});
