import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import {
	ARRANGEMENTS,
	countAnnotations,
	createAnnotationRows,
	describeCounts,
	type AnnotationRow,
	type AnnotationRowSource,
	type Arrangement,
	type ListedNote,
} from '../../core/wording/annotationRows.js';
import type { AnnotationsFace } from '../api.js';
import { ANNOTATIONS_VIEW, COMMANDS, CONTEXT_KEYS, type AnnotationsState } from '../ids.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { addAnnotationTooltip, toAnnotationItem, toListedNote } from './annotationItems.js';
import { registerAnnotationRowCommands } from './annotationRowCommands.js';
import { askFilter } from './askFilter.js';

/** The view, for whoever wants to know what it shows. */
export interface AnnotationsView extends Disposable {
	readonly face: AnnotationsFace;
}

/** The tree of annotations of the workspace. `memento` keeps how they are arranged. */
export function registerAnnotationsView(context: SurfaceContext, memento: vscode.Memento): AnnotationsView {
	return new View(context, memento);
}

/** Where the arrangement is kept. */
const ARRANGEMENT = 'annotations.arrangement';

/** Milliseconds after the last key until the lines of an edited note are shown anew. */
const PAUSE = 400;

class View implements AnnotationsView, vscode.TreeDataProvider<AnnotationRow> {
	readonly #store = new DisposableStore();
	readonly #changed = this.#store.add(new vscode.EventEmitter<void>());
	readonly #context: SurfaceContext;
	readonly #memento: vscode.Memento;
	readonly #view: vscode.TreeView<AnnotationRow>;
	#notes: Promise<readonly ListedNote[]> | undefined;
	#filter = '';
	#timer: ReturnType<typeof setTimeout> | undefined;

	readonly onDidChangeTreeData = this.#changed.event;

	readonly face: AnnotationsFace = {
		rows: () => this.#rows(),
		item: toAnnotationItem,
		description: () => this.#view.description,
		message: () => this.#view.message,
		onDidChange: this.#changed.event,
	};

	constructor(context: SurfaceContext, memento: vscode.Memento) {
		this.#context = context;
		this.#memento = memento;
		this.#view = this.#store.add(
			vscode.window.createTreeView(ANNOTATIONS_VIEW, {
				treeDataProvider: this,
				showCollapseAll: true,
				canSelectMany: true,
			}),
		);
		const { annotations } = context;
		this.#store.add(annotations.onDidChange(() => this.#refresh()));
		this.#store.add(annotations.onDidMove(() => this.#refreshLater()));
		this.#store.add(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#refresh()));
		// A note that is deleted leaves its annotations behind, one that comes back takes them up again.
		this.#store.add(vscode.workspace.onDidDeleteFiles(() => this.#refresh()));
		this.#store.add(vscode.workspace.onDidCreateFiles(() => this.#refresh()));
		this.#store.add(vscode.workspace.onDidRenameFiles(() => this.#refresh()));
		this.#addCommands();
		this.#store.add(registerAnnotationRowCommands(context));
	}

	async getChildren(row?: AnnotationRow): Promise<AnnotationRow[]> {
		return [...(row === undefined ? await this.#rows() : row.children)];
	}

	getTreeItem(row: AnnotationRow): vscode.TreeItem {
		return toAnnotationItem(row);
	}

	resolveTreeItem(item: vscode.TreeItem, row: AnnotationRow): vscode.TreeItem {
		return addAnnotationTooltip(item, row);
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#store.dispose();
	}

	/** How the annotations are arranged; what an older or newer version wrote down is not trusted. */
	get #arrangement(): Arrangement {
		const kept = this.#memento.get<unknown>(ARRANGEMENT);
		return ARRANGEMENTS.find(arrangement => arrangement === kept) ?? 'note';
	}

	async #rows(): Promise<readonly AnnotationRow[]> {
		const source: AnnotationRowSource = {
			say,
			notes: await this.#latest(),
			arrangement: this.#arrangement,
			filter: this.#filter,
		};
		const rows = createAnnotationRows(source);
		if (!this.#store.isDisposed) {
			this.#tell(source, rows.length > 0);
		}
		return rows;
	}

	/** The notes as they are at the end, even if something changed while they were looked at. */
	async #latest(): Promise<readonly ListedNote[]> {
		for (;;) {
			const loading = (this.#notes ??= this.#load());
			const notes = await loading;
			if (loading === this.#notes || this.#store.isDisposed) {
				return notes;
			}
		}
	}

	/** A failure is logged and shows nothing; the next change tries again. */
	async #load(): Promise<readonly ListedNote[]> {
		try {
			const notes = await this.#context.annotations.all();
			return await Promise.all(notes.map(toListedNote));
		} catch (failure) {
			this.#context.log.error('The annotations could not be listed.', failure);
			return [];
		}
	}

	/** What stands around the rows: the counts, the filter, and what the welcome text goes by. */
	#tell(source: AnnotationRowSource, hasRows: boolean): void {
		this.#view.description = [
			source.arrangement === 'questions' ? say('open questions') : '',
			describeCounts(say, countAnnotations(source)),
		]
			.filter(part => part !== '')
			.join(': ');
		this.#view.message = this.#filter === '' ? '' : say('Filtered by “{0}”.', this.#filter);
		const whyEmpty: AnnotationsState = source.notes.length === 0 ? 'none' : 'nothingFits';
		const state = hasRows ? 'rows' : whyEmpty;
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.annotationsState, state);
	}

	#refresh(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#notes = undefined;
		this.#changed.fire();
	}

	#refreshLater(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#refresh(), PAUSE);
	}

	#addCommands(): void {
		const { registerCommand } = vscode.commands;
		this.#store.add(
			registerCommand(COMMANDS.filterAnnotations, (filter?: unknown) => this.#askFilter(filter)),
		);
		this.#store.add(registerCommand(COMMANDS.clearAnnotationsFilter, () => this.#setFilter('')));
		this.#store.add(
			registerCommand(COMMANDS.arrangeAnnotations, (arrangement?: unknown) =>
				this.#askArrangement(arrangement),
			),
		);
	}

	/** A key binding may hand in a filter of its own. */
	async #askFilter(filter: unknown): Promise<void> {
		if (typeof filter === 'string') {
			this.#setFilter(filter);
			return;
		}
		await vscode.commands.executeCommand(`${ANNOTATIONS_VIEW}.focus`, { preserveFocus: true });
		askFilter({
			title: say('Filter Annotations'),
			placeholder: say(
				'Words of a passage or an annotation, a tag, a name, or a state such as “resolved”',
			),
			before: this.#filter,
			apply: typed => this.#setFilter(typed),
		});
	}

	#setFilter(filter: string): void {
		this.#filter = filter;
		void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.annotationsFiltered, filter !== '');
		this.#changed.fire();
	}

	async #askArrangement(wanted: unknown): Promise<void> {
		const arrangement =
			ARRANGEMENTS.find(known => known === wanted) ?? (await chooseArrangement(this.#arrangement));
		if (arrangement !== undefined) {
			await this.#memento.update(ARRANGEMENT, arrangement);
			this.#changed.fire();
		}
	}
}

async function chooseArrangement(current: Arrangement): Promise<Arrangement | undefined> {
	const items: readonly (vscode.QuickPickItem & { readonly arrangement: Arrangement })[] = [
		{ arrangement: 'note', label: say('By Note'), iconPath: new vscode.ThemeIcon('markdown') },
		{ arrangement: 'tag', label: say('By Tag'), iconPath: new vscode.ThemeIcon('tag') },
		{ arrangement: 'state', label: say('By State'), iconPath: new vscode.ThemeIcon('pass') },
		{ arrangement: 'kind', label: say('By Kind'), iconPath: new vscode.ThemeIcon('list-tree') },
		{
			arrangement: 'questions',
			label: say('Open Questions Only'),
			iconPath: new vscode.ThemeIcon('question'),
		},
	];
	const chosen = await vscode.window.showQuickPick(
		items.map(item => ({
			...item,
			...(item.arrangement === current ? { description: say('current') } : {}),
		})),
		{ title: say('Arrange Annotations'), placeHolder: say('What the annotations are grouped by') },
	);
	return chosen?.arrangement;
}
