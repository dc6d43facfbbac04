import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { Scene } from './scene.js';

/** Verbs of intent, which stand before any deed whatever. */
const INTENT = /^(?:plan|intend|aim|hope|look|expect|due|set|likely|path|route|road|push|drive|prepar)/;

/** What is done to a deal, or by one: only of these deeds an intent is a wish for a term. */
const DEALING =
	/^(?:buy|purchase|acquire|take|sell|offload|divest|dispose|list|float|go|merge|combine|form|establish|create|enter|strike|sign|ink|reach|conclude|license|licence|extend|renew|prolong|end|terminate|exit|cancel|drop|scrap|leave|quit|abandon|split|separate|spin|invest|inject|exercise|seek|raise|offer|negotiate|renegotiate|revise|amend|propose|talk|persuade|secure|obtain|increase|lift|cut|lower|reduce|partner|team|join|co-develop|supply|provide|work|grant|give|award|pay|hold|issue)$/;

/** "plans to stop using its engine", "hopes to win more customers": an intent that is nobody's wish for a term of a deal. */
export function isOwnBusiness({ sentence: { words } }: Scene, cue: FoundCue<ChangeCue>): boolean {
	if (
		cue.row.effect !== 'sought' ||
		words[cue.to - 1]?.folded !== 'to' ||
		!INTENT.test(words[cue.from]?.folded ?? '')
	) {
		return false;
	}
	const next = words[cue.to]?.folded ?? '';
	const verb = /^(?:also|then|now|soon|further|each|all|both)$|ly$/.test(next)
		? words[cue.to + 1]?.folded
		: next;
	return !DEALING.test(verb ?? '');
}

/** "The deal calls for Corvid to pay": what a deal calls for, it lays down. */
export function isCalledFor({ sentence: { words } }: Scene, { row, from }: FoundCue<ChangeCue>): boolean {
	return (
		row.effect === 'sought' &&
		/^call(?:s|ed|ing)?$/.test(words[from]?.folded ?? '') &&
		/^(?:deal|agreement|contract|pact|terms?|settlement|arrangement|accord|lease|licen[cs]e|plans?)$/.test(
			words[from - 1]?.folded ?? '',
		)
	);
}

/** "abandoned its bid to buy", "the plan to merge has fallen apart": what has become of the wish is the news. */
export function isWishNoun({ sentence: { words } }: Scene, { from }: FoundCue<ChangeCue>): boolean {
	const before = words.slice(Math.max(0, from - OWNER_REACH), from);
	const isOwned = before.some(
		({ folded, isPossessive }) =>
			isPossessive || /^(?:an?|the|its|their|his|her|this|that)$/.test(folded),
	);
	const isGivenUp =
		from > 0 &&
		/^(?:drop|scrap|abandon|shelv|cancel|ditch|kill|end|halt|suspend)/.test(
			words[from - 1]?.folded ?? '',
		);
	return (
		(isOwned || isGivenUp) &&
		/^(?:bid|plans?|offers?|attempts?|proposals?|talks|quest|push|drive)$/.test(words[from]?.folded ?? '')
	);
}

/** How far before a noun its article or owner may stand, in words. */
const OWNER_REACH = 4;

/** How far before it the word may stand that makes a plan public, in words. */
const NEWS_REACH = 4;

/** "has announced its plan to invest", "unveiled plans to combine": what two companies make known together is agreed. */
export function isMadeKnown({ sentence: { words } }: Scene, { row, from }: FoundCue<ChangeCue>): boolean {
	return (
		row.effect === 'sought' &&
		/^plans?$/.test(words[from]?.folded ?? '') &&
		/\b(?:announced?|announces|announcing|unveil(?:ed|s|ing)?|confirmed|detailed) (?:an? |its |their |the |new |joint )*$/.test(
			`${foldedText(words, Math.max(0, from - NEWS_REACH), from)} `,
		)
	);
}

/** What is said of a wish that its owner gives up, before it. */
const GIVING_UP =
	/\b(?:abandon(?:s|ed|ing)?|scrap(?:s|ped|ping)?|drop(?:s|ped|ping)?|shelv(?:es|ed|ing)|cancel(?:s|led|ling|ed)?|ditch(?:es|ed|ing)?|withdr(?:aws|ew|awn|awing)|(?:call(?:s|ed|ing)? off|g[ai]ves? up(?: on)?|walk(?:s|ed|ing)? away from|pull(?:s|ed|ing)? (?:out of|the plug on))) (?:an? |its |the |their |his |her )?(?:\S+ ){0,4}$/;

/** What is said of a wish that came to nothing, behind it. */
const FOUNDERING =
	/^[^,;]{0,90}?\b(?:(?:has|have|had) (?:now |since )?(?:fallen (?:apart|through)|collapsed|failed|ended|foundered|come to nothing|unravell?ed)|(?:fell|came) (?:apart|through|to nothing)|collapsed|ended when|foundered|(?:was|were|been) (?:abandoned|scrapped|dropped|shelved|called off|cancell?ed|blocked))\b/;

/** "abandoned its bid to buy", "the plan to merge has fallen apart": what had been wanted is over. */
export function cameToNothing(
	{ sentence: { words } }: Scene,
	{ to }: TermHit,
	{ row, from }: FoundCue<ChangeCue>,
): boolean {
	return (
		row.effect === 'sought' &&
		/^(?:bid|plans?|offers?|attempts?|proposals?|proposed|talks|negotiations|discussions|quest)$/.test(
			words[from]?.folded ?? '',
		) &&
		(GIVING_UP.test(`${foldedText(words, Math.max(0, from - GIVEN_UP_REACH), from)} `) ||
			FOUNDERING.test(foldedText(words, to, words.length)))
	);
}

/** How far before a wish the verb may stand by which it is given up, in words. */
const GIVEN_UP_REACH = 8;
