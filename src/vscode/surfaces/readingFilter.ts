import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/dispose.js';
import { say } from '../say.js';

/** Asks for a filter, which holds while it is typed; Escape brings back the one before. */
export function askFilter(before: string, apply: (filter: string) => void): void {
	const store = new DisposableStore();
	const input = store.add(vscode.window.createInputBox());
	let isAccepted = false;
	input.title = say('Filter Reading View');
	input.placeholder = say('A name, a group such as “money”, or what happened, such as “loosened”');
	input.value = before;
	store.add(input.onDidChangeValue(apply));
	store.add(
		input.onDidAccept(() => {
			isAccepted = true;
			input.hide();
		}),
	);
	store.add(
		input.onDidHide(() => {
			if (!isAccepted) {
				apply(before);
			}
			store.dispose();
		}),
	);
	input.show();
}
