import { foldedText } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { BenefitFinding } from './benefitFindings.js';
import type { Scene } from './scene.js';

/** The head of a note: its title and what opens it, in sentences. */
const HEAD = 3;

/** A mention in the head weighs so much more in telling whom a note is about. */
const HEAD_WEIGHT = 2;

/** A deal has two sides; a third name is as often a rival or an adviser. */
const SIDES = 2;

/** Who is named more seldom is no side of the deal that a note is about. */
const FEWEST = 2;

/** A shorter note does not say how anybody fares because it says hardly anything, in sentences. */
const SHORTEST = 8;

/** A deal that ends, or is before a court, is not one that both sides mean to gain by. */
const NO_BARGAIN =
	/\b(?:end(?:s|ed|ing)?|exit(?:s|ed|ing)?|split(?:s|ting)?|terminat\w+|cancel\w*|walk(?:s|ed|ing)? away|part(?:s|ed|ing)? ways|break(?:s|ing|up)?|broke|drop(?:s|ped|ping)?|pull(?:s|ed|ing)? out|quit(?:s|ting)?|scrap(?:s|ped|ping)?|collaps\w+|laps\w+|unwind\w*|went wrong|sue[sd]?|suing|lawsuits?|disputes?|upholds?|rul(?:es?|ing)|courts?|judges?)\b/;

interface Side {
	readonly first: CompanyHit;
	weight: number;
	times: number;
	isInHead: boolean;
	/** The sentence that tells most of its part in the deal, and where it is named there. */
	best: { readonly scene: Scene; readonly hit: CompanyHit; readonly worth: number };
}

/**
 * The two sides of the deal that a note is about, where nothing is said of how they fare: whoever signs a deal means to gain by it, and a
 * reader takes it so unless told otherwise. Silent on deals that end, and on notes too short to say more. Linear.
 */
export function partyGains(scenes: readonly Scene[], judged: ReadonlySet<string>): BenefitFinding[] {
	const title = scenes[0]?.sentence.words ?? [];
	if (scenes.length < SHORTEST || NO_BARGAIN.test(foldedText(title, 0, title.length))) {
		return [];
	}
	return mainSides(scenes)
		.filter(({ first, isInHead, times }) => isInHead && times >= FEWEST && !judged.has(first.id))
		.map(({ best: { scene, hit } }) => ({
			scene,
			entity: {
				from: hit.from,
				to: hit.to,
				kind: 'company',
				id: hit.id,
				name: hit.label,
				isMeant: false,
			},
			effect: 'gains',
			isConditional: true, // What is only concluded is not stated.
			confidence: 0.5,
			isForGroups: false,
			isImplied: true,
			rule: 'party',
			cues: [],
		}));
}

function mainSides(scenes: readonly Scene[]): Side[] {
	const sides = new Map<string, Side>();
	scenes.forEach((scene, i) => {
		for (const hit of scene.companies) {
			if (hit.isSource) {
				continue;
			}
			const worth = worthOf(scene);
			let side = sides.get(hit.id);
			if (side === undefined) {
				side = { first: hit, weight: 0, times: 0, isInHead: false, best: { scene, hit, worth } };
				sides.set(hit.id, side);
			}
			side.weight += i < HEAD ? 1 + HEAD_WEIGHT : 1;
			side.times++;
			side.isInHead ||= i < HEAD && !isVoice(scene, hit);
			if (worth > side.best.worth) {
				side.best = { scene, hit, worth };
			}
		}
	});
	return [...sides.values()].sort((a, b) => b.weight - a.weight).slice(0, SIDES);
}

/** A sentence of the text that has a term and somebody else tells most of a deal. */
function worthOf({ companies, terms, isHeading, isQuestion }: Scene): number {
	return (isHeading || isQuestion ? 0 : 4) + (terms.length > 0 ? 2 : 0) + (companies.length > 1 ? 1 : 0);
}

/** So far before a name the office that somebody has there is looked for, in words. */
const TITLE = 6;
const OFFICE =
	/^(?:chief|executive|executives|officer|head|president|director|chair|chairman|chairwoman|founder|co-founder|spokes\w+|boss|manager|analysts?|partner|economist|professor|ceo|cfo|strategist|lawyer|minutes|hour|day|interview)$/;

/** "Ann Lee, chief executive of Corvid": who only says where somebody sits is not yet one of the deal. */
function isVoice({ sentence: { words } }: Scene, { from }: CompanyHit): boolean {
	return (
		/^(?:of|at)$/.test(words[from - 1]?.folded ?? '') &&
		words.slice(Math.max(0, from - TITLE), from - 1).some(({ folded }) => OFFICE.test(folded))
	);
}
