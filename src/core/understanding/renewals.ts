import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { isReported } from './byDefault.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';

/** How far before the wording its auxiliary or its option may stand, in words. */
const REACH = 9;

const VERB = String.raw`(?:renew|extend|prolong|lengthen|continue)`;
const DONE = String.raw`(?:renew(?:s|ed)|extend(?:s|ed)|prolong(?:s|ed)|lengthen(?:s|ed)|re up(?:s|ped))`;

/** "will not renew the licence", "its contract would not be extended". */
const DENIED = new RegExp(
	String.raw`\b(?:not|never|cannot|\w+n't|declin(?:es|ed)|refus(?:es|ed)|decid(?:es|ed) against|opted against)\b(?: \S+){0,3} (?:be |to )?${VERB}`,
);

/** "has the option to extend the deal": a right to a longer term, which is part of the term that the deal has. */
const OPTIONAL = /\b(?:options?|rights? to|may|can|could|entitled|automatic(?:ally)?)\b/;

/** "agreed to extend", "an agreement to renew". */
const AGREED = new RegExp(
	String.raw`\b(?:agree(?:s|d)? to|(?:reached|signed|struck|inked) (?:an? )?(?:\S+ )?(?:agreement|deal|pact)(?: with(?: \S+){1,3})? to) ${VERB}`,
);

/** What has not come about: "talks to renew", "failed to extend", "wants to renew". */
const OPEN =
	/\b(?:talks|negotiat\w+|discuss\w+|hop(?:e|es|ed|ing)|want(?:s|ed)?|seek(?:s|ing)?|sought|attempts?|tr(?:y|ies|ied|ying)|fail(?:s|ed|ure)?|unless|if|whether|bet|earlier|until|before|would|might|should|must|wish\w*|plans?|planning|expect\w*|likely|set|due)\b/;

/** Before an attribute: "a renewed contract", "with extended rights". */
const ATTRIBUTE =
	/(?:^|\b)(?:an?|the|this|of|with|for|in|under|its|their|new|our|by|(?:will|to|would) be|had|most recently)$/;

/** What a renewal worded as a verb says: that it is done, or will not be done. */
export function renewalOf(
	{ sentence: { words }, clauses: { soft } }: Scene,
	{ from, to }: TermHit,
): { readonly change: ChangeKind; readonly isExplicit: boolean } | undefined {
	if (OPTIONAL.test(foldedText(words, Math.max(0, from - REACH), to))) {
		return undefined;
	}
	let start = from;
	while (start > Math.max(0, from - REACH) && soft[start - 1] === soft[from]) {
		start--;
	}
	const before = foldedText(words, start, from);
	const wording = foldedText(words, from, to);
	const all = `${before} ${wording}`;
	if (DENIED.test(all) && !/\b(?:bet|earlier|if)\b/.test(before)) {
		return { change: 'ended', isExplicit: true };
	}
	const isWould = words[from - 1]?.folded === 'would' && isReported(words, from - 1);
	const isTold =
		(new RegExp(String.raw`^(?:(?:has|have) )?(?:also |just )?${DONE}\b`).test(wording) &&
			!ATTRIBUTE.test(before)) ||
		isWould;
	return (isTold || AGREED.test(all)) && (isWould || !OPEN.test(before))
		? { change: 'extended', isExplicit: true }
		: undefined;
}
