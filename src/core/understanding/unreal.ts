import { foldedText } from '../base/words.js';
import type { TermHit } from '../matching/hits.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import { CUE_CLASSES } from './data/changeCues.js';
import { UNREAL_CUES, type Unreal, type UnrealCue, type UnrealReach } from './data/unrealCues.js';
import { BACKGROUND_CHANGES, natureOf, PROHIBITIONS } from './data/termNature.js';
import type { ChangeKind, Polarity } from './reading.js';
import type { Scene } from './scene.js';

/** The table of what is no fact, compiled. */
export const unrealTable = compileCues(UNREAL_CUES, CUE_CLASSES);

/** A stretch of words that tells no fact, and the wording that says so. */
export interface UnrealStretch {
	readonly from: number;
	readonly to: number;
	readonly cue: FoundCue<UnrealCue>;
}

/** What a noun ends with: a verb, or its subject. */
const VERB =
	/^(?:we|it|they|he|she|you|there|is|are|was|were|will|would|shall|can|could|may|has|have|had|gets|got|gives|gave|keeps|kept|takes|took|pays|paid)$/;

/** What a noun may open with, behind "and". */
const NOUN = /^(?:an?|any|the|its|their)$/;

/** What is told as a fact all the same, in a sentence that denies something. */
const TURN = /^(?:but|though|although|while|whereas|yet)$/;

const FAILURE =
	/\b(?:but|though|although|yet) (?:\S+ ){0,3}?(?:did not|didn't|never|has not|hasn't|was not|wasn't|were not)\b|\b(?:fell (?:through|apart)|collapsed|broke (?:off|down|up)|came to nothing|(?:was|were) (?:scrapped|called off|abandoned|dropped)|failed)\b/;

/** The stretches of a sentence that tell no fact, in the order of their cues. */
function readStretches(scene: Scene): readonly UnrealStretch[] {
	const cues = findCues(scene.text, unrealTable);
	return cues.flatMap(cue => {
		const { words } = scene.sentence;
		if (cue.row.needsFailure === true && !FAILURE.test(foldedText(words, cue.to, words.length))) {
			return [];
		}
		return [{ ...reachOf(scene, cue), cue }];
	});
}

/** The stretch that tells no fact in which a word stands, if any. */
export function unrealAt(scene: Scene, at: number): UnrealStretch | undefined {
	return scene.once(readStretches).find(({ from, to }) => from <= at && at < to);
}

function reachOf(scene: Scene, cue: FoundCue<UnrealCue>): { readonly from: number; readonly to: number } {
	const { words } = scene.sentence;
	const { soft, hard } = scene.clauses;
	const start = cue.to;
	const endBehind = (isEnd: (at: number) => boolean): number => {
		const end = words.findIndex((_, at) => at >= start && isEnd(at));
		return end < 0 ? words.length : end;
	};
	const isMark = (at: number): boolean => words[at]?.kind === 'mark' && /^[,;:—–)]$/.test(words[at].text);
	const reaches: Readonly<Record<UnrealReach, () => { readonly from: number; readonly to: number }>> = {
		next: () => ({ from: start, to: endBehind(at => isMark(at) || soft[at] !== soft[cue.to - 1]) }),
		noun: () => ({
			from: start,
			to: endBehind(
				at =>
					isMark(at) ||
					soft[at] !== soft[cue.to - 1] ||
					VERB.test(words[at]?.folded ?? '') ||
					(words[at]?.folded === 'and' && !NOUN.test(words[at + 1]?.folded ?? '')),
			),
		}),
		rest: () => ({
			from: start,
			to: endBehind(at => hard[at] !== hard[cue.to - 1] || TURN.test(words[at]?.folded ?? '')),
		}),
		subject: () => ({ from: Math.max(0, soft.indexOf(soft[cue.from] ?? 0)), to: cue.from }),
		before: () => ({ from: 0, to: cue.from }),
		clause: () => ({
			from: Math.max(0, soft.indexOf(soft[cue.from] ?? 0)),
			to: soft.lastIndexOf(soft[cue.from] ?? 0) + 1,
		}),
		sentence: () => ({ from: 0, to: words.length }),
		aside: () => ({ from: start, to: endBehind(at => words[at]?.text === ',') }),
	};
	return reaches[cue.row.reach]();
}

/** What a stretch that tells no fact says of a mention in it; `undefined` where the mention stands in none. */
export function readUnreal(
	scene: Scene,
	hit: TermHit,
):
	| {
			readonly polarity: Polarity;
			readonly change: ChangeKind | undefined;
			readonly isExplicit: true;
			readonly rule: string;
			readonly cues: readonly { readonly from: number; readonly to: number; readonly role: string }[];
	  }
	| undefined {
	const stretch = unrealAt(scene, hit.to - 1);
	if (stretch === undefined || isOwnWording(hit, stretch)) {
		return undefined;
	}
	const { row, from, to } = stretch.cue;
	const { polarity, change, role } = SAID[row.says];
	const isThing =
		change !== undefined &&
		hit.from >= stretch.from &&
		(natureOf(hit.term) !== 'background' || BACKGROUND_CHANGES[hit.term]?.includes(change) === true);
	return {
		polarity,
		change: isThing ? change : undefined,
		isExplicit: true,
		rule: `unreal-${row.says}`,
		cues: [{ from, to, role }],
	};
}

const SAID: Readonly<
	Record<
		Unreal,
		{ readonly polarity: Polarity; readonly change: ChangeKind | undefined; readonly role: string }
	>
> = {
	absent: { polarity: 'negated', change: undefined, role: 'negation' },
	barred: { polarity: 'negated', change: undefined, role: 'negation' },
	untold: { polarity: 'affirmed', change: undefined, role: 'negation' },
	sought: { polarity: 'affirmed', change: 'sought', role: 'wish' },
	waived: { polarity: 'ended', change: 'ended', role: 'ending' },
};

/** "agreed not to compete", "promised not to enforce the patents": the promise is the term itself. */
function isOwnWording({ from, term }: TermHit, { cue, from: start }: UnrealStretch): boolean {
	const isBan = PROHIBITIONS.has(term) && term !== 'termination_convenience';
	return cue.row.says === 'barred' ? from > start || isBan : cue.row.says === 'waived' && from < start;
}
