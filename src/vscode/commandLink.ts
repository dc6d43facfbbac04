import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';
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

/** Leads to a stretch of a note. */
export function revealLink(uri: vscode.Uri, span: Span): string {
	return link(INNER_COMMANDS.reveal, [uri.toString(), span.start, span.end]);
}

/** Opens the card of a company, term or beneficiary. */
export function cardLink(kind: Mention['kind'], id: string): string {
	return link(INNER_COMMANDS.showCard, [kind, id]);
}

/** Goes to the next mention of the same. */
export function nextLink(kind: Mention['kind'], id: string): string {
	return link(INNER_COMMANDS.nextMentionOf, [kind, id]);
}

/** Parentheses end a link in markdown, and `encodeURIComponent` leaves them as they are. */
function link(command: (typeof LINKED)[number], args: readonly unknown[]): string {
	const query = encodeURIComponent(JSON.stringify(args)).replace(/[()]/g, mark =>
		mark === '(' ? '%28' : '%29',
	);
	return `command:${command}?${query}`;
}
