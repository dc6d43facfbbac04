import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { LexiconEntries, ParsedLexicon } from '../core/lexicon/parseLexicon.js';
import { toRangesIn } from './convert.js';
import { readLexiconText } from './lexiconText.js';
import { say } from './say.js';

/** Where a workspace folder keeps its own lexicon. */
export const LEXICON_FILE = '.pactmark/lexicon.yaml';

/** The folder as well: when it goes as a whole, nothing is heard of the file in it. */
const WATCHED = `{.pactmark,${LEXICON_FILE}}`;

/** What is wrong in a lexicon file. `isFatal`: because of it nothing of the file could be read. */
export interface PlacedProblem {
	readonly message: string;
	readonly range: vscode.Range;
	readonly isFatal: boolean;
}

/** All that is wrong with one lexicon file now; nothing where it is in order or gone. */
export interface LexiconJudgement {
	readonly uri: vscode.Uri;
	readonly problems: readonly PlacedProblem[];
}

type Parse = (text: string) => ParsedLexicon;

/** Milliseconds after the last key in a lexicon file. Every note is read again then, so it is not done at each key. */
const TYPING_PAUSE = 400;

/** Milliseconds that the first reading waits for the files; one that comes later makes the notes be read again. */
const PATIENCE = 3000;

interface LexiconFile {
	readonly uri: vscode.Uri;
	readonly watching: Disposable;
	/** As judged last; `undefined` where there was no text. */
	text: string | undefined;
	/** The last good ones. */
	entries: LexiconEntries | undefined;
	isStale: boolean;
	work: Promise<void> | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The lexicon files of the workspace, one for each of its folders. Nothing is read or watched before the entries are first asked for.
 *
 * A file that can not be read keeps the entries it had when it last could, until it is mended or deleted. Files are never written.
 */
export class LexiconFiles implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #judged = this.#store.add(new vscode.EventEmitter<LexiconJudgement>());
	/** By the uri of the workspace folder. */
	readonly #files = new Map<string, LexiconFile>();
	readonly #log: vscode.LogOutputChannel;
	#parse: Parse | undefined;
	#given: readonly LexiconEntries[] | undefined;

	/** Fires when the entries are others than those last handed out. */
	readonly onDidChange = this.#changed.event;

	/** Fires after a file was looked at, with all that is wrong with it. */
	readonly onDidJudge = this.#judged.event;

	constructor(log: vscode.LogOutputChannel) {
		this.#log = log;
	}

	/** The entries of each file, in the order of the workspace's folders. */
	async entries(parse: Parse): Promise<readonly LexiconEntries[]> {
		if (this.#parse === undefined && !this.#store.isDisposed) {
			this.#parse = parse;
			this.#listen();
			this.#followFolders();
		}
		await this.#settled();
		this.#given = this.#current();
		return this.#given;
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
		this.#store.add(workspace.onDidChangeWorkspaceFolders(() => this.#followFolders()));
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

	#followFolders(): void {
		const folders = vscode.workspace.workspaceFolders ?? [];
		const wanted = new Set(folders.map(({ uri }) => uri.toString()));
		for (const [key, file] of [...this.#files].filter(([key]) => !wanted.has(key))) {
			this.#files.delete(key);
			release(file);
			this.#judged.fire({ uri: file.uri, problems: [] });
		}
		for (const folder of folders.filter(({ uri }) => !this.#files.has(uri.toString()))) {
			const file = this.#watch(folder);
			this.#files.set(folder.uri.toString(), file);
			this.#lookAt(file);
		}
		this.#tellIfChanged();
	}

	#watch(folder: vscode.WorkspaceFolder): LexiconFile {
		const watching = new DisposableStore();
		const file: LexiconFile = {
			uri: vscode.Uri.joinPath(folder.uri, LEXICON_FILE),
			watching,
			text: undefined,
			entries: undefined,
			isStale: false,
			work: undefined,
			timer: undefined,
		};
		const look = (): void => this.#lookAt(file);
		const watcher = watching.add(
			vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, WATCHED)),
		);
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
		this.#tellIfChanged();
	}

	async #load(file: LexiconFile): Promise<void> {
		const found = await readLexiconText(file.uri, this.#log);
		if (![...this.#files.values()].includes(file)) {
			return; // Its folder left the workspace meanwhile.
		}
		const known = file.text;
		file.text = found.kind === 'text' ? found.text : undefined;
		switch (found.kind) {
			case 'absent':
				file.entries = undefined;
				this.#judged.fire({ uri: file.uri, problems: [] });
				break;
			case 'obstacle':
				this.#tell(file, [
					{ message: found.message, range: new vscode.Range(0, 0, 0, 0), isFatal: true },
				]);
				break;
			case 'text':
				if (found.text !== known) {
					this.#judge(file, found.text);
				}
		}
	}

	#judge(file: LexiconFile, text: string): void {
		const parsed = this.#parseSafely(text);
		if (parsed === undefined) {
			const message = say('This lexicon can not be read: its lists are nested too deeply.');
			this.#tell(file, [{ message, range: new vscode.Range(0, 0, 0, 0), isFatal: true }]);
			return;
		}
		const { entries, problems, isReadable } = parsed;
		if (isReadable) {
			file.entries = entries;
		}
		const ranges = toRangesIn(text, problems);
		this.#tell(
			file,
			problems.flatMap(({ message }, index) => {
				const range = ranges[index];
				return range === undefined ? [] : [{ message, range, isFatal: !isReadable }];
			}),
		);
	}

	/** The parser calls itself for each level, and a file may have more levels than there is stack. */
	#parseSafely(text: string): ParsedLexicon | undefined {
		try {
			return this.#parse?.(text);
		} catch (failure) {
			this.#log.error('A lexicon could not be parsed.', failure);
			return undefined;
		}
	}

	#tell({ uri }: LexiconFile, problems: readonly PlacedProblem[]): void {
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
		return (vscode.workspace.workspaceFolders ?? []).flatMap(
			({ uri }) => this.#files.get(uri.toString())?.entries ?? [],
		);
	}

	/** A file system that never answers must not keep notes from being read. */
	async #settled(): Promise<void> {
		let timer: ReturnType<typeof setTimeout> | undefined;
		const patience = new Promise<void>(resolve => {
			timer = setTimeout(resolve, PATIENCE);
		});
		await Promise.race([
			Promise.all([...this.#files.values()].flatMap(({ work }) => work ?? [])),
			patience,
		]);
		clearTimeout(timer);
	}

	#fileOf(document: vscode.TextDocument): LexiconFile | undefined {
		return document.uri.path.endsWith(LEXICON_FILE)
			? [...this.#files.values()].find(({ uri }) => uri.toString() === document.uri.toString())
			: undefined;
	}
}

function release(file: LexiconFile): void {
	clearTimeout(file.timer);
	file.watching.dispose();
}
