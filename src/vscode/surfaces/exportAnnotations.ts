import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import { COMMANDS } from '../ids.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import {
	countNotes,
	printExport,
	type ExportFormat,
	type ExportScope,
} from '../annotations/annotationExport.js';

/** What a key binding may hand in; what is missing is asked for. */
interface ExportCall {
	readonly format?: ExportFormat;
	readonly scope?: ExportScope;
	/** A new document, a file that is asked for, or this file. */
	readonly to?: 'document' | 'file' | vscode.Uri;
}

/** Writes annotations into a file or a new document: as markdown, for a spreadsheet, or for other annotation tools. */
export function registerExportAnnotations(context: SurfaceContext): Disposable {
	return vscode.commands.registerCommand(COMMANDS.exportAnnotations, async (call?: ExportCall) => {
		try {
			await runExport(context, isCall(call) ? call : {});
		} catch (failure) {
			context.log.error('The annotations could not be exported.', failure);
			const reason = failure instanceof Error ? failure.message : String(failure);
			void vscode.window.showErrorMessage(say('The annotations could not be exported: {0}', reason));
		}
	});
}

function isCall(call: unknown): call is ExportCall {
	return typeof call === 'object' && call !== null && ('format' in call || 'scope' in call || 'to' in call);
}

async function runExport(context: SurfaceContext, call: ExportCall): Promise<void> {
	const format = call.format ?? (await chooseFormat());
	const scope = format && (call.scope ?? (await chooseScope(context)));
	if (format === undefined || scope === undefined) {
		return;
	}
	if ((await countNotes(context, scope)) === 0) {
		void vscode.window.showInformationMessage(say('There are no annotations to export.'));
		return;
	}
	const wanted = call.to ?? (await chooseTarget());
	const to = wanted === 'file' ? await askFile(context, format, scope) : wanted;
	if (to === undefined) {
		return;
	}
	const file = to === 'document' ? undefined : to;
	const text = await vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Window, title: say('Exporting annotations …') },
		() => printExport(context, { format, scope, file }),
	);
	if (file === undefined) {
		const language = LANGUAGES[format];
		const document = await vscode.workspace.openTextDocument({ content: text, language });
		await vscode.window.showTextDocument(document);
		return;
	}
	await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
	void offerToOpen(file);
}

const LANGUAGES: Readonly<Record<ExportFormat, string>> = {
	markdown: 'markdown',
	csv: 'plaintext',
	jsonld: 'json',
};

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { markdown: 'md', csv: 'csv', jsonld: 'jsonld' };

async function offerToOpen(file: vscode.Uri): Promise<void> {
	const open = say('Open');
	const message = say('The annotations are in {0}.', vscode.workspace.asRelativePath(file));
	if ((await vscode.window.showInformationMessage(message, open)) === open) {
		await vscode.window.showTextDocument(file);
	}
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
	const formats: readonly (vscode.QuickPickItem & { readonly format: ExportFormat })[] = [
		{
			format: 'markdown',
			label: say('Markdown'),
			detail: say('A document to read: each passage as a citation, then what was said of it'),
			iconPath: new vscode.ThemeIcon('markdown'),
		},
		{
			format: 'csv',
			label: say('Spreadsheet (CSV)'),
			detail: say('A row for each annotation and each reply, for Excel and its like'),
			iconPath: new vscode.ThemeIcon('table'),
		},
		{
			format: 'jsonld',
			label: say('Web Annotations (JSON-LD)'),
			detail: say('The standard of the W3C, for other annotation tools'),
			iconPath: new vscode.ThemeIcon('json'),
		},
	];
	const chosen = await vscode.window.showQuickPick(formats, {
		title: say('Export Annotations'),
		placeHolder: say('Choose a file format'),
	});
	return chosen?.format;
}

/** There is nothing to choose where no note is in front. */
async function chooseScope({ active }: SurfaceContext): Promise<ExportScope | undefined> {
	const { document } = active;
	if (document === undefined) {
		return 'workspace';
	}
	const scopes: readonly (vscode.QuickPickItem & { readonly scope: ExportScope })[] = [
		{
			scope: 'note',
			label: say('This Note'),
			description: vscode.workspace.asRelativePath(document.uri),
		},
		{ scope: 'workspace', label: say('All Notes') },
	];
	const chosen = await vscode.window.showQuickPick(scopes, {
		title: say('Export Annotations'),
		placeHolder: say('Whose annotations'),
	});
	return chosen?.scope;
}

async function chooseTarget(): Promise<'document' | 'file' | undefined> {
	const targets: readonly (vscode.QuickPickItem & { readonly to: 'document' | 'file' })[] = [
		{ to: 'file', label: say('Save as a File…'), iconPath: new vscode.ThemeIcon('save') },
		{ to: 'document', label: say('Open as a New Document'), iconPath: new vscode.ThemeIcon('new-file') },
	];
	const chosen = await vscode.window.showQuickPick(targets, {
		title: say('Export Annotations'),
		placeHolder: say('Where they go'),
	});
	return chosen?.to;
}

/** Proposes the top of the folder that the note is in, from where the paths in the file hold. */
function askFile(
	{ active }: SurfaceContext,
	format: ExportFormat,
	scope: ExportScope,
): Thenable<vscode.Uri | undefined> {
	const extension = EXTENSIONS[format];
	const { document } = active;
	const note =
		scope === 'note'
			? document?.uri.path
					.split('/')
					.at(-1)
					?.replace(/\.[^.]*$/, '')
			: undefined;
	const name = `${note === undefined ? '' : `${note} `}annotations.${extension}`;
	const folder =
		(document && vscode.workspace.getWorkspaceFolder(document.uri)) ??
		vscode.workspace.workspaceFolders?.[0];
	return vscode.window.showSaveDialog({
		title: say('Export Annotations'),
		filters: { [extension.toUpperCase()]: [extension] },
		...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
	});
}
