import type { Word } from '../../base/words.js';
import { slug } from '../../lexicon/companies.js';
import type { Lexicon } from '../../lexicon/lexicon.js';
import { isCommonWord, WORD, wordFlags } from '../../lexicon/nameData.js';
import { isHeading } from '../../markdown/block.js';
import type { Candidate, CompanyCue } from './candidate.js';
import { isKnown, type Cluster } from './clusters.js';
import { foldedWords } from './foldedWords.js';
import { companiesOfHouses } from './houseNames.js';
import { addName, createNameIndex, exactForm, type ListedForm, type NameIndex } from './nameIndex.js';
import { isAllCaps } from './scan.js';

/** A company that the note names. */
export interface NamedCompany {
	readonly id: string;
	/** The usual name, without legal suffix. */
	readonly label: string;
	readonly isListed: boolean;
	/** 0 to 1. */
	readonly confidence: number;
	/** What settled that it is one. */
	readonly rule: string;
	readonly cues: readonly CompanyCue[];
	/** The sentence whose words the cues are. */
	readonly cueSentence: number;
}

/** What a note's names turned out to be. */
export interface Established {
	readonly companies: ReadonlyMap<string, NamedCompany>;
	/** Names, short forms and abbreviations that hold in this note only. */
	readonly index: NameIndex;
	/** By listed form: the company that this note means. */
	readonly idOf: (form: ListedForm) => string | undefined;
	/** Keys of ambiguous listed names that this note uses for the company. */
	readonly settled: ReadonlyMap<string, Cluster>;
	/** Keys of the names in `index`. */
	readonly noteKeys: ReadonlySet<string>;
}

/** First words that too many names share to stand for one of them. */
const GENERIC = new Set(
	'general american united national first new bank royal international global north south east west northern southern eastern western central great big old pacific atlantic standard universal digital advanced applied public mutual federal capital city state world euro asia air energy power media data cloud health group house green blue red black white gold golden silver super micro inter trans next open one two three st saint san santa los las la le el de van von mc group bank banco banca banque credit crédit société grupo gruppo groupe compagnie casa mount fort lake port point real royal imperial british french german swiss swedish danish norwegian dutch italian spanish chinese japanese indian canadian australian korean'.split(
		' ',
	),
);

/** Words at the end of long forms of listed names: Alibaba Group, Ford Motor Company. */
const ENDINGS = new Set([
	'group',
	'holdings',
	'holding',
	'company',
	'corporation',
	'corp',
	'companies',
	'co',
	'worldwide',
]);

/** Decides which names of a note are companies, and which names are one company. */
export function establish(
	clusters: ReadonlyMap<string, Cluster>,
	known: {
		readonly lexicon: Lexicon;
		readonly lists: NameIndex;
		/** Full names in the note's title by their folded first word. */
		readonly titled: ReadonlyMap<string, string>;
	},
): Established {
	const state = new Establishing(known);
	const sorted = [...clusters.values()];
	for (const cluster of sorted) {
		const [first] = cluster.candidates;
		if (first !== undefined && isKnown(first)) {
			state.addListed(cluster, first);
		}
	}
	state.settleAmbiguous(sorted);
	// Longest first, so that a short form finds the full name there already.
	const unknown = sorted
		.filter(({ candidates }) => candidates[0]?.form === undefined && candidates[0]?.isPlace === false)
		.sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1));
	for (const cluster of unknown) {
		state.addUnknown(cluster);
	}
	state.addShortForms(clusters);
	state.addDefinedForms(sorted);
	return state.toEstablished();
}

class Establishing {
	readonly #companies = new Map<string, NamedCompany>();
	readonly #index: NameIndex;
	readonly #lexicon: Lexicon;
	readonly #lists: NameIndex;
	readonly #settled = new Map<string, Cluster>();
	/** Key of a full name → id. */
	readonly #idByKey = new Map<string, string>();
	readonly #noteKeys = new Set<string>();
	readonly #added = new Set<string>();
	/** Ids that a name of one company only has established. */
	readonly #sure = new Set<string>();
	/** The companies that these belong to: with Orange Polska in a note its Orange is a company. */
	readonly #owners = new Set<string>();

	readonly #titled: ReadonlyMap<string, string>;

	constructor({ lexicon, lists, titled }: Parameters<typeof establish>[1]) {
		this.#lexicon = lexicon;
		this.#lists = lists;
		this.#titled = titled;
		this.#index = createNameIndex();
	}

	addListed(cluster: Cluster, first: Candidate): void {
		const ids = first.form?.companies ?? [];
		const [only] = ids;
		if (ids.length === 1 && only !== undefined) {
			this.#sure.add(only);
			this.#owners.add(this.#lexicon.companies.get(only)?.parent ?? only);
		}
		this.#idByKey.set(cluster.key, only ?? '');
	}

	settleAmbiguous(clusters: readonly Cluster[]): void {
		for (const cluster of clusters) {
			const [first] = cluster.candidates;
			if (first?.form === undefined || isKnown(first)) {
				continue;
			}
			const isElsewhere = first.form.companies.some(id => this.#sure.has(id) || this.#owners.has(id));
			const score = cluster.score + (isElsewhere ? 40 : 0);
			if (score >= 0) {
				this.#settled.set(cluster.key, { ...cluster, score });
				const [id] = first.form.companies;
				this.#idByKey.set(cluster.key, id ?? '');
			}
		}
	}

	addUnknown(cluster: Cluster): void {
		const prefix = this.#knownPrefix(cluster.key);
		const score = cluster.score + (prefix === undefined ? 0 : 6);
		if (score < 0) {
			return;
		}
		const [first] = cluster.candidates;
		if (first === undefined) {
			return;
		}
		const listed = this.#listedLongForm(cluster.key);
		const id = listed ?? slug(first.name);
		if (listed === undefined) {
			this.#addCompany(id, first.name, cluster, score);
		}
		this.#idByKey.set(cluster.key, id);
		let last = '';
		for (const { name } of cluster.candidates) {
			if (name !== last) {
				this.#addForm(name, id, false);
				last = name;
			}
		}
	}

	/** "Kestrel" for Kestrel Photonics, "Warner" for Warner Bros. Discovery. */
	addShortForms(clusters: ReadonlyMap<string, Cluster>): void {
		const byPrefix = new Map<string, string>();
		for (const [key, id] of this.#idByKey) {
			if (!key.includes(' ')) {
				continue;
			}
			const words = key.split(' ');
			const last = words.at(-1) ?? '';
			if (words.length === 2 && isLastWordShort(words[0] ?? '', last, this.#lists)) {
				byPrefix.set(last, byPrefix.get(last) ?? id); // "Bellis" for Occhialeria Bellis
			}
			for (let n = words.length - 1; n > 0; n--) {
				const prefix = words.slice(0, n).join(' ');
				if (
					(n > 1 ||
						isShortFormWord(prefix, this.#lists) ||
						isPlaceThatActs(clusters.get(prefix))) &&
					!this.#stoodBefore(prefix, key, clusters)
				) {
					byPrefix.set(prefix, byPrefix.get(prefix) ?? id);
				}
			}
		}
		this.#addUnseen(byPrefix, clusters);
		const houses = companiesOfHouses(clusters, this.#idByKey, this.#lexicon);
		for (const cluster of clusters.values()) {
			const house = houses.get(cluster.key);
			if (house !== undefined) {
				this.#linkShort(cluster, house, isCommonWord(cluster.key));
			}
			const id = byPrefix.get(cluster.key);
			const [first] = cluster.candidates;
			if (house !== undefined || id === undefined || first === undefined || isKnown(first)) {
				continue;
			}
			if (first.isPlace) {
				if (isPlaceThatActs(cluster)) {
					this.#linkShort(cluster, id, true);
				}
				continue;
			}
			const parent = this.#lexicon.companies.get(id)?.parent ?? id; // Amazon is not short for Amazon Web Services.
			const isOwn = first.form?.companies.some(other => other === id || other === parent) === true;
			const isOther =
				this.#settled.has(cluster.key) &&
				first.form?.companies.some(other => this.#sure.has(other)) === true;
			if (isOwn || isOther || cluster.cues.some(cue => cue.weight <= -40 && cue.role !== 'place')) {
				continue;
			}
			const isPlain = isCommonWord(cluster.key);
			if (!isPlain || cluster.candidates.some(candidate => !candidate.isStart || candidate.score > 0)) {
				this.#linkShort(cluster, this.#groupOf(cluster) ?? id, isPlain);
			}
		}
	}

	/** Short forms that the note does not have by themselves so far: one may still stand at the start of a longer run ("Ask Suma to …"). */
	#addUnseen(byPrefix: ReadonlyMap<string, string>, clusters: ReadonlyMap<string, Cluster>): void {
		for (const [short, id] of byPrefix) {
			if (
				!clusters.has(short) &&
				!this.#titled.has(short) &&
				short.length > 3 &&
				!isCommonWord(short) &&
				exactForm(this.#lists, short.split(' ')) === undefined
			) {
				this.#addForm(capitalised(short), id, false, true);
			}
		}
	}

	/** The title's company for whose full name the cluster is short, where the text has names of its units only: Lumenfield Studios beside "Lumenfield Media". */
	#groupOf(cluster: Cluster): string | undefined {
		const full = this.#titled.get(cluster.key);
		if (full === undefined || this.#idByKey.has(foldedWords(full).join(' '))) {
			return undefined;
		}
		const id = slug(full);
		this.#addCompany(id, full, cluster, Math.max(0, cluster.score));
		return id;
	}

	/**
	 * Whether a listed name was there before the longer name that begins with it: Shell, then Shell Energy Europe. Headlines shorten
	 * names before the text has them in full, so they do not count for a company that few know, nor where the text tells
	 * what the longer name is: "Vantage", then "Vantage Sports"; "Target", then "Target Ceramics, a Porto firm".
	 */
	#stoodBefore(prefix: string, key: string, clusters: ReadonlyMap<string, Cluster>): boolean {
		const named = clusters.get(prefix)?.candidates ?? [];
		const longer = clusters.get(key);
		const long = longer?.candidates[0];
		if (named[0]?.form === undefined || longer === undefined || !this.#idByKey.has(prefix)) {
			return false;
		}
		const listed = this.#lexicon.companies.get(named[0].form.companies[0] ?? '');
		const isNamesake = listed?.ticker === undefined || longer.cues.some(isIntroduction);
		const short = isNamesake ? named.find(({ sentence }) => !isHeading(sentence.block)) : named[0];
		if (short === undefined || long === undefined) {
			return false;
		}
		const order = short.sentence.index - long.sentence.index || short.from - long.from;
		return long.form === undefined && order < 0;
	}

	#linkShort(cluster: Cluster, id: string, isPlain: boolean): void {
		const own = this.#idByKey.get(cluster.key);
		if (own !== undefined && own !== id && this.#companies.get(own)?.isListed === false) {
			this.#companies.delete(own);
		}
		for (const { name } of cluster.candidates) {
			this.#addForm(name, id, isPlain);
		}
	}

	/** "Amazon Web Services (AWS)", "Impulse Monitoring, Inc. (“Impulse”)". */
	addDefinedForms(clusters: readonly Cluster[]): void {
		for (const cluster of clusters) {
			const id = this.#idByKey.get(cluster.key);
			if (id === undefined || id === '') {
				continue;
			}
			for (const { sentence, to } of cluster.candidates) {
				const short = definedAfter(sentence.words, to);
				if (short !== undefined && short !== this.#lexicon.companies.get(id)?.ticker?.split('.')[0]) {
					this.#addForm(short, id, false);
				}
			}
		}
	}

	toEstablished(): Established {
		return {
			companies: this.#companies,
			index: this.#index,
			idOf: form => this.#idOf(form),
			settled: this.#settled,
			noteKeys: this.#noteKeys,
		};
	}

	#idOf(form: ListedForm): string | undefined {
		const id = form.companies.find(other => this.#sure.has(other)) ?? form.companies[0];
		if (id !== undefined && !this.#companies.has(id)) {
			const company = this.#lexicon.companies.get(id);
			if (company === undefined) {
				return undefined;
			}
			this.#companies.set(id, {
				id,
				label: company.name,
				isListed: true,
				confidence: 0.97,
				rule: 'listed',
				cues: [],
				cueSentence: 0,
			});
		}
		return id;
	}

	#addCompany(id: string, label: string, cluster: Cluster, score: number): void {
		const cues = cluster.cues.filter(cue => cue.weight > 0).slice(0, 3);
		const [strongest] = cues;
		const origin =
			cluster.candidates.find(
				candidate => strongest !== undefined && candidate.cues.includes(strongest),
			) ?? cluster.candidates[0];
		this.#companies.set(id, {
			id,
			label,
			isListed: false,
			confidence: confidenceOf(score),
			rule: strongest?.role ?? 'name',
			cues: cues.filter(cue => origin?.cues.includes(cue)),
			cueSentence: origin?.sentence.index ?? 0,
		});
	}

	/** `isGuessed`: the note has the name in no place by itself, so it must be written with its capital ("a tokamak" beside Tokamak Energy). */
	#addForm(name: string, id: string, isAmbiguous: boolean, isGuessed = false): void {
		const mark = `${id}|${name}|${isAmbiguous}`;
		if (this.#added.has(mark)) {
			return;
		}
		this.#added.add(mark);
		const words = foldedWords(name);
		this.#noteKeys.add(words.join(' '));
		if (!isAmbiguous && !isCommonWord(words[0] ?? '')) {
			this.#index.lowerFirst.add(words[0] ?? '');
		}
		const listed = exactForm(this.#lists, words);
		addName(this.#index, name, form => {
			form.places = listed?.companies.length === 0 ? listed.places : [];
			form.companies = [id];
			form.isAmbiguous = isAmbiguous;
			form.isOfNote ||= !isGuessed;
		});
	}

	#knownPrefix(key: string): string | undefined {
		if (!key.includes(' ')) {
			return undefined;
		}
		const words = key.split(' ');
		for (let n = words.length - 1; n > 0; n--) {
			const id = this.#idByKey.get(words.slice(0, n).join(' '));
			if (id !== undefined) {
				return id;
			}
		}
		return undefined;
	}

	#listedLongForm(key: string): string | undefined {
		const words = key.split(' ');
		if (words.length < 2 || !ENDINGS.has(words.at(-1) ?? '')) {
			return undefined;
		}
		const form = exactForm(this.#lists, words.slice(0, -1));
		return form?.companies[0];
	}
}

/** What tells readers of a company that they need not know: ", a Porto firm", ", of Leeds", ", based in". */
function isIntroduction({ role, weight }: CompanyCue): boolean {
	return weight > 0 && /^(?:apposition|seat|seat in brackets|based, founded|kind before)$/.test(role);
}

/** Whether a place signs, sells and is dealt with throughout the note, as no town does. */
function isPlaceThatActs(cluster: Cluster | undefined): boolean {
	return cluster?.candidates[0]?.isPlace === true && cluster.score >= 0;
}

/** The short form that a bracket after a name gives it: (AWS), (“Impulse”), (she says “Meli”), (the “Bank”). */
function definedAfter(words: readonly Word[], at: number): string | undefined {
	if (words[at]?.text !== '(') {
		return undefined;
	}
	const near = words.slice(at + 1, at + 9);
	const end = near.findIndex(word => word.text === ')');
	const inside = near.slice(0, Math.max(0, end));
	const [only] = inside;
	const isName = (word: Word): boolean =>
		word.kind === 'word' && (wordFlags(word.folded) & (WORD.acronym | WORD.calendar | WORD.kind)) === 0;
	if (inside.length === 1 && only !== undefined && isName(only) && isAllCaps(only)) {
		return only.text;
	}
	const quoted = inside.findIndex(
		word => word.isQuoted && word.isCapitalised && isName(word) && !isCommonWord(word.folded),
	);
	const rest = quoted < 0 ? [] : inside.slice(quoted);
	return rest.length > 0 && rest.length <= 3 && rest.every(word => word.isCapitalised)
		? rest.map(word => word.text).join(' ')
		: undefined;
}

/** A folded name as writers capitalise it; accents are gone, which matching does not mind. */
function capitalised(folded: string): string {
	return folded.replace(/(?:^| )\p{L}/gu, letter => letter.toUpperCase());
}

/** Whether a name of two words may be cut to its second: Grupo Bimbo, Occhialeria Bellis; not Halden Labs, not Lind Invest. */
function isLastWordShort(first: string, last: string, lists: NameIndex): boolean {
	const isHead =
		(wordFlags(last) & (WORD.strongHead | WORD.weakHead | WORD.fieldHead | WORD.institution)) !== 0;
	return (
		!isHead &&
		last.length > 3 &&
		!isCommonWord(last) &&
		isShortFormWord(last, lists) &&
		(wordFlags(first) & WORD.firstName) === 0
	);
}

function isShortFormWord(folded: string, lists: NameIndex): boolean {
	const flags = wordFlags(folded);
	return (
		folded.length > 2 &&
		!GENERIC.has(folded) &&
		(flags & (WORD.calendar | WORD.opener | WORD.acronym)) === 0 &&
		!(exactForm(lists, [folded])?.places.length ?? 0)
	);
}

/** A score in tenths of log odds as a probability, never quite sure. */
export function confidenceOf(score: number): number {
	const certain = 1 / (1 + Math.exp(-(score + 6) / 12));
	return Math.round(Math.min(0.97, Math.max(0.3, certain)) * 100) / 100;
}
