// A folder of notes and its index, as the parts about many notes share them.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { randomFrom } from './anchoringText.mjs';
import { MEASURED, bundleFile, importFrom } from './bundle.mjs';
import { makeName, readArticles } from './corpus.mjs';

/** How many notes a large folder has. */
export const MANY = Number(process.env.PACTMARK_BENCH_NOTES ?? 10_000);

/** What is said where the measured checkout has not got what a part is about. */
export const NOT_THERE = 'not there yet';

/** The core's index, and what runs it outside of VS Code. */
export function importIndex() {
	return importFrom(
		'src/core/noteReader.ts',
		'src/core/noteSummariser.ts',
		'src/core/indexing',
		'src/worker/disk.node.ts',
		'src/worker/indexClient.ts',
		'src/worker/startWorker.node.ts',
	);
}

/** What notes are read with: nothing but what comes with Pactmark. */
const SETUP = { layers: [], options: {}, corrections: [], longest: 1_000_000 };

/** Reads files into an index in this thread; `undefined` where the core has no index. */
export function indexerHere({ createSummariser, createWorkspaceIndex, decodeSummary }) {
	if ([createSummariser, createWorkspaceIndex, decodeSummary].includes(undefined)) {
		return undefined;
	}
	const summarise = createSummariser(SETUP);
	return files => {
		const index = createWorkspaceIndex();
		for (const file of files) {
			const source = readFileSync(file, 'utf8');
			const summary = decodeSummary(summarise({ source, path: '', corrections: [] }));
			index.set(pathToFileURL(file).href, { mtime: 0, size: source.length }, summary);
		}
		return index.size;
	};
}

/** The worker's bundle, for `indexerInWorkers`; `undefined` where there is none. */
export async function bundleWorker() {
	const entry = join(MEASURED, 'src/worker/indexWorker.node.ts');
	return existsSync(entry) ? bundleFile(entry) : undefined;
}

/** Reads files into an index as the extension does: workers read, this thread takes. `undefined` where there is no such thing. */
export function indexerInWorkers(core, worker) {
	const { createWorkspaceIndex, decodeSummary, IndexClient, mostWorkers, startWorkerThread } = core;
	if ([createWorkspaceIndex, decodeSummary, IndexClient, startWorkerThread, worker].includes(undefined)) {
		return undefined;
	}
	return files =>
		new Promise((resolve, reject) => {
			const index = createWorkspaceIndex();
			let next = 0;
			let left = files.length;
			const take = outcomes => {
				for (const { key, summary, stamp } of outcomes) {
					const known = summary && decodeSummary(summary);
					if (known !== undefined) {
						index.set(key, stamp, known);
					}
				}
				left -= outcomes.length;
				if (left === 0) {
					client.dispose();
					resolve(index.size);
				}
			};
			const client = new IndexClient({
				startWorker: () => Promise.resolve(startWorkerThread(worker)),
				startHere: () => reject(new Error('No worker could be started')),
				most: mostWorkers?.() ?? 2,
				backlog: () => files.length - next,
				claim: () => files.slice(next, (next += CLAIM)),
				load: keys => Promise.resolve(keys.map(toLoaded)),
				take,
				onGiveUp: () => reject(new Error('The workers keep dying')),
				log: { info: () => {}, warn: text => process.stderr.write(`${text}\n`) },
			});
			client.setUp(SETUP, undefined);
		});
}

/** So many notes are handed to a worker at a time. */
const CLAIM = 16;

const toLoaded = file => ({ key: file, note: { path: '', corrections: [], from: { kind: 'file', file } } });

/**
 * What a folder's notes say, without reading all of them: the articles are read once, and each note has one's content with companies of
 * its own, a tenth of which recur all over the folder.
 *
 * @returns {Generator<{ note: string, summary: any }>}
 */
export function* summariesOf({ createNoteReader, summarise }, count, names = namesFor(count)) {
	const reader = createNoteReader();
	const real = readArticles().map(text => summarise(text, reader.read(text)));
	const random = randomFrom(11);
	for (let i = 0; i < count; i++) {
		const summary = real[i % real.length];
		const entities = summary.entities.map(entity => {
			if (entity.kind !== 'company') {
				return entity;
			}
			const place =
				random.below(10) === 0 ? random.below(names.length / 50) : random.below(names.length);
			const label = names[place];
			return {
				...entity,
				id: `c${place}`,
				label,
				forms: [label.split(' ')[0]].filter(form => form !== label),
			};
		});
		yield {
			note: `file:///notes/clippings-${Math.floor(i / 100)}/note-${i}.md`,
			summary: { ...summary, entities },
		};
	}
}

/** Made-up names, one for every note. */
export function namesFor(count) {
	const random = randomFrom(5);
	const names = new Set();
	while (names.size < count) {
		names.add(`${makeName(random)}${names.size % 3 === 0 ? ` ${makeName(random)}` : ''}`);
	}
	return [...names];
}

/** An index of so many notes. */
export function indexOf(core, count) {
	const index = core.createWorkspaceIndex();
	for (const { note, summary } of summariesOf(core, count)) {
		index.set(note, { mtime: 0, size: 5_000 }, summary);
	}
	return index;
}
