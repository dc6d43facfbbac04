import { CHANGE_KINDS, EFFECT_KINDS } from '../base/outcomes.js';
import type { ChangeKind, Certainty, Effect, Fact, Polarity } from '../understanding/reading.js';
import type { EntityKind } from './noteSummary.js';

// The order of these lists is part of the format; whoever changes one raises `FORMAT`.
/** Kinds of entities by their codes. */
export const KINDS: readonly EntityKind[] = ['company', 'term', 'beneficiary'];
/** Polarities of mentions by their codes; only terms have one. */
export const POLARITIES: readonly (Polarity | undefined)[] = [undefined, 'affirmed', 'negated', 'ended'];
/** Kinds of facts by their codes. */
export const FACT_KINDS: readonly Fact['kind'][] = ['money', 'percent', 'date', 'duration'];
/** Bounds of facts by their codes. */
export const BOUNDS: readonly Fact['bound'][] = [
	undefined,
	'atLeast',
	'atMost',
	'about',
	'from',
	'until',
	'by',
	'over',
	'on',
	'was',
];
/** Kinds of changes by their codes. */
export const CHANGES: readonly ChangeKind[] = CHANGE_KINDS;
/** Certainties by their codes. */
export const CERTAINTIES: readonly Certainty[] = ['stated', 'reported', 'conditional'];
/** Effects by their codes. */
export const EFFECTS: readonly Effect[] = EFFECT_KINDS;

/** The version of what `writeRecord` writes. */
export const FORMAT = 3;
