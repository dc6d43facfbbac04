import * as vscode from 'vscode';
import { placeOf } from '../../core/annotations/correctionStore.js';
import type { Correction } from '../../core/annotations/corrections.js';
import type { NoteSummary } from '../../core/indexing/noteSummary.js';
import { summarise } from '../../core/indexing/summarise.js';
import type { NoteStamp } from '../../core/indexing/workspaceIndex.js';
import { companyName } from '../../core/lexicon/lexicon.js';
import type { LoadedNote } from '../../worker/indexClient.js';
import type { NoteToRead } from '../../worker/protocol.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import type { NoteReadings } from '../noteReadings.js';
import { openDocument } from './noteTexts.js';

/** Files are looked at so many at a time: enough to keep a disk busy, few enough to leave it to others. */
const AT_A_TIME = 32;

/** Bytes before a text that editors do not show. */
const BYTE_ORDER_MARK = 3;

/** What notes are got ready with. */
export interface NoteLoaderInit {
	readonly readings: Pick<NoteReadings, 'state' | 'latest'>;
	readonly corrections: Pick<NoteCorrections, 'of'>;
	/** Whether workers read files of this machine by themselves. */
	readonly hasDisk: boolean;
	/** Longer files are not even fetched; in bytes. */
	readonly longest: () => number;
	/** Whether the reading of an open note was made with all that is in force now. */
	readonly isCurrent: (key: string) => boolean;
	/** Takes a note that was read here already. */
	readonly take: (key: string, stamp: NoteStamp, summary: NoteSummary) => void;
}

/**
 * Decides which text of a note counts, and gets it.
 *
 * An open note that was read where it is shown is summarised from that reading. One that is open and not saved counts as it stands in its
 * editor; every other one as it stands on disk.
 */
export class NoteLoader {
	readonly #init: NoteLoaderInit;

	constructor(init: NoteLoaderInit) {
		this.#init = init;
	}

	/** Whether a note counts as it stands in its editor and not on disk. */
	isUnsaved(key: string): boolean {
		return openDocument(key)?.isDirty === true;
	}

	/** Gets a note ready to be read by others; `taken` where that was not needed, `undefined` where it can not be got. */
	async load(key: string, uri: vscode.Uri): Promise<LoadedNote | 'taken' | undefined> {
		const document = openDocument(key);
		if (document !== undefined) {
			const stamp = document.isDirty ? unsavedStamp() : await stampOf(uri);
			const snapshot = this.#snapshot(key, document);
			const text = document.getText();
			if (snapshot !== undefined && stamp !== undefined && (document.isDirty || isOf(text, stamp))) {
				const { reading, lexicon } = snapshot;
				const nameOf = (id: string, label: string): string => companyName(lexicon, id, label);
				this.#init.take(key, stamp, summarise(text, reading, nameOf));
				return 'taken';
			}
			if (document.isDirty) {
				const from = { kind: 'text', text: document.getText(), stamp: unsavedStamp() } as const;
				return { key, note: this.#note(uri, from) };
			}
		}
		const from = this.isOnDisk(uri)
			? ({ kind: 'file', file: uri.fsPath } as const)
			: await this.#fetch(uri);
		return from && { key, note: this.#note(uri, from) };
	}

	/** Whether workers can reach the file. */
	isOnDisk(uri: vscode.Uri): boolean {
		return this.#init.hasDisk && uri.scheme === 'file';
	}

	#snapshot(key: string, document: vscode.TextDocument): ReturnType<NoteReadings['latest']> {
		const { readings, isCurrent } = this.#init;
		if (readings.state(document).kind !== 'read' || !isCurrent(key)) {
			return undefined;
		}
		const snapshot = readings.latest(document);
		return snapshot?.isShifted === false && snapshot.version === document.version ? snapshot : undefined;
	}

	#note(uri: vscode.Uri, from: NoteToRead['from']): NoteToRead {
		const { note: path, corrections } = this.#init.corrections.of(uri);
		const isOwn = (each: Correction): boolean => placeOf(each)?.note === path;
		return { path, corrections: corrections.filter(isOwn), from };
	}

	async #fetch(uri: vscode.Uri): Promise<NoteToRead['from'] | undefined> {
		const stamp = await stampOf(uri);
		if (stamp === undefined) {
			return undefined;
		}
		if (stamp.size > this.#init.longest()) {
			return { kind: 'text', text: '', stamp };
		}
		try {
			const bytes = new Uint8Array(await vscode.workspace.fs.readFile(uri));
			return { kind: 'bytes', bytes, stamp };
		} catch {
			return undefined; // Gone meanwhile, or not ours to read.
		}
	}
}

/** The stamps of files, as VS Code gives them; `undefined` for what is no file. */
export async function stampsOf(uris: readonly vscode.Uri[]): Promise<readonly (NoteStamp | undefined)[]> {
	const stamps: (NoteStamp | undefined)[] = [];
	for (let from = 0; from < uris.length; from += AT_A_TIME) {
		stamps.push(...(await Promise.all(uris.slice(from, from + AT_A_TIME).map(stampOf))));
	}
	return stamps;
}

async function stampOf(uri: vscode.Uri): Promise<NoteStamp | undefined> {
	try {
		const { type, mtime, size } = await vscode.workspace.fs.stat(uri);
		return (type & vscode.FileType.File) === 0 ? undefined : { mtime, size };
	} catch {
		return undefined;
	}
}

/**
 * Whether an open text can be what the file holds. What another program writes is in the file at once, in the editor some time after
 * that, and now and then only when the editor is shown again. (In another encoding than UTF-8 the file is read once more, for nothing.)
 */
function isOf(text: string, { size }: NoteStamp): boolean {
	const length = new TextEncoder().encode(text).length;
	return size === length || size === length + BYTE_ORDER_MARK;
}

/** Of no file: whatever the disk has is another one. */
function unsavedStamp(): NoteStamp {
	return { mtime: Date.now(), size: 0 };
}
