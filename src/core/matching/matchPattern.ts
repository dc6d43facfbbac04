import { unreachable } from '../base/unreachable.js';
import type { Word } from '../base/words.js';
import type { PatternNode, Slot } from './pattern.js';

/** The words of a sentence with the slots that were found in them. */
export interface SlottedWords {
	readonly words: readonly Word[];
	/** Where the slot that begins at a word ends, exclusive; -1 where none begins. The longest one. */
	slotEnd(slot: Slot, from: number): number;
}

/** A match: the whole of it, and the part between `[` and `]`, in words, ends exclusive. */
export interface PatternMatch {
	readonly from: number;
	readonly to: number;
	readonly start: number;
	readonly end: number;
}

/** What is left of a pattern: of the option being tried, then of what stands around it. */
interface Rest {
	readonly nodes: readonly PatternNode[];
	readonly i: number;
	readonly then: Rest | undefined;
}

interface State {
	readonly at: number;
	readonly open: number;
	readonly close: number;
}

/**
 * The match of a pattern that begins at a word: the one with the longest mention, then the shortest reach.
 *
 * Cost: bounded by the pattern alone (gaps are at most eight words), never by the sentence.
 */
export function matchPattern(
	nodes: readonly PatternNode[],
	text: SlottedWords,
	from: number,
): PatternMatch | undefined {
	let best: PatternMatch | undefined;
	const step = (rest: Rest | undefined, { at, open, close }: State): void => {
		if (rest === undefined) {
			const start = open < 0 ? from : open;
			const end = close < 0 ? at : close;
			if (end > start && (best === undefined || end - start > best.end - best.start)) {
				best = { from, to: at, start, end };
			}
			return;
		}
		const node = rest.nodes[rest.i];
		if (node === undefined) {
			step(rest.then, { at, open, close });
			return;
		}
		const then: Rest = { nodes: rest.nodes, i: rest.i + 1, then: rest.then };
		switch (node.kind) {
			case 'words':
				if (isForm(text.words[at], node)) {
					step(then, { at: at + 1, open, close });
				}
				break;
			case 'slot': {
				const end = text.slotEnd(node.slot, at);
				if (end > at) {
					step(then, { at: end, open, close });
				}
				break;
			}
			case 'gap':
				for (const next of gapEnds(text.words, at, node)) {
					step(then, { at: next, open, close });
				}
				break;
			case 'choice':
				for (const option of node.options) {
					step({ nodes: option, i: 0, then }, { at, open, close });
				}
				break;
			case 'open':
				step(then, { at, open: at, close });
				break;
			case 'close':
				step(then, { at, open, close: at });
				break;
			default:
				unreachable(node);
		}
	};
	step({ nodes, i: 0, then: undefined }, { at: from, open: -1, close: -1 });
	return best;
}

/** Where a gap that begins here may end, the nearest first. */
function gapEnds(words: readonly Word[], from: number, gap: Extract<PatternNode, { kind: 'gap' }>): number[] {
	const ends = [from];
	for (let at = from; at < from + gap.most; at++) {
		const word = words[at];
		if (word === undefined || (word.kind === 'mark' && !isGapMark(word, gap.isOverCommas))) {
			break;
		}
		ends.push(at + 1);
	}
	return ends;
}

function isForm(word: Word | undefined, node: Extract<PatternNode, { kind: 'words' }>): boolean {
	return word !== undefined && node.forms.has(node.isExact ? word.text : word.folded);
}

/** Marks that a gap may run over: currency and percent signs always, commas and brackets only where the pattern says so. */
function isGapMark(word: Word, isOverCommas: boolean): boolean {
	return /[$€£¥%&/+]/.test(word.text) || (isOverCommas && /[,()]/.test(word.text));
}
