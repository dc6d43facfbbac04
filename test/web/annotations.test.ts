import * as vscode from 'vscode';
import { annotationPathOf } from '../../src/core/annotations/notePath.js';
import type { PactmarkApi } from '../../src/vscode/api.js';

/** A web worker has no `node:assert`. */
function expect(isTrue: boolean, what: string): asserts isTrue {
	if (!isTrue) {
		throw new Error(what);
	}
}

suite('annotations in a web worker', () => {
	test('are written through VS Code’s file systems, follow a renamed note, and do not stay behind', async () => {
		const extension = vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark');
		const annotations = (await extension?.activate())?.testing?.annotations;
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		expect(annotations !== undefined && folder !== undefined, 'Pactmark or the folder is not there.');
		const [name, renamed] = ['annotated on the web.md', 'renamed on the web.md'];
		const [uri, target] = [
			vscode.Uri.joinPath(folder.uri, name),
			vscode.Uri.joinPath(folder.uri, renamed),
		];
		await vscode.workspace.fs.writeFile(
			uri,
			new TextEncoder().encode('# Deal\n\nIt ends in March 2031.\n'),
		);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		const start = document.getText().indexOf('March');
		const made = await annotations.create(
			document,
			{ start, end: start + 'March 2031'.length },
			{ kind: 'question', body: 'Says who?', tags: [] },
		);
		expect(made !== undefined, 'Nothing was made.');
		await annotations.reply(made.annotation.id, 'The annex.');
		const fileOf = (note: string): vscode.Uri =>
			vscode.Uri.joinPath(folder.uri, '.pactmark', annotationPathOf(note));
		const read = async (file: vscode.Uri): Promise<string> =>
			new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
		expect((await read(fileOf(name))).includes('The annex.'), 'The reply is not in the file.');
		const edit = new vscode.WorkspaceEdit();
		edit.renameFile(uri, target);
		await vscode.workspace.applyEdit(edit);
		const there = await vscode.workspace.openTextDocument(target);
		const isThere = (): boolean => annotations.of(there)[0]?.place.kind === 'found';
		await new Promise<void>(resolve => {
			const subscription = annotations.onDidChange(() => look());
			const look = (): void => {
				if (isThere()) {
					subscription.dispose();
					resolve();
				}
			};
			look();
		});
		const left = await annotations.all();
		expect(!left.some(({ note }) => note.toString() === uri.toString()), 'It stayed behind as well.');
		await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	});
});
