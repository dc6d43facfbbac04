import { eachInSteps, type Steps } from '../../base/steps.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { DEED } from './deeds.js';
import type { Candidate, CompanyCue, Person } from './candidate.js';
import { addCuesAfter } from './cuesAfter.js';
import { addCuesBefore } from './cuesBefore.js';
import { addCuesInside } from './cuesInside.js';
import { addNeighbourCues } from './neighbours.js';

/** All mentions of one name in a note: what speaks for one of them speaks for all. */
export interface Cluster {
	readonly key: string;
	readonly candidates: Candidate[];
	/** Above 0: more likely a company than not. In tenths of log odds. */
	score: number;
	/** The cues that decided, the strongest first. */
	cues: CompanyCue[];
}

/** Where an unknown name starts out, before any cue; one word needs a little more than two. */
const PRIOR = {
	one: -6,
	product: -45,
	ofCompany: -28,
	ofWord: -12,
	more: -3,
	ambiguousWord: 6,
	ambiguousName: 8,
	service: -14,
	place: -30,
	known: 45,
};

/** What else the note tells of words. */
export interface NoteWords {
	/** Whether a folded word is a place's name. */
	readonly isPlace: (folded: string) => boolean;
	/** The folded words that the note writes in small letters. */
	readonly smallWords: ReadonlySet<string>;
	/** The folded products of the listed companies that the note names. */
	readonly products: ReadonlySet<string>;
	/** The folded initials of the people that the note names: "dw" for Dana Whitcombe. */
	readonly initials: ReadonlySet<string>;
}

/** Gathers the candidates of a note by name and weighs each name; with pauses. */
export function* weighNames(
	candidates: readonly Candidate[],
	persons: readonly Person[],
	{ isPlace, smallWords, products, initials }: NoteWords,
): Steps<Map<string, Cluster>> {
	const clusters = new Map<string, Cluster>();
	yield* eachInSteps(candidates, candidate => {
		let cluster = clusters.get(candidate.key);
		if (cluster === undefined) {
			cluster = { key: candidate.key, candidates: [], score: 0, cues: [] };
			clusters.set(candidate.key, cluster);
		}
		cluster.candidates.push(candidate);
		if (!isKnown(candidate)) {
			if (!candidate.isPlace) {
				addCuesInside(candidate, isPlace);
			}
			addCuesBefore(candidate, isPlace);
			addCuesAfter(candidate);
		}
	});
	addNeighbourCues(candidates, persons);
	yield;
	yield* eachInSteps(clusters.values(), cluster => {
		addWordCues(cluster, smallWords, products);
		addSiteCue(cluster, clusters);
		addInitialsCue(cluster, initials);
	});
	const surnames = new Set(persons.map(person => person.surname));
	yield* eachInSteps(clusters.values(), cluster => {
		weigh(cluster, surnames);
		if (cluster.score < -12 && cluster.key.includes(' ') && cluster.cues.some(isAboutPeople)) {
			const words = cluster.key.split(' ');
			surnames.add(words.at(-1) ?? cluster.key);
			surnames.add(words[0] ?? cluster.key);
		}
	});
	// What is listed beside a company is probably one as well; twice, for lists of three unknown names.
	for (let round = 0; round < 2; round++) {
		yield* eachInSteps(clusters.values(), cluster => {
			if (addSiblingCues(cluster, clusters)) {
				weigh(cluster, surnames);
			}
		});
	}
	for (const cluster of clusters.values()) {
		if (surnames.has(cluster.key)) {
			weigh(cluster, surnames);
		}
	}
	return clusters;
}

/** What the rest of the note tells of a name that no list has as a company. */
function addWordCues(
	{ candidates, key }: Cluster,
	smallWords: ReadonlySet<string>,
	products: ReadonlySet<string>,
): void {
	const [first] = candidates;
	if (first === undefined || (first.form !== undefined && !first.form.isAmbiguous)) {
		return;
	}
	const { from, to } = first;
	if (first.form !== undefined) {
		if (products.has(key)) {
			first.cues.push({ role: 'a product of a company in this note', weight: -60, from, to }); // "Google … Gemini"
		}
		return;
	}
	if (smallWords.has(key)) {
		first.cues.push({ role: 'a plain word in this note', weight: -20, from, to }); // "pyrolysis … Pyrolysis"
	}
	if (products.has(key)) {
		first.cues.push({ role: 'a product of a company in this note', weight: -40, from, to }); // "Microsoft … Azure"
	}
}

/** "rooms on Quellhaus.com", beside Quellhaus: where a company of the note sells, unless the address does more than stand there. */
function addSiteCue({ candidates, key }: Cluster, clusters: ReadonlyMap<string, Cluster>): void {
	const [first] = candidates;
	const owner = key.includes(' ') ? undefined : clusters.get(key.replace(/\.[a-z]{2,3}$/, ''));
	if (first === undefined || first.form !== undefined || owner === undefined || owner.key === key) {
		return;
	}
	const acts = candidates.some(({ cues, from, to }) =>
		cues.some(cue => cue.weight > 0 && (cue.from < from || cue.to > to)),
	);
	if (!acts) {
		first.cues.push({
			role: 'the site of a company in this note',
			weight: -60,
			from: first.from,
			to: first.to,
		});
	}
}

/** "DW: we have renewed": whoever speaks, by the letters of a name that stands in the note. */
function addInitialsCue({ candidates, key }: Cluster, initials: ReadonlySet<string>): void {
	const [first] = candidates;
	if (first !== undefined && first.form === undefined && initials.has(key) && isAllCaps(first.name)) {
		const { from, to } = first;
		first.cues.push({ role: 'initials of a person', weight: -60, from, to });
	}
}

function isAllCaps(name: string): boolean {
	return name === name.toUpperCase();
}

/** A listed name that is nothing else. */
export function isKnown(candidate: Candidate): boolean {
	return candidate.form !== undefined && !candidate.form.isAmbiguous && !candidate.form.isService;
}

function isAboutPeople(cue: CompanyCue): boolean {
	return /person|who|age|first name/.test(cue.role) && cue.weight < 0;
}

function weigh(cluster: Cluster, surnames: ReadonlySet<string>): void {
	if (!surnames.has(cluster.key) && cluster.candidates.every(({ cues }) => cues.length === 0)) {
		for (const candidate of cluster.candidates) {
			candidate.score = 0;
		}
		cluster.cues = [];
		cluster.score = priorOf(cluster); // Nothing speaks for or against it; most listed names are so.
		return;
	}
	const strongest = new Map<string, CompanyCue>();
	for (const candidate of cluster.candidates) {
		candidate.score = candidate.cues.reduce((sum, cue) => sum + cue.weight, 0);
		for (const cue of candidate.cues) {
			const before = strongest.get(cue.role);
			if (before === undefined || Math.abs(cue.weight) > Math.abs(before.weight)) {
				strongest.set(cue.role, cue);
			}
		}
	}
	if (surnames.has(cluster.key)) {
		strongest.set('surname', { role: 'surname of a person', weight: -40, from: 0, to: 0 });
	}
	cluster.cues = [...strongest.values()].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
	cluster.score =
		priorOf(cluster) +
		fade(cluster.cues.filter(cue => cue.weight > 0)) +
		fade(cluster.cues.filter(cue => cue.weight < 0));
}

/** Cues of one name repeat each other in part: each further one counts for less. */
function fade(cues: readonly CompanyCue[]): number {
	const shares = [1, 0.6, 0.4, 0.3, 0.2];
	return cues.reduce((sum, cue, i) => sum + cue.weight * (shares[i] ?? 0.1), 0);
}

function priorOf({ candidates, key }: Cluster): number {
	const [first] = candidates;
	if (first === undefined) {
		return 0;
	}
	if (isKnown(first)) {
		return PRIOR.known;
	}
	if (first.isPlace) {
		return PRIOR.place + Math.min(6, (candidates.length - 1) * 2);
	}
	const isAlwaysFirst = candidates.every(candidate => candidate.isStart);
	// A word that nothing speaks for is no name for being repeated.
	const isBacked = candidates.some(candidate => candidate.cues.some(cue => cue.weight > 0));
	const repeats = isBacked || first.form !== undefined ? Math.min(6, (candidates.length - 1) * 2) : -10;
	if (first.form !== undefined) {
		const isWord = !key.includes(' ') && isCommonWord(key);
		const isAdjective = first.form.places.some(place => place.isAdjective);
		const isDoer = candidates.some(candidate => candidate.cues.some(cue => cue.role === DEED));
		const isOpener = ((wordFlags(key) & WORD.opener) !== 0 && !isDoer) || key.length === 1;
		return (
			(isAdjective || isOpener ? -30 : 0) +
			(first.form.isService ? PRIOR.service : 0) +
			(isWord ? PRIOR.ambiguousWord - (isAlwaysFirst ? 16 : 0) : PRIOR.ambiguousName) +
			repeats
		);
	}
	if (first.owner !== undefined && first.isProductLike) {
		// A name that is also a word may begin another name (Gap Foods); a company's own name rather begins that of a product.
		const isThing = (wordFlags(key.split(' ').at(-1) ?? '') & WORD.product) !== 0;
		return isThing ? PRIOR.product : first.owner.isAmbiguous ? PRIOR.ofWord : PRIOR.ofCompany;
	}
	if (first.isProduct) {
		return PRIOR.product;
	}
	const isPlain = key.includes(' ') ? key.split(' ').every(isCommonWord) : isCommonWord(key);
	const isHeaded = (wordFlags(key.split(' ').at(-1) ?? '') & (WORD.strongHead | WORD.weakHead)) !== 0;
	return (
		(key.includes(' ') ? PRIOR.more : PRIOR.one) +
		(isPlain && (isAlwaysFirst || (key.includes(' ') && !isHeaded)) ? -9 : 0) +
		repeats
	);
}

function addSiblingCues(cluster: Cluster, clusters: ReadonlyMap<string, Cluster>): boolean {
	let isChanged = false;
	for (const candidate of cluster.candidates) {
		if (candidate.cues.some(cue => cue.role === 'beside a company')) {
			continue;
		}
		if (candidate.siblings.some(other => other.isProduct && !candidate.isProduct)) {
			continue; // "Gmail, Drive and Meet"
		}
		const sibling = candidate.siblings.find(other => (clusters.get(other.key)?.score ?? -1) >= 5);
		if (sibling !== undefined) {
			candidate.cues.push({ role: 'beside a company', weight: 26, from: sibling.from, to: sibling.to });
			isChanged = true;
		}
	}
	return isChanged;
}
