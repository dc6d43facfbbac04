import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';

/** What a phrase says that something is. */
export interface Kind {
	readonly is: 'company' | 'person' | 'product' | 'place';
	readonly from: number;
	/** After its head noun. */
	readonly to: number;
}

/** How far a head noun may stand from its article, in words: "a privately held maker of optical links" needs few, lists of adjectives more. */
const REACH = 10;

/** What is sold under the name of whoever sells it as often as not: "Spotify, a streaming service". */
export const SERVICES = /^(?:service|platform|site|website|marketplace|exchange|network|retailer)$/;

const STOPS = new Set(
	'that which who whose whom with from in of to for based by at on under near and or but as into because when where after before is was are were has had will would'.split(
		' ',
	),
);
const ARTICLES = new Set('a an the one another its their our part'.split(' '));

/**
 * What the noun phrase that begins at word `at` says.
 *
 * ```text
 * Lumera, a Lisbon-based battery maker, said
 *         ~~~~~~~~~~~~~~~~~~~~~~ ^^^^^
 * ```
 */
export function readKind(words: readonly Word[], at: number, needsArticle: boolean): Kind | undefined {
	const first = words[at];
	if (first === undefined || (needsArticle && !ARTICLES.has(first.folded))) {
		return undefined;
	}
	let end = at;
	while (end < words.length && end < at + REACH) {
		const word = words[end];
		if (
			word === undefined ||
			isEnd(words, end) ||
			(end > at && ((isStop(word) && !isJoinedAnd(words, end)) || /^(?:the|an?)$/.test(word.text))) // "the drug the regulator turned down"
		) {
			break;
		}
		end++;
		if (word.isPossessive) {
			continue;
		}
	}
	// The head is the last noun; a name after it ("a unit of", "start-up Fenlink") has ended the phrase before.
	for (let head = end; head > at; head--) {
		const word = words[head - 1];
		if (word === undefined || word.kind === 'number') {
			continue;
		}
		const is = kindOf(words, head - 1);
		if (is !== undefined) {
			return is === 'company' &&
				head === at + 2 &&
				first.folded === 'the' &&
				!/^(?:that|which|of|behind|with|whose)$/.test(words[head]?.folded ?? '')
				? undefined
				: { is, from: at, to: head }; // "Then, the company said"
		}
		if (!isPostmodifier(word)) {
			return undefined;
		}
	}
	return undefined;
}

function isStop(word: Word): boolean {
	return (
		STOPS.has(word.folded) ||
		(!word.isCapitalised &&
			!word.isHyphenated &&
			(wordFlags(word.folded) & WORD.opener) !== 0 &&
			!ALLOWED.has(word.folded))
	);
}

/** Small words that stand inside noun phrases. */
const ALLOWED = new Set(
	'a an the one two three four five other own first second third last next more most such co many few once now only'.split(
		' ',
	),
);

function isEnd(words: readonly Word[], at: number): boolean {
	const word = words[at];
	return (
		word?.kind === 'mark' &&
		word.text !== '&' &&
		word.text !== '/' &&
		word.text !== '%' &&
		word.text !== '’' &&
		word.text !== "'"
	);
}

/** "a copper and cobalt miner": the phrase goes on after `and` where no article follows. */
function isJoinedAnd(words: readonly Word[], at: number): boolean {
	const next = words[at + 1];
	return (
		/^(?:and|or)$/.test(words[at]?.text ?? '') &&
		next !== undefined &&
		!ARTICLES.has(next.folded) &&
		next.kind === 'word' &&
		(wordFlags(next.folded) & WORD.opener) === 0
	);
}

function isPostmodifier(word: Word): boolean {
	return (
		/(?:ed|ing|ly)$/.test(word.folded) ||
		word.isHyphenated ||
		(wordFlags(word.folded) & WORD.opener) !== 0
	);
}

/** What a noun says of whatever it is said of. */
export function kindOf(words: readonly Word[], at: number): Kind['is'] | undefined {
	const word = words[at];
	if (word === undefined || word.kind !== 'word') {
		return undefined;
	}
	const before = words[at - 1];
	const folded = word.isHyphenated && before !== undefined ? before.folded + word.folded : word.folded; // start-up
	const flags = wordFlags(word.folded) | (word.isHyphenated ? wordFlags(folded) : 0);
	const isProper = word.isCapitalised && !isCommonWord(word.folded);
	if (isProper) {
		return undefined;
	}
	if ((flags & WORD.looseKind) !== 0 && (flags & WORD.product) !== 0) {
		return 'product';
	}
	if ((flags & (WORD.kind | WORD.kinds | WORD.party)) !== 0) {
		return 'company';
	}
	if (/(?:maker|firm|bank|owner|operator|grower|carrier|builder|seller|house)s?$/.test(word.folded)) {
		return 'company';
	}
	if (
		/^(?:unit|arm|division|business|joint|venture|partnership|subsidiary|charity|nonprofit|label|brand|banner|agent|agents|agency|coop|practice|laboratory|shop|vehicle|trust|foundation|institute|spinout|spinoff|startup|holding)$/.test(
			word.folded,
		)
	) {
		return 'company';
	}
	if ((flags & WORD.person) !== 0) {
		return 'person';
	}
	if ((flags & WORD.place) !== 0) {
		return 'place';
	}
	return (flags & WORD.product) !== 0 ? 'product' : undefined;
}
