import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';

/** The only place where offsets become lines and columns. */
export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
	return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
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

/** Whether a document is a note: markdown, and something that a person keeps or writes. */
export function isNote(document: vscode.TextDocument): boolean {
	return document.languageId === 'markdown' && !NOT_NOTES.test(document.uri.scheme);
}
