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
	readonly shared: readonly string[];
}

/** Only so many of those that share most are weighed exactly. */
const CANDIDATES = 500;

/** So many notes are weighed exactly in a step, and so many shared things are summed up. */
const NOTES_A_STEP = 32;
const SUMS_A_STEP = 4096;

/**
 * The notes that share most with a note, weighed by how few notes have what they share.
 *
 * Companies and terms count, the rarer the more (`ln(1 + notes / notes with it)`), however often a note has them; groups do not, whose names
 * notes hardly share, nor publishers that a note only comes from. A long note that has a little of everything is like none.
 * The notes of what is shared are gone through once.
 */
export function* findRelated(
	note: number,
	limit: number,
	context: RelatedContext,
): Steps<readonly Related[]> {
	const { table, noteCount } = context;
	const weightOf = (entity: number): number =>
		Math.log(1 + noteCount / Math.max(1, table.notesOf(entity).length));
	const own = topicsOf(note, context);
	const sums = new Map<number, number>();
	let summed = 0;
	for (const entity of own) {
		const weight = weightOf(entity);
		for (const other of table.notesOf(entity)) {
			sums.set(other, (sums.get(other) ?? 0) + weight * weight);
			if (++summed % SUMS_A_STEP === 0) {
				yield;
			}
		}
	}
	sums.delete(note);
	const candidates = yield* sortInSteps(
		[...sums],
		([a, x], [b, y]) => y - x || compareText(context.noteAt(a), context.noteAt(b)),
	);
	const norm = (topics: readonly number[]): number => Math.hypot(...topics.map(weightOf));
	const ownNorm = norm(own);
	const isOwn = new Set(own);
	const related: Related[] = [];
	for (const [i, [other]] of candidates.slice(0, CANDIDATES + limit).entries()) {
		const topics = topicsOf(other, context);
		const shared = topics
			.filter(entity => isOwn.has(entity))
			.map(entity => ({ label: table.labelTextOf(entity), weight: weightOf(entity) }))
			.sort((a, b) => b.weight - a.weight || compareText(a.label, b.label));
		const exact = shared.reduce((total, { weight }) => total + weight * weight, 0);
		// It may have a company of the note only as its publisher.
		if (shared.length > 0) {
			const score = exact / (ownNorm * norm(topics));
			related.push({ number: other, score, shared: shared.map(({ label }) => label) });
		}
		if (i % NOTES_A_STEP === 0) {
			yield;
		}
	}
	return related
		.sort((a, b) => b.score - a.score || compareText(context.noteAt(a.number), context.noteAt(b.number)))
		.slice(0, limit);
}

const GROUP = KINDS.indexOf('beneficiary');

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
