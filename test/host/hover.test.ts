import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { INNER_COMMANDS } from '../../src/vscode/ids.js';
import { cleanUp, openNote, pactmark, placeOf, set, TWO_DEALS } from './notes.js';

/** Pactmark's hovers at the first place that reads so; those of others are left out. */
async function hoverOn(document: vscode.TextDocument, text: string): Promise<string[]> {
	const { start } = placeOf(document, text);
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		start,
	);
	return hovers
		.flatMap(({ contents }) => contents as vscode.MarkdownString[])
		.map(({ value }) => value)
		.filter(value => value.includes('in this note'));
}

suite('hover', () => {
	teardown(cleanUp);

	test('on a term: what the article says with its sentence, and apart from it what holds in general', async () => {
		const { document } = await openNote();
		const [hover = ''] = await hoverOn(document, 'exclusivity');
		const [article = '', general = ''] = hover.split('**In general**');
		assert.match(article, /^\*\*Exclusivity\*\*/);
		assert.match(article, /\*\*The article says\*\*/);
		assert.match(article, /\*\*ended\*\* · stated/);
		assert.match(article, /“The exclusivity between OpenAI and Microsoft has ended/);
		assert.match(general, /Usually favours/);
		assert.match(general, /mentions in this note.*Look Up.*Next Mention/);
	});

	test('on a term of one of two deals: what is said of that deal, and in a line that there is more', async () => {
		const { document } = await openNote(TWO_DEALS);
		const [hover = ''] = await hoverOn(document, 'exclusivity at home');
		assert.doesNotMatch(hover, /“The exclusivity between/);
		assert.match(hover, /elsewhere in this note\*\* · ended \\\(OpenAI and Microsoft\\\)/);
		const [other = ''] = await hoverOn(document, 'exclusivity between');
		assert.match(other, /\*\*ended\*\* · stated · OpenAI and Microsoft/);
		assert.doesNotMatch(other, /elsewhere in this note/);
	});

	test('on a company: what it is, and what it loses with the sentence', async () => {
		const { document } = await openNote();
		const [hover = ''] = await hoverOn(document, 'Microsoft keeps');
		assert.match(hover, /^\*\*Microsoft\*\*/);
		assert.match(hover, /\*\*loses\*\*[^]*Microsoft loses its head start/);
		assert.match(hover, /\*\*In general\*\*[^]*Redmond/);
	});

	test('on a beneficiary: effect, certainty, sentence', async () => {
		const { document } = await openNote();
		const [hover = ''] = await hoverOn(document, 'Cloud buyers');
		assert.match(hover, /\*\*gains\*\* · (stated|conditional)/);
		assert.match(hover, /“Cloud buyers gain from it/);
		assert.doesNotMatch(hover, /In general/);
	});

	test('the quote leads to its place', async () => {
		const { document } = await openNote();
		const [hover = ''] = await hoverOn(document, 'Cloud buyers');
		const [, query = ''] = new RegExp(`command:${INNER_COMMANDS.reveal}\\?([^)]+)\\)`).exec(hover) ?? [];
		const args = JSON.parse(decodeURIComponent(query)) as unknown[];
		await vscode.commands.executeCommand(INNER_COMMANDS.reveal, ...args);
		const editor = vscode.window.activeTextEditor;
		assert.match(document.getText(editor?.selection), /^Cloud buyers gain from it/);
	});

	test('the quote leads to its place, whatever is typed before the link is made and after that', async () => {
		const editor = await openNote();
		const { document } = editor;
		const type = (words: string): Thenable<boolean> =>
			editor.edit(edit => edit.insert(new vscode.Position(0, 0), words));
		const follow = async (hover: string): Promise<string> => {
			const link = new RegExp(`command:${INNER_COMMANDS.reveal}\\?([^)]+)\\)`);
			const args = JSON.parse(decodeURIComponent(link.exec(hover)?.[1] ?? '')) as unknown[];
			await vscode.commands.executeCommand(INNER_COMMANDS.reveal, ...args);
			return document.getText(vscode.window.activeTextEditor?.selection);
		};
		await set('reading.delay', 5000); // So that the hover is about a reading that was moved over what is typed.
		await type('Some words before it all.\n\n');
		const [hover = ''] = await hoverOn(document, 'Cloud buyers');
		assert.match(await follow(hover), /^Cloud buyers gain from it/);
		await type('And more of them.\n\n');
		assert.match(await follow(hover), /^Cloud buyers gain from it/);
		await (await pactmark()).reading(document.uri); // The note is read anew, which the hover is not.
		assert.match(await follow(hover), /^Cloud buyers gain from it/);
	});

	test('is there where nothing is marked', async () => {
		const { document } = await openNote();
		await set('highlights.density', 'none');
		assert.strictEqual((await hoverOn(document, 'exclusivity')).length, 1);
	});

	test('speaks of the text as it is after typing', async () => {
		const editor = await openNote();
		await editor.edit(edit => edit.insert(new vscode.Position(0, 0), 'Some words before it all.\n\n'));
		const [hover = ''] = await hoverOn(editor.document, 'Cloud buyers');
		assert.match(hover, /Cloud buyers gain/);
	});

	test('says nothing where there is nothing, and nothing at all when switched off', async () => {
		const { document } = await openNote();
		assert.deepStrictEqual(await hoverOn(document, 'Tuesday'), []);
		await set('hover.enabled', false);
		assert.deepStrictEqual(await hoverOn(document, 'exclusivity'), []);
	});

	test('can leave out what holds in general', async () => {
		const { document } = await openNote();
		await set('hover.general', false);
		assert.doesNotMatch((await hoverOn(document, 'exclusivity'))[0] ?? '', /In general/);
	});

	test('nothing in the note becomes markup, a link or a command', async () => {
		const { document } = await openNote(
			'The exclusivity between OpenAI and Microsoft has ended [free](command:workbench.action.quit) <img src="https://evil.example/x.png"> $(alert) ![p](https://evil.example/y.png) `code`.',
		);
		const [hover = ''] = await hoverOn(document, 'exclusivity');
		assert.match(hover, /evil/, 'the sentence is quoted');
		const links = [...hover.matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target ?? '');
		assert.ok(links.length > 0);
		assert.deepStrictEqual(
			links.filter(target => !target.startsWith('command:pactmark._')),
			[],
		);
		assert.doesNotMatch(hover, /<img|https:|\$\(alert/);
	});
});

suite('links into a note', () => {
	teardown(cleanUp);

	test('do nothing with places that are not open notes', async () => {
		const { document } = await openNote();
		const before = vscode.window.activeTextEditor?.selection;
		await vscode.commands.executeCommand(INNER_COMMANDS.reveal, 'file:///etc/passwd', 0, 4);
		await vscode.commands.executeCommand(INNER_COMMANDS.reveal, { toString: 'x' }, '0');
		assert.strictEqual(vscode.window.activeTextEditor?.document, document);
		assert.deepStrictEqual(vscode.window.activeTextEditor.selection, before);
	});
});
