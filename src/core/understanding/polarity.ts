import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { PROHIBITIONS } from './data/termNature.js';
import type { Scene } from './scene.js';

/** Words that deny the noun behind them: "no board seat", "without exclusivity". */
const DENIALS = new Set('no not without never non neither nor lacks lacking lacked minus cannot'.split(' '));

/** Words that turn a denial into something else: "not only", "no later than"; "no longer" is an ending. */
const NO_DENIALS = new Set(['only', 'later', 'longer', 'more', 'just', 'less']);

/** Terms that nobody words as a denial: where one stands within the mention, it denies it ("will not name a director"). */
const DENIABLE = new Set(
	'board_seat corporate_governance equity_investment break_fee royalty audit_rights rofr rofo rofn voting_rights license_grant data_license distribution_rights model_access'.split(
		' ',
	),
);

/** Verbs of having and needing that a mention may open with: "has a veto", "have to approve". */
const HAVING =
	/^(?:has|have|had|holds?|held|gets?|got|gains?|gained|wins?|won|receives?|received|enjoys?|obtains?|obtained|given|granted|needs?) (?:an?|any|such|to)\b/;

/** How far before such a verb its subject may be denied, in words: "None of the lenders that signed in May holds a veto". */
const SUBJECT_REACH = 12;

/** How far before a mention a denial may stand, in words; where nobody is the subject, farther. */
const DENIAL_REACH = 4;
const NOBODY_REACH = 10;

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
	// "Nobody disputes the royalty": what has an owner or is spoken of already is there.
	const isKnown = /^(?:the|its|their|his|her|our|this|that|these|those)$/.test(
		words[hit.from - 1]?.folded ?? '',
	);
	const none = noneOf(words, hit) ?? deniedHaving(words, clauses, hit);
	if (none !== undefined) {
		return none;
	}
	for (let at = hit.from - 1; at >= Math.max(0, hit.from - NOBODY_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (
			clauses.soft[at] !== clauses.soft[hit.from] ||
			words[at]?.kind === 'mark' ||
			NO_DENIALS.has(folded)
		) {
			return undefined;
		}
		const isNobody = (folded === 'nobody' || folded === 'none') && !isKnown;
		if (isNobody || (hit.from - at <= DENIAL_REACH && (DENIALS.has(folded) || folded.endsWith("n't")))) {
			return PROHIBITIONS.has(hit.term) &&
				folded !== 'no' &&
				folded !== 'never' &&
				!(isNobody && /^(?:an?|any|such)$/.test(words[hit.from - 1]?.folded ?? '')) &&
				!isBareDenial(words, hit, at)
				? undefined
				: at;
		}
	}
	return undefined;
}

/** "Neither of them gets a veto", "does not have to approve": where the mention takes in the verb, what denies that denies it, though the term be a prohibition. */
function deniedHaving(
	words: readonly Word[],
	{ soft }: Scene['clauses'],
	{ from, to }: TermHit,
): number | undefined {
	if (!HAVING.test(foldedText(words, from, to))) {
		return undefined;
	}
	for (let at = from - 1; at >= Math.max(0, from - SUBJECT_REACH) && soft[at] === soft[from]; at--) {
		const folded = words[at]?.folded ?? '';
		if (words[at]?.kind === 'mark' || NO_DENIALS.has(folded)) {
			return undefined;
		}
		const isSubject = /^(?:nobody|none|neither|no|nor)$/.test(folded);
		const isVerb = from - at <= 2 && (/^(?:not|never|cannot)$/.test(folded) || folded.endsWith("n't"));
		if (isSubject || isVerb) {
			return at;
		}
	}
	return undefined;
}

/** "not exclusive", "not the only partner", "without exclusivity": nothing but the denial, an article and the noun. */
function isBareDenial(words: readonly Word[], hit: TermHit, at: number): boolean {
	const isNoun =
		/^(?:neither|nor)$/.test(words[at]?.folded ?? '') || // "neither a non-compete nor …"
		/^(?:exclusivity|take_or_pay|mfn|territory_field_exclusivity)$/.test(hit.term);
	const isNext =
		at === hit.from - 1 ||
		(at === hit.from - 2 && /^(?:the|an?|its|their)$/.test(words[at + 1]?.folded ?? ''));
	return isNoun && isNext && words[at]?.folded !== 'cannot';
}

/** "0 – the number of board seats it gets", "Exclusivity: none", "royalty-free": a count of nothing. The word that says so, by its place. */
function noneOf(words: readonly Word[], hit: TermHit): number | undefined {
	const isNothing = (at: number): boolean => /^(?:0|zero|nil|none)$/.test(words[at]?.folded ?? '');
	const isMark = (at: number): boolean => words[at] === undefined || words[at].kind === 'mark';
	if (isNothing(hit.from - 1) && !isMark(hit.from - 1)) {
		return hit.from - 1;
	}
	if (isNothing(0) && isMark(1) && hit.from <= LONGEST_COUNT) {
		return 0;
	}
	const behind = words[hit.to]?.folded ?? '';
	if (/^(?:[:–—-]|is|are|was|were)$/.test(behind) && isNothing(hit.to + 1) && isMark(hit.to + 2)) {
		return hit.to + 1;
	}
	const isFree = hit.term === 'royalty' && hit.to - hit.from === 2 && words[hit.to - 1]?.folded === 'free';
	return isFree ? hit.to - 1 : undefined;
}

/** "0 – the number of …": within so many words of the count stands what is counted. */
const LONGEST_COUNT = 8;
