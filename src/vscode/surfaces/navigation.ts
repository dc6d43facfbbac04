import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { bySpan, type Span } from '../../core/base/span.js';
import type { Mention } from '../../core/understanding/reading.js';
import type { TreeNode } from '../../core/wording/treeRows.js';
import { sayInPassing, sayWhyNot } from '../announce.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import type { Settings } from '../settingsTable.js';
import { followArguments } from '../followArguments.js';
import { editorOf, showSpan } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';

type Direction = 'next' | 'previous';

/** Steps through the mentions of the note in front, round and round. */
export function registerNavigation(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const { registerCommand } = vscode.commands;
	store.add(registerCommand(COMMANDS.goToNextMention, () => goTo(context, 'next', visited(context))));
	store.add(
		registerCommand(COMMANDS.goToPreviousMention, () => goTo(context, 'previous', visited(context))),
	);
	store.add(
		registerCommand(COMMANDS.goToNextMentionOf, (row?: TreeNode) =>
			row?.entry === undefined ? undefined : goTo(context, 'next', isOf(row.entry.kind, row.entry.id)),
		),
	);
	store.add(
		registerCommand(INNER_COMMANDS.nextMentionOf, (kind: Mention['kind'], id: string) =>
			goTo(context, 'next', isOf(kind, id)),
		),
	);
	store.add(registerCommand(INNER_COMMANDS.reveal, (...args: unknown[]) => reveal(context, args)));
	return store;
}

/** A company that gains has the mentions of the company. */
function isOf(kind: Mention['kind'], id: string): (mention: Mention) => boolean {
	return mention => mention.id === id && (mention.kind === kind || kind === 'beneficiary');
}

function visited({ settings }: SurfaceContext): (mention: Mention) => boolean {
	const visits: Settings['navigation.visits'] = settings.current['navigation.visits'];
	switch (visits) {
		case 'all':
			return () => true;
		case 'terms':
			return ({ kind }) => kind === 'term';
		case 'termsAndBeneficiaries':
			return ({ kind }) => kind !== 'company';
	}
}

async function goTo(
	context: SurfaceContext,
	direction: Direction,
	isWanted: (mention: Mention) => boolean,
): Promise<void> {
	const { document } = context.active;
	const snapshot = document === undefined ? undefined : await context.readings.read(document);
	const mentions = snapshot?.reading.mentions.filter(isWanted) ?? [];
	if (document === undefined || mentions.length === 0) {
		const none =
			document === undefined
				? say('There is no note in front.')
				: say('This note has no such mention.');
		sayWhyNot(describeObstacle(context) ?? none);
		return;
	}
	const place = placeOf(document, direction);
	const ahead =
		direction === 'next'
			? mentions.find(mention => isAfter(mention, place))
			: mentions.findLast(mention => isBefore(mention, place));
	const found = ahead ?? (direction === 'next' ? mentions[0] : mentions.at(-1));
	if (found === undefined) {
		return;
	}
	if (ahead === undefined && mentions.length > 1) {
		sayInPassing(
			direction === 'next'
				? say('Went on from the top of the note.')
				: say('Went on from the end of the note.'),
		);
	}
	await showSpan(document, found);
	if (context.settings.current['navigation.showHover']) {
		await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
	}
}

/** Where to go on from: the selection, or the cursor; before or after everything where no editor shows the note. */
function placeOf(document: vscode.TextDocument, direction: Direction): Span {
	const selection = editorOf(document)?.selection;
	if (selection === undefined) {
		const edge = direction === 'next' ? -1 : Infinity;
		return { start: edge, end: edge };
	}
	return { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
}

/** A cursor at the very start of a mention goes to it; a mention that is selected is passed by, those inside it are not. */
function isAfter(mention: Span, place: Span): boolean {
	return place.start === place.end ? mention.start >= place.start : bySpan(mention, place) > 0;
}

function isBefore(mention: Span, place: Span): boolean {
	return place.start === place.end ? mention.start < place.start : bySpan(mention, place) < 0;
}

/** Runs from links, so it trusts nothing: it shows places in notes that are open, and does no more. */
async function reveal({ readings }: SurfaceContext, args: readonly unknown[]): Promise<void> {
	const { document, span } = followArguments(readings, args) ?? {};
	if (document !== undefined && span !== undefined) {
		await showSpan(document, span);
	}
}
