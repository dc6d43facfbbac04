import { partitionPoint } from '../core/base/partitionPoint.js';
import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';
import type { Place } from '../core/indexing/noteSummary.js';

/** The only place where offsets become lines and columns. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
	return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}

/** A place of the index, which has its lines with it. */
export function placeRange({ line, column, endLine, endColumn }: Place): vscode.Range {
	return new vscode.Range(line, column, endLine, endColumn);
}

/** A stretch of an open note as the index would have it. */
export function toPlace(document: vscode.TextDocument, span: Span): Place {
	const { start, end } = toRange(document, span);
	const [endLine, endColumn] = [end.line, end.character];
	return {
		start: span.start,
		end: span.end,
		line: start.line,
		column: start.character,
		endLine,
		endColumn,
	};
}

/** As `toRange`, for spans of a text that need not be open in any editor. White space at the end of a span is left out. */
export function toRangesIn(text: string, spans: readonly Span[]): vscode.Range[] {
	const lineStarts = [
		0,
		...[...text.matchAll(/\r\n|\r|\n/g)].map(({ index, 0: end }) => index + end.length),
	];
	const positionAt = (offset: number): vscode.Position => {
		const line = Math.max(0, partitionPoint(lineStarts, start => start <= offset) - 1);
		return new vscode.Position(line, offset - (lineStarts[line] ?? 0));
	};
	return spans.map(({ start, end }) => {
		const { length } = text.slice(start, end).trimEnd();
		return new vscode.Range(positionAt(start), positionAt(start + length));
	});
}

/** The source before and after a span, at most so many code units of it. */
export function sliceAround(
	document: vscode.TextDocument,
	span: Span,
	before: number,
	after: number,
): [string, string] {
	const start = Math.max(0, span.start - before);
	return [
		document.getText(toRange(document, { start, end: span.start })),
		document.getText(toRange(document, { start: span.end, end: span.end + after })),
	];
}

/** Schemes whose documents may call themselves markdown but are no notes: input boxes, chats, logs. */
const NOT_NOTES = /^(comment|output|vscode-(chat|interactive|scm|notebook)|chat|debug|walkThrough)/;

/** The files that are taken for notes. */
export const NOTE_FILES = '**/*.{md,markdown,mdown,mkd,mkdn}';

/** Whether a file of that path is taken for a note. */
export function hasNoteName({ path }: vscode.Uri): boolean {
	return /\.(md|markdown|mdown|mkd|mkdn)$/i.test(path);
}

/** Whether a document is a note: markdown, and something that a person keeps or writes. */
export function isNote(document: vscode.TextDocument): boolean {
	return document.languageId === 'markdown' && !NOT_NOTES.test(document.uri.scheme);
}
