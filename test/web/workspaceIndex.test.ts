import * as vscode from 'vscode';
import type { PactmarkApi } from '../../src/vscode/api.js';

/** A web worker has no `node:assert`. */
function expect(isTrue: boolean, what: string): asserts isTrue {
	if (!isTrue) {
		throw new Error(what);
	}
}

suite('the index of the workspace in a web worker', () => {
	test('knows the notes of the folder, hears of new ones, and is kept', async () => {
		const extension = vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark');
		const testing = (await extension?.activate())?.testing;
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		expect(testing !== undefined && folder !== undefined, 'Pactmark or the folder is not there.');
		const uri = vscode.Uri.joinPath(folder.uri, 'indexed on the web.md');
		const text = '# Deal\n\nMicrosoft keeps its right of first refusal.\n';
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		await testing.index.ready();
		const { run } = testing.index;
		expect(run !== undefined && run.notesRead > 0, 'No note was read.');
		const occurrencesIn = (): number =>
			testing.index.index.occurrences('term', 'rofr').filter(({ note }) => note === uri.toString())
				.length;
		while (occurrencesIn() !== 1) {
			await new Promise<void>(resolve => {
				const heard = testing.index.onDidChange(() => {
					heard.dispose();
					resolve();
				});
			});
		}
		expect(!run.client.running.isHere, 'There was no worker.');
		await testing.index.ready();
		await run.save();
		testing.stop();
		testing.start();
		await testing.index.ready();
		expect(testing.index.run?.notesRead === 0, 'Notes were read again.');
		expect(occurrencesIn() === 1, 'The kept index does not know the note.');
		await vscode.workspace.fs.delete(uri);
	});
});
