import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import type { RelatedNote } from '../../core/indexing/workspaceIndex.js';
import { sayCount } from '../../core/wording/say.js';
import { MOST_RELATED } from '../../core/wording/workspaceTree.js';
import { sayWhyNot } from '../announce.js';
import { COMMANDS } from '../ids.js';
import { notePathOf } from '../notePathOf.js';
import { describeObstacle } from '../obstacles.js';
import { runInSlices } from '../runInSlices.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

interface RelatedItem extends vscode.QuickPickItem {
	readonly note: vscode.Uri;
}

/** Lists the notes that are about the same companies as the note in front, or the same rare terms, with what they share. */
export function registerRelatedNotes(context: SurfaceContext): Disposable {
	return vscode.commands.registerCommand(COMMANDS.relatedNotes, () => pickRelated(context));
}

async function pickRelated(context: SurfaceContext): Promise<void> {
	const { active, index: service } = context;
	const { document } = active;
	if (document === undefined) {
		sayWhyNot(describeObstacle(context) ?? say('There is no note in front.'));
		return;
	}
	service.wake();
	const { value } = await runInSlices(service.index.relatedSteps(document.uri.toString(), MOST_RELATED));
	const items = itemsOf(value);
	if (items.length === 0) {
		const { kind } = service.state;
		void vscode.window.showInformationMessage(
			kind === 'ready' || kind === 'off'
				? say('No other note of the folder is about the same companies.')
				: say('The notes of the folder are still being read. Try again in a moment.'),
		);
		return;
	}
	const chosen = await vscode.window.showQuickPick(items, {
		title: say('Related Notes'),
		placeHolder: say('Notes about the same companies. Names that few notes have count most.'),
		matchOnDetail: true,
		matchOnDescription: true,
	});
	if (chosen !== undefined) {
		await vscode.window.showTextDocument(chosen.note);
	}

	function itemsOf(related: readonly RelatedNote[]): RelatedItem[] {
		return related.map(({ note, title, companies, terms }) => {
			const uri = vscode.Uri.parse(note);
			const path = notePathOf(uri);
			const shares = [
				...(companies.length === 0
					? []
					: [sayCount(say, companies.length, ['1 company', '{0} companies'])]),
				...(terms.length === 0 ? [] : [sayCount(say, terms.length, ['1 term', '{0} terms'])]),
			];
			return {
				note: uri,
				label: title === '' ? path : title,
				description: [
					service.index.summaryOf(note)?.date ?? '',
					say('{0} in common', shares.join(', ')),
				]
					.filter(part => part !== '')
					.join(' · '),
				detail: [...companies, ...terms].join(', '),
				iconPath: new vscode.ThemeIcon('markdown'),
			};
		});
	}
}
