import roles from '../../lexicon/data/names/roles.json';
import { foldWord } from '../../base/fold.js';
import { WORD, wordFlags } from '../../lexicon/nameData.js';

/** What the letters of a word tell, as bits. */
export const SHAPE = {
	/** Two letters or more, all capitals. */
	allCaps: 1,
	/** May be part of a name that no list has, whatever stands beside it. */
	name: 1 << 1,
	/** Opens sentences or dates: part of a name only as a number that begins one. */
	opener: 1 << 2,
	/** An abbreviation: part of a name only with what names end in. */
	acronym: 1 << 3,
	/** An abbreviation that describes more often than it names, and begins no name. */
	describing: 1 << 4,
	/** A capital after small letters: ScanSoft, eBay. */
	inside: 1 << 5,
	/** A capital, then small letters only. */
	plain: 1 << 6,
} as const;

const BREAKERS = new Set(roles.breakers.split(' '));
/** Abbreviations that describe more often than they name: US Bank is listed, "EU Commission" is none. */
const DESCRIBING = new Set('us uk eu un ai it hr pr ceo cfo ev ip usa uae rd tv it'.split(' '));

const known = new Map<string, number>();
/** Texts repeat their words; beyond this many different ones the memory starts anew rather than grow. */
const MEMORY = 20_000;

/** The bits of a word as it is written. Worked out once for each spelling. */
export function shapeOf(text: string): number {
	let shape = known.get(text);
	if (shape === undefined) {
		shape = readShape(text);
		if (known.size >= MEMORY) {
			known.clear();
		}
		known.set(text, shape);
	}
	return shape;
}

function readShape(text: string): number {
	const isCapitalised = /^\p{Lu}/u.test(text);
	const isAllCaps =
		isCapitalised && text.length > 1 && text === text.toUpperCase() && /\p{Lu}/u.test(text.slice(1));
	const isInside =
		/^\p{Lu}?\p{Ll}+\p{Lu}\p{L}*\p{Ll}/u.test(text) && !/^(?:Mc|Mac|De|Di|Van|O)\p{Lu}/u.test(text);
	return (
		(isAllCaps ? SHAPE.allCaps : 0) |
		(isInside ? SHAPE.inside : 0) |
		(/^\p{Lu}\p{Ll}+$/u.test(text) ? SHAPE.plain : 0) |
		readNameShape(text, isCapitalised)
	);
}

function readNameShape(text: string, isCapitalised: boolean): number {
	const folded = foldWord(text);
	if (
		(!isCapitalised && !/^(?:\d+\p{Lu}|\p{Ll}{1,2}\p{Lu}\p{Ll}|\d+\p{Ll}+\p{Lu})/u.test(text)) ||
		/^(?:FY|CY|[QH][1-4])\d{2}/.test(text) // FY28e
	) {
		return 0;
	}
	const flags = wordFlags(folded.split("'")[0] ?? ''); // We've, I'm
	const isShort = /^\p{Lu}{2,3}$/u.test(text); // MAR, ONE
	if ((flags & (WORD.opener | WORD.calendar)) !== 0 && !isShort) {
		return SHAPE.opener;
	}
	const isDay =
		/^\p{Lu}\p{Ll}{2,8}\d{1,2}$/u.test(text) &&
		(wordFlags(folded.replace(/\d+$/, '')) & WORD.calendar) !== 0; // January29
	if (isDay || /^\p{Lu}{2,}s$/u.test(text)) {
		return 0; // IDRs, GPUs
	}
	const isAcronym = (flags & WORD.acronym) !== 0;
	const describing = isAcronym && DESCRIBING.has(folded) ? SHAPE.describing : 0;
	if (isAcronym && !/^\p{Lu}\p{Ll}{2,}$/u.test(text)) {
		return describing | SHAPE.acronym;
	}
	return describing | (BREAKERS.has(folded) ? 0 : SHAPE.name);
}
