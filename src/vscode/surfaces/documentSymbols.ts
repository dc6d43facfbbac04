import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { sayCount } from '../../core/wording/say.js';
import { isNote, toRange } from '../convert.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { SYMBOL_KINDS } from './workspaceSymbols.js';

/**
 * Lists the terms of a note in the outline and in *Go to Symbol*, each at its first mention.
 *
 * Only where the setting asks for it: VS Code parts an outline that comes from two sources into two lists, and breadcrumbs and the
 * lines that stay on top follow only one of them.
 */
export function registerDocumentSymbols({ readings, settings }: SurfaceContext): Disposable {
	const store = new DisposableStore();
	let provider: Disposable | undefined;
	const update = (): void => {
		const isWanted = settings.current['outline.terms'];
		if (isWanted && provider === undefined) {
			provider = store.add(
				vscode.languages.registerDocumentSymbolProvider(
					{ language: 'markdown' },
					{ provideDocumentSymbols: document => symbolsOf(readings, document) },
					{ label: say('Partnership terms') },
				),
			);
		} else if (!isWanted) {
			provider?.dispose();
			provider = undefined;
		}
	};
	store.add(settings.onDidChange(update));
	update();
	return store;
}

async function symbolsOf(
	readings: SurfaceContext['readings'],
	document: vscode.TextDocument,
): Promise<vscode.DocumentSymbol[]> {
	const snapshot = isNote(document) ? await readings.read(document) : undefined;
	return (snapshot?.outline.terms ?? []).flatMap(({ label, mentions }) => {
		const [first] = mentions;
		if (first === undefined) {
			return [];
		}
		const range = toRange(document, first);
		const count = sayCount(say, mentions.length, ['1 mention', '{0} mentions']);
		return [new vscode.DocumentSymbol(label, count, SYMBOL_KINDS.term, range, range)];
	});
}
