// Part of `npm start` only: opens Pactmark's view and the note that the start script names, as a reader would by hand.
'use strict';
const vscode = require('vscode');

exports.activate = async () => {
	const pactmark = vscode.extensions.getExtension('pactmark.pactmark');
	const container = pactmark?.packageJSON.contributes?.viewsContainers?.activitybar?.[0]?.id;
	if (container !== undefined) {
		await vscode.commands.executeCommand(`workbench.view.extension.${container}`);
	}
	const folder = vscode.workspace.workspaceFolders?.[0];
	const note = process.env.PACTMARK_START_NOTE;
	if (folder !== undefined && note && vscode.window.tabGroups.all.every(group => group.tabs.length === 0)) {
		await vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, note), { preview: false });
	}
};
