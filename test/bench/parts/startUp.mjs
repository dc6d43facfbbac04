// From a process with nothing in it to the first reading: what somebody waits for once.
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { MEASURED, bundleFile } from '../bundle.mjs';
import { makeNote } from '../corpus.mjs';
import { answerWith, runNode } from '../processes.mjs';
import { versions } from '../peers.mjs';
import { processorTime, ratio, spread } from '../rounds.mjs';
import { figure } from '../report.mjs';

const ROUNDS = 3;
const SCRIPT = fileURLToPath(import.meta.url);

/** What each contestant loads and does first; each in a process of its own. */
const CONTESTANTS = {
	ours: async engine => {
		const { createNoteReader } = await import(pathToFileURL(engine).href);
		return text => createNoteReader().read(text);
	},
	remark: async () => (await import('../peers.mjs')).remarkParser(),
	cspell: async () => (await import('../peers.mjs')).spellChecker(),
	wink: async () => (await (await import('../peers.mjs')).winkNlp()).read,
	compromise: async () => (await import('../peers.mjs')).compromiseReader(),
};

const LABELS = {
	ours: 'Pactmark: engine, lexicon, whole reading',
	remark: 'remark + gfm: tree',
	cspell: 'cspell-lib: check spelling',
	wink: 'wink-nlp: its whole pipeline',
	compromise: 'compromise: organizations',
};

/** In the process of one contestant. */
async function measureOne(name, engine) {
	const [text, other] = [makeNote(5_000), makeNote(5_000, 2)];
	const start = processorTime();
	const read = await CONTESTANTS[name](engine);
	const loaded = processorTime();
	await read(text);
	const first = processorTime();
	await read(other);
	answerWith({
		load: loaded - start,
		first: first - loaded,
		all: first - start,
		second: processorTime() - first,
	});
}

export async function startUp() {
	const engine = await bundleFile(join(MEASURED, 'src/core/engine.ts'));
	const names = Object.keys(CONTESTANTS);
	const times = Object.fromEntries(names.map(name => [name, []]));
	for (let round = -1; round < ROUNDS; round++) {
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			const time = await runNode(process.execPath, SCRIPT, [name, engine]);
			if (round >= 0) {
				times[name].push(time); // The first round warms the system's memory of the files.
			}
		}
	}
	const of = (name, step) => times[name].map(time => time[step]);
	const ms = (name, step) => figure(spread(of(name, step)).median);
	return {
		about: `A note of 5 KB, each contestant in processes of its own: loading code and data, then the first note, then a second one while the code is still cold. How many times faster. Activation inside of VS Code is measured by \`node test/run/startup.mjs\`. ${versions('mdast-util-from-markdown', 'cspell-lib', 'wink-nlp', 'compromise')}.`,
		speeds: {
			head: 'load, ms | first note, ms | second note, ms',
			rows: names.map(name => [
				LABELS[name],
				['load', 'first', 'second'].map(step => ms(name, step)).join(' | '),
			]),
		},
		rows: names.slice(1).map(name => ({
			what: `load and first note: Pactmark : ${LABELS[name]}`,
			value: ratio(of(name, 'all'), of('ours', 'all')),
		})),
	};
}

if (process.argv[1] === SCRIPT) {
	await measureOne(process.argv[2] ?? '', process.argv[3] ?? '');
}
