import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import { negationBefore } from './effects.js';
import { findChangeCues } from './findChangeCues.js';
import { isBesides } from './byDefault.js';
import { isBygone, isMerelyPossible } from './notNews.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** How far behind a deal that is over a term may stand that it brought, in words, from its verb on. */
const REACH = 18;

/** "their four-year alliance under which it was": from the verb of ending up to the term, with nothing but a deal and its relative clause. */
const DEAL =
	/^(?:(?!(?:of|over|in|on|with|from|for|to|about|and) )\S+ ){0,6}?(?:deals?|agreements?|contracts?|pacts?|accord|arrangements?|partnerships?|alliance|tie up|licen[cs]e|collaboration|lease|sponsorship)(?: (?:with|between) \S+(?: \S+)?)? ?,? (?:(?:under|by|in|through) which|(?:that|which) (?:had )?(?:gave|given|made|granted|guaranteed|let|allowed|had|has|gives|makes|bound|obliged|required)|giving|granting|making|guaranteeing) /;

/** "…, and with it the", "; with that goes its". */
const WITH_IT =
	/(?:^|[,;]|and|as) with (?:it|them|that|which)(?: also| too| went| goes| go| ends)*(?: (?:the|its|their|all|any|his|her|our))?(?: \S+)? $/;

/** "ended the partnership under which the bank was the «only issuer»", "The alliance ends, and with it the «profit share»": with a deal ends what it brought. Bounded. */
export function endsWithItsDeal(
	scene: Scene,
	hit: TermHit,
): Pick<Statement, 'polarity' | 'change' | 'isExplicit' | 'rule' | 'cues' | 'at'> | undefined {
	const { words } = scene.sentence;
	const { hard, isConditional } = scene.clauses;
	const cue = scene
		.once(findChangeCues)
		.findLast(
			({ row, from, to }) =>
				row.effect === 'ended' &&
				row.governs !== 'near' &&
				to <= hit.from &&
				hit.from - to <= REACH &&
				hard[from] === hard[hit.from],
		);
	if (cue === undefined || isConditional[cue.from] === true || !isOver(scene, cue)) {
		return undefined;
	}
	const between = `${foldedText(words, cue.to, hit.from)} `;
	const isWithIt = WITH_IT.test(between);
	return isWithIt || DEAL.test(between)
		? {
				polarity: 'ended',
				change: 'ended',
				isExplicit: true,
				rule: 'with-its-deal',
				cues: [{ from: cue.from, to: cue.to, role: 'ending' }],
				at: cue.from,
			}
		: undefined;
}

/** Whether the verb of ending tells a fact of now. */
function isOver(scene: Scene, { from }: FoundCue<ChangeCue>): boolean {
	return (
		negationBefore(scene.sentence.words, from, () => false) === undefined &&
		!isBygone(scene, from) &&
		!isBesides(scene, from) &&
		!isMerelyPossible(scene, from, 'ended')
	);
}
