import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { isCalledFor, isMadeKnown } from './ambitions.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue, CueEffect } from './data/changeCue.js';
import { effectOn, negated, negationBefore } from './effects.js';
import type { Governed } from './governs.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import type { StatementCue } from './statements.js';

/** What a verb says of a term, with the words that say so. */
export interface Said {
	readonly change: ChangeKind | undefined;
	readonly isDenied: boolean;
	readonly cues: readonly StatementCue[];
}

/** What the verb that governs a term says of it, "not" and "may" counted in. */
export function readEffect(scene: Scene, hit: TermHit, { cue }: Governed): Said {
	const { soft } = scene.clauses;
	const isOver = cue.row.governs === 'near' && cue.row.effect === 'ended';
	const negation = isOver
		? undefined
		: negationBefore(scene.sentence.words, cue.from, at => soft[at] !== soft[cue.from]);
	const own: StatementCue = { from: cue.from, to: cue.to, role: roleOf(cue) };
	if (negation === undefined && cue.row.effect !== 'introduced' && isOptional(scene, hit, cue)) {
		const isRenewal = hit.term === 'renewal_term' && !isAgain(scene, cue.from);
		return { change: isRenewal ? 'introduced' : undefined, isDenied: false, cues: [own] };
	}
	if (negation === undefined && isHandedOver(scene, hit, cue)) {
		return { change: 'introduced', isDenied: false, cues: [own] };
	}
	if (negation === undefined) {
		const effect = effectHere(scene, hit, cue);
		return { change: effectOn(hit.term, effect), isDenied: false, cues: [own] };
	}
	const effect = negated(cue.row.effect, negation.isOver);
	const cues = [{ from: negation.from, to: negation.to, role: 'negation' }, own];
	const change = effect === undefined ? undefined : effectOn(hit.term, effect);
	return { change, isDenied: effect === undefined && cue.row.effect !== 'disputed', cues };
}

/** What a verb says with the words around it: "go on paying" keeps, "must keep a second line" begins, "lifted to 5%" raises. */
function effectHere(scene: Scene, hit: TermHit, cue: FoundCue<ChangeCue>): CueEffect {
	const { words } = scene.sentence;
	const { effect } = cue.row;
	const before = Math.max(0, cue.from - 3);
	if (isMadeKnown(scene, cue) || isCalledFor(scene, cue) || isRaised(hit, words[cue.from]?.folded ?? '')) {
		return 'introduced';
	}
	if (hit.term === 'consent_veto' && isLeftOver(words, cue)) {
		return 'introduced';
	}
	if (effect === 'introduced' && SIGNING.test(words[cue.from]?.folded ?? '') && isRenewal(words, hit)) {
		return 'extended';
	}
	if (
		effect === 'introduced' &&
		words[cue.from]?.folded.endsWith('ing') === true &&
		/\b(?:go|goes|went|keep|keeps|kept|carry|carries|carried) (?:on )?$/.test(
			`${foldedText(words, before, cue.from)} `,
		)
	) {
		return 'unchanged';
	}
	if (
		effect === 'unchanged' &&
		/^(?:keep|maintain|hold|retain)$/.test(words[cue.to - 1]?.folded ?? '') &&
		/\b(?:must|shall|(?:has|have|had|is|are|required|obliged|undertook|agreed) to)\b/.test(
			foldedText(words, before, cue.to),
		) &&
		(words[cue.to]?.kind === 'number' || /^(?:a|an|at)$/.test(words[cue.to]?.folded ?? ''))
	) {
		return 'introduced';
	}
	const end = Math.max(cue.to, hit.to);
	return effect === 'lift' &&
		/^(?:to|by|from|above) (?:\D{0,4}\d|more)/.test(foldedText(words, end, end + 3))
		? 'more'
		: effect;
}

/** Verbs by which a contract comes about. */
const SIGNING = /^(?:sign|ink|announc|unveil|agree|secur|strik|struck|reach|enter)/;

/** "signed an eight-year renewal", "agreed to extend it": no option to do so later, but the deed. */
function isRenewal(words: readonly Word[], { term, from, to }: TermHit): boolean {
	return (
		term === 'renewal_term' &&
		/\b(?:renew(?:al|ed|s)?|extend(?:ed|s)?|extension|prolong(?:ed|s)?)\b/.test(
			foldedText(words, from, to),
		) &&
		!/\b(?:options?|rights?|may|can|could|automatic(?:ally)?|further|additional|each)\b/.test(
			foldedText(words, Math.max(0, from - 4), to),
		)
	);
}

/** "raised $40 million of debt": what is raised so is new. */
function isRaised({ term }: TermHit, verb: string): boolean {
	return (
		/^rais(?:e|es|ed|ing)$/.test(verb) && /^(?:equity_investment|(?:debt|vendor)_financing)$/.test(term)
	);
}

/** "will retain a 30% stake", "retains exclusive rights at home": what the parting of a thing leaves to somebody. */
export function isLeftOver(words: readonly Word[], { from, to }: FoundCue<ChangeCue>): boolean {
	return (
		/^retain(?:s|ed|ing)?$/.test(words[from]?.folded ?? '') &&
		!/^(?:its|their|his|her|our|all)$/.test(words[to]?.folded ?? '') &&
		(!/^(?:exclusive|sole) rights\b/.test(foldedText(words, to, to + 2)) ||
			PARTING.test(foldedText(words, 0, words.length)))
	);
}

/** Verbs by which the rest of a thing goes to others: without one, "retains sole rights to the finals in Peru" says that it keeps them. */
const PARTING =
	/\b(?:sells?|sold|sale|licen[cs](?:e[ds]?|ing)|grant(?:s|ed|ing)?|gives?|gave|given|gets?|will|would|transfer\w*|assign\w*|outside|rest|acquir\w*|buys?|bought|excluding|except|elsewhere|while|receiv\w*|obtain\w*|commerciali[sz]\w*|territor\w+)\b/;

/** "has to hand back all data", "sold the brand": what a transfer does is to hand over. */
function isHandedOver({ sentence: { words } }: Scene, hit: TermHit, cue: FoundCue<ChangeCue>): boolean {
	return (
		cue.row.effect === 'ended' &&
		/^(?:technology_transfer|acquisition|secondary_sale|ip_assignment)$/.test(hit.term) &&
		/^(?:hand|transfer|pass|sign|give|sell|cede)/.test(words[cue.from]?.folded ?? '')
	);
}

/** How far before a verb the option to do so may stand, in words. */
const OPTION_REACH = 6;

/** "an option to extend", "can renew twice", "renews automatically": what may be made longer has not been. */
function isOptional(
	{ sentence: { words }, clauses: { soft } }: Scene,
	hit: TermHit,
	cue: FoundCue<ChangeCue>,
): boolean {
	if (cue.row.effect !== 'extended' && cue.row.effect !== 'more') {
		return false;
	}
	// "The audit rights were widened": a right that is itself what grows is no leave to let it grow.
	const isOwn = (at: number): boolean =>
		hit.from <= at && at < hit.to && !/^(?:purchase_option|renewal_term)$/.test(hit.term);
	const isLeave = (word: Word, at: number): boolean =>
		soft[at] === soft[cue.from] &&
		!isOwn(at) &&
		/^(?:options?|rights?|can|may|could|entitled|provision|ability)$/.test(word.folded);
	const start = Math.max(0, cue.from - OPTION_REACH);
	return (
		words.slice(start, cue.from).some((word, i) => isLeave(word, start + i)) ||
		words.slice(cue.from, cue.to + 2).some(word => word.folded === 'automatically') ||
		(/^(?:renews?|extends?)$/.test(words[cue.from]?.folded ?? '') && isRule(words, cue.to))
	);
}

/** "renews for successive terms unless …", "renews each year": how a contract runs on by itself. */
function isRule(words: readonly Word[], from: number): boolean {
	return /^(?:for (?:successive|further|additional|consecutive|another)|each|every|annually|yearly|year to year|from year|unless|if)\b/.test(
		foldedText(words, from, from + 3),
	);
}

/** "now has the right to renew twice more": the option itself has grown. */
function isAgain({ sentence: { words } }: Scene, verb: number): boolean {
	return words
		.slice(Math.max(0, verb - 3), verb)
		.some(word => word.folded === 'has' || word.folded === 'have');
}

function roleOf({ row: { effect } }: FoundCue<ChangeCue>): string {
	const roles: Partial<Record<CueEffect, string>> = {
		ended: 'ending',
		introduced: 'granting',
		unchanged: 'keeping',
		sought: 'wish',
		disputed: 'dispute',
	};
	return roles[effect] ?? 'change';
}
