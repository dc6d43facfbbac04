// How long the thread that answers the editor could do nothing else, in plain Node, beside a process that does nothing.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { importFrom, removeBundles } from '../bundle.mjs';
import { makeNote, writeNotes } from '../corpus.mjs';
import { NOT_THERE, bundleWorker, importIndex, indexerInWorkers } from '../folder.mjs';
import { answerWith, runNode } from '../processes.mjs';
import { spread } from '../rounds.mjs';

const ROUNDS = 3;
const SCRIPT = fileURLToPath(import.meta.url);

/** One frame. */
const FRAME_MS = 16;

const SECONDS = 6;

/** A letter every 50 ms is a very quick typist. */
const KEY_MS = 50;

/** So many notes keep the workers busy for a while; cold indexing of more takes the thread no more at a time. */
const NOTES = 1_000;

const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

/** What each process does while its loop is watched; answers `false` where the core has not got it. */
const WORK = {
	nothing: async () => () => wait(SECONDS * 1e3),
	typing: async () => {
		const core = await importFrom(
			'src/core/markdown',
			'src/core/base',
			'src/core/matching',
			'src/core/lexicon',
			'src/core/understanding',
		);
		if (core.IncrementalNote === undefined) {
			return undefined;
		}
		const text = makeNote(1_000_000);
		const note = new core.IncrementalNote(text);
		const matcher = core.matcherOf(core.createBundledLexicon());
		const read = part =>
			part.blocks.forEach(block =>
				core.readSentences(block.text).forEach((span, index) => {
					const words = core.readWords(block.text, span.start, span.end);
					core.findTerms(core.openSentence({ ...span, block, index, words }, [], matcher));
				}),
			);
		[...note.parts].forEach(read);
		let offset = text.indexOf(' ', text.length >> 1);
		return async () => {
			for (let i = 0; i < (SECONDS * 1e3) / KEY_MS; i++) {
				const { added, altered } = note.edit([{ offset: offset++, length: 0, text: 'x' }]);
				[...added, ...altered].forEach(read);
				await wait(KEY_MS);
			}
		};
	},
	indexing: async () => {
		const core = await importIndex();
		const index = indexerInWorkers(core, await bundleWorker());
		if (index === undefined) {
			return undefined;
		}
		const notes = writeNotes(NOTES);
		process.on('exit', notes.remove);
		return async () => {
			await Promise.race([index(notes.files), wait(SECONDS * 2e3)]);
		};
	},
	/** What happens without parts: the note is read anew after a pause in typing. */
	'reading anew': async () => {
		const { createNoteReader } = await importFrom('src/core/noteReader.ts');
		const reader = createNoteReader();
		const text = makeNote(100_000);
		reader.read(text);
		return async () => {
			for (let i = 0; i < SECONDS; i++) {
				await wait(1_000);
				reader.read(text);
			}
		};
	},
};

async function measureOne(name) {
	const work = await WORK[name]();
	if (work === undefined) {
		answerWith({ isMissing: true });
		return;
	}
	await wait(200);
	const delay = monitorEventLoopDelay({ resolution: 1 });
	delay.enable();
	await work();
	delay.disable();
	removeBundles();
	answerWith({ p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 });
}

export async function blocked() {
	const names = Object.keys(WORK);
	const answers = Object.fromEntries(names.map(name => [name, []]));
	for (let round = 0; round < ROUNDS; round++) {
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			answers[name].push(await runNode(process.execPath, SCRIPT, [name]));
		}
	}
	const of = (name, key) =>
		answers[name].some(({ isMissing }) => isMissing)
			? undefined
			: spread(answers[name].map(answer => answer[key]));
	const rows = (name, label, aim) => [
		{
			what: `${label}, 99th percentile`,
			value: of(name, 'p99'),
			missing: NOT_THERE,
			unit: 'ms',
			...(aim ? { aim: { atMost: FRAME_MS } } : {}),
		},
		{ what: `${label}, longest`, value: of(name, 'max'), missing: NOT_THERE, unit: 'ms' },
	];
	return {
		measure: 'the clock',
		about: `Delay of the event loop, asked every millisecond, in plain Node; each in processes of its own, in turn with an empty one. Also what else the machine does delays a loop: the empty process says how much of it that was.`,
		rows: [
			...rows('nothing', 'nothing to do'),
			...rows('typing', `a letter every ${KEY_MS} ms in a note of 1 MB, terms of what changed`, true),
			...rows(
				'indexing',
				`${NOTES} notes indexed by workers, or what they do of them in ${2 * SECONDS} s`,
				true,
			),
			...rows('reading anew', 'a note of 100 KB read anew every second'),
		],
	};
}

if (process.argv[1] === SCRIPT) {
	await measureOne(process.argv[2] ?? '');
}
