import type { Word } from '../../base/words.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Candidate } from './candidate.js';
import type { AddCue } from './cuesAfter.js';
import { addPrepositionCue, isPreposition } from './prepositionCues.js';

const NEAR = new Set('near outside around across throughout north south east west off'.split(' '));
const LIKE = new Set([
	'include',
	'includes',
	'included',
	'including',
	'like',
	'among',
	'namely',
	'especially',
	'notably',
]);

/** What stands before a name, for or against its being a company. */
export function addCuesBefore(candidate: Candidate, isPlace: (folded: string) => boolean): void {
	const { words } = candidate.sentence;
	const add: AddCue = (role, weight, from, to) => {
		candidate.cues.push({ role, weight, from, to });
	};
	let at = candidate.from - 1;
	const article = words[at];
	if (
		article?.isHyphenated !== true &&
		/^(?:the|a|an|its|his|her|their|my|our|this|these|those|every|each|no|any)$/.test(
			article?.folded ?? '',
		) &&
		!(article?.folded === 'the' && candidate.form?.companies.length === 1)
	) {
		addArticle(candidate, at, add);
		at--;
	}
	const before = words[at];
	if (before === undefined || candidate.isStart) {
		return;
	}
	if (words[candidate.from]?.isHyphenated === true) {
		add(
			'second part of a compound',
			before.folded === 'non' || before.folded === 'ex' ? 0 : -10,
			at,
			at + 1,
		);
		return;
	}
	if (before.kind === 'mark') {
		addAfterMark(words, at, add);
		if (candidate.form === undefined && isDepartment(words, at, candidate.to)) {
			add('department', -45, at - 1, at);
		}
		return;
	}
	if (before.isPossessive) {
		if (isPlace(before.folded)) {
			add('of a country', 16, at, at + 1); // Sweden’s Norrvind
		} else {
			add('of somebody', -18, at, at + 1); // Microsoft’s Xbox
		}
		return;
	}
	addAfterWord(candidate, at, { add, isPlace });
}

function addArticle(candidate: Candidate, at: number, add: AddCue): void {
	const { words } = candidate.sentence;
	const folded = words[at]?.folded ?? '';
	const isLong = candidate.core - candidate.from > 1;
	if (folded === 'the') {
		const isNoun =
			(wordFlags(words[candidate.to]?.folded ?? '') &
				(WORD.dealWith | WORD.dealAfter | WORD.dealOf)) !==
			0;
		if (!isNoun) {
			add('the', isLong ? -4 : -12, at, at + 1);
		}
	} else if (/^(?:a|an|this|every|each|no|any)$/.test(folded)) {
		const isNoun = words[candidate.to]?.kind === 'word';
		add('a', isNoun ? -5 : -28, at, at + 1);
	} else {
		add('its, my', -30, at, at + 1);
	}
}

function addAfterMark(words: readonly Word[], at: number, add: AddCue): void {
	const mark = words[at]?.text;
	const before = words[at - 1];
	if (mark === '(' && before !== undefined && isKindsNoun(before.folded)) {
		add('example of companies', 26, at - 1, at); // "its backers (Lumera, Odd Capital)"
	} else if (
		mark === ',' &&
		before !== undefined &&
		isKindsNoun(before.folded) &&
		isCounted(words, at - 1)
	) {
		add('apposition before', 28, at - 1, at); // "its two bottle suppliers, Vetrano and Glasner"
	} else if (
		mark === ',' &&
		before !== undefined &&
		(isKindNoun(before.folded) || isUnitNoun(words, at - 1)) &&
		isDefinite(words, at - 1)
	) {
		add('apposition before', 34, at - 1, at); // "its lender, Raiz,"
	} else if (mark === '$' || mark === '#' || mark === '@') {
		add('sign', -20, at, at + 1);
	}
}

function isKindNoun(folded: string): boolean {
	const flags = wordFlags(folded);
	return (flags & (WORD.kind | WORD.party)) !== 0 && (flags & WORD.looseKind) === 0;
}

/** "the chain's discount arm, …", "its first card partner, …"; a managing partner is a person. */
function isUnitNoun(words: readonly Word[], at: number): boolean {
	const isPartner =
		words[at]?.folded === 'partner' &&
		!/^(?:managing|senior|founding|general|equity|law|tax)$/.test(words[at - 1]?.folded ?? '');
	return (
		isPartner ||
		/^(?:arm|unit|division|subsidiary|affiliate|spinoff|spinout)$/.test(words[at]?.folded ?? '')
	);
}

function isKindsNoun(folded: string): boolean {
	const flags = wordFlags(folded);
	const isLoose = (wordFlags(folded.replace(/s$/, '')) & WORD.looseKind) !== 0; // brands, sites
	return (flags & WORD.kinds) !== 0 && (flags & WORD.kind) === 0 && !isLoose;
}

/** "Ada Lind, Senior Vice President, Oncology Research, Verlanix" */
function isDepartment(words: readonly Word[], at: number, to: number): boolean {
	const office = words[at - 1];
	return (
		words[at]?.text === ',' &&
		office?.isCapitalised === true &&
		/^(?:president|director|head|officer|manager|vp|evp|svp)$/.test(office.folded) &&
		words[to]?.text === ',' &&
		words[to + 1]?.isCapitalised === true
	);
}

/** "its two", "the three big" */
function isCounted(words: readonly Word[], at: number): boolean {
	return words
		.slice(Math.max(0, at - 5), at)
		.some(word => /^(?:two|three|four|five|both|main|biggest|largest)$/.test(word.folded));
}

function isDefinite(words: readonly Word[], at: number): boolean {
	const before = words.slice(Math.max(0, at - 5), at);
	return (
		before.some(word => /^(?:its|the|a|an|their|our)$/.test(word.folded) || word.isPossessive) &&
		!before.some(word => /^(?:his|her)$/.test(word.folded)) // "his Lumera counterpart, Per Sund"
	);
}

function addAfterWord(
	candidate: Candidate,
	at: number,
	{ add, isPlace }: { readonly add: AddCue; readonly isPlace: (folded: string) => boolean },
): void {
	const { words } = candidate.sentence;
	const word = words[at];
	if (word === undefined) {
		return;
	}
	if (isPreposition(word.folded)) {
		addPrepositionCue(candidate, at, add);
	} else if (/^(?:called|named|dubbed)$/.test(word.folded)) {
		add('called', isCompanyNoun(words, at - 1) ? 28 : -25, at, at + 1);
	} else if (/^(?:all|as)$/.test(word.folded)) {
		if (/^(?:above|first|such)$/.test(words[at - 1]?.folded ?? '')) {
			addExample(words, at - 1, add); // "landlords, above all", "lenders such as"
		}
	} else if (LIKE.has(word.folded)) {
		addExample(words, at, add);
	} else {
		addNearWord(candidate, at, { add, isPlace });
	}
}

/** A word of some other sort directly before a name. */
function addNearWord(
	candidate: Candidate,
	at: number,
	{ add, isPlace }: { readonly add: AddCue; readonly isPlace: (folded: string) => boolean },
): void {
	const { words } = candidate.sentence;
	const word = words[at];
	if (word === undefined) {
		return;
	}
	const flags = wordFlags(word.folded);
	if (NEAR.has(word.folded) && candidate.owner === undefined) {
		add('near', -30, at, at + 1);
	} else if (word.isHyphenated && isKindNoun((words[at - 1]?.folded ?? '') + word.folded)) {
		add('kind before', 32, at - 1, at + 1); // the start-up Helvion
	} else if (
		(flags & (WORD.kind | WORD.party)) !== 0 &&
		(flags & WORD.looseKind) === 0 &&
		(!word.isCapitalised || at === 0)
	) {
		add('kind before', 32, at, at + 1);
	} else if (isMoneyManager(words, at)) {
		add('kind before', 32, at - 1, at + 1);
	} else if ((flags & WORD.person) !== 0 && !word.isHyphenated) {
		add('person before', -45, at, at + 1);
	} else if (/^(?:says|said)$/.test(word.folded) && !/^["”’']$/.test(words[at - 1]?.text ?? '')) {
		add('says before', 6, at, at + 1);
	} else if ((flags & WORD.takesCompany) !== 0) {
		add('what is done to companies', verbWeight(word.folded), at, at + 1);
	} else if (isPlace(word.folded) && word.isCapitalised) {
		add('place before', 4, at, at + 1); // German Lumera
	} else if ((flags & WORD.product) !== 0 && !word.isCapitalised) {
		add('product before', -22, at, at + 1);
	}
}

/** "the Dutch pension manager Norvik": no single person manages that. */
function isMoneyManager(words: readonly Word[], at: number): boolean {
	return (
		words[at]?.folded === 'manager' &&
		/^(?:pension|asset|wealth|money|credit|forest|property)$/.test(words[at - 1]?.folded ?? '')
	);
}

function verbWeight(folded: string): number {
	return /^(?:acquir|bought|sued|sue|merg|outbid|woo)/.test(folded) ? 22 : 10;
}

function isCompanyNoun(words: readonly Word[], at: number): boolean {
	let i = words[at]?.text === ',' ? at - 1 : at;
	while (
		/^(?:is|was|be|been|are|were|will|to|also|now|jointly|tentatively|provisionally)$/.test(
			words[i]?.folded ?? '',
		)
	) {
		i--; // "The joint company will be called Norvane"
	}
	const flags = wordFlags(words[i]?.folded ?? '');
	return (
		((flags & WORD.kind) !== 0 && (flags & WORD.looseKind) === 0) ||
		/^(?:unit|venture|company|firm|start|up|subsidiary|venture|vehicle|arm|division)$/.test(
			words[i]?.folded ?? '',
		)
	);
}

function addExample(words: readonly Word[], at: number, add: AddCue): void {
	const near = words[at - 1]?.kind === 'mark' ? at - 2 : at - 1; // "lenders, among them"
	for (let i = near; i >= Math.max(0, near); i--) {
		const flags = wordFlags(words[i]?.folded ?? '');
		if (
			(flags & (WORD.kinds | WORD.kind)) !== 0 ||
			/^(?:partners|customers|clients|investors|backers|rivals|competitors|suppliers|brands|labels|names)$/.test(
				words[i]?.folded ?? '',
			)
		) {
			add('example of companies', 30, i, at + 1);
			return;
		}
		if ((flags & WORD.person) !== 0 || (flags & WORD.place) !== 0) {
			add('example of others', -20, i, at + 1);
			return;
		}
	}
}
