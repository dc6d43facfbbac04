import { distance } from './clauses.js';
import { isRightBehindVerb, isSecondVerb } from './coordination.js';
import { GIVING } from './data/roles.js';
import { NAME_STOPS } from './data/groupNouns.js';
import type { Focus } from './focus.js';
import { findGroups } from './groups.js';
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

const PRONOUNS = new Set(['it', 'itself']);
const THE_COMPANY = new Set([
	'company',
	'firm',
	'group',
	'maker',
	'startup',
	'carrier',
	'lender',
	'retailer',
]);

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

/** Whom pronouns and "the company" mean: the company last named in the sentence, else the one spoken of before it. Linear. */
function findMeant(scene: Scene, focus: Focus, named: readonly Entity[]): Entity[] {
	const { words } = scene.sentence;
	const meant: Entity[] = [];
	let last: Pick<Entity, 'id' | 'name'> | undefined =
		focus.subject === undefined ? undefined : { id: focus.subject.id, name: focus.subject.label };
	const before = last;
	let other = last;
	let lastNamed: Pick<Entity, 'id' | 'name'> | undefined;
	let next = 0;
	let end = 0;
	const nouns = new Map(focus.nouns.map(noun => [noun.to - 1, noun]));
	for (let at = 0; at < words.length; at++) {
		for (let entity = named[next]; entity !== undefined && entity.to <= at; entity = named[++next]) {
			const isNext = end > 0 && /^(?:and|&|,)$/.test(words[end]?.text ?? '') && entity.from === end + 1;
			end = entity.to;
			const isSpokenOf = last === undefined || !hangsOn(scene, entity);
			if (entity.kind === 'company' && !isOwner(words, entity) && isSpokenOf) {
				other = isNext || last?.id === entity.id ? other : last;
				last = entity;
			}
			if (lastNamed === undefined && isOwnerOfTerm(scene, entity)) {
				last = entity;
			}
			lastNamed = entity.kind === 'company' ? entity : lastNamed;
		}
		const folded = words[at]?.folded ?? '';
		const isFree = at >= end && (named[next]?.from ?? Infinity) > at;
		const noun = isFree ? nouns.get(at) : undefined;
		const from = isFree && THE_COMPANY.has(folded) ? articleBefore(words, at) : -1;
		if (noun !== undefined && (noun.company !== undefined || (from < 0 && noun.from === 0))) {
			const { id, label: name } = noun.company ?? { id: '', label: '' }; // "The chain": nobody knows which.
			last = { id, name };
			meant.push({ from: noun.from, to: noun.to, kind: 'company', ...last, isMeant: true });
		} else if (from >= 0 && at - from > 1) {
			last = { id: '', name: '' }; // "The Derby company": somebody, but who?
			meant.push({ from, to: at + 1, kind: 'company', ...last, isMeant: true });
		} else if (from >= 0 && before !== undefined) {
			meant.push({
				from,
				to: at + 1,
				kind: 'company',
				id: before.id,
				name: before.name,
				isMeant: true,
			});
		} else if (PRONOUNS.has(folded) && last !== undefined) {
			const whom = isGiven(words, end, at) ? other : isHanded(words, at) ? (lastNamed ?? last) : last;
			const { id, name } = whom ?? { id: '', name: '' };
			meant.push({ from: at, to: at + 1, kind: 'company', id, name, isMeant: true });
		}
	}
	return meant;
}

/** Whether "it" is whom the name that ends before its verb gives something: "Corvid gave it a veto", and not Corvid. */
function isGiven(words: Scene['sentence']['words'], end: number, it: number): boolean {
	const between = words.slice(end, it);
	return (
		words[it]?.folded === 'it' &&
		end > 0 &&
		GIVING.has(between.at(-1)?.folded ?? '') &&
		between
			.slice(0, -1)
			.every(({ folded }) => BEFORE_VERB.test(folded) || /^(?:agreed|to|just)$/.test(folded))
	);
}

/** "Corvid's stake falls, though it keeps its seats": who owns the term that opens a sentence is whom it speaks of. */
function isOwnerOfTerm({ sentence: { words }, terms }: Scene, entity: Entity): boolean {
	return (
		entity.kind === 'company' &&
		entity.from <= 1 &&
		isOwner(words, entity) &&
		terms.some(({ from }) => from === entity.to)
	);
}

/** "left its alliance with Corvid, handing it the rights": whoever is named last, as the one who hands is the subject. */
function isHanded(words: Scene['sentence']['words'], it: number): boolean {
	return (
		/^(?:handing|giving|granting|paying|selling|returning|leaving|depriving)$/.test(
			words[it - 1]?.folded ?? '',
		) && words[it - 2]?.text === ','
	);
}

/** Where "the company", "the Derby company" begins; -1 where no article stands there. */
function articleBefore(words: Scene['sentence']['words'], noun: number): number {
	for (let at = noun - 1; at >= Math.max(0, noun - 3); at--) {
		if (words[at]?.folded === 'the') {
			return at;
		}
		if (words[at]?.isCapitalised !== true) {
			return -1;
		}
	}
	return -1;
}

/** More than this is no part of a group's name: "passengers in the outer islands", in words. */
const MOST_PLACE = 5;
const PLACES = /^(?:in|on|at|along|across|near|around|outside|inside|from)$/;
const FIRMS = /^(?:firms|companies|businesses|groups|chains|organisations|organizations)$/;
const BEFORE_VERB =
	/^(?:will|would|can|could|may|might|must|shall|should|has|have|had|is|are|was|were|do|does|did|now|also|then|probably|again|not|no|longer|be|been|still|soon|finally|at|last)$|ly$/;

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

const PREPOSITIONS = new Set(
	'of with for from to by in at on over against under between into through like than among'.split(' '),
);
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

/** Whether a name owns the noun behind it: "Rivian's code". Not where the name itself ends so: "Kohl's, if …". */
export function isOwner(words: Scene['sentence']['words'], { to }: Pick<Entity, 'to'>): boolean {
	const next = words[to];
	return words[to - 1]?.isPossessive === true && next?.kind === 'word' && !NAME_STOPS.has(next.folded);
}

/** "Informatica and other vendors": the group only sums up. */
function isSummary(words: Scene['sentence']['words'], { kind, from }: Entity): boolean {
	return kind === 'group' && words[from - 1]?.folded === 'other';
}
