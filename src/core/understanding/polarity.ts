import type { Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { PROHIBITIONS } from './data/termNature.js';
import type { Scene } from './scene.js';

/** Words that deny the noun behind them: "no board seat", "without exclusivity". */
const DENIALS = new Set('no not without never non neither nor lacks lacking lacked minus cannot'.split(' '));

/** Words that turn a denial into something else: "not only", "no later than"; "no longer" is an ending. */
const NO_DENIALS = new Set(['only', 'later', 'longer', 'more', 'just', 'less']);

/** Terms that nobody words as a denial: where one stands within the mention, it denies it ("will not name a director"). */
const DENIABLE = new Set(
	'board_seat corporate_governance equity_investment break_fee royalty audit_rights rofr rofo rofn voting_rights'.split(
		' ',
	),
);

/** How far before a mention a denial may stand, in words. */
const DENIAL_REACH = 4;

/** The word before a mention that denies it, if any, by its place in the sentence. Where the term itself is worded as a prohibition only "no" does. */
export function denialBefore({ sentence: { words }, clauses }: Scene, hit: TermHit): number | undefined {
	if (DENIABLE.has(hit.term)) {
		const inside = words
			.slice(hit.from, hit.to)
			.findIndex(word => /^(?:not|no|never|cannot)$/.test(word.folded));
		if (inside >= 0 && inside <= 1) {
			return hit.from + inside;
		}
	}
	for (let at = hit.from - 1; at >= Math.max(0, hit.from - DENIAL_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (
			clauses.soft[at] !== clauses.soft[hit.from] ||
			words[at]?.kind === 'mark' ||
			NO_DENIALS.has(folded)
		) {
			return undefined;
		}
		if (DENIALS.has(folded) || folded.endsWith("n't")) {
			return PROHIBITIONS.has(hit.term) &&
				folded !== 'no' &&
				folded !== 'never' &&
				!isBareDenial(words, hit, at)
				? undefined
				: at;
		}
	}
	return undefined;
}

/** "not exclusive", "not the only partner", "without exclusivity": nothing but the denial, an article and the noun. */
function isBareDenial(words: readonly Word[], hit: TermHit, at: number): boolean {
	const isNoun = /^(?:exclusivity|take_or_pay|mfn|territory_field_exclusivity)$/.test(hit.term);
	const isNext =
		at === hit.from - 1 ||
		(at === hit.from - 2 && /^(?:the|an?|its|their)$/.test(words[at + 1]?.folded ?? ''));
	return isNoun && isNext && words[at]?.folded !== 'cannot';
}
