import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';
import type { Place } from '../core/indexing/noteSummary.js';
import type { Mention } from '../core/understanding/reading.js';
import { INNER_COMMANDS } from './ids.js';

/** The only commands that a link of ours may run. */
const LINKED = Object.values(INNER_COMMANDS);

/** Markdown of our own making: it may run our commands, show VS Code's icons, and nothing else. */
export function ownMarkdown(value: string): vscode.MarkdownString {
	const markdown = new vscode.MarkdownString(value, true);
	markdown.isTrusted = { enabledCommands: LINKED };
	markdown.supportHtml = false;
	return markdown;
}

/** The text that a link's span is of: what is typed after it was made must move it. */
export interface NoteVersion {
	readonly uri: vscode.Uri;
	/** Of the document. */
	readonly version: number;
}

/** What commands take that do something with a stretch of a note. */
export function spanArguments({ uri, version }: NoteVersion, { start, end }: Span): (string | number)[] {
	return [uri.toString(), start, end, version];
}

/** Leads to a stretch of a note. */
export function revealLink(note: NoteVersion, span: Span): string {
	return link(INNER_COMMANDS.reveal, spanArguments(note, span));
}

/** Opens the card of a company, term or beneficiary. */
export function cardLink(kind: Mention['kind'], id: string): string {
	return link(INNER_COMMANDS.showCard, [kind, id]);
}

/** Opens the dossier of a company, term or beneficiary. */
export function dossierLink(kind: Mention['kind'], id: string): string {
	return link(INNER_COMMANDS.showDossier, [kind, id]);
}

/** Shows a place in a note that the index knows, be it open or not. */
export function placeLink(note: string, place: Place): string {
	return link(INNER_COMMANDS.showPlace, placeArguments(note, place));
}

/** What `showPlace` takes. */
export function placeArguments(note: string, place: Place): readonly (string | number)[] {
	const { start, end, line, column, endLine, endColumn } = place;
	return [note, start, end, line, column, endLine, endColumn];
}

/** Brings all quotes of a dossier. */
export function quoteAllLink(dossier: vscode.Uri): string {
	return link(INNER_COMMANDS.quoteAll, [dossier.toString()]);
}

/** Goes to the next mention of the same. */
export function nextLink(kind: Mention['kind'], id: string): string {
	return link(INNER_COMMANDS.nextMentionOf, [kind, id]);
}

/** Copies a stretch of a note as a citation. */
export function citeLink(note: NoteVersion, span: Span): string {
	return link(INNER_COMMANDS.cite, spanArguments(note, span));
}

/** Begins an annotation of a stretch of a note. */
export function annotateLink(note: NoteVersion, span: Span): string {
	return link(INNER_COMMANDS.annotate, spanArguments(note, span));
}

/** Opens the thread of an annotation. */
export function annotationLink(note: vscode.Uri, id: string): string {
	return link(INNER_COMMANDS.openAnnotation, [note.toString(), id]);
}

/** Offers what can be put right about a mention. */
export function correctLink(uri: vscode.Uri, { kind, id, start }: Mention): string {
	return link(INNER_COMMANDS.correct, [uri.toString(), kind, id, start]);
}

/**
 * Parentheses end a link in markdown, and `encodeURIComponent` leaves them as they are. VS Code decodes a link's arguments twice,
 * which a percent sign in the address of a note would not survive, so there is none.
 */
function link(command: (typeof LINKED)[number], args: readonly unknown[]): string {
	const json = JSON.stringify(args).replaceAll('%', '\\u0025');
	const query = encodeURIComponent(json).replace(/[()]/g, mark => (mark === '(' ? '%28' : '%29'));
	return `command:${command}?${query}`;
}
