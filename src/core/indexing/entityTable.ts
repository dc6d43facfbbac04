import { compareText } from './contradictions.js';
import type { EntityRows } from './entityRows.js';
import type { EntityKind } from './noteSummary.js';
import { KINDS } from './recordCodes.js';
import type { IndexedEntity } from './workspaceIndex.js';

/** How many numbers a name of an entity takes: its string, how many notes have it for a label, how many write it so. */
const STEP = 3;

/**
 * Everything that stands in at least one note, under numbers: where it stands, and how it is called there.
 *
 * Strings are numbers of the string table. What a note costs is what it has, times the number of names of its entities.
 */
export class EntityTable {
	readonly #numbers = new Map<number, number>();
	readonly #keys: (number | undefined)[] = [];
	readonly #names: number[][] = [];
	readonly #notes: number[][] = [];
	readonly #mentions: number[] = [];
	readonly #labels: (number | undefined)[] = [];
	readonly #free: number[] = [];
	readonly #textOf: (string: number) => string;
	#onChange: ((entity: number) => void) | undefined;

	constructor(textOf: (string: number) => string) {
		this.#textOf = textOf;
	}

	/** Tells from now on which entity was changed, came or went: before it is asked for again, and more than once perhaps. */
	listen(onChange: (entity: number) => void): void {
		this.#onChange = onChange;
	}

	/** The strings of its names, the label among them, in no order. */
	namesOf(entity: number): number[] {
		const names = this.#names[entity] ?? [];
		const strings: number[] = [];
		for (let at = 0; at < names.length; at += STEP) {
			strings.push(names[at] ?? 0);
		}
		return strings;
	}

	/** Lets go of the room that lists have for more: when many notes have come, that is a third of what they take. */
	pack(): void {
		this.#names.forEach((names, entity) => (this.#names[entity] = names.slice()));
		this.#notes.forEach((notes, entity) => (this.#notes[entity] = notes.slice()));
	}

	all(): Iterable<number> {
		return this.#numbers.values();
	}

	find(kind: EntityKind, id: number): number | undefined {
		return this.#numbers.get(id * 4 + KINDS.indexOf(kind));
	}

	/** By the key that a record gives it (`EntityRows.keyOf`). */
	numberOf(key: number): number | undefined {
		return this.#numbers.get(key);
	}

	/** The notes it stands in, in no order. */
	notesOf(entity: number): readonly number[] {
		return this.#notes[entity] ?? [];
	}

	mentionsOf(entity: number): number {
		return this.#mentions[entity] ?? 0;
	}

	kindOf(entity: number): number {
		return (this.#keys[entity] ?? 0) & 3;
	}

	idOf(entity: number): string {
		return this.#textOf((this.#keys[entity] ?? 0) >>> 2);
	}

	/** The label that most notes give it; of several the first by code units. */
	labelOf(entity: number): number {
		const known = this.#labels[entity];
		if (known !== undefined) {
			return known;
		}
		const names = this.#names[entity] ?? [];
		let best = -1;
		for (let at = 0; at < names.length; at += STEP) {
			const more = (names[at + 1] ?? 0) - (names[best + 1] ?? 0);
			if (best < 0 || more > 0 || (more === 0 && this.#text(names, at) < this.#text(names, best))) {
				best = at;
			}
		}
		const label = names[best] ?? 0;
		this.#labels[entity] = label;
		return label;
	}

	labelTextOf(entity: number): string {
		return this.#textOf(this.labelOf(entity));
	}

	describe(entity: number): IndexedEntity {
		const label = this.labelOf(entity);
		const names = this.#names[entity] ?? [];
		const forms: number[] = [];
		for (let at = 0; at < names.length; at += STEP) {
			if (names[at] !== label) {
				forms.push(at);
			}
		}
		if (forms.length > 1) {
			const notesAt = (at: number): number => (names[at + 1] ?? 0) + (names[at + 2] ?? 0);
			forms.sort(
				(a, b) => notesAt(b) - notesAt(a) || compareText(this.#text(names, a), this.#text(names, b)),
			);
		}
		return {
			kind: KINDS[this.kindOf(entity)] ?? 'company',
			id: this.idOf(entity),
			label: this.#textOf(label),
			forms: forms.map(at => this.#text(names, at)),
			mentions: this.mentionsOf(entity),
			notes: this.notesOf(entity).length,
		};
	}

	add(note: number, entities: EntityRows): void {
		for (let at = 0; at < entities.length; at++) {
			const key = entities.keyOf(at);
			let entity = this.#numbers.get(key);
			if (entity === undefined) {
				entity = this.#free.pop() ?? this.#keys.length;
				this.#numbers.set(key, entity);
				this.#keys[entity] = key;
				this.#names[entity] = [];
				this.#notes[entity] = [];
				this.#mentions[entity] = 0;
			}
			this.#onChange?.(entity);
			this.#notes[entity]?.push(note);
			this.#mentions[entity] = this.mentionsOf(entity) + entities.mentionsOf(at);
			this.#count(entity, entities.labelOf(at), 1, 1);
			for (let form = 0; form < entities.formCountOf(at); form++) {
				this.#count(entity, entities.formOf(at, form), 2, 1);
			}
		}
	}

	remove(note: number, entities: EntityRows): void {
		for (let at = 0; at < entities.length; at++) {
			const key = entities.keyOf(at);
			const entity = this.#numbers.get(key);
			if (entity === undefined) {
				continue;
			}
			this.#onChange?.(entity);
			const notes = this.#notes[entity] ?? [];
			const last = notes.pop();
			const place = last === note ? -1 : notes.indexOf(note);
			if (place >= 0 && last !== undefined) {
				notes[place] = last;
			}
			this.#mentions[entity] = this.mentionsOf(entity) - entities.mentionsOf(at);
			this.#count(entity, entities.labelOf(at), 1, -1);
			for (let form = 0; form < entities.formCountOf(at); form++) {
				this.#count(entity, entities.formOf(at, form), 2, -1);
			}
			if (notes.length === 0) {
				this.#numbers.delete(key);
				this.#keys[entity] = undefined;
				this.#free.push(entity);
			}
		}
	}

	#count(entity: number, name: number, part: 1 | 2, by: 1 | -1): void {
		const names = this.#names[entity] ?? [];
		let at = this.#nameAt(names, name);
		if (at < 0) {
			at = names.push(name, 0, 0) - STEP;
		}
		names[at + part] = (names[at + part] ?? 0) + by;
		if (names[at + 1] === 0 && names[at + 2] === 0) {
			const last = names.splice(-STEP);
			if (last[0] !== name) {
				names.splice(at, STEP, ...last);
			}
		}
		this.#labels[entity] = undefined;
	}

	#nameAt(names: readonly number[], name: number): number {
		for (let at = 0; at < names.length; at += STEP) {
			if (names[at] === name) {
				return at;
			}
		}
		return -1;
	}

	#text(names: readonly number[], at: number): string {
		return this.#textOf(names[at] ?? 0);
	}
}
