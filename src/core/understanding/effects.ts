import type { Word } from '../base/words.js';
import type { CueEffect } from './data/changeCue.js';
import { ACCESS, LIMITS, RESTRICTIONS } from './data/termNature.js';
import type { ChangeKind } from './reading.js';

/** Terms that are there or not, without a more or less. */
const UNGRADED: ReadonlySet<string> = new Set(
	'joint_venture acquisition acquihire regulatory_review non_binding definitive_agreement recapitalization ipo warranty governing_law'.split(
		' ',
	),
);

/** Terms that are done or not: a verb of change near them speaks of something else. */
const UNREVISED: ReadonlySet<string> = new Set([
	'acquisition',
	'recapitalization',
	'convertible',
	'non_exclusivity',
	'ipo',
]);

/** Terms that are a freedom: what loosens a hold brings them about. */
const FREEDOMS: ReadonlySet<string> = new Set(['multi_cloud', 'non_exclusivity', 'competitive_exception']);

/** What a cue's effect comes to for a term: more of a ban tightens it, more of a commitment extends it. */
export function effectOn(term: string, effect: CueEffect): ChangeKind | undefined {
	switch (effect) {
		case 'none':
		case 'silent':
			return undefined;
		case 'more':
			if (UNGRADED.has(term)) {
				return undefined;
			}
			return LIMITS.has(term)
				? 'loosened'
				: RESTRICTIONS.has(term) || term === 'sla'
					? 'tightened'
					: 'extended';
		case 'less':
			if (UNGRADED.has(term)) {
				return undefined;
			}
			return LIMITS.has(term) || ACCESS.has(term) ? 'tightened' : 'loosened';
		case 'lift':
			return RESTRICTIONS.has(term) || LIMITS.has(term) ? 'ended' : 'extended';
		case 'revised':
			return UNREVISED.has(term) ? undefined : effect;
		case 'loosened':
			return FREEDOMS.has(term) ? 'introduced' : term === 'backlog' ? undefined : effect;
		default:
			return effect === 'ended' && term === 'vendor_lock_in' ? 'loosened' : effect;
	}
}

/** What an effect becomes under a "not". `undefined`: the sentence says only what did not happen. */
export function negated(effect: CueEffect, isOver: boolean): CueEffect | undefined {
	switch (effect) {
		case 'introduced':
		case 'sought':
		case 'disputed':
			return isOver ? 'ended' : undefined;
		case 'extended':
		case 'unchanged':
			return 'ended';
		case 'none':
		case 'silent':
			return effect;
		default:
			return 'unchanged';
	}
}

/** A "not" before a verb: where it stands, and whether it says that something is over ("no longer"). */
export interface Negation {
	readonly from: number;
	readonly to: number;
	readonly isOver: boolean;
}

const NEGATIONS = new Set(
	'not never neither nor cannot nobody none without refused refuses refuse declined declines decline failed fails hardly'.split(
		' ',
	),
);

/** How far before a verb a negation may stand, in words. */
const NEGATION_REACH = 4;

/** The negation that a verb stands under, if any. */
export function negationBefore(
	words: readonly Word[],
	verb: number,
	isBreak: (at: number) => boolean,
): Negation | undefined {
	for (let at = verb - 1; at >= Math.max(0, verb - NEGATION_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (folded === 'longer' && words[at - 1]?.folded === 'no') {
			return { from: at - 1, to: at + 1, isOver: true };
		}
		if (folded === 'only' && words[at - 1]?.folded === 'not') {
			return undefined;
		}
		if (NEGATIONS.has(folded) || folded.endsWith("n't")) {
			return { from: at, to: at + 1, isOver: false };
		}
		if (isBreak(at) || words[at]?.kind === 'mark') {
			return undefined;
		}
	}
	return undefined;
}
