import { NAME_STOPS } from './data/groupNouns.js';
import type { Entity } from './entities.js';
import type { Scene } from './scene.js';

/** What may stand between a subject and its verb. */
export const BEFORE_VERB =
	/^(?:will|would|can|could|may|might|must|shall|should|has|have|had|is|are|was|were|do|does|did|now|also|then|probably|again|not|no|longer|be|been|still|soon|finally|at|last)$|ly$/;

const PREPOSITIONS = new Set(
	'of with for from to by in at on over against under between into through like than among'.split(' '),
);

/** Whether a name hangs on a preposition: "at Corvid", "of the two Corvid plants". */
export function hangsOn({ sentence: { words } }: Scene, { from }: Pick<Entity, 'from'>): boolean {
	for (let at = from - 1; at >= Math.max(0, from - 3); at--) {
		const folded = words[at]?.folded ?? '';
		if (PREPOSITIONS.has(folded)) {
			const isTopic = folded === 'for' && (at === 0 || words[at - 1]?.folded === 'as');
			return !(folded === 'like' || isTopic);
		}
		if (
			words[at]?.kind !== 'number' &&
			!/^(?:the|a|an|its|their|two|three|four|five|six|seven|eight|nine|ten|many|some|several|most)$/.test(
				folded,
			)
		) {
			return false;
		}
	}
	return false;
}

/** Whether a name owns the noun behind it: "Rivian's code". Not where the name itself ends so: "Kohl's, if …". */
export function isOwner(words: Scene['sentence']['words'], { to }: Pick<Entity, 'to'>): boolean {
	const next = words[to];
	return words[to - 1]?.isPossessive === true && next?.kind === 'word' && !NAME_STOPS.has(next.folded);
}
