import * as vscode from 'vscode';
import type { WorkspaceRow } from '../../core/wording/workspaceRows.js';
import { placeArguments } from '../commandLink.js';
import { iconOf } from '../icons.js';
import { INNER_COMMANDS } from '../ids.js';
import { say } from '../say.js';

/** A row of the workspace as VS Code wants it. */
export function toWorkspaceItem(row: WorkspaceRow): vscode.TreeItem {
	const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
	const hasChildren = row.children !== undefined || row.mentions.length > 0;
	const label: vscode.TreeItemLabel = {
		label: row.label,
		...(row.highlight === undefined ? {} : { highlights: [[...row.highlight]] }),
	};
	const item = new vscode.TreeItem(label, hasChildren ? (row.isOpen ? Expanded : Collapsed) : None);
	item.id = row.id;
	item.description = row.description;
	item.contextValue = `workspace ${row.type}`;
	item.accessibilityInformation = { label: row.spoken };
	item.tooltip = [row.label, row.description].filter(part => part !== '').join('\n');
	if (row.sign !== 'mention' && row.sign !== 'group') {
		item.iconPath = iconOf(row.sign);
	}
	const command = commandOf(row);
	if (command !== undefined) {
		item.command = command;
	}
	return item;
}

/** What a click does: it leads to a place, to a dossier, or to more rows. */
function commandOf({ target, entity, more }: WorkspaceRow): vscode.Command | undefined {
	if (target !== undefined) {
		const { note, place } = target;
		return {
			command: INNER_COMMANDS.showPlace,
			title: say('Show in the Note'),
			arguments: [...placeArguments(note, place)],
		};
	}
	if (entity !== undefined) {
		return {
			command: INNER_COMMANDS.showDossier,
			title: say('Open Dossier'),
			arguments: [entity.kind, entity.id],
		};
	}
	return more === undefined
		? undefined
		: { command: INNER_COMMANDS.moreRows, title: say('Show More'), arguments: [more] };
}
