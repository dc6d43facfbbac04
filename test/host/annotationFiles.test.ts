import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { FileProblems } from '../../src/vscode/annotations/fileProblems.js';
import {
	TEXT,
	annotate,
	fileOf,
	hoverOn,
	newNumber,
	openNote,
	passage,
	service,
	stored,
	testing,
	threadOf,
	writeStored,
} from './annotating.js';
import { root } from './indexedNotes.js';
import { cleanUp, next, writeFile } from './notes.js';

suite('annotation files', () => {
	teardown(cleanUp);

	const HEADER = { pactmark: 'annotations', version: 1 };

	function record(exact: string, fields: Readonly<Record<string, unknown>> = {}): object {
		return {
			type: 'annotation',
			id: 'hostile1',
			kind: 'comment',
			state: 'open',
			body: 'Fine.',
			quote: { type: 'TextQuoteSelector', exact, prefix: '', suffix: '' },
			author: 'Eve',
			created: '2026-01-01T00:00:00.000Z',
			modified: '2026-01-01T00:00:00.000Z',
			revision: 0,
			...fields,
		};
	}

	async function openWith(lines: readonly unknown[]): Promise<vscode.TextDocument> {
		const name = `hostile ${newNumber()}.md`;
		const uri = await writeFile(name, new TextEncoder().encode(TEXT));
		await writeStored(uri, lines);
		const document = await vscode.workspace.openTextDocument(uri);
		await vscode.window.showTextDocument(document);
		await (await service()).read(document);
		return document;
	}

	test('a hostile one only shows as text', async () => {
		const evil =
			'[x](command:workbench.action.quit) <img src="https://evil.example/x.png"> $(alert) ![p](https://evil.example/y.png) \u001b[31m\u202e';
		const document = await openWith([
			{ ...HEADER, note: '../../outside.md' },
			record('March 2031', { body: evil, author: evil, tags: [evil] }),
		]);
		const thread = await threadOf(document);
		const [comment] = thread.comments;
		assert.ok(typeof comment?.body === 'string', 'plain text, never markup');
		assert.doesNotMatch(comment.body, /[\u001b\u202e]/);
		const hover = await hoverOn(document, 'March 2031');
		assert.match(hover, /evil/);
		const links = [...hover.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? '');
		assert.deepStrictEqual(
			links.filter(target => !target.startsWith('command:pactmark._')),
			[],
		);
		assert.doesNotMatch(hover, /<img|https:|\$\(alert/);
	});

	test('a damaged line is marked in the file and kept, the others are read', async () => {
		const document = await openWith([HEADER, '{"type":"annotation","id":"to', record('March 2031')]);
		assert.strictEqual(await passage(document), 'March 2031');
		const [problem] = vscode.languages.getDiagnostics(fileOf(document.uri));
		assert.strictEqual(problem?.range.start.line, 1);
		assert.match(problem.message, /incomplete or damaged/);
		await (await service()).revise({ note: document.uri, id: 'hostile1' }, { state: 'resolved' });
		const text = await stored(document.uri);
		assert.match(text, /\{"type":"annotation","id":"to\n/);
		assert.match(text, /"state":"resolved"/);
	});

	test('what was wrong in a file is forgotten when the file is gone, and nothing else is', async () => {
		const annotations = await service();
		const uris = ['gone', 'stays'].map(name => vscode.Uri.joinPath(root(), `damaged and ${name}.md`));
		await Promise.all(uris.map(uri => writeStored(uri, [HEADER, '{"type":"annotation","id":"to'])));
		const [gone, stays] = uris.map(fileOf);
		assert.ok(gone !== undefined && stays !== undefined);
		const told = (uri: vscode.Uri): number => vscode.languages.getDiagnostics(uri).length;
		await annotations.all();
		assert.deepStrictEqual([told(gone), told(stays)], [1, 1]);
		await vscode.workspace.fs.delete(gone);
		await annotations.all();
		assert.deepStrictEqual([told(gone), told(stays)], [0, 1]);
		await vscode.workspace.fs.delete(stays);
		await annotations.all();
		assert.strictEqual(told(stays), 0);
	});

	test('a fault that keeps a file from being written outlasts the file, and so do other folders', () => {
		const problems = new FileProblems();
		const [one, other] = ['one', 'other'].map(name => vscode.Uri.file(`/${name}`));
		assert.ok(one !== undefined && other !== undefined);
		const at = (folder: vscode.Uri, name: string): vscode.Uri =>
			vscode.Uri.joinPath(folder, '.pactmark', 'annotations', name);
		const lines = { problems: [{ line: 1, message: 'Damaged.' }] };
		problems.note(at(one, 'kept.jsonl'), lines);
		problems.note(at(one, 'gone.jsonl'), lines);
		problems.set(at(one, 'faulty.jsonl'), lines, {
			kind: 'fault',
			reason: 'readOnly',
			message: 'No writing here.',
		});
		problems.note(at(other, 'gone.jsonl'), lines);
		let news = 0;
		const hearing = problems.onDidChange(() => news++);
		problems.keep(one, new Set(['annotations/kept.jsonl']));
		assert.deepStrictEqual(
			problems.all.map(({ uri, message }) => `${uri.path} ${message}`),
			[
				'/one/.pactmark/annotations/kept.jsonl Damaged.',
				'/one/.pactmark/annotations/faulty.jsonl No writing here.',
				'/other/.pactmark/annotations/gone.jsonl Damaged.',
			],
		);
		assert.strictEqual(news, 2);
		problems.keep(one, new Set(['annotations/kept.jsonl']));
		assert.strictEqual(news, 2, 'there was nothing new');
		hearing.dispose();
		problems.dispose();
	});

	test('one of a newer version is shown and never written', async () => {
		const document = await openWith([{ ...HEADER, version: 9 }, record('March 2031')]);
		const before = await stored(document.uri);
		const annotations = await service();
		const failed = next(annotations.onDidFail);
		await annotations.revise({ note: document.uri, id: 'hostile1' }, { body: 'Changed' });
		assert.match((await failed).message, /newer version/);
		assert.strictEqual(await stored(document.uri), before);
		assert.strictEqual(
			annotations.of(document)[0]?.annotation.body,
			'Changed',
			'it counts in this window',
		);
	});

	test('what could not be written is there in the next window, and is written then', async () => {
		const document = await openWith([{ ...HEADER, version: 9 }, record('March 2031')]);
		await (await service()).revise({ note: document.uri, id: 'hostile1' }, { body: 'Thought over' });
		const face = await testing();
		face.stop();
		try {
			await writeStored(document.uri, [HEADER, record('March 2031')]);
		} finally {
			face.start();
		}
		const [placed] = await (await service()).read(document);
		assert.strictEqual(placed?.annotation.body, 'Thought over');
		assert.match(await stored(document.uri), /"body":"Thought over"/);
	});

	test('closing the window waits for what is being written', async () => {
		const { document } = await openNote();
		await annotate(document, 'March 2031');
		const face = await testing();
		const written = face.idle();
		face.stop();
		try {
			await written;
			assert.match(await stored(document.uri), /Says who/);
		} finally {
			face.start();
		}
	});
});
