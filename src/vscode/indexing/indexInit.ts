import type * as vscode from 'vscode';
import type { Disk, WorkerPort } from '../../worker/protocol.js';
import type { SummarisingEngine } from '../../worker/serve.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import type { NoteFinder } from '../noteFinder.js';
import type { NoteReadings } from '../noteReadings.js';
import type { OwnLexicon } from '../ownLexicon.js';
import type { SettingsStore } from '../settings.js';
import type { IndexedLexicon } from './indexSetup.js';

/** What differs between a computer and a browser. */
export interface IndexPlatform {
	/** Missing where there are no workers. */
	readonly startWorker?: () => Promise<WorkerPort>;
	/** An address that workers can import the engine from, where they can not find it themselves. */
	readonly engineAddress?: () => Promise<string>;
	readonly loadEngine: () => Promise<SummarisingEngine>;
	/** The files of this machine. */
	readonly disk?: Disk;
	/** So many workers at most. */
	readonly mostWorkers: number;
}

/** How far an index is. */
export interface IndexProgress {
	readonly total: number;
	/** So many notes are not known as they stand. */
	readonly left: number;
	readonly isStopped: boolean;
	/** It was not stopped by a user. */
	readonly hasFailed: boolean;
}

/** What an index is made with. */
export interface IndexInit {
	readonly platform: IndexPlatform;
	/** Where it is kept; nowhere if missing. */
	readonly storage: vscode.Uri | undefined;
	/** Another one where notes may be read otherwise. */
	readonly engineVersion: () => Promise<string>;
	readonly readings: Pick<NoteReadings, 'state' | 'latest' | 'onDidChange'>;
	readonly corrections: Pick<NoteCorrections, 'ready' | 'of' | 'onDidChange'>;
	readonly lexicon: IndexedLexicon & Pick<OwnLexicon, 'onDidChange'>;
	readonly finder: Pick<NoteFinder, 'find' | 'findAgain' | 'onDidRecover'>;
	readonly settings: SettingsStore;
	readonly log: vscode.LogOutputChannel;
}
