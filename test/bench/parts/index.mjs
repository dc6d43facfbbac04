// A folder of notes read into an index: from nothing, and at the next start.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNotes } from '../corpus.mjs';
import {
	MANY,
	NOT_THERE,
	bundleWorker,
	importIndex,
	indexerHere,
	indexerInWorkers,
	summariesOf,
} from '../folder.mjs';
import { clockTime, processorTime, ratio, spread, takeTurns } from '../rounds.mjs';
import { figure } from '../report.mjs';

/**
 * A turn takes about so long; where the core is too slow for all notes, fewer are read, and the report says how many. Long enough that
 * the first seconds, in which code is still slow, do not decide: a folder of thousands takes minutes.
 */
const TURN_MS = 5_000;

const KEY = 'bench';

const readAll = files => files.reduce((sum, file) => sum + readFileSync(file, 'utf8').length, 0);

/** As VS Code hands files over: plain bytes and no `Buffer`. */
function readBytes(file) {
	const { buffer, byteOffset, length } = readFileSync(file);
	return new Uint8Array(buffer, byteOffset, length);
}

/** How many notes fit into a turn. */
function countFor(index, files) {
	if (index === undefined || process.env.PACTMARK_BENCH_NOTES !== undefined) {
		return MANY;
	}
	index(files.slice(0, 40));
	const start = processorTime();
	index(files.slice(0, 40));
	return Math.floor((40 * TURN_MS) / (processorTime() - start));
}

/** All notes below a folder with their stamps: what must be asked to know that nothing has changed. */
function listStamps(folder) {
	const names = readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.md'));
	return names.map(name => {
		const file = join(folder, name);
		const { mtime, size } = statSync(file);
		return { file, mtime: mtime.getTime(), size };
	});
}

/** The next start: the kept index is read and held against the folder. */
async function measureWarm(core, folder) {
	const { createWorkspaceIndex, decodeIndex, encodeIndex } = core;
	const list = () => listStamps(folder).length;
	if ([createWorkspaceIndex, decodeIndex, encodeIndex, core.summarise].includes(undefined)) {
		return { times: await takeTurns({ list }), size: undefined };
	}
	const stamps = listStamps(folder);
	const index = createWorkspaceIndex();
	let i = 0;
	for (const { summary } of summariesOf(core, stamps.length)) {
		const { file, mtime, size } = stamps[i++];
		index.set(file, { mtime, size }, summary);
	}
	const cache = join(folder, 'notes.index');
	const bytes = encodeIndex(index, KEY);
	writeFileSync(cache, bytes);
	const warm = () => {
		const kept = decodeIndex(readBytes(cache), KEY);
		const stale = listStamps(folder).filter(({ file, mtime, size }) => {
			const stamp = kept.stampOf(file);
			return stamp?.mtime !== mtime || stamp.size !== size;
		});
		if (stale.length > 0) {
			throw new Error(`${stale.length} notes look changed`);
		}
	};
	const load = () => decodeIndex(readBytes(cache), KEY).size;
	const times = await takeTurns({ list, warm, load });
	rmSync(cache);
	return { times, size: bytes.length };
}

export async function index() {
	const core = await importIndex();
	const worker = await bundleWorker();
	const here = indexerHere(core);
	const threads = indexerInWorkers(core, worker);
	const probe = writeNotes(40);
	const fit = countFor(here, probe.files);
	probe.remove();
	const cold = Math.min(MANY, fit);
	const most = Math.min(4 * MANY, fit);
	const notes = writeNotes(Math.max(MANY, most));
	try {
		const files = notes.files.slice(0, cold);
		const few = notes.files.slice(0, Math.floor(most / 4));
		const many = notes.files.slice(0, 4 * few.length);
		const run = work => work && (() => work(files));
		const one = await takeTurns({ read: () => readAll(files), index: run(here) }, { rounds: 3 });
		const two = await takeTurns(
			{ read: () => readAll(files), index: run(threads) },
			{ rounds: 3, clock: clockTime },
		);
		const growth = await takeTurns(
			{ few: here && (() => here(few)), many: here && (() => here(many)) },
			{ rounds: 3 },
		);
		const warm = await measureWarm(core, notes.folder);
		return report({ notes, cold, few, many, one, two, growth, warm });
	} finally {
		notes.remove();
	}
}

function report({ notes, cold, few, many, one, two, growth, warm }) {
	const ms = times => (times === undefined ? NOT_THERE : figure(spread(times).median));
	const reached = cold < MANY ? ` (of ${MANY}: more would take too long)` : '';
	return {
		about: `Notes put together from paragraphs of real articles, ${figure(notes.bytes / notes.files.length / 1e3)} KB on average, in folders of a hundred; the system has them in its memory. Cold is measured with ${cold} of them${reached}, warm with ${notes.files.length}${warm.size === undefined ? '' : `, whose index is a file of ${figure(warm.size / 1e6)} MB`}.`,
		speeds: {
			head: 'ms',
			rows: [
				[`reading ${cold} files as strings, one thread`, ms(one.read)],
				[`indexing ${cold} notes, one thread`, ms(one.index)],
				[`reading ${cold} files as strings, by the clock`, ms(two.read)],
				[`indexing ${cold} notes with workers, by the clock`, ms(two.index)],
				[`readdir + stat of ${notes.files.length} notes`, ms(warm.times.list)],
				[`loading the kept index`, ms(warm.times.load)],
				[`warm start: index loaded and held against the folder`, ms(warm.times.warm)],
			],
		},
		rows: [
			{
				what: 'cold, one thread : reading the files',
				value: ratio(one.index, one.read),
				missing: NOT_THERE,
				aim: { atMost: 15 },
			},
			{
				what: 'cold, with workers, by the clock : reading the files',
				value: ratio(two.index, two.read),
				missing: NOT_THERE,
				aim: { atMost: 15 },
			},
			{
				what: `cold, ${many.length} notes : ${few.length} notes (4 is linear)`,
				value: ratio(growth.many, growth.few),
				missing: NOT_THERE,
				aim: { atMost: 4.4 },
			},
			{
				what: 'warm : readdir + stat',
				value: ratio(warm.times.warm, warm.times.list),
				missing: NOT_THERE,
				aim: { atMost: 3 },
			},
		],
	};
}
