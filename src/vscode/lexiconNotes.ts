import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { LexiconEntries } from '../core/lexicon/parseLexicon.js';
import type { NoteEntry } from '../core/lexicon/parseNoteEntry.js';
import { toRangesIn } from './convert.js';
import { isAtOrBelow, mayHaveFolder } from './indexing/newFolders.js';
import { NOT_OURS, type NoteFinder } from './noteFinder.js';
import type { RememberedNotes } from './rememberedNotes.js';
import type { SettingsStore } from './settings.js';

/** Of all notes, those that are looked at. */
const ENTRY_NAME = /\.(md|markdown)$/i;

/**
 * So many notes are looked at, the first by their paths: at every start the same ones. Besides them, so many that were found to be entries.
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

interface Wanted {
	readonly uris: readonly vscode.Uri[];
	/** Of other ones. */
	readonly isKept: (key: string) => boolean;
}

/** What the notes of the workspace are read with. */
export interface LexiconNotesInit {
	readonly parse: () => Promise<Parse>;
	/** The first bytes of a file. */
	readonly readStart: (uri: vscode.Uri, bytes: number) => Promise<Uint8Array>;
	readonly finder: Pick<NoteFinder, 'find' | 'onDidRecover'>;
	/** Those that were entries, wherever they stand among all notes. */
	readonly remembered: RememberedNotes;
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
	/** Those that were looked at, entries or not. */
	#looked: ReadonlySet<string> = new Set();
	/** What something was heard of. */
	readonly #waiting = new Map<string, vscode.Uri>();
	readonly #init: LexiconNotesInit;
	#isListening = false;
	/** One look after the other, so that what is older is not taken for newer. */
	#last: Promise<void> = Promise.resolve();
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
			this.#scan();
		}
		return this.#sorted().map(({ entry }) => entry.entries);
	}

	/** Ends when all notes were looked at. Begins with that, if need be. */
	async settled(): Promise<void> {
		this.entries();
		await this.#last;
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
		// All files and not notes alone: of a folder that comes or goes as a whole, nothing is heard but its own name.
		const watcher = this.#store.add(workspace.createFileSystemWatcher('**'));
		this.#store.add(watcher.onDidCreate(uri => this.#hear(uri)));
		this.#store.add(
			watcher.onDidChange(uri => {
				if (ENTRY_NAME.test(uri.path)) {
					this.#hear(uri);
				}
			}),
		);
		this.#store.add(
			watcher.onDidDelete(uri => {
				const names = new Set([uri.toString()]);
				const known = [...this.#found].filter(([key]) => isAtOrBelow(key, names));
				known.forEach(([, note]) => this.#hear(note.uri));
			}),
		);
		this.#store.add(workspace.onDidChangeWorkspaceFolders(() => this.#scan()));
		this.#store.add(this.#init.finder.onDidRecover(() => this.#scan()));
		this.#store.add(
			workspace.onDidChangeConfiguration(event => {
				if (['files.exclude', 'search.exclude'].some(name => event.affectsConfiguration(name))) {
					this.#scan();
				}
			}),
		);
		this.#store.add(
			this.#init.settings.onDidChange(names => {
				if (names.has('lexicon.notes')) {
					this.#scan();
				}
			}),
		);
	}

	#hear(uri: vscode.Uri): void {
		if (!NOT_OURS.test(uri.path)) {
			this.#waiting.set(uri.toString(), uri);
			clearTimeout(this.#timer);
			this.#timer = setTimeout(() => this.#inTurn(() => this.#lookAgain()), PAUSE);
		}
	}

	#inTurn(look: () => Promise<boolean>): void {
		this.#last = this.#last.then(async () => {
			try {
				if (!this.#store.isDisposed && (await look())) {
					this.#changed.fire();
				}
				await this.#init.remembered.save();
			} catch (failure) {
				this.#init.log.error('Notes could not be looked through for lexicon entries.', failure);
			}
		});
	}

	#scan(): void {
		this.#inTurn(() => this.#lookThrough());
	}

	/** Looks at those notes that have not been looked at, and forgets those that are not to be. What is in new folders is looked at all. */
	async #lookThrough(created: readonly vscode.Uri[] = []): Promise<boolean> {
		const { uris, isKept } = await this.#wanted(new Set(created.map(String)));
		const there = new Set(uris.map(String));
		const gone = [...this.#found.keys()].filter(key => !there.has(key) && !isKept(key));
		gone.forEach(key => this.#found.delete(key));
		const fresh = uris.filter(uri => !this.#looked.has(uri.toString()));
		const isChanged = await this.#readAll(fresh, false);
		this.#looked = new Set([...there, ...[...this.#looked].filter(isKept)]);
		return isChanged || gone.length > 0;
	}

	/** The notes that are to be looked at. What is known in folders that can not be looked through now is kept. */
	async #wanted(created: ReadonlySet<string>): Promise<Wanted> {
		const { finder, remembered, settings, log } = this.#init;
		const folders = settings.current['lexicon.notes'] ? (vscode.workspace.workspaceFolders ?? []) : [];
		const failed: string[] = [];
		const lists = await Promise.all(
			folders.map(async folder => {
				try {
					return await finder.find(folder, []);
				} catch (failure) {
					failed.push(`${folder.uri.toString()}/`);
					log.warn(`${folder.name} could not be looked through for lexicon entries.`, failure);
					return [];
				}
			}),
		);
		const all = lists
			.flat()
			.filter(({ path }) => ENTRY_NAME.test(path) && !NOT_OURS.test(path))
			.sort((a, b) => (a.path < b.path ? -1 : 1));
		if (all.length > MOST_LEXICON_NOTES) {
			log.warn(`Only the first ${MOST_LEXICON_NOTES} notes are looked at for lexicon entries.`);
		}
		const isSpecial = (key: string): boolean => remembered.has(key) || isAtOrBelow(key, created);
		const uris = all.filter((uri, i) => i < MOST_LEXICON_NOTES || isSpecial(uri.toString()));
		return { uris, isKept: key => failed.some(folder => key.startsWith(folder)) };
	}

	/** Looks at what something was heard of. */
	async #lookAgain(): Promise<boolean> {
		const uris = [...this.#waiting.values()];
		this.#waiting.clear();
		if (!this.#init.settings.current['lexicon.notes']) {
			return false;
		}
		const notes = uris.filter(({ path }) => ENTRY_NAME.test(path));
		const isChanged = await this.#readAll(notes, true);
		// A new entry may be one that settings leave out, and a new folder may have some.
		const isNew = notes.map(String).some(key => this.#found.has(key) && !this.#looked.has(key));
		const others = uris.filter(({ path }) => !ENTRY_NAME.test(path));
		const isMore = (isNew || (await mayHaveFolder(others))) && (await this.#lookThrough(others));
		return isChanged || isMore;
	}

	/** Whether there are other entries than before. Those that are news are remembered, whatever has to be forgotten for them. */
	async #readAll(uris: readonly vscode.Uri[], areNews: boolean): Promise<boolean> {
		let isChanged = false;
		for (let from = 0; from < uris.length && !this.#store.isDisposed; from += AT_A_TIME) {
			const some = uris.slice(from, from + AT_A_TIME);
			const changes = await Promise.all(some.map(uri => this.#read(uri, areNews)));
			isChanged ||= changes.includes(true);
		}
		return isChanged;
	}

	async #read(uri: vscode.Uri, isNews: boolean): Promise<boolean> {
		const { remembered } = this.#init;
		const key = uri.toString();
		const start = await this.#start(uri);
		if (start === undefined) {
			return this.#found.delete(key); // It may come back, and is remembered for that.
		}
		// What parses is not even loaded as long as no note may be an entry.
		const parse =
			/^\uFEFF?---/.test(start) && TYPE_LINE.test(start) ? await this.#init.parse() : undefined;
		const entry = parse?.(start, uri.path.split('/').at(-1) ?? '');
		const before = this.#found.get(key)?.entry;
		if (entry === undefined) {
			remembered.delete(key);
			return this.#found.delete(key);
		}
		const [range = new vscode.Range(0, 0, 0, 0)] = toRangesIn(start, [entry.span]);
		this.#found.set(key, { uri, entry, range });
		if (isNews) {
			remembered.add(key);
		} else {
			remembered.addIfRoom(key);
		}
		return JSON.stringify(before?.entries) !== JSON.stringify(entry.entries);
	}

	/** `undefined` where there is none: deleted meanwhile, a folder, or not ours to read. */
	async #start(uri: vscode.Uri): Promise<string | undefined> {
		try {
			return new TextDecoder().decode(await this.#init.readStart(uri, START_BYTES));
		} catch {
			return undefined;
		}
	}
}

/** The first bytes of a file of any file system. It hands out whole files only, so that large ones are left alone. */
export async function readStartAnywhere(uri: vscode.Uri): Promise<Uint8Array> {
	const { size } = await vscode.workspace.fs.stat(uri);
	return size > 20 * START_BYTES ? new Uint8Array() : await vscode.workspace.fs.readFile(uri);
}
