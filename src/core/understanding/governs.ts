import type { Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { distance } from './clauses.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue, Governs } from './data/changeCues.js';
import type { Scene } from './scene.js';

/** A cue that governs a term, and how far it had to reach. */
export interface Governed {
	readonly cue: FoundCue<ChangeCue>;
	readonly cost: number;
}

/** Farther than this nothing is governed, in words, breaks counted in. */
const FARTHEST = 22;

/** An active verb without an object near it may stand behind its object: "the exclusivity that Halloway gave up". */
const NEAR_BEFORE = 5;

/** How near an object must stand for a verb that also does without one. */
const NEAR_OBJECT = 9;

const BE = new Set('is are was were be been being get gets got getting'.split(' '));
const ADVERBS = new Set('now also still just since then already not never formally finally later soon largely all both only to have has had'.split(' '));
const DETERMINERS = new Set('the a an its their his her our this that these those any some every each new more no'.split(' '));
const PARTICIPLES = new Set(
	'given torn broken driven drawn withdrawn rewritten written forgone taken kept held left cut put set lost won sold bought made paid bound shrunk torn struck stricken thrown undone redone done overturned frozen shaken wound'.split(
		' ',
	),
);

/** The terms of the sentence that a cue governs, with the price of each. */
export function governedBy(scene: Scene, cue: FoundCue<ChangeCue>): Map<TermHit, number> {
	const sides = sidesOf(scene, cue);
	const most = isAttributive(scene.sentence.words, cue) ? 3 : (cue.row.within ?? FARTHEST);
	const governed = new Map<TermHit, number>();
	for (const term of scene.terms) {
		const cost = priceOf(scene, cue, term);
		const isInside = term.from < cue.to && cue.from < term.to;
		const side = isInside ? 'inside' : term.from >= cue.to ? 'behind' : 'before';
		if (cost <= most && (side === 'inside' ? mayBeInside(cue, term) : sides.has(side))) {
			governed.set(term, cost);
		}
	}
	return governed;
}

function priceOf({ clauses }: Scene, cue: FoundCue<ChangeCue>, term: TermHit): number {
	if (term.from >= cue.to) {
		return distance(clauses, cue.to - 1, term.from);
	}
	return term.to <= cue.from ? distance(clauses, term.to - 1, cue.from) + 0.5 : 0;
}

/** A cue inside the mention itself decides where it is no part of the term's own wording. */
function mayBeInside(cue: FoundCue<ChangeCue>, term: TermHit): boolean {
	const { effect, governs } = cue.row;
	if (effect === 'ended') {
		return governs === 'near' || (/exclusiv|sole_source/.test(term.term) && cue.to < term.to);
	}
	return effect === 'extended' && /^(?:renewal|contract)_term$/.test(term.term);
}

type Side = 'behind' | 'before';

function sidesOf(scene: Scene, cue: FoundCue<ChangeCue>): ReadonlySet<Side> {
	const { words } = scene.sentence;
	const governs: Governs = cue.row.governs;
	if (governs === 'behind' || governs === 'before') {
		return new Set([governs]);
	}
	if (governs === 'near') {
		return new Set<Side>(['behind', 'before']);
	}
	if (isAttributive(words, cue)) {
		return new Set(['behind']);
	}
	if (isPassive(words, cue.from)) {
		return new Set(['before']);
	}
	const costs = scene.terms.map(term => ({ term, cost: priceOf(scene, cue, term) }));
	const isSameClause = (term: TermHit): boolean => scene.clauses.soft[term.from] === scene.clauses.soft[cue.from];
	const near = governs === 'either' ? NEAR_OBJECT : FARTHEST;
	if (costs.some(({ term, cost }) => term.from >= cue.to && cost <= near && isSameClause(term))) {
		return new Set(['behind']);
	}
	if (governs === 'either') {
		return new Set(['before']);
	}
	const isRelative = costs.some(({ term, cost }) => term.to <= cue.from && cost <= NEAR_BEFORE && isSameClause(term));
	return new Set([isRelative ? 'before' : 'behind']);
}

/** Whether a form of "be" or "get" stands before the verb, adverbs between them looked through, and the verb is a participle. */
export function isPassive(words: readonly Word[], verb: number): boolean {
	const form = words[verb]?.folded ?? '';
	if (!form.endsWith('ed') && !PARTICIPLES.has(form)) {
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

/** "the revised agreement", "its amended contract": the participle speaks of the noun behind it alone. */
function isAttributive(words: readonly Word[], cue: FoundCue<ChangeCue>): boolean {
	const word = words[cue.from];
	return (
		cue.to === cue.from + 1 &&
		word !== undefined &&
		/ed$|^(?:rewritten|renewed)$/.test(word.folded) &&
		(DETERMINERS.has(words[cue.from - 1]?.folded ?? '') || words[cue.from - 1]?.isPossessive === true)
	);
}
