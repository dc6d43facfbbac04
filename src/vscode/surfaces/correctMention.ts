import * as vscode from 'vscode';
import { createAnchorer } from '../../core/annotations/anchorer.js';
import { OUTCOMES } from '../../core/annotations/corrections.js';
import { DisposableStore, type Disposable } from '../../core/base/dispose.js';
import { overlaps, type Span } from '../../core/base/span.js';
import { slugOf } from '../../core/lexicon/entryId.js';
import type { ChangeKind, Effect, Mention } from '../../core/understanding/reading.js';
import { describeCorrection } from '../../core/wording/describeCorrection.js';
import { changeLabel, effectLabel, kindLabel } from '../../core/wording/labels.js';
import type { CorrectionDraft, PlaceDraft } from '../corrections/noteCorrections.js';
import { tellDone } from '../corrections/tellDone.js';
import { COMMANDS, INNER_COMMANDS } from '../ids.js';
import { mentionsAt } from '../mentionsAt.js';
import { say } from '../say.js';
import { editorOf } from '../showNote.js';
import type { Snapshot } from '../snapshot.js';
import type { SurfaceContext } from '../surfaceContext.js';

/** What is to be put right. */
interface Subject {
	readonly document: vscode.TextDocument;
	readonly snapshot: Snapshot;
	readonly mention: Mention;
}

type Correct = (context: SurfaceContext, subject: Subject, answer?: unknown) => Promise<void>;

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

function ways(): readonly Way[] {
	const always = (): boolean => true;
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
			command: COMMANDS.wrongEffect,
			icon: 'arrow-swap',
			label: say('Wrong Effect…'),
			detail: say('What happened to it, or who gains, is understood wrongly.'),
			fits: subject => effectsOf(subject).length > 0,
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
	await save(context, subject, note => ({ type: 'accept', kind, target, note, ...place }));
}

async function notThisSense(context: SurfaceContext, subject: Subject): Promise<void> {
	const { kind, id: target } = subject.mention;
	const place = takePlace(subject.document, subject.mention);
	await save(context, subject, note => ({ type: 'not-this-sense', kind, target, note, ...place }));
}

async function neverMarkAlias(context: SurfaceContext, subject: Subject): Promise<void> {
	const { kind, id: target, text, why } = subject.mention;
	const alias = why.by === 'alias' ? why.id : text;
	await save(context, subject, () => ({ type: 'never-mark-alias', alias, kind, target }));
}

interface CompanyAnswer {
	readonly company: string;
	readonly label: string;
	readonly everywhere: boolean;
}

async function thisIsCompany(context: SurfaceContext, subject: Subject, answer?: unknown): Promise<void> {
	if (subject.mention.kind !== 'company') {
		void vscode.window.showInformationMessage(say('There is no company at the cursor.'));
		return;
	}
	const given = isCompanyAnswer(answer) ? answer : await askCompany(subject);
	if (given === undefined) {
		return;
	}
	const { company, label, everywhere } = given;
	const place = takePlace(subject.document, subject.mention);
	const name = subject.mention.text;
	await save(context, subject, note => ({
		type: 'company-is',
		company,
		label,
		of: everywhere ? { kind: 'name', name } : { kind: 'passage', note, ...place },
	}));
}

function isCompanyAnswer(answer: unknown): answer is CompanyAnswer {
	const given = answer as Partial<CompanyAnswer> | undefined;
	return typeof given?.company === 'string' && typeof given.label === 'string' && given.company !== '';
}

async function askCompany({ snapshot, mention }: Subject): Promise<CompanyAnswer | undefined> {
	const inNote = snapshot.outline.companies.filter(({ id }) => id !== mention.id);
	const seen = new Set(inNote.map(({ id }) => id));
	const known = [...snapshot.lexicon.companies.values()].filter(
		({ id }) => id !== mention.id && !seen.has(id),
	);
	const other = { label: `$(add) ${say('Another Company…')}`, id: '' };
	const chosen = await vscode.window.showQuickPick(
		[
			...inNote.map(({ id, label }) => ({ label, id, description: say('in this note') })),
			other,
			...known.map(({ id, name, aliases }) => ({
				label: name,
				id,
				description: aliases.slice(0, 3).join(', '),
			})),
		],
		{ title: say('Which company is “{0}”?', clip(mention.text)), matchOnDescription: true },
	);
	if (chosen === undefined) {
		return undefined;
	}
	const label =
		chosen === other
			? (
					await vscode.window.showInputBox({
						title: say('Name of the company'),
						value: mention.text,
					})
				)?.trim()
			: chosen.label;
	const everywhere = label === undefined || label === '' ? undefined : await askReach(mention.text);
	return label === undefined || everywhere === undefined
		? undefined
		: { company: chosen.id === '' ? slugOf(label) : chosen.id, label, everywhere };
}

async function askReach(name: string): Promise<boolean | undefined> {
	const here = { label: say('Here'), detail: say('Only this passage; it is known again by its words.') };
	const everywhere = {
		label: say('Wherever “{0}” Stands', clip(name)),
		detail: say('In every note of the workspace.'),
	};
	const chosen = await vscode.window.showQuickPick([here, everywhere]);
	return chosen === undefined ? undefined : chosen === everywhere;
}

/** Something that a sentence was understood to say of a mention. */
interface EffectSubject {
	readonly kind: 'change' | 'beneficiary';
	readonly value: ChangeKind | Effect;
	readonly evidence: Span;
	readonly isHere: boolean;
}

/** What the note was understood to say of a mention; first what its own sentence says. */
function effectsOf({ snapshot: { reading }, mention }: Subject): readonly EffectSubject[] {
	const changes = mention.kind === 'term' ? reading.changes.filter(({ term }) => term === mention.id) : [];
	const gains = mention.kind === 'term' ? [] : reading.beneficiaries.filter(({ id }) => id === mention.id);
	return [
		...changes.map(({ change, evidence }) => ({ kind: 'change' as const, value: change, evidence })),
		...gains.map(({ effect, evidence }) => ({ kind: 'beneficiary' as const, value: effect, evidence })),
	]
		.map(effect => ({ ...effect, isHere: overlaps(effect.evidence, mention) }))
		.sort((a, b) => Number(b.isHere) - Number(a.isHere));
}

async function wrongEffect(context: SurfaceContext, subject: Subject, answer?: unknown): Promise<void> {
	const effects = effectsOf(subject);
	const here = effects.filter(({ isHere }) => isHere);
	const wrong = here.length === 1 || effects.length === 1 ? effects[0] : await askEffect(subject, effects);
	if (effects.length === 0) {
		void vscode.window.showInformationMessage(
			say('The note is not understood to say that anything happened to “{0}”.', subject.mention.label),
		);
	}
	const right = wrong === undefined ? undefined : isOutcome(wrong, answer) ? answer : await askRight(wrong);
	if (wrong === undefined || right === undefined) {
		return;
	}
	const { kind, value } = wrong;
	const place = takePlace(subject.document, wrong.evidence);
	const target = subject.mention.id;
	await save(context, subject, note => ({
		type: 'wrong-effect',
		kind,
		target,
		wrong: value,
		right,
		note,
		...place,
	}));
}

function isOutcome({ kind }: EffectSubject, answer: unknown): answer is string {
	const lawful: readonly unknown[] = [...OUTCOMES[kind], 'none'];
	return lawful.includes(answer);
}

function outcomeLabel(kind: EffectSubject['kind'], value: ChangeKind | Effect): string {
	return kind === 'change' ? changeLabel(say, value as ChangeKind) : effectLabel(say, value as Effect);
}

async function askEffect(
	{ document }: Subject,
	effects: readonly EffectSubject[],
): Promise<EffectSubject | undefined> {
	const chosen = await vscode.window.showQuickPick(
		effects.map(effect => ({
			label: outcomeLabel(effect.kind, effect.value),
			detail: `“${clip(document.getText().slice(effect.evidence.start, effect.evidence.end))}”`,
			effect,
		})),
		{ title: say('Which of them is wrong?') },
	);
	return chosen?.effect;
}

async function askRight({ kind, value }: EffectSubject): Promise<string | undefined> {
	const values: readonly (ChangeKind | Effect)[] = OUTCOMES[kind];
	const chosen = await vscode.window.showQuickPick(
		[
			...values
				.filter(each => each !== value)
				.map(each => ({ label: outcomeLabel(kind, each), right: each })),
			{ label: `$(circle-slash) ${say('The sentence says nothing of the kind')}`, right: 'none' },
		],
		{ title: say('Not “{0}”, but:', outcomeLabel(kind, value)) },
	);
	return chosen?.right;
}

async function save(
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

/** The name that belongs to an id: as the note or the lexicon has it. */
export function namesIn({ outline, lexicon }: Pick<Snapshot, 'outline' | 'lexicon'>): (id: string) => string {
	return id =>
		[...outline.terms, ...outline.companies, ...outline.beneficiaries].find(each => each.id === id)
			?.label ??
		lexicon.terms.get(id)?.label ??
		lexicon.companies.get(id)?.name ??
		clip(id.replaceAll(/[-_]/g, ' '));
}

function takePlace(document: vscode.TextDocument, span: Span): PlaceDraft {
	const { quote, position } = createAnchorer(document.getText()).take(span);
	return { quote, position };
}

async function subjectAtCursor(context: SurfaceContext): Promise<Subject | undefined> {
	const { document } = context.active;
	const editor = document === undefined ? undefined : editorOf(document);
	const snapshot = document === undefined ? undefined : await context.readings.read(document);
	if (document === undefined || editor === undefined || snapshot === undefined) {
		void vscode.window.showInformationMessage(say('Put the cursor on a marked word of a note first.'));
		return undefined;
	}
	const there = mentionsAt(snapshot.reading, document.offsetAt(editor.selection.active));
	const mention = there.length > 1 ? await askMention(there) : there[0];
	if (there.length === 0) {
		void vscode.window.showInformationMessage(
			say('There is no company, term or beneficiary at the cursor.'),
		);
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

/** What a note says, as part of a line. */
function clip(text: string): string {
	const line = text.replace(/\s+/g, ' ').trim();
	return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}
