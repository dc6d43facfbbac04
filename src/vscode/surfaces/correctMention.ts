import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import type { Mention } from '../../core/understanding/reading.js';
import { kindLabel } from '../../core/wording/labels.js';
import { sayWhyNot } from '../announce.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { describeObstacle } from '../obstacles.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { SurfaceContext } from '../surfaceContext.js';
import { hasEffects, wrongEffect } from './correctEffect.js';
import { thisIsCompany, thisIsTerm } from './correctName.js';
import { clip, saveCorrection, takePlace, type Correct, type Subject } from './correctSubject.js';

/** Puts right what a mention was taken for: by its own commands, by one list of them, and from its hover. */
export function registerCorrectMention(context: SurfaceContext): Disposable {
	const store = new DisposableStore();
	const commands: readonly (readonly [id: string, run: Correct])[] = [
		[COMMANDS.correctMention, offer],
		...ways().map(({ command, run }) => [command, run] as const),
	];
	for (const [id, run] of commands) {
		store.add(
			// A key binding may hand in the answer to what would be asked.
			vscode.commands.registerCommand(id, async (answer?: unknown) => {
				const subject = await subjectAtCursor(context);
				if (subject !== undefined) {
					await run(context, subject, answer);
				}
			}),
		);
	}
	store.add(
		vscode.commands.registerCommand(
			INNER_COMMANDS.correct,
			async (uri: string, kind: string, id: string, start: number) => {
				const subject = await subjectOf(
					context,
					uri,
					mention => mention.kind === kind && mention.id === id && mention.start === start,
				);
				if (subject !== undefined) {
					await offer(context, subject);
				}
			},
		),
	);
	return store;
}

interface Way {
	readonly command: string;
	readonly icon: string;
	readonly label: string;
	readonly detail: string;
	readonly fits: (subject: Subject) => boolean;
	readonly run: Correct;
}

const always = (): boolean => true;

function ways(): readonly Way[] {
	return [
		{
			command: COMMANDS.acceptMention,
			icon: 'check',
			label: say('Accept'),
			detail: say('It is right. Its confidence becomes 100 of 100.'),
			fits: always,
			run: accept,
		},
		{
			command: COMMANDS.notThisSense,
			icon: 'close',
			label: say('Not This Sense Here'),
			detail: say('Only this passage; it is known again by its words.'),
			fits: always,
			run: notThisSense,
		},
		{
			command: COMMANDS.neverMarkAlias,
			icon: 'circle-slash',
			label: say('Never Mark This Alias'),
			detail: say('In every note of the workspace.'),
			fits: always,
			run: neverMarkAlias,
		},
		{
			command: COMMANDS.thisIsCompany,
			icon: 'organization',
			label: say('This Is the Company…'),
			detail: say('Another company, here or wherever the name stands.'),
			fits: ({ mention }) => mention.kind === 'company',
			run: thisIsCompany,
		},
		{
			command: COMMANDS.thisIsTerm,
			icon: 'law',
			label: say('This Is Another Term…'),
			detail: say('Only this passage; what its sentence says goes over to the right term.'),
			fits: ({ mention }) => mention.kind === 'term',
			run: thisIsTerm,
		},
		{
			command: COMMANDS.wrongChange,
			icon: 'arrow-swap',
			label: say('Wrong Change…'),
			detail: say('Something else happened to the term, or nothing; or there is none.'),
			fits: subject => subject.mention.kind === 'term' && hasEffects(subject),
			run: wrongEffect,
		},
		{
			command: COMMANDS.wrongEffect,
			icon: 'arrow-swap',
			label: say('Wrong Effect…'),
			detail: say('Who gains or loses is understood wrongly.'),
			fits: subject => subject.mention.kind !== 'term' && hasEffects(subject),
			run: wrongEffect,
		},
	];
}

async function offer(context: SurfaceContext, subject: Subject): Promise<void> {
	const { mention } = subject;
	const fitting = ways().filter(({ fits }) => fits(subject));
	const chosen = await vscode.window.showQuickPick(
		fitting.map(way => ({ ...way, label: `$(${way.icon}) ${way.label}`, way })),
		{
			title: say(
				'Correct “{0}” ({1}: {2})',
				clip(mention.text),
				kindLabel(say, mention.kind),
				mention.label,
			),
			placeHolder: say('What is right'),
		},
	);
	await chosen?.way.run(context, subject);
}

async function accept(context: SurfaceContext, subject: Subject): Promise<void> {
	const { kind, id: target } = subject.mention;
	const place = takePlace(subject.document, subject.mention);
	await saveCorrection(context, subject, note => ({ type: 'accept', kind, target, note, ...place }));
}

async function notThisSense(context: SurfaceContext, subject: Subject): Promise<void> {
	const { kind, id: target } = subject.mention;
	const place = takePlace(subject.document, subject.mention);
	await saveCorrection(context, subject, note => ({
		type: 'not-this-sense',
		kind,
		target,
		note,
		...place,
	}));
}

async function neverMarkAlias(context: SurfaceContext, subject: Subject): Promise<void> {
	const { kind, id: target, text, why } = subject.mention;
	const alias = why.by === 'alias' ? why.id : text;
	await saveCorrection(context, subject, () => ({ type: 'never-mark-alias', alias, kind, target }));
}

async function subjectAtCursor(context: SurfaceContext): Promise<Subject | undefined> {
	const { document } = context.active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : await context.readings.read(document);
	if (document === undefined || editor === undefined || snapshot === undefined) {
		sayWhyNot(describeObstacle(context) ?? say('Put the cursor on a marked word of a note first.'));
		return undefined;
	}
	const there = mentionsAt(snapshot.reading, document.offsetAt(editor.selection.active));
	const mention = there.length > 1 ? await askMention(there) : there[0];
	if (there.length === 0) {
		sayWhyNot(say('There is no company, term or beneficiary at the cursor.'));
	}
	return mention && { document, snapshot, mention };
}

async function askMention(mentions: readonly Mention[]): Promise<Mention | undefined> {
	const chosen = await vscode.window.showQuickPick(
		mentions.map(mention => ({
			label: mention.label,
			description: `${kindLabel(say, mention.kind)} · “${clip(mention.text)}”`,
			mention,
		})),
		{ title: say('Which of them do you mean?') },
	);
	return chosen?.mention;
}

async function subjectOf(
	{ readings }: SurfaceContext,
	uri: string,
	fits: (mention: Mention) => boolean,
): Promise<Subject | undefined> {
	const document = vscode.workspace.textDocuments.find(each => each.uri.toString() === uri);
	const snapshot = document === undefined ? undefined : await readings.read(document);
	const mention = snapshot?.reading.mentions.find(fits);
	return document === undefined || snapshot === undefined || mention === undefined
		? undefined
		: { document, snapshot, mention };
}
