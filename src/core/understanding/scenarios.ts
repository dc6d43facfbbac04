import { foldedText, type Word } from '../base/words.js';
import type { Scene } from './scene.js';
import { isPassive } from './voice.js';

/** What analysts call what may come: "bear case", "scenario 2", "key risks", "downside". */
const NAMES =
	'(?:(?:our|the|an?|my|in|under|new|key|main|principal|chief|biggest|other) ){0,3}(?:(?:(?:bear|bull|base|best|worst|central|downside|upside|stress)(?: |-)?(?:case|scenario)(?: scenario)?|scenario)s?(?: (?:\\d+|[a-z]|one|two|three))?|(?:downside|upside)(?: risks?)?|risks?(?: factors?)?)';

/** "Bear case: …", "Risks. …": a label in front of a sentence, or of its paragraph. */
const LABEL = new RegExp(`^[^\\p{L}\\d]*${NAMES}[*_]*(?:[:.]| [–—-] )`, 'iu');

/** The whole of a heading, or all before its colon. */
const HEADING = new RegExp(`^[^\\p{L}]*${NAMES}[^\\p{L}\\d]*(?:$|: )`, 'iu');

/** "In our bear case, …", "in a downside scenario". */
const WITHIN =
	/\b(?:in|under) (?:our|an?|the|my|this|that|such an?) (?:\w+ )?(?:(?:bear|bull|base|best|worst|central|downside|upside|stress) (?:case|scenario)|scenario)\b/;

/** A label has no more characters. */
const LONGEST_LABEL = 50;

/** So many words in front of a sentence may place it in a scenario. */
const OPENING = 8;

/** Whether what stands at a word is a case that somebody plays through; what has happened already is none, wherever it is told. */
export function isScenario(scene: Scene, at: number): boolean {
	return scene.once(isPlayedThrough) && !isPast(scene.sentence.words, at);
}

function isPlayedThrough({
	sentence: { words, block, start },
	heading,
	isHeading,
	isAnswer,
}: Scene): boolean {
	return (
		LABEL.test(block.text.slice(0, LONGEST_LABEL)) ||
		LABEL.test(block.text.slice(start, start + LONGEST_LABEL)) ||
		(!isHeading && !isAnswer && HEADING.test(heading)) ||
		(block.cell !== undefined && LABEL.test(`${block.cell.row}:`)) ||
		WITHIN.test(foldedText(words, 0, OPENING))
	);
}

const IRREGULAR =
	/^(?:gave|lost|won|got|took|sold|bought|left|let|paid|cut|struck|broke|fell|rose|went|came|made|held|kept|was|were|had|did)$/;

/** Whether a verb tells of what has happened: "terminated", "has given". */
function isPast(words: readonly Word[], verb: number): boolean {
	const form = words[verb]?.folded ?? '';
	const isForm = form.endsWith('ed') || IRREGULAR.test(form);
	const isPerfect = words
		.slice(Math.max(0, verb - PERFECT_REACH), verb)
		.some(({ folded }) => /^(?:has|have|had)$/.test(folded));
	return (isForm && (isPerfect || !isPassive(words, verb))) || (isPerfect && /en$|ne$/.test(form));
}

/** How far before a verb its "has" may stand, in words. */
const PERFECT_REACH = 3;
