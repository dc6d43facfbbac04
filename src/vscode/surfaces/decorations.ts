import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Mention } from '../../core/understanding/reading.js';
import { chooseMarks, type Mark, type MarkKind } from '../../core/wording/marks.js';
import { wholeFigure } from '../../core/wording/wholeFigure.js';
import type { PaintedMarks } from '../api.js';
import { toRange } from '../convert.js';
import type { Settings } from '../settingsTable.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { createLooks, type Looks } from './looks.js';

/** Beyond so many marks only those near the visible lines are painted: each repaint sends them all to the window. */
const MOST_MARKS = 1000;

/** Lines above and below the visible ones that are painted ahead. */
const MARGIN = 200;

/** The highlights, for whoever wants to know what is painted. */
export interface Highlights extends Disposable {
	painted(uri: vscode.Uri): readonly PaintedMarks[];
	readonly onDidPaint: vscode.Event<vscode.Uri>;
}

/** Paints companies, terms and beneficiaries in every visible editor. */
export function registerDecorations(context: SurfaceContext): Highlights {
	return new Painter(context);
}

class Painter implements Highlights {
	readonly #store = new DisposableStore();
	readonly #didPaint = this.#store.add(new vscode.EventEmitter<vscode.Uri>());
	readonly #painted = new Map<string, readonly PaintedMarks[]>();
	readonly #context: SurfaceContext;
	/** The lines that are painted in editors whose notes have too many marks to paint all. */
	readonly #stretches = new WeakMap<vscode.TextEditor, LineStretch>();
	#looks: Looks;

	readonly onDidPaint = this.#didPaint.event;

	constructor(context: SurfaceContext) {
		this.#context = context;
		this.#looks = createLooks(context.settings.current);
		this.#store.add({ dispose: () => this.#looks.dispose() });
		this.#store.add(context.readings.onDidChange(document => this.#paintDocument(document)));
		this.#store.add(
			vscode.window.onDidChangeVisibleTextEditors(editors =>
				editors.forEach(editor => this.#paint(editor)),
			),
		);
		this.#store.add(
			vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => this.#onScroll(textEditor)),
		);
		this.#store.add(
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#painted.delete(uri.toString())),
		);
		this.#store.add(
			context.settings.onDidChange(names => {
				if ([...names].some(name => name.startsWith('highlights.'))) {
					this.#repaintAll();
				}
			}),
		);
		vscode.window.visibleTextEditors.forEach(editor => this.#paint(editor));
	}

	painted(uri: vscode.Uri): readonly PaintedMarks[] {
		return this.#painted.get(uri.toString()) ?? [];
	}

	dispose(): void {
		this.#painted.clear();
		this.#store.dispose();
	}

	#paintDocument(document: vscode.TextDocument): void {
		vscode.window.visibleTextEditors
			.filter(editor => editor.document === document)
			.forEach(editor => this.#paint(editor));
	}

	/** While somebody types VS Code moves the highlights itself; they are painted anew with the next reading. */
	#paint(editor: vscode.TextEditor): void {
		const { document } = editor;
		const snapshot = this.#context.readings.latest(document);
		if (snapshot?.isShifted === true) {
			return;
		}
		const marks = snapshot === undefined ? [] : marksOf(snapshot, this.#context.settings.current);
		const stretch = marks.length > MOST_MARKS ? stretchAround(editor) : undefined;
		const shown = stretch === undefined ? marks : marksIn(document, marks, stretch);
		if (stretch === undefined) {
			this.#stretches.delete(editor);
		} else {
			this.#stretches.set(editor, stretch);
		}
		const painted = this.#looks.kinds.map(kind => ({ kind, ranges: rangesOf(document, shown, kind) }));
		for (const { kind, ranges } of painted) {
			editor.setDecorations(this.#looks.typeOf(kind), ranges);
		}
		if (snapshot !== undefined || this.#painted.has(document.uri.toString())) {
			this.#painted.set(document.uri.toString(), painted);
			this.#didPaint.fire(document.uri);
		}
	}

	#onScroll(editor: vscode.TextEditor): void {
		const painted = this.#stretches.get(editor);
		if (painted !== undefined && !holds(painted, visibleStretch(editor))) {
			this.#paint(editor);
		}
	}

	#repaintAll(): void {
		this.#looks.dispose();
		this.#looks = createLooks(this.#context.settings.current);
		vscode.window.visibleTextEditors.forEach(editor => this.#paint(editor));
	}
}

function marksOf({ reading }: Snapshot, settings: Settings): readonly Mark[] {
	if (!settings['highlights.enabled']) {
		return [];
	}
	const kinds: readonly (readonly [Mention['kind'], boolean])[] = [
		['company', settings['highlights.companies']],
		['term', settings['highlights.terms']],
		['beneficiary', settings['highlights.beneficiaries']],
	];
	return chooseMarks(reading, {
		kinds: new Set(kinds.filter(([, isWanted]) => isWanted).map(([kind]) => kind)),
		density: settings['highlights.density'],
	});
}

/** From the first line to the last one, both included. */
interface LineStretch {
	readonly first: number;
	readonly last: number;
}

function visibleStretch({ visibleRanges }: vscode.TextEditor): LineStretch {
	return { first: visibleRanges[0]?.start.line ?? 0, last: visibleRanges.at(-1)?.end.line ?? 0 };
}

function stretchAround(editor: vscode.TextEditor): LineStretch {
	const { first, last } = visibleStretch(editor);
	return {
		first: Math.max(0, first - MARGIN),
		last: Math.min(editor.document.lineCount - 1, last + MARGIN),
	};
}

function holds(outer: LineStretch, inner: LineStretch): boolean {
	return outer.first <= inner.first && inner.last <= outer.last;
}

function marksIn(
	document: vscode.TextDocument,
	marks: readonly Mark[],
	{ first, last }: LineStretch,
): readonly Mark[] {
	const start = document.offsetAt(new vscode.Position(first, 0));
	const end = document.offsetAt(document.lineAt(Math.max(0, last)).range.end);
	return marks.filter(mark => mark.start >= start && mark.end <= end);
}

function rangesOf(document: vscode.TextDocument, marks: readonly Mark[], kind: MarkKind): vscode.Range[] {
	return marks.filter(mark => mark.kind === kind).map(mark => wholeFigures(document, mark));
}

/** A mark that would cut through a number takes all of it in. */
function wholeFigures(document: vscode.TextDocument, mark: Mark): vscode.Range {
	const { start, end } = toRange(document, mark);
	const first = wholeFigure(document.lineAt(start.line).text, {
		start: start.character,
		end: start.character,
	});
	const last = wholeFigure(document.lineAt(end.line).text, { start: end.character, end: end.character });
	return new vscode.Range(start.line, first.start, end.line, last.end);
}
