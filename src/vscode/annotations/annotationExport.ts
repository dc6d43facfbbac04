import type * as vscode from 'vscode';
import type { Quote } from '../../core/annotations/quote.js';
import { NO_FACTS } from '../../core/understanding/reading.js';
import { listAnnotations, type AnnotationEntry } from '../../core/wording/annotationEntries.js';
import { CSV_BYTE_ORDER_MARK, exportCsv } from '../../core/wording/exportCsv.js';
import { exportJsonLd, relativeIri } from '../../core/wording/exportJsonLd.js';
import { exportMarkdown } from '../../core/wording/exportMarkdown.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { notePathOf } from '../notePathOf.js';
import { readText } from './annotationSurvey.js';
import type { AnnotatedNote, Placement } from './placedAnnotation.js';

/** The forms in which annotations are written. */
export type ExportFormat = 'markdown' | 'csv' | 'jsonld';

/** Whose annotations: those of the note in front, or all. */
export type ExportScope = 'note' | 'workspace';

/** What an export is made for. */
export interface ExportOptions {
	readonly format: ExportFormat;
	readonly scope: ExportScope;
	/** The file that it will be; `undefined` for a new document. */
	readonly file: vscode.Uri | undefined;
}

/** How many notes there are to export. */
export async function countNotes(context: SurfaceContext, scope: ExportScope): Promise<number> {
	return (await notesOf(context, scope)).length;
}

/** The annotations as the text of a file. Reads the notes for their titles, sources and dates, one after the other. */
export async function printExport(
	context: SurfaceContext,
	{ format, scope, file }: ExportOptions,
): Promise<string> {
	const notes = await notesOf(context, scope);
	const entries: AnnotationEntry[] = [];
	for (const note of notes) {
		entries.push(...(await entriesOf(context, note, format)));
	}
	switch (format) {
		case 'markdown':
			return exportMarkdown(entries);
		case 'csv':
			return `${file === undefined ? '' : CSV_BYTE_ORDER_MARK}${exportCsv(entries)}`;
		case 'jsonld':
			return exportJsonLd(entries, file && iriFrom(file, notes));
	}
}

async function notesOf(
	{ annotations, active }: SurfaceContext,
	scope: ExportScope,
): Promise<readonly AnnotatedNote[]> {
	const { document } = active;
	if (scope === 'workspace') {
		const all = await annotations.all();
		return [...all].sort((a, b) => notePathOf(a.note).localeCompare(notePathOf(b.note)));
	}
	const own = document === undefined ? [] : await annotations.read(document);
	return document === undefined || own.length === 0
		? []
		: [{ note: document.uri, isOrphan: false, annotations: own }];
}

async function entriesOf(
	{ readings }: SurfaceContext,
	{ note, isOrphan, annotations }: AnnotatedNote,
	format: ExportFormat,
): Promise<readonly AnnotationEntry[]> {
	const text = isOrphan ? undefined : await readText(note);
	const needsFacts = text !== undefined && format !== 'jsonld';
	const places = new Map<Quote, Placement>(annotations.map(({ annotation, place }) => [annotation, place]));
	return listAnnotations({
		note: notePathOf(note),
		text,
		facts: needsFacts ? await readings.facts(text, note.path) : NO_FACTS,
		records: annotations.flatMap(({ annotation, replies }) => [annotation, ...replies]),
		find: quote => {
			const place = places.get(quote) ?? { kind: 'lost' };
			return place.kind === 'unsure' ? { kind: 'ambiguous', spans: place.spans } : place;
		},
	});
}

/** Names a note from the file's place on, so that the two can be moved together; where they are on different machines, in full. */
function iriFrom(file: vscode.Uri, notes: readonly AnnotatedNote[]): (note: string) => string {
	const uris = new Map(notes.map(({ note }) => [notePathOf(note), note]));
	return path => {
		const note = uris.get(path);
		const isBeside = note?.scheme === file.scheme && note.authority === file.authority;
		return note === undefined || isBeside ? relativeIri(file.path, note?.path ?? path) : note.toString();
	};
}
