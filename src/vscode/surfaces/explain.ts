import * as vscode from 'vscode';
import type { Disposable } from '../../core/base/dispose.js';
import { createMentionCard } from '../../core/wording/card.js';
import { describeGrounds } from '../../core/wording/why.js';
import { COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** Explains the mention at the cursor: what it is, what the article says of it, and why it is marked at all. */
export function registerExplain(context: SurfaceContext): Disposable {
	return vscode.commands.registerCommand(COMMANDS.explainMention, () => explain(context));
}

async function explain({ active, readings, cards }: SurfaceContext): Promise<void> {
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : await readings.read(document);
	if (document === undefined || editor === undefined || snapshot === undefined) {
		await offerNext(say('Put the cursor on a marked word of a note first.'));
		return;
	}
	const [mention] = mentionsAt(snapshot.reading, document.offsetAt(editor.selection.active));
	const { outline, lexicon } = snapshot;
	const card = mention === undefined ? undefined : createMentionCard({ say, outline, lexicon }, mention);
	if (mention === undefined || card === undefined) {
		await offerNext(say('There is no company, term or beneficiary at the cursor.'));
		return;
	}
	cards.show({ card, document, why: describeGrounds(say, mention.why, mention.confidence) });
}

async function offerNext(message: string): Promise<void> {
	const next = say('Go to Next Mention');
	if ((await vscode.window.showInformationMessage(message, next)) === next) {
		await vscode.commands.executeCommand(COMMANDS.goToNextMention);
	}
}
