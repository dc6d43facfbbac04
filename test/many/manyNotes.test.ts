import * as assert from 'node:assert';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import { indexer, keyOf, notesWith, root, running, untilHeard, untilIndexed } from '../host/indexedNotes.js';
import { cleanUp, next, pactmark, until } from '../host/notes.js';
import { tell } from '../host/reporter.js';
import { Typist } from './typist.js';

const NOTES = 10_000;
const CHANGED = 2000;

/** Ends a test that hangs. It is no measure of speed: the longest takes half a minute on two busy processors. */
const LIMIT_MS = 15 * 60_000;

/** What every note speaks of, and what tells the branches from each other: it stands in the changed notes and in no other. */
const EVERYWHERE = 'revenue_share';
const BEFORE = { term: 'source_code_escrow', words: 'source code escrow' };
const AFTER = { term: 'rofr', words: 'right of first refusal' };

type Index = Awaited<ReturnType<typeof indexer>>['index'];

/** What the files say now, by their names below the folder. */
function readFiles(): ReadonlyMap<string, string> {
	const path = root().fsPath;
	const names = readdirSync(path, { recursive: true })
		.map(name => String(name).replaceAll('\\', '/'))
		.filter(name => name.endsWith('.md'));
	return new Map(names.map(name => [name, readFileSync(join(path, name), 'utf8')]));
}

/** The names of those that say something. */
function filesWith(files: ReadonlyMap<string, string>, words: string): readonly string[] {
	return [...files].flatMap(([name, text]) => (text.includes(words) ? [name] : [])).sort();
}

/** The names of those that do not. */
function filesWithout(files: ReadonlyMap<string, string>, words: string): readonly string[] {
	return [...files].flatMap(([name, text]) => (text.includes(words) ? [] : [name])).sort();
}

/** The id that the index gives a company. */
function idOf(company: string): string {
	return company.toLowerCase().replace(' ', '-');
}

/** By their ids, how many of the texts name each company. */
function companiesIn(texts: Iterable<string>): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const text of texts) {
		const names = [...text.matchAll(/(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) Inc\./gu)].map(
			([, name = '']) => name,
		);
		for (const id of new Set(names.map(idOf))) {
			counts.set(id, (counts.get(id) ?? 0) + 1);
		}
	}
	return counts;
}

/** What stands in one list only, each marked by where it is missing: to compare lists of thousands, and to show what is wrong. */
function differing(found: readonly string[], expected: readonly string[]): readonly string[] {
	const [ours, theirs] = [new Set(found), new Set(expected)];
	return [
		...found.flatMap(each => (theirs.has(each) ? [] : [`too much: ${each}`])),
		...expected.flatMap(each => (ours.has(each) ? [] : [`missing: ${each}`])),
	];
}

/** That the index says what the files say, and of a note that is open what is typed there. */
function assertExact(index: Index, { document, text }: Typist): void {
	const files = new Map(readFiles());
	assert.strictEqual(files.size, NOTES);
	assert.deepStrictEqual(differing([...index.notes()], [...files.keys()].map(keyOf)), []);
	for (const { term, words } of [BEFORE, AFTER]) {
		assert.deepStrictEqual(differing(notesWith(index, '.', term), filesWith(files, words)), []);
	}
	files.set(vscode.workspace.asRelativePath(document.uri, false), text);
	const found = index.entities('company').map(({ id, notes }) => `${id} in ${notes}`);
	const named = [...companiesIn(files.values())].map(([id, notes]) => `${id} in ${notes}`);
	assert.deepStrictEqual(differing(found, named), []);
	assert.strictEqual(index.entity('term', EVERYWHERE)?.notes, NOTES);
}

/** Looks a company up as a user does: what is listed first is opened. */
async function lookUp(company: string): Promise<void> {
	const shown = next(
		vscode.window.onDidChangeActiveTextEditor,
		editor => editor?.document.uri.path.endsWith(`${company} (dossier)`) === true,
	);
	await vscode.commands.executeCommand(COMMANDS.lookUp, company.toLowerCase());
	await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
	await shown;
}

/** The company that some note is about, as its title says, and that the note in front does not name. */
function subjectElsewhere(index: Index, inFront: string): string | undefined {
	return [...index.notes()]
		.map(note => /^(.+) and its partner$/.exec(index.titleOf(note) ?? '')?.[1])
		.findLast(company => company !== undefined && !inFront.includes(company));
}

/** What is seen of an index while it is made. */
interface Watched {
	/** How many notes were known, each time that something was said of it. */
	readonly done: number[];
	/** In how many notes a look-up found what all of them have. */
	readonly found: number[];
	/** What the view said. */
	readonly messages: Set<string>;
	readonly watching: vscode.Disposable;
}

async function watch(): Promise<Watched> {
	const service = await indexer();
	const { tree } = await pactmark();
	const [done, found, messages]: [number[], number[], Set<string>] = [[], [], new Set()];
	const watching = vscode.Disposable.from(
		service.onDidChange(() => {
			const { state, index } = service;
			if (state.kind === 'indexing' && state.total === NOTES) {
				done.push(state.done);
				found.push(index.find('revenue sha')[0]?.entity.notes ?? 0);
			}
		}),
		tree.onDidChange(() => messages.add(tree.message() ?? '')),
	);
	return { done, found, messages, watching };
}

suite('a workspace of ten thousand notes', () => {
	let typist: Typist;
	let telling: vscode.Disposable;

	suiteSetup(async () => {
		const service = await indexer();
		const [own = ''] = filesWithout(readFiles(), BEFORE.words);
		typist = new Typist(await vscode.workspace.openTextDocument(vscode.Uri.parse(keyOf(own))));
		let told = 0;
		telling = service.onDidChange(() => {
			const thousands = Math.floor((service.run?.notesRead ?? 0) / 1000);
			if (thousands > told) {
				told = thousands;
				tell({ type: 'progress', text: `${told},000 notes read` });
			}
		});
	});

	suiteTeardown(async () => {
		telling.dispose();
		await cleanUp();
	});

	/** What is typed is taken in after a pause. */
	async function untilAllKnown(holds: (index: Index) => boolean): Promise<Index> {
		const typed = idOf(typist.company);
		await untilIndexed(index => holds(index) && index.entity('company', typed) !== undefined);
		return (await indexer()).index;
	}

	test('is read while somebody types and looks things up, and the view says how far it is', async () => {
		const service = await indexer();
		const { tree } = await pactmark();
		const { done, found, messages, watching } = await watch();
		const meanwhile = { typed: 0, lookedUp: 0 };
		await vscode.commands.executeCommand(COMMANDS.showWorkspace);
		while (service.state.kind !== 'ready') {
			await typist.typeSentence();
			const known = subjectElsewhere(service.index, typist.text);
			if (service.state.kind === 'indexing' && known !== undefined) {
				meanwhile.typed++;
				if (meanwhile.lookedUp === 0) {
					await lookUp(known);
					meanwhile.lookedUp++;
				}
			}
		}
		await until(tree.onDidChange, () => (tree.message() ?? '') === '');
		watching.dispose();
		const counted = [...messages].filter(message => message.includes(` of ${NOTES.toLocaleString()} `));
		const seen = `${meanwhile.typed} sentences typed meanwhile, the view said ${counted.length} times how far it is`;
		tell({ type: 'progress', text: seen });
		assert.ok(meanwhile.typed > 0 && meanwhile.lookedUp > 0, seen);
		assert.ok(counted.length > 1, seen);
		assert.ok(
			found.some(notes => notes > 0 && notes < NOTES),
			seen,
		);
		assert.ok(
			done.every((notes, i) => notes + 1 >= (done[i - 1] ?? 0)), // What is typed makes its note unknown.
			done.join(' '),
		);
	}).timeout(LIMIT_MS);

	test('is known as it stands, and can be looked up', async () => {
		const index = await untilAllKnown(({ size }) => size === NOTES);
		assertExact(index, typist);
		assert.strictEqual(index.find('revenue sha')[0]?.entity.notes, NOTES);
		await lookUp(subjectElsewhere(index, typist.text) ?? '');
	}).timeout(LIMIT_MS);

	test('follows git to another branch while somebody types', async () => {
		const [changing = ''] = filesWith(readFiles(), BEFORE.words).slice(-1);
		const open = await vscode.workspace.openTextDocument(vscode.Uri.parse(keyOf(changing)));
		await vscode.window.showTextDocument(open, { preview: false });
		const before = typist.sentences;
		const through = { isIt: false };
		const typing = (async () => {
			do {
				await typist.typeSentence();
			} while (!through.isIt);
		})();
		try {
			await promisify(execFile)('git', ['-C', root().fsPath, 'checkout', '--quiet', 'after']);
			await untilIndexed(index => {
				const notes = (term: string): number => index.entity('term', term)?.notes ?? 0;
				return notes(BEFORE.term) === 0 && notes(AFTER.term) === CHANGED;
			});
		} finally {
			through.isIt = true;
			await typing;
		}
		tell({ type: 'progress', text: `${typist.sentences - before} sentences typed meanwhile` });
		assertExact(await untilAllKnown(() => true), typist);
		// Of thousands of changes VS Code may not hear of one: a note that is shown again is looked at again.
		await vscode.window.showTextDocument(open, { preview: false });
		await until(vscode.workspace.onDidChangeTextDocument, () => open.getText().includes(AFTER.words));
		assert.ok(typist.document.isDirty && !open.isDirty);
		await typist.document.save();
		assert.strictEqual(readFileSync(typist.document.uri.fsPath, 'utf8'), typist.text);
	}).timeout(LIMIT_MS);

	test('is looked through once at the next start, and no note is read', async () => {
		const { testing, reading } = await pactmark();
		await (await running()).save();
		await untilHeard();
		const { workspace } = vscode;
		const { findFiles } = workspace;
		let searches = 0;
		workspace.findFiles = (...asked) => {
			searches++;
			return findFiles(...asked);
		};
		try {
			testing?.stop();
			testing?.start();
			// Looks through the folder for lexicon entries; then the index asks for its notes.
			await reading(typist.document.uri);
			assert.strictEqual((await running()).notesRead, 0);
		} finally {
			workspace.findFiles = findFiles;
		}
		assertExact((await indexer()).index, typist);
		assert.strictEqual(searches, 1);
	}).timeout(LIMIT_MS);
});
