import type { Word } from '../../base/words.js';

/** Things that are measured in per cent and are no share of what is shared. */
const THINGS =
	/^(?:premium|discount|fee|fees|tax|levy|surcharge|mark-?up|coupon|commission|penalty|bonus|rise|increase|jump|gain|growth|surge|drop|fall|decline|cut|reduction|margin|threshold|quorum|hurdle|inflation|haircut)$/;

/** What may stand between the share and its thing: "a 10% admin fee", "a 15 percent annual price increase". */
const MOST_BETWEEN = 2;

/** Verbs that say by how much something moved: "rose 12%". */
const MOVES =
	/^(?:rose|risen|rises|fell|fallen|falls|grew|grown|jumped|dropped|gained|surged|slid|climbed|declined|slipped|soared|plunged|tumbled)$/;

/**
 * The place of the noun that a percentage measures where that is no share: "a 15% premium", "at a discount of 20%", "rose 12%". -1 where it
 * may be the share of a term.
 */
export function thingOf(
	words: readonly Word[],
	{ from, to }: { readonly from: number; readonly to: number },
	kind: 'money' | 'percent',
): number {
	const changed = changedBy(words, from);
	if (changed >= 0 || kind === 'money') {
		return changed;
	}
	for (let at = to; at <= to + MOST_BETWEEN; at++) {
		const word = words[at];
		if (
			word?.kind !== 'word' ||
			/^(?:of|in|on|to|and|or|for|from|by|at|with|after|before|per|a|an|the|its)$/.test(word.folded)
		) {
			break;
		}
		if (THINGS.test(word.folded)) {
			return at;
		}
	}
	let at = from - 1;
	while (
		at > from - 3 &&
		/^(?:about|around|some|nearly|only|just|up|almost|roughly|by|another)$/.test(words[at]?.folded ?? '')
	) {
		at--;
	}
	if (MOVES.test(words[at]?.folded ?? '')) {
		return at;
	}
	return words[at]?.folded === 'of' && THINGS.test(words[at - 1]?.folded ?? '') ? at - 1 : -1;
}

/** Verbs of change, by how their folded form begins: "drops by €24 million" says by how much, not to how much. */
const CHANGED =
	/^(?:ris(?:e|es|en)$|rizing|rose|fall|fell|drop|cuts?$|cutting|reduc|raiz|raise|lift|increas|decreas|grow|grew|slip|climb|jump|lower|declin|trim|shrink|shrank|go(?:es|ne)?$|went$|boost)/;

/** How far before "by" its verb may stand, in words. */
const CHANGED_REACH = 6;

/** The place of the verb that a quantity measures the change of, behind "by"; -1 where there is none. */
function changedBy(words: readonly Word[], from: number): number {
	const by = /^(?:about|around|some|nearly|only|just|almost|roughly|another|a|an)$/.test(
		words[from - 1]?.folded ?? '',
	)
		? from - 2
		: from - 1;
	if (words[by]?.folded !== 'by') {
		return -1;
	}
	for (let at = by - 1; at >= Math.max(0, by - CHANGED_REACH) && words[at]?.kind !== 'mark'; at--) {
		if (CHANGED.test(words[at]?.folded ?? '')) {
			return at;
		}
	}
	return -1;
}

/** For each word the item of an enumeration in which it stands: "(a) …, (b) … and (c) …"; 0 before the first. Linear. */
export function readItems(words: readonly Word[]): number[] {
	let item = 0;
	return words.map((word, at) => {
		const isMarker =
			word.text === '(' &&
			words[at + 2]?.text === ')' &&
			/^(?:[a-z]|[ivx]{1,4}|\d{1,2})$/.test(words[at + 1]?.folded ?? '');
		item += isMarker ? 1 : 0;
		return item;
	});
}
