import type { TermHit } from '../matching/hits.js';
import { AIMS, natureOf } from './data/termNature.js';
import type { ChangeKind } from './reading.js';
import type { Scene } from './scene.js';

/** Words that make a clause a thought or a memory rather than a fact: nothing is introduced by it. */
const UNREAL = new Set(
	'would could might ask asks asked bet suppose imagine wonder wonders perhaps hypothetical whether once ever'.split(' '),
);

/** What follows from the mere place of a term in a note, where no word says what happened to it. */
export interface ByDefault {
	readonly change: ChangeKind | undefined;
	readonly isExplicit: false;
	readonly rule: string;
}

const SILENT: ByDefault = { change: undefined, isExplicit: false, rule: 'mention' };

/**
 * A clause that a note describes was brought by the deal that the note is about, unless the sentence asks, imagines or remembers it.
 * An aim is sought until it is reached.
 */
export function readByDefault(scene: Scene, hit: TermHit, isUnsaid: boolean): ByDefault {
	if (isUnsaid || scene.isHeading || isUnreal(scene, hit)) {
		return SILENT;
	}
	const wording = wordsOf(scene, hit.from, hit.to);
	if (AIMS.has(hit.term)) {
		const isOpen = /^(?:ipo|spac_direct_listing)$/.test(hit.term) ? !/\b(?:went|gone|taken)\b/.test(wording) : /\b(?:offer|bid|approach)\b/.test(wording);
		return isOpen ? { change: 'sought', isExplicit: false, rule: 'aim' } : SILENT;
	}
	const isNew = natureOf(hit.term) === 'deed' && /\bnew\b/.test(wordsOf(scene, Math.max(0, hit.from - 2), hit.to));
	return isNew || natureOf(hit.term) === 'clause' ? { change: 'introduced', isExplicit: false, rule: 'part-of-deal' } : SILENT;
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
