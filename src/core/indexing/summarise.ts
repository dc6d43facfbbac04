import { contains, type Span } from '../base/span.js';
import type { Change, Mention, Reading } from '../understanding/reading.js';
import { valueOfFact } from './factValue.js';
import type {
	EntityKind,
	NoteSummary,
	Place,
	SummaryEntity,
	SummaryFact,
	SummaryMention,
} from './noteSummary.js';
import { readLines, type Lines } from './places.js';

/**
 * What the index keeps of a note. `reading` must be of that very `source`, with corrections laid over it if they count. `nameOf` says under
 * which name a company is listed that the note calls `label`.
 *
 * Never throws; time is linear in the source and the reading but for finding lines, which is logarithmic in their number.
 */
export function summarise(
	source: string,
	reading: Reading,
	nameOf: (company: string, label: string) => string = (_, label) => label,
): NoteSummary {
	const lines = readLines(source);
	const entities = gatherEntities(reading, nameOf);
	const sentences = sentencesOf(reading, lines);
	const mentions = reading.mentions.map((mention, i): SummaryMention => ({
		...lines.place(mention),
		entity: entities.placeOf(mention.kind, mention.id, mention.label),
		...(mention.kind === 'term' ? { polarity: mention.polarity } : {}),
		...(mention.kind === 'company' && mention.role === 'source' ? { isSource: true } : {}),
		sentence: sentences[i] ?? lines.lineAt(mention.start),
	}));
	const company = (id: string): number => entities.placeOf('company', id);
	const term = (id: string): number => entities.placeOf('term', id);
	const { note } = reading;
	return {
		title: note.title ?? '',
		date: note.date ?? '',
		source: note.source ?? '',
		facts: listFacts(reading, lines, { mentions, company }),
		changes: reading.changes.map(({ term: id, parties, change, certainty, evidence }) => ({
			term: term(id),
			parties: [...new Set(parties.map(company))],
			change,
			certainty,
			evidence: lines.place(evidence),
		})),
		benefits: reading.beneficiaries.map(({ id, name, effect, terms, certainty, evidence }) => ({
			who: entities.placeOf(entities.has('company', id) ? 'company' : 'beneficiary', id, name),
			terms: [...new Set(terms.map(term))],
			effect,
			certainty,
			evidence: lines.place(evidence),
		})),
		mentions,
		entities: entities.list,
	};
}

interface Entities {
	/** Grows while changes and beneficiaries bring what no stretch of the note names. */
	readonly list: readonly SummaryEntity[];
	has(kind: EntityKind, id: string): boolean;
	placeOf(kind: EntityKind, id: string, label?: string): number;
}

function gatherEntities({ mentions }: Reading, nameOf: (company: string, label: string) => string): Entities {
	const list: SummaryEntity[] = [];
	const places: Readonly<Record<EntityKind, Map<string, number>>> = {
		company: new Map(),
		term: new Map(),
		beneficiary: new Map(),
	};
	const forms: Set<string>[] = [];
	const placeOf = (kind: EntityKind, id: string, label?: string): number => {
		const known = places[kind].get(id);
		if (known !== undefined) {
			return known;
		}
		places[kind].set(id, list.length);
		forms.push(new Set());
		// Only an unknown one is given a name: most are asked for again and again.
		const own = label ?? id.replaceAll(/[-_]/g, ' ');
		return list.push({ kind, id, label: kind === 'company' ? nameOf(id, own) : own, forms: [] }) - 1;
	};
	for (const { kind, id, label, text } of mentions) {
		forms[placeOf(kind, id, label)]?.add(text.replace(/\s+/g, ' '));
	}
	list.forEach((entity, i) => {
		list[i] = { ...entity, forms: [...(forms[i] ?? [])].filter(form => form !== entity.label) };
	});
	return { list, has: (kind, id) => places[kind].has(id), placeOf };
}

/** For each mention the sentence that holds it; none for what stands outside of the prose. Both lists are in order. */
function sentencesOf({ mentions, sentences }: Reading, lines: Lines): (Place | undefined)[] {
	let next = 0;
	let place: Place | undefined;
	return mentions.map(mention => {
		let sentence = sentences[next];
		while (sentence !== undefined && sentence.end < mention.end) {
			place = undefined;
			sentence = sentences[++next];
		}
		if (sentence === undefined || !contains(sentence, mention)) {
			return undefined;
		}
		place ??= lines.place(sentence);
		return place;
	});
}

interface FactContext {
	readonly mentions: readonly SummaryMention[];
	readonly company: (id: string) => number;
}

function listFacts(reading: Reading, lines: Lines, { mentions, company }: FactContext): SummaryFact[] {
	const changes = new Map<string, Change[]>();
	for (const change of reading.changes) {
		const own = changes.get(change.term) ?? [];
		own.push(change);
		changes.set(change.term, own);
	}
	const beside = companiesBySentence(reading.mentions, mentions);
	return reading.mentions.flatMap((mention, i) => {
		if (mention.kind !== 'term' || mention.facts === undefined || mention.facts.length === 0) {
			return [];
		}
		const named = partiesOf(mention, changes.get(mention.id) ?? []).map(company);
		const own = beside.get(mentions[i]?.sentence.start ?? -1);
		const found = named.length > 0 ? named : own !== undefined && own.size > 1 ? [...own] : [];
		const parties = [...new Set(found)].sort((a, b) => a - b);
		return mention.facts.map((fact): SummaryFact => ({
			...lines.place(fact),
			mention: i,
			kind: fact.kind,
			value: valueOfFact(fact) ?? '',
			bound: fact.bound,
			parties,
		}));
	});
}

/** The companies of those changes of a term whose evidence holds the mention. */
function partiesOf(mention: Span, changes: readonly Change[]): string[] {
	return changes.filter(({ evidence }) => contains(evidence, mention)).flatMap(({ parties }) => parties);
}

/** The companies of each sentence, by where it starts; publishers that are only where the text comes from left out. */
function companiesBySentence(
	read: readonly Mention[],
	mentions: readonly SummaryMention[],
): ReadonlyMap<number, ReadonlySet<number>> {
	const companies = new Map<number, Set<number>>();
	mentions.forEach(({ sentence, entity, isSource }, i) => {
		if (read[i]?.kind === 'company' && isSource !== true) {
			const own = companies.get(sentence.start) ?? new Set();
			companies.set(sentence.start, own.add(entity));
		}
	});
	return companies;
}
