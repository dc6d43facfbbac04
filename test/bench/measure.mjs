// Measures the engine's parts and its peers on the same real text, round by round in turn, and prints ratios.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const ROUNDS = 7;

const parts = join(ROOT, 'out', 'bench', 'parts.mjs');
await build({
	entryPoints: [join(ROOT, 'test', 'bench', 'parts.ts')],
	bundle: true,
	platform: 'browser',
	conditions: ['worker', 'browser'],
	format: 'esm',
	target: 'es2023',
	minify: true,
	logLevel: 'error',
	outfile: parts,
});
const { createNoteReader, parseMarkdown, readNoteText, understandNote } = await import(
	pathToFileURL(parts).href
);
const { spellCheckDocument, getDefaultSettings } = await import('cspell-lib');
const { default: compromise } = await import('compromise');

/** Processor time and not the clock's: what else runs on the machine does not count. */
function millisecondsSince(start) {
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

/** Real prose: the sample notes, and the articles beside the checkout where they are. */
function articles() {
	const folders = ['media/samples', '../shared/eval/dev', '../shared/eval/seed'];
	return folders.flatMap(folder => {
		try {
			const names = readdirSync(join(ROOT, folder)).filter(name => name.endsWith('.md'));
			return names.map(name =>
				readFileSync(join(ROOT, folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''),
			);
		} catch {
			return [];
		}
	});
}

const notes = articles();
const letters = notes.reduce((sum, note) => sum + note.length, 0);
const reader = createNoteReader();
const read = notes.map(note => readNoteText(note));
const settings = await getDefaultSettings();
const options = { generateSuggestions: false, noConfigSearch: true };

/** @type {Record<string, () => unknown>} */
const contestants = {
	'remark: structure only': () => notes.forEach(note => parseMarkdown(note)),
	'Pactmark: match and understand': () => read.forEach(note => understandNote(note, reader.lexicon)),
	'Pactmark: the whole reading': () => notes.forEach(note => reader.read(note)),
	'cspell-lib: check spelling': async () => {
		for (const text of notes) {
			await spellCheckDocument({ uri: 'note.md', text, languageId: 'markdown' }, options, settings);
		}
	},
	'compromise: organizations': () => notes.forEach(note => compromise(note).organizations().out('array')),
};

/** @type {Record<string, number[]>} */
const times = Object.fromEntries(Object.keys(contestants).map(name => [name, []]));
for (let round = -1; round < ROUNDS; round++) {
	for (const [name, work] of Object.entries(contestants)) {
		globalThis.gc?.();
		const start = process.cpuUsage();
		await work();
		if (round >= 0) {
			times[name]?.push(millisecondsSince(start)); // The first round warms up.
		}
	}
}

/** Four times the text against once the text: 4 is linear. */
function scaling() {
	const once = notes.join('\n\n');
	const fourTimes = Array.from({ length: 4 }, () => once).join('\n\n');
	const [one, four] = [once, fourTimes].map(text => readNoteText(text));
	const ratios = Array.from({ length: ROUNDS }, () => {
		const time = note => {
			const start = process.cpuUsage();
			understandNote(note, reader.lexicon);
			return millisecondsSince(start);
		};
		return time(four) / time(one);
	});
	return spread(ratios);
}

/** Texts that nobody writes and that must not take more than their share: four times the text against once the text. */
const FLOODS = [
	'exclusive ',
	'( ',
	'Acme ',
	'Acme Inc. ',
	'the Danish ',
	'may not sell to other ',
	'Rivals could gain. ',
];

function floods() {
	return FLOODS.map(unit => {
		const [one, four] = [50_000, 200_000].map(length => readNoteText(unit.repeat(length / unit.length)));
		const time = note => {
			const start = process.cpuUsage();
			understandNote(note, reader.lexicon);
			return millisecondsSince(start);
		};
		return `| “${unit.trim()}” without end, 200 KB : 50 KB | ${show(spread([0, 1, 2].map(() => time(four) / time(one))))} |`;
	}).join('\n');
}

/** @param {readonly number[]} values */
function spread(values) {
	const sorted = values.toSorted((a, b) => a - b);
	return {
		min: sorted[0] ?? 0,
		median: sorted[Math.floor(sorted.length / 2)] ?? 0,
		max: sorted.at(-1) ?? 0,
	};
}

/** How many times faster one is than another, round by round. */
function ratio(fast, slow) {
	return spread(times[slow].map((time, i) => time / times[fast][i]));
}

const show = ({ min, median, max }) => `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
const rows = Object.entries(times).map(([name, values]) => {
	const { median } = spread(values);
	return `| ${name} | ${(letters / 1e6 / (median / 1e3)).toFixed(2)} |`;
});
const pairs = [
	['Pactmark: match and understand', 'cspell-lib: check spelling'],
	['Pactmark: match and understand', 'compromise: organizations'],
	['Pactmark: match and understand', 'remark: structure only'],
	['Pactmark: the whole reading', 'cspell-lib: check spelling'],
	['Pactmark: the whole reading', 'compromise: organizations'],
];
const report = `# Speed

Written by \`npm run bench\`: ${notes.length} notes of real prose, ${letters} characters, ${ROUNDS} interleaved rounds after a warm-up.
Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}. Only the ratios mean anything on another machine.

| | MB/s, median |
| --- | --: |
${rows.join('\n')}

| how many times faster | median (min–max) |
| --- | --: |
${pairs.map(([fast, slow]) => `| ${fast} : ${slow} | ${show(ratio(fast, slow))} |`).join('\n')}
| match and understand, time for 4 × the text : once the text (4 is linear) | ${show(scaling())} |
${floods()}
`;
mkdirSync(join(ROOT, 'bench'), { recursive: true });
writeFileSync(join(ROOT, 'bench', 'results.md'), report);
process.stdout.write(report);
