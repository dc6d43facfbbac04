import * as vscode from 'vscode';
import { annotationTooltip } from '../../core/wording/annotationLabels.js';
import type { AnnotationRow, ListedNote } from '../../core/wording/annotationRows.js';
import type { AnnotatedNote, PlacedAnnotation } from '../annotations/placedAnnotation.js';
import { readText } from '../annotations/annotationSurvey.js';
import { toRangesIn } from '../convert.js';
import { annotationIconOf } from '../icons.js';
import { INNER_COMMANDS } from '../ids.js';
import { notePathOf } from '../notePathOf.js';
import { say } from '../say.js';

/** A row as VS Code wants it. The tooltip comes later, when it is asked for. */
export function toAnnotationItem(row: AnnotationRow): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const opened = row.type === 'group' ? Expanded : Collapsed;
	const label: vscode.TreeItemLabel = {
		label: row.label,
		...(row.highlight === undefined ? {} : { highlights: [[...row.highlight]] }),
	};
	const item = new vscode.TreeItem(label, row.children.length === 0 ? None : opened);
	item.id = row.id;
	item.description = row.description;
	item.contextValue = contextOf(row);
	item.accessibilityInformation = { label: row.spoken };
	item.iconPath = annotationIconOf(row.sign);
	if (row.item !== undefined && row.item.listed.placing !== 'orphan') {
		item.command = {
			command: INNER_COMMANDS.showAnnotation,
			title: say('Show in the Note'),
			arguments: [row.item.note.id, row.item.listed.annotation.id],
		};
	}
	return item;
}

/** What the menus of the manifest go by: `annotation open unsure`, `reply`, `group`. */
function contextOf({ type, item }: AnnotationRow): string {
	return type === 'annotation' && item !== undefined
		? `annotation ${item.listed.annotation.state} ${item.listed.placing}`
		: type;
}

/** The quote, what was said of it, and by whom. */
export function addAnnotationTooltip(item: vscode.TreeItem, row: AnnotationRow): vscode.TreeItem {
	item.tooltip =
		row.item === undefined
			? row.label
			: new vscode.MarkdownString(annotationTooltip(say, row.item.listed));
	return item;
}

/** The lines of a note's annotations; kept as long as the service hands out the same list, for which it reads no file again either. */
const lines = new WeakMap<readonly PlacedAnnotation[], readonly (number | undefined)[]>();

/** A note as the rows are made from it. */
export async function toListedNote({ note, isOrphan, annotations }: AnnotatedNote): Promise<ListedNote> {
	const placed = isOrphan ? [] : await linesOf(note, annotations);
	const path = notePathOf(note);
	const cut = path.lastIndexOf('/') + 1;
	return {
		id: note.toString(),
		name: path.slice(cut),
		folder: path.slice(0, Math.max(0, cut - 1)),
		annotations: annotations.map(({ annotation, replies, place }, i) => ({
			annotation,
			replies,
			placing: isOrphan ? 'orphan' : place.kind,
			line: placed[i],
			candidates: place.kind === 'unsure' ? place.spans.length : 0,
		})),
	};
}

async function linesOf(
	note: vscode.Uri,
	annotations: readonly PlacedAnnotation[],
): Promise<readonly (number | undefined)[]> {
	const starts = annotations.map(({ place }) => startOf(place));
	const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === note.toString());
	if (document !== undefined) {
		return starts.map(start => (start === undefined ? undefined : document.positionAt(start).line + 1));
	}
	const known = lines.get(annotations);
	if (known !== undefined) {
		return known;
	}
	const ranges = toRangesIn(
		await readText(note),
		starts.map(start => ({ start: start ?? 0, end: start ?? 0 })),
	);
	const found = starts.map((start, i) =>
		start === undefined ? undefined : (ranges[i]?.start.line ?? 0) + 1,
	);
	lines.set(annotations, found);
	return found;
}

function startOf(place: PlacedAnnotation['place']): number | undefined {
	switch (place.kind) {
		case 'found':
			return place.span.start;
		case 'unsure':
			return place.spans[0]?.start;
		case 'lost':
			return undefined;
	}
}
