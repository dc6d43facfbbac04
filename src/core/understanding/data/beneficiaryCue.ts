import type { CueRow } from '../cueTable.js';
import type { Effect } from '../reading.js';

/**
 * Where the one who gains or loses stands.
 *
 * - `subject`: before the verb
 * - `object`: behind it
 * - `either`: behind it, or, where nobody stands there, before it: "benefits its owners", "its owners benefit"
 * - `for`: behind a "for", wherever that stands: "for cloud buyers that is welcome"
 * - `owner`: right before it, in the possessive: "Corvid's hands are tied"
 * - `shares`: whose shares the wording names: "shares in Corvid", "Corvid's stock", "the shares"
 * - `inside`: in the cue itself: "replaces Visa"
 * - `from`: behind the cue, who loses what the subject wins: both are read
 */
export type Holder = 'subject' | 'object' | 'either' | 'for' | 'from' | 'owner' | 'shares' | 'inside';

/** Wordings that say who comes out ahead. */
export interface BeneficiaryCue extends CueRow {
	readonly effect: Effect | 'none';
	readonly holder: Holder;
	/** Says so only where winners and losers are the subject: under such a heading. */
	readonly isWeak?: true;
	/** With `isWeak`: says so of groups everywhere, as a note hardly speaks of them for another reason. */
	readonly isForGroups?: true;
	/** Says so of companies only: "lets users share files" is what a product does. */
	readonly isForCompanies?: true;
	/** Tells a fact of the deal, no verdict: says who gains only where the note has no verdicts to speak of. */
	readonly isImplied?: true;
	/** With the effect `none`: says that nothing changes for anybody in the sentence, whatever it stands under. */
	readonly isUnmoved?: true;
	/** The wording is itself a forecast: "stands to gain". */
	readonly isForecast?: true;
	/** A sentence that it decides, the one who gains or loses in French quotes. */
	readonly example: string;
}
