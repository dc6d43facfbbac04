import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { showQuote } from '../../core/wording/excerpt.js';
import { createTree } from '../../core/wording/readingTree.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import type { WorkspaceRow } from '../../core/wording/workspaceRows.js';
import type { TreeFace } from '../api.js';
import { sliceAround } from '../convert.js';
import { COMMANDS, CONTEXT_KEYS, INNER_COMMANDS, VIEW, type Scope, type ViewState } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import type { Settings } from '../settingsTable.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { askFilter } from './askFilter.js';
import { addTooltip, toTreeItem } from './readingItems.js';
import { toWorkspaceItem } from './workspaceItems.js';
import { WorkspaceScope } from './workspaceScope.js';

/** The view, for whoever wants to know what it shows. */
export interface ReadingView extends Disposable {
	readonly face: TreeFace;
}

/** Under this name the scope that was chosen last is kept. */
const SCOPE = 'readingView.scope';

/** A row of either scope. */
type Row = TreeNode | WorkspaceRow;

/** The tree of companies, terms and beneficiaries, of the note in front or of all notes. `memory` keeps which. */
export function registerReadingView(context: SurfaceContext, memory: vscode.Memento): ReadingView {
	return new View(context, memory);
}

class View implements ReadingView, vscode.TreeDataProvider<Row> {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #context: SurfaceContext;
	readonly #memory: vscode.Memento;
	readonly #view: vscode.TreeView<Row>;
	readonly #workspace: WorkspaceScope;
	#scope: Scope;
	#roots: readonly TreeNode[] = [];
	#workspaceRoots: readonly WorkspaceRow[] = [];
	#filter = '';

	readonly onDidChangeTreeData = this.#changed.event;

	readonly face: TreeFace = {
		roots: () => this.#roots,
		item: node => this.getTreeItem(node),
		message: () => this.#view.message,
		scope: () => this.#scope,
		workspaceRows: async row =>
			row === undefined ? this.#workspaceRoots : await this.#workspace.children(row),
		onDidChange: this.#changed.event,
	};

	constructor(context: SurfaceContext, memory: vscode.Memento) {
		this.#context = context;
		this.#memory = memory;
		this.#scope = memory.get<Scope>(SCOPE) === 'workspace' ? 'workspace' : 'note';
		this.#workspace = this.#store.add(new WorkspaceScope(context));
		const { active, readings, settings } = context;
		this.#view = this.#store.add(
			vscode.window.createTreeView(VIEW, { treeDataProvider: this, showCollapseAll: true }),
		);
		this.#store.add(active.onDidChange(() => this.#update()));
		this.#store.add(
			readings.onDidChange(document => {
				if (document === active.document) {
					this.#update();
				}
			}),
		);
		this.#store.add(
			settings.onDidChange(() => {
				this.#update();
			}),
		);
		this.#store.add(this.#workspace.onDidChange(() => this.#update()));
		this.#store.add(this.#view.onDidChangeVisibility(() => this.#wantWorkspace()));
		this.#addCommands();
		this.#setScope(this.#scope);
	}

	getChildren(row?: Row): vscode.ProviderResult<Row[]> {
		if (row === undefined) {
			return [...(this.#scope === 'note' ? this.#roots : this.#workspaceRoots)];
		}
		return isOfWorkspace(row)
			? this.#workspace.children(row).then(rows => [...rows])
			: [...(row.children?.() ?? [])];
	}

	getTreeItem(row: Row): vscode.TreeItem {
		return isOfWorkspace(row) ? toWorkspaceItem(row) : toTreeItem(row, this.#context.active.document);
	}

	resolveTreeItem(item: vscode.TreeItem, node: Row): vscode.TreeItem {
		if (isOfWorkspace(node)) {
			return item;
		}
		const { active, readings } = this.#context;
		const snapshot = active.document === undefined ? undefined : readings.latest(active.document);
		return addTooltip(item, node, snapshot);
	}

	dispose(): void {
		this.#store.dispose();
	}

	#addCommands(): void {
		const { registerCommand } = vscode.commands;
		this.#store.add(
			registerCommand(COMMANDS.focusReadingView, () => vscode.commands.executeCommand(`${VIEW}.focus`)),
		);
		this.#store.add(
			registerCommand(INNER_COMMANDS.showCounted, async () => {
				await this.#chooseScope('note');
				await vscode.commands.executeCommand(`${VIEW}.focus`);
			}),
		);
		this.#store.add(registerCommand(COMMANDS.filterReadingView, (filter?: unknown) => this.#ask(filter)));
		this.#store.add(registerCommand(COMMANDS.clearReadingViewFilter, () => this.#setFilter('')));
		this.#store.add(
			registerCommand(COMMANDS.groupReadingView, () => chooseOrder(this.#context, this.#scope)),
		);
		this.#store.add(registerCommand(COMMANDS.showWorkspace, () => this.#chooseScope('workspace')));
		this.#store.add(registerCommand(COMMANDS.showThisNote, () => this.#chooseScope('note')));
		this.#store.add(
			registerCommand(COMMANDS.copyQuote, async (node?: TreeNode) => {
				if (node?.quote !== undefined) {
					await vscode.env.clipboard.writeText(showQuote(node.quote, Infinity));
				}
			}),
		);
	}

	async #chooseScope(scope: Scope): Promise<void> {
		this.#setScope(scope);
		await this.#memory.update(SCOPE, scope);
		await vscode.commands.executeCommand(`${VIEW}.focus`, { preserveFocus: true });
	}

	#setScope(scope: Scope): void {
		this.#scope = scope;
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.scope, scope);
		this.#view.description = scope === 'note' ? say('This Note') : say('Workspace');
		this.#wantWorkspace();
		this.#update();
	}

	/** Notes are read for the view only once it is seen. */
	#wantWorkspace(): void {
		this.#workspace.show(this.#scope === 'workspace' && this.#view.visible);
	}

	/** A key binding may hand in a filter of its own. */
	async #ask(filter: unknown): Promise<void> {
		if (typeof filter === 'string') {
			this.#setFilter(filter);
			return;
		}
		await vscode.commands.executeCommand(`${VIEW}.focus`, { preserveFocus: true });
		askFilter({
			title: say('Filter Reading View'),
			placeholder: say('A name, a group such as “money”, or what happened, such as “loosened”'),
			before: this.#filter,
			apply: typed => this.#setFilter(typed),
		});
	}

	#setFilter(filter: string): void {
		this.#filter = filter;
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.isFiltered, filter !== '');
		this.#update();
	}

	#update(): void {
		if (this.#scope === 'workspace') {
			this.#updateWorkspace();
			return;
		}
		const { active, readings, settings } = this.#context;
		const { document } = active;
		const snapshot = document === undefined ? undefined : readings.latest(document);
		const { lexicon, outline, version } = snapshot ?? {};
		this.#roots =
			document === undefined || lexicon === undefined || outline === undefined || version === undefined
				? []
				: createTree({
						say,
						lexicon,
						outline,
						version,
						order: settings.current['readingView.order'],
						filter: this.#filter,
						around: (span, before, after) => {
							const [lead, tail] = sliceAround(document, span, before, after);
							return {
								before: lead,
								after: tail,
								line: document.positionAt(span.start).line + 1,
							};
						},
					});
		this.#say(outline !== undefined);
		this.#changed.fire();
	}

	#updateWorkspace(): void {
		this.#roots = [];
		this.#workspaceRoots = this.#workspace.roots(this.#filter);
		const hasRows = this.#workspaceRoots.length > 0;
		const filtered = say('Filtered by “{0}”.', this.#filter);
		this.#view.message = this.#workspace.message() ?? (this.#filter !== '' && hasRows ? filtered : '');
		const state = hasRows ? 'rows' : this.#workspace.emptyState(this.#filter);
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.viewState, state);
		this.#changed.fire();
	}

	/** The message above the rows, and what the welcome text goes by. */
	#say(isRead: boolean): void {
		const obstacle = describeObstacle(this.#context);
		const { document } = this.#context.active;
		const state = this.#stateOf(obstacle, isRead);
		const isReading = document !== undefined && this.#context.readings.state(document).kind === 'reading';
		const message =
			obstacle ??
			(isReading ? say('Reading the note …') : undefined) ??
			(this.#filter !== '' && isRead ? say('Filtered by “{0}”.', this.#filter) : undefined) ??
			this.#context.settings.problems[0];
		this.#view.message = message ?? '';
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.viewState, state);
	}

	#stateOf(obstacle: string | undefined, isRead: boolean): ViewState {
		if (obstacle !== undefined) {
			return 'unreadable';
		}
		if (this.#roots.length > 0) {
			return 'rows';
		}
		if (this.#context.active.document === undefined) {
			return 'noNote';
		}
		if (!isRead) {
			return 'reading';
		}
		return this.#filter === '' ? 'nothingFound' : 'nothingFits';
	}
}

function isOfWorkspace(row: Row): row is WorkspaceRow {
	return 'scope' in row;
}

interface OrderItem extends vscode.QuickPickItem {
	readonly order: Settings['readingView.order'];
}

async function chooseOrder({ settings }: SurfaceContext, scope: Scope): Promise<void> {
	const current = settings.current['readingView.order'];
	const orders: readonly OrderItem[] = [
		{
			order: 'group',
			label: say('By Group'),
			detail: say('Terms in the groups of the lexicon, such as Money or Exclusivity'),
		},
		scope === 'note'
			? {
					order: 'note',
					label: say('In the Order of the Note'),
					detail: say('What the note names first comes first'),
				}
			: {
					order: 'note',
					label: say('By Name'),
					detail: say('In the order of the alphabet'),
				},
		{
			order: 'count',
			label: say('By Number of Mentions'),
			detail: say('What is named most comes first'),
		},
	];
	const chosen = await vscode.window.showQuickPick(
		orders.map(item => ({ ...item, ...(item.order === current ? { description: say('current') } : {}) })),
		{ title: say('Order of the Reading View'), placeHolder: say('How the rows are put in order') },
	);
	if (chosen !== undefined) {
		await settings.update('readingView.order', chosen.order);
	}
}
