import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { LexiconEntries } from '../core/lexicon/parseLexicon.js';
import type { NoteEntry } from '../core/lexicon/parseNoteEntry.js';
import { toRangesIn } from './convert.js';
import { NOT_OURS, type NoteFinder } from './noteFinder.js';
import type { SettingsStore } from './settings.js';

/** Of all notes, those that are looked at. */
const NOTES = '**/*.{md,markdown}';
const ENTRY_NAME = /\.(md|markdown)$/i;

/**
 * So many notes are looked at, the first by their paths: at every start the same ones.
 *
 * Reading the beginnings of two thousand takes a second or two in the background; whoever keeps more uses a lexicon file.
 */
export const MOST_LEXICON_NOTES = 2000;

/** Bytes of a note that are read for its front matter. */
const START_BYTES = 16_384;

/** So many are read at a time: enough to keep a disk busy, few enough to leave it to others. */
const AT_A_TIME = 16;

/** Milliseconds in which changes of many notes (a pull, a sync) are taken together. */
const PAUSE = 400;

/** What says of what type a note is, in its front matter; whatever else it must be is the parser's to say. */
const TYPE_LINE = /^type[ \t]*:/im;

type Parse = (start: string, fileName: string) => NoteEntry | undefined;

interface Found {
	readonly uri: vscode.Uri;
	readonly entry: NoteEntry;
	readonly range: vscode.Range;
}

/** What the notes of the workspace are read with. */
export interface LexiconNotesInit {
	readonly parse: () => Promise<Parse>;
	/** The first bytes of a file. */
	readonly readStart: (uri: vscode.Uri, bytes: number) => Promise<Uint8Array>;
	readonly finder: NoteFinder;
	readonly settings: SettingsStore;
	readonly log: vscode.LogOutputChannel;
}

/**
 * Notes that are entries of the lexicon: those with `type: company` or `type: term` in their front matter.
 *
 * Nothing is read or watched before the entries are first asked for; then the folders are looked through in the background, and word is given
 * when there is something new. What is typed into a note counts when it is saved.
 */
export class LexiconNotes implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #found = new Map<string, Found>();
	readonly #waiting = new Map<string, vscode.Uri>();
	readonly #init: LexiconNotesInit;
	#isListening = false;
	#scanning: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** Fires when there are other entries than before. */
	readonly onDidChange = this.#changed.event;

	constructor(init: LexiconNotesInit) {
		this.#init = init;
	}

	/** The entries as far as they are known now, by the addresses of their notes. */
	entries(): readonly LexiconEntries[] {
		if (!this.#isListening && !this.#store.isDisposed) {
			this.#isListening = true;
			this.#listen();
			this.#scanning = this.#scan().catch((failure: unknown) =>
				this.#init.log.error('Notes could not be looked through for lexicon entries.', failure),
			);
		}
		return this.#sorted().map(({ entry }) => entry.entries);
	}

	/** Ends when all notes were looked at once. Begins with that, if need be. */
	async settled(): Promise<void> {
		this.entries();
		await this.#scanning;
	}

	/** The note that is the entry of that id. */
	find(kind: 'term' | 'company', id: string): vscode.Location | undefined {
		const found = this.#sorted().findLast(({ entry }) => entry.kind === kind && entry.id === id);
		return found && new vscode.Location(found.uri, found.range);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#store.dispose();
	}

	#sorted(): readonly Found[] {
		return [...this.#found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
	}

	#listen(): void {
		const { workspace } = vscode;
		const watcher = this.#store.add(workspace.createFileSystemWatcher(NOTES));
		const look = (uri: vscode.Uri): void => {
			if (!NOT_OURS.test(uri.path)) {
				this.#waiting.set(uri.toString(), uri);
				clearTimeout(this.#timer);
				this.#timer = setTimeout(() => void this.#lookAgain(), PAUSE);
			}
		};
		this.#store.add(watcher.onDidCreate(look));
		this.#store.add(watcher.onDidChange(look));
		this.#store.add(watcher.onDidDelete(look));
		this.#store.add(workspace.onDidChangeWorkspaceFolders(() => void this.#scan()));
		this.#store.add(
			this.#init.settings.onDidChange(names => {
				if (names.has('lexicon.notes')) {
					void this.#scan();
				}
			}),
		);
	}

	async #scan(): Promise<void> {
		const isWanted = this.#init.settings.current['lexicon.notes'];
		const uris = isWanted ? await this.#first() : [];
		const there = new Set(uris.map(String));
		const gone = [...this.#found.keys()].filter(key => !there.has(key));
		gone.forEach(key => this.#found.delete(key));
		const isChanged = await this.#readAll(uris);
		this.#tell(isChanged || gone.length > 0);
	}

	/** The notes that are looked at. */
	async #first(): Promise<readonly vscode.Uri[]> {
		const { finder, log } = this.#init;
		const folders = vscode.workspace.workspaceFolders ?? [];
		const lists = await Promise.all(folders.map(folder => finder.find(folder, [])));
		const all = lists.flat().filter(({ path }) => ENTRY_NAME.test(path) && !NOT_OURS.test(path));
		if (all.length > MOST_LEXICON_NOTES) {
			log.warn(`Only the first ${MOST_LEXICON_NOTES} notes are looked at for lexicon entries.`);
		}
		return all.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, MOST_LEXICON_NOTES);
	}

	async #lookAgain(): Promise<void> {
		const uris = [...this.#waiting.values()];
		this.#waiting.clear();
		if (this.#init.settings.current['lexicon.notes']) {
			this.#tell(await this.#readAll(uris));
		}
	}

	async #readAll(uris: readonly vscode.Uri[]): Promise<boolean> {
		let isChanged = false;
		for (let from = 0; from < uris.length && !this.#store.isDisposed; from += AT_A_TIME) {
			const some = uris.slice(from, from + AT_A_TIME);
			const news = await Promise.all(some.map(uri => this.#read(uri)));
			isChanged ||= news.includes(true);
		}
		return isChanged;
	}

	/** Whether it brought another entry than before. */
	async #read(uri: vscode.Uri): Promise<boolean> {
		const key = uri.toString();
		const start = await this.#start(uri);
		// What parses is not even loaded as long as no note may be an entry.
		const parse =
			/^\uFEFF?---/.test(start) && TYPE_LINE.test(start) ? await this.#init.parse() : undefined;
		const entry = parse?.(start, uri.path.split('/').at(-1) ?? '');
		const before = this.#found.get(key)?.entry;
		if (entry === undefined) {
			return this.#found.delete(key);
		}
		const [range = new vscode.Range(0, 0, 0, 0)] = toRangesIn(start, [entry.span]);
		this.#found.set(key, { uri, entry, range });
		return JSON.stringify(before?.entries) !== JSON.stringify(entry.entries);
	}

	async #start(uri: vscode.Uri): Promise<string> {
		try {
			return new TextDecoder().decode(await this.#init.readStart(uri, START_BYTES));
		} catch {
			return ''; // Deleted meanwhile, a folder, or not ours to read: no entry.
		}
	}

	#tell(isChanged: boolean): void {
		if (isChanged && !this.#store.isDisposed) {
			this.#changed.fire();
		}
	}
}

/** The first bytes of a file of any file system. It hands out whole files only, so that large ones are left alone. */
export async function readStartAnywhere(uri: vscode.Uri): Promise<Uint8Array> {
	const { size } = await vscode.workspace.fs.stat(uri);
	return size > 20 * START_BYTES ? new Uint8Array() : await vscode.workspace.fs.readFile(uri);
}
