import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { LexiconTools } from '../core/lexiconTools.js';
import type {
	EntryPlace,
	LexiconEntries,
	LexiconProblem,
	ParsedLexicon,
} from '../core/lexicon/parseLexicon.js';
import { toRangesIn } from './convert.js';
import { LEXICON_LANGUAGE } from './ids.js';
import type { LexiconNotes } from './lexiconNotes.js';
import { readLexiconText } from './lexiconText.js';
import { say } from './say.js';
import type { SettingsStore } from './settings.js';

/** Where a workspace folder keeps its own lexicon. */
export const LEXICON_FILE = '.pactmark/lexicon.yaml';

/** The folder as well: when it goes as a whole, nothing is heard of the file in it. */
const WATCHED = `{.pactmark,${LEXICON_FILE}}`;

/** What is wrong in a lexicon file. `fatal`: because of it nothing of the file could be read. */
export interface PlacedProblem {
	readonly message: string;
	readonly range: vscode.Range;
	readonly severity: 'fatal' | 'warning' | 'advice';
}

/** All that is wrong with one lexicon file now; nothing where it is in order or gone. */
export interface LexiconJudgement {
	readonly uri: vscode.Uri;
	readonly problems: readonly PlacedProblem[];
}

/** The entries of the files by their layer: those of the settings, and above them those of the workspace's folders. */
export interface LexiconLayers {
	readonly user: readonly LexiconEntries[];
	readonly workspace: readonly LexiconEntries[];
}

/** What the files are read with. */
export interface LexiconFilesInit {
	/** Loads the engine. */
	readonly load: () => Promise<LexiconTools>;
	/** The layer between the files of the settings and those of the folders. */
	readonly notes: Pick<LexiconNotes, 'entries' | 'settled' | 'onDidChange'>;
	readonly settings: SettingsStore;
	readonly log: vscode.LogOutputChannel;
}

/** Milliseconds after the last key in a lexicon file. Every note is read again then, so it is not done at each key. */
const TYPING_PAUSE = 400;

/** Milliseconds that the first reading waits for the files; one that comes later makes the notes be read again. */
const PATIENCE = 3000;

interface LexiconFile {
	readonly uri: vscode.Uri;
	readonly layer: keyof LexiconLayers;
	readonly watching: Disposable;
	/** As read last; `undefined` where there was no text. */
	text: string | undefined;
	/** What it says, where that is a lexicon. */
	parsed: ParsedLexicon | undefined;
	/** What was told of it last, as text. */
	told: string | undefined;
	/** The last good ones. */
	entries: LexiconEntries | undefined;
	places: readonly (EntryPlace & { readonly range: vscode.Range })[];
	isStale: boolean;
	work: Promise<void> | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The lexicon files in force: those that the settings name, and one for each folder of the workspace. Nothing is read or watched before
 * the entries are first asked for, or a lexicon file is opened.
 *
 * A file that can not be read keeps the entries it had when it last could, until it is mended or deleted. Files are never written.
 */
export class LexiconFiles implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #judged = this.#store.add(new vscode.EventEmitter<LexiconJudgement>());
	/** By uri, in the order of the layers. */
	#files = new Map<string, LexiconFile>();
	readonly #init: LexiconFilesInit;
	readonly #log: vscode.LogOutputChannel;
	#tools: LexiconTools | undefined;
	#starting: Promise<void> | undefined;
	#given: readonly LexiconEntries[] | undefined;
	#checking: Promise<void> | undefined;

	/** Fires when the entries are others than those last handed out. */
	readonly onDidChange = this.#changed.event;

	/** Fires after a file was looked at, with all that is wrong with it. */
	readonly onDidJudge = this.#judged.event;

	constructor(init: LexiconFilesInit) {
		this.#init = init;
		this.#log = init.log;
		const begin = ({ languageId }: vscode.TextDocument): void => {
			if (languageId === LEXICON_LANGUAGE) {
				void this.#start();
			}
		};
		this.#store.add(vscode.workspace.onDidOpenTextDocument(begin));
		vscode.workspace.textDocuments.forEach(begin);
	}

	/** The entries of each file, by layer, in the order of the settings and of the workspace's folders. */
	async entries(): Promise<LexiconLayers> {
		await this.#start();
		await this.#settled();
		this.#given = this.#current();
		const of = (layer: keyof LexiconLayers): LexiconEntries[] =>
			[...this.#files.values()].flatMap(file => (file.layer === layer ? (file.entries ?? []) : []));
		return { user: of('user'), workspace: of('workspace') };
	}

	/** Where the entry of that id stands; of several the one in the highest layer. */
	find(kind: EntryPlace['kind'], id: string): vscode.Location | undefined {
		for (const { uri, places } of [...this.#files.values()].reverse()) {
			const place = places.findLast(each => each.kind === kind && each.id === id && !each.isRemoval);
			if (place !== undefined) {
				return new vscode.Location(uri, place.range);
			}
		}
		return undefined;
	}

	/** Looks at a file that was just written, before the file system says so. */
	look(uri: vscode.Uri): void {
		const file = this.#files.get(uri.toString());
		if (file !== undefined) {
			this.#lookAt(file);
		}
	}

	/** Whether a document is one of the files. */
	has(uri: vscode.Uri): boolean {
		return this.#files.has(uri.toString());
	}

	#start(): Promise<void> {
		this.#starting ??= this.#begin();
		return this.#starting;
	}

	async #begin(): Promise<void> {
		try {
			this.#tools = await this.#init.load();
		} catch (failure) {
			this.#starting = undefined;
			throw failure;
		}
		if (!this.#store.isDisposed) {
			this.#listen();
			this.#follow();
		}
	}

	dispose(): void {
		for (const file of [...this.#files.values()]) {
			release(file);
		}
		this.#files.clear();
		this.#store.dispose();
	}

	#listen(): void {
		const { workspace } = vscode;
		const look = (document: vscode.TextDocument): void => {
			const file = this.#fileOf(document);
			if (file !== undefined) {
				this.#lookAt(file);
			}
		};
		this.#store.add(workspace.onDidChangeWorkspaceFolders(() => this.#follow()));
		this.#store.add(this.#init.notes.onDidChange(() => this.#checkSoon()));
		this.#store.add(
			this.#init.settings.onDidChange(names => {
				if (names.has('lexicon.files')) {
					this.#follow();
				}
			}),
		);
		this.#store.add(workspace.onDidOpenTextDocument(look));
		this.#store.add(workspace.onDidSaveTextDocument(look));
		this.#store.add(workspace.onDidCloseTextDocument(look));
		this.#store.add(
			workspace.onDidChangeTextDocument(({ document }) => {
				const file = this.#fileOf(document);
				if (file !== undefined) {
					clearTimeout(file.timer);
					file.timer = setTimeout(() => this.#lookAt(file), TYPING_PAUSE);
				}
			}),
		);
	}

	/** Takes up files that have come into force, and lets go of those that no longer are. */
	#follow(): void {
		const before = this.#files;
		this.#files = new Map();
		for (const [key, create] of this.#wanted()) {
			const known = before.get(key);
			const file = known ?? create();
			this.#files.set(key, file);
			if (known === undefined) {
				this.#lookAt(file);
			}
		}
		for (const [key, file] of before) {
			if (!this.#files.has(key)) {
				release(file);
				this.#judged.fire({ uri: file.uri, problems: [] });
			}
		}
		this.#checkSoon();
		this.#tellIfChanged();
	}

	#wanted(): ReadonlyMap<string, () => LexiconFile> {
		const files = new Map<string, () => LexiconFile>();
		for (const path of this.#init.settings.current['lexicon.files']) {
			const uri = uriOf(path);
			if (uri === undefined) {
				this.#log.warn(`“${path}” is no full path; the setting “pactmark.lexicon.files” needs one.`);
			} else {
				files.set(uri.toString(), () => this.#watch(uri, 'user'));
			}
		}
		for (const folder of vscode.workspace.workspaceFolders ?? []) {
			const uri = vscode.Uri.joinPath(folder.uri, LEXICON_FILE);
			files.delete(uri.toString()); // Named by the settings as well, it still counts as the folder's own.
			files.set(uri.toString(), () => this.#watch(uri, 'workspace', folder));
		}
		return files;
	}

	#watch(uri: vscode.Uri, layer: keyof LexiconLayers, folder?: vscode.WorkspaceFolder): LexiconFile {
		const watching = new DisposableStore();
		const file: LexiconFile = {
			uri,
			layer,
			watching,
			text: undefined,
			parsed: undefined,
			told: undefined,
			entries: undefined,
			places: [],
			isStale: false,
			work: undefined,
			timer: undefined,
		};
		const pattern =
			folder === undefined
				? new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), uri.path.split('/').at(-1) ?? '')
				: new vscode.RelativePattern(folder, WATCHED);
		const look = (): void => this.#lookAt(file);
		const watcher = watching.add(vscode.workspace.createFileSystemWatcher(pattern));
		watching.add(watcher.onDidCreate(look));
		watching.add(watcher.onDidChange(look));
		watching.add(watcher.onDidDelete(look));
		return file;
	}

	#lookAt(file: LexiconFile): void {
		clearTimeout(file.timer);
		file.isStale = true;
		file.work ??= this.#workOff(file);
	}

	/** One look after the other, so that an older one can not end after a newer one. */
	async #workOff(file: LexiconFile): Promise<void> {
		while (file.isStale) {
			file.isStale = false;
			try {
				await this.#load(file);
			} catch (failure) {
				this.#log.error(`${file.uri.toString()} could not be read.`, failure);
			}
		}
		file.work = undefined;
		this.#checkSoon();
		this.#tellIfChanged();
	}

	async #load(file: LexiconFile): Promise<void> {
		const found = await readLexiconText(file.uri, this.#log);
		if (![...this.#files.values()].includes(file)) {
			return; // Its folder left the workspace meanwhile.
		}
		const known = file.text;
		file.text = found.kind === 'text' ? found.text : undefined;
		file.parsed = file.text !== undefined && file.text === known ? file.parsed : undefined;
		switch (found.kind) {
			case 'absent':
				file.entries = undefined;
				file.places = [];
				this.#tell(
					file,
					file.layer === 'workspace'
						? []
						: [
								atTop(
									say(
										'There is no such file. The setting “pactmark.lexicon.files” names it.',
									),
								),
							],
				);
				break;
			case 'obstacle':
				this.#tell(file, [atTop(found.message)]);
				break;
			case 'text':
				if (found.text !== known) {
					this.#judge(file, found.text);
				}
		}
	}

	/** What is wrong with a file that is a lexicon is told when all are known that it is laid over. */
	#judge(file: LexiconFile, text: string): void {
		const parsed = this.#tools?.parseLexicon(text, say);
		if (parsed?.isReadable !== true) {
			this.#tell(file, placed(text, parsed?.problems ?? [], 'fatal'));
			return;
		}
		file.parsed = parsed;
		file.entries = parsed.entries;
		const ranges = toRangesIn(
			text,
			parsed.places.map(({ span }) => span),
		);
		file.places = parsed.places.flatMap((place, at) => {
			const range = ranges[at];
			return range === undefined ? [] : [{ ...place, range }];
		});
	}

	/** To be called whenever a file or what one may be laid over is another: once for all that happens meanwhile. */
	#checkSoon(): void {
		this.#checking ??= this.#checkAll().catch((failure: unknown) => {
			this.#checking = undefined;
			if (!this.#store.isDisposed) {
				this.#log.error('The lexicon files could not be checked.', failure);
			}
		});
	}

	/** Says what is wrong with each file, beside what it is laid over. */
	async #checkAll(): Promise<void> {
		const { notes } = this.#init;
		const isRead = ({ parsed }: LexiconFile): boolean => parsed !== undefined;
		const isOverNotes = [...this.#files.values()].some(
			file => file.layer === 'workspace' && isRead(file),
		);
		await this.#settled(isOverNotes ? notes.settled() : undefined);
		this.#checking = undefined;
		const tools = this.#tools;
		if (tools === undefined || this.#store.isDisposed) {
			return;
		}
		let below = tools.createBundledLexicon();
		let layer: keyof LexiconLayers = 'user';
		for (const file of this.#files.values()) {
			if (file.layer !== layer) {
				layer = file.layer;
				below = tools.mergeLexicon(below, together(isOverNotes ? notes.entries() : []));
			}
			const { text, parsed, entries } = file;
			if (text !== undefined && parsed !== undefined) {
				const problems = [...parsed.problems, ...tools.checkLexicon(text, parsed, below, say)];
				this.#tell(file, placed(text, problems, 'warning'));
			}
			below = entries === undefined ? below : tools.mergeLexicon(below, entries);
		}
	}

	#tell(file: LexiconFile, problems: readonly PlacedProblem[]): void {
		const told = JSON.stringify(problems);
		if (told === file.told) {
			return;
		}
		file.told = told;
		const { uri } = file;
		for (const { message, range } of problems) {
			this.#log.warn(`${uri.path}:${range.start.line + 1}: ${message}`);
		}
		this.#judged.fire({ uri, problems });
	}

	#tellIfChanged(): void {
		const [given, current] = [this.#given, this.#current()];
		if (
			given !== undefined &&
			!this.#store.isDisposed &&
			(given.length !== current.length || given.some((entries, index) => entries !== current[index]))
		) {
			this.#changed.fire();
		}
	}

	#current(): readonly LexiconEntries[] {
		return [...this.#files.values()].flatMap(({ entries }) => entries ?? []);
	}

	/** A file system that never answers must not keep notes from being read. */
	async #settled(others?: Promise<void>): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const patience = new Promise<void>(resolve => {
			timer = setTimeout(resolve, PATIENCE);
		});
		await Promise.race([
			Promise.all([others, ...[...this.#files.values()].map(({ work }) => work)]),
			patience,
		]);
		clearTimeout(timer);
	}

	#fileOf(document: vscode.TextDocument): LexiconFile | undefined {
		return this.#files.get(document.uri.toString());
	}
}

function release(file: LexiconFile): void {
	clearTimeout(file.timer);
	file.watching.dispose();
}

/** Problems with the ranges that they are shown at. */
function placed(
	text: string,
	problems: readonly LexiconProblem[],
	usual: 'fatal' | 'warning',
): PlacedProblem[] {
	const ranges = toRangesIn(text, problems);
	return problems.flatMap(({ message, severity = usual }, at) => {
		const range = ranges[at];
		return range === undefined
			? []
			: [{ message, range, severity: usual === 'fatal' ? usual : severity }];
	});
}

/** The entries of all notes as one layer: none of them takes away what another one has. */
function together(entries: readonly LexiconEntries[]): LexiconEntries {
	return {
		terms: entries.flatMap(({ terms }) => terms),
		companies: entries.flatMap(({ companies }) => companies),
		patterns: entries.flatMap(({ patterns }) => patterns),
	};
}

function atTop(message: string): PlacedProblem {
	return { message, range: new vscode.Range(0, 0, 0, 0), severity: 'fatal' };
}

/** A full path of this machine, or the address of a file elsewhere. */
function uriOf(path: string): vscode.Uri | undefined {
	if (/^([a-z]:)?[\\/]/i.test(path)) {
		return vscode.Uri.file(path);
	}
	return /^[a-z][a-z\d+.-]+:/i.test(path) ? vscode.Uri.parse(path) : undefined;
}
