import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { AIMS, INCIDENTAL, natureOf } from './data/termNature.js';
import { isGroupNoun } from './groups.js';
import { isNoHedge } from './noHedges.js';
import { isHeldAgainst } from './quarrels.js';
import type { ChangeKind } from './reading.js';
import { isRenewalOption } from './renewalOptions.js';
import type { Scene } from './scene.js';
import { DETERMINERS, isAdverb, isParticiple } from './voice.js';

/** Words that make a clause a thought or a memory rather than a fact: nothing is introduced by it. */
const UNREAL = new Set(
	'would could might ask asks asked bet suppose imagine wonder wonders perhaps hypothetical whether ever'.split(
		' ',
	),
);

/** What follows from the mere place of a term in a note, where no word says what happened to it. */
export interface ByDefault {
	readonly change: ChangeKind | undefined;
	readonly isExplicit: boolean;
	readonly rule: string;
}

const SILENT: ByDefault = { change: undefined, isExplicit: false, rule: 'mention' };

/** A deed that no verb makes news. */
const DEED: ByDefault = { change: undefined, isExplicit: false, rule: 'deed' };

/**
 * A clause that a note describes was brought by the deal that the note is about, unless the sentence asks, imagines or remembers it.
 * An aim is sought until it is reached.
 */
export function readByDefault(scene: Scene, hit: TermHit, isUnsaid: boolean): ByDefault {
	if (
		isUnsaid ||
		scene.isHeading ||
		isPeople(scene, hit) ||
		isBackground(scene) ||
		isOfOld(scene, hit) ||
		isGoingOn(scene, hit) ||
		isProceedings(scene, hit) ||
		isHeldAgainst(scene, hit) ||
		isBesides(scene, hit.from)
	) {
		return SILENT;
	}
	const titled = scene.isListed ? changeOfTitle(scene.heading) : undefined;
	if (titled !== undefined && natureOf(hit.term) !== 'background') {
		return { change: titled, isExplicit: true, rule: 'under-title' };
	}
	if (isRenewalOption(scene, hit)) {
		return { change: 'introduced', isExplicit: true, rule: 'renewal-option' };
	}
	if (isUnreal(scene, hit)) {
		const isProposed =
			natureOf(hit.term) === 'clause' &&
			(PROPOSAL.test(wordsOf(scene, 0, scene.sentence.words.length)) || isOffered(scene, hit));
		return isProposed ? { change: 'sought', isExplicit: false, rule: 'proposed' } : SILENT;
	}
	const wording = wordsOf(scene, hit.from, hit.to);
	if (hit.term === 'sunset_trigger' && /^(?:expired|lapsed|ended) /.test(wording)) {
		return SILENT; // What has run out sets up no end.
	}
	if (AIMS.has(hit.term) && !isDone(scene, hit)) {
		const isOpen = /^(?:ipo|spac_direct_listing)$/.test(hit.term)
			? (!/\b(?:ipos?|offering|flotation)\b/.test(wording) ||
					AHEAD.test(wordsOf(scene, Math.max(0, hit.from - 4), hit.to))) &&
				!/\b(?:went|gone|taken|listed|floated|debuted|priced|completed)\b/.test(wording) &&
				!BY_THE_WAY.test(wordsOf(scene, Math.max(0, hit.from - BY_THE_WAY_REACH), hit.from))
			: /\b(?:offer|bid|approach|pending|proposed|planned|possible|potential)\b/.test(
					wordsOf(scene, Math.max(0, hit.from - 2), hit.to),
				);
		return isOpen ? { change: 'sought', isExplicit: false, rule: 'aim' } : DEED;
	}
	if (natureOf(hit.term) === 'clause' && isOffered(scene, hit)) {
		return { change: 'sought', isExplicit: false, rule: 'proposed' };
	}
	const isNew =
		natureOf(hit.term) === 'deed' && /\bnew\b/.test(wordsOf(scene, Math.max(0, hit.from - 2), hit.to));
	if (isWelcomed(scene, hit)) {
		return { change: 'introduced', isExplicit: false, rule: 'welcomed' };
	}
	const isPart = natureOf(hit.term) === 'clause' && (!INCIDENTAL.has(hit.term) || isLaidDown(scene));
	if (isNew || isToCome(scene, hit) || isPart || isDone(scene, hit)) {
		return { change: 'introduced', isExplicit: false, rule: 'part-of-deal' };
	}
	return DEED;
}

/** "«This partnership marks a turning point,» said its chief": those who are quoted on a deal by "this" speak of what they have just agreed. */
function isWelcomed({ sentence: { words } }: Scene, { term, from }: TermHit): boolean {
	const at = words[from - 1]?.folded === 'this' ? from - 1 : from - 2;
	return (
		NEWS_DEEDS.test(term) &&
		words[at]?.folded === 'this' &&
		words.slice(0, at + 1).some(({ isQuoted }) => isQuoted)
	);
}

/** Words that lay something down for a deal, or say that it is new. */
const LAYING_DOWN =
	/\b(?:will|shall|must|got|under (?:the|its|this|their|terms)|as part of|in return|in exchange|plus|new)\b/;

/** A sentence so short has the term for its point, in words and marks. */
const TERSE = 14;

/** Whether the sentence says what is to be, or nothing else, rather than that something is the case by the way. */
function isLaidDown(scene: Scene): boolean {
	const { length } = scene.sentence.words;
	return scene.isListed || length <= TERSE || LAYING_DOWN.test(wordsOf(scene, 0, length));
}

/** What says of a listing that it is wanted: "its planned IPO", "clears the way for a listing". */
const AHEAD =
	/\b(?:planned|coming|upcoming|proposed|potential|possible|prospective|eventual|long awaited|anticipated|way (?:for|to)|filed|files|filing|prepares?|preparing|readies|towards?)\b/;

/** "a day before its IPO", "an attempt to go public failed": a listing that only dates something else, or is out of the question. */
const BY_THE_WAY =
	/\b(?:before|when|since|rather than|instead of|refusals? to|attempts? to|failed to|which|follow(?:s|ed|ing)|ahead of|after|once|earlier)\b[^,;]*$/;
const BY_THE_WAY_REACH = 7;

/** How far before a deed the verb of the future may stand, in words. */
const FUTURE_REACH = 10;

/** "will assume full ownership", "gives it a gigawatt": what is to come of a deal, told with any verb but one that keeps or parts with it. */
function isToCome(scene: Scene, hit: TermHit): boolean {
	const { soft } = scene.clauses;
	const from = Math.max(0, hit.from - FUTURE_REACH);
	const near = scene.sentence.words
		.slice(from, hit.from)
		.filter((_, i) => soft[from + i] === soft[hit.from]);
	return (
		NEWS_DEEDS.test(hit.term) &&
		/\b(?:will|shall|gives) (?:also |then |now |each |initially |together )?(?!also |then |now |each |initially |together |not|go|keep|continue|sell|have|remain|stay|be|need)[a-z]+ [^,;]*$/.test(
			`${near.map(word => word.folded).join(' ')} `,
		)
	);
}

/** Deeds that are news by themselves where a verb of the present tells of them. */
const NEWS_DEEDS =
	/^(?:strategic_partnership|joint_venture|equity_investment|acquisition|acquihire|supply_agreement|distribution_rights|data_center_buildout|controlling_stake|product_integration|compute_supply|post_termination|data_license|ip_assignment|corporate_governance|secondary_sale|recapitalization|debt_financing|equity_stake|investment_commitment|vendor_financing|co_marketing|cloud_access)$/;

/** Whether a term is such a deed. */
export function isNewsDeed(term: string): boolean {
	return NEWS_DEEDS.test(term);
}

/** What a deed worded as a verb opens with. */
const PRESENT =
	/^(?:(?:also |now |then )?(?:buys|takes|picks up|snaps up|swallows|absorbs|hires|acquires|sells|licen[cs]es|invests|merges|becomes|names|leases|supplies|scoops|purchases|assumes|integrates|embeds)|(?:gets|get|free) to (?:sell|use|make|buy|run|offer)|(?:is|are) (?:buying|selling|taking|investing|supplying|paying|leasing|acquiring)|(?:has|have) (?:agreed|signed|leased|bought|acquired|sold|taken|invested)|(?:has been |have been |been )?(?:taken private|taken over)|(?:will|agreed to|agrees to))\b/;

/** "will purchase $35 million of its stock", "takes ownership of the brand": a deed that its own verb makes news. */
function isDone(scene: Scene, hit: TermHit): boolean {
	const before = wordsOf(scene, Math.max(0, hit.from - 4), hit.from);
	const isHelped =
		/\b(?:will|shall|agreed to|agrees to|has agreed to|have agreed to|is to|are to|(?:has|have)(?: just| also| now)?)(?: also| then| now| jointly| initially)?$/.test(
			before,
		);
	const verb = scene.sentence.words[hit.from]?.folded ?? '';
	const isWould =
		scene.sentence.words[hit.from - 1]?.folded === 'would' &&
		isReported(scene.sentence.words, hit.from - 1);
	const isPerfect = /^(?:has|have|just)$/.test(scene.sentence.words[hit.from - 1]?.folded ?? '');
	const isVerb = isPerfect
		? isParticiple(scene.sentence.words[hit.from]) && !NO_DEED.test(verb)
		: isBareVerb(scene.sentence.words[hit.from]);
	const wording = wordsOf(scene, hit.from, hit.to);
	const isTold = TOLD.test(wording) && hit.to - hit.from >= 2;
	return (
		NEWS_DEEDS.test(hit.term) &&
		(((isHelped || isWould) && isVerb) || isTold || PRESENT.test(wording) || isReportedInside(scene, hit))
	);
}

/** "said it «would invest $90 million»". */
function isReportedInside({ sentence: { words } }: Scene, { from, to }: TermHit): boolean {
	return words[from]?.folded === 'would' && to - from >= 2 && isReported(words, from);
}

/** Verbs of the past that tell of a deed by themselves. */
const TOLD =
	/^(?:teamed|paired|pledg(?:ed|es|ing)|commit(?:ted|s|ting)|partnered|lent|hired|leased|chipped in|took (?:an?|\d+|up|part))\b/;

/** What stands right behind "will" is a verb, unless it is an adverb, a noun with its article or a mere "be". */
function isBareVerb(word: Word | undefined): boolean {
	return (
		word?.kind === 'word' &&
		!NO_DEED.test(word.folded) &&
		!DETERMINERS.has(word.folded) &&
		!isAdverb(word)
	);
}

/** What is no deed of its own behind an auxiliary: "will not …", "will keep …". */
const NO_DEED =
	/^(?:not|never|no|also|be|been|have|had|keep|kept|continue[sd]?|remain(?:s|ed)?|stay(?:s|ed)?|go|gone|need|end(?:ed)?|lose|lost|cease)$/;

/** "would keep us going for seven years", in a note on a draft. */
function isOffered(scene: Scene, hit: TermHit): boolean {
	return (
		scene.isUnsigned &&
		!/^(?:change_of_control|termination_|sunset_trigger)/.test(hit.term) &&
		/\bwould\b/.test(wordsOf(scene, 0, hit.to)) &&
		!/\bhad\b/.test(wordsOf(scene, 0, hit.to))
	);
}

const BACKGROUND =
	/^\W*(?:(?:the|its|their|that|an?) (?:old|original|previous|earlier|former|prior|lapsed|expiring|20[01]\d) (?:deal|agreement|contract|pact|arrangement|licen[cs]e|partnership|tie-up|clause)\b|as part of (?:the|their|its) (?:old|original|previous|earlier|initial|first|20[01]\d) |since (?:\d{4}|the )|(?:under|in) the (?:old|original|previous|earlier|former|initial|first|\d{4}) |(?:previously|originally|formerly|initially|before that|until then|back then|at the time|in the past)\b)/i;

/** Whether the sentence tells how things were before: "Under the old contract …". */
export function isBackground({ sentence }: Scene): boolean {
	return BACKGROUND.test(
		sentence.block.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)),
	);
}

/** "in 2021", "since May 2023": a day of a month is a dateline. */
const IN_YEAR =
	/(?<!\b(?:end|half|quarter|year|close|until|through|late|early|middle|summer|spring|autumn|fall|winter|later) )\b(?:in|since|of|from|back in|during|dated) (?:early |late |mid )?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december) )?((?:19|20)\d\d)\b/g;
const AGO =
	/\b(?:at (?:the|that) time(?! of)|in those days|last year|years? ago|decades? ago|(?:years|months|days|weeks) earlier)\b/;

/** Whether words name a time before the year in which the note was written. */
function isLongAgo(words: string, { year }: Scene): boolean {
	return AGO.test(words) || [...words.matchAll(IN_YEAR)].some(([, named]) => Number(named) < year);
}

/** What comes, or runs on, is not long ago. */
const TO_COME =
	/\b(?:will|would|shall|could|can|may(?! (?:19|20)\d\d)|must|should|through|until|till|by|starting|beginning|expires?|ends?|runs?|expected|due|plans?|now|today|yesterday)\b/;

/** Rules of thumb and guesses are no news of this deal. */
const IN_GENERAL =
	/\b(?:typically|usually|generally|normally|traditionally|customarily|tends? to|in general|as a rule|(?:we|i) (?:assume|guess|imagine|suspect)|industry (?:norm|standard|practice)|(?:most|many|other) (?:such )?(?:deals|contracts|agreements|leases|licences|licenses|pacts))\b/;

/** Whether a word stands in a clause that tells of days long gone, or of deals at large. */
export function isBesides(scene: Scene, at: number): boolean {
	const { soft, hard } = scene.clauses;
	const { words } = scene.sentence;
	const own = wordsWhere(scene, place => soft[place] === soft[at]);
	const whole = wordsWhere(scene, place => hard[place] === hard[at]);
	const isAgo = (isLongAgo(own, scene) || isDatedBeside(scene, at)) && !TO_COME.test(own);
	const isThen = DATING.test(foldedText(words, Math.max(0, at - DATING_REACH), at));
	return words.length > 0 && (isAgo || isThen || IN_GENERAL.test(whole));
}

/** "received $75 million when the two signed the pact in 2022": dated by the clause behind. */
function isDatedBeside(scene: Scene, at: number): boolean {
	const { soft } = scene.clauses;
	const next = (soft[at] ?? -1) + 1;
	const opening = next > 0 ? (scene.sentence.words[soft.indexOf(next)]?.folded ?? '') : '';
	if (!/^(?:when|after|as|before)$/.test(opening)) {
		return false;
	}
	const beside = wordsWhere(scene, place => soft[place] === next);
	return isLongAgo(beside, scene) && !TO_COME.test(beside);
}

/** "seven years after it was named …": what came first is told to date the rest. */
const DATING = /\b(?:years|decades) after (?:it|they|he|she|becoming|being)\b[^,;]*$/;
const DATING_REACH = 12;

function wordsWhere({ sentence: { words } }: Scene, isWanted: (at: number) => boolean): string {
	return words
		.filter((_, at) => isWanted(at))
		.map(word => word.folded)
		.join(' ');
}

/** The longest title that is taken at its word, in characters. */
const LONGEST_TITLE = 60;

/** What a title says of the terms listed under it: "What stays", "Dropped:", "Still open". */
function changeOfTitle(title: string): ChangeKind | undefined {
	if (title.length > LONGEST_TITLE) {
		return undefined;
	}
	if (
		/\b(?:unchanged|stays?|remains?|untouched|kept|keeps|survives?|not (?:changed?|moved?)|as before|the same)\b/i.test(
			title,
		)
	) {
		return 'unchanged';
	}
	if (/\b(?:gone|dropped|scrapped|goes|removed|deleted|abolished|struck out|ended)\b/i.test(title)) {
		return 'ended';
	}
	return /\b(?:still open|open points|negotiat\w+|not (?:yet )?agreed|on the table|wish ?list|wants?|demands?)\b/i.test(
		title,
	)
		? 'sought'
		: undefined;
}

/** Verbs of saying whose clause goes back one tense: "said it had signed", "said it would buy". */
const SAYING =
	/^(?:said|announced|confirmed|disclosed|revealed|told|added|suggested|indicated|notified|signall?ed|reported|wrote|learned)$/;

/** "said on Monday that it had leased …": whether a "had" or "would" is only so because somebody said it. */
export function isReported(words: readonly Word[], at: number): boolean {
	const isBack = /^(?:had|would)$/.test(words[at]?.folded ?? '') && words[at + 1]?.folded !== 'not';
	if (!isBack || /^(?:that|which|who|whom)$/.test(words[at - 1]?.folded ?? '')) {
		return false;
	}
	for (let i = at - 1; i >= Math.max(0, at - REPORT_REACH); i--) {
		const folded = words[i]?.folded ?? '';
		if (SAYING.test(folded)) {
			return words[i - 1]?.folded !== 'had';
		}
		if (/^[;:.]$/.test(folded) || /^(?:if|once|when|while|before|until|since)$/.test(folded)) {
			return false;
		}
	}
	return false;
}

/** How far before such a verb the verb of saying may stand, in words. */
const REPORT_REACH = 14;

/** How far behind a mention "which it has had since 2022" is looked for, in words. */
const OLD_REACH = 7;

/** "their existing licence", "a longstanding partnership", "the results of its venture": what was there already. */
export function isOfOld(scene: Scene, hit: TermHit): boolean {
	return (
		/\b(?:existing|longstanding|long standing|previous|previously|old|older|original|earlier|prior|lapsed|expiring|(?:decade|year)s? (?:old|long))(?: [a-z]+)?$/.test(
			wordsOf(scene, Math.max(0, hit.from - 2), hit.from + 1),
		) ||
		(/^(?:joint_venture|strategic_partnership)$/.test(hit.term) &&
			/\b(?:of|from|by|at|through|via) (?:its|their|his|our)(?: [a-z]+)?$/.test(
				wordsOf(scene, Math.max(0, hit.from - 3), hit.from),
			)) ||
		/^(?:, )?(?:(?:which|that) )?(?:it|they|he|she|we|\S+) (?:has|have)(?: long| already| always)? (?:had|held|owned|enjoyed|possessed)\b/.test(
			wordsOf(scene, hit.to, hit.to + OLD_REACH),
		)
	);
}

/** What has been put forward and not been agreed. */
const PROPOSAL =
	/\b(?:under (?:the|its|their|a) (?:proposal|plan|offer|draft)|proposal|proposed|being discussed|under discussion|in talks)\b/;

/** "has filed for arbitration", "the court ruled": a quarrel before judges is no clause on how to settle one. */
export function isProceedings({ sentence: { words } }: Scene, { term }: TermHit): boolean {
	return (
		term === 'governing_law' &&
		/\b(?:filed|sue[sd]?|suing|opened|launched|ruled|rules|ruling|ordered|found|won|lost|losing|judge|fight|cases?|engaged|sought|seek|award|parallel|talks|claims?|dropped|concluded)\b/.test(
			foldedText(words, 0, words.length),
		)
	);
}

/** "goes on as before under a separate licence": beside what stays as it was nothing begins. */
function isGoingOn(scene: Scene, hit: TermHit): boolean {
	const { soft } = scene.clauses;
	const own = wordsWhere(scene, at => at < hit.from && soft[at] === soft[hit.from]);
	return /\bas (?:before|ever|it did|they did)\b/.test(own);
}

/** "sneaker resellers": those who do it, not the right to it. */
export function isPeople({ sentence: { words } }: Scene, { from, to }: TermHit): boolean {
	const last = words[to - 1];
	return to - from <= 2 && last !== undefined && isGroupNoun(last);
}

function wordsOf({ sentence }: Scene, from: number, to: number): string {
	return foldedText(sentence.words, from, to);
}

function isUnreal({ sentence: { words }, clauses }: Scene, hit: TermHit): boolean {
	for (let at = hit.from - 1; at >= 0 && clauses.soft[at] === clauses.soft[hit.from]; at--) {
		const folded = words[at]?.folded ?? '';
		const isBygone = folded === 'had' && words[at + 1]?.folded !== 'to';
		const isOnce =
			folded === 'once' &&
			/^(?:had|held|was|were|owned|gave|enjoyed|ran|made)$/.test(words[at + 1]?.folded ?? '');
		const isWord = UNREAL.has(folded) && !isNoHedge(words, at, at + 1);
		if ((isWord || isOnce || isBygone) && !isReported(words, at)) {
			return true;
		}
	}
	return false;
}
