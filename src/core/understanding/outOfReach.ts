import type { Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { Scene } from './scene.js';
import { DETERMINERS } from './voice.js';

/** "If it has not closed by May, either party may leave": a verb under the "if" governs nothing outside of it. */
export function isUnderIf(
	{ clauses: { isConditional } }: Scene,
	cue: FoundCue<ChangeCue>,
	term: TermHit,
): boolean {
	return isConditional[cue.from] === true && isConditional[term.from] === false && term.from >= cue.to;
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
