import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { bystandersOf } from './bystanders.js';
import { GIVING, PAYING, PLACING, sidesOfTerm, type PartyRole, type Sides } from './data/roles.js';
import { isSecondVerb, ownerWithoutVerb } from './coordination.js';
import { findEntities, objectsOf, subjectsOf, type Entity } from './entities.js';
import { isOwner } from './entityPlaces.js';
import type { Focus } from './focus.js';
import type { RolePlayer } from './reading.js';
import { findRoleVerb, findVerbBack, PARTNER_REACH, OBLIGING, type RoleVerb } from './roleVerbs.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

/** The most companies that play a role in one statement. */
const MOST = 4;

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
	const bystanders = new Set(scene.once(bystandersOf).map(({ from }) => from));
	const entities = findEntities(scene, focus).filter(({ from }) => !bystanders.has(from));
	const players: (readonly [readonly Entity[], PartyRole])[] = [];
	const owner = entities.find(entity => entity.to === hit.from && isOwner(scene.sentence.words, entity));
	const back = findVerbBack(scene, hit, sides);
	const verb = back ?? findRoleVerb(scene, hit, sides);
	const leave = leaveBefore(scene, hit, term);
	const gapped = ownerWithoutVerb(scene, entities, hit);
	if (sides.giver === 'bound' && isProhibition(scene, hit)) {
		players.push([doersOf(scene, entities, hit.from), 'bound']);
	} else if (leave >= 0) {
		players.push([doersOf(scene, entities, leave), sides.taker]);
	} else if (
		back === undefined &&
		owner !== undefined &&
		(sides.taker === 'holder' || sides.taker === 'licensee')
	) {
		const from = { from: hit.to, to: hit.to + PARTNER_REACH, prepositions: ['from'] };
		players.push([[owner], sides.taker], [partnersBehind(scene, entities, from), sides.giver]);
	} else if (gapped !== undefined) {
		players.push(...gappedPlayers(scene, entities, gapped, sides));
	} else if (verb !== undefined) {
		// Whoever gives back had been given; whoever sells a note is lent to.
		const isTurned =
			back !== undefined ||
			(sides.taker === 'issuer' && PLACING.test(scene.sentence.words[verb.at]?.folded ?? ''));
		const own = isTurned ? { taker: sides.giver, giver: sides.taker } : sides;
		const found = playersOf(scene, entities, { verb, sides: own, end: hit.to });
		players.push(...found, ...otherOfTwo(scene, entities, verb, { found, sides: own }));
	}
	const named = players.flatMap(([who, role]) =>
		who
			.filter(({ kind, id }) => kind === 'company' && id !== '')
			.map(({ id }) => ({ company: id, role })),
	);
	const first = new Map(named.toReversed().map(player => [player.company, player]));
	return named.filter(player => first.get(player.company) === player).slice(0, MOST);
}

/** "Corvid gave Halloway a licence and Sky a veto": who gives is the same; where nobody was given anything, the name behind "and" does as the first. */
function gappedPlayers(
	scene: Scene,
	entities: readonly Entity[],
	{ owner, verb }: { readonly owner: Entity; readonly verb: number },
	sides: Sides,
): (readonly [readonly Entity[], PartyRole])[] {
	const { words } = scene.sentence;
	if (!GIVING.has(words[verb]?.folded ?? '')) {
		return [[[owner], sides.taker]];
	}
	const isGiven = entities.some(({ from }) => from > verb && from <= verb + 2);
	const subjects = doersOf(scene, entities, verb);
	return isGiven
		? [
				[subjects, sides.giver],
				[[owner], sides.taker],
			]
		: [[[owner], sides.giver]];
}

interface VerbOfTerm {
	readonly verb: RoleVerb;
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
	const partners = (...prepositions: readonly string[]): readonly Entity[] => {
		const where = { from: verb.at + 1, to: after + PARTNER_REACH, prepositions };
		const behind = partnersBehind(scene, entities, where);
		return behind.length > 0 ? behind : antecedentOf(scene, entities, verb.at, prepositions);
	};
	const obliged = obligedBy(scene, entities, verb);
	if (obliged.length > 0) {
		const isToTake =
			sides.taker === 'buyer' &&
			TO_BUY.test(foldedText(scene.sentence.words, verb.at, Math.max(end, verb.at + PARTNER_REACH)));
		const [own, other] = isToTake ? [sides.taker, sides.giver] : [sides.giver, sides.taker];
		return [
			[obliged, own],
			[partners('to', 'with', 'from'), other],
		];
	}
	const isOwnSubject = verb.isPassive && end <= verb.at; // "A veto was granted to Corvid": the promise itself is the subject.
	if (verb.isPassive) {
		const taker = isOwnSubject ? partners('to') : doersOf(scene, entities, verb.at);
		return verb.kind === 'giving'
			? [
					[taker, sides.taker],
					[partners('by'), sides.giver],
				]
			: [[partners('by'), sides.taker]];
	}
	const subjects = isOwnSubject ? [] : doersOf(scene, entities, verb.at);
	const objects = objectsOf(scene, entities, verb.at + 1);
	const indirect = objects.some(({ from }) => from <= verb.at + 2) ? objects : [];
	if (isPaying(scene, verb.at) && !/^(?:payer|investor)$/.test(sides.giver)) {
		return [
			[subjects, sides.taker],
			[indirect.length > 0 ? indirect : partners('to', 'from'), sides.giver],
		];
	}
	if (verb.kind === 'taking') {
		const from = partners('from', 'by');
		return [
			[subjects, sides.taker],
			[from.length > 0 || sides.giver !== 'supplier' ? from : partners('with'), sides.giver],
		];
	}
	const prepositions = sides.taker === 'issuer' ? ['in', 'into', 'to'] : ['to', 'with', 'into'];
	return [
		[subjects, sides.giver],
		[indirect.length > 0 ? indirect : partners(...prepositions), sides.taker],
	];
}

/** "Corvid, to whom Halloway pays a royalty": whom the preposition of the relative takes up. */
function antecedentOf(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	verb: number,
	prepositions: readonly string[],
): readonly Entity[] {
	for (let at = verb - 1; at > Math.max(0, verb - RELATIVE_REACH); at--) {
		if (/^(?:which|whom)$/.test(words[at]?.folded ?? '')) {
			const isFit = prepositions.includes(words[at - 1]?.folded ?? '');
			const end = words[at - 2]?.text === ',' ? at - 2 : at - 1;
			return isFit ? entities.filter(({ to }) => to === end) : [];
		}
	}
	return [];
}

/** How far before its verb "to whom" may stand, in words. */
const RELATIVE_REACH = 8;

/**
 * "Corvid licensed its drug to Halloway, which will pay a royalty", "… and is paid a royalty": of the only two whom a sentence names, one pays
 * the other, where its second verb names one of them alone.
 */
function otherOfTwo(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	{ at }: RoleVerb,
	{
		found,
		sides,
	}: { readonly found: readonly (readonly [readonly Entity[], PartyRole])[]; readonly sides: Sides },
): (readonly [readonly Entity[], PartyRole])[] {
	const [player, more] = found.filter(([who]) => who.length > 0);
	const named = new Map(
		entities.filter(({ kind, id }) => kind === 'company' && id !== '').map(one => [one.id, one]),
	);
	const isSecond =
		isSecondVerb(words, at) ||
		words.slice(Math.max(0, at - 4), at).some(({ folded }) => folded === 'which');
	if (
		sides.giver !== 'payer' ||
		player === undefined ||
		more !== undefined ||
		named.size !== 2 ||
		!isSecond
	) {
		return [];
	}
	const [[one], role] = player;
	const other = [...named.values()].find(({ id }) => id !== one?.id);
	return one === undefined || !named.has(one.id) || other === undefined
		? []
		: [[[other], role === sides.taker ? sides.giver : sides.taker]];
}

/** "pays", "contributes $40 million": whoever does so gets what it is for. */
function isPaying({ sentence: { words }, text }: Scene, verb: number): boolean {
	const folded = words[verb]?.folded ?? '';
	const isSum = [verb + 1, verb + 2].some(at => text.slotEnd('money', at) > at);
	return (
		PAYING.has(folded) || (isSum && /^(?:contribut|invest|inject|commit)(?:e?s|e?d|ing|e)?$/.test(folded))
	);
}

/** Whoever is bound to do this is the one who is supplied. */
const TO_BUY =
	/\b(?:buy|buying|take|taking|purchase|purchasing|source|sourcing|order|ordering|rent|renting)\b/;

/** "commits Corvid to spend", "Corvid is committed to buying": whom the verb binds to do what follows, if it is of that sort. */
function obligedBy(
	scene: Scene,
	entities: readonly Entity[],
	{ at, isPassive }: RoleVerb,
): readonly Entity[] {
	const { words } = scene.sentence;
	const verb = words[at]?.folded ?? '';
	if (!OBLIGING.test(verb)) {
		return [];
	}
	const objects = isPassive ? [] : objectsOf(scene, entities, at + 1);
	const last = objects.at(-1);
	const isBound = last !== undefined && (words[last.to]?.folded === 'to' || /^b(?:ind|ound)/.test(verb));
	const isBoundTo = words[at + 1]?.folded === 'to';
	return isBound ? objects : isBoundTo ? doersOf(scene, entities, at) : [];
}

/** Rights that are worded as what their holder may do: "may buy the rest", "can inspect the books". */
const LEAVES = /^(?:purchase_option|audit_rights|matching_right|consent_veto|warrants)$/;

/** So many words from the start of its mention "may" stands at most; a right to leave is often found in its notice alone. */
const LEAVE_REACH = 2;
const NOTICE_REACH = 10;

/** The place of the "may" or "can" of such a right, by which its mention opens or behind which it stands; -1 where there is none. */
function leaveBefore({ sentence: { words }, clauses: { soft } }: Scene, hit: TermHit, term: string): number {
	const isEnd = /^termination_(?:convenience|cause)$/.test(term);
	if (!isEnd && !LEAVES.test(term)) {
		return -1;
	}
	const reach = isEnd ? NOTICE_REACH : LEAVE_REACH;
	for (let at = Math.min(hit.to - 1, hit.from + LEAVE_REACH); at >= Math.max(0, hit.from - reach); at--) {
		const next = words[at + 1]?.folded ?? '';
		const isLeave = /^(?:may|can)$/.test(words[at]?.folded ?? '') && next !== 'not';
		if (isLeave && soft[at] === soft[hit.from] && (isEnd || !GIVING.has(next))) {
			return at;
		}
	}
	return -1;
}

/** "may not", "agreed not to", "is barred from": the mention is worded as what its subject must not do. */
function isProhibition(
	{ sentence: { words } }: Scene,
	hit: { readonly from: number; readonly to: number },
): boolean {
	const isNamed = /^(?:covenants?|clauses?)$/.test(words[hit.from]?.folded ?? ''); // "grants it a covenant not to sue"
	return (
		!isNamed &&
		words
			.slice(Math.max(0, hit.from - 2), hit.to)
			.some(({ folded }) =>
				/^(?:not|cannot|never|neither|barred|prohibited|forbidden|refrain)$/.test(folded),
			)
	);
}

/** The subjects of a verb, unless what somebody says has a subject of its own. */
function doersOf(scene: Scene, entities: readonly Entity[], verb: number): readonly Entity[] {
	const subjects = subjectsOf(scene, entities, verb);
	return subjects.some(subject => isSaidOfOther(scene, subject, verb)) ? [] : subjects;
}

/** Behind these somebody's words follow. */
const SAID =
	/^(?:that|says?|said|claims?|claimed|insists?|insisted|argues?|argued|maintains?|maintained|contends?|contended|alleges?|alleged)$/;

/** "Corvid says that a letter gave it …": what is said has a subject of its own, a noun between "that" and the verb. */
function isSaidOfOther({ sentence: { words } }: Scene, { to }: Entity, verb: number): boolean {
	const said = words.findLastIndex((word, at) => at >= to && at < verb && SAID.test(word.folded));
	const next = words[said + 1];
	const isNoun =
		next?.kind === 'number' ||
		/^(?:an?|the|its|their|his|her|this|these|any|every|each|no)$/.test(next?.folded ?? '');
	return isNoun && said > 0 && said + 2 < verb && words.slice(said, verb).every(({ text }) => text !== ',');
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
		const article = words[entity.from - 1];
		const isArticle = article?.isPossessive === true || /^(?:the|its|their)$/.test(article?.folded ?? '');
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
