import { foldedText, type Word } from '../../base/words.js';
import { amountOf } from '../../matching/numbers.js';
import { isOfChange, type Place } from './besideQuantity.js';
import type { FactKind } from './factKinds.js';
import { durationEnds } from './factValue.js';

/** How far before a range without "from" a verb may stand of which its ends are then and now: "raised the fee 3% to 5%". */
const MOVED_REACH = 4;

/**
 * Whether two quantities of one kind are the ends of a range: "3% to 5%", "between $40m and $50m". What a verb of change leads from and to
 * is what was and what is.
 */
export function isRange(words: readonly Word[], kind: FactKind, low: Place, high: Place): boolean {
	const joint = foldedText(words, low.to, high.from);
	const before = words[low.from - 1]?.folded;
	const isJoined =
		joint === 'to'
			? !isOfChange(words, low.from, before === 'from' ? undefined : MOVED_REACH)
			: joint === 'and' && before === 'between';
	return isJoined && hasEnds(words.slice(low.from, high.to), kind);
}

/**
 * Where a quantity begins with all that makes a range of it: the low end that shares its unit, and "between", without which "$3m and $5m"
 * would be two sums.
 *
 * ```text
 * from 8 to 14%     between 3 and 5 years
 *      ~            ~~~~~~~
 * ```
 */
export function startOfRange(words: readonly Word[], kind: FactKind, { from, to }: Place): number {
	const low = from - 2;
	const isLed = words[from - 1]?.folded === 'to' && words[low - 1]?.folded === 'from';
	const isShared = isLed && words[low]?.kind === 'number' && !isOfChange(words, low - 1);
	if (isShared && hasEnds(words.slice(low, to), kind)) {
		return low;
	}
	return words[from - 1]?.folded === 'between' && hasEnds(words.slice(from, to), kind) ? from - 1 : from;
}

function hasEnds(words: readonly Word[], kind: FactKind): boolean {
	switch (kind) {
		case 'money':
		case 'percent':
			return amountOf(words)?.high !== undefined;
		case 'duration':
			return durationEnds(words) !== undefined;
		case 'date':
			return false;
	}
}
