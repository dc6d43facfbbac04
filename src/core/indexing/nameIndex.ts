import { sortInSteps } from '../base/sortInSteps.js';
import { finish, type Steps } from '../base/steps.js';
import { ALIAS_COSTS, foldForSearch, rankName } from '../base/searchText.js';
import { compareText } from './contradictions.js';
import type { EntityTable } from './entityTable.js';
import { NameText } from './nameText.js';
import { KINDS } from './recordCodes.js';
import type { EntityKind } from './noteSummary.js';
import { RankedEntities } from './rankedEntities.js';
import type { Cancellation, IndexHit } from './workspaceIndex.js';

/** What is looked for: folded, and how many hits are wanted. */
export interface NameQuery {
	readonly query: string;
	readonly limit: number;
	readonly kinds: readonly EntityKind[] | undefined;
	readonly cancellation: Cancellation | undefined;
}

/** An entity with the best rank that one of its names has. */
interface Ranked {
	readonly entity: number;
	readonly rank: number;
}

/** So many entities are gone through in a step. */
const ENTITIES_A_STEP = 256;

/** What has changed is asked name by name; when it is more than this, and more than a quarter of all, everything is laid out anew. */
const MOST_CHANGED = 1000;

/** All names as they were when they were laid out. */
interface Layout {
	readonly text: NameText;
	readonly ranked: RankedEntities;
}

/**
 * Finds entities by their names as they are typed, in the order that `rankName` gives.
 *
 * All names are laid out once (`NameText`), and all entities brought into the order in which those of the same rank stand
 * (`RankedEntities`): what comes first is then known without comparing anything. Entities that have changed since are left out of that and
 * asked one by one.
 */
export class NameIndex {
	readonly #entities: EntityTable;
	readonly #textOf: (string: number) => string;
	#layout: Layout | undefined;
	/** Entities that have changed since then, with their folded names, the label first, as soon as they were asked for. */
	readonly #changed = new Map<number, readonly string[] | undefined>();

	constructor(entities: EntityTable, textOf: (string: number) => string) {
		this.#entities = entities;
		this.#textOf = textOf;
		entities.listen(entity => {
			this.#changed.set(entity, undefined);
			this.#layout?.ranked.leaveOut(entity);
		});
	}

	/** The names that fit, the best first: by rank, then by notes and mentions, then by label. An empty query fits all there are. */
	find(query: NameQuery): IndexHit[] {
		const { text, ranked } = finish(this.#layoutSteps());
		const kinds = query.kinds && new Set(query.kinds.map(kind => KINDS.indexOf(kind)));
		ranked.begin(kinds, query.cancellation);
		if (query.query === '') {
			ranked.addFirst(query.limit);
		} else {
			findNames(text, ranked, query);
		}
		const hits: Ranked[] = ranked.best(query.limit);
		const changed = this.#findChanged(query, kinds);
		if (changed.length > 0) {
			hits.push(...changed);
			hits.sort((a, b) => a.rank - b.rank || this.#compare(a.entity, b.entity));
		}
		return hits.slice(0, query.limit).map(hit => this.#toHit(hit, query.query));
	}

	/** Makes what finding needs, in steps of a millisecond or so; the entities must be the same until the last of them. */
	*prepareSteps(): Steps<void> {
		yield* this.#layoutSteps();
	}

	#findChanged({ query, cancellation }: NameQuery, kinds: ReadonlySet<number> | undefined): Ranked[] {
		const found: Ranked[] = [];
		for (const entity of this.#changed.keys()) {
			if (cancellation?.isCancelled === true) {
				break;
			}
			const isThere = this.#entities.notesOf(entity).length > 0;
			if (isThere && kinds?.has(this.#entities.kindOf(entity)) !== false) {
				const rank = query === '' ? 0 : bestRank(this.#changedNames(entity), query);
				if (rank !== Infinity) {
					found.push({ entity, rank });
				}
			}
		}
		return found;
	}

	#changedNames(entity: number): readonly string[] {
		let names = this.#changed.get(entity);
		if (names === undefined) {
			const label = this.#entities.labelOf(entity);
			const others = this.#entities.namesOf(entity).filter(name => name !== label);
			names = [label, ...others].map(name => foldForSearch(this.#textOf(name)));
			this.#changed.set(entity, names);
		}
		return names;
	}

	#toHit({ entity, rank }: Ranked, query: string): IndexHit {
		const described = this.#entities.describe(entity);
		const form =
			rank % 1 === 0
				? undefined
				: described.forms.find(text => rankName(foldForSearch(text), query) === rank - ALIAS_COSTS);
		return { entity: described, form, rank };
	}

	*#layoutSteps(): Steps<Layout> {
		const isDue =
			this.#layout === undefined ||
			this.#changed.size > Math.max(MOST_CHANGED, this.#layout.ranked.size / 4);
		if (this.#layout !== undefined && !isDue) {
			return this.#layout;
		}
		const order = yield* sortInSteps([...this.#entities.all()], (a, b) => this.#compare(a, b));
		const rows = new Map<string, number[]>();
		for (const [place, entity] of order.entries()) {
			this.#addNames(rows, place, entity);
			if (place % ENTITIES_A_STEP === 0) {
				yield;
			}
		}
		const names = yield* sortInSteps([...rows.keys()], compareText);
		const text = yield* NameText.of(names);
		const ranked = new RankedEntities(
			order,
			order.map(entity => this.#entities.kindOf(entity)),
			names.map(name => rows.get(name) ?? []),
		);
		this.#changed.clear();
		this.#layout = { text, ranked };
		return this.#layout;
	}

	/** An entity that writes a name in several ways has it once for each, the label first. */
	#addNames(rows: Map<string, number[]>, place: number, entity: number): void {
		const label = this.#entities.labelOf(entity);
		for (const name of this.#entities.namesOf(entity)) {
			const folded = foldForSearch(this.#textOf(name));
			const row = RankedEntities.rowOf(place, name === label);
			const same = rows.get(folded);
			if (same === undefined) {
				rows.set(folded, [row]);
			} else {
				same.push(row);
			}
		}
	}

	#compare(a: number, b: number): number {
		const entities = this.#entities;
		return (
			entities.notesOf(b).length - entities.notesOf(a).length ||
			entities.mentionsOf(b) - entities.mentionsOf(a) ||
			compareText(entities.labelTextOf(a), entities.labelTextOf(b)) ||
			entities.kindOf(a) - entities.kindOf(b) ||
			compareText(entities.idOf(a), entities.idOf(b))
		);
	}
}

/** A query of so many letters has few hits at starts of words or elsewhere: they are looked for in one go. */
const LONG = 3;

/** Those that fit better are looked for first; the others only where these are fewer than wanted. */
function findNames(text: NameText, ranked: RankedEntities, { query, limit }: NameQuery): void {
	const { from, to } = text.beginningWith(query);
	// The shortest of them comes first: the query itself, if that is a name.
	const longer = from < to && text.lengthAt(from) === query.length ? from + 1 : from;
	if (!ranked.addRange(from, longer, 0) || !ranked.addRange(longer, to, 1)) {
		return;
	}
	if (query.length < LONG && ranked.found < limit) {
		text.eachWith(` ${query}`, place => ranked.add(place, 2));
	}
	if (ranked.found < limit) {
		text.eachWith(query, (place, isWordStart) => ranked.add(place, isWordStart ? 2 : 3));
	}
}

/** The best rank that one of an entity's folded names has; infinite where none fits. */
function bestRank(names: readonly string[], query: string): number {
	let best = Infinity;
	names.forEach((name, i) => {
		const rank = rankName(name, query);
		if (rank !== undefined) {
			best = Math.min(best, rank + (i === 0 ? 0 : ALIAS_COSTS));
		}
	});
	return best;
}
