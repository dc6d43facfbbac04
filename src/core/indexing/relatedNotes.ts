import { sortInSteps } from '../base/sortInSteps.js';
import type { Steps } from '../base/steps.js';
import { compareText } from './contradictions.js';
import type { EntityRows } from './entityRows.js';
import type { EntityTable } from './entityTable.js';
import { KINDS } from './recordCodes.js';

/** What notes are compared by. */
export interface RelatedContext {
	readonly table: EntityTable;
	readonly noteCount: number;
	readonly entitiesOf: (note: number) => EntityRows;
	noteAt(note: number): string;
}

/** A note by its number, with the labels of what it shares. */
export interface Related {
	readonly number: number;
	/** 0 to 1: the cosine of the two notes. */
	readonly score: number;
	/** The rarest first. */
	readonly companies: readonly string[];
	readonly terms: readonly string[];
}

/** Only so many of those that share most are weighed exactly. */
const CANDIDATES = 500;

/** So many notes are weighed exactly in a step, and so many shared things are summed up. */
const NOTES_A_STEP = 32;
const SUMS_A_STEP = 4096;

/** A company says more of what a note is about than a term: every deal has a duration and a price, few have the same parties. */
const COMPANY_WEIGHS = 3;

/** Notes without a company in common are alike only where they share so many terms that no more than one note in so many has. */
const RARE_TERMS = 2;
const RARE = 20;

/**
 * The notes that share most with a note, weighed by how few notes have what they share: those with companies in common first, then those
 * that have nothing but rare terms in common. Terms that many notes have make no note related.
 *
 * The rarer the more (`ln(1 + notes / notes with it)`), companies three times that, however often a note has them; groups do not count, whose
 * names notes hardly share, nor publishers that a note only comes from. A long note that has a little of everything is like none.
 * The notes of what is shared are gone through once.
 */
export function* findRelated(
	note: number,
	limit: number,
	context: RelatedContext,
): Steps<readonly Related[]> {
	const own = topicsOf(note, context);
	const candidates = yield* findCandidates(note, own, context);
	const norm = (topics: readonly number[]): number =>
		Math.hypot(...topics.map(topic => weightOf(topic, context)));
	const ownNorm = norm(own);
	const isOwn = new Set(own);
	const related: Related[] = [];
	for (const [i, other] of candidates.slice(0, CANDIDATES + limit).entries()) {
		const topics = topicsOf(other, context);
		const shared = compare(
			topics.filter(entity => isOwn.has(entity)),
			context,
		);
		if (shared !== undefined) {
			const score = shared.squares / (ownNorm * norm(topics));
			related.push({ number: other, score, companies: shared.companies, terms: shared.terms });
		}
		if (i % NOTES_A_STEP === 0) {
			yield;
		}
	}
	return related
		.sort(
			(a, b) =>
				Number(b.companies.length > 0) - Number(a.companies.length > 0) ||
				b.score - a.score ||
				compareText(context.noteAt(a.number), context.noteAt(b.number)),
		)
		.slice(0, limit);
}

/** The notes that have anything of what a note has, those that share most first. */
function* findCandidates(
	note: number,
	own: readonly number[],
	context: RelatedContext,
): Steps<readonly number[]> {
	const sums = new Map<number, number>();
	let summed = 0;
	for (const entity of own) {
		const weight = weightOf(entity, context);
		for (const other of context.table.notesOf(entity)) {
			sums.set(other, (sums.get(other) ?? 0) + weight * weight);
			if (++summed % SUMS_A_STEP === 0) {
				yield;
			}
		}
	}
	sums.delete(note);
	const sorted = yield* sortInSteps(
		[...sums],
		([a, x], [b, y]) => y - x || compareText(context.noteAt(a), context.noteAt(b)),
	);
	return sorted.map(([other]) => other);
}

/** What two notes share, if that makes them related. A company that one of them has only as its publisher is not shared. */
function compare(
	shared: readonly number[],
	context: RelatedContext,
): (Pick<Related, 'companies' | 'terms'> & { readonly squares: number }) | undefined {
	const { table, noteCount } = context;
	const weighed = shared
		.map(entity => ({
			isCompany: table.kindOf(entity) === COMPANY,
			isRare: RARE * table.notesOf(entity).length <= noteCount,
			label: table.labelTextOf(entity),
			weight: weightOf(entity, context),
		}))
		.sort((a, b) => b.weight - a.weight || compareText(a.label, b.label));
	const companies = weighed.filter(({ isCompany }) => isCompany);
	const terms = weighed.filter(({ isCompany }) => !isCompany);
	return companies.length === 0 && terms.filter(({ isRare }) => isRare).length < RARE_TERMS
		? undefined
		: {
				companies: companies.map(({ label }) => label),
				terms: terms.map(({ label }) => label),
				squares: weighed.reduce((total, { weight }) => total + weight * weight, 0),
			};
}

const COMPANY = KINDS.indexOf('company');
const GROUP = KINDS.indexOf('beneficiary');

function weightOf(entity: number, { table, noteCount }: RelatedContext): number {
	const rarity = Math.log(1 + noteCount / Math.max(1, table.notesOf(entity).length));
	return table.kindOf(entity) === COMPANY ? COMPANY_WEIGHS * rarity : rarity;
}

function topicsOf(note: number, { table, entitiesOf }: RelatedContext): number[] {
	const entities = entitiesOf(note);
	const topics: number[] = [];
	for (let at = 0; at < entities.length; at++) {
		const isTopic = entities.kindOf(at) !== GROUP && !entities.isSource(at);
		const number = isTopic ? table.numberOf(entities.keyOf(at)) : undefined;
		if (number !== undefined) {
			topics.push(number);
		}
	}
	return topics;
}
