// The parts of the bench in their order. As a script it measures the one that is named, for run.mjs.
import { fileURLToPath } from 'node:url';
import { removeBundles } from './bundle.mjs';
import { answerWith } from './processes.mjs';
import { TIME_IS } from './rounds.mjs';

/** Each part loads when it is run: its peers would be in the way of others. */
export const PARTS = {
	regions: async () => (await import('./parts/regions.mjs')).regions(),
	match: async () => (await import('./parts/match.mjs')).match(),
	read: async () => (await import('./parts/read.mjs')).read(),
	keystroke: async () => (await import('./parts/keystroke.mjs')).keystroke(),
	index: async () => (await import('./parts/index.mjs')).index(),
	'look-up': async () => (await import('./parts/lookUp.mjs')).lookUp(),
	'start-up': async () => (await import('./parts/startUp.mjs')).startUp(),
	memory: async () => (await import('./parts/memory.mjs')).memory(),
	blocked: async () => (await import('./parts/blocked.mjs')).blocked(),
};

/** How the parts are headed in the report. */
export const TITLES = {
	regions: 'Regions: where the prose of a note stands',
	match: 'Match: given phrases in prose',
	read: 'Read: whole notes',
	keystroke: 'Keystroke: from an edit to its new mentions',
	index: 'Index: a folder of notes',
	'look-up': 'Look-up: names over all notes',
	'start-up': 'Start-up: from nothing to the first reading',
	memory: 'Memory: with a folder indexed',
	blocked: 'Blocked: how long nothing else could run',
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const name = process.argv[2] ?? '';
	const section = await PARTS[name]();
	removeBundles();
	answerWith({ section: { title: TITLES[name], ...section }, time: section.measure ?? TIME_IS });
}
