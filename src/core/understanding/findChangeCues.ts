import { foldedText } from '../base/words.js';
import { compileCues, findCues, type FoundCue } from './cueTable.js';
import type { ChangeCue } from './data/changeCue.js';
import { CHANGE_CUES, CUE_CLASSES } from './data/changeCues.js';
import type { Scene } from './scene.js';

/** The change table, compiled. */
export const changeTable = compileCues(CHANGE_CUES, CUE_CLASSES);

/** The cues of change in a sentence, those that only claim words left out. */
export function findChangeCues(scene: Scene): FoundCue<ChangeCue>[] {
	return findCues(scene.text, changeTable).filter(
		cue =>
			cue.row.effect !== 'none' &&
			!isNoun(scene, cue) &&
			!isName(scene, cue) &&
			!isSteady(scene, cue) &&
			!isAlternative(scene, cue),
	);
}

/** "the Federal Trade Commission", "United Airlines": a verb's form inside a name is none. */
function isName(
	{ sentence: { words }, companies, isHeading }: Scene,
	{ from, to }: FoundCue<ChangeCue>,
): boolean {
	const isCapital = to === from + 1 && words[from]?.isCapitalised === true;
	const isCompany = companies.some(company => company.from <= from && to <= company.to);
	const isBeside = words[from - 1]?.isCapitalised === true || words[from + 1]?.isCapitalised === true;
	return isCapital && (isCompany || (!isHeading && from > 0 && isBeside));
}

/** "a trim", "its place", "Halloway's cut", "over swaps", "their buying alliance": a verb's form behind an article, an owner or a preposition is a noun. */
function isNoun({ sentence: { words }, terms }: Scene, { row, from, to }: FoundCue<ChangeCue>): boolean {
	const isVerb = row.governs === 'verb' || row.governs === 'either';
	const form = words[from]?.folded ?? '';
	const before = words[from - 1];
	const isBare = to === from + 1 && !/(?:ed|ing)$/.test(form);
	const isOwned =
		/^(?:a|an|the|this|any|no|its|their|his|her|our|only)$/.test(before?.folded ?? '') ||
		before?.isPossessive === true;
	const isKind = to === from + 1 && form.endsWith('ing') && terms.some(term => term.from === to);
	if (isVerb && isKind && isOwned && /^(?:introduced|sought)$/.test(row.effect)) {
		return true;
	}
	const isBehindLink = /^(?:of|over|for|from|with|at|by|via|into|under|between)$/.test(
		before?.folded ?? '',
	);
	const isNamed =
		/^(?:a|an|the|this|any|no)$/.test(before?.folded ?? '') || (from === 1 && before?.folded === 'that');
	return isVerb && isBare && (isNamed || (isOwned && row.effect !== 'introduced') || isBehindLink);
}

/** "will be replaced rather than renewed", "cash instead of shares": the way not taken. */
function isAlternative({ sentence: { words } }: Scene, { from }: { readonly from: number }): boolean {
	return /\b(?:rather than|instead of|as opposed to)(?: an?)?$/.test(
		foldedText(words, Math.max(0, from - ALTERNATIVE_REACH), from),
	);
}

/** "rather than a", in words. */
const ALTERNATIVE_REACH = 4;

/** "goes up 2 percent each year": by how much a sum grows of itself is part of it. */
function isSteady({ sentence: { words } }: Scene, { row, to }: FoundCue<ChangeCue>): boolean {
	return (
		(row.effect === 'more' || row.effect === 'less') &&
		/^(?:[^,;:.]*\s)?(?:(?:each|every|per) (?:year|quarter|month)|annually|yearly|a year)\b/.test(
			foldedText(words, to, to + STEADY_REACH),
		)
	);
}

/** How far behind its verb "each year" may stand, in words. */
const STEADY_REACH = 7;
