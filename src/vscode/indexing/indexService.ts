import type * as vscode from 'vscode';
import type { Place } from '../../core/indexing/noteSummary.js';
import type { WorkspaceIndex } from '../../core/indexing/workspaceIndex.js';

/** How far the index of the workspace is. It answers in every state, with what it has. */
export type IndexState =
	/** Switched off, or there is no folder. */
	| { readonly kind: 'off' }
	/** Nobody has needed it yet. */
	| { readonly kind: 'waiting' }
	/** `done` of `total` notes are known as they stand now. */
	| { readonly kind: 'indexing'; readonly done: number; readonly total: number }
	/** `hasFailed`: nobody stopped it; the log says what did. */
	| {
			readonly kind: 'stopped';
			readonly done: number;
			readonly total: number;
			readonly hasFailed: boolean;
	  }
	| { readonly kind: 'ready' };

/** What all notes of the workspace hold, for surfaces. Nothing is done before `ready` or `wake` is called, or a note has been read. */
export interface IndexService {
	readonly state: IndexState;
	/** Notes are named by their uris as text. */
	readonly index: WorkspaceIndex;
	/** Fires when the state or what the index holds is another; while many notes are read, a few times a second. */
	readonly onDidChange: vscode.Event<void>;
	/** Begins, if that has not been done; what was stopped is not begun again. */
	wake(): void;
	/** As `wake`, and ends when every note is known as it stands, or the index is off or was stopped. */
	ready(): Promise<void>;
	/** Stops reading; what is known stays. `resume` goes on, and tries once more what failed. */
	stop(): void;
	resume(): void;
	/** What a note says at some place: as it stands in its editor, else in its file; `undefined` where it is gone. */
	textOf(note: vscode.Uri, place: Place): Promise<string | undefined>;
}
