import * as assert from 'node:assert/strict';
import type { SummariserSetup } from '../../../src/core/noteSummariser.js';
import { createHereWorker } from '../../../src/worker/hereWorker.js';
import { IndexClient, type IndexClientInit, type Outcome } from '../../../src/worker/indexClient.js';
import type { Answer, WorkerPort } from '../../../src/worker/protocol.js';
import { ECHO, startFakeWorker } from './fakeWorkers.js';

const SETUP: SummariserSetup = { layers: [], options: {}, corrections: [], longest: 1000 };

interface Tried {
	readonly client: IndexClient;
	/** What was sent to workers. */
	readonly log: string[];
	/** What came of each note, as text. */
	readonly results: Map<string, string[]>;
	readonly whenDone: Promise<void>;
	readonly waiting: string[];
}

/** A client with notes whose texts are their names. */
function tryClient(notes: readonly string[], init: Partial<IndexClientInit> = {}): Tried {
	const log: string[] = [];
	const results = new Map<string, string[]>();
	const waiting = [...notes];
	let done = (): void => undefined;
	const whenDone = new Promise<void>(resolve => {
		done = resolve;
	});
	const client = new IndexClient({
		startWorker: () => Promise.resolve(startFakeWorker(log)),
		startHere: () => createHereWorker({ loadEngine: () => Promise.resolve(ECHO) }),
		most: 1,
		backlog: () => waiting.length,
		claim: () => waiting.splice(0, 3),
		load: keys =>
			Promise.resolve(
				keys.map(key => ({
					key,
					note: {
						path: key,
						corrections: [],
						from: {
							kind: 'text',
							text: key.startsWith('die') ? 'die' : key,
							stamp: { mtime: 1, size: key.length },
						},
					},
				})),
			),
		take: (outcomes: readonly Outcome[], isOutdated) => {
			for (const { key, summary } of outcomes) {
				const text = summary === undefined ? 'nothing' : new TextDecoder().decode(summary);
				results.set(key, [...(results.get(key) ?? []), isOutdated ? 'outdated' : text]);
			}
			if (results.size === notes.length) {
				done();
			}
		},
		onGiveUp: () => done(),
		log: { info: () => undefined, warn: () => undefined },
		...init,
	});
	return { client, log, results, whenDone, waiting };
}

function expected(notes: readonly string[]): Map<string, string[]> {
	return new Map(notes.map(note => [note, [note.startsWith('die') ? 'nothing' : note]]));
}

const NOTES = Array.from({ length: 20 }, (_, i) => `note ${i}`);

suite('IndexClient', () => {
	test('reads nothing before it knows what with, then every note once', async () => {
		const { client, log, results, whenDone } = tryClient(NOTES);
		client.pump();
		assert.deepEqual(log, []);
		client.setUp(SETUP, undefined);
		await whenDone;
		client.dispose();
		assert.deepEqual(results, expected(NOTES));
		assert.equal(log.filter(line => line === 'start').length, 1);
	});

	test('starts a second worker for many notes', async () => {
		const notes = Array.from({ length: 900 }, (_, i) => `${i}`);
		const { client, log, results, whenDone } = tryClient(notes, { most: 2 });
		client.setUp(SETUP, undefined);
		await whenDone;
		client.dispose();
		assert.equal(results.size, notes.length);
		assert.equal(log.filter(line => line === 'start').length, 2);
	});

	test('repeats what a killed worker had not answered, and nothing else', async () => {
		const { client, log, results, whenDone } = tryClient(NOTES);
		client.setUp(SETUP, undefined);
		while (results.size < 6) {
			await Promise.resolve();
		}
		const before = new Set(results.keys());
		const sent = log.length;
		client.kill();
		await whenDone;
		client.dispose();
		assert.deepEqual(
			results,
			new Map([...results.keys()].map(note => [note, [note]])),
			'every note was answered once',
		);
		assert.equal(results.size, NOTES.length);
		const again = log.slice(sent).flatMap(line => line.split(/ (?=note)/));
		assert.deepEqual(
			again.filter(note => before.has(note)),
			[],
		);
	});

	test('leaves out a note that every worker dies over', async () => {
		const notes = [...NOTES.slice(0, 4), 'die 1', ...NOTES.slice(4), 'die 2', 'die 3'];
		const { client, results, whenDone } = tryClient(notes);
		client.setUp(SETUP, undefined);
		await whenDone;
		client.dispose();
		assert.deepEqual(new Map([...results].sort()), new Map([...expected(notes)].sort()));
	});

	for (const count of [1, 2, 5, 30]) {
		test(`gives up where workers do nothing but die, and loses none of ${count} notes`, async () => {
			const notes = Array.from({ length: count }, (_, i) => `note ${i}`);
			const { client, results, waiting, whenDone } = tryClient(notes, {
				startWorker: () => Promise.resolve(startFakeWorker([], ECHO, () => true)),
			});
			client.setUp(SETUP, undefined);
			await whenDone;
			assert.equal(client.isEnded, true);
			assert.deepEqual(client.running.workers, 0);
			assert.equal(await client.stat(['a file']), undefined, 'that is not to say that it is gone');
			// What was claimed came back, to be read by another client.
			assert.deepEqual([...results.keys(), ...waiting].sort(), [...notes].sort());
			assert.ok(
				[...results.values()].every(
					([result, ...more]) => result === 'outdated' && more.length === 0,
				),
			);
		});
	}

	test('gives up where a worker can not read and neither can this thread, and loses nothing', async () => {
		const broken = {
			createSummariser: () => {
				throw new Error('no engine');
			},
		};
		const { client, results, waiting, whenDone } = tryClient(NOTES, {
			startWorker: () => Promise.resolve(startFakeWorker([], broken)),
			startHere: () => createHereWorker({ loadEngine: () => Promise.resolve(broken) }),
		});
		client.setUp(SETUP, undefined);
		await whenDone;
		assert.equal(client.isEnded, true);
		assert.deepEqual([...results.keys(), ...waiting].sort(), [...NOTES].sort());
		assert.ok([...results.values()].every(([result]) => result === 'outdated'));
	});

	test('goes on with workers where one dies before it runs and others have run', async () => {
		let started = 0;
		const { client, results, whenDone } = tryClient(['die 1', ...NOTES], {
			startWorker: () =>
				Promise.resolve(
					++started === 2
						? {
								post: () => undefined,
								listen: (_, onGone) => void Promise.resolve().then(() => onGone('no memory')),
								end: () => undefined,
								kill: () => undefined,
							}
						: startFakeWorker([]),
				),
		});
		client.setUp(SETUP, undefined);
		await whenDone;
		assert.deepEqual(client.running, { workers: 1, isHere: false });
		client.dispose();
		assert.deepEqual(new Map([...results].sort()), new Map([...expected(['die 1', ...NOTES])].sort()));
	});

	test('answers what files there are where a worker can not tell', async () => {
		const { client } = tryClient([], {
			startWorker: () => {
				let tell: ((answer: Answer) => void) | undefined;
				return Promise.resolve<WorkerPort>({
					post: ask => {
						if (ask.kind === 'stat') {
							void Promise.resolve().then(() =>
								tell?.({ kind: 'failed', id: ask.id, message: '' }),
							);
						}
					},
					listen: onAnswer => {
						tell = onAnswer;
					},
					end: () => undefined,
					kill: () => undefined,
				});
			},
		});
		assert.equal(await client.stat(['a file']), undefined);
		client.dispose();
	});

	const failing: readonly (readonly [string, () => Promise<WorkerPort>])[] = [
		['can not be started', () => Promise.reject(new Error('no workers'))],
		[
			'die before they run',
			() =>
				Promise.resolve<WorkerPort>({
					post: () => undefined,
					listen: (_, onGone) => void Promise.resolve().then(() => onGone('no such file')),
					end: () => undefined,
					kill: () => undefined,
				}),
		],
		[
			'can not load the engine',
			() =>
				Promise.resolve(
					startFakeWorker([], {
						createSummariser: () => {
							throw new Error('no engine');
						},
					}),
				),
		],
	];
	for (const [what, startWorker] of failing) {
		test(`reads in this thread where workers ${what}`, async () => {
			const { client, results, whenDone } = tryClient(NOTES, { startWorker });
			client.setUp(SETUP, undefined);
			await whenDone;
			assert.deepEqual(results, expected(NOTES));
			assert.equal(client.running.isHere, true);
			client.dispose();
		});
	}

	test('reads in this thread in slices', async () => {
		let slices = 0;
		const engine = {
			createSummariser: () => () => {
				const until = performance.now() + 5;
				while (performance.now() < until);
				slices++;
				return new Uint8Array([1]);
			},
		};
		let turns = 0;
		const counter = setInterval(() => turns++, 0);
		const { client, whenDone, results } = tryClient(NOTES, {
			startWorker: () => Promise.reject(new Error('no workers')),
			startHere: () => createHereWorker({ loadEngine: () => Promise.resolve(engine) }),
		});
		client.setUp(SETUP, undefined);
		await whenDone;
		clearInterval(counter);
		client.dispose();
		assert.equal(results.size, NOTES.length);
		// 5 ms a note, 8 ms a slice: at most two notes at a stretch, then others have their turn.
		assert.ok(turns >= slices / 2 - 1, `${turns} turns for ${slices} notes`);
	});

	test('calls outdated what was read with an earlier setup', async () => {
		let release = (): void => undefined;
		const held = new Promise<void>(resolve => {
			release = resolve;
		});
		const { client, results, whenDone } = tryClient(NOTES.slice(0, 3), {
			startWorker: () => {
				const port = startFakeWorker([]);
				return Promise.resolve<WorkerPort>({
					...port,
					post: (ask, transfer) =>
						ask.kind === 'read'
							? void held.then(() => port.post(ask, transfer))
							: port.post(ask, transfer),
				});
			},
		});
		client.setUp(SETUP, undefined);
		for (let turn = 0; turn < 20; turn++) {
			await Promise.resolve();
		}
		client.setUp({ ...SETUP, longest: 1 }, undefined);
		release();
		await whenDone;
		client.dispose();
		assert.deepEqual(
			[...results.values()],
			NOTES.slice(0, 3).map(() => ['outdated']),
		);
	});
});
