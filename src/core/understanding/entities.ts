import { distance } from './clauses.js';
import { isRightBehindVerb, isSecondVerb } from './coordination.js';
import { NAME_STOPS } from './data/groupNouns.js';
import type { Focus } from './focus.js';
import { BEFORE_VERB, hangsOn, isOwner } from './entityPlaces.js';
import { findGroups } from './groups.js';
import { findMeant } from './meant.js';
import type { Scene } from './scene.js';

/** Who may gain or lose in a sentence: a company, a group, or a pronoun that means a company. */
export interface Entity {
	readonly from: number;
	readonly to: number;
	readonly kind: 'company' | 'group';
	/** For companies, that of the lexicon; for groups their name in lower case, joined by hyphens. */
	readonly id: string;
	readonly name: string;
	/** Whether it is meant by a pronoun rather than named. */
	readonly isMeant: boolean;
}

/** Everybody in a sentence, in order. */
export function findEntities(scene: Scene, focus: Focus): Entity[] {
	const { sentence, companies } = scene;
	const real = companies.filter(hit => !hit.isSource);
	const groups = findGroups(sentence.words, real, sentence.index);
	const inGroups = new Set(
		groups.flatMap(({ from, to }) => real.filter(hit => from <= hit.from && hit.to <= to)),
	);
	const named: Entity[] = real
		.filter(hit => !inGroups.has(hit))
		.map(({ from, to, id, label }) => ({ from, to, kind: 'company', id, name: label, isMeant: false }));
	for (const { from, to } of groups) {
		const name = groupName(scene, from, to);
		named.push({ from, to, kind: 'group', id: slug(name), name, isMeant: false });
	}
	named.sort((a, b) => a.from - b.from);
	return [...named, ...findMeant(scene, focus, named)].sort((a, b) => a.from - b.from);
}

/** More than this is no part of a group's name: "passengers in the outer islands", in words. */
const MOST_PLACE = 5;
const PLACES = /^(?:in|on|at|along|across|near|around|outside|inside|from)$/;
const FIRMS = /^(?:firms|companies|businesses|groups|chains|organisations|organizations)$/;
/** A group with the place that its name goes on with, where nothing but that stands between it and its verb. */
export function inFull(scene: Scene, entity: Entity, verb: number): Entity {
	const { words } = scene.sentence;
	let to = verb;
	while (to > entity.to && BEFORE_VERB.test(words[to - 1]?.folded ?? '')) {
		to--;
	}
	const rest = words.slice(entity.to, to);
	const isPlace =
		entity.kind === 'group' &&
		rest.length >= 2 &&
		rest.length <= MOST_PLACE &&
		PLACES.test(rest[0]?.folded ?? '') &&
		!scene.companies.some(({ from, to: end }) => from >= entity.to && end <= to) &&
		rest.every(
			(word, i) =>
				word.kind !== 'mark' &&
				!FIRMS.test(word.folded) &&
				(i === 0 ||
					!NAME_STOPS.has(word.folded) ||
					/^(?:the|a|of|and|our|its|their)$/.test(word.folded)),
		);
	if (!isPlace) {
		return entity;
	}
	const name = groupName(scene, entity.from, to);
	return { ...entity, to, name, id: slug(name) };
}

function groupName({ sentence, companies }: Scene, from: number, to: number): string {
	const { words, block } = sentence;
	const start = words[from]?.start ?? 0;
	const text = block.text.slice(start, words[to - 1]?.end ?? start).replace(/\s+/g, ' ');
	const isNamed = companies.some(hit => hit.from === from); // "Sky customers" are nobody else's at the head of a sentence.
	const isOpening = from === 0 && !isNamed && !/^\p{Lu}(?:\p{Lu}|\S*\p{Lu})/u.test(text);
	return isOpening && !/\s\p{Lu}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function slug(name: string): string {
	return name
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/g, '');
}

const LINKS = new Set(
	'and or as well as both also its their the a an even , & parent owner host partner rival rivals other'.split(
		' ',
	),
);
const SHARES = new Set(['shares', 'stock', 'share']);

/** How far before its verb a subject may stand, and behind it an object, in words. */
const SUBJECT_REACH = 14;
const OBJECT_REACH = 7;

/** Those who are the subject of a verb: the nearest that hangs on no preposition, with those joined to it. */
export function subjectsOf(scene: Scene, entities: readonly Entity[], verb: number): Entity[] {
	const { clauses, sentence } = scene;
	const { words } = sentence;
	if (isSpeaker(words, entities, verb)) {
		return [];
	}
	const relative = relativeOf(scene, entities, verb);
	if (relative !== undefined) {
		return relative;
	}
	const before = entities.filter(({ to }) => to <= verb && clauses.hard[to - 1] === clauses.hard[verb]);
	const inClause = before.filter(({ from }) => clauses.soft[from] === clauses.soft[verb]);
	const isSecond = isSecondVerb(words, verb);
	const isFree = (entity: Entity): boolean =>
		!/^not$/.test(words[entity.from - 1]?.folded ?? '') && // "Corvid, not Halloway, gains"
		!hangsOn(scene, entity) &&
		!(isSecond && isRightBehindVerb(words, entity)) &&
		!isOwner(words, entity) &&
		!SHARES.has(words[entity.from - 2]?.folded ?? '');
	const isNear = (entity: Entity): boolean => distance(clauses, entity.to, verb) <= SUBJECT_REACH;
	let subject = inClause.findLast(entity => isFree(entity) && isNear(entity));
	if (subject === undefined && !opensWithSubject(scene, verb)) {
		subject = before.find(isFree);
	}
	return subject === undefined
		? []
		: joined(
				scene,
				entities.filter(({ to }) => to <= verb),
				subject,
				[-1, 1],
			);
}

/** "at the expense of firms that must queue": a relative clause speaks of the name right before it, and of no name where that is a term. */
function relativeOf(
	{ sentence: { words }, terms }: Scene,
	entities: readonly Entity[],
	verb: number,
): Entity[] | undefined {
	let at = verb - 1;
	while (at > 0 && BEFORE_VERB.test(words[at]?.folded ?? '')) {
		at--;
	}
	const isRelative = /^(?:who|which|that)$/.test(words[at]?.folded ?? '');
	const end = words[at - 1]?.text === ',' ? at - 1 : at;
	const last = isRelative ? entities.findLast(entity => entity.to === end && !entity.isMeant) : undefined;
	if (last !== undefined && (last.kind === 'group' || words[at]?.folded !== 'that')) {
		return [last];
	}
	const cleft = isRelative ? entities.find(({ from }) => isCleft(words, from) && from < at) : undefined;
	if (cleft !== undefined) {
		return [cleft];
	}
	// "a licence that brought in $40 million": it is the licence that did.
	return isRelative && terms.some(term => term.to === end) ? [] : undefined;
}

/** "it is Corvid, whose mill is old, that has the most to lose". */
function isCleft(words: Scene['sentence']['words'], name: number): boolean {
	return (
		words[name - 2]?.folded === 'it' && /^(?:is|was|would|will|may)$/.test(words[name - 1]?.folded ?? '')
	);
}

/** "…, we may end up ahead": whoever speaks, where nobody knows who that is, and none of those named before. */
function isSpeaker(words: Scene['sentence']['words'], entities: readonly Entity[], verb: number): boolean {
	let at = verb - 1;
	while (at >= 0 && BEFORE_VERB.test(words[at]?.folded ?? '')) {
		at--;
	}
	return (
		/^(?:we|you|i|he|she|nobody|somebody)$/.test(words[at]?.folded ?? '') &&
		!entities.some(({ from }) => from === at)
	);
}

/** Those who are the object behind a verb or a preposition. */
export function objectsOf(scene: Scene, entities: readonly Entity[], at: number): Entity[] {
	const { clauses } = scene;
	const behind = entities.filter(({ from }) => from >= at && clauses.soft[from] === clauses.soft[at - 1]);
	const [first] = behind;
	return first === undefined ||
		distance(clauses, at - 1, first.from) > OBJECT_REACH ||
		crossesMark(scene, at, first.from)
		? []
		: joined(scene, behind, first, [1]);
}

function crossesMark({ sentence }: Scene, from: number, to: number): boolean {
	return sentence.words.slice(from, to).some(word => /^[,:;—–(]$/.test(word.text));
}

/** Whether the clause of a verb has a subject of its own that is nobody we know: a noun, a pronoun. */
function opensWithSubject({ clauses, sentence: { words } }: Scene, verb: number): boolean {
	let at = verb - 1;
	while (at >= 0 && clauses.soft[at] === clauses.soft[verb] && words[at]?.text !== ',') {
		at--;
	}
	const opening = words
		.slice(at + 1, verb)
		.filter(
			word =>
				word.kind === 'word' &&
				!/^(?:and|but|yet|which|who|that|then|also|will|would|could|may|might|should|can|has|have|had|is|are|was|were|be|to|now|probably|never|not|often|still|so|be|been|being)$|ly$/.test(
					word.folded,
				),
		);
	return opening.length > 0;
}

/** The entity with those joined to it by "and" or a comma, forwards (1) or backwards (-1). */
function joined(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	first: Entity,
	steps: readonly (1 | -1)[],
): Entity[] {
	const cluster = [first];
	for (const step of steps) {
		let last = first;
		const rest =
			step === 1
				? entities.filter(entity => entity.from > first.from)
				: entities.filter(entity => entity.from < first.from).toReversed();
		for (const entity of rest) {
			const [left, right] = step === 1 ? [last, entity] : [entity, last];
			if (!isJoined(words, entities, left, right)) {
				break;
			}
			cluster.push(entity);
			last = entity;
		}
	}
	const names = cluster.filter(entity => !(isSummary(words, entity) && cluster.length > 1));
	return names.length > 0 ? names : cluster;
}

function isJoined(
	words: Scene['sentence']['words'],
	entities: readonly Entity[],
	left: Entity,
	right: Entity,
): boolean {
	const between = words.slice(left.to, right.from);
	const isOxford = between.length === 2 && between[0]?.text === ',' && between[1]?.folded === 'and';
	return (
		(!isOxford || isListed(words, entities, left)) &&
		between.length > 0 &&
		between.length <= 4 &&
		(between.every(word => word.folded !== 'as') || between.some(word => word.folded === 'well')) &&
		between.every(
			(word, i) => LINKS.has(word.folded) || (i > 0 && word.isPossessive && word.isCapitalised),
		) &&
		!isOwner(words, left) &&
		!(
			between.length === 1 &&
			between[0]?.text === ',' &&
			right.kind === 'company' &&
			isOwner(words, right)
		)
	);
}

/** "A, B, and C": the comma before "and" joins only where another name stands before it, parted by a comma. */
function isListed(words: Scene['sentence']['words'], entities: readonly Entity[], left: Entity): boolean {
	return words[left.from - 1]?.text === ',' && entities.some(entity => entity.to === left.from - 1);
}

/** "Informatica and other vendors": the group only sums up. */
function isSummary(words: Scene['sentence']['words'], { kind, from }: Entity): boolean {
	return kind === 'group' && words[from - 1]?.folded === 'other';
}
