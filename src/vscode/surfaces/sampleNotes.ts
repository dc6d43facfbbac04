import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import { COMMANDS } from '../ids.js';
import { SAMPLE_NOTES } from '../sampleList.js';
import { say } from '../say.js';

/** Under this key it is kept how each sample looked when it was copied, so that an edited one is never written over. */
const COPIED = 'sampleNotes.copied';

/** Puts the sample notes where they can be edited, and opens one of them or their folder. */
export function registerSampleNotes(
	extension: vscode.ExtensionContext,
	log: vscode.LogOutputChannel,
): Disposable {
	return vscode.commands.registerCommand(COMMANDS.openSampleNotes, async () => {
		try {
			const folder = await copySamples(extension);
			await offer(folder);
		} catch (failure) {
			log.error('The sample notes could not be copied.', failure);
			void vscode.window.showErrorMessage(
				say('The sample notes could not be opened. The Pactmark log says why.'),
			);
		}
	});
}

interface SampleItem extends vscode.QuickPickItem {
	readonly open: () => Thenable<unknown>;
}

async function offer(folder: vscode.Uri): Promise<void> {
	const notes: readonly SampleItem[] = SAMPLE_NOTES.map(name => ({
		label: name.replace(/\.md$/, ''),
		iconPath: new vscode.ThemeIcon('note'),
		open: () => vscode.window.showTextDocument(vscode.Uri.joinPath(folder, name)),
	}));
	const whole: SampleItem = {
		label: say('Open All in a New Window'),
		iconPath: new vscode.ThemeIcon('empty-window'),
		open: () => vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true }),
	};
	const separator = { label: '', kind: vscode.QuickPickItemKind.Separator, open: () => Promise.resolve() };
	const canOpenFolder = folder.scheme === 'file' || folder.scheme === 'vscode-remote';
	const chosen = await vscode.window.showQuickPick(
		[...notes, ...(canOpenFolder ? [separator, whole] : [])],
		{
			title: say('Sample Notes'),
			placeHolder: say('Which note to open; the copies are yours to edit'),
		},
	);
	await chosen?.open();
}

/** Copies what is missing and what nobody has touched since it was copied. */
async function copySamples({
	extensionUri,
	globalStorageUri,
	globalState,
}: vscode.ExtensionContext): Promise<vscode.Uri> {
	const folder = vscode.Uri.joinPath(globalStorageUri, 'samples');
	const copied = { ...globalState.get<Record<string, string>>(COPIED) };
	for (const name of SAMPLE_NOTES) {
		const target = vscode.Uri.joinPath(folder, name);
		const shipped = await vscode.workspace.fs.readFile(
			vscode.Uri.joinPath(extensionUri, 'media', 'samples', name),
		);
		const present = await readIfThere(target);
		if (present === undefined || fingerprint(present) === copied[name]) {
			await vscode.workspace.fs.writeFile(target, shipped);
			copied[name] = fingerprint(shipped);
		}
	}
	await globalState.update(COPIED, copied);
	return folder;
}

async function readIfThere(uri: vscode.Uri): Promise<Uint8Array | undefined> {
	try {
		return await vscode.workspace.fs.readFile(uri);
	} catch (failure) {
		if (failure instanceof vscode.FileSystemError && failure.code === 'FileNotFound') {
			return undefined;
		}
		throw failure;
	}
}

/** FNV-1a and the length: enough to tell an edited copy from an untouched one. */
function fingerprint(bytes: Uint8Array): string {
	const hash = bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5);
	return `${(hash >>> 0).toString(16)}-${bytes.length}`;
}
