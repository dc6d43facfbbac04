import * as vscode from 'vscode';
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

/** The picture of a row. */
export function iconOf(sign: TreeSign): vscode.ThemeIcon {
	const tint = TINTS[sign];
	return new vscode.ThemeIcon(ICONS[sign], tint === undefined ? undefined : new vscode.ThemeColor(tint));
}

/** The picture inside a text: `$(unlock)`. */
export function iconText(sign: TreeSign): string {
	return `$(${ICONS[sign]})`;
}
