// What stays in memory with a folder indexed, and whether typing leaves anything behind.
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importFrom } from '../bundle.mjs';
import { makeNote, noteMaker } from '../corpus.mjs';
import { MANY, NOT_THERE, importIndex, namesFor, summariesOf } from '../folder.mjs';
import { answerWith, runNode } from '../processes.mjs';
import { versions } from '../peers.mjs';
import { spread } from '../rounds.mjs';
import { figure } from '../report.mjs';

const ROUNDS = 3;
const SCRIPT = fileURLToPath(import.meta.url);
const EDITS = 10_000;

/** Letters are typed in so many places in turn: after a tenth of the edits there is none that was not typed in. */
const PLACES = 100;

/** Each in a process of its own; what it answers is held while its memory is measured. */
const CONTESTANTS = {
	empty: async () => [],
	/** As the extension's host has it: an open note is read there, all others by workers, whose answers are taken in. */
	index: () => hostWith(MANY),
	few: () => hostWith(10),
	reader: () => hostWith(0),
	minisearch: async () => {
		const { default: MiniSearch } = await import('minisearch');
		const mini = new MiniSearch({ fields: ['text'], storeFields: [] });
		const make = noteMaker();
		for (let i = 0; i < MANY / 10; i++) {
			mini.add({ id: i, text: make() });
		}
		return mini;
	},
	texts: async () => {
		const make = noteMaker();
		return Array.from({ length: MANY }, () => Buffer.from(make()).toString());
	},
};

/** What others hold does not vary, and takes them long to gather. */
const ONCE = { minisearch: true, texts: true };

const LABELS = {
	empty: 'a process with nothing',
	index: `Pactmark: engine, lexicon, one reading and the index of ${MANY} notes`,
	few: 'Pactmark: the same with an index of 10 notes',
	reader: 'Pactmark: engine, lexicon and one reading',
	minisearch: `minisearch over the texts of ${MANY / 10} notes`,
	texts: `the texts of ${MANY} notes as strings`,
};

/** The engine with one reading and, of so many notes, the index. */
async function hostWith(count) {
	const core = await importIndex();
	const reader = core.createNoteReader();
	const held = [reader, reader.read(makeNote(5_000))];
	if (count === 0) {
		return held;
	}
	if ([core.createWorkspaceIndex, core.encodeSummary].includes(undefined)) {
		return undefined;
	}
	const index = core.createWorkspaceIndex();
	for (const { note, bytes } of readSummaries(
		await runNode(process.execPath, SCRIPT, ['summaries', String(count)]),
	)) {
		index.setEncoded(note, { mtime: 0, size: 5_000 }, bytes);
	}
	index.find('ma');
	return [...held, index];
}

/** In a process of its own, as workers do: what they would answer, in a file, each with the lengths of its name and its bytes before it. */
async function writeSummaries(count) {
	const core = await importIndex();
	const file = join(mkdtempSync(join(tmpdir(), 'pactmark-')), 'summaries');
	for (const { note, summary } of summariesOf(core, count, namesFor(MANY))) {
		const bytes = core.encodeSummary(summary);
		appendFileSync(file, Buffer.from(Uint32Array.of(note.length, bytes.length).buffer));
		appendFileSync(file, note);
		appendFileSync(file, bytes);
	}
	return { file };
}

/** What is in such a file, which is removed. */
function* readSummaries({ file }) {
	const all = readFileSync(file);
	rmSync(dirname(file), { recursive: true });
	for (let at = 0; at < all.length;) {
		const start = at + 8;
		const middle = start + all.readUInt32LE(at);
		const end = middle + all.readUInt32LE(at + 4);
		yield { note: all.toString('utf8', start, middle), bytes: new Uint8Array(all.subarray(middle, end)) };
		at = end;
	}
}

/** Typing: what is in memory after a tenth of the edits and after all of them. */
async function typeAndMeasure() {
	const core = await importFrom('src/core/markdown', 'src/core/base');
	if (core.IncrementalNote === undefined) {
		return undefined;
	}
	const text = makeNote(1_000_000);
	const note = new core.IncrementalNote(text);
	const read = parts => [...parts].reduce((sum, { blocks }) => sum + blocks.length, 0);
	read(note.parts);
	const sizes = [];
	for (let i = 0; i < EDITS; i++) {
		const offset = text.indexOf(' ', (i % PLACES) * 9_000);
		const { added, altered } = note.edit([{ offset, length: 0, text: 'x' }]);
		read([...added, ...altered]);
		const undone = note.edit([{ offset, length: 1, text: '' }]);
		read([...undone.added, ...undone.altered]);
		if (i === EDITS / 10 || i === EDITS - 1) {
			sizes.push(megabytesHeld());
		}
	}
	return sizes[1] - sizes[0];
}

/** What cannot be let go of, in megabytes. */
function megabytesHeld() {
	globalThis.gc?.();
	globalThis.gc?.();
	const { heapUsed, external } = process.memoryUsage();
	return (heapUsed + external) / 1e6;
}

async function measureOne(name) {
	if (name === 'typing') {
		answerWith({ growth: await typeAndMeasure() });
		return;
	}
	if (name === 'summaries') {
		answerWith(await writeSummaries(Number(process.argv[3])));
		return;
	}
	const held = await CONTESTANTS[name]();
	await new Promise(resolve => setImmediate(resolve));
	const megabytes = megabytesHeld();
	const { rss } = process.memoryUsage();
	answerWith(held === undefined ? {} : { megabytes, rss: rss / 1e6 });
}

export async function memory() {
	const names = Object.keys(CONTESTANTS);
	const answers = Object.fromEntries(names.map(name => [name, []]));
	const growths = [];
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of round === 0 ? names : names.filter(name => !(name in ONCE))) {
			answers[name].push(await runNode(process.execPath, SCRIPT, [name]));
		}
		growths.push((await runNode(process.execPath, SCRIPT, ['typing'])).growth);
	}
	const above = (name, key, base = 'empty') =>
		[...answers[name], ...answers[base]].some(answer => answer[key] === undefined)
			? undefined
			: spread(answers[name].map((answer, round) => answer[key] - answers[base][round][key]));
	const cell = (name, key) => {
		const value = above(name, key);
		return value === undefined ? NOT_THERE : figure(value.median);
	};
	const isGrowthThere = growths.every(growth => growth !== undefined && growth !== null);
	return {
		measure: 'memory after collecting',
		about: `Processes of plain Node, each holding one thing after everything else was collected; differences to an empty process. The index is of what other processes have made of the notes, beside the engine and one note that was read with it. ${versions('minisearch')}.`,
		speeds: {
			head: 'held, MB | resident, MB',
			rows: names
				.slice(1)
				.map(name => [LABELS[name], `${cell(name, 'megabytes')} | ${cell(name, 'rss')}`]),
		},
		rows: [
			{
				what: `index of ${MANY} notes with engine and one reading, above an empty process`,
				value: above('index', 'megabytes'),
				missing: NOT_THERE,
				unit: 'MB',
				aim: { atMost: 60 },
			},
			{
				what: `index of ${MANY} notes above one of 10`,
				value: above('index', 'megabytes', 'few'),
				missing: NOT_THERE,
				unit: 'MB',
			},
			{
				what: `growth from the ${EDITS / 10}th to the ${EDITS}th letter typed and taken away in a note of 1 MB`,
				value: isGrowthThere ? spread(growths) : undefined,
				missing: NOT_THERE,
				unit: 'MB',
				aim: { atMost: 1 },
			},
		],
	};
}

if (process.argv[1] === SCRIPT) {
	await measureOne(process.argv[2] ?? '');
}
