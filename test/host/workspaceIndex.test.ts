import * as assert from 'node:assert';
import { readFileSync, renameSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { placeArguments } from '../../src/vscode/commandLink.js';
import { placeRange } from '../../src/vscode/convert.js';
import { INNER_COMMANDS } from '../../src/vscode/ids.js';
import {
	aboutExclusivity,
	deleteOutside,
	indexer,
	keyOf,
	manyNotes,
	notesWith,
	root,
	running,
	untilIndexed,
	writeOutside,
} from './indexedNotes.js';
import { searching } from './lookingThrough.js';
import { cleanUp, next, openNote, pactmark, set } from './notes.js';

const FOLDER = 'indexed notes';
const COUNT = 300;

/** As after another start of VS Code. */
async function restart(): Promise<void> {
	const { testing } = await pactmark();
	testing?.stop();
	testing?.start();
}

suite('the index of the workspace', () => {
	suiteSetup(async () => {
		writeOutside(manyNotes(FOLDER, COUNT));
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	teardown(cleanUp);

	suiteTeardown(async () => {
		deleteOutside(FOLDER);
		await untilIndexed(index => notesWith(index, FOLDER).length === 0);
	});

	test('knows every note of the folder', async () => {
		const service = await indexer();
		assert.deepStrictEqual(service.state, { kind: 'ready' });
		const { index } = service;
		const [hit] = index.find('company17 ');
		assert.ok(index.find('exclusiv').some(({ entity }) => entity.id === 'exclusivity'));
		const note = keyOf(`${FOLDER}/note 17.md`);
		const [first] = index.occurrences('term', 'exclusivity').filter(each => each.note === note);
		assert.ok(first !== undefined && (hit === undefined || hit.entity.notes > 0));
		assert.strictEqual(await service.textOf(vscode.Uri.parse(note), first), 'exclusivity');
		assert.strictEqual(
			await service.textOf(vscode.Uri.parse(note), first.sentence),
			'Company17 Inc. keeps its exclusivity until 2031.',
		);
	});

	test('takes an open note as it stands in its editor, and back as it stands on disk', async () => {
		const name = `${FOLDER}/note 3.md`;
		const key = keyOf(name);
		const editor = await vscode.window.showTextDocument(vscode.Uri.parse(key));
		const offers = (index: Awaited<ReturnType<typeof indexer>>['index']): boolean =>
			index.occurrences('term', 'rofr').some(({ note }) => note === key);
		await editor.edit(edit =>
			edit.insert(new vscode.Position(3, 0), '\nOpenAI gives Microsoft a right of first refusal.\n'),
		);
		await untilIndexed(offers);
		const service = await indexer();
		const [found] = service.index.occurrences('term', 'rofr').filter(({ note }) => note === key);
		assert.ok(found !== undefined && editor.document.isDirty);
		assert.strictEqual(await service.textOf(editor.document.uri, found), 'right of first refusal');
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
		await untilIndexed(index => !offers(index));
	});

	test('knows every place of a note whose lines end in different ways, open or not', async () => {
		const name = 'mixed lines.md';
		const uri = vscode.Uri.parse(keyOf(name));
		const text = aboutExclusivity('Sagunto');
		writeOutside({ [name]: `${'First.\r\nSecond.\r\n\r\n'.repeat(9)}Third.\nFourth.\n\n${text}` });
		await untilIndexed(index => index.summaryOf(uri.toString()) !== undefined);
		const service = await indexer();
		const [place] = service.index
			.occurrences('term', 'exclusivity')
			.filter(({ note }) => note === uri.toString());
		assert.ok(place !== undefined);
		const words = (): Promise<string | undefined> => service.textOf(uri, place);
		assert.strictEqual(await words(), 'exclusivity');
		const document = await vscode.workspace.openTextDocument(uri);
		assert.notStrictEqual(document.offsetAt(placeRange(place).start), place.start);
		assert.strictEqual(await words(), 'exclusivity');
		await vscode.commands.executeCommand(
			INNER_COMMANDS.showPlace,
			...placeArguments(uri.toString(), place),
		);
		assert.strictEqual(document.getText(vscode.window.activeTextEditor?.selection), 'exclusivity');
		await cleanUp();
		deleteOutside(name);
		await untilIndexed(known => known.summaryOf(uri.toString()) === undefined);
	});

	test('hears of notes that are written, created, renamed and deleted by others', async () => {
		writeOutside({
			[`${FOLDER}/note 5.md`]: '# Nothing\n',
			[`${FOLDER}/deep/er/new.md`]: aboutExclusivity('Newcomer'),
		});
		await untilIndexed(index => {
			const notes = notesWith(index, FOLDER);
			return !notes.includes('note 5.md') && notes.includes('deep/er/new.md');
		});
		const path = (name: string): string => join(root().fsPath, FOLDER, name);
		renameSync(path('note 6.md'), path('renamed.md'));
		renameSync(path('deep'), path('moved'));
		deleteOutside(`${FOLDER}/note 7.md`);
		await untilIndexed(index => {
			const notes = notesWith(index, FOLDER);
			return (
				!['note 6.md', 'note 7.md', 'deep/er/new.md'].some(name => notes.includes(name)) &&
				['renamed.md', 'moved/er/new.md'].every(name => notes.includes(name))
			);
		});
		deleteOutside(`${FOLDER}/moved`);
		await untilIndexed(index => !notesWith(index, FOLDER).includes('moved/er/new.md'));
		writeOutside(manyNotes(FOLDER, 8));
		deleteOutside(`${FOLDER}/renamed.md`);
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	test('lets a note keep what is known of it when it is renamed in VS Code', async () => {
		const run = await running();
		const before = run.notesRead;
		const [from, to] = [`${FOLDER}/note 9.md`, `${FOLDER}/ninth.md`];
		const rename = async (one: string, other: string): Promise<void> => {
			const edit = new vscode.WorkspaceEdit();
			edit.renameFile(vscode.Uri.parse(keyOf(one)), vscode.Uri.parse(keyOf(other)));
			await vscode.workspace.applyEdit(edit);
		};
		await rename(from, to);
		await untilIndexed(index => notesWith(index, FOLDER).includes('ninth.md'));
		await rename(to, from);
		await untilIndexed(index => notesWith(index, FOLDER).includes('note 9.md'));
		assert.strictEqual(run.notesRead, before);
		assert.strictEqual(notesWith(run.index, FOLDER).length, COUNT);
	});

	test('loses nothing when its worker is killed', async () => {
		const run = await running();
		const before = run.notesRead;
		writeOutside(manyNotes(FOLDER, COUNT, 'Firm'));
		await next(run.onDidProgress, () => run.notesRead > before + 20);
		run.client.kill();
		await untilIndexed(
			index =>
				[...index.entities('company')].filter(({ label }) => /^Firm/.test(label)).length === COUNT,
		);
		assert.strictEqual(notesWith(run.index, FOLDER).length, COUNT);
		writeOutside(manyNotes(FOLDER, COUNT));
		await untilIndexed(index => !index.entities('company').some(({ label }) => /^Firm/.test(label)));
	});

	test('is stopped by the user, and goes on', async () => {
		const run = await running();
		const service = await indexer();
		const houses = ({ index }: Pick<typeof service, 'index'>): number =>
			index.entities('company').filter(({ label }) => /^House/.test(label)).length;
		writeOutside(manyNotes(FOLDER, COUNT, 'House'));
		await next(run.onDidProgress, () => houses(service) > 0);
		await vscode.commands.executeCommand('pactmark._stopIndexing');
		await service.ready();
		assert.strictEqual(service.state.kind, 'stopped');
		assert.ok(houses(service) < COUNT);
		await vscode.commands.executeCommand('pactmark._resumeIndexing');
		await untilIndexed(index => houses({ index }) === COUNT);
		writeOutside(manyNotes(FOLDER, COUNT));
		await untilIndexed(index => !index.entities('company').some(({ label }) => /^House/.test(label)));
	});

	test('reads no note at the next start, and those that changed meanwhile', async () => {
		await (await running()).save();
		await restart();
		const again = await running();
		assert.strictEqual(again.notesRead, 0);
		assert.strictEqual(notesWith(again.index, FOLDER).length, COUNT);
		const { testing } = await pactmark();
		testing?.stop();
		writeOutside({ [`${FOLDER}/note 5.md`]: `${aboutExclusivity('Company5')}\nMore.\n` });
		deleteOutside(`${FOLDER}/note 6.md`);
		testing?.start();
		const third = await running();
		assert.strictEqual(third.notesRead, 1);
		assert.strictEqual(notesWith(third.index, FOLDER).length, COUNT - 1);
		writeOutside(manyNotes(FOLDER, 8));
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	test('makes a damaged or foreign file anew', async () => {
		const run = await running();
		await run.save();
		const path = run.file?.fsPath;
		assert.ok(path !== undefined);
		const whole = readFileSync(path);
		const damages: readonly (() => void)[] = [
			() => truncateSync(path, Math.floor(statSync(path).size / 2)),
			() =>
				writeFileSync(
					path,
					whole.map((byte, at) => (at === whole.length >> 1 ? byte ^ 8 : byte)),
				),
			() => writeFileSync(path, 'something else'),
		];
		for (const damage of damages) {
			(await pactmark()).testing?.stop();
			damage();
			(await pactmark()).testing?.start();
			const again = await running();
			assert.ok(again.notesRead >= COUNT);
			assert.strictEqual(notesWith(again.index, FOLDER).length, COUNT);
		}
	});

	test('leaves out what settings leave out', async () => {
		await set('index.exclude', ['**/note 1*.md']);
		await untilIndexed(index => !notesWith(index, FOLDER).includes('note 1.md'));
		const left = notesWith((await indexer()).index, FOLDER);
		assert.deepStrictEqual(
			left,
			left.filter(name => !name.startsWith('note 1')),
		);
		assert.ok(left.includes('note 2.md'));
		const files = vscode.workspace.getConfiguration('files');
		const usual = files.inspect<object>('exclude')?.globalValue;
		await files.update('exclude', { [`${FOLDER}/note 2*.md`]: true }, vscode.ConfigurationTarget.Global);
		try {
			await untilIndexed(index => !notesWith(index, FOLDER).includes('note 2.md'));
		} finally {
			await files.update('exclude', usual, vscode.ConfigurationTarget.Global);
		}
		await set('index.exclude', undefined);
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	test('looks through the folder once at a start, also where it leaves something out', async () => {
		await set('index.exclude', ['**/note 1*.md', '**/{moved,gone}/**']);
		await untilIndexed(index => !notesWith(index, FOLDER).includes('note 1.md'));
		const { testing } = await pactmark();
		testing?.stop();
		const { searches } = await searching(async () => {
			testing?.start();
			await openNote(); // For which the folder is looked through for lexicon entries.
			const left = notesWith((await running()).index, FOLDER);
			assert.ok(left.includes('note 2.md') && !left.includes('note 1.md'));
		});
		assert.strictEqual(searches, 1);
		await set('index.exclude', undefined);
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	test('is empty while it is switched off', async () => {
		const service = await indexer();
		await set('index.enabled', false);
		assert.deepStrictEqual(service.state, { kind: 'off' });
		await service.ready();
		assert.strictEqual(service.index.size, 0);
		await set('index.enabled', undefined);
		await untilIndexed(index => notesWith(index, FOLDER).length === COUNT);
	});

	test('reads all notes again with another lexicon', async () => {
		writeOutside({
			'.pactmark/lexicon.yaml':
				'terms:\n  - id: keeping-it\n    label: Keeping it\n    aliases: [keeps its]\n',
		});
		await untilIndexed(index => notesWith(index, FOLDER, 'keeping-it').length === COUNT);
		deleteOutside('.pactmark/lexicon.yaml');
		await untilIndexed(index => notesWith(index, FOLDER, 'keeping-it').length === 0);
		assert.strictEqual(notesWith((await indexer()).index, FOLDER).length, COUNT);
	});

	test('reads at the next start what another lexicon left to be read', async () => {
		const run = await running();
		const before = run.notesRead;
		writeOutside({
			'.pactmark/lexicon.yaml':
				'terms:\n  - id: keeping-it\n    label: Keeping it\n    aliases: [keeps its]\n',
		});
		await next(run.onDidProgress, () => run.notesRead > before);
		run.stop();
		assert.ok(run.notesRead < before + COUNT);
		await run.save();
		await restart();
		assert.strictEqual(notesWith((await running()).index, FOLDER, 'keeping-it').length, COUNT);
		deleteOutside('.pactmark/lexicon.yaml');
		await untilIndexed(index => notesWith(index, FOLDER, 'keeping-it').length === 0);
	});

	test('follows a change of two thousand files while somebody types', async () => {
		const many = 'checked out';
		const { document } = await vscode.window.showTextDocument(
			vscode.Uri.parse(keyOf(`${FOLDER}/note 4.md`)),
		);
		const run = await running();
		writeOutside(manyNotes(many, 2000));
		let typed = 0;
		const through = { isIt: false };
		const typing = (async () => {
			while (!through.isIt) {
				const edit = new vscode.WorkspaceEdit();
				edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, 'x ');
				await vscode.workspace.applyEdit(edit);
				typed++;
			}
		})();
		await untilIndexed(index => notesWith(index, many).length === 2000);
		through.isIt = true;
		await typing;
		assert.ok(typed > 0); // How often depends on the machine.
		assert.strictEqual(notesWith(run.index, FOLDER).length, COUNT);
		deleteOutside(many);
		await untilIndexed(index => notesWith(index, many).length === 0);
	}).timeout(240_000);
});
