import * as vscode from 'vscode';
import { ANNOTATION_KINDS, tidyTags } from '../../core/annotations/annotation.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { harmless } from '../../core/wording/harmless.js';
import { kindLabelOf } from '../../core/wording/annotationLabels.js';
import type { NoteAnnotations, Removed } from '../annotations/noteAnnotations.js';
import { annotationIconText } from '../icons.js';
import { COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { CommentDrafts } from './commentDrafts.js';
import type { CommentThreads } from './commentThreads.js';

/** What the buttons of a thread and of its comments do. VS Code hands in the thread, the comment, or the words typed below. */
export function registerCommentCommands(
	annotations: NoteAnnotations,
	threads: CommentThreads,
	drafts: CommentDrafts,
): Disposable {
	const store = new DisposableStore();
	const { registerCommand } = vscode.commands;
	const onThread = (id: string, action: (thread: vscode.CommentThread) => unknown): void => {
		store.add(registerCommand(id, (thread?: vscode.CommentThread) => thread && action(thread)));
	};
	const onComment = (id: string, action: (comment: vscode.Comment) => unknown): void => {
		store.add(registerCommand(id, (comment?: vscode.Comment) => comment && action(comment)));
	};
	const setState = (state: 'open' | 'resolved') => (thread: vscode.CommentThread) => {
		const owner = threads.ownerOf(thread);
		return owner && annotations.revise(owner, { state });
	};
	onThread(COMMANDS.resolveAnnotation, setState('resolved'));
	onThread(COMMANDS.reopenAnnotation, setState('open'));
	onThread(COMMANDS.changeAnnotationKind, thread => changeKind(annotations, threads, drafts, thread));
	onThread(COMMANDS.editAnnotationTags, thread => editTags(annotations, threads, drafts, thread));
	onThread(COMMANDS.deleteAnnotation, async thread => {
		const owner = threads.ownerOf(thread);
		const removed = await (owner && annotations.remove(owner));
		offerUndo(annotations, removed, say('The annotation was deleted.'));
	});
	store.add(
		registerCommand(COMMANDS.replyToAnnotation, async (reply?: vscode.CommentReply) => {
			const owner = reply && threads.ownerOf(reply.thread);
			if (owner !== undefined && reply?.text.trim() !== '') {
				await annotations.reply(owner, reply?.text.trimEnd() ?? '');
			}
		}),
	);
	onComment(COMMANDS.editComment, comment => {
		const owner = threads.ownerOfComment(comment);
		if (owner !== undefined) {
			drafts.edit(owner.note, owner.comment);
		}
	});
	onComment(COMMANDS.saveComment, comment => saveComment(annotations, threads, drafts, comment));
	onComment(COMMANDS.cancelComment, comment => cancelComment(threads, drafts, comment));
	onComment(COMMANDS.deleteReply, async comment => {
		const owner = threads.ownerOfComment(comment);
		if (owner?.comment.id !== undefined) {
			const removed = await annotations.removeReply({ note: owner.note, id: owner.comment.id });
			offerUndo(annotations, removed, say('The reply was deleted.'));
		}
	});
	store.add(registerCommand(COMMANDS.restoreAnnotation, () => restoreLast(annotations)));
	return store;
}

async function restoreLast(annotations: NoteAnnotations): Promise<void> {
	if (!(await annotations.restore())) {
		void vscode.window.showInformationMessage(say('No annotation was deleted since Pactmark started.'));
	}
}

function offerUndo(annotations: NoteAnnotations, removed: Removed | undefined, message: string): void {
	const undo = say('Undo');
	if (removed !== undefined) {
		void vscode.window.showInformationMessage(message, undo).then(async chosen => {
			if (chosen === undo) {
				await annotations.restore(removed);
			}
		});
	}
}

async function saveComment(
	annotations: NoteAnnotations,
	threads: CommentThreads,
	drafts: CommentDrafts,
	comment: vscode.Comment,
): Promise<void> {
	const words = typeof comment.body === 'string' ? comment.body : comment.body.value;
	const thread = drafts.threadOf(comment);
	if (thread !== undefined) {
		const note = thread.uri;
		const id = await drafts.finish(thread, words);
		if (id === undefined) {
			void vscode.window.showWarningMessage(
				say('The passage of this annotation is gone. Undo that, or copy your words and cancel.'),
			);
		}
		const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === note.toString());
		if (id !== undefined && words.trim() !== '' && document !== undefined) {
			threads.open(document, id);
		}
		return;
	}
	const owner = threads.ownerOfComment(comment);
	if (owner?.comment.id === undefined) {
		return;
	}
	const { note, comment: shown, id } = owner;
	const { begun, saved } = shown;
	const isChanged = words.trimEnd() !== (begun === undefined ? saved : harmless(begun.body));
	shown.saved = isChanged ? words.trimEnd() : saved;
	threads.setMode(shown, vscode.CommentMode.Preview);
	const isSaved =
		!isChanged ||
		(await (shown.id === id
			? annotations.revise({ note, id }, { body: words.trimEnd() }, begun)
			: annotations.reviseReply({ note, id: owner.comment.id }, words.trimEnd(), begun)));
	if (isSaved) {
		drafts.done(shown);
	} else {
		shown.saved = saved;
		drafts.edit(note, shown, words);
		void vscode.window.showWarningMessage(
			say('This was deleted meanwhile, and is not saved. Your words stay here until you cancel.'),
		);
	}
}

function cancelComment(threads: CommentThreads, drafts: CommentDrafts, comment: vscode.Comment): void {
	const thread = drafts.threadOf(comment);
	if (thread !== undefined) {
		drafts.discard(thread);
		return;
	}
	const owner = threads.ownerOfComment(comment);
	if (owner !== undefined) {
		threads.setMode(owner.comment, vscode.CommentMode.Preview);
		drafts.done(owner.comment);
	}
}

async function changeKind(
	annotations: NoteAnnotations,
	threads: CommentThreads,
	drafts: CommentDrafts,
	thread: vscode.CommentThread,
): Promise<void> {
	const owner = threads.ownerOf(thread);
	const current = drafts.of(thread)?.kind ?? (owner && find(annotations, owner)?.annotation.kind);
	const items = ANNOTATION_KINDS.map(kind => ({
		value: kind,
		label: `${annotationIconText(kind)} ${kindLabelOf(say, kind)}`,
		...(kind === current ? { description: say('current') } : {}),
	}));
	const chosen = await vscode.window.showQuickPick(items, {
		title: say('Kind of the Annotation'),
		placeHolder: say('What is it for?'),
	});
	if (chosen === undefined) {
		return;
	}
	drafts.set(thread, { kind: chosen.value });
	await (owner && annotations.revise(owner, { kind: chosen.value }));
}

async function editTags(
	annotations: NoteAnnotations,
	threads: CommentThreads,
	drafts: CommentDrafts,
	thread: vscode.CommentThread,
): Promise<void> {
	const owner = threads.ownerOf(thread);
	const current = drafts.of(thread)?.tags ?? (owner && find(annotations, owner)?.annotation.tags) ?? [];
	const tags = await pickTags(current, annotations.knownTags());
	if (tags !== undefined) {
		drafts.set(thread, { tags });
		await (owner && annotations.revise(owner, { tags }));
	}
}

/** Known tags to tick; what is typed and is none of them is a new one. */
function pickTags(
	current: readonly string[],
	known: readonly string[],
): Promise<readonly string[] | undefined> {
	const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly tag: string }>();
	pick.title = say('Tags of the Annotation');
	pick.placeholder = say('Tick tags, or type a new one');
	pick.canSelectMany = true;
	const tags = new Set([...current, ...known]);
	const chosen = new Set(current);
	const show = (): void => {
		const [typed] = tidyTags([pick.value]);
		const all = typed === undefined || tags.has(typed) ? [...tags] : [typed, ...tags];
		pick.items = all.map(tag => ({
			tag,
			label: `#${tag}`,
			...(tag === typed && !tags.has(tag) ? { description: say('new tag') } : {}),
		}));
		pick.selectedItems = pick.items.filter(({ tag }) => chosen.has(tag));
	};
	return new Promise(resolve => {
		const store = new DisposableStore();
		store.add(pick);
		store.add(pick.onDidChangeValue(show));
		store.add(
			pick.onDidChangeSelection(items => {
				const visible = new Set(pick.items.map(({ tag }) => tag));
				visible.forEach(tag => chosen.delete(tag));
				items.forEach(({ tag }) => {
					chosen.add(tag);
					tags.add(tag);
				});
			}),
		);
		store.add(
			pick.onDidAccept(() => {
				const [typed] = tidyTags([pick.value]);
				resolve(tidyTags([...chosen, ...(typed === undefined ? [] : [typed])]));
				pick.hide();
			}),
		);
		store.add(
			pick.onDidHide(() => {
				resolve(undefined);
				store.dispose();
			}),
		);
		show();
		pick.show();
	});
}

function find(
	annotations: NoteAnnotations,
	{ note, id }: { readonly note: vscode.Uri; readonly id: string },
): ReturnType<NoteAnnotations['of']>[number] | undefined {
	const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === note.toString());
	return document && annotations.of(document).find(({ annotation }) => annotation.id === id);
}
