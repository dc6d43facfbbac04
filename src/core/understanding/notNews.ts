import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { isReported } from './byDefault.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import { isPassive } from './voice.js';

/** "keeps its place until 2030": how long something else is kept, not that the term is. */
export function isSpan({ sentence: { words } }: Scene, hit: TermHit): boolean {
	return /^(?:until|till|through|for|to|over|by|at|in|into)$/.test(words[hit.from]?.folded ?? '');
}

/** "expires in 2030", "falls away if prices drop": how long a right lasts, not that it has ended. */
export function isDatedEnd({ sentence: { words } }: Scene, cue: FoundCue<ChangeCue>): boolean {
	const isPresent =
		/^(?:lapses?|expires?|ends?|runs?|falls?|stops?|terminates?|ceases?|disappears?|vanish(?:es)?|dies?)$/.test(
			words[cue.from]?.folded ?? '',
		);
	if (!isPresent) {
		return false;
	}
	if (cue.row.effect === 'less') {
		return false; // "falls to 11% in 2028": that it becomes less is the news.
	}
	const isPast = words
		.slice(Math.max(0, cue.from - 2), cue.from)
		.some(word => /^(?:did|has|let|lets)$/.test(word.folded));
	const behind = words.slice(cue.to, cue.to + 6);
	const isConditional =
		behind.slice(0, 3).some(({ folded }) => /^(?:if|unless|should|once)$/.test(folded)) ||
		/^(?:if|unless|should|once)$/.test(words[0]?.folded ?? '') ||
		ON_END.test(`${foldedText(behind, 0, behind.length)} `) ||
		isUnderEnd(words, cue.from);
	return (
		!isPast &&
		(isConditional ||
			behind.some(
				(word, i) =>
					/^20\d\d$/.test(word.text) ||
					(word.folded === 'next' && TIMES.test(behind[i + 1]?.folded ?? 'year')),
			))
	);
}

/** "ends on termination of the contract": a rule for the end, not the end. */
const ON_END =
	/^(?:automatically |immediately )?(?:on|upon|at|with|after|following) (?:the |any |its )?(?:termination|expiry|expiration|insolvency|notice|death|default|breach)\b/;

/** "On termination the licence ends": what a contract lays down for its end. */
function isUnderEnd(words: readonly Word[], verb: number): boolean {
	const first = words.findIndex(word => word.kind === 'word');
	return (
		first >= 0 &&
		first < verb &&
		/^(?:on|upon|after|following) (?:an? |any |the |its |such )?(?:(?:termination|expiry|expiration|insolvency|default)|(?<=\b(?:on|upon) an? )(?:change of|sale|breach|material))\b/.test(
			foldedText(words, first, first + 4),
		)
	);
}

const TIMES =
	/^(?:year|month|week|quarter|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** "had promised", "seven years after it was named": told as the story before the story. */
export function isBygone({ sentence: { words } }: Scene, verb: number): boolean {
	const before = words.slice(Math.max(0, verb - YEARS_AFTER), verb).map(({ folded }) => folded);
	const had =
		before.at(-1) === 'had'
			? verb - 1
			: before.at(-2) === 'had' && before.at(-1) !== 'to'
				? verb - 2
				: -1;
	return (
		(had >= 0 && !isReported(words, had)) ||
		UNREACHED.test(`${before.join(' ')} ${words[verb]?.folded === 'to' ? 'to ' : ''}`) ||
		/\b(?:years?|months?|decades?) (?:after|since) [^,]*$/.test(before.join(' '))
	);
}

/** "were to form a venture", "was aimed at creating one", "would have given it a veto": what did not come of it. */
const UNREACHED =
	/\b(?:(?:was|were) (?:to|meant to|supposed to|intended to|designed to|aimed at)|would have)(?: [a-z]+ly| been| also)? $/;

/** "force it to renew", "the easiest way is to renew": to extend what nobody has agreed to extend. */
export function isUrged({ sentence: { words } }: Scene, { from }: FoundCue<ChangeCue>): boolean {
	return (
		words[from - 1]?.folded === 'to' &&
		/\b(?:forced?|way|asked|asks?|urged?|refus\w+|declin\w+|started|sit down|option|is|was|pressed?|want(?:s|ed)?|hop(?:es|ed)|chance|whether|how|offered|meant|inclined) (?:[a-z]+ )?to$/.test(
			foldedText(words, Math.max(0, from - OUTLOOK_REACH), from),
		)
	);
}

/** "We look forward to growing it", "to raise funds to expand": what is hoped for, or what something else is for. */
export function isOutlook(
	{ sentence: { words } }: Scene,
	{ from }: FoundCue<ChangeCue>,
	end: number,
): boolean {
	const before = foldedText(words, Math.max(0, from - OUTLOOK_REACH), from);
	return (
		/\b(?:forward to|excited to|(?:aims?|hopes?|helps?|wants?|seeks?|looks?|looking|keen|eager|ready) (?:us |it |them )?to|allows? (?:us|it|them) to|let us)(?: [a-z]+ly| further)?$/.test(
			before,
		) ||
		(from >= end && /\b(?:to|as (?:it|they|we))$/.test(before))
	);
}

/** How far before a verb the hope may stand, in words. */
const OUTLOOK_REACH = 5;

/** How far before its verb "years after" may stand, in words. */
const YEARS_AFTER = 7;

/** "that had survived every revision": what was kept until then is not said to be kept now. */
export function isFormerly(scene: Scene, { row, from }: FoundCue<ChangeCue>): boolean {
	return row.effect === 'unchanged' && isBygone(scene, from);
}

/** "may give up", "could end": said of what need not come. */
export function isMerelyPossible(
	{ sentence: { words }, clauses }: Scene,
	verb: number,
	change: ChangeKind,
): boolean {
	const isOver = words[verb]?.folded === 'no' && words[verb + 1]?.folded === 'longer';
	const before = words.slice(Math.max(0, verb - 4), verb).map(word => word.folded);
	return (
		!isOver &&
		(before.slice(-3).some(word => /^(?:could|might)$/.test(word)) ||
			words.slice(Math.max(0, verb - 3), verb).some(word => word.text === 'may') ||
			(change !== 'unchanged' && (isImagined(words, verb) || isUnderLead(words, clauses, verb))) ||
			/\b(?:would have|threatened to|threatens to|about to|threat to|notice that|warned)\b/.test(
				before.join(' '),
			))
	);
}

/** "would force it to sell": said of what would come of something, and not of what somebody said would come. */
function isImagined(words: readonly Word[], verb: number): boolean {
	for (let at = verb - 1; at >= Math.max(0, verb - 4); at--) {
		if (words[at]?.folded === 'would') {
			return !isReported(words, at);
		}
	}
	return false;
}

/** "If volumes disappoint, the royalty falls": what hangs on a condition that opens the sentence. */
function isUnderLead(
	words: readonly Word[],
	{ isConditional, hard }: Scene['clauses'],
	verb: number,
): boolean {
	const first = words.findIndex(word => word.kind === 'word');
	return (
		/^(?:if|should|unless)$/.test(words[first]?.folded ?? '') &&
		isConditional[first] === true &&
		isConditional[verb] === false &&
		hard[first] === hard[verb] &&
		(isPassive(words, verb) ||
			!/ed$|^(?:gave|lost|fell|went|sold|took|broke|tore|struck|kept|left)$/.test(
				words[verb]?.folded ?? '',
			))
	);
}

/** "We had assumed it would get a seat": what was believed once is not said to be so. */
export function isMistaken({ sentence: { words } }: Scene, at: number): boolean {
	return /\bhad (?:always |long |once |originally )?(?:assumed|expected|thought|hoped|feared|believed|imagined|anticipated|supposed|counted on)\b[^;]*\bwould(?: have)? $/.test(
		`${foldedText(words, Math.max(0, at - MISTAKE_REACH), at)} `,
	);
}

/** How far before a verb the belief may stand, in words. */
const MISTAKE_REACH = 10;

const UNCOMMENTED =
	/\b(?:(?:declin|refus)(?:e|es|ed|ing) to|(?:would|did|does|do|could|will) not|without|no) (?:(?:comment|commenting|speak|be drawn)(?: publicly| further)? (?:on|about|of)|discuss(?:ing)?)(?: (?!(?:but|and|said|that)\b)[^ ,;:.]+){0,5}$/;

/** How far behind "declined to comment" what it is about may stand, in words. */
const COMMENT_REACH = 8;

/** "declined to comment on a listing", "would not discuss the stake": whoever says nothing of it does not say that it is so. */
export function isUncommented({ sentence: { words }, clauses: { hard } }: Scene, hit: TermHit): boolean {
	const start = Math.max(0, hit.from - COMMENT_REACH);
	return hard[start] === hard[hit.from] && UNCOMMENTED.test(foldedText(words, start, hit.from));
}
