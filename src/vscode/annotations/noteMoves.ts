import * as vscode from 'vscode';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import type { NoteMove } from '../../core/annotations/annotationStore.js';
import type { FileFault } from '../../core/annotations/files.js';
import type { Quote } from '../../core/annotations/quote.js';
import { LIKELY_MATCH, scoreNoteMatch, withContext } from '../../core/annotations/recogniseNote.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { hasNoteName, isNote } from '../convert.js';
import { placeInWorkspace, type Address } from './annotationHomes.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import type { NoteAnnotations } from './noteAnnotations.js';

/** What is kept of a note that is gone, which seems to belong to a note that is there. */
export interface Recognised {
	readonly document: vscode.TextDocument;
	readonly from: Address;
	/** Where the note was. */
	readonly note: vscode.Uri;
	/** How many it had. */
	readonly annotations: number;
	readonly corrections: number;
}

/** How many notes that are gone are compared with one that is opened. */
const MOST_ORPHANS = 50;

/**
 * Lets annotations follow their notes, and corrections where VS Code tells of no renaming: renamed, moved and copied in VS Code at once; untitled ones when they are saved; those that were
 * moved by others are recognised when they are opened, and offered.
 */
export class NoteMoves implements Disposable {
	readonly #store = new DisposableStore();
	readonly #recognised = this.#store.add(new vscode.EventEmitter<Recognised>());
	readonly #annotations: NoteAnnotations;
	readonly #corrections: NoteCorrections;
	readonly #log: vscode.LogOutputChannel;
	/** What untitled notes with annotations or corrections say, as they are emptied before it is known that they were saved. */
	readonly #untitled = new Map<string, string>();
	/** Notes that were compared with those that are gone: once is enough for a window. */
	readonly #compared = new Set<string>();

	/** Fires when a note was opened that seems to be one that is gone. */
	readonly onDidRecognise = this.#recognised.event;

	constructor(init: {
		readonly annotations: NoteAnnotations;
		readonly corrections: NoteCorrections;
		readonly log: vscode.LogOutputChannel;
	}) {
		const { annotations, corrections, log } = init;
		this.#annotations = annotations;
		this.#corrections = corrections;
		this.#log = log;
		const { workspace } = vscode;
		const careful = (work: Promise<void>): void => {
			void work.catch((failure: unknown) => this.#log.error('Annotations could not follow.', failure));
		};
		this.#store.add(workspace.onDidRenameFiles(({ files }) => careful(this.#onRename(files))));
		this.#store.add(workspace.onDidCreateFiles(({ files }) => careful(this.#onCreate(files))));
		this.#store.add(workspace.onDidSaveTextDocument(document => careful(this.#onSave(document))));
		this.#store.add(workspace.onDidChangeTextDocument(({ document }) => this.#remember(document)));
		this.#store.add(
			workspace.onDidChangeWorkspaceFolders(({ removed }) =>
				careful(annotations.homes.forgetFolders(removed)),
			),
		);
		this.#store.add(annotations.onDidChange(uri => careful(this.#compare(uri))));
	}

	/** Gives a recognised note its annotations and corrections. */
	async adopt({ document, from, note }: Recognised): Promise<void> {
		const to = await this.#annotations.homes.locate(document.uri);
		if (to !== undefined) {
			await this.#move(from, to, document.uri);
			await this.#corrections.follow(note, document.uri);
		}
	}

	dispose(): void {
		this.#store.dispose();
	}

	async #onRename(
		files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
	): Promise<void> {
		const { homes } = this.#annotations;
		const within = new Map<Address['home'], NoteMove[]>();
		for (const { oldUri, newUri } of files) {
			const [from, to] = [await homes.locate(oldUri), await homes.locate(newUri)];
			if (from === undefined || to === undefined) {
				continue;
			}
			const below = await from.home.store.movesUnder(from.path, to.path);
			const all = [...below, { from: from.path, to: to.path }];
			if (from.home === to.home) {
				within.set(from.home, [...(within.get(from.home) ?? []), ...all]);
				continue;
			}
			for (const move of all) {
				const target = vscode.Uri.joinPath(newUri, move.from.slice(from.path.length));
				const address = move.from === from.path ? to : await homes.locate(target);
				await (address && this.#handOver({ home: from.home, path: move.from }, address, target));
			}
		}
		for (const [home, moves] of within) {
			await this.#moveWithin(home, moves);
		}
	}

	/** A copy in Explorer is a new file that says what an annotated note says. */
	async #onCreate(files: readonly vscode.Uri[]): Promise<void> {
		const { homes } = this.#annotations;
		for (const uri of files.filter(hasNoteName)) {
			const to = await homes.locate(uri);
			const text = await readSaved(uri);
			if (to === undefined || text.trim() === '' || !(await hasNoAnnotations(to))) {
				continue;
			}
			for (const { note, isOrphan, annotations } of await this.#annotations.all()) {
				const from = await homes.locate(note);
				const isCopy = !isOrphan && from?.home === to.home && from.path !== to.path;
				if (isCopy && annotations.length > 0 && (await readSaved(note)) === text) {
					const fault = await to.home.store.copyNote(from.path, to.path);
					await this.#annotations.reload(uri);
					this.#tell(to, fault);
					break;
				}
			}
		}
	}

	#remember(document: vscode.TextDocument): void {
		const isWanted =
			document.isUntitled &&
			(this.#annotations.of(document).length > 0 || this.#corrections.has(document.uri));
		if (isWanted && document.getText() !== '') {
			this.#untitled.set(document.uri.toString(), document.getText());
		}
	}

	/** An untitled note that is saved becomes another document, which says the same. */
	async #onSave(document: vscode.TextDocument): Promise<void> {
		const text = document.getText();
		const { workspace } = vscode;
		const untitled = workspace.textDocuments.filter(each => each.isUntitled && isNote(each));
		untitled.forEach(each => this.#remember(each));
		const key = [...this.#untitled].find(([, other]) => other === text)?.[0];
		const { homes } = this.#annotations;
		if (key === undefined || document.isUntitled || text === '') {
			return;
		}
		this.#untitled.delete(key);
		const old = vscode.Uri.parse(key);
		await this.#corrections.follow(old, document.uri);
		const from = await homes.locateElsewhere(old);
		const to = await homes.locate(document.uri);
		if (from !== undefined && to !== undefined) {
			await this.#move(from, to, document.uri);
		}
	}

	/** Takes annotations along to where their note is now. */
	#move(from: Address, to: Address, note: vscode.Uri): Promise<void> {
		return from.home === to.home
			? this.#moveWithin(from.home, [{ from: from.path, to: to.path }])
			: this.#handOver(from, to, note);
	}

	async #moveWithin(home: Address['home'], moves: readonly NoteMove[]): Promise<void> {
		const fault = await home.store.moveNotes(moves);
		for (const { from, to } of moves) {
			const uri = home.toUri(to);
			await (uri && this.#annotations.reload(uri));
			if (home.store.annotations(from).records.size > 0) {
				this.#tell({ home, path: from }, fault);
			}
		}
	}

	async #handOver(from: Address, to: Address, note: vscode.Uri): Promise<void> {
		const fault = await from.home.store.handOver(from.path, to.home.store, to.path);
		await this.#annotations.reload(note);
		this.#tell(from, fault);
	}

	/** What keeps annotations from following is told at their file, as whatever else keeps it from being written. */
	#tell(address: Address, fault: FileFault | undefined): void {
		if (fault !== undefined) {
			this.#annotations.settle(address, fault);
		}
	}

	/** Compares a note without annotations with those that are gone and had some. */
	async #compare(uri: vscode.Uri | undefined): Promise<void> {
		const key = uri?.toString();
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === key);
		if (uri === undefined || key === undefined || document === undefined || this.#compared.has(key)) {
			return;
		}
		this.#compared.add(key);
		const to = await this.#annotations.homes.locate(uri);
		if (to?.home.isFolder !== true || document.isUntitled || !(await hasNoAnnotations(to))) {
			return;
		}
		const best = await this.#bestMatch(document, to);
		if (best !== undefined && !document.isClosed && (await hasNoAnnotations(to))) {
			this.#recognised.fire(best);
		}
	}

	async #bestMatch(document: vscode.TextDocument, { home }: Address): Promise<Recognised | undefined> {
		const { find } = createAnchorer(document.getText());
		let best: { readonly score: number; readonly recognised: Recognised } | undefined;
		let compared = 0;
		for (const [path, { annotations, corrections }] of await this.#keptIn(home, document.uri)) {
			const note = home.toUri(path);
			if (note === undefined || compared >= MOST_ORPHANS || (await isThere(note))) {
				continue;
			}
			compared++;
			const { score } = scoreNoteMatch([...annotations, ...corrections.map(withContext)], find);
			if (score >= LIKELY_MATCH && score > (best?.score ?? 0)) {
				const counts = { annotations: annotations.length, corrections: corrections.length };
				best = { score, recognised: { document, from: { home, path }, note, ...counts } };
			}
		}
		return best?.recognised;
	}

	/** The passages that are kept of each note of a home; those of corrections only for a note that has none of its own. */
	async #keptIn(home: Address['home'], note: vscode.Uri): Promise<ReadonlyMap<string, KeptPassages>> {
		const { notes } = await home.store.scan();
		await this.#corrections.ready();
		const corrected = this.#corrections.has(note)
			? new Map<string, readonly Quote[]>()
			: this.#corrections.passagesIn(home.root);
		const annotated = new Map(
			notes.flatMap(({ note: path, file }) => {
				const all = [...file.records.values()].filter(record => record.type === 'annotation');
				return path === undefined || all.length === 0 ? [] : [[path, all] as const];
			}),
		);
		return new Map(
			[...new Set([...annotated.keys(), ...corrected.keys()])].map(path => [
				path,
				{ annotations: annotated.get(path) ?? [], corrections: corrected.get(path) ?? [] },
			]),
		);
	}
}

interface KeptPassages {
	readonly annotations: readonly Quote[];
	readonly corrections: readonly Quote[];
}

async function hasNoAnnotations({ home, path }: Address): Promise<boolean> {
	await home.store.load(path);
	return home.store.annotations(path).records.size === 0;
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
	try {
		await vscode.workspace.fs.stat(uri);
		return true;
	} catch {
		return false;
	}
}

/** A file's text as it was saved: of an open note that is what its copy holds. */
async function readSaved(uri: vscode.Uri): Promise<string> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return ''; // A folder, or gone again.
	}
}

/** The path of a note below a folder, for messages. */
export function describePlace(uri: vscode.Uri): string {
	return placeInWorkspace(uri)?.path ?? uri.path;
}
