import type { Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import { bystandersOf } from './bystanders.js';
import { isRightBehindVerb, isSecondVerb } from './coordination.js';
import { hangsOn } from './entityPlaces.js';
import { isThey, namedOrMeant, type Focus } from './focus.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';

const PRONOUNS = new Set(['it', 'its', 'itself']);
const BOTH =
	/\b(?:both|two|each|either|neither) (?:companies|firms|sides|parties|groups|partners|of them|company|side|party)\b|\bthe (?:pair|companies|parties|partners|duo)\b|\beach other\b|^(?:\S+ ){0,2}(?:they|their)\b/;

/** Within a sentence it means those whom the sentence names. */
const THEY = /\b(?:they|their|them)\b/;

/** How many parties one statement may have; more is a list, not a deal. */
const MOST = 4;

/**
 * Ids of the companies that a statement is about, in the order of its sentence: those of its clause, else of its sentence, else those that
 * a pronoun means. Whoever only stands by is none of them (`bystandersOf`).
 */
export function partiesOf({ scene, at, also = [] }: Statement, focus: Focus): string[] {
	const { clauses, sentence } = scene;
	const bystanders = scene.once(bystandersOf);
	const real = namedOrMeant(scene, focus).filter(
		hit => !bystanders.includes(hit) && !isOfNext(sentence.words, hit, at),
	);
	const near = real.filter(
		hit =>
			Math.abs((clauses.soft[hit.from] ?? 0) - (clauses.soft[at] ?? 0)) <= 1 &&
			clauses.hard[hit.from] === clauses.hard[at],
	);
	const named = unique((near.length > 0 ? near : real).map(hit => hit.id));
	const text = sentence.words.map(word => word.folded).join(' ');
	const isOpening = PRONOUNS.has(sentence.words[0]?.folded ?? '') && clauses.soft[0] === clauses.soft[at];
	const meant: string[] = [];
	const isOne = focus.nouns.some(({ from }) => isThey(sentence.words[from]?.folded ?? ''));
	if (isOne) {
		// Who they are is known.
	} else if (named.length < 2 && BOTH.test(text)) {
		meant.push(...focus.pair.map(hit => hit.id));
	} else if (named.length < 2 && THEY.test(text)) {
		meant.push(...real.map(hit => hit.id));
	} else if (
		focus.subject !== undefined &&
		(named.length < 2 || isOpening) &&
		pointsBack(scene, real, focus)
	) {
		meant.push(focus.subject.id);
	}
	return unique([...meant, ...named, ...also.map(hit => hit.id)]).slice(0, MOST);
}

/** "ended its exclusivity with Halloway and gave Corvid a veto": whom the second verb gives something has no part in what the first does. */
function isOfNext(words: readonly Word[], hit: CompanyHit, at: number): boolean {
	const verb = hit.from - 1;
	return (
		at < verb &&
		isRightBehindVerb(words, hit) &&
		words.slice(at, verb).some(({ folded }) => folded === 'and') &&
		isSecondVerb(words, verb)
	);
}

/** Whether a pronoun stands before the first name that could be meant: "It granted Corvid a veto"; in "Corvid pays for its veto" it means Corvid. */
function pointsBack(scene: Scene, real: readonly CompanyHit[], { nouns }: Focus): boolean {
	const { words } = scene.sentence;
	const somebody = nouns.find(noun => noun.company === undefined && !hangsOn(scene, noun));
	const first = Math.min(
		real.find(hit => !hangsOn(scene, hit))?.from ?? words.length,
		somebody?.from ?? words.length,
	);
	return words.some((word, at) => at < first && PRONOUNS.has(word.folded));
}

function unique(ids: readonly string[]): string[] {
	return [...new Set(ids)];
}
