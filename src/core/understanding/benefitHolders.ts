import type { Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { FoundCue } from './cueTable.js';
import type { BeneficiaryCue } from './data/beneficiaryCue.js';
import { objectsOf, subjectsOf, type Entity } from './entities.js';
import type { Focus } from './focus.js';
import { isGroupNoun } from './groups.js';
import type { Scene } from './scene.js';

/** Of whom in a sentence a wording says that they gain or lose. */
export function holdersOf(
	scene: Scene,
	entities: readonly Entity[],
	cue: FoundCue<BeneficiaryCue>,
	focus: Focus,
): Entity[] {
	const { row, from, to } = cue;
	const { words } = scene.sentence;
	switch (row.holder) {
		case 'subject':
			return orElse(bothBefore(words, entities, from, focus), () => [
				...subjectsOf(scene, entities, from),
				...speakerOf(scene, entities, from),
				...likewise(words, entities, to),
			]);
		case 'either': {
			const objects = objectsOf(scene, entities, to);
			return objects.length > 0
				? objects
				: orElse(bothBefore(words, entities, from, focus), () => [
						...subjectsOf(scene, entities, from),
						...likewise(words, entities, to),
					]);
		}
		case 'object':
			return isPassiveWithout(words, from)
				? isDoneTo(words, from)
					? subjectsOf(scene, entities, from)
					: []
				: orElse(bothBehind(words, entities, to, focus), () =>
						objectsOf(scene, entities, to).filter(
							entity =>
								!isPossessor(words, entity) &&
								!isThing(words, cue, entity) &&
								isWithin(words, cue, entity) &&
								!isOwnDoing(scene, entities, cue, entity),
						),
					);
		case 'inside':
			return entities.filter(entity => entity.from >= from && entity.to <= to && !entity.isMeant);
		case 'shares':
			return ownerOfShares(scene, entities, from, focus);
		case 'owner':
			return /^(?:its|their)$/.test(words[from - 1]?.folded ?? '')
				? orElse(subjectsOf(scene, entities, from - 1), () => ownerBefore(words, from, focus))
				: entities.filter(entity => entity.to === from && words[from - 1]?.isPossessive === true);
		case 'from':
			return objectsOf(scene, entities, to).filter(({ from: at }) =>
				words
					.slice(to, at)
					.every(word =>
						/^(?:the|its|rival|archrival|competitor|incumbent|both)$/.test(word.folded),
					),
			);
		case 'for':
			return frontedBy(scene, entities, from);
	}
}

/** "Its position looks harder": at the head of a sentence, that of the company spoken of before. */
function ownerBefore(words: readonly Word[], thing: number, { subject }: Focus): Entity[] {
	return thing === 1 && words[0]?.folded === 'its' && subject !== undefined ? [meantAt(0, subject)] : [];
}

/** "For cloud buyers that is welcome": those behind a "for" that opens the clause. */
function frontedBy(scene: Scene, entities: readonly Entity[], from: number): Entity[] {
	const { words } = scene.sentence;
	const fronted = words.findIndex(
		(word, at) =>
			word.folded === 'for' &&
			(at === 0 ||
				scene.clauses.soft[at] !== scene.clauses.soft[at - 1] ||
				/^[,;:]$/.test(words[at - 1]?.text ?? '')),
	);
	return fronted >= 0 && fronted < from && scene.clauses.hard[fronted] === scene.clauses.hard[from]
		? objectsOf(scene, entities, fronted + 1)
		: [];
}

function orElse(both: Entity[], others: () => Entity[]): Entity[] {
	return both.length > 0 ? both : others();
}

/** "hurts Nordvik's margins" says it of Nordvik all the same; "helps Arm's rivals" does not. */
function isPossessor(words: readonly Word[], { to, kind }: Entity): boolean {
	const next = words[to];
	return (
		kind === 'company' && words[to - 1]?.isPossessive === true && next !== undefined && isGroupNoun(next)
	);
}

/** "gave Corvid's board a say", "lets Corvid-backed start-ups sell": the company only says whose, and somebody else has it. */
function isThing(words: readonly Word[], { row, to }: FoundCue<BeneficiaryCue>, entity: Entity): boolean {
	const isBacked = words[entity.to]?.isHyphenated === true;
	const isRight =
		(entity.from === to || words[entity.from - 1]?.folded === 'to') &&
		entity.kind === 'company' &&
		words[entity.to - 1]?.isPossessive === true;
	return (
		isBacked || (row.isImplied === true && isRight && !/^(?:in|of|on)$/.test(words[to - 1]?.folded ?? ''))
	);
}

/** "Corvid ended its partnership with the firm": not Corvid, whatever else "the firm" means. */
function isOwnDoing(
	scene: Scene,
	entities: readonly Entity[],
	{ from }: FoundCue<BeneficiaryCue>,
	{ isMeant, id, ...at }: Entity,
): boolean {
	return (
		isMeant &&
		at.to - at.from > 1 &&
		entities.some(one => one.id === id && !one.isMeant) &&
		subjectsOf(scene, entities, from).some(subject => subject.id === id && !subject.isMeant)
	);
}

/** "…, as does Corvid", "and so will Halloway": of whom the same is said behind the verb. */
function likewise(words: readonly Word[], entities: readonly Entity[], from: number): Entity[] {
	const at = words.findIndex(
		({ folded }, i) =>
			i >= from &&
			i <= from + LIKEWISE_REACH &&
			/^(?:as|so)$/.test(folded) &&
			/^(?:do|does|did|will|would|is|are|was|were|has|have)$/.test(words[i + 1]?.folded ?? ''),
	);
	return at < 0 ? [] : entities.filter(one => one.from >= at + 2 && one.from <= at + 3);
}

/** So many words may stand between a verb and "as does". */
const LIKEWISE_REACH = 8;

/** "Corvid is helped by the pact": what is done to the subject; "helped by the pact" alone says no more. */
function isDoneTo(words: readonly Word[], verb: number): boolean {
	return (
		words[verb + 1]?.folded === 'by' &&
		[1, 2].some(back => /^(?:is|are|was|were|be|been|being)$/.test(words[verb - back]?.folded ?? ''))
	);
}

/** "is helped by": the one who gains stands before the verb. */
function isPassiveWithout(words: readonly Word[], verb: number): boolean {
	return (
		/ed$|^(?:hit|hurt|beaten)$/.test(words[verb]?.folded ?? '') &&
		(words[verb + 1]?.folded === 'by' ||
			/^(?:is|are|was|were|be|been|being)$/.test(words[verb - 1]?.folded ?? ''))
	);
}

/** “We lost this one,” a Vattenfall spokesman said: "we" is the company of whoever speaks. */
function speakerOf({ sentence: { words } }: Scene, entities: readonly Entity[], verb: number): Entity[] {
	const isWe = words.slice(Math.max(0, verb - 3), verb).some(word => word.folded === 'we');
	const says = words.findIndex(
		(word, at) =>
			at > verb &&
			/^(?:said|says|spokesman|spokeswoman|spokesperson|executive|told)$/.test(word.folded),
	);
	return isWe && says > 0
		? entities
				.filter(entity => entity.kind === 'company' && entity.from > verb && !entity.isMeant)
				.slice(0, 1)
		: [];
}

/** "forces the maker to sell Corvid", "to bring in Corvid's team": the object stands right behind its verb, before what else the wording asks for. */
function isWithin(
	words: readonly Word[],
	{ to, reachTo }: FoundCue<BeneficiaryCue>,
	{ from }: Entity,
): boolean {
	const isBefore =
		reachTo <= to ||
		from < reachTo ||
		(from <= reachTo + 3 && /^(?:to|for)$/.test(words[reachTo]?.folded ?? ''));
	return isBefore && !words.slice(to, from).some(word => BETWEEN.test(word.folded));
}

/** Behind these stands somebody else than the object. */
const BETWEEN = /^(?:in|by|with|at|from|on|over|against|between|that|which|who)$/;

/** "Corvid's shares", "shares of Corvid", "its shares", "the stock": whose price has moved. */
function ownerOfShares(
	{ sentence: { words } }: Scene,
	entities: readonly Entity[],
	shares: number,
	{ subject }: Focus,
): Entity[] {
	const isNamed = (entity: Entity): boolean => entity.kind === 'company' && entity.id !== '';
	const before = entities.find(entity => isNamed(entity) && entity.to === shares);
	const behind = /^(?:of|in)$/.test(words[shares + 1]?.folded ?? '')
		? entities.find(entity => isNamed(entity) && entity.from > shares && entity.from <= shares + 3)
		: undefined;
	const named = before ?? behind;
	if (named !== undefined) {
		return [named];
	}
	const lead = words[shares - 1];
	const isBare =
		shares === 0 ||
		lead?.kind === 'mark' ||
		/^(?:the|its|and|while|but|as|sending|lifting|pushing|sent|pushed|lifted)$/.test(lead?.folded ?? '');
	const last =
		lead?.folded === 'its'
			? entities.findLast(entity => isNamed(entity) && entity.to < shares)
			: undefined;
	if (last !== undefined) {
		return [last];
	}
	return isBare && subject !== undefined && words[shares + 1]?.folded !== 'of'
		? [meantAt(shares, subject)]
		: [];
}

function meantAt(at: number, { id, label }: CompanyHit): Entity {
	return { from: at, to: at + 1, kind: 'company', id, name: label, isMeant: true };
}

/** What may stand for two companies behind "both" or "the two". */
const PAIR_NOUN = /^(?:companies|firms|sides|parties|partners|groups|carriers|carmakers|of)$/;

/** "a win for both", "helps both companies": the two whom the sentence, else the note, has named together. */
function bothBehind(words: readonly Word[], entities: readonly Entity[], at: number, focus: Focus): Entity[] {
	return isBoth(words, at) ? pairBefore(entities, at, focus) : [];
}

/** "Both gain", "both companies would benefit". */
function bothBefore(
	words: readonly Word[],
	entities: readonly Entity[],
	verb: number,
	focus: Focus,
): Entity[] {
	let at = verb - 1;
	while (
		at > 0 &&
		/^(?:will|would|can|could|may|should|also|stand|to|have|has|are)$/.test(words[at]?.folded ?? '')
	) {
		at--;
	}
	const both = PAIR_NOUN.test(words[at]?.folded ?? '') ? at - 1 : at;
	const isTwo = words[both - 1]?.folded === 'the' && /^(?:two|pair|duo)$/.test(words[both]?.folded ?? '');
	return both >= 0 && (isTwo || (words[both]?.folded === 'both' && isBoth(words, both)))
		? pairBefore(entities, both, focus)
		: [];
}

function isBoth(words: readonly Word[], at: number): boolean {
	const next = words[at + 1];
	if (next !== undefined && words[at]?.folded === 'the') {
		return (
			/^(?:pair|duo)$/.test(next.folded) ||
			(next.folded === 'two' &&
				(words[at + 2]?.kind !== 'word' || PAIR_NOUN.test(words[at + 2]?.folded ?? '')))
		);
	}
	return (
		words[at]?.folded === 'both' &&
		(next?.kind !== 'word' ||
			PAIR_NOUN.test(next.folded) ||
			/^(?:to|in|as|by|and|will|would|gain|win|benefit)$/.test(next.folded))
	);
}

function pairBefore(entities: readonly Entity[], at: number, { pair }: Focus): Entity[] {
	const named = entities.filter(
		({ to, kind, id, isMeant }) => to <= at && kind === 'company' && id !== '' && !isMeant,
	);
	const two = [...new Map(named.map(entity => [entity.id, entity])).values()];
	return two.length === 2
		? two
		: two.length > 2 || pair.length !== 2
			? []
			: pair.map(hit => meantAt(at, hit));
}
