import { groupBy } from '../base/groupBy.js';
import { foldedText } from '../base/words.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue, CueEffect } from './data/changeCue.js';
import { natureOf, RESTRICTIONS, RIGHT_NOUNS } from './data/termNature.js';
import { effectOn, negationBefore } from './effects.js';
import { findChangeCues } from './findChangeCues.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';
import { isParticiple, isPassive } from './voice.js';

/** Words that stand for what the sentence before spoke of. */
const POINTERS = new Set('that this it they these those them both all neither'.split(' '));

/** Changes that a pointer may carry over to the sentence before. */
const CARRIED: ReadonlySet<CueEffect> = new Set<CueEffect>([
	'ended',
	'extended',
	'unchanged',
	'loosened',
	'tightened',
	'revised',
	'disputed',
	'less',
	'more',
]);

/** How far from its verb a pointer may stand, in words. */
const POINTER_REACH = 5;

/** A dated end that is yet to come is how long a right lasts, not that it has ended: "lapses at the end of 2028". */
const DATED_END = /^(?:lapse|expire|end|run)s$/;

/**
 * What sentences say of a term that only the sentence before them names: "That has ended.", "Celonis is suing over it."
 * A sentence that names terms of its own is left alone.
 */
export function readPointers(scenes: readonly Scene[], statements: readonly Statement[]): Statement[] {
	const bySentence = groupBy(statements, ({ scene }) => scene.sentence.index);
	const found: Statement[] = [];
	scenes.forEach((scene, i) => {
		const before = meantBy(bySentence.get(i - 1) ?? []);
		const own = bySentence.get(i) ?? [];
		const isNext = before !== undefined && scenes[i - 1]?.sentence.block === scene.sentence.block;
		if (isNext && !scene.isQuestion && isSettled(scene)) {
			const cues = [{ from: 0, to: 2, role: 'change' }];
			found.push({ ...before, scene, at: 1, change: 'ended', isExplicit: true, rule: 'pointer', cues });
		} else if (isNext && !scene.isQuestion && isSilentOfTerms(scene)) {
			found.push(...readPointer(scene, before));
		} else if (isNext && !scene.isQuestion) {
			found.push(...readEcho(scene, own, before));
		}
		if (own.length > 0 && !scene.isQuestion) {
			found.push(...readSecondPart(scene, own));
		}
	});
	return found;
}

/** What a pointer to a sentence or a clause stands for, of what that says: the last right that it names, else the last term that is more than every deal has. */
function meantBy(said: readonly Statement[]): Statement | undefined {
	const terms = said.filter(({ term }) => natureOf(term) !== 'background');
	return terms.findLast(({ term }) => RESTRICTIONS.has(term)) ?? terms.at(-1);
}

/** How far behind its auxiliary the subject of "So does the royalty" may end, in words. */
const ECHO_REACH = 5;

/** "The licence remains untouched. So does the royalty.": what is said of one holds of the next. */
function readEcho({ sentence: { words } }: Scene, own: readonly Statement[], before: Statement): Statement[] {
	const [first] = own;
	const isEcho =
		/^(?:and |but )?(?:so|nor|neither) (?:do|does|did|is|are|was|were|has|have|had|will|would) /.test(
			`${foldedText(words, 0, 4)} `,
		);
	if (
		first === undefined ||
		!isEcho ||
		first.isExplicit ||
		first.hit.from > ECHO_REACH ||
		!before.isExplicit
	) {
		return [];
	}
	const { change, polarity } = before;
	const cues = [{ from: 0, to: 1, role: 'change' }];
	return [{ ...first, at: 0, change, polarity, isExplicit: true, rule: 'echo', cues }];
}

/** "The exclusivity dates from 2014; it was shelved in spring.": behind a semicolon a pointer stands for what is before it. */
function readSecondPart(scene: Scene, own: readonly Statement[]): Statement[] {
	const { hard } = scene.clauses;
	const parts = hard.at(-1) ?? 0;
	const isBare = own.every(({ hit }) => (hard[hit.from] ?? 0) < parts);
	const before = meantBy(own.filter(({ hit }) => hard[hit.from] === parts - 1));
	return parts === 0 || !isBare || before === undefined
		? []
		: readPointer(scene, before, hard.indexOf(parts));
}

/** Whether a sentence names no term but what every deal has, and what is a verb of change itself: "Moderna bought itself out of it for $40 million." */
function isSilentOfTerms(scene: Scene): boolean {
	return scene.terms.every(
		({ term, from, to }) =>
			natureOf(term) === 'background' ||
			scene.once(findChangeCues).some(cue => cue.from < to && from < cue.to),
	);
}

/** "That's over: …", "This is gone now.", "No more." */
function isSettled({ sentence: { words } }: Scene): boolean {
	const opening = foldedText(words, 0, 5);
	return (
		/^(?:and |but |now )?(?:that|this|it)(?: is| was| has)?(?: all| now)? (?:over|gone|history|finished|dead)(?: now)?(?: [.:;,–—!]|$)/.test(
			opening,
		) || /^(?:but )?(?:no (?:more|longer)|not (?:any (?:more|longer)|anymore))(?: [.!]|$)/.test(opening)
	);
}

function readPointer(scene: Scene, before: Statement, start = 0): Statement[] {
	const cues = scene.once(findChangeCues).filter(({ from }) => from >= start);
	for (const cue of cues) {
		const carried = CARRIED.has(cue.row.effect)
			? carriedChange(scene, cue, before.term, start)
			: undefined;
		const isWanted = carried !== undefined && cues.some(wish => isWish(scene, wish, cue));
		const change = isWanted ? 'sought' : carried;
		if (change !== undefined) {
			const said = [{ from: cue.from, to: cue.to, role: 'change' }];
			return [
				{
					...before,
					scene,
					at: cue.from,
					change,
					isExplicit: true,
					rule: 'pointer',
					cues: said,
					polarity: before.polarity,
				},
			];
		}
	}
	return [];
}

/** "Amazon wants it doubled", "asked for it to be dropped": a verb of wishing rules over the change wished for. */
function isWish({ clauses: { soft } }: Scene, wish: FoundCue<ChangeCue>, cue: FoundCue<ChangeCue>): boolean {
	return (
		wish.row.effect === 'sought' &&
		wish.row.isMaster === true &&
		wish.to <= cue.from &&
		cue.from - wish.to <= POINTER_REACH &&
		soft[wish.from] === soft[cue.from]
	);
}

function carriedChange(
	scene: Scene,
	cue: FoundCue<ChangeCue>,
	term: string,
	start: number,
): ChangeKind | undefined {
	const { words } = scene.sentence;
	if (scene.clauses.isConditional[cue.from] === true) {
		return undefined;
	}
	const isActive = cue.row.governs === 'verb' && !isPassive(words, cue.from);
	const isSubject =
		cue.row.governs !== 'behind' && !isActive && pointsBefore(scene, cue.from, start, DEALS.test(term));
	const isResult =
		isParticiple(words[cue.from]) &&
		/^(?:wants?|wanted|has|have|had|gets?|got) (?:it|them|that|this)$/.test(
			foldedText(words, cue.from - 2, cue.from),
		);
	const isObject =
		cue.row.governs !== 'before' &&
		cue.row.governs !== 'near' &&
		/^(?:them|it|that|this|those)$/.test(words[cue.to]?.folded ?? '') &&
		(words[cue.to + 1]?.kind !== 'word' || AFTER_OBJECT.has(words[cue.to + 1]?.folded ?? ''));
	const isWithin = words.slice(cue.from + 1, cue.to - 1).some(({ folded }) => /^(?:it|them)$/.test(folded));
	const isFragment =
		cue.from === start &&
		start === 0 &&
		words.length <= 6 &&
		/ed$|^(?:gone|kept)$/.test(words[0]?.folded ?? '');
	const isDated =
		DATED_END.test(words[cue.from]?.folded ?? '') &&
		words.slice(cue.to).some(word => word.kind === 'number');
	if (isDated || !(isSubject || isObject || isWithin || isResult || isFragment)) {
		return undefined;
	}
	const isNot = negationBefore(words, cue.from, () => false) !== undefined;
	return isNot ? undefined : effectOn(term, cue.row.effect);
}

/** What may follow a pointer that is an object; before a noun it points at that: "lost this one". */
const AFTER_OBJECT = new Set(
	'in on at to by for from with until till through after before when while if and but so too now again last this next as altogether'.split(
		' ',
	),
);

/** Terms that are a deal, and nouns that stand for one just spoken of. */
const DEALS =
	/^(?:supply_agreement|offtake|license_grant|exclusive_license|distribution_rights|joint_venture|strategic_partnership|data_license|cloud_access|compute_commitment|chip_supply|joint_development|co_marketing|reseller|cross_license|equity_investment|debt_financing)$/;
const DEAL_NOUN =
	/^(?:deal|agreement|contract|pact|accord|arrangement|partnership|alliance|venture|licen[cs]e|tie-up|facility|loan|investment)$/;

/** Whether the subject of a verb is a pointer: "that", "the right", "its clause", with no company as subject. */
function pointsBefore({ sentence: { words } }: Scene, verb: number, start: number, isDeal: boolean): boolean {
	for (let at = verb - 1; at >= Math.max(0, verb - POINTER_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (isDeal && DEAL_NOUN.test(folded)) {
			return /^(?:the|that|this)$/.test(words[at - 1]?.folded ?? '');
		}
		if (
			RIGHT_NOUNS.has(folded) ||
			(POINTERS.has(folded) && at >= start && at - start <= (start > 0 ? 2 : 1))
		) {
			return true;
		}
		if (words[at]?.kind !== 'word' || !isBeside(folded)) {
			return false;
		}
	}
	return false;
}

/** What may stand between a pointer and its verb: "that | has now | ended". */
function isBeside(folded: string): boolean {
	return folded.endsWith('ly') || BESIDE.has(folded);
}

const BESIDE = new Set(
	'is are was were be been being will would shall can could may might must has have had do does did to not never now then also still just since already soon later all both too in turn then altogether'.split(
		' ',
	),
);
