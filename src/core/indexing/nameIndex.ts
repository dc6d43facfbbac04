import { finish, type Steps } from '../base/steps.js';
import { ALIAS_COSTS, foldForSearch, rankName } from '../base/searchText.js';
import { compareText } from './contradictions.js';
import type { EntityTable } from './entityTable.js';
import { KINDS } from './recordCodes.js';
import type { EntityKind } from './noteSummary.js';
import type { Cancellation, IndexHit } from './workspaceIndex.js';

/** What is looked for: folded, and how many hits are wanted. */
export interface NameQuery {
	readonly query: string;
	readonly limit: number;
	readonly kinds: readonly EntityKind[] | undefined;
	readonly cancellation: Cancellation | undefined;
}

/** No folded name has it in it, so that it can stand between them. */
const BREAK = '\n';

/** So many hits are looked at before it is asked whether they are still wanted. */
const ASK_EVERY = 512;

/** So many names are folded or sorted in a step. */
const NAMES_A_STEP = 512;

/** What came later is searched letter by letter; when it is more than this, and more than a quarter of all, everything is sorted anew. */
const MOST_LATER = 1000;

/**
 * Finds entities by their names as they are typed, in the order that `rankName` gives.
 *
 * All folded names stand one behind the other in one string, sorted. Those that begin with the query are found by halving, and only
 * where they are fewer than wanted the string is searched for the query at starts of words, and then anywhere.
 */
export class NameIndex {
	readonly #entities: EntityTable;
	readonly #textOf: (string: number) => string;
	#text = '';
	/** Where each name starts in the text, in order, and one more. */
	#starts = new Uint32Array();
	/** By place in the text, the name's row. */
	#rows = new Uint32Array();
	#later = '';
	readonly #laterStarts: number[] = [];
	readonly #rowEntities: number[] = [];
	readonly #rowNames: number[] = [];
	#dead = 0;
	#isReady = false;

	constructor(entities: EntityTable, textOf: (string: number) => string) {
		this.#entities = entities;
		this.#textOf = textOf;
	}

	/** The names that fit, the best first: by rank, then by notes and mentions, then by label. An empty query fits all there are. */
	find(query: NameQuery): IndexHit[] {
		finish(this.prepareSteps());
		const found = new Found(this.#entities, query);
		if (query.query === '') {
			for (const entity of this.#entities.all()) {
				found.add(entity, 0);
			}
		} else {
			this.#search(query, found);
		}
		return found.best().map(([entity, rank]) => this.#toHit(entity, rank, query.query));
	}

	#search({ query, limit }: NameQuery, found: Found): void {
		for (let at = this.#firstFrom(query); this.#startsWith(at, query); at++) {
			const length = (this.#starts[at + 1] ?? 0) - (this.#starts[at] ?? 0) - BREAK.length;
			if (!this.#consider(this.#rows[at] ?? 0, length === query.length ? 0 : 1, found)) {
				return;
			}
		}
		this.#scanLater(query, found);
		if (found.countBelow(2) < limit) {
			this.#scan(` ${query}`, 2, found);
		}
		if (found.countBelow(3) < limit) {
			this.#scan(query, 3, found);
		}
	}

	/** Takes everything that holds a text to fit with a rank; what fits better has been found before. */
	#scan(needle: string, rank: number, found: Found): void {
		let place = 0;
		let at = this.#text.indexOf(needle);
		while (at >= 0) {
			place = placeOf(this.#starts, at, place);
			if (!this.#consider(this.#rows[place] ?? 0, rank, found)) {
				return;
			}
			at = this.#text.indexOf(needle, this.#starts[place + 1] ?? Infinity);
		}
	}

	#scanLater(query: string, found: Found): void {
		const first = this.#rows.length;
		for (let at = this.#later.indexOf(query), place = 0; at >= 0;) {
			while ((this.#laterStarts[place + 1] ?? Infinity) <= at) {
				place++;
			}
			const next = this.#laterStarts[place + 1] ?? this.#later.length;
			const name = this.#later.slice(this.#laterStarts[place] ?? 0, next - BREAK.length);
			if (!this.#consider(first + place, rankName(name, query) ?? Infinity, found)) {
				return;
			}
			at = this.#later.indexOf(query, next);
		}
	}

	/** Whether the search is to go on. */
	#consider(row: number, rank: number, found: Found): boolean {
		const entity = this.#rowEntities[row] ?? -1;
		if (entity >= 0) {
			const isLabel = this.#entities.labelOf(entity) === this.#rowNames[row];
			found.add(entity, rank + (isLabel ? 0 : ALIAS_COSTS));
		}
		return found.isWanted();
	}

	#toHit(entity: number, rank: number, query: string): IndexHit {
		const described = this.#entities.describe(entity);
		const form =
			rank % 1 === 0
				? undefined
				: described.forms.find(text => rankName(foldForSearch(text), query) === rank - ALIAS_COSTS);
		return { entity: described, form, rank };
	}

	/** The first place whose name is not before the query. */
	#firstFrom(query: string): number {
		let low = 0;
		let high = this.#rows.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			const start = this.#starts[middle] ?? 0;
			const end = (this.#starts[middle + 1] ?? 0) - BREAK.length;
			if (this.#text.slice(start, Math.min(end, start + query.length)) < query) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	#startsWith(place: number, query: string): boolean {
		return place < this.#rows.length && this.#text.startsWith(query, this.#starts[place]);
	}

	/** Makes what finding needs, in steps of a millisecond or so; the entities must be the same until the last of them. */
	*prepareSteps(): Steps<void> {
		if (!this.#isDue()) {
			return;
		}
		const folded: string[] = [];
		for (const name of this.#entities.names()) {
			folded.push(foldForSearch(this.#textOf(name)));
			if (folded.length % NAMES_A_STEP === 0) {
				yield;
			}
		}
		const rows = yield* sortSteps(folded);
		this.#put(folded, rows);
		this.#isReady = true;
		this.#rowEntities.length = 0;
		this.#rowNames.length = 0;
		this.#dead = 0;
		this.#entities.tellNames({
			added: (entity, name) => {
				this.#rowNames.push(name);
				return this.#rowEntities.push(entity) - 1;
			},
		});
		this.#entities.listen({
			added: (entity, name) => this.#add(entity, name),
			removed: row => {
				this.#rowEntities[row] = -1;
				this.#dead++;
			},
		});
	}

	#isDue(): boolean {
		const all = this.#rowEntities.length;
		const later = all - this.#rows.length;
		return (
			!this.#isReady ||
			later > Math.max(MOST_LATER, all / 4) ||
			this.#dead > Math.max(MOST_LATER, all / 2)
		);
	}

	#put(folded: readonly string[], rows: Uint32Array<ArrayBuffer>): void {
		const starts = new Uint32Array(rows.length + 1);
		const sorted: string[] = [];
		let start = 0;
		rows.forEach((row, place) => {
			const name = folded[row] ?? '';
			sorted.push(name, BREAK);
			starts[place] = start;
			start += name.length + BREAK.length;
		});
		starts[rows.length] = start;
		this.#text = sorted.join('');
		this.#starts = starts;
		this.#rows = rows;
		this.#later = '';
		this.#laterStarts.length = 0;
	}

	#add(entity: number, name: number): number {
		this.#laterStarts.push(this.#later.length);
		this.#later += foldForSearch(this.#textOf(name)) + BREAK;
		this.#rowNames.push(name);
		return this.#rowEntities.push(entity) - 1;
	}
}

/** Names are sorted in parts that begin alike, so that it can be paused. */
const ALIKE = 2;

/** The places of texts in the order of code units. */
function* sortSteps(texts: readonly string[]): Steps<Uint32Array<ArrayBuffer>> {
	const parts = new Map<string, number[]>();
	texts.forEach((text, place) => {
		const key = text.slice(0, ALIKE);
		const part = parts.get(key);
		if (part === undefined) {
			parts.set(key, [place]);
		} else {
			part.push(place);
		}
	});
	yield;
	const sorted = new Uint32Array(texts.length);
	let end = 0;
	let sinceStep = 0;
	for (const [, part] of [...parts].sort(([a], [b]) => compareText(a, b))) {
		sorted.set(
			part.sort((a, b) => compareText(texts[a] ?? '', texts[b] ?? '')),
			end,
		);
		end += part.length;
		sinceStep += part.length;
		if (sinceStep >= NAMES_A_STEP) {
			sinceStep = 0;
			yield;
		}
	}
	return sorted;
}

/** The last place that starts at or before an offset, looked for in growing steps from one known to be before it. */
function placeOf(starts: Uint32Array, offset: number, from: number): number {
	let step = 1;
	while ((starts[from + step] ?? Infinity) <= offset) {
		step *= 2;
	}
	let low = from + (step >> 1);
	let high = Math.min(from + step, starts.length);
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((starts[middle] ?? 0) <= offset) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return low;
}

/** Entities with the best rank that one of their names has. */
class Found {
	readonly #ranks = new Map<number, number>();
	readonly #entities: EntityTable;
	readonly #query: NameQuery;
	readonly #kinds: ReadonlySet<number> | undefined;
	#asked = 0;

	constructor(entities: EntityTable, query: NameQuery) {
		this.#entities = entities;
		this.#query = query;
		this.#kinds = query.kinds && new Set(query.kinds.map(kind => KINDS.indexOf(kind)));
	}

	isWanted(): boolean {
		return ++this.#asked % ASK_EVERY !== 0 || this.#query.cancellation?.isCancelled !== true;
	}

	add(entity: number, rank: number): void {
		if (this.#kinds?.has(this.#entities.kindOf(entity)) === false) {
			return;
		}
		const known = this.#ranks.get(entity);
		if (known === undefined || rank < known) {
			this.#ranks.set(entity, rank);
		}
	}

	countBelow(limit: number): number {
		let count = 0;
		for (const rank of this.#ranks.values()) {
			count += rank < limit ? 1 : 0;
		}
		return count;
	}

	/** The wanted number of them in order; of many with the same rank only those are sorted that stand in enough notes. */
	best(): [entity: number, rank: number][] {
		const { limit } = this.#query;
		const byRank = new Map<number, number[]>();
		for (const [entity, rank] of this.#ranks) {
			const same = byRank.get(rank);
			if (same === undefined) {
				byRank.set(rank, [entity]);
			} else {
				same.push(entity);
			}
		}
		const best: [number, number][] = [];
		for (const rank of [...byRank.keys()].sort((a, b) => a - b)) {
			const wanted = limit - best.length;
			if (wanted <= 0) {
				break;
			}
			const same = this.#frequent(byRank.get(rank) ?? [], wanted);
			same.sort((a, b) => this.#compare(a, b));
			best.push(...same.slice(0, wanted).map((entity): [number, number] => [entity, rank]));
		}
		return best;
	}

	#frequent(entities: number[], wanted: number): number[] {
		if (entities.length <= wanted) {
			return entities;
		}
		const notes = Uint32Array.from(entities, entity => this.#entities.notesOf(entity).length).sort();
		const least = notes[notes.length - wanted] ?? 0;
		return entities.filter(entity => this.#entities.notesOf(entity).length >= least);
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
