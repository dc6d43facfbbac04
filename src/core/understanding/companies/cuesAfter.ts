import type { Word } from '../../base/words.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { readKind, SERVICES, type Kind } from './apposition.js';
import { DEED, endOfDeed, isUndergone } from './deeds.js';
import type { Candidate } from './candidate.js';
import { addCuesAgainst } from './cuesAgainst.js';
import { isAllCaps } from './scan.js';
import { isShareMove } from './shareMove.js';
import { endOfTicker } from './tickers.js';

/** Notes a reason for or against a candidate. */
export type AddCue = (role: string, weight: number, from: number, to: number) => void;

const AUXILIARIES = new Set(
	'will would can could may might shall should must has had have is was are were did does do'.split(' '),
);
const BACKED = new Set(
	'backed owned controlled led made built run branded operated developed supplied sponsored funded compatible exclusive centered centric heavy style designed hosted powered linked affiliated managed'.split(
		' ',
	),
);
const NAMED = new Set(['based', 'born', 'headquartered', 'area', 'listed', 'registered', 'wide', 'bound']);
const ADVERBS =
	/(?:ly|also|still|now|then|already|never|once|again|itself|soon|later|today|meanwhile|since|just|even|alone|often|always|long)$/;
/** After a plain word at the start of a sentence these tell that it is a name. */
const BARE =
	/^(?:has|is|was|had|does|did|said|says|argued|argues|declined|agreed|signed|sued|told|denied|wants|warned|uses|needs|came)$/;
const THIRD_PERSON = new Set(['has', 'is', 'was', 'had']);
const PEOPLE_ONLY = new Set([
	'born',
	'smiled',
	'laughed',
	'shrugged',
	'joked',
	'nodded',
	'retired',
	'graduated',
	'resigned',
	'studied',
	'recalled',
	'sighed',
]);

/** What stands after a name, for or against its being a company. */
export function addCuesAfter(candidate: Candidate): void {
	const { words } = candidate.sentence;
	const at = candidate.to;
	const add: AddCue = (role, weight, from, to) => {
		candidate.cues.push({ role, weight, from, to });
	};
	addCuesAgainst(candidate, add);
	const isOwner = words[at - 1]?.isPossessive === true;
	if (isOwner) {
		addBareOwner(candidate, add);
		addPossessed(words, at, add);
		return;
	}
	const next = words[at];
	if (next === undefined) {
		return;
	}
	if (next.text === '(') {
		addBracket(candidate, at, add);
		return;
	}
	if (next.isHyphenated && next.kind === 'number') {
		add('code', -32, at, at + 1); // CB-117
		return;
	}
	if (next.isHyphenated) {
		addHyphenated(next, at, add);
		return;
	}
	if (next.text === ',' || next.text === '–' || next.text === '—') {
		addApposition(words, at, add);
		return;
	}
	if (
		/^(?:in|from|of)$/.test(next.folded) &&
		isPlaceLike(words[at + 1]) &&
		words[at + 1]?.isCapitalised === true &&
		words[at + 1]?.kind === 'word'
	) {
		add('of a place', 8, at, at + 2); // Foxtel in Australia
		let after = at + 2;
		while (words[after]?.isCapitalised === true) {
			after++;
		}
		addVerbAfter(words, after, add, candidate.style);
	}
	if (candidate.form !== undefined && candidate.isStart && addDeed(words, at, add)) {
		return;
	}
	if (next.kind === 'word') {
		addNounAfter(candidate, add);
		if (candidate.form !== undefined && candidate.isStart && BARE.test(next.folded)) {
			add('a bare noun with has, is', 11, at, at + 1); // A plain word would have an article: "Bolt has not asked."
		}
		addVerbAfter(words, at, add, candidate.style);
	}
}

/** What a listed name that opens a sentence does, or has done to it. */
function addDeed(words: readonly Word[], at: number, add: AddCue): boolean {
	const end = endOfDeed(words, at);
	const isPassive = end === undefined && isUndergone(words, at);
	if (end !== undefined) {
		add(DEED, 26, at, end);
	} else if (isPassive) {
		add('has something done to it', -6, at, at + 2);
	}
	return end !== undefined || isPassive;
}

/** A plain word would have an article: "Target's search goes on." */
function addBareOwner({ form, isStart, to, sentence: { words } }: Candidate, add: AddCue): void {
	if (form !== undefined && isStart && words[to - 1]?.folded.endsWith('s') !== true) {
		add('a bare noun that owns', 11, to - 1, to);
	}
}

function addPossessed(words: readonly Word[], at: number, add: AddCue): void {
	const [given, family] = [words[at], words[at + 1]];
	if (
		given?.isCapitalised === true &&
		family?.isCapitalised === true &&
		(wordFlags(given.folded) & WORD.firstName) !== 0
	) {
		add('somebody of it', 24, at, at + 2); // Apple’s Tim Cook
		return;
	}
	for (let i = at; i < Math.min(words.length, at + 4); i++) {
		const word = words[i];
		if (word === undefined || word.kind === 'mark') {
			break;
		}
		const flags = wordFlags(word.folded);
		if ((flags & WORD.afterCompany) !== 0 && !word.isCapitalised) {
			add('its people or shares', 28, i, i + 1);
			return;
		}
		if ((flags & WORD.possessed) !== 0) {
			add('what companies have', i === at ? 18 : 14, i, i + 1);
			return;
		}
		if ((flags & (WORD.kind | WORD.kinds | WORD.dealOf)) !== 0) {
			add('what companies have', 14, i, i + 1);
			return;
		}
		if (
			(flags & WORD.place) !== 0 ||
			/^(?:government|economy|president|parliament|wife|husband|son|daughter|mother|father|voice|eyes|hands|face|life|career)$/.test(
				word.folded,
			)
		) {
			add('what companies have not', -25, i, i + 1);
			return;
		}
	}
	add('possessive', 3, at - 1, at);
}

/** A ticker, a short form, a place, a description in brackets. */
function addBracket(candidate: Candidate, at: number, add: AddCue): void {
	const { words } = candidate.sentence;
	const first = words[at + 1];
	const end = at + 1 + words.slice(at + 1, at + 40).findIndex(word => word.text === ')');
	if (first === undefined || end <= at) {
		return;
	}
	const ticker = endOfTicker(words, at);
	if (ticker !== undefined) {
		add('ticker', 60, at, ticker);
		return;
	}
	if (end === at + 2 && isAllCaps(first) && first.text.length <= 6) {
		add('short form in brackets', isInitials(candidate, first.text) ? 14 : 18, at, end + 1);
		return;
	}
	if (end === at + 2 && first.isCapitalised && !first.isQuoted) {
		add('seat in brackets', 10, at, end + 1); // ITM (Garching)
		return;
	}
	const kind = readKind(words, at + 1, false);
	if (kind !== undefined) {
		addKind(words, kind, add);
		return;
	}
	const inside = words.slice(at + 1, end);
	if (
		first.isCapitalised &&
		words[at + 2]?.text === ',' &&
		inside.some(
			word => word.kind === 'number' || (wordFlags(word.folded) & (WORD.kind | WORD.ofCompany)) !== 0,
		)
	) {
		add('seat and size in brackets', 25, at, end + 1);
	}
}

function isInitials(candidate: Candidate, short: string): boolean {
	const initials = candidate.name.split(/[\s-]+/).map(part => part.charAt(0).toUpperCase());
	return (
		initials.join('').startsWith(short.charAt(0)) &&
		initials.filter(letter => short.includes(letter)).length >= Math.min(2, short.length)
	);
}

function addHyphenated(next: Word, at: number, add: AddCue): void {
	if (BACKED.has(next.folded)) {
		add('-backed, -owned', 22, at, at + 1);
	} else if (NAMED.has(next.folded)) {
		add('-based', -40, at, at + 1);
	} else {
		add('first part of a compound', -4, at, at + 1);
	}
}

/** ", a Brno firm", ", which builds", ", who", ", Texas". */
function addApposition(words: readonly Word[], at: number, add: AddCue): void {
	const first = words[at + 1];
	if (first === undefined) {
		return;
	}
	if (first.folded === 'who') {
		add('who', -60, at + 1, at + 2);
		return;
	}
	if (first.folded === 'of' && isPlaceLike(words[at + 2]) && words[at]?.text === ',') {
		add('seat', 14, at + 1, at + 3); // "Tarn Optics, of Leeds"
		return;
	}
	if (first.folded === 'which' || first.folded === 'whose') {
		add('which', first.folded === 'which' ? 12 : 6, at + 1, at + 2);
		addVerbAfter(words, at + 2, add, 'which');
		addVerbBehind(words, at + 2, { within: 20, add }); // "Lumera, which has a rival scheme, fell 4%"
		return;
	}
	if (/^(?:based|headquartered|founded|formerly|incorporated|listed|owned|backed)$/.test(first.folded)) {
		add('based, founded', 28, at + 1, at + 2);
		return;
	}
	if (
		/^(?:built|created|spun|formed|set|acquired|bought|merged|together|controlled|led)$/.test(
			first.folded,
		)
	) {
		add('founded, bought', 12, at + 1, at + 2);
		return;
	}
	if (
		/^(?:aged|born)$/.test(first.folded) ||
		(first.kind === 'number' && /^\d\d$/.test(first.text) && words[at + 2]?.text === ',')
	) {
		add('age', -50, at + 1, at + 2);
		return;
	}
	if (
		(wordFlags(first.folded) & WORD.opener) !== 0 &&
		!/^(?:a|an|the|one|its|their|our)$/.test(first.folded)
	) {
		addVerbBehind(words, at + 2, { within: 8, add }); // "Visa, on the other hand, has won"
		return;
	}
	const isDash = words[at]?.text !== ',';
	const kind = readKind(words, at + 1, true) ?? (isDash ? undefined : readBareKind(words, at + 1));
	if (kind !== undefined) {
		const isPact =
			/^(?:partnership|alliance|pact|deal|agreement|accord|codeshare|programme|program)$/.test(
				words[kind.to - 1]?.folded ?? '',
			);
		addKind(words, isPact ? { ...kind, is: 'product' } : kind, add);
	}
}

/** The verb behind the comma that closes an insertion. */
function addVerbBehind(
	words: readonly Word[],
	at: number,
	{ within, add }: { readonly within: number; readonly add: AddCue },
): void {
	const close = words.slice(at, at + within).findIndex(word => word.text === ',');
	if (close >= 0) {
		addVerbAfter(words, at + close + 1, add);
	}
}

/** ", chief executive of", ", maker of": no article. */
function readBareKind(words: readonly Word[], at: number): ReturnType<typeof readKind> {
	const kind = readKind(words, at, false);
	const after = kind === undefined ? undefined : words[kind.to];
	if (kind?.is === 'person') {
		return kind;
	}
	return kind !== undefined && kind.to - kind.from <= 3 && /^(?:of|in|for)$/.test(after?.folded ?? '')
		? kind
		: undefined;
}

function addKind(words: readonly Word[], { is, from, to }: Kind, add: AddCue): void {
	const isService = is === 'product' && SERVICES.test(words[to - 1]?.folded ?? '');
	const weight = isService ? -12 : { company: 48, person: -55, product: -42, place: -55 }[is];
	add(is === 'company' ? 'apposition' : `apposition: a ${is}`, weight, from, to);
}

function isPlaceLike(word: Word | undefined): boolean {
	return (
		word?.kind === 'word' &&
		word.isCapitalised &&
		(wordFlags(word.folded) & (WORD.calendar | WORD.firstName)) === 0
	);
}

function addNounAfter(candidate: Candidate, add: AddCue): void {
	const { words } = candidate.sentence;
	const at = candidate.to;
	const word = words[at];
	if (word === undefined) {
		return;
	}
	const flags = wordFlags(word.folded);
	if ((flags & WORD.afterCompany) !== 0) {
		// "Old customers", "Quality engineers": a plain word that opens a sentence rather describes them.
		const isAdjective =
			candidate.isStart &&
			candidate.form === undefined &&
			!candidate.key.includes(' ') &&
			isCommonWord(candidate.key);
		add('its people or shares', isAdjective ? 4 : 30, at, at + 1);
	} else if ((flags & WORD.dealAfter) !== 0) {
		add('a deal or a plant of it', 14, at, at + 1);
	} else if (word.kind === 'word' && (flags & WORD.placeHead) !== 0 && word.isCapitalised) {
		add('place', -30, at, at + 1);
	}
}

function addVerbAfter(words: readonly Word[], at: number, add: AddCue, style?: string): void {
	let i = at;
	while (i < at + 3 && words[i]?.kind === 'word' && ADVERBS.test(words[i]?.folded ?? '')) {
		i++;
	}
	const isModal = AUXILIARIES.has(words[i]?.folded ?? '');
	const first = i;
	while (
		i < at + 7 &&
		(AUXILIARIES.has(words[i]?.folded ?? '') ||
			ADVERBS.test(words[i]?.folded ?? '') ||
			/^(?:not|been|be|to|no|longer|both|all|each)$/.test(words[i]?.folded ?? ''))
	) {
		i++;
	}
	const verb = words[i];
	if (isModal && (verb === undefined || verb.kind === 'mark')) {
		add('did, will', 11, first, i); // "Coficiné did."
		return;
	}
	if (verb === undefined || verb.kind !== 'word' || (verb.isCapitalised && style !== 'title')) {
		return;
	}
	const flags = wordFlags(verb.folded);
	if (
		/^(?:raised|raises|secured|secures|reported|posted|booked|earned|closed)$/.test(verb.folded) &&
		isMoney(words, i + 1)
	) {
		add('raises money', 32, first, i + 2);
		return;
	}
	if (isShareMove(words, i)) {
		add('share price', 26, first, i + 2); // "Lumera fell as much as 4.5%"
		return;
	}
	if (PEOPLE_ONLY.has(verb.folded)) {
		add('people only', -25, i, i + 1);
		return;
	}
	const isFinite =
		isModal ||
		style === 'which' ||
		/(?:ed|s|t|ght|ew|old|aid|id|un|ook|ave|ang|on|ut|lt|ent|et)$/.test(verb.folded);
	if (!isFinite) {
		return;
	}
	if ((flags & WORD.companyVerb) !== 0) {
		add('what only companies do', 20, first, i + 1);
	} else if ((flags & WORD.businessVerb) !== 0) {
		add('what companies do', 17, first, i + 1);
	} else if ((flags & WORD.speechVerb) !== 0) {
		add('says', isInNote(words, i + 1) ? 16 : 6, first, i + 1);
	} else if (isModal && THIRD_PERSON.has(words[first]?.folded ?? '')) {
		addIsA(words, first, add);
	} else if (isModal) {
		add('will, may', 4, first, first + 1);
	}
}

/** "Halvard said in a note": so says who covers shares. */
function isInNote(words: readonly Word[], at: number): boolean {
	return words[at]?.folded === 'in' && /^(?:note|report|filing)$/.test(words[at + 2]?.folded ?? '');
}

/** "€430m", "a $12M round", "revenue of" */
function isMoney(words: readonly Word[], at: number): boolean {
	return words
		.slice(at, at + 3)
		.some(
			word =>
				/^[$€£¥₹₩]$/.test(word.text) ||
				/^(?:revenue|revenues|profit|profits|loss|losses|earnings|sales|million|billion|series)$/.test(
					word.folded,
				),
		);
}

/** "X is a maker of …", "X has two plants". */
function addIsA(words: readonly Word[], at: number, add: AddCue): void {
	const behind = /^(?:is|was)$/.test(words[at]?.folded ?? '') ? at + 1 : at + 2; // "has been our landlord"
	const isBe = behind === at + 1 || words[at + 1]?.folded === 'been';
	const kind = isBe ? readKind(words, behind, true) : undefined;
	if (kind !== undefined) {
		addKind(words, kind, add);
	} else {
		add('is, has', 7, at, at + 1);
	}
}
