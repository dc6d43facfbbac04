import type { Word } from '../base/words.js';
import { BUYING, GIVING, LETTING, RAISING, TAKING, type Sides } from './data/roles.js';
import type { Scene } from './scene.js';
import { isAdverb, isParticiple, isPassive } from './voice.js';

/** A verb of giving or getting stands no farther before its term, or behind it, in words. */
const BEFORE_REACH = 8;
const BEHIND_REACH = 4;
const RELATIVE_REACH = 6;

/** So far behind verb and term the words "to Corvid", "from Corvid", "by Corvid" are looked for. */
export const PARTNER_REACH = 14;

interface Place {
	readonly from: number;
	readonly to: number;
}

/** A verb of giving or getting. */
export interface RoleVerb {
	readonly at: number;
	readonly kind: 'taking' | 'giving';
	readonly isPassive: boolean;
}

/** The verb of giving or getting nearest to the mention of a term. */
export function findRoleVerb(scene: Scene, hit: Place, sides: Sides): RoleVerb | undefined {
	const { clauses, sentence } = scene;
	const { words } = sentence;
	const places: number[] = [];
	for (let at = hit.from; at < hit.to; at++) {
		places.push(at);
	}
	for (let away = 1; away <= BEFORE_REACH; away++) {
		places.push(hit.from - away, ...(away <= RELATIVE_REACH ? [hit.to - 1 + away] : []));
	}
	for (const at of places) {
		const isNear =
			clauses.hard[at] === clauses.hard[hit.from] && clauses.soft[at] === clauses.soft[hit.from];
		// "an exclusive licence to Corvid": the noun itself lets, if it goes on so.
		const reach = at > hit.from && at < hit.to ? 1 : PARTNER_REACH;
		if (!isNear || isNoun(words, at)) {
			continue;
		}
		const told = predicateOf(words, hit, at) ?? standingOf(words, at, sides);
		if (told !== undefined) {
			return { at, ...told };
		}
		const kind = kindFor(words[at]?.folded ?? '', sides) ?? kindOf(scene, at, reach);
		if (kind === undefined) {
			continue;
		}
		const passive = isPassive(words, at);
		const isAuxiliary =
			/^(?:have|has|had|got)$/.test(words[at]?.folded ?? '') && isHelping(words, at + 1);
		const isReached =
			at < hit.to ||
			isUnder(words, hit) ||
			(passive && at < hit.to + BEHIND_REACH) ||
			isRelative(scene, hit, at);
		if (!isAuxiliary && isReached) {
			return { at, kind, isPassive: passive };
		}
	}
	return undefined;
}

type Told = Pick<RoleVerb, 'kind' | 'isPassive'>;

/** "a royalty goes to Corvid", "is due to it", "payable by it": what is said of the promise itself, as if it were given. */
function predicateOf(words: readonly Word[], hit: Place, at: number): Told | undefined {
	const folded = words[at]?.folded ?? '';
	if (at < hit.to) {
		return undefined;
	}
	if (OBLIGING.test(folded) && at === hit.to) {
		return { kind: 'giving', isPassive: false };
	}
	const isSaid =
		/^(?:go|goes|went|payable|due|belongs?|belonged|accrues?)$/.test(folded) &&
		/^(?:to|by|from)$/.test(words[at + 1]?.folded ?? '');
	return isSaid ? { kind: 'giving', isPassive: true } : undefined;
}

/** "The offtake commits Corvid to buy", "the clause binds it". */
export const OBLIGING = /^(?:commits?|committed|obliges?|obliged|requires?|required|binds?|bound)$/;

/** "is entitled to a royalty", "is bound by a non-compete": who has the promise, or owes it, though the form is that of a passive. */
function standingOf(words: readonly Word[], at: number, { giver }: Sides): Told | undefined {
	const folded = words[at]?.folded ?? '';
	const next = words[at + 1]?.folded ?? '';
	if (/^(?:entitled|eligible)$/.test(folded) && /^(?:to|for)$/.test(next)) {
		return { kind: 'taking', isPassive: false };
	}
	return giver === 'bound' && /^(?:bound|restricted|constrained)$/.test(folded) && next === 'by'
		? { kind: 'giving', isPassive: false }
		: undefined;
}

/** What a verb says of promises of one sort alone: "makes a payment", "raised funds", "buys under the contract", "accepted a lock-up". */
function kindFor(folded: string, { giver, taker }: Sides): RoleVerb['kind'] | undefined {
	const isGiving =
		(MAKING.test(folded) && /^(?:payer|investor)$/.test(giver)) ||
		(/^accept(?:s|ed|ing)?$/.test(folded) && giver === 'bound');
	const isTaking =
		(RAISING.test(folded) && taker === 'issuer') || (BUYING.test(folded) && giver === 'supplier');
	return isGiving ? 'giving' : isTaking ? 'taking' : undefined;
}

/** "makes a payment", "made an investment". */
const MAKING = /^(?:makes?|made|making)$/;

/** "Under the supply agreement, Corvid will buy glass": what is done under a promise stands behind it. */
function isUnder(words: readonly Word[], { from, to }: Place): boolean {
	return words[to]?.text === ',' && from <= 3 && words[0]?.folded === 'under';
}

/** "the veto that Corvid granted to Halloway", "the fee Corvid pays": a verb behind its object, with a subject of its own. */
function isRelative({ sentence: { words }, companies }: Scene, hit: Place, verb: number): boolean {
	const start = /^(?:that|which)$/.test(words[hit.to]?.folded ?? '') ? hit.to + 1 : hit.to;
	const company = companies.find(({ from }) => from === start);
	const end = company?.to ?? (/^(?:it|they)$/.test(words[start]?.folded ?? '') ? start + 1 : -1);
	return (
		end > 0 &&
		end <= verb &&
		words
			.slice(end, verb)
			.every(({ folded }) => /^(?:will|would|has|have|had|also|may|now|is|to)$/.test(folded))
	);
}

/** "gave Corvid back its licence", "bought back the rights", "returned the licence to Corvid": what had been granted goes back to whoever granted it. */
export function findVerbBack(
	{ sentence: { words }, clauses: { hard, soft } }: Scene,
	hit: Place,
	sides: Sides,
): RoleVerb | undefined {
	if (sides.giver === 'payer' || sides.giver === 'investor' || sides.giver === 'supplier') {
		return undefined;
	}
	for (let at = hit.to - 1 + BEHIND_REACH; at >= Math.max(0, hit.from - BEFORE_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		const isSame = hard[at] === hard[hit.from] && soft[at] === soft[hit.from];
		const isBack = words
			.slice(at + 1, at + 1 + BACK_REACH)
			.some((word, i) => word.folded === 'back' && soft[at + 1 + i] === soft[at]);
		const kind = RETURNING.test(folded)
			? 'giving'
			: REGAINING.test(folded) || (isBack && FETCHING.test(folded))
				? 'taking'
				: isBack && GIVING.has(folded)
					? 'giving'
					: undefined;
		const passive = isPassive(words, at);
		if (isSame && kind !== undefined && (at < hit.to || passive) && !isNoun(words, at)) {
			return { at, kind, isPassive: passive };
		}
	}
	return undefined;
}

/** So many words behind its verb "back" stands at most. */
const BACK_REACH = 7;
const RETURNING = /^return(?:s|ed|ing)?$/;
const REGAINING = /^(?:regain|reclaim|recover)(?:s|ed|ing)?$/;
const FETCHING = /^(?:buys?|bought|buying|takes?|took|taken|taking|wins?|won|winning|gets?|got|getting)$/;

/** "has agreed", "has since made", "has to pay": what follows such a form of "have". */
function isHelping(words: readonly Word[], at: number): boolean {
	const next = words[isAdverb(words[at]) && words[at]?.folded !== 'to' ? at + 1 : at];
	return isParticiple(next) || /en$|^to$/.test(next?.folded ?? '');
}

/** "any rival offer", "the award", "its licensed products": what looks like the verb belongs to a noun. */
function isNoun(words: readonly Word[], at: number): boolean {
	const before = words[at - 1];
	return (
		before?.isPossessive === true ||
		before?.folded === 'or' || // "take or pay"
		words[at + 1]?.folded === 'or' ||
		/^(?:agreements?|arrangements?|deals?|contracts?|pacts?|accords?|chains?|options?)$/.test(
			words[at + 1]?.folded ?? '',
		) || // "supply agreement", "put option"
		/^(?:every|each|per|any)$/.test(words[at - 2]?.folded ?? '') || // "every dollar spent"
		/^(?:a|an|the|any|every|such|rival|outside|competing|better|its|their|no|of)$/.test(
			before?.folded ?? '',
		)
	);
}

/** Whether a word says that its subject gets the promise or gives it; `undefined` where it is no such verb, or does not say. */
function kindOf(scene: Scene, at: number, reach: number): RoleVerb['kind'] | undefined {
	const { words } = scene.sentence;
	const folded = words[at]?.folded ?? '';
	if (LETTING.has(folded)) {
		if (isPassive(words, at)) {
			return 'giving';
		}
		return lettingKind(scene, at, reach);
	}
	const isGivenUp = /^g[ai]v/.test(folded) && /^(?:up|away)$/.test(words[at + 1]?.folded ?? ''); // not "put up"
	return TAKING.has(folded) || isGivenUp ? 'taking' : GIVING.has(folded) ? 'giving' : undefined;
}

/** "Licenses its designs to …" gives, "licenses technology from …" gets: the first preposition behind the verb tells. */
function lettingKind(
	{ sentence: { words }, clauses, companies }: Scene,
	verb: number,
	reach: number,
): RoleVerb['kind'] | undefined {
	for (let at = verb + 1; at <= verb + reach && clauses.soft[at] === clauses.soft[verb]; at++) {
		const folded = words[at]?.folded ?? '';
		const next = words[at + 1]?.folded ?? '';
		const isSomebody =
			/^(?:the|a|an|its|their|both|other|third|any|anyone|others|it|them)$/.test(next) ||
			companies.some(({ from, to }) => from === at + 1 && words[to - 1]?.isPossessive !== true); // "to Corvid's drug": to a thing
		if (folded === 'from' || (folded === 'to' && isSomebody)) {
			return folded === 'to' ? 'giving' : 'taking';
		}
	}
	const isFree = /^(?:free|able|allowed) to$/.test(
		`${words[verb - 2]?.folded ?? ''} ${words[verb - 1]?.folded ?? ''}`,
	);
	return isFree ? 'taking' : /^(?:its|their)$/.test(words[verb + 1]?.folded ?? '') ? 'giving' : undefined;
}
