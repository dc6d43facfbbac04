import { foldedText, type Word } from '../base/words.js';
import type { FoundCue } from './cueTable.js';
import type { BeneficiaryCue } from './data/beneficiaryCue.js';
import type { ChangeCue } from './data/changeCue.js';
import { sidesOfTerm } from './data/roles.js';
import { findChangeCues } from './findChangeCues.js';
import type { Scene } from './scene.js';

/**
 * Whether a wording of gain tells of what somebody is about to lose: it only describes what another verb ends or lowers ("ended an alliance
 * worth $300 million to Corvid", "cut the fee it pays Corvid"), or the payment itself is the lower one ("Corvid gets a lower royalty").
 */
export function isTurnedRound(scene: Scene, cue: FoundCue<BeneficiaryCue>): boolean {
	const opener = openerOf(scene, cue);
	return (opener > 0 && isUndone(scene, opener)) || isLowered(scene, cue);
}

/** So many words stand between "that" and its verb at most, or between "worth" and whom it is worth so much to. */
const CLAUSE_REACH = 4;

/** Nouns for what is paid or agreed, where no term is found. */
export const DEALS =
	/^(?:deals?|contracts?|agreements?|licen[cs]es?|alliances?|partnerships?|collaborations?|pacts?|tie-up|ventures?|programmes?|programs?|orders?|accounts?|sponsorships?|fees?|payments?|royalt(?:y|ies)|commissions?|subsid(?:y|ies)|discounts?|advances?|rents?|prices?)$/;

/** Where the clause opens that only describes the noun before it and has the wording in it; -1 where it stands in no such clause. */
function openerOf(scene: Scene, { from, reachFrom }: FoundCue<BeneficiaryCue>): number {
	const { words } = scene.sentence;
	for (let at = from; at >= Math.max(1, reachFrom - CLAUSE_REACH); at--) {
		const folded = words[at]?.folded ?? '';
		if (folded === 'worth') {
			return at;
		}
		if (/^(?:that|which)$/.test(folded)) {
			return isDescribed(scene, at) ? at : -1;
		}
		const isSubject =
			/^(?:it|they)$/.test(folded) || scene.companies.some(hit => hit.from === at && hit.to <= from);
		if (isSubject && words[at - 1]?.text !== ',' && isDescribed(scene, at)) {
			return at;
		}
		if (/^[,;:()]$/.test(words[at]?.text ?? '')) {
			return -1;
		}
	}
	return -1;
}

/** Whether what stands before a word is a noun for a deal or a payment. */
function isDescribed({ sentence: { words }, terms }: Scene, at: number): boolean {
	const end = words[at - 1]?.text === ',' ? at - 1 : at;
	return terms.some(term => term.to === end) || DEALS.test(words[end - 1]?.folded ?? '');
}

/** Whether the verb that has the described noun for its object ends it, or makes it less. */
function isUndone(scene: Scene, opener: number): boolean {
	const { words } = scene.sentence;
	const governor = scene
		.once(findChangeCues)
		.findLast(cue => cue.to <= opener && !isAside(words, cue) && cue.row.effect !== 'silent');
	return (
		governor !== undefined &&
		scene.clauses.hard[governor.from] === scene.clauses.hard[opener] &&
		/^(?:ended|less|loosened)$/.test(governor.row.effect)
	);
}

/** "a collaboration signed in 2021": a participle behind a noun says no more than what it was. */
function isAside(words: readonly Word[], { row, from }: FoundCue<ChangeCue>): boolean {
	const before = words[from - 1];
	return (
		row.effect === 'introduced' &&
		/(?:ed|struck|made|set|won)$/.test(words[from]?.folded ?? '') &&
		before?.kind === 'word' &&
		!before.isCapitalised &&
		!/^(?:and|or|but|then|has|have|had|it|they|also|that|which)$/.test(before.folded)
	);
}

/** Verbs of being paid, and of paying: a smaller payment is a loss to whoever gets it. */
const PAID =
	/\b(?:gets?|got|receives?|received|receiving|collects?|earns?|pays?|paid|paying|be paid|takes?)\b/;

/** How far behind its verb a lower payment may stand, in words. */
const PAYMENT_REACH = 6;

function isLowered(scene: Scene, { from, to, reachFrom, reachTo }: FoundCue<BeneficiaryCue>): boolean {
	const { words } = scene.sentence;
	if (!PAID.test(foldedText(words, reachFrom, to))) {
		return false;
	}
	const end = Math.max(reachTo, to) + PAYMENT_REACH;
	return scene
		.once(findChangeCues)
		.some(
			less =>
				less.row.effect === 'less' &&
				less.from > from &&
				less.from < end &&
				words.slice(from, less.from).every(({ text }) => text !== ',') &&
				scene.terms.some(
					term =>
						sidesOfTerm(term.term)?.taker === 'payee' &&
						term.to > less.to &&
						term.from <= less.to + 1,
				),
		);
}
