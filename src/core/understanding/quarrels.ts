import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** Words of a quarrel, in which what a contract lays down is held against somebody. */
const QUARREL =
	/\b(?:claim(?:s|ed|ing)?|alleg\w+|accus\w+|sue[sd]?|suing|suit|lawsuit|court|judges?|jury|jurors|ruled|ruling|argu\w+|insist\w*|counter(?:s|ed)|lawyers?|exercised|disput\w+|tribunal|complaint|demand(?:s|ed|ing))\b/;

/** "Castor claims that the move breaches the contract": no clause on how the deal may end, but a quarrel over whether it may. */
export function isHeldAgainst({ sentence: { words } }: Scene, { term }: TermHit): boolean {
	return (
		/^(?:termination_cause|termination_convenience|post_termination|consent_veto|anti_assignment)$/.test(
			term,
		) && QUARREL.test(foldedText(words, 0, words.length))
	);
}
