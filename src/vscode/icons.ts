import * as vscode from 'vscode';
import type { AnnotationSign } from '../core/wording/annotationRows.js';
import type { TreeSign } from '../core/wording/treeRows.js';

/** VS Code's own pictures, one for each thing that is said, so that a list can be read without its colours. */
const ICONS: Readonly<Record<TreeSign, string>> = {
	company: 'organization',
	term: 'law',
	beneficiary: 'gift',
	group: 'list-tree',
	mention: 'quote',
	note: 'markdown',
	introduced: 'add',
	extended: 'arrow-both',
	tightened: 'lock',
	loosened: 'unlock',
	ended: 'circle-slash',
	revised: 'edit',
	unchanged: 'pinned',
	sought: 'target',
	disputed: 'warning',
	gains: 'arrow-up',
	loses: 'arrow-down',
	mixed: 'arrow-swap',
	figures: 'symbol-number',
	held: 'dash',
	over: 'circle-slash',
	denied: 'close',
	elsewhere: 'ellipsis',
	standsFor: 'references',
	together: 'link',
	source: 'globe',
};

/** Colour helps the eye where the picture has said it already. */
const TINTS: Partial<Record<TreeSign, string>> = {
	gains: 'charts.green',
	loses: 'charts.red',
	mixed: 'charts.yellow',
};

/** The same for annotations, wherever they are shown. */
const ANNOTATION_ICONS: Readonly<Record<AnnotationSign, string>> = {
	comment: 'comment',
	question: 'question',
	todo: 'tasklist',
	highlight: 'symbol-color',
	resolved: 'pass',
	open: 'circle-large-outline',
	unplaced: 'warning',
	unsure: 'warning',
	lost: 'search-stop',
	orphan: 'circle-slash',
	unread: 'circle-slash',
	note: 'markdown',
	tag: 'tag',
	reply: 'reply',
};

const ANNOTATION_TINTS: Partial<Record<AnnotationSign, string>> = {
	unplaced: 'list.warningForeground',
	unsure: 'list.warningForeground',
	lost: 'list.errorForeground',
	orphan: 'list.errorForeground',
	resolved: 'disabledForeground',
};

/** The picture of a row. */
export function iconOf(sign: TreeSign): vscode.ThemeIcon {
	return tinted(ICONS[sign], TINTS[sign]);
}

/** The picture of an annotation's row. */
export function annotationIconOf(sign: AnnotationSign): vscode.ThemeIcon {
	return tinted(ANNOTATION_ICONS[sign], ANNOTATION_TINTS[sign]);
}

function tinted(icon: string, tint: string | undefined): vscode.ThemeIcon {
	return new vscode.ThemeIcon(icon, tint === undefined ? undefined : new vscode.ThemeColor(tint));
}

/** The picture inside a text: `$(unlock)`. */
export function iconText(sign: TreeSign): string {
	return `$(${ICONS[sign]})`;
}

/** The same for an annotation: `$(tasklist)`. */
export function annotationIconText(sign: AnnotationSign): string {
	return `$(${ANNOTATION_ICONS[sign]})`;
}
