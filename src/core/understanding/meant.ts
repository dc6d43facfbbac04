import { GIVING } from './data/roles.js';
import type { Entity } from './entities.js';
import { BEFORE_VERB, hangsOn, isOwner } from './entityPlaces.js';
import type { Focus } from './focus.js';
import { isOneOfTwo, oneOfTwo } from './oneOfTwo.js';
import type { Scene } from './scene.js';

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

/** Whom pronouns and "the company" mean: the company last named in the sentence, else the one spoken of before it. Linear. */
export function findMeant(scene: Scene, focus: Focus, named: readonly Entity[]): Entity[] {
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
		} else if (isFree && isOneOfTwo(words, at)) {
			const one = oneOfTwo(words, at, { named, subject: last }, focus);
			meant.push({ from: at, to: at + 1, kind: 'company', id: one.id, name: one.name, isMeant: true });
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
