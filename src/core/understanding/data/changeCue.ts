import type { CueRow } from '../cueTable.js';
import type { ChangeKind } from '../reading.js';

/**
 * What a cue says of the term that it governs.
 *
 * `more` and `less` depend on the term: a commitment that grows is extended, a ban that grows is tightened. `lift` ends
 * a ban and raises an amount. `silent` says that nothing happened to the term; `none` only keeps other cues from
 * claiming its words.
 */
export type CueEffect = ChangeKind | 'more' | 'less' | 'lift' | 'silent' | 'none';

/**
 * Where the governed term stands.
 *
 * - `verb`: behind an active verb, before a passive one ("dropped the veto", "the veto was dropped")
 * - `either`: as `verb`, but the verb also does without an object ("the veto ends")
 * - `before`, `behind`: on that side whatever the form
 * - `near`: on either side, the nearest
 */
export type Governs = 'verb' | 'either' | 'before' | 'behind' | 'near';

/** One group of wordings with the same force. */
export interface ChangeCue extends CueRow {
	readonly effect: CueEffect;
	readonly governs: Governs;
	/** Governs what other verbs of change stand between it and the term: "wants to end exclusivity" is sought. */
	readonly isMaster?: true;
	/** The term must stand within so many words. */
	readonly within?: number;
	/** Only in a sentence with a verb of the past: "until March it was …". */
	readonly needsPast?: true;
	/** Too weak to make news of what is a fact as much as a promise (`deed` in `termNature.ts`). */
	readonly isWeak?: true;
	/** A sentence in which it decides; a test runs them all: `«term»` in French quotes. */
	readonly example: string;
}
