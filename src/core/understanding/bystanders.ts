import { foldedText, type Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** So many words before a name say that it only stands by. */
const LEAD = 3;

/** Behind these a name is compared, left out, or was here before: "the former Corvid plant", "unlike Corvid", "other than Corvid". */
const LEADS =
	/(?:^| )(?:former|formerly|erstwhile|onetime|ex|unlike|than|except|except (?:for|to|with)|save (?:to|for|with)|instead of|apart from|aside from|compet(?:e|es|ed|ing) with|analysts? (?:at|from|with|of)|economists? at|(?:advi[sz]ed|represented) by|(?:advi[sz][eo]rs?|counsel|arrangers?|bookrunners?) (?:is|are|was|were))$/;

/** "Rivals such as Corvid" are examples; "partners such as Corvid" take part. */
const EXAMPLES = /(?:^| )(?:such as|like)$/;
const TAKING_PART = /^(?:partners?|investors?|backers?|shareholders?|owners?|lenders?)$/;

/** So many words before a name a comparison may begin. */
const COMPARED_REACH = 9;

/** "compared with 0.9% under Corvid", "up from 4% under Corvid": what was paid elsewhere, or before. */
const COMPARED =
	/(?:^| )(?:(?:compared (?:with|to)|against|versus|vs)(?: [^,;: ]+)* \d\S*(?: [^,;: ]+)* (?:under|at|with|from|for|by|to)|(?:up|down) from(?: [^,;: ]+)* under)(?: the| its)?$/;

/** "no worse than it gives Corvid", "than those offered to Corvid": whose terms are the measure. */
const MEASURE =
	/(?:^| )than (?:[^,;: ]+ ){1,4}?(?:gives?|gave|given|grants?|granted|offers?|offered|charges?|charged|pays?|paid|sells?|sold|provides?|provided|lets|allows?|allowed)(?: to)?$/;

/** What advisers do, without being of the deal: "Corvid advised Sky", "Corvid acted for Sky". */
const ADVISING =
	/^(?:(?:is|are|was|were|has|have|had|also|been) )*(?:advi[sz](?:es|ed|ing) (?!by |to |that |against )|(?:acts|acted|acting) (?:for|as|on behalf)|represent(?:s|ed|ing) (?!by )|arrang(?:es|ed|ing) the |underwr(?:ites?|ote))/;

/** What somebody says of others. */
const SAYING =
	/^(?:(?:has|have|had|also|still|now) )*(?:says?|said|thinks?|thought|believes?|believed|reckons?|reckoned|estimates?|estimated|expects?|expected|notes?|noted|argues?|argued|writes?|wrote|calculates?|calculated|hears?|heard|learn(?:s|ed|t)|understands?|reports?|reported) /;

/** Words by which who speaks comes into what is said. */
const OF_THE_SPEAKER =
	/(?:^| )(?:it|its|itself|they|their|them|we|our|us|both|each|the (?:company|firm|group|two|pair)) /;

/** So many words behind a name say what it does. */
const DEED = 7;

/** How far behind "may not" and its verb those stand with whom it may not be done, in words. */
const BAN_REACH = 12;
const BAN = /^(?:not|cannot|never|barred|prohibited|forbidden|banned)$|n't$/;
const DEALING =
	/^(?:sell|sells|selling|supply|supplies|supplying|license|licensing|offer|offering|ship|shipping|provide|providing|deliver|delivering|work|working|deal|dealing|partner|partnering|sign|lease|leasing|talk|talking|negotiate|negotiating)$/;

/**
 * The companies that a sentence names and that have no part in what it says of a deal: those compared ("than Corvid"), excluded ("may not
 * sell to Corvid"), of the past ("a former Corvid plant", "compared with 2% under Corvid"), those that only say who somebody is ("Sky, Corvid's usual partner, …"), and
 * those of whom it is denied ("…, Corvid does not"), and those who advise, or only tell what others do ("Corvid thinks that Sky gave Next …"). Names joined on share their part. Linear.
 */
export function bystandersOf({ sentence: { words }, companies }: Scene): CompanyHit[] {
	const found: CompanyHit[] = [];
	companies.forEach((hit, i) => {
		const before = companies[i - 1];
		const isJoined =
			before !== undefined && found.at(-1) === before && isList(words, before, hit, companies[i + 1]);
		const isApposed =
			before?.to === hit.from - 1 &&
			words[hit.from - 1]?.text === ',' &&
			words[hit.to - 1]?.isPossessive === true;
		if (
			isJoined ||
			isApposed ||
			isLeft(words, hit.from) ||
			isCompared(words, hit.from) ||
			isBanned(words, hit.from) ||
			isDenied(words, hit.to) ||
			isAdvising(words, companies, i) ||
			isTelling(words, hit, companies.length - i - 1)
		) {
			found.push(hit);
		}
	});
	return found;
}

/** Whether two names are joined: by "and", or by a comma where "and" and one more follow. In "Unlike Corvid, Sky …" they are not. */
function isList(
	words: readonly Word[],
	left: CompanyHit,
	right: CompanyHit,
	next: CompanyHit | undefined,
): boolean {
	const between = words.slice(left.to, right.from);
	const isLink = (word: Word): boolean => /^(?:,|and|or|nor|&)$/.test(word.folded);
	if (between.length === 0 || between.length > 2 || !between.every(isLink)) {
		return false;
	}
	return (
		between.some(({ text }) => text !== ',') ||
		(next !== undefined && isList(words, right, next, undefined))
	);
}

function isLeft(words: readonly Word[], from: number): boolean {
	const before = words
		.slice(Math.max(0, from - LEAD), from)
		.map(({ folded }) => folded)
		.join(' ');
	if (EXAMPLES.test(before)) {
		return !TAKING_PART.test(words[from - (before.endsWith('such as') ? 3 : 2)]?.folded ?? '');
	}
	return LEADS.test(before);
}

function isCompared(words: readonly Word[], from: number): boolean {
	const before = foldedText(words, Math.max(0, from - COMPARED_REACH), from);
	return COMPARED.test(before) || MEASURE.test(before);
}

/** "may not sell the engine to Corvid", "is barred from working with Corvid": the very one with whom nothing is agreed. */
function isBanned(words: readonly Word[], from: number): boolean {
	if (!/^(?:to|with)$/.test(words[from - 1]?.folded ?? '')) {
		return false;
	}
	let isDealt = false;
	for (let at = from - 2; at >= Math.max(0, from - BAN_REACH); at--) {
		const { folded = '', text } = words[at] ?? {};
		if (text === ';' || text === ',' || /^(?:but|if|unless|until|which|because|while)$/.test(folded)) {
			return false;
		}
		isDealt ||= DEALING.test(folded);
		if (isDealt && BAN.test(folded)) {
			return true;
		}
	}
	return false;
}

/** "Nissan gets a licence, Corvid does not." */
function isDenied(words: readonly Word[], to: number): boolean {
	const isShort = /^(?:doesn't|didn't|won't|hasn't|isn't)$/.test(words[to]?.folded ?? '');
	const isLong =
		/^(?:does|did|do|has|have|will|is|was)$/.test(words[to]?.folded ?? '') &&
		words[to + 1]?.folded === 'not';
	const next = words[to + (isShort ? 1 : 2)];
	return (isShort || isLong) && (next === undefined || next.kind === 'mark');
}

/** "Corvid advised Sky", "Corvid and Next are advising Sky". */
function isAdvising(words: readonly Word[], companies: readonly CompanyHit[], i: number): boolean {
	const [own, next] = companies.slice(i, i + 2);
	if (own === undefined) {
		return false;
	}
	return (
		ADVISING.test(`${foldedText(words, own.to, own.to + DEED)} `) ||
		(next !== undefined &&
			isList(words, own, next, companies[i + 2]) &&
			isAdvising(words, companies, i + 1))
	);
}

/** "Corvid thinks that Sky gave Next a veto": two others, and nobody who could be the one who says so. */
function isTelling(words: readonly Word[], { to }: CompanyHit, others: number): boolean {
	const rest = others < OF_A_DEAL ? '' : `${foldedText(words, to, words.length)} `;
	return SAYING.test(rest) && !OF_THE_SPEAKER.test(rest);
}

/** So many make a deal. */
const OF_A_DEAL = 2;
