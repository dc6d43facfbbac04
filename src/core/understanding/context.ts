import { foldedText } from '../base/words.js';
import type { FoundCue } from './cueTable.js';
import type { ChangeCue, CueEffect } from './data/changeCue.js';
import { natureOf, RESTRICTIONS, RIGHT_NOUNS } from './data/termNature.js';
import { effectOn, negationBefore } from './effects.js';
import { findChangeCues } from './findChangeCues.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';
import type { Statement } from './statements.js';
import { isPassive } from './voice.js';

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
	const last = new Map<number, Statement>();
	for (const statement of statements) {
		const known = last.get(statement.scene.sentence.index);
		const isRight =
			RESTRICTIONS.has(statement.term) || known === undefined || !RESTRICTIONS.has(known.term);
		if (isRight && natureOf(statement.term) !== 'background') {
			last.set(statement.scene.sentence.index, statement);
		}
	}
	const found: Statement[] = [];
	scenes.forEach((scene, i) => {
		const before = last.get(i - 1);
		const isNext = before !== undefined && scenes[i - 1]?.sentence.block === scene.sentence.block;
		if (isNext && !scene.isQuestion && isSettled(scene)) {
			const cues = [{ from: 0, to: 2, role: 'change' }];
			found.push({ ...before, scene, at: 1, change: 'ended', isExplicit: true, rule: 'pointer', cues });
		} else if (isNext && scene.terms.length === 0 && !scene.isQuestion) {
			found.push(...readPointer(scene, before));
		}
	});
	return found;
}

/** "That's over: …", "This is gone now." */
function isSettled({ sentence: { words } }: Scene): boolean {
	const opening = foldedText(words, 0, 5);
	return /^(?:and |but |now )?(?:that|this|it)(?: is| was| has)?(?: all| now)? (?:over|gone|history|finished|dead)(?: now)?(?: [.:;,–—!]|$)/.test(
		opening,
	);
}

function readPointer(scene: Scene, before: Statement): Statement[] {
	for (const cue of scene.once(findChangeCues)) {
		const change = CARRIED.has(cue.row.effect) ? carriedChange(scene, cue, before.term) : undefined;
		if (change !== undefined) {
			const cues = [{ from: cue.from, to: cue.to, role: 'change' }];
			return [
				{
					...before,
					scene,
					at: cue.from,
					change,
					isExplicit: true,
					rule: 'pointer',
					cues,
					polarity: before.polarity,
				},
			];
		}
	}
	return [];
}

function carriedChange(scene: Scene, cue: FoundCue<ChangeCue>, term: string): ChangeKind | undefined {
	const { words } = scene.sentence;
	if (scene.clauses.isConditional[cue.from] === true) {
		return undefined;
	}
	const isActive = cue.row.governs === 'verb' && !isPassive(words, cue.from);
	const isSubject = cue.row.governs !== 'behind' && !isActive && pointsBefore(scene, cue.from);
	const isObject =
		cue.row.governs !== 'before' &&
		cue.row.governs !== 'near' &&
		/^(?:them|it|that|this|those)$/.test(words[cue.to]?.folded ?? '') &&
		(words[cue.to + 1]?.kind !== 'word' || AFTER_OBJECT.has(words[cue.to + 1]?.folded ?? ''));
	const isFragment =
		cue.from === 0 && words.length <= 6 && /ed$|^(?:gone|kept)$/.test(words[0]?.folded ?? '');
	const isDated =
		DATED_END.test(words[cue.from]?.folded ?? '') &&
		words.slice(cue.to).some(word => word.kind === 'number');
	if (isDated || !(isSubject || isObject || isFragment)) {
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

/** Whether the subject of a verb is a pointer: "that", "the right", "its clause", with no company as subject. */
function pointsBefore({ sentence: { words } }: Scene, verb: number): boolean {
	for (let at = verb - 1; at >= Math.max(0, verb - POINTER_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (RIGHT_NOUNS.has(folded) || (POINTERS.has(folded) && at <= 1)) {
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
