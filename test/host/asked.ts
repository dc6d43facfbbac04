import * as vscode from 'vscode';
import { next } from './notes.js';

/** A list that was shown by one call: its title, its rows, and what is to be picked of it. */
export interface ShownList {
	readonly title: string | undefined;
	readonly items: readonly vscode.QuickPickItem[];
	/** Answers by the beginning of a label, its icon left out; nothing is picked where it is not given. */
	readonly pick: (label?: string) => void;
}

/** The next list that is shown by one call; it is answered by the test, and never seen. */
export function nextList(): Promise<ShownList> {
	const { window } = vscode;
	const usual = window.showQuickPick;
	return new Promise(resolve => {
		window.showQuickPick = (async (
			asked: readonly vscode.QuickPickItem[] | Thenable<readonly vscode.QuickPickItem[]>,
			options?: vscode.QuickPickOptions,
		) => {
			window.showQuickPick = usual;
			const items = await asked;
			return await new Promise<vscode.QuickPickItem | undefined>(answer => {
				resolve({
					title: options?.title,
					items,
					pick: label =>
						answer(
							label === undefined ? undefined : items.find(item => reads(item.label, label)),
						),
				});
			});
		}) as unknown as typeof usual;
	});
}

/** Makes a row of an open list active, as the arrow keys do. */
export async function goToRow<T extends vscode.QuickPickItem>(
	pick: vscode.QuickPick<T>,
	fits: (item: T) => boolean,
): Promise<void> {
	const item = pick.items.find(fits);
	if (item === undefined) {
		throw new Error('The list has no such row.');
	}
	const active = next(pick.onDidChangeActive, ([each]) => each === item);
	pick.activeItems = [item];
	await active;
}

/** The list that stays open, with a life of its own, and is made while something is done. */
export function createdList(work: () => Thenable<unknown>): Promise<vscode.QuickPick<vscode.QuickPickItem>> {
	return created('createQuickPick', work, () => undefined);
}

/** As `createdList`, of a box that is typed into; `typed` is what the box tells of being typed. */
export function createdBox(
	typed: vscode.Event<string>,
	work: () => Thenable<unknown>,
): Promise<vscode.InputBox> {
	return created('createInputBox', work, box =>
		Object.defineProperty(box, 'onDidChangeValue', { value: typed }),
	);
}

async function created<T>(
	create: 'createQuickPick' | 'createInputBox',
	work: () => Thenable<unknown>,
	prepare: (made: T) => void,
): Promise<T> {
	const { window } = vscode;
	const usual = window[create];
	const made: T[] = [];
	const watched = (): T => {
		const input = usual() as T;
		prepare(input);
		made.push(input);
		return input;
	};
	Object.assign(window, { [create]: watched });
	try {
		await work();
	} finally {
		Object.assign(window, { [create]: usual });
	}
	const [input] = made;
	if (input === undefined) {
		throw new Error('Nothing was asked.');
	}
	return input;
}

/** Gives the window time to answer: nothing is heard of what does not happen. */
export async function roundTrips(): Promise<void> {
	for (let turn = 0; turn < 50; turn += 1) {
		await vscode.commands.executeCommand('setContext', 'pactmark.test', turn);
	}
}

/** Whether a label begins so, its icon left out. */
export function reads(label: string, beginning: string): boolean {
	return label.replace(/^\$\([^)]*\) /, '').startsWith(beginning);
}

/** What is told as a notification while something is done; nobody answers it. */
export async function saidWhile(
	how: 'showInformationMessage' | 'showWarningMessage',
	work: () => Thenable<unknown>,
): Promise<readonly string[]> {
	const { window } = vscode;
	const usual = window[how];
	const said: string[] = [];
	const hear = (message: string): Promise<undefined> => {
		said.push(message);
		return Promise.resolve(undefined);
	};
	Object.assign(window, { [how]: hear });
	try {
		await work();
	} finally {
		Object.assign(window, { [how]: usual });
	}
	return said;
}
