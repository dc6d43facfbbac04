import type { TermHit } from '../matching/hits.js';
import { AIMS, natureOf } from './data/termNature.js';
import { isGroupNoun } from './groups.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';

/** Words that make a clause a thought or a memory rather than a fact: nothing is introduced by it. */
const UNREAL = new Set(
	'would could might ask asks asked bet suppose imagine wonder wonders perhaps hypothetical whether once ever'.split(
		' ',
	),
);

/** What follows from the mere place of a term in a note, where no word says what happened to it. */
export interface ByDefault {
	readonly change: ChangeKind | undefined;
	readonly isExplicit: boolean;
	readonly rule: string;
}

const SILENT: ByDefault = { change: undefined, isExplicit: false, rule: 'mention' };

/**
 * A clause that a note describes was brought by the deal that the note is about, unless the sentence asks, imagines or remembers it.
 * An aim is sought until it is reached.
 */
export function readByDefault(scene: Scene, hit: TermHit, isUnsaid: boolean): ByDefault {
	if (isUnsaid || scene.isHeading || isPeople(scene, hit) || isBackground(scene)) {
		return SILENT;
	}
	const titled = scene.isListed ? changeOfTitle(scene.heading) : undefined;
	if (titled !== undefined && natureOf(hit.term) !== 'background') {
		return { change: titled, isExplicit: true, rule: 'under-title' };
	}
	if (isUnreal(scene, hit)) {
		const isProposed =
			natureOf(hit.term) === 'clause' &&
			(PROPOSAL.test(wordsOf(scene, 0, scene.sentence.words.length)) || isOffered(scene, hit));
		return isProposed ? { change: 'sought', isExplicit: false, rule: 'proposed' } : SILENT;
	}
	const wording = wordsOf(scene, hit.from, hit.to);
	if (AIMS.has(hit.term)) {
		const isOpen = /^(?:ipo|spac_direct_listing)$/.test(hit.term)
			? !/\b(?:went|gone|taken)\b/.test(wording)
			: /\b(?:offer|bid|approach)\b/.test(wording);
		return isOpen ? { change: 'sought', isExplicit: false, rule: 'aim' } : SILENT;
	}
	if (natureOf(hit.term) === 'clause' && isOffered(scene, hit)) {
		return { change: 'sought', isExplicit: false, rule: 'proposed' };
	}
	const isNew =
		natureOf(hit.term) === 'deed' && /\bnew\b/.test(wordsOf(scene, Math.max(0, hit.from - 2), hit.to));
	return isNew || natureOf(hit.term) === 'clause'
		? { change: 'introduced', isExplicit: false, rule: 'part-of-deal' }
		: SILENT;
}

/** "would keep us going for seven years", in a note on a draft. */
function isOffered(scene: Scene, hit: TermHit): boolean {
	return (
		scene.isUnsigned &&
		!/^(?:change_of_control|termination_|sunset_trigger)/.test(hit.term) &&
		/\bwould\b/.test(wordsOf(scene, 0, hit.to)) &&
		!/\bhad\b/.test(wordsOf(scene, 0, hit.to))
	);
}

const BACKGROUND =
	/^\W*(?:since (?:\d{4}|the )|(?:under|in) the (?:old|original|previous|earlier|former|initial|first|\d{4}) |(?:previously|originally|formerly|initially|before that|until then|back then|at the time|in the past)\b)/i;

/** Whether the sentence tells how things were before: "Under the old contract …". */
export function isBackground({ sentence }: Scene): boolean {
	return BACKGROUND.test(
		sentence.block.text.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)),
	);
}

/** The longest title that is taken at its word, in characters. */
const LONGEST_TITLE = 60;

/** What a title says of the terms listed under it: "What stays", "Dropped:", "Still open". */
function changeOfTitle(title: string): ChangeKind | undefined {
	if (title.length > LONGEST_TITLE) {
		return undefined;
	}
	if (
		/\b(?:unchanged|stays?|remains?|untouched|kept|keeps|survives?|not (?:changed?|moved?)|as before|the same)\b/i.test(
			title,
		)
	) {
		return 'unchanged';
	}
	if (/\b(?:gone|dropped|scrapped|goes|removed|deleted|abolished|struck out|ended)\b/i.test(title)) {
		return 'ended';
	}
	return /\b(?:still open|open points|negotiat\w+|not (?:yet )?agreed|on the table|wish ?list|wants?|demands?)\b/i.test(
		title,
	)
		? 'sought'
		: undefined;
}

/** What has been put forward and not been agreed. */
const PROPOSAL =
	/\b(?:under (?:the|its|their|a) (?:proposal|plan|offer|draft)|proposal|proposed|being discussed|under discussion|in talks)\b/;

/** "sneaker resellers": those who do it, not the right to it. */
function isPeople({ sentence: { words } }: Scene, { from, to }: TermHit): boolean {
	const last = words[to - 1];
	return to - from <= 2 && last !== undefined && isGroupNoun(last);
}

function wordsOf({ sentence }: Scene, from: number, to: number): string {
	return sentence.words
		.slice(from, to)
		.map(word => word.folded)
		.join(' ');
}

function isUnreal({ sentence: { words }, clauses }: Scene, hit: TermHit): boolean {
	for (let at = hit.from - 1; at >= 0 && clauses.soft[at] === clauses.soft[hit.from]; at--) {
		const folded = words[at]?.folded ?? '';
		const isBygone = folded === 'had' && words[at + 1]?.folded !== 'to';
		if (UNREAL.has(folded) || isBygone) {
			return true;
		}
	}
	return false;
}
