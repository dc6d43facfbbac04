import { overlaps } from '../../base/span.js';
import { mapInSteps, type Steps } from '../../base/steps.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import type { NoteText, Sentence } from '../../markdown/noteText.js';
import type { CompanyHit } from '../../matching/hits.js';
import type { CompanyMemory } from './companyMemory.js';
import { findDescriptions, type Description } from './descriptions.js';
import { listedFacts, readFacts, type CompanyFacts } from './facts.js';
import type { NameIndex } from './nameIndex.js';
import { phraseIndexOf } from './phraseIndex.js';
import { weighDescription, type Fit } from './weighDescription.js';

/** A company of the note with where it was last named. */
export interface Antecedent {
	readonly id: string;
	readonly label: string;
	readonly facts: CompanyFacts;
	/** Its mentions so far and to come, in order. */
	readonly hits: CompanyHit[];
}

/** A company of the note before anything has asked what the note says of it. */
interface Named {
	readonly id: string;
	readonly label: string;
	/** All its mentions, in order. */
	readonly hits: CompanyHit[];
	facts: CompanyFacts | undefined;
}

/** What must be ahead of the second best, and how good the best must be, in tenths of log odds. */
const MARGIN = 8;
const ENOUGH = 15;
/** What the sentence before was about is likely what this one is about. */
const OF_SUBJECT = 5;
/** Where no other company of the note is possible, less is enough. */
const ENOUGH_ALONE = 2;

/**
 * The phrases that stand for a company of the note without naming it: "the ChatGPT maker", "the Danish drugmaker".
 *
 * A phrase that fits no company, or fits two equally well, is left alone. `named` are the named mentions, sorted; one
 * inside a phrase ("the Google parent") gives way to it. Returns all mentions, sorted; with pauses.
 */
export function* addDescriptive(
	note: NoteText,
	named: readonly CompanyHit[],
	{
		lexicon,
		index,
		memory,
	}: {
		readonly lexicon: Lexicon;
		readonly index: NameIndex;
		readonly memory: CompanyMemory | undefined;
	},
): Steps<CompanyHit[]> {
	const lists = { index, phrases: phraseIndexOf(lexicon) };
	const find = (sentence: Sentence): Description[] => findDescriptions(sentence, lists);
	const phrases = yield* mapInSteps(
		note.sentences,
		sentence => memory?.describe(sentence, find) ?? find(sentence),
	);
	const descriptions = phrases
		.flat()
		.filter(
			({ places, owned, words, listed }) =>
				places.length + owned.length + words.length + listed.length > 0,
		);
	if (descriptions.length === 0) {
		return [...named];
	}
	const companies = gatherNamed(named);
	const factsOf = (company: Named): CompanyFacts => {
		company.facts ??= readFacts(
			note,
			company.hits,
			listedFacts(lexicon.companies.get(company.id), index),
			index,
		);
		return company.facts;
	};
	const found: CompanyHit[] = [];
	let next = 0;
	for (const description of descriptions) {
		yield;
		const { sentence, from } = description;
		while (next < named.length && isBefore(named[next], sentence.index, from)) {
			next++;
		}
		const around = named.slice(Math.max(0, next - BACK), next + AHEAD);
		const hit = resolve(description, {
			antecedents: inReach(companies, factsOf, [...around, ...found.slice(-BACK)]),
			named: around,
			lexicon,
			index,
		});
		if (hit !== undefined) {
			found.push(hit);
		}
	}
	yield;
	return joinMentions(named, found);
}

/** Named and descriptive mentions together, sorted; a name inside a phrase gives way to it. */
function joinMentions(named: readonly CompanyHit[], found: readonly CompanyHit[]): CompanyHit[] {
	const described = new Map<number, CompanyHit[]>();
	for (const hit of found) {
		described.set(hit.sentence, [...(described.get(hit.sentence) ?? []), hit]);
	}
	const kept = named.filter(
		hit => described.get(hit.sentence)?.some(other => overlaps(toSpan(other), toSpan(hit))) !== true,
	);
	return [...kept, ...found].sort((a, b) => a.sentence - b.sentence || a.from - b.from);
}

/** How many mentions before and after a phrase may be what it stands for. Bounds the work, and what a reader remembers. */
const BACK = 120;
const AHEAD = 12;

function isBefore(hit: CompanyHit | undefined, sentence: number, from: number): boolean {
	return hit !== undefined && (hit.sentence < sentence || (hit.sentence === sentence && hit.from < from));
}

/** The companies of some mentions, each with those mentions only. */
function inReach(
	all: ReadonlyMap<string, Named>,
	factsOf: (company: Named) => CompanyFacts,
	hits: readonly CompanyHit[],
): Map<string, Antecedent> {
	const near = new Map<string, Antecedent>();
	for (const hit of hits) {
		const known = near.get(hit.id);
		if (known !== undefined) {
			known.hits.push(hit);
			continue;
		}
		const company = all.get(hit.id);
		if (company !== undefined) {
			near.set(hit.id, { id: hit.id, label: company.label, facts: factsOf(company), hits: [hit] });
		}
	}
	return near;
}

function toSpan({ from, to }: CompanyHit): { readonly start: number; readonly end: number } {
	return { start: from, end: to };
}

function gatherNamed(named: readonly CompanyHit[]): Map<string, Named> {
	const companies = new Map<string, Named>();
	for (const hit of named) {
		if (hit.isSource) {
			continue;
		}
		const known = companies.get(hit.id);
		if (known === undefined) {
			companies.set(hit.id, { id: hit.id, label: hit.label, hits: [hit], facts: undefined });
		} else {
			known.hits.push(hit);
		}
	}
	return companies;
}

interface Resolving {
	readonly antecedents: ReadonlyMap<string, Antecedent>;
	readonly named: readonly CompanyHit[];
	readonly lexicon: Lexicon;
	readonly index: NameIndex;
}

function resolve(
	description: Description,
	{ antecedents, named, lexicon, index }: Resolving,
): CompanyHit | undefined {
	const at = { sentence: description.sentence.index, from: description.from, to: description.to };
	const isApposition =
		/^[,–—(]$/.test(description.sentence.words[at.from - 1]?.text ?? '') &&
		named.some(hit => hit.sentence === at.sentence && hit.to === at.from - 1);
	const isNameNext =
		isApposition ||
		named.some(
			hit =>
				hit.sentence === at.sentence &&
				(hit.from === at.to || (hit.from > at.from && hit.from < at.to && hit.to > at.to)),
		);
	if (isNameNext || description.sentence.words[at.to]?.text === '\ufffc') {
		return undefined; // "the Danish drugmaker Novo Nordisk" is a name with a word before it.
	}
	const candidates = [...antecedents.values()];
	for (const id of ownersOf(description, lexicon)) {
		const company = lexicon.companies.get(id);
		if (!antecedents.has(id) && company !== undefined) {
			candidates.push({ id, label: company.name, facts: listedFacts(company, index), hits: [] });
		}
	}
	const subject = named.find(hit => hit.sentence === at.sentence - 1)?.id;
	const weighed = candidates
		.map(candidate => {
			const fit = weighDescription(description, candidate, lexicon);
			return {
				candidate,
				fit: candidate.id === subject ? { ...fit, score: fit.score + OF_SUBJECT } : fit,
			};
		})
		.filter(({ fit }) => fit.score > -20);
	const fits = weighed
		.filter(one => !isUnitOfOther(one, weighed, lexicon))
		.sort((a, b) => b.fit.score - a.fit.score || (a.candidate.id < b.candidate.id ? -1 : 1));
	const [best, second] = fits;
	if (best === undefined) {
		return undefined;
	}
	const isAlone = second === undefined || second.fit.score < -5;
	const isNearest = !fits.slice(1).some(({ fit }) => fit.isBacked || fit.isLately) && best.fit.isLately;
	const isClear = isNearest || second === undefined || best.fit.score - second.fit.score >= MARGIN;
	const enough =
		(isNearest && !best.fit.isOddKind) ||
		(isAlone &&
			!best.fit.isOddKind &&
			(best.fit.isBacked ? best.candidate.hits.length > 0 : best.fit.isLately))
			? ENOUGH_ALONE
			: ENOUGH;
	if (!best.fit.isTelling || best.fit.isForeignTrade || !isClear || best.fit.score < enough) {
		return undefined;
	}
	return toHit(description, best.candidate, best.fit);
}

interface Weighed {
	readonly candidate: Antecedent;
	readonly fit: Fit;
}

/** Whether its owner fits no worse: what fits a company and a unit of it alike means the company. */
function isUnitOfOther({ candidate, fit }: Weighed, all: readonly Weighed[], lexicon: Lexicon): boolean {
	const parent = lexicon.companies.get(candidate.id)?.parent;
	return (
		parent !== undefined &&
		all.some(other => other.candidate.id === parent && other.fit.score >= fit.score)
	);
}

const makers = new WeakMap<Lexicon, ReadonlyMap<string, readonly string[]>>();

/** Ids by product in small letters; made when a text first asks. */
function makersOf(lexicon: Lexicon): ReadonlyMap<string, readonly string[]> {
	let known = makers.get(lexicon);
	if (known === undefined) {
		const byProduct = new Map<string, string[]>();
		for (const { id, products } of lexicon.companies.values()) {
			for (const product of products) {
				const key = product.toLowerCase();
				byProduct.set(key, [...(byProduct.get(key) ?? []), id]);
			}
		}
		known = byProduct;
		makers.set(lexicon, known);
	}
	return known;
}

/** The companies that a product or a brand in the phrase belongs to, or the phrase itself. */
function ownersOf(
	{ owned, head, listed, places, sentence, from, to }: Description,
	lexicon: Lexicon,
): string[] {
	const isOwner = /^(?:owner|parent|operator|maker|creator|publisher|developer)$/.test(head);
	const makers = owned.flatMap(({ name, companies }) => [
		...(makersOf(lexicon).get(name.toLowerCase()) ?? []),
		...(isOwner ? companies.map(id => lexicon.companies.get(id)?.parent ?? id) : []),
	]);
	// A phrase that lists have for one company stands for it also where the note never names it; one with a place may be said of others.
	const [only, ...others] = listed;
	const isNamed = sentence.words.slice(from + 1, to).some(word => word.isCapitalised); // not "the sneaker maker"
	return only !== undefined && others.length === 0 && places.length === 0 && isNamed
		? [...makers, only]
		: makers;
}

function toHit(description: Description, { id, label, hits }: Antecedent, fit: Fit): CompanyHit {
	const { sentence, from, to } = description;
	const before =
		hits
			.filter(
				hit => hit.sentence < sentence.index || (hit.sentence === sentence.index && hit.from < from),
			)
			.at(-1) ?? hits[0];
	return {
		sentence: sentence.index,
		from,
		to,
		id,
		label,
		isDescriptive: true,
		isSource: false,
		confidence:
			Math.round(Math.min(0.95, Math.max(0.5, 1 / (1 + Math.exp(-(fit.score - 5) / 18)))) * 100) / 100,
		by: 'rule',
		rule: fit.rule,
		cues: [
			{
				sentence: sentence.index,
				from: sentence.words[from]?.folded === 'the' ? from + 1 : from,
				to,
				role: 'description',
			},
			...(before === undefined
				? []
				: [{ sentence: before.sentence, from: before.from, to: before.to, role: 'stands for' }]),
		],
	};
}
