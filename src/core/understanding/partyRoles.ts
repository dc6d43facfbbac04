import { GIVING, sidesOfTerm, TAKING, type PartyRole, type Sides } from './data/roles.js';
import { findEntities, isOwner, objectsOf, subjectsOf, type Entity } from './entities.js';
import type { Focus } from './focus.js';
import { isPassive } from './voice.js';
import type { RolePlayer } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** A verb of giving or getting stands no farther before its term, or behind it, in words. */
const BEFORE_REACH = 8;
const BEHIND_REACH = 4;

/** So far behind verb and term the words "to Corvid", "from Corvid", "by Corvid" are looked for. */
const PARTNER_REACH = 14;

/** The most companies that play a role in one statement. */
const MOST = 4;

interface Verb {
	readonly at: number;
	readonly kind: 'taking' | 'giving';
	readonly isPassive: boolean;
}

/**
 * Who is what in a statement, as far as its sentence says: payer and payee, holder and grantor, licensor and licensee.
 *
 * By the verb of giving or getting nearest to the term: its subject, its object, and whom "to", "from", "by" or "in" names. A promise
 * not to do something binds its subject; who owns the words of a right holds it ("Corvid's veto"). Silent where the sentence is.
 */
export function rolesOf({ scene, hit, term }: Statement, focus: Focus): RolePlayer[] {
	const sides = sidesOfTerm(term);
	if (sides === undefined) {
		return [];
	}
	const entities = findEntities(scene, focus);
	const players: (readonly [readonly Entity[], PartyRole])[] = [];
	const owner = entities.find(entity => entity.to === hit.from && isOwner(scene.sentence.words, entity));
	const verb = verbFor(scene, hit);
	if (sides.giver === 'bound' && isProhibition(scene, hit)) {
		players.push([subjectsOf(scene, entities, hit.from), 'bound']);
	} else if (owner !== undefined && (sides.taker === 'holder' || sides.taker === 'licensee')) {
		const from = { from: hit.to, to: hit.to + PARTNER_REACH, prepositions: ['from'] };
		players.push([[owner], sides.taker], [partnersBehind(scene, entities, from), sides.giver]);
	} else if (verb !== undefined) {
		players.push(...playersOf(scene, entities, { verb, sides, end: hit.to }));
	}
	const named = players.flatMap(([who, role]) =>
		who
			.filter(({ kind, id }) => kind === 'company' && id !== '')
			.map(({ id }) => ({ company: id, role })),
	);
	const first = new Map(named.toReversed().map(player => [player.company, player]));
	return named.filter(player => first.get(player.company) === player).slice(0, MOST);
}

interface VerbOfTerm {
	readonly verb: Verb;
	readonly sides: Sides;
	/** Where the mention of the term ends. */
	readonly end: number;
}

function playersOf(
	scene: Scene,
	entities: readonly Entity[],
	{ verb, sides, end }: VerbOfTerm,
): (readonly [readonly Entity[], PartyRole])[] {
	const after = Math.max(end, verb.at + 1);
	const partners = (...prepositions: readonly string[]): readonly Entity[] =>
		partnersBehind(scene, entities, { from: verb.at + 1, to: after + PARTNER_REACH, prepositions });
	const isOwnSubject = end <= verb.at; // "A veto was granted to Corvid": the promise itself is the subject.
	if (verb.isPassive) {
		const taker = isOwnSubject ? partners('to') : subjectsOf(scene, entities, verb.at);
		return verb.kind === 'giving'
			? [
					[taker, sides.taker],
					[partners('by'), sides.giver],
				]
			: [[partners('by'), sides.taker]];
	}
	const subjects = isOwnSubject ? [] : subjectsOf(scene, entities, verb.at);
	if (verb.kind === 'taking') {
		return [
			[subjects, sides.taker],
			[partners('from', 'by'), sides.giver],
		];
	}
	const indirect = objectsOf(scene, entities, verb.at + 1).filter(({ from }) => from <= verb.at + 2);
	const prepositions = sides.taker === 'issuer' ? ['in', 'into', 'to'] : ['to', 'with'];
	return [
		[subjects, sides.giver],
		[indirect.length > 0 ? indirect : partners(...prepositions), sides.taker],
	];
}

/** "may not", "agreed not to", "is barred from": the mention is worded as what its subject must not do. */
function isProhibition(
	{ sentence: { words } }: Scene,
	hit: { readonly from: number; readonly to: number },
): boolean {
	return words
		.slice(Math.max(0, hit.from - 2), hit.to)
		.some(({ folded }) =>
			/^(?:not|cannot|never|neither|barred|prohibited|forbidden|refrain)$/.test(folded),
		);
}

function verbFor(scene: Scene, hit: { readonly from: number; readonly to: number }): Verb | undefined {
	const { clauses, sentence } = scene;
	const { words } = sentence;
	const places: number[] = [];
	for (let at = hit.from; at < hit.to; at++) {
		places.push(at);
	}
	for (let away = 1; away <= BEFORE_REACH; away++) {
		places.push(hit.from - away, ...(away <= BEHIND_REACH ? [hit.to - 1 + away] : []));
	}
	for (const at of places) {
		const folded = words[at]?.folded ?? '';
		const isNear =
			clauses.hard[at] === clauses.hard[hit.from] && clauses.soft[at] === clauses.soft[hit.from];
		const isBehind = at >= hit.to;
		if (!isNear || !(TAKING.has(folded) || GIVING.has(folded))) {
			continue;
		}
		const passive = isPassive(words, at);
		const isAuxiliary =
			/^(?:have|has|had|got)$/.test(folded) && /ed$|en$|^been$|^to$/.test(words[at + 1]?.folded ?? '');
		const isGivenUp = words[at + 1]?.folded === 'up' || words[at + 1]?.folded === 'away';
		if (!isAuxiliary && (!isBehind || passive)) {
			const kind = TAKING.has(folded) || (isGivenUp && GIVING.has(folded)) ? 'taking' : 'giving';
			return { at, kind, isPassive: passive };
		}
	}
	return undefined;
}

/** Those named right behind one of the prepositions, with those joined to them. */
function partnersBehind(
	scene: Scene,
	entities: readonly Entity[],
	{
		from,
		to,
		prepositions,
	}: { readonly from: number; readonly to: number; readonly prepositions: readonly string[] },
): readonly Entity[] {
	const { words } = scene.sentence;
	for (const entity of entities) {
		const isArticle = /^(?:the|its|their)$/.test(words[entity.from - 1]?.folded ?? '');
		const before = words[entity.from - (isArticle ? 2 : 1)]?.folded ?? '';
		if (
			entity.from > from &&
			entity.from <= to &&
			prepositions.includes(before) &&
			!isOwner(words, entity)
		) {
			return objectsOf(scene, entities, entity.from);
		}
	}
	return [];
}
