import { foldedText } from '../base/words.js';
import { isNewsDeed } from './byDefault.js';
import { NAMES_OF_DEALS } from './data/termNature.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** The lead of a note: its first sentences, those of its title not counted. */
const LEAD = 2;

/** Words of trouble, of the past and of what may be: where the lead has them, its deals are not new ones. */
const OLD_OR_OPEN =
	/\b(?:end(?:s|ed|ing)?|terminat\w+|dissol\w+|scrap\w*|cancel\w*|broken|fail(?:s|ed|ing)|collaps\w+|kill(?:s|ed)|lapse[sd]?|expire[sd]?|doubt|dispute[sd]?|sue[sd]?|suing|lawsuit|court|arbitrat\w+|risk|penalty|breach\w*|renew\w*|extend\w*|was|were|had|could|would|may|might|if|whether|last longer|update|ongoing|talks|discussions|negotiat\w+|previous|earlier|existing|former|amend\w*|going their separate|votes? against)\b/;

/** Deeds that texts speak of in their lead for other reasons more often than as news. */
const BESIDE_THE_POINT =
	/^(?:co_marketing|recapitalization|data_center_buildout|compute_supply|controlling_stake|distribution_rights|secondary_sale)$/;

/** "A 50-50 venture between Corvid and Sky", first thing in a note: what a text opens with is its news, whatever the verb. Linear. */
export function readLeads(statements: readonly Statement[], scenes: readonly Scene[]): Statement[] {
	const leads = new Set(leadsOf(scenes));
	const busy = new Set(
		statements
			.filter(({ scene, change }) => leads.has(scene) && change !== undefined)
			.map(({ scene }) => scene),
	);
	return statements.map(statement =>
		leads.has(statement.scene) &&
		statement.rule === 'deed' &&
		isNewsDeed(statement.hit.term) &&
		!BESIDE_THE_POINT.test(statement.hit.term) &&
		!isOwned(statement) &&
		!(NAMES_OF_DEALS.has(statement.hit.term) && busy.has(statement.scene))
			? { ...statement, change: 'introduced', rule: 'lead' }
			: statement,
	);
}

/** "its $21bn acquisition of Pemberton": what has an owner is spoken of as known. */
function isOwned({ scene: { sentence }, hit }: Statement): boolean {
	return sentence.words
		.slice(Math.max(0, hit.from - 2), hit.from)
		.some(
			({ folded, isPossessive }) =>
				isPossessive || /^(?:its|their|his|her|which|who|whose)$/.test(folded),
		);
}

/** The first sentences that tell something, without those that tell of an end, of the past or of what may be. */
function leadsOf(scenes: readonly Scene[]): Scene[] {
	const first = scenes.findIndex(({ isHeading }) => !isHeading);
	return scenes
		.slice(0, Math.max(0, first) + LEAD)
		.filter(
			({ isQuestion, sentence: { words } }) =>
				!isQuestion && !OLD_OR_OPEN.test(foldedText(words, 0, words.length)),
		);
}
