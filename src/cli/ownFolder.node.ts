import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { createAnchorer } from '../core/annotations/anchorer.js';
import { CORRECTION_PATH, parseCorrectionFile, type Correction } from '../core/annotations/corrections.js';
import { correctReading } from '../core/correctReading.js';
import type { Reading } from '../core/understanding/reading.js';

/** What the user keeps beside the notes: the folder with `.pactmark` in it, its lexicon, its corrections. */
export interface OwnFolder {
	readonly root: string;
	/** The path of its lexicon; `undefined` where it has none. */
	readonly lexicon: string | undefined;
	readonly corrections: readonly Correction[];
	/** What is wrong with its corrections: one sentence each. */
	readonly problems: readonly string[];
}

/** Bytes. Corrections of a team's lifetime have a tenth of it. */
const LARGEST = 64 * 1024 * 1024;

/** The nearest folder at or above a note that has a `.pactmark`. */
export function findOwnRoot(note: string): string | undefined {
	for (let root = dirname(resolve(note)); ; root = dirname(root)) {
		if (statSync(join(root, '.pactmark'), { throwIfNoEntry: false })?.isDirectory() === true) {
			return root;
		}
		if (dirname(root) === root) {
			return undefined;
		}
	}
}

/** What is kept in the `.pactmark` of a folder. Reads all corrections, so once is enough for all notes of the folder. */
export function readOwnFolder(root: string): OwnFolder {
	const own = join(root, '.pactmark');
	const lexicon = join(own, 'lexicon.yaml');
	return { root, lexicon: existsSync(lexicon) ? lexicon : undefined, ...readCorrections(own) };
}

function readCorrections(own: string): Pick<OwnFolder, 'corrections' | 'problems'> {
	const path = join(own, CORRECTION_PATH);
	const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
	if (size === 0 || size > LARGEST) {
		return { corrections: [], problems: size === 0 ? [] : [`${path} is too large and is not read.`] };
	}
	try {
		const text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
		const { records, problems } = parseCorrectionFile(text);
		const told = problems.map(({ line, message }) => `${path}, line ${line}: ${message}`);
		return { corrections: [...records.values()], problems: told };
	} catch {
		return { corrections: [], problems: [`${path} could not be read as UTF-8 text.`] };
	}
}

/** A note's reading as the user's corrections leave it. */
export function correctOwn(
	reading: Reading,
	text: string,
	path: string,
	{ root, corrections }: OwnFolder,
): Reading {
	if (corrections.length === 0) {
		return reading;
	}
	const note = relative(root, resolve(path)).split(sep).join('/');
	const { find } = createAnchorer(text);
	return correctReading(reading, corrections, { source: text, note, find }).reading;
}
