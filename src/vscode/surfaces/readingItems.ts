import * as vscode from 'vscode';
import { createCard } from '../../core/wording/card.js';
import { printCardMarkdown } from '../../core/wording/cardMarkdown.js';
import { escapeMarkdown } from '../../core/wording/escapeMarkdown.js';
import { showQuote } from '../../core/wording/excerpt.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import { spanArguments } from '../commandLink.js';
import { INNER_COMMANDS } from '../ids.js';
import { iconOf, iconText } from '../icons.js';
import { say } from '../say.js';
import type { Snapshot } from '../snapshot.js';

/** A row as VS Code wants it. The tooltip comes later, when it is asked for. */
export function toTreeItem(node: TreeNode, document: vscode.TextDocument | undefined): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const opened = node.type === 'entry' ? Collapsed : Expanded;
	const label: vscode.TreeItemLabel = {
		label: node.label,
		...(node.highlight === undefined ? {} : { highlights: [[...node.highlight]] }),
	};
	const item = new vscode.TreeItem(label, node.children === undefined ? None : opened);
	item.id = node.id;
	item.description = node.description;
	item.contextValue = contextOf(node);
	item.accessibilityInformation = { label: node.spoken };
	if (node.sign !== 'mention' && node.sign !== 'group') {
		item.iconPath = iconOf(node.sign);
	}
	if (node.target !== undefined && document !== undefined) {
		const { target } = node;
		const note = { uri: document.uri, version: target.version };
		item.command = {
			command: INNER_COMMANDS.reveal,
			title: say('Show in the Note'),
			arguments: spanArguments(note, target),
		};
	}
	return item;
}

/** What the menus of the manifest go by: `entry`, `saying quoted`, … */
function contextOf({ type, quote }: TreeNode): string {
	return quote === undefined ? type : `${type} quoted`;
}

/** The evidence behind a row. */
export function addTooltip(
	item: vscode.TreeItem,
	node: TreeNode,
	snapshot: Snapshot | undefined,
): vscode.TreeItem {
	if (node.entry !== undefined && snapshot !== undefined) {
		const { lexicon, outline } = snapshot;
		const card = createCard({ say, lexicon, outline }, node.entry.kind, node.entry.id);
		const print = { icon: iconText, quote: () => undefined, actions: [], withGeneral: true };
		item.tooltip =
			card === undefined
				? undefined
				: new vscode.MarkdownString(printCardMarkdown(card, say, print), true);
	} else if (node.quote !== undefined) {
		item.tooltip = new vscode.MarkdownString(`“${escapeMarkdown(showQuote(node.quote))}”`);
	} else {
		item.tooltip = node.label;
	}
	return item;
}
