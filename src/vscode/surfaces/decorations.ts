import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Mention } from '../../core/understanding/reading.js';
import { chooseMarks, type Mark, type MarkKind } from '../../core/wording/marks.js';
import type { PaintedMarks } from '../api.js';
import { toRange } from '../convert.js';
import type { Settings } from '../settingsTable.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { createLooks, type Looks } from './looks.js';

/** Beyond so many marks only those near the visible lines are painted: each repaint sends them all to the window. */
const MOST_MARKS = 5000;

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
		const shown = marks.length > MOST_MARKS ? nearView(editor, marks) : marks;
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
		const mentions = this.#context.readings.latest(editor.document)?.reading.mentions ?? [];
		if (mentions.length > MOST_MARKS) {
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
	return chooseMarks(reading.mentions, reading.sections, {
		kinds: new Set(kinds.filter(([, isWanted]) => isWanted).map(([kind]) => kind)),
		density: settings['highlights.density'],
	});
}

function nearView({ document, visibleRanges }: vscode.TextEditor, marks: readonly Mark[]): readonly Mark[] {
	const first = Math.min(...visibleRanges.map(({ start }) => start.line)) - MARGIN;
	const last = Math.max(...visibleRanges.map(({ end }) => end.line)) + MARGIN;
	const start = document.offsetAt(new vscode.Position(Math.max(0, first), 0));
	const end = document.offsetAt(new vscode.Position(Math.max(0, last), 0));
	return marks.filter(mark => mark.start >= start && mark.end <= end);
}

function rangesOf(document: vscode.TextDocument, marks: readonly Mark[], kind: MarkKind): vscode.Range[] {
	return marks.filter(mark => mark.kind === kind).map(mark => toRange(document, mark));
}
