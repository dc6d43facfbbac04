import * as vscode from 'vscode';
import { placeOf } from '../../core/annotations/correctionStore.js';
import type { Correction } from '../../core/annotations/corrections.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Span } from '../../core/base/span.js';
import { describeCorrection, describeMaker } from '../../core/wording/describeCorrection.js';
import { sayWhyNot } from '../announce.js';
import type { NoteCorrections } from '../corrections/noteCorrections.js';
import { tellDone } from '../corrections/tellDone.js';
import { COMMANDS } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import { showSpan } from '../showNote.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { namesIn } from './correctSubject.js';

/** Lists what was put right in a note, to be undone; and undoes what was done last. */
export function registerShowCorrections(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	store.add(vscode.commands.registerCommand(COMMANDS.showCorrections, () => showCorrections(context)));
	store.add(vscode.commands.registerCommand(COMMANDS.undoLastCorrection, () => undoLast(context)));
	return store;
}

/** A correction that has to do with a note, and where in the note that shows. */
export interface CorrectionInNote {
	readonly correction: Correction;
	readonly span: Span | undefined;
	/** Why it has no effect; `undefined` for one that has. */
	readonly unplaced: 'ambiguous' | 'lost' | undefined;
}

/** The corrections of a note: those that changed its reading, those that took something out, those of its passages, and those without a place. */
export function correctionsIn(snapshot: Snapshot, corrections: NoteCorrections): readonly CorrectionInNote[] {
	const { reading, removed, placed, unplaced } = snapshot;
	const found = new Map<string, CorrectionInNote>();
	const put = (correction: Correction | undefined, span: Span | undefined): void => {
		if (correction !== undefined && found.get(correction.id)?.span === undefined) {
			found.set(correction.id, { correction, span, unplaced: undefined });
		}
	};
	for (const mention of reading.mentions) {
		put(
			mention.why.correction === undefined ? undefined : corrections.find(mention.why.correction),
			mention,
		);
	}
	for (const { why, evidence } of [...reading.changes, ...reading.beneficiaries]) {
		put(why.correction === undefined ? undefined : corrections.find(why.correction), evidence);
	}
	for (const { correction, what } of removed) {
		put(correction, what.kind === 'mention' ? what.mention : evidenceOf(what));
	}
	for (const { correction, span } of placed) {
		put(correction, span);
	}
	for (const { correction, anchoring } of unplaced) {
		found.set(correction.id, { correction, span: undefined, unplaced: anchoring });
	}
	return [...found.values()].sort((a, b) => (a.span?.start ?? Infinity) - (b.span?.start ?? Infinity));
}

function evidenceOf(what: Exclude<Snapshot['removed'][number]['what'], { readonly kind: 'mention' }>): Span {
	return what.kind === 'change' ? what.change.evidence : what.beneficiary.evidence;
}

interface CorrectionItem extends vscode.QuickPickItem {
	readonly entry: CorrectionInNote;
	/** What it says, without the icon: a title is shown as it is. */
	readonly title: string;
}

async function showCorrections(context: SurfaceContext): Promise<void> {
	const { active, readings, corrections } = context;
	const { document } = active;
	const snapshot = document === undefined ? undefined : await readings.read(document);
	if (document === undefined || snapshot === undefined) {
		sayWhyNot(describeObstacle(context) ?? say('Open a note first.'));
		return;
	}
	const items = correctionsIn(snapshot, corrections).map(entry => itemOf(entry, snapshot));
	if (items.length === 0) {
		void vscode.window.showInformationMessage(say('Nothing was corrected in this note.'));
		return;
	}
	const chosen = await vscode.window.showQuickPick(items, {
		title: say('Corrections in This Note'),
		placeHolder: say('Pick one to go to its passage or to undo it'),
		matchOnDetail: true,
	});
	if (chosen !== undefined) {
		await actOn(context, document, chosen);
	}
}

function itemOf(entry: CorrectionInNote, snapshot: Snapshot): CorrectionItem {
	const { correction, unplaced } = entry;
	const quote = placeOf(correction)
		?.quote.exact.slice(0, 300)
		.replace(/[\p{Cc}\s]+/gu, ' ');
	const trouble =
		unplaced === undefined
			? undefined
			: unplaced === 'lost'
				? say('without effect: its passage is no longer in the note')
				: say('without effect: several passages could be meant');
	const title = describeCorrection(say, correction, namesIn(snapshot));
	return {
		label: `$(${unplaced === undefined ? 'edit' : 'warning'}) ${plain(title)}`,
		description: plain(
			[describeMaker(correction), trouble ?? ''].filter(part => part !== '').join(' · '),
		),
		...(quote === undefined ? {} : { detail: plain(`“${quote}”`) }),
		entry,
		title,
	};
}

/** In a list, `$(name)` is a picture; what comes out of a file is text. */
function plain(text: string): string {
	return text.replaceAll('$(', '$\u200b(');
}

async function actOn(
	{ corrections }: SurfaceContext,
	document: vscode.TextDocument,
	{ title, entry: { correction, span } }: CorrectionItem,
): Promise<void> {
	const undo = { label: `$(discard) ${say('Undo')}` };
	const go = { label: `$(go-to-file) ${say('Go to Its Passage')}` };
	const chosen = await vscode.window.showQuickPick(span === undefined ? [undo] : [undo, go], {
		title,
	});
	if (chosen === undo) {
		await corrections.remove(correction.id);
	} else if (chosen === go && span !== undefined) {
		await showSpan(document, span);
	}
}

/** What was done in this window first; then, as the files have it, the user's own youngest correction, which can be brought back. */
async function undoLast({ corrections, active, readings }: SurfaceContext): Promise<void> {
	const step = await corrections.undo.undoLast();
	if (step !== undefined) {
		void vscode.window.showInformationMessage(say('Undone: {0}.', step.done));
		return;
	}
	const latest = await corrections.removeLatest();
	if (latest === undefined) {
		void vscode.window.showInformationMessage(say('There is no correction of yours to undo.'));
		return;
	}
	const snapshot = active.document === undefined ? undefined : readings.latest(active.document);
	const names = snapshot === undefined ? (id: string) => id : namesIn(snapshot);
	const done = say('Taken back: {0}', describeCorrection(say, latest.correction, names));
	tellDone(corrections.undo, { done, undo: latest.restore });
}
