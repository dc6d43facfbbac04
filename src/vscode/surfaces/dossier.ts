import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Place } from '../../core/indexing/noteSummary.js';
import type { DossierHeading, DossierLink, DossierTarget } from '../../core/wording/dossierLines.js';
import { sayWhyNot } from '../announce.js';
import { dossierLink, placeLink, quoteAllLink } from '../commandLink.js';
import { placeRange } from '../convert.js';
import { COMMANDS, DOSSIER, INNER_COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import { editorOf, showSpan } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { DossierDocuments } from './dossierDocuments.js';
import { dossierUri, parseDossierUri, toSubject, type DossierSubject } from './dossierUri.js';
import { indexedEntity } from './folderHits.js';
import { pickLookUp, selectedText } from './lookUpPick.js';

/** Opens dossiers, as text that can be read, searched, copied, and followed to every place in the notes. */
export function registerDossiers(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const documents = store.add(new DossierDocuments(context));
	const { registerCommand } = vscode.commands;
	const { languages } = vscode;
	const selector = { scheme: DOSSIER };
	store.add(registerCommand(COMMANDS.openDossier, (of?: unknown) => openAsked(context, of)));
	store.add(
		registerCommand(INNER_COMMANDS.showDossier, (...subject: unknown[]) =>
			openIfAny(context, toSubject(subject)),
		),
	);
	store.add(registerCommand(INNER_COMMANDS.showPlace, (...place: unknown[]) => showPlace(context, place)));
	store.add(
		registerCommand(INNER_COMMANDS.quoteAll, (uri: unknown) => {
			const open = vscode.workspace.textDocuments.find(document => document.uri.toString() === uri);
			if (open !== undefined && parseDossierUri(open.uri) !== undefined) {
				documents.quoteAll(open.uri);
			}
		}),
	);
	store.add(
		languages.registerDocumentLinkProvider(selector, {
			provideDocumentLinks: document =>
				(documents.printed(document)?.links ?? []).map(link => toLink(document, link)),
		}),
	);
	store.add(
		languages.registerDefinitionProvider(selector, {
			provideDefinition: (document, position) =>
				definitionAt(context, documents.printed(document)?.links ?? [], position),
		}),
	);
	store.add(
		languages.registerDocumentSymbolProvider(selector, {
			provideDocumentSymbols: document =>
				toSymbols(document, documents.printed(document)?.headings ?? []),
		}),
	);
	return store;
}

/** Opens a dossier in a tab of its own, which following its links leaves as it is. */
export async function openDossier(context: SurfaceContext, subject: DossierSubject): Promise<void> {
	const { index, readings } = context;
	index.wake();
	const known = indexedEntity(index.index, subject);
	const { terms, companies } = await readings.lexicon();
	const label =
		known?.label ??
		(subject.kind === 'term' ? terms.get(subject.id)?.label : companies.get(subject.id)?.name) ??
		subject.id.replaceAll(/[-_]/g, ' ');
	const document = await vscode.workspace.openTextDocument(dossierUri(known ?? subject, label));
	await vscode.window.showTextDocument(document, { preview: false });
}

async function openIfAny(context: SurfaceContext, subject: DossierSubject | undefined): Promise<void> {
	if (subject !== undefined) {
		await openDossier(context, subject);
	}
}

/** Of a row of the view, of the mention at the cursor when the editor's menu asks, else of what is picked. */
async function openAsked(context: SurfaceContext, of: unknown): Promise<void> {
	const subject = subjectOfRow(of) ?? (of instanceof vscode.Uri ? await atCursor(context) : undefined);
	if (subject !== undefined) {
		await openDossier(context, subject);
		return;
	}
	await pickLookUp(context, {
		title: say('Open Dossier'),
		placeholder: say('Whose dossier? A company, term or beneficiary of the folder’s notes'),
		query: typeof of === 'string' ? of : selectedText(context),
		isOfFolder: true,
		choose: entry => void openDossier(context, entry),
	});
}

/** Rows of either scope say what they stand for, and key bindings may hand in a kind and an id of their own. */
function subjectOfRow(row: unknown): DossierSubject | undefined {
	if (typeof row !== 'object' || row === null) {
		return undefined;
	}
	const { entry, entity } = row as { readonly entry?: unknown; readonly entity?: unknown };
	const { kind, id } = (entry ?? entity ?? row) as { readonly kind?: unknown; readonly id?: unknown };
	return toSubject([kind, id]);
}

async function atCursor({ active, readings }: SurfaceContext): Promise<DossierSubject | undefined> {
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : await readings.read(document);
	return document === undefined || editor === undefined || snapshot === undefined
		? undefined
		: mentionsAt(snapshot.reading, document.offsetAt(editor.selection.active))[0];
}

/** Runs from links, so it trusts nothing: it shows places in notes that the index knows, and does no more. */
async function showPlace(
	{ index, readings }: SurfaceContext,
	[note, ...numbers]: readonly unknown[],
): Promise<void> {
	const place = toPlaceOf(numbers);
	if (typeof note !== 'string' || place === undefined || index.index.stampOf(note) === undefined) {
		return;
	}
	try {
		const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(note, true));
		await showSpan(document, readings.followPlace(document, place));
	} catch {
		sayWhyNot(say('The note could not be opened. It may have been moved.'));
	}
}

/** A place from what `placeArguments` made of it. */
function toPlaceOf(numbers: readonly unknown[]): Place | undefined {
	if (numbers.length !== 6 || !numbers.every(each => typeof each === 'number')) {
		return undefined;
	}
	const [start = 0, end = 0, line = 0, column = 0, endLine = 0, endColumn = 0] = numbers;
	return { start, end, line, column, endLine, endColumn };
}

function toLink(
	document: vscode.TextDocument,
	{ line, start, end, target }: DossierLink,
): vscode.DocumentLink {
	const range = new vscode.Range(line, start, line, end);
	const link = new vscode.DocumentLink(range, vscode.Uri.parse(linkOf(document, target)));
	link.tooltip = tooltipOf(target);
	return link;
}

function linkOf({ uri }: vscode.TextDocument, target: DossierTarget): string {
	switch (target.kind) {
		case 'place':
			return placeLink(target.note, target.place);
		case 'dossier':
			return dossierLink(target.of, target.id);
		case 'quoteAll':
			return quoteAllLink(uri);
	}
}

function tooltipOf({ kind }: DossierTarget): string {
	switch (kind) {
		case 'place':
			return say('Show in the Note');
		case 'dossier':
			return say('Open Dossier');
		case 'quoteAll':
			return say('Quote all of them');
	}
}

/** By keyboard: *Go to Definition* and *Peek Definition* on a link lead where a click does. */
function definitionAt(
	{ index }: SurfaceContext,
	links: readonly DossierLink[],
	position: vscode.Position,
): vscode.DefinitionLink[] {
	const link = links.find(
		({ line, start, end }) =>
			line === position.line && start <= position.character && position.character <= end,
	);
	if (link === undefined || link.target.kind === 'quoteAll') {
		return [];
	}
	const { line, start, end, target } = link;
	const originSelectionRange = new vscode.Range(line, start, line, end);
	if (target.kind === 'place') {
		return [
			{
				originSelectionRange,
				targetUri: vscode.Uri.parse(target.note),
				targetRange: placeRange(target.place),
			},
		];
	}
	const subject = { kind: target.of, id: target.id };
	const label = indexedEntity(index.index, subject)?.label ?? target.id;
	return [
		{
			originSelectionRange,
			targetUri: dossierUri(subject, label),
			targetRange: new vscode.Range(0, 0, 0, 0),
		},
	];
}

/** The headings, each with what stands under it, for the outline, the breadcrumbs and the lines that stay on top. */
function toSymbols(
	document: vscode.TextDocument,
	headings: readonly DossierHeading[],
): vscode.DocumentSymbol[] {
	const roots: vscode.DocumentSymbol[] = [];
	const open: { readonly level: number; readonly symbol: vscode.DocumentSymbol }[] = [];
	headings.forEach(({ line, level, text }, at) => {
		const next = headings.slice(at + 1).find(other => other.level <= level);
		const last = (next?.line ?? document.lineCount) - 1;
		const own = document.lineAt(line).range;
		const range = own.union(document.lineAt(Math.max(line, last)).range);
		const symbol = new vscode.DocumentSymbol(text, '', vscode.SymbolKind.String, range, own);
		while ((open.at(-1)?.level ?? 0) >= level) {
			open.pop();
		}
		(open.at(-1)?.symbol.children ?? roots).push(symbol);
		open.push({ level, symbol });
	});
	return roots;
}
