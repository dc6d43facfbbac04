import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, INNER_COMMANDS } from '../../src/vscode/ids.js';
import {
	annotate,
	bodies,
	closeNote,
	fileOf,
	hoverOn,
	openNote,
	reopen,
	service,
	stored,
	testing,
	threadOf,
} from './annotating.js';
import { cleanUp, next, placeOf, set, until } from './notes.js';

suite('annotations', () => {
	teardown(cleanUp);

	test('the command begins a draft at the selection; saved, it is in the file, in a thread and marked', async () => {
		const editor = await openNote();
		const { document } = editor;
		const range = placeOf(document, ' 4 percent of sales');
		editor.selection = new vscode.Selection(range.start, range.end);
		const draft = await vscode.commands.executeCommand<vscode.CommentThread>(COMMANDS.annotateSelection);
		assert.strictEqual(document.getText(draft.range), '4 percent of sales');
		const [comment] = draft.comments;
		assert.strictEqual(comment?.mode, vscode.CommentMode.Editing);
		comment.body = 'Of net or gross sales?';
		await vscode.commands.executeCommand(COMMANDS.saveComment, comment);
		const thread = await threadOf(document);
		assert.deepStrictEqual(bodies(thread), ['Of net or gross sales?']);
		assert.strictEqual(document.getText(thread.range), '4 percent of sales');
		const { annotationMarks } = await testing();
		const marked = annotationMarks.painted(document.uri).get('comment') ?? [];
		assert.deepStrictEqual(
			marked.map(each => document.getText(each)),
			['4 percent of sales'],
		);
		const watching = await service();
		await watching.retry();
		assert.match(await stored(document.uri), /"exact":"4 percent of sales"/);
		assert.match(await stored(document.uri), /"author":"me"/);
	});

	test('with nothing selected the mention at the cursor is annotated, else the sentence', async () => {
		const editor = await openNote();
		const at = async (words: string): Promise<string> => {
			const { start } = placeOf(editor.document, words);
			editor.selection = new vscode.Selection(start.translate(0, 2), start.translate(0, 2));
			const thread = await vscode.commands.executeCommand<vscode.CommentThread>(
				COMMANDS.annotateSelection,
			);
			const text = editor.document.getText(thread.range);
			await vscode.commands.executeCommand(COMMANDS.cancelComment, thread.comments[0]);
			return text;
		};
		assert.match(await at('exclusive right'), /^exclusive\b/);
		assert.strictEqual(await at('Nobody in town'), 'Nobody in town had heard of it.');
	});

	test('saved without words it is a highlight: a mark and no thread', async () => {
		const editor = await openNote();
		const { document } = editor;
		const range = placeOf(document, 'Moravia');
		editor.selection = new vscode.Selection(range.start, range.end);
		const draft = await vscode.commands.executeCommand<vscode.CommentThread>(COMMANDS.annotateSelection);
		await vscode.commands.executeCommand(COMMANDS.saveComment, draft.comments[0]);
		const { annotationMarks, annotating } = await testing();
		assert.strictEqual(annotationMarks.painted(document.uri).get('highlight')?.length, 1);
		assert.strictEqual(annotating.threads.of(document.uri).length, 0);
	});

	test('the name in the settings signs it', async () => {
		await set('annotations.author', 'Ida');
		const { document } = await openNote();
		assert.strictEqual((await annotate(document, 'March 2031')).annotation.author, 'Ida');
	});

	test('reply, edit, resolve, reopen', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const thread = await threadOf(document);
		await vscode.commands.executeCommand(COMMANDS.replyToAnnotation, { thread, text: 'The annex.' });
		assert.deepStrictEqual(bodies(thread), ['Says who?', 'The annex.']);
		const [, reply] = thread.comments;
		await vscode.commands.executeCommand(COMMANDS.editComment, reply);
		assert.strictEqual(reply?.mode, vscode.CommentMode.Editing);
		reply.body = 'Annex B.';
		await vscode.commands.executeCommand(COMMANDS.saveComment, reply);
		assert.deepStrictEqual(bodies(thread), ['Says who?', 'Annex B.']);
		await vscode.commands.executeCommand(COMMANDS.resolveAnnotation, thread);
		assert.strictEqual(thread.state, vscode.CommentThreadState.Resolved);
		assert.strictEqual(thread.contextValue, 'resolved');
		assert.match(await stored(document.uri), /"state":"resolved"/);
		await vscode.commands.executeCommand(COMMANDS.reopenAnnotation, thread);
		assert.strictEqual(thread.state, vscode.CommentThreadState.Unresolved);
		await vscode.commands.executeCommand(COMMANDS.deleteReply, thread.comments[1]);
		assert.deepStrictEqual(bodies(thread), ['Says who?']);
		await vscode.commands.executeCommand(COMMANDS.restoreAnnotation);
		assert.deepStrictEqual(bodies(thread), ['Says who?', 'Annex B.']);
	});

	test('resolved while a comment in it is being written, VS Code hears of it only when that is done', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const thread = await threadOf(document);
		const [comment] = thread.comments;
		assert.ok(comment !== undefined);
		await vscode.commands.executeCommand(COMMANDS.editComment, comment);
		await vscode.commands.executeCommand(COMMANDS.resolveAnnotation, thread);
		assert.match(await stored(document.uri), /"state":"resolved"/);
		assert.strictEqual(thread.contextValue, 'resolved');
		assert.strictEqual(thread.state, vscode.CommentThreadState.Unresolved);
		await vscode.commands.executeCommand(COMMANDS.cancelComment, comment);
		assert.strictEqual(thread.state, vscode.CommentThreadState.Resolved);
	});

	test('an edit that is cancelled changes nothing', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const thread = await threadOf(document);
		const [comment] = thread.comments;
		assert.ok(comment !== undefined);
		await vscode.commands.executeCommand(COMMANDS.editComment, comment);
		comment.body = 'Something else';
		await vscode.commands.executeCommand(COMMANDS.cancelComment, comment);
		assert.deepStrictEqual(bodies(thread), ['Says who?']);
		assert.strictEqual(thread.comments[0]?.mode, vscode.CommentMode.Preview);
	});

	test('deleted, it is gone from thread, mark and file; undone, it is back with its replies', async () => {
		const { document } = await openNote();
		const { annotation } = await annotate(document, 'March 2031');
		const annotations = await service();
		await annotations.reply(annotation.id, 'The annex.');
		const thread = await threadOf(document);
		await vscode.commands.executeCommand(COMMANDS.deleteAnnotation, thread);
		const { annotating, annotationMarks } = await testing();
		assert.strictEqual(annotating.threads.of(document.uri).length, 0);
		assert.deepStrictEqual([...(annotationMarks.painted(document.uri).get('question') ?? [])], []);
		assert.doesNotMatch(await stored(document.uri), /Says who/);
		await vscode.commands.executeCommand(COMMANDS.restoreAnnotation);
		assert.deepStrictEqual(bodies(await threadOf(document)), ['Says who?', 'The annex.']);
		assert.match(await stored(document.uri), /Says who/);
	});

	test('what another window writes is there at once', async () => {
		const { document } = await openNote();
		const { annotation } = await annotate(document, 'March 2031');
		const annotations = await service();
		await annotations.retry();
		const text = await stored(document.uri);
		const reply = {
			type: 'reply',
			id: 'fromelsewhere',
			annotation: annotation.id,
			body: 'Me too.',
			author: 'Jo',
			created: '2026-01-01T00:00:00.000Z',
			modified: '2026-01-01T00:00:00.000Z',
			revision: 0,
		};
		await vscode.workspace.fs.writeFile(
			fileOf(document.uri),
			new TextEncoder().encode(`${text}${JSON.stringify(reply)}\n`),
		);
		await until(annotations.onDidChange, () => annotations.of(document)[0]?.replies.length === 1);
		const thread = await threadOf(document);
		assert.deepStrictEqual(bodies(thread), ['Says who?', 'Me too.']);
		assert.strictEqual(thread.comments[1]?.author.name, 'Jo');
	});

	/** Begins to annotate, and types into the box. */
	async function beginDraft(editor: vscode.TextEditor, passage: string, words: string): Promise<void> {
		const range = placeOf(editor.document, passage);
		editor.selection = new vscode.Selection(range.start, range.end);
		const begun = next(
			vscode.workspace.onDidChangeTextDocument,
			({ document: { uri } }) => uri.scheme === 'comment' && /commentinput-\d+-/.test(uri.path),
		);
		await vscode.commands.executeCommand(COMMANDS.annotateSelection);
		const { document: box } = await begun;
		const edit = new vscode.WorkspaceEdit(); // The box is there before it has the focus, so that keys might go into the note.
		edit.insert(box.uri, new vscode.Position(0, 0), words);
		assert.ok(await vscode.workspace.applyEdit(edit));
	}

	test('a draft and an edit that were not finished are there again when the note is', async () => {
		const editor = await openNote();
		const { document } = editor;
		await beginDraft(editor, 'spare parts', 'Thought half');
		await closeNote(document);
		const { annotating } = await testing();
		const back = next(annotating.drafts.onDidBringBack);
		const again = await reopen(document);
		const thread = await back;
		assert.strictEqual(again.getText(thread.range), 'spare parts');
		assert.deepStrictEqual(bodies(thread), ['Thought half']);
		await vscode.commands.executeCommand(COMMANDS.cancelComment, thread.comments[0]);
	});

	test('a draft whose passage is gone is shown at the top, and goes back when the passage does', async () => {
		const editor = await openNote();
		const { document } = editor;
		await beginDraft(editor, 'Nobody in town had heard of it.', 'Thought half');
		await closeNote(document);
		const range = placeOf(document, 'Nobody in town had heard of it.');
		assert.ok(await editor.edit(edit => edit.delete(range)));
		const { annotating } = await testing();
		const back = next(annotating.drafts.onDidBringBack);
		const again = await reopen(document);
		const thread = await back;
		assert.strictEqual(thread.range?.isEqual(new vscode.Range(0, 0, 0, 0)), true);
		assert.match(thread.label ?? '', /its passage is gone$/);
		assert.deepStrictEqual(bodies(thread), ['Thought half']);
		let isSet = false; // In the same turn: by the edit, and not by what happens to come by.
		const hearing = annotating.threads.onDidChange(() => {
			isSet = true;
			queueMicrotask(() => (isSet = false));
		});
		const movedOnly = next((await service()).onDidMove, other => other === again && !isSet);
		await editor.edit(edit => edit.insert(range.start, 'Nobody in town had heard of it.'));
		await movedOnly;
		hearing.dispose();
		await again.save();
		await until(annotating.threads.onDidChange, () => thread.range?.isEmpty === false);
		assert.strictEqual(again.getText(thread.range), 'Nobody in town had heard of it.');
		assert.doesNotMatch(thread.label ?? '', /gone/);
		await vscode.commands.executeCommand(COMMANDS.cancelComment, thread.comments[0]);
	});

	test('what is typed into an annotation that is deleted meanwhile is there again when that is undone', async () => {
		const { document } = await openNote();
		const { annotation } = await annotate(document, 'March 2031');
		const thread = await threadOf(document);
		const { annotating } = await testing();
		const owner = annotating.threads.ownerOfComment(thread.comments[0] ?? assert.fail());
		assert.ok(owner !== undefined);
		annotating.drafts.edit(document.uri, owner.comment, 'Thought half');
		const annotations = await service();
		await annotations.remove(annotation.id);
		assert.strictEqual(
			await annotations.revise({ note: document.uri, id: annotation.id }, { body: 'Thought' }),
			false,
		);
		await until(annotating.threads.onDidChange, () => annotating.threads.of(document.uri).length === 0);
		await annotations.restore();
		const again = await threadOf(document);
		await until(annotating.threads.onDidChange, () => bodies(again)[0] === 'Thought half');
		await vscode.commands.executeCommand(COMMANDS.cancelComment, again.comments[0]);
	});

	test('the hover shows words, author and replies, and opens the thread', async () => {
		const { document } = await openNote();
		const { annotation } = await annotate(document, 'March 2031');
		await (await service()).reply(annotation.id, 'The annex.');
		const hover = await hoverOn(document, 'March 2031');
		assert.match(hover, /Question[^]*pricing[^]*Says who[^]*me[^]*The annex/);
		assert.match(hover, new RegExp(`command:${INNER_COMMANDS.openAnnotation}`));
		const thread = await threadOf(document);
		await vscode.commands.executeCommand(
			INNER_COMMANDS.openAnnotation,
			document.uri.toString(),
			annotation.id,
		);
		assert.strictEqual(thread.collapsibleState, vscode.CommentThreadCollapsibleState.Expanded);
	});

	test('switched off, nothing is shown and nothing is lost', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		await threadOf(document);
		const { annotating, annotationMarks } = await testing();
		await set('annotations.enabled', false);
		assert.strictEqual(annotating.threads.of(document.uri).length, 0);
		assert.deepStrictEqual([...(annotationMarks.painted(document.uri).get('question') ?? [])], []);
		assert.strictEqual((await service()).of(document).length, 1);
	});
});
