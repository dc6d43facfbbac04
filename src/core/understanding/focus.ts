import { mapInSteps, type Steps } from '../base/steps.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { foldedText } from '../base/words.js';
import type { CompanyHit } from '../matching/hits.js';
import { bystandersOf } from './bystanders.js';
import { CompaniesInMind, type DefiniteNoun } from './definiteNouns.js';
import { hangsOn } from './entityPlaces.js';
import { findIssuer, issuerIn } from './issuer.js';
import type { Scene } from './scene.js';

/** Whom pronouns mean, sentence by sentence. */
export interface Focus {
	/** The company last spoken of as the subject. */
	readonly subject: CompanyHit | undefined;
	/** The two or more companies last named together: "the two companies". */
	readonly pair: readonly CompanyHit[];
	/** Whom "the chain" and "the lender" in the sentence mean, in a filing "we" as well, in order. */
	readonly nouns: readonly DefiniteNoun[];
}

/** Nobody has been spoken of yet. */
export const NO_FOCUS: Focus = { subject: undefined, pair: [], nouns: [] };

/** Whether pronouns mean the same mentions. */
export function isSameFocus(a: Focus, b: Focus): boolean {
	return (
		a.subject === b.subject &&
		(a.pair === b.pair ||
			(a.pair.length === b.pair.length && a.pair.every((hit, i) => hit === b.pair[i]))) &&
		a.nouns.length === b.nouns.length &&
		a.nouns.every(({ company }, i) => company === b.nouns[i]?.company)
	);
}

/** A pair that has not been named for so many sentences gives way to whoever is named next. */
const FORGOTTEN = 8;

/** For each scene, whom a pronoun in it would mean: taken from the sentences before it. Linear; with pauses. */
export function* readFocus(scenes: readonly Scene[], lexicon: Lexicon): Steps<Focus[]> {
	let subject: CompanyHit | undefined;
	let asked: CompanyHit | undefined;
	const inMind = new CompaniesInMind(lexicon);
	const pairs = new Pairs(countCompanies(scenes));
	const issuer = findIssuer(scenes);
	yield;
	return yield* mapInSteps(scenes, scene => {
		const nouns = inMind.resolve(scene, subject);
		const own = [
			...(issuer === undefined ? [] : issuerIn(scene, issuer)),
			...(asked === undefined ? [] : theyIn(scene, asked)),
		];
		const focus: Focus = {
			subject,
			pair: pairs.current,
			nouns: own.length === 0 ? nouns : [...nouns, ...own].sort((a, b) => a.from - b.from),
		};
		subject = spokenOf(scene, namedOrMeant(scene, focus), subject);
		asked = askedAbout(scene, asked);
		inMind.read(scene);
		pairs.read(scene);
		return focus;
	});
}

/** The one company that the last question is about, until somebody else is named: “And Corvid?” */
function askedAbout(
	{ isQuestion, companies, sentence: { words } }: Scene,
	before: CompanyHit | undefined,
): CompanyHit | undefined {
	const named = companies.filter(hit => !hit.isSource);
	const [first] = named;
	const isOne = first !== undefined && named.every(({ id }) => id === first.id);
	if (isQuestion && isOne) {
		return first;
	}
	// Who says “it” of the company means others by “they”.
	const isIt = words.some(({ folded }) => /^(?:it|its)$/.test(folded));
	return isIt || named.some(({ id }) => id !== before?.id) ? undefined : before;
}

/** Where an answer speaks of the company that was asked about: “They pay us a royalty, and we sold them a stake.” */
function theyIn({ sentence: { words }, isQuestion }: Scene, company: CompanyHit): readonly DefiniteNoun[] {
	return isQuestion
		? []
		: words.flatMap(({ folded }, at) => (isThey(folded) ? [{ from: at, to: at + 1, company }] : []));
}

/** Whether a word may mean one company as well as several. */
export function isThey(folded: string): boolean {
	return /^(?:they|them|their)$/.test(folded);
}

/** How often companies are named, by id. */
type Counts = ReadonlyMap<string, number>;

/** How often a note names each company. */
function countCompanies(scenes: readonly Scene[]): Counts {
	const counts = new Map<string, number>();
	for (const { companies } of scenes) {
		for (const { id, isSource } of companies) {
			counts.set(id, (counts.get(id) ?? 0) + (isSource ? 0 : 1));
		}
	}
	return counts;
}

/** A stretch under a heading, those under deeper headings counted in. */
interface Part {
	readonly depth: number;
	/** Of those whom its own text names together, the ones that the whole note names most. */
	pair: readonly CompanyHit[];
	weight: number;
}

/**
 * Who "the two companies" and "either party" are: those named together last, but two that are only mentioned in passing do not take the
 * place of those whom the section is about. A new section begins with those whom the one around it is about: "Neither company may …" in
 * the fine print means the two of the deal, whoever was spoken of just before.
 */
class Pairs {
	/** How often the note names each company. */
	readonly #inNote: Counts;
	/** The stretches around the sentence, the innermost last; the first is what stands before all headings. */
	#parts: Part[] = [{ depth: 0, pair: [], weight: 0 }];
	#pair: readonly CompanyHit[] = [];
	/** How often each company was named since the last heading. */
	#counts = new Map<string, number>();
	/** The sentence that last named one of the pair. */
	#last = 0;

	constructor(inNote: Counts) {
		this.#inNote = inNote;
	}

	get current(): readonly CompanyHit[] {
		return this.#pair;
	}

	read(scene: Scene): void {
		const { index } = scene.sentence;
		const bystanders = scene.once(bystandersOf);
		const real = scene.companies.filter(hit => !hit.isSource && !bystanders.includes(hit));
		if (scene.isHeading) {
			this.#begin(scene);
		}
		for (const { id } of real) {
			this.#counts.set(id, (this.#counts.get(id) ?? 0) + 1);
		}
		this.#weigh(real);
		const different = real.length < 2 ? [] : differentOf(real, this.#counts);
		const isNew =
			different.length >= 2 &&
			(index - this.#last > FORGOTTEN ||
				weightOf(different, this.#counts) >= weightOf(this.#pair, this.#counts));
		if (isNew) {
			this.#pair = different;
		}
		if (real.some(hit => this.#pair.some(({ id }) => id === hit.id))) {
			this.#last = index;
		}
	}

	/** A section begins: with the pair of the nearest stretch around it that has one, else with whoever was meant before. */
	#begin({ sentence: { index, block } }: Scene): void {
		this.#counts = new Map();
		this.#parts = this.#parts.filter(({ depth }) => depth < block.depth);
		const around = this.#parts.findLast(({ pair }) => pair.length > 0);
		if (around !== undefined) {
			this.#pair = around.pair;
			this.#last = index;
		}
		this.#parts.push({ depth: block.depth, pair: [], weight: 0 });
	}

	/** Keeps in mind whom the innermost stretch is about. */
	#weigh(real: readonly CompanyHit[]): void {
		const part = this.#parts.at(-1);
		const different = real.length < 2 ? [] : differentOf(real, this.#inNote);
		const weight = different.length < 2 ? 0 : weightOf(different, this.#inNote);
		if (part !== undefined && weight > part.weight) {
			part.pair = different;
			part.weight = weight;
		}
	}
}

/** Each company once, without those named far less often than the two that are named most. */
function differentOf(real: readonly CompanyHit[], counts: Counts): CompanyHit[] {
	const all = [...new Map(real.map(hit => [hit.id, hit])).values()];
	const second = all.map(({ id }) => counts.get(id) ?? 0).sort((a, b) => b - a)[1] ?? 0;
	return all.filter(({ id }) => (counts.get(id) ?? 0) * 2 >= second);
}

/** How often the two that are named most are named. */
function weightOf(pair: readonly CompanyHit[], counts: Counts): number {
	const [first = 0, second = 0] = pair.map(({ id }) => counts.get(id) ?? 0).sort((a, b) => b - a);
	return first + second;
}

/** The companies that a sentence names, with those that it calls by what they are, in order. */
export function namedOrMeant({ sentence, companies }: Scene, { nouns }: Focus): CompanyHit[] {
	const named = companies.filter(hit => !hit.isSource);
	const meant = nouns.flatMap(({ from, to, company }) =>
		company === undefined ? [] : [{ ...company, sentence: sentence.index, from, to }],
	);
	return meant.length === 0 ? named : [...named, ...meant].sort((a, b) => a.from - b.from);
}

/**
 * Whom a sentence goes on to speak of: its first company that hangs on no preposition, unless it opens with a pronoun; nobody we know where
 * a city or a university is its subject.
 */
function spokenOf(
	scene: Scene,
	real: readonly CompanyHit[],
	before: CompanyHit | undefined,
): CompanyHit | undefined {
	const { words } = scene.sentence;
	const isSame = before !== undefined && /^(?:it|its)$/.test(words[0]?.folded ?? '');
	if (isSame) {
		return before;
	}
	const isOther = BODY.test(foldedText(words, 0, 2)) && real.every(hit => hit.from > 1);
	return isOther ? undefined : (real.find(hit => !hangsOn(scene, hit)) ?? real[0] ?? before);
}

/** Bodies that are no companies, at the head of a sentence: what "it" means behind them is none of the companies they deal with. */
const BODY =
	/^(?:the|an?) (?:city|town|state|university|government|council|region|province|ministry|port|school|hospital)$/;
