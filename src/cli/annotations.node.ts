import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createAnchorer } from '../core/annotations/anchorer.js';
import { AnnotationStore } from '../core/annotations/annotationStore.js';
import type { StoredNote } from '../core/annotations/misplacedFiles.js';
import { ANNOTATION_FOLDER } from '../core/annotations/notePath.js';
import { isLeftoverName } from '../core/annotations/replaceText.js';
import { NO_FACTS, type NoteFacts } from '../core/understanding/reading.js';
import { listAnnotations, type AnnotationEntry } from '../core/wording/annotationEntries.js';
import { exportCsv } from '../core/wording/exportCsv.js';
import { exportJsonLd } from '../core/wording/exportJsonLd.js';
import { exportMarkdown } from '../core/wording/exportMarkdown.js';
import { readNoteFile } from './noteFile.node.js';
import { createPactmarkFolder } from './pactmarkFolder.node.js';
import {
	countPlacings,
	printAnnotations,
	toAnnotationsJson,
	type AnnotationList,
} from './printAnnotations.js';

/** The forms in which annotations can be printed. */
export const ANNOTATION_FORMATS = ['text', 'json', 'markdown', 'csv', 'jsonld'] as const;
export type AnnotationOutput = (typeof ANNOTATION_FORMATS)[number];

/** Where output goes. */
export interface AnnotationsCall {
	readonly folder: string;
	readonly format: AnnotationOutput;
	/** The largest note that is read, in bytes. */
	readonly limit: number;
	/** Says one sentence on standard error. */
	readonly complain: (problem: string) => void;
}

/**
 * Lists the annotations of a workspace folder; nothing is written but to standard output. The exit code: 0 when each was found, 1 when one
 * is unsure, lost or without its note or a line is damaged, 2 when a file could not be read.
 */
export async function runAnnotations({ folder, format, limit, complain }: AnnotationsCall): Promise<number> {
	if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
		complain(`${folder} is no folder. Name the folder that your notes and .pactmark are in.`);
		return 2;
	}
	const files = createPactmarkFolder(folder);
	const store = new AnnotationStore({ files, newId: () => files.unique() });
	const { notes, copies, faults } = await store.scan();
	const names = await files.list(ANNOTATION_FOLDER);
	const problems = [
		...faults.map(({ message }) => message),
		...[...notes, ...copies].flatMap(problemsOf),
		...(Array.isArray(names) && names.some(isLeftoverName)
			? ['A save was cut short. What it was to write comes in when VS Code next opens the folder.']
			: []),
	];
	problems.forEach(complain);
	const needsFacts = format === 'markdown' || format === 'csv';
	const readFacts = needsFacts ? await createFactReader() : () => NO_FACTS;
	const unread: string[] = [];
	const fail = (problem: string): void => {
		unread.push(problem);
		complain(problem);
	};
	const entries = notes
		.toSorted((a, b) => compare(a.note ?? a.path, b.note ?? b.path))
		.flatMap(note => entriesOf(note, { folder, limit, fail, readFacts }));
	process.stdout.write(print({ entries, problems: [...problems, ...unread] }, format));
	if (faults.length + unread.length > 0) {
		return 2;
	}
	const { unsure, lost, orphan } = countPlacings(entries);
	return unsure + lost + orphan + problems.length > 0 ? 1 : 0;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : 1;
}

function problemsOf({ path, note, file }: StoredNote): readonly string[] {
	const nameless =
		note === undefined && file.records.size > 0
			? [`.pactmark/${path}, line 1: It does not say which note in this folder it belongs to.`]
			: [];
	return [
		...nameless,
		...file.problems.map(({ line, message }) => `.pactmark/${path}, line ${line}: ${message}`),
	];
}

interface EntryContext {
	readonly folder: string;
	readonly limit: number;
	/** Says why a note that is there could not be read. */
	readonly fail: (problem: string) => void;
	readonly readFacts: (text: string, path: string) => NoteFacts;
}

function entriesOf({ path, note, file }: StoredNote, context: EntryContext): readonly AnnotationEntry[] {
	if (file.records.size === 0) {
		return [];
	}
	const { text, isUnread } = note === undefined ? GONE : readNote(note, context);
	const find = text === undefined ? undefined : createAnchorer(text);
	return listAnnotations({
		note: note ?? `.pactmark/${path}`,
		text,
		isUnread,
		facts: text === undefined ? NO_FACTS : context.readFacts(text, note ?? path),
		records: file.records.values(),
		find: quote => find?.find(quote) ?? { kind: 'lost' },
	});
}

interface NoteText {
	/** `undefined` where the note is gone, replaced by a folder, or not to be read. */
	readonly text: string | undefined;
	readonly isUnread: boolean;
}

const GONE: NoteText = { text: undefined, isUnread: false };

/** A note's text. That `note` leads nowhere else, `toNotePath` saw to. */
function readNote(note: string, { folder, limit, fail }: EntryContext): NoteText {
	const path = join(folder, note);
	if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
		return GONE;
	}
	const { text, problem } = readNoteFile(path, limit);
	if (text === undefined) {
		fail(problem);
	}
	return { text, isUnread: text === undefined };
}

/** Title, source and date come from a whole reading: asked for only where they are shown. */
async function createFactReader(): Promise<(text: string, path: string) => NoteFacts> {
	const { createNoteReader } = await import('../core/engine.js');
	const reader = createNoteReader();
	return (text, path) => reader.read(text, { path }).note;
}

function print(list: AnnotationList, format: AnnotationOutput): string {
	switch (format) {
		case 'text':
			return printAnnotations(list);
		case 'json':
			return `${JSON.stringify(toAnnotationsJson(list), undefined, 2)}\n`;
		case 'markdown':
			return exportMarkdown(list.entries);
		case 'csv':
			return exportCsv(list.entries);
		case 'jsonld':
			return exportJsonLd(list.entries);
	}
}
