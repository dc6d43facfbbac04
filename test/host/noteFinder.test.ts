import * as assert from 'node:assert';
import * as vscode from 'vscode';
import { matchGlobs, joinGlobs } from '../../src/vscode/indexing/excludes.js';
import { WorkspaceNotes } from '../../src/vscode/indexing/workspaceNotes.js';
import { NoteFinder } from '../../src/vscode/noteFinder.js';
import { deleteOutside, keyOf, manyNotes, root, untilHeard, writeOutside } from './indexedNotes.js';
import { logged, searching, withoutPactmark } from './lookingThrough.js';
import { next, until } from './notes.js';

const FOLDER = 'found notes';
const NAMES = [
	'a.md',
	'A.md',
	'd/a.md',
	'd/e/a.md',
	'd/e/f/b.md',
	'db/c.md',
	'.h/h.md',
	'x, y/z.md',
	'y/z.md',
];

function folder(): vscode.WorkspaceFolder {
	const [first] = vscode.workspace.workspaceFolders ?? [];
	assert.ok(first !== undefined);
	return first;
}

function namesOf(uris: readonly vscode.Uri[]): string[] {
	const before = root().path.length + 1;
	return uris.map(({ path }) => path.slice(before)).filter(name => name.startsWith(FOLDER));
}

suite('looking for notes', () => {
	withoutPactmark();

	setup(async () => {
		writeOutside(Object.fromEntries(NAMES.map(name => [`${FOLDER}/${name}`, '# A note\n'])));
		await untilHeard();
	});

	teardown(async () => {
		deleteOutside(FOLDER);
		await untilHeard();
	});

	test('globs leave out what they leave out of a search by VS Code', async () => {
		const all = NAMES.map(name => `${FOLDER}/${name}`).sort();
		const globs: readonly (readonly string[])[] = [
			...['**/a.md', 'a.md', FOLDER, `/${FOLDER}/d/`, `${FOLDER}/d/**`, `${FOLDER}/d/*`],
			...[
				`${FOLDER}/d/*/**`,
				`${FOLDER}/*/a.md`,
				'**/e',
				'e',
				'**/d/**/b.md',
				`${FOLDER}/d*`,
				'**/d?/*',
			],
			...[
				`./${FOLDER}/d`,
				'**/**/a.md',
				'**/a.md/**',
				`**/${FOLDER}/**/e/**`,
				'**/.*',
				'**',
				'*',
				'*.md',
			],
			...['**/x, y', '**/x, y/**', `${FOLDER.toUpperCase()}/**`, '**/[', '**/[z-a].md', '**/[]', '{a'],
		].map(glob => [glob]);
		for (const some of [...globs, ['**/x, y/**', '**/e'], ['**/[', '**/e'], ['**/{d,x, y}', 'nothing']]) {
			const pattern = new vscode.RelativePattern(folder(), '**/*.md');
			const searched = await vscode.workspace.findFiles(pattern, joinGlobs(some));
			const isLeftOut = matchGlobs(some);
			assert.ok(isLeftOut !== undefined);
			assert.deepStrictEqual(
				all.filter(name => !isLeftOut(name)),
				namesOf(searched).sort(),
				some.join(' and '),
			);
		}
	});

	test('is done once for those who leave out something and those who do not', async () => {
		const finder = new NoteFinder();
		const { searches } = await searching(async () => {
			const [all, some, other] = await Promise.all([
				finder.find(folder(), []),
				finder.find(folder(), ['**/a.md', `${FOLDER}/d/e/**`]),
				finder.find(folder(), ['**/[ab].md', '**/A.md']),
			]);
			assert.strictEqual(namesOf(all).length, NAMES.length);
			const left = ['.h/h.md', 'A.md', 'db/c.md', 'x, y/z.md', 'y/z.md'];
			assert.deepStrictEqual(
				namesOf(some).sort(),
				left.map(name => `${FOLDER}/${name}`),
			);
			assert.strictEqual(namesOf(other).length, 4, 'classes are left to VS Code');
		});
		finder.dispose();
		assert.strictEqual(searches, 2);
	});

	test('is tried again where it failed, until it does not', async () => {
		const finder = new NoteFinder(1);
		const { searches } = await searching(
			async () => {
				const recovered = next(finder.onDidRecover);
				await assert.rejects(finder.find(folder(), []));
				assert.strictEqual((await recovered).uri.toString(), root().toString());
				assert.strictEqual(namesOf(await finder.find(folder(), [])).length, NAMES.length);
			},
			{ failing: search => search <= 3 },
		);
		finder.dispose();
		assert.ok(searches > 3);
	});

	test('of a folder that could not be listed the notes are known when it can be', async () => {
		const [recovered, can] = [new vscode.EventEmitter<vscode.WorkspaceFolder>(), { getIn: false }];
		const find = (): Promise<readonly vscode.Uri[]> =>
			can.getIn
				? Promise.resolve([vscode.Uri.joinPath(root(), 'behind the door.md')])
				: Promise.reject(new Error('There is no getting in.'));
		const { log, lines } = logged();
		const notes = new WorkspaceNotes({
			exclude: () => [],
			isShared: () => true,
			finder: { find, findAgain: find, onDidRecover: recovered.event },
			log,
		});
		await notes.begin();
		assert.strictEqual(notes.all.size, 0);
		assert.match(lines.join('\n'), /could not be listed/);
		can.getIn = true;
		recovered.fire(folder());
		await until(notes.onDidChange, () => notes.all.has(keyOf('behind the door.md')));
		notes.dispose();
		recovered.dispose();
	});

	test('a note that comes while they are listed for the first time is not lost', async () => {
		const finder = new NoteFinder();
		const init = { exclude: () => [], isShared: () => true, log: logged().log };
		let answer: ((uris: readonly vscode.Uri[]) => void) | undefined;
		const slow = {
			find: () => new Promise<readonly vscode.Uri[]>(resolve => (answer = resolve)),
			findAgain: finder.findAgain.bind(finder),
			onDidRecover: finder.onDidRecover,
		};
		const notes = new WorkspaceNotes({ ...init, finder: slow });
		const begun = notes.begin();
		const before = await finder.findAgain(folder(), []);
		const others = new WorkspaceNotes({ ...init, finder });
		await others.begin();
		const key = keyOf(`${FOLDER}/new.md`);
		writeOutside({ [`${FOLDER}/new.md`]: '# New\n' });
		// They hear of it at the same time.
		await until(others.onDidChange, () => others.all.has(key));
		answer?.(before);
		await begun;
		await until(notes.onDidChange, () => notes.all.has(key));
		for (const each of [notes, others, finder]) {
			each.dispose();
		}
	});

	test('after many changes at once, of which some may go unheard, every note counts as touched', async () => {
		const finder = new NoteFinder();
		const notes = new WorkspaceNotes({
			exclude: () => [],
			isShared: () => true,
			finder,
			log: logged().log,
		});
		await notes.begin();
		const untouched = keyOf(`${FOLDER}/a.md`);
		const told: string[] = [];
		const telling = notes.onDidChange(({ touched }) => told.push(...touched));
		writeOutside({ [`${FOLDER}/few.md`]: '# One\n' });
		await until(notes.onDidChange, () => told.includes(keyOf(`${FOLDER}/few.md`)));
		assert.ok(!told.includes(untouched));
		writeOutside(manyNotes(`${FOLDER}/many`, 400));
		await until(notes.onDidChange, () => told.includes(untouched));
		assert.ok(told.filter(key => key.startsWith(keyOf(`${FOLDER}/many/`))).length >= 400);
		telling.dispose();
		notes.dispose();
		finder.dispose();
	});
});
