import * as vscode from 'vscode';
import type { PactmarkApi } from '../../src/vscode/api.js';

const NOTE =
	'Acme Inc. is the **exclusive** provider of Beta Ltd.\n\nMicrosoft keeps its right of first refusal.\n';

/** A web worker has no `node:assert`. */
function expect(isTrue: boolean, what: string): asserts isTrue {
	if (!isTrue) {
		throw new Error(what);
	}
}

async function openNote(): Promise<{ readonly api: PactmarkApi; readonly document: vscode.TextDocument }> {
	const extension = vscode.extensions.getExtension<PactmarkApi>('pactmark.pactmark');
	expect(extension !== undefined, 'Pactmark is not there.');
	const api = await extension.activate();
	const document = await vscode.workspace.openTextDocument({ content: NOTE, language: 'markdown' });
	await vscode.window.showTextDocument(document);
	return { api, document };
}

suite('in a web worker', () => {
	teardown(async () => {
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	});

	test('runs without Node', () => {
		const globals: object = globalThis;
		const host: unknown = Reflect.get(globals, 'process');
		const versions: unknown =
			typeof host === 'object' && host !== null ? Reflect.get(host, 'versions') : undefined;
		const isNode = typeof versions === 'object' && versions !== null && 'node' in versions;
		expect(!isNode, 'This is a Node host.');
	});

	test('reads a note', async () => {
		const { api, document } = await openNote();
		const reading = await api.reading(document.uri);
		const found = reading?.mentions.map(({ kind, text }) => `${kind}: ${text}`) ?? [];
		for (const mention of ['company: Microsoft', 'term: right of first refusal']) {
			expect(found.includes(mention), `“${mention}” is not among ${found.join(', ')}`);
		}
	});

	test('marks it', async () => {
		const { api, document } = await openNote();
		await api.reading(document.uri);
		const texts = api
			.decorations(document.uri)
			.flatMap(({ ranges }) => ranges.map(range => document.getText(range)));
		expect(texts.includes('Microsoft'), `Marked are ${texts.join(', ')}`);
	});

	test('explains it on hover', async () => {
		const { api, document } = await openNote();
		await api.reading(document.uri);
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			document.positionAt(NOTE.indexOf('first refusal')),
		);
		const said = hovers
			.flatMap(({ contents }) => contents)
			.map(part => (part instanceof vscode.MarkdownString ? part.value : ''));
		expect(said.join('\n').includes('Right of first refusal'), said.join('\n'));
	});

	test('shows the tree', async () => {
		const { api, document } = await openNote();
		await api.reading(document.uri);
		expect(api.tree.roots().length > 0, 'The tree is empty.');
	});
});
