import * as vscode from 'vscode';
import { toThreads, type AnnotationRecord } from '../../core/annotations/annotation.js';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import type { StoredNote } from '../../core/annotations/misplacedFiles.js';
import type { Address, AnnotationHomes, Home } from './annotationHomes.js';
import type { FileProblems } from './fileProblems.js';
import type { AnnotatedNote, PlacedAnnotation } from './placedAnnotation.js';
import { placeIn, startOf } from './trackedNote.js';

/** What a survey is made with. */
export interface SurveyInit {
	readonly homes: AnnotationHomes;
	readonly problems: FileProblems;
	/** The annotations of a note that is open and tracked. */
	readonly openNote: (note: vscode.Uri) => readonly PlacedAnnotation[] | undefined;
}

/** A note with annotations, as it is in its store. */
export interface SurveyedNote {
	readonly home: Home;
	readonly stored: StoredNote;
	readonly path: string;
	readonly uri: vscode.Uri;
}

interface Known {
	/** Of the note's file and of its annotations: as long as it is the same, so are the places. */
	readonly stamp: string;
	readonly annotations: readonly PlacedAnnotation[];
}

/** Looks at all notes that have annotations, whether they are open or not. */
export class AnnotationSurvey {
	readonly #init: SurveyInit;
	readonly #known = new Map<string, Known>();

	constructor(init: SurveyInit) {
		this.#init = init;
	}

	/** All notes with annotations and where these stand; notes that did not change since the last time are not read again. */
	async all(): Promise<readonly AnnotatedNote[]> {
		const notes: AnnotatedNote[] = [];
		for (const surveyed of await this.stored()) {
			const { uri, stored } = surveyed;
			const open = this.#init.openNote(uri);
			if (open !== undefined && (await stampOf(uri)) !== undefined) {
				notes.push({ note: uri, isOrphan: false, annotations: open });
			} else {
				notes.push(await this.#read(uri, stored.file.records.values()));
			}
		}
		return notes.filter(({ annotations }) => annotations.length > 0);
	}

	/** The note that has an annotation or reply. */
	async find(id: string): Promise<Address | undefined> {
		return (await this.stored()).find(({ stored }) => stored.file.records.has(id));
	}

	/** Every note that annotations are stored for, by what their files say. */
	async stored(): Promise<readonly SurveyedNote[]> {
		const all: SurveyedNote[] = [];
		for (const home of await this.#init.homes.all()) {
			await this.#init.homes.adopt(home);
			const { notes, copies } = await home.store.scan();
			for (const { path, file } of [...notes, ...copies]) {
				this.#init.problems.note(vscode.Uri.joinPath(home.root, '.pactmark', path), file);
			}
			this.#init.problems.keep(home.root, new Set([...notes, ...copies].map(({ path }) => path)));
			for (const stored of notes) {
				const uri = stored.note === undefined ? undefined : home.toUri(stored.note);
				if (stored.note !== undefined && uri !== undefined && stored.file.records.size > 0) {
					all.push({ home, stored, path: stored.note, uri });
				}
			}
		}
		return all;
	}

	async #read(note: vscode.Uri, records: Iterable<AnnotationRecord>): Promise<AnnotatedNote> {
		const { threads } = toThreads(records);
		const fileStamp = await stampOf(note);
		if (fileStamp === undefined) {
			const annotations = threads.map(thread => ({
				note,
				...thread,
				place: { kind: 'lost' } as const,
			}));
			return { note, isOrphan: true, annotations };
		}
		const versions = threads.flatMap(({ annotation, replies }) =>
			[annotation, ...replies].map(({ id, revision, modified }) => `${id} ${revision} ${modified}`),
		);
		const stamp = [fileStamp, ...versions].join('\n');
		const known = this.#known.get(note.toString());
		if (known?.stamp === stamp) {
			return { note, isOrphan: false, annotations: known.annotations };
		}
		const ready = createAnchorer(await readText(note));
		const annotations = threads
			.map(thread => ({ note, ...thread, place: placeIn(ready, thread.annotation) }))
			.sort((a, b) => startOf(a.place) - startOf(b.place));
		this.#known.set(note.toString(), { stamp, annotations });
		return { note, isOrphan: false, annotations };
	}
}

/** Changes with the file; `undefined` where there is none. */
async function stampOf(note: vscode.Uri): Promise<string | undefined> {
	const open = openDocument(note);
	if (open !== undefined && (open.isDirty || open.isUntitled)) {
		return `open ${open.version}`;
	}
	try {
		const { type, mtime, size } = await vscode.workspace.fs.stat(note);
		return (type & vscode.FileType.File) === 0 ? undefined : `${mtime} ${size}`;
	} catch {
		return undefined; // Gone, or its place is: an untitled note of a window that was closed.
	}
}

/** A note's text as it is now: of its document where that is open, else of its file; empty where it cannot be read. */
export async function readText(note: vscode.Uri): Promise<string> {
	const open = openDocument(note);
	if (open !== undefined) {
		return open.getText();
	}
	try {
		const bytes = await vscode.workspace.fs.readFile(note);
		return new TextDecoder('utf-8', { ignoreBOM: false }).decode(bytes);
	} catch {
		return '';
	}
}

function openDocument(note: vscode.Uri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === note.toString());
}
