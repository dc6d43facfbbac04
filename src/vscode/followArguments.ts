import * as vscode from 'vscode';
import type { Span } from '../core/base/span.js';
import type { NoteReadings } from './noteReadings.js';

/** What `spanArguments` made of a stretch of a note, as it stands now; `undefined` where it is gone or they are none of an open note. */
export function followArguments(
	readings: Pick<NoteReadings, 'follow'>,
	[uri, start, end, version]: readonly unknown[],
): { readonly document: vscode.TextDocument; readonly span: Span } | undefined {
	const document = vscode.workspace.textDocuments.find(open => open.uri.toString() === uri);
	if (document === undefined || !isCount(start) || !isCount(end) || !isCount(version)) {
		return undefined;
	}
	const span = readings.follow(document, { start, end }, version);
	return span && { document, span };
}

/** Links run with whatever somebody wrote into them. */
function isCount(value: unknown): value is number {
	return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
