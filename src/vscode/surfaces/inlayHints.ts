import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { showQuote } from '../../core/wording/excerpt.js';
import { escapeMarkdown } from '../../core/wording/escapeMarkdown.js';
import { findGlosses, type Gloss } from '../../core/wording/gloss.js';
import { behindWord } from '../../core/wording/wholeFigure.js';
import { isNote, toRange } from '../convert.js';
import { say } from '../say.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** Sets what happened to a term behind its first mention in each section. */
export function registerInlayHints({ readings, settings }: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const changed = store.add(new vscode.EventEmitter<void>());
	store.add(readings.onDidChange(() => changed.fire()));
	store.add(
		settings.onDidChange(names => {
			if (names.has('gloss.enabled')) {
				changed.fire();
			}
		}),
	);
	store.add(
		vscode.languages.registerInlayHintsProvider(
			{ language: 'markdown' },
			{
				onDidChangeInlayHints: changed.event,
				async provideInlayHints(document, range, token) {
					if (!settings.current['gloss.enabled'] || !isNote(document)) {
						return [];
					}
					const snapshot = readings.latest(document) ?? (await readings.read(document));
					if (
						snapshot === undefined ||
						token.isCancellationRequested ||
						snapshot.version !== document.version
					) {
						return [];
					}
					const stretch = {
						start: document.offsetAt(range.start),
						end: document.offsetAt(range.end),
					};
					return findGlosses(snapshot.reading, say, stretch).map(gloss => toHint(document, gloss));
				},
			},
		),
	);
	return store;
}

/** The hint leads to the first sentence that says so. */
function toHint(document: vscode.TextDocument, { end, text, evidence }: Gloss): vscode.InlayHint {
	const part = new vscode.InlayHintLabelPart(`→ ${text}`);
	const [first] = evidence;
	part.tooltip = new vscode.MarkdownString(
		[
			`**${escapeMarkdown(say('The article says'))}**`,
			...evidence.map(quote => `“${escapeMarkdown(showQuote(quote.text))}”`),
		].join('\n\n'),
	);
	if (first !== undefined) {
		part.location = new vscode.Location(document.uri, toRange(document, first));
	}
	const { line, character } = document.positionAt(end);
	const place = new vscode.Position(line, behindWord(document.lineAt(line).text, character));
	const hint = new vscode.InlayHint(place, [part]);
	hint.paddingLeft = true;
	return hint;
}
