import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { INNER_COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { IndexService } from './indexService.js';

/** Milliseconds after which it is worth saying that notes are being read. */
const LONG = 2000;

/**
 * Says in the status bar how many notes have been read, where that takes long, and stops reading at a click.
 *
 * An item of our own: VS Code's progress in the window can not be cancelled, and a notification would be in the way for minutes.
 */
export function registerIndexProgress(index: IndexService): Disposable {
	const store = new DisposableStore();
	const item = store.add(
		vscode.window.createStatusBarItem('pactmark.indexing', vscode.StatusBarAlignment.Left, -100),
	);
	item.name = say('Pactmark: Reading All Notes');
	item.command = INNER_COMMANDS.stopIndexing;
	item.tooltip = say(
		'Pactmark is reading the notes of this workspace. Click to stop; what has been read stays.',
	);
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isLong = false;
	const update = (): void => {
		const { state } = index;
		if (state.kind !== 'indexing') {
			clearTimeout(timer);
			timer = undefined;
			isLong = false;
			item.hide();
			return;
		}
		timer ??= setTimeout(() => {
			isLong = true;
			update();
		}, LONG);
		if (isLong) {
			const text = say('{0} of {1} notes', state.done.toLocaleString(), state.total.toLocaleString());
			item.text = `$(loading~spin) ${text}`;
			item.accessibilityInformation = { label: say('Pactmark has read {0}', text) };
			item.show();
		}
	};
	store.add(index.onDidChange(update));
	store.add(vscode.commands.registerCommand(INNER_COMMANDS.stopIndexing, () => index.stop()));
	store.add(vscode.commands.registerCommand(INNER_COMMANDS.resumeIndexing, () => index.resume()));
	store.add({ dispose: () => clearTimeout(timer) });
	return store;
}
