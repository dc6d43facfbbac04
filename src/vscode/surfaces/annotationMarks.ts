import * as vscode from 'vscode';
import { DisposableStore, toDisposable, type Disposable } from '../../core/base/dispose.js';
import type { AnnotationKind } from '../../core/annotations/annotation.js';
import type { PlacedAnnotation } from '../annotations/noteAnnotations.js';
import { toRange } from '../convert.js';
import { COLORS } from '../ids.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** How a passage is marked: by the kind of its annotation, or by what is more pressing to know. */
export type AnnotationMark = AnnotationKind | 'resolved' | 'unsure';

/** Every mark. */
export const ANNOTATION_MARKS: readonly AnnotationMark[] = [
	'comment',
	'question',
	'todo',
	'highlight',
	'resolved',
	'unsure',
];

/** Milliseconds after the last key. Until then VS Code moves the marks itself, which differs at their edges only. */
const TYPING_PAUSE = 150;

/** The marks of annotated passages, for whoever wants to know. */
export interface AnnotationMarks extends Disposable {
	readonly painted: (uri: vscode.Uri) => ReadonlyMap<AnnotationMark, readonly vscode.Range[]>;
	readonly onDidPaint: vscode.Event<vscode.Uri>;
}

/**
 * Marks annotated passages: brackets of a thin line at both ends and a soft fill, with a sign behind that tells the kind.
 *
 * ```text
 *   comment |passage|”    question |passage|?    to-do |passage|□    highlight |passage|
 *   resolved: dotted, no fill, ✓                 unsure: a dashed box at each place, (?)
 * ```
 */
export function registerAnnotationMarks({ annotations, settings }: SurfaceContext): AnnotationMarks {
	const store = new DisposableStore();
	const didPaint = store.add(new vscode.EventEmitter<vscode.Uri>());
	const shown = new Map<string, ReadonlyMap<AnnotationMark, readonly vscode.Range[]>>();
	let types: ReadonlyMap<AnnotationMark, vscode.TextEditorDecorationType> | undefined;
	const paint = (editor: vscode.TextEditor): void => {
		const { document } = editor;
		const placed = settings.current['annotations.enabled'] ? annotations.of(document) : [];
		const key = document.uri.toString();
		if (placed.length === 0 && !shown.has(key)) {
			return;
		}
		types ??= createTypes(store);
		const ranges = rangesOf(document, placed);
		for (const [mark, type] of types) {
			editor.setDecorations(type, [...(ranges.get(mark) ?? [])]);
		}
		shown.set(key, ranges);
		didPaint.fire(document.uri);
	};
	const paintNote = (uri: vscode.Uri | undefined): void => {
		vscode.window.visibleTextEditors
			.filter(({ document }) => uri === undefined || document.uri.toString() === uri.toString())
			.forEach(paint);
	};
	store.add(annotations.onDidChange(paintNote));
	let timer: ReturnType<typeof setTimeout> | undefined;
	store.add(
		annotations.onDidMove(() => {
			clearTimeout(timer);
			timer = setTimeout(() => paintNote(undefined), TYPING_PAUSE); // An edit may be of several notes.
		}),
	);
	store.add(toDisposable(() => clearTimeout(timer)));
	store.add(vscode.window.onDidChangeVisibleTextEditors(editors => editors.forEach(paint)));
	store.add(vscode.workspace.onDidOpenTextDocument(({ uri }) => paintNote(uri)));
	store.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())));
	store.add(
		settings.onDidChange(names => {
			if (names.has('annotations.enabled')) {
				paintNote(undefined);
			}
		}),
	);
	paintNote(undefined);
	return {
		painted: uri => shown.get(uri.toString()) ?? new Map(),
		onDidPaint: didPaint.event,
		dispose: () => store.dispose(),
	};
}

/** Of a passage whose place is unsure so many candidates are marked: a single common word may stand in a hundred places. */
const MOST_CANDIDATES = 5;

function rangesOf(
	document: vscode.TextDocument,
	placed: readonly PlacedAnnotation[],
): ReadonlyMap<AnnotationMark, readonly vscode.Range[]> {
	const ranges = new Map<AnnotationMark, vscode.Range[]>(ANNOTATION_MARKS.map(mark => [mark, []]));
	for (const { annotation, place } of placed) {
		if (place.kind === 'found') {
			const mark = annotation.state === 'resolved' ? 'resolved' : annotation.kind;
			ranges.get(mark)?.push(toRange(document, place.span));
		} else if (place.kind === 'unsure') {
			const likeliest = place.spans.slice(0, MOST_CANDIDATES);
			ranges.get('unsure')?.push(...likeliest.map(span => toRange(document, span)));
		}
	}
	return ranges;
}

/** What stands behind a passage: signs that every common font has. */
const SIGNS: Readonly<Record<AnnotationMark, string>> = {
	comment: '”',
	question: '?',
	todo: '□',
	highlight: '',
	resolved: '✓',
	unsure: '(?)',
};

function createTypes(store: DisposableStore): ReadonlyMap<AnnotationMark, vscode.TextEditorDecorationType> {
	return new Map(
		ANNOTATION_MARKS.map(mark => [
			mark,
			store.add(
				vscode.window.createTextEditorDecorationType({
					rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
					...lookOf(mark),
					overviewRulerColor: new vscode.ThemeColor(COLORS.annotationBorder),
					overviewRulerLane: vscode.OverviewRulerLane.Full,
					after: {
						contentText: SIGNS[mark],
						color: new vscode.ThemeColor(COLORS.annotationBorder),
						fontWeight: 'bold',
						margin: '0 0.2em 0 0.1em',
					},
				}),
			),
		]),
	);
}

function lookOf(mark: AnnotationMark): vscode.DecorationRenderOptions {
	const borderColor = new vscode.ThemeColor(COLORS.annotationBorder);
	switch (mark) {
		case 'unsure':
			return { borderColor, borderStyle: 'dashed', borderWidth: '1px' };
		case 'resolved':
			return { borderColor, borderStyle: 'dotted', borderWidth: '0 2px' };
		case 'comment':
		case 'question':
		case 'todo':
		case 'highlight':
			return {
				borderColor,
				borderStyle: 'solid',
				borderWidth: '0 2px',
				backgroundColor: new vscode.ThemeColor(COLORS.annotationBackground),
			};
	}
}
