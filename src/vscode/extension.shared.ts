import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type * as engineModule from '../core/engine.js';
import type { NoteReader } from '../core/noteReader.js';
import { ActiveNote } from './activeNote.js';
import type { PactmarkApi } from './api.js';
import { CardPick } from './cardPick.js';
import { LexiconFiles } from './lexiconFiles.js';
import { NoteReadings } from './noteReadings.js';
import { SettingsStore } from './settings.js';
import type { SurfaceContext } from './surfaceContext.js';
import { registerDecorations, type Highlights } from './surfaces/decorations.js';
import { registerExplain } from './surfaces/explain.js';
import { registerHighlightsToggle } from './surfaces/highlightsToggle.js';
import { registerHover } from './surfaces/hover.js';
import { registerInlayHints } from './surfaces/inlayHints.js';
import { registerLexiconProblems } from './surfaces/lexiconProblems.js';
import { registerLookUp } from './surfaces/lookUp.js';
import { registerNavigation } from './surfaces/navigation.js';
import { registerReadingView, type ReadingView } from './surfaces/readingView.js';
import { registerSampleNotes } from './surfaces/sampleNotes.js';
import { registerStatusBar, type StatusBar } from './surfaces/statusBar.js';

/** What is needed of the engine's module. */
type Engine = Pick<
	typeof engineModule,
	'createBundledLexicon' | 'createNoteReader' | 'mergeLexicon' | 'parseLexicon'
>;

/** Everything that runs between activation and deactivation. */
interface Running extends Disposable {
	readonly context: SurfaceContext;
	readonly highlights: Highlights;
	readonly view: ReadingView;
	readonly statusBar: StatusBar;
}

/** Starts Pactmark. `loadEngine` is called when the first note is to be read, and not before. */
export function activateShared(
	extension: vscode.ExtensionContext,
	loadEngine: () => Promise<Engine>,
): PactmarkApi {
	let running = start(extension, loadEngine);
	extension.subscriptions.push({ dispose: () => running.dispose() });
	const isTest = extension.extensionMode === vscode.ExtensionMode.Test;
	return {
		apiVersion: 1,
		reading: async uri => {
			const document = await vscode.workspace.openTextDocument(uri);
			return (await running.context.readings.read(document))?.reading;
		},
		decorations: uri => running.highlights.painted(uri),
		onDidPaint: (...listener) => running.highlights.onDidPaint(...listener),
		get tree() {
			return running.view.face;
		},
		statusBar: () => running.statusBar.shown(),
		testing: isTest
			? {
					stop: () => running.dispose(),
					start: () => {
						running = start(extension, loadEngine);
					},
					card: () => running.context.cards.shown?.card,
				}
			: undefined,
	};
}

/** The one place where everything is put together, in the order in which it stands. */
function start(extension: vscode.ExtensionContext, loadEngine: () => Promise<Engine>): Running {
	const store = new DisposableStore();
	const log = store.add(vscode.window.createOutputChannel('Pactmark', { log: true }));
	const settings = store.add(new SettingsStore(log));
	const lexiconFiles = store.add(new LexiconFiles(log));
	const readings = store.add(
		new NoteReadings({
			createReader: async () => createReader(await loadEngine(), lexiconFiles),
			onDidChangeLexicon: lexiconFiles.onDidChange,
			settings,
			log,
		}),
	);
	const active = store.add(new ActiveNote());
	const cards = store.add(new CardPick());
	const context: SurfaceContext = { readings, active, settings, cards, log };

	const highlights = store.add(registerDecorations(context));
	const view = store.add(registerReadingView(context));
	const statusBar = store.add(registerStatusBar(context));
	store.add(registerHover(context));
	store.add(registerInlayHints(context));
	store.add(registerLookUp(context));
	store.add(registerExplain(context));
	store.add(registerNavigation(context));
	store.add(registerHighlightsToggle(context));
	store.add(registerSampleNotes(extension, log));
	store.add(registerLexiconProblems(lexiconFiles));
	return { context, highlights, view, statusBar, dispose: () => store.dispose() };
}

/** A reader that knows what comes with Pactmark and, laid over it, what the workspace's own lexicon files say. */
async function createReader(engine: Engine, lexiconFiles: LexiconFiles): Promise<NoteReader> {
	const own = await lexiconFiles.entries(engine.parseLexicon);
	const lexicon = own.reduce(
		(merged, entries) => engine.mergeLexicon(merged, entries),
		engine.createBundledLexicon(),
	);
	return engine.createNoteReader({ lexicon });
}
