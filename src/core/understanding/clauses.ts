import type { Word } from '../base/words.js';
import { isNoCondition } from './noHedges.js';

/** How the words of a sentence hang together. One entry a word. */
export interface Clauses {
	/** Counts the breaks that nothing governs across: semicolons. */
	readonly hard: readonly number[];
	/** Counts the breaks that are crossed at a price: "…, but", "…, which", dashes, colons. Negative in an aside, one number each. */
	readonly soft: readonly number[];
	/** The word's place, as if what stands in brackets were not there. */
	readonly place: readonly number[];
	/** Whether the word stands under an "if", "unless" or "whether". */
	readonly isConditional: readonly boolean[];
}

/** Words that open a clause after a comma. */
const AFTER_COMMA = new Set(
	'and but while which who whose whom although though whereas because since so if when after before as unless where yet or nor until once whenever'.split(
		' ',
	),
);

/** Words that open a clause wherever they stand. */
const ALWAYS = new Set(
	'while because although though whereas which if unless whether but when once after before until since whenever'.split(
		' ',
	),
);

/** Words that show, right after "and", that a clause or a verb of its own follows. */
const NEW_SUBJECT = new Set(
	'it they he she we you this that there will would can could may might must shall has have had is are was were does do did'.split(
		' ',
	),
);

const CONDITIONS = new Set(['if', 'unless', 'whether', 'provided', 'assuming', 'should']);

/** What crossing a soft break costs, in words. */
const BREAK_PRICE = 5;

/** Cuts a sentence into clauses, roughly: enough to know what a verb can govern. Linear. */
export function readClauses(words: readonly Word[]): Clauses {
	const hard: number[] = [];
	const soft: number[] = [];
	const place: number[] = [];
	const isConditional: boolean[] = [];
	let hards = 0;
	let softs = 0;
	let at = 0;
	let brackets = 0;
	let isUnder = false;
	const asides = findAsides(words);
	words.forEach((word, i) => {
		const { text, folded } = word;
		const aside = asides[i] ?? 0;
		const before = words[i - 1]?.text;
		brackets = Math.max(0, brackets + (text === '(' ? 1 : before === ')' ? -1 : 0));
		if (brackets === 0 && aside === 0) {
			at++;
			if (text === ';') {
				hards++;
			}
			if (opensClause(words, i) && asides[i - 1] === 0) {
				softs++;
			}
			const isStart = i === 0 || word.kind === 'word';
			if (text === ',' || text === ';' || text === ':') {
				isUnder = false;
			} else if (
				isStart &&
				CONDITIONS.has(folded) &&
				!(folded === 'if' && isNoCondition(words, i)) &&
				(folded !== 'should' || i === 0 || (before === ',' && !isVerbal(words, i)))
			) {
				isUnder = true;
			}
		}
		hard.push(hards);
		soft.push(aside > 0 ? -aside : softs);
		place.push(at);
		isConditional.push(isUnder);
	});
	return { hard, soft, place, isConditional };
}

/** "Dealers, such as Corvid, should benefit": a verb behind "should", so that the subject stands before it. */
function isVerbal(words: readonly Word[], should: number): boolean {
	return /^(?:be|have|benefit|gain|profit|get|see|win|lose|suffer|help|now|also|not|come|receive|pay)$/.test(
		words[should + 1]?.folded ?? '',
	);
}

function opensClause(words: readonly Word[], i: number): boolean {
	const { text, folded } = words[i] ?? { text: '', folded: '' };
	const before = words[i - 1]?.text ?? '';
	if (text === ';' || text === ':' || text === '—' || text === '–') {
		return true;
	}
	if (i === 0) {
		return false;
	}
	const next = words[i + 1];
	return (
		(before === ',' && AFTER_COMMA.has(folded)) ||
		(ALWAYS.has(folded) && !isBeforeTime(words, i)) ||
		(folded === 'and' && next !== undefined && NEW_SUBJECT.has(next.folded)) ||
		(folded === 'as' && next?.folded === 'long') ||
		(folded === 'that' && isRelative(words, i))
	);
}

/** "until 2030", "after March", "before the end of", "as before": no clause follows. */
function isBeforeTime(words: readonly Word[], i: number): boolean {
	if (words[i]?.folded === 'before' && words[i - 1]?.folded === 'as') {
		return true;
	}
	const next = words[i + 1];
	const isTime =
		next?.kind === 'number' ||
		(next?.isCapitalised === true && !isSubject(words, i + 1)) ||
		/^(?:then|now|last|next|end|early|late|mid)$/.test(next?.folded ?? '');
	return (
		/^(?:until|before|after|since)$/.test(words[i]?.folded ?? '') &&
		(isTime || (next?.folded === 'the' && words[i + 2]?.folded === 'end'))
	);
}

/** "after Corvid agreed", "since Halloway has": a name with a verb behind it is no time. */
function isSubject(words: readonly Word[], i: number): boolean {
	for (let at = i + 1; at < Math.min(words.length, i + 4); at++) {
		const folded = words[at]?.folded ?? '';
		if (words[at]?.isCapitalised !== true) {
			return (
				/..ed$/.test(folded) ||
				/^(?:is|are|was|were|has|have|had|will|would|took|bought|sold|won|lost|gave|got|went|came|said|made)$/.test(
					folded,
				)
			);
		}
	}
	return false;
}

/** "the immunity that covered …": a verb right behind "that", and no verb of saying before it. */
function isRelative(words: readonly Word[], i: number): boolean {
	const before = words[i - 1]?.folded ?? '';
	const after = words[i + 1]?.folded ?? '';
	return (
		/(?:ed|es|ing)$|^(?:is|are|was|were|has|have|had|will|would|can|could|may|must)$/.test(after) &&
		!/^(?:said|say|says|and|but|so|agreed|announced|or|means|meant|believe|think)$/.test(before)
	);
}

/** The longest aside, in words. */
const LONGEST_ASIDE = 24;
const ASIDE_OPENERS =
	/^(?:which|who|whose|where|a|an|the|once|now|long|then|until|by|in|on|under|like|with|its|their|one|also|part|due|worth|for|from|at|to|of|after|before|since|still|first|last|as|if|though|although|unlike|along|together|including)$|(?:ed|en|ing|ly)$/;
const AFTER_ASIDE = new Set(
	'will would shall can could may might must should is are was were has have had does do did gets get keeps keep loses lose wins win gains gain ends end remains remain stays stay also now runs lapses expires'.split(
		' ',
	),
);

/** Whether the verb of the main clause goes on here, an adverb before it looked through: "…, simply was not renewed". */
function followsAside(words: readonly Word[], at: number): boolean {
	const folded = words[at]?.folded ?? '';
	return AFTER_ASIDE.has(folded) || (folded.endsWith('ly') && AFTER_ASIDE.has(words[at + 1]?.folded ?? ''));
}

/**
 * What stands between two commas and could be left out: "The partnership, announced in 2019, will end." For each word the number of its
 * aside, else 0.
 */
function findAsides(words: readonly Word[]): number[] {
	const asides = words.map(() => 0);
	let count = 0;
	let open = -1;
	let dash = -1;
	let comma = -1;
	words.forEach((word, i) => {
		if (isDash(word)) {
			if (
				dash > 0 &&
				i - dash <= LONGEST_ASIDE &&
				(followsAside(words, i + 1) || endsIn(words[i + 1]))
			) {
				count++;
				asides.fill(count, dash, i + 1);
				dash = -1;
			} else {
				dash = i;
			}
		}
		if (word.text !== ',') {
			open = word.text === ';' || word.text === ':' ? -1 : open;
			const end = endOfRelative(words, i);
			if (end !== undefined) {
				count++;
				asides.fill(count, i, end);
			}
			return;
		}
		const last = comma;
		comma = i;
		const start = open >= 0 ? open : isBareAside(words, last, i) ? last : -1;
		const isClose = start >= 0 && i - start <= LONGEST_ASIDE && followsAside(words, i + 1);
		if (isClose) {
			count++;
			asides.fill(count, start, i + 1);
		}
		open =
			!isClose && i > 0 && ASIDE_OPENERS.test(words[i + 1]?.folded ?? '')
				? i
				: open >= 0 && !isClose
					? open
					: -1;
	});
	return asides;
}

/** The longest aside that opens with a word of its own, in words. */
const LONGEST_BARE = 7;

/** ", never popular in Athens," between two commas: a few words without a verb, and no item of a list. */
function isBareAside(words: readonly Word[], from: number, to: number): boolean {
	const inside = words.slice(from + 1, to);
	return (
		from > 0 &&
		inside.length > 0 &&
		inside.length <= LONGEST_BARE &&
		inside[0]?.kind === 'word' &&
		!inside[0].isCapitalised &&
		inside[0].folded !== 'such' && // Examples are meant with what they stand for.
		!inside.some(({ folded }) => FINITE.test(folded) || NO_RELATIVE.test(folded))
	);
}

function isDash({ text }: Word): boolean {
	return text === '—' || text === '–';
}

/** "— …— falls away": verbs of ending that go on with a sentence as well. */
function endsIn(word: Word | undefined): boolean {
	return /^(?:falls?|fell|goes|went|dies|disappear(?:s|ed)|survive[sd]?|ended|lapsed|expired|ceases?)$/.test(
		word?.folded ?? '',
	);
}

/** The longest clause between a subject and its verb, in words. */
const LONGEST_RELATIVE = 18;

/** What a clause without commas may not run on over: it has then no verb of the main clause behind it. */
const NO_RELATIVE =
	/^(?:[,;:—–()]|and|or|but|that|what|who|which|if|whether|says?|said|means?|meant|thinks?|believes?)$/;

const FINITE =
	/^(?:will|would|shall|can|could|may|might|must|is|are|was|were|has|have|had|ends?|ended|expire[sd]?|lapse[sd]?|stays?|stayed|remains?|remained|goes|went|survive[sd]?)$/;

/** "The exclusivity that had survived every revision | has ended": where the verb of the main clause follows on a clause that opens here, without commas. */
function endOfRelative(words: readonly Word[], i: number): number | undefined {
	const { folded } = words[i] ?? { folded: '' };
	if (!/^(?:that|which|who)$/.test(folded) || words[i - 1]?.kind !== 'word' || !isRelative(words, i)) {
		return undefined;
	}
	const most = Math.min(words.length, i + LONGEST_RELATIVE);
	let verb = i + 1;
	while (
		verb < most &&
		(FINITE.test(words[verb]?.folded ?? '') || BESIDE_VERB.has(words[verb]?.folded ?? ''))
	) {
		verb++;
	}
	for (let at = verb + 1; at < most; at++) {
		const word = words[at];
		if (word === undefined || NO_RELATIVE.test(word.folded) || opensClause(words, at)) {
			return undefined;
		}
		if (FINITE.test(word.folded) && !PRONOUNS.has(words[at - 1]?.folded ?? '')) {
			return at;
		}
	}
	return undefined;
}

const BESIDE_VERB = new Set(
	'not never also been being be now long already just since once only still'.split(' '),
);
const PRONOUNS = new Set('it they he she we you i this that there'.split(' '));

/** How far apart two words stand, in words, breaks counted in; infinite where nothing governs across. */
export function distance({ hard, soft, place }: Clauses, from: number, to: number): number {
	if (hard[from] !== hard[to]) {
		return Infinity;
	}
	const [first, second] = [soft[from] ?? 0, soft[to] ?? 0];
	const isAside = first < 0 || second < 0;
	const breaks = first === second ? 0 : isAside ? 1 : Math.abs(second - first);
	return Math.abs((place[to] ?? 0) - (place[from] ?? 0)) + breaks * BREAK_PRICE;
}
