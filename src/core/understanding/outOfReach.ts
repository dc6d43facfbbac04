import type { Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import { GIVING, TAKING } from './data/roles.js';
import type { Scene } from './scene.js';
import { DETERMINERS, isAdverb, isInverted, isParticiple, isPassive } from './voice.js';

/** Whether a verb stands in a clause that what it does to its term does not reach out of. */
export function isElsewhere(scene: Scene, cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	return isUnderIf(scene, cue, term) || isInOtherClause(scene, cue, term);
}

/** "If it has not closed by May, either party may leave": a verb under the "if" governs nothing outside of it. */
function isUnderIf({ clauses: { isConditional } }: Scene, cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	return isConditional[cue.from] === true && isConditional[term.from] === false;
}

const BESIDE = new Set(
	'with by over than via under amid despite after before while when because who'.split(' '),
);

/** "end the blackout with a multiyear deal": a verb with an object of its own does nothing to the term behind it that stands beside that. */
export function hasOtherObject(words: readonly Word[], cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	const { effect, governs } = cue.row;
	if (
		cue.row.isMaster === true ||
		(governs !== 'verb' && governs !== 'either') ||
		effect === 'introduced' ||
		effect === 'sought' ||
		effect === 'disputed'
	) {
		return false;
	}
	const first = cue.to + 1;
	const beside = words.slice(first, term.from).findIndex(word => BESIDE.has(word.folded));
	return beside >= 0 && !DETERMINERS.has(words[first + beside - 1]?.folded ?? '');
}

/** "keeps its licence, but the licence is now non-exclusive": what a later clause says with a verb of its own is not governed by the verb of the one before. */
export function hasOwnVerb(
	{ clauses: { soft }, sentence: { words } }: Scene,
	cue: FoundCue<ChangeCue>,
	term: TermHit,
): boolean {
	if (cue.row.isMaster === true || cue.row.governs === 'near' || soft[cue.to - 1] === soft[term.from]) {
		return false;
	}
	let start = term.from;
	while (start > cue.to && soft[start - 1] === soft[term.from]) {
		start--;
	}
	const opening = words[start]?.folded ?? '';
	let end = /^(?:but|while|though|although|because|whereas)$/.test(opening) ? words.length : term.from;
	while (end > term.from && soft[end - 1] !== soft[term.from]) {
		end--;
	}
	if (cue.row.effect === 'unchanged' && /^(?:but|while|though|although|whereas|yet)$/.test(opening)) {
		return words[start + 1]?.folded !== 'also';
	}
	return (
		/^(?:but|and|while|though|although|because|so|yet|whereas)$/.test(opening) &&
		words.slice(start, end).some(word => OWN_VERBS.has(word.folded))
	);
}

/** "raised its stake and got a veto": behind "and" a verb of giving or getting governs what follows on it, and the verb before does not. */
export function hasSecondVerb(words: readonly Word[], cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	if (
		cue.row.isMaster === true ||
		cue.row.governs === 'near' ||
		/^(?:introduced|sought)$/.test(cue.row.effect)
	) {
		return false;
	}
	for (let at = cue.to; at < term.from - 1; at++) {
		if (/^(?:and|but|then)$/.test(words[at]?.folded ?? '')) {
			const verb = isAdverb(words[at + 1]) ? at + 2 : at + 1;
			const folded = words[verb]?.folded ?? '';
			if (verb < term.from && (TAKING.has(folded) || GIVING.has(folded))) {
				return true;
			}
		}
	}
	return false;
}

/** Words that open a clause of time or reason, and those behind which they open none: "as part of", "after the deal". */
const FRONTED = /^(?:after|when|as|while|since|although|though|because|before|once|whereas|whenever)$/;

/** "When Corvid ends its work there, Halloway has an option on the site": what a clause that opens the sentence tells of is not what the rest does. */
function isInOtherClause(scene: Scene, cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	if (cue.row.isMaster === true || /^(?:introduced|sought|disputed)$/.test(cue.row.effect)) {
		return false;
	}
	if (term.to <= cue.from && hasOwnDoer(scene, cue, term)) {
		return true;
	}
	const end = scene.once(endOfFronted);
	return cue.from < end !== term.from < end && !isInverted(scene.sentence.words, cue, term);
}

/** "Halloway has a veto, as Corvid raised prices": behind "as" a company does something of its own, to a thing of its own. */
function hasOwnDoer(
	{ companies, sentence: { words } }: Scene,
	cue: FoundCue<ChangeCue>,
	term: TermHit,
): boolean {
	let verb = cue.from;
	while (verb > term.to && (AUXILIARIES.has(words[verb - 1]?.folded ?? '') || isAdverb(words[verb - 1]))) {
		verb--;
	}
	const doer = companies.find(({ from, to }) => to === verb && from > term.to);
	return doer !== undefined && FRONTED.test(words[doer.from - 1]?.folded ?? '');
}

/** Where the comma stands behind a clause of time or reason that opens a sentence; 0 where none does. */
function endOfFronted({ sentence: { words }, clauses: { soft } }: Scene): number {
	const start = /^(?:and|but|so|yet)$/.test(words[0]?.folded ?? '') ? 1 : 0;
	return FRONTED.test(words[start]?.folded ?? '')
		? Math.max(
				0,
				words.findIndex((word, at) => word.text === ',' && (soft[at] ?? 0) >= 0),
			)
		: 0;
}

const OWN_VERBS = new Set('is are was were will has have had'.split(' '));

/** "…, except to Halden, which remains a rival": the relative speaks of the company right before it. */
export function isCompanyBefore(
	{ companies, sentence: { words } }: Scene,
	at: number,
	term: TermHit,
): boolean {
	const last = words[at - 1]?.text === ',' ? at - 2 : at - 1;
	return (
		words[at]?.folded === 'which' &&
		last >= term.to &&
		companies.some(({ from, to }) => from <= last && last < to)
	);
}

/** "The alliance will expand frozen foods": what grows is the object, though it has no article. */
export function hasBareObject(words: readonly Word[], cue: FoundCue<ChangeCue>): boolean {
	const next = words[cue.to];
	return (
		(/^(?:more|less)$/.test(cue.row.effect) ||
			(cue.row.effect === 'ended' && words[cue.from - 1]?.folded === 'to' && !next?.isCapitalised)) &&
		next?.kind === 'word' &&
		!isAdverb(next) &&
		!NO_OBJECT.test(next.folded) &&
		!isParticiple(words[cue.from])
	);
}

/** What may follow a verb that has no object. */
const NO_OBJECT =
	/^(?:to|by|from|in|for|over|through|with|on|across|at|into|until|till|as|and|or|but|if|when|once|after|before|beyond|more|further|again|each|every|next|this|last|sharply|up|down|under|so|while|because|since|per|about|around|between|only|even|too|also)$/;

/** "The venture will look for customers": what a term itself is after says nothing of the term. */
export function isOwnWish({ sentence: { words } }: Scene, cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	return (
		cue.row.effect === 'sought' &&
		cue.row.governs === 'verb' &&
		!isPassive(words, cue.from) &&
		words.slice(term.to, cue.from).every(word => AUXILIARIES.has(word.folded) || isAdverb(word))
	);
}

/** Verbs that help others. */
export const AUXILIARIES = new Set(
	'will would can could may might must shall has have had is are was were does do did'.split(' '),
);
