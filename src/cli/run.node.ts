import { parseArgs } from 'node:util';
import type { NoteReader } from '../core/noteReader.js';
import { ANNOTATION_FORMATS, runAnnotations } from './annotations.node.js';
import { explainPlace, parsePlace } from './explain.js';
import { LARGEST_NOTE, readNoteFile } from './noteFile.node.js';
import { correctOwn, findOwnRoot, readOwnFolder, type OwnFolder } from './ownFolder.node.js';
import { plain } from './plain.js';
import { printReading } from './printReading.js';

declare const PACTMARK_VERSION: string;

const HELP = `Pactmark reads partnership articles kept as markdown notes.

  pactmark read [--json] FILE…      what the notes say: companies, terms, changes, who gains; - reads standard input
  pactmark explain FILE:LINE[:COL]  how the marks at a place came about
  pactmark annotations [FOLDER]     the annotations of a folder's notes, and whether each passage is still there
  pactmark --help | --version

  --json                            one JSON object a note, for programs
  --minimum-confidence N            leave out what scores lower, 0 to 1
  --lexicon FILE                    terms and companies of your own (YAML), laid over the bundled ones and, in their
                                    turn, below those of the folder: its .pactmark/lexicon.yaml and corrections.jsonl hold
  --format FORM                     of annotations: markdown, csv (RFC 4180) or jsonld (W3C Web Annotations)
  --limit MB                        the largest note that is read (${LARGEST_NOTE / 1024 / 1024})

Colours follow the terminal; NO_COLOR=1 switches them off.
Exit code: 0 when every note was read, 2 when one was not or the call was not understood; of annotations, 1 when the passage of
one is unsure, lost or without its note, or a line is damaged.
`;

const OPTIONS = {
	json: { type: 'boolean', default: false },
	help: { type: 'boolean', short: 'h', default: false },
	version: { type: 'boolean', short: 'v', default: false },
	'minimum-confidence': { type: 'string' },
	limit: { type: 'string' },
	lexicon: { type: 'string' },
	format: { type: 'string' },
} as const;

/** What went wrong with the call itself, in a sentence. */
class UsageError extends Error {}

/** Runs one call of `pactmark` and answers its exit code. */
export async function run(args: readonly string[]): Promise<number> {
	try {
		return await dispatch(args);
	} catch (error) {
		if (error instanceof UsageError) {
			process.stderr.write(`pactmark: ${error.message} Try pactmark --help.\n`);
			return 2;
		}
		throw error;
	}
}

async function dispatch(args: readonly string[]): Promise<number> {
	const { values, positionals } = parse(args);
	if (values.version) {
		process.stdout.write(`${PACTMARK_VERSION}\n`);
		return 0;
	}
	const [command, ...files] = positionals;
	if (values.help || command === 'help') {
		process.stdout.write(HELP);
		return 0;
	}
	if (command === 'annotations') {
		return listAnnotations(files, values);
	}
	if (command !== 'read' && command !== 'explain') {
		throw new UsageError(
			command === undefined ? 'What shall be read?' : `There is no command “${command}”.`,
		);
	}
	if (files.length === 0) {
		throw new UsageError('Name a note to read.');
	}
	const settings: Settings = {
		isJson: values.json,
		minimumConfidence: numberOf(values['minimum-confidence'], '--minimum-confidence', 0, 1) ?? 0,
		limit: limitOf(values.limit),
		lexicon: values.lexicon,
	};
	return command === 'read' ? readFiles(files, settings) : explainPlaces(files, settings);
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
	} catch (error) {
		const message = error instanceof Error ? (error.message.split('. ')[0] ?? '') : '';
		throw new UsageError(`${message.replace(/\.$/, '')}.`);
	}
}

function limitOf(megabytes: string | undefined): number {
	return (numberOf(megabytes, '--limit', 0, 1024) ?? LARGEST_NOTE / 1024 / 1024) * 1024 * 1024;
}

function listAnnotations(
	folders: readonly string[],
	values: ReturnType<typeof parse>['values'],
): Promise<number> {
	const [folder = '.', ...others] = folders;
	const wanted = values.format ?? (values.json ? 'json' : 'text');
	const format = ANNOTATION_FORMATS.find(each => each === wanted);
	if (others.length > 0) {
		throw new UsageError('Name one folder.');
	}
	if (format === undefined || (values.json && format !== 'json')) {
		throw new UsageError('--format takes markdown, csv or jsonld, and goes without --json.');
	}
	return runAnnotations({ folder, format, limit: limitOf(values.limit), complain });
}

function numberOf(text: string | undefined, name: string, least: number, most: number): number | undefined {
	const value = Number(text);
	if (text !== undefined && !(value >= least && value <= most)) {
		throw new UsageError(`${name} takes a number from ${least} to ${most}, not “${text}”.`);
	}
	return text === undefined ? undefined : value;
}

interface Settings {
	readonly isJson: boolean;
	readonly minimumConfidence: number;
	/** In bytes. */
	readonly limit: number;
	/** The path of a lexicon file. */
	readonly lexicon: string | undefined;
}

async function readFiles(files: readonly string[], settings: Settings): Promise<number> {
	const { toReadingJson } = await import('../core/engine.js');
	const { isJson, minimumConfidence, limit } = settings;
	const readers = new Readers(settings);
	let exitCode = 0;
	for (const path of files) {
		const { reader, isWhole, own } = await readers.of(path);
		const text = takeText(path, limit);
		exitCode = isWhole && text !== undefined ? exitCode : 2;
		if (text === undefined) {
			continue;
		}
		const found = reader.read(text, { minimumConfidence, path });
		const reading = own === undefined ? found : correctOwn(found, text, path, own);
		const output = isJson
			? `${JSON.stringify(toReadingJson(reading, path), undefined, files.length > 1 ? undefined : 2)}\n`
			: printReading(reading, { path, text, lexicon: reader.lexicon, look: lookOf(process.stdout) });
		process.stdout.write(output);
	}
	return exitCode;
}

async function explainPlaces(places: readonly string[], settings: Settings): Promise<number> {
	const readers = new Readers(settings);
	let exitCode = 0;
	for (const argument of places) {
		const parsed = parsePlace(argument);
		if (parsed === undefined) {
			throw new UsageError(`Say where to look, for instance ${argument}:12 for its line 12.`);
		}
		const { path, place } = parsed;
		const { reader, isWhole, own } = await readers.of(path);
		const text = takeText(path, settings.limit);
		exitCode = isWhole && text !== undefined ? exitCode : 2;
		if (text !== undefined) {
			const found = reader.read(text, { path });
			const reading = own === undefined ? found : correctOwn(found, text, path, own);
			process.stdout.write(explainPlace(reading, text, place, reader.lexicon));
		}
	}
	return exitCode;
}

/** A reader for the notes of one folder. */
interface FolderReader {
	readonly reader: NoteReader;
	/** False where not all of the lexicons or corrections could be read. */
	readonly isWhole: boolean;
	readonly own: OwnFolder | undefined;
}

/** One reader for each folder with a `.pactmark`, with its lexicon over the one of the call and that over the bundled one. */
class Readers {
	readonly #settings: Settings;
	readonly #byRoot = new Map<string, Promise<FolderReader>>();

	constructor(settings: Settings) {
		this.#settings = settings;
	}

	of(note: string): Promise<FolderReader> {
		const root = note === '-' ? undefined : findOwnRoot(note);
		const key = root ?? '';
		const reader = this.#byRoot.get(key) ?? this.#open(root);
		this.#byRoot.set(key, reader);
		return reader;
	}

	async #open(root: string | undefined): Promise<FolderReader> {
		const own = root === undefined ? undefined : readOwnFolder(root);
		const { createBundledLexicon, createNoteReader, mergeLexicon, parseLexicon } =
			await import('../core/engine.js');
		const { lexicon: path, limit } = this.#settings;
		own?.problems.forEach(complain);
		let isWhole = own === undefined || own.problems.length === 0;
		let lexicon = createBundledLexicon();
		for (const file of [path, own?.lexicon].filter(each => each !== undefined)) {
			const text = takeText(file, limit);
			const { entries, problems } = parseLexicon(text ?? '');
			problems.forEach(({ line, message }) => complain(`${file}, line ${line}: ${message}`));
			lexicon = mergeLexicon(lexicon, entries);
			isWhole &&= text !== undefined && problems.length === 0;
		}
		return { reader: createNoteReader({ lexicon }), isWhole, own };
	}
}

function takeText(path: string, limit: number): string | undefined {
	const { text, problem } = readNoteFile(path, limit);
	if (text === undefined) {
		complain(problem);
	}
	return text;
}

function complain(problem: string): void {
	process.stderr.write(`pactmark: ${plain(problem)}\n`);
}

function lookOf(stream: NodeJS.WriteStream): { readonly width: number; readonly hasColour: boolean } {
	const { NO_COLOR: no, FORCE_COLOR: force } = process.env;
	const isForced = force !== undefined && force !== '' && force !== '0';
	return {
		width: Math.min(stream.columns || 100, 120),
		hasColour: (no ?? '') === '' && (isForced || stream.isTTY),
	};
}
