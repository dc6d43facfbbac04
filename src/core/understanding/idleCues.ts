import { foldedText, type Word } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { isReported } from './byDefault.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import type { Scene } from './scene.js';

/** "strengthens our partnership": what anybody says of a deal, and not that it reaches further. */
export function isPoliteness(
	{ sentence: { words } }: Scene,
	{ term }: TermHit,
	{ from }: FoundCue<ChangeCue>,
): boolean {
	return (
		/^(?:strategic_partnership|co_marketing)$/.test(term) &&
		/^(?:strengthen|reinforc|cement)/.test(words[from]?.folded ?? '')
	);
}

/** How far behind "remains" that may stand which it remains, in words. */
const PREDICATE_REACH = 4;

/** "stays free to keep on licensing", "the size of the stake remains undetermined": something else is said to stay, or to stay something else. */
export function isIdleCopula(
	{ sentence: { words } }: Scene,
	hit: TermHit,
	{ row, from, to }: FoundCue<ChangeCue>,
): boolean {
	if (
		row.effect !== 'unchanged' ||
		!/^(?:remain|stay|continu)/.test(words[from]?.folded ?? '') ||
		to !== from + 1
	) {
		return false;
	}
	if (hit.from >= to) {
		const between = words.slice(to, hit.from);
		return (
			between.length > PREDICATE_REACH ||
			between.some(
				({ folded, kind }) => kind === 'mark' || /^(?:to|for|in|with|on|as|while)$/.test(folded),
			)
		);
	}
	const next = words[to];
	return (
		next?.kind === 'word' &&
		!/^(?:in|with|at|until|through|for|as|on|under|valid|effective|binding|active|available|exclusive|the|to|and|but|while|unless|if|after|even|despite|throughout|beyond|subject)$/.test(
			next.folded,
		)
	);
}

/** "two years ago it ended the exclusivity": an end is worth telling for some time, though not with a bare year. */
export function isRecent({ sentence: { words } }: Scene): boolean {
	return /\b(?:last year|ago)\b/.test(foldedText(words, 0, words.length));
}

/** "previously announced", "a firm founded as a joint venture": how it came about once. */
export function isEarlier(
	{ sentence: { words } }: Scene,
	{ term }: TermHit,
	{ from, to }: FoundCue<ChangeCue>,
): boolean {
	const isOrigin =
		/^(?:joint_venture|strategic_partnership)$/.test(term) &&
		/^(?:founded|formed|created|established|launched|set|born)$/.test(words[from]?.folded ?? '') &&
		words[to]?.folded === 'as';
	return isOrigin || /^(?:previously|formerly|once|long|originally)$/.test(words[from - 1]?.folded ?? '');
}

/** What a text opens with is its news, however it is told; in sentences. */
const OPENING = 2;

/** "The rate was not given; bankers reckon with a guaranteed floor": where a sentence goes on to tell how things were, nothing begins. */
export function isStory({ sentence: { words, index } }: Scene, { from, to }: FoundCue<ChangeCue>): boolean {
	return (
		index >= OPENING &&
		words.some(
			({ folded }, at) =>
				/^(?:was|were)$/.test(folded) &&
				(at < from - OWN_AUXILIARY || at >= to) &&
				!(at >= to && isAside(words, at)),
		) &&
		!words.some(({ folded }) => /^(?:will|shall)$/.test(folded))
	);
}

/** "twice what the broadcaster was paying", "to Halden, which was spun off": a word on something else, which tells no story of the term. */
function isAside(words: readonly Word[], verb: number): boolean {
	return words
		.slice(Math.max(0, verb - ASIDE_REACH), verb)
		.some(({ folded }) => /^(?:what|than|which|who|that|as|where|whose)$/.test(folded));
}

/** How far before its "was" such an aside opens, in words. */
const ASIDE_REACH = 4;

/** How far before a verb its own "was" may stand, in words. */
const OWN_AUXILIARY = 2;

/** "is providing a $550 million loan": what is lent is new. */
export function isLent(
	{ sentence: { words } }: Scene,
	{ term }: TermHit,
	{ from }: FoundCue<ChangeCue>,
): boolean {
	return /^(?:debt|vendor)_financing$/.test(term) && /^provid/.test(words[from]?.folded ?? '');
}

/** "had sought to buy it", "had been in talks": what was wanted before the story. */
export function isHadWanted({ sentence: { words } }: Scene, { from }: FoundCue<ChangeCue>): boolean {
	return words
		.slice(Math.max(0, from - OWN_AUXILIARY), from)
		.some(({ folded }, i, { length }) => folded === 'had' && !isReported(words, from - length + i));
}

/** "extended their card partnership through 2034": it is the partnership that goes on for longer; "extended the contract until 2034" says it of the term. */
export function isMereLength(
	{ sentence: { words } }: Scene,
	hit: TermHit,
	{ from, to }: FoundCue<ChangeCue>,
): boolean {
	if (hit.term !== 'contract_term') {
		return false;
	}
	const between = foldedText(words, to, hit.from);
	return (
		(between === '' && !/ed$/.test(words[to - 1]?.folded ?? '')) ||
		!/^(?:extend|prolong|lengthen|renew)/.test(words[from]?.folded ?? '') ||
		(hit.from >= to &&
			!/^(?:the|its|their|his|her|this|that|a|an)? ?(?:contract|deal|agreement|lease|pact|term|licen[cs]e)?$/.test(
				between,
			))
	);
}
