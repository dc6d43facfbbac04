import { parseArgs } from 'node:util';
import type { LexiconEntries } from '../core/lexicon/parseLexicon.js';
import type { NoteReader } from '../core/noteReader.js';
import { ANNOTATION_FORMATS, runAnnotations } from './annotations.node.js';
import { explainPlace, parsePlace } from './explain.js';
import { LARGEST_NOTE, readNoteFile, type FileKind } from './noteFile.node.js';
import { correctOwn, findOwnRoot, readOwnFolder, type OwnFolder } from './ownFolder.node.js';
import { plain } from './plain.js';
import { printReading } from './printReading.js';

declare const PACTMARK_VERSION: string;

const HELP = `Pactmark reads partnership articles kept as markdown notes.

  pactmark read [--json] FILE…      what the notes say: companies, terms, changes, who gains; - reads standard input
  pactmark explain FILE:LINE[:COL]  how the marks at a place came about
  pactmark annotations [FOLDER]     the annotations of a folder's notes, and whether each passage is still there
  pactmark --help | --version

  --json                            one JSON object a line and note, for programs
  --minimum-confidence N            leave out what scores lower, 0 to 1; of read only
  --lexicon FILE                    terms and companies of your own (YAML), laid over the bundled ones and, in their
                                    turn, below those of the folder: its .pactmark/lexicon.yaml and corrections.jsonl hold
  --format FORM                     of annotations: markdown, csv (RFC 4180) or jsonld (W3C Web Annotations)
  --limit MB                        the largest note that is read (${LARGEST_NOTE / 1024 / 1024})

Colours follow the terminal; NO_COLOR=1 switches them off.
Exit code: 0 when every note was read, 2 when a note, a lexicon or a file of corrections was not, or not wholly, or the call was
not understood; of annotations, 1 when the passage of one is unsure, lost or without its note, or a line is damaged.
With a --lexicon that cannot be read no note is read.
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
		refuseOptions(command, values);
		return listAnnotations(files, values);
	}
	if (command !== 'read' && command !== 'explain') {
		throw new UsageError(
			command === undefined ? 'What shall be read?' : `There is no command “${command}”.`,
		);
	}
	refuseOptions(command, values);
	const settings: Settings = {
		isJson: values.json,
		minimumConfidence: numberOf(values['minimum-confidence'], '--minimum-confidence', 0, 1) ?? 0,
		limit: limitOf(values.limit),
		lexicon: undefined,
	};
	if (files.length === 0) {
		throw new UsageError('Name a note to read.');
	}
	if (values.lexicon !== undefined) {
		// Without it the notes would read otherwise than asked, and nobody would see it in what is printed.
		const { entries, isWhole } = await readLexicon(values.lexicon, settings.limit);
		return isWhole ? runOn(command, files, { ...settings, lexicon: entries }) : 2;
	}
	return runOn(command, files, settings);
}

function runOn(command: 'read' | 'explain', files: readonly string[], settings: Settings): Promise<number> {
	return command === 'read' ? readFiles(files, settings) : explainPlaces(files, settings);
}

/** Options that a command takes beside --help and --version. */
const TAKEN: Readonly<Record<'read' | 'explain' | 'annotations', readonly (keyof typeof OPTIONS)[]>> = {
	read: ['json', 'minimum-confidence', 'lexicon', 'limit'],
	explain: ['lexicon', 'limit'],
	annotations: ['json', 'format', 'limit'],
};

function refuseOptions(command: keyof typeof TAKEN, values: ReturnType<typeof parse>['values']): void {
	for (const name of ['json', 'minimum-confidence', 'limit', 'lexicon', 'format'] as const) {
		const isGiven = values[name] !== undefined && values[name] !== false;
		if (isGiven && !TAKEN[command].includes(name)) {
			throw new UsageError(`“${command}” does not take --${name}.`);
		}
	}
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: withNegatives(args), options: OPTIONS, allowPositionals: true });
	} catch (error) {
		const message = error instanceof Error ? (/^[^\n]*?(?=\. |\n|$)/.exec(error.message)?.[0] ?? '') : '';
		const [, valueless] = /^Option '(?:-\w, )?(--[a-z-]+)[^']*' argument/.exec(message) ?? [];
		throw new UsageError(
			valueless === undefined ? `${message.replace(/\.$/, '')}.` : `${valueless} needs a value.`,
		);
	}
}

/** `--limit -5`: a number below zero is the option's value, and no option. */
function withNegatives(args: readonly string[]): string[] {
	const joined: string[] = [];
	for (const [i, arg] of args.entries()) {
		const isValue = /^-[\d.]/.test(arg) && /^--[a-z-]+$/.test(args[i - 1] ?? '');
		if (isValue) {
			joined[joined.length - 1] = `${args[i - 1] ?? ''}=${arg}`;
		} else {
			joined.push(arg);
		}
	}
	return joined;
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
	/** What the lexicon holds that the call names. */
	readonly lexicon: LexiconEntries | undefined;
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
			? `${JSON.stringify(toReadingJson(reading, path))}\n`
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
			const note = argument.replace(/(?::[^:/\\]*){1,2}$/, '');
			throw new UsageError(`Say where to look, for instance ${note}:12 for its line 12.`);
		}
		const { path, place } = parsed;
		const { reader, isWhole, own } = await readers.of(path);
		const text = takeText(path, settings.limit);
		exitCode = isWhole && text !== undefined ? exitCode : 2;
		if (text !== undefined) {
			const found = reader.read(text, { path });
			const reading = own === undefined ? found : correctOwn(found, text, path, own);
			const { explained, problem } = explainPlace({ reading, text, place, lexicon: reader.lexicon });
			if (explained === undefined) {
				complain(`${path} ${problem}`);
				exitCode = 2;
			} else {
				process.stdout.write(explained);
			}
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
		const { createBundledLexicon, createNoteReader, mergeLexicon } = await import('../core/engine.js');
		const { lexicon: given, limit } = this.#settings;
		own?.problems.forEach(complain);
		const folders = own?.lexicon === undefined ? undefined : await readLexicon(own.lexicon, limit);
		const layers = [given, folders?.entries].filter(each => each !== undefined);
		const isWhole = (own === undefined || own.problems.length === 0) && folders?.isWhole !== false;
		const lexicon = layers.reduce(mergeLexicon, createBundledLexicon());
		return { reader: createNoteReader({ lexicon }), isWhole, own };
	}
}

/** What a lexicon holds, as far as it can be read; what is wrong with it is said. */
async function readLexicon(
	path: string,
	limit: number,
): Promise<{ readonly entries: LexiconEntries; readonly isWhole: boolean }> {
	const { parseLexicon } = await import('../core/engine.js');
	const text = takeText(path, limit, 'lexicon');
	const { entries, problems } = parseLexicon(text ?? '');
	problems.forEach(({ line, message }) => complain(`${path}, line ${line}: ${message}`));
	return { entries, isWhole: text !== undefined && problems.length === 0 };
}

function takeText(path: string, limit: number, kind: FileKind = 'note'): string | undefined {
	const { text, problem } = readNoteFile(path, limit, kind);
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
