import { groupBy, groupByMany } from '../base/groupBy.js';
import { unreachable } from '../base/unreachable.js';
import type { Company, Term } from '../lexicon/entry.js';
import { companyName, type Lexicon } from '../lexicon/lexicon.js';
import type { Beneficiary, Change, Effect, Mention, Reading } from '../understanding/reading.js';

interface Named {
	readonly id: string;
	readonly label: string;
	/** In the order of the note. */
	readonly mentions: readonly Mention[];
}

/** A company of the note, with all that the note says of it. */
export interface CompanyEntry extends Named {
	readonly kind: 'company';
	/** What the lexicon knows; `undefined` for a name that only the note has. */
	readonly known: Company | undefined;
	/** The changes that it is a party to. */
	readonly changes: readonly Change[];
	readonly effects: readonly Beneficiary[];
	/** Terms that stand in a sentence with it although no change names it as a party: ids, in the order of the note. */
	readonly alongside: readonly string[];
	/** Whether it is only where the text comes from. Such a publisher is marked in the note like any other, so it is listed and counted too. */
	readonly isSource: boolean;
}

/** A term of the note, with what happened to it. */
export interface TermEntry extends Named {
	readonly kind: 'term';
	readonly known: Term | undefined;
	readonly changes: readonly Change[];
	/** Who gains or loses because of it. */
	readonly effects: readonly Beneficiary[];
}

/** Who gains or loses: a group as the note names it, or a company, then with the company's mentions. */
export interface BeneficiaryEntry extends Named {
	readonly kind: 'beneficiary';
	readonly effects: readonly Beneficiary[];
	/** `mixed` also where two sentences say opposite things. */
	readonly effect: Effect;
	/** `stated` as soon as one sentence states it. */
	readonly certainty: Beneficiary['certainty'];
	readonly isCompany: boolean;
}

export type Entry = CompanyEntry | TermEntry | BeneficiaryEntry;

/** A note's companies, terms and beneficiaries, each once, in the order in which the note first brings them. */
export interface Outline {
	readonly companies: readonly CompanyEntry[];
	readonly terms: readonly TermEntry[];
	readonly beneficiaries: readonly BeneficiaryEntry[];
}

/** Gathers a reading by company, term and beneficiary. Linear in the reading. */
export function createOutline(reading: Reading, lexicon: Lexicon): Outline {
	const mentions = groupBy(reading.mentions, mention => keyOf(mention.kind, mention.id));
	const effects = groupBy(reading.beneficiaries, beneficiary => beneficiary.id);
	return {
		companies: companyEntries({ reading, lexicon, mentions, effects }),
		terms: termEntries({ reading, lexicon, mentions, effects }),
		beneficiaries: beneficiaryEntries({ reading, lexicon, mentions, effects }),
	};
}

/** The entry of that kind and id, if the note has it. */
export function findEntry(outline: Outline, kind: Mention['kind'], id: string): Entry | undefined {
	return entriesOf(outline, kind).find(entry => entry.id === id);
}

/** The entries of one kind. */
export function entriesOf(outline: Outline, kind: Mention['kind']): readonly Entry[] {
	switch (kind) {
		case 'company':
			return outline.companies;
		case 'term':
			return outline.terms;
		case 'beneficiary':
			return outline.beneficiaries;
		default:
			return unreachable(kind);
	}
}

/** The name that the note or, failing that, the lexicon has for a company or term id. */
export function nameOf(outline: Outline, kind: 'company' | 'term', id: string): string {
	return findEntry(outline, kind, id)?.label ?? id.replaceAll(/[-_]/g, ' ');
}

interface Gathered {
	readonly reading: Reading;
	readonly lexicon: Lexicon;
	/** By kind and id. */
	readonly mentions: ReadonlyMap<string, readonly Mention[]>;
	/** By the id of who gains or loses. */
	readonly effects: ReadonlyMap<string, readonly Beneficiary[]>;
}

function companyEntries({ reading, lexicon, mentions, effects }: Gathered): CompanyEntry[] {
	const parties = groupByMany(reading.changes, change => change.parties);
	const alongside = termsBeside(reading);
	return idsOf(mentions, 'company').map(id => {
		const own = mentions.get(keyOf('company', id)) ?? [];
		const changes = parties.get(id) ?? [];
		const known = lexicon.companies.get(id);
		return {
			kind: 'company',
			id,
			label: companyName(lexicon, id, own[0]?.label ?? id),
			mentions: own,
			known,
			changes,
			effects: effects.get(id) ?? [],
			alongside: [...(alongside.get(id) ?? [])].filter(
				term => !changes.some(change => change.term === term),
			),
			isSource: own.every(mention => mention.kind === 'company' && mention.role === 'source'),
		};
	});
}

/** A term that a change or an effect speaks of is in the outline even where no stretch of the note names it. */
function termEntries({ reading, lexicon, mentions }: Gathered): TermEntry[] {
	const changes = groupBy(reading.changes, change => change.term);
	const effects = groupByMany(reading.beneficiaries, beneficiary => beneficiary.terms);
	return [...new Set([...idsOf(mentions, 'term'), ...changes.keys()])].map(id => {
		const own = mentions.get(keyOf('term', id)) ?? [];
		const known = lexicon.terms.get(id);
		return {
			kind: 'term',
			id,
			label: known?.label ?? own[0]?.label ?? id,
			mentions: own,
			known,
			changes: changes.get(id) ?? [],
			effects: effects.get(id) ?? [],
		};
	});
}

function beneficiaryEntries({ lexicon, mentions, effects }: Gathered): BeneficiaryEntry[] {
	const ids = new Set([...effects.keys(), ...idsOf(mentions, 'beneficiary')]);
	return [...ids].flatMap(id => {
		const own = effects.get(id) ?? [];
		const [first] = own;
		const groups = mentions.get(keyOf('beneficiary', id)) ?? [];
		const companies = mentions.get(keyOf('company', id)) ?? [];
		if (first === undefined) {
			return [];
		}
		return [
			{
				kind: 'beneficiary',
				id,
				label: companies.length > 0 ? companyName(lexicon, id, first.name) : first.name,
				mentions: groups.length > 0 ? groups : companies,
				effects: own,
				effect: own.every(({ effect }) => effect === first.effect) ? first.effect : 'mixed',
				certainty: firmestOf(own),
				isCompany: companies.length > 0,
			},
		];
	});
}

/** The firmest of what is said of one company or group. */
function firmestOf(all: readonly Beneficiary[]): Beneficiary['certainty'] {
	const has = (wanted: Beneficiary['certainty']): boolean =>
		all.some(({ certainty }) => certainty === wanted);
	return has('stated') ? 'stated' : has('reported') ? 'reported' : 'conditional';
}

/** Which terms share a sentence with which company: term ids by company id. Both lists are sorted, so one walk does. */
function termsBeside({ mentions, sentences }: Reading): Map<string, Set<string>> {
	const beside = new Map<string, Set<string>>();
	let next = 0;
	for (const sentence of sentences) {
		while ((mentions[next]?.start ?? Infinity) < sentence.start) {
			next += 1;
		}
		const companies: string[] = [];
		const terms: string[] = [];
		for (; (mentions[next]?.start ?? Infinity) < sentence.end; next += 1) {
			const mention = mentions[next];
			if (mention?.kind === 'company') {
				companies.push(mention.id);
			} else if (mention?.kind === 'term') {
				terms.push(mention.id);
			}
		}
		for (const company of terms.length > 0 ? companies : []) {
			const known = beside.get(company) ?? new Set();
			terms.forEach(term => known.add(term));
			beside.set(company, known);
		}
	}
	return beside;
}

function keyOf(kind: Mention['kind'], id: string): string {
	return `${kind}/${id}`;
}

/** The ids of one kind, in the order in which the note brings them. */
function idsOf(mentions: ReadonlyMap<string, readonly Mention[]>, kind: Mention['kind']): string[] {
	const prefix = keyOf(kind, '');
	return [...mentions.keys()].filter(key => key.startsWith(prefix)).map(key => key.slice(prefix.length));
}
