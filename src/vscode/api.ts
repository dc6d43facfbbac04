import type * as vscode from 'vscode';
import type { Reading } from '../core/understanding/reading.js';
import type { AnnotationRow } from '../core/wording/annotationRows.js';
import type { Card } from '../core/wording/card.js';
import type { MarkKind } from '../core/wording/marks.js';
import type { TreeNode } from '../core/wording/treeRows.js';
import type { WorkspaceRow } from '../core/wording/workspaceRows.js';
import type { Scope } from './ids.js';
import type { WorkspaceIndexer } from './indexing/workspaceIndexer.js';
import type { NoteAnnotations } from './annotations/noteAnnotations.js';
import type { NoteCorrections } from './corrections/noteCorrections.js';
import type { Annotating } from './surfaces/annotate.js';
import type { AnnotationMarks } from './surfaces/annotationMarks.js';
import type { AnnotationMoves } from './surfaces/annotationMoves.js';

/** What activation returns to other extensions, and to Pactmark's own tests. Members may be added; these keep their meaning. */
export interface PactmarkApi {
	readonly apiVersion: 1;
	/** The reading of a note as it stands now; opens the document if need be. `undefined` for what is no note or can not be read. */
	readonly reading: (uri: vscode.Uri) => Promise<Reading | undefined>;
	/** The highlights as last painted, by kind. */
	readonly decorations: (uri: vscode.Uri) => readonly PaintedMarks[];
	/** Fires after a note was painted, with its uri. */
	readonly onDidPaint: vscode.Event<vscode.Uri>;
	/** The reading view as it stands. */
	readonly tree: TreeFace;
	/** The status bar item as it stands; `undefined` while it is hidden. */
	readonly statusBar: () => StatusFace | undefined;
	/** The annotations view as it stands. */
	readonly annotations: AnnotationsFace;
	/** Only while Pactmark's own tests run. */
	readonly testing: TestingFace | undefined;
}

/** What Pactmark's own tests need besides. */
export interface TestingFace {
	/** Lets everything go, as deactivation does. */
	stop(): void;
	/** Ends when all that was begun is written; what deactivation waits for. */
	idle(): Promise<void>;
	/** Starts anew after `stop`. */
	start(): void;
	/** The card that is open. */
	card(): Card | undefined;
	/** Why it is marked, as the card that is open says it. */
	why(): readonly string[] | undefined;
	readonly annotating: Annotating;
	readonly annotationMarks: AnnotationMarks;
	readonly annotationMoves: AnnotationMoves;
	/** The annotations of all notes. */
	readonly annotations: NoteAnnotations;
	/** The corrections of all notes. */
	readonly corrections: NoteCorrections;
	/** The index of the workspace. */
	readonly index: WorkspaceIndexer;
}

/** The highlights of one kind. */
export interface PaintedMarks {
	readonly kind: MarkKind;
	readonly ranges: readonly vscode.Range[];
}

/** The reading view, to be looked at. */
export interface TreeFace {
	roots(): readonly TreeNode[];
	item(row: TreeNode | WorkspaceRow): vscode.TreeItem;
	message(): string | undefined;
	/** Whether it shows the note in front or the whole workspace. */
	scope(): Scope;
	/** The rows of the workspace: the topmost, or those under one. */
	workspaceRows(under?: WorkspaceRow): Promise<readonly WorkspaceRow[]>;
	/** Fires after the rows have changed. */
	readonly onDidChange: vscode.Event<void>;
}

/** The annotations view, to be looked at. */
export interface AnnotationsFace {
	/** As VS Code asks for them: reads the annotations if need be. */
	rows(): Promise<readonly AnnotationRow[]>;
	item(row: AnnotationRow): vscode.TreeItem;
	/** The counts beside the view's name. */
	description(): string | undefined;
	message(): string | undefined;
	/** Fires when the rows may be others. */
	readonly onDidChange: vscode.Event<void>;
}

/** What the status bar says. */
export interface StatusFace {
	readonly text: string;
	readonly spoken: string;
}
