import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import type { Candidate } from './candidate.js';
import type { AddCue } from './cuesAfter.js';

/** What a preposition before a name says, with the word before the preposition: `stake in X`, `analyst at X`. */
interface Rule {
	readonly role: string;
	readonly prepositions: ReadonlySet<string>;
	/** Bits of the word before, one of which it must have. */
	readonly flags?: number;
	/** Words before, one of which it must be. */
	readonly nouns?: ReadonlySet<string>;
	/** Words of which one must stand up to eight words before. */
	readonly verbs?: ReadonlySet<string>;
	readonly weight: number;
}

const words = (joined: string): ReadonlySet<string> => new Set(joined.split(' '));

/** "raised $310 million from", "bought the rights from" */
const FROM_COMPANY = words(
	'come comes came sourced supplied raised raise raises raising borrowed borrow bought buy buying licensed license licensing leased lease purchased purchase acquired received receive obtained hired poached rents rented rent sourced gets got bid bids offer offers funding investment backing gear equipment chips orders money capital royalties',
);
/** "offered it to", "sells half of the output to" */
const TO_COMPANY = words(
	'offer offered offers sell sold sells selling license licensed licenses licensing sublicensing sublicense lease leased leases pay paid pays supply supplied supplies supplying ship shipped ships deliver delivered delivers lend lent lends hand handed hands outsource outsourced cede ceded grant granted grants switch switched move moved send sent sends transfer transferred',
);
/** "the plant at Footscray" is at a place; "the analyst at Liberum" is not. */
const SITES = words(
	'plant plants site sites mine mines terminal terminals factory factories shed campus refinery smelter port depot warehouse mill yard station airport hub office offices headquarters conference fair summit event field fields farm farms',
);

/** The first that holds counts. */
const RULES: readonly Rule[] = [
	{ role: 'role of', prepositions: words('of at with'), flags: WORD.ofCompany, weight: 34 },
	{ role: 'role of', prepositions: words('for from'), flags: WORD.ofCompany, weight: 18 },
	{ role: 'share of', prepositions: words('of in by'), flags: WORD.dealOf, weight: 32 },
	{ role: 'deal with', prepositions: words('with between'), flags: WORD.dealWith, weight: 24 },
	{ role: 'deal with', prepositions: words('from to for against over'), flags: WORD.dealWith, weight: 10 },
	{ role: 'done by', prepositions: words('by'), flags: WORD.byAgent, weight: 20 },
	{
		role: 'by-line',
		prepositions: words('by'),
		nouns: words('reporting editing written edited photo photos photographed illustrated text interview'),
		weight: -60,
	},
	{
		role: 'stake in',
		prepositions: words('in'),
		nouns: words(
			'invest invested invests investing stake stakes shares majority minority investor investors investment partner shareholder shareholders',
		),
		weight: 34,
	},
	{
		role: 'to a company',
		prepositions: words('to'),
		nouns: words(
			'goes went passes loses lost belong belongs belonged owe owes gives gave linked tied referred lines rights',
		),
		weight: 16,
	},
	{ role: 'to a company', prepositions: words('to'), verbs: TO_COMPANY, weight: 15 },
	{ role: 'together with', prepositions: words('with'), nouns: words('together off up'), weight: 16 },
	{
		role: 'post on',
		prepositions: words('on'),
		nouns: words('post posts posted wrote tweet tweeted video videos message channel'),
		weight: -40,
	},
	{
		role: 'brought in',
		prepositions: words('in'),
		nouns: words('bring brings brought bringing call calls called draft drafted let take took'),
		weight: 10,
	},
	{ role: 'in a place', prepositions: words('in'), weight: -12 },
	{ role: 'at a place', prepositions: words('at'), nouns: SITES, weight: -10 },
	{ role: 'at', prepositions: words('at'), weight: 8 },
	{ role: 'with', prepositions: words('with between against'), weight: 8 },
	{ role: 'by', prepositions: words('by'), weight: 4 },
	{ role: 'from', prepositions: words('from'), verbs: FROM_COMPANY, weight: 16 },
	{ role: 'from', prepositions: words('from'), weight: 3 },
];

const PREPOSITIONS = words('of at for in on from by with between against to into over than through');

/** Whether a folded word is one of the prepositions that the rules know. */
export function isPreposition(folded: string): boolean {
	return PREPOSITIONS.has(folded);
}

/** Adds what the preposition at word `at` and what stands before it say of the candidate after it. */
export function addPrepositionCue(candidate: Candidate, at: number, add: AddCue): void {
	const sentence = candidate.sentence.words;
	const preposition = sentence[at]?.folded ?? '';
	const noun = sentence[at - 1];
	const rule = RULES.find(other => other.prepositions.has(preposition) && isMet(other, sentence, at));
	if (rule === undefined) {
		return;
	}
	// "Vice President of Operations": a plain word after an office is rather a department.
	const isDepartment =
		rule.role === 'role of' &&
		candidate.form === undefined &&
		candidate.key.split(' ').every(isCommonWord);
	const isBound = rule.flags !== undefined || rule.nouns !== undefined;
	add(
		rule.role,
		rule.weight - (isDepartment ? 40 : 0),
		isBound && noun !== undefined ? at - 1 : at,
		at + 1,
	);
}

function isMet({ flags, nouns, verbs }: Rule, sentence: readonly Word[], at: number): boolean {
	const noun = sentence[at - 1];
	if (flags !== undefined) {
		return noun?.kind === 'word' && (wordFlags(noun.folded) & flags) !== 0;
	}
	if (nouns !== undefined) {
		return noun !== undefined && nouns.has(noun.folded);
	}
	return (
		verbs === undefined || sentence.slice(Math.max(0, at - 8), at).some(word => verbs.has(word.folded))
	);
}
