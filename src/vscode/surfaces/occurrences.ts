import * as vscode from 'vscode';
import type { Place } from '../../core/indexing/noteSummary.js';
import type { Occurrence } from '../../core/indexing/workspaceIndex.js';
import type { Mention } from '../../core/understanding/reading.js';
import { placeRange, toPlace } from '../convert.js';
import { runInSlices } from '../runInSlices.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** A mention in some note. */
export interface FoundPlace {
	readonly uri: vscode.Uri;
	readonly range: vscode.Range;
	readonly place: Place;
}

/** What is looked for all over the notes. */
type Subject = Pick<Mention, 'kind' | 'id'>;

/**
 * Every mention of something over all notes, in the order of the notes' dates, those of the note in question from its reading as it stands:
 * it may be one that no index has.
 */
export async function findOccurrences(
	{ index, readings }: SurfaceContext,
	document: vscode.TextDocument,
	{ kind, id }: Subject,
	token: vscode.CancellationToken,
): Promise<readonly FoundPlace[]> {
	index.wake();
	const own = document.uri.toString();
	const snapshot = await readings.read(document);
	const here = (snapshot?.reading.mentions ?? [])
		.filter(mention => mention.kind === kind && mention.id === id)
		.map(mention => toPlace(document, mention))
		.map(place => ({ uri: document.uri, range: placeRange(place), place }));
	const found = await runInSlices(
		index.index.occurrenceSteps(kind, id),
		() => !token.isCancellationRequested,
	);
	const places = found?.value ?? [];
	const before = places.filter(({ note }) => note !== own);
	const at = places.findIndex(({ note }) => note === own);
	const after = at < 0 ? [] : before.splice(at);
	return [...before.map(toFoundPlace), ...here, ...after.map(toFoundPlace)];
}

/** A place of the index as VS Code wants it. */
export function toFoundPlace(place: Occurrence): FoundPlace {
	return { uri: vscode.Uri.parse(place.note), range: placeRange(place), place };
}
