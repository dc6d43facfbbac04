import type { Lexicon } from '../lexicon/lexicon.js';
import { sectorsOfKind, sectorsOfWord } from '../lexicon/kinds.js';
import { WORD, wordFlags } from '../lexicon/nameData.js';
import { foldWord } from '../base/fold.js';
import type { Word } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import type { Scene } from './scene.js';

/** "the chain", "the lender", "the pub chain": what a company is, in place of its name, and which company is meant. */
export interface DefiniteNoun {
	/** With the article, in words of its sentence. */
	readonly from: number;
	readonly to: number;
	/** The mention that it points back to; `undefined` where it is somebody, but the note does not tell who. */
	readonly company: CompanyHit | undefined;
}

/** Such a phrase before anybody asks who is meant. */
interface Phrase {
	readonly from: number;
	readonly to: number;
	readonly head: string;
	readonly modifiers: readonly string[];
}

/** Kinds that are as often a thing, a person or a part in the deal. */
const NO_COMPANIES =
	/^(?:lab|laboratory|network|label|agency|newspaper|magazine|channel|platform|site|app|marketplace|portal|exchange|manager|investor|backer|shareholder|brand|store|shop|pharmacy|hotel|airport|pipeline|line|fund|team|host|cloud|fab|assembler|explorer|grower|engineer|pharma|casino|marque|launcher)$/;

/** Bodies of which one means a company only where its name says so: "the credit union" is Prairie Crest Credit Union. */
const BODIES =
	/^(?:league|club|federation|union|university|college|institute|foundation|trust|hospital|museum|government|state|city|county|ministry|regulator|commission|court|judge|authority|department|council|committee|trustee|board|association|agency|bureau|panel|society)$/;

/** The most words between the article and the kind. */
const MOST_MODIFIERS = 2;

/** How far behind a name "…, the Columbus department-store chain" is read, in words. */
const APPOSITION = 12;

/** "A bank" of nobody's is forgotten after so many sentences. */
const FORGOTTEN = 8;

/** So many companies a reader has in mind. */
const MOST_IN_MIND = 40;

interface InMind {
	last: CompanyHit;
	/** Folded kinds that the note gives it. */
	readonly kinds: Set<string>;
	/** The words of its name but the first, folded. */
	readonly name: readonly string[];
	readonly sector: string | undefined;
}

/**
 * Tells whom such phrases mean, sentence by sentence: the company that the note has called so, else the only one of that trade, else of
 * those of that trade the one last spoken of. Linear.
 */
export class CompaniesInMind {
	readonly #lexicon: Lexicon;
	/** The one named last stands last. */
	readonly #known = new Map<string, InMind>();
	/** The sentence that last spoke of a kind as of any, or of one without a name: "on a bank's books". */
	readonly #ofNobody = new Map<string, number>();

	constructor(lexicon: Lexicon) {
		this.#lexicon = lexicon;
	}

	/** The phrases of a sentence, before it is read. */
	resolve(scene: Scene, subject: CompanyHit | undefined): readonly DefiniteNoun[] {
		return scene.once(findPhrases).map(phrase => ({
			from: phrase.from,
			to: phrase.to,
			company: this.#companyOf(scene, phrase, subject),
		}));
	}

	/** Takes in whom a sentence names, and what it calls them. */
	read(scene: Scene): void {
		const { words } = scene.sentence;
		for (const hit of scene.companies) {
			if (hit.isSource) {
				continue;
			}
			const known = this.#known.get(hit.id) ?? this.#of(hit);
			known.last = hit;
			kindsAround(words, hit).forEach(kind => known.kinds.add(kind));
			this.#known.delete(hit.id);
			this.#known.set(hit.id, known);
		}
		for (const kind of scene.once(kindsOfNobody)) {
			this.#ofNobody.set(kind, scene.sentence.index);
		}
		for (const id of this.#known.keys()) {
			if (this.#known.size <= MOST_IN_MIND) {
				break;
			}
			this.#known.delete(id);
		}
	}

	#companyOf(scene: Scene, phrase: Phrase, subject: CompanyHit | undefined): CompanyHit | undefined {
		const { soft } = scene.clauses;
		const before = scene.companies.filter(hit => hit.to <= phrase.from && !hit.isSource);
		const own = before.filter(hit => soft[hit.from] === soft[phrase.from]);
		const isNew = (this.#ofNobody.get(phrase.head) ?? -Infinity) > scene.sentence.index - FORGOTTEN;
		const others = this.#allOf(before).filter(({ last }) => own.every(({ id }) => id !== last.id));
		const called = others.filter(({ kinds }) => kinds.has(phrase.head));
		const fitting = called.length > 0 ? called : others.filter(one => isOfTrade(one, phrase));
		const nearest = before.findLast(({ id }) => fitting.some(({ last }) => last.id === id));
		const spokenOf = fitting.find(({ last }) => last.id === (nearest ?? subject)?.id);
		const [only, ...more] = fitting;
		return isNew && called.length === 0
			? undefined
			: (spokenOf ?? (more.length === 0 ? only : undefined))?.last;
	}

	/** Those in mind, with those that the sentence itself has named by then. */
	#allOf(named: readonly CompanyHit[]): readonly InMind[] {
		const news = named.filter(({ id }) => !this.#known.has(id)).map(hit => this.#of(hit));
		return [...this.#known.values(), ...news];
	}

	#of(hit: CompanyHit): InMind {
		return {
			last: hit,
			kinds: new Set(),
			name: hit.label.split(/\s+/).slice(1).map(foldWord),
			sector: this.#lexicon.companies.get(hit.id)?.sector,
		};
	}
}

/** Whether a company is in the trade that a phrase speaks of, as its list, its name or the note has it. */
function isOfTrade({ sector, kinds, name }: InMind, { head, modifiers }: Phrase): boolean {
	if (BODIES.test(head)) {
		return name.at(-1) === head;
	}
	const wanted = [sectorsOfKind(head), ...modifiers.map(sectorsOfWord)];
	const isIn = (own: string): boolean => wanted.every(sectors => sectors?.has(own) !== false);
	return (
		name.includes(head) ||
		(sector !== undefined && isIn(sector)) ||
		[...kinds].some(kind => [...(sectorsOfKind(kind) ?? [])].some(isIn))
	);
}

/** The phrases of a sentence, those left out that are taken for a company already. */
function findPhrases({ sentence: { words }, companies }: Scene): readonly Phrase[] {
	const found: Phrase[] = [];
	words.forEach((word, from) => {
		const phrase = word.folded === 'the' ? phraseAt(words, from) : undefined;
		if (phrase !== undefined && !companies.some(hit => hit.from < phrase.to && hit.to > from)) {
			found.push(phrase);
		}
	});
	return found;
}

function phraseAt(words: readonly Word[], from: number): Phrase | undefined {
	const modifiers: string[] = [];
	let isTrade = true;
	for (let at = from + 1; at <= from + 1 + MOST_MODIFIERS; at++) {
		const word = words[at];
		if (word?.kind !== 'word') {
			return undefined;
		}
		const { folded, isCapitalised, isPossessive } = word;
		const isHead = !isCapitalised && (BODIES.test(folded) || (isTrade && isKind(folded)));
		if (isHead && endsPhrase(word, words[at + 1])) {
			return { from, to: at + 1, head: folded, modifiers };
		}
		if (isPossessive || (wordFlags(folded) & WORD.opener) !== 0) {
			return undefined;
		}
		isTrade &&= !isCapitalised && sectorsOfWord(folded) !== undefined;
		modifiers.push(folded);
	}
	return undefined;
}

/** The kinds that a sentence speaks of as of any, or of one without a name: "a bank", "every airline"; not ", a bank" behind a name. */
function kindsOfNobody({ sentence: { words } }: Scene): readonly string[] {
	return words.flatMap(({ folded }, at) => {
		const isAny = /^(?:an?|any|every|each|another)$/.test(words[at - 1]?.folded ?? '');
		const before = words[at - 2];
		const isSaidOf =
			before?.kind === 'mark' || /^(?:is|was|as|becomes?|became|be|called)$/.test(before?.folded ?? '');
		return isAny && !isSaidOf && isKind(folded) ? [folded] : [];
	});
}

function isKind(folded: string): boolean {
	return (sectorsOfKind(folded)?.size ?? 0) > 0 && !NO_COMPANIES.test(folded);
}

/** Whether a noun ends with a word: what follows is its verb, a preposition or a mark, or the noun that it owns. */
function endsPhrase(word: Word, next: Word | undefined): boolean {
	return (
		next === undefined ||
		word.isPossessive ||
		next.kind !== 'word' ||
		(!next.isHyphenated &&
			(/^(?:will|would|can|could|may|might|must|shall|should|has|have|had|is|was|does|did)$|ed$|ly$/.test(
				next.folded,
			) ||
				(wordFlags(next.folded) &
					(WORD.opener | WORD.companyVerb | WORD.businessVerb | WORD.speechVerb)) !==
					0))
	);
}

/** What a sentence calls a company right beside its name: "the grocer Corvid", "Corvid, the Columbus department-store chain". */
function kindsAround(words: readonly Word[], { from, to, isDescriptive }: CompanyHit): string[] {
	const before = words[from - 1]?.folded ?? '';
	const last = words[to - 1]?.folded ?? '';
	const kinds = [...(isKind(before) ? [before] : []), ...(isDescriptive && isKind(last) ? [last] : [])];
	const isApposed =
		/^(?:[,(–—]|is|was)$/.test(words[to]?.folded ?? '') &&
		/^(?:an?|the|one)$/.test(words[to + 1]?.folded ?? '');
	for (let at = to + 2; isApposed && at < Math.min(words.length, to + APPOSITION); at++) {
		const { folded = '', kind } = words[at] ?? {};
		if (kind === 'mark' || /^(?:of|in|that|which|who|with|and|for|to|from|at|by)$/.test(folded)) {
			break;
		}
		if (isKind(folded) && words[at + 1]?.kind !== 'word') {
			kinds.push(folded);
		}
	}
	return kinds;
}
