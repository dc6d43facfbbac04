import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Contradiction, Dossier, RelatedNote } from '../../core/indexing/workspaceIndex.js';
import type { Lexicon } from '../../core/lexicon/lexicon.js';
import { mentionRows, ROWS_AT_ONCE, type WorkspaceRow } from '../../core/wording/workspaceRows.js';
import { createWorkspaceTree, DIFFERING, MOST_RELATED, RELATED } from '../../core/wording/workspaceTree.js';
import { INNER_COMMANDS, VIEW, type ViewState } from '../ids.js';
import { notePathOf } from '../notePathOf.js';
import { runInSlices } from '../runInSlices.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { KeptAnswers } from './keptAnswers.js';

/** Milliseconds between two pictures of the tree while notes keep coming in: often enough to see that it goes on. */
const PAUSE = 500;

/** With more notes than these the names alone take a moment to be put in order, so it is done less often. */
const MANY_NOTES = 1000;
const LONG_PAUSE = 2500;

/** So many entities are open at once, as a rule. Their notes are in memory as long as they are. */
const MOST_KEPT = 4;

/** How many more rows a click brings. */
const MORE_ROWS = 1000;

/** The rows of the reading view over all notes of the workspace. Nothing is done for them while they are not shown. */
export class WorkspaceScope implements Disposable {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #context: SurfaceContext;
	readonly #limits = new Map<string, number>();
	// A view asks for the same rows again and again.
	readonly #dossiers = this.#store.add(
		new KeptAnswers<Dossier | undefined>(MOST_KEPT, () => this.#refreshSoon()),
	);
	readonly #related = this.#store.add(
		new KeptAnswers<readonly RelatedNote[]>(1, () => this.#refreshSoon()),
	);
	readonly #contradictions = this.#store.add(
		new KeptAnswers<readonly Contradiction[]>(1, () => this.#refreshSoon()),
	);
	#isShown = false;
	#lexicon: Lexicon | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#endOfProgress: (() => void) | undefined;

	/** Fires when the rows may be others; never while they are not shown. */
	readonly onDidChange = this.#changed.event;

	constructor(context: SurfaceContext) {
		this.#context = context;
		const { index, active, lexicon } = context;
		this.#store.add(index.onDidChange(() => this.#refreshSoon()));
		this.#store.add(active.onDidChange(() => this.#refreshSoon()));
		this.#store.add(
			lexicon.onDidChange(() => {
				this.#lexicon = undefined;
				this.#refreshSoon();
			}),
		);
		this.#store.add(
			vscode.commands.registerCommand(INNER_COMMANDS.moreRows, (id: unknown) => {
				if (typeof id === 'string') {
					this.#limits.set(id, this.#limitOf(id) + MORE_ROWS);
					this.#changed.fire();
				}
			}),
		);
	}

	/** From now on the rows are wanted, or no longer. */
	show(isShown: boolean): void {
		const isNews = isShown !== this.#isShown;
		this.#isShown = isShown;
		if (isShown && isNews) {
			this.#context.index.wake();
			this.#refreshSoon();
		} else if (!isShown) {
			this.#dossiers.clear();
			this.#endProgress();
		}
	}

	/** The topmost rows. Without the lexicon there are none; it is on its way then. */
	roots(filter: string): readonly WorkspaceRow[] {
		const lexicon = this.#lexicon;
		if (lexicon === undefined) {
			void this.#loadLexicon();
			return [];
		}
		const { index, settings, active } = this.#context;
		const note = active.document?.uri.toString();
		const { index: known } = index;
		return createWorkspaceTree({
			say,
			index: known,
			dossierOf: (kind, id) =>
				this.#dossiers.get(`${kind}/${id}`, known, () => known.dossier(kind, id)),
			relatedTo: (of, limit) => this.#related.get(of, known, () => known.related(of, limit)),
			lexicon,
			order: settings.current['readingView.order'],
			filter,
			limitOf: id => this.#limitOf(id),
			pathOf: each => notePathOf(vscode.Uri.parse(each)),
			contradictions:
				index.state.kind === 'indexing'
					? undefined
					: () => this.#contradictions.get('', known, () => known.contradictions()),
			inFront: note !== undefined && known.stampOf(note) !== undefined ? note : undefined,
		});
	}

	/** What stands under a row. The lines around mentions are read from their notes. */
	async children(row: WorkspaceRow): Promise<readonly WorkspaceRow[]> {
		if (row.children !== undefined) {
			await this.#prepare(row);
			return row.children();
		}
		const sentences = await Promise.all(
			row.mentions.map(({ note, sentence }) =>
				this.#context.index.textOf(vscode.Uri.parse(note), sentence),
			),
		);
		return mentionRows(say, row, sentences);
	}

	/** What is said above the rows. */
	message(): string | undefined {
		const { state } = this.#context.index;
		switch (state.kind) {
			case 'off':
				return undefined; // The welcome text says it.
			case 'waiting':
				return say('Reading the notes of the folder …');
			case 'indexing':
				return say('Reading the notes of the folder: {0} of {1} …', ...counted(state));
			case 'stopped':
				return state.hasFailed
					? say(
							'Not all notes could be read. A click on the warning in the status bar tries again.',
						)
					: say(
							'Reading the notes was stopped at {0} of {1}. A click in the status bar goes on with it.',
							...counted(state),
						);
			case 'ready':
				return undefined;
		}
	}

	/** What the view shows for rows that are not there. */
	emptyState(filter: string): ViewState {
		const { kind } = this.#context.index.state;
		if (kind === 'off') {
			return 'noIndex';
		}
		if (kind !== 'ready' || this.#lexicon === undefined) {
			return 'indexing';
		}
		return filter === '' ? 'emptyWorkspace' : 'nothingFits';
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#endProgress();
		this.#store.dispose();
	}

	/** Finds what the rows under a row are made of, without keeping the thread for as long as that takes. */
	async #prepare({ id, type, entity }: WorkspaceRow): Promise<void> {
		const { index: known, state } = this.#context.index;
		const note = this.#context.active.document?.uri.toString();
		if (type === 'entity' && entity !== undefined) {
			const { kind, id: of } = entity;
			await this.#dossiers.load(`${kind}/${of}`, known, () => known.dossierSteps(kind, of));
		} else if (id === DIFFERING && state.kind !== 'indexing') {
			await this.#contradictions.load('', known, () => known.contradictionSteps());
		} else if (id === RELATED && note !== undefined) {
			await this.#related.load(note, known, () => known.relatedSteps(note, MOST_RELATED));
		}
	}

	#limitOf(id: string): number {
		return this.#limits.get(id) ?? ROWS_AT_ONCE;
	}

	async #loadLexicon(): Promise<void> {
		try {
			this.#lexicon = await this.#context.readings.lexicon();
		} catch (failure) {
			this.#context.log.error('The lexicon could not be loaded.', failure);
			return;
		}
		this.#refreshSoon();
	}

	#refreshSoon(): void {
		if (!this.#isShown || this.#store.isDisposed) {
			return;
		}
		this.#showProgress();
		const { state, index } = this.#context.index;
		const pause = state.kind === 'indexing' && index.size > MANY_NOTES ? LONG_PAUSE : PAUSE;
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			void this.#refresh();
		}, pause);
	}

	/** What the topmost rows are made of is got ready first, without keeping the thread for as long as that takes. */
	async #refresh(): Promise<void> {
		if (this.#isShown) {
			await runInSlices(this.#context.index.index.entitySteps(), () => this.#isShown);
		}
		if (this.#isShown && !this.#store.isDisposed) {
			this.#changed.fire();
		}
	}

	/** The bar at the top of the view runs as long as notes are read. */
	#showProgress(): void {
		const isReading = this.#context.index.state.kind === 'indexing';
		if (!isReading) {
			this.#endProgress();
		} else if (this.#endOfProgress === undefined) {
			void vscode.window.withProgress(
				{ location: { viewId: VIEW } },
				() =>
					new Promise<void>(resolve => {
						this.#endOfProgress = resolve;
					}),
			);
		}
	}

	#endProgress(): void {
		this.#endOfProgress?.();
		this.#endOfProgress = undefined;
	}
}

function counted({ done, total }: { readonly done: number; readonly total: number }): [string, string] {
	return [done.toLocaleString(), total.toLocaleString()];
}
