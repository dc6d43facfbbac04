import { contains } from '../base/span.js';
import type { Change, ChangeKind, Polarity, TermMention } from '../understanding/reading.js';

/**
 * Whether a term holds at a mention, with regard to what the mention's own sentence says happened to it: a freedom that begins is not
 * over because the words that bring it end something else.
 *
 * `changes` are those of the mention's term; what other sentences say does not count.
 */
export function polarityAt(mention: TermMention, changes: readonly Change[]): Polarity {
	const own = changes.filter(({ evidence }) => contains(evidence, mention));
	if (mention.polarity === 'ended') {
		return own.some(({ change }) => HOLDING.has(change)) && !own.some(({ change }) => ENDING.has(change))
			? 'affirmed'
			: 'ended';
	}
	const isOver =
		own.length > 0 && own.every(({ change, certainty }) => change === 'ended' && certainty === 'stated');
	return mention.polarity === 'affirmed' && isOver ? 'ended' : mention.polarity;
}

/** A term to which this happens is there. */
const HOLDING: ReadonlySet<ChangeKind> = new Set(['introduced', 'extended', 'tightened', 'unchanged']);

const ENDING: ReadonlySet<ChangeKind> = new Set(['ended', 'loosened']);
