import { foldedText, type Word } from '../base/words.js';
import type { WordSpan } from '../matching/hits.js';
import type { Scene } from './scene.js';

type Place = Omit<WordSpan, 'sentence'>;

/** How far behind "whether" its "or not" may stand, and behind "according to" its noun, in words. */
const OR_NOT_REACH = 9;
const SOURCE_REACH = 6;

/** Verbs and adjectives that leave open what "whether" asks. */
const OPEN =
	/^(?:say|says|said|saying|decide|decides|decided|deciding|know|knows|known|knew|ask|asks|asked|see|wonder|wonders|unclear|uncertain|unknown|on|of|about|over|to|disclose|disclosed|confirm|confirmed|discuss|discussed|consider|considering|determine|determines)$/;

/** Nouns of a company's own word: what is told by it is told for a fact. */
const OWN_WORD =
	/\b(?:statement|filings?|release|announcement|prospectus|presentation|contract|agreement|annual report|accounts|letter to shareholders)\b/;

/** Words for which a hedge of one word is only a homonym. By the folded word. */
const HOMONYMS: Readonly<Record<string, (words: readonly Word[], at: number) => boolean>> = {
	// "It may now sell elsewhere": a leave that has been given. The month is told by its capital before.
	may: (words, at) => words[at + 1]?.folded === 'now',
	once: isAdverb,
	whether: isWhetherOrNot,
	if: isNoCondition,
	// "If you ask me, …", "Would you believe it, …": asked of nobody.
	ask: (words, at) => before(words, at) === 'you',
	would: (words, at) => after(words, at) === 'you',
	provided: (words, at) => !opens(words, at),
	assuming: (words, at) =>
		!opens(words, at) ||
		/^(?:[\w’']+ )?(?:risks?|debts?|control|liabilit|respons|role)/.test(
			foldedText(words, at + 1, at + 3),
		),
	draft: (words, at) => before(words, at) === 'to',
	forecast: isNounOfForecast,
	forecasts: isNounOfForecast,
};

function before(words: readonly Word[], at: number): string {
	return words[at - 1]?.folded ?? '';
}

function after(words: readonly Word[], at: number): string {
	return words[at + 1]?.folded ?? '';
}

/**
 * Whether words that look like a hedge are none: "once a year", "whether or not", "even if", "according to a filing". They stand at
 * `[from, to)`.
 */
export function isNoHedge(words: readonly Word[], from: number, to: number): boolean {
	const word = words[from];
	if (word?.folded === 'according') {
		return OWN_WORD.test(
			foldedText(words, to - 1, to + SOURCE_REACH).replace(/(?: ,| by | that | of | with ).*/, ''),
		);
	}
	if (word?.folded === 'depends') {
		return /^(?:longer|not|never)$/.test(before(words, from));
	}
	return to === from + 1 && (word?.text === 'May' || HOMONYMS[word?.folded ?? '']?.(words, from) === true);
}

/** "even if", "if anything", "if you ask me", "if only for a year", "if reluctantly,": an aside, on which nothing hangs. */
export function isNoCondition(words: readonly Word[], at: number): boolean {
	const next = words[at + 1];
	const beyond = words[at + 2];
	return (
		/^(?:even|as|few|little)$/.test(before(words, at)) ||
		/^(?:any|anything|ever|only|nothing)$/.test(next?.folded ?? '') ||
		(next?.folded === 'you' && beyond?.folded === 'ask') ||
		(next?.folded.endsWith('ly') === true && (beyond === undefined || beyond.kind === 'mark'))
	);
}

/** Past tenses, as they stand behind "once" the adverb. */
const PAST =
	/ed$|^(?:held|was|were|had|sold|made|led|ran|paid|stood|saw|thought|gave|took|kept|set|put|won|lost|bought|brought|grew|fell|said|told|wrote|drew|sent|spent|built)$/;

const PERIOD = /^(?:year|quarter|month|week|day|season|decade|term|lifetime)$/;

/** "once-daily", "once a year", "at once", "had once wanted", ", once its largest customer,": how often and when, not under which condition. */
function isAdverb(words: readonly Word[], at: number): boolean {
	const next = words[at + 1];
	const last = before(words, at);
	const isName = at > 1 && words[at - 1]?.isCapitalised === true;
	return (
		next === undefined ||
		next.isHyphenated ||
		next.kind === 'mark' ||
		/^(?:per|more|again|daily|weekly|monthly|yearly|annually|and)$/.test(next.folded) ||
		(/^(?:an?|every|each)$/.test(next.folded) && PERIOD.test(words[at + 2]?.folded ?? '')) ||
		/^(?:at|than|only|just|for|was|were|is|are|had|has|have|been|be|the|a|an)$/.test(last) ||
		((isName || /^(?:it|they|which|who|that|but|what)$/.test(last)) && PAST.test(next.folded)) ||
		isFormer(words, at)
	);
}

/** ", once its largest customer,": an aside without a verb of its own. */
function isFormer(words: readonly Word[], at: number): boolean {
	if (words[at - 1]?.text !== ',') {
		return false;
	}
	const end = words.findIndex((word, i) => i > at && word.kind === 'mark' && /^[,;:—–)]$/.test(word.text));
	const aside = words.slice(at + 1, end < 0 ? words.length : end);
	return (
		end > 0 &&
		/^(?:its|their|his|her|the|known|seen|hailed|valued|worth|part)$/.test(aside[0]?.folded ?? '') &&
		!aside.slice(1).some(({ folded }) => /(?:[^s]s|ed)$|^(?:is|are|has|have|goes|runs)$/.test(folded))
	);
}

/** "whether or not it takes the gas", "whether it fills them or not", "regardless of whether": all the same. */
function isWhetherOrNot(words: readonly Word[], at: number): boolean {
	if (/\b(?:regardless of|no matter|irrespective of)$/.test(foldedText(words, Math.max(0, at - 2), at))) {
		return true;
	}
	const behind = foldedText(words, at + 1, at + OR_NOT_REACH);
	return /^[^,;]*\bor not\b/.test(behind) && !OPEN.test(before(words, at));
}

/** Whether a clause opens here: behind a comma, first, or with "that". */
function opens(words: readonly Word[], at: number): boolean {
	return at === 0 || words[at - 1]?.kind === 'mark' || after(words, at) === 'that';
}

/** "cut our forecast", "the profit forecasts", "above four fifths of the forecast": a paper, not a guess of what comes. */
function isNounOfForecast(words: readonly Word[], at: number): boolean {
	return (
		!/^(?:is|are|was|were|be|been|analysts|economists|brokers|bankers|consultants|that)$/.test(
			before(words, at),
		) &&
		!/^(?:that|to|an?|the|it|its|they)$/.test(after(words, at)) &&
		words[at + 1]?.isCapitalised !== true
	);
}

/** What may stand between "may" and the wording of what it lets somebody do. */
const BETWEEN =
	/^(?:(?:not|also|only|then|itself|instead|freely|again|still|each|either|(?:party|side|company)|at any (?:time|point)) ?)*(?:(?:exercize|use|invoke)(?: (?:its|their|the|an?|such))?|(?:elect|choose|opt) to|be \w+(?: \w+){0,3})?$/;
const SO_MUCH_BETWEEN = 8;

/** Verbs of what befalls somebody, or of what is only planned: "may lose", "may end up paying", "may be forced". */
const BEFALLS =
	/^(?:end up|find|face|have|need|want|get|gain|win|lose|receive|see|suffer|become|remain|soon|yet|eventually|well|never|decide|seek|consider|try|send|join|be (?:given|granted|forced|allowed|asked|required|able|about))\b/;

const SAYING =
	/^(?:said|says|say|hinted|warned|suggested|signaled|told|thinks|think|believe|believes|expect|expects|feared|fear|fears)$/;

/** How far before "may" a verb of saying makes a guess of it, in words. */
const SAYING_REACH = 5;

/** Whether "may" is a leave, or "may not" a ban, that a mention words: "may end the licence on 90 days' notice". The word stands at `may`. */
export function isLeave(words: readonly Word[], may: number, hit: Pick<WordSpan, 'from' | 'to'>): boolean {
	if (words[may]?.folded !== 'may' || hit.to <= may || hit.from - may > SO_MUCH_BETWEEN) {
		return false;
	}
	const isBan =
		after(words, may) === 'not' ||
		/\b(?:neither|nor|no|nobody|none)\b/.test(foldedText(words, Math.max(0, may - BAN_REACH), may));
	const isWorded =
		hit.from <= may ||
		BETWEEN.test(foldedText(words, may + 1, hit.from)) ||
		(isBan && EXCEPTION.test(foldedText(words, may, hit.from))) ||
		(isBan && EXCEPTION.test(words[hit.from]?.folded ?? ''));
	const isBefalling = BEFALLS.test(
		foldedText(words, may + (after(words, may) === 'also' ? 2 : 1), may + 4),
	);
	const isGuess = words
		.slice(Math.max(0, may - SAYING_REACH), may)
		.some(({ folded }) => SAYING.test(folded));
	return isWorded && (isBan || !(isBefalling || isGuess));
}

/** What a ban leaves open: "may not sell without the consent of Sky". */
const EXCEPTION = /\b(?:without|unless|except)(?: with)?(?: the| its| their| prior| written)*$/;

/** How far before "may" the "neither" of a ban stands, in words. */
const BAN_REACH = 4;

/** "people briefed on it put the price at": what they guess is the sum. */
const PRICED = /\b(?:puts?|estimated?s?) (?:\S+ ){0,4}?at\b/;
const PRICE_REACH = 10;

/**
 * Whether hearsay, whose words stand at `hedge`, is about something beside what stands at a word: another sentence behind a semicolon, an
 * aside, or the price only.
 */
export function isHearsayBeside({ sentence: { words }, clauses }: Scene, hedge: Place, at: number): boolean {
	if (clauses.hard[hedge.from] !== clauses.hard[at]) {
		return true;
	}
	if (at < hedge.from && PRICED.test(foldedText(words, hedge.to, hedge.to + PRICE_REACH))) {
		return true;
	}
	const clause = clauses.soft[hedge.from] ?? 0;
	if (clause === clauses.soft[at] || (clause > 0 && at > hedge.from)) {
		return false;
	}
	const start = clauses.soft.indexOf(clause);
	return /^(?:, )?(?:which|who|whose|where)\b/.test(foldedText(words, start, start + 2));
}
