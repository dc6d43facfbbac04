import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import { hasNoteName, isNote } from './convert.js';
import { DOSSIER } from './ids.js';

/** The note in front of the user. `unreadable` is a file that VS Code hands to no extension: binary, or larger than 50 MB. */
export type Active =
	| { readonly kind: 'none' }
	| { readonly kind: 'note'; readonly document: vscode.TextDocument }
	| { readonly kind: 'unreadable'; readonly uri: vscode.Uri };

/**
 * Which note the view, the status bar and the commands speak of.
 *
 * It goes by tabs and not by the active text editor, so that a note in one of VS Code's rendered markdown editors counts, and a click
 * into the terminal or the output changes nothing. A preview or another page without a file keeps the note that was there before.
 */
export class ActiveNote implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<Active>());
	#current: Active = { kind: 'none' };

	readonly onDidChange = this.#changed.event;

	constructor() {
		const update = (): void => this.#update();
		this.#store.add(vscode.window.tabGroups.onDidChangeTabs(update));
		this.#store.add(vscode.window.tabGroups.onDidChangeTabGroups(update));
		this.#store.add(vscode.window.onDidChangeActiveTextEditor(update));
		this.#store.add(vscode.workspace.onDidOpenTextDocument(update));
		this.#store.add(vscode.workspace.onDidCloseTextDocument(update));
		this.#current = this.#find();
	}

	get current(): Active {
		return this.#current;
	}

	get document(): vscode.TextDocument | undefined {
		return this.#current.kind === 'note' ? this.#current.document : undefined;
	}

	dispose(): void {
		this.#store.dispose();
	}

	#update(): void {
		const found = this.#find();
		if (!isSame(found, this.#current)) {
			this.#current = found;
			this.#changed.fire(found);
		}
	}

	#find(): Active {
		const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
		if (tab === undefined) {
			return { kind: 'none' };
		}
		const uri = uriOf(tab);
		if (uri === undefined) {
			return this.#stillOpen();
		}
		const document = openDocument(uri);
		if (document?.uri.scheme === DOSSIER) {
			return this.#stillOpen(); // It is read beside the note, like a preview.
		}
		if (document !== undefined) {
			return isNote(document) ? { kind: 'note', document } : { kind: 'none' };
		}
		if (hasNoteName(uri)) {
			if (isSame(this.#current, { kind: 'unreadable', uri })) {
				return this.#current;
			}
			void this.#probe(uri);
		}
		return { kind: 'none' };
	}

	#stillOpen(): Active {
		const { document } = this;
		return document === undefined || document.isClosed ? { kind: 'none' } : this.#current;
	}

	/** A note is in front but its document is not there: it is on its way, or VS Code will not hand it out. */
	async #probe(uri: vscode.Uri): Promise<void> {
		try {
			await vscode.workspace.openTextDocument(uri);
		} catch {
			// VS Code says why in the editor itself; the view only has to say that the note is not read.
			const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
			const isInFront = tab !== undefined && uriOf(tab)?.toString() === uri.toString();
			if (isInFront && !this.#store.isDisposed && !isSame(this.#current, { kind: 'unreadable', uri })) {
				this.#current = { kind: 'unreadable', uri };
				this.#changed.fire(this.#current);
			}
		}
	}
}

/** What VS Code's previews of markdown call themselves, with something of its own before it. */
const PREVIEW = 'markdown.preview';

/** Whether what is in front shows a note, or may: a file, or VS Code's preview of one. Not so settings, welcome pages and dossiers. */
export function isNoteInFront(): boolean {
	const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
	if (tab?.input instanceof vscode.TabInputWebview) {
		return tab.input.viewType.endsWith(PREVIEW);
	}
	const uri = tab === undefined ? undefined : uriOf(tab);
	return uri !== undefined && uri.scheme !== DOSSIER;
}

/** The file that a tab shows, whatever the editor; of two that are compared the changed one. */
export function uriOf(tab: vscode.Tab): vscode.Uri | undefined {
	const { input } = tab;
	if (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) {
		return input.uri;
	}
	if (input instanceof vscode.TabInputNotebook) {
		return input.uri;
	}
	return input instanceof vscode.TabInputTextDiff ? input.modified : undefined;
}

function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find(document => sameUri(document.uri, uri));
}

function sameUri(a: vscode.Uri, b: vscode.Uri): boolean {
	return a.toString() === b.toString();
}

function isSame(a: Active, b: Active): boolean {
	if (a.kind === 'note' && b.kind === 'note') {
		return a.document === b.document;
	}
	return (
		a.kind === b.kind && (a.kind !== 'unreadable' || (b.kind === 'unreadable' && sameUri(a.uri, b.uri)))
	);
}
