import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { Scene } from './scene.js';

/** How far before its verb "which it has now" may begin, in words, and how much may stand between it and its noun. */
const WHICH_REACH = 5;
const WHICH_NOUN = 8;

/** ", which it waived in May": the relative is the verb's object, and so is the noun before it. What it only may waive is not; bounded. */
export function isTakenUpByWhich(
	{ sentence: { words } }: Scene,
	cue: FoundCue<ChangeCue>,
	term: TermHit,
): boolean {
	const first = Math.max(term.to, cue.from - WHICH_REACH);
	const which = words.findIndex((word, at) => at >= first && at < cue.from && word.folded === 'which');
	const between = words.slice(term.to, which);
	return (
		which > term.to &&
		words[which - 1]?.text === ',' &&
		!/^(?:introduced|sought)$/.test(cue.row.effect) &&
		between.length <= WHICH_NOUN &&
		between.slice(0, -1).every(({ kind }) => kind !== 'mark') &&
		/^which (?:it|they|he|she|we|both|[a-z]+)(?: (?:has|have|had))?(?: (?:since|now|already|also|then|later|just|[a-z]+ly))? $/.test(
			`${foldedText(words, which, cue.from)} `,
		) &&
		!/^(?:is|are|was|were|will|would|may|can|could|might|has|have|had|must)$/.test(
			words[which + 1]?.folded ?? '',
		)
	);
}
