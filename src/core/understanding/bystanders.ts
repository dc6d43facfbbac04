import { foldedText, type Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** So many words before a name say that it only stands by. */
const LEAD = 3;

/** Behind these a name is compared, left out, or was here before: "the former Corvid plant", "unlike Corvid", "other than Corvid". */
const LEADS =
	/(?:^| )(?:former|formerly|erstwhile|onetime|ex|unlike|than|except|except (?:for|to|with)|save (?:to|for|with)|instead of|apart from|aside from|compet(?:e|es|ed|ing) with|analysts? (?:at|from|with|of)|economists? at)$/;

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

/** How far behind "may not" and its verb those stand with whom it may not be done, in words. */
const BAN_REACH = 12;
const BAN = /^(?:not|cannot|never|barred|prohibited|forbidden|banned)$|n't$/;
const DEALING =
	/^(?:sell|sells|selling|supply|supplies|supplying|license|licensing|offer|offering|ship|shipping|provide|providing|deliver|delivering|work|working|deal|dealing|partner|partnering|sign|lease|leasing|talk|talking|negotiate|negotiating)$/;

/**
 * The companies that a sentence names and that have no part in what it says of a deal: those compared ("than Corvid"), excluded ("may not
 * sell to Corvid"), of the past ("a former Corvid plant", "compared with 2% under Corvid"), those that only say who somebody is ("Sky, Corvid's usual partner, …"), and
 * those of whom it is denied ("…, Corvid does not"). Names joined on share their part. Linear.
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
			isDenied(words, hit.to)
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
