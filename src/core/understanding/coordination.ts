import type { Word } from '../base/words.js';
import { GIVING, TAKING } from './data/roles.js';
import type { Entity } from './entities.js';
import type { Scene } from './scene.js';

/** Words between a joining word and the verb that it joins: "and will also get". */
const BEFORE_VERB =
	/^(?:will|would|can|could|may|might|must|shall|should|has|have|had|is|are|was|were|do|does|did|now|also|then|again|not|still|soon|in|return|turn|exchange|itself|will|to)$|ly$/;

/** Verbs besides those of giving whose object stands right behind them. */
const WITH_OBJECT =
	/^(?:lets?|sue[sd]?|acquire[sd]?|buys?|bought|joins?|joined|owns?|owned|names?|named|picks?|picked|allow(?:s|ed)?|helps?|helped|beats?|replace[sd]?|licenses?|licensed|supplie[sd]|pays?|paid)$/;

/** "Corvid sold Halloway its licence and kept a veto": whether a verb is the second of two that have one subject. */
export function isSecondVerb(words: readonly Word[], verb: number): boolean {
	let at = verb - 1;
	while (at > 0 && BEFORE_VERB.test(words[at]?.folded ?? '')) {
		at--;
	}
	return /^(?:and|but|yet|then)$/.test(words[at]?.folded ?? '');
}

/** Whether a name is the object of the verb right before it: "sold Halloway its licence". */
export function isRightBehindVerb(words: readonly Word[], { from }: Pick<Entity, 'from'>): boolean {
	const before = words[words[from - 1]?.folded === 'the' ? from - 2 : from - 1]?.folded ?? '';
	return GIVING.has(before) || WITH_OBJECT.test(before);
}

/** So many words stand between a name and what it gets, where the verb is left out: "Sky a right". */
const GAP = 2;

/**
 * Who has a thing where the verb that gives it is said only once: "Corvid gave Halloway a licence and Sky a veto", "Corvid gets a put option
 * and Sky a veto". The verb stands before, with a thing of its own behind it.
 */
export function ownerWithoutVerb(
	{ sentence: { words }, terms, companies, clauses: { hard } }: Scene,
	entities: readonly Entity[],
	thing: { readonly from: number },
): { readonly owner: Entity; readonly verb: number } | undefined {
	const owner = entities.findLast(({ to }) => to <= thing.from);
	if (owner === undefined || owner.isMeant || thing.from - owner.to > GAP) {
		return undefined;
	}
	const isBetween = words
		.slice(owner.to, thing.from)
		.every(({ folded }) => /^(?:an?|the|its|two|three|one|\d+)$/.test(folded));
	const isJoined = /^(?:and|,)$/.test(words[owner.from - 1]?.text ?? '');
	const isSole = !companies.some(({ to }) => to === owner.from - 1);
	if (!isBetween || !isJoined || !isSole || words[owner.to - 1]?.isPossessive === true) {
		return undefined;
	}
	for (let at = owner.from - 2; at >= 0 && hard[at] === hard[thing.from]; at--) {
		const folded = words[at]?.folded ?? '';
		const isNoun = /^(?:an?|the|its|their|or)$/.test(words[at - 1]?.folded ?? ''); // "a put option"
		if (!isNoun && (GIVING.has(folded) || TAKING.has(folded))) {
			const hasThing = terms.some(({ from, to }) => from > at && to <= owner.from);
			return hasThing ? { owner, verb: at } : undefined;
		}
	}
	return undefined;
}
