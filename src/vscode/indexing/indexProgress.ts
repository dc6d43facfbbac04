import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { INNER_COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { IndexService, IndexState } from './indexService.js';

/** Milliseconds after which it is worth saying that notes are being read. */
const LONG = 2000;

/**
 * Says in the status bar how many notes have been read, where that takes long, and stops reading at a click. Where it was stopped, a click
 * goes on with it.
 *
 * An item of our own: VS Code's progress in the window can not be cancelled, and a notification would be in the way for minutes.
 */
export function registerIndexProgress(index: IndexService): Disposable {
	const store = new DisposableStore();
	const item = store.add(
		vscode.window.createStatusBarItem('pactmark.indexing', vscode.StatusBarAlignment.Left, -100),
	);
	item.name = say('Pactmark: Reading All Notes');
	let timer: ReturnType<typeof setTimeout> | undefined;
	let isLong = false;
	const update = (): void => {
		const { state } = index;
		if (state.kind !== 'indexing') {
			clearTimeout(timer);
			timer = undefined;
			isLong = false;
			if (state.kind === 'stopped') {
				show(item, stoppedLook(state));
			} else {
				item.hide();
			}
			return;
		}
		timer ??= setTimeout(() => {
			isLong = true;
			update();
		}, LONG);
		if (isLong) {
			show(item, {
				icon: '$(loading~spin)',
				text: counted(state),
				label: say('Pactmark has read {0}', counted(state)),
				tooltip: say(
					'Pactmark is reading the notes of this workspace. Click to stop; what has been read stays.',
				),
				command: INNER_COMMANDS.stopIndexing,
			});
		}
	};
	store.add(index.onDidChange(update));
	store.add(vscode.commands.registerCommand(INNER_COMMANDS.stopIndexing, () => index.stop()));
	store.add(vscode.commands.registerCommand(INNER_COMMANDS.resumeIndexing, () => index.resume()));
	store.add({ dispose: () => clearTimeout(timer) });
	return store;
}

/** What the item says, and what a click does. */
interface Look {
	readonly icon: string;
	readonly text: string;
	/** What screen readers say. */
	readonly label: string;
	readonly tooltip: string;
	readonly command: string;
}

function show(item: vscode.StatusBarItem, { icon, text, label, tooltip, command }: Look): void {
	item.text = `${icon} ${text}`;
	item.accessibilityInformation = { label };
	item.tooltip = tooltip;
	item.command = command;
	item.show();
}

function stoppedLook(state: Extract<IndexState, { readonly kind: 'stopped' }>): Look {
	const command = INNER_COMMANDS.resumeIndexing;
	if (state.hasFailed) {
		const text = say('Notes not read');
		const tooltip = say(
			'Pactmark could not read all notes of this workspace; its log says why. Click to try again.',
		);
		return { icon: '$(warning)', text, label: tooltip, tooltip, command };
	}
	const label = say('Pactmark stopped at {0}', counted(state));
	const tooltip = say('Reading the notes of this workspace was stopped. Click to go on.');
	return { icon: '$(debug-pause)', text: counted(state), label, tooltip, command };
}

function counted({ done, total }: { readonly done: number; readonly total: number }): string {
	return say('{0} of {1} notes', done.toLocaleString(), total.toLocaleString());
}
