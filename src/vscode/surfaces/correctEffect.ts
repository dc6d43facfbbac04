import * as vscode from 'vscode';
import { NO_OUTCOMES, OUTCOMES } from '../../core/annotations/corrections.js';
import { overlaps, type Span } from '../../core/base/span.js';
import type { ChangeKind, Effect } from '../../core/understanding/reading.js';
import { changeLabel, effectLabel } from '../../core/wording/labels.js';
import { say } from '../say.js';
import { clip, saveCorrection, takePlace, type Correct, type Subject } from './correctSubject.js';

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

/** Whether the note was understood to say anything of the kind. */
export function hasEffects(subject: Subject): boolean {
	return effectsOf(subject).length > 0;
}

/** What happened to a term, or who gains, is another. An answer handed in is an outcome. */
export const wrongEffect: Correct = async (context, subject, answer) => {
	const { document, mention } = subject;
	const effects = effectsOf(subject);
	const [first, second] = effects;
	if (first === undefined) {
		void vscode.window.showInformationMessage(
			say('The note is not understood to say that anything happened to “{0}”.', mention.label),
		);
		return;
	}
	const isPlain = second === undefined || (first.isHere && !second.isHere);
	const effect = isPlain ? first : await askEffect(subject, effects);
	const right = effect && (isOutcome(effect, answer) ? answer : await askRight(effect));
	if (effect === undefined || right === undefined) {
		return;
	}
	const { kind, value: wrong } = effect;
	const target = mention.id;
	const place = takePlace(document, effect.evidence);
	await saveCorrection(context, subject, note => ({
		type: 'wrong-effect',
		...{ kind, target, wrong, right, note },
		...place,
	}));
};

function isOutcome({ kind }: EffectSubject, answer: unknown): answer is string {
	const lawful: readonly unknown[] = [...OUTCOMES[kind], ...NO_OUTCOMES[kind]];
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
	const none = {
		denied: `$(circle-slash) ${say('The sentence says that there is none')}`,
		none: `$(close) ${say('The sentence says nothing of the kind')}`,
	};
	const chosen = await vscode.window.showQuickPick(
		[
			...values
				.filter(each => each !== value)
				.map(each => ({ label: outcomeLabel(kind, each), right: each })),
			...NO_OUTCOMES[kind].map(each => ({ label: none[each], right: each })),
		],
		{ title: say('Not “{0}”, but:', outcomeLabel(kind, value)) },
	);
	return chosen?.right;
}
