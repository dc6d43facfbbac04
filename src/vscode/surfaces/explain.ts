import * as vscode from 'vscode';
import type { Correction } from '../../core/annotations/corrections.js';
import type { Disposable } from '../../core/base/dispose.js';
import { contains, overlaps, touches } from '../../core/base/span.js';
import type { Mention } from '../../core/understanding/reading.js';
import { createMentionCard } from '../../core/wording/card.js';
import { describeCorrection, describeMaker } from '../../core/wording/describeCorrection.js';
import { nameOf } from '../../core/wording/outline.js';
import {
	describeConclusions,
	describeGrounds,
	describePassedOver,
	type Grounds,
} from '../../core/wording/why.js';
import type { CardView } from '../cardPick.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { namesIn } from './correctSubject.js';

/** Explains the mention at the cursor: what it is, what the article says of it, and why it is marked at all. */
export function registerExplain(context: SurfaceContext): Disposable {
	return vscode.commands.registerCommand(COMMANDS.explainMention, () => explain(context));
}

async function explain(context: SurfaceContext): Promise<void> {
	const { active, readings, cards } = context;
	const { document } = active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : await readings.read(document);
	if (document === undefined || editor === undefined || snapshot === undefined) {
		const obstacle = describeObstacle(context);
		await (obstacle === undefined
			? offerNext(say('Put the cursor on a marked word of a note first.'))
			: vscode.window.showInformationMessage(obstacle));
		return;
	}
	const offset = document.offsetAt(editor.selection.active);
	const [mention] = mentionsAt(snapshot.reading, offset);
	const { outline, lexicon, reading } = snapshot;
	const source = { say, outline, lexicon };
	const card = mention === undefined ? undefined : createMentionCard(source, mention, reading);
	const applied = correctionsAt(context, snapshot, offset, mention);
	if (mention === undefined || card === undefined) {
		await (applied.length > 0
			? offerCorrections(applied, snapshot)
			: offerNext(
					describePassedOver(say, reading, { start: offset, end: offset }) ??
						say('There is no company, term or beneficiary at the cursor.'),
				));
		return;
	}
	const grounds = [describeGrounds(say, mention.why, mention), ...conclusionsAt(snapshot, mention)];
	const why = [
		// What decided over the mention often decided over its change as well.
		...new Set(grounds.flatMap(({ lines }) => lines)),
		...applied.map(correction => describeApplied(correction, snapshot)),
		...new Set(grounds.flatMap(({ technical }) => (technical === undefined ? [] : [technical]))),
	];
	const actions = [...undoing(context, applied), correcting(document, mention)];
	cards.show({ card, document, why, actions });
}

/** What was concluded about the mention from the sentence that it stands in. */
function conclusionsAt({ reading, outline }: Snapshot, mention: Mention): readonly Grounds[] {
	return describeConclusions(say, {
		reading,
		isWanted: conclusion =>
			contains(conclusion.evidence, mention) &&
			('term' in conclusion
				? conclusion.term === mention.id || conclusion.parties.includes(mention.id)
				: conclusion.id === mention.id || conclusion.terms.includes(mention.id)),
		nameOfTerm: id => nameOf(outline, 'term', id),
	});
}

/** The corrections that made what is at a place as it is, or took something out there. */
function correctionsAt(
	{ corrections }: SurfaceContext,
	{ removed, placed }: Snapshot,
	offset: number,
	mention: Mention | undefined,
): readonly Correction[] {
	const own = mention?.why.correction;
	const known = own === undefined ? undefined : corrections.find(own);
	const gone = removed.flatMap(({ correction, what }) =>
		what.kind === 'mention' && touches(what.mention, offset) ? [correction] : [],
	);
	const here = placed.flatMap(({ correction, span }) =>
		mention !== undefined && overlaps(span, mention) && isAbout(correction, mention) ? [correction] : [],
	);
	return [...new Set([...here, ...(known === undefined ? [] : [known]), ...gone])];
}

/** Whether a correction of the passage or sentence that a mention is in has to do with it. */
function isAbout(correction: Correction, { kind, id }: Mention): boolean {
	switch (correction.type) {
		case 'company-is':
			return kind === 'company';
		case 'term-is':
			return kind === 'term';
		case 'never-mark-alias':
			return false;
		case 'wrong-effect':
			return correction.target === id;
		default:
			return correction.target === id && correction.kind === kind;
	}
}

function describeApplied(correction: Correction, snapshot: Snapshot): string {
	const [what, maker] = [describeCorrection(say, correction, namesIn(snapshot)), describeMaker(correction)];
	return maker === '' ? say('Corrected: {0}.', what) : say('Corrected by {1}: {0}.', what, maker);
}

type CardActions = NonNullable<CardView['actions']>;

function undoing({ corrections }: SurfaceContext, applied: readonly Correction[]): CardActions {
	return applied.map(({ id }) => ({
		label: `$(discard) ${say('Undo This Correction')}`,
		run: () => void corrections.remove(id),
	}));
}

/** Of the mention that is explained, wherever the list has taken the cursor meanwhile. */
function correcting({ uri }: vscode.TextDocument, { kind, id, start }: Mention): CardActions[number] {
	return {
		label: `$(edit) ${say('Correct…')}`,
		run: () =>
			void vscode.commands.executeCommand(INNER_COMMANDS.correct, uri.toString(), kind, id, start),
	};
}

/** Nothing is marked at the cursor, because somebody said that it should not be. */
async function offerCorrections(applied: readonly Correction[], snapshot: Snapshot): Promise<void> {
	const show = say('Show Corrections');
	const told = applied.map(correction => describeApplied(correction, snapshot)).join(' ');
	if ((await vscode.window.showInformationMessage(told, show)) === show) {
		await vscode.commands.executeCommand(COMMANDS.showCorrections);
	}
}

async function offerNext(message: string): Promise<void> {
	const next = say('Go to Next Mention');
	if ((await vscode.window.showInformationMessage(message, next)) === next) {
		await vscode.commands.executeCommand(COMMANDS.goToNextMention);
	}
}
