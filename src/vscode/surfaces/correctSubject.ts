import type * as vscode from 'vscode';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import type { Span } from '../../core/base/span.js';
import type { Mention } from '../../core/understanding/reading.js';
import { describeCorrection } from '../../core/wording/describeCorrection.js';
import type { CorrectionDraft, PlaceDraft } from '../corrections/noteCorrections.js';
import { tellDone } from '../corrections/tellDone.js';
import { say } from '../say.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** What is to be put right. */
export interface Subject {
	readonly document: vscode.TextDocument;
	readonly snapshot: Snapshot;
	readonly mention: Mention;
}

/** A way to put it right. A key binding may hand in the answer to what would be asked. */
export type Correct = (context: SurfaceContext, subject: Subject, answer?: unknown) => Promise<void>;

/** Makes a correction, says so, and offers to undo it. */
export async function saveCorrection(
	{ corrections }: SurfaceContext,
	{ document, snapshot }: Subject,
	make: (note: string) => CorrectionDraft,
): Promise<void> {
	const made = await corrections.add(document.uri, make);
	if (made !== undefined) {
		const done = describeCorrection(say, made, namesIn(snapshot));
		tellDone(corrections.undo, { done, undo: () => corrections.remove(made.id) });
	}
}

/** A passage by its words. */
export function takePlace(document: vscode.TextDocument, span: Span): PlaceDraft {
	const { quote, position } = createAnchorer(document.getText()).take(span);
	return { quote, position };
}

/** The name that belongs to an id: as the note or the lexicon has it. */
export function namesIn({ outline, lexicon }: Pick<Snapshot, 'outline' | 'lexicon'>): (id: string) => string {
	return id =>
		[...outline.terms, ...outline.companies, ...outline.beneficiaries].find(each => each.id === id)
			?.label ??
		lexicon.terms.get(id)?.label ??
		lexicon.companies.get(id)?.name ??
		clip(id.replaceAll(/[-_]/g, ' '));
}

/** What a note says, as part of a line. */
export function clip(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
