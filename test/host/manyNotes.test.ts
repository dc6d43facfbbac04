import * as assert from 'node:assert';
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { COMMANDS } from '../../src/vscode/ids.js';
import {
	aboutExclusivity,
	deleteOutside,
	indexer,
	keyOf,
	notesWith,
	root,
	running,
	untilIndexed,
	writeOutside,
} from './indexedNotes.js';
import { cleanUp, next, openNote, pactmark, until } from './notes.js';

const MANY = 10_000;
const CHECKED_OUT = 2000;
const FOLDER = 'ten thousand';
const TREE = 'checked out';

/** More letters would only make one line longer than anybody writes. */
const MOST_TYPED = 400;

/** Types at the end of a note while something goes on, one letter after the other. Answers how many. */
async function typeDuring(note: string, work: () => Promise<void>): Promise<number> {
	const { document } = await vscode.window.showTextDocument(vscode.Uri.parse(keyOf(note)));
	let typed = 0;
	const through = { isIt: false };
	const typing = (async () => {
		while (!through.isIt && typed < MOST_TYPED) {
			const edit = new vscode.WorkspaceEdit();
			edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, 'x ');
			await vscode.workspace.applyEdit(edit);
			typed++;
		}
	})();
	try {
		await work();
	} finally {
		through.isIt = true;
		await typing;
	}
	return typed;
}

/** How many companies have a label that begins so. */
function companies(index: Awaited<ReturnType<typeof indexer>>['index'], word: string): number {
	return [...index.entities('company')].filter(({ label }) => label.startsWith(word)).length;
}

/** Takes minutes, so it is there only where it is asked for: `PACTMARK_MANY=1 npm run test:host`. */
function whereAskedFor(title: string, tests: () => void): void {
	if (process.env['PACTMARK_MANY'] === '1') {
		suite(title, tests);
	}
}

whereAskedFor('a workspace of ten thousand notes', () => {
	teardown(cleanUp);

	suiteTeardown(async () => {
		await vscode.commands.executeCommand(COMMANDS.showThisNote);
		deleteOutside(FOLDER);
		await untilIndexed(index => notesWith(index, FOLDER).length === 0);
	});

	test('is read while somebody types and looks something up, and the view says how far it is', async () => {
		const { tree } = await pactmark();
		const service = await indexer();
		await running();
		writeOutside({ [`${FOLDER}/open.md`]: aboutExclusivity('Opener') });
		await vscode.commands.executeCommand(COMMANDS.showWorkspace);
		const typed = await typeDuring(`${FOLDER}/open.md`, async () => {
			writeOutside(Object.fromEntries(Array.from({ length: MANY }, (_, i) => note(i))));
			await until(tree.onDidChange, () => /[1-9]\S* of \d/.test(tree.message() ?? ''));
			assert.strictEqual(service.state.kind, 'indexing');
			await until(service.onDidChange, () => service.index.find('maker1').length > 0);
			await untilIndexed(index => notesWith(index, FOLDER).length === MANY + 1);
		});
		assert.ok(typed > 0);
		assert.deepStrictEqual(service.state, { kind: 'ready' });
		assert.strictEqual(companies(service.index, 'Maker'), MANY);
		await until(tree.onDidChange, () => tree.message() === undefined);
		const [last] = service.index.find(`maker${MANY - 1}`);
		assert.ok(last?.entity.label.startsWith(`Maker${MANY - 1}`));
		const shown = next(vscode.window.onDidChangeActiveTextEditor, editor =>
			/^.*Maker4711.*\(dossier\)$/.test(editor?.document.uri.path ?? ''),
		);
		await vscode.commands.executeCommand(COMMANDS.lookUp, 'maker4711');
		await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		await shown;
	}).timeout(240_000);

	test('follows git from one branch to another while somebody types', async () => {
		const repository = createRepository();
		const path = join(root().fsPath, TREE);
		mkdirSync(path);
		const checkOut = async (branch: string): Promise<void> => {
			await promisify(execFile)('git', [
				...[`--git-dir=${join(repository, '.git')}`, `--work-tree=${path}`],
				...['checkout', '--quiet', '--force', branch],
			]);
		};
		try {
			const typed = await typeDuring(`${FOLDER}/open.md`, async () => {
				await checkOut('one');
				await untilIndexed(index => companies(index, 'Firm') === CHECKED_OUT);
				await checkOut('other');
				await untilIndexed(
					index => companies(index, 'House') === CHECKED_OUT && companies(index, 'Firm') === 0,
				);
			});
			assert.ok(typed > 0);
			assert.strictEqual(notesWith((await indexer()).index, TREE).length, CHECKED_OUT);
		} finally {
			deleteOutside(TREE);
			rmSync(repository, { recursive: true, force: true });
		}
		await untilIndexed(index => notesWith(index, TREE).length === 0);
	}).timeout(240_000);
});

/** Apart from the others: what VS Code’s own markdown makes of such notes takes it minutes, in which it answers no hover. */
whereAskedFor('notes that nobody writes', () => {
	teardown(cleanUp);

	for (const [why, nonsense] of [
		['a line of 0.8 MB', 'word, another word. '.repeat(40_000)],
		['nested quotes', `${'>'.repeat(100_000)} a`],
		['nested brackets', `${'['.repeat(100_000)}a${']'.repeat(100_000)}`],
		['lists one deeper a line', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
		['headings without end', '# h\n'.repeat(20_000)],
		['HTML without end', '<div>\n\n'.repeat(20_000)],
	] as const) {
		test(`${why}: what stands behind is read all the same`, async () => {
			const { document } = await openNote(`${nonsense}\n\n# Below\n\nOpenAI gains from it.\n`);
			const reading = await (await pactmark()).reading(document.uri);
			assert.strictEqual(reading?.mentions.at(-1)?.text, 'OpenAI');
		});
	}
});

/** A short note of some sentences. */
function note(i: number): readonly [name: string, text: string] {
	const company = `Maker${i}`;
	const text = `---\ndate: 2024-0${1 + (i % 9)}-11\n---\n\n${aboutExclusivity(company)}
The board of ${company} Inc. met in spring and talked about what comes next. Nobody was in a hurry, and the weather was fine.

- ${company} pays a fee of ${i % 90} million dollars.
- What else was said there stands in the minutes.
`;
	return [`${FOLDER}/${i % 100}/note ${i}.md`, text];
}

/** A repository with two branches: all notes of the one are others in the other, some under other names. */
function createRepository(): string {
	const path = mkdtempSync(join(tmpdir(), 'pactmark-git-'));
	const git = (...args: string[]): void => {
		execFileSync('git', ['-C', path, '-c', 'user.name=T', '-c', 'user.email=t@t.example', ...args]);
	};
	const commit = (branch: string, word: string, from: number): void => {
		for (let i = 0; i < CHECKED_OUT; i++) {
			writeFileSync(join(path, `note ${from + i}.md`), aboutExclusivity(`${word}${i}`));
		}
		git('add', '--all');
		git('commit', '--quiet', '--message', branch);
		git('branch', '--force', branch);
	};
	git('init', '--quiet');
	commit('one', 'Firm', 0);
	git('rm', '-r', '--quiet', '.');
	commit('other', 'House', 100);
	git('checkout', '--quiet', '--detach');
	return path;
}
