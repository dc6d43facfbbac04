import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { EntryName, LexiconEdit } from '../../core/lexicon/editLexicon.js';
import { TERM_GROUPS } from '../../core/lexicon/entry.js';
import type { AliasGuess } from '../../core/lexicon/guessAliases.js';
import type { EntryFields } from '../../core/lexicon/lexiconLines.js';
import { groupLabel } from '../../core/wording/labels.js';
import { tellDone } from '../corrections/tellDone.js';
import { COMMANDS } from '../ids.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** What a key binding may hand in instead of being asked. */
interface Answer {
	readonly text?: string;
	readonly kind?: 'term' | 'company';
	readonly id?: string;
	readonly label?: string;
	readonly name?: string;
	readonly group?: string;
	readonly aliases?: readonly string[];
	readonly definition?: string;
}

/** Adds what is selected in a note to the lexicon of its folder: as an alias, as a term, as a company. */
export function registerAddToLexicon(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const commands = [
		[COMMANDS.addAliasOf, addAliasOf],
		[COMMANDS.addTerm, addTerm],
		[COMMANDS.addCompany, addCompany],
	] as const;
	for (const [id, run] of commands) {
		store.add(vscode.commands.registerCommand(id, (answer?: unknown) => run(context, toAnswer(answer))));
	}
	return store;
}

/** A menu hands in the address of the note; only an object of our own counts. */
function toAnswer(answer: unknown): Answer {
	const isOurs =
		typeof answer === 'object' &&
		answer !== null &&
		!(answer instanceof vscode.Uri) &&
		['text', 'id', 'label', 'name', 'aliases'].some(key => key in answer);
	return isOurs ? answer : {};
}

async function addAliasOf(context: SurfaceContext, answer: Answer): Promise<void> {
	const text = await selected(context, answer, say('Select the words that are to be an alias first.'));
	const entry = text === undefined ? undefined : await askEntry(context, answer, text);
	if (text === undefined || entry === undefined) {
		return;
	}
	const { guessCompanyAliases, guessTermAliases } = await context.lexicon.load();
	const guesses = entry.kind === 'term' ? guessTermAliases(text) : guessCompanyAliases(text);
	const aliases = answer.aliases ?? (await askAliases(guesses, say('Aliases of “{0}”', entry.label)));
	if (aliases !== undefined && aliases.length > 0) {
		const edits = aliases.map((alias): LexiconEdit => ({ kind: 'addAlias', entry, alias }));
		await write(context, edits, say('“{0}” is an alias of {1} now', aliases.join(', '), entry.label));
	}
}

async function askEntry(
	{ readings }: SurfaceContext,
	{ kind, id }: Answer,
	text: string,
): Promise<EntryName | undefined> {
	const { terms, companies } = await readings.lexicon();
	const entries: readonly EntryName[] = [
		...[...terms.values()].map(({ id, label }) => ({ kind: 'term', id, label }) as const),
		...[...companies.values()].map(({ id, name }) => ({ kind: 'company', id, label: name }) as const),
	];
	if (id !== undefined) {
		return entries.find(entry => entry.id === id && entry.kind === (kind ?? entry.kind));
	}
	const chosen = await vscode.window.showQuickPick(
		entries.map(entry => ({
			label: `$(${entry.kind === 'term' ? 'law' : 'organization'}) ${entry.label}`,
			entry,
		})),
		{ title: say('Of what is “{0}” an alias?', text) },
	);
	return chosen?.entry;
}

async function addTerm(context: SurfaceContext, answer: Answer): Promise<void> {
	const text = await selected(context, answer, say('Select the words that name the term first.'));
	if (text === undefined) {
		return;
	}
	const { guessTermAliases } = await context.lexicon.load();
	const title = say('Add New Term');
	const proposed = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
	const label = answer.label ?? (await ask({ title, prompt: say('Name of the term'), value: proposed }));
	const group = label === undefined ? undefined : (answer.group ?? (await askGroup(title)));
	const aliases =
		group === undefined
			? undefined
			: (answer.aliases ?? (await askAliases(guessTermAliases(text), title)));
	if (label === undefined || group === undefined || aliases === undefined) {
		return;
	}
	const prompt = say('What it is, in a sentence; you can leave it out');
	const definition =
		answer.definition ?? (answer.label === undefined ? await ask({ title, prompt, value: '' }) : '');
	if (definition !== undefined) {
		const fields: EntryFields = { label, group, aliases, definition };
		const edit: LexiconEdit = { kind: 'addEntry', of: 'term', fields };
		await write(context, [edit], say('{0} is a term of your lexicon now', label));
	}
}

async function addCompany(context: SurfaceContext, answer: Answer): Promise<void> {
	const text = await selected(context, answer, say('Select the name of the company first.'));
	if (text === undefined) {
		return;
	}
	const { guessCompanyAliases } = await context.lexicon.load();
	const guesses = guessCompanyAliases(text);
	const title = say('Add Company');
	const prompt = say('Usual name of the company');
	const name = answer.name ?? (await ask({ title, prompt, value: guesses[0]?.text ?? text }));
	if (name === undefined || name === '') {
		return;
	}
	const others = guesses.filter(guess => guess.text !== name);
	const aliases = answer.aliases ?? (others.length === 0 ? [] : await askAliases(others, title));
	if (aliases !== undefined) {
		const edit: LexiconEdit = { kind: 'addEntry', of: 'company', fields: { name, aliases } };
		await write(context, [edit], say('{0} is a company of your lexicon now', name));
	}
}

async function write(context: SurfaceContext, edits: readonly LexiconEdit[], done: string): Promise<void> {
	const { lexicon, corrections, active, log } = context;
	const written = await lexicon.writer.write(active.document?.uri, edits, done);
	if (written.kind === 'written') {
		tellDone(corrections.undo, written.undoable);
		return;
	}
	log.warn(written.message);
	const show = say('Show');
	const { place } = written;
	const buttons = place === undefined ? [] : [show];
	if ((await vscode.window.showErrorMessage(written.message, ...buttons)) === show && place !== undefined) {
		await vscode.window.showTextDocument(place.uri, { selection: place.range });
	}
}

/** The words that are meant: as handed in, as selected, or as marked at the cursor. */
async function selected(
	{ active, readings, lexicon }: SurfaceContext,
	answer: Answer,
	advice: string,
): Promise<string | undefined> {
	const { cleanAlias } = await lexicon.load();
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : readings.latest(document);
	const offset = editor?.document.offsetAt(editor.selection.active) ?? -1;
	const mention = snapshot?.reading.mentions.find(({ start, end }) => start <= offset && offset <= end);
	const raw = answer.text ?? (editor === undefined ? '' : editor.document.getText(editor.selection));
	const text = cleanAlias(raw === '' ? (mention?.text ?? '') : raw);
	if (text === '') {
		void vscode.window.showInformationMessage(advice);
		return undefined;
	}
	return text;
}

async function ask(options: vscode.InputBoxOptions): Promise<string | undefined> {
	return (await vscode.window.showInputBox(options))?.trim();
}

async function askGroup(title: string): Promise<string | undefined> {
	const chosen = await vscode.window.showQuickPick(
		TERM_GROUPS.map(([id]) => ({ label: groupLabel(say, id), id })),
		{ title, placeHolder: say('Group of the term') },
	);
	return chosen?.id;
}

async function askAliases(
	guesses: readonly AliasGuess[],
	title: string,
): Promise<readonly string[] | undefined> {
	const chosen = await vscode.window.showQuickPick(
		guesses.map(({ text, isLikely }) => ({ label: text, picked: isLikely })),
		{ title, placeHolder: say('The wordings under which it is found'), canPickMany: true },
	);
	return chosen?.map(({ label }) => label);
}
