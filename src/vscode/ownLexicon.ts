import * as vscode from 'vscode';
import type { Files } from '../core/annotations/files.js';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type { LexiconTools } from '../core/lexiconTools.js';
import { LexiconWriter } from './corrections/lexiconWriter.js';
import { LexiconFiles } from './lexiconFiles.js';
import { LexiconNotes, MOST_LEXICON_NOTES } from './lexiconNotes.js';
import type { NoteFinder } from './noteFinder.js';
import { RememberedNotes } from './rememberedNotes.js';
import type { SettingsStore } from './settings.js';

/** The user's own lexicon: its files, its notes, and what they are worked on with. */
export interface OwnLexicon extends Disposable {
	readonly files: LexiconFiles;
	readonly notes: LexiconNotes;
	readonly writer: LexiconWriter;
	/** Loads the engine. */
	readonly load: () => Promise<LexiconTools>;
	/** Fires when there are other entries than before. */
	readonly onDidChange: vscode.Event<void>;
}

/** What it is made with. */
export interface OwnLexiconInit {
	readonly loadEngine: () => Promise<{ readonly lexiconTools: LexiconTools }>;
	/** The `.pactmark` folder below a place. */
	readonly filesOf: (root: vscode.Uri) => Files;
	/** The first bytes of a file. */
	readonly readStart: (uri: vscode.Uri, bytes: number) => Promise<Uint8Array>;
	readonly finder: NoteFinder;
	/** What is kept for the workspace. */
	readonly state: vscode.Memento;
	readonly settings: SettingsStore;
	readonly log: vscode.LogOutputChannel;
}

/** The user's own lexicon; nothing of it is read before it is asked for. */
export function createOwnLexicon({
	loadEngine,
	filesOf,
	readStart,
	finder,
	state,
	settings,
	log,
}: OwnLexiconInit): OwnLexicon {
	const store = new DisposableStore();
	const load = async (): Promise<LexiconTools> => (await loadEngine()).lexiconTools;
	const parse = async (): Promise<LexiconTools['parseNoteEntry']> => (await load()).parseNoteEntry;
	const remembered = new RememberedNotes(state, 'lexiconNotes', MOST_LEXICON_NOTES);
	const notes = store.add(new LexiconNotes({ parse, readStart, finder, remembered, settings, log }));
	const files = store.add(new LexiconFiles({ load, notes, settings, log }));
	const changed = store.add(new vscode.EventEmitter<void>());
	store.add(files.onDidChange(() => changed.fire()));
	store.add(notes.onDidChange(() => changed.fire()));
	const writer = new LexiconWriter({ filesOf, load, lexiconFiles: files });
	return { files, notes, load, writer, onDidChange: changed.event, dispose: () => store.dispose() };
}
