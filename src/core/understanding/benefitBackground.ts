import { foldedText, type Word } from '../base/words.js';
import { isBesides, isReported } from './byDefault.js';
import type { Scene } from './scene.js';

/** "…, an app that lets users share files, …": who somebody is, whatever the deal. */
export function isWhoTheyAre(words: readonly Word[], verb: number): boolean {
	if (!/^(?:that|which|who)$/.test(words[verb - 1]?.folded ?? '')) {
		return false;
	}
	for (let at = verb - 2; at >= Math.max(1, verb - LONGEST_NOUN); at--) {
		if (words[at]?.kind !== 'word') {
			return false;
		}
		if (/^an?$/.test(words[at]?.folded ?? '')) {
			return words[at - 1]?.text === ',';
		}
	}
	return false;
}

/** "Corvid, which has a rival programme, …": what somebody has anyway, told in passing, whatever the note is about. */
export function isWhatTheyHave(words: readonly Word[], verb: number): boolean {
	return (
		/^(?:has|have|had)$/.test(words[verb]?.folded ?? '') &&
		/^(?:that|which|who)$/.test(words[verb - 1]?.folded ?? '')
	);
}

/** So many words a noun in apposition has at most, its article counted in. */
const LONGEST_NOUN = 7;

/** "had won the contract in 2019": a story from before this deal. */
export function isLongAgo(scene: Scene, verb: number): boolean {
	const { words } = scene.sentence;
	const form = words[verb]?.folded ?? '';
	const isPast =
		/ed$|^(?:won|lost|gave|got|took|made|came|fell|cost|had|was|were|did|sold|kept|left)$/.test(form);
	const isHad = words[verb - 1]?.folded === 'had' && form !== 'had' && !isReported(words, verb - 1);
	return isHad || (isPast && (isBesides(scene, verb) || isBefore(words)));
}

/** "Prior to the alliance, it was tied to a rival." */
function isBefore(words: readonly Word[]): boolean {
	return BEFORE.test(foldedText(words, 0, 3));
}

const BEFORE =
	/^(?:prior to|before (?:the|that|this)|until (?:now|then|recently)|previously|formerly|originally|historically|in recent years|for years|years ago)\b/;

/**
 * What is said of something else than this deal as it stands: of deals in general ("Such deals help banks"), of an older one ("the original
 * deal gave it a veto"), of what somebody is accused of, and of what did not come about ("could have cost it").
 */
export function isElsewhere({ sentence: { words } }: Scene, verb: number): boolean {
	const before = foldedText(words, Math.max(0, verb - ELSEWHERE_REACH), verb);
	const isSuch = words[0]?.folded === 'such';
	const isSum =
		words[verb]?.folded === 'won' && /(?:^| )(?:m|bn|tn|million|billion|trillion)$/.test(before);
	const isTerm = /^(?:allow|let|permit|enabl)/.test(words[verb]?.folded ?? '') && CLAUSE.test(before);
	return (
		isSuch || isSum || isTerm || OTHER_DEAL.test(before) || ACCUSED.test(before) || UNREAL.test(before)
	);
}

/** "It claims that its contract gives it first call": what somebody says to be theirs need not be. */
export function isClaimed(words: readonly Word[], verb: number): boolean {
	return CLAIMED.test(foldedText(words, Math.max(0, verb - ELSEWHERE_REACH), verb));
}

const CLAIMED = /\b(?:claim|alleg|maintain|contend|insist|argu)(?:e|es|s|ed|ing)? (?:that )?[^,;]*$/;

/** How far before a verb its subject and what governs it are looked for, in words. */
const ELSEWHERE_REACH = 7;
const OTHER_DEAL =
	/\b(?:original|previous|prior|earlier|old|older|former|expired|lapsed) (?:\S+ )?(?:deal|agreement|contract|pact|accord|arrangement|partnership|licen[cs]e)(?: (?:had|also|that|which))?$/;
/** What a clause lets somebody do is a term of the deal, and says nothing of who comes out ahead. */
const CLAUSE =
	/\b(?:clause|provision|loophole|law|rules?|probes?|licen[cs]e) [^,;]*$|\b(?:clause|provision|loophole|licen[cs]e)$/;
const ACCUSED = /\baccus(?:e|es|ed|ing) [^,;]*\bof(?: \S+)?$/;
const UNREAL =
	/\b(?:could|would|might|should) (?:otherwi[sz]e |normally |also )?have(?: had)?$|\botherwi[sz]e have$/;
