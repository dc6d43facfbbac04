import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { Scene } from './scene.js';

const SHORT_PASSIVE_NEXT = new Set('by to from on in at for until without through till'.split(' '));
const BE = new Set('is are was were be been being get gets got getting'.split(' '));
const ADVERBS = new Set(
	'now also still just since then already not never formally finally later soon largely all both only to have has had'.split(
		' ',
	),
);
/** Words that open a noun: articles, owners, "every". */
export const DETERMINERS = new Set(
	'the a an its their his her our this that these those any some every each new more no'.split(' '),
);
const PARTICIPLES = new Set(
	'given torn broken driven drawn withdrawn rewritten written recast reset redrawn forgone taken kept held left cut put set lost won sold bought made paid bound shrunk torn struck stricken thrown undone redone done overturned frozen shaken wound'.split(
		' ',
	),
);

/** Behind these words a verb has no object: ", ending in May". */
const NO_OBJECT = new Set(
	'in on at by when as for with from after before until if once next this last early late soon to and or'.split(
		' ',
	),
);

/** Whether a word is a participle of the past, or looks like one. */
export function isParticiple(word: Word | undefined): boolean {
	return word !== undefined && (word.folded.endsWith('ed') || PARTICIPLES.has(word.folded));
}

/** Whether a word may stand between a subject and its verb and say how or when. */
export function isAdverb(word: Word | undefined): boolean {
	return word !== undefined && (ADVERBS.has(word.folded) || word.folded.endsWith('ly'));
}

/** Whether a form of "be" or "get" stands before the verb, adverbs between them looked through, and the verb is a participle. */
export function isPassive(words: readonly Word[], verb: number): boolean {
	const form = words[verb]?.folded ?? '';
	if (!isParticiple(words[verb]) || form === '') {
		return false;
	}
	for (let at = verb - 1; at >= Math.max(0, verb - 4); at--) {
		const folded = words[at]?.folded ?? '';
		if (BE.has(folded)) {
			return true;
		}
		if (!ADVERBS.has(folded) && !folded.endsWith('ly')) {
			return false;
		}
	}
	return false;
}

/** "Minimum raised to $4bn", "joint venture set up in May": the passive of notes and headlines, without its "was". */
export function isShortPassive({ sentence: { words }, terms }: Scene, cue: FoundCue<ChangeCue>): boolean {
	const next = words[cue.to];
	const isCutOff = next === undefined || next.kind === 'mark' || SHORT_PASSIVE_NEXT.has(next.folded);
	const isHelped = words
		.slice(Math.max(0, cue.from - 3), cue.from)
		.some(word => /^(?:has|have|had|will|would|to)$/.test(word.folded));
	const isBehindTerm = terms.some(term => term.to <= cue.from && cue.from - term.to <= 3);
	return isParticiple(words[cue.from]) && isCutOff && !isHelped && isBehindTerm;
}

/** "the revised agreement", "its amended contract": the participle speaks of the noun behind it alone. */
export function isAttributive(words: readonly Word[], cue: FoundCue<ChangeCue>): boolean {
	const word = words[cue.from];
	return (
		cue.to === cue.from + 1 &&
		word !== undefined &&
		/ed$|^(?:rewritten|renewed)$/.test(word.folded) &&
		(DETERMINERS.has(words[cue.from - 1]?.folded ?? '') || words[cue.from - 1]?.isPossessive === true)
	);
}

/** ", ending months of haggling": a participle that has an object says nothing of what stands before it; ", ending in May" does. */
export function isAdverbial(words: readonly Word[], { from, to }: FoundCue<ChangeCue>): boolean {
	return (
		words[from]?.folded.endsWith('ing') === true &&
		words[from - 1]?.text === ',' &&
		words[to]?.kind !== 'mark' &&
		!NO_OBJECT.has(words[to]?.folded ?? '')
	);
}

/** "The seat survives, as does the veto": the verb before holds of a subject that stands behind it. */
export function isInverted(words: readonly Word[], { to }: FoundCue<ChangeCue>, { from }: TermHit): boolean {
	return (
		from > to &&
		/\b(?:as|so|nor|neither) (?:do|does|did|is|are|was|were|has|have|had|will|would) (?:(?:the|a|an|its|their|any|\S+) ){0,2}$/.test(
			`${foldedText(words, Math.max(to, from - 4), from)} `,
		)
	);
}
