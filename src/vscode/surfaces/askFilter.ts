import * as vscode from 'vscode';
import { DisposableStore } from '../../core/base/dispose.js';

/** What is asked for. */
export interface FilterQuestion {
	readonly title: string;
	readonly placeholder: string;
	/** The filter that holds now. */
	readonly before: string;
	readonly apply: (filter: string) => void;
}

/**
 * Asks for a filter, which holds while it is typed; Escape brings back the one before. The box stays while rows are clicked:
 * going elsewhere is no Escape.
 */
export function askFilter({ title, placeholder, before, apply }: FilterQuestion): void {
	const store = new DisposableStore();
	const input = store.add(vscode.window.createInputBox());
	let isAccepted = false;
	input.title = title;
	input.placeholder = placeholder;
	input.value = before;
	input.ignoreFocusOut = true;
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
