import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Candidate } from './candidate.js';
import type { AddCue } from './cuesAfter.js';

const NEAR = new Set('near outside around across throughout north south east west off'.split(' '));
const LIKE = new Set(['including', 'like', 'among', 'namely', 'especially', 'notably']);

/** What stands before a name, for or against its being a company. */
export function addCuesBefore(candidate: Candidate, isPlace: (folded: string) => boolean): void {
	const { words } = candidate.sentence;
	const add: AddCue = (role, weight, from, to) => {
		candidate.cues.push({ role, weight, from, to });
	};
	let at = candidate.from - 1;
	const article = words[at];
	if (article?.isHyphenated !== true && /^(?:the|a|an|its|his|her|their|my|our|this|that|these|those|every|each|no|any)$/.test(article?.folded ?? '') && !(article?.folded === 'the' && candidate.form?.companies.length === 1)) {
		addArticle(candidate, at, add);
		at--;
	}
	const before = words[at];
	if (before === undefined || candidate.isStart) {
		return;
	}
	if (words[candidate.from]?.isHyphenated === true) {
		add('second part of a compound', before.folded === 'non' || before.folded === 'ex' ? 0 : -10, at, at + 1);
		return;
	}
	if (before.kind === 'mark') {
		addAfterMark(words, at, add);
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
		const isNoun = (wordFlags(words[candidate.to]?.folded ?? '') & (WORD.dealWith | WORD.dealAfter | WORD.dealOf)) !== 0;
		if (!isNoun) {
			add('the', isLong ? -4 : -12, at, at + 1);
		}
	} else if (/^(?:a|an|this|that|every|each|no|any)$/.test(folded)) {
		const isNoun = words[candidate.to]?.kind === 'word';
		add('a', isNoun ? -5 : -28, at, at + 1);
	} else {
		add('its, my', -22, at, at + 1);
	}
}

function addAfterMark(words: readonly Word[], at: number, add: AddCue): void {
	const mark = words[at]?.text;
	const before = words[at - 1];
	if (mark === ',' && before !== undefined && isKindNoun(before.folded) && isDefinite(words, at - 1)) {
		add('apposition before', 34, at - 1, at); // "its lender, Raiz,"
	} else if (mark === '$' || mark === '#' || mark === '@') {
		add('sign', -20, at, at + 1);
	}
}

/** "raised $310 million from", "bought the rights from" */
const FROM_COMPANY = new Set('come comes came sourced supplied raised raise raises raising borrowed borrow bought buy buying licensed license licensing leased lease purchased purchase acquired received receive obtained hired poached rents rented rent sourced gets got bid bids offer offers funding investment backing gear equipment chips orders money capital royalties'.split(' '));

/** "offered it to", "sells half of the output to" */
const TO_COMPANY = new Set('offer offered offers sell sold sells selling license licensed licenses licensing sublicensing sublicense lease leased leases pay paid pays supply supplied supplies supplying ship shipped ships deliver delivered delivers lend lent lends hand handed hands outsource outsourced cede ceded grant granted grants switch switched move moved send sent sends transfer transferred switched'.split(' '));

/** Whether one of some verbs stands shortly before. */
function hasVerb(words: readonly Word[], at: number, verbs: ReadonlySet<string>): boolean {
	return words.slice(Math.max(0, at - 8), at).some(word => verbs.has(word.folded));
}

function isKindNoun(folded: string): boolean {
	const flags = wordFlags(folded);
	return (flags & (WORD.kind | WORD.party)) !== 0 && (flags & WORD.looseKind) === 0;
}

function isDefinite(words: readonly Word[], at: number): boolean {
	return words.slice(Math.max(0, at - 5), at).some(word => /^(?:its|the|a|an|their|his|her|our)$/.test(word.folded) || word.isPossessive);
}

function addAfterWord(candidate: Candidate, at: number, { add, isPlace }: { readonly add: AddCue; readonly isPlace: (folded: string) => boolean }): void {
	const { words } = candidate.sentence;
	const word = words[at];
	if (word === undefined) {
		return;
	}
	const flags = wordFlags(word.folded);
	switch (word.folded) {
		case 'of':
		case 'at':
		case 'for':
		case 'in':
		case 'on':
		case 'from':
		case 'by':
		case 'with':
		case 'between':
		case 'against':
		case 'to':
		case 'into':
		case 'over':
		case 'than':
		case 'through':
			addAfterPreposition(candidate, at, add);
			return;
		case 'all':
			if (/^(?:above|first)$/.test(words[at - 1]?.folded ?? '')) {
				addExample(words, at - 1, add); // "landlords, above all"
			}
			return;
		case 'as':
			if (words[at - 1]?.folded === 'such') {
				addExample(words, at - 1, add);
			}
			return;
		case 'called':
		case 'named':
		case 'dubbed':
			add('called', isCompanyNoun(words, at - 1) ? 28 : -25, at, at + 1);
			return;
		default:
	}
	if (LIKE.has(word.folded)) {
		addExample(words, at, add);
	} else if (NEAR.has(word.folded)) {
		add('near', -30, at, at + 1);
	} else if (word.isHyphenated && isKindNoun((words[at - 1]?.folded ?? '') + word.folded)) {
		add('kind before', 32, at - 1, at + 1); // the start-up Helvion
	} else if ((flags & (WORD.kind | WORD.party)) !== 0 && (flags & WORD.looseKind) === 0 && (!word.isCapitalised || at === 0)) {
		add('kind before', 32, at, at + 1);
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

function verbWeight(folded: string): number {
	return /^(?:acquir|bought|sued|sue|merg|outbid|woo)/.test(folded) ? 22 : 10;
}

function isCompanyNoun(words: readonly Word[], at: number): boolean {
	const i = words[at]?.text === ',' ? at - 1 : at;
	const flags = wordFlags(words[i]?.folded ?? '');
	return ((flags & WORD.kind) !== 0 && (flags & WORD.looseKind) === 0) || /^(?:unit|venture|company|firm|start|up|subsidiary|venture|vehicle|arm|division)$/.test(words[i]?.folded ?? '');
}

function addExample(words: readonly Word[], at: number, add: AddCue): void {
	const near = words[at - 1]?.kind === 'mark' ? at - 2 : at - 1; // "lenders, among them"
	for (let i = near; i >= Math.max(0, near); i--) {
		const flags = wordFlags(words[i]?.folded ?? '');
		if ((flags & (WORD.kinds | WORD.kind)) !== 0 || /^(?:partners|customers|clients|investors|backers|rivals|competitors|suppliers|brands|labels|names)$/.test(words[i]?.folded ?? '')) {
			add('example of companies', 30, i, at + 1);
			return;
		}
		if ((flags & WORD.person) !== 0 || (flags & WORD.place) !== 0) {
			add('example of others', -20, i, at + 1);
			return;
		}
	}
}

function addAfterPreposition(candidate: Candidate, at: number, add: AddCue): void {
	const { words } = candidate.sentence;
	const preposition = words[at]?.folded ?? '';
	const noun = words[at - 1];
	const flags = wordFlags(noun?.folded ?? '');
	const isMark = noun === undefined || noun.kind === 'mark';
	if (!isMark && /^(?:of|at|for|from|with)$/.test(preposition) && (flags & WORD.ofCompany) !== 0) {
		const isPlain = candidate.key.split(' ').every(isCommonWord); // "Vice President of Operations"
		add('role of', (preposition === 'for' || preposition === 'from' ? 18 : 34) - (isPlain ? 24 : 0), at - 1, at + 1);
	} else if (!isMark && /^(?:of|in|by)$/.test(preposition) && (flags & WORD.dealOf) !== 0) {
		add('share of', 32, at - 1, at + 1);
	} else if (!isMark && /^(?:with|between|from|to|for|against|over)$/.test(preposition) && (flags & WORD.dealWith) !== 0) {
		add('deal with', preposition === 'with' || preposition === 'between' ? 24 : 10, at - 1, at + 1);
	} else if (preposition === 'by' && (flags & WORD.byAgent) !== 0) {
		add('done by', 20, at - 1, at + 1);
	} else if (preposition === 'by' && /^(?:reporting|editing|written|edited|photo|photos|photographed|illustrated|text|interview)$/.test(noun?.folded ?? '')) {
		add('by-line', -60, at - 1, at + 1);
	} else if (preposition === 'in' && /^(?:invest|invested|invests|investing|stake|stakes|shares|majority|minority|investor|investors|investment|partner|shareholder|shareholders)$/.test(noun?.folded ?? '')) {
		add('stake in', 34, at - 1, at + 1);
	} else if (preposition === 'to' && /^(?:sell|sells|sold|selling|license|licensed|licenses|pays|paid|pay|supply|supplies|supplied|hands|handed|goes|went|passes|loses|lost|lend|lends|lent|belong|belongs|belonged|owe|owes|grants|granted|gives|gave|linked|tied|referred|switched|moved|lines|rights|leased|leases|transfer|transferred)$/.test(noun?.folded ?? '')) {
		add('to a company', 16, at - 1, at + 1);
	} else if (preposition === 'to' && hasVerb(words, at, TO_COMPANY)) {
		add('to a company', 14, at, at + 1);
	} else if (preposition === 'with' && noun?.folded === 'together') {
		add('together with', 20, at - 1, at + 1);
	} else if (preposition === 'on' && /^(?:post|posts|posted|wrote|tweet|tweeted|video|videos|message|channel)$/.test(noun?.folded ?? '')) {
		add('post on', -40, at - 1, at + 1);
	} else if (preposition === 'in') {
		add('in a place', -12, at, at + 1);
	} else if (preposition === 'at') {
		const isSite = /^(?:plant|site|mine|terminal|factory|shed|campus|refinery|smelter|port|depot|warehouse|mill|yard|station|airport|hub|office|offices|headquarters|conference|fair|summit|event|field|farm)s?$/.test(noun?.folded ?? '');
		add(isSite ? 'at a place' : 'at', isSite ? -10 : 8, at, at + 1);
	} else if (preposition === 'between' || preposition === 'with' || preposition === 'against') {
		add('with', 8, at, at + 1);
	} else if (preposition === 'by') {
		add('by', 4, at, at + 1);
	} else if (preposition === 'from') {
		add('from', hasVerb(words, at, FROM_COMPANY) ? 16 : 3, at, at + 1);
	}
}
