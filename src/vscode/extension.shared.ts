import * as vscode from 'vscode';
import type { Files } from '../core/annotations/files.js';
import { DisposableStore, type Disposable } from '../core/base/dispose.js';
import type * as engineModule from '../core/engine.js';
import type { NoteReader } from '../core/noteReader.js';
import { ActiveNote } from './activeNote.js';
import { createKeeperOf } from './annotations/changeKeeper.js';
import { NoteAnnotations } from './annotations/noteAnnotations.js';
import type { PactmarkApi } from './api.js';
import { CardPick } from './cardPick.js';
import { NoteCorrections } from './corrections/noteCorrections.js';
import type { IndexPlatform } from './indexing/indexInit.js';
import { registerIndexProgress } from './indexing/indexProgress.js';
import { WorkspaceIndexer } from './indexing/workspaceIndexer.js';
import { NoteFinder } from './noteFinder.js';
import { NoteReadings } from './noteReadings.js';
import { say } from './say.js';
import { SettingsStore } from './settings.js';
import type { SurfaceContext } from './surfaceContext.js';
import { registerAnnotationsView, type AnnotationsView } from './surfaces/annotationsView.js';
import { registerCopyCitation } from './surfaces/copyCitation.js';
import { registerAnnotating, type Annotating } from './surfaces/annotate.js';
import { registerAnnotationHover } from './surfaces/annotationHover.js';
import { registerAnnotationMarks, type AnnotationMarks } from './surfaces/annotationMarks.js';
import { registerAnnotationMoves, type AnnotationMoves } from './surfaces/annotationMoves.js';
import { registerAnnotationProblems } from './surfaces/annotationProblems.js';
import { registerCorrections } from './corrections/registerCorrections.js';
import { createOwnLexicon, type OwnLexicon } from './ownLexicon.js';
import { registerDecorations, type Highlights } from './surfaces/decorations.js';
import { registerDocumentSymbols } from './surfaces/documentSymbols.js';
import { registerDossiers } from './surfaces/dossier.js';
import { registerExplain } from './surfaces/explain.js';
import { registerExportAnnotations } from './surfaces/exportAnnotations.js';
import { registerHighlightsToggle } from './surfaces/highlightsToggle.js';
import { registerHover } from './surfaces/hover.js';
import { registerInlayHints } from './surfaces/inlayHints.js';
import { registerLookUp } from './surfaces/lookUp.js';
import { registerNavigation } from './surfaces/navigation.js';
import { registerReadingView, type ReadingView } from './surfaces/readingView.js';
import { registerReferences } from './surfaces/references.js';
import { registerRelatedNotes } from './surfaces/relatedNotes.js';
import { registerRename } from './surfaces/renameEntry.js';
import { registerSampleNotes } from './surfaces/sampleNotes.js';
import { registerStatusBar, type StatusBar } from './surfaces/statusBar.js';
import { registerWorkspaceSymbols } from './surfaces/workspaceSymbols.js';

/** What is needed of the engine's module. */
type Engine = Pick<
	typeof engineModule,
	'createBundledLexicon' | 'createNoteReader' | 'createSummariser' | 'lexiconTools' | 'mergeLexicon'
>;

/** Everything that runs between activation and deactivation. */
interface Running extends Disposable {
	readonly context: SurfaceContext;
	readonly index: WorkspaceIndexer;
	readonly highlights: Highlights;
	readonly view: ReadingView;
	readonly statusBar: StatusBar;
	readonly annotating: Annotating;
	readonly annotationMarks: AnnotationMarks;
	readonly annotationMoves: AnnotationMoves;
	readonly annotationsView: AnnotationsView;
}

/** What differs between a computer and a browser. */
interface Platform {
	/** Called when the first note is to be read, and not before. */
	readonly loadEngine: () => Promise<Engine>;
	/** The `.pactmark` folder below a place. */
	readonly filesOf: (root: vscode.Uri) => Files;
	/** The first bytes of a file. */
	readonly readStart: (uri: vscode.Uri, bytes: number) => Promise<Uint8Array>;
	/** How all notes of the workspace are read. */
	readonly indexing: Omit<IndexPlatform, 'loadEngine'>;
}

/** Pactmark as it was started. */
export interface Started {
	readonly api: PactmarkApi;
	/** Ends when all that was begun is written. VS Code lets everything else go meanwhile, and waits a few seconds at most. */
	readonly idle: () => Promise<void>;
}

/** Starts Pactmark. */
export function activateShared(extension: vscode.ExtensionContext, platform: Platform): Started {
	let running = start(extension, platform);
	extension.subscriptions.push({ dispose: () => running.dispose() });
	const isTest = extension.extensionMode === vscode.ExtensionMode.Test;
	const idle = async (): Promise<void> => {
		const { annotations, corrections } = running.context;
		await Promise.all([annotations.idle(), corrections.idle(), running.index.save()]);
	};
	const api: PactmarkApi = {
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
		get annotations() {
			return running.annotationsView.face;
		},
		testing: isTest
			? {
					stop: () => running.dispose(),
					idle,
					start: () => {
						running = start(extension, platform);
					},
					card: () => running.context.cards.shown?.card,
					why: () => running.context.cards.shown?.why,
					get annotating() {
						return running.annotating;
					},
					get annotationMarks() {
						return running.annotationMarks;
					},
					get annotationMoves() {
						return running.annotationMoves;
					},
					get annotations() {
						return running.context.annotations;
					},
					get corrections() {
						return running.context.corrections;
					},
					get index() {
						return running.index;
					},
				}
			: undefined,
	};
	return { api, idle };
}

/** The one place where everything is put together, in the order in which it stands. */
function start(extension: vscode.ExtensionContext, platform: Platform): Running {
	const store = new DisposableStore();
	const context = createContext(extension, platform, store);
	const { index } = context;
	store.add(registerIndexProgress(index));

	const highlights = store.add(registerDecorations(context));
	const view = store.add(registerReadingView(context, extension.workspaceState));
	const statusBar = store.add(registerStatusBar(context));
	store.add(registerHover(context));
	store.add(registerInlayHints(context));
	store.add(registerLookUp(context));
	store.add(registerDossiers(context));
	store.add(registerRelatedNotes(context));
	store.add(registerReferences(context));
	store.add(registerRename(context));
	store.add(registerWorkspaceSymbols(context));
	store.add(registerDocumentSymbols(context));
	store.add(registerExplain(context));
	store.add(registerNavigation(context));
	store.add(registerHighlightsToggle(context));
	const annotating = store.add(registerAnnotating(context, extension.workspaceState));
	const annotationMarks = store.add(registerAnnotationMarks(context));
	store.add(registerAnnotationHover(context));
	store.add(registerAnnotationProblems(context.annotations));
	const annotationMoves = store.add(registerAnnotationMoves(context));
	store.add(registerSampleNotes(extension, context.log));
	const annotationsView = store.add(registerAnnotationsView(context, extension.workspaceState));
	store.add(registerExportAnnotations(context));
	store.add(registerCopyCitation(context));
	store.add(registerCorrections(context, extension.extensionUri));
	return {
		context,
		index,
		highlights,
		view,
		statusBar,
		annotationsView,
		annotating,
		annotationMarks,
		annotationMoves,
		dispose: () => store.dispose(),
	};
}

/** What the surfaces share. */
function createContext(
	extension: vscode.ExtensionContext,
	platform: Platform,
	store: DisposableStore,
): SurfaceContext & { readonly index: WorkspaceIndexer } {
	const log = store.add(vscode.window.createOutputChannel('Pactmark', { log: true }));
	const settings = store.add(new SettingsStore(log));
	const author = (): string => settings.current['annotations.author'].trim() || say('me');
	const keeperOf = createKeeperOf(extension.workspaceState, log);
	const corrections = store.add(
		new NoteCorrections({
			filesOf: platform.filesOf,
			keeperOf,
			globalStorage: extension.globalStorageUri,
			storage: extension.storageUri,
			author,
			log,
		}),
	);
	const finder = store.add(new NoteFinder());
	const state = extension.workspaceState;
	const lexicon = store.add(createOwnLexicon({ ...platform, finder, state, settings, log }));
	const readings = store.add(
		new NoteReadings({
			createReader: async () => createReader(await platform.loadEngine(), lexicon),
			onDidChangeLexicon: lexicon.onDidChange,
			corrections,
			settings,
			log,
		}),
	);
	const index = store.add(
		new WorkspaceIndexer({
			...{ readings, corrections, lexicon, finder, settings, log },
			platform: { ...platform.indexing, loadEngine: platform.loadEngine },
			storage: extension.storageUri,
			engineVersion: () => engineVersion(extension),
		}),
	);
	const active = store.add(new ActiveNote());
	const cards = store.add(new CardPick());
	const annotations = store.add(
		new NoteAnnotations({
			filesOf: platform.filesOf,
			keeperOf,
			globalStorage: extension.globalStorageUri,
			storage: extension.storageUri,
			author,
			log,
		}),
	);
	return { readings, active, settings, cards, annotations, corrections, lexicon, index, log };
}

/** Another one where the engine is another one: while one works on it, its file changes and its version does not. */
async function engineVersion({ extension, extensionUri }: vscode.ExtensionContext): Promise<string> {
	const { version } = extension.packageJSON as { readonly version: string };
	try {
		const file = vscode.Uri.joinPath(extensionUri, 'dist/engine/engine.mjs');
		const { mtime, size } = await vscode.workspace.fs.stat(file);
		return `${version} ${mtime} ${size}`;
	} catch {
		return version;
	}
}

/** A reader that knows what comes with Pactmark and, laid over it, the user's files, the workspace's notes, and the workspace's files. */
async function createReader(engine: Engine, { files, notes }: OwnLexicon): Promise<NoteReader> {
	const { user, workspace } = await files.entries();
	const lexicon = [...user, ...notes.entries(), ...workspace].reduce(
		(merged, entries) => engine.mergeLexicon(merged, entries),
		engine.createBundledLexicon(),
	);
	return engine.createNoteReader({ lexicon });
}
