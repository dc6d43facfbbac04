import type { Word } from '../base/words.js';

/** Words that make a length of time of "a year": "for a year", "at least a year", "lasts a year". */
const TIES =
	/^(?:for|over|in|within|during|of|after|by|than|least|most|about|around|nearly|almost|lasts?|lasting|lasted|runs?|ran|cover|covers|takes?|took|once|only|just|half|and|or|until|is|was|to|notice|give|gives|gave|given)$/;

/** How far before "a year" the number stands that it counts by, in words. */
const COUNTED_REACH = 8;

/** Whether an article and a unit of time at `from` say how often, not for how long: "240 GWh a year", "7.5 million tonnes of liquefied gas a year". */
export function isCountedBy(words: readonly Word[], from: number): boolean {
	if (words[from + 1]?.isPossessive === true || TIES.test(words[from - 1]?.folded ?? '')) {
		return false;
	}
	for (let at = from - 1; at >= Math.max(0, from - COUNTED_REACH); at--) {
		if (words[at]?.kind === 'number') {
			return true;
		}
		if (words[at]?.kind === 'mark' && words[at]?.text !== '%') {
			return false;
		}
	}
	return false;
}
