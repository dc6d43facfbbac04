import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { createTree } from '../../core/wording/readingTree.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import type { TreeFace } from '../api.js';
import { sliceAround } from '../convert.js';
import { COMMANDS, CONTEXT_KEYS, VIEW, type ViewState } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import type { Settings } from '../settingsTable.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { askFilter } from './askFilter.js';
import { addTooltip, toTreeItem } from './readingItems.js';

/** The view, for whoever wants to know what it shows. */
export interface ReadingView extends Disposable {
	readonly face: TreeFace;
}

/** The tree of companies, terms and beneficiaries of the note in front. */
export function registerReadingView(context: SurfaceContext): ReadingView {
	return new View(context);
}

class View implements ReadingView, vscode.TreeDataProvider<TreeNode> {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #context: SurfaceContext;
	readonly #view: vscode.TreeView<TreeNode>;
	#roots: readonly TreeNode[] = [];
	#filter = '';

	readonly onDidChangeTreeData = this.#changed.event;

	readonly face: TreeFace = {
		roots: () => this.#roots,
		item: node => this.getTreeItem(node),
		message: () => this.#view.message,
		onDidChange: this.#changed.event,
	};

	constructor(context: SurfaceContext) {
		this.#context = context;
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
		this.#addCommands();
		this.#update();
	}

	getChildren(node?: TreeNode): readonly TreeNode[] & TreeNode[] {
		return [...(node === undefined ? this.#roots : (node.children?.() ?? []))];
	}

	getTreeItem(node: TreeNode): vscode.TreeItem {
		return toTreeItem(node, this.#context.active.document);
	}

	resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
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
		this.#store.add(registerCommand(COMMANDS.filterReadingView, (filter?: unknown) => this.#ask(filter)));
		this.#store.add(registerCommand(COMMANDS.clearReadingViewFilter, () => this.#setFilter('')));
		this.#store.add(registerCommand(COMMANDS.groupReadingView, () => chooseOrder(this.#context)));
		this.#store.add(
			registerCommand(COMMANDS.copyQuote, async (node?: TreeNode) => {
				if (node?.quote !== undefined) {
					await vscode.env.clipboard.writeText(node.quote);
				}
			}),
		);
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
		const { active, readings, settings } = this.#context;
		const { document } = active;
		const snapshot = document === undefined ? undefined : readings.latest(document);
		const { lexicon, outline } = snapshot ?? {};
		this.#roots =
			document === undefined || lexicon === undefined || outline === undefined
				? []
				: createTree({
						say,
						lexicon,
						outline,
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

	/** The message above the rows, and what the welcome text goes by. */
	#say(isRead: boolean): void {
		const obstacle = describeObstacle(this.#context);
		const { document } = this.#context.active;
		const state = this.#stateOf(obstacle, isRead);
		const isReading = document !== undefined && this.#context.readings.state(document).kind === 'reading';
		const message =
			obstacle ??
			(isReading ? say('Reading the note …') : undefined) ??
			(this.#filter !== '' && isRead
				? say('Only what fits “{0}” is shown.', this.#filter)
				: undefined) ??
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

interface OrderItem extends vscode.QuickPickItem {
	readonly order: Settings['readingView.order'];
}

async function chooseOrder({ settings }: SurfaceContext): Promise<void> {
	const current = settings.current['readingView.order'];
	const orders: readonly OrderItem[] = [
		{
			order: 'group',
			label: say('By Group'),
			detail: say('Terms in the groups of the lexicon, such as Money or Exclusivity'),
		},
		{
			order: 'note',
			label: say('In the Order of the Note'),
			detail: say('What the note names first comes first'),
		},
		{
			order: 'count',
			label: say('By Number of Mentions'),
			detail: say('What the note names most comes first'),
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
